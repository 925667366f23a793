"""What is in hand in the results, in a frame: what is asked, what is counted, and what that comes to."""

from campaign.desk.desk import Desk
from campaign.desk.filling import Cell, Count
from campaign.desk.numbers import estimate_echo, read_number, written_number
from campaign.desk.results import share
from campaign.desk.results_told import bar
from campaign.desk.telling import status_since
from campaign.language import _, current
from campaign.model.messages import Message
from campaign.model.people import Objective
from campaign.text import in_cells, pad
from campaign.tui.screens.detail import NAME, framed, joined, spread

LEAST = 20
"""Cells of a line at least."""


def count_frame(desk: Desk, count: Count, cells: int, echo: str = "") -> list[str]:
    """Return what is in hand in a frame of so many cells; `echo` is what a number that is typed comes to."""
    width = max(LEAST, cells - 4)
    lines = (
        _of_message(desk, count.entry, width) if isinstance(count.entry, Message) else _of_objective(desk, count, width)
    )
    first = [echo] if echo else []
    due = current().full_day(count.due) if count.due else ""
    until = _("until {day}").format(day=due) if due else ""
    status = _(count.entry.status) if isinstance(count.entry, Message) else _("objective")
    return framed(count.name, joined([until, status]), [*first, *lines], cells)


def _of_message(desk: Desk, message: Message, width: int) -> list[str]:
    """Return what a message asks, what is counted of it and which objective it serves."""
    activation, measure, objective = _("activation"), _("measure"), _("objective")
    serves = desk.effective.get("objectives", message.objective or "")
    aim = serves.label if isinstance(serves, Objective) else "–"
    return [
        spread(f"{pad(activation, NAME)} {in_cells(message.activation) or '–'}", _told(message), width),
        f"{pad(measure, NAME)} {in_cells(message.measure) or '–'}",
        f"{pad(objective, NAME)} {in_cells(aim)}",
        status_since(message),
    ]


def _of_objective(desk: Desk, count: Count, width: int) -> list[str]:
    """Return whom an objective is about, what is counted of it and what that was before."""
    objective = count.entry
    if not isinstance(objective, Objective):
        return []
    measure, before, whom = _("measure"), _("baseline"), _("audience")
    audience = desk.effective.audience(objective.audience or "")
    return [
        spread(f"{pad(measure, NAME)} {in_cells(objective.measure) or '–'}", _told(objective), width),
        f"{pad(before, NAME)} {written_number(objective.baseline)}",
        f"{pad(whom, NAME)} {in_cells(audience.label if audience else objective.audience or '–')}",
    ]


def _told(entry: Message | Objective) -> str:
    """Return what came of what was aimed for."""
    if entry.target is None and entry.result is None:
        return ""
    told = _("{result} of {target}")
    return told.format(result=written_number(entry.result), target=written_number(entry.target))


def typed_echo(count: Count, cell: Cell, text: str) -> str:
    """Return what a number that is typed comes to.

    Raises:
        CampaignError: it is no number.
    """
    number = read_number(text.strip())
    if number is None:
        return _("→ nothing filled in")
    entry = count.entry
    target = number if cell == "target" else entry.target
    result = number if cell == "result" else entry.result
    start = entry.baseline or 0 if isinstance(entry, Objective) else 0
    part = share(result - start, target - start) if result is not None and target is not None else None
    told = estimate_echo(text) or _("→ {number}").format(number=written_number(number))
    return joined([told, bar(part) if part is not None else ""])
