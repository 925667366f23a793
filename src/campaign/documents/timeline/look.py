"""How large everything on a timeline is."""

from typing import NamedTuple

WIDTH = 960.0
HEIGHT = 540.0
"""A slide of 16 by 9, in points: 13.33 by 7.5 inch, as presentation programs have it."""
MARGIN = 24.0
"""The paper around everything, in points."""
LEAST_SIZE = 7.0
"""Letters of a picture of everything are never smaller, in points: 14 pixels where a slide has 1,080 lines."""
SLIDE_SIZE = 9.0
"""Letters on slides that follow each other are never smaller: 18 pixels where a slide has 1,080 lines."""


class Look(NamedTuple):
    """How large the letters are, and how much of a title there is room for at least."""

    size: float
    """The size of the letters, in points."""
    letters: int
    """Letters of a title that have room, if it is that long."""
    least: float = LEAST_SIZE
    """The size of the smallest letters, in points."""

    @property
    def readable(self) -> float:
        """Return the room that a title has at least, in points; a letter is half as wide as it is high."""
        return self.letters * self.size / 2

    @property
    def line(self) -> float:
        """Return how high a row is at least, in points."""
        return self.size * 1.3

    @property
    def around(self) -> float:
        """Return the size of the letters around the messages: of the ruler and the legend."""
        return min(10.0, max(self.least + 0.5, self.size - 1))

    @property
    def months(self) -> float:
        """Return how high the line of months is, in points."""
        return self.around * 1.7

    @property
    def weeks(self) -> float:
        """Return how high the line of weeks is, in points."""
        return self.around * 1.35


LOOKS = (
    *(Look(size, 48) for size in (14, 12, 11, 10)),
    *(Look(size, letters) for size in (9, 8) for letters in (40, 30, 22)),
    *(Look(7.5, letters) for letters in (30, 22, 16)),
    *(Look(LEAST_SIZE, letters) for letters in (22, 16, 12)),
)
"""What is tried, the best first, until everything is on one slide."""
SLIDE_LOOKS = tuple(look._replace(least=SLIDE_SIZE) for look in LOOKS if look.size >= SLIDE_SIZE)
"""What is tried for slides that may be as many as it takes."""
OPEN = Look(9.5, 26)
"""How a timeline looks in a page, which gets as high as it needs."""
TALL = Look(8, 30)
"""How a timeline looks that is on no slide, and gets as high as it needs."""
