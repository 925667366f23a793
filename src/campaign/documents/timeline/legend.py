"""What the signs on a timeline mean: only those that are on it."""

from collections.abc import Iterator
from typing import NamedTuple

from campaign.documents.drawing.lettering import measured, words
from campaign.documents.drawing.shapes import Box, Line, Shape
from campaign.documents.timeline.chart import Chart
from campaign.documents.timeline.look import MARGIN, WIDTH
from campaign.documents.timeline.signs import days_line, kind_of, kind_sign, status_sign
from campaign.language import mark
from campaign.model.messages import STATUS_WORDS, STATUSES

LINE = 1.6
"""How high a line of the legend is, in sizes of its letters."""
KINDS = {"together": mark("people together"), "item": mark("in an edition"), "post": mark("post")}

WORDED = ("~", "↻")
"""Signs that stand in what they mean."""


class Entry(NamedTuple):
    """A sign and what it means."""

    sign: str
    """Which sign: a kind of message, a status, or another sign by its name."""
    meaning: str
    """What it means."""


def entries(chart: Chart) -> list[Entry]:
    """Return what is told of the signs on a timeline."""
    schedule, text = chart.contents.schedule, chart.words.text
    spots = [spot for strip in chart.strips for row in strip.rows for spot in row]
    messages = [each for key in dict.fromkeys(spot.item.key for spot in spots) if (each := schedule.plan.message(key))]
    found: list[Entry] = []
    if not chart.contents.titles_only:
        kinds = {kind_of(schedule.channel(message)) for message in messages}
        found += [Entry(kind, text(meaning)) for kind, meaning in KINDS.items() if kind in kinds]
        statuses = {message.status for message in messages}
        found += [
            Entry(status, text(word)) for status, word in zip(STATUSES, STATUS_WORDS, strict=True) if status in statuses
        ]
    slots = [schedule.timing(spot.item.key).slots[spot.item.occurrence] for spot in spots]
    marks = [slot for row in chart.milestones for spot in row if (slot := schedule.milestone(spot.item.key))]
    if any(slot.certainty == "indicative" for slot in (*slots, *marks)):
        found.append(Entry("~", text(mark("~ and ◇ may still move"))))
    if any(spot.item.occurrence for spot in spots):
        found.append(Entry("↻", text(mark("↻2: second time"))))
    if any(slot.window for slot in slots):
        found.append(Entry("days", text(mark("day still open"))))
    if chart.shaded:
        found.append(Entry("quiet", text(mark("quiet period or day off"))))
    if chart.scale.shows(chart.contents.today, chart.contents.today):
        found.append(Entry("today", text(mark("today"))))
    return found


class Legend(NamedTuple):
    """A legend on its lines."""

    size: float
    """The size of its letters, in points."""
    lines: tuple[tuple[tuple[float, Entry], ...], ...]
    """Its entries, line by line, each with the point that it begins at."""

    @property
    def height(self) -> float:
        """Return how high it is, in points."""
        return len(self.lines) * self.size * LINE

    def shapes(self, top: float) -> Iterator[Shape]:
        """Give the legend from a point down."""
        for number, line in enumerate(self.lines):
            y = top + (number + 0.5) * self.size * LINE
            for x, entry in line:
                yield from _sign(entry.sign, x, y, self.size)
                left = x + _sign_width(entry.sign, self.size)
                yield words(left, y + 0.35 * self.size, entry.meaning, self.size, room=WIDTH - left, ink="muted")


def legend(chart: Chart) -> Legend:
    """Return the legend of a timeline, on as many lines as it needs."""
    size = chart.look.around
    found: list[list[tuple[float, Entry]]] = []
    x = chart.scale.right
    for entry in entries(chart):
        width = _sign_width(entry.sign, size) + measured(entry.meaning, size) + 1.4 * size
        if x + width > chart.scale.right or not found:
            found.append([])
            x = MARGIN
        found[-1].append((x, entry))
        x += width
    return Legend(size, tuple(map(tuple, found)))


def _sign_width(sign: str, size: float) -> float:
    """Return how wide a sign is with the space behind it."""
    return 0.0 if sign in WORDED else 2.1 * size if sign in {"quiet", "days"} else 1.25 * size


def _sign(sign: str, x: float, y: float, size: float) -> Iterator[Shape]:
    """Give a sign from a point on, on the middle of its line."""
    if sign in KINDS:
        yield from kind_sign(sign, x, y, size, "muted")
    elif sign == "quiet":
        yield Box(x, y - 0.5 * size, 1.7 * size, size, "quiet")
    elif sign == "days":
        yield days_line(x, x + 1.7 * size, y + 0.3 * size, "muted", sure=False)
    elif sign == "today":
        yield Line((x + 0.4 * size, y - 0.5 * size), (x + 0.4 * size, y + 0.5 * size), "today", 1.2)
    else:
        for status in STATUSES:
            if status == sign:
                yield from status_sign(status, x, y, size, "muted")
