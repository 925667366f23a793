"""A period as people type it: a week, a month, a quarter, a day, or a first and a last one."""

import re

from campaign.desk.desk import Desk
from campaign.desk.entering import context_of
from campaign.desk.openings import Period
from campaign.errors import CampaignError
from campaign.language import current, say
from campaign.model.typed import read_span, read_when
from campaign.model.when import When
from campaign.schedule.slots import Slot

BETWEEN = re.compile(r"\s+(?:[-–—]|t/m|tot en met|tot|until|to|\.\.)\s+", re.IGNORECASE)
"""What stands between the first and the last day; a distance such as "golive - 6w" begins with a digit behind it."""
DISTANCE = re.compile(r"\d+\s*(?:wd|[dwm])\b")


def read_period(desk: Desk, typed: str) -> Period:
    """Read a period: "maart", "week 12", "2027-Q2", "1 mrt – 30 apr" or "livegang - 6w t/m livegang".

    Raises:
        CampaignError: it is none, has no days, or ends before it begins.
    """
    try:
        span = read_span(typed.strip(), context_of(desk))
    except CampaignError:
        if (between := _between(desk, typed)) is not None:
            return between
        raise
    slot = _slot(desk, span.when, typed)
    return Period(slot.first, span.until.day if span.until else slot.last)


def _between(desk: Desk, typed: str) -> Period | None:
    """Return the period from one moment to another, whatever these are; None when there are no two."""
    for found in BETWEEN.finditer(typed):
        if not DISTANCE.match(typed, found.end()):
            first, last = _typed(desk, typed[: found.start()]).first, _typed(desk, typed[found.end() :]).last
            if first > last:
                raise CampaignError(say("{first} lies after {last}", first=first, last=last))
            return Period(first, last)
    return None


def write_period(period: Period) -> str:
    """Return a period as people read it and can type it again."""
    return f"{current().full_day(period.first)} – {current().full_day(period.last)}"


def _typed(desk: Desk, typed: str) -> Slot:
    """Return the days of a moment as it is typed."""
    return _slot(desk, read_when(typed.strip(), context_of(desk)), typed)


def _slot(desk: Desk, when: When, typed: str) -> Slot:
    """Return the days of a moment.

    Raises:
        CampaignError: it has none.
    """
    slot = desk.schedule.place(when)
    if slot is None:
        raise CampaignError(
            say("{value} has no date", value=typed.strip()[:80]), say("Write for example 1 Mar – 30 Apr, or week 12.")
        )
    return slot
