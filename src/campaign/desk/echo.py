"""The echo of a form: what the dates that were typed come to, before anything changes."""

from collections.abc import Mapping
from datetime import date

from campaign.desk.desk import Desk
from campaign.desk.linking import read_link
from campaign.desk.loosening import loose
from campaign.desk.steps import odd_step
from campaign.desk.telling import distance, status_since, unusual
from campaign.desk.understood import window_echo
from campaign.errors import NotUnderstoodError
from campaign.language import _, _n, current, say
from campaign.model.changes import Change, Edit, replaced
from campaign.model.messages import Message
from campaign.model.plan import name_of
from campaign.model.told import told_length
from campaign.model.when import Anchored, AtTime, Deadline, OnDay, When, Window
from campaign.schedule.clock import minutes_between
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Timing
from campaign.text import in_cells, shorten

BAR = 12
"""Cells of the bar of an agenda."""
QUOTED = 60
"""Cells up to which a key message is quoted."""
LINKS = ("activation_link", "link")
"""Fields with a link."""


def echoes(desk: Desk, base: Message, values: Mapping[str, object]) -> dict[str, str]:
    """Return what the moments of a message would be, by field, with these values in place of its own."""
    candidate = replaced(base, **values)
    schedule = _with(desk, base, candidate)
    timing = schedule.timing(base.id)
    told: dict[str, str] = {}
    if candidate.when is not None:
        reason = current().render(timing.reason) if timing.reason else ""
        told["when"] = _moment(desk, schedule, timing, candidate.when) if timing.first else f"▲ {reason}"
        told["when"] += _length_told(timing, values)
        if hung := loose(desk.plan, base.when, candidate.when):
            told["when"] += f" · ▲ {current().render(hung)}"
    if candidate.duration is not None and "duration" in values:
        told["duration"] = f"→ {told_length(candidate.duration, current())}"
    told |= _ends(desk, base, candidate)
    if status := _status(schedule, base, candidate, desk.today):
        told["status"] = status
    if candidate.agenda:
        told["agenda"] = _balance(schedule, candidate)
    if candidate.activation_by is not None:
        told["activation_by"] = _deadline(schedule, candidate, candidate.activation_by)
    if carried := _carried(desk, candidate):
        told["key_messages"] = carried
    told |= {each: wrong for each in LINKS if each in values and (wrong := _link_told(getattr(candidate, each)))}
    if candidate.repeat is not None and timing.slots:
        days = ", ".join(current().day(slot.first) for slot in timing.slots[:6])
        told["repeat"] = _("{count} times: {days}").format(count=len(timing.slots), days=days)
        told["repeat"] += " …" if len(timing.slots) > 6 else ""
    return told


def _carried(desk: Desk, candidate: Message) -> str:
    """Return the key messages that a message carries, in their own words: its field has their ids."""
    known = (desk.effective.get("key_messages", each) for each in candidate.key_messages)
    texts = [shorten(in_cells(name_of(each)), QUOTED) for each in known if each]
    return f"→ {' · '.join(texts)}" if texts else ""


def _ends(desk: Desk, base: Message, candidate: Message) -> dict[str, str]:
    """Return the days of the last day of a message and of its embargo, by field."""
    told = {}
    for field in ("until", "not_before"):
        when: When | None = getattr(candidate, field)
        if when is not None:
            slot = _with(desk, base, replaced(candidate, when=when, until=None, repeat=None)).timing(base.id).first
            told[field] = current().full_day(slot.first) if slot else "▲"
    return told


def _link_told(written: str) -> str:
    """Return what is wrong with a link; nothing for a file, or where a template asks for one in brackets."""
    written = written.strip()
    if not written or written.startswith(("file:", "[")):
        return ""
    try:
        read_link(written)
    except NotUnderstoodError as error:
        return f"▲ {in_cells(current().render(error.text))}"
    return ""


def _status(schedule: Schedule, base: Message, candidate: Message, today: date) -> str:
    """Return since when and by whom a message has its status; of another one, the first thing that is odd about it."""
    if candidate.status == base.status:
        since = status_since(base)
        return f"→ {since}" if since else ""
    odd = odd_step(schedule, base, candidate.status, today)
    return f"▲ {current().render(odd[0])}" if odd else ""


