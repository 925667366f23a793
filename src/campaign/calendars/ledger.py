"""The ledger: what went out last, so that the next export is an update and no second copy."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from campaign.calendars.events import CalendarEvent, sort_key
from campaign.errors import SaveError
from campaign.files import write_safely
from campaign.language import say

FOLDER = ".campaign"
HIGHEST = 1_000_000  # sequence; every export of every change for centuries stays below it


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
    confidential: bool = False
    """It went out by name; a cancellation of it says neither what nor where it was."""


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
    """Return what went out last; nothing where there is no ledger.

    Raises:
        SaveError: there is one that cannot be read. Going on without it would let sequences fall.
    """
    try:
        values = json.loads(path.read_text("utf-8"))
        return Ledger({str(uid): _checked(Sent(**value)) for uid, value in values["sent"].items()})
    except FileNotFoundError:
        return Ledger()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        text = say("{path} does not say what went out before", path=str(path))
        remedy = say("Get it back from an earlier version, or put it aside: then every event counts as new.")
        raise SaveError(text, remedy) from error


def _checked(sent: Sent) -> Sent:
    """Return an entry whose values are what they should be; raises ValueError if not."""
    texts = (sent.start, sent.end, sent.place, sent.title, sent.again)
    whole = type(sent.sequence) is int and 0 <= sent.sequence < HIGHEST
    if not whole or not all(isinstance(each, str) for each in texts):
        raise ValueError(sent)
    _moment(sent.start)
    _moment(sent.end)
    return sent


def _moment(text: str) -> date | datetime:
    """Read a date or a moment with its offset."""
    moment = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    if isinstance(moment, datetime) and moment.tzinfo is None:
        raise ValueError(text)
    return moment


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
    result.sort(key=sort_key)
    return Update(result, Ledger(sent), counts["new"], counts["changed"], counts["gone"], counts["same"])


def _sent(event: CalendarEvent, sequence: int) -> Sent:
    """Return what the ledger keeps of an event."""
    again = ",".join(each.isoformat() for each in event.again)
    start, end = event.start.isoformat(), event.end.isoformat()
    return Sent(sequence, start, end, event.location, event.summary, again, confidential=event.confidential)


def _cancelled(uid: str, sent: Sent) -> CalendarEvent:
    """Return the event that takes an earlier one out of a reader's calendar."""
    title, place = ("–", "") if sent.confidential else (sent.title, sent.place)
    start, end = _moment(sent.start), _moment(sent.end)
    return CalendarEvent(uid, start, end, title, location=place, status="CANCELLED", sequence=sent.sequence)
