"""The backdrop: other people's events, which stand behind a timeline and never mix with the plan."""

from dataclasses import dataclass

from campaign.schedule.slots import Slot


@dataclass(frozen=True, slots=True)
class BackdropEvent:
    """One event of somebody else's calendar, at one of its times."""

    title: str
    """What it is called there."""
    slot: Slot
    """When, in the campaign's time zone."""
    calendar: str
    """The calendar it is from: the name of its file."""
