"""A cell with a moment, as people write them in plans: an exact moment, a window, a distance from a milestone, or none.

What could be two dates is none: the text stays with its message, and why is told. What was filled in (a year, which of
day and month comes first, what a week counts from) is told too.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import about, hours, month_parts, ordered, short_year
from campaign.documents.sheets.date_forms import plain as read_plain
from campaign.documents.sheets.date_numbers import day_number
from campaign.documents.sheets.date_spans import spans, times
from campaign.documents.sheets.date_weeks import week_of, weeks
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.documents.sheets.tables import Value
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.model.fields import Status
from campaign.model.when import AtTime, OnDay, Window

MOST = 300  # characters of a cell that is read as a moment; longer ones are prose
DAY_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
"""A day as Excel counts them, where a text has lost what it was."""
JOINTS = re.compile(r"\s+(?:en|and|&|\+)\s+|\s*[;\n]\s*|,\s+", re.IGNORECASE)
"""What stands between two moments in one cell."""

Reader = Callable[[str, Surroundings], Moment | None]


def read_cell(text: str, value: Value, around: Surroundings) -> tuple[Moment, ...]:
    """Return the moments that a cell speaks of, at least one; one that says nothing for an empty cell."""
    typed = _typed(float(text) if DAY_NUMBER.fullmatch(text) else value, around)
    if typed is not None:
        return (replace(typed, text=text),)
    bare, status = without_status(" ".join(text.split(" ")).strip())
    if not bare or words.NOTHING.fullmatch(bare):
        return (Moment(text=text).with_status(status),)
    found = read_moment(bare, around)
    if found.why is None or _no_moment(bare, around):
        return (replace(found, text=text).with_status(status),)
    parts = _several(bare, around)
    return tuple(each.with_status(status) for each in parts) or (replace(found, text=text).with_status(status),)


def read_moment(text: str, around: Surroundings) -> Moment:
    """Return the one moment that a text speaks of; one that is not understood says why."""
    if len(text) > MOST:
        return Moment(why=say("It is longer than a moment is written"))
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
    found = STATUS_AROUND.match(text)
    if found is None:
        return text, None
    word = next(found[name] for name in ("alone", "head", "braced", "tail") if found[name])
    rest = "" if found["alone"] else found["behind"] or found["before"] or found["first"] or ""
    return rest.strip(" -–—:,;"), words.STATUSES[word.casefold()]


_STATUS = words.one_of(words.STATUSES)
STATUS_AROUND = re.compile(
    rf"^(?:(?P<alone>{_STATUS})"
    rf"|(?P<head>{_STATUS})\s*(?::|-|–|op|on|\s)\s*(?P<behind>(?=.*\d).+)"
    rf"|(?P<before>.*\S)\s*[(\[](?P<braced>{_STATUS})[)\]]"
    rf"|(?P<first>.*\d.*?)\s*(?:[-–:,;]\s*|\s)(?P<tail>{_STATUS}))$",
    re.IGNORECASE | re.DOTALL,
)
"""A status alone, before a date, in brackets behind one, or behind one."""


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
            return Moment(OnDay(value.date()) if value.time() == time() else AtTime(value.replace(second=0)))
        case date():
            return Moment(OnDay(value))
        case bool() | time() | timedelta():
            return Moment(why=say("It is no date"))
        case int() | float():
            return day_number(float(value), around)
        case _:
            return None


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
    if not re.fullmatch(r"\d{1,2}(?:e|de|ste|st|nd|rd|th)?", part):
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
    return replace(found, assumed=found.assumed or say("The last day is taken")) if found.when else found


def _earliest(text: str, around: Surroundings) -> Moment | None:
    """Read "embargo tot 12 maart", "vanaf 12 maart": not before that day, and no day of its own."""
    rest = words.EARLIEST.sub("", text)
    if rest == text:
        return None
    found = read_moment(rest, around)
    if found.when is None or isinstance(found.when, Window):
        return Moment(why=found.why or say("It says from when, and not when"))
    if re.match(r"per\b", text, re.IGNORECASE):
        return found
    return Moment(not_before=found.when, why=say("It says from when, and not when"))


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
    return replace(found, assumed=found.assumed or say("The day in it is taken"))


def _sent_on(text: str, around: Surroundings) -> Moment | None:
    """Read "verzenden op 12 maart"."""
    rest = words.SENT_ON.sub("", text)
    return read_moment(rest, around) if rest != text else None


READERS: tuple[Reader, ...] = (
    weeks,
    week_of,
    hours,
    times,
    month_parts,
    short_year,
    ordered,
    read_plain,
    spans,
    _latest,
    _earliest,
    _around,
    _sent_on,
    _embedded,
)
