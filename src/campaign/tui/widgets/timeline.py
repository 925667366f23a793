"""The timeline widget: one line-API widget over lanes that the schedule laid out.

Above stands the ruler, below how much the audiences hear and what is unscheduled; the lanes scroll between them. A
widget per message would take seconds for a large plan; this draws the lines that are seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseDown, MouseMove, MouseUp, Resize
from textual.geometry import Region, Size
from textual.message import Message as Event
from textual.scroll_view import ScrollView
from textual.strip import Strip

from campaign.desk.desk import Desk
from campaign.language import _
from campaign.schedule.filters import Filter
from campaign.schedule.lanes import LANE_KINDS, LaneKind
from campaign.schedule.layout import Layout, PackedLane, lay_out
from campaign.schedule.reach import Load, load_of
from campaign.schedule.rows import SCALES, ZOOMS, Axis, Bar, Row, Zoom, monday
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.themes import LANES
from campaign.tui.widgets.ink import Grab, Ink, Mark, lane_head, milestone_rows, visible

DATES = 2
"""Lines of months and weeks."""
WIDE = 100
"""From so many cells on, lane names have room."""
TALL = 20
"""From so many lines on, more audiences are counted."""
MARGIN = timedelta(weeks=4)
"""How far one can look beyond the first and the last slot."""


@dataclass(frozen=True, slots=True)
class Held:
    """A bar under the mouse button: where it was taken."""

    message: str
    cell: int
    column: int


class Timeline(ScrollView, can_focus=True, inherit_bindings=False):
    """The campaign in time: lanes of bars under a ruler."""

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
    Timeline {
        scrollbar-size-horizontal: 0;
        scrollbar-size-vertical: 1;
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

    class Selected(Event):
        """Another message is in hand, or none."""

        def __init__(self, message_id: str | None) -> None:
            self.message_id = message_id
            super().__init__()

    class Grabbed(Event):
        """The bar in hand is so many days from where it was."""

        def __init__(self, message_id: str, days: int) -> None:
            self.message_id = message_id
            self.days = days
            super().__init__()

    class Dropped(Grabbed):
        """The bar was put down so many days from where it was."""

    class Opened(Event):
        """A message is asked for."""

        def __init__(self, message_id: str) -> None:
            self.message_id = message_id
            super().__init__()

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="timeline")
        self.desk = desk
        self.zoom: Zoom = "week"
        self.by: LaneKind = "channel"
        self.filter = Filter()
        self.selected: str | None = None
        self.lane: str | None = None
        self.grab: Grab | None = None
        self._held: Held | None = None
        self._styles: dict[str, Style] = {}
        self.layout_: Layout = Layout(Axis(self.zoom, monday(desk.today)), ())
        self.load: Load = load_of(desk.schedule)
        self._shown = desk.schedule
        self.marks: list[list[Mark]] = [[]]
        self._last = desk.today

    def on_mount(self) -> None:
        """Lay the plan out, and take the first message from today on in hand."""
        self.lay_out()
        schedule = self.desk.schedule
        coming = (
            each for each in schedule.ordered if (slot := schedule.timing(each).first) and slot.last >= self.desk.today
        )
        self.select(next(coming, next(iter(schedule.ordered or schedule.unscheduled), None)))

    def on_resize(self, event: Resize) -> None:
        """Keep the message in hand in view."""
        self._fit()
        if event.size.width:
            self.call_after_refresh(self.show_selected)

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    # What is drawn

    @property
    def ink(self) -> Ink:
        """Return what draws the lines now."""
        if not self._styles:
            names = ("ruler", "today", "quiet", "milestone", "chosen", "muted", *(f"lane-{n}" for n in range(LANES)))
            self._styles = {name: self.get_component_rich_style(f"timeline--{name}", partial=True) for name in names}
        return Ink(self.desk.schedule, self.layout_.axis, self.desk.today, self._styles)

    @property
    def head(self) -> int:
        """Return the cells of the lane names."""
        return 18 if self.size.width >= WIDE else 12 if self.size.width >= 60 else 8

    @property
    def counted(self) -> list[str]:
        """Return the audiences whose load is shown: those that the change hits hardest, as far as there is room."""
        weights = {"high": 0, "medium": 1, "low": 2, None: 3}
        audiences = sorted(self.desk.effective.audiences, key=lambda each: (weights[each.impact], -(each.size or 0)))
        return [each.id for each in audiences[: 2 if self.size.height >= TALL else 1 if self.size.height >= 12 else 0]]

    @property
    def waiting(self) -> list[str]:
        """Return the unscheduled messages that the filter lets through."""
        found = (self.desk.effective.message(each) for each in self.desk.schedule.unscheduled)
        return [each.id for each in found if each and self.filter.keeps(each)]

    @property
    def foot(self) -> int:
        """Return the lines below the lanes."""
        return len(self.counted) + bool(self.desk.schedule.unscheduled)

    @property
    def ruler(self) -> int:
        """Return the lines above the lanes: months, weeks, and milestones on as many lines as they need."""
        return DATES + len(self.marks)

    @property
    def body(self) -> int:
        """Return the lines that the lanes have."""
        return max(1, self.size.height - self.ruler - self.foot)

    def lay_out(self, touched: Iterable[str] | None = None) -> None:
        """Make the lines anew; only the lanes of these messages, when it is said which changed."""
        schedule = self.desk.schedule
        first, last = schedule.span or (self.desk.today, self.desk.today)
        origin = monday(min(first, self.desk.today) - MARGIN)
        if touched is not None and origin >= self.layout_.axis.origin and self.layout_.lanes:
            origin = self.layout_.axis.origin
        axis = Axis(self.zoom, origin)
        keep = self.filter.keeps if self.filter.active else None
        changed = None if touched is None else frozenset(touched)
        self.layout_ = lay_out(schedule, self.by, axis, self._title_width, keep, old=self.layout_, touched=changed)
        self._last = max(last, self.desk.today)
        self.marks = milestone_rows(schedule, axis)
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        """Make what can be scrolled as large as what there is."""
        width = self.head + self.layout_.axis.cell(self._last + 3 * MARGIN)
        height = self.layout_.height + self.ruler + self.foot
        self.virtual_size = Size(max(width, self.size.width), max(height, self.size.height))

    def _title_width(self, message_id: str) -> int:
        """Return the cells of a message's title, with the mark of how far it is."""
        message = self.desk.plan.message(message_id)
        return 1 + cell_width(in_cells(message.title)) if message else 0

    def changed(self, touched: frozenset[str] | None = None) -> None:
        """Show the plan as it is after an edit of these messages; of anything when it is not said."""
        schedule = self.desk.schedule
        self.load = load_of(schedule) if touched is None else self.load.revised(self._shown, schedule, touched)
        self._shown = schedule
        self.lay_out(touched)
        plan = self.desk.plan
        if self.selected and plan.message(self.selected) is None:
            self.select(next(iter(self.desk.schedule.ordered), None))
        else:
            self.select(self.selected)

    # What is in hand

    def select(self, message_id: str | None, lane: str | None = None) -> None:
        """Take a message in hand, and bring it into view."""
        before = self._line_of(self.selected)
        self.selected = message_id
        if message_id:
            number = self.layout_.lane_number(message_id, lane or self.lane)
            self.lane = self.layout_.lanes[number].lane.key if number is not None else self.lane
        self.show_selected()
        for line in {before, self._line_of(message_id)}:
            self._refresh_line(line)
        self.post_message(self.Selected(message_id))

    def _line_of(self, message_id: str | None) -> int | None:
        """Return the line of a message: -1 for the line of the unscheduled, None when it is not shown."""
        if message_id is None:
            return None
        spot = self.layout_.spot(message_id, self.lane)
        return spot[0] if spot else -1

    def show_selected(self) -> None:
        """Bring the message in hand into view."""
        spot = self.layout_.spot(self.selected, self.lane) if self.selected else None
        if spot is None:
            return
        line, bar = spot
        room = max(1, self.size.width - self.head)
        left, top = round(self.scroll_offset.x), round(self.scroll_offset.y)
        x = left if left <= bar.left < left + room - min(16, room // 2) else max(0, bar.left - room // 3)
        y = top if top <= line < top + self.body else max(0, line - self.body // 2)
        if (x, y) != (left, top):
            self.scroll_to(x=x, y=y, animate=False, force=True)

    def _refresh_line(self, line: int | None) -> None:
        """Draw one line again."""
        if line == -1:
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))
        elif line is not None:
            y = line - round(self.scroll_offset.y)
            if 0 <= y < self.body:
                self.refresh(Region(0, y + self.ruler, self.size.width, 1))

    def _packed(self) -> tuple[int, PackedLane] | None:
        """Return the lane of the message in hand."""
        number = self.layout_.lane_number(self.selected, self.lane) if self.selected else None
        return None if number is None else (number, self.layout_.lanes[number])

    def step(self, direction: int) -> None:
        """Take the next or previous message of the lane in hand."""
        found = self._packed()
        ids = found[1].lane.ids if found else tuple(self.waiting)
        if not ids:
            return
        places = found[1].positions if found else {each: number for number, each in enumerate(ids)}
        place = places.get(self.selected or "", -direction) + direction
        if 0 <= place < len(ids):
            self.select(ids[place])

    def end(self, direction: int) -> None:
        """Take the first or the last message of the lane in hand."""
        found = self._packed()
        ids = found[1].lane.ids if found else tuple(self.waiting)
        if ids:
            self.select(ids[0 if direction < 0 else -1])

    def climb(self, direction: int) -> None:
        """Take the nearest message on the line above or below."""
        spot = self.layout_.spot(self.selected, self.lane) if self.selected else None
        if spot is None:
            if direction < 0 and self.layout_.height:
                self._take_near(self.layout_.height - 1, round(self.scroll_offset.x))
            return
        target = spot[0] + direction
        while 0 <= target < self.layout_.height:
            if self._take_near(target, spot[1].left):
                return
            target += direction
        if direction > 0 and self.waiting:
            self.select(self.waiting[0])

    def _take_near(self, line: int, cell: int) -> bool:
        """Take the message of a line that is nearest to a cell; False when only the one in hand comes back there."""
        found = self.layout_.line(line)
        if found is None:
            return False
        packed, row = found
        here = self.selected if packed.lane.key == self.lane else None
        others = [bar for bar in packed.rows[row] if bar.message != here]
        if not others:
            return False
        self.select(min(others, key=lambda bar: abs(bar.left - cell)).message, packed.lane.key)
        return True

    def page(self, direction: int) -> None:
        """Look a screenful earlier or later, and take the nearest message there."""
        room = max(1, self.size.width - self.head)
        spot = self.layout_.spot(self.selected, self.lane) if self.selected else None
        if spot is None:
            return
        self.scroll_to(x=round(self.scroll_offset.x) + direction * room, animate=False, force=True)
        self._take_near(spot[0], spot[1].left + direction * room)

    def to_today(self) -> None:
        """Look at today, and take the first message from then on in the lane in hand."""
        cell = self.layout_.axis.cell(self.desk.today)
        self.scroll_to(x=max(0, cell - (self.size.width - self.head) // 3), animate=False, force=True)
        found = self._packed()
        schedule = self.desk.schedule
        for each in found[1].lane.ids if found else schedule.ordered:
            slot = schedule.timing(each).first
            if slot and slot.last >= self.desk.today:
                self.select(each)
                return

    # Zoom, lanes, filter

    def change_zoom(self, direction: int) -> None:
        """Zoom in (-1) or out (1), around what is in hand."""
        place = max(0, min(len(ZOOMS) - 1, ZOOMS.index(self.zoom) + direction))
        if ZOOMS[place] != self.zoom:
            middle = self.layout_.axis.day(round(self.scroll_offset.x) + self.size.width // 3)
            self.zoom = ZOOMS[place]
            self.lay_out()
            cell = self.layout_.axis.cell(middle)
            self.scroll_to(x=max(0, cell - self.size.width // 3), animate=False, force=True)
            self.select(self.selected)

    def change_lanes(self, by: LaneKind | None = None) -> None:
        """Group by the next kind of lane, or by the one that is asked for."""
        self.by = by or LANE_KINDS[(LANE_KINDS.index(self.by) + 1) % len(LANE_KINDS)]
        self.lane = None
        self.lay_out()
        self.select(self.selected)

    def change_filter(self, wanted: Filter) -> None:
        """Show only what a filter lets through; keep what is in hand when it is among it."""
        self.filter = wanted
        self.lay_out()
        message = self.desk.effective.message(self.selected or "")
        if message is None or not wanted.keeps(message):
            shown = [each for packed in self.layout_.lanes for each in packed.lane.ids]
            self.select(next(iter(shown or self.waiting), None))
        else:
            self.select(self.selected)

    # Moving by hand

    def hold(self, days: int = 0) -> None:
        """Take the bar in hand so many days from where it is, or put it back with None."""
        if self.selected and self.desk.schedule.timing(self.selected).first:
            self.grab = Grab(self.selected, days)
            self._refresh_line(self._line_of(self.selected))
            self.post_message(self.Grabbed(self.selected, days))

    def let_go(self, *, drop: bool) -> None:
        """Let go of the bar: put it down here, or where it came from."""
        grab, self.grab, self._held = self.grab, None, None
        if grab:
            self._refresh_line(self._line_of(grab.message))
            if drop and grab.days:
                self.post_message(self.Dropped(grab.message, grab.days))
            else:
                self.post_message(self.Selected(grab.message))

    def at(self, x: int, y: int) -> tuple[str, str | None, Bar | None] | None:
        """Return the message at a place of the widget: its id, its lane and its bar; None where there is none."""
        if y >= self.ruler + self.body:
            return self._waiting_at(x) if y == self.size.height - 1 else None
        found = self.layout_.line(y - self.ruler + round(self.scroll_offset.y)) if y >= self.ruler else None
        cell = x - self.head + round(self.scroll_offset.x)
        if found is None or x < self.head:
            return None
        packed, row = found
        ink = self.ink
        hits = [
            bar
            for bar in visible(packed.rows[row], cell, cell + 1)
            if bar.left <= cell < bar.left + cell_width(ink.bar_text(bar, chosen=False))
        ]
        return (hits[-1].message, packed.lane.key, hits[-1]) if hits else None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take the bar under the mouse."""
        hit = self.at(event.x, event.y)
        if hit is None or event.button != 1:
            return
        message_id, lane, bar = hit
        self.select(message_id, lane)
        if bar is not None:
            self._held = Held(message_id, bar.left, event.x)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drag the bar that was taken."""
        if self._held is None:
            return
        axis = self.layout_.axis
        days = (axis.day(self._held.cell + event.x - self._held.column) - axis.day(self._held.cell)).days
        if SCALES[self.zoom][0] < SCALES[self.zoom][1]:  # cells of several days: whole weeks
            days = round(days / 7) * 7
        if days or self.grab:
            self.hold(days)

    def on_mouse_up(self, event: MouseUp) -> None:
        """Put the bar down where the mouse let it go."""
        del event
        if self._held is not None:
            self.release_mouse()
            self.let_go(drop=True)

    def on_click(self, event: Click) -> None:
        """Open the message that was clicked twice."""
        hit = self.at(event.x, event.y)
        if hit and event.chain == 2:
            self.post_message(self.Opened(hit[0]))

    # Lines

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        width = self.size.width
        left = round(self.scroll_offset.x)
        right = left + width - self.head
        ink = self.ink
        ruler = self.ruler
        if y < ruler:
            segments = self._ruler(ink, y, left, right)
        elif y < ruler + self.body:
            segments = self._lane_line(ink, y - ruler + round(self.scroll_offset.y), left, right)
        else:
            segments = self._foot_line(ink, y - ruler - self.body, left, right)
        return Strip(segments).adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    def _ruler(self, ink: Ink, y: int, left: int, right: int) -> list[Segment]:
        """Return a line of the ruler."""
        style = self._styles["ruler"]
        if y == 0:
            return [Segment(" " * self.head), Segment(ink.months(left, right), style)]
        if y == 1:
            return [Segment(" " * self.head), Segment(ink.weeks(left, right), style)]
        milestones = _("milestones")
        name = pad(f"◆ {milestones}" if y == DATES else "", self.head - 1) + " "
        return [Segment(name, self._styles["milestone"]), *ink.milestones(self.marks[y - DATES], left, right)]

    def _lane_line(self, ink: Ink, number: int, left: int, right: int) -> list[Segment]:
        """Return a line of a lane, its name on the first."""
        found = self.layout_.line(number)
        if found is None:
            return [Segment(" ")]
        packed, row = found
        name = lane_head(packed.lane.label, len(packed.lane.ids), self.head) if row == 0 else " " * self.head
        lane_style = self._lane_style(packed)
        bars: Row = packed.rows[row]
        if self.lane == packed.lane.key:
            ink = replace(ink, chosen=self.selected, grab=self.grab)
        return [Segment(name, lane_style), *ink.bars(bars, left, right, lambda bar: self._bar_style(bar, lane_style))]

    def _lane_style(self, packed: PackedLane) -> Style:
        """Return the colour of a lane."""
        number = next((n for n, each in enumerate(self.layout_.lanes) if each is packed), 0)
        return self._styles[f"lane-{number % LANES}"]

    def _bar_style(self, bar: Bar, lane_style: Style) -> Style:
        """Return the colour of a bar: its lane's, paler when nothing is left to do for it."""
        message = self.desk.effective.message(bar.message)
        return self._styles["muted"] if message and message.status in {"sent", "cancelled"} else lane_style

    def _foot_line(self, ink: Ink, number: int, left: int, right: int) -> list[Segment]:
        """Return a line below the lanes: what an audience hears per week, or what is unscheduled."""
        style = self._styles["muted"]
        counted = self.counted
        if number < len(counted):
            audience = self.desk.effective.audience(counted[number])
            name = f"{audience.label} ({audience.size})" if audience and audience.size else counted[number]
            head = Segment(pad(in_cells(name), self.head - 1) + " ", style)
            return [head, *ink.weekly(lambda week: self._load(counted[number], week), left, right)]
        head = Segment(lane_head(_("unscheduled"), len(self.waiting), self.head), style)
        return [head, *self._waiting_segments()]

    def _load(self, audience: str, week: date) -> int:
        """Return what an audience hears in a week."""
        return self.load.of(audience, week)

    def _waiting_parts(self) -> list[tuple[str, str]]:
        """Return the unscheduled messages that there is room for, from the one in hand on: id and text."""
        waiting = self.waiting
        start = waiting.index(self.selected) if self.selected in waiting else 0
        room, parts = self.size.width - self.head, []
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
            segments.append(Segment(text, self._styles["chosen"] if each == self.selected else None))
            segments.append(Segment(" ·"))
        return segments[:-1]

    def _waiting_at(self, x: int) -> tuple[str, str | None, Bar | None] | None:
        """Return the unscheduled message at a column."""
        start = self.head
        for each, text in self._waiting_parts():
            if start <= x < start + cell_width(text):
                return each, None, None
            start += cell_width(text) + 2
        return None
