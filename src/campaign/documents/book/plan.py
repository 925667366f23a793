"""The plan that a spreadsheet carries with it, as texts of JSON: what went out, to the letter, and when it happens.

What people changed in the sheets is found by comparing them with it; what they left alone comes back exactly, also
where a cell cannot hold it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from pydantic import ValidationError

from campaign.documents.book.sheets import Book, Slots
from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.plan import FORMAT, TABLES, Plan
from campaign.schedule.slots import Slot

MARKER = "campaign-book-1"
"""What the first text begins with: whose it is, and which form the rest has."""
KINDS = {f"${kind.__name__}": kind for kind in (date, datetime, time)}
ESCAPED = re.compile("_(?=x)|x005F_")
"""What spreadsheet programs take for the code of a character (ECMA-376, 22.9.2.19)."""


class Carried(NamedTuple):
    """What a spreadsheet carries."""

    plan: Plan
    slots: Slots
    whom: str = ""
    """The audiences that it is for: it carries a choice of the plan then, and what is not in it is not gone."""


def carried_texts(book: Book) -> Iterator[str]:
    """Give the texts in which a plan is carried, all of printable ASCII: one for each entry, and one for the rest."""
    yield MARKER
    plan = book.plan
    said = plan.model_dump(by_alias=True, exclude_unset=True, exclude_none=True, exclude={*map(str, TABLES)})
    yield _text({"plan": said, **({"whom": book.whom} if book.whom else {})})
    for table in TABLES:
        for row in plan.table(table):
            told: dict[str, Any] = {table: row.model_dump(by_alias=True, exclude_unset=True, exclude_none=True)}
            slot = book.slots.get((table, row.id))
            yield _text({**told, "slot": _shown(slot)} if slot else told)


def read_carried(texts: Iterable[str]) -> Carried:
    """Return the plan that texts carry.

    Raises:
        NotUnderstoodError: they were changed, or are of a newer program.
    """
    marker, *told = texts
    if marker != MARKER:
        raise _changed()
    data: dict[str, Any] = {}
    slots: dict[tuple[str, str], Slot] = {}
    whom = ""
    try:
        for each in map(_read, told):
            data.update(each.pop("plan", {}))
            whom = str(each.pop("whom", whom))
            slot = each.pop("slot", None)
            for table, row in each.items():
                data.setdefault(table, []).append(row)
                if slot:
                    slots[table, row["id"]] = _slot(slot)
        if not 0 < data.get("format", FORMAT) <= FORMAT:
            raise _changed()
        return Carried(Plan.model_validate(data), slots, whom)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ValidationError):
        raise _changed() from None


def _slot(told: list[Any]) -> Slot:
    """Return a slot that a text tells of.

    Raises:
        TypeError: it is none.
    """
    slot = Slot(*told)
    days = type(slot.first) is date and type(slot.last) is date
    if not days or not isinstance(slot.start, datetime | None) or slot.end is not None:
        raise TypeError(told)
    return slot


def _shown(slot: Slot) -> list[Any]:
    """Return a slot without its end and zone, which no cell tells."""
    start = slot.start.replace(tzinfo=None) if slot.start else None
    return [slot.first, slot.last, start, None, slot.certainty, slot.window]


def _text(told: object) -> str:
    """Return a value as JSON in which no spreadsheet program finds anything to read otherwise."""
    text = json.dumps(told, default=_tagged, separators=(",", ":"))
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0][0]):04x}{found[0][1:]}", text)


def _tagged(value: object) -> dict[str, str]:
    """Return a day or time, which JSON has not, under the name of its kind."""
    if isinstance(value, date | time):
        return {f"${type(value).__name__}": value.isoformat()}
    raise TypeError(value)


def _read(text: str) -> dict[str, Any]:
    """Return the value that a text holds."""
    value = json.loads(text, object_hook=_untagged)
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _untagged(value: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the day or time under the name of its kind, and anything else as it is."""
    if len(value) == 1:
        ((name, text),) = value.items()
        if name in KINDS and isinstance(text, str):
            return KINDS[name].fromisoformat(text)
    return value


def _changed() -> NotUnderstoodError:
    """Return the refusal of texts that do not carry a plan."""
    return NotUnderstoodError(
        say("What the workbook carries of its plan was changed"),
        say("Export it anew, and make your changes in that; or delete the sheet ‘campaign’, which carries it."),
    )
