"""A timeline of some days in the best look that fits on a slide."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import measured, plain
from campaign.documents.timeline.chart import STRETCH, Chart
from campaign.documents.timeline.legend import legend
from campaign.documents.timeline.look import HEIGHT, MARGIN, WIDTH, Look
from campaign.documents.timeline.scale import Scale
from campaign.documents.timeline.strips import divided, strips
from campaign.schedule.lanes import lanes

HEADING = 58.0
"""The points above a timeline, with its title."""
HEADROOM = 0.4
"""The part of a slide that milestones may take at most where a stretch has more than one."""
NARROWEST = 60.0
WIDEST = 165.0
"""How wide the names of lanes are, at least and at most."""


def chart_of(contents: Contents, days: tuple[date, date], look: Look) -> Chart:
    """Return the timeline of some days."""
    left = MARGIN if contents.titles_only else MARGIN + _head(contents, look)
    scale = Scale(*days, left, WIDTH - MARGIN)
    return Chart(contents, scale, look, strips(contents, scale, look), HEADING, look.line)


def fitting(contents: Contents, days: tuple[date, date], looks: Sequence[Look]) -> Chart | None:
    """Return some days in the first look that fits on one slide, of some that begin with the largest; None for none."""
    smallest = chart_of(contents, days, looks[-1])
    if not _fits(smallest):
        return None
    charts = (chart_of(contents, days, look) for look in looks[:-1])
    return _stretched(next(filter(_fits, charts), smallest))


def over_slides(contents: Contents, days: tuple[date, date], look: Look) -> Iterator[Chart]:
    """Give the slides of some days that have too much for one: their lanes, as many as fit, go on on the next."""
    chart = chart_of(contents, days, look)
    chart = replace(chart, most_milestones=int(HEIGHT * HEADROOM / chart.look.line))
    room = HEIGHT - MARGIN - foot(chart) - chart.top - chart.head
    for found in divided(chart.strips, room, chart.line) if chart.strips else [()]:
        yield _stretched(replace(chart, strips=found))


def foot(chart: Chart) -> float:
    """Return the points below the lanes."""
    return legend(chart).height + 4


def _fits(chart: Chart) -> bool:
    """Tell whether a timeline fits on a slide."""
    return chart.bottom + foot(chart) <= HEIGHT - MARGIN


def _stretched(chart: Chart) -> Chart:
    """Return a timeline with higher lines, as far as its slide has room."""
    lines = sum(strip.lines for strip in chart.strips)
    spare = HEIGHT - MARGIN - foot(chart) - chart.bottom
    more = max(0.0, spare / lines) if lines else 0.0
    return replace(chart, line=min(chart.line * STRETCH, chart.line + more))


def _head(contents: Contents, look: Look) -> float:
    """Return how wide the names of the lanes are."""
    found = lanes(contents.schedule, "channel", lambda message: message.id in contents.taken)
    names = [measured(plain(lane.label), look.size, bold=True) for lane in found]
    return min(WIDEST, max([NARROWEST, *names]) + 4 * look.size)
