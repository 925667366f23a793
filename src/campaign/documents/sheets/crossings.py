"""Tables in which the cells are the messages: a column for each week or milestone, or for each audience."""

from dataclasses import replace

from campaign.documents.sheets.cells import channel_kind, nothing
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.drafts import Draft, Reader, say_moment, shortened
from campaign.documents.sheets.layouts import Record, marked, runs
from campaign.documents.sheets.moments import Moment
from campaign.documents.sheets.tables import Cell
from campaign.model.when import OnDay, Window


def at_moments(draft: Draft, record: Record, reader: Reader) -> tuple[Draft, ...]:
    """Return the messages of a row with marks under moments: one for each run of marks, one for each cell with words.

    Cells with words are messages of their own where the row names no message but an audience.
    """
    filled = [number for number in sorted(reader.table.across) if _says(record.cells.get(number))]
    if not filled:
        return (draft,) if draft.title else ()
    if not _names_message(draft, record, reader):
        return tuple(_crossed(draft, record.cells[number], reader, number) for number in filled)
    order = sorted(reader.table.across)
    found: list[Draft] = []
    places = [order.index(number) for number in filled]
    for first, last in runs(places):
        numbers = order[first : last + 1]
        noted = [
            f"{reader.table.across[number].text}: {record.cells[number].text}"
            for number in numbers
            if not marked(record.cells[number])
        ]
        moment = _spanned(reader.across[numbers[0]], reader.across[numbers[-1]])
        found.append(reader.at(replace(draft, notes=(*draft.notes, *noted)), moment, say_moment(reader.dutch)))
    if len(found) == 1:
        return tuple(found)
    return tuple(replace(each, title=f"{each.title} ({each.moment.text})") for each in found)


def for_audiences(draft: Draft, record: Record, reader: Reader) -> tuple[Draft, ...]:
    """Return the messages of a row that is a moment: one for each audience whose column says something."""
    cell = reader.cell(record, "when") or reader.cell(record, "milestone")
    moment = read_cell(cell.text, cell.value, reader.around)[0] if cell else Moment()
    found = []
    for number, heading in sorted(reader.table.across.items()):
        inner = record.cells.get(number)
        if _says(inner) and inner is not None:
            people = reader.named(heading.text)
            found.append(reader.at(_worded(replace(draft, audiences=people), inner), moment, say_moment(reader.dutch)))
    return tuple(found)


def _says(cell: Cell | None) -> bool:
    """Tell whether a cell says something."""
    return cell is not None and not nothing(cell.text)


def _names_message(draft: Draft, record: Record, reader: Reader) -> bool:
    """Tell whether a row is a message by itself, of which the cells only say when it is."""
    named = reader.text(record, "title") or reader.text(record, "body") or draft.channel or draft.key_messages
    return bool(named) or not draft.audiences.named


def _crossed(draft: Draft, cell: Cell, reader: Reader, number: int) -> Draft:
    """Return the message in the cell of an audience and a moment."""
    return reader.at(_worded(draft, cell), reader.across[number], say_moment(reader.dutch))


def _worded(draft: Draft, cell: Cell) -> Draft:
    """Return a draft that a cell gives its channel and its title."""
    if marked(cell):
        names = ", ".join(each.name for each in draft.audiences.named)
        return replace(draft, title=shortened(names or draft.title))
    text = " ".join(cell.text.split())
    return replace(draft, title=shortened(cell.text), channel=text, kind=channel_kind(text))


def _spanned(first: Moment, last: Moment) -> Moment:
    """Return what runs from one moment to another."""
    text = first.text if first is last else f"{first.text} – {last.text}"
    if first is last or first.when is None or last.when is None:
        return replace(first, text=text)
    if isinstance(first.when, OnDay | Window) and isinstance(last.when, OnDay | Window):
        return replace(first, until=last.until or last.when, text=text)
    return replace(first, text=text)
