"""From what somebody types in the fields of an entry to their values: what reading has in common for every table.

Both faces use it: the form on the screen, and `campaign add` and `edit`. Everything wrong is told at once.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Self

from campaign.desk.desk import Desk
from campaign.desk.shifting import at_clock, milestone_on, moment_on
from campaign.errors import CampaignError, NotUnderstoodError, did_you_mean
from campaign.language import current, say
from campaign.model.context import Context, shared_name
from campaign.model.field_words import none_of_its_words
from campaign.model.fields import Entry
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan, Row, Table
from campaign.model.typed import Span, read_beside, read_deadline, read_span
from campaign.model.when import Term, When
from campaign.schedule.slots import Slot

YES = ("ja", "j", "yes", "y", "true", "waar", "1", "x")
NO = ("nee", "n", "no", "false", "onwaar", "0", "")
EFFECTS = {"weten": "know", "voelen": "feel", "doen": "do", "know": "know", "feel": "feel", "do": "do"}
STARTS = ("when", "date", "start")
"""Fields that say when an entry starts, which may be typed with its end."""


def context_of(desk: Desk, entry: Entry | None = None) -> Context:
    """Return what typed dates of a plan are read against; `entry` is what they are of, when it is there already."""
    schedule = desk.schedule
    anchors = [(each.id, each.title) for each in desk.plan.milestones]
    anchors += [(each.id, "" if each.confidential else each.title) for each in desk.plan.messages]

    def place(when: When) -> date | None:
        slot = schedule.place(when)
        return slot.first if slot else None

    slot = _slot_of(desk, entry)
    return Context(
        desk.today,
        tuple(anchors),
        schedule.golive,
        day_first=current().code == "nl",
        place=place,
        day=slot.first if slot else None,
        shift=_shift_of(desk, entry),
        clock=partial(at_clock, entry.when, slot) if isinstance(entry, Message) and slot and not slot.window else None,
    )


def _shift_of(desk: Desk, entry: Entry | None) -> Callable[[tuple[Term, ...]], When] | None:
    """Return what gives the moment at a distance from where an entry stands; None for what has no moment."""
    if isinstance(entry, Message):
        return partial(moment_on, desk.schedule, entry)
    return partial(milestone_on, desk.schedule, entry) if isinstance(entry, Milestone) else None


def _slot_of(desk: Desk, entry: Entry | None) -> Slot | None:
    """Return when an entry is, of those that have a moment."""
    if isinstance(entry, Message):
        return desk.schedule.timing(entry.id).first
    return desk.schedule.milestone(entry.id) if isinstance(entry, Milestone) else None


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, read: the values, and what could not be read, by the key that was typed in."""

    values: Mapping[str, object]
    problems: tuple[tuple[str, CampaignError], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryReader(ABC):
    """What typed texts are read against; each table has its own fields (`entering_messages`, `entering_rows`)."""

    plan: Plan
    """The plan as it counts: with every channel and audience."""
    context: Context
    """The day, and what a moment may hang on."""

    def enter(self, typed: Mapping[str, str]) -> Entered:
        """Read what was typed for an entry, key by key: first when it starts, which other moments are read beside."""
        values: dict[str, object] = {}
        problems: list[tuple[str, CampaignError]] = []
        filled = {self.field(key) for key, text in typed.items() if text.strip()}
        reading = self
        for key, text in sorted(typed.items(), key=lambda each: self.field(each[0]) not in STARTS):
            field = self.field(key)
            try:
                value = reading._reader(field)(text.strip() if field != "body" else text)
                if isinstance(value, Span):
                    values |= self._ended(value, filled)
                    value = value.when
                values[field] = value
            except CampaignError as error:
                problems.append((key, error))
            else:
                reading = reading._beside(field, value)
        order = list(typed)
        problems.sort(key=lambda each: order.index(each[0]))
        problems.extend(self._emptied(values))
        return Entered(values, tuple(problems))

    def _ended(self, span: Span, filled: Container[str]) -> dict[str, object]:
        """Return the fields of an end that was typed behind a start; what says otherwise how long it is goes.

        Raises:
            NotUnderstoodError: its end is typed in a field of its own too, or it cannot have one.
        """
        ends = self._ends(span)
        if any(field in filled for field in ends):
            raise NotUnderstoodError(say("The end stands in two fields"), say("Leave it out of one of them."))
        return ends

    @abstractmethod
    def _ends(self, span: Span) -> dict[str, object]:
        """Return the fields that the end of an entry goes in."""

    def _beside(self, field: str, value: object) -> Self:
        """Return what reads the other fields of an entry that starts then."""
        if field not in STARTS:
            return self
        place = self.context.place
        day = place(value) if place is not None and isinstance(value, When) else None
        return replace(self, context=replace(self.context, day=day))

    @abstractmethod
    def field(self, key: str) -> str:
        """Return the field that a key of the file means; both - and _ are read."""

    @abstractmethod
    def _emptied(self, values: Mapping[str, object]) -> Iterator[tuple[str, CampaignError]]:
        """Give what was typed empty and cannot be."""

    def _reader(self, field: str) -> Callable[[str], object]:
        """Return what reads the text of a field; what has no reader of its own is plain text.

        Raises:
            NotUnderstoodError: there is no such field.
        """
        readers = self._readers()
        if field in readers:
            return readers[field]
        if field in self._known():
            return str
        raise self._unknown(field)

    def plain(self, field: str) -> bool:
        """Tell whether a field takes its text as it is typed."""
        return field not in self._readers()

    @abstractmethod
    def _readers(self) -> dict[str, Callable[[str], object]]:
        """Return what reads the fields that are no plain text."""

    @abstractmethod
    def _known(self) -> list[str]:
        """Return the fields that people type in."""

    @abstractmethod
    def _unknown(self, field: str) -> NotUnderstoodError:
        """Return the complaint about a field that there is not."""

    def _start(self, text: str) -> object:
        """Read a moment, which may have its end behind it; nothing typed is no moment."""
        return read_span(text, self.context) if text else None

    def _after(self, text: str) -> object:
        """Read a moment that comes after the start of the entry; nothing typed is none."""
        return read_beside(text, replace(self.context, shift=None), 1) if text else None

    def _before(self, text: str) -> object:
        """Read a moment that comes before the start of the entry; nothing typed is none."""
        return read_beside(text, replace(self.context, shift=None), -1) if text else None

    def _deadline(self, text: str) -> object:
        """Read a deadline, which comes after the start of the entry; nothing typed is none."""
        return read_deadline(text, self.context) if text else None

    def named(self, text: str, table: Table) -> str:
        """Read the id or the name of an entry."""
        if not text:
            raise NotUnderstoodError(say("Nothing is chosen yet"), say("Pick one from the list, or type its name."))
        names: dict[str, set[str]] = {}
        ids = {row.id for row in self.plan.table(table)}
        for row in self.plan.table(table):
            for name in _names_of(row):
                names.setdefault(name.casefold(), set()).add(row.id)
        found = {text} & ids or names.get(text.casefold(), set())
        if len(found) == 1:
            return found.pop()
        if found:
            raise shared_name(text, found)
        raise NotUnderstoodError(
            say("{value} is not in this plan", value=text),
            did_you_mean(text, list(names)) or say("Add it in the plan first."),
        )

    def _references(self, text: str, table: Table) -> tuple[str, ...]:
        """Read ids or names with commas between them; a name may hold commas itself."""
        return tuple(self.named(name, table) for name in self.names_in(text, table))

    def names_in(self, text: str, table: Table) -> list[str]:
        """Return the names in a text with commas between them; what the plan has with commas in it is one name."""
        names = {name.casefold() for row in self.plan.table(table) for name in _names_of(row)}
        parts, found = text.split(","), []
        while parts:
            ways = range(len(parts), 1, -1)
            count = next((each for each in ways if ",".join(parts[:each]).strip().casefold() in names), 1)
            found.append(",".join(parts[:count]).strip())
            parts = parts[count:]
        return [name for name in found if name]


def _names_of(row: Row) -> list[str]:
    """Return what an entry may be called."""
    names = (row.id, getattr(row, "title", ""), getattr(row, "name", ""), getattr(row, "label", ""))
    return [str(name) for name in names if name]


def listed(text: str) -> tuple[str, ...]:
    """Read texts with commas between them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def missing(key: str) -> NotUnderstoodError:
    """Return the complaint about a key that cannot be left out."""
    return NotUnderstoodError(say("{key} cannot be empty", key=key), say("Type something for it."))


def yes_or_no(text: str) -> bool:
    """Read yes or no."""
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise NotUnderstoodError(say("{value} is not yes or no", value=text[:80]), say("Write yes or no."))


def one_of(text: str, words: Mapping[str, str], key: str) -> str:
    """Read one of the words that a field can hold; `key` is the field, to tell whoever types another word.

    Raises:
        NotUnderstoodError: it is none of them.
    """
    if text.casefold() in words:
        return words[text.casefold()]
    raise NotUnderstoodError(
        none_of_its_words(key, text[:80]),
        did_you_mean(text, list(words)) or say("Write one of {words}.", words=_spoken(words)),
    )


def _spoken(words: Mapping[str, str]) -> list[str]:
    """Return the words of a field in the language in use, one for each of its values; the others are read, too."""
    known: dict[str, list[str]] = {}
    for word, value in words.items():
        known.setdefault(value, []).append(word)
    return [each if (each := current().text(value)) in names else names[0] for value, names in known.items()]
