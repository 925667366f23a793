"""The painter of the timeline: the lines of one frame, from top to bottom.

Above stands the ruler, below how much the audiences hear and what is unscheduled, the lanes between them. Everything
that is the same for all lines of a frame is worked out once, when the painter is made.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from campaign.language import _
from campaign.schedule.layout import PackedLane
from campaign.text import cell_width, even, in_cells, pad
from campaign.tui.themes import LANES
from campaign.tui.titles import titled
from campaign.tui.widgets.ink import GLYPHS, Ink, lane_head
from campaign.tui.widgets.ruler import months, weekly, weeks
from campaign.tui.widgets.waiting import waiting_parts, waiting_segments

if TYPE_CHECKING:
    from campaign.tui.widgets.board import Board

DATES = 2
"""Lines of months and weeks."""
RULED = 1
"""Lines of a rule."""
LOW = 12
"""Below so many lines no audience is counted."""


class Painter:
    """Paints the lines of a board as it now is."""

    def __init__(self, board: "Board") -> None:
        self.board = board
        self.desk = board.desk
        self.width, self.height = board.size
        self.cells, self.head = board.cells, board.head
        self.ruler, self.counted, self.foot, self.body = board.ruler, board.counted, board.foot, board.body
        self.left, self.top = round(board.scroll_offset.x), round(board.scroll_offset.y)
        self.right = self.left + max(0, self.cells - self.head)
        self.view = board.view
        self.styles = board.inks
        self.ink = Ink(
            self.desk.schedule,
            board.layout_.axis,
            self.desk.today,
            (self.left, self.right),
            self.styles,
            faces=board.faces,
            days=board.days,
            flags=board.flags,
            marked=board.marked,
            labels=board.labels,
        )

    def line(self, y: int) -> Strip:
        """Return a line, counted from the top."""
        if y < self.ruler:
            segments = self._ruler(y)
        elif y < self.ruler + self.body:
            segments = self._lane_line(y - self.ruler + self.top)
        else:
            segments = self._foot_line(y - self.ruler - self.body)
        return self._strip(segments)

    def _strip(self, segments: list[Segment]) -> Strip:
        """Return segments as a line as wide as the board; measured only where characters take other than one cell."""
        text = "".join([segment.text for segment in segments])
        strip = Strip(segments, len(text) if even(text) else None)
        return strip if strip.cell_length == self.width else strip.adjust_cell_length(self.width, self.styles["base"])

    def _ruler(self, y: int) -> list[Segment]:
        """Return a line of the ruler."""
        style, base, axis = self.styles["ruler"], self.styles["base"], self.ink.axis
        if y == 0:
            return [
                Segment(pad(walk(self.head), self.head), style),
                Segment(months(axis, self.left, self.right), style),
            ]
        if y == 1:
            return [Segment(" " * self.head, base), Segment(weeks(axis, self.left, self.right), style)]
        below = y - DATES - len(self.board.marks)
        if below == 0 and self.board.behind:
            others = _("others")
            name = pad(f"▫ {others}", self.head - 1) + " "
            return [Segment(name, self.styles["muted"]), *self.ink.named(self.board.behind, "muted")]
        if below >= 0:
            return self._rule()
        milestones = _("milestones")
        name = pad(f"◆ {milestones}" if y == DATES else "", self.head - 1) + " "
        return [Segment(name, self.styles["milestone"]), *self.ink.named(self.board.marks[y - DATES], "milestone")]

    def _rule(self, told: str = "") -> list[Segment]:
        """Return a line across the lanes, with what is told of those below it."""
        style = self.styles["quiet"]
        caption = [Segment("─" * (self.head - 1), style), Segment(f" {told} ", self.styles["muted"])] if told else []
        start = self.head + cell_width(told) + 1 if told else 0
        width = self.head + self.right - self.left - start
        today = self.head + self.ink.axis.cell(self.desk.today) - self.left - start
        if not 0 <= today < width or (not told and today < self.head):
            return [*caption, Segment("─" * width, style)]
        mark = Segment(GLYPHS["today"], self.styles["today"])
        return [*caption, Segment("─" * today, style), mark, Segment("─" * (width - today - 1), style)]

    def _lane_line(self, number: int) -> list[Segment]:
        """Return a line of a lane, its name on the first."""
        found = self.view.line(number)
        if found is None:
            return [Segment(" ", self.styles["base"])]
        packed, row, first = found
        label = _(packed.lane.label) if self.board.by == "status" else packed.lane.label
        name = lane_head(label, len(packed.lane.ids), self.head) if first else " " * self.head
        style = self._lane_style(packed)
        if row < 0:
            items = self.board.items_by_day(packed)
            return [Segment(name, style), *self.ink.editions(packed.lane.key, items, style)]
        in_hand = self.board.lane == packed.lane.key
        chosen, grab = (self.board.selected, self.board.grab) if in_hand else (None, None)
        return [Segment(name, style), *self.ink.bars(packed.rows[row], style, chosen, grab)]

    def _lane_style(self, packed: PackedLane) -> Style:
        """Return the colour of a lane, the same whatever else is shown."""
        numbers = self.board.numbers
        return self.styles[f"lane-{numbers.get(packed.lane.key, len(numbers)) % LANES}"]

    def _foot_line(self, number: int) -> list[Segment]:
        """Return a line below the lanes: a rule, what an audience hears per week, or what is unscheduled."""
        style, counted = self.styles["muted"], self.counted
        if number >= self.foot:
            return []
        if self.height >= LOW:
            if number == 0:
                return self._rule(self._caption() if counted else "")
            number -= RULED
        if number < len(counted):
            audience = self.desk.effective.audience(counted[number])
            name = audience.label if audience else counted[number]
            if audience and audience.size:
                name = f"{name} ({audience.size})"
            head = Segment(pad(in_cells(name), self.head - 1) + " ", style)
            load = self.board.load
            crowded = self.board.crowded.get(counted[number], frozenset())
            line = weekly(self.ink.axis, lambda week: load.of(counted[number], week), crowded, self.left, self.right)
            return [head, Segment(line, self.styles["base"])]
        head = Segment(lane_head(_("unscheduled"), len(self.board.waiting), self.head), style)
        return [head, *self._waiting_segments()]

    def _caption(self) -> str:
        """Return what is told above the load of the audiences: what is counted, and what ▲ says when there is one."""
        counted = _("messages per week")
        shown = any(self.board.crowded.get(each) for each in self.counted)
        return _("messages per week · ▲ too much at once") if shown else counted

    def waiting_parts(self) -> Iterator[tuple[str, str]]:
        """Give the unscheduled messages that there is room for: id and text."""
        board = self.board
        return waiting_parts(board.waiting, board.selected, self.cells - self.head, self._title, board.labels)

    def _title(self, message_id: str) -> str:
        """Return the title of a message."""
        message = self.desk.effective.message(message_id)
        return titled(message) if message else ""

    def _waiting_segments(self) -> list[Segment]:
        """Return the unscheduled messages as segments."""
        return waiting_segments(self.waiting_parts(), self.board.selected, self.styles["chosen"], self.styles["base"])


def walk(cells: int) -> str:
    """Return what can be clicked above the lane names, on so many cells: earlier, today, later."""
    today = _("today")
    return f"‹ {today} ›" if cell_width(today) + 4 < cells else "‹ · ›"
