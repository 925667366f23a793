"""What goes out in some days, for colleagues: what to whom, what ends, what waits for approval."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.desk.agenda import agenda
from campaign.desk.desk import Desk
from campaign.model.messages import Message
from campaign.schedule.slots import Slot


@dataclass(frozen=True, slots=True)
class Item:
    """One message in a digest, and the plan it is from."""

    desk: Desk
    """The plan."""
    message: Message
    """The message."""
    slot: Slot | None
    """When it goes out, when what it asks ends, or by when approval is due; None for approval without a day."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What is told of some days, over one or more campaigns."""

    first: date
    """The first day."""
    last: date
    """The last day, included."""
    days: tuple[tuple[date, tuple[Item, ...]], ...]
    """What goes out per day, days on which nothing does left out; what was under way before begins on the first."""
    ends: tuple[Item, ...]
    """The activations that end in these days."""
    waits: tuple[Item, ...]
    """The messages that wait for approval."""


def digest(desks: Sequence[Desk], first: date, days: int, named: Container[str] = ()) -> Digest:
    """Return what goes out in so many days from a day, over some plans.

    Cancelled messages and ideas are left out, confidential ones unless their ids are in `named`. Approval that is
    waited for is there whatever its day.
    """
    last = first + timedelta(days=min(days, (date.max - first).days) - 1)
    out = sorted((item for desk in desks for item in _going_out(desk, first, last, named)), key=_order)
    by_day: dict[date, list[Item]] = {}
    for item in out:
        if item.slot is not None:
            by_day.setdefault(max(item.slot.first, first), []).append(item)
    due = [
        (one.kind, Item(desk, one.message, one.slot))
        for desk in desks
        for one in agenda(desk.schedule, first, days, named=named)
    ]
    ends = sorted((item for kind, item in due if kind == "activation"), key=_order)
    waits = sorted((item for kind, item in due if kind == "approval"), key=_order)
    per_day = tuple((day, tuple(items)) for day, items in sorted(by_day.items()))
    return Digest(first, last, per_day, tuple(ends), tuple(waits))


def _going_out(desk: Desk, first: date, last: date, named: Container[str]) -> Iterator[Item]:
    """Give every time that a message goes out in some days."""
    for message in desk.schedule.plan.messages:
        if message.status in ("idea", "cancelled") or (message.confidential and message.id not in named):
            continue
        for slot in desk.schedule.timing(message.id).slots:
            if slot.first <= last and slot.last >= first:
                yield Item(desk, message, slot)


def _order(item: Item) -> tuple[date, str, str]:
    """Return what items are sorted by: their moment, then their title."""
    slot = item.slot
    return slot.first if slot else date.max, f"{slot.start:%H:%M}" if slot and slot.start else "", item.message.title
