"""How the entries of a plan name each other."""

from campaign.model.plan import Table

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


def target_of(table: str, field: str) -> Table | None:
    """Return the table whose entries a field of a table, or of the campaign, names; None for a field with none."""
    return REFERENCES[table].get(field) if table in REFERENCES else None
