"""What the signs on a timeline mean: only those that are on it."""

from collections.abc import Iterator
from typing import NamedTuple

from campaign.documents.drawing.lettering import measured, words
from campaign.documents.drawing.shapes import Box, Line, Shape
from campaign.documents.timeline.chart import Chart
from campaign.documents.timeline.look import MARGIN
from campaign.documents.timeline.signs import kind_of, kind_sign, status_sign
from campaign.language import mark
from campaign.model.messages import STATUS_WORDS, STATUSES

LETTERS = 7.5
LINE = 12.0
"""How high a line of the legend is, in points."""
KINDS = {"together": mark("people together"), "item": mark("in an edition"), "post": mark("post")}


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
    if chart.shaded:
        found.append(Entry("quiet", text(mark("quiet period or day off"))))
    if chart.scale.shows(chart.contents.today, chart.contents.today):
        found.append(Entry("today", text(mark("today"))))
    return found


def lines(chart: Chart) -> list[list[tuple[float, Entry]]]:
    """Return the legend on its lines, each entry with the point that it begins at."""
    found: list[list[tuple[float, Entry]]] = []
    x = chart.scale.right
    for entry in entries(chart):
        width = _sign_width(entry) + measured(entry.meaning, LETTERS) + 12
        if x + width > chart.scale.right or not found:
            found.append([])
            x = MARGIN
        found[-1].append((x, entry))
        x += width
    return found


def legend(found: list[list[tuple[float, Entry]]], top: float) -> Iterator[Shape]:
    """Give the legend from a point down."""
    for number, row in enumerate(found):
        y = top + (number + 0.5) * LINE
        for x, entry in row:
            yield from _sign(entry.sign, x, y)
            yield words(x + _sign_width(entry), y + 0.35 * LETTERS, entry.meaning, LETTERS, room=400, ink="muted")


def _sign_width(entry: Entry) -> float:
    """Return how wide a sign is with the space behind it."""
    return 0 if entry.sign == "~" else 16 if entry.sign == "quiet" else LETTERS + 2


def _sign(sign: str, x: float, y: float) -> Iterator[Shape]:
    """Give a sign from a point on."""
    if sign in KINDS:
        yield from kind_sign(sign, x, y, LETTERS, "muted")
    elif sign in STATUSES:
        yield from status_sign(next(each for each in STATUSES if each == sign), x, y, LETTERS, "muted")
    elif sign == "quiet":
        yield Box(x, y - 4, 13, 8, "quiet")
    elif sign == "today":
        yield Line((x + 3, y - 4), (x + 3, y + 4), "today", 1.2)
