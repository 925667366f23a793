"""The ink of the timeline: the ruler, what stands behind the bars, and the bars, as segments of a line.

Nothing here knows of scrolling, keys or the mouse. Every state has a glyph besides its colour: today ┃, a quiet day or
holiday ░, the bar in hand ▶, how far a message is ○ ◔ ◑ ◕ ● ✓ ✗, what is indicative ~, a finding ▲.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from campaign.language import _, current
from campaign.model.fields import Status
from campaign.model.messages import Message
from campaign.schedule.rows import Axis, Bar, Row
from campaign.schedule.schedule import Schedule
from campaign.text import cell_width, in_cells, pad, shorten

STATUS_MARKS: Mapping[Status, str] = {
    "idea": "○",
    "draft": "◔",
    "review": "◑",
    "approved": "◕",
    "scheduled": "●",
    "sent": "✓",
    "cancelled": "✗",
}
"""How far a message is, in one cell."""


GLYPHS = {"today": "┃", "quiet": "░"}
"""What stands behind the bars, by the kind of day."""


class Grab(NamedTuple):
    """A bar that is being moved and not yet put down."""

    message: str
    """Its message."""
    days: int
    """How many days it is away from where it was."""


class Mark(NamedTuple):
    """A milestone on the ruler."""

    cell: int
    """The cell of its day."""
    text: str
    """Its sign and name: ◆ is sure, ◇ may still change."""


FLAG = "▲"
"""What stands on a bar of whose message the checks say more than a hint."""
READABLE_MARK = 6
"""Cells below which a milestone is its sign alone."""


def milestone_rows(schedule: Schedule, axis: Axis, most: int) -> list[list[Mark]]:
    """Return the milestones on at most so many lines, where their names do not run into each other if that can be."""
    placed = sorted(
        (slot.first, milestone.name, slot.certainty)
        for milestone in schedule.plan.milestones
        if (slot := schedule.milestone(milestone.id))
    )
    rows: list[list[Mark]] = [[]]
    for day, name, certainty in placed:
        mark = Mark(axis.cell(day), f"{'◇' if certainty == 'indicative' else '◆'} {in_cells(name)}")
        free = next((row for row in rows if not row or _end(row[-1]) < mark.cell), None)
        if free is None and len(rows) < most:
            rows.append(free := [])
        (free if free is not None else min(rows, key=lambda row: _end(row[-1]))).append(mark)
    return rows


def _end(mark: Mark) -> int:
    """Return the cell behind the name of a milestone."""
    return mark.cell + cell_width(mark.text)


@dataclass(frozen=True, slots=True)
class Ink:
    """Draws the lines of one schedule on one axis."""

    schedule: Schedule
    axis: Axis
    today: date
    styles: Mapping[str, Style]
    """Styles by what they are for: base, ruler, today, quiet, milestone, chosen, muted, lane-0 and on."""
    chosen: str | None = None
    """The message in hand."""
    grab: Grab | None = None
    """The bar that is being moved."""
    flags: frozenset[str] = frozenset()
    """The messages of which the checks say more than a hint."""
    kinds: dict[int, str] = field(default_factory=dict)
    """What kind of day each cell lies in, as far as it was asked; kept from line to line."""

    def backdrop(self, left: int, right: int) -> Iterator[Segment]:
        """Give what stands behind the bars between two cells."""
        today = self.axis.cell(self.today)
        kinds = self.kinds
        for cell in range(left, right):
            if cell not in kinds:
                kinds[cell] = "today" if cell == today else self._day_kind(cell)
        for kind, cells in groupby(range(left, right), kinds.__getitem__):
            yield Segment(GLYPHS.get(kind, " ") * len(list(cells)), self.styles.get(kind) or self.styles["base"])

    def _day_kind(self, cell: int) -> str:
        """Return what kind of day a cell lies in."""
        day, calendar = self.axis.day(cell), self.schedule.calendar
        fine = self.axis.zoom in {"day", "week"}
        if calendar.quiet(day) or (fine and calendar.holiday(day)):
            return "quiet"
        return "quiet" if self.axis.zoom == "day" and calendar.is_weekend(day) else ""

    def editions(
        self, channel_id: str, items: Mapping[date, int], left: int, right: int, style: Style
    ) -> list[Segment]:
        """Return the editions of a channel between two cells, over the backdrop; `items` counts messages by day.

        The style is of those that have a message.
        """
        found = self.schedule.numbered_editions(channel_id, self.axis.day(left), self.axis.day(right))
        cells = [self.axis.cell(each.day) for each in found]
        segments: list[Segment] = []
        position = left
        for edition, cell, end in zip(found, cells, [*cells[1:], right + 1], strict=False):
            if position <= cell < right:
                count = items.get(edition.day, 0)
                text = edition_text(edition.number, count, end - cell - 1)
                segments += [*self.backdrop(position, cell), Segment(text, style if count else self.styles["muted"])]
                position = cell + cell_width(text)
        return [*segments, *self.backdrop(position, right)]

    def bars(self, row: Row, left: int, right: int, look: Callable[[Bar], Style]) -> list[Segment]:
        """Return the bars of a row between two cells, over the backdrop; `look` gives the style of each."""
        held = self.grab is not None and any(bar.message == self.grab.message for bar in row)
        segments: list[Segment] = []
        position = left
        for bar in visible(row, left, right):
            start = max(bar.left, left)
            chosen = bar.message == self.chosen and not held
            text = self.bar_text(bar, chosen, start)
            end = start + cell_width(text)
            segments.extend(self.backdrop(position, start))
            shown = Segment(text, self.styles["chosen"] if chosen else look(bar))
            if end > right:
                segments.extend(Strip([shown]).crop(0, right - start))
            else:
                segments.append(shown)
            position = min(end, right)
        segments.extend(self.backdrop(position, right))
        return list(self._with_grabbed(Strip(segments), row, left, right)) if held else segments

    def _with_grabbed(self, strip: Strip, row: Row, left: int, right: int) -> Iterable[Segment]:
        """Return a row with the bar in hand where it would come down."""
        grab = self.grab
        held = [bar for bar in row if grab and bar.message == grab.message]
        if not held or grab is None:
            return strip
        text = self.bar_text(held[0], chosen=True, start=held[0].left)
        start = self.axis.cell(self.axis.day(held[0].left) + timedelta(days=grab.days))
        text = f"{text[:1]}▸{text[1:]}"
        ghost = Strip([Segment(text, self.styles["chosen"])]).crop(max(0, left - start), max(0, right - start))
        at = max(0, start - left)
        if not ghost.cell_length or at >= right - left:
            return strip
        return Strip.join([strip.crop(0, at), ghost, strip.crop(at + ghost.cell_length, right - left)])

    def bar_text(self, bar: Bar, chosen: bool, start: int) -> str:
        """Return a bar from a cell on: a block for people together or a flag for a post, how far it is, its title.

        ‹ instead of the block says that it began further to the left.
        """
        message = self.schedule.plan.message(bar.message)
        if message is None:
            return ""
        slot = self.schedule.timing(bar.message).slots[bar.occurrence]
        sure = "~" if slot.certainty == "indicative" else ""
        shape = "▶" if chosen else "‹" if start > bar.left else self._shape(message)
        head = shape + STATUS_MARKS[message.status] + (FLAG if bar.message in self.flags else "")
        again = f"↻{bar.occurrence + 1} " if bar.occurrence else sure
        title = again + in_cells(message.title)
        text = head + shorten(title, max(0, bar.label - start - len(head)))
        return text + "─" * max(0, bar.right - start - cell_width(text))

    def _shape(self, message: Message) -> str:
        """Return a block for what brings people together, a dot for what is in an edition, a flag for other posts."""
        channel = self.schedule.plan.channel(message.channel)
        if channel is None:
            return "▌"
        return "▐" if channel.live else "▪" if channel.rhythm else "▌"

    def months(self, left: int, right: int) -> str:
        """Return the line of months; the first one in view and every January tell the year, where there is room."""
        labels = []
        first = self.axis.day(left).replace(day=1)
        while (cell := max(left, self.axis.cell(first))) < right:
            following = (first + timedelta(days=31)).replace(day=1)
            name, year = current().month(first.month), str(first.year)
            room = min(right, self.axis.cell(following)) - cell
            wanted = [f"{name} {year}"] * (cell == left) + [f"{name} {year}", year] * (first.month == 1) + [name]
            labels += [(cell, next((f"{each} " for each in wanted if len(each) < room), ""))]
            first = following
        return self._ruled(left, right, labels, "─")

    def weeks(self, left: int, right: int) -> str:
        """Return the line of ISO weeks, or of days when they are wide enough."""
        words, zoom = current(), self.axis.zoom
        days = self._days(left, right)
        if zoom == "day":
            return self._ruled(left, right, ((self.axis.cell(day), f"{words.day(day)} ") for day in days), " ")
        every = 4 if zoom == "quarter" else 2 if zoom == "month" else 1
        mondays = (day for day in days if day.weekday() == 0 and day.isocalendar().week % every == 0)
        label: Callable[[date], str] = words.week if zoom == "week" else lambda day: str(day.isocalendar().week)
        return self._ruled(left, right, ((self.axis.cell(day), f"{label(day)} ") for day in mondays), " ")

    def _days(self, left: int, right: int) -> list[date]:
        """Return the days that a label between two cells may be of."""
        first, last = self.axis.day(left) - timedelta(days=31), self.axis.day(right)
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def _ruled(self, left: int, right: int, labels: Iterable[tuple[int, str]], fill: str) -> str:
        """Return a line with labels at their cells; one that would be cut off is left out."""
        line = fill * (right - left)
        for cell, label in labels:
            place = cell - left
            if place >= 0 and place + len(label.rstrip()) <= right - left:
                line = (line[:place] + label + line[place + len(label) :])[: right - left]
        return line

    def milestones(self, marks: list[Mark], left: int, right: int) -> list[Segment]:
        """Return a line of milestones, each name as far as the next one leaves room."""
        segments: list[Segment] = []
        position = left
        ends = [mark.cell - 1 for mark in marks[1:]] + [right] * bool(marks)
        for mark, end in zip(marks, ends, strict=True):
            if not position <= mark.cell < right:
                continue
            room = max(1, min(end, right) - mark.cell)
            text = shorten(mark.text, room) if room >= READABLE_MARK else mark.text[:1]
            segments += [*self.backdrop(position, mark.cell), Segment(text, self.styles["milestone"])]
            position = mark.cell + cell_width(text)
        return [*segments, *self.backdrop(position, right)]

    def weekly(self, count: Callable[[date], int], left: int, right: int) -> list[Segment]:
        """Return a line with a number in every week; a point where there is none."""
        cells = {"day": 84, "week": 9, "month": 3, "quarter": 1}[self.axis.zoom]
        line = Strip([])
        monday = self.axis.day(left) - timedelta(days=self.axis.day(left).weekday())
        start = self.axis.cell(monday)
        parts = []
        while self.axis.cell(monday) < right:
            number = count(monday)
            text = str(number) if number else "·"
            parts.append(Segment(pad(text if len(text) < max(2, cells) else "+", cells), self.styles["base"]))
            monday += timedelta(weeks=1)
        return list(Strip.join([line, Strip(parts)]).crop(left - start, right - start))


def edition_text(number: int | None, items: int, room: int) -> str:
    """Return an edition as far as there is room: ▪ 5 (2) is the fifth, with two messages; ▫ has none yet."""
    sign = "▪" if items else "▫"
    many = f" ({items})" if items > 1 else ""
    wanted = [f"{sign} {number}{many}"] * (number is not None) + [f"{sign}{many}"] + [f"{sign}{items}"] * (items > 1)
    return next((text for text in wanted if len(text) <= room), sign)


def visible(row: Row, left: int, right: int) -> Iterator[Bar]:
    """Give the bars of a row whose days may be seen between two cells."""
    first = max(0, bisect_left(row, left, key=lambda bar: bar.left) - 1)
    for number in range(first, len(row)):
        if row[number].left >= right:
            return
        if row[number].right > left:
            yield row[number]


def lane_head(label: str, count: int, cells: int) -> str:
    """Return the name of a lane and how many messages it holds."""
    number = str(count)
    name = in_cells(label) or _("none")
    return pad(f"{pad(name, cells - len(number) - 2)} {number} ", cells)
