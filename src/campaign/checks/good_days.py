"""Days on which a message can go out: worked by its audiences, and taken by its channel."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from campaign.checks.situation import Situation
from campaign.model.channels import Channel
from campaign.model.fields import Weekday
from campaign.model.messages import SETTLED, Message
from campaign.model.when import AtTime, OnDay
from campaign.schedule.slots import Slot, days_between
from campaign.schedule.starts import wall_day

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
EVERY_DAY = frozenset(WEEKDAYS)
FURTHEST = 31
"""Days that a message may move to a better one; beyond a month a planner thinks again. Ours."""
Off = Literal["weekend", "holiday", "free", "quiet"]


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which a message is better kept back."""

    day: date
    kind: Off
    name: str = ""
    """What the holiday is called, or why it is quiet; empty when nobody says."""


def to_come(situation: Situation, message: Message) -> bool:
    """Tell whether a message has a date and may still go out: what is sent or past can no longer be moved."""
    timing = situation.schedule.timing(message.id)
    return bool(timing.slots) and message.status != "sent" and not timing.over(situation.today)


def not_over(situation: Situation, message: Message) -> bool:
    """Tell whether a message may still go out, also when nobody knows when."""
    return message.status != "sent" and not situation.schedule.timing(message.id).over(situation.today)


def ahead(situation: Situation, message: Message) -> tuple[Slot, ...]:
    """Return the times of a message that are not past yet."""
    slots = situation.schedule.timing(message.id).slots
    return slots if slots and slots[0].last >= situation.today else tuple(s for s in slots if s.last >= situation.today)


def possible_days(slot: Slot) -> list[date]:
    """Return the days on which a slot may start: any of a window's, else its first."""
    return days_between(slot.first, slot.last) if slot.window else [slot.first]


def day_off(situation: Situation, message: Message, day: date) -> DayOff | None:
    """Return why a day is no day for a message: a weekend, a holiday, or a quiet period; None for a good one.

    A channel that may go out on Saturdays makes a Saturday good, and so do audiences that all work then; a holiday is
    good for those who work all seven days. Nobody's days make a quiet period good.
    """
    workdays = situation.workdays
    if workdays.is_working(day):
        return None
    if quiet := workdays.quiet(day):
        return DayOff(day, "quiet", quiet.why)
    weekend = workdays.is_weekend(day)
    needed = frozenset({WEEKDAYS[day.weekday()]}) if weekend else EVERY_DAY
    channel = situation.channel(message)
    if (channel and needed.issubset(channel.days)) or _all_work(situation, message, needed):
        return None
    holiday = workdays.holiday(day)
    if holiday is not None:
        return DayOff(day, "holiday", holiday)
    return DayOff(day, "weekend" if weekend else "free")


def _all_work(situation: Situation, message: Message, needed: frozenset[Weekday]) -> bool:
    """Tell whether everybody that a message is addressed to works on these days of the week."""
    audiences = [situation.plan.audience(each) for each in message.audiences]
    return bool(audiences) and all(each is not None and needed.issubset(each.days) for each in audiences)


def takes(situation: Situation, channel: Channel, day: date) -> bool:
    """Tell whether a channel goes out on a day, by its weekdays and its rhythm."""
    if channel.days and WEEKDAYS[day.weekday()] not in channel.days:
        return False
    return channel.rhythm is None or situation.has_edition(channel, day)


def is_good(situation: Situation, message: Message, day: date) -> bool:
    """Tell whether a message can go out on a day: its channel takes it then, and its audiences are at work."""
    channel = situation.channel(message)
    if day_off(situation, message, day) or (channel and not takes(situation, channel, day)):
        return False
    weekday = WEEKDAYS[day.weekday()]
    audiences = (situation.plan.audience(each) for each in message.audiences)
    return all(each is None or not each.days or weekday in each.days for each in audiences)


def good_day(situation: Situation, message: Message, day: date, direction: Literal[-1, 0, 1]) -> date | None:
    """Return the nearest other day on which a message can go out, or None where there is none within a month.

    Looks back (-1), forward (1) or both ways (0, the later of two that are as near); never to the past, to before an
    embargo, or out of the campaign. What is approved or scheduled stays where it is, since others count on its date;
    what follows other messages never moves back, since it may come before them.
    """
    sides = [side for side in ((direction,) if direction else (1, -1)) if side == 1 or not message.follows]
    for distance in range(1, FURTHEST + 1) if message.status not in SETTLED else ():
        for side in sides:
            other = day + timedelta(days=side * distance)
            if (
                _open(situation, message, other)
                and _stays_inside(situation, day, other)
                and is_good(situation, message, other)
            ):
                return other
    return None


def _stays_inside(situation: Situation, day: date, other: date) -> bool:
    """Tell whether a move from one day to another does not leave the dates of the campaign."""
    start, end = situation.plan.campaign.start, situation.plan.campaign.end
    return not ((start and other < start <= day) or (end and day <= end < other))


def _open(situation: Situation, message: Message, day: date) -> bool:
    """Tell whether a day is not past and not before the embargo of a message; never for one that hangs on something."""
    match message.not_before:
        case None:
            earliest = situation.today
        case OnDay(first):
            earliest = max(first, situation.today)
        case AtTime(moment):
            earliest = max(wall_day(moment, situation.schedule.zone), situation.today)
        case _:
            return False
    return day >= earliest
