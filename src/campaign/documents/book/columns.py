"""The columns of the sheets of a spreadsheet: which there are, in which order, and what each is called."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, get_args

from campaign.language import Language, mark
from campaign.model.field_words import WORDS
from campaign.model.fields import Entry
from campaign.model.plan import TABLES, Campaign, Plan, Table

Choice = Literal["status", "effect", "channels", "yes", "impact", "certainty", "kind", ""]
"""What can be chosen in the cells of a column; "" for anything."""
ID = "id"
DAY, TIME, LAST, WEEK = "=day", "=time", "=last", "=week"
"""Columns that tell when an entry happens: no fields of it, but what follows from them."""
MOMENTS: Mapping[str, tuple[str, ...]] = {
    "messages": (DAY, TIME, LAST, WEEK),
    "milestones": (DAY, LAST, WEEK),
    "phases": (DAY, LAST),
}
"""The columns that tell when the entries of a table happen."""
MOMENT_FIELD = {"messages": "when", "milestones": "date"}
"""The field that says when an entry of a table happens; a day in it stands in the column of days instead."""
MOMENT_WORDS = {DAY: mark("Date"), TIME: mark("Time"), LAST: mark("Until"), WEEK: mark("Week")}
HANGS = mark("Hangs on")
"""What the field that says when an entry happens is called beside the day that it comes to."""
UNTIL = mark("Ends")
"""What the field `until` is called beside the last day that it comes to."""
UNTOLD = ("id", "status_log")
"""Fields that nobody writes in a sheet."""
FIRST: Mapping[str, tuple[str, ...]] = {
    "messages": (
        *("title", "channel", "audiences", "status", "goal", "activation", "activation_by", "sender", "owner"),
        *("approver", "when", "duration", "key_messages", "objective", "effect", "measure", "target", "result"),
        *("medium", "location", "link", "activation_link", "feedback", "body", "notes", "tasks", "agenda"),
    ),
    "audiences": ("name", "size", "impact", "benefit"),
    "objectives": ("text", "audience", "effect", "by"),
    "channels": ("name", "kind", "owner", "rhythm"),
}
"""The fields that come first in a table, in this order; the others follow as the plan file has them."""
PRINTED = {"messages": 10}
"""How many fields of a table are printed, and stay in sight when nobody filled them in; all where there are few."""
WIDTHS = {
    **dict.fromkeys((TIME, WEEK, "size", "target", "result", "baseline", "cost", "capacity", "duration"), 9),
    **dict.fromkeys((DAY, LAST, "start", "end", "by", "activation_by", "when", "date", "until", "not_before"), 18),
    **dict.fromkeys(("sender", "owner", "approver", "channel", "kind", "after"), 22),
    **dict.fromkeys(("title", "goal", "activation", "benefit", "text", "why", "agenda", "tasks", "name"), 42),
    **dict.fromkeys(("audiences", "audience", "key_messages", "objective", "notes", "body", "feedback", "link"), 26),
}
"""Characters of a column."""
USUAL_WIDTH = 16
YES = (bool, bool | None)
CHOICES: Mapping[str, Choice] = {
    **{name: name for name in ("status", "effect", "impact", "certainty", "kind")},
    "channel": "channels",
}


class Column(NamedTuple):
    """A column of a sheet."""

    key: str
    """The field in it by its name in the model, or one of those that tell when an entry happens."""
    heading: str
    """What it is called, in the language of the plan."""
    width: int
    """Characters."""
    choice: Choice = ""
    """What can be chosen in it."""
    printed: bool = True
    """It is printed, and in sight also when nobody filled it in."""


def model_of(table: str) -> type[Entry]:
    """Return what the entries of a table are, or the campaign."""
    if table == "campaign":
        return Campaign
    model: type[Entry] = next(each for each in get_args(Plan.model_fields[table].annotation) if each is not Ellipsis)
    return model


def fields_of(table: str) -> tuple[str, ...]:
    """Return the fields of a table that a sheet has, in its order."""
    first = FIRST.get(table, ())
    return (*first, *(each for each in model_of(table).model_fields if each not in (*first, *UNTOLD)))


@cache
def columns_of(table: Table, words: Language) -> tuple[Column, ...]:
    """Return the columns of a table in the language of a plan: the id, when it happens, and its fields."""
    return (Column(ID, "Id", USUAL_WIDTH), *_moments(table, words), *_fields(table, words))


def _moments(table: str, words: Language) -> Iterator[Column]:
    """Give the columns that tell when an entry happens."""
    for key in MOMENTS.get(table, ()):
        yield Column(key, words.text(MOMENT_WORDS[key]), WIDTHS[key])


def _fields(table: str, words: Language) -> Iterator[Column]:
    """Give the columns of the fields."""
    for place, field in enumerate(fields_of(table)):
        choice = CHOICES.get(field) or ("yes" if model_of(table).model_fields[field].annotation in YES else "")
        printed = place < PRINTED.get(table, len(model_of(table).model_fields))
        yield Column(field, heading(table, field, words), WIDTHS.get(field, USUAL_WIDTH), choice, printed)


def heading(table: str, field: str, words: Language) -> str:
    """Return what a field is called, otherwise than every other column of its sheet."""
    if field == "until" and table in MOMENTS:
        return words.text(UNTIL)
    return words.text(HANGS if MOMENT_FIELD.get(table) == field else WORDS[field])


def tables() -> tuple[Table, ...]:
    """Return the tables in the order of the sheets: messages first, then what they hang on and refer to."""
    return ("messages", *(each for each in TABLES if each != "messages"))
