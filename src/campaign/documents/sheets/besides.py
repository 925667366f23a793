"""What stands beside the plan in its sheet: milestones, phases, audiences or more messages, as its headings say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import plain
from campaign.documents.sheets.layouts import PHASE, Table, find_table
from campaign.documents.sheets.listed import Listed, listed, lists_audiences, table_of_audiences
from campaign.documents.sheets.named import Named, is_plan_of_phases
from campaign.documents.sheets.reading import Part, Reading
from campaign.documents.sheets.tables import Row, Sheet
from campaign.language import Sentence, say

Kind = Literal["moments", "messages", "audiences", ""]
"""What a table says: when milestones or phases are, more messages, who the audiences are, or nothing for a plan."""


NONE = Table("rows", (), {}, (), ())
"""The table of a sheet that has none."""


class Beside(NamedTuple):
    """A table beside the plan."""

    kind: Kind
    part: Part
    choices: Choices
    """What its columns mean, with what the title above them says of that."""
    title: str = ""


def beside(sheet: Sheet, choices: Choices, names: frozenset[str], *, dutch: bool) -> Beside:
    """Return what a table beside the plan says; `dutch` tells the language of the whole sheet."""
    title = _title(sheet.rows)
    milestones = plain(title).startswith(("mijlpa", "milestone"))
    table = find_table(sheet, choices.meant, names)
    own = table.column("title") if table else None
    if milestones and table is not None and own is not None and table.column("channel") is None:
        choices = replace(choices, meant={own.heading: "milestone", **choices.meant})
        table = find_table(sheet, choices.meant, names)
    if table is None or table.turned:
        people = table_of_audiences(sheet, choices.meant)
        return Beside("audiences" if people else "", Part(sheet, people or NONE), choices, title)
    aside = tuple(each for each in table.aside if each.text != title)
    kind = _kind(table)
    part = Part(sheet, replace(table, aside=aside) if kind == "messages" else table, dutch=dutch)
    if kind == "messages":
        part = below_its_phase(part) if PHASE.match(title) else part._replace(note=title)
    return Beside(kind, part, choices, title)


def below_its_phase(part: Part) -> Part:
    """Return a part of a sheet whose rows are in the phase that stands alone above them; as it is without one."""
    title = next((cell.text for cell in part.table.aside if PHASE.match(cell.text)), _title(part.sheet.rows))
    if not PHASE.match(title):
        return part
    records = tuple(replace(each, heading=each.heading or title) for each in part.table.records)
    aside = tuple(each for each in part.table.aside if each.text != title)
    return part._replace(table=replace(part.table, records=records, aside=aside))


def _title(rows: Sequence[Row]) -> str:
    """Return what stands alone above a table."""
    return " ".join(rows[0][0].text.split()) if rows and len(rows[0]) == 1 else ""


def _kind(table: Table) -> Kind:
    """Return what a table says, by its headings."""
    fields: set[Field | None] = {each.field for each in table.columns if each.sure}
    if table.layout != "rows" or ("channel" in fields and fields & {"title", "body", "audiences", "when"}):
        return "messages"
    if is_plan_of_phases(table) or ({"milestone", "when"} <= fields and not fields & {"title", "body", "audiences"}):
        return "moments"
    return "audiences" if lists_audiences(table) else ""


def with_besides(reading: Reading, others: Sequence[tuple[Beside, Reading | None]]) -> Reading:
    """Return what a sheet says with what the tables beside its plan say."""
    for other, found in others:
        if other.kind == "audiences":
            people = tuple(listed(other.part.table))
            aside = (*reading.aside, *_around(other, people))
            reading = replace(reading, audiences=(*reading.audiences, *people), aside=aside)
        elif found is not None:
            reading = _both(reading, found)
        else:
            rows = ((row[0].row, " | ".join(cell.text for cell in row)) for row in other.part.sheet.rows)
            above = other.title if other.part.sheet.rows[0][0].row == 1 else ""
            reading = replace(reading, title=reading.title or above, aside=(*reading.aside, *rows))
    told = tuple(_told(others))
    return replace(reading, told=(*reading.told, *told), aside=tuple(sorted(reading.aside)))


def _around(other: Beside, people: Sequence[Listed]) -> Iterator[tuple[int, str]]:
    """Give what a table of audiences says besides them: its title, what has no place there, and rows without a name."""
    named = {each.row for each in people}
    yield from ((each.row, f"{each.name} – {text}") for each in people for text in each.rest)
    for row in other.part.sheet.rows:
        known = {cell.text for cell in row} <= {each.heading for each in other.part.table.columns}
        if row[0].row not in named and not known:
            yield row[0].row, " | ".join(cell.text for cell in row)


def _both(one: Reading, other: Reading) -> Reading:
    """Return what two tables of a sheet say together."""
    known = {plain(each.heading) for each in one.columns}
    first, last = (one, other) if other.drafts else (other, one)
    return replace(
        one,
        columns=(*one.columns, *(each for each in other.columns if plain(each.heading) not in known)),
        order=one.order if one.order == other.order or not other.drafts else "unsure",
        settles=one.settles | other.settles,
        title=one.title or other.title,
        drafts=tuple(sorted((*one.drafts, *other.drafts), key=lambda each: each.row)),
        milestones=tuple(each_once((*first.milestones, *last.milestones))),
        phases=tuple({each.name.casefold(): each for each in (*one.phases, *other.phases)}.values()),
        untaken=(*one.untaken, *other.untaken),
        aside=(*one.aside, *other.aside),
        headed=(*one.headed, *other.headed),
    )


def each_once(named: Sequence[Named]) -> Iterator[Named]:
    """Give milestones each once: as the table has it that says when it is."""
    found: dict[str, Named] = {}
    for each in named:
        if each.id not in found or each.moment.when is not None:
            found[each.id] = each
    yield from found.values()


def _told(others: Sequence[tuple[Beside, Reading | None]]) -> Iterator[Sentence]:
    """Give where tables stand beside the plan, and as what they are read."""
    for other, _found in others:
        row = other.part.sheet.rows[0][0].row
        match other.kind:
            case "moments":
                yield say("From row {row} on stands another table, with milestones or phases.", row=row)
            case "messages":
                yield say("From row {row} on stands another table, with messages too.", row=row)
            case "audiences":
                yield say("From row {row} on stands another table, with audiences.", row=row)
            case _:
                yield say("From row {row} on stands another table, which is no part of the plan.", row=row)
