"""What differs between two versions of a plan, in the words that colleagues use; the same for text and for Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from campaign.desk.comparing import OWN_MOMENT, Comparison, Difference
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time
from campaign.language import _, _n, current, say_many
from campaign.model.duration import Duration
from campaign.model.field_words import CHOSEN, TABLE_WORDS, WORDS, status_word
from campaign.model.fields import Entry
from campaign.model.merging_entries import value_of
from campaign.model.messages import Message
from campaign.model.plan import name_of
from campaign.model.references import target_of
from campaign.model.said import called, said_distance, said_when
from campaign.model.told import told_length
from campaign.model.when import Anchored, AtTime, OnDay, Relative, Window
from campaign.schedule.slots import Slot
from campaign.storage.writing import toml_key
from campaign.text import clean, shorten

LONG = 44
"""Cells up to which a text is told as it was and as it is; of a longer one only that it changed."""
KINDS = (("new", "+"), ("gone", "−"), ("changed", "~"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the telling: texts of the plan are in it, cleaned, but not yet fit for Markdown."""

    sign: str
    """"+" new, "−" gone, "~" changed, "◆" a milestone that moved."""
    name: str
    """What it is about; nothing for a line that says all itself."""
    text: str

    @property
    def whole(self) -> str:
        """Return it as one line of text."""
        return f"{self.sign} {': '.join(filter(None, (self.name, self.text)))}"


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading."""

    heading: str
    lines: tuple[Line, ...]


def told(comparison: Comparison) -> Iterator[Part]:
    """Give the parts: what moved with what moves along, then the messages, then the rest table by table."""
    found = comparison.differences
    moved = [each for each in found if each.moved and not each.confidential]
    moved.sort(key=lambda each: each.table != "milestones")
    lines = [Line("◆" if each.table == "milestones" else "~", _name(each), _moved(comparison, each)) for each in moved]
    if comparison.adrift:
        lines.append(Line("~", "", _adrift(comparison.after, comparison.adrift)))
    if lines:
        yield Part(_("Moved"), tuple(lines))
    for table in ("messages", *(name for name in TABLE_WORDS if name != "messages"), "plan"):
        here = [each for each in found if each.table == table]
        lines = [line for kind, sign in KINDS for line in _lines(comparison, here, kind, sign)]
        hidden = sum(each.confidential for each in here)
        if hidden:
            text = _n("{count} confidential message differs", "{count} confidential messages differ", hidden)
            lines.append(Line("~", "", text))
        if lines:
            yield Part(_heading(table, here), tuple(lines))


def nothing_told(comparison: Comparison) -> str:
    """Return what is told of versions that are the same plan."""
    return _("The same.") if comparison.same else _("Only comments, layout or order differ.")


def _heading(table: str, differences: Iterable[Difference]) -> str:
    """Return the heading of a table, with how many of its entries are new and gone."""
    kinds = [each.kind for each in differences if not each.confidential]
    counts = [
        _n("{count} new", "{count} new", kinds.count("new")) if "new" in kinds else "",
        _n("{count} gone", "{count} gone", kinds.count("gone")) if "gone" in kinds else "",
    ]
    name = _(TABLE_WORDS[table]) if table in TABLE_WORDS else _("Unknown keys")
    return ": ".join(filter(None, [name, ", ".join(filter(None, counts))]))


def _lines(comparison: Comparison, differences: Iterable[Difference], kind: str, sign: str) -> Iterator[Line]:
    """Give the lines of the entries of one table that are new, gone or changed."""
    for each in differences:
        if each.kind != kind or each.confidential:
            continue
        if kind == "changed":
            if each.fields:
                yield Line(sign, _name(each), " · ".join(_change(comparison, each, field) for field in each.fields))
        elif each.table in {"messages", "milestones"}:
            yield Line(sign, _name(each), day_and_time(each.slots[kind == "new"]))
        else:
            yield Line(sign, _name(each), "")


def _name(difference: Difference) -> str:
    """Return what an entry is called, on one line."""
    return shorten(clean(difference.name), 60)


def _moved(comparison: Comparison, difference: Difference) -> str:
    """Return from when to when something moved, how it is written, and what moves along."""
    days = _from_to(*difference.slots)
    when = getattr(difference.after, OWN_MOMENT[difference.table])
    written = f" ({_moment(comparison.after, when)})" if isinstance(when, Anchored) else ""
    along = f"; {_along(comparison.after, difference.along)}" if difference.along else ""
    return f"{days}{written}{along}"


def _from_to(before: Slot | None, after: Slot | None) -> str:
    """Return two moments with an arrow between them, with their years where these differ."""
    years = {slot.first.year for slot in (before, after) if slot}
    return " → ".join((_dated(slot) if len(years) > 1 else day_and_time(slot)) for slot in (before, after))


def _dated(slot: Slot | None) -> str:
    """Return a moment with its year, where the year says something."""
    told = day_and_time(slot)
    return f"{told} {slot.first.year}" if slot and not told.endswith(f" {slot.last.year}") else told


def _along(desk: Desk, ids: Iterable[str]) -> str:
    """Return how many messages and milestones move along."""
    things, count = _counted(desk, ids)
    return current().render(say_many("{things} moves along", "{things} move along", count, things=things))


def _adrift(desk: Desk, ids: Iterable[str]) -> str:
    """Return how many move without anything being moved."""
    things, count = _counted(desk, ids)
    sentence = say_many(
        "{things} moves, since other days are free", "{things} move, since other days are free", count, things=things
    )
    return current().render(sentence)


def _counted(desk: Desk, ids: Iterable[str]) -> tuple[str, int]:
    """Return how many messages and milestones there are among some ids, in words and in all."""
    known = list(ids)
    messages = sum(1 for each in known if desk.plan.message(each))
    milestones = len(known) - messages
    counts = [_n("{count} message", "{count} messages", messages)] if messages else []
    counts += [_n("{count} milestone", "{count} milestones", milestones)] if milestones else []
    return _(" and ").join(counts), len(known)


def _change(comparison: Comparison, difference: Difference, field: str) -> str:
    """Return what happened to one key: "status: draft → approved", "audience: + Balie", "activation changed"."""
    before, after = (value_of(each, field) if each else None for each in (difference.before, difference.after))
    label = _label(difference, field)
    if isinstance(before, tuple) and isinstance(after, tuple) and _names(before) and _names(after):
        old, new = (_members(desk, difference.table, field, items) for desk, items in _sides(comparison, before, after))
        steps = [f"+ {each}" for each in new if each not in old] + [f"− {each}" for each in old if each not in new]
        return f"{label}: {', '.join(steps)}" if steps else _("{key}: in another order").format(key=label)
    if days := _days(comparison, difference, before, after):
        return f"{label}: {days}"
    shown = [_value(desk, difference.table, field, each) for desk, each in _sides(comparison, before, after)]
    if None not in shown:
        return f"{label}: {shown[0]} → {shown[1]}"
    if before in (None, "", ()):
        return _("{key} filled in").format(key=label)
    return _("{key} emptied").format(key=label) if after in (None, "", ()) else _("{key} changed").format(key=label)


def _days(comparison: Comparison, difference: Difference, before: object, after: object) -> str:
    """Return from when to when a moment other than its own went, and how it is written; nothing where a day lacks."""
    written = isinstance(after, Anchored | Relative)
    if not written and not isinstance(before, Anchored | Relative):
        return ""
    rows = (difference.before, difference.after)
    sides = zip(rows, _sides(comparison, before, after), strict=True)
    old, new = (_slot(desk, row, moment) for row, (desk, moment) in sides)
    if new is None or (old is None and before is not None):
        return ""
    words = _moment(comparison.after, after)
    if old == new:
        return f"{_moment(comparison.before, before)} → {words}{f' ({day_and_time(new)})' if written else ''}"
    return f"{_from_to(old, new) if old else f'– → {day_and_time(new)}'}{f' ({words})' if written else ''}"


def _slot(desk: Desk, row: Entry | None, moment: object) -> Slot | None:
    """Return the days of a moment that an entry names; None for what is none, or could not be placed."""
    match moment:
        case OnDay() | AtTime() | Window() | Anchored():
            return desk.schedule.place(moment)
        case date():
            return desk.schedule.place(OnDay(moment))
        case Relative() if isinstance(row, Message):
            due = desk.schedule.deadline(row, moment)
            return desk.schedule.place(OnDay(due.first)) if due else None
        case _:
            return None


def _label(difference: Difference, field: str) -> str:
    """Return what a key is called, in the middle of a sentence."""
    key = toml_key(difference.after, field) if difference.after else field
    word = _(WORDS[field]) if field in WORDS else clean(key)
    return word[:1].lower() + word[1:]


def _sides(comparison: Comparison, before: Any, after: Any) -> tuple[tuple[Desk, Any], ...]:  # noqa: ANN401
    """Return the two values, each with the desk that knows its names."""
    return (comparison.before, before), (comparison.after, after)


def _names(items: tuple[Any, ...]) -> bool:
    """Tell whether a list is one of words, days or distances."""
    return not any(hasattr(item, "model_fields_set") for item in items)


def _members(desk: Desk, table: str, field: str, items: tuple[Any, ...]) -> list[str]:
    """Return what stands in a list, by name."""
    return [_value(desk, table, field, item) or clean(str(item)) for item in items]


def _value(desk: Desk, table: str, field: str, value: Any) -> str | None:  # noqa: ANN401 - any value of a plan
    """Return a value as people read it, in a few words; None when it takes more."""
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, str):
        return _text(desk, table, field, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple | list | dict) or hasattr(value, "model_fields_set"):
        return None
    return _moment(desk, value)


def _text(desk: Desk, table: str, field: str, value: str) -> str | None:
    """Return a text, or the name of what it refers to; None when it is a longer text."""
    target = target_of(table, field)
    if field == "status":
        return _(status_word(value))
    if field in CHOSEN:
        return _(value)
    if target is None:
        text = clean(value)
        return text if len(text) <= LONG else None
    entry = desk.effective.get(target, value)
    hidden = isinstance(entry, Message) and entry.confidential
    return shorten(clean(name_of(entry) if entry is not None and not hidden else value), LONG)


def _moment(desk: Desk, value: object) -> str:
    """Return a day, a moment or a length in the words of the program; a number as the file has it."""
    words = current()
    match value:
        case OnDay(day):
            return words.full_day(day)
        case date():
            return words.full_day(value)
        case AtTime() | Window() | Anchored():
            return words.render(said_when(value, partial(called, desk.effective)))
        case Relative(terms):
            return words.render(said_distance(terms))
        case Duration():
            return told_length(value, words)
        case _:
            return clean(str(value))
