"""Dates and weekdays in running text, in Dutch and English: "dinsdag 9 maart", "9-3-2027", "March 9th", "dinsdag".

Finds what is surely meant as a day, and leaves alone what may be anything else: "2/3 praten", versions, times, page
numbers, "wo" and "do" by themselves, a range of days, a day of the year that has become a name ("5 mei-viering").
"""

import re
from collections.abc import Iterator
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
NEAR = 25
"""Characters before a day that are looked at for what it may be instead."""
DAY_ENDING = {"nl": "dag", "en": "day"}
SEVERAL_BEFORE = re.compile(
    r"\d\s*(?:e|de|ste|th|st|nd|rd)?\s*(?:\b(?:en|of|and|or|tot en met|tot|to|until|through)|t/m|[,&/–—-])\s*$",
)
"""What stands before a day that is the last of several: "9 en 10 maart", "9 - 12 maart"."""
SEVERAL_AFTER = re.compile(r"\s*(?:and|or|to|through|until|[&/–—-])\s*\d")
"""What stands behind a day that is the first of several: "March 9 and 10"."""
COUNTED_BEFORE = re.compile(
    r"\b(?:versie|version|release|v|artikel|article|art|paragraaf|paragraph|par|hoofdstuk|chapter|nummer|number|nr|no|"
    r"pagina|page|pag|blz|p|pp|top|kamer|zaal|lokaal|room|blok|block|week|wk|fase|phase|stap|step)\.?\s*$",
)
"""What stands before a number that counts something else: "versie 2.3.2027", "kamer 5 maart"."""
SENTENCE_PART_END = re.compile(r"\s*(?:[.,;:!?)]|$)")
ANY_BEFORE = re.compile(
    r"(?:\b(?:elke|iedere|alle|volgende|vorige|afgelopen|laatste|eerste|goede|witte|vette|every|each|next|last|first|any|"
    r"good|black|blue|easter|ash|casual|week|van|tot|met|en|of|from|until|to|and|or|through)|t/m|"
    r"[/&–—-])\s*$",
)
"""What stands before a weekday that is no single day near the text, or a name: "elke dinsdag", "Goede Vrijdag"."""
ANY_AFTER = re.compile(
    r"\s*(?:(?:tot|en|of|to|until|through|and|or|over|na|voor|in week|week|after|before)\b|t/m|[/&–—-]|"
    r"\d{1,2}(?!\d|[.:]\d\d|\s*(?:uur|u|am|pm|o'clock)\b))",
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
    if code not in LANGUAGES:
        return ()
    reader = _Reader(text, _lower(text), _patterns(code))
    found = list(reader.dates())
    taken = [(each.start, each.start + len(each.written)) for each in found]
    found += [each for each in reader.weekdays() if not any(start <= each.start < end for start, end in taken)]
    return tuple(sorted(found, key=lambda each: each.start))


def _lower(text: str) -> str:
    """Return a text without capitals, as long as it was; the few letters that grow then keep theirs."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(each if len(each.lower()) > 1 else each.lower() for each in text)
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How days are written in one language, without capitals."""

    date: re.Pattern[str]
    """A date that begins with a number, from that number on."""
    month_before: re.Pattern[str]
    """A month at the end of a text, behind which a day may come: "March 9"."""
    weekday_before: re.Pattern[str]
    """A weekday at the end of a text, behind which a date may come."""
    day_first: bool
    """A date in three numbers begins with the day; else it may begin with the month."""
    ending: str
    """What all whole weekdays end in."""
    weekdays: frozenset[str]
    """The whole weekdays."""


@cache
def _patterns(code: str) -> _Patterns:
    """Return how days are written in a language."""
    names = "|".join(sorted(MONTHS.keys() - FOREIGN[code], key=len, reverse=True))
    whole = [name for name in WEEKDAYS if name.endswith(DAY_ENDING[code])]
    weekday = "|".join((*whole, *SHORT_DAYS[code]))
    year = r"(?:19|20)\d\d"
    worded = (
        rf"(?P<day>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<name>{names})\b\.?(?:,?\s+(?P<year>{year}))?"
    )
    numbers = rf"(?P<one>\d{{1,2}})(?P<dot>[-/.])(?P<two>\d{{1,2}})(?P=dot)(?P<full>{year})"
    iso = rf"(?P<iso_year>{year})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    return _Patterns(
        date=re.compile(rf"(?:{worded}|{numbers}|{iso})(?![-–/]?\w)"),
        month_before=re.compile(rf"(?<![\w.,:/@–-])(?P<name>{names})\.?\s+\Z"),
        weekday_before=re.compile(rf"(?<![\w'’–-])(?P<weekday>{weekday})\.?,?\s+(?:(?:de|the|op|on)\s+)?\Z"),
        day_first=code == "nl",
        ending=DAY_ENDING[code],
        weekdays=frozenset(whole),
    )


