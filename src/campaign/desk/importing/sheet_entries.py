"""What the messages of a spreadsheet refer to: audiences, channels, key messages and milestones, there or new."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from campaign.checks.wordlists import names_everybody
from campaign.documents.sheets.cells import Named, printed, staff_of
from campaign.documents.sheets.draft import Draft
from campaign.documents.sheets.listed import Listed
from campaign.documents.sheets.reading import Reading
from campaign.language import Sentence, say
from campaign.model.changes import Change, replaced
from campaign.model.channels import Channel
from campaign.model.ids import Coiner
from campaign.model.messages import Message
from campaign.model.people import Audience, KeyMessage, Objective
from campaign.model.plan import Plan, Row, Table, name_of
from campaign.model.when import Anchored

REFERRED: tuple[tuple[str, Table], ...] = (
    ("audiences", "audiences"),
    ("excluded", "audiences"),
    ("key_messages", "key_messages"),
)
"""The fields of a message that hold ids, and their tables."""


SAME = ("e-mail", "email")
"""What channels are called that are built-in ones by another name."""


@dataclass
class Referred:
    """Finds what drafts refer to in a plan, and makes what is not there."""

    plan: Plan
    """The plan as it counts: with every channel and audience."""
    made: dict[tuple[Table, str], Row] = field(default_factory=dict)
    """What is not there yet, by table and id."""
    _called: dict[Table, dict[str, str]] = field(default_factory=dict)
    """The ids of each table by what its rows are called."""
    _coiners: dict[Table, Coiner] = field(default_factory=dict)
    """What makes new ids of each table."""
    _staff: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The ids of audiences by the part of the organisation whose staff they are."""
    _whole: str | None = None
    """The id of the audience that is called everybody, once it is known."""

    def audience(self, named: Named) -> str:
        """Return the id of an audience, of one that the plan has by its id or name, else of a new one."""
        found = self._known("audiences", named.name)
        if found is None and names_everybody(named.name):
            found = self._everybody()
        if found is None:
            found = self._staffed(named.name)
        if found is None:
            own = self._id("audiences", named.name, "doelgroep")
            said: dict[str, Any] = {"size": named.size} if named.size is not None else {}
            found = self._add("audiences", Audience.model_construct(id=own, name=named.name, **said))
        return found

    def told_staff(self, named: Named) -> Sentence | None:
        """Return what is told of an audience that is taken for another of the same staff; None for its own name."""
        own = None if self._known("audiences", named.name) else self._staffed(named.name)
        if own is None:
            return None
        there = self.made.get(("audiences", own)) or self.plan.get("audiences", own)
        name = name_of(there) if there is not None else own
        return say("{name} is taken for the audience {audience}", name=named.name, audience=name)

    def _staffed(self, name: str) -> str | None:
        """Return the id of the one audience that is the staff of the same part of the organisation; None for none."""
        self._names("audiences")
        found = self._staff.get(staff_of(name).casefold(), [])
        return found[0] if len(found) == 1 else None

    def listed(self, row: Listed) -> Audience | None:
        """Take up an audience of a table of them, and return it; None for one that the plan has."""
        if self._known("audiences", row.name) is not None:
            return None
        own = self._id("audiences", row.name, "doelgroep")
        said = {"size": row.size, "impact": row.impact, "benefit": row.benefit}
        audience = replaced(Audience.model_construct(id=own, name=row.name), **{k: v for k, v in said.items() if v})
        self._add("audiences", audience)
        return audience

    def called(self, text: str) -> str | None:
        """Return the id of the channel of the plan that a text is the name of; None for another text."""
        return self._known("channels", text)

    def channel(self, draft: Draft) -> str:
        """Return the id of a draft's channel: of one of the plan, a built-in kind, else of a new one; "" for none."""
        if not draft.channel:
            return ""
        name = printed(draft.channel) if draft.kind == "scherm" else ""
        if not name and "medium" in draft.typed and draft.channel.casefold() not in {draft.kind, *SAME}:
            name = draft.channel  # the medium is taken, and its words say more than its kind
        found = self._known("channels", draft.channel) or (self._known("channels", name) if name else draft.kind)
        if found is None:
            own = self._id("channels", name or draft.channel, "kanaal")
            channel = Channel.model_construct(id=own, name=name or draft.channel)
            found = self._add("channels", replaced(channel, kind=draft.kind) if draft.kind else channel)
        return found

    def key_message(self, text: str) -> str:
        """Return the id of a key message, of one that the plan has, else of a new one."""
        found = self._known("key_messages", text)
        if found is None:
            own = self._id("key_messages", text, "kern")
            found = self._add("key_messages", KeyMessage.model_construct(id=own, text=text))
        return found

    def objective(self, text: str) -> str:
        """Return the id of an objective, of one that the plan has, else of a new one."""
        found = self._known("objectives", text)
        if found is None:
            own = self._id("objectives", text, "doelstelling")
            found = self._add("objectives", Objective.model_construct(id=own, text=text))
        return found

    def needed(self, message: Message, plan: Plan) -> tuple[Change, ...]:
        """Return what must be added to a plan for all that a message refers to to be there."""
        wanted: list[tuple[Table, str]] = [("channels", message.channel)]
        wanted += [("objectives", message.objective)] if message.objective else []
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

    def _everybody(self) -> str | None:
        """Return the id of the audience that is called everybody, else of the only one that has all others in it."""
        if self._whole is not None:
            return self._whole
        audiences = [row for row in self._rows("audiences") if isinstance(row, Audience)]
        named = [each for each in audiences if names_everybody(each.label)]
        parts = {own for each in audiences for own in each.part_of}
        whole = named or [each for each in audiences if each.id in parts and not each.part_of]
        self._whole = named[0].id if named else None
        return whole[0].id if named or len(whole) == 1 else None

    def _known(self, table: Table, name: str) -> str | None:
        """Return the id of what is called so, in the plan or among what was made."""
        return self._names(table).get(name.casefold())

    def _names(self, table: Table) -> dict[str, str]:
        """Return the ids of a table by what each row is called, id or name; of equals the first one counts."""
        if table not in self._called:
            self._called[table], self._coiners[table] = {}, Coiner(set())
            for row in self.plan.table(table):
                self._note(table, row)
        return self._called[table]

    def _rows(self, table: Table) -> tuple[Row, ...]:
        """Return the rows of a table, with what was made."""
        return (*self.plan.table(table), *(row for (other, _own), row in self.made.items() if other == table))

    def _note(self, table: Table, row: Row) -> None:
        """Note what a row is called."""
        for name in (row.id, name_of(row).casefold()):
            self._called[table].setdefault(name, row.id)
        self._coiners[table].taken.add(row.id)
        if isinstance(row, Audience):
            self._staff[staff_of(row.label).casefold()].append(row.id)

    def _id(self, table: Table, name: str, fallback: str) -> str:
        """Return an id for what is called so that no row of the table has."""
        self._names(table)
        return self._coiners[table].slug(name, fallback)

    def _add(self, table: Table, row: Row) -> str:
        """Make an entry, and return its id."""
        self._names(table)
        self.made[table, row.id] = row
        self._note(table, row)
        return row.id


def names_of_audiences(plan: Plan) -> frozenset[str]:
    """Return the names of the audiences of a plan, casefolded: none of them is divided at its "en"."""
    return frozenset(name.casefold() for each in plan.audiences for name in (each.id, each.name) if name)


def without_place(reading: Reading) -> tuple[str, ...]:
    """Return what a sheet says outside its table, as lines."""
    return tuple(text.lstrip("# ") for _row, text in reading.aside)
