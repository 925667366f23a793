"""What comes first in dates of numbers, the day or the month: what is said, what is proven, and what is usual."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from campaign.documents.sheets import date_words as words

Order = Literal["day", "month", "unsure"]
"""What comes first in a date of numbers."""
SaidOrder = Literal["day", "month"]
"""What somebody can say that comes first."""
NUMBERED = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d\d))?(?![\d/.-])")
ALONE = re.compile(rf"(?:{words.WEEKDAY}\.?,?\s+)?(\d{{1,2}})([-/])(\d{{1,2}})", re.IGNORECASE)
"""A cell that is a day without its year, and nothing else."""
NO_DAY = re.compile(rf"\s*(?:{words.MONTH}|uur|u\b|h\b|hrs?\b|o'clock|[ap]\.?m\b)", re.IGNORECASE)
"""What follows two numbers that are days of one month, or hours: "12-14 april", "10-13 uur"."""
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
    """Return what comes first in some dates, as numbers above 12 tell; None where there are none.

    Without a year two numbers may be days, weeks or hours from one to the other; only a cell that is nothing but a day
    tells something then, and "12-14" not even so.
    """
    pairs = [pair for text in texts for pair in _telling(text)]
    day = any(LAST_MONTH < first <= 31 and second <= LAST_MONTH for first, second in pairs)
    month = any(LAST_MONTH < second <= 31 and first <= LAST_MONTH for first, second in pairs)
    if day != month:
        return "day" if day else "month"
    return "unsure" if month else None


def ambiguous(texts: Iterable[str]) -> bool:
    """Tell whether a date among some texts is another one when the month comes first."""
    pairs = ((int(each[1]), int(each[3])) for text in texts for each in _dates(text))
    return any(first != second and max(first, second) <= LAST_MONTH for first, second in pairs)


def _telling(text: str) -> Iterator[tuple[int, int]]:
    """Give the two numbers of every date in a text that can be no span of days, weeks or hours."""
    alone = ALONE.fullmatch(text.strip())
    if alone is not None and (alone[2] == "/" or int(alone[1]) > int(alone[3])):
        yield int(alone[1]), int(alone[3])
    yield from ((int(each[1]), int(each[3])) for each in _dates(text) if each[4])


def _dates(text: str) -> Iterator[re.Match[str]]:
    """Give the dates of numbers in a text; 12.30 is a time as well, and "12-14 april" has the name of a month."""
    for each in NUMBERED.finditer(text):
        if each[4] or (each[2] != "." and not NO_DAY.match(text, each.end()) and not _in_weeks(text, each.start())):
            yield each


def _in_weeks(text: str, place: int) -> bool:
    """Tell whether numbers at a place are those of weeks."""
    return re.search(r"\b(?:weeks?|weken|wk|w)\.?\s*$", text[:place], re.IGNORECASE) is not None
