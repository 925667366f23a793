"""The ink of the timeline: what stands behind the bars, and the bars, as segments of a line.

Nothing here knows of scrolling, keys or the mouse. Every state has a glyph besides its colour: today ┃, a quiet day or
holiday ░, the bar in hand ▶, how far a message is ○ ◔ ◑ ◕ ● ✓ ✗, what is indicative ~, a finding ▲.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from campaign.language import _
from campaign.model.field_words import STATUS_MARKS
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.rows import Axis, Bar, Row
from campaign.schedule.schedule import Schedule
from campaign.schedule.view import visible
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.titles import titled
from campaign.tui.widgets.ruler import Mark

GLYPHS = {"today": "┃", "quiet": "░"}
"""What stands behind the bars, by the kind of day."""


class Grab(NamedTuple):
    """A bar that is being moved and not yet put down."""

    message: str
    """Its message."""
    days: int
    """How many days it is away from where it was."""


FLAG = "▲"
"""What stands on a bar of whose message the checks say more than a hint."""
NO_LABELS: Mapping[str, str] = {}
"""Nothing is to be typed."""
MARKED = "✚"
"""What stands on a message that the planner marked."""
READABLE_MARK = 6
"""Cells below which a milestone is its sign alone."""


Days = dict[int, str]
"""What kind of day each cell of an axis lies in, as far as it was asked: today, quiet or ""."""


class Face(NamedTuple):
    """How a message looks on its bars."""

    shape: str
    """A block for people together, a dot for what is in an edition, a flag for other posts."""
    status: str
    """How far it is, in one cell."""
    title: str
    """Its title, fit for a terminal."""
    done: bool
    """Nothing is left to do for it."""


class Faces:
    """The faces of a plan's messages, kept from frame to frame: a message is a value, so that its face holds."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Message, Face]] = {}
        self._channels: object = ()

    def meet(self, plan: Plan) -> None:
        """Forget all faces when the channels, which give them their shape, are others now."""
        if plan.channels is not self._channels and plan.channels != self._channels:
            self._known.clear()
        self._channels = plan.channels

    def of(self, plan: Plan, message_id: str) -> Face | None:
        """Return the face of a message; None when it is not there."""
        message = plan.message(message_id)
        if message is None:
            return None
        known = self._known.get(message_id)
        if known is None or known[0] is not message:
            known = self._known[message_id] = (message, face_of(plan, message))
        return known[1]


def face_of(plan: Plan, message: Message) -> Face:
    """Return how a message looks on its bars."""
    channel = plan.channel(message.channel)
    shape = "▐" if channel and channel.live else "▪" if channel and channel.rhythm else "▌"
    done = message.status in {"sent", "cancelled"}
    return Face(shape, STATUS_MARKS[message.status], titled(message), done)


