"""What the moments of a column tell together: the order of day and month, the year, what weeks count, milestones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import COUNT, HOURS
from campaign.documents.sheets.date_order import LAST_MONTH, NOTHING_KNOWN, Orders, proven_order
from campaign.documents.sheets.date_weeks import WEEK
from campaign.documents.sheets.date_years import is_near
from campaign.documents.sheets.moments import Surroundings, Weeks
from campaign.documents.sheets.tables import Cell
from campaign.model.context import Context
from campaign.model.typed.anchors import DISTANCE
from campaign.model.words import AFTER, BEFORE, GOLIVE, NUMBERS, UNITS

DAY = re.compile(rf"\b\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]\d{{2,4}}|[-/. ]+{words.MONTH}\b)", re.IGNORECASE)
YEAR = re.compile(r"\b(20\d\d)\b")
FIRST_OF_CALENDAR = 14
"""The week from which numbers that run on are surely of the calendar: no project counts its first week as this."""
LONGEST_NAME = 40  # characters of a milestone; longer ones are sentences
SIDES = words.one_of((*BEFORE, *AFTER, "tijdens", "during", "bij", "at"))
BEHIND = re.compile(rf"{SIDES}\s+(?P<name>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a sheet is read."""

    today: date
    anchors: tuple[tuple[str, str], ...] = ()
    """The id and title of the milestones."""
    golive: str | None = None
    start: date | None = None
    """The first day of the project."""
    weeks: Weeks | None = None
    """What weeks count, where somebody said so."""
    dutch: bool = True
    """The sheet is in Dutch."""
    orders: Orders = NOTHING_KNOWN
    """What is known of what comes first in its dates of numbers."""
    whole: frozenset[str] = frozenset()
    """Names, casefolded, that are one audience as they are, in the plan that a sheet goes into."""
    zone: tzinfo | None = None
    """The zone of the campaign."""


def surroundings(
    cells: Sequence[Cell], elsewhere: Sequence[str], heading: str, known: Known, *, from_1904: bool = False
) -> Surroundings:
    """Return what the moments in a column are read against; `elsewhere` holds the titles above the table."""
    texts = [cell.text for cell in cells if isinstance(cell.value, str | None)]
    today = first_day([cell.value for cell in cells], texts, elsewhere, known.today)
    bare = is_of_weeks(heading)
    order, proven = known.orders.of(texts)
    weeks = weeks_of([cell.text for cell in cells] if bare else texts, known.start, bare=bare)
    if known.start is None and _has_days(cells, texts):
        weeks = "calendar"
    return Surroundings(
        Context(today, known.anchors, known.golive, day_first=order == "day"),
        order,
        proven,
        _exchanged(cells, texts),
        known.weeks or weeks,
        known.start,
        bare,
        from_1904,
        known.dutch,
        zone=known.zone,
        today=known.today,
    )


def is_of_weeks(heading: str) -> bool:
    """Tell whether a number alone below a heading is a week."""
    return bool(re.fullmatch(r"(?:week|wk|weeknr\.?|weeknummer|weken|weeks)", heading.strip(), re.IGNORECASE))


def _exchanged(cells: Sequence[Cell], texts: Sequence[str]) -> bool:
    """Tell whether a program may have taken days for months: all its days can be, and what cannot is text still."""
    days = [each.value for each in cells if isinstance(each.value, date)]
    if not any(each.day != each.month for each in days) or any(each.day > LAST_MONTH for each in days):
        return False
    return proven_order([text for text in texts if YEAR.search(text)]) is not None


def first_day(values: Iterable[object], texts: Iterable[str], elsewhere: Iterable[str], today: date) -> date:
    """Return the day from which a date without a year is the next: in the years that the sheet names, else today."""
    years = {int(year) for text in texts for year in YEAR.findall(text)}
    years |= {each.year for each in values if isinstance(each, date)}
    years = years or {int(year) for text in elsewhere for year in YEAR.findall(text)}
    years = {year for year in years if is_near(year, today)}
    return today if not years or today.year in years else date(min(years), 1, 1)


def weeks_of(texts: Iterable[str], start: date | None, *, bare: bool) -> Weeks:
    """Return what the numbers of weeks count, from all of a column: those of a project begin at its first."""
    found = [WEEK.fullmatch(f"week {text}" if bare and text[:1].isdigit() else text) for text in texts]
    numbers = [int(each["first"]) for each in found if each and not each["year"]]
    if not numbers or min(numbers) >= FIRST_OF_CALENDAR:
        return "calendar"
    if min(numbers) == 1 and max(numbers) < 40:
        return "project"
    return "project" if start else "unsure"


def _has_days(cells: Sequence[Cell], texts: Iterable[str]) -> bool:
    """Tell whether a column has days of the calendar: its weeks are then of the calendar too."""
    return any(isinstance(cell.value, date) for cell in cells) or any(DAY.search(text) for text in texts)


def milestones_in(texts: Iterable[str]) -> list[str]:
    """Return the milestones that the moments of a column hang on or speak of, each once, as they are written there."""
    found: dict[str, str] = {}
    for text in texts:
        for name in _named(" ".join(text.split())):
            found.setdefault(name.casefold(), name)
    return list(found.values())


def _named(text: str) -> Iterator[str]:
    """Give the milestones that one cell names: as a whole, else in each of its parts."""
    whole = list(_hung_on(text))
    if whole:
        yield from whole
        return
    for part in re.split(r"\s+(?:en|and|&)\s+|\s*[,;]\s*", text):
        yield from _hung_on(part)
        spoken = BEHIND.search(part)
        if spoken and words.KNOWN_MILESTONES.fullmatch(spoken["name"]):
            yield from _name(spoken["name"])


def _hung_on(text: str) -> Iterator[str]:
    """Give the milestone that one moment hangs on, or is."""
    distance, hours = DISTANCE.fullmatch(text.casefold()), HOURS.fullmatch(text)
    if COUNT.match(text) or re.fullmatch(r"t\s*[+\-–−]?\s*0", text, re.IGNORECASE):
        yield GOLIVE[0]
    elif distance and distance["unit"] in UNITS and _counts(distance["n"]):
        yield from _name(text[distance.start("name") :])
    elif hours and hours["name"]:
        yield from _name(hours["name"])
    elif words.KNOWN_MILESTONES.fullmatch(text):
        yield from _name(text)


def _counts(word: str | None) -> bool:
    """Tell whether a word before a unit is a number, or nothing."""
    number = (word or "1").strip()
    return number.isdecimal() or number in NUMBERS or number in {"de", "the"}


def _name(text: str) -> Iterator[str]:
    """Give the name of a milestone without its article; nothing for what is no name."""
    bare = re.sub(r"^(?:de|het|een|the|a|an)\s+", "", text.strip(" .,;"), flags=re.IGNORECASE)
    if 1 < len(bare) <= LONGEST_NAME and not re.search(r"[\d,;:]", bare) and len(bare.split()) <= 5:
        yield bare
