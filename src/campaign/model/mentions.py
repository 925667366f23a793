"""Dates and weekdays in running text, in Dutch and English: "dinsdag 9 maart", "9-3-2027", "March 9th", "dinsdag".

Finds what is surely meant as a day, and leaves alone what may be anything else: "2/3 praten", versions, times, page
numbers, "wo" and "do" by themselves, a range of days, a day of the year that has become a name ("5 mei-viering").
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from campaign.model.words import MONTHS, WEEKDAYS

LANGUAGES = ("nl", "en")
FOREIGN = {"nl": {"may", "march", "mar"}, "en": {"mei", "maart", "mrt"}}
"""Names of months that are another word, or none, in a text of this language."""
SHORT_DAYS = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
}
"""Short names of weekdays: only right before a date, since by themselves most are other words."""
OTHER_WORDS = {"zo", "Zo", "wed", "sat", "sun"}
"""Short names that may be another word even there: "dat doen we zo 9 maart"."""
LAST_MONTH, LONGEST_MONTH = 12, 31
NEAR = 20
"""Characters before a day that are looked at for what it may be instead."""
DAY_ENDING = {"nl": "dag", "en": "day"}
SEVERAL_BEFORE = re.compile(
    r"\d\s*(?:e|de|ste|th|st|nd|rd)?\s*(?:\b(?:en|of|and|or|tot en met|tot|to|until|through)|t/m|[,&/–—-])\s*$",
    re.IGNORECASE,
)
"""What stands before a day that is the last of several: "9 en 10 maart", "9 - 12 maart"."""
SEVERAL_AFTER = re.compile(r"\s*(?:and|or|to|through|until|[&/–—-])\s*\d", re.IGNORECASE)
"""What stands behind a day that is the first of several: "March 9 and 10"."""
COUNTED_BEFORE = re.compile(
    r"\b(?:versie|version|release|v|artikel|article|art|paragraaf|paragraph|par|hoofdstuk|chapter|nummer|number|nr|no|"
    r"pagina|page|pag|blz|p|pp|top|kamer|zaal|lokaal|room|blok|block|week|wk|fase|phase|stap|step)\.?\s*$",
    re.IGNORECASE,
)
"""What stands before a number that counts something else: "versie 2.3.2027", "kamer 5 maart"."""
ANY_BEFORE = re.compile(
    r"(?:\b(?:elke|iedere|alle|volgende|vorige|afgelopen|laatste|eerste|goede|witte|vette|every|each|next|last|first|any|"
    r"good|black|blue|easter|ash|casual|week|van|tot|met|en|of|from|until|to|and|or|through)|t/m|"
    r"[/&–—-])\s*$",
    re.IGNORECASE,
)
"""What stands before a weekday that is no single day near the text, or a name: "elke dinsdag", "Goede Vrijdag"."""
ANY_AFTER = re.compile(
    r"\s*(?:(?:tot|en|of|to|until|through|and|or|over|na|voor|in week|week|after|before)\b|t/m|[/&–—-]|"
    r"\d{1,2}(?!\d|[.:]\d\d|\s*(?:uur|u|am|pm|o'clock)\b))",
    re.IGNORECASE,
)
"""What stands behind such a weekday: "dinsdag en donderdag", "dinsdag over twee weken"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that a text names."""

    written: str
    """How it stands there."""
    start: int
    """Where in the text, counted from 0."""
    weekday: int | None = None
    """The weekday that it says, 0 for Monday."""
    day: int | None = None
    """The day of the month; None for a weekday by itself."""
    month: int | None = None
    """The month, 1 to 12."""
    year: int | None = None
    """The year; most texts leave it out."""

    @property
    def dated(self) -> bool:
        """Tell whether it names a day of the calendar, rather than a weekday."""
        return self.day is not None

    def near(self, day: date) -> date | None:
        """Return the day that is meant in a text of about this day; None when the calendar has no such day."""
        if self.day is None or self.month is None:
            return None
        years = (self.year,) if self.year else (day.year, day.year + 1, day.year - 1)
        found = [each for year in years if (each := _date(year, self.month, self.day))]
        return min(found, key=lambda each: abs((each - day).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    """Return a date, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Return the days that a text names, in order; none for a language other than Dutch and English."""
    code = language.casefold()[:2]
    if code not in LANGUAGES or not MAY_HOLD_DAY.search(text):
        return ()
    patterns = _patterns(code)
    found = [each for pattern in patterns.dated for match in pattern.finditer(text) if (each := _dated(match, code))]
    taken = [(each.start, each.start + len(each.written)) for each in found]
    weekdays = (each for match in patterns.weekday.finditer(text) if (each := _weekday(match)))
    found += [each for each in weekdays if not any(start <= each.start < end for start, end in taken)]
    return tuple(sorted(found, key=lambda each: each.start))


MAY_HOLD_DAY = re.compile(r"\d|day|dag", re.IGNORECASE)
"""What every text with a day in it has."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How days are written in one language."""

    dated: tuple[re.Pattern[str], ...]
    """Days of the calendar."""
    weekday: re.Pattern[str]
    """Weekdays by themselves."""


