"""The ledger: what went out last, so that the next export is an update and no second copy."""

import errno
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path

from campaign.errors import SaveError
from campaign.files import read_within, write_safely
from campaign.language import say

FOLDER = ".campaign"
MOST_BYTES = 200_000_000  # of a ledger; two thousand repeats of ten thousand messages stay below it
NEEDED = ("sequence", "start", "end", "place", "title")
MOST_FILES = 40  # of which is known what they held; their UIDs take as much room as a tenth of the events
HIGHEST = 1_000_000  # sequence; every export of every change for centuries stays below it


Lanes = Mapping[str, tuple[str, ...]]
"""Lanes by their kind: {"channel": ("overleg",)}."""


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
    lanes: Lanes = field(default_factory=dict)
    """The lanes it was in, by their kind, so that a cancellation goes where it went."""
    out: Lanes = field(default_factory=dict)
    """The lanes in whose own files it stands, by the kind of lane that had a file each."""
    left: Lanes = field(default_factory=dict)
    """The lanes in whose own files it stood, and that it left since."""
    text: str = ""
    """What tells its description and its link from others."""
    of: str = ""
    """The UID of the message whose task or deadline it is; "" for what is an event of its own."""

    @property
    def told(self) -> tuple[object, ...]:
        """Return what is told of it; when this changes, its sequence rises."""
        return self.start, self.end, self.place, self.title, self.again, self.cancelled


@dataclass(frozen=True, slots=True)
class Ledger:
    """What went out last, by UID."""

    sent: Mapping[str, Sent] = field(default_factory=dict)
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The UIDs that each file held when it last went out, by what was chosen for it: what is not in a file that comes
    back went away only when it was in the one that went out."""


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
        sent = {str(uid): _checked(Sent(**value)) for uid, value in values["sent"].items()}
        return Ledger(sent, {str(name): tuple(map(str, uids)) for name, uids in values.get("files", {}).items()})
    except FileNotFoundError:
        return Ledger()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        text = say("{path} does not say what went out before", path=str(path))
        remedy = say("Get it back from an earlier version, or put it aside: then every event counts as new.")
        raise SaveError(text, remedy) from error


def _checked(sent: Sent) -> Sent:
    """Return an entry whose values are what they should be; raises ValueError if not."""
    texts = [sent.start, sent.end, sent.place, sent.title, sent.again, sent.text, sent.of]
    lanes, out, left = (_tuples(each) for each in (sent.lanes, sent.out, sent.left))
    texts += [key for each in (lanes, out, left) for keys in each.values() for key in keys]
    whole = type(sent.sequence) is int and 0 <= sent.sequence < HIGHEST
    if not whole or not all(isinstance(each, str) for each in texts):
        raise ValueError(sent)
    moment_of(sent.start)
    moment_of(sent.end)
    return replace(sent, lanes=lanes, out=out, left=left)


def _tuples(lanes: Lanes) -> Lanes:
    """Return lanes as they are kept in memory; JSON has lists."""
    return {kind: tuple(keys) for kind, keys in lanes.items()}


def merged(here: Ledger, elsewhere: Ledger) -> Ledger:
    """Return what went out last by two ledgers of one plan: the higher sequence, else what the first one says."""
    sent = dict(here.sent)
    for uid, other in elsewhere.sent.items():
        if uid not in sent or other.sequence > sent[uid].sequence:
            sent[uid] = other
    return Ledger(sent, {**elsewhere.files, **here.files})


def with_files(ledger: Ledger, files: Mapping[str, tuple[str, ...]]) -> Ledger:
    """Return a ledger that knows of these files, which went out last; the oldest are dropped."""
    known = {**{name: uids for name, uids in ledger.files.items() if name not in files}, **files}
    return replace(ledger, files=dict(list(known.items())[-MOST_FILES:]))


def moment_of(text: str) -> date | datetime:
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
    values: dict[str, object] = {"sent": {uid: _values(sent) for uid, sent in sorted(ledger.sent.items())}}
    if ledger.files:
        values["files"] = ledger.files
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.parent.is_symlink():
        raise OSError(errno.ELOOP, "the folder of the ledger is a link", str(path.parent))
    write_safely(path, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode(), like=plan)


def _values(sent: Sent) -> dict[str, object]:
    """Return an entry as JSON has it; what is empty and may be left out is."""
    values: dict[str, object] = {each.name: getattr(sent, each.name) for each in fields(sent)}
    return {name: value for name, value in values.items() if name in NEEDED or value}
