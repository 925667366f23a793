"""A cell with a moment, as people write them in plans: an exact moment, a window, a distance from a milestone, or none.

What could be two dates is none: the text stays with its message, and why is told. What was filled in (a year, which of
day and month comes first, what a week counts from) is told too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import about, hours, month_parts, ordered, short_year
from campaign.documents.sheets.date_forms import plain as read_plain
from campaign.documents.sheets.date_numbers import day_number
from campaign.documents.sheets.date_pairs import beside, between, two_days
from campaign.documents.sheets.date_parts import halves, months, quarters, whole_days
from campaign.documents.sheets.date_repeats import repeated
from campaign.documents.sheets.date_spans import spans, times
from campaign.documents.sheets.date_weeks import week_of, weeks
from campaign.documents.sheets.date_years import asked
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.documents.sheets.tables import Value
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.model.fields import Status
from campaign.model.said import said_when
from campaign.model.typed.dates import whole_years
from campaign.model.when import AtTime, OnDay, Window

MOST = 300  # characters of a cell that is read as a moment; longer ones are prose
MOST_OF_SEVERAL = 1_500  # of one that is read as several of them
DAY_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
"""A day as Excel counts them, where a text has lost what it was."""
DAY_OF_MONTH = re.compile(rf"(?:{words.WEEKDAY}\.?\s+)?\d{{1,2}}", re.IGNORECASE)
"""A day in a sheet of one month."""
JOINTS = re.compile(r"\s+(?:en|and|&|\+|/)\s+|\s*[;\n]\s*|,\s+|(?<=[a-z])/(?=\d)", re.IGNORECASE)
"""What stands between two moments in one cell."""
TOO_LONG = say("It is longer than a moment is written")

Reader = Callable[[str, Surroundings], Moment | None]


def read_cell(text: str, value: Value, around: Surroundings) -> tuple[Moment, ...]:
    """Return the moments that a cell speaks of, at least one; one that says nothing for an empty cell."""
    return tuple(asked(_quoting(each, text), around) for each in _moments(text, value, around))


def _quoting(moment: Moment, text: str) -> Moment:
    """Return a moment whose complaint quotes what was written, and not what was made of that."""
    quoted = moment.why.values.get("value") if moment.why else None
    if moment.why is None or not isinstance(quoted, str) or quoted.casefold() in " ".join(text.split()).casefold():
        return moment
    return replace(moment, why=replace(moment.why, values={**moment.why.values, "value": text}))


def _moments(text: str, value: Value, around: Surroundings) -> tuple[Moment, ...]:
    """Return the moments that a cell speaks of, as they are read."""
    if around.month and not around.bare_weeks and DAY_OF_MONTH.fullmatch(text):
        return (replace(read_moment(f"{text} {around.month}", around), text=text),)
    typed = _typed(float(text) if DAY_NUMBER.fullmatch(text) else value, around)
    if typed is not None:
        return (replace(typed, text=text),)
    return _worded(text, around)


def _worded(text: str, around: Surroundings) -> tuple[Moment, ...]:
    """Return the moments that the words of a cell speak of."""
    bare = "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    if len(bare) > MOST_OF_SEVERAL:
        return (Moment(text=text, why=TOO_LONG),)
    bare, status = without_status(bare)
    if not bare or words.NOTHING.fullmatch(bare):
        return (Moment(text=text).with_status(status),)
    bare = whole_years(bare)
    again = repeated(bare, around)
    if again is not None:
        return (replace(again, text=text).with_status(status),)
    found = read_moment(bare, around)
    if found.why is None or _no_moment(bare, around):
        return (replace(found, text=text).with_status(status),)
    parts = _several(bare, around)
    return tuple(each.with_status(status) for each in parts) or (replace(found, text=text).with_status(status),)


def read_moment(text: str, around: Surroundings) -> Moment:
    """Return the one moment that a text speaks of; one that is not understood says why."""
    if len(text) > MOST:
        return Moment(why=TOO_LONG)
    opened = _no_moment(text, around)
    if opened is not None:
        return Moment(why=opened)
    refused: Sentence | None = None
    for reader in READERS:
        try:
            found = reader(text, around)
        except NotUnderstoodError as error:
            refused = refused or error.text
            continue
        except (ValueError, OverflowError):
            refused = refused or say("{value} does not exist on the calendar", value=text)
            continue
        if found is not None:
            return found
    if words.BEFORE_OR_AFTER.match(f"{text} "):
        return Moment(why=say("It does not say how long before or after"))
    return Moment(why=refused or say("It is not written in a way that we know"))


def without_status(text: str) -> tuple[str, Status | None]:
    """Return a text without the word for a status before or behind it, and the status: "12 mrt (verzonden)"."""
    for rest, word in _with_status(text):
        return rest.strip(" -–—:,;"), words.STATUSES[word.casefold()]
    return text, None


def _with_status(text: str) -> Iterator[tuple[str, str]]:
    """Give what a text says beside a status, and the word for that; both ends are looked at, and nothing between."""
    if STATUS.fullmatch(text):
        yield "", text
    if (found := BEHIND_STATUS.match(text)) and DIGIT.search(text, found.end()):
        yield text[found.end() :], found["word"]
    if (found := BRACED_STATUS.search(text)) and text[: found.start()].strip():
        yield text[: found.start()], found["word"]
    digits = [found.end() for found in DIGIT.finditer(text)]
    if digits and (found := STATUS_BEHIND.search(text, digits[-1])):
        yield text[: found.start()], found["word"]


_STATUS = words.one_of(words.STATUSES)
DIGIT = re.compile(r"\d")
STATUS = re.compile(_STATUS, re.IGNORECASE)
BEHIND_STATUS = re.compile(rf"(?P<word>{_STATUS})\s*(?::|-|–|op|on|\s)\s*", re.IGNORECASE)
BRACED_STATUS = re.compile(rf"[(\[](?P<word>{_STATUS})[)\]]\Z", re.IGNORECASE)
STATUS_BEHIND = re.compile(rf"(?<!\bgo)(?:[-–:,;]\s*|\s)(?P<word>{_STATUS})\Z", re.IGNORECASE)
"""A status alone, before a date, in brackets behind one, or behind one; "go-live" is none."""


def _no_moment(text: str, around: Surroundings) -> Sentence | None:
    """Return why a text says no moment by itself; None when it may say one."""
    if words.OPEN.fullmatch(text):
        return say("It is still open")
    if words.GOING_ON.fullmatch(text):
        return say("It goes on, without a first day")
    if words.REPEATED.search(text):
        return say("It comes back, without a first day")
    if words.CHOICE.search(text) or (around.dutch and words.DUTCH_CHOICE.search(text)):
        return say("It leaves a choice between moments")
    if words.RELATIVE_DAYS.search(text):
        return say("It counts from the day on which it was written, which the sheet does not tell")
    return None


def _typed(value: Value, around: Surroundings) -> Moment | None:
    """Return the moment that a typed cell holds; None for a text."""
    match value:
        case datetime():
            when = OnDay(value.date()) if value.time() == time() else AtTime(value.replace(second=0))
            return Moment(when).assuming(_swapped(value.date(), around))
        case date():
            return Moment(OnDay(value)).assuming(_swapped(value, around))
        case bool() | time() | timedelta():
            return Moment(why=say("It is no date"))
        case int() | float():
            return day_number(float(value), around)
        case _:
            return None


def _swapped(day: date, around: Surroundings) -> Sentence | None:
    """Return what is told of a day whose month a program may have taken for its day."""
    if not around.exchanged or day.day == day.month:
        return None
    other = said_when(OnDay(date(day.year, day.day, day.month)))
    return say("It may be {other}, which a spreadsheet program took for this day", other=other)


def _several(text: str, around: Surroundings) -> tuple[Moment, ...]:
    """Return the moments of a text that names more than one; none when a part of it is no moment by itself."""
    parts = [part for part in JOINTS.split(text) if part.strip()]
    if not 1 < len(parts) <= 12:
        return ()
    week = re.match(r"(?:week|wk)\.?\s", parts[0], re.IGNORECASE)
    parts = [f"{week[0]}{part}" if week and part.isdecimal() else part for part in parts]
    completed = [_completed(part, parts[-1]) for part in parts]
    found = [replace(read_moment(part, around), text=part) for part in completed]
    spoken = [each.why is None or bool(words.BEFORE_OR_AFTER.match(f"{each.text} ")) for each in found]
    if not all(spoken):
        return ()
    return tuple(found)


def _completed(part: str, last: str) -> str:
    """Return the first of two moments with what only the last one says: "12" of "12 en 19 maart 2027"."""
    if not re.fullmatch(rf"(?:{words.WEEKDAY}\.?\s+)?\d{{1,2}}(?:e|de|ste|st|nd|rd|th)?", part, re.IGNORECASE):
        week = re.fullmatch(r"(?:week|wk)\.?\s*\d{1,2}", part, re.IGNORECASE)
        year = re.search(r"\b(20\d\d)$", last)
        return f"{part} {year[1]}" if week and year else part
    month = re.search(rf"\d\s*(?:e|de|ste|st|nd|rd|th)?\s+({words.MONTH}\b.*)$", last, re.IGNORECASE)
    return f"{part} {month[1]}" if month else part


def _latest(text: str, around: Surroundings) -> Moment | None:
    """Read "uiterlijk 12 maart", "due: April 12": the last day is taken."""
    rest = words.LATEST.sub("", text)
    if rest == text:
        return None
    found = read_moment(rest, around)
    return found.assuming(say("The last day is taken")) if found.when else found


def _earliest(text: str, around: Surroundings) -> Moment | None:
    """Read "embargo tot 12 maart", "vanaf 12 maart": not before that day, and no day of its own."""
    rest = words.EARLIEST.sub("", text)
    if rest == text:
        return None
    found = read_moment(rest, around)
    if found.when is None or isinstance(found.when, Window):
        return Moment(why=found.why or say("It says from when, and not when"), doubt=found.doubt)
    if re.match(r"per\b", text, re.IGNORECASE):
        return found
    return Moment(not_before=found.when, why=say("It says from when, and not when"))


def _uncertain(text: str, around: Surroundings) -> Moment | None:
    """Read "5 maart (onder voorbehoud)", "5 maart?": that day, which may still change."""
    rest = words.UNCERTAIN.sub("", text).strip()
    if rest == text or not rest:
        return None
    found = read_moment(rest, around)
    return replace(found, uncertain=True).assuming(say("It is not certain yet")) if found.when else found


def _around(text: str, around: Surroundings) -> Moment | None:
    """Read "rond 12 maart", "ca. 3 weken voor livegang": a day becomes its week."""
    rest = words.ABOUT.sub("", text)
    return about(read_moment(rest, around)) if rest != text else None


def _embedded(text: str, around: Surroundings) -> Moment | None:
    """Read the day at the end of "on the morning of migration slated for April 28", or before its reason."""
    slated = words.SLATED.match(text)
    followed = words.FOLLOWED.match(text)
    rest = text[slated.end() :] if slated else followed["day"] if followed else None
    found = read_moment(rest, around) if rest else None
    if found is None or found.when is None:
        return None
    return found.assuming(say("The day in it is taken"))


def _sent_on(text: str, around: Surroundings) -> Moment | None:
    """Read "verzenden op 12 maart"."""
    rest = words.SENT_ON.sub("", text)
    return read_moment(rest, around) if rest != text else None


READERS: tuple[Reader, ...] = (
    two_days,
    between,
    beside,
    weeks,
    week_of,
    hours,
    times,
    whole_days,
    months,
    halves,
    quarters,
    month_parts,
    short_year,
    ordered,
    read_plain,
    spans,
    _uncertain,
    _latest,
    _earliest,
    _around,
    _sent_on,
    _embedded,
)