def told_moments(desk: Desk, moments: Mapping[str, object]) -> dict[str, str]:
    """Return what the moments of an entry that is no message come to, by field."""
    told = {}
    for field, value in moments.items():
        if isinstance(value, date):
            told[field] = f"→ {current().full_day(value)} · {current().week(value)}"
        elif isinstance(value, OnDay | AtTime | Window | Anchored):
            probe = Message.model_construct(id="probe-of-a-form", title="", channel="intranet", when=value)
            timing = _with(desk, probe, probe).timing(probe.id)
            reason = current().render(timing.reason) if timing.reason else ""
            told[field] = _moment(desk, desk.schedule, timing, value) if timing.first else f"▲ {reason}"
    return told


def _with(desk: Desk, base: Message, candidate: Message) -> Schedule:
    """Return the schedule as it would be with a message like this."""
    before = desk.plan.message(base.id)
    return desk.preview(Edit(say("Preview"), (Change("messages", base.id, before, candidate),)))


def _length_told(timing: Timing, values: Mapping[str, object]) -> str:
    """Return when a message ends, where its end or its length was typed; "" for whole days, which are told already."""
    slot = timing.first
    if slot is None or slot.start is None or slot.end is None or not {"duration", "until"} & values.keys():
        return ""
    same = slot.end.date() == slot.start.date()
    end = f"{slot.end:%H:%M}" if same else f"{current().day(slot.end.date())} {slot.end:%H:%M}"
    return " · " + _("until {time}").format(time=end)


def _moment(desk: Desk, schedule: Schedule, timing: Timing, when: When) -> str:
    """Return a moment with its week, its distance from what it hangs on, and what is unusual about the day."""
    words, slot, anchor = current(), timing.first, timing.anchor
    if slot is None:
        return ""
    if isinstance(when, Window) and slot.window:
        return f"→ {window_echo(when)}"
    clock = f" {slot.start:%H:%M}" if slot.start else ""
    until = f" – {words.day(slot.last)}" if slot.last != slot.first else ""
    away = distance(desk, anchor, slot.first)
    parts = [f"→ {words.full_day(slot.first)}{clock}{until}", words.week(slot.first), away]
    return " · ".join(filter(None, [*parts, unusual(schedule, slot.first)]))


def _balance(schedule: Schedule, message: Message) -> str:
    """Return how an overleg divides its time between talking and doing, and what it adds up to.

    Two thirds and one third is what to aim at (practice 1).
    """
    talk, do = (sum(item.minutes or 0 for item in message.agenda if item.mode == mode) for mode in ("talk", "do"))
    untimed = sum(item.minutes is None for item in message.agenda)
    total = talk + do
    parts = [_n("{count} item without minutes", "{count} items without minutes", untimed)] if untimed else []
    if total:
        slot = schedule.timing(message.id).first
        length = minutes_between(slot.start, slot.end) if slot and slot.start and slot.end else None
        bar = "█" * round(BAR * talk / total)
        share = _("{talk} min talk + {do} min do = {total} min, {share} % doing (aim for a third)")
        parts.insert(0, f"{bar:░<{BAR}} {share.format(talk=talk, do=do, total=total, share=round(100 * do / total))}")
        if length is not None and length != total:
            over = _("▲ {minutes} min too long") if total > length else _("{minutes} min left")
            parts.append(over.format(minutes=abs(length - total)))
    return f"→ {' · '.join(parts)}" if parts else ""


def _deadline(schedule: Schedule, message: Message, by: Deadline) -> str:
    """Return the day of a deadline."""
    slot = schedule.deadline(message, by)
    if slot is None:
        return _("→ once it has a date")
    told = _("→ before the end of {day}").format(day=current().full_day(slot.first))
    return " · ".join(filter(None, [told, unusual(schedule, slot.first)]))


def slot_with(desk: Desk, base: Message, values: Mapping[str, object]) -> date | None:
    """Return the first day of a message with these values in place of its own; None when it has none."""
    slot = _with(desk, base, replaced(base, **values)).timing(base.id).first
    return slot.first if slot else None