@cache
def _patterns(code: str) -> _Patterns:
    """Return how days are written in a language."""
    names = "|".join(sorted(MONTHS.keys() - FOREIGN[code], key=len, reverse=True))
    whole = "|".join(name for name in WEEKDAYS if name.endswith(DAY_ENDING[code]))
    weekday = rf"(?:(?P<weekday>{whole}|{'|'.join(SHORT_DAYS[code])})\.?,?\s+(?:(?:de|the|op|on)\s+)?)?"
    start = rf"(?<![\w.,:/@–-]){weekday}"
    end = r"(?![-–/]?\w)"
    year = r"(?P<year>(?:19|20)\d\d)"
    day = r"(?P<day>\d{1,2})"
    worded = rf"{start}{day}(?:e|ste|de|st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{names})\b\.?(?:,?\s+{year})?{end}"
    month_first = (
        rf"{start}(?P<month>{names})\.?\s+(?P<day>\d{{1,2}})(?P<suffix>st|nd|rd|th)?(?:,?\s+{year})?(?![-–/.:%]?\w|%)"
    )
    numbered = rf"{start}(?P<day>\d{{1,2}})(?P<dot>[-/.])(?P<month>\d{{1,2}})(?P=dot){year}(?![-–/.]?\w)"
    iso = rf"{start}{year}-(?P<month>\d\d)-(?P<day>\d\d){end}"
    written = (worded, numbered, iso, *([month_first] if code == "en" else []))
    parts_of_day = r"(?:ochtend|middag|avond|nacht)?"
    return _Patterns(
        tuple(re.compile(each, re.IGNORECASE) for each in written),
        re.compile(rf"(?<![\w'’–-])(?P<weekday>{whole}){parts_of_day}(?![\w'’–-])", re.IGNORECASE),
    )


def _dated(match: re.Match[str], code: str) -> Mention | None:
    """Return a day of the calendar that a text names, unless it may be something else."""
    text, groups = match.string, match.groupdict()
    before = text[max(0, match.start() - NEAR) : match.start()]
    if SEVERAL_BEFORE.search(before) or COUNTED_BEFORE.search(before) or SEVERAL_AFTER.match(text, match.end()):
        return None
    name, day = groups["month"], int(groups["day"])
    if name.isdigit():
        month = int(name)
        if code == "en" and "dot" in groups:
            if day <= LAST_MONTH and month <= LAST_MONTH and day != month:
                return None  # the day may come first, or the month
            day, month = (month, day) if month > LAST_MONTH else (day, month)
    elif _is_other_word(match, name):
        return None
    else:
        month = MONTHS[name.casefold()]
    if not (1 <= month <= LAST_MONTH and 1 <= day <= LONGEST_MONTH):
        return None
    said = groups["weekday"] or ""
    weekday = None if said in OTHER_WORDS else WEEKDAYS.get(said.casefold())
    year = int(groups["year"]) if groups["year"] else None
    return Mention(match[0].rstrip("."), match.start(), weekday, day, month, year)


def _is_other_word(match: re.Match[str], name: str) -> bool:
    """Tell whether the name of a month may be another word: "the first 5 may leave", "may 5 of you"."""
    groups = match.groupdict()
    month_first = match.start("month") < match.start("day")
    if name[0].isupper():
        sure = not month_first or name != "May" or groups["suffix"] or groups["year"] or groups["weekday"]
        return not sure and re.match(r"\s*(?:[.,;:!?)]|$)", match.string[match.end() :]) is None
    return name == "may" or month_first


def _weekday(match: re.Match[str]) -> Mention | None:
    """Return a weekday that a text names by itself, unless it may be any of many."""
    text = match.string
    if ANY_BEFORE.search(text[max(0, match.start() - NEAR) : match.start()]) or ANY_AFTER.match(text, match.end()):
        return None
    return Mention(match[0], match.start(), WEEKDAYS[match["weekday"].casefold()])
