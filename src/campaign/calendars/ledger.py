"""The ledger: what went out last, so that the next export is an update and no second copy."""

import errno
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from campaign.calendars.events import CalendarEvent, sort_key
from campaign.errors import SaveError
from campaign.files import read_within, write_safely
from campaign.language import say

FOLDER = ".campaign"
MOST_BYTES = 200_000_000  # of a ledger; two thousand repeats of ten thousand messages stay below it
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
    """A cancellation of it says neither what nor where it was."""
    lanes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lanes it was in, by their kind, so that a cancellation goes where it went."""

    @property
    def told(self) -> tuple[object, ...]:
        """Return what is told of it; when this changes, its sequence rises."""
        return self.start, self.end, self.place, self.title, self.again, self.cancelled


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
        values = json.loads(read_within(path, MOST_BYTES).decode())
        return Ledger({str(uid): _checked(Sent(**value)) for uid, value in values["sent"].items()})
    except FileNotFoundError:
        return Ledger()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        text = say("{path} does not say what went out before", path=str(path))
        remedy = say("Get it back from an earlier version, or put it aside: then every event counts as new.")
        raise SaveError(text, remedy) from error


def _checked(sent: Sent) -> Sent:
    """Return an entry whose values are what they should be; raises ValueError if not."""
    texts = [sent.start, sent.end, sent.place, sent.title, sent.again]
    lanes = {kind: tuple(keys) for kind, keys in sent.lanes.items()}
    texts += [key for keys in lanes.values() for key in keys]
    whole = type(sent.sequence) is int and 0 <= sent.sequence < HIGHEST
    if not whole or not all(isinstance(each, str) for each in texts):
        raise ValueError(sent)
    _moment(sent.start)
    _moment(sent.end)
    return replace(sent, lanes=lanes)


def merged(here: Ledger, elsewhere: Ledger) -> Ledger:
    """Return what went out last by two ledgers of one plan: the higher sequence, else what the first one says."""
    sent = dict(here.sent)
    for uid, other in elsewhere.sent.items():
        if uid not in sent or other.sequence > sent[uid].sequence:
            sent[uid] = other
    return Ledger(sent)


def _moment(text: str) -> date | datetime:
    """Read a date or a moment with its offset."""
    moment = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    if isinstance(moment, datetime) and moment.tzinfo is None:
        raise ValueError(text)
    return moment


def write_ledger(path: Path, ledger: Ledger, plan: Path | None = None) -> None:
    """Write the ledger, for nobody who may not read the plan.

    Raises:
        OSError: it cannot be written there.
    """
    values = {"sent": {uid: asdict(sent) for uid, sent in sorted(ledger.sent.items())}}
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.parent.is_symlink():
        raise OSError(errno.ELOOP, "the folder of the ledger is a link", str(path.parent))
    write_safely(path, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode(), like=plan)


def updated(events: Iterable[CalendarEvent], ledger: Ledger, known: Iterable[CalendarEvent]) -> Update:
    """Return events with sequences that rise where time, place or title changed, and never fall.

    An event that went out before and is in the plan no more comes back as cancelled; one that this export merely
    leaves out (it is `known`) does not, unless it became confidential after it went out.
    """
    sent, result, counts = dict(ledger.sent), [], {"new": 0, "changed": 0, "gone": 0, "same": 0}
    for event in events:
        now, before = _sent(event, 0), sent.get(event.uid)
        if before is None:
            counts["new"] += 1
        elif before.told == now.told:
            counts["same"] += 1
            now = replace(now, sequence=before.sequence)
        else:
            counts["changed"] += 1
            now = replace(now, sequence=before.sequence + 1)
        sent[event.uid] = now
        result.append(replace(event, sequence=now.sequence))
    done = {event.uid for event in result}
    secret = {event.uid: event.confidential for event in known}
    for uid, before in ledger.sent.items():
        if uid in done or (uid in secret and not _withdrawn(before, confidential=secret[uid])):
            continue
        if not before.cancelled:
            counts["gone"] += 1
            hidden = before.confidential or secret.get(uid, False)
            sent[uid] = replace(before, sequence=before.sequence + 1, cancelled=True, confidential=hidden)
        result.append(_cancelled(uid, sent[uid]))
    result.sort(key=sort_key)
    return Update(result, Ledger(sent), counts["new"], counts["changed"], counts["gone"], counts["same"])


def _withdrawn(before: Sent, *, confidential: bool) -> bool:
    """Tell whether an event that is still in the plan must leave calendars: what went out openly is a secret now."""
    return confidential and (before.cancelled or not before.confidential)


def _sent(event: CalendarEvent, sequence: int) -> Sent:
    """Return what the ledger keeps of an event."""
    again = ",".join(each.isoformat() for each in event.again)
    start, end = event.start.isoformat(), event.end.isoformat()
    place, title = event.location, event.summary
    return Sent(sequence, start, end, place, title, again, confidential=event.confidential, lanes=event.lanes)


def _cancelled(uid: str, sent: Sent) -> CalendarEvent:
    """Return the event that takes an earlier one out of a reader's calendar."""
    title, place = ("–", "") if sent.confidential else (sent.title, sent.place)
    start, end = _moment(sent.start), _moment(sent.end)
    status, lanes = "CANCELLED", sent.lanes
    return CalendarEvent(uid, start, end, title, location=place, status=status, sequence=sent.sequence, lanes=lanes)
