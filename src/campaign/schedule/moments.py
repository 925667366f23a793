"""Slots and days as they are told: to people in their language, to programs in ISO form."""

from datetime import date, timedelta

from campaign.language import Language, Sentence, say
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import START_OF_TIME, Slot


def moment(slot: Slot | None, words: Language) -> str:
    """Return a slot as people read it: "wo 3 mrt 2027 09:30"."""
    if slot is None:
        return "–"
    if slot.start:
        return f"{words.full_day(slot.first)} {slot.start:%H:%M}"
    day = words.full_day(slot.first)
    return day if slot.last == slot.first else f"{words.day(slot.first)} – {words.full_day(slot.last)}"


def milestones_by_day(schedule: Schedule, part: Plan | None = None) -> list[tuple[Slot | None, Milestone]]:
    """Return the milestones of a plan, or of a part of it, with their days, the first first; without a day last."""
    found = [(schedule.milestone(each.id), each) for each in (part or schedule.plan).milestones]
    return sorted(found, key=lambda pair: pair[0].sort_key if pair[0] else (date.max, START_OF_TIME))


def span(slot: Slot) -> tuple[str, str]:
    """Return the start and end of a slot in ISO form; whole days end on the day after."""
    if slot.start and slot.end:
        return slot.start.isoformat(), slot.end.isoformat()
    return slot.first.isoformat(), (slot.last + timedelta(days=1)).isoformat()


def why_off(schedule: Schedule, day: date) -> Sentence | None:
    """Return why nobody may be there on a day: its holiday, a quiet period, the weekend; None on a working day."""
    calendar = schedule.calendar
    if calendar.is_working(day):
        return None
    name = calendar.why_free(day)
    if name:
        return say("{reason}", reason=name)
    if calendar.is_weekend(day):
        return say("weekend")
    return say("quiet period") if calendar.quiet(day) else say("day off")
