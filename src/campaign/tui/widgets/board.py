"""The board: the timeline as it is drawn, from what the schedule laid out; it knows no keys and no mouse.

Above stands the ruler, below how much the audiences hear and what is unscheduled; the lanes scroll between them. A
widget per message would take seconds for a large plan; this draws the lines that are seen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from campaign.desk.desk import Desk
from campaign.language import _
from campaign.schedule.filters import Filter, Sieve
from campaign.schedule.lanes import LaneKind, lane_keys, lanes
from campaign.schedule.layout import Layout, PackedLane, lay_out, pack_lane
from campaign.schedule.reach import Load, by_weight, load_of
from campaign.schedule.rows import ZOOMS, Axis, Bar, Row, Zoom, monday
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.themes import LANES
from campaign.tui.widgets.ink import Grab, Ink, Mark, lane_head, milestone_rows

DATES = 2
"""Lines of months and weeks."""
RULED = 1
"""Lines of a rule."""
WIDE = 100
"""From so many cells on, lane names have room."""
TALL = 20
"""From so many lines on, more audiences are counted, and a rule stands above the lanes."""
TALLEST = 28
"""From so many lines on, milestones may take more of them."""
LOW = 12
"""Below so many lines no audience is counted."""
MOST_COUNTED = 5
"""Audiences that are counted where the lanes leave room."""
MOST_KEPT = 24
"""Layouts that are kept, so that zooming back and forth costs nothing."""
MOST_WARMED = 20_000
"""Messages up to which other zooms are laid out beforehand; a lane of more would hold up a key."""
MARGIN = timedelta(weeks=4)
"""How far one can look beyond the first and the last slot."""


class Board(ScrollView, can_focus=True, inherit_bindings=False):
    """Lanes of bars under a ruler."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own form
        "timeline--ruler",
        "timeline--today",
        "timeline--quiet",
        "timeline--milestone",
        "timeline--chosen",
        "timeline--muted",
        *(f"timeline--lane-{number}" for number in range(LANES)),
    }
    DEFAULT_CSS = (
        """
    Board {
        scrollbar-size: 0 1;
        & > .timeline--ruler { color: $muted; }
        & > .timeline--today { color: $primary; text-style: bold; }
        & > .timeline--quiet { color: $quiet; }
        & > .timeline--milestone { color: $accent; text-style: bold; }
        & > .timeline--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
        & > .timeline--muted { color: $muted; }
    """
        + "".join(f"    & > .timeline--lane-{number} {{ color: $lane-{number}; }}\n" for number in range(LANES))
        + "}"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="timeline")
        self.desk = desk
        self.zoom: Zoom = "week"
        self.by: LaneKind = "channel"
        self.sieve = Sieve(Filter())
        self.selected: str | None = None
        self.lane: str | None = None
        self.grab: Grab | None = None
        self.flags: frozenset[str] = frozenset()
        self._styles: dict[str, Style] = {}
        self.layout_: Layout = Layout(Axis(self.zoom, monday(desk.today)), ())
        self.load: Load = load_of(desk.schedule)
        self._shown = desk.schedule
        self._kept: dict[tuple[Axis, LaneKind, Filter], tuple[Layout, set[str]]] = {}
        self.marks: list[list[Mark]] = [[]]
        self._last = desk.today
        self._days: tuple[date, date] | None = None
        self._widths: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._warming: Iterator[int] | None = None
        self._kinds: tuple[object, object, dict[int, str]] = (None, None, {})
        self._weighed: tuple[object, list[str]] = (None, [])
        self._items: dict[str, tuple[object, Counter[date]]] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    @property
    def ink(self) -> Ink:
        """Return what draws the lines now."""
        if not self._styles:
            for name in self.COMPONENT_CLASSES:
                self._styles[name.removeprefix("timeline--")] = self.get_component_rich_style(name)
            self._styles["base"] = self.rich_style
        axis, schedule = self.layout_.axis, self.desk.schedule
        if self._kinds[:2] != (axis, schedule.calendar):
            self._kinds = (axis, schedule.calendar, {})
        return Ink(schedule, axis, self.desk.today, self._styles, kinds=self._kinds[2], flags=self.flags)

    @property
    def filter(self) -> Filter:
        """Return what is shown."""
        return self.sieve.wanted

    @property
    def head(self) -> int:
        """Return the cells of the lane names."""
        return 18 if self.size.width >= WIDE else 12 if self.size.width >= 60 else 8

    @property
    def cells(self) -> int:
        """Return the cells of a line: the scroll bar stands on the last one."""
        return self.size.width - self.show_vertical_scrollbar

    @property
    def counted(self) -> list[str]:
        """Return the audiences whose load is shown: those that the change hits hardest, as far as there is room."""
        if self._weighed[0] is not self.desk.effective.audiences:
            self._weighed = (self.desk.effective.audiences, by_weight(self.desk.effective.audiences))
        height = self.size.height
        spare = height - self.ruler - self.layout_.height - RULED - 1
        return self._weighed[1][: max(min(MOST_COUNTED, spare), 2 if height >= TALL else 1 if height >= LOW else 0)]

    @property
    def waiting(self) -> list[str]:
        """Return the unscheduled messages that the filter lets through."""
        found = (self.desk.effective.message(each) for each in self.desk.schedule.unscheduled)
        return [each.id for each in found if each and self.sieve.keeps(each)]

    @property
    def foot(self) -> int:
        """Return the lines below the lanes: a rule, what audiences hear, and what is unscheduled."""
        lines = len(self.counted) + bool(self.desk.schedule.unscheduled)
        return lines + RULED if lines and self.size.height >= LOW else lines

    @property
    def ruler(self) -> int:
        """Return the lines above the lanes: months, weeks, milestones on as many lines as they need, and a rule."""
        return DATES + len(self.marks) + RULED * (self.size.height >= TALL)

    @property
    def body(self) -> int:
        """Return the lines that the lanes have: what they need, as far as it is there."""
        return max(1, min(self.layout_.height, self.size.height - self.ruler - self.foot))

    @property
    def foot_end(self) -> int:
        """Return the last line below the lanes, on which the unscheduled messages stand."""
        return self.ruler + self.body + self.foot - 1

    def lay_out(self, touched: Iterable[str] | None = ()) -> None:
        """Make the lines anew after these messages changed; None means that it may be any of them."""
        schedule = self.desk.schedule
        first, last = self._reach(touched)
        origin = monday(min(first, self.desk.today) - MARGIN)
        if touched is not None and origin >= self.layout_.axis.origin and self.layout_.lanes:  # nothing jumps
            origin = self.layout_.axis.origin
        axis = Axis(self.zoom, origin)
        self._forget(touched)
        self.layout_ = self._layout(axis)
        self._last = max(last, self.desk.today)
        self._numbers = {key: number for number, key in enumerate(lane_keys(schedule, self.by))}
        self._mark()
        self._fit()
        self.refresh()

    def _mark(self) -> None:
        """Put the milestones on lines."""
        self.marks = milestone_rows(self.desk.schedule, self.layout_.axis, 4 if self.size.height >= TALLEST else 2)

    def _reach(self, touched: Iterable[str] | None) -> tuple[date, date]:
        """Return the first and last day that can be looked at; what moved inwards leaves them where they are."""
        schedule = self.desk.schedule
        if touched is None or self._days is None:
            self._days = schedule.span or (self.desk.today, self.desk.today)
        for message_id in touched or ():
            for slot in schedule.timing(message_id).slots:
                self._days = min(self._days[0], slot.first), max(self._days[1], slot.last)
        return self._days

    def _forget(self, touched: Iterable[str] | None) -> None:
        """Note for every layout that is kept which messages changed since; drop them all when it may be any."""
        if touched is None:
            self._kept.clear()
            self._widths.clear()
        for message_id in touched or ():
            self._widths.pop(message_id, None)
        for _layout, stale in self._kept.values():
            stale.update(touched or ())

    def _layout(self, axis: Axis) -> Layout:
        """Return the layout on an axis; one that is kept is only mended where messages changed."""
        name = (axis, self.by, self.filter)
        old, stale = self._kept.get(name, (None, set()))
        keep = self.sieve.keeps if self.filter.active else None
        made = lay_out(
            self.desk.schedule,
            self.by,
            axis,
            self._title_width,
            keep,
            old=old,
            touched=frozenset(stale) if old else None,
        )
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept[name] = (made, set())
        return made

    def warm_up(self) -> None:
        """Lay out the zooms that nobody asked for yet, a lane at a time, while nothing else is to be done."""
        if len(self.desk.plan.messages) > MOST_WARMED:
            return
        if self._warming is None:
            self._warming = self._unseen()
        if next(self._warming, None) is not None:
            self.set_timer(0.05, self.warm_up)

    def _unseen(self) -> Iterator[int]:
        """Lay out every zoom that is not kept, and give way after each lane."""
        schedule, by, wanted, sieve = self.desk.schedule, self.by, self.filter, self.sieve
        for zoom in ZOOMS:
            axis = Axis(zoom, self.layout_.axis.origin)
            packed = []
            for lane in lanes(schedule, by, sieve.keeps if wanted.active else None):
                if (axis, by, wanted) in self._kept or schedule is not self.desk.schedule:
                    break
                packed.append(pack_lane(lane, schedule, by, axis, self._title_width))
                yield len(packed)
            else:
                self._kept[axis, by, wanted] = (Layout(axis, tuple(packed)), set())

    def _fit(self) -> None:
        """Make what can be scrolled as large as what there is.

        The screen is laid out anew only when the scroll bar comes or goes: a layout paints the bar in a frame of its
        own, later than the frame that answers the key.
        """
        width = self.head + self.layout_.axis.cell(self._last + 3 * MARGIN)
        height = self.layout_.height + self.ruler + self.foot
        size = Size(max(width, self.size.width), max(height, self.size.height))
        if self.show_vertical_scrollbar and size.height > self.size.height:
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
        else:
            self.virtual_size = size

    def _title_width(self, message_id: str) -> int:
        """Return the cells of a message's title, with the mark of how far it is and room for that of a finding."""
        width = self._widths.get(message_id)
        if width is None:
            message = self.desk.plan.message(message_id)
            width = self._widths[message_id] = 2 + cell_width(in_cells(message.title)) if message else 0
        return width

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        width = self.size.width
        left = round(self.scroll_offset.x)
        right = left + self.cells - self.head
        ink = self.ink
        ruler, body = self.ruler, self.body
        if y < ruler:
            segments = self._ruler(ink, y, left, right)
        elif y < ruler + body:
            segments = self._lane_line(ink, y - ruler + round(self.scroll_offset.y), left, right)
        else:
            segments = self._foot_line(ink, y - ruler - body, left, right)
        base = self._styles["base"]
        return Strip(segments).adjust_cell_length(width, base)

    def _ruler(self, ink: Ink, y: int, left: int, right: int) -> list[Segment]:
        """Return a line of the ruler."""
        style, base = self._styles["ruler"], self._styles["base"]
        if y == 0:
            return [Segment(pad(self._walk(), self.head), style), Segment(ink.months(left, right), style)]
        if y == 1:
            return [Segment(" " * self.head, base), Segment(ink.weeks(left, right), style)]
        if y == DATES + len(self.marks):
            return self._rule(ink, left, right)
        milestones = _("milestones")
        name = pad(f"◆ {milestones}" if y == DATES else "", self.head - 1) + " "
        return [Segment(name, self._styles["milestone"]), *ink.milestones(self.marks[y - DATES], left, right)]

    def _walk(self) -> str:
        """Return what can be clicked above the lane names: earlier, today, later."""
        today = _("today")
        return f"‹ {today} ›" if cell_width(today) + 4 < self.head else "‹ · ›"

    def _rule(self, ink: Ink, left: int, right: int, told: str = "") -> list[Segment]:
        """Return a line across the lanes, with what is told of those below it."""
        line = f"{'─' * (self.head - 1)} {told} " if told else "─" * self.head
        line += "─" * (self.head + right - left - cell_width(line))
        today = self.head + ink.axis.cell(self.desk.today) - left
        style = self._styles["quiet"]
        if not cell_width(told) + self.head < today < len(line):
            return [Segment(line, style)]
        return [Segment(line[:today], style), Segment("┃", self._styles["today"]), Segment(line[today + 1 :], style)]

    def _lane_line(self, ink: Ink, number: int, left: int, right: int) -> list[Segment]:
        """Return a line of a lane, its name on the first."""
        found = self.layout_.line(number)
        if found is None:
            return [Segment(" ", self._styles["base"])]
        packed, row = found
        label = _(packed.lane.label) if self.by == "status" else packed.lane.label
        first = row == -packed.editions
        name = lane_head(label, len(packed.lane.ids), self.head) if first else " " * self.head
        lane_style = self._lane_style(packed)
        if row < 0:
            items = self._items_by_day(packed)
            return [Segment(name, lane_style), *ink.editions(packed.lane.key, items, left, right, lane_style)]
        bars: Row = packed.rows[row]
        if self.lane == packed.lane.key:
            ink = replace(ink, chosen=self.selected, grab=self.grab)
        look = partial(self._bar_style, lane_style=lane_style)
        return [Segment(name, lane_style), *ink.bars(bars, left, right, look)]

    def _items_by_day(self, packed: PackedLane) -> Mapping[date, int]:
        """Return how many messages of a lane start on each day; counted anew when the lane changed."""
        known = self._items.get(packed.lane.key)
        if known is None or known[0] is not packed.lane:
            timing = self.desk.schedule.timing
            days = ({slot.first for slot in timing(each).slots} for each in packed.lane.ids)
            known = self._items[packed.lane.key] = (packed.lane, Counter(day for found in days for day in found))
        return known[1]

    def _lane_style(self, packed: PackedLane) -> Style:
        """Return the colour of a lane, the same whatever else is shown."""
        number = self._numbers.get(packed.lane.key, len(self._numbers))
        return self._styles[f"lane-{number % LANES}"]

    def _bar_style(self, bar: Bar, lane_style: Style) -> Style:
        """Return the colour of a bar: its lane's, paler when nothing is left to do for it."""
        message = self.desk.effective.message(bar.message)
        return self._styles["muted"] if message and message.status in {"sent", "cancelled"} else lane_style

    def _foot_line(self, ink: Ink, number: int, left: int, right: int) -> list[Segment]:
        """Return a line below the lanes: a rule, what an audience hears per week, or what is unscheduled."""
        style = self._styles["muted"]
        counted = self.counted
        if number >= self.foot:
            return []
        if self.size.height >= LOW:
            if number == 0:
                return self._rule(ink, left, right, _("messages per week") if counted else "")
            number -= RULED
        if number < len(counted):
            audience = self.desk.effective.audience(counted[number])
            name = f"{audience.label} ({audience.size})" if audience and audience.size else counted[number]
            head = Segment(pad(in_cells(name), self.head - 1) + " ", style)
            return [head, *ink.weekly(lambda week: self.load.of(counted[number], week), left, right)]
        head = Segment(lane_head(_("unscheduled"), len(self.waiting), self.head), style)
        return [head, *self._waiting_segments()]

    def _waiting_parts(self) -> list[tuple[str, str]]:
        """Return the unscheduled messages that there is room for, from the one in hand on: id and text."""
        waiting = self.waiting
        start = waiting.index(self.selected) if self.selected in waiting else 0
        room, parts = self.cells - self.head, []
        while start and sum(min(30, self._title_width(each) + 3) for each in waiting[start - 1 :]) < room:
            start -= 1
        for each in waiting[start:]:
            message = self.desk.effective.message(each)
            text = ("▶" if each == self.selected else " ") + shorten(in_cells(message.title if message else ""), 26)
            if room < cell_width(text):
                break
            room -= cell_width(text) + 2
            parts.append((each, text))
        return parts

    def _waiting_segments(self) -> list[Segment]:
        """Return the unscheduled messages as segments."""
        segments = []
        for each, text in self._waiting_parts():
            segments.append(Segment(text, self._styles["chosen" if each == self.selected else "base"]))
            segments.append(Segment(" ·", self._styles["base"]))
        return segments[:-1]
