"""The timeline: a board on which a message is taken in hand and moved, by key and by mouse."""

import gc
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from textual.events import Click, MouseDown, MouseMove, MouseUp, Resize
from textual.geometry import Offset, Region
from textual.message import Message as Event

from campaign.desk.desk import Desk
from campaign.schedule.filters import Sieve
from campaign.schedule.lanes import LANE_KINDS, LaneKind
from campaign.schedule.layout import PackedLane
from campaign.schedule.reach import load_of
from campaign.schedule.rows import SCALES, ZOOMS, Bar
from campaign.schedule.view import visible
from campaign.text import cell_width
from campaign.tui.timers import once
from campaign.tui.widgets.board import Board
from campaign.tui.widgets.ink import Grab
from campaign.tui.widgets.painter import walk
from campaign.tui.widgets.waiting import waiting_at

PACE = (5_000, 20, 50)
"""How often the garbage collector looks once the plan is on the screen: often enough to keep each look short."""


class Held(NamedTuple):
    """A bar under the mouse button: where it was taken."""

    message: str
    cell: int
    column: int


class Timeline(Board):
    """The campaign in time, with a message in hand."""

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

    class Resized(Event):
        """There are so many cells for a line now."""

        def __init__(self, cells: int) -> None:
            self.cells = cells
            super().__init__()

    class Opened(Event):
        """A message is asked for."""

        def __init__(self, message_id: str) -> None:
            self.message_id = message_id
            super().__init__()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: Held | None = None

    def on_mount(self) -> None:
        """Lay the plan out, and take the first message from today on in hand."""
        self.lay_out()
        once(self, 0.5, rest)
        once(self, 1.0, self.warm_up)
        schedule = self.desk.schedule
        coming = (
            each for each in schedule.ordered if (slot := schedule.timing(each).first) and slot.last >= self.desk.today
        )
        self.select(next(coming, next(iter(schedule.ordered or schedule.unscheduled), None)))

    def on_resize(self, event: Resize) -> None:
        """Use the lines there are, and keep the message in hand in view."""
        self._fit()
        if event.size.width:
            self.post_message(self.Resized(event.size.width))
            self.call_after_refresh(self.show_selected)

    def flag(self, ids: frozenset[str], crowded: Mapping[str, frozenset[date]]) -> None:
        """Mark the messages of which the checks say more than a hint, and the weeks with too much for an audience."""
        changed, self.flags = ids ^ self.flags, ids
        self.refresh_bars(changed)
        if crowded != self.crowded:
            self.crowded = crowded
            self.refresh()

    def changed(self, touched: frozenset[str] | None = None) -> None:
        """Show the plan as it is after an edit of these messages; of anything when it is not said."""
        schedule = self.desk.schedule
        neighbours = self._neighbours()
        self.load = load_of(schedule) if touched is None else self.load.revised(self._shown, schedule, touched)
        elsewhere = self.by == "phase" and schedule.phases != self._shown.phases  # other messages change lanes too
        self._shown = schedule
        self.lay_out(None if elsewhere else touched)
        plan = self.desk.plan
        if self.selected and plan.message(self.selected) is None:
            others = map(self.desk.effective.message, (*neighbours, *schedule.ordered, *schedule.unscheduled))
            self.select(next((each.id for each in others if each and self.sieve.keeps(each)), None))
        else:
            self.select(self.selected)

    # What is in hand

    def select(self, message_id: str | None, lane: str | None = None) -> None:
        """Take a message in hand, and bring it into view."""
        before = self._lines_of(self.selected)
        self.selected = message_id
        if message_id:
            number = self.layout_.lane_number(message_id, lane or self.lane)
            self.lane = self.layout_.lanes[number].lane.key if number is not None else self.lane
        self.show_selected()
        for line in before | self._lines_of(message_id):
            self._refresh_line(line)
        self.post_message(self.Selected(message_id))

    def _line_of(self, message_id: str | None) -> int | None:
        """Return the line of a message: -1 for the line of the unscheduled, None when it is not shown."""
        if message_id is None:
            return None
        if self.layout_.lane_number(message_id, self.lane) is None:
            return -1
        spot = self.view.spot(message_id, self.lane)
        return spot[0] if spot else None

    def _lines_of(self, message_id: str | None) -> set[int]:
        """Return every line of a message in the lane in hand."""
        line = self._line_of(message_id)
        if message_id is None or line is None or len(self.desk.schedule.timing(message_id).slots) < 2:
            return set() if line is None else {line}
        return self.view.lines_of(message_id, self.lane)

    def place_in_hand(self) -> Offset | None:
        """Return the cell of the message in hand, the nearest one in view."""
        spot = self.view.spot(self.selected, self.lane) if self.selected else None
        if spot is None:
            return Offset(self.head, self.foot_end) if self._line_of(self.selected) == -1 else None
        line, bar = spot[0] - round(self.scroll_offset.y), spot[1].left - round(self.scroll_offset.x)
        y = self.ruler + max(0, min(line, self.body - 1))
        return Offset(self.head + max(0, min(bar, self.cells - self.head - 1)), y)

    def show_selected(self) -> None:
        """Bring the message in hand into view."""
        bar = self.layout_.bar(self.selected, self.lane) if self.selected else None
        if bar is None:
            return
        if not self.size.width:  # before the first frame: a week of what came before is in it
            self.scroll_to(x=max(0, bar.left - SCALES["week"][0]), animate=False, force=True)
            return
        room = max(1, self.cells - self.head)
        left, top = round(self.scroll_offset.x), round(self.scroll_offset.y)
        x = left if left <= bar.left < left + room - min(16, room // 2) else max(0, bar.left - room // 3)
        if x != left:
            self.scroll_to(x=x, animate=False, force=True)
        there = self.view.spot(self.selected or "", self.lane)
        line = there[0] if there else 0
        y = top if top <= line < top + self.body else max(0, line - self.body // 2)
        if y != round(self.scroll_offset.y):
            self.scroll_to(y=y, animate=False, force=True)

    def _refresh_line(self, line: int | None) -> None:
        """Draw one line again."""
        if line == -1:
            self.refresh(Region(0, self.foot_end, self.size.width, 1))
        elif line is not None:
            y = line - round(self.scroll_offset.y)
            if 0 <= y < self.body:
                self.refresh(Region(0, y + self.ruler, self.size.width, 1))

    def _packed(self) -> tuple[int, PackedLane] | None:
        """Return the lane of the message in hand."""
        number = self.layout_.lane_number(self.selected, self.lane) if self.selected else None
        return None if number is None else (number, self.layout_.lanes[number])

    def _neighbours(self) -> list[str]:
        """Return what would be in hand if the message in hand went: those behind it in its lane, then those before."""
        found = self._packed()
        if found is None or self.selected is None:
            return []
        ids, place = found[1].lane.ids, found[1].positions[self.selected]
        return [*ids[place + 1 :][:1], *reversed(ids[:place][-1:])]

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
        self.show_selected()
        spot = self.view.spot(self.selected, self.lane) if self.selected else None
        if spot is None:
            if direction < 0 and self.view.height:
                self._take_near(self.view.height - 1, round(self.scroll_offset.x))
            return
        target = spot[0] + direction
        while 0 <= target < self.view.height:
            if self._take_near(target, spot[1].left):
                return
            target += direction
        if direction > 0 and self.waiting:
            self.select(self.waiting[0])

    def _take_near(self, line: int, cell: int) -> bool:
        """Take the message of a line that is nearest to a cell; False when only the one in hand comes back there."""
        found = self.view.line(line)
        if found is None or found.row < 0:
            return False
        packed, row, _first = found
        here = self.selected if packed.lane.key == self.lane else None
        others = [bar for bar in packed.rows[row] if bar.message != here]
        if not others:
            return False
        self.select(min(others, key=lambda bar: abs(bar.left - cell)).message, packed.lane.key)
        return True

    def page(self, direction: int) -> None:
        """Look a screenful earlier or later, and take the nearest message there of this line, if there is one."""
        room = max(1, self.cells - self.head)
        found = self._packed()
        self.scroll_to(x=round(self.scroll_offset.x) + direction * room, animate=False, force=True)
        left = round(self.scroll_offset.x)
        if found is None or self.selected is None:
            return
        row, bar = found[1].spots[self.selected]
        there = [each for each in found[1].rows[row] if left <= each.left < left + room]
        if there:
            wanted = bar.left + direction * room
            self.select(min(there, key=lambda each: abs(each.left - wanted)).message, found[1].lane.key)

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

    def change_zoom(self, direction: int) -> bool:
        """Zoom in (-1) or out (1), around what is in hand; tell whether that could be."""
        place = ZOOMS.index(self.zoom) + direction
        if not 0 <= place < len(ZOOMS):
            return False
        middle = self.layout_.axis.day(round(self.scroll_offset.x) + self.size.width // 3)
        self.zoom = ZOOMS[place]
        self.lay_out()
        cell = self.layout_.axis.cell(middle)
        self.scroll_to(x=max(0, cell - self.size.width // 3), animate=False, force=True)
        self.select(self.selected)
        return True

    def change_lanes(self, by: LaneKind | None = None) -> None:
        """Group by the next kind of lane, or by the one that is asked for."""
        self.by = by or LANE_KINDS[(LANE_KINDS.index(self.by) + 1) % len(LANE_KINDS)]
        self.lane = None
        self.lay_out()
        self.select(self.selected)

    def change_filter(self, sieve: Sieve) -> None:
        """Show only what a filter lets through; keep what is in hand when it is among it."""
        self.sieve = sieve
        self.lay_out()
        message = self.desk.effective.message(self.selected or "")
        if message is None or not sieve.keeps(message):
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
            return self._waiting_at(x) if y == self.foot_end and self.waiting else None
        found = self.view.line(y - self.ruler + round(self.scroll_offset.y)) if y >= self.ruler else None
        left = round(self.scroll_offset.x)
        cell = left + x - self.head
        if found is None or x < self.head or found.row < 0:
            return None
        packed, row, _first = found
        ink = self.painter.ink
        hits = [
            bar
            for bar in visible(packed.rows[row], left, cell + 1)
            if cell - max(bar.left, left) < cell_width(ink.bar_text(bar, max(bar.left, left)))
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
        """Open the message that was clicked twice; look elsewhere when that was clicked above the lane names."""
        if event.y == 0 and event.x < self.head:
            self.walk_to(event.x)
        hit = self.at(event.x, event.y)
        if hit and event.chain == 2:
            self.post_message(self.Opened(hit[0]))

    def walk_to(self, x: int) -> None:
        """Look a screenful earlier, at today or a screenful later, by where that was clicked above the lane names."""
        last = len(walk(self.head)) - 1
        if x in {0, last}:
            self.page(-1 if x == 0 else 1)
        elif x < last:
            self.to_today()

    def _waiting_at(self, x: int) -> tuple[str, str | None, Bar | None] | None:
        """Return the unscheduled message at a column."""
        found = waiting_at(self.painter.waiting_parts(), x - self.head)
        return (found, None, None) if found else None


def rest() -> None:
    """Tell the garbage collector that what is loaded stays, so that it looks at what comes from now on only."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*PACE)
