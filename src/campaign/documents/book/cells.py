"""The values of a plan as cells of a spreadsheet: numbers, days and times as such, everything else as text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from campaign.documents.book.names import Names
from campaign.documents.book.worded import worded
from campaign.language import Language, mark
from campaign.model.field_words import CHOSEN, status_word
from campaign.model.fields import Entry
from campaign.model.plan import Table
from campaign.model.references import target_of
from campaign.model.when import AtTime, OnDay
from campaign.model.written import shown

Cell = str | int | float | date | datetime | time | None
"""What stands in a cell; None where nothing does."""
MOST_DIGITS = 10**15
"""A spreadsheet keeps fifteen digits of a number; a longer one is written as text."""
FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike; an earlier one is written as text."""
WORDED = (*CHOSEN, "status")
"""Fields whose values are words of the catalogue."""
CODES = ("mo", "tu", "we", "th", "fr", "sa", "su")


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes the cells of a plan."""

    names: Names
    """What the entries that others refer to are called."""
    words: Language
    """The language of the plan, which its spreadsheet speaks."""

    def cell(self, table: str, entry: Entry, field: str) -> Cell:
        """Return the value of a field of an entry."""
        value = getattr(entry, field)
        target = target_of(table, field)
        if target is not None:
            return self._named(target, value)
        if isinstance(value, bool):
            return self.yes_or_no(value, default=type(entry).model_fields[field].default)
        if field in WORDED and value:
            return self.words.text(status_word(value))
        return self._plain(entry, field)

    def _plain(self, entry: Entry, field: str) -> Cell:
        """Return a value that is no word of the catalogue and no reference."""
        match value := getattr(entry, field):
            case int() | float() if -MOST_DIGITS < value < MOST_DIGITS:
                return value
            case date() | OnDay():
                return day_cell(value.day if isinstance(value, OnDay) else value)
            case AtTime(moment) if moment.tzinfo is None and not moment.microsecond and moment.date() >= FIRST_DAY:
                return moment
            case tuple() if value and all(each in CODES for each in value):
                return self._weekdays(value)
            case _:
                return worded(value, self.words, self._anchor) or shown(entry, field, self.words) or None

    def _anchor(self, entry_id: str) -> str:
        """Return what something is called that a moment hangs on: a milestone by its id, a message by its title."""
        return self.names.get("messages", {}).get(entry_id, entry_id)

    def yes_or_no(self, value: bool, *, default: object = None) -> str | None:
        """Return yes or no; nothing for a no that goes without saying."""
        if value is False and default is False:
            return None
        return self.words.text(mark("yes")) if value else self.words.text(mark("no"))

    def _named(self, target: Table, value: str | tuple[str, ...] | None) -> Cell:
        """Return what the entries that a field refers to are called."""
        ids = value if isinstance(value, tuple) else filter(None, [value])
        names = self.names.get(target, {})
        return ", ".join(names.get(each, each) for each in ids) or None

    def _weekdays(self, codes: Iterable[str]) -> str:
        """Return days of the week as people write them."""
        monday = date(2027, 1, 4).toordinal()
        return ", ".join(self.words.weekday(date.fromordinal(monday + CODES.index(each))) for each in codes)


def day_cell(day: date) -> date | str:
    """Return a day as a cell."""
    return day if day >= FIRST_DAY else day.isoformat()
