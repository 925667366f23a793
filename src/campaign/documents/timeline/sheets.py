"""The timeline of a plan on sheets: one slide when everything is readable on it, else a tall one or several."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import measured, plain, words
from campaign.documents.drawing.shapes import Shape, Sheet
from campaign.documents.timeline.chart import STRETCH, Chart
from campaign.documents.timeline.legend import legend
from campaign.documents.timeline.look import COMFORTABLE, HEIGHT, LOOKS, MARGIN, OPEN, TALL, WIDTH, Look
from campaign.documents.timeline.scale import Scale
from campaign.documents.timeline.strips import divided, strips
from campaign.language import Language, language, mark_many, say, say_many
from campaign.schedule.lanes import lanes
from campaign.schedule.rows import monday
from campaign.schedule.slots import Slot

HEADING = 58.0
"""The points above a timeline, with its title."""
TITLE = 20.0
"""The size of the title."""
SHORTEST = 42
"""Days that a timeline shows at least."""
HEADROOM = 0.4
"""The part of a slide that milestones may take at most where a stretch has more than one."""
FEW = 21
"""Days for which no slide is begun."""
NARROWEST = 60.0
WIDEST = 165.0
"""How wide the names of lanes are, at least and at most."""


def one_sheet(contents: Contents) -> Sheet:
    """Return the whole timeline on one sheet: a slide, or as high as it needs."""
    days = _days(contents)
    if days is None:
        return _empty(contents)
    chart = _fitting(contents, days) or _chart(contents, days, TALL)
    return _sheet(chart, days)


def untitled(contents: Contents) -> Sheet:
    """Return the whole timeline for a page that has the title itself: no higher than it needs."""
    days = _days(contents)
    if days is None:
        return _empty(contents)
    chart = replace(_chart(contents, days, OPEN), top=0.0)
    told, below = legend(chart), chart.bottom + 12
    height = round(below + told.height, 2)
    return _sheet(chart, days)._replace(height=height, shapes=(*chart.shapes(), *told.shapes(below)))


def sheets(contents: Contents) -> tuple[Sheet, ...]:
    """Return the timeline on slides: one, or by half a year or quarter; lanes go on on a next one where they must."""
    days = _days(contents)
    if days is None:
        return (_empty(contents),)
    charts = _charts(contents, days)
    return tuple(_sheet(chart, days, (number, len(charts))) for number, chart in enumerate(charts, 1))


def _charts(contents: Contents, days: tuple[date, date]) -> Sequence[Chart]:
    """Return what stands on each slide."""
    whole = _fitting(contents, days)
    if whole is not None:
        return [whole]
    halves = [_fitting(contents, part, COMFORTABLE) for part in _parts(contents, days, 6)]
    if all(halves):
        return [chart for chart in halves if chart]
    quarters = [(part, _fitting(contents, part)) for part in _parts(contents, days, 3)]
    return [each for part, chart in quarters for each in ([chart] if chart else _divided(contents, part))]


def _divided(contents: Contents, days: tuple[date, date]) -> Iterator[Chart]:
    """Give the slides of a stretch that has too much for one."""
    chart = _chart(contents, days, LOOKS[-1])
    chart = replace(chart, most_milestones=int(HEIGHT * HEADROOM / chart.look.line))
    room = HEIGHT - MARGIN - _foot(chart) - chart.top - chart.head
    for found in divided(chart.strips, room, chart.line) if chart.strips else [()]:
        yield _stretched(replace(chart, strips=found))


def _fitting(contents: Contents, days: tuple[date, date], looks: Sequence[Look] = LOOKS) -> Chart | None:
    """Return some days in the best look that is readable on one slide; None when there is none."""
    smallest = _chart(contents, days, looks[-1])
    if not _fits(smallest):
        return None
    charts = (_chart(contents, days, look) for look in looks[:-1])
    return _stretched(next(filter(_fits, charts), smallest))


def _fits(chart: Chart) -> bool:
    """Tell whether a timeline fits on a slide."""
    return chart.bottom + _foot(chart) <= HEIGHT - MARGIN


def _chart(contents: Contents, days: tuple[date, date], look: Look) -> Chart:
    """Return the timeline of some days."""
    left = MARGIN if contents.titles_only else MARGIN + _head(contents, look)
    scale = Scale(*days, left, WIDTH - MARGIN)
    return Chart(contents, scale, look, strips(contents, scale, look), HEADING, look.line)


def _stretched(chart: Chart) -> Chart:
    """Return a timeline with higher lines, as far as its slide has room."""
    lines = sum(strip.lines for strip in chart.strips)
    spare = HEIGHT - MARGIN - _foot(chart) - chart.bottom
    more = max(0.0, spare / lines) if lines else 0.0
    return replace(chart, line=min(chart.line * STRETCH, chart.line + more))


def _foot(chart: Chart) -> float:
    """Return the points below the lanes."""
    return legend(chart).height + 4


def _head(contents: Contents, look: Look) -> float:
    """Return how wide the names of the lanes are."""
    found = lanes(contents.schedule, "channel", lambda message: message.id in contents.taken)
    names = [measured(plain(lane.label), look.size, bold=True) for lane in found]
    return min(WIDEST, max([NARROWEST, *names]) + 4 * look.size)


def _days(contents: Contents) -> tuple[date, date] | None:
    """Return the first and last day that are shown, whole weeks; None when nothing has a moment."""
    slots = list(_slots(contents))
    if not slots:
        return None
    first, last = monday(min(slot.first for slot in slots)), max(slot.last for slot in slots)
    return first, _sunday(max(last, first + timedelta(days=SHORTEST - 1)))


def _sunday(day: date) -> date:
    """Return the last day of a week."""
    return monday(day) + timedelta(days=6)


def _parts(contents: Contents, days: tuple[date, date], months: int) -> Iterator[tuple[date, date]]:
    """Give the stretches of so many calendar months in which there is anything, each from a Monday to a Sunday."""
    busy = _busy_weeks(contents)
    for first, last in _stretches(days, months):
        if any(week in busy for week in range(first.toordinal(), last.toordinal() + 1, 7)):
            yield first, last


def _stretches(days: tuple[date, date], months: int) -> Iterator[tuple[date, date]]:
    """Give the stretches of so many calendar months, in whole weeks; a few at either end get none of their own."""
    begin, last = days
    start = begin.replace(month=(begin.month - 1) // months * months + 1, day=1)
    while begin <= last:
        number = start.year * 12 + start.month - 1 + months
        start = date(number // 12, number % 12 + 1, 1)
        end = monday(start) - timedelta(days=1)
        if (last - end).days < FEW:
            end = last
        if (end - begin).days >= FEW or end == last:
            yield begin, end
            begin = end + timedelta(days=1)


def _busy_weeks(contents: Contents) -> set[int]:
    """Return the Mondays of the weeks in which anything happens, as days since the year 1."""
    return {
        week
        for slot in _slots(contents)
        for week in range(monday(slot.first).toordinal(), slot.last.toordinal() + 1, 7)
    }


def _slots(contents: Contents) -> Iterator[Slot]:
    """Give everything that is shown, each time that it happens.

    What is left out counts for nothing, so that nobody can tell that it is there.
    """
    schedule = contents.schedule
    for message in contents.scheduled:
        yield from schedule.timing(message.id).slots
    yield from (slot for each in schedule.plan.milestones if (slot := schedule.milestone(each.id)))


def _sheet(chart: Chart, days: tuple[date, date], page: tuple[int, int] = (1, 1)) -> Sheet:
    """Return a sheet with its heading, its timeline and the legend."""
    contents = chart.contents
    told = legend(chart)
    height = max(HEIGHT, round(chart.bottom + _foot(chart) + MARGIN, 2))
    below = height - MARGIN - told.height + 8
    shapes = (*_heading(contents, chart, page), *chart.shapes(), *told.shapes(below))
    first, last = map(chart.words.full_day, days)
    what = _counts(contents, chart.words)
    description = chart.words.render(say("Timeline from {first} to {last}: {what}.", first=first, last=last, what=what))
    if not contents.titles_only:
        description += " " + chart.words.render(say("Messages stand in lanes by channel."))
    return Sheet(WIDTH, height, plain(contents.schedule.plan.campaign.title), description, shapes)


def _heading(contents: Contents, chart: Chart, page: tuple[int, int]) -> Iterator[Shape]:
    """Give the title, what is shown, when it was made, and which slide it is."""
    told = chart.words
    title = plain(contents.schedule.plan.campaign.title)
    yield words(MARGIN, MARGIN + 14, title, TITLE, room=WIDTH - 2 * MARGIN, bold=True)
    made = told.render(say("Made on {day}", day=told.full_day(contents.today)))
    number, total = page
    right = f"{made} · {number} / {total}" if total > 1 else made
    stamp = words(WIDTH - MARGIN, MARGIN + 28, right, 8.5, room=300, ink="muted", align="end")
    yield stamp
    period = f"{told.full_day(chart.scale.first)} – {told.full_day(chart.scale.last)}"
    room = stamp.left - MARGIN - 12
    counts = _counts(contents, told) if total == 1 else _counts_of_part(chart)
    yield words(MARGIN, MARGIN + 28, f"{period} · {counts}", 8.5, room=room, ink="muted")


MESSAGES = mark_many("{count} message", "{count} messages")
MILESTONES = mark_many("{count} milestone", "{count} milestones")
WAITING = mark_many("{count} still without a date", "{count} still without a date")


def _counts_of_part(chart: Chart) -> str:
    """Return how many of the messages stand on one of several slides."""
    shown = frozenset().union(*(strip.messages for strip in chart.strips))
    total = sum(1 for _ in chart.contents.scheduled)
    return chart.words.render(say("{shown} of {total} messages", shown=len(shown), total=total))


def _counts(contents: Contents, told: Language) -> str:
    """Return how many messages and milestones there are, and how many messages wait for a moment."""
    waiting = 0 if contents.titles_only else len(list(contents.waiting))
    counted = [
        (MESSAGES, len(list(contents.scheduled))),
        (MILESTONES, len(contents.schedule.plan.milestones)),
        (WAITING, waiting),
    ]
    return " · ".join(told.render(say_many(*forms, number)) for forms, number in counted if number)


def _empty(contents: Contents) -> Sheet:
    """Return a slide that says that nothing has a date yet."""
    told = language(contents.schedule.plan.campaign.language)
    title = plain(contents.schedule.plan.campaign.title)
    what = told.render(say("Nothing has a date yet."))
    counts = _counts(contents, told)
    made = told.render(say("Made on {day}", day=told.full_day(contents.today)))
    shapes = [
        words(MARGIN, MARGIN + 14, title, TITLE, room=WIDTH - 2 * MARGIN, bold=True),
        words(WIDTH - MARGIN, MARGIN + 28, made, 8.5, room=300, ink="muted", align="end"),
        words(MARGIN, MARGIN + 28, counts, 8.5, room=WIDTH / 2, ink="muted"),
        words(WIDTH / 2, HEIGHT / 2, what, 16, room=WIDTH, ink="muted", align="middle"),
    ]
    return Sheet(WIDTH, HEIGHT, title, what, tuple(shapes))
