"""Conflicts as people read them: what each is about, and what both made of it, to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from campaign.language import _, _n
from campaign.model.changes import Change, changed_fields
from campaign.model.field_words import TABLE_WORDS, WORDS
from campaign.model.fields import Entry
from campaign.model.merging import Conflict
from campaign.model.merging_entries import value_of, with_value
from campaign.model.plan import TABLES, Plan, Row, name_of
from campaign.model.written import shown
from campaign.storage.marks import MODELS
from campaign.storage.writing import literal, toml_value
from campaign.text import clean_lines

NAMED = 3
"""Entries that a summary names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Question:
    """One conflict, put to whoever chooses."""

    conflict: Conflict
    """What it is about."""
    name: str
    """What its entry is called."""
    label: str
    """What the key is called; "" when it is about the whole entry."""
    base: str
    """What both began with."""
    ours: str
    """What we made of it."""
    theirs: str
    """What they made of it."""


def questions(plan: Plan, conflicts: Iterable[Conflict]) -> list[Question]:
    """Return what has to be chosen, each with the texts of both sides; lines, cleaned."""
    return [
        Question(
            conflict,
            _name(plan, conflict),
            _(WORDS[conflict.field]) if conflict.field in WORDS else clean_lines(conflict.field or ""),
            _side(conflict, conflict.base),
            _side(conflict, conflict.ours),
            _side(conflict, conflict.theirs),
        )
        for conflict in conflicts
    ]


def summary(changes: Sequence[Change]) -> str:
    """Return which entries changes are about: "Kick-off, Nieuwsbrief 3 en nog 4"."""
    names = list(dict.fromkeys(_named(change) for change in changes))
    told = ", ".join(names[:NAMED])
    rest = len(names) - NAMED
    return told + (_n(" and {count} more", " and {count} more", rest) if rest > 0 else "")


def _named(change: Change) -> str:
    """Return what the entry of a change is called."""
    entry = change.after if change.after is not None else change.before
    return name_of(entry) if isinstance(entry, Row) else _(TABLE_WORDS.get(change.table, change.table))


def _name(plan: Plan, conflict: Conflict) -> str:
    """Return what the entry of a conflict is called."""
    table = conflict.table
    entry = plan.get(table, conflict.id) if table in TABLES else None
    entry = entry if entry is not None else conflict.theirs or conflict.base
    if isinstance(entry, Row):
        return clean_lines(name_of(entry))
    return _(TABLE_WORDS[conflict.table]) if conflict.table in TABLE_WORDS else _("Unknown keys")


def _side(conflict: Conflict, value: Any) -> str:  # noqa: ANN401 - any value of a plan
    """Return what one side made of it, as lines."""
    if value is None:
        return _("deleted") if conflict.field is None else "–"
    if conflict.field is not None:
        return _text(with_value(MODELS[conflict.table].model_construct(), conflict.field, value), conflict.field)
    fields = changed_fields(conflict.base, value) if conflict.base is not None else ()
    lines = [f"{_(WORDS[field]) if field in WORDS else field}: {_text(value, field)}" for field in fields]
    return "\n".join(lines) or _("as it is")


def _text(entry: Entry, field: str) -> str:
    """Return a value as a form shows it; one that no form knows as the file has it."""
    if field in type(entry).model_fields:
        return clean_lines(shown(entry, field)) or "–"
    value = toml_value(entry, field)
    return clean_lines(value if isinstance(value, str) else literal(value)) if value_of(entry, field) else "–"
