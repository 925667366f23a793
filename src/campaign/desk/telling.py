"""What is told of a message on one line: its day, its distance from what it hangs on, its deadline."""

from datetime import date, timedelta

from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.language import _, _n, current
from campaign.model.messages import Message
from campaign.schedule.slots import Slot


def day_and_time(slot: Slot | None) -> str:
    """Return a slot as people read it: "wo 3 mrt 10:00", "ma 1 – zo 7 mrt"."""
    if slot is None:
        return _("unscheduled")
    words = current()
    if slot.start:
        return f"{words.day(slot.first)} {slot.start:%H:%M}"
    return words.day(slot.first) if slot.first == slot.last else f"{words.day(slot.first)} – {words.day(slot.last)}"


def distance(desk: Desk, anchor: str | None, day: date | None) -> str:
    """Return how far a day is from what it hangs on: "19 dagen voor Livegang"; nothing when it hangs on nothing."""
    base = desk.schedule.start(anchor) if anchor else None
    if base is None or day is None or anchor is None:
        return ""
    entry = desk.plan.milestone(anchor) or desk.plan.message(anchor)
    name = (getattr(entry, "name", "") or getattr(entry, "title", "") or anchor) if entry else anchor
    days = (day - base).days
    if days == 0:
        return _("on the day of {name}").format(name=name)
    told = _n("{count} day", "{count} days", abs(days))
    return (_("{days} before {name}") if days < 0 else _("{days} after {name}")).format(days=told, name=name)


def moved_echo(desk: Desk, message: Message, days: int) -> str:
    """Return what moving a message so many days would give: the day, and its distance from what it hangs on."""
    timing = desk.schedule.timing(message.id)
    slot = timing.first
    if slot is None:
        return ""
    try:
        day = slot.first + timedelta(days=days)
    except OverflowError:
        return _("the calendar ends there")
    away = distance(desk, timing.anchor, day)
    sign = f"{days:+d} d" if days % 7 else f"{days // 7:+d} w"
    clock = f" {slot.start:%H:%M}" if slot.start else ""
    parts = [f"{current().day(slot.first)} → {current().full_day(day)}{clock}", f"({sign})", away]
    return " · ".join(filter(None, (" ".join(parts[:2]), parts[2])))


def length_of(desk: Desk, message: Message) -> str:
    """Return how long a message takes; nothing for whole days."""
    slot = desk.schedule.timing(message.id).first
    return str(desk.schedule.length(message)) if slot and slot.start else ""


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
        parts.append(_("{result} of {target}").format(result=message.result or 0, target=message.target))
    return " · ".join(parts)
