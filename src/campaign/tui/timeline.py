"""The timeline widget: lines drawn from rows that the schedule laid out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message as Event
from textual.scroll_view import ScrollView
from textual.strip import Strip

from campaign.desk.desk import Desk
from campaign.language import _, current
from campaign.schedule.lanes import LANE_KINDS, LaneKind, lanes
from campaign.schedule.rows import ZOOMS, Axis, Bar, Row, Zoom, monday, pack
from campaign.text import cell_width, clean, pad, shorten

HEAD = 16  # cells of the lane names, 10 on a narrow screen
RULER = 3  # lines of months, weeks and milestones


@dataclass(frozen=True, slots=True)
class Line:
    """One line below the ruler: a row of bars, with its lane's name on the first."""

    label: str
    count: int
    row: Row


class Timeline(ScrollView, can_focus=True):
    """The campaign in time: lanes of bars under a ruler."""

    BINDINGS = [  # noqa: RUF012 - Textual's own form
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l", "step(1)", show=False),
        Binding("up,k", "row(-1)", show=False),
        Binding("down,j", "row(1)", show=False),
    ]

    class Selected(Event):
        """The selection moved to another message."""

        def __init__(self, message_id: str | None) -> None:
            self.message_id = message_id
            super().__init__()

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="timeline")
        self.desk = desk
        self.zoom: Zoom = "week"
        self.by: LaneKind = "channel"
        self.selected: str | None = None
        self.lines: list[Line] = []
        self.axis = Axis("week", monday(desk.today))
        self.where: dict[str, tuple[int, Bar]] = {}

    def on_mount(self) -> None:
        """Lay the plan out, and select the first message from today on."""
        self.lay_out()
        schedule = self.desk.schedule
        coming = [
            each for each in schedule.ordered if (slot := schedule.timing(each).first) and slot.last >= self.desk.today
        ]
        self.select(next(iter(coming or schedule.ordered), None))

    def lay_out(self) -> None:
        """Make the lines anew from the plan, the zoom and the grouping."""
        schedule = self.desk.schedule
        first, last = schedule.span or (self.desk.today, self.desk.today)
        first, last = min(first, self.desk.today), max(last, self.desk.today)
        self.axis = Axis(self.zoom, monday(first) - timedelta(weeks=1))
        self.lines, self.where = [], {}
        for lane in lanes(schedule, self.by):
            rows = pack(lane.ids, schedule, self.axis, self._title_width)
            for number, row in enumerate(rows):
                for bar in row:
                    self.where.setdefault(bar.message, (len(self.lines), bar))
                self.lines.append(Line(clean(lane.label) or _("none") if number == 0 else "", len(lane.ids), row))
        width = self.head + self.axis.cell(last + timedelta(weeks=4))
        self.virtual_size = Size(max(width, self.size.width), len(self.lines) + RULER)
        self.refresh()

    @property
    def head(self) -> int:
        """Return the cells of the lane names."""
        return HEAD if self.size.width >= 100 else 10

    def _title_width(self, message_id: str) -> int:
        """Return the cells of a message's title."""
        message = self.desk.plan.message(message_id)
        return cell_width(clean(message.title)) if message else 0

    def select(self, message_id: str | None) -> None:
        """Make a message the one in hand, and bring it into view."""
        before, self.selected = self.selected, message_id
        for each in (before, message_id):
            if each in self.where:
                self._refresh_line(self.where[each][0])
        if message_id in self.where:
            line, bar = self.where[message_id]
            room = max(1, self.size.width - self.head)
            left = round(self.scroll_offset.x)
            if not left <= bar.left < left + room - 12:
                self.scroll_to(x=max(0, bar.left - room // 3), animate=False)
            top, height = round(self.scroll_offset.y), max(1, self.size.height - RULER)
            if not top <= line < top + height:
                self.scroll_to(y=max(0, line - height // 2), animate=False)
        self.post_message(self.Selected(message_id))

    def _refresh_line(self, line: int) -> None:
        """Draw one line again."""
        self.refresh(Region(0, line + RULER - round(self.scroll_offset.y), self.size.width, 1))

    def action_step(self, direction: int) -> None:
        """Select the next or previous message in time."""
        ordered = self.desk.schedule.ordered
        if ordered:
            place = ordered.index(self.selected) + direction if self.selected in ordered else 0
            self.select(ordered[max(0, min(len(ordered) - 1, place))])

    def action_row(self, direction: int) -> None:
        """Select the nearest message on the next or previous line."""
        if self.selected not in self.where:
            return
        line, bar = self.where[self.selected]
        target = line + direction
        if 0 <= target < len(self.lines):
            near = min(self.lines[target].row, key=lambda each: abs(each.left - bar.left))
            self.select(near.message)

    def change_zoom(self, direction: int) -> None:
        """Zoom in (-1) or out (1)."""
        place = max(0, min(len(ZOOMS) - 1, ZOOMS.index(self.zoom) + direction))
        self.zoom = ZOOMS[place]
        self.lay_out()
        self.select(self.selected)

    def change_lanes(self) -> None:
        """Group by the next kind of lane."""
        self.by = LANE_KINDS[(LANE_KINDS.index(self.by) + 1) % len(LANE_KINDS)]
        self.lay_out()
        self.select(self.selected)

    def on_click(self, event: Click) -> None:
        """Select the message under the mouse."""
        x, y = event.x, event.y
        line = y - RULER + round(self.scroll_offset.y)
        cell = x - self.head + round(self.scroll_offset.x)
        if y >= RULER and 0 <= line < len(self.lines):
            hits = [
                bar for bar in self.lines[line].row if bar.left <= cell < max(bar.right, min(bar.label, bar.left + 24))
            ]
            if hits:
                self.select(hits[-1].message)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width, left = self.size.width, round(self.scroll_offset.x)
        room = width - self.head
        if y < RULER:
            head, cells = (self._months, self._weeks, self._milestones)[y](left, room)
            return Strip([Segment(pad(head, self.head)), Segment(cells)], width)
        number = y - RULER + round(self.scroll_offset.y)
        if number >= len(self.lines):
            return Strip([Segment(" " * self.head), Segment(self._backdrop(left, room))], width)
        line = self.lines[number]
        name = f"{shorten(line.label, self.head - 5):{self.head - 5}} {line.count:>3} " if line.label else ""
        return Strip([Segment(pad(name, self.head)), *self._bars(line.row, left, room)], width)

    def _bars(self, row: Row, left: int, room: int) -> list[Segment]:
        """Return the bars of a row between two cells, over the backdrop."""
        backdrop = self._backdrop(left, room)
        segments: list[Segment] = []
        position = left
        for bar in row:
            text = self._bar_text(bar)
            start, end = bar.left, bar.left + cell_width(text)
            if end <= left or start >= left + room:
                continue
            if start > position:
                segments.append(Segment(backdrop[position - left : start - left]))
                position = start
            shown = shorten(text[max(0, left - start) :], left + room - position)
            style = Style(reverse=bar.message == self.selected, bold=bar.message == self.selected)
            segments.append(Segment(shown, style))
            position += cell_width(shown)
        segments.append(Segment(backdrop[position - left :]))
        return segments

    def _bar_text(self, bar: Bar) -> str:
        """Return a bar as text: a block for people together, a flag for a post, its title as far as there is room."""
        message = self.desk.effective.message(bar.message)
        if message is None:
            return ""
        channel = self.desk.effective.channel(message.channel)
        mark = "▐" if channel and channel.live else "▌"
        slot = self.desk.schedule.timing(bar.message).slots[bar.occurrence]
        title = f"{'~' if slot.certainty == 'indicative' else ''}{clean(message.title)}"
        text = shorten(title, max(0, bar.label - bar.left - 1))
        return mark + text + "─" * max(0, bar.right - bar.left - 1 - cell_width(text))

    def _backdrop(self, left: int, room: int) -> str:
        """Return what stands behind the bars: today, quiet days and holidays."""
        today = self.axis.cell(self.desk.today)
        calendar = self.desk.schedule.calendar
        weekend = self.zoom == "day"

        def glyph(cell: int) -> str:
            if cell == today:
                return "┃"
            day = self.axis.day(cell)
            quiet = calendar.quiet(day) or (calendar.holiday(day) and self.zoom in {"day", "week"})
            return "░" if quiet or (weekend and calendar.is_weekend(day)) else " "

        return "".join(glyph(cell) for cell in range(left, left + room))

    def _months(self, left: int, room: int) -> tuple[str, str]:
        """Return the line of months."""
        return "", self._ruled(left, room, lambda day: day.day == 1, lambda day: f"{current().month(day.month)} ", "─")

    def _weeks(self, left: int, room: int) -> tuple[str, str]:
        """Return the line of weeks, or of days."""
        if self.zoom == "day":
            return "", self._ruled(left, room, lambda _day: True, lambda day: f"{current().day(day)} ", " ")
        every = 4 if self.zoom == "quarter" else 2 if self.zoom == "month" else 1
        return "", self._ruled(
            left,
            room,
            lambda day: day.weekday() == 0 and day.isocalendar().week % every == 0,
            lambda day: f"{current().week(day) if self.zoom != 'quarter' else day.isocalendar().week} ",
            " ",
        )

    def _ruled(
        self, left: int, room: int, starts: Callable[[date], bool], label: Callable[[date], str], fill: str
    ) -> str:
        """Return a line with a label at every day that starts something."""
        line = [fill] * room
        day, last = self.axis.day(left) - timedelta(days=31), self.axis.day(left + room)
        while day <= last:
            if starts(day):
                place = self.axis.cell(day) - left
                for number, char in enumerate(label(day)):
                    if 0 <= place + number < room:
                        line[place + number] = char
            day += timedelta(days=1)
        return "".join(line)

    def _milestones(self, left: int, room: int) -> tuple[str, str]:
        """Return the line of milestones."""
        placed = sorted(
            (slot.first, milestone.name, slot.certainty)
            for milestone in self.desk.plan.milestones
            if (slot := self.desk.schedule.milestone(milestone.id))
        )
        line = list(self._backdrop(left, room))
        starts: list[date] = [day for day, _name, _sure in placed]
        for number, (day, name, certainty) in enumerate(placed):
            place = self.axis.cell(day) - left
            end = self.axis.cell(starts[number + 1]) - left - 1 if number + 1 < len(placed) else room
            text = shorten(f"◆ {clean(name)}{' ~' if certainty == 'indicative' else ''}", max(1, end - place))
            for offset, char in enumerate(text):
                if 0 <= place + offset < room:
                    line[place + offset] = char
        return "◆ " + _("milestones"), "".join(line)
