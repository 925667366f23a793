"""The signs of a timeline: what a message is, how far it is, and milestones; their form tells it, not their colour."""

from collections.abc import Iterator
from math import cos, pi, sin

from campaign.documents.drawing.shapes import Box, Circle, Line, Polygon, Shape
from campaign.model.channels import Channel
from campaign.model.fields import Status

QUARTERS: dict[Status, int] = {"idea": 0, "draft": 1, "review": 2, "approved": 3, "scheduled": 4}
"""How much of its ring is filled until a message is sent or cancelled, in quarters."""
KIND_WIDTH = 0.85
STATUS_WIDTH = 0.95
"""How wide signs are with the space behind them, in sizes of the letters."""


def kind_of(channel: Channel | None) -> str:
    """Return what the messages of a channel are: people together, an item in an edition, or a post."""
    if channel and channel.live:
        return "together"
    return "item" if channel and channel.rhythm else "post"


def kind_sign(kind: str, x: float, y: float, size: float, ink: str) -> Iterator[Shape]:
    """Give the sign of a message from a point on, on the middle of its line: a block, a small square or a flag."""
    match kind:
        case "together":
            yield Box(x, y - 0.42 * size, 0.55 * size, 0.84 * size, ink)
        case "item":
            yield Box(x + 0.05 * size, y - 0.22 * size, 0.44 * size, 0.44 * size, ink)
        case _:
            yield Line((x + 0.06 * size, y - 0.45 * size), (x + 0.06 * size, y + 0.45 * size), ink, 0.12 * size)
            tip = (x + 0.62 * size, y - 0.18 * size)
            yield Polygon(((x + 0.06 * size, y - 0.45 * size), tip, (x + 0.06 * size, y + 0.09 * size)), ink)


def status_sign(status: Status, x: float, y: float, size: float, ink: str) -> Iterator[Shape]:
    """Give how far a message is, from a point on, on the middle of its line: a ring that fills, a tick or a cross."""
    middle, radius, thick = x + 0.36 * size, 0.31 * size, 0.09 * size
    quarters = QUARTERS.get(status)
    if quarters is not None:
        yield Circle((middle, y), radius, ink, thick)
        if quarters:
            yield Polygon(tuple(_slice(middle, y, radius, quarters)), ink)
        return
    if status == "sent":
        corner = (middle - 0.08 * size, y + 0.28 * size)
        yield Line((middle - 0.32 * size, y), corner, ink, 0.13 * size)
        yield Line(corner, (middle + 0.36 * size, y - 0.32 * size), ink, 0.13 * size)
        return
    reach = 0.27 * size
    yield Line((middle - reach, y - reach), (middle + reach, y + reach), ink, 0.13 * size)
    yield Line((middle - reach, y + reach), (middle + reach, y - reach), ink, 0.13 * size)


def milestone_sign(x: float, y: float, size: float, *, sure: bool) -> Polygon:
    """Return a diamond from a point on, on the middle of its line; it is open when its date may still change."""
    half = 0.42 * size
    corners = ((x, y), (x + half, y - half), (x + 2 * half, y), (x + half, y + half))
    return Polygon(corners, "milestone", filled=sure)


def earlier_sign(x: float, y: float, size: float, ink: str) -> Polygon:
    """Return the sign of what began before the first day that is shown: a tip to the left, where other signs begin."""
    return Polygon(((x, y), (x + 0.55 * size, y - 0.4 * size), (x + 0.55 * size, y + 0.4 * size)), ink)


def days_line(left: float, right: float, y: float, ink: str, *, sure: bool) -> Line:
    """Return the line under something that takes days; broken when they may still change."""
    return Line((left, y), (right, y), ink, 1.0, dashed=not sure)


def days_end(right: float, y: float, ink: str) -> Line:
    """Return the end of such a line, where the last day is shown."""
    return Line((right, y - 2), (right, y), ink, 1.0)


def _slice(x: float, y: float, radius: float, quarters: int) -> Iterator[tuple[float, float]]:
    """Give the corners of a part of a disc, from twelve o'clock on."""
    if quarters < 4:
        yield x, y
    for step in range(quarters * 6 + 1):
        angle = step * pi / 12
        yield x + radius * sin(angle), y - radius * cos(angle)
