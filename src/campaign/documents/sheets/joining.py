"""The sheets of a file read as one plan: what each says, joined, and what their names tell of their messages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from campaign.documents.sheets.besides import below_its_phase, beside, each_once, with_besides
from campaign.documents.sheets.cells import channel_kind
from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.colours import with_colours
from campaign.documents.sheets.date_columns import Known
from campaign.documents.sheets.date_words import MONTH
from campaign.documents.sheets.draft import Draft
from campaign.documents.sheets.headers import Column, plain
from campaign.documents.sheets.languages import is_dutch
from campaign.documents.sheets.margins import read_margins, unread, with_margins
from campaign.documents.sheets.named import Named
from campaign.documents.sheets.reading import Part, Reading, read_part
from campaign.documents.sheets.tables import Sheet, Tables
from campaign.documents.sheets.together import Chosen, Found, Sheets, choose
from campaign.language import Sentence, say

MONTH_SHEET = re.compile(
    rf"(?:\d{{1,2}}[\s._-]+)?(?P<month>{MONTH})\.?(?:[\s._'’-]*(?P<year>20\d\d|\d\d))?",
    re.IGNORECASE,
)
"""What a sheet of one month is called: "maart", "03 maart 2027", "mrt '27"."""


def read_sheets(tables: Tables, choices: Choices, known: Known) -> tuple[Reading, Sheets]:
    """Return what the sheets of a file say, and which those are.

    Raises:
        NotUnderstoodError: none of them is a plan, or there is none of the name.
    """
    milestones = frozenset(plain(name) for pair in known.anchors for name in pair if name)
    chosen = choose(tables, choices, milestones)
    readings = []
    margins = read_margins(tables.margins)
    for part in _parts(chosen, choices):
        part = part._replace(table=with_colours(part.table, part.sheet.name, tables.workbook))  # noqa: PLW2901 - coloured
        reading, known = _read(part, choices, known, tables, milestones)
        beside_cells = (margins or {}).get(part.sheet.name)
        readings.append(with_margins(reading, part.table, _whole(part.sheet.name, tables), beside_cells))
    joined = readings[0] if len(readings) == 1 else _joined(readings)
    told = (*tables.told, *((unread(),) if margins is None else ()), *_told(chosen), *joined.told)
    names = tuple(each.sheet.name for each in chosen.read)
    return replace(joined, told=told), Sheets(names, chosen.together, chosen.others)


def _whole(name: str, tables: Tables) -> Sheet:
    """Return a sheet with all of its rows, also those of the tables beside its plan."""
    return next(each for each in tables.sheets if each.name == name)


def _read(
    part: Part, choices: Choices, known: Known, tables: Tables, milestones: frozenset[str]
) -> tuple[Reading, Known]:
    """Return what a sheet says with the tables beside its plan; those with milestones are read before it."""
    dutch = is_dutch(part.sheet)
    found = [beside(each, choices, milestones, dutch=dutch) for each in part.besides]
    part = below_its_phase(part) if found else part
    readings: dict[int, Reading] = {}
    for kind in ("moments", "", "messages"):
        if not kind:
            reading, known = read_part(part, choices, known, order=tables.order, from_1904=tables.from_1904)
        for place, each in enumerate(found):
            if kind and each.kind == kind:
                readings[place], known = read_part(
                    each.part, each.choices, known, order=tables.order, from_1904=tables.from_1904
                )
    return with_besides(reading, [(each, readings.get(place)) for place, each in enumerate(found)]), known


def _told(chosen: Chosen) -> Iterator[Sentence]:
    """Give which sheets were read and which were not, where there are several."""
    if len(chosen.read) > 1:
        yield say("Sheets read together: {names}.", names=[each.sheet.name for each in chosen.read])
    if others := [each for each in chosen.others if each not in chosen.repeating]:
        yield say("Sheets not read: {names}.", names=others)
    if chosen.repeating:
        yield say("Not read, as versions of a sheet that is: {names}.", names=list(chosen.repeating))


def _parts(chosen: Chosen, choices: Choices) -> Iterator[Part]:
    """Give the sheets to read; where a plan is spread over several, a name says what all messages of a sheet share."""
    for found in chosen.read:
        named = _named(found) if len(chosen.read) > 1 or choices.sheets else Part(found.sheet, found.table)
        named = named._replace(besides=found.besides)
        yield named if len(chosen.read) > 1 else named._replace(note="")


def _named(found: Found) -> Part:
    """Return a sheet with what its name tells: the channel or month of its messages, else a line for their notes."""
    sheet, table, _besides = found
    part, name = Part(sheet, table), " ".join(sheet.name.split())
    month = MONTH_SHEET.fullmatch(name)
    if month:
        year = month["year"] or ""
        return part._replace(month=f"{month['month']} {'20' if len(year) == 2 else ''}{year}".strip())
    if table.column("channel") is None and channel_kind(name) is not None:
        return part._replace(channel=name)
    return part._replace(note=f"{'Tabblad' if is_dutch(sheet) else 'Sheet'}: {name}")


def _joined(readings: Sequence[Reading]) -> Reading:
    """Return several readings as one, each row with the name of its sheet."""
    first = max(readings, key=lambda each: len(each.drafts))
    orders = {each.order for each in readings}
    return Reading(
        readings[0].sheet,
        tuple(_columns(readings)),
        dutch=first.dutch,
        order=orders.pop() if len(orders) == 1 else "unsure",
        settles=frozenset().union(*(each.settles for each in readings)),
        title=next((each.title for each in readings if each.title), ""),
        drafts=tuple(_of_sheet(draft, each.sheet) for each in readings for draft in each.drafts),
        milestones=tuple(_milestones(readings)),
        phases=tuple(
            {named.name.casefold(): named for named in reversed(list(_named_in(readings, "phases")))}.values()
        ),
        untaken=tuple(replace(left, text=f"{each.sheet}: {left.text}") for each in readings for left in each.untaken),
        aside=tuple((row, f"{each.sheet}: {text}") for each in readings for row, text in each.aside),
        told=tuple(told for each in readings for told in each.told),
        audiences=tuple(listed for each in readings for listed in each.audiences),
        turned=any(each.turned for each in readings),
        headed=tuple(headings for each in readings for headings in each.headed),
    )


def _columns(readings: Iterable[Reading]) -> Iterator[Column]:
    """Give the columns of several readings, each heading once."""
    seen: set[str] = set()
    for column in (column for each in readings for column in each.columns):
        if plain(column.heading) not in seen:
            seen.add(plain(column.heading))
            yield column


def _of_sheet(draft: Draft, sheet: str) -> Draft:
    """Return a draft with the name of the sheet that it stands in."""
    left = tuple(replace(each, text=f"{sheet}: {each.text}") for each in draft.untaken)
    return replace(draft, sheet=sheet, untaken=left)


def _milestones(readings: Iterable[Reading]) -> Iterator[Named]:
    """Give the milestones of several readings, each once: as the sheet has it that says when it is."""
    return each_once(list(_named_in(readings, "milestones")))


def _named_in(readings: Iterable[Reading], what: Literal["milestones", "phases"]) -> Iterator[Named]:
    """Give the milestones or phases of several readings, each with the sheet that says when it is."""
    for each in readings:
        yield from (replace(named, sheet=each.sheet if named.row else "") for named in getattr(each, what))
