"""One timeline as it is drawn: a ruler, milestones and lanes of messages between two days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaign.documents.colours import lane_ink
from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import fitted, hearable, measured, plain, words
from campaign.documents.drawing.shapes import Box, Line, Polygon, Shape, Text
from campaign.documents.timeline import ruler
from campaign.documents.timeline.look import MARGIN, Look
from campaign.documents.timeline.placing import Rows, Spot
from campaign.documents.timeline.scale import Scale
from campaign.documents.timeline.signs import (
    KIND_WIDTH,
    STATUS_WIDTH,
    days_end,
    days_line,
    earlier_sign,
    kind_of,
    kind_sign,
    milestone_sign,
    status_sign,
)
from campaign.documents.timeline.strips import GAP, Strip, milestone_rows, phase_rows, title_of
from campaign.documents.timeline.told import lane_told, message_told, milestone_told, phase_told
from campaign.language import Language, language, say, say_many
from campaign.stopping import going_on

RULER_GAP = 4.0
"""The points above and below what stands between the ruler and the lanes."""
AGAIN = 9
"""Letters that a message that comes back must have room for; else it shows which time it is, and no title."""
STRETCH = 1.7
"""How much higher lines get at most where a sheet has room, of their least height."""


@dataclass(frozen=True)
class Chart:
    """A timeline from a point down."""

    contents: Contents
    """What goes out."""
    scale: Scale
    """Where each day is."""
    look: Look
    """How large everything is."""
    strips: tuple[Strip, ...]
    """The lanes."""
    top: float
    """Where it begins."""
    line: float
    """How high a row is."""
    most_milestones: int | None = None
    """Rows that milestones may take, when there is a most; those that have none are counted."""

    @cached_property
    def words(self) -> Language:
        """Return the language of the plan."""
        return language(self.contents.schedule.plan.campaign.language)

    @cached_property
    def milestones(self) -> Rows:
        """Return the milestones on their rows."""
        return self._milestones[: self.most_milestones]

    @cached_property
    def _milestones(self) -> Rows:
        """Return all milestones on their rows."""
        return milestone_rows(self.contents, self.scale, self.look)

    @cached_property
    def phases(self) -> tuple[tuple[tuple[str, date, date], ...], ...]:
        """Return the phases on their rows."""
        return phase_rows(self.contents, self.scale)

    @property
    def head(self) -> float:
        """Return the points above the lanes."""
        rows = len(self.phases) + len(self.milestones) + bool(self._left_out)
        return self.look.months + self.look.weeks + rows * self.look.line + 2 * RULER_GAP

    @property
    def bottom(self) -> float:
        """Return where the lanes end."""
        return self.top + self.head + sum(strip.height(self.line) for strip in self.strips)

    @property
    def shaded(self) -> bool:
        """Tell whether any day is shaded."""
        return next(self._shades(0), None) is not None

    def shapes(self) -> Iterator[Shape]:
        """Give everything, the lowest first."""
        lanes = self.top + self.head
        yield from self._bands(lanes)
        yield from self._shades(lanes)
        yield from ruler.grid(self.scale, lanes, self.bottom)
        yield from self._rules(lanes)
        yield from ruler.months(self.scale, self.top, self.look, self.words)
        yield from ruler.weeks(self.scale, self.top + self.look.months, self.look, self.words)
        yield from self._today(lanes)
        yield from self._above(self.top + self.look.months + self.look.weeks + RULER_GAP, lanes)
        y = lanes
        for strip in self.strips:
            yield from self._strip(strip, y)
            y += strip.height(self.line)

    def _shades(self, top: float) -> Iterator[Shape]:
        """Give the shades of quiet days and days off, which outsiders are not told of."""
        if not self.contents.titles_only:
            yield from ruler.shades(self.scale, self.contents.schedule.calendar, top, self.bottom)

    def _bands(self, top: float) -> Iterator[Shape]:
        """Give the band that every other lane stands on."""
        for number, strip in enumerate(self.strips):
            height = strip.height(self.line)
            if number % 2 == 0:
                yield Box(MARGIN, top, self.scale.right - MARGIN, height, "band")
            top += height

    def _rules(self, top: float) -> Iterator[Shape]:
        """Give a line above each lane and below the last."""
        for height in (*(strip.height(self.line) for strip in self.strips), 0.0):
            yield Line((MARGIN, top), (self.scale.right, top), "rule")
            top += height

    def _today(self, lanes: float) -> Iterator[Shape]:
        """Give the line of today, when it is between the days that are shown."""
        today = self.contents.today
        if self.scale.shows(today, today):
            x = self.scale.x(today) + self.scale.day / 2
            yield Line((x, lanes), (x, self.bottom), "today", 1.2)
            yield Polygon(((x - 3, lanes - 4), (x + 3, lanes - 4), (x, lanes)), "today")

    def _above(self, y: float, lanes: float) -> Iterator[Shape]:
        """Give the phases and the milestones above the lanes, and a thin line down from each milestone."""
        size, line = self.look.size, self.look.line
        for stretches in self.phases:
            for name, first, last in stretches:
                left, right = self.scale.x(first), self.scale.end(last)
                yield Box(left, y + 1, max(1.0, right - left - 1), line - 2, "quiet")
                shown = words(left + 3, y + line / 2 + 0.35 * size, name, size, room=right - left - 6)
                yield hearable(shown, "line", phase_told(name, first, last, self.words))
            y += line
        placed = [(spot, y + (number + 0.5) * line) for number, row in enumerate(self.milestones) for spot in row]
        for spot, middle in placed:
            x = spot.left + 0.42 * size
            yield Line((x, middle), (x, lanes), "milestone", 0.4)
            yield Line((x, lanes), (x, self.bottom), "milestone", 0.3, dashed=True)
        for spot, middle in sorted(placed, key=lambda each: each[0].item.first):
            yield from self._milestone(spot, middle)
        if self._left_out:
            more = say_many("and {count} more milestone", "and {count} more milestones", self._left_out)
            name = self.words.render(more)
            shown = words(self.scale.left + 1.1 * size, lanes - 0.4 * line, name, size, room=300, ink="milestone")
            yield hearable(shown, "line")

    @property
    def _left_out(self) -> int:
        """Return how many milestones have no room."""
        return sum(map(len, self._milestones)) - sum(map(len, self.milestones))

    def _milestone(self, spot: Spot, y: float) -> Iterator[Shape]:
        """Give a milestone on the middle of its row."""
        size, schedule = self.look.size, self.contents.schedule
        milestone, slot = schedule.plan.milestone(spot.item.key), schedule.milestone(spot.item.key)
        if milestone is None or slot is None:
            return
        sure = slot.certainty != "indicative"
        if spot.item.last > spot.item.first:
            yield from self._days(spot, y + 0.6 * size, "milestone", sure=sure)
        name = self._name(spot, plain(milestone.name), y, "milestone")
        yield Box(name.left - 1, y - 0.5 * size, name.width + 2, size, "paper")
        yield milestone_sign(spot.left, y, size, sure=sure)
        yield hearable(name, "line", milestone_told(milestone, slot, self.words))

    def _days(self, spot: Spot, y: float, ink: str, *, sure: bool) -> Iterator[Line]:
        """Give the line under the days that something takes, with its end unless it goes on on a later sheet."""
        right = max(spot.right, spot.left + self.look.size)
        yield days_line(spot.left, right, y, ink, sure=sure)
        if spot.item.last <= self.scale.last:
            yield days_end(right, y, ink)

    def _name(self, spot: Spot, name: str, y: float, ink: str, *, between: float = 0.0) -> Text:
        """Return the name of something, behind its signs or before them; `between` is the room of those in points."""
        bold = ink == "milestone"
        baseline = y + 0.35 * self.look.size
        if spot.before:
            x = spot.left - 0.3 * self.look.size - between
            return words(x, baseline, name, self.look.size, room=spot.room, ink=ink, bold=bold, align="end")
        return words(spot.left + spot.item.head, baseline, name, self.look.size, room=spot.room, ink=ink, bold=bold)

    def _strip(self, strip: Strip, y: float) -> Iterator[Shape]:
        """Give a lane from a point down."""
        ink = lane_ink(strip.number)
        if not self.contents.titles_only:
            yield from self._lane_name(strip, y, ink)
        y += GAP / 2 + self.line / 2
        if strip.editions:
            yield from self._editions(strip, y, ink)
            y += self.line
        placed = [(spot, y + number * self.line) for number, row in enumerate(strip.rows) for spot in row]
        for spot, middle in going_on(sorted(placed, key=lambda each: each[0].item.first)):
            yield from self._message(spot, middle, ink)

    def _lane_name(self, strip: Strip, y: float, ink: str) -> Iterator[Shape]:
        """Give the name of a lane and how many messages it holds, beside a stroke in its colour."""
        size, right = self.look.size, self.scale.left - 8
        height = strip.height(self.line)
        yield Box(MARGIN, y + 1, 3, height - 2, ink)
        number = str(len(strip.messages))
        count = words(right, y + GAP / 2 + self.line / 2 + 0.35 * size, number, size, room=40, ink="muted", align="end")
        yield count
        name = plain(strip.lane.label) or self.words.render(say("none"))
        if strip.continued:
            name = self.words.render(say("{name} (continued)", name=name))
        room = right - MARGIN - 8 - count.width - 6
        told = lane_told(name, len(strip.messages), self.words)
        for number_of_line, text in enumerate(_wrapped(name, room, size, min(2, strip.lines))):
            baseline = y + GAP / 2 + self.line / 2 + 0.35 * size + number_of_line * size * 1.25
            shown = words(MARGIN + 8, baseline, text, size, room=room, bold=True)
            yield shown if number_of_line else hearable(shown, "heading", told)

    def _editions(self, strip: Strip, y: float, ink: str) -> Iterator[Shape]:
        """Give the editions of a channel, with their numbers where those have room."""
        size = max(self.look.least, self.look.size - 1)
        lefts = [self.scale.x(each.day) for each in strip.editions]
        for edition, left, end in zip(strip.editions, lefts, [*lefts[1:], self.scale.right], strict=True):
            yield Line((left + 0.27 * size, y - 0.4 * size), (left + 0.27 * size, y + 0.4 * size), ink, 0.8)
            name = str(edition.number or "")
            if name and measured(name, size) <= end - left - 0.8 * size:
                yield words(left + 0.6 * size, y + 0.35 * size, name, size, room=end - left, ink="muted")

    def _message(self, spot: Spot, y: float, ink: str) -> Iterator[Shape]:
        """Give a message on the middle of its row: its signs, its title, and a line under the days that it takes."""
        contents, size, item = self.contents, self.look.size, spot.item
        message = contents.plan.message(item.key)
        if message is None:
            return
        slot = contents.schedule.timing(item.key).slots[item.occurrence]
        kind = "item" if contents.titles_only else kind_of(contents.schedule.channel(message))
        if item.last > item.first:
            sure = slot.certainty != "indicative" and not slot.window
            yield from self._days(spot, y + 0.55 * size, ink, sure=sure)
        if item.first < self.scale.first:
            yield earlier_sign(spot.left, y, size, ink)
        else:
            yield from kind_sign(kind, spot.left, y, size, ink)
        done = not contents.titles_only and message.status in {"sent", "cancelled"}
        name = title_of(contents, item.key, slot, item.occurrence)
        if item.occurrence and spot.room < measured(name[:AGAIN], size):
            name = name.partition(" ")[0]
            name = name if measured(name, size) <= spot.room else ""
        status = not item.occurrence and not contents.titles_only
        between = STATUS_WIDTH * size if status else 0.0
        title = self._name(spot, name, y, "muted" if done else "ink", between=between)
        yield hearable(title, "line", message_told(contents, message, slot, self.words))
        if status:  # beside the sign of its day, also where the title stands before it
            x = spot.left - STATUS_WIDTH * size if spot.before else spot.left + KIND_WIDTH * size
            yield from status_sign(message.status, x, y, size, ink)


def _wrapped(text: str, room: float, size: float, lines: int) -> list[str]:
    """Return a name on at most so many lines; what does not fit on the last one is cut there."""
    if lines < 2 or measured(text, size, bold=True) <= room:
        return [text]
    first = ""
    for word in text.split():
        longer = f"{first} {word}".strip()
        if first and measured(longer, size, bold=True) > room:
            break
        first = longer
    rest = text[len(first) :].strip()
    return [fitted(first, room, size, bold=True), *([fitted(rest, room, size, bold=True)] if rest else [])]
