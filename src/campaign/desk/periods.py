"""A period as people type it: a week, a month, a quarter, a day, or a first and a last one."""

import re

from campaign.desk.desk import Desk
from campaign.desk.entering import context_of
from campaign.desk.openings import Period
from campaign.errors import CampaignError
from campaign.language import say
from campaign.model.typed import read_when
from campaign.schedule.slots import Slot

BETWEEN = re.compile(r"\s+(?:[-–—]|t/m|tot en met|tot|until|to|\.\.)\s+", re.IGNORECASE)
"""What stands between the first and the last day; a distance such as "golive - 6w" begins with a digit behind it."""
DISTANCE = re.compile(r"\d+\s*(?:wd|[dwm])\b")


def read_period(desk: Desk, typed: str) -> Period:
    """Read a period: "maart", "week 12", "2027-Q2", "1 mrt – 30 apr" or "livegang - 6w t/m livegang".

    Raises:
        CampaignError: it is none, has no days, or ends before it begins.
    """
    for found in BETWEEN.finditer(typed):
        if not DISTANCE.match(typed, found.end()):
            first, last = _slot(desk, typed[: found.start()]).first, _slot(desk, typed[found.end() :]).last
            if first > last:
                raise CampaignError(say("{first} lies after {last}", first=first, last=last))
            return Period(first, last)
    slot = _slot(desk, typed)
    return Period(slot.first, slot.last)


def write_period(period: Period) -> str:
    """Return a period as it can be typed in any language."""
    return f"{period.first} – {period.last}"


def _slot(desk: Desk, typed: str) -> Slot:
    """Return the days of a moment as it is typed."""
    slot = desk.schedule.place(read_when(typed.strip(), context_of(desk)))
    if slot is None:
        raise CampaignError(
            say("{value} has no date", value=typed.strip()[:80]), say("Write for example 1 Mar – 30 Apr, or week 12.")
        )
    return slot
