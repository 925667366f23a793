"""A plan as a table: what stands in the cells of its messages, in what order they come, and what a cell becomes."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple, get_args

from campaign.desk.changing import changed
from campaign.desk.desk import Desk
from campaign.desk.edited import edited, has_words
from campaign.desk.entering import Entered, context_of
from campaign.desk.entering_rows import reader_of
from campaign.desk.telling import day_and_time, length_of
from campaign.documents.book.texts import defused
from campaign.language import _, current
from campaign.model.changes import Edit
from campaign.model.context import Context
from campaign.model.duration import Duration
from campaign.model.fields import Effect
from campaign.model.messages import STATUSES, Message
from campaign.model.plan import Row, Table, name_of
from campaign.model.when import Anchored, When
from campaign.model.written import shown
from campaign.schedule.columns import AMOUNTS, FINDINGS, Order
from campaign.schedule.slots import Slot, Timing
from campaign.text import clean, folded

ORDERED: Mapping[str, tuple[str, ...]] = {"status": STATUSES, "effect": get_args(Effect)}
"""Columns of words that have an order of their own."""
DAYS = frozenset(("until", "not_before", "activation_by"))
"""Columns with a moment that is told by its day."""
NAMED: Mapping[str, Table] = {
    "channel": "channels",
    "audiences": "audiences",
    "excluded": "audiences",
    "objective": "objectives",
    "key_messages": "key_messages",
    "follows": "messages",
}
"""Columns that name entries of another table."""
LISTED = frozenset(("channel", "audiences", "excluded"))
"""Those of them whose names are words; the others are called by a sentence."""
Key = tuple[Any, ...]
"""What a cell is sorted by."""


class Count(NamedTuple):
    """How many findings there are about a message."""

    serious: int
    """Those that a colleague would object to."""
    all: int
    """Hints among them."""


class Keyed(NamedTuple):
    """By what a message was sorted."""

    message: Message
    """The message as it then was."""
    timing: Timing
    """When it then was."""
    key: Key | None
    """By what it was sorted; None where the cell is empty."""


class Cells:
    """The cells of a plan's messages as people read them, and the order that a column gives."""

    def __init__(self, desk: Desk, findings: Mapping[str, Count], before: "Cells | None" = None) -> None:
        """Take the plan, and how many findings there are about each message.

        `before` are the cells of the same plan before an edit: what holds of them is not looked up again.
        """
        self.desk = desk
        self.findings = findings
        self._names: dict[tuple[str, str], str] = {}
        self._days: dict[str, Keyed] = {}
        """By what the column with moments is sorted that was sorted last, by message."""
        self._days_of = ""
        if before is not None:
            self._days_of, self._days = before._days_of, before._days  # noqa: SLF001 - one grows out of the other
        self._told: Mapping[str, Callable[[Message], str]] = {
            FINDINGS: self._count,
            "when": self._moment,
            "duration": lambda message: length_of(desk, message) or str(message.duration or ""),
            **{column: partial(self._day, column=column) for column in DAYS},
        }

    def text(self, message: Message, column: str) -> str:
        """Return what stands in a cell, on one line; "" where a message has nothing there."""
        told = self._told.get(column)
        if told is not None:
            return told(message)
        value = getattr(message, column)
        if column in AMOUNTS:
            return "" if value is None else current().number(value)
        return self._words(message, column, value) if value else ""

    def _words(self, message: Message, column: str, value: Any) -> str:  # noqa: ANN401 - any value of a message
        """Return a value as people read it."""
        if value is True:
            return _("yes")
        if column in ORDERED:
            return _(value)
        if column in NAMED:
            names = [self._name(column, each) for each in ((value,) if isinstance(value, str) else value)]
            return (", " if column in LISTED else " · ").join(names)
        if column == "tasks":
            return _("{done} of {count} done").format(done=sum(each.done for each in value), count=len(value))
        return " · ".join(filter(None, map(str.strip, shown(message, column).splitlines())))

    def _count(self, message: Message) -> str:
        """Return how many findings there are, with the sign of the most serious."""
        count = self.findings.get(message.id)
        if count is None:
            return ""
        return f"▲ {count.serious}" if count.serious else f"· {count.all}"

    def _day(self, message: Message, column: str) -> str:
        """Return the day of a moment; as it is written when that cannot be told."""
        slot = self._slot(message, column)
        return current().day(slot.last) if slot else shown(message, column)

    def copied(self, message: Message, column: str) -> str:
        """Return what stands in a cell for another program: a moment as 2027-04-20 08:30, in which it sees a date.

        Of what comes back it is the first time. A month, or what cannot be told, stays as people read it.
        """
        if column != "when" and column not in DAYS:
            return self.text(message, column)
        slot = self._slot(message, column)
        if slot is None or (slot.window and column == "when"):
            return self.text(message, column)
        if column in DAYS:
            return str(slot.last)
        if slot.start is not None:
            return f"{slot.start:%Y-%m-%d %H:%M}"
        return str(slot.first) if slot.first == slot.last else f"{slot.first} – {slot.last}"

    def ordered(self, keeps: Callable[[Message], bool] | None, order: Order) -> list[str]:
        """Return the messages that are kept, all without `keeps`, by a column; what is alike there by its time.

        What has nothing in the column comes last, whichever way it is sorted.
        """
        schedule, by_time = self.desk.schedule, order.column == "when"
        ids = schedule.ordered[::-1] if by_time and order.descending else schedule.ordered
        if by_time and keeps is None:
            return [*ids, *schedule.unscheduled]
        found = map(schedule.plan.message, (*ids, *schedule.unscheduled))
        messages = [each for each in found if each is not None and (keeps is None or keeps(each))]
        if by_time:
            return [each.id for each in messages]
        key = self._day_key if order.column in DAYS else self.key
        keyed = [(key(each, order.column), each.id) for each in messages]
        filled = [(key, each) for key, each in keyed if key is not None]
        filled.sort(key=_first, reverse=order.descending)
        return [each for _key, each in filled] + [each for key, each in keyed if key is None]

    def key(self, message: Message, column: str) -> Key | None:
        """Return what a cell is sorted by; None for an empty one."""
        if column == FINDINGS:
            return self.findings.get(message.id)
        if column == "when" or column in DAYS:
            slot = self._slot(message, column)
            return slot.sort_key if slot else None
        value = getattr(message, column)
        if column in AMOUNTS:
            return None if value is None else (value,)
        return self._key_of(message, column, value) if value else None

    def _day_key(self, message: Message, column: str) -> Key | None:
        """Return what a column with moments is sorted by; that of a message that stayed as and where it was is known.

        A moment that hangs on something else moves without its message, so it is always looked up.
        """
        if column != self._days_of:
            self._days_of, self._days = column, {}
        known, timing = self._days.get(message.id), self.desk.schedule.timing(message.id)
        if known is not None and known.message is message and known.timing is timing:
            return known.key
        key = self.key(message, column)
        if not isinstance(getattr(message, column), Anchored):
            self._days[message.id] = Keyed(message, timing, key)
        return key

    def _key_of(self, message: Message, column: str, value: Any) -> Key:  # noqa: ANN401 - any value of a message
        """Return what a value is sorted by."""
        if column in ORDERED:
            return (ORDERED[column].index(value),)
        if column == "tasks":
            return (sum(not each.done for each in value),)
        return (value.days, value.minutes) if isinstance(value, Duration) else (folded(self.text(message, column)),)

    def _slot(self, message: Message, column: str) -> Slot | None:
        """Return the slot of a column with a moment; None when there is none, or it cannot be told."""
        if column == "when":
            return self.desk.schedule.timing(message.id).first
        if column == "activation_by":
            by = message.activation_by
            return self.desk.schedule.deadline(message, by) if by else None
        when: When | None = getattr(message, column)
        return self.desk.schedule.place(when) if when else None

    def _moment(self, message: Message) -> str:
        """Return when a message is: ~ before what may still change, ↻ and how often behind what comes back."""
        slots = self.desk.schedule.timing(message.id).slots
        if not slots:
            return "–" if message.when is None else f"▲ {message.when}"
        sure = "~" if slots[0].certainty == "indicative" else ""
        return f"{sure}{day_and_time(slots[0])}" + (f" ↻{len(slots)}" if len(slots) > 1 else "")

    def _name(self, column: str, entry_id: str) -> str:
        """Return what an entry is called; its id when the plan has not got it."""
        known = self._names.get((column, entry_id))
        if known is None:
            entry = self.desk.effective.get(NAMED[column], entry_id)
            known = self._names[column, entry_id] = name_of(entry) if entry is not None else entry_id
        return known


