"""The columns of a table of messages: what can stand in one, and what does when nobody chose."""

from typing import NamedTuple

FIXED = "title"
"""The column that is always there, and always the first."""
FINDINGS = "findings"
"""A column that is no field: how many findings there are."""
CHOOSABLE = (
    "when",
    "status",
    "channel",
    "audiences",
    "owner",
    "sender",
    "approver",
    "contributors",
    "goal",
    "effect",
    "objective",
    "key_messages",
    "activation",
    "activation_by",
    "activation_link",
    "measure",
    "target",
    "result",
    "cost",
    FINDINGS,
    "tags",
    "tasks",
    "duration",
    "until",
    "not_before",
    "repeat",
    "follows",
    "excluded",
    "alternatives",
    "location",
    "medium",
    "link",
    "feedback",
    "teaches",
    "personal",
    "story",
    "confidential",
    "reminders",
    "agenda",
    "body",
    "notes",
)
"""The other columns, in the order in which they are offered."""
USUAL = (
    "when",
    "status",
    "channel",
    "audiences",
    "owner",
    "goal",
    "activation",
    "activation_by",
    "target",
    "result",
    FINDINGS,
)
"""The columns that a table has as long as nobody chose."""
AMOUNTS = frozenset(("target", "result", "cost", FINDINGS))
"""Columns of numbers."""


class Order(NamedTuple):
    """In what order the messages of a table come."""

    column: str = "when"
    """The column that they are sorted by."""
    descending: bool = False
    """The last comes first; what has nothing in the column stays at the end."""

    def by(self, column: str) -> "Order":
        """Return the order by a column; by the same one again, the other way round."""
        return Order(column, descending=column == self.column and not self.descending)
