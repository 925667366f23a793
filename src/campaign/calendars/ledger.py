"""The ledger: what went out last, so that the next export is an update and no second copy."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from campaign.calendars.events import CalendarEvent
from campaign.files import write_safely

FOLDER = ".campaign"


@dataclass(frozen=True, slots=True)
class Sent:
    """What went out of one event: the values whose change makes a reader's calendar take the new one."""

    sequence: int
    start: str
    end: str
    place: str
    title: str
    again: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """What went out last, by UID."""

    sent: Mapping[str, Sent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Update:
    """The events of an export with their sequence, the ledger after it, and what changed since the last one."""

    events: list[CalendarEvent]
    ledger: Ledger
    new: int
    changed: int
    gone: int
    same: int


def ledger_path(plan: Path, campaign_id: str) -> Path:
    """Return where the ledger of a plan stands: beside it, so that it travels along in git."""
    return plan.resolve().parent / FOLDER / f"{campaign_id}.json"


def read_ledger(path: Path) -> Ledger:
    """Return what went out last; nothing where there is no ledger, or none that can be read."""
    try:
        values = json.loads(path.read_text("utf-8"))
        return Ledger({str(uid): Sent(**value) for uid, value in values["sent"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Ledger()


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write the ledger.

    Raises:
        OSError: it cannot be written there.
    """
    values = {"sent": {uid: asdict(sent) for uid, sent in sorted(ledger.sent.items())}}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_safely(path, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode())


def updated(events: Iterable[CalendarEvent], ledger: Ledger, known_uids: Iterable[str]) -> Update:
    """Return events with sequences that rise where time, place or title changed, and never fall.

    An event that went out before and is in the plan no more comes back as cancelled; one that this export merely
    leaves out (`known_uids` has it) does not.
    """
    sent, result, counts = dict(ledger.sent), [], {"new": 0, "changed": 0, "gone": 0, "same": 0}
    for event in events:
        now, before = _sent(event, 0), sent.get(event.uid)
        if before is None:
            counts["new"] += 1
        elif replace(before, sequence=0) == now:
            counts["same"] += 1
            now = before
        else:
            counts["changed"] += 1
            now = replace(now, sequence=before.sequence + 1)
        sent[event.uid] = now
        result.append(replace(event, sequence=now.sequence))
    kept = {*known_uids, *(event.uid for event in result)}
    for uid, before in ledger.sent.items():
        if uid not in kept:
            if not before.cancelled:
                counts["gone"] += 1
                sent[uid] = replace(before, sequence=before.sequence + 1, cancelled=True)
            result.append(_cancelled(uid, sent[uid]))
    return Update(result, Ledger(sent), counts["new"], counts["changed"], counts["gone"], counts["same"])


def _sent(event: CalendarEvent, sequence: int) -> Sent:
    """Return what the ledger keeps of an event."""
    again = ",".join(each.isoformat() for each in event.again)
    return Sent(sequence, event.start.isoformat(), event.end.isoformat(), event.location, event.summary, again)


def _cancelled(uid: str, sent: Sent) -> CalendarEvent:
    """Return the event that takes an earlier one out of a reader's calendar."""

    def read(text: str) -> date | datetime:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)

    return CalendarEvent(
        uid,
        read(sent.start),
        read(sent.end),
        sent.title,
        location=sent.place,
        status="CANCELLED",
        sequence=sent.sequence,
    )
