"""A calendar month with its messages, with a day and one of its messages in hand; it draws the lines that are seen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rich.segment import Segment
from textual.geometry import Offset, Region
from textual.strip import Strip

from campaign.desk.desk import Desk
from campaign.language import _, current
from campaign.schedule.rows import monday
from campaign.schedule.starts import add_months
from campaign.text import cell_width, in_cells, in_lines, pad
from campaign.tui.widgets.daygrid import BEHIND, WEEK, Place, window
from campaign.tui.widgets.daymouse import MouseGrid

NUMBERS = 4
"""Cells of the numbers of the weeks."""
TIMED = 20
"""Cells of a day from which there is room for the hour of a message."""
TALLEST = 3
"""Lines of a title at most, where a week has lines to spare."""


class Row(NamedTuple):
    """A line below the number of a day."""

    entry: int | None
    """The number of the message that it is of; None for a count, or an event of somebody else."""
    text: str
    kind: str
    """The name of its style."""


class MonthGrid(MouseGrid):
    """The weeks of a month below each other, Monday first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._drawn: dict[date, Sequence[Row]] = {}
        """What stands on the days of the frame that is drawn."""

    @property
    def column(self) -> int:
        """Return the cells of a day."""
        return max(4, (self.size.width - NUMBERS) // WEEK)

    def weeks(self) -> list[tuple[date, int, int]]:
        """Return the weeks of the month: their Mondays, and the lines on which each begins and ends."""
        first = self.day.replace(day=1)
        start = monday(first)
        count = ((add_months(first, 1) - timedelta(days=1)) - start).days // WEEK + 1
        lines = max(count, self.body - 1)
        edges = [1 + lines * number // count for number in range(count + 1)]
        return [(start + timedelta(weeks=number), edges[number], edges[number + 1]) for number in range(count)]

    def place_at(self, x: int, y: int) -> Place | None:
        """Return what stands at a cell."""
        column = (x - NUMBERS) // self.column
        for start, top, end in self.weeks():
            if top <= y < end and 0 <= column < WEEK:
                day = start + timedelta(days=column)
                rows, line = self.rows_of(day, end - top - 1), y - top - 1
                return Place(day, rows[line].entry if 0 <= line < len(rows) else None)
        return None

    def place_in_hand(self) -> Offset | None:
        """Return the cell of what is in hand."""
        if self.waits is not None:
            return Offset(0, self.body)
        for start, top, end in self.weeks():
            if 0 <= (self.day - start).days < WEEK:
                lines = [row.entry for row in self.rows_of(self.day, end - top - 1)]
                line = top + 1 + lines.index(self.number) if self.number in lines else top
                return Offset(NUMBERS + (self.day - start).days * self.column, line)
        return None

    def seen(self) -> list[str]:
        """Return the messages that are seen, from the top."""
        found: dict[str, None] = {}
        for start, top, end in self.weeks():
            for day in (start + timedelta(days=number) for number in range(WEEK)):
                entries = self.entries_of(day)
                found.update(dict.fromkeys(entries[number].message for number in self._window(day, end - top - 1)))
        found.update(dict.fromkeys(each for each, _text in self.waiting_seen()))
        return list(found)

    def _window(self, day: date, room: int) -> range:
        """Return which messages of a day have room: those around the one in hand; a line counts the others."""
        return window(len(self.entries_of(day)), room, self.number if day == self.day else None)

    def scroll_time(self, direction: int) -> None:
        """Look a month later or earlier."""
        self.go(months=direction)

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; what stands on a day is found once for all of them."""
        self._drawn.clear()
        return super().render_lines(crop)

    def rows_of(self, day: date, room: int) -> Sequence[Row]:
        """Return the lines below the number of a day: its messages, and behind them what others have.

        A title gets more lines where everything has room; where not all messages have, a last line counts the others.
        """
        shown, events = self._window(day, room), self.events.get(day, ())
        left = len(self.entries_of(day)) - len(shown)
        if left:
            rows = [Row(number, *self._text(day, number, room)) for number in shown]
            return [*rows, Row(None, f"  +{left}", "muted")][:room]
        own = self._wrapped(day, shown, room - bool(events and room > len(shown)))
        titles = [f"{BEHIND} {in_cells(each.title)}" for each in events]
        free = room - len(own)
        if len(titles) > free:
            titles = [*titles[: free - 1], f"{BEHIND} +{len(titles) - free + 1}"] if free else []
        return [*own, *(Row(None, title, "muted") for title in titles)]

    def _wrapped(self, day: date, shown: range, room: int) -> list[Row]:
        """Return the messages of a day, their titles on as many lines as there is room for."""
        texts = [(number, *self._text(day, number, room)) for number in shown]
        width = self.column - 1
        for tall in range(TALLEST if room > len(texts) else 1, 1, -1):
            rows = [
                Row(number, f"{' ' if place else ''}{line}", kind)
                for number, text, kind in texts
                for place, line in enumerate(in_lines(text, width - 1, tall) if cell_width(text) > width else [text])
                if line
            ]
            if len(rows) <= room:
                return rows
        return [Row(*each) for each in texts]

    def _text(self, day: date, number: int, room: int) -> tuple[str, str]:
        """Return a message on one line, and its style; the only line of a day counts the other messages, too."""
        others = len(self.entries_of(day)) - 1 if room == 1 else 0
        return self.entry_text(day, number, others, hour=self.column >= TIMED)

    def line(self, y: int) -> list[Segment]:
        """Return a line: the names of the days, or a line of a week."""
        styles = self.styles_
        if y == 0:
            start = monday(self.day)
            names = [current().weekday(start + timedelta(days=number)) for number in range(WEEK)]
            head = Segment(pad(_("wk"), NUMBERS), styles["muted"])
            return [head, *(Segment(pad(f" {name}", self.column), styles["head"]) for name in names)]
        for start, top, end in self.weeks():
            if top <= y < end:
                number = f"{start.isocalendar().week:>2}" if y == top else ""
                days = [start + timedelta(days=each) for each in range(WEEK)]
                cells = [self._cell(day, y - top, end - top - 1) for day in days]
                return [Segment(pad(number, NUMBERS), styles["muted"]), *cells]
        return []

    def _cell(self, day: date, line: int, room: int) -> Segment:
        """Return a line of a day."""
        text, kind = self._head(day, room) if line == 0 else self._entry(day, line - 1, room)
        return Segment(pad(text, self.column - 1) + " ", self.styles_[kind])

    def _head(self, day: date, room: int) -> tuple[str, str]:
        """Return the first line of a day, and its style: its number, a milestone, or why nobody works."""
        calendar, entries = self.desk.schedule.calendar, self.entries_of(day)
        names = self.milestones(day)
        told = " ".join(f"◆ {name}" for name in names) or calendar.why_free(day) or ""
        count = f"({len(entries)}) " if entries and room < 1 else ""
        over = self.over is not None and self.over.day == day
        hand = "▸" if day == self.day else "▾" if over else " "
        text = f"{hand}{day.day:>2}{self.day_sign(day)}{count}{in_cells(told)}"
        if over or (day == self.day and self.hand is None):
            return text, "chosen"
        if day == self.desk.today:
            return text, "today"
        if day.month != self.day.month or not calendar.is_working(day):
            return text, "milestone" if names else "muted"
        return text, "milestone" if names else "head"

    def _entry(self, day: date, line: int, room: int) -> tuple[str, str]:
        """Return a line below the number of a day, and its style."""
        if day not in self._drawn:
            self._drawn[day] = self.rows_of(day, room)
        rows = self._drawn[day]
        return (rows[line].text, rows[line].kind) if line < len(rows) else ("", "")
