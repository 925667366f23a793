"""What somebody said of spreadsheets before: remembered by the headings that stand together."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from campaign.files import make_folder, read_within, write_safely
from campaign.text import folded

FILE = "headings.json"
MOST = 200  # sets of headings that are remembered, the latest ones
MOST_BYTES = 1_000_000


class Remembered(NamedTuple):
    """What was said of sheets with the same headings."""

    meant: Mapping[str, str | None] = {}
    """What columns mean, by heading; None for the notes."""
    order: str | None = None
    """What comes first in dates of numbers."""
    weeks: str | None = None
    """What weeks count."""


def read_headings(folder: Path, headings: Iterable[str]) -> Remembered:
    """Return what was said before of a sheet with these headings; nothing where nobody did."""
    found = _read(folder).get(_key(headings))
    return _remembered(found) if isinstance(found, dict) else Remembered()


def keep_headings(folder: Path, headings: Iterable[str], said: Remembered) -> None:
    """Remember what somebody says of a sheet; where that cannot be written, it is asked again next time."""
    known, key = _read(folder), _key(headings)
    found = known.pop(key, {})
    before = _remembered(found) if isinstance(found, dict) else Remembered()
    now = Remembered({**before.meant, **said.meant}, said.order or before.order, said.weeks or before.weeks)
    known[key] = {name: value for name, value in now._asdict().items() if value}
    latest = dict(list(known.items())[-MOST:])
    with suppress(OSError):
        make_folder(folder)
        write_safely(folder / FILE, json.dumps(latest, ensure_ascii=False).encode())


def _remembered(found: Mapping[str, Any]) -> Remembered:
    """Return what an entry of the file says, as far as it is of the form that is written."""
    meant, order, weeks = (found.get(name) for name in Remembered._fields)
    named = meant.items() if isinstance(meant, dict) else ()
    return Remembered(
        {heading: field for heading, field in named if isinstance(field, str | None)},
        order if isinstance(order, str) else None,
        weeks if isinstance(weeks, str) else None,
    )


def _key(headings: Iterable[str]) -> str:
    """Return what stands for a set of headings, in whatever order they are."""
    return hashlib.sha256("\n".join(sorted(map(folded, headings))).encode(errors="replace")).hexdigest()[:16]


def _read(folder: Path) -> dict[str, Any]:
    """Return all that is remembered; nothing where it cannot be read."""
    try:
        found = json.loads(read_within(folder / FILE, MOST_BYTES).decode())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
