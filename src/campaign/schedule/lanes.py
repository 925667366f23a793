"""Lanes: the messages of a plan side by side, per channel, audience, owner, status or phase."""

from bisect import insort
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, get_args

from campaign.model.messages import STATUSES, Message
from campaign.schedule.schedule import Schedule

LaneKind = Literal["channel", "audience", "owner", "status", "phase"]
LANE_KINDS: tuple[LaneKind, ...] = get_args(LaneKind)


class Lane(NamedTuple):
    """One lane: what it is of, and its messages."""

    key: str
    """The id, name or status that its messages share; "" for those that have none."""
    label: str
    """What it is called in the plan; "" for those that have none."""
    ids: tuple[str, ...]
    """Its scheduled messages, by start."""


def lanes(schedule: Schedule, by: LaneKind, keep: Callable[[Message], bool] | None = None) -> tuple[Lane, ...]:
    """Return the lanes that have a scheduled message, in the order of the plan; `keep` picks the messages.

    Lanes that the plan does not name come behind the others, by their name; the one of messages without any is last.
    A message for two audiences is in both their lanes.
    """
    members: dict[str, list[str]] = {key: [] for key in lane_keys(schedule, by)}
    for message_id in schedule.ordered:
        message = schedule.plan.message(message_id)
        if message is not None and (keep is None or keep(message)):
            for key in _keys_of(schedule, message, by):
                members.setdefault(key, []).append(message_id)
    labels = _labels(schedule, by)
    known = set(lane_keys(schedule, by))
    others = sorted(members.keys() - known, key=lambda key: (not key, key.casefold(), key))
    order = [*(key for key in members if key in known), *others]
    return tuple(Lane(key, labels.get(key, key), tuple(members[key])) for key in order if members[key])


def revised_lanes(
    before: Iterable[Lane],
    schedule: Schedule,
    by: LaneKind,
    keep: Callable[[Message], bool] | None,
    changed: frozenset[str],
) -> tuple[Lane, ...] | None:
    """Return the lanes after some messages changed, from those before; None when there are other lanes now."""
    members = {lane.key: lane for lane in before}
    ids = {
        key: [each for each in lane.ids if each not in changed]
        for key, lane in members.items()
        if not changed.isdisjoint(lane.ids)
    }
    for message_id in changed:
        message = schedule.plan.message(message_id)
        if message is None or not schedule.timing(message_id).slots or not (keep is None or keep(message)):
            continue
        for key in _keys_of(schedule, message, by):
            if key not in members:
                return None
            known = ids.setdefault(key, list(members[key].ids))
            insort(known, message_id, key=schedule.order_of)
    if not all(ids.values()):
        return None
    return tuple(lane._replace(ids=tuple(ids[lane.key])) if lane.key in ids else lane for lane in members.values())


def lane_keys(schedule: Schedule, by: LaneKind) -> Iterable[str]:
    """Return the lanes that a plan has by itself, in its own order."""
    match by:
        case "status":
            return STATUSES
        case "owner":
            return sorted({message.owner for message in schedule.plan.messages if message.owner}, key=str.casefold)
        case _:
            return _labels(schedule, by)


def _labels(schedule: Schedule, by: LaneKind) -> dict[str, str]:
    """Return what the lanes of a kind are called."""
    match by:
        case "channel":
            return {channel.id: channel.label for channel in schedule.plan.channels}
        case "audience":
            return {audience.id: audience.label for audience in schedule.plan.audiences}
        case "phase":
            return {phase.id: phase.name for phase in schedule.plan.phases}
        case _:
            return {}


def _keys_of(schedule: Schedule, message: Message, by: LaneKind) -> tuple[str, ...]:
    """Return the lanes that a message is in."""
    match by:
        case "channel":
            return (message.channel,)
        case "audience":
            return message.audiences or ("",)
        case "owner":
            return (message.owner,)
        case "status":
            return (message.status,)
        case "phase":
            return (_phase_of(schedule, message),)


def _phase_of(schedule: Schedule, message: Message) -> str:
    """Return the phase that a message starts in; the first when phases overlap."""
    slot = schedule.timing(message.id).first
    for phase in schedule.plan.phases:
        span = schedule.phase(phase.id)
        if slot and span and span[0] <= slot.first <= span[1]:
            return phase.id
    return ""
