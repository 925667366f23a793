"""The lanes of a timeline with everything on its row, as they are drawn on one sheet or divided over several."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import measured, plain
from campaign.documents.timeline.look import Look
from campaign.documents.timeline.placing import Item, Rows, place
from campaign.documents.timeline.scale import Scale
from campaign.documents.timeline.signs import KIND_WIDTH, STATUS_WIDTH
from campaign.schedule.editions import Edition
from campaign.schedule.lanes import Lane, lane_keys, lanes
from campaign.schedule.slots import Slot

GAP = 3.0
"""What a lane is higher than its lines, in points."""
FEWEST = 2
"""Rows of a lane that stand at the foot of a sheet at least, when the others go to the next."""


class Strip(NamedTuple):
    """A lane, or a part of it."""

    lane: Lane
    """What it is of, and its messages."""
    number: int
    """Its place in the plan, which its colour follows from."""
    rows: Rows
    """Everything in it, row by row."""
    editions: tuple[Edition, ...] = ()
    """When its channel goes out; they have a line of their own above the others."""
    continued: bool = False
    """It goes on from the sheet before."""

    @property
    def lines(self) -> int:
        """Return how many lines it takes."""
        return len(self.rows) + bool(self.editions)

    def height(self, line: float) -> float:
        """Return how high it is, in points, with lines of so many."""
        return self.lines * line + GAP

    @property
    def messages(self) -> frozenset[str]:
        """Return the messages that stand in it, by id."""
        return frozenset(spot.item.key for row in self.rows for spot in row)


def title_of(contents: Contents, message_id: str, slot: Slot, occurrence: int) -> str:
    """Return what a message is called on a timeline: ~ says that its date may change, ↻ which time it is."""
    message = contents.plan.message(message_id)
    sign = ("~" if slot.certainty == "indicative" else "") + (f"↻{occurrence + 1} " if occurrence else "")
    return sign + ((plain(message.title) if message else "") or message_id)


def strips(contents: Contents, scale: Scale, look: Look) -> tuple[Strip, ...]:
    """Return the lanes that have something between two days; for outsiders one without a name."""
    schedule = contents.schedule
    numbers = {key: number for number, key in enumerate(lane_keys(schedule, "channel"))}
    return tuple(
        Strip(lane, numbers.get(lane.key, len(numbers)), rows, _editions(contents, lane, scale, look))
        for lane in _lanes(contents)
        if (rows := place(_items(contents, lane.ids, look), scale, look.size, look.readable))
    )


def _lanes(contents: Contents) -> Iterable[Lane]:
    """Return the lanes of what goes out; who gets titles and dates only is told nothing of channels."""
    if contents.titles_only:
        return [Lane("", "", tuple(each.id for each in contents.scheduled))]
    return lanes(contents.schedule, "channel", lambda message: message.id in contents.taken)


def _items(contents: Contents, ids: Iterable[str], look: Look) -> Iterator[Item]:
    """Give the messages of a lane, each time that they come."""
    for message_id in ids:
        for occurrence, slot in enumerate(contents.schedule.timing(message_id).slots):
            signs = KIND_WIDTH + STATUS_WIDTH * (not occurrence and not contents.titles_only)
            title = title_of(contents, message_id, slot, occurrence)
            name = 0.0 if occurrence else measured(title, look.size)
            yield Item(message_id, occurrence, slot.first, slot.last, signs * look.size, name)


def _editions(contents: Contents, lane: Lane, scale: Scale, look: Look) -> tuple[Edition, ...]:
    """Return when the channel of a lane goes out, unless that is too often to tell apart."""
    if contents.titles_only:
        return ()
    found = contents.schedule.numbered_editions(lane.key, scale.first, scale.last)
    return found if len(found) * look.size <= scale.right - scale.left else ()


def milestone_rows(contents: Contents, scale: Scale, look: Look) -> Rows:
    """Return the milestones on their rows, with their whole names where they are not very long."""
    items = [
        Item(each.id, 0, slot.first, slot.last, 1.1 * look.size, measured(plain(each.name), look.size, bold=True))
        for each, slot in contents.milestones
    ]
    return place(items, scale, look.size, (look.letters + 6) * look.size / 2)


def phase_rows(contents: Contents, scale: Scale) -> tuple[tuple[tuple[str, date, date], ...], ...]:
    """Return the phases, by name and days, on as few rows as keep them apart."""
    rows: list[list[tuple[str, date, date]]] = []
    names = {each.id: plain(each.name) for each in contents.plan.phases}
    spans = ((first, last, phase_id) for phase_id, (first, last) in contents.schedule.phases.items())
    for first, last, phase_id in sorted(spans):
        if phase_id in names and scale.shows(first, last) and not contents.titles_only:
            free = next((row for row in rows if row[-1][2] < first), None)
            if free is None:
                rows.append(free := [])
            free.append((names[phase_id], first, last))
    return tuple(map(tuple, rows))


def divided(found: Iterable[Strip], room: float, line: float) -> Iterator[tuple[Strip, ...]]:
    """Give the lanes by the sheet, as many as fit in so many points; a long lane goes on on the next one."""
    sheet: list[Strip] = []
    left = room
    for strip in found:
        rest = strip
        while rest.height(line) > left:
            lines = int((left - GAP) / line) - bool(rest.editions)
            if lines >= FEWEST or not sheet:
                taken = max(1, lines)
                sheet.append(rest._replace(rows=rest.rows[:taken]))
                rest = rest._replace(rows=rest.rows[taken:], continued=True)
            yield tuple(sheet)
            sheet, left = [], room
            if not rest.rows:
                break
        if rest.rows:
            sheet.append(rest)
            left -= rest.height(line)
    if sheet:
        yield tuple(sheet)
