"""The ruler of a drawn timeline: months, weeks and quiet periods above the lanes, and their shades behind them."""

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.documents.drawing.lettering import measured, words
from campaign.documents.drawing.shapes import Box, Line, Shape, Text
from campaign.documents.timeline.scale import Scale
from campaign.language import Language
from campaign.schedule.workdays import WorkCalendar

LETTERS = 8.0
MONTHS = 13.0
WEEKS = 10.5
"""How high the lines of the ruler are, in points."""
WIDE_DAY = 6.0
"""Points from which on a day is wide enough to shade weekends."""
SEEN_DAY = 0.8
"""Points from which on a single day can be seen."""
YEARS = (1, 2, 5, 10, 20, 50, 100)


def months(scale: Scale, y: float, words_in: Language) -> Iterator[Shape]:
    """Give the names of the months from a point on, or of the years where months are too narrow for a name."""
    step = next((each for each in (1, 3, 6) if scale.day * 30 * each >= 24), 0)
    if not step:
        yield from _years(scale, y)
        return
    starts = [month for month in scale.months() if (month.month - 1) % step == 0 or month < scale.first]
    for number, month in enumerate(starts):
        left = scale.x(month)
        room = (scale.x(starts[number + 1]) if number + 1 < len(starts) else scale.right) - left - 5
        year = not number or month.month == 1
        wanted = [f"{words_in.month_name(month.month)} {month.year}", f"{words_in.month(month.month)} {month.year}"]
        wanted = wanted * year + [words_in.month_name(month.month), words_in.month(month.month)]
        name = next((each for each in wanted if measured(each, LETTERS, bold=year) <= room), None)
        if name:
            yield words(left + 3, y + MONTHS - 4, name, LETTERS, room=room, bold=year)
        if month >= scale.first:
            yield Line((left, y), (left, y + MONTHS), "rule")


def _years(scale: Scale, y: float) -> Iterator[Shape]:
    """Give the years from a point on, as many as have room."""
    every = next((each for each in YEARS if scale.day * 365 * each >= 26), YEARS[-1])
    for year in range(scale.first.year, scale.last.year + 1):
        if year % every == 0:
            left = scale.x(date(year, 1, 1))
            if scale.right - left >= 26:
                yield words(left + 3, y + MONTHS - 4, str(year), LETTERS, room=26, bold=True)
                yield Line((left, y), (left, y + MONTHS), "rule")


def weeks(scale: Scale, y: float, words_in: Language) -> Iterator[Text]:
    """Give the numbers of the ISO weeks from a point on, with their Mondays where there is room; none when too many."""
    week = scale.day * 7
    every = next((each for each in (1, 2, 4) if week * each >= 13), 0)
    for monday in scale.mondays() if every else ():
        number = monday.isocalendar().week
        if number % every == 0:
            wanted = [f"{words_in.week(monday)} · {monday.day} {words_in.month(monday.month)}", words_in.week(monday)]
            wanted += [str(number)]
            room = min(week * every, scale.right - scale.x(monday)) - 4
            name = next((each for each in wanted if measured(each, LETTERS - 1) <= room), "")
            yield words(scale.x(monday) + 3, y + WEEKS - 3, name, LETTERS - 1, room=week * every, ink="muted")


def quiet_stretches(scale: Scale, calendar: WorkCalendar) -> list[tuple[date, date, str]]:
    """Return the quiet periods between two days, by their first and last day and why."""
    spans = [(quiet.start, quiet.end, quiet.why) for quiet in calendar.quiets if quiet.start <= quiet.end]
    return sorted(each for each in spans if scale.shows(each[0], each[1]))


def shades(scale: Scale, calendar: WorkCalendar, top: float, bottom: float) -> Iterator[Box]:
    """Give the shades of quiet periods, of holidays where a day can be seen, and of weekends where it is wide."""
    spans = [(first, last) for first, last, _why in quiet_stretches(scale, calendar)]
    spans += [(day, day) for day in _free_days(scale, calendar)]
    until = scale.first
    for first, last in sorted(spans):
        if last >= until:
            left = scale.x(max(first, until))
            yield Box(left, top, scale.end(last) - left, bottom - top, "quiet")
            until = last + timedelta(days=1)


def _free_days(scale: Scale, calendar: WorkCalendar) -> Iterator[date]:
    """Give the holidays, and the weekends where they can be seen."""
    if scale.day < SEEN_DAY:
        return
    for number in range(scale.first.toordinal(), scale.last.toordinal() + 1):
        day = date.fromordinal(number)
        if calendar.holiday(day) or (scale.day >= WIDE_DAY and calendar.is_weekend(day)):
            yield day


def grid(scale: Scale, top: float, bottom: float) -> Iterator[Line]:
    """Give a line at the start of every month, of every year where months are very narrow."""
    for month in scale.months():
        if month > scale.first and (scale.day * 30 >= 8 or month.month == 1):
            x = scale.x(month)
            yield Line((x, top), (x, bottom), "rule", 0.4)