def copied_table(cells: Cells, ids: Iterable[str], columns: Mapping[str, str]) -> str:
    """Return the cells of messages to paste in a spreadsheet: a line each, under the names of the columns, with tabs.

    `columns` are the names by column. A moment is written so that a spreadsheet sees a date; what
    it would calculate is text.
    """
    messages = (message for each in ids if (message := cells.desk.effective.message(each)) is not None)
    lines = [list(columns.values()), *([cells.copied(message, column) for column in columns] for message in messages)]
    return "".join("\t".join(defused(clean(text)) for text in line) + "\n" for line in lines)


def _first(pair: tuple[Key, str]) -> Key:
    """Return the first of two."""
    return pair[0]


def read_cell(desk: Desk, entry: Row, column: str, text: str, table: Table = "messages") -> Entered:
    """Read what was typed in a cell, as the form of the entry reads it; words and numbers hang on nothing."""
    reader = reader_of(table, desk.effective, Context(desk.today))
    if column not in AMOUNTS and not reader.plain(column):
        reader = reader_of(table, desk.effective, context_of(desk, entry))
    return reader.enter({column: text})


def written_cell(desk: Desk, entry: Row, column: str, table: Table = "messages") -> str:
    """Return what a cell holds as text to edit; what a terminal must not get is cleaned, and stays in the file."""
    if not has_words(entry, column):
        return clean(shown(entry, column))
    return clean(edited(entry, column, reader_of(table, desk.effective, context_of(desk, entry))))


def cell_edit(desk: Desk, entry: Row, column: str, text: str, table: Table = "messages") -> Edit | None:
    """Return the edit that puts what was typed in a cell; None when it is what stands there.

    Raises:
        CampaignError: it cannot be read.
    """
    if text.strip() == written_cell(desk, entry, column, table).strip():
        return None
    entered = read_cell(desk, entry, column, text, table)
    if entered.problems:
        raise entered.problems[0][1]
    values, unset = (entered.values, ()) if text.strip() else ({}, entered.values)
    edit = changed(desk, table, entry, values, unset)
    return edit if any(each.before != each.after for each in edit.changes) else None


def kept_draft(desk: Desk, edit: Edit, columns: Iterable[str]) -> bool:
    """Forget what the drafts of the messages of an edit say of some columns: the edit put that in the plan.

    Tells whether there is such a draft.
    """
    gone = frozenset(columns)
    names = [name for change in edit.changes if (name := f"{change.table}/{change.id}") in desk.drafts]
    for name in names:
        desk.keep_draft(name, {key: text for key, text in desk.drafts[name].items() if key not in gone})
    return bool(names)