class Ink:
    """Draws the lines of one frame: one schedule on one axis, between two cells."""

    def __init__(  # noqa: PLR0913 - everything that a line is drawn with
        self,
        schedule: Schedule,
        axis: Axis,
        today: date,
        span: tuple[int, int],
        styles: Mapping[str, Style],
        *,
        faces: Faces,
        days: Days,
        flags: frozenset[str] = frozenset(),
        marked: frozenset[str] = frozenset(),
        labels: Mapping[str, str] = NO_LABELS,
    ) -> None:
        """Take what is drawn with.

        `styles` are by what they are for: base, ruler, today, quiet, milestone, chosen, muted, lane-0 and on; `flags`
        are the messages of which the checks say more than a hint, `marked` those that the
        planner marked, `labels` what is typed to take each in hand.
        """
        self.schedule = schedule
        self.axis = axis
        self.left, self.right = span
        self.styles = styles
        self.flags = flags
        self.marked = marked
        self.labels = labels
        self._faces = faces
        faces.meet(schedule.plan)
        self._ends, self._looks = self._behind(axis.cell(today), days)

    def _behind(self, today: int, days: Days) -> tuple[list[int], list[tuple[str, Style]]]:
        """Return what stands behind the bars, stretch by stretch: where each ends, its glyph and its style."""
        for cell in range(self.left, self.right):
            if cell not in days:
                days[cell] = "today" if cell == today else self._day_kind(cell)
        kinds = [days[cell] for cell in range(self.left, self.right)]
        places = [place for place in range(1, len(kinds)) if kinds[place] != kinds[place - 1]]
        starts = [0, *places] if kinds else []
        looks = [(GLYPHS.get(kind, " "), self.styles[kind or "base"]) for kind in map(kinds.__getitem__, starts)]
        return [self.left + place for place in (*places, len(kinds))], looks

    def _day_kind(self, cell: int) -> str:
        """Return what kind of day a cell lies in."""
        day, calendar = self.axis.day(cell), self.schedule.calendar
        fine = self.axis.zoom in {"day", "week"}
        if calendar.quiet(day) or (fine and calendar.holiday(day)):
            return "quiet"
        return "quiet" if self.axis.zoom == "day" and calendar.is_weekend(day) else ""

    def backdrop(self, left: int, right: int) -> Iterator[Segment]:
        """Give what stands behind the bars between two cells of the frame."""
        place = bisect_right(self._ends, left)
        while left < right:
            end = min(right, self._ends[place])
            glyph, style = self._looks[place]
            yield Segment(glyph * (end - left), style)
            left, place = end, place + 1

    def editions(self, channel_id: str, items: Mapping[date, int], style: Style) -> list[Segment]:
        """Return the line with the editions of a channel; `items` counts messages by day.

        The style is of those that have a message.
        """
        found = self.schedule.numbered_editions(channel_id, self.axis.day(self.left), self.axis.day(self.right))
        cells = [self.axis.cell(each.day) for each in found]
        segments: list[Segment] = []
        position = self.left
        for edition, cell, end in zip(found, cells, [*cells[1:], self.right + 1], strict=False):
            if position <= cell < self.right:
                count = items.get(edition.day, 0)
                text = edition_text(edition.number, count, end - cell - 1)
                segments += [*self.backdrop(position, cell), Segment(text, style if count else self.styles["muted"])]
                position = cell + cell_width(text)
        return [*segments, *self.backdrop(position, self.right)]

    def bars(self, row: Row, style: Style, chosen: str | None = None, grab: Grab | None = None) -> list[Segment]:
        """Return a row of bars over the backdrop, in the style of their lane.

        `chosen` is the message in hand and `grab` the bar that is being moved, when they may be in this row.
        """
        held = grab is not None and any(bar.message == grab.message for bar in row)
        segments: list[Segment] = []
        position, right = self.left, self.right
        for bar in visible(row, position, right):
            face = self._faces.of(self.schedule.plan, bar.message)
            if face is None:
                continue
            start = max(bar.left, self.left)
            in_hand = bar.message == chosen and not held
            text = self._text(face, bar, start, in_hand=in_hand)
            end = start + cell_width(text)
            if position < start:
                segments.extend(self.backdrop(position, start))
            look = self.styles["chosen"] if in_hand else self.styles["muted"] if face.done else style
            if label := self.labels.get(bar.message):
                segments.append(Segment(label, self.styles["chosen"]))
                text, start = text[len(label) :], start + len(label)
            if end > right:
                segments.extend(Strip([Segment(text, look)]).crop(0, right - start))
            else:
                segments.append(Segment(text, look))
            position = min(end, right)
        segments.extend(self.backdrop(position, right))
        return list(self._with_grabbed(Strip(segments), row, grab)) if held and grab else segments

    def _with_grabbed(self, strip: Strip, row: Row, grab: Grab) -> Iterable[Segment]:
        """Return a row with the bar in hand where it would come down."""
        left, right = self.left, self.right
        bar = next(bar for bar in row if bar.message == grab.message)
        text = self.bar_text(bar, bar.left, in_hand=True)
        start = self.axis.cell(self.axis.day(bar.left) + timedelta(days=grab.days))
        text = f"{text[:1]}▸{text[1:]}"
        ghost = Strip([Segment(text, self.styles["chosen"])]).crop(max(0, left - start), max(0, right - start))
        at = max(0, start - left)
        if not ghost.cell_length or at >= right - left:
            return strip
        return Strip.join([strip.crop(0, at), ghost, strip.crop(at + ghost.cell_length, right - left)])

    def bar_text(self, bar: Bar, start: int, *, in_hand: bool = False) -> str:
        """Return what a bar shows from a cell on; nothing when its message is gone."""
        face = self._faces.of(self.schedule.plan, bar.message)
        return self._text(face, bar, start, in_hand=in_hand) if face else ""

    def _text(self, face: Face, bar: Bar, start: int, *, in_hand: bool) -> str:
        """Return a bar from a cell on: a block for people together or a flag for a post, how far it is, its title.

        ‹ instead of the block says that it began further to the left.
        """
        shape = "▶" if in_hand else "‹" if start > bar.left else face.shape
        mark = MARKED if bar.message in self.marked else ""
        head = shape + mark + face.status + (FLAG if bar.message in self.flags else "")
        title = f"↻{bar.occurrence + 1} {face.title}" if bar.occurrence else self._sure(bar) + face.title
        text = head + shorten(title, max(0, bar.label - start - len(head)))
        return text + "─" * max(0, bar.right - start - cell_width(text))

    def _sure(self, bar: Bar) -> str:
        """Return the mark of a slot that may still change."""
        slot = self.schedule.timing(bar.message).slots[bar.occurrence]
        return "~" if slot.certainty == "indicative" else ""

    def named(self, marks: Sequence[Mark], style: str) -> list[Segment]:
        """Return a line of milestones or of events of others, each name as far as the next one leaves room."""
        segments: list[Segment] = []
        position, right = self.left, self.right
        ends = [mark.cell - 1 for mark in marks[1:]] + [right] * bool(marks)
        for mark, end in zip(marks, ends, strict=True):
            if not position <= mark.cell < right:
                continue
            room = max(1, min(end, right) - mark.cell)
            text = shorten(mark.text, room) if room >= READABLE_MARK else mark.text[:1]
            segments += [*self.backdrop(position, mark.cell), Segment(text, self.styles[style])]
            position = mark.cell + cell_width(text)
        return [*segments, *self.backdrop(position, right)]


def edition_text(number: int | None, items: int, room: int) -> str:
    """Return an edition as far as there is room: ▪ 5 (2) is the fifth, with two messages; ▫ has none yet."""
    sign = "▪" if items else "▫"
    many = f" ({items})" if items > 1 else ""
    wanted = [f"{sign} {number}{many}"] * (number is not None) + [f"{sign}{many}"] + [f"{sign}{items}"] * (items > 1)
    return next((text for text in wanted if len(text) <= room), sign)


def widest_head(heads: Iterable[tuple[str, int]]) -> int:
    """Return the cells that the longest of the names of lanes needs to be whole, with its count."""
    return max((cell_width(in_cells(label)) + len(str(count)) + 2 for label, count in heads), default=0)


def lane_head(label: str, count: int, cells: int) -> str:
    """Return the name of a lane and how many messages it holds."""
    number = str(count)
    name = in_cells(label) or _("none")
    return pad(f"{pad(name, cells - len(number) - 2)} {number} ", cells)
