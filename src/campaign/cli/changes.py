"""What an edit, or its undoing, did to a plan: a line for each key, and data for programs."""

from collections.abc import Container, Iterable, Iterator
from typing import Any

from campaign.language import _, _n
from campaign.model.changes import Change
from campaign.model.checks import Checks
from campaign.model.messages import Message
from campaign.model.plan import Campaign, name_of
from campaign.storage.writing import literal, toml_key, toml_table, toml_value
from campaign.text import in_cells, shorten

WIDEST = 60  # cells of a value in the text output; --json has all of it
MADE = ("id", "status_log")
"""Keys that nobody changes by hand, and so are not told."""


def as_text(changes: Iterable[Change], named: Container[str] = ()) -> Iterator[str]:
    """Give a line for each changed key, for each entry that is back, and for each that is gone.

    Confidential messages are only counted, and an entry's own keys are only told, when their id is in `named`.
    """
    hidden = 0
    for change in changes:
        if not _shown(change, named):
            hidden += 1
        elif change.before is None and change.id not in named:
            yield _("{title} is there again").replace("{title}", _name(change))
        elif change.after is None:
            yield _("{title} is gone").replace("{title}", _name(change))
        else:
            for key, before, after in _keys(change):
                yield f"{_name(change)}: {key}: {_value(before)} → {_value(after)}"
    if hidden:
        yield _n("{count} confidential message changes.", "{count} confidential messages change.", hidden)


def as_data(changes: Iterable[Change], named: Container[str] = ()) -> list[dict[str, Any]]:
    """Return every changed key, added entry and removed entry as programs read it; a whole entry has no key."""
    data: list[dict[str, Any]] = []
    for change in changes:
        place = {"table": change.table, "id": change.id or None}
        if not _shown(change, named):
            continue
        if change.after is None or (change.before is None and change.id not in named):
            before, after = (toml_table(each) if each else None for each in (change.before, change.after))
            data.append({**place, "key": None, "from": before, "to": after})
        else:
            data += [{**place, "key": key, "from": before, "to": after} for key, before, after in _keys(change)]
    return data


def _shown(change: Change, named: Container[str]) -> bool:
    """Tell whether a change may be told of."""
    entries = [each for each in (change.before, change.after) if isinstance(each, Message)]
    return change.id in named or not any(each.confidential for each in entries)


def _keys(change: Change) -> Iterator[tuple[str, object, object]]:
    """Give the keys of a change as the file has them, each with its value before and after."""
    if change.after is None:
        return
    for field in change.keys:
        before = toml_value(change.before, field) if change.before else None
        after = toml_value(change.after, field)
        if field not in MADE and before != after:
            yield toml_key(change.after, field), before, after


def _name(change: Change) -> str:
    """Return what the entry of a change is called."""
    entry = change.after or change.before
    if isinstance(entry, Campaign):
        return in_cells(entry.title)
    return str(change.table) if entry is None or isinstance(entry, Checks) else in_cells(name_of(entry))  # type: ignore[arg-type]


def _value(value: object) -> str:
    """Return a value on one line; a dash for none."""
    if value is None:
        return "–"
    return shorten(in_cells(value if isinstance(value, str) else literal(value)), WIDEST)
