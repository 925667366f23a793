"""What an edit, or its undoing, did to a plan: a line for each key, and data for programs."""

from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from typing import Any

from campaign.language import _, _n, current
from campaign.model.changes import Change
from campaign.model.duration import Duration
from campaign.model.field_words import CHOSEN, WORDS, status_word
from campaign.model.fields import Entry
from campaign.model.messages import Message
from campaign.model.plan import Campaign, Plan, Row, Table, name_of
from campaign.model.references import target_of
from campaign.model.said import called, said_when
from campaign.model.told import told_length
from campaign.model.when import Anchored, AtTime, OnDay, Relative, Window
from campaign.storage.writing import literal, toml_key, toml_table, toml_value
from campaign.text import in_cells, shorten

WIDEST = 60  # cells of a value in the text output; --json has all of it
MADE = ("id", "status_log")
"""Keys that nobody changes by hand, and so are not told."""


def as_text(changes: Iterable[Change], named: Container[str] = (), plan: Plan | None = None) -> Iterator[str]:
    """Give a line for each changed key, for each entry that is back, and for each that is gone.

    Confidential messages are only counted, and an entry's own keys are only told, when their id is in `named`. What is
    referred to is called as the plan calls it.
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
            for field, before, after in _fields(change, partial(in_words, change.table, plan)):
                label = _(WORDS[field]) if field in WORDS else toml_key(change.after, field)
                yield f"{_name(change)}: {label}: {_value(before)} → {_value(after)}"
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
            data += [
                {**place, "key": toml_key(change.after, field), "from": before, "to": after}
                for field, before, after in _fields(change, toml_value)
            ]
    return data


def _shown(change: Change, named: Container[str]) -> bool:
    """Tell whether a change may be told of."""
    entries = [each for each in (change.before, change.after) if isinstance(each, Message)]
    return change.id in named or not any(each.confidential for each in entries)


def _fields(change: Change, told: Callable[[Entry, str], object]) -> Iterator[tuple[str, object, object]]:
    """Give the fields of a change, each with its value before and after as it is told."""
    if change.after is None:
        return
    for field in change.keys:
        before = toml_value(change.before, field) if change.before else None
        after = toml_value(change.after, field)
        if field not in MADE and before != after:
            yield field, told(change.before, field) if change.before else None, told(change.after, field)


def in_words(table: str, plan: Plan | None, entry: Entry, field: str) -> object:
    """Return a value as people read it where there are words for it; else as the file has it."""
    value = getattr(entry, field, None)
    match value:
        case bool():
            return _("yes") if value else _("no")
        case str() if field in {"status", *CHOSEN}:
            return _(status_word(value))
        case str() | tuple() if value and (target := target_of(table, field)):
            names = (value,) if isinstance(value, str) else value
            return ", ".join(_referred(target, plan, each) for each in names)
        case OnDay() | AtTime() | Window() | Anchored() | Relative():
            return current().render(said_when(value, partial(called, plan) if plan else str))
        case Duration():
            return told_length(value, current())
        case _:
            return toml_value(entry, field)


def _referred(target: Table, plan: Plan | None, name: str) -> str:
    """Return what something is called that is referred to; of a confidential message its id."""
    entry = plan.get(target, name) if plan else None
    return name if entry is None or (isinstance(entry, Message) and entry.confidential) else name_of(entry)


def _name(change: Change) -> str:
    """Return what the entry of a change is called."""
    entry = change.after or change.before
    if isinstance(entry, Campaign):
        return in_cells(entry.title)
    return in_cells(name_of(entry)) if isinstance(entry, Row) else str(change.table)


def _value(value: object) -> str:
    """Return a value on one line; a dash for none."""
    if value is None:
        return "–"
    return shorten(in_cells(value if isinstance(value, str) else literal(value)), WIDEST)
