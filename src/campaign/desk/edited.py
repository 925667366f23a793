"""The values of an entry as people read and type them, for the fields of a form: days, lengths and names in words.

What is shown always reads back as the very same value; where words would not, it is as the plan file writes it.
"""

from collections.abc import Mapping
from datetime import date

from campaign.desk.entering import EntryReader
from campaign.errors import CampaignError
from campaign.language import Language, current
from campaign.model.channels import Rhythm
from campaign.model.duration import Duration
from campaign.model.fields import Entry
from campaign.model.messages import Repeat, Task
from campaign.model.plan import Quiet, Table, name_of
from campaign.model.told import (
    told_count,
    told_days,
    told_distance,
    told_length,
    told_reminder,
    told_repeat,
    told_rhythm,
    told_weekdays,
    told_when,
)
from campaign.model.when import Anchored, AtTime, OnDay, Relative, Term, Window
from campaign.model.written import shown

NAMED: Mapping[str, Table] = {
    "after": "milestones",
    "audience": "audiences",
    "audiences": "audiences",
    "channel": "channels",
    "channels": "channels",
    "excluded": "audiences",
    "follows": "messages",
    "leads": "audiences",
    "objective": "objectives",
    "part_of": "audiences",
}
"""Fields that name entries of another table; key messages are called by a sentence, so their ids stay."""
LINES = ("tasks", "quiet")
"""Fields with a line for each of their values."""


def edited(entry: Entry, field: str, reader: EntryReader) -> str:
    """Return the value of a field as text to edit; `reader` is what reads it back."""
    written = shown(entry, field)
    return _worded(field, getattr(entry, field), written, reader) if written else ""


def has_words(entry: Entry, field: str) -> bool:
    """Tell whether a value may be shown in other words than its own; looking for these takes the whole plan."""
    return field in NAMED or not isinstance(getattr(entry, field), str | float | int | None)


def reworded(field: str, text: str, reader: EntryReader) -> str:
    """Return what was picked for a field in words; as it is when it cannot be read, or says more than this field."""
    entered = reader.enter({field: text})
    values = dict(entered.values)
    return text if entered.problems or list(values) != [field] else _worded(field, values[field], text, reader)


def word_of(reader: EntryReader, table: Table, entry_id: str) -> str:
    """Return what an entry is called where somebody types it: its name, or its id where that could be another."""
    row = reader.plan.get(table, entry_id)
    name = name_of(row).strip() if row is not None else ""
    try:
        return name if name and reader.named(name, table) == entry_id else entry_id
    except CampaignError:
        return entry_id


def _worded(field: str, value: object, written: str, reader: EntryReader) -> str:
    """Return a value in words where these are read as that very value, else as it is written."""
    told = Telling(reader).text(field, value)
    if not told or told == written:
        return written
    entered = reader.enter({field: told})
    return written if entered.problems or dict(entered.values) != {reader.field(field): value} else told


class Telling:
    """Values in the words of the language in use."""

    def __init__(self, reader: EntryReader) -> None:
        """Take what reads the texts back, which knows how entries are called."""
        self.reader = reader
        self.words: Language = current()

    def text(self, field: str, value: object) -> str:
        """Return a value in words; "" for one that has no other words than its own."""
        several = value if isinstance(value, tuple) else (value,)
        if field in NAMED:
            return ", ".join(word_of(self.reader, NAMED[field], each) for each in several)
        if field == "days":
            return told_weekdays(several, self.words)
        told = list(map(self._one, several))
        return ("\n" if field in LINES else ", ").join(told) if all(told) else ""

    def _one(self, value: object) -> str:
        """Return one value in words; "" for one that has none."""
        told = ""
        match value:
            case OnDay() | AtTime() | Window() | Anchored():
                told = told_when(value, self.words, self._anchor)
            case Relative():
                told = told_distance(value.terms, self.words)
            case date():
                told = self.words.full_day(value)
            case Duration():
                told = (told_reminder if value.days < 0 or value.minutes < 0 else told_length)(value, self.words)
            case Term():
                told = told_count(value, self.words)
            case Repeat():
                told = told_repeat(value, self.words, self._anchor)
            case Rhythm():
                told = told_rhythm(value, self.words)
            case Task():
                due, done = self._one(value.due), "x" if value.done else ""
                told = f"{value.title} | {due} | {value.owner} | {done}".rstrip(" |")
            case Quiet():
                told = f"{told_days(value.start, value.end, self.words)} {value.why}".rstrip()
        return told

    def _anchor(self, entry_id: str) -> str:
        """Return what something is called that a moment hangs on: its name, or its id where that could be another."""
        known = dict(self.reader.context.anchors).get(entry_id, "")
        try:
            return known if known and self.reader.context.anchor(known) == entry_id else entry_id
        except CampaignError:
            return entry_id
