"""Conflicts of a merge: a line for each, and data for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from campaign.desk.merging_files import name_of_place
from campaign.language import _
from campaign.model.fields import Entry
from campaign.model.merging import Conflict
from campaign.model.merging_entries import with_value
from campaign.model.messages import Message
from campaign.model.plan import TABLES, Plan, name_of
from campaign.storage.marks import MODELS
from campaign.storage.writing import literal, toml_key, toml_table, toml_value
from campaign.text import in_cells, shorten

WIDEST = 60  # cells of a value in the text output; --json has all of it


def as_text(plan: Plan, conflicts: Iterable[Conflict]) -> Iterator[str]:
    """Give two lines or more for each conflict: what it is about, then what it was and what each made of it."""
    for conflict in conflicts:
        name = _name(plan, conflict)
        yield f"{name_of_place(conflict)}  {name}" if name else name_of_place(conflict)
        if _hidden(plan, conflict):
            yield "  " + _("confidential; the file has both")
            continue
        for label, value in ((_("was"), conflict.base), (_("ours"), conflict.ours), (_("theirs"), conflict.theirs)):
            yield f"  {label}: {_shown(conflict, value)}"


def as_data(plan: Plan, conflicts: Iterable[Conflict]) -> list[dict[str, Any]]:
    """Return the conflicts as programs read them; of a confidential message only where it is."""
    return [
        {
            "name": name_of_place(conflict),
            "table": conflict.table,
            "id": conflict.id or None,
            "key": toml_key(MODELS[conflict.table], conflict.field) if conflict.field else None,
            **({} if _hidden(plan, conflict) else _values(conflict)),
        }
        for conflict in conflicts
    ]


def _values(conflict: Conflict) -> dict[str, Any]:
    """Return the three values of a conflict, as the file has them."""
    return {side: _written(conflict, getattr(conflict, side)) for side in ("base", "ours", "theirs")}


def _written(conflict: Conflict, value: Any) -> Any:  # noqa: ANN401 - any value of a plan
    """Return a value, or an entry, as the file has it; None for what is not there."""
    if value is None:
        return None
    if isinstance(value, Entry) and conflict.field is None:
        return toml_table(value)
    field = str(conflict.field)
    return toml_value(with_value(MODELS[conflict.table].model_construct(), field, value), field)


def _shown(conflict: Conflict, value: Any) -> str:  # noqa: ANN401
    """Return a value on one line."""
    if value is None:
        return _("deleted") if conflict.field is None else "–"
    if conflict.field is None:
        return _("changed") if value != conflict.base else _("as it is")
    written = _written(conflict, value)
    text = "–" if written is None else written if isinstance(written, str) else literal(written)
    return shorten(in_cells(text), WIDEST)


def _hidden(plan: Plan, conflict: Conflict) -> bool:
    """Tell whether a conflict is about a confidential message."""
    entries = [plan.message(conflict.id), conflict.base, conflict.ours, conflict.theirs]
    if conflict.table != "messages":
        return False
    return any(isinstance(each, Message) and each.confidential for each in entries) or conflict.field == "confidential"


def _name(plan: Plan, conflict: Conflict) -> str:
    """Return what the entry of a conflict is called; nothing for a confidential one."""
    if not conflict.id or conflict.table not in TABLES or _hidden(plan, conflict):
        return ""
    entry = plan.get(conflict.table, conflict.id)
    entry = entry if entry is not None else conflict.theirs or conflict.base
    return shorten(in_cells(name_of(entry)), WIDEST) if isinstance(entry, Entry) else ""
