"""Days, months and parts of these as spreadsheets and planners write them: "20270305", "mrt-27", "2e helft april"."""

import re
from datetime import date

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import plain, span
from campaign.documents.sheets.date_years import AHEAD
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.language import say
from campaign.model.when import OnDay, Window
from campaign.model.words import MONTHS

WHOLE_DAY = re.compile(r"(?P<year>20\d\d)(?P<sign>[./]?)(?P<month>\d\d)(?P=sign)(?P<day>\d\d)")
NUMBERED_MONTH = re.compile(r"(?P<month>0?[1-9]|1[0-2])[-/.](?P<year>20\d\d)")
SHORT_MONTH = re.compile(rf"(?P<month>{words.MONTH})\.?-(?P<year>\d\d)", re.IGNORECASE)
"""How Excel shows a month: "mrt-27"."""
HALF = re.compile(
    r"(?:in )?(?:de |the )?(?:(?P<first>eerste|1e|1ste|first|1st)|tweede|2e|2de|second|2nd) (?:helft|half) "
    rf"(?:van |of )?(?P<month>{words.MONTH}\.?(?:\s+20\d\d)?)",
    re.IGNORECASE,
)
PART_OF_QUARTER = re.compile(
    r"(?P<part>begin|start|early|half|medio|midden|mid|eind|einde|end|late)[\s-]+(?:van |of )?"
    r"(?P<quarter>Q[1-4](?:\s+20\d\d)?)",
    re.IGNORECASE,
)
MONTH_IN: dict[str, int] = {
    **dict.fromkeys(("begin", "start", "early"), 0),
    **dict.fromkeys(("half", "medio", "midden", "mid"), 1),
    **dict.fromkeys(("eind", "einde", "end", "late"), 2),
}
"""Which month of a quarter a part of it is."""


def whole_day(text: str) -> OnDay | None:
    """Return the day that eight digits are, the year first; None for another text, and where there is no such day."""
    found = WHOLE_DAY.fullmatch(text)
    try:
        return OnDay(date(*(int(found[name]) for name in ("year", "month", "day")))) if found else None
    except ValueError:
        return None


def whole_days(text: str, _around: Surroundings) -> Moment | None:
    """Read "20270305" and "2027.03.05"."""
    found = whole_day(text)
    return Moment(found) if found else None


def months(text: str, around: Surroundings) -> Moment | None:
    """Read "03-2027"; and "mrt-27" where 27 can be a year, as Excel shows a month."""
    if numbered := NUMBERED_MONTH.fullmatch(text):
        return Moment(Window("month", int(numbered["year"]), int(numbered["month"])))
    short = SHORT_MONTH.fullmatch(text)
    year = 2000 + int(short["year"]) if short else 0
    today = around.today or around.context.today
    if short is None or not today.year - 1 <= year <= today.year + AHEAD:
        return None
    window = Window("month", year, MONTHS[short["month"].casefold()])
    return Moment(window).assuming(say("It is read as a month: the spreadsheet shows no day"))


def halves(text: str, around: Surroundings) -> Moment | None:
    """Read "2de helft april": from the sixteenth to the last day."""
    found = HALF.fullmatch(text)
    month = plain(found["month"], around) if found else None
    if found is None or month is None or not isinstance(month.when, Window):
        return None
    first, last = month.when.first, month.when.last
    middle = first.replace(day=15)
    days = (first, middle) if found["first"] else (middle.replace(day=16), last)
    return span(*map(OnDay, days)).assuming(*month.assumed)


def quarters(text: str, around: Surroundings) -> Moment | None:
    """Read "eind Q1": the last month of that quarter."""
    found = PART_OF_QUARTER.fullmatch(text)
    quarter = plain(found["quarter"], around) if found else None
    if found is None or quarter is None or not isinstance(quarter.when, Window):
        return None
    month = quarter.when.first.month + MONTH_IN[found["part"].casefold()]
    told = say("It is read as a month of that quarter")
    return Moment(Window("month", quarter.when.year, month)).assuming(*quarter.assumed, told)
