"""What the columns of spreadsheets mean, as somebody said before: remembered by the headings that stand together."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from campaign.files import make_folder, read_within, write_safely
from campaign.text import folded

FILE = "headings.json"
MOST = 200  # sets of headings that are remembered, the latest ones
MOST_BYTES = 1_000_000


def read_headings(folder: Path, headings: Iterable[str]) -> dict[str, Any]:
    """Return what was said before of a sheet with these headings: what each column means; nothing where nobody did."""
    found = _read(folder).get(_key(headings), {})
    return dict(found) if isinstance(found, dict) else {}


def keep_headings(folder: Path, headings: Iterable[str], meant: Mapping[str, str | None]) -> None:
    """Remember what somebody says that columns mean; where that cannot be written, it is asked again next time."""
    known, key = _read(folder), _key(headings)
    before = known.pop(key, {})
    known[key] = {**(before if isinstance(before, dict) else {}), **meant}
    latest = dict(list(known.items())[-MOST:])
    with suppress(OSError):
        make_folder(folder)
        write_safely(folder / FILE, json.dumps(latest, ensure_ascii=False).encode())


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
