"""A calendar month with its messages, with a day and one of its messages in hand; it draws the lines that are seen."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Offset
from textual.message import Message as Event
from textual.scroll_view import ScrollView
from textual.strip import Strip

from campaign.desk.desk import Desk
from campaign.language import _, current
from campaign.schedule.daybook import Entry
from campaign.schedule.rows import monday
from campaign.schedule.starts import add_months
from campaign.text import in_cells, pad
from campaign.tui.widgets.ink import FLAG, GLYPHS, MARKED, Faces

NUMBERS = 4
"""Cells of the numbers of the weeks."""
TIMED = 20
"""Cells of a day from which there is room for the hour of a message."""
WEEK = 7


class Place(NamedTuple):
    """A place in the month: a day, and which of its messages."""

    day: date
    entry: int | None
    """The number of the message on that day; None beside the messages."""


class MonthGrid(ScrollView, can_focus=True, inherit_bindings=False):
    """The weeks of a month below each other, Monday first."""

    NAMES: ClassVar = ("head", "muted", "today", "milestone", "chosen")
    COMPONENT_CLASSES: ClassVar = {f"month--{name}" for name in NAMES}
    DEFAULT_CSS = """
    MonthGrid {
        height: 1fr;
        width: 1fr;
        scrollbar-size: 0 0;
        & > .month--head { text-style: bold; }
        & > .month--muted { color: $muted; }
        & > .month--today { color: $primary; text-style: bold; }
        & > .month--milestone { color: $accent; text-style: bold; }
        & > .month--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
    }
    """

    class Highlighted(Event):
        """Another day or message is in hand."""

    class Picked(Event):
        """What is in hand was clicked twice."""

    class Dropped(Event):
        """A message was put down on another day."""

        def __init__(self, message_id: str, days: int) -> None:
            self.message_id, self.days = message_id, days
            super().__init__()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.day = desk.today
        self.number = 0
        """Which message of the day is in hand."""
        self.book: Mapping[date, list[Entry]] = {}
        self.flags: frozenset[str] = frozenset()
        self.marked: frozenset[str] = frozenset()
        self.labels: Mapping[str, str] = {}
        """What is to be typed to take a message in hand, by its id."""
        self.faces = Faces()
        self._held: tuple[str, date] | None = None
        self._over: date | None = None
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    def show(self, book: Mapping[date, list[Entry]], flags: frozenset[str]) -> None:
        """Show what there is on each day, and of what the checks say more than a hint."""
        hand = self.hand
        self.book, self.flags = book, flags
        self.faces.meet(self.desk.effective)
        if hand is not None and hand not in {entry.message for entry in self.entries}:
            self.select(hand)
        self.number = max(0, min(self.number, len(self.entries) - 1))
        self.refresh()

    # What is in hand

    @property
    def entries(self) -> list[Entry]:
        """Return what there is on the day in hand."""
        return self.book.get(self.day, [])

    @property
    def hand(self) -> str | None:
        """Return the message in hand; None on a day without one."""
        return self.entries[self.number].message if self.number < len(self.entries) else None

    def take(self, day: date, number: int = 0) -> None:
        """Take a day in hand, and one of its messages."""
        self.day = day
        self.number = max(0, min(number, len(self.entries) - 1))
        self.refresh()
        self.post_message(self.Highlighted())

    def select(self, message_id: str) -> None:
        """Take a message in hand, on the first of its days."""
        slot = self.desk.schedule.timing(message_id).first
        if slot is not None:
            ids = [entry.message for entry in self.book.get(slot.first, [])]
            self.take(slot.first, ids.index(message_id) if message_id in ids else 0)

    def go(self, days: int = 0, months: int = 0) -> None:
        """Go some days or months on, as far as the calendar goes."""
        try:
            day = add_months(self.day, months) + timedelta(days=days)
        except (OverflowError, ValueError):
            return
        if date.min.year < day.year < date.max.year:
            self.take(day)

    def step(self, direction: int) -> None:
        """Take the next message of the day in hand; after the last one, the day a week on."""
        number = self.number + direction
        if 0 <= number < len(self.entries):
            self.take(self.day, number)
        else:
            self.go(days=WEEK * direction)
            if direction < 0:
                self.take(self.day, len(self.entries) - 1)

    # Where everything stands

    @property
    def column(self) -> int:
        """Return the cells of a day."""
        return max(4, (self.size.width - NUMBERS) // WEEK)

    def weeks(self) -> list[tuple[date, int, int]]:
        """Return the weeks of the month: their Mondays, and the lines on which each begins and ends."""
        first = self.day.replace(day=1)
        start = monday(first)
        count = ((add_months(first, 1) - timedelta(days=1)) - start).days // WEEK + 1
        lines = max(count, self.size.height - 1)
        edges = [1 + lines * number // count for number in range(count + 1)]
        return [(start + timedelta(weeks=number), edges[number], edges[number + 1]) for number in range(count)]

    def place_at(self, x: int, y: int) -> Place | None:
        """Return what stands at a cell."""
        column = (x - NUMBERS) // self.column
        for start, top, end in self.weeks():
            if top <= y < end and 0 <= column < WEEK:
                day = start + timedelta(days=column)
                window = self._window(day, end - top - 1)
                line = y - top - 1
                return Place(day, window[line] if 0 <= line < len(window) else None)
        return None

    def place_in_hand(self) -> Offset | None:
        """Return the cell of what is in hand."""
        for start, top, end in self.weeks():
            if 0 <= (self.day - start).days < WEEK:
                window = self._window(self.day, end - top - 1)
                line = top + 1 + window.index(self.number) if self.number in window else top
                return Offset(NUMBERS + (self.day - start).days * self.column, line)
        return None

    def seen(self) -> list[str]:
        """Return the messages that are seen, from the top."""
        found: dict[str, None] = {}
        for start, top, end in self.weeks():
            for day in (start + timedelta(days=number) for number in range(WEEK)):
                entries = self.book.get(day, [])
                found.update(dict.fromkeys(entries[number].message for number in self._window(day, end - top - 1)))
        return list(found)

    def _window(self, day: date, room: int) -> range:
        """Return which messages of a day have room: those around the one in hand; a line counts the others."""
        count = len(self.book.get(day, []))
        if count <= room:
            return range(count)
        most = max(1, room - 1)
        start = max(0, min(self.number - most + 1, count - most)) if day == self.day else 0
        return range(start, start + min(most, room))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: the names of the days, or a line of a week."""
        if not self._styles:
            self._styles = {name: self.get_component_rich_style(f"month--{name}") for name in self.NAMES}
            self._styles[""] = self.rich_style
        segments: list[Segment] = []
        if y == 0:
            segments = [Segment(pad(_("wk"), NUMBERS), self._styles["muted"])]
            start = monday(self.day)
            names = [current().weekday(start + timedelta(days=number)) for number in range(WEEK)]
            segments += [Segment(pad(f" {name}", self.column), self._styles["head"]) for name in names]
        for start, top, end in self.weeks():
            if top <= y < end:
                number = f"{start.isocalendar().week:>2}" if y == top else ""
                segments = [Segment(pad(number, NUMBERS), self._styles["muted"])]
                for each in range(WEEK):
                    segments.append(self._cell(start + timedelta(days=each), y - top, end - top - 1))
        return Strip(segments).adjust_cell_length(self.size.width, self._styles[""])

    def _cell(self, day: date, line: int, room: int) -> Segment:
        """Return a line of a day."""
        text, kind = self._head(day, room) if line == 0 else self._entry(day, line - 1, room)
        return Segment(pad(text, self.column - 1) + " ", self._styles[kind])

    def _head(self, day: date, room: int) -> tuple[str, str]:
        """Return the first line of a day, and its style: its number, a milestone, or why nobody works."""
        calendar, entries = self.desk.schedule.calendar, self.book.get(day, [])
        names = self._milestones(day)
        sign = GLYPHS["today"] if day == self.desk.today else " " if calendar.is_working(day) else GLYPHS["quiet"]
        told = " ".join(f"◆ {name}" for name in names) or calendar.why_free(day) or ""
        count = f"({len(entries)}) " if entries and room < 1 else ""
        hand = "▸" if day == self.day else "▾" if day == self._over else " "
        text = f"{hand}{day.day:>2}{sign}{count}{in_cells(told)}"
        if day in {self._over, self.day if self.hand is None else None}:
            return text, "chosen"
        if day == self.desk.today:
            return text, "today"
        if day.month != self.day.month or not calendar.is_working(day):
            return text, "milestone" if names else "muted"
        return text, "milestone" if names else "head"

    def _milestones(self, day: date) -> list[str]:
        """Return the names of the milestones of a day."""
        slots = ((each.name, self.desk.schedule.milestone(each.id)) for each in self.desk.effective.milestones)
        return [name for name, slot in slots if slot is not None and slot.first == day]

    def _entry(self, day: date, line: int, room: int) -> tuple[str, str]:
        """Return a line with a message of a day, and its style; the last one tells how many there are more."""
        entries, window = self.book.get(day, []), self._window(day, room)
        if line >= len(window):
            left = len(entries) - len(window)
            return (f"  +{left}", "muted") if left and line == len(window) else ("", "")
        number = window[line]
        entry = entries[number]
        face = self.faces.of(self.desk.effective, entry.message)
        if face is None:
            return "", ""
        chosen = day == self.day and number == self.number
        label = self.labels.get(entry.message)
        shape = label or ("▶" if chosen else face.shape if entry.begins else "‹")
        flag = FLAG if entry.message in self.flags else ""
        sure = "~" if entry.slot.certainty == "indicative" else ""
        hour = f"{entry.slot.start:%H:%M} " if entry.slot.start and entry.begins and self.column >= TIMED else ""
        more = f"+{len(entries) - 1} " if room == 1 and len(entries) > 1 else ""
        mark = MARKED if entry.message in self.marked else ""
        text = f"{shape}{mark}{more}{face.status}{flag}{hour}{sure}{face.title}"
        return text, "chosen" if chosen or label else "muted" if face.done else ""

    # By mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take what is under the mouse in hand."""
        place = self.place_at(event.x, event.y)
        if place is None or event.button != 1:
            return
        self.focus()
        self.take(place.day, place.entry or 0)
        if place.entry is not None and self.hand is not None:
            self._held = self.hand, place.day
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show on which day the message in hand would come down."""
        if self._held is not None:
            place = self.place_at(event.x, event.y)
            self._over = place.day if place and place.day != self._held[1] else None
            self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Put the message in hand down."""
        del event
        held, over, self._held, self._over = self._held, self._over, None, None
        if held is not None:
            self.release_mouse()
            self.refresh()
            if over is not None:
                self.post_message(self.Dropped(held[0], (over - held[1]).days))

    def on_click(self, event: Click) -> None:
        """Open what was clicked twice."""
        place = self.place_at(event.x, event.y)
        if place is not None and event.button == 1 and event.chain == 2:
            self.post_message(self.Picked())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Look a month later."""
        event.stop()
        self.go(months=1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Look a month earlier."""
        event.stop()
        self.go(months=-1)
