"""The ruler of a drawn timeline: months, weeks and quiet periods above the lanes, and their shades behind them."""

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.documents.drawing.lettering import measured, words
from campaign.documents.drawing.shapes import Box, Line, Shape, Text
from campaign.documents.timeline.look import Look
from campaign.documents.timeline.scale import Scale
from campaign.language import Language
from campaign.schedule.workdays import WorkCalendar

WIDE_DAY = 6.0
"""Points from which on a day is wide enough to shade weekends."""
SEEN_DAY = 0.8
"""Points from which on a single day can be seen."""
YEARS = (1, 2, 5, 10, 20, 50, 100)


def months(scale: Scale, y: float, look: Look, told: Language) -> Iterator[Shape]:
    """Give the names of the months from a point on, or of the years where months are too narrow for a name.

    The first name and every January tell the year.
    """
    size = look.around
    step = next((each for each in (1, 3, 6) if scale.day * 30 * each >= 3 * size), 0)
    if not step:
        yield from _years(scale, y, look)
        return
    starts = [month for month in scale.months() if (month.month - 1) % step == 0 or month < scale.first]
    year = True
    for month, following in zip(starts, [*map(scale.x, starts[1:]), scale.right], strict=True):
        left = scale.x(month)
        room = following - left - 5
        year = year or month.month == 1
        short, long = told.month(month.month), told.month_name(month.month)
        wanted = [(f"{long} {month.year}", True), (f"{short} {month.year}", True)] * year
        wanted += [(long, False), (short, False)]
        found = next((each for each in wanted if measured(each[0], size, bold=each[1]) <= room), None)
        if found:
            yield words(left + 3, y + look.months - 4, found[0], size, room=room, bold=found[1])
            year = year and not found[1]
        if month >= scale.first:
            yield Line((left, y), (left, y + look.months), "rule")


def _years(scale: Scale, y: float, look: Look) -> Iterator[Shape]:
    """Give the years from a point on, as many as have room."""
    room = 3.2 * look.around
    every = _years_apart(scale, room)
    for year in range(scale.first.year, scale.last.year + 1):
        if year % every == 0:
            left = scale.x(date(year, 1, 1))
            if scale.right - left >= room:
                yield words(left + 3, y + look.months - 4, str(year), look.around, room=room, bold=True)
                yield Line((left, y), (left, y + look.months), "rule")


def _years_apart(scale: Scale, room: float) -> int:
    """Return how many years lie between two that each have so much room, in points."""
    return next((each for each in YEARS if scale.day * 365 * each >= room), YEARS[-1])


def weeks(scale: Scale, y: float, look: Look, told: Language) -> Iterator[Text]:
    """Give the numbers of the ISO weeks from a point on, with their Mondays where there is room; none when too many."""
    size = look.around - 0.5
    week = scale.day * 7
    every = next((each for each in (1, 2, 4) if week * each >= 1.7 * size), 0)
    for monday in scale.mondays() if every else ():
        number = monday.isocalendar().week
        if number % every == 0:
            left = scale.x(monday) + 3
            room = min(week * every, scale.right - left) - 4
            wanted = (f"{told.week(monday)} · {monday.day} {told.month(monday.month)}", told.week(monday), str(number))
            name = next((each for each in wanted if measured(each, size) <= room), "")
            yield words(left, y + look.weeks - 3, name, size, room=room, ink="muted")


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
    """Give a line at the start of every month, or where those are very narrow of as many years as can be told apart."""
    years = _years_apart(scale, 8)
    for month in scale.months():
        if month > scale.first and (scale.day * 30 >= 8 or (month.month == 1 and month.year % years == 0)):
            x = scale.x(month)
            yield Line((x, top), (x, bottom), "rule", 0.4)
