"""What goes out in some days, for colleagues: what to whom, what ends, what waits for approval."""

from collections.abc import Container, Iterable, Iterator, Sequence
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
    hidden: int = 0
    """Confidential messages that would be in it."""


def digest(desks: Sequence[Desk], first: date, days: int, named: Container[str] = ()) -> Digest:
    """Return what goes out in so many days from a day, over some plans.

    Cancelled messages and ideas are left out, confidential ones unless their ids are in `named`. Approval that is
    waited for is there whatever its day.
    """
    last = first + timedelta(days=min(days, (date.max - first).days) - 1)
    out = [item for desk in desks for item in _going_out(desk, first, last)]
    due = [
        (one.kind, Item(desk, one.message, one.slot))
        for desk in desks
        for one in agenda(desk.schedule, first, days)
        if one.kind in {"activation", "approval"}
    ]
    secret = {id(each.message) for each in (*out, *(item for _kind, item in due)) if _hidden(each, named)}

    def shown(items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(sorted((each for each in items if id(each.message) not in secret), key=_order))

    by_day: dict[date, list[Item]] = {}
    for item in shown(out):
        if item.slot is not None:
            by_day.setdefault(max(item.slot.first, first), []).append(item)
    ends, waits = (shown(item for kind, item in due if kind == wanted) for wanted in ("activation", "approval"))
    per_day = tuple((day, tuple(items)) for day, items in sorted(by_day.items()))
    return Digest(first, last, per_day, ends, waits, len(secret))


def _hidden(item: Item, named: Container[str]) -> bool:
    """Tell whether a message may not be told of."""
    return item.message.confidential and item.message.id not in named


def _going_out(desk: Desk, first: date, last: date) -> Iterator[Item]:
    """Give every time that a message goes out in some days."""
    for message in desk.schedule.plan.messages:
        if message.status in ("idea", "cancelled"):
            continue
        for slot in desk.schedule.timing(message.id).slots:
            if slot.first <= last and slot.last >= first:
                yield Item(desk, message, slot)


def _order(item: Item) -> tuple[date, str, str]:
    """Return what items are sorted by: their moment, then their title."""
    slot = item.slot
    return slot.first if slot else date.max, f"{slot.start:%H:%M}" if slot and slot.start else "", item.message.title
