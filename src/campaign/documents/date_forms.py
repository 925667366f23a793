"""Ways of writing a moment that people have in sheets and type nowhere else: spans, weeks of a project, hours."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from campaign.documents import date_words as words
from campaign.documents.moments import Moment, Surroundings
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.model.context import Context
from campaign.model.typed import read_when
from campaign.model.when import Anchored, AtTime, OnDay, Term, When, Window
from campaign.model.words import AFTER, BEFORE, MONTHS, UNITS

DAY_NUMBERS = range(36526, 73051)  # 2000 to 2099 in Excel; another number is no day
EPOCH = date(1899, 12, 30)  # day 0 of Excel; its 1900 has a 29 February, which counts before all of these
TO_1904 = 1462  # days between the two epochs of Excel
WEEK = re.compile(
    r"(?:weeks?|weken|wk|w|weeknr|weeknummer)\.?\s*(?P<first>\d{1,2})"
    r"(?:\s*(?P<joint>-|–|—|/|t/m|tot en met|tot|to|en|and|&|\+|through)\s*(?:weeks?|wk|w)?\.?\s*(?P<last>\d{1,2}))?"
    r"(?:\s*(?:,|van|of|in|-|')?\s*(?P<year>20\d\d))?",
    re.IGNORECASE,
)
HOURS = re.compile(
    rf"(?:t\s*(?P<sign>[+\-–−])\s*(?P<n>\d{{1,4}})\s*(?:h|hrs?|hours?|uur|uren)"
    rf"|(?P<m>\d{{1,4}})\s*(?:h|hrs?|hours?|uur|uren)\s+(?P<side>{words.one_of((*BEFORE, *AFTER))})\s+(?P<name>.+))",
    re.IGNORECASE,
)
NUMBERS = range(36526, 73051)  # 2000 to 2099 in Excel; another number is no day
EPOCH = date(1899, 12, 30)  # day 0 of Excel; its 1900 has a 29 February, which counts before all of these
TO_1904 = 1462  # days between the two epochs of Excel
WEEK = re.compile(
    r"(?:weeks?|weken|wk|w|weeknr|weeknummer)\.?\s*(?P<first>\d{1,2})"
    r"(?:\s*(?P<joint>-|–|—|/|t/m|tot en met|tot|to|en|and|&|\+|through)\s*(?:weeks?|wk|w)?\.?\s*(?P<last>\d{1,2}))?"
    r"(?:\s*(?:,|van|of|in|-|')?\s*(?P<year>20\d\d))?",
    re.IGNORECASE,
)
HOURS = re.compile(
    rf"(?:t\s*(?P<sign>[+\-–−])\s*(?P<n>\d{{1,4}})\s*(?:h|hrs?|hours?|uur|uren)"
    rf"|(?P<m>\d{{1,4}})\s*(?:h|hrs?|hours?|uur|uren)\s+(?P<side>{words.one_of((*BEFORE, *AFTER))})\s+(?P<name>.+))",
    re.IGNORECASE,
)
CLOCKS = re.compile(
    r"^(?P<day>.*\S)[\s,]+(?:van |from |om |at )?(?P<a>\d{1,2})[:.u](?P<b>\d\d)\s*(?:-|–|—|tot|t/m|to)\s*"
    r"(?P<c>\d{1,2})[:.u](?P<d>\d\d)\s*(?:uur|u|h)?$",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    rf"(?P<name>{words.WEEKDAY}\.?,?\s+)?(?P<a>\d{{1,2}})(?P<s>[-/.])(?P<b>\d{{1,2}})"
    r"(?:(?P=s)(?P<year>\d{4}|\d\d))?(?P<rest>\s.*)?",
    re.IGNORECASE,
)
COUNT = re.compile(r"^(?:t|d|dag d|d-day|g)\s*(?=[-+–−]\s*\d)", re.IGNORECASE)
"""What people write for the go-live when they count from it."""
STEP = re.compile(rf"([-+–−]\s*\d{{1,4}})\s*({words.one_of(UNITS)})\b", re.IGNORECASE)
WEEK_OF = re.compile(
    r"^(?:in |during )?(?:de |the )?(?:week (?:van|of|commencing|beginning|vanaf)|w/c|wc)\s+(?:de |the )?",
    re.IGNORECASE,
)
SHORT_YEAR = re.compile(
    rf"(?:(?P<day>\d{{1,2}})[-/ .](?P<month>{words.MONTH})\.?[-/ .]'?|(?P<named>{words.MONTH})\.?\s*['’])(?P<year>\d\d)",
    re.IGNORECASE,
)


def read(text: str, around: Surroundings) -> tuple[When, bool]:
    """Return what a text says by itself, and whether a year was filled in.

    Raises:
        NotUnderstoodError: it means nothing, or two things.
    """
    found = read_when(text, around.context)
    later = replace_today(around.context, 366)
    try:
        return found, read_when(text, later) != found
    except NotUnderstoodError:
        return found, True


def replace_today(context: Context, days: int) -> Context:
    """Return the context so many days later."""
    return replace(context, today=context.today + timedelta(days=days))


def plain(text: str, around: Surroundings) -> Moment | None:
    """Read whatever people type for a moment in the rest of the program."""
    anchored = re.sub(
        r"^(?:op de dag van|op|bij|on the day of|on|at)\s+(?:de |het |the )?(?=\D+$)", "", text, flags=re.IGNORECASE
    )
    when, filled_in = read(_steps(anchored, around), around)
    return Moment(when, assumed=year_told(when) if filled_in else None)


def _steps(text: str, around: Surroundings) -> str:
    """Return a distance from a milestone as the rest of the program reads it: "T-2 weken" is "livegang - 2w"."""
    golive = around.context.golive
    counted = (
        COUNT.sub(f"{golive} ", text) if golive and not re.match(r"t\s*[-+–−]\s*\d+$", text, re.IGNORECASE) else text
    )
    return STEP.sub(lambda found: f"{found[1]}{UNITS[found[2].casefold()]}", counted)


def year_told(when: When) -> Sentence | None:
    """Return what is told of a year that was filled in."""
    match when:
        case OnDay(day):
            year = day.year
        case AtTime(moment):
            year = moment.year
        case Window(year=year):
            pass
        case Anchored():
            return None
    return say("The year {year} was filled in", year=year)


def weeks(text: str, around: Surroundings) -> Moment | None:
    """Read "week 12", "Week 18-22", "Week 3 en 4", and a bare 12 in a column of weeks; not what may be either week."""
    found = WEEK.fullmatch(f"week {text}" if around.bare_weeks and text[:1].isdigit() else text)
    if found is None:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if found["joint"] in {"en", "and", "&", "+"} and last != first + 1:
        return None
    if found["year"]:
        return span(_calendar_week(first, int(found["year"])), _calendar_week(last, int(found["year"])))
    match around.weeks:
        case "calendar":
            year = next_year_of(first, around.context.today)
            start = _calendar_week(first, year)
            return replace(span(start, _calendar_week(last, year + (last < first))), assumed=year_told(start))
        case "project" if around.start is not None and 1 <= first <= last:
            told = say("Week 1 is that of {day}", day=around.start)
            return replace(span(*(_project_week(each, around.start) for each in (first, last))), assumed=told)
        case "project":
            why = say("It is a week of the project, whose first day the sheet does not tell")
        case _:
            why = say("It may be a week of the calendar or of the project")
    return Moment(why=why)


def next_year_of(week: int, today: date) -> int:
    """Return the year in which a week comes next, or is under way."""
    year = today.isocalendar().year
    return year if week == 53 or date.fromisocalendar(year, week, 7) >= today else year + 1


def _calendar_week(number: int, year: int) -> Window:
    """Return a week of the calendar; raises ValueError when the year has none."""
    date.fromisocalendar(year, number, 1)
    return Window("week", year, number)


def _project_week(number: int, start: date) -> Window:
    """Return a week of a project that starts on a day."""
    year, week, _ = (start + timedelta(weeks=number - 1)).isocalendar()
    return Window("week", year, week)


def span(first: When, last: When) -> Moment:
    """Return what runs from one moment to another."""
    return Moment(first, None if first == last else last)


def hours(text: str, around: Surroundings) -> Moment | None:
    """Read "T+24 hours", "48 uur voor livegang": whole days, since a moment counts from the day of a milestone."""
    found = HOURS.fullmatch(text)
    if found is None:
        return None
    amount = int(found["n"] or found["m"])
    before = found["sign"] not in {"+", None} if found["n"] else found["side"].casefold() in BEFORE
    if amount % 24:
        return Moment(why=say("Hours from a milestone only count by whole days"))
    days = -amount // 24 if before else amount // 24
    name = "t0" if found["n"] else found["name"]
    anchor, _ = read(name, around)
    if not isinstance(anchor, Anchored):
        return None
    terms = (Term(days, "d"),) if days else ()
    return Moment(Anchored(anchor.anchor, terms), assumed=say("{hours} hours are read as days", hours=amount))


def week_of(text: str, around: Surroundings) -> Moment | None:
    """Read "in de week van 8 maart", "w/c 8 March": the week of that day."""
    found = WEEK_OF.match(text)
    day = (ordered(text[found.end() :], around) or plain(text[found.end() :], around)) if found else None
    if day is None or not isinstance(day.when, OnDay):
        return None
    return replace(day, when=Window("week", *day.when.day.isocalendar()[:2]))


def shortyear_told(text: str, around: Surroundings) -> Moment | None:
    """Read "12-mrt-27" and "mrt '27", in which a year of two digits can be nothing else."""
    found = SHORT_YEAR.fullmatch(text)
    return (
        plain(f"{found['day'] or ''} {found['month'] or found['named']} 20{found['year']}".strip(), around)
        if found
        else None
    )


def month_parts(text: str, around: Surroundings) -> Moment | None:
    """Read "mid-late Sept", "half/eind maart": the month."""
    part = r"(?:begin|half|medio|mid|midden|eind|einde|early|late|end)"
    found = re.fullmatch(
        rf"{part}\s*[-–/]\s*{part}\s+(?:of )?(?P<month>{words.MONTH}\.?(?:\s+\d{{4}})?)", text, re.IGNORECASE
    )
    return plain(found["month"], around) if found else None


def ordered(text: str, around: Surroundings) -> Moment | None:
    """Read a date of numbers in the order of its column: 03/04 is 3 April or March 4, or no date."""
    found = NUMBERS.fullmatch(text)
    if found is None:
        return None
    one, two = int(found["a"]), int(found["b"])
    order = around.order
    if order == "unsure":
        order = "day" if one > 12 or one == two else "month" if two > 12 else "unsure"
    if order == "unsure":
        return Moment(why=say("Nothing tells whether the day or the month comes first"))
    day, month = (two, one) if order == "month" else (one, two)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(text)
    name = next(name for name, number in MONTHS.items() if number == month)
    year = f" {found['year'] if len(found['year']) == 4 else '20' + found['year']}" if found["year"] else ""
    return plain(f"{found['name'] or ''}{day} {name}{year}{found['rest'] or ''}", around)


def about(found: Moment) -> Moment:
    """Return a moment that is not exact: the week of a day; a distance from a milestone stays, and is told."""
    match found.when:
        case OnDay(day):
            window = Window("week", *day.isocalendar()[:2])
            return replace(found, when=window, assumed=found.assumed or say("The week of that day is taken"))
        case None:
            return found
        case _:
            return replace(found, assumed=found.assumed or say("It is not exact"))


def day_number(number: float, around: Surroundings) -> Moment:
    """Return the day that a number of Excel stands for, or the week in a column of weeks."""
    if around.bare_weeks and number.is_integer() and 1 <= number <= 53:
        return weeks(str(int(number)), around) or Moment(why=say("It is no week"))
    days = int(number) + (TO_1904 if around.from_1904 else 0)
    if days not in DAY_NUMBERS:
        return Moment(why=say("It is a number, and no date"))
    moment = datetime.combine(EPOCH, time()) + timedelta(days=days, minutes=round((number % 1) * 1440))
    when = OnDay(moment.date()) if moment.time() == time() else AtTime(moment)
    return Moment(when, assumed=say("{number} is read as Excel's number of {day}", number=f"{number:g}", day=str(when)))
