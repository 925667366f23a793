"""Rows that somebody added to a spreadsheet, as new entries of a plan."""

from collections.abc import Container, Mapping
from typing import Any

from campaign.desk.entering_rows import MODELS, REQUIRED
from campaign.language import Sentence
from campaign.model.field_words import WORDS
from campaign.model.ids import derived_id, slug
from campaign.model.plan import Row, Table

NAMED: Mapping[str, str] = {
    **dict.fromkeys(("messages", "milestones", "phases"), "title"),
    **dict.fromkeys(("audiences", "channels"), "name"),
    **dict.fromkeys(("objectives", "key_messages"), "text"),
}
"""The field that says what an entry of a table is called."""


def absent(table: Table, values: Mapping[str, object]) -> list[Sentence]:
    """Return the fields that a new entry needs and does not have, as they are called."""
    needed = dict.fromkeys((NAMED[table], *REQUIRED.get(table, ())))
    return [Sentence(WORDS[field]) for field in needed if not values.get(field)]


def new_entry(table: Table, values: Mapping[str, object], taken: Container[str]) -> Row:
    """Return a new entry with an id that follows from what it says, so that the same row is the same entry again."""
    said = {field: value for field, value in values.items() if value not in (None, "", ())}
    name = str(said[NAMED[table]])
    if table == "messages":
        entry_id = derived_id("m", "\n".join(f"{field}={said[field]}" for field in sorted(said)), taken)
    else:
        entry_id = slug(name, taken)
    own: dict[str, Any] = {**said, "id": entry_id}
    return MODELS[table].model_construct(**own)
