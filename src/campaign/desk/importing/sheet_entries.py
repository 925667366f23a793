"""What the messages of a spreadsheet refer to: audiences, channels, key messages and milestones, there or new."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from campaign.documents.sheets.cells import Named
from campaign.documents.sheets.drafts import Draft
from campaign.documents.sheets.reading import Reading
from campaign.model.changes import Change
from campaign.model.channels import Channel
from campaign.model.ids import slug
from campaign.model.messages import Message
from campaign.model.people import Audience, KeyMessage
from campaign.model.plan import Plan, Row, Table, name_of
from campaign.model.when import Anchored

REFERRED: tuple[tuple[str, Table], ...] = (
    ("audiences", "audiences"),
    ("excluded", "audiences"),
    ("key_messages", "key_messages"),
)
"""The fields of a message that hold ids, and their tables."""


@dataclass
class Referred:
    """Finds what drafts refer to in a plan, and makes what is not there."""

    plan: Plan
    """The plan as it counts: with every channel and audience."""
    made: dict[tuple[Table, str], Row] = field(default_factory=dict)
    """What is not there yet, by table and id."""

    def audience(self, named: Named) -> str:
        """Return the id of an audience, of one that the plan has by its id or name, else of a new one."""
        found = self._known("audiences", named.name)
        if found is None:
            own = slug(named.name, self._taken("audiences"), "doelgroep")
            said = {"size": named.size} if named.size is not None else {}
            found = self._add("audiences", Audience.model_construct(id=own, name=named.name, **said))  # type: ignore[arg-type]
        return found

    def channel(self, draft: Draft) -> str:
        """Return the id of a draft's channel: of one of the plan, a built-in kind, else of a new one; "" for none."""
        if not draft.channel:
            return ""
        found = self._known("channels", draft.channel) or draft.kind
        if found is None:
            own = slug(draft.channel, self._taken("channels"), "kanaal")
            found = self._add("channels", Channel.model_construct(id=own, name=draft.channel))
        return found

    def key_message(self, text: str) -> str:
        """Return the id of a key message, of one that the plan has, else of a new one."""
        found = self._known("key_messages", text)
        if found is None:
            own = slug(text, self._taken("key_messages"), "kern")
            found = self._add("key_messages", KeyMessage.model_construct(id=own, text=text))
        return found

    def needed(self, message: Message, plan: Plan) -> tuple[Change, ...]:
        """Return what must be added to a plan for all that a message refers to to be there."""
        wanted: list[tuple[Table, str]] = [("channels", message.channel)]
        wanted += [(table, own) for name, table in REFERRED for own in getattr(message, name)]
        if isinstance(message.when, Anchored):
            wanted.append(("milestones", message.when.anchor))
        return tuple(
            Change(table, own, None, self.made[table, own])
            for table, own in dict.fromkeys(wanted)
            if (table, own) in self.made and plan.get(table, own) is None
        )

    def add_milestones(self, rows: Iterable[Row]) -> None:
        """Take up milestones that the sheet speaks of."""
        for row in rows:
            self._add("milestones", row)

    def _known(self, table: Table, name: str) -> str | None:
        """Return the id of what is called so, in the plan or among what was made."""
        wanted = name.casefold()
        rows = (*self.plan.table(table), *(row for (other, _own), row in self.made.items() if other == table))
        return next((row.id for row in rows if wanted in {row.id, name_of(row).casefold()}), None)

    def _taken(self, table: Table) -> set[str]:
        """Return the ids of a table that are in use."""
        return {row.id for row in self.plan.table(table)} | {own for other, own in self.made if other == table}

    def _add(self, table: Table, row: Row) -> str:
        """Make an entry, and return its id."""
        self.made[table, row.id] = row
        return row.id


def names_of_audiences(plan: Plan) -> frozenset[str]:
    """Return the names of the audiences of a plan, casefolded: none of them is divided at its "en"."""
    return frozenset(name.casefold() for each in plan.audiences for name in (each.id, each.name) if name)


def without_place(reading: Reading) -> tuple[str, ...]:
    """Return what a sheet says outside its table, as lines."""
    return tuple(text.lstrip("# ") for _row, text in reading.aside)
