"""Days as spreadsheets count them, where a cell has lost that it is a date."""

from datetime import date, datetime, time, timedelta

from campaign.documents.sheets.date_parts import whole_day
from campaign.documents.sheets.date_weeks import weeks
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.language import say
from campaign.model.when import AtTime, OnDay

DAY_NUMBERS = range(36526, 73051)  # 2000 to 2099 in Excel; another number is no day
EPOCH = date(1899, 12, 30)  # day 0 of Excel; its 1900 has a 29 February, which counts before all of these
TO_1904 = 1462  # days between the two epochs of Excel


def day_number(number: float, around: Surroundings) -> Moment:
    """Return the day that a number of Excel stands for, or the week in a column of weeks."""
    if around.bare_weeks and number.is_integer() and 1 <= number <= 53:
        return weeks(str(int(number)), around) or Moment(why=say("It is no week"))
    if number.is_integer() and (compact := whole_day(f"{number:.0f}")):
        return Moment(compact)
    days = int(number) + (TO_1904 if around.from_1904 else 0)
    if days not in DAY_NUMBERS:
        return Moment(why=say("It is a number, and no date"))
    moment = datetime.combine(EPOCH, time()) + timedelta(days=days, minutes=round((number % 1) * 1440))
    when = OnDay(moment.date()) if moment.time() == time() else AtTime(moment)
    told = say("{number} is read as Excel's number of {day}", number=f"{number:g}", day=str(when))
    return Moment(when, assumed=(told,))
