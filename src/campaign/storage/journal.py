r"""The journal of a plan: what was done to it since its file was last written, each thing as it is done.

A journal is a file of the state folder. Its first line holds the text of the plan's file, on which everything else
stands; every line below it is one record:

    3f1c0e5a77b2d941 {"journal": 1, "plan": "/…/x.toml", "digest": "…", "at": "…", "text": "format = 1\n…"}
    90be42… {"at": "2027-02-15T09:00:00", "changes": [{"table": "messages", "id": "m1", "set": "when = 2027-03-01\n"}]}
    c7a1d0… {"at": "2027-02-15T09:00:04", "drafts": {"messages/m1": {"title": "Kick-off!"}}}

A line begins with a checksum of itself and of all lines before it. A line that a power cut tore, or that belongs
elsewhere, does not have it, and ends what is read. The first line is written whole or not at all.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from campaign.files import append_synced, read_within, write_safely
from campaign.storage.limits import MOST_BYTES

FORMAT = 1
MARK = 16
"""Letters of a checksum."""
MOST = 4 * MOST_BYTES
"""Bytes of a journal: the largest plan, with every letter of it escaped, and more records than fit before a rewrite."""
OPENING = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)

Drafts = Mapping[str, Mapping[str, str]]
"""Forms that are not finished: texts by field, by table and id ("new" for a new entry)."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a journal stands on."""

    plan: Path
    """The plan's file."""
    digest: str
    """SHA-256 of the bytes of that file."""
    text: str
    """Its text."""
    at: datetime
    """When the journal was begun."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that was done."""

    at: datetime
    """When it was written down."""
    changes: tuple[Mapping[str, Any], ...] = ()
    """What changed in the plan, as `journal_changes` writes it."""
    drafts: Mapping[str, Mapping[str, str] | None] | None = None
    """The forms that are others now; None for one that was finished or thrown away."""


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal that was read."""

    path: Path
    base: Base
    records: tuple[Record, ...]
    damaged: bool = False
    """Records stood there that cannot be read, other than a torn last one."""

    @property
    def at(self) -> datetime:
        """Return when something was last written down."""
        return self.records[-1].at if self.records else self.base.at

    @property
    def drafts(self) -> dict[str, Mapping[str, str]]:
        """Return the forms that were not finished at the end."""
        left: dict[str, Mapping[str, str]] = {}
        for record in self.records:
            for name, typed in (record.drafts or {}).items():
                if typed is None:
                    left.pop(name, None)
                else:
                    left[name] = typed
        return left


class Writer:
    """A journal that is being written. Every method may raise an OSError; after one, begin another journal."""

    def __init__(self, path: Path, base: Base, records: Iterable[Record] = ()) -> None:
        head = {"journal": FORMAT, "plan": str(base.plan), "digest": base.digest, "at": base.at.isoformat()}
        self.path = path
        self.appended = 0
        """Bytes that were added since the journal was begun."""
        self._mark, first = _line("", {**head, "text": base.text})
        write_safely(path, first + self._lines(records), mode=0o600)
        self._file = os.open(path, OPENING)

    def append(self, records: Iterable[Record]) -> None:
        """Add records; they are on disk when this returns."""
        data = self._lines(records)
        append_synced(self._file, data)
        self.appended += len(data)

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(OSError):
            os.close(self._file)

    def _lines(self, records: Iterable[Record]) -> bytes:
        """Return the lines of some records."""
        lines = []
        for record in records:
            values: dict[str, Any] = {"at": record.at.isoformat()}
            if record.changes:
                values["changes"] = record.changes
            if record.drafts is not None:
                values["drafts"] = record.drafts
            self._mark, line = _line(self._mark, values)
            lines.append(line)
        return b"".join(lines)


def read_journal(path: Path) -> Journal | None:
    """Return a journal as far as it can be read; None when it is none."""
    try:
        return parse_journal(read_within(path, MOST), path)
    except OSError:
        return None


def parse_journal(data: bytes, path: Path) -> Journal | None:
    """Return the journal that some bytes hold, as far as they can be read; None when they hold none."""
    lines = _read_lines(data)
    try:
        base = _base(next(lines)[0])
    except (StopIteration, *UNREADABLE):
        return None
    records: list[Record] = []
    end = data.find(b"\n") + 1
    for values, after in lines:
        try:
            records.append(_record(values))
        except UNREADABLE:
            break
        end = after
    return Journal(path, base, tuple(records), damaged=b"\n" in data[end:])


UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading values that are not what they should be may raise."""


def _line(before: str, values: Mapping[str, Any]) -> tuple[str, bytes]:
    """Return the line of some values, and its checksum."""
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    mark = _checksum(before, body)
    return mark, mark.encode() + b" " + body + b"\n"


def _checksum(before: str, body: bytes) -> str:
    """Return the checksum of a line, given that of the line before it."""
    return hashlib.blake2b(before.encode() + body, digest_size=MARK // 2).hexdigest()


def _read_lines(data: bytes) -> Iterator[tuple[Any, int]]:
    """Give the values of each line, and where it ends, up to the first one that is not whole."""
    mark, start = "", 0
    while (end := data.find(b"\n", start)) >= 0:
        known, body = data[start : start + MARK + 1], data[start + MARK + 1 : end]
        mark = _checksum(mark, body)
        if known != mark.encode() + b" ":
            return
        start = end + 1
        try:
            yield json.loads(body.decode("utf-8", "surrogatepass")), start
        except UNREADABLE:
            return


def _base(values: Any) -> Base:  # noqa: ANN401 - whatever stands there
    """Return what a journal stands on; raises one of UNREADABLE when it does not say so."""
    if values["journal"] != FORMAT:
        raise ValueError(values["journal"])
    plan, digest, text = (_text(values[key]) for key in ("plan", "digest", "text"))
    return Base(Path(plan), digest, text, _moment(values["at"]))


def _record(values: Any) -> Record:  # noqa: ANN401
    """Return a record; raises one of UNREADABLE when it is none."""
    drafts = values.get("drafts")
    if drafts is not None:
        drafts = {
            name: None if typed is None else {key: _text(text) for key, text in typed.items()}
            for name, typed in drafts.items()
        }
    changes = tuple(dict(each) for each in values.get("changes", ()))
    return Record(_moment(values["at"]), changes, drafts)


def _moment(value: Any) -> datetime:  # noqa: ANN401
    """Return a moment, without a zone: the clock on the planner's wall."""
    return datetime.fromisoformat(_text(value)).replace(tzinfo=None)


def _text(value: Any) -> str:  # noqa: ANN401
    """Return a text; raises a ValueError for what is none."""
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - one kind of error for whatever cannot be read
    return value
