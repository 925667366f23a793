"""What comes in from a file, as text and as data for programs."""

import json
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from campaign.desk.importing.imports import KIND_WORDS, Import, ImportChange, made_by, same_told, tally
from campaign.documents.sheets.headers import word_of
from campaign.language import _, _n, current
from campaign.model.changes import Change
from campaign.storage.writing import toml_key, toml_table, toml_value
from campaign.text import in_cells

MOST_TOLD = 20
"""Lines about what was not understood; --json has all of them."""


def as_lines(imported: Import) -> Iterator[str]:
    """Give what was understood in a line, then a line for each change."""
    yield _n("{count} understood", "{count} understood", len(imported.understood))
    known = [f"{in_cells(each.heading)} = {_(word_of(each.field))}" for each in imported.columns if each.field]
    if known:
        yield _("Columns: {columns}").format(columns=" · ".join(known))
    if counts := [*tally(imported.changes), *same_told(imported)]:
        yield " · ".join(current().render(each) for each in counts)
    for change in imported.changes:
        kind, title = _(KIND_WORDS[change.kind]), in_cells(change.title)
        yield f"{kind}: {title}: {current().render(change.told)}"
    if not imported.changes:
        yield _("Nothing changes.")
    if imported.cells:
        read = _n("{count} cell read", "{count} cells read", imported.cells)
        yield _("{read}; nothing else changes.").format(read=read) if imported.changes else f"{read}."


def complaints(imported: Import) -> Iterator[str]:
    """Give a line for each thing that was not understood, with its place."""
    place = _("line {number}") if imported.counted == "line" else _("row {number}")
    for number, text, why in imported.not_understood[:MOST_TOLD]:
        where = f"{place.format(number=number)}: " if number else ""
        yield f"{where}{in_cells(text)}{': ' if text else ''}{current().render(why)}"
    more = len(imported.not_understood) - MOST_TOLD
    if more > 0:
        yield _n("and {count} more; --json has all of them", "and {count} more; --json has all of them", more)


def as_json(imported: Import) -> str:
    """Return all of it as programs read it."""
    return json.dumps(_data(imported), ensure_ascii=False, indent=1, default=_written)


def _written(value: object) -> str:
    """Return a value that JSON has no kind for: a date or a time in ISO form."""
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _data(imported: Import) -> dict[str, Any]:
    """Return the changes, what was understood and what was not."""
    counted = imported.counted
    return {
        "changes": [row for change in imported.changes for row in _rows(imported, change)],
        "understood": [
            {counted: place, "text": text, "message": message} for place, text, message in imported.understood
        ],
        "not_understood": [
            {counted: place, "text": text, "why": current().render(why)} for place, text, why in imported.not_understood
        ],
    }


def _rows(imported: Import, change: ImportChange) -> Iterator[dict[str, Any]]:
    """Give a row for each key that a change gives another value; one without a key for a whole entry or file."""
    head = {"message": change.message, "uid": change.uid, "kind": change.kind}
    made = made_by(imported, change)
    if not made:
        yield {**head, "key": None, "from": None, "to": str(imported.target) if imported.use == "backdrop" else None}
    for each in made:
        for key, before, after in _keys(each):
            yield {**head, "key": key, "from": before, "to": after}


def _keys(change: Change) -> Iterator[tuple[str | None, Any, Any]]:
    """Give the keys of an entry that change, with their values; an entry that is new has no key."""
    if change.before is None or change.after is None:
        before, after = (toml_table(each) if each else None for each in (change.before, change.after))
        yield None, before, after
        return
    for field in change.keys:
        if field != "status_log":
            yield toml_key(change.after, field), toml_value(change.before, field), toml_value(change.after, field)
