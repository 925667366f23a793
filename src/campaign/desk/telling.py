"""What is told of a message on one line: its day, its distance from what it hangs on, its deadline."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from campaign.desk.desk import Desk
from campaign.desk.numbers import written_number
from campaign.desk.steps import last_step
from campaign.errors import CampaignError
from campaign.language import _, _n, current
from campaign.model.messages import STATUSES, Message
from campaign.model.plan import Plan, name_of
from campaign.schedule.filters import Filter
from campaign.schedule.moments import why_off
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.text import in_cells

if TYPE_CHECKING:
    from campaign.desk.agenda import Due


def day_and_time(slot: Slot | None, year: int | None = None) -> str:
    """Return a slot as people read it: "wo 3 mrt 10:00", "ma 1 – zo 7 mrt"; a window of months as "jun 2027".

    Days have their year where it is another than the one given.
    """
    if slot is None:
        return _("unscheduled")
    if slot.window and (months := months_told(slot)):
        return months
    if slot.start:
        return f"{told_day(slot.first, year)} {slot.start:%H:%M}"
    if slot.first == slot.last:
        return told_day(slot.first, year)
    same_month = (slot.first.year, slot.first.month) == (slot.last.year, slot.last.month)
    first = f"{current().weekday(slot.first)} {slot.first.day}" if same_month else told_day(slot.first, year)
    return f"{first} – {told_day(slot.last, year)}"


def told_day(day: date, year: int | None = None) -> str:
    """Return a day without its year, or with it where that is not this one: "wo 3 mrt", "ma 3 jan 2028"."""
    return current().day(day) if year in {None, day.year} else current().full_day(day)


def months_told(slot: Slot) -> str:
    """Return the whole months that a slot takes: "jun 2027", "apr – jun 2027"; nothing for other days."""
    words, first, last = current(), slot.first, slot.last
    if first.day != 1 or last == date.max or (last + timedelta(days=1)).day != 1:
        return ""
    end = f"{words.month(last.month)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    year = "" if first.year == last.year else f" {first.year}"
    return f"{words.month(first.month)}{year} – {end}"


def status_since(message: Message) -> str:
    """Return since when and by whom a message has its status, as far as its history tells."""
    step = last_step(message)
    since = _("since {day}").format(day=current().day(step.at.date())) if step and step.at else ""
    by = _("by {name}").format(name=in_cells(step.by)) if step and step.by else ""
    return " ".join(filter(None, (since, by)))


def filter_told(plan: Plan, wanted: Filter) -> str:
    """Return what a filter asks for: its words, and its channels, audiences, owners and statuses by name."""
    channels = [each.label for each in plan.channels if each.id in wanted.channels]
    audiences = [each.label for each in plan.audiences if each.id in wanted.audiences]
    statuses = [_(each) for each in STATUSES if each in wanted.statuses]
    words = [f"‘{wanted.text}’"] if wanted.text else []
    return in_cells(", ".join([*words, *channels, *audiences, *sorted(wanted.owners), *statuses]))


def approval_turn(message: Message) -> str:
    """Return who says yes to a message; when nobody is named, that this must still be asked, and who sees to it."""
    if message.approver or not message.owner:
        return message.approver or _("whose approval?")
    return _("whose approval? ({owner})").format(owner=message.owner)


def turn(due: "Due") -> str:
    """Return whose turn something that is due is, as people read it; "" when nobody is named."""
    return approval_turn(due.message) if due.kind == "approval" else due.owner


def distance(desk: Desk, anchor: str | None, day: date | None) -> str:
    """Return how far a day is from what it hangs on: "19 dagen voor Livegang"; nothing when it hangs on nothing."""
    base = desk.schedule.start(anchor) if anchor else None
    if base is None or day is None or anchor is None:
        return ""
    entry = desk.plan.anchor(anchor)
    name = name_of(entry) if entry else anchor
    days = (day - base).days
    if days == 0:
        return _("on the day of {name}").format(name=name)
    told = _n("{count} day", "{count} days", abs(days))
    return (_("{days} before {name}") if days < 0 else _("{days} after {name}")).format(days=told, name=name)


def days_away(days: int) -> str:
    """Return how far something moves: "+4 weken", "-3 dagen"."""
    sign = "+" if days > 0 else "-" if days < 0 else ""
    if days and days % 7 == 0:
        return sign + _n("{count} week", "{count} weeks", abs(days) // 7)
    return sign + _n("{count} day", "{count} days", abs(days))


def outside_plan(schedule: Schedule, today: date) -> str:
    """Return that a day is before everything in a plan or after it, and when that is; nothing within it."""
    slots = [slot for each in schedule.ordered for slot in schedule.timing(each).slots]
    if not slots:
        return ""
    first, last = min(each.first for each in slots), max(each.last for each in slots)
    if today < first:
        return _("Today is before the first message: {day}.").format(day=current().full_day(first))
    return _("Today is after the last message: {day}.").format(day=current().full_day(last)) if today > last else ""


def unusual(schedule: Schedule, day: date) -> str:
    """Return why nobody may be there on a day: its holiday, a quiet period, the weekend; nothing on other days."""
    why = why_off(schedule, day)
    return f"▲ {current().render(why)}" if why else ""


def moved_echo(desk: Desk, message: Message, days: int, clock: time | None = None) -> str:
    """Return what moving a message so many days would give: the day, and its distance from what it hangs on.

    `clock` is the hour that it would get; None when it keeps its own.
    """
    timing = desk.schedule.timing(message.id)
    slot = timing.first
    if slot is None:
        return ""
    try:
        day = slot.first + timedelta(days=days)
    except OverflowError:
        return _("the calendar ends there")
    away = distance(desk, timing.anchor, day)
    hour = clock or (slot.start.time() if slot.start else None)
    moved = f"{current().full_day(day)} {hour:%H:%M}" if hour else current().full_day(day)
    if days:
        moved = f"{current().day(slot.first)} → {moved} ({days_away(days)})"
    return " · ".join(filter(None, (moved, away, unusual(desk.schedule, day))))


def length_of(desk: Desk, message: Message) -> str:
    """Return how long a message takes: "1u30" or "1 h 30"; nothing for whole days."""
    slot = desk.schedule.timing(message.id).first
    if slot is None or slot.start is None:
        return ""
    length = desk.schedule.length(message)
    days = _n("{count} day", "{count} days", length.days) if length.days else ""
    hours, minutes = divmod(length.minutes, 60)
    clock = _("{hours} h {minutes}").format(hours=hours, minutes=f"{minutes:02}") if hours and minutes else ""
    clock = clock or (_("{hours} h").format(hours=hours) if hours else f"{minutes} min" if minutes or not days else "")
    return " ".join(filter(None, (days, clock)))


def deadline_of(desk: Desk, message: Message) -> str:
    """Return by when the reader does what is asked, and how many did so."""
    parts = []
    if message.activation_by is not None:
        try:
            slot = desk.schedule.deadline(message, message.activation_by)
        except CampaignError:
            slot = None
        if slot:
            parts.append(_("before the end of {day}").format(day=current().day(slot.first)))
    if message.target is not None:
        parts.append(
            _("{result} of {target}").format(
                result=written_number(message.result), target=written_number(message.target)
            )
        )
    return " · ".join(parts)
