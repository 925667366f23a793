"""What an export changes in calendars that took an earlier one: sequences that rise, and events that are cancelled.

A reader who imports one file knows nothing of another. So a message that moved to another lane is cancelled in the file
of the lane that it left, with a sequence below that of the event itself: who has both keeps the event.
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from campaign.calendars.events import CalendarEvent, sort_key
from campaign.calendars.ledger import Lanes, Ledger, Sent, moment_of
from campaign.calendars.texts import identity, text_mark
from campaign.schedule.lanes import LaneKind


@dataclass(frozen=True, slots=True)
class Update:
    """The events of an export with their sequence, the ledger after it, and what changed since the last one."""

    events: list[CalendarEvent]
    ledger: Ledger
    new: int
    changed: int
    gone: int
    same: int


def updated(  # noqa: PLR0913 - what goes out, what went out, and what is chosen of it
    events: Iterable[CalendarEvent],
    ledger: Ledger,
    known: Callable[[], Iterable[CalendarEvent]],
    takes: Callable[[str, Lanes], bool] = lambda _uid, _lanes: True,
    split: LaneKind | None = None,
    *,
    secrets: AbstractSet[str] = frozenset(),
) -> Update:
    """Return events with sequences that rise where time, place or title changed, and never fall.

    An event that went out before and is in the plan no more comes back as cancelled, where it and its lanes are among
    what the export `takes`. One that this export merely leaves out does not, unless it became confidential after it
    went out: `known` gives all events of the plan, and is asked only when something is missing. `split` is the kind of
    lane that gets a file each. `secrets` are the UIDs of confidential messages, whether or not they take place.
    """
    sent, result, counts = dict(ledger.sent), [], {"new": 0, "changed": 0, "gone": 0, "same": 0}
    for event in events:
        now, what = _next(event, sent.get(event.uid), split)
        counts[what] += 1
        sent[event.uid] = now
        result.append(event if event.sequence == now.sequence else replace(event, sequence=now.sequence))
        result += _left(event.uid, now, split)
    left = ledger.sent.keys() - {event.uid for event in result}
    secret = {event.uid: event.confidential for event in known()} if left else {}
    for uid, before in ledger.sent.items():
        if (
            uid not in left
            or (uid in secret and not _withdrawn(before, confidential=secret[uid]))
            or not takes(uid, before.lanes)
        ):
            continue
        counts["gone"] += not before.cancelled
        hidden = before.confidential or secret.get(uid, False) or not secrets.isdisjoint((uid, before.of))
        if not before.cancelled or hidden is not before.confidential:
            sent[uid] = replace(before, sequence=before.sequence + 1, cancelled=True, confidential=hidden)
        result.append(_cancelled(uid, sent[uid], _everywhere(sent[uid])))
    result.sort(key=sort_key)
    return Update(result, replace(ledger, sent=sent), counts["new"], counts["changed"], counts["gone"], counts["same"])


def _next(event: CalendarEvent, before: Sent | None, split: LaneKind | None) -> tuple[Sent, str]:
    """Return what the ledger keeps of an event after this export, and whether it is new, changed or the same."""
    now = _sent(event)
    if before is None:
        return (_placed(now, split) if split else now), "new"
    now = replace(now, out=before.out, left=before.left)
    placed = _placed(now, split) if split else now
    departed = bool(split and set(placed.left.get(split, ())) - set(before.left.get(split, ())))
    rises = 2 if departed else int(before.told != now.told)  # the one between is that of the cancellation
    return replace(placed, sequence=before.sequence + rises), "changed" if rises else "same"


def _placed(now: Sent, split: LaneKind) -> Sent:
    """Return what is kept of an event whose lanes get a file each: which hold it, and which it left."""
    here = now.lanes.get(split, ())
    before = dict.fromkeys((*now.left.get(split, ()), *now.out.get(split, ())))
    gone = tuple(lane for lane in before if lane not in here)
    left = {**now.left, split: gone} if gone else {kind: lanes for kind, lanes in now.left.items() if kind != split}
    return replace(now, out={**now.out, split: here} if here else now.out, left=left)


def _left(uid: str, now: Sent, split: LaneKind | None) -> Iterator[CalendarEvent]:
    """Give the event that takes another out of the files of the lanes that it left."""
    lanes = now.left.get(split, ()) if split else ()
    if split and lanes:
        yield _cancelled(uid, replace(now, sequence=now.sequence - 1), {split: lanes})


def _everywhere(sent: Sent) -> Lanes:
    """Return every lane in whose file an event may stand."""
    return {**sent.lanes, **{kind: (*lanes, *sent.left.get(kind, ())) for kind, lanes in sent.out.items()}}


def _withdrawn(before: Sent, *, confidential: bool) -> bool:
    """Tell whether an event that is still in the plan must leave calendars: what went out openly is a secret now."""
    return confidential and (before.cancelled or not before.confidential)


def _sent(event: CalendarEvent) -> Sent:
    """Return what the ledger keeps of an event that goes out for the first time."""
    again = ",".join(each.isoformat() for each in event.again)
    start, end = event.start.isoformat(), event.end.isoformat()
    place, title, text = event.location, event.summary, text_mark(event.description, event.url)
    return Sent(
        *(0, start, end, place, title, again),
        confidential=event.confidential,
        lanes=event.lanes,
        text=text,
        of=event.of,
    )


def _cancelled(uid: str, sent: Sent, lanes: Lanes) -> CalendarEvent:
    """Return the event that takes an earlier one out of a reader's calendar."""
    title, place = ("–", "") if sent.confidential else (sent.title, sent.place)
    return CalendarEvent(
        uid,
        moment_of(sent.start),
        moment_of(sent.end),
        title,
        description=identity(uid),
        location=place,
        status="CANCELLED",
        sequence=sent.sequence,
        lanes=lanes,
    )