NUMBER = re.compile(r"\d{1,4}")
BEHIND_MONTH = re.compile(r"(?P<day>\d{1,2})(?P<suffix>st|nd|rd|th)?(?:,?\s+(?P<year>(?:19|20)\d\d))?(?![-–/.:%]?\w|%)")
"""A day, and perhaps a year, that follows the name of its month."""
PART_OF_DAY = re.compile(r"(?:ochtend|middag|avond|nacht)?(?![\w'’–-])")
GLUE = ".,:/@–-"
"""Marks that tie a number to what stands before it."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the days of one text. Numbers and the ends of weekdays are found first, and few places are looked at."""

    text: str
    lower: str
    """The text without capitals, as long as it was."""
    patterns: _Patterns

    def dates(self) -> Iterator[Mention]:
        """Give the days of the calendar."""
        end = 0
        for number in NUMBER.finditer(self.lower):
            place = number.start()
            if place < end or (place and (self.lower[place - 1] in GLUE or self.lower[place - 1].isalnum())):
                continue
            found = self._from_number(place) or self._from_month(place)
            if found is not None:
                end = found.start + len(found.written)
                yield found

    def _from_number(self, place: int) -> Mention | None:
        """Return the date that begins with the number at a place."""
        match = self.patterns.date.match(self.lower, place)
        if match is None:
            return None
        if match["name"]:
            if match["name"] == "may" and not self.text[match.start("name")].isupper():
                return None  # "the first 5 may leave"
            return self._dated(match, int(match["day"]), MONTHS[match["name"]], match["year"])
        if match["iso_year"]:
            return self._dated(match, int(match["iso_day"]), int(match["iso_month"]), match["iso_year"])
        day, month = int(match["one"]), int(match["two"])
        if not self.patterns.day_first:
            if day <= LAST_MONTH and month <= LAST_MONTH and day != month:
                return None  # the day may come first, or the month
            day, month = (month, day) if month > LAST_MONTH else (day, month)
        return self._dated(match, day, month, match["full"])

    def _from_month(self, place: int) -> Mention | None:
        """Return the date that ends with the number at a place: "March 9". Only English writes it so."""
        month = None if self.patterns.day_first else self.patterns.month_before.search(self._before(place))
        match = BEHIND_MONTH.match(self.lower, place)
        if month is None or match is None:
            return None
        start = place - len(month[0])
        sure = month["name"] != "may" or match["suffix"] or match["year"] or self._weekday_before(start)
        if not self.text[start].isupper() or not (sure or SENTENCE_PART_END.match(self.text, match.end())):
            return None  # "may 5 of you", "you should march 9 times"
        return self._dated(match, int(match["day"]), MONTHS[month["name"]], match["year"], start)

    def _dated(
        self, match: re.Match[str], day: int, month: int, year: str | None, start: int | None = None
    ) -> Mention | None:
        """Return a day of the calendar with its weekday, unless it may be something else."""
        start = match.start() if start is None else start
        weekday = self._weekday_before(start)
        if weekday:
            start -= len(weekday[0])
        before = self._before(start)
        if (
            SEVERAL_BEFORE.search(before)
            or COUNTED_BEFORE.search(before)
            or SEVERAL_AFTER.match(self.lower, match.end())
        ):
            return None
        if not (1 <= month <= LAST_MONTH and 1 <= day <= LONGEST_MONTH):
            return None
        said = self.text[start : start + len(weekday["weekday"])] if weekday else ""
        written = self.text[start : match.end()].rstrip(".")
        named = None if said in OTHER_WORDS else WEEKDAYS.get(said.lower())
        return Mention(written, start, named, day, month, int(year) if year else None)

    def weekdays(self) -> Iterator[Mention]:
        """Give the weekdays that stand by themselves, unless they may be any of many."""
        ending = self.patterns.ending
        place = self.lower.find(ending)
        while place >= 0:
            end = place + len(ending)
            start = next(
                (end - len(each) for each in self.patterns.weekdays if self.lower.endswith(each, 0, end)), None
            )
            if start is not None:
                found = self._weekday(start, end)
                if found is not None:
                    yield found
            place = self.lower.find(ending, end)

    def _weekday(self, start: int, end: int) -> Mention | None:
        """Return the weekday between two places, unless it is part of a word or may be any of many."""
        part = PART_OF_DAY.match(self.lower, end)
        if part is None or (start and (self.lower[start - 1].isalnum() or self.lower[start - 1] in "_'’–-")):
            return None
        if ANY_BEFORE.search(self._before(start)) or ANY_AFTER.match(self.lower, part.end()):
            return None
        return Mention(self.text[start : part.end()], start, WEEKDAYS[self.lower[start:end]])

    def _weekday_before(self, place: int) -> re.Match[str] | None:
        """Return the weekday right before a place."""
        return self.patterns.weekday_before.search(self._before(place))

    def _before(self, place: int) -> str:
        """Return what stands right before a place."""
        return self.lower[max(0, place - NEAR) : place]
