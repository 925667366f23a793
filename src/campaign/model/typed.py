"""What people type for a moment, in Dutch and English, as a `when`: "ma 11 jan 9u", "half mei", "T-14".

Each reader below knows one way of writing. What could mean two things is refused with both, never guessed.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from campaign.errors import NotUnderstoodError, did_you_mean
from campaign.language import say
from campaign.model.context import Context
from campaign.model.when import (
    RELATIVE,
    Anchored,
    AtTime,
    Deadline,
    OnDay,
    Term,
    Unit,
    When,
    Window,
    parse_deadline,
    parse_when,
    within_known_years,
)
from campaign.model.words import AFTER, BEFORE, MONTHS, NUMBERS, ORDINALS, PARTS, TODAY, UNITS, WEEKDAYS

SIDES = "|".join(re.escape(word) for word in (*BEFORE, *AFTER))
DISTANCE = re.compile(
    rf"(?P<n>\d+\s*|[^\s\d]+\s+)?(?P<unit>[a-z]+)\s+(?P<side>{SIDES})\s+(?:de |het |the )?(?P<name>.+)"
)
LONGEST = 120  # characters; nobody types a longer date
EXAMPLES = say("Type for example: mo 11 jan 9:30, week 12, mid May, 3 weeks before go-live, T-14.")


Reader = Callable[[str, Context], When | None]
ABSENT = re.compile(r"[\s,]+")
CLOCK = re.compile(
    r"(?:^|[\s,]+)(?:om|at|@|vanaf|from)?\s*"
    r"(?:(?P<h>[01]?\d|2[0-3])(?::|\.|u)(?P<m>[0-5]\d)\s*(?:uur|u|h|hrs)?(?P<half>\s*[ap]\.?m\.?)?"
    r"|(?P<hour>[01]?\d|2[0-3])\s*(?:uur|u|h|o'clock)"
    r"|(?P<english>1[0-2]|[1-9])\s*(?P<side>[ap])\.?m\.?|(?P<noon>noon))$"
)


ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CLOCK_AT_END = re.compile(r"\s([01]\d|2[0-3]):[0-5]\d$")
"""The time in a moment as the plan file writes it."""


def read_when(text: str, context: Context) -> When:
    """Read what somebody typed for a moment.

    Raises:
        NotUnderstoodError: it means nothing, two things, or a day that does not exist.
    """
    written = text.strip()
    if not written or len(written) > LONGEST:
        raise _not_understood(written[:LONGEST], context)
    if (exact := _exact(written, context)) is not None:
        return exact
    folded = ABSENT.sub(" ", written.casefold()).strip()
    day_text, clock = _split_clock(folded)
    if clock is not None and ISO_DAY.fullmatch(day_text):
        return _with_clock(parse_when(day_text), clock, written)
    try:
        for reader in READERS:
            found = reader(day_text, context)
            if found is not None:
                return within_known_years(_with_clock(found, clock, written))
    except (ValueError, OverflowError):
        raise NotUnderstoodError(say("{value} does not exist on the calendar", value=written), EXAMPLES) from None
    raise _not_understood(written, context)


def read_deadline(text: str, context: Context) -> Deadline:
    """Read what somebody typed for a deadline: a moment, or a distance from the message ("+1w").

    Raises:
        NotUnderstoodError: likewise.
    """
    if RELATIVE.fullmatch(text.strip()):
        return parse_deadline(text)
    return read_when(text, context)


def _exact(text: str, context: Context) -> When | None:
    """Return a form of the plan file itself; one that hangs on something unknown is read further as words."""
    try:
        found = parse_when(text)
    except NotUnderstoodError:
        if re.match(r"\d{4}-", text) and not CLOCK.search(text.casefold()):
            raise
        return None
    known = not isinstance(found, Anchored) or any(found.anchor == entry_id for entry_id, _title in context.anchors)
    return found if known else None


def _split_clock(text: str) -> tuple[str, time | None]:
    """Return what is typed without its time of day, and that time."""
    found = CLOCK.search(text)
    if found is None or (found.start() == 0 and not found["hour"]):
        return text, None
    if re.search(r"(?:week|wk)$", text[: found.start()]):
        return text, None
    if found["noon"]:
        clock = time(12)
    elif found["english"]:
        clock = time(int(found["english"]) % 12 + (12 if found["side"] == "p" else 0))
    elif found["hour"]:
        clock = time(int(found["hour"]))
    else:
        hour = int(found["h"])
        half = (found["half"] or "").strip()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        clock = time(hour, int(found["m"]))
    return text[: found.start()].rstrip(" ,"), clock


def _with_clock(found: When, clock: time | None, written: str) -> When:
    """Return the moment at a time of day."""
    if clock is None:
        return found
    match found:
        case OnDay(day):
            return AtTime(datetime.combine(day, clock))
        case Anchored():
            return Anchored(found.anchor, found.terms, clock)
        case _:
            raise NotUnderstoodError(
                say("{value}: a week or month has no time of day", value=written),
                say("Type a day, or leave out the time."),
            )


def _not_understood(written: str, context: Context) -> NotUnderstoodError:
    """Return the complaint about something that means nothing, with what may have been meant."""
    names = [name for pair in context.anchors for name in pair]
    last = written.casefold().split(" - ")[0].split(" + ")[0].strip()
    return NotUnderstoodError(say("{value} is not a moment", value=written), did_you_mean(last, names) or EXAMPLES)


def _number(word: str) -> int | None:
    """Return a number written in digits or as a word."""
    return int(word) if word.isdecimal() and len(word) < 6 else NUMBERS.get(word)


def _golive_count(text: str, context: Context) -> When | None:
    """Read "T-14", "T+7", "T0"."""
    found = re.fullmatch(r"t\s*(?:(?P<sign>[+\-–−])\s*)?(?P<n>\d{1,4})\s*(?P<unit>wd|d|w)?(?:\s*(?:dagen|days))?", text)
    if found is None or (not found["sign"] and found["n"] != "0"):
        return None
    if context.golive is None:
        raise NotUnderstoodError(
            say("This plan has no go-live to count from"), say("Mark a milestone as go-live first.")
        )
    amount = int(found["n"]) * (1 if found["sign"] == "+" else -1)
    return Anchored(context.golive, _terms(amount, UNITS[found["unit"] or "d"]))


def _terms(amount: int, unit: Unit) -> tuple[Term, ...]:
    """Return one step, or none for nothing."""
    return (Term(amount, unit),) if amount else ()


def _distance(text: str, context: Context) -> When | None:
    """Read "3 weken voor livegang", "a week after Go-live Odoo", "de dag voor livegang"."""
    found = DISTANCE.fullmatch(text)
    if found is None:
        return None
    written = (found["n"] or "1").strip()
    number = 1 if written in {"de", "the"} else _number(written)
    unit, anchor = UNITS.get(found["unit"]), context.anchor(found["name"])
    if number is None or unit is None or anchor is None:
        return None
    return Anchored(anchor, _terms(-number if found["side"] in BEFORE else number, unit))


def _named(text: str, context: Context) -> When | None:
    """Read the title of a milestone or message, with steps behind it: "Livegang Odoo - 6w"."""
    anchor = context.anchor(text)
    if anchor is not None:
        return Anchored(anchor)
    found = re.fullmatch(r"(?P<name>.+?)\s*(?P<steps>(?:\s*[+\-–−]\s*\d{1,4}\s*(?:wd|d|w|m))+)", text)
    anchor = context.anchor(found["name"]) if found else None
    if found is None or anchor is None:
        return None
    steps = re.sub(r"[–−]", "-", found["steps"])
    terms = re.findall(r"([+-])\s*(\d+)\s*(wd|d|w|m)", steps)
    return Anchored(anchor, tuple(Term(int(sign + amount), unit) for sign, amount, unit in terms))


def _near_today(text: str, context: Context) -> When | None:
    """Read "morgen", "over 2 weken", "in ten days"."""
    if text in TODAY:
        return OnDay(context.today + timedelta(days=TODAY[text]))
    found = re.fullmatch(r"(?:over|in)\s+(\S+)\s+([a-z]+)", text)
    number, unit = (_number(found[1]), UNITS.get(found[2])) if found else (None, None)
    if number is None or unit not in {"d", "w"}:
        return None
    return OnDay(context.today + timedelta(days=number * (7 if unit == "w" else 1)))


def _weekday(text: str, context: Context) -> When | None:
    """Read "vrijdag", "next Tuesday", "volgende week dinsdag", "dinsdag week 12"."""
    words = text.split()
    monday = context.today - timedelta(days=context.today.weekday())
    if len(words) == 3 and words[0] in {"volgende", "next"} and words[1] == "week" and words[2] in WEEKDAYS:
        return OnDay(monday + timedelta(days=7 + WEEKDAYS[words[2]]))
    if len(words) == 3 and words[0] in WEEKDAYS and words[1] in {"volgende", "next"} and words[2] == "week":
        return OnDay(monday + timedelta(days=7 + WEEKDAYS[words[0]]))
    if words and words[0] in WEEKDAYS and len(words) > 1:
        window = _week(" ".join(words[1:]), context)
        if isinstance(window, Window):
            return OnDay(window.first + timedelta(days=WEEKDAYS[words[0]]))
    if words and words[0] in {"volgende", "komende", "aanstaande", "next", "coming", "on", "op"}:
        words = words[1:]
    if len(words) == 1 and words[0] in WEEKDAYS:
        ahead = (WEEKDAYS[words[0]] - context.today.weekday() - 1) % 7 + 1
        return OnDay(context.today + timedelta(days=ahead))
    return None


def _week(text: str, context: Context) -> When | None:
    """Read "week 12", "wk 12 2027", "volgende week", "second week of Aug"."""
    if text in {"volgende week", "next week", "deze week", "this week"}:
        day = context.today + timedelta(days=7 if text[0] in "vn" else 0)
        return Window("week", *day.isocalendar()[:2])
    found = re.fullmatch(r"(?:week|wk)\.?\s*(\d{1,2})(?:\s+(?:van |of |in )?(\d{4}))?", text)
    found_year_first = re.fullmatch(r"(\d{4})\s*(?:week|wk|-?w)\s*(\d{1,2})", text)
    if found_year_first:
        return _checked_week(int(found_year_first[1]), int(found_year_first[2]))
    if found:
        year = int(found[2]) if found[2] else context.today.isocalendar().year
        window = _checked_week(year, int(found[1]), lenient=not found[2])
        if not found[2] and (window is None or window.last < context.today):
            window = _checked_week(year + 1, int(found[1]))
        return window
    nth = re.fullmatch(r"(?:de |the )?(\S+) week (?:van |of |in )?([a-z]+)\.?(?: (\d{4}))?", text)
    if nth and nth[1] in ORDINALS and nth[2] in MONTHS:
        day = _dated(4 + 7 * (ORDINALS[nth[1]] - 1), MONTHS[nth[2]], nth[3], context)
        return Window("week", *day.isocalendar()[:2])
    return None


def _checked_week(year: int, number: int, *, lenient: bool = False) -> Window | None:
    """Return the week if the year has it; raises ValueError if not, or returns None when lenient."""
    try:
        date.fromisocalendar(year, number, 1)
    except ValueError:
        if lenient and number == 53:
            return None
        raise
    return Window("week", year, number)


def _part_of_month(text: str, context: Context) -> When | None:
    """Read "half mei", "begin maart 2027", "mid-June": the week that holds the 4th, the 15th, or the last but three."""
    found = re.fullmatch(r"([a-z]+)[ -](?:of )?([a-z]+)\.?(?: (\d{4}))?", text)
    if found is None or found[1] not in PARTS or found[2] not in MONTHS:
        return None
    month = MONTHS[found[2]]
    day = {"begin": 4, "half": 15, "end": 28}[PARTS[found[1]]]
    return Window("week", *_dated(day, month, found[3], context).isocalendar()[:2])


def _month(text: str, context: Context) -> When | None:
    """Read "maart", "maart 2027", "in March"."""
    found = re.fullmatch(r"(?:in |de maand )?([a-z]+)\.?(?: (\d{4}))?", text)
    if found is None or found[1] not in MONTHS:
        return None
    month = MONTHS[found[1]]
    year = int(found[2]) if found[2] else context.today.year + (month < context.today.month)
    return Window("month", date(year, month, 1).year, month)


def _quarter(text: str, context: Context) -> When | None:
    """Read "Q2", "Q2 2027", "2e kwartaal"."""
    found = re.fullmatch(
        r"(?:q|kwartaal |quarter )\s*([1-4])(?: (\d{4}))?|([1-4])e kwartaal(?: (?:van )?(\d{4}))?", text
    )
    if found is None:
        return None
    number, written = int(found[1] or found[3]), found[2] or found[4]
    now = (context.today.month + 2) // 3
    year = int(written) if written else context.today.year + (number < now)
    return Window("quarter", date(year, 1, 1).year, number)


def _calendar_day(text: str, context: Context) -> When | None:
    """Read "ma 11 jan", "11 januari 2027", "Jan 11", "the 11th of January", "11-1-2027"."""
    words = text.replace(",", " ").split()
    named = WEEKDAYS.get(words[0].rstrip(".")) if words else None
    rest = " ".join(words[1:] if named is not None else words)
    rest = rest.removeprefix("op ").removeprefix("on ").removeprefix("de ").removeprefix("the ")
    day = _worded_day(rest, context) or _numbered_day(rest, context)
    if day is None:
        return None
    if named is not None and day.weekday() != named:
        _refuse_weekday(day, named)
    return OnDay(day)


def _worded_day(text: str, context: Context) -> date | None:
    """Read a day and the name of its month."""
    first = re.fullmatch(r"(\d{1,2})(?:e|de|ste|st|nd|rd|th)?\.?[ -](?:of )?([a-z]+)\.?[ -]?(\d{4})?", text)
    if first and first[2] in MONTHS:
        return _dated(int(first[1]), MONTHS[first[2]], first[3], context)
    second = re.fullmatch(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", text)
    if second and second[1] in MONTHS:
        return _dated(int(second[2]), MONTHS[second[1]], second[3], context)
    return None


def _numbered_day(text: str, context: Context) -> date | None:
    """Read a day in numbers. Two small numbers are a day first in Dutch, and refused in English."""
    found = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?", text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    year = f"20{found[3]}" if found[3] and len(found[3]) == 2 else found[3]
    if not context.day_first and day <= 12 and month <= 12 and day != month:
        one, other = _dated(day, month, year, context), _dated(month, day, year, context)
        raise NotUnderstoodError(
            say("{value} can be {one} or {other}", value=text, one=one.isoformat(), other=other.isoformat()),
            say("Write the month in letters."),
        )
    if month > 12 >= day and not context.day_first:
        day, month = month, day
    return _dated(day, month, year, context)


def _dated(day: int, month: int, year: str | None, context: Context) -> date:
    """Return a day; without a year the next such day from today. Raises ValueError when no year has it."""
    if year:
        return date(int(year), month, day)
    for number in range(context.today.year, context.today.year + 9):  # eight years hold a 29 February
        try:
            found = date(number, month, day)
        except ValueError:
            continue
        if found >= context.today:
            return found
    raise ValueError(day)


def _refuse_weekday(day: date, named: int) -> None:
    """Refuse a date whose weekday is another than the one typed, and say both."""
    near = day + timedelta(days=(named - day.weekday() + 3) % 7 - 3)
    raise NotUnderstoodError(
        say("The weekday and the date disagree: that date is {day}", day=day),
        say("Did you mean {day} or {near}?", day=day, near=near),
    )


READERS: tuple[Reader, ...] = (
    _golive_count,
    _distance,
    _named,
    _near_today,
    _weekday,
    _week,
    _part_of_month,
    _quarter,
    _month,
    _calendar_day,
)
