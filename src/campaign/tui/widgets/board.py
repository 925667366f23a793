"""The board: the timeline as it is laid out and scrolled; it knows no keys and no mouse.

Above stands the ruler, below how much the audiences hear and what is unscheduled; the lanes scroll between them. A
widget per message would take seconds for a large plan; this has the lines painted that are seen, and after an edit
those that it changed.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from campaign.desk.desk import Desk
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.filters import Filter, Sieve
from campaign.schedule.lanes import LaneKind, lane_keys
from campaign.schedule.layout import Layout, PackedLane
from campaign.schedule.reach import Load, by_weight, load_of
from campaign.schedule.rows import Axis, Zoom, monday
from campaign.schedule.view import Line, View
from campaign.tui.themes import LANES
from campaign.tui.timers import once
from campaign.tui.widgets.ink import Days, Faces, Grab, widest_head
from campaign.tui.widgets.layouts import Layouts
from campaign.tui.widgets.lines import Lines
from campaign.tui.widgets.painter import DATES, LOW, RULED, Painter
from campaign.tui.widgets.ruler import Mark, behind_row, milestone_rows

HEADS = ((180, 28), (100, 18), (60, 12), (0, 8))
"""How many cells the names of lanes have, from so many cells of the board on."""
VAST, MOST_HEAD = 220, 56
"""From so many cells of the board on, the names of lanes are whole, in so many cells at most."""
TALL = 20
"""From so many lines on, more audiences are counted, and a rule stands above the lanes."""
TALLEST = 28
"""From so many lines on, milestones may take more of them."""
MOST_COUNTED = 15
"""Audiences that are counted where the lanes leave room."""
MARGIN = timedelta(weeks=4)
"""How far one can look beyond the first and the last slot."""


class Board(Lines, can_focus=True, inherit_bindings=False):
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
        self.set_reactive(Widget.show_horizontal_scrollbar, True)  # no cells high; shown later, it lays all out again
        self.desk = desk
        self.zoom: Zoom = "week"
        self.by: LaneKind = "channel"
        self.sieve = Sieve(Filter())
        self.selected: str | None = None
        self.lane: str | None = None
        self.grab: Grab | None = None
        self.flags: frozenset[str] = frozenset()
        self.marked: frozenset[str] = frozenset()
        self.labels: Mapping[str, str] = {}
        """What is to be typed to take a message in hand, while that is asked."""
        self.crowded: Mapping[str, frozenset[date]] = {}
        self._styles: dict[str, Style] = {}
        self.layouts = Layouts(desk)
        self.layout_: Layout = Layout(Axis(self.zoom, monday(desk.today)), ())
        self._view = View(self.layout_, 0, 1)
        self.load: Load = load_of(desk.schedule)
        self._shown = desk.schedule
        self._marked: tuple[object, object, int, list[list[Mark]]] = (None, None, 0, [[]])
        self._last = desk.today
        self._whole_head = 0
        self._days: tuple[date, date] | None = None
        self.numbers: dict[str, int] = {}
        """Which colour each lane has."""
        self._warming: Iterator[int] | None = None
        self.faces = Faces()
        self._days_seen: tuple[object, object, Days] = (None, None, {})
        self._painter: Painter | None = None
        self._events: Sequence[BackdropEvent] = ()
        self._behind: tuple[object, list[Mark]] = (None, [])
        self._weighed: tuple[object, list[str]] = (None, [])
        self._items: dict[str, tuple[object, Counter[date]]] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    @property
    def inks(self) -> Mapping[str, Style]:
        """Return the styles by what they are for."""
        if not self._styles:
            for name in self.COMPONENT_CLASSES:
                self._styles[name.removeprefix("timeline--")] = self.get_component_rich_style(name)
            self._styles["base"] = self.rich_style
        return self._styles

    @property
    def days(self) -> Days:
        """Return what kinds of days are known by now, on the axis in use."""
        axis, calendar = self.layout_.axis, self.desk.schedule.calendar
        if self._days_seen[:2] != (axis, calendar):
            self._days_seen = (axis, calendar, {})
        return self._days_seen[2]

    @property
    def filter(self) -> Filter:
        """Return what is shown."""
        return self.sieve.wanted

    @property
    def head(self) -> int:
        """Return the cells of the lane names."""
        head = next(head for width, head in HEADS if self.size.width >= width)
        return max(head, self._whole_head) if self.size.width >= VAST else head

    @property
    def cells(self) -> int:
        """Return the cells of a line: the scroll bar stands on the last one."""
        return self.size.width - self.show_vertical_scrollbar

    @property
    def view(self) -> View:
        """Return the lines that are seen now."""
        return self.view_at(round(self.scroll_offset.x))

    def view_at(self, left: int) -> View:
        """Return the lines that are seen from a cell on."""
        right = left + max(1, self.cells - self.head)
        if self._view.layout is not self.layout_ or (self._view.left, self._view.right) != (left, right):
            self._view = View(self.layout_, left, right)
        return self._view

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Scroll as far down as there are lines now."""
        super().watch_scroll_x(old_value, new_value)
        if round(old_value) != round(new_value):
            self._fit()

    @property
    def counted(self) -> list[str]:
        """Return the audiences whose load is shown: those that the change hits hardest, as far as there is room."""
        if self._weighed[0] is not self.desk.effective.audiences:
            self._weighed = (self.desk.effective.audiences, by_weight(self.desk.effective.audiences))
        height = self.size.height
        spare = height - self.ruler - max(1, self.view.height) - RULED - 1
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
    def marks(self) -> list[list[Mark]]:
        """Return the milestones on lines, those lines on which one is seen; on more where the board is tall."""
        schedule, axis, most = self.desk.schedule, self.layout_.axis, 4 if self.size.height >= TALLEST else 2
        if self._marked[0] is not schedule or self._marked[1:3] != (axis, most):
            self._marked = (schedule, axis, most, milestone_rows(schedule, axis, most))
        view = self.view
        seen = [row for row in self._marked[3] if any(view.left <= mark.cell < view.right for mark in row)]
        return seen or [[]]

    @property
    def behind(self) -> list[Mark]:
        """Return the events of others, where there are any and the board has a line to spare for them."""
        if not self._events or self.size.height < LOW:
            return []
        if self._behind[0] != (self.layout_.axis, self._events):
            self._behind = ((self.layout_.axis, self._events), behind_row(self._events, self.layout_.axis))
        return self._behind[1]

    def show_behind(self, events: Sequence[BackdropEvent]) -> None:
        """Show the events of others below the milestones."""
        if events != self._events:
            self._events = events
            self.lay_out(None)

    @property
    def ruler(self) -> int:
        """Return the lines above the lanes: dates, milestones on as many lines as they need, others, and a rule."""
        return DATES + len(self.marks) + bool(self.behind) + RULED * (self.size.height >= TALL)

    @property
    def body(self) -> int:
        """Return the lines that the lanes have: what they need, as far as it is there."""
        return max(1, min(self.view.height, self.size.height - self.ruler - self.foot))

    @property
    def foot_end(self) -> int:
        """Return the last line below the lanes, on which the unscheduled messages stand."""
        return self.ruler + self.body + self.foot - 1

    def lay_out(self, touched: Collection[str] | None = ()) -> None:
        """Make the lines anew after these messages changed; None means that it may be any of them."""
        marks = self._marked[3]  # as they were painted; whoever asks for them gets those of the plan as it now is
        before, stood = self.view, self._stand()
        schedule = self.desk.schedule
        first, last = self._reach(touched)
        origin = monday(min(first, self.desk.today) - MARGIN)
        if touched is not None and origin >= self.layout_.axis.origin and self.layout_.lanes:  # nothing jumps
            origin = self.layout_.axis.origin
        axis = Axis(self.zoom, origin)
        self.layouts.forget(touched)
        self.layout_ = self.layouts.layout(axis, self.by, self.sieve)
        self._last = max(last, self.desk.today)
        heads = [(each.lane.label, len(each.lane.ids)) for each in self.layout_.lanes]
        heads += ((each.label, 0) for each in self.desk.effective.audiences)
        self._whole_head = min(MOST_HEAD, widest_head(heads))
        self.numbers = {key: number for number, key in enumerate(lane_keys(schedule, self.by))}
        self._fit()
        if touched is None or stood != self._stand() or marks != self._marked[3]:
            self.refresh()
        else:
            self._refresh_changes(before, frozenset(touched))

    def _stand(self) -> tuple[object, ...]:
        """Return where everything stands and how lanes look; when that changes, every line does."""
        return self.layout_.axis, self.scroll_offset, self.head, self.ruler, self.body, self.foot, self.numbers

    def _refresh_changes(self, before: View, touched: frozenset[str]) -> None:
        """Have the lines painted that show something else than before, or one of these messages."""
        top = round(self.scroll_offset.y)
        for y in range(self.body):
            if _differs(before.line(top + y), self.view.line(top + y), touched):
                self.refresh(Region(0, self.ruler + y, self.size.width, 1))
        if self.foot:
            self.refresh(Region(0, self.ruler + self.body, self.size.width, self.foot))

    def refresh_bars(self, ids: frozenset[str]) -> None:
        """Have the lines painted on which one of these messages stands."""
        top = round(self.scroll_offset.y)
        for y in range(self.body):
            found = self.view.line(top + y)
            if found and found.row >= 0 and any(bar.message in ids for bar in found.packed.rows[found.row]):
                self.refresh(Region(0, self.ruler + y, self.size.width, 1))

    def _reach(self, touched: Collection[str] | None) -> tuple[date, date]:
        """Return the first and last day that can be looked at; what moved inwards leaves them where they are."""
        schedule = self.desk.schedule
        if touched is None or self._days is None:
            self._days = schedule.span or (self.desk.today, self.desk.today)
        for message_id in touched or ():
            for slot in schedule.timing(message_id).slots:
                self._days = min(self._days[0], slot.first), max(self._days[1], slot.last)
        return self._days

    def warm_up(self) -> None:
        """Lay out the zooms that nobody asked for yet, a lane at a time, while nothing else is to be done."""
        if self._warming is None:
            self._warming = self.layouts.ahead(self.layout_.axis.origin, self.by, self.sieve)
        if next(self._warming, None) is not None:
            once(self, 0.05, self.warm_up)

    def _fit(self) -> None:
        """Make what can be scrolled as large as what there is.

        The screen is laid out anew only when the scroll bar comes or goes: a layout paints the bar in a frame of its
        own, later than the frame that answers the key.
        """
        width = self.head + self.layout_.axis.cell(self._last + 3 * MARGIN)
        height = self.view.height + self.ruler + self.foot
        size = Size(max(width, self.size.width), max(height, self.size.height))
        if not self.size.width or self.show_vertical_scrollbar != (size.height > self.size.height):
            self.virtual_size = size
            return
        self.set_reactive(Widget.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height

    def items_by_day(self, packed: PackedLane) -> Mapping[date, int]:
        """Return how many messages of a lane start on each day; counted anew when the lane changed."""
        known = self._items.get(packed.lane.key)
        if known is None or known[0] is not packed.lane:
            timing = self.desk.schedule.timing
            days = ({slot.first for slot in timing(each).slots} for each in packed.lane.ids)
            known = self._items[packed.lane.key] = (packed.lane, Counter(day for found in days for day in found))
        return known[1]

    @property
    def painter(self) -> Painter:
        """Return what paints the board as it now is."""
        return Painter(self)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of a frame."""
        self._painter = self.painter
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        return (self._painter or self.painter).line(y)


def _differs(before: Line | None, after: Line | None, touched: frozenset[str]) -> bool:
    """Tell whether a line shows something else than before."""
    if before is None or after is None:
        return before is not after
    (old, old_row, was_first), (new, new_row, first) = before, after
    if old is new and old_row == new_row and was_first == first:
        return False
    if old_row != new_row or was_first != first or new_row < 0 or old.lane[:2] != new.lane[:2]:
        return True
    head = first and len(old.lane.ids) != len(new.lane.ids)
    row = new.rows[new_row]
    return head or old.rows[old_row] != row or any(bar.message in touched for bar in row)
