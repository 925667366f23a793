"""Opening plans for a verb, and telling what is wrong with them on stderr."""

from collections.abc import Iterable
from pathlib import Path

import click

from campaign.cli.main import Call
from campaign.desk.desk import Desk
from campaign.errors import Problem
from campaign.language import current
from campaign.storage.workspace import find_plan


def open_desk(name: str, call: Call) -> Desk:
    """Return the desk of the plan that is meant, after telling what is wrong with it."""
    desk = Desk.open(find_plan(name, Path.cwd()), today=call.today, now=call.now)
    tell(desk.problems)
    return desk


def tell(problems: Iterable[Problem]) -> None:
    """Write problems on stderr, a line each: place, code, message and key, what, remedy."""
    for problem in problems:
        place = f"{problem.place.file}:{problem.place.line}:{problem.place.column}"
        about = " ".join(part for part in (problem.subject.id, problem.subject.key) if part)
        remedy = f" – {current().render(problem.remedy)}" if problem.remedy else ""
        click.echo(f"{place}: {problem.code} {about}: {current().render(problem.text)}{remedy}", err=True)
