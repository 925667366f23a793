"""Opening plans for a verb, telling what is wrong with them on stderr, and saving what the verb did."""

from collections.abc import Iterable
from pathlib import Path

import click

from campaign.cli.main import Call
from campaign.desk.desk import Desk
from campaign.errors import NotFoundError, Problem, Subject, UsageError
from campaign.language import Sentence, _n, current, say
from campaign.storage.journals import left_behind
from campaign.storage.versions import versions
from campaign.storage.workspace import find_plan, places


def open_desk(name: str, call: Call) -> Desk:
    """Return the desk of the plan that is meant, after telling what is wrong with it."""
    desk = Desk.open(find_plan(name, Path.cwd()), today=call.today, now=call.now)
    tell(desk.problems)
    return desk


def plan_or_gone(name: str) -> Path:
    """Return the path of the plan that is meant, also of one whose file is gone, as long as the path is written out.

    Raises:
        NotFoundError: it is neither a plan nor a path of which anything is kept.
    """
    try:
        return find_plan(name, Path.cwd())
    except NotFoundError:
        for path in places(name, Path.cwd()):
            if not path.exists() and (versions(path) or left_behind(path)):
                return path
        raise


def save(desk: Desk) -> None:
    """Save a plan, and tell on stderr what is wrong with it now that was not before."""
    known = {_known(each) for each in Desk(desk.file, today=desk.today, now=desk.now).problems}
    desk.save()
    notice(desk.file.notice)
    tell(each for each in desk.problems if _known(each) not in known)


def tell_hidden(count: int) -> None:
    """Write on stderr how many messages are left out because they are confidential; without any, nothing."""
    if count:
        told = _n("{count} confidential message is not shown", "{count} confidential messages are not shown", count)
        click.echo(told, err=True)


def notice(text: Sentence | None) -> None:
    """Write on stderr what is worth knowing beside what was done, where there is anything."""
    if text is not None:
        click.echo(current().render(text), err=True)


def _known(problem: Problem) -> tuple[str, Subject, str]:
    """Return what makes a problem the same one, wherever it stands by now."""
    return problem.code, problem.subject, problem.text.text


def tell(problems: Iterable[Problem]) -> None:
    """Write problems on stderr, a line each: place, code, message and key, what, remedy."""
    for problem in problems:
        place = f"{problem.place.file}:{problem.place.line}:{problem.place.column}"
        about = " ".join(filter(None, (problem.code, problem.subject.id, problem.subject.key)))
        remedy = f" – {current().render(problem.remedy)}" if problem.remedy else ""
        click.echo(f"{place}: {about}: {current().render(problem.text)}{remedy}", err=True)


def id_and_date(written: str) -> tuple[str, str]:
    """Return the id and the moment, not read yet, of ID=DATE.

    Raises:
        UsageError: it is not written so.
    """
    name, equals, when = written.partition("=")
    if not equals:
        raise UsageError(say("{value} is not ID=DATE", value=written), say("Write for example livegang=2027-04-19."))
    return name, when
