"""P: names of entries that are not in the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches

from campaign.checks.finding import Fix, Found, Put
from campaign.checks.quoting import quoted, titled
from campaign.checks.rule import About, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import LONGEST_WORD, Subject
from campaign.language import Sentence, mark, mark_many, say
from campaign.model.people import KeyMessage, Objective
from campaign.model.plan import Plan, Row, Table, name_of
from campaign.model.references import REFERENCES, named_in

CLOSE = 0.6
"""How alike two names must be, of 1, to ask whether one was meant; what Python's difflib calls close."""
SURE = 0.8
"""How alike the only close name must be to offer it as a fix (ours)."""
MOST_COMPARED = 20_000  # names in one report; comparing them takes longer than all other rules together
MOST_LISTED = 8  # names that are told when none of them is close
NAMED = {
    "audiences": mark("audience {name}"),
    "channels": mark("channel {name}"),
    "key_messages": mark("key message {name}"),
    "messages": mark("message {name}"),
    "milestones": mark("milestone {name}"),
    "objectives": mark("objective {name}"),
}
"""How an entry of each table is named in a sentence."""


@dataclass(frozen=True, slots=True)
class Close:
    """The closest name in a plan to one that is not in it."""

    name: str
    """What that entry is called, or its id."""
    id: str
    """Its id."""
    sure: bool
    """It is the only entry that is close, and very much alike."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A name, in one key of one entry, of something that is not there."""

    key: str
    """The key, by its name in the model."""
    table: Table
    """Where it should have been."""
    name: str
    """What is written."""
    close: Close | None = None
    """What may have been meant."""
    known: tuple[str, ...] = ()
    """What there is, where nothing is close and it is not too much to list."""

    @property
    def told(self) -> Sentence:
        """Return how it is told, with what may have been meant."""
        told = Sentence(NAMED[self.table], {"name": self.name})
        if self.close:
            return say("{missing} (did you mean {near}?)", missing=told, near=self.close.name)
        return say("{missing} (there is: {names})", missing=told, names=self.known) if self.known else told


@plan_rule(
    About(
        "P002",
        "error",
        name=mark("the name of something that is not in the plan"),
        why=mark("What is not there reaches nobody, and nothing that goes by it can be checked."),
        source=mark("What the plan itself says."),
        numbers=mark("How alike a name must be to be offered as the one that was meant is ours."),
    ),
    reads=(
        *(key for fields in REFERENCES.values() for key in fields),
        "title",
        *REFERENCES,
        "key_messages",
        "channels",
    ),
    folded=mark_many(
        "{count} of {total} messages names something that is not in the plan. Add it, or correct the name.",
        "{count} of {total} messages name something that is not in the plan. Add it, or correct the name.",
    ),
)
def unknown_names(situation: Situation) -> Iterator[Found]:
    """P002: an audience, channel, milestone, objective, key message or message is named that is not in the plan.

    A milestone or message that a `when` hangs on is told by whoever reads the plan (E002), and not here. Of the
    audiences only those of the plan itself are looked at.
    """
    plan = situation.plan
    near = Near(plan)
    for table, fields in REFERENCES.items():
        targets = [(key, target, plan.places(target)) for key, target in fields.items()]
        for row in _looked_at(situation, table):
            for key, _target, places in targets:
                value = getattr(row, key)
                if value and not (value in places if isinstance(value, str) else all(map(places.__contains__, value))):
                    found = _found(table, row, _missing(row, targets, near))
                    if found is not None:
                        yield found
                    break


def _looked_at(situation: Situation, table: Table) -> tuple[Row, ...]:
    """Return the entries of a table whose names are looked at."""
    match table:
        case "messages":
            return situation.messages
        case "audiences":
            return tuple(each for each in situation.plan.audiences if each.id in situation.declared)
        case _:
            return situation.plan.table(table)


Target = tuple[str, Table, Mapping[str, int]]


def _missing(row: Row, targets: list[Target], near: "Near") -> list[Missing]:
    """Return every name in an entry of something that is not there."""
    return [
        Missing(key, target, name, near.to(target, name, row.id), _listed(places, row))
        for key, target, places in targets
        for name in named_in(row, key)
        if name.strip() and name not in places
    ]


def _listed(places: Mapping[str, int], row: Row) -> tuple[str, ...]:
    """Return the names of a table that an entry may mean, when they are not too many to list."""
    return tuple(name for name in places if name != row.id) if len(places) <= MOST_LISTED else ()


def _found(table: Table, row: Row, missing: list[Missing]) -> Found | None:
    """Return what is said of an entry that names what is not there; None when it names nothing but blanks."""
    if not missing:
        return None
    name = quoted(row.label) if isinstance(row, Objective | KeyMessage) else titled(name_of(row))
    text = say(
        "{name} names what is not in the plan: {missing}. Add it, or correct the name.",
        name=name,
        missing=[each.told for each in missing],
    )
    return Found(text, subject=Subject(table, row.id, missing[0].key), fix=_fix(table, row, missing))


def _fix(table: Table, row: Row, missing: list[Missing]) -> Fix | None:
    """Return what puts the only close name in the place of each that is missing, where there is one that is sure."""
    sure = [(each.key, each.name, each.close) for each in missing if each.close is not None and each.close.sure]
    if not sure:
        return None
    values: dict[str, object] = {}
    for key in dict.fromkeys(key for key, _name, _close in sure):
        ids = {name: close.id for own_key, name, close in sure if own_key == key}
        names = tuple(dict.fromkeys(ids.get(name, name) for name in named_in(row, key)))
        values[key] = names[0] if isinstance(getattr(row, key), str) else names
    text = say("Make it {names}", names=[close.name for _key, _name, close in sure])
    return Fix(text, Put(Subject(table, row.id), tuple(values.items())))


@dataclass(slots=True)
class Near:
    """Finds the names in a plan that are close to one that is not in it."""

    plan: Plan
    """The plan."""
    compared: int = 0
    """How many names were compared so far."""
    _names: dict[Table, dict[str, list[tuple[str, str]]]] = field(default_factory=dict)
    _known: dict[tuple[Table, str, str], Close | None] = field(default_factory=dict)

    def to(self, table: Table, name: str, asking: str) -> Close | None:
        """Return what is closest to a name in a table, if anything is; the entry that asks is no answer."""
        question = table, name, asking if asking in self.plan.places(table) else ""
        if question not in self._known:
            self._known[question] = self._look(*question)
        return self._known[question]

    def _look(self, table: Table, name: str, asking: str) -> Close | None:
        """Compare a name with those of a table."""
        names = self._of(table)
        self.compared += len(names)
        if self.compared > MOST_COMPARED or len(name) > LONGEST_WORD:
            return None
        folded = name.strip().casefold()
        close = get_close_matches(folded, names, n=max(len(names), 1), cutoff=CLOSE)
        found = [each for folded_name in close for each in names[folded_name] if each[1] != asking]
        if not found:
            return None
        closest, entry_id = found[0]
        only = all(each_id == entry_id for _name, each_id in found)
        alike = SequenceMatcher(None, folded, closest.casefold()).ratio()
        return Close(closest, entry_id, sure=only and alike >= SURE)

    def _of(self, table: Table) -> dict[str, list[tuple[str, str]]]:
        """Return everything that the entries of a table are called, folded, each as it is written and with its id."""
        names = self._names.get(table)
        if names is None:
            names = self._names[table] = {}
            for row in self.plan.table(table):
                for name in {name_of(row), row.id}:
                    if len(name) <= LONGEST_WORD:
                        names.setdefault(name.casefold(), []).append((name, row.id))
        return names
