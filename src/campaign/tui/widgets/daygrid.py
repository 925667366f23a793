"""Days in columns with their messages, one of which is in hand: what month and week have in common.

Below the days stand the messages without a date.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.message import Message as Event
from textual.strip import Strip

from campaign.desk.desk import Desk
from campaign.language import _
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.daybook import Entry
from campaign.schedule.lanes import lane_keys
from campaign.schedule.slots import days_between
from campaign.schedule.starts import add_months
from campaign.text import cell_width
from campaign.tui.themes import LANES
from campaign.tui.widgets.ink import FLAG, GLYPHS, MARKED, Faces
from campaign.tui.widgets.lines import Lines
from campaign.tui.widgets.waiting import waiting_parts, waiting_segments

WEEK = 7
"""Days of a week."""
BEHIND = "▫"
"""What stands before the events of others, as on the timeline."""
LONGEST = 31
"""Days of an event of somebody else that are followed."""


class Place(NamedTuple):
    """A place among the days."""

    day: date
    entry: int | None
    """The number of the message on that day; None beside the messages."""
    minute: int | None = None
    """The minute of the day, where hours are shown."""


class DayGrid(Lines, can_focus=True, inherit_bindings=False):
    """Days with their messages."""

    NAMES: ClassVar = ("head", "muted", "today", "milestone", "chosen", "block", "quiet")
    COMPONENT_CLASSES: ClassVar = {
        *(f"days--{name}" for name in NAMES),
        *(f"days--lane-{number}" for number in range(LANES)),
    }
    DEFAULT_CSS = (
        """
    DayGrid {
        height: 1fr;
        width: 1fr;
        scrollbar-size: 0 0;
        & > .days--head { text-style: bold; }
        & > .days--muted { color: $muted; }
        & > .days--today { color: $primary; text-style: bold; }
        & > .days--milestone { color: $accent; text-style: bold; }
        & > .days--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
        & > .days--block { background: $surface; }
        & > .days--quiet { color: $quiet; }
    """
        + "".join(f"    & > .days--lane-{number} {{ color: $lane-{number}; }}\n" for number in range(LANES))
        + "}"
    )

    class Highlighted(Event):
        """Another day or message is in hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.day = desk.today
        self.number = 0
        """Which message of the day is in hand."""
        self.waits: int | None = None
        """Which of the messages without a date is in hand; None when a day is."""
        self.book: Mapping[date, list[Entry]] = {}
        self.waiting: Sequence[str] = ()
        """The messages without a date."""
        self.events: Mapping[date, list[BackdropEvent]] = {}
        """The events of others, on each of their days."""
        self.flags: frozenset[str] = frozenset()
        self.marked: frozenset[str] = frozenset()
        self.labels: Mapping[str, str] = {}
        """What is to be typed to take a message in hand, by its id."""
        self.faces = Faces()
        self.numbers: dict[str, int] = {}
        """Which colour each channel has, as on the timeline."""
        self.over: Place | None = None
        """Where a dragged message would come down."""
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    @property
    def styles_(self) -> Mapping[str, Style]:
        """Return the styles by what they are for."""
        if not self._styles:
            for name in self.COMPONENT_CLASSES:
                self._styles[name.removeprefix("days--")] = self.get_component_rich_style(name)
            self._styles[""] = self.rich_style
        return self._styles

    def show(self, book: Mapping[date, list[Entry]], waiting: Sequence[str], flags: frozenset[str]) -> None:
        """Show what there is on each day, what has no date, and of what the checks say more than a hint."""
        hand = self.hand
        self.book, self.waiting, self.flags = book, waiting, flags
        self.faces.meet(self.desk.effective)
        self.numbers = {key: number for number, key in enumerate(lane_keys(self.desk.schedule, "channel"))}
        if hand is not None and hand != self.hand:
            self.select(hand)
        self.number = max(0, min(self.number, len(self.entries) - 1))
        if self.waits is not None:
            self.waits = min(self.waits, len(waiting) - 1) if waiting else None
        self.refresh()

    def show_behind(self, events: Sequence[BackdropEvent]) -> None:
        """Show the events of others, too."""
        found: dict[date, list[BackdropEvent]] = {}
        for event in events:
            last = min(event.slot.last, event.slot.first + timedelta(days=LONGEST))
            for day in days_between(event.slot.first, last):
                found.setdefault(day, []).append(event)
        self.events = found
        self.refresh()

    # What is in hand

    def entries_of(self, day: date) -> Sequence[Entry]:
        """Return what there is on a day, in the order in which it stands there."""
        return self.book.get(day, ())

    @property
    def entries(self) -> Sequence[Entry]:
        """Return what there is on the day in hand."""
        return self.entries_of(self.day)

    @property
    def hand(self) -> str | None:
        """Return the message in hand; None on a day without one."""
        if self.waits is not None:
            return self.waiting[self.waits] if self.waits < len(self.waiting) else None
        return self.entries[self.number].message if self.number < len(self.entries) else None

    def take(self, day: date, number: int = 0) -> None:
        """Take a day in hand, and one of its messages."""
        self.day, self.waits = day, None
        self.number = max(0, min(number, len(self.entries) - 1))
        self.told()

    def told(self) -> None:
        """Show what is in hand now, and tell so."""
        self.refresh()
        self.post_message(self.Highlighted())

    def select(self, message_id: str) -> None:
        """Take a message in hand, on the first of its days; without one below them."""
        if message_id in self.waiting:
            self.take_waiting(self.waiting.index(message_id))
            return
        slot = self.desk.schedule.timing(message_id).first
        if slot is not None:
            ids = [entry.message for entry in self.entries_of(slot.first)]
            self.take(slot.first, ids.index(message_id) if message_id in ids else 0)

    def take_waiting(self, number: int) -> None:
        """Take one of the messages without a date in hand."""
        if self.waiting:
            self.waits = max(0, min(number, len(self.waiting) - 1))
            self.told()

    def turn(self) -> None:
        """Go from the days to the messages without a date, and back."""
        if self.waits is None:
            self.take_waiting(0)
        else:
            self.take(self.day, self.number)

    def go(self, days: int = 0, months: int = 0) -> None:
        """Go some days or months on, as far as the calendar goes; below the days by a message."""
        if self.waits is not None and not months:
            self.take_waiting(self.waits + (1 if days > 0 else -1))
            return
        try:
            day = add_months(self.day, months) + timedelta(days=days)
        except (OverflowError, ValueError):
            return
        if date.min.year < day.year < date.max.year:
            self.take(day)

    def step(self, direction: int) -> None:
        """Take the next message of the day in hand; after the last one, the day a week on."""
        number = self.number + direction
        if self.waits is not None:
            self.turn()
        elif 0 <= number < len(self.entries):
            self.take(self.day, number)
        else:
            self.go(days=WEEK * direction)
            if direction < 0:
                self.take(self.day, len(self.entries) - 1)

    # Where everything stands

    @property
    def body(self) -> int:
        """Return the lines above that of the messages without a date."""
        return self.size.height - bool(self.waiting)

    def place_at(self, x: int, y: int) -> Place | None:
        """Return what stands at a cell of the days."""
        raise NotImplementedError

    def seen(self) -> list[str]:
        """Return the messages that are seen, from the top."""
        raise NotImplementedError

    def waiting_seen(self) -> Iterator[tuple[str, str]]:
        """Give the messages without a date that there is room for: id and text."""
        hand = self.hand if self.waits is not None else None
        return waiting_parts(
            self.waiting, hand, self.size.width - cell_width(self.waiting_head()), self._title, self.labels
        )

    def waiting_head(self) -> str:
        """Return what stands before the messages without a date: what they are, and how many."""
        name, count = _("unscheduled"), len(self.waiting)
        return f"{name} {count} "

    def _title(self, message_id: str) -> str:
        """Return the title of a message."""
        face = self.faces.of(self.desk.effective, message_id)
        return face.title if face else ""

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: of the days, or that of the messages without a date."""
        segments = self.line(y) if y < self.body else self._foot()
        return Strip(segments).adjust_cell_length(self.size.width, self.styles_[""])

    def line(self, y: int) -> list[Segment]:
        """Return a line of the days."""
        raise NotImplementedError

    def _foot(self) -> list[Segment]:
        """Return the line of the messages without a date."""
        head = Segment(self.waiting_head(), self.styles_["muted"])
        hand = self.hand if self.waits is not None else None
        return [head, *waiting_segments(self.waiting_seen(), hand, self.styles_["chosen"], self.styles_[""])]

    def day_sign(self, day: date) -> str:
        """Return what kind of day it is, in one cell."""
        working = self.desk.schedule.calendar.is_working(day)
        return GLYPHS["today"] if day == self.desk.today else " " if working else GLYPHS["quiet"]

    def milestones(self, day: date) -> list[str]:
        """Return the names of the milestones of a day."""
        slots = ((each.name, self.desk.schedule.milestone(each.id)) for each in self.desk.effective.milestones)
        return [name for name, slot in slots if slot is not None and slot.first == day]

    def entry_text(self, day: date, number: int, others: int = 0, *, hour: bool) -> tuple[str, str]:
        """Return a message of a day on one line, and its style; `others` have no line of their own, and are counted."""
        entry = self.entries_of(day)[number]
        face = self.faces.of(self.desk.effective, entry.message)
        if face is None:
            return "", ""
        chosen = self.waits is None and day == self.day and number == self.number and self.hand is not None
        label = self.labels.get(entry.message)
        shape = label or ("▶" if chosen else face.shape if entry.begins else "‹")
        flag = FLAG if entry.message in self.flags else ""
        sure = "~" if entry.slot.certainty == "indicative" else ""
        clock = f"{entry.slot.start:%H:%M} " if entry.slot.start and entry.begins and hour else ""
        more = f"+{others} " if others else ""
        mark = MARKED if entry.message in self.marked else ""
        text = f"{shape}{mark}{more}{face.status}{flag}{clock}{sure}{face.title}"
        return text, "chosen" if chosen or label else "muted" if face.done else self.lane_of(entry.message)

    def lane_of(self, message_id: str) -> str:
        """Return the name of the style of a message: that of the lane of its channel."""
        message = self.desk.effective.message(message_id)
        number = self.numbers.get(message.channel, len(self.numbers)) if message else 0
        return f"lane-{number % LANES}"


def window(count: int, room: int, hand: int | None) -> range:
    """Return which of some things have a line where there is room for so many: a last line counts the others.

    `hand` is the one that must be seen among them.
    """
    if count <= room:
        return range(count)
    most = max(1, room - 1)
    start = 0 if hand is None else max(0, min(hand - most + 1, count - most))
    return range(start, start + min(most, room))
