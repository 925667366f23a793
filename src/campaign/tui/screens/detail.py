"""The message in hand in a frame: what it is for, and what its reader does next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time, deadline_of, distance, length_of, status_since
from campaign.language import _, _n, current, mark
from campaign.model.field_words import EFFECT_WORDS
from campaign.model.messages import Message
from campaign.schedule.lanes import LaneKind
from campaign.schedule.rows import Zoom
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.inspector import SIGNS
from campaign.tui.safe import content_lines
from campaign.tui.screens.saved import saved_words
from campaign.tui.titles import titled

if TYPE_CHECKING:
    from campaign.desk.checking import Remark

EDGE = "─"
TITLE = len("┌─ ")  # where a title begins in its edge
STRONG = Style(bold=True)
LEAST = 20
"""Cells that a title gets at least, beside what is told of it."""
RECOGNISED = 12
"""Cells of its title by which a plan is recognised."""
READABLE = 14
"""Cells below which a distance says too little to be shown."""
NAME = 13
"""Cells of the names before the goal and the activation."""
WANTED = 24
"""Cells of what a filter asks for."""
TITLE_LEFT, WANTED_LEFT = 8, 6
"""Cells that the title, and what a filter asks for, keep where there is room for nothing else."""
LINES = 4
"""Lines in the frame; a low screen shows the first ones."""
ZOOM_WORDS = {"day": mark("day"), "week": mark("week"), "month": mark("month"), "quarter": mark("quarter")}
LANE_WORDS = {
    "channel": mark("per channel"),
    "audience": mark("per audience"),
    "owner": mark("per owner"),
    "status": mark("per status"),
    "phase": mark("per phase"),
}


def viewed(zoom: Zoom, by: LaneKind) -> str:
    """Return how a plan is looked at: its zoom and its lanes."""
    return joined([_(ZOOM_WORDS[zoom]), _(LANE_WORDS[by])])


@dataclass(frozen=True, slots=True)
class Counted:
    """What the line above a timeline counts, beside the messages."""

    shown: int | None
    """How many messages the filter lets through; None without a filter."""
    waiting: int
    """How many wait for a moment."""
    serious: int
    """How many findings a colleague would object to."""
    marked: int = 0
    """How many messages are marked."""
    wanted: str = ""
    """What the filter asks for."""


def standing(desk: Desk, counted: Counted) -> list[str]:
    """Return how a plan stands: how many messages, what waits, what is wrong, and whether it is saved."""
    shown, waiting = counted.shown, counted.waiting
    count = _n("{count} message", "{count} messages", len(desk.plan.messages))
    wrong = max(counted.serious, len(desk.problems))
    parts = [
        _("{shown} of {count}").format(shown=shown, count=count) if shown is not None else count,
        in_filter(counted.wanted),
        _("{count} marked").format(count=counted.marked) if counted.marked else "",
        _("{count} unscheduled").format(count=waiting) if waiting else "",
        _n("{count} form unfinished (K)", "{count} forms unfinished (K)", len(desk.drafts)) if desk.drafts else "",
        f"{wrong} ▲" if wrong else "",
        saved_words(desk),
    ]
    return list(filter(None, parts))


def in_filter(wanted: str) -> str:
    """Return what is searched for, as the line above a view tells it."""
    return _("only {wanted}").format(wanted=shorten(wanted, WANTED)) if wanted else ""


def title_line(desk: Desk, view: str, counted: Counted, cells: int) -> str:
    """Return the line above a timeline: which plan, how it is shown unless there is no room, and how it stands."""
    width = max(LEAST, cells)
    title, parts = in_cells(desk.plan.campaign.title), standing(desk, counted)
    if counted.waiting and cell_width(title) + cell_width(view) + cell_width(joined(parts)) + 6 > width:
        del parts[1 + bool(counted.wanted) + bool(counted.marked)]  # the line of the unscheduled counts them too
    right = joined(_fitted(parts, counted.wanted, width - TITLE_LEFT - 3))
    room = width - cell_width(right) - 3
    room_for_title = room - cell_width(view) - 3
    known = room_for_title >= min(RECOGNISED, cell_width(title))
    left = f"{shorten(title, room_for_title)}   {view}" if known else shorten(title, room)
    return f"{pad(left, max(0, room))}   {right}"


def _fitted(parts: list[str], wanted: str, room: int) -> list[str]:
    """Return how a plan stands in so many cells: what is wrong, and whether it is saved, stays longest."""
    over = cell_width(joined(parts)) - room
    if over > 0 and wanted:
        searched = shorten(wanted, WANTED)
        shorter = in_filter(shorten(searched, max(WANTED_LEFT, cell_width(searched) - over)))
        parts = [shorter if each == in_filter(wanted) else each for each in parts]
    kept = 1 + bool(wanted)
    while cell_width(joined(parts)) > room and len(parts) > kept + 2:
        parts = [*parts[:kept], *parts[kept + 1 :]]
    return parts


def framed(title: str, right: str, lines: Iterable[str], cells: int) -> list[str]:
    """Return lines in a frame of so many cells, the title and what stands at the right in its upper edge."""
    room = max(1, cells - 4)
    right = f" {right} " if right else ""
    name = f" {shorten(in_cells(title), max(1, cells - cell_width(right) - 6))} "
    edge = EDGE * max(0, cells - 4 - cell_width(name) - cell_width(right))
    inside = [*lines][:LINES]
    inside += [""] * (LINES - len(inside))
    told = (f"│ {pad(line, room)} │" for line in inside)
    return [f"┌─{name}{edge}{right}─┐"[:cells], *told, f"└{'─' * (cells - 2)}┘"]


def inked(lines: list[str]) -> Content:
    """Return a frame as it is drawn: its title stands out."""
    end = lines[0].find(f" {EDGE}", TITLE) if lines else -1
    drawn = content_lines(lines)
    return drawn.stylize(STRONG, TITLE, end) if end > 0 else drawn


def hint(*, filtered: bool, empty: bool) -> tuple[str, str, list[str]]:
    """Return what to do when there is no message to show, as a frame wants it."""
    if filtered:
        return _("No message fits what you search for."), "", [_("Press / to change it, esc to show everything.")]
    if empty:
        return _("There are no messages yet."), "", [_("Press a to write the first one.")]
    return _("No message is in hand."), "", [_("An arrow takes one in hand.")]


def detail_lines(
    desk: Desk,
    message: Message,
    cells: int,
    remarks: Sequence["Remark"] = (),
    whole: tuple[str, str] | None = None,
) -> list[str]:
    """Return a message in a frame of so many cells, the most telling lines first.

    `remarks` is what the checks say of it, the most serious first; `whole` is the name and the text of a field that
    comes before all else, on as many lines as it takes.
    """
    title = titled(message)
    width = max(LEAST, cells - 4)
    timing = desk.schedule.timing(message.id)
    reason = [f"▲ {current().render(timing.reason)}"] if timing.reason else []
    goal, activation = _("goal"), _("activation")
    effect = _(EFFECT_WORDS[message.effect]) if message.effect else ""
    by = deadline_of(desk, message)
    asked = spread(f"{pad(activation, NAME)} {in_cells(message.activation) or '–'}", f"→ {by}" if by else "", width)
    named = {goal: spread(f"{pad(goal, NAME)} {in_cells(message.goal) or '–'}", effect, width), activation: asked}
    lines = [
        *(broken(*whole, width) if whole else ()),
        *reason,
        *(line for name, line in named.items() if whole is None or name != whole[0]),
        *told(remarks),
        *people_and_place(desk, message, width),
    ]
    serious = sum(each.severity != "hint" for each in remarks)
    flag = joined([f"▲{serious}" if serious else "", _("confidential") if message.confidential else ""])
    taken = min(cell_width(title), max(LEAST, width // 2)) + cell_width(flag) + 3 * bool(flag)
    return framed(title, joined([flag, facts(desk, message, width - taken - 5)]), lines, cells)


def broken(name: str, text: str, width: int, cells: int = NAME) -> list[str]:
    """Return a text with its name before it in so many cells, on lines as wide as there is room."""
    from textwrap import wrap  # only for what does not fit

    lines = wrap(text, max(LEAST, width - cells - 1))
    return [f"{pad(name if number == 0 else '', cells)} {line}" for number, line in enumerate(lines)]


def told(remarks: Sequence["Remark"]) -> list[str]:
    """Return the most serious thing that the checks say of a message, and how much more there is."""
    if not remarks:
        return []
    first, more = remarks[0], len(remarks) - 1
    also = _n(" (and {count} more: c)", " (and {count} more: c)", more) if more else ""
    return [f"{SIGNS[first.severity]} {first.code}{also} {in_cells(current().render(first.text))}"]


def spread(left: str, right: str, cells: int) -> str:
    """Return two texts at both ends of a line; the left one is cut where there is no room for both."""
    if not right:
        return shorten(left, cells)
    right = shorten(right, max(1, cells * 11 // 20))
    return f"{pad(left, cells - cell_width(right) - 2)}  {right}"


def facts(desk: Desk, message: Message, room: int) -> str:
    """Return when a message is and how far: as much of it as there is room for, the moment and the status first."""
    timing = desk.schedule.timing(message.id)
    draft = _("form not finished") if f"messages/{message.id}" in desk.drafts else ""
    moment, status, length = day_and_time(timing.first), _(message.status), length_of(desk, message)
    away = distance(desk, timing.anchor, timing.first.first if timing.first else None)
    since = " ".join(filter(None, (status, status_since(message))))
    whole = joined([moment, length, in_cells(away), since, draft])
    if since != status and cell_width(whole) <= room:
        return whole
    short = joined([moment, length, status, draft])
    left = room - cell_width(short) - 3
    if away and left >= READABLE:
        return joined([moment, length, shorten(in_cells(away), left), status, draft])
    return next(
        (each for each in (short, joined([moment, status, draft])) if cell_width(each) <= room),
        shorten(joined([moment, status]), max(LEAST, room)),
    )


def joined(parts: Sequence[str]) -> str:
    """Return what there is of some facts on one line."""
    return " · ".join(filter(None, parts))


def people_and_place(desk: Desk, message: Message, width: int) -> list[str]:
    """Return who hears it from whom through what: on one line if that fits, and then what it must bring across."""
    plan = desk.effective
    labels = [each.label if (each := plan.audience(name)) else name for name in message.audiences]
    channel = plan.channel(message.channel)
    people = _("to {audiences}  from {sender}  by {owner}").format(
        audiences=", ".join(labels) or "–", sender=message.sender or "–", owner=message.owner or "–"
    )
    place = _("in {channel}").format(channel=channel.label if channel else message.channel or "–")
    place = joined([in_cells(place), in_cells(message.location)])
    line = f"{in_cells(people)}  {place}"
    kernel = " · ".join(in_cells(each.text) for each in plan.key_messages if each.id in message.key_messages)
    name = _("key message")
    kernels = [f"{pad(name, NAME)} {kernel}"] if kernel else []
    return [line, *kernels] if cell_width(line) <= width else [in_cells(people), place, *kernels]
