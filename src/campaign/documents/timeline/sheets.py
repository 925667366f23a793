"""The timeline of a plan on sheets: one slide when everything is readable on it, else a tall one or several."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import hearable, plain, words
from campaign.documents.drawing.shapes import Shape, Sheet
from campaign.documents.timeline.chart import Chart
from campaign.documents.timeline.fitting import chart_of, fitting, foot, over_slides
from campaign.documents.timeline.legend import legend
from campaign.documents.timeline.look import HEIGHT, LOOKS, MARGIN, OPEN, SLIDE_LOOKS, SLIDE_SIZE, TALL, WIDTH
from campaign.documents.timeline.stretches import all_days, busy_months
from campaign.language import Language, language, mark_many, say, say_many

TITLE = 20.0
"""The size of the title."""


def one_sheet(contents: Contents) -> Sheet:
    """Return the whole timeline on one sheet: a slide, or as high as it needs."""
    days = all_days(contents)
    if days is None:
        return _empty(contents)
    chart = fitting(contents, days, LOOKS) or chart_of(contents, days, TALL)
    return _slide(chart, days)


def untitled(contents: Contents) -> Sheet:
    """Return the whole timeline for a page that has the title itself: no higher than it needs."""
    days = all_days(contents)
    if days is None:
        return _empty(contents)
    chart = replace(chart_of(contents, days, OPEN), top=0.0)
    told, below = legend(chart), chart.bottom + 12
    height = round(below + told.height, 2)
    return _sheet(chart, days, height, (*chart.shapes(), *told.shapes(below)))


def sheets(contents: Contents) -> tuple[Sheet, ...]:
    """Return the timeline on as many slides as it needs to be read, each of as many whole months as fit."""
    days = all_days(contents)
    if days is None:
        return (_empty(contents),)
    whole = fitting(contents, days, SLIDE_LOOKS)
    charts = [whole] if whole else list(_charts(contents, busy_months(contents, days)))
    return tuple(_slide(chart, days, (number, len(charts))) for number, chart in enumerate(charts, 1))


def _charts(contents: Contents, months: Sequence[tuple[date, date]]) -> Iterator[Chart]:
    """Give what stands on each slide of some months; a month that is too much for one has several."""
    while months:
        chart, count = _most(contents, months)
        yield from [chart] if chart else over_slides(contents, months[0], SLIDE_LOOKS[-1])
        months = months[count:]


def _most(contents: Contents, months: Sequence[tuple[date, date]]) -> tuple[Chart | None, int]:
    """Return as many months as fit on one slide, and how many those are; None with 1 when the first does not fit."""
    best = None
    for count, (_first, last) in enumerate(months):
        chart = fitting(contents, (months[0][0], last), SLIDE_LOOKS)
        if chart is None:
            return best, max(1, count)
        best = chart
    return best, len(months)


def _slide(chart: Chart, days: tuple[date, date], page: tuple[int, int] = (1, 1)) -> Sheet:
    """Return a timeline with its heading and the legend, on a slide or a higher sheet."""
    told = legend(chart)
    height = max(HEIGHT, round(chart.bottom + foot(chart) + MARGIN, 2))
    below = height - MARGIN - told.height + 8
    shapes = (*_heading(chart.contents, chart, page), *chart.shapes(), *told.shapes(below))
    return _sheet(chart, days, height, shapes)


def _sheet(chart: Chart, days: tuple[date, date], height: float, shapes: tuple[Shape, ...]) -> Sheet:
    """Return what is drawn of a timeline, with what is said of it."""
    contents = chart.contents
    first, last = map(chart.words.full_day, days)
    what = _counts(contents, chart.words)
    description = chart.words.render(say("Timeline from {first} to {last}: {what}.", first=first, last=last, what=what))
    if not contents.titles_only:
        description += " " + chart.words.render(say("Messages stand in lanes by channel."))
    title = plain(contents.schedule.plan.campaign.title)
    begun = (name for row in chart.phases for name, first, _last in row if first >= chart.scale.first)
    return Sheet(WIDTH, height, title, description, shapes, _period(chart), tuple(begun))


def _heading(contents: Contents, chart: Chart, page: tuple[int, int]) -> Iterator[Shape]:
    """Give the title, what is shown, when it was made, and which slide it is."""
    told = chart.words
    title = plain(contents.schedule.plan.campaign.title)
    yield hearable(words(MARGIN, MARGIN + 14, title, TITLE, room=WIDTH - 2 * MARGIN, bold=True), "title", title)
    made = told.render(say("Made on {day}", day=told.full_day(contents.today)))
    number, total = page
    right = f"{made} · {number} / {total}" if total > 1 else made
    stamp = words(WIDTH - MARGIN, MARGIN + 28, right, SLIDE_SIZE, room=300, ink="muted", align="end")
    yield hearable(stamp, "line")
    room = stamp.left - MARGIN - 12
    counts = _counts(contents, told) if total == 1 else _counts_of_part(chart)
    line = " · ".join(filter(None, [_whom(contents, told), _period(chart), counts]))
    yield hearable(words(MARGIN, MARGIN + 28, line, SLIDE_SIZE, room=room, ink="muted"), "line", line)


def _whom(contents: Contents, told: Language) -> str:
    """Return for whom a timeline is, where that is an audience."""
    names = plain(contents.addressees)
    return told.render(say("For {names}", names=names)) if names else ""


def _period(chart: Chart) -> str:
    """Return the days of a timeline."""
    return f"{chart.words.full_day(chart.scale.first)} – {chart.words.full_day(chart.scale.last)}"


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
    waiting = len(list(contents.waiting))
    counted = [
        (MESSAGES, len(list(contents.scheduled))),
        (MILESTONES, len(contents.plan.milestones)),
        (WAITING, waiting),
    ]
    return " · ".join(told.render(say_many(*forms, number)) for forms, number in counted if number)


def _empty(contents: Contents) -> Sheet:
    """Return a slide that says that nothing has a date yet."""
    told = language(contents.schedule.plan.campaign.language)
    title = plain(contents.schedule.plan.campaign.title)
    what = told.render(say("Nothing has a date yet."))
    counts = " · ".join(filter(None, [_whom(contents, told), _counts(contents, told)]))
    made = told.render(say("Made on {day}", day=told.full_day(contents.today)))
    shapes = [
        hearable(words(MARGIN, MARGIN + 14, title, TITLE, room=WIDTH - 2 * MARGIN, bold=True), "title", title),
        hearable(words(WIDTH - MARGIN, MARGIN + 28, made, SLIDE_SIZE, room=300, ink="muted", align="end"), "line"),
        hearable(words(MARGIN, MARGIN + 28, counts, SLIDE_SIZE, room=WIDTH / 2, ink="muted"), "line"),
        hearable(words(WIDTH / 2, HEIGHT / 2, what, 16, room=WIDTH, ink="muted", align="middle"), "line"),
    ]
    return Sheet(WIDTH, HEIGHT, title, what, tuple(shapes))
