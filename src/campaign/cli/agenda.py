"""`campaign agenda`: what is due in one plan or in all of them, as text or JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click

from campaign.cli import options
from campaign.cli.completing import plan_names
from campaign.cli.main import Call, complain
from campaign.cli.plans import tell, tell_hidden
from campaign.cli.streams import line_width
from campaign.desk.agenda import KIND_WORDS, SECTIONS, Due, agenda, owners
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time, turn
from campaign.errors import NotFoundError, PlanUnreadableError, did_you_mean
from campaign.language import _, current, mark, say
from campaign.storage.workspace import find_plans
from campaign.text import cell_width, in_cells, shorten

LEAST = 20
"""Cells that what is due gets at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is due, and the plan it is from."""

    desk: Desk
    due: Due


@click.command("agenda")
@click.argument("plans", nargs=-1, metavar="[PLAN ...]", shell_complete=plan_names)
@click.option(
    "--days",
    type=click.IntRange(1, 3660),
    default=7,
    show_default=True,
    help=mark("For how many days, today included."),
)
@click.option("--owner", default=None, metavar="NAME", help=mark("Only what this person has to do."))
@options.confidential
@click.pass_obj
def command(call: Call, /, plans: tuple[str, ...], days: int, owner: str | None, confidential: tuple[str, ...]) -> int:
    """Show what is due and whose turn it is: messages, texts, approvals, activations and tasks, and what is late."""
    desks, code = opened(plans, call)
    every = [Line(desk, due) for desk in desks for due in agenda(desk.schedule, call.today, days, owner)]
    lines = [each for each in every if not each.due.message.confidential or each.due.message.id in confidential]
    lines.sort(key=lambda line: line.due.sort_key)
    if owner:
        hint(desks, owner)
    if call.json:
        click.echo(json.dumps(as_data(lines, call, days), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(as_text(lines, call, days, several=len(desks) > 1)))
    shown = {id(each.due.message) for each in lines}
    tell_hidden(len({id(each.due.message) for each in every} - shown))
    return code


def opened(named: tuple[str, ...], call: Call) -> tuple[list[Desk], int]:
    """Return the plans that are meant, and the exit code: 2 when one cannot be read. Archived ones only by name."""
    desks: list[Desk] = []
    code = 0
    for name in named or (None,):
        found = find_plans(name, Path.cwd())
        for path in found:
            try:
                desk = Desk.open(path, today=call.today, now=call.now)
            except (PlanUnreadableError, NotFoundError) as error:
                complain(error)
                code = 2
                continue
            by_name = name is not None and len(found) == 1 and not Path(name).is_dir()
            if by_name or not desk.plan.campaign.archived:
                tell(desk.problems)
                desks.append(desk)
    return desks, code


def hint(desks: list[Desk], owner: str) -> None:
    """Tell on stderr when nobody of that name has anything to do in these plans."""
    known = list(dict.fromkeys(name for desk in desks for name in owners(desk.schedule)))
    if owner.casefold() in {name.casefold() for name in known}:
        return
    meant = did_you_mean(owner, known)
    text = current().render(say("Nobody called {name} has anything to do here", name=owner))
    click.echo(f"{text} – {current().render(meant)}" if meant else text, err=True)


def as_text(lines: list[Line], call: Call, days: int, *, several: bool) -> Iterator[str]:
    """Give the lines under their headings: what is late, what waits for approval, then week by week."""
    words = current()
    for section, title in SECTIONS.items():
        found = [line for line in lines if line.due.section(call.today) == section]
        if found:
            if found[0] is not lines[0]:
                yield ""
            yield f"{_(title)} ({len(found)})"
            yield from (row(line, several=several) for line in found)
    if not lines:
        last = call.today + timedelta(days=days - 1)
        yield _("Nothing is due up to and including {day}.").format(day=words.full_day(last))


def moment(due: Due) -> str:
    """Return when something is due: the days or hour of a message, else the last day; a dash without one."""
    if due.slot is None:
        return "–"
    return day_and_time(due.slot) if due.kind == "message" else current().day(due.slot.first)


def row(line: Line, *, several: bool) -> str:
    """Return one line of the agenda: when, kind, what, who, and the plan where there are several.

    On a terminal it is cut to its width; in a pipe it is whole.
    """
    due = line.due
    whose = turn(due)
    notes = [in_cells(whose)] if whose else []
    notes += [_("since {day}").format(day=current().day(due.since))] if due.since else []
    notes += [in_cells(line.desk.plan.campaign.title)] if several else []
    when, kind = moment(due), _(KIND_WORDS[due.kind])
    start = f"  {when.ljust(16)} {kind.ljust(13)} "
    width = line_width()
    if width is None:
        return f"{start}{' · '.join([in_cells(due.what), *notes])}"
    tail = shorten(" · ".join(notes), 24)
    room = max(LEAST, width - cell_width(start) - cell_width(tail) - 3 * bool(tail))
    what = shorten(in_cells(due.what), room)
    return f"{start}{what} · {tail}" if tail else f"{start}{what}".rstrip()


def as_data(lines: list[Line], call: Call, days: int) -> dict[str, object]:
    """Return the agenda as programs read it."""
    return {
        "from": str(call.today),
        "to": str(call.today + timedelta(days=days - 1)),
        "items": [_item(line) for line in lines],
    }


def _item(line: Line) -> dict[str, object]:
    """Return one thing that is due as programs read it; a message has hours where it has them, the rest days."""
    due = line.due
    first, last = _span(due)
    item: dict[str, object] = {
        "kind": due.kind,
        "overdue": due.overdue,
        "start": first,
        "end": last,
        "certainty": due.slot.certainty if due.slot else None,
        "what": due.what,
        "owner": due.owner or None,
        "message": due.message.id,
        "title": due.message.title,
        "status": due.message.status,
        "campaign": line.desk.plan.campaign.id,
        "file": str(line.desk.file.path),
    }
    if due.kind == "approval":
        item["since"] = str(due.since) if due.since else None
    return item


def _span(due: Due) -> tuple[str | None, str | None]:
    """Return the start and the end of something that is due; none where it has no day."""
    slot = due.slot
    if slot is None:
        return None, None
    if due.kind == "message" and slot.start is not None and slot.end is not None:
        return slot.start.isoformat(), slot.end.isoformat()
    return str(slot.first), str(slot.last + timedelta(days=1))
