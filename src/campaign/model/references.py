"""How the entries of a plan name each other."""

from campaign.model.plan import Row, Table

REFERENCES: dict[Table, dict[str, Table]] = {
    "milestones": {"after": "milestones", "audiences": "audiences"},
    "audiences": {"part_of": "audiences", "leads": "audiences", "channels": "channels"},
    "objectives": {"audience": "audiences"},
    "messages": {
        "channel": "channels",
        "audiences": "audiences",
        "excluded": "audiences",
        "objective": "objectives",
        "key_messages": "key_messages",
        "follows": "messages",
    },
}
"""Which fields of a table name entries of which other table."""
REFERENCED: tuple[Table, ...] = ("milestones", "audiences", "channels", "objectives", "key_messages", "messages")
"""The tables whose entries are named, or hung on."""


def target_of(table: str, field: str) -> Table | None:
    """Return the table whose entries a field of a table, or of the campaign, names; None for a field with none."""
    return REFERENCES[table].get(field) if table in REFERENCES else None


def named_in(row: Row, field: str) -> tuple[str, ...]:
    """Return the ids that one of these fields of an entry names; none where it is empty."""
    value = getattr(row, field)
    return (value,) if isinstance(value, str) else tuple(value or ())
