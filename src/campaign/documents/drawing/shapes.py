"""What a drawing is made of. All measures are in points, from the top left corner of its sheet down."""

from typing import Literal, NamedTuple

Point = tuple[float, float]
Part = Literal["aside", "title", "heading", "line"]
"""What words are among others; who hears a drawing is not told of an aside."""


class Box(NamedTuple):
    """A filled rectangle."""

    x: float
    """Its left side."""
    y: float
    """Its top."""
    width: float
    """How wide it is."""
    height: float
    """How high it is."""
    ink: str
    """What it is filled with, by what that is for."""


class Line(NamedTuple):
    """A straight line."""

    start: Point
    """Where it begins."""
    end: Point
    """Where it ends."""
    ink: str
    """What it is drawn in."""
    width: float = 0.6
    """How thick it is."""
    dashed: bool = False
    """It is broken."""


class Polygon(NamedTuple):
    """A closed shape of straight sides."""

    points: tuple[Point, ...]
    """Its corners."""
    ink: str
    """What it is drawn in."""
    filled: bool = True
    """It is filled; else it is an outline on paper."""


class Circle(NamedTuple):
    """A ring on paper."""

    centre: Point
    """Its middle."""
    radius: float
    """From its middle to the middle of its line."""
    ink: str
    """What its line is drawn in."""
    width: float
    """How thick its line is."""


class Text(NamedTuple):
    """Words on one line."""

    x: float
    """Where they begin, are centred or end."""
    y: float
    """The line that they stand on."""
    text: str
    """The words, cleaned."""
    size: float
    """How large they are."""
    width: float
    """How wide they are in the font that drawings have."""
    ink: str = "ink"
    """What they are written in."""
    bold: bool = False
    """They are heavy."""
    align: Literal["start", "middle", "end"] = "start"
    """What of them stands at `x`."""
    part: Part = "aside"
    """What they are among the others."""
    told: str = ""
    """What who hears them is told in their place: also what their place and the signs beside them say."""

    @property
    def left(self) -> float:
        """Return where they begin."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.align] * self.width


Shape = Box | Line | Polygon | Circle | Text


class Sheet(NamedTuple):
    """One drawing."""

    width: float
    """How wide it is, in points."""
    height: float
    """How high it is, in points."""
    title: str
    """What it is."""
    description: str
    """What can be seen on it, in a few sentences."""
    shapes: tuple[Shape, ...]
    """What is drawn, the lowest first."""
    name: str = ""
    """What sets it apart from the other sheets: its days."""
    holds: tuple[str, ...] = ()
    """What begins on it, as a table of contents names it."""
