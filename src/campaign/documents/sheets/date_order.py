"""What comes first in dates of numbers, the day or the month: what is said, what is proven, and what is usual."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Order = Literal["day", "month", "unsure"]
"""What comes first in a date of numbers."""
SaidOrder = Literal["day", "month"]
"""What somebody can say that comes first."""
NUMBERED = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d\d))?(?![\d/.-])")
LAST_MONTH = 12


class Orders(NamedTuple):
    """What is known of the order in the dates of a sheet, the strongest first; a column proves its own before that."""

    said: SaidOrder | None = None
    """What somebody says of it."""
    proven: Order | None = None
    """What its other columns prove, or how its workbook writes days."""
    usual: Order | None = None
    """What the language of its headings has first."""

    def of(self, texts: Iterable[str]) -> tuple[Order, bool]:
        """Return what comes first in a column with these texts, and whether anything but a language tells it."""
        told = self.said or proven_order(texts) or self.proven
        return told or self.usual or "unsure", told is not None


NOTHING_KNOWN = Orders()


def proven_order(texts: Iterable[str]) -> Order | None:
    """Return what comes first in some dates, as numbers above 12 tell; None where there are none."""
    pairs = list(_pairs(texts))
    day = any(LAST_MONTH < first <= 31 and second <= LAST_MONTH for first, second in pairs)
    month = any(LAST_MONTH < second <= 31 and first <= LAST_MONTH for first, second in pairs)
    if day != month:
        return "day" if day else "month"
    return "unsure" if month else None


def ambiguous(texts: Iterable[str]) -> bool:
    """Tell whether a date among some texts is another one when the month comes first."""
    return any(first != second and max(first, second) <= LAST_MONTH for first, second in _pairs(texts))


def _pairs(texts: Iterable[str]) -> Iterable[tuple[int, int]]:
    """Give the two numbers of every date that has no name of a month; 12.30 is a time as well."""
    found = (each for text in texts for each in NUMBERED.finditer(text) if each[2] != "." or each[4])
    return ((int(each[1]), int(each[3])) for each in found)
