"""How a spreadsheet names the entries that others refer to: as people call them, where that names one and no other."""

from collections import Counter
from collections.abc import Mapping

from campaign.model.messages import Message
from campaign.model.plan import TABLES, Plan, Table, name_of

Names = Mapping[str, Mapping[str, str]]
"""What the entries of each table are called, by table and id; an entry that is not in it is called by its id."""


def names_of(plan: Plan) -> Names:
    """Return what the entries of a plan are called.

    A name that two entries have, that another has as its id, or that holds a comma or a line break says not which
    entry is meant: such an entry is called by its id.
    """
    return {table: _names(plan, table) for table in TABLES}


def _names(plan: Plan, table: Table) -> Mapping[str, str]:
    """Return what the entries of one table are called."""
    rows = plan.table(table)
    found = {row.id: name_of(row) for row in rows if not (isinstance(row, Message) and row.confidential)}
    spoken = Counter(name.casefold() for name in found.values())
    ids = {row.id.casefold() for row in rows}
    return {
        entry_id: name
        for entry_id, name in found.items()
        if name == name.strip() and name.isprintable() and "," not in name
        if spoken[name.casefold()] == 1 and name.casefold() not in ids - {entry_id}
    }
