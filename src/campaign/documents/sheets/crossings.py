"""Tables in which the cells are the messages: a column for each week or milestone, or for each audience."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from campaign.documents.sheets.cells import channel_kind, marked, nothing
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import DAY
from campaign.documents.sheets.date_weeks import WEEK
from campaign.documents.sheets.draft import Draft, Untaken, shortened
from campaign.documents.sheets.drafts import Reader, say_moment
from campaign.documents.sheets.heading_rows import is_named, moments_in
from campaign.documents.sheets.layouts import runs
from campaign.documents.sheets.matrices import MOST_WORDS
from campaign.documents.sheets.moments import UNSAID, Moment
from campaign.documents.sheets.row_moments import Refused, clocked
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Cell
from campaign.documents.sheets.times import is_clock
from campaign.documents.sheets.week_calendars import in_week
from campaign.language import say
from campaign.model.when import OnDay, Window

DAY_IN_WORDS = re.compile(rf"{DAY.pattern}(?:\.?\s+20\d\d\b)?", re.IGNORECASE)
AROUND = " ,;:()-–"
"""What stands between a day and the rest of a cell."""
WORDED = re.compile(r"[^\W\d_]")
"""What a cell has that says something in words."""
BEHIND_DAY = re.compile(r"(?:\b(?:op|on|per|d\.?d\.?)|[(,:;–-])\s*$", re.IGNORECASE)


def at_moments(draft: Draft, record: Record, reader: Reader) -> tuple[Draft, ...]:
    """Return the messages of a row with marks under moments: one for each run of marks, one for each cell with words.

    Cells with words are messages of their own where the row names no message but an audience.
    """
    filled = [number for number in sorted(reader.table.across) if _says(record.cells.get(number))]
    if not filled:
        return _unmarked(draft, record, reader) if draft.title else ()
    draft = _with_own(replace(draft, title=draft.title or shortened(draft.phase)), record, reader, None)
    if any((record.row, number) in reader.table.coloured for number in filled):
        draft = replace(draft, assumed=(*draft.assumed, say("Coloured cells are taken as crosses")))
    if _is_channel_alone(draft, record, reader) and not all(marked(record.cells[each].text) for each in filled):
        return tuple(_told_to(draft, record, reader, number) for number in filled)
    if not _names_message(draft, record, reader):
        return tuple(_crossed(draft, record, reader, number) for number in filled if _first(record, number))
    return _in_runs(draft, record, reader, filled)


def _in_runs(draft: Draft, record: Record, reader: Reader, filled: Iterable[int]) -> tuple[Draft, ...]:
    """Return the message of a row once for each run of its filled cells; of several the title tells when each is."""
    timed = {number: in_week(record.cells[number], reader.across[number], dutch=reader.dutch) for number in filled}
    runs = (each for run in _together(reader, timed) for each in _said_apart(run, record))
    found = [_in_run(draft, record, reader, run, timed[run[0]]) for run in runs]
    if len(found) == 1:
        return tuple(found)
    return tuple(replace(each, title=f"{each.title} ({each.moment.text})") for each in found)


def _in_run(draft: Draft, record: Record, reader: Reader, run: Sequence[int], day: tuple[str, Moment] | None) -> Draft:
    """Return a message in a run of cells, with their words in its notes.

    `day` is the day that a cell by itself says of its week, with its other words.
    """
    said = {number: day[0] if day else record.cells[number].text for number in run if _first(record, number)}
    noted = [f"{reader.table.across[at].text}: {text}" for at, text in said.items() if text and not marked(text)]
    moment = day[1] if day else _spanned(reader.across[run[0]], reader.across[run[-1]])
    return reader.at(replace(draft, notes=(*draft.notes, *noted)), moment, say_moment(reader.dutch), record)


def _unmarked(draft: Draft, record: Record, reader: Reader) -> tuple[Draft, ...]:
    """Return the messages of a row without a mark: at the moment in a column of its own, else at none: that is told."""
    if _says(reader.cell(record, "when")):
        return tuple(reader.at_its_moments(draft, record))
    why = (
        say("None of its moments is marked")
        if reader.table.knows_colours
        else say("None of its moments is marked; colours are only read from an .xlsx")
    )
    draft = _with_own(draft, record, reader, None)
    draft = replace(draft, untaken=(*draft.untaken, Untaken(draft.row, draft.title, why)))
    return (reader.at(draft, UNSAID, "", record),)


def _together(reader: Reader, timed: Mapping[int, object]) -> Iterator[list[int]]:
    """Give the columns that are one message together, of those filled: a run of them, or one with its own day."""
    order = sorted(reader.table.across)
    for first, last in runs([order.index(number) for number in timed]):
        run: list[int] = []
        for number in order[first : last + 1]:
            if timed[number] is None:
                run.append(number)
                continue
            yield from filter(None, [run])
            yield [number]
            run = []
        yield from filter(None, [run])


def _said_apart(numbers: list[int], record: Record) -> Iterator[list[int]]:
    """Give a run of columns in parts that each say one thing: words go on until others begin; days are no words."""
    part: list[int] = []
    text = ""
    for number in numbers:
        own = " ".join(record.cells[number].text.split())
        own = "" if marked(own) or DAY.search(own) or not WORDED.search(own) else own
        if own and text and own.casefold() != text.casefold():
            yield part
            part = []
        part.append(number)
        text = own or text
    yield from filter(None, [part])


def _first(record: Record, number: int) -> bool:
    """Tell whether a cell is one by itself, or the first of those that are shown as one."""
    return record.cells[number] is not record.cells.get(number - 1)


def for_audiences(draft: Draft, record: Record, reader: Reader) -> tuple[Draft, ...]:
    """Return the messages of a row that is a moment: one for each audience, or hour, whose column says something."""
    cell = reader.cell(record, "when") or reader.cell(record, "milestone")
    moment = read_cell(cell.text, cell.value, reader.around)[0] if cell else Moment()
    draft = _with_own(draft, record, reader, cell)
    found = []
    for number, heading in sorted(reader.table.across.items()):
        inner = record.cells.get(number)
        if _says(inner) and inner is not None:
            if is_clock(heading.text, heading.value):
                worded = _worded(draft, inner)
                worded = worded if worded.title else replace(worded, title=f"{moment.text} {heading.text}".strip())
                found.append(_at_hour(worded, moment, heading, record, reader))
                continue
            worded = _worded(replace(draft, audiences=reader.named(heading.text)), inner)
            found.append(reader.at(worded, moment, say_moment(reader.dutch), record))
    return tuple(found)


def _at_hour(draft: Draft, moment: Moment, heading: Cell, record: Record, reader: Reader) -> Draft:
    """Return the message below an hour, on the day of its row; an hour that goes with no day is told."""
    found = clocked(moment, heading, reader.around)
    if isinstance(found, Refused):
        left = Untaken(record.row, heading.text, *found)
        noted = f"{'Tijd' if reader.dutch else 'Time'}: {heading.text}"
        draft = replace(draft, notes=(*draft.notes, noted), untaken=(*draft.untaken, left))
        found = moment
    return reader.at(draft, found, say_moment(reader.dutch), record)


def through_channels(draft: Draft, record: Record, reader: Reader) -> tuple[Draft, ...]:
    """Return the messages of a row that is a moment: one for each channel whose column says something."""
    filled = {number: record.cells[number] for number in sorted(reader.table.across) if _says(record.cells.get(number))}
    if not filled:
        return tuple(reader.at_its_moments(draft, record)) if draft.title else ()
    found: list[Draft] = []
    for number, cell in filled.items():
        channel = " ".join(reader.table.across[number].text.split())
        title = channel if marked(cell.text) else shortened(cell.text)
        body = {} if marked(cell.text) or title == cell.text.rstrip(".") else {"body": cell.text}
        own = draft.id if len(filled) == 1 else ""
        one = replace(draft, title=title, channel=channel, kind=channel_kind(channel), id=own)
        found += reader.at_its_moments(replace(one, typed={**one.typed, **body}), record)
    return tuple(found)


def _with_own(draft: Draft, record: Record, reader: Reader, taken: Cell | None) -> Draft:
    """Return a draft with what its row says of when it is, beside the moment that counts, in its notes."""
    dated = [each for each in reader.table.columns if each.field in {"when", "milestone"}]
    said = {each: record.cells[each.number] for each in dated if each.number in record.cells}
    noted = [f"{column.heading}: {cell.text}" for column, cell in said.items() if cell != taken and _says(cell)]
    return replace(draft, notes=(*draft.notes, *noted))


def _says(cell: Cell | None) -> bool:
    """Tell whether a cell says something."""
    return cell is not None and not nothing(cell.text)


def _names_message(draft: Draft, record: Record, reader: Reader) -> bool:
    """Tell whether a row is a message by itself, of which the cells only say when it is."""
    named = reader.text(record, "title") or reader.text(record, "body") or draft.channel or draft.key_messages
    return bool(named) or not draft.audiences.named


def _is_channel_alone(draft: Draft, record: Record, reader: Reader) -> bool:
    """Tell whether a row is a channel and nothing else, against milestones that have a name."""
    texts = [cell.text for cell in reader.table.across.values()]
    said = reader.text(record, "title") or reader.text(record, "body") or draft.key_messages or draft.audiences.named
    return bool(draft.channel) and not said and any(map(is_named, texts))


def _told_to(draft: Draft, record: Record, reader: Reader, number: int) -> Draft:
    """Return the message through a channel at a milestone: its cell says to whom, and perhaps on which day.

    A cell with a sentence is what it says.
    """
    cell, moment = record.cells[number], reader.across[number]
    text, day = _dated(cell, reader)
    title = shortened(f"{moment.text} – {draft.channel}")
    worded = draft
    if day is not None:
        worded = replace(worded, notes=(*worded.notes, f"{say_moment(reader.dutch)}: {moment.text}"))
    if text and not marked(text):
        people = reader.named(text)
        if max((len(each.name.split()) for each in people.named), default=0) > MOST_WORDS:
            title, worded = shortened(text), replace(worded, typed={**worded.typed, "body": text})
        else:
            worded = replace(worded, audiences=people)
    return reader.at(replace(worded, title=title), day or moment, say_moment(reader.dutch), record)


def _crossed(draft: Draft, record: Record, reader: Reader, number: int) -> Draft:
    """Return the message in the cell of an audience and a moment; a day in the cell is that of the message."""
    cell, moment = record.cells[number], reader.across[number]
    text, day = in_week(cell, moment, dutch=reader.dutch) or _dated(cell, reader)
    if day is None:
        worded = _worded(draft, cell)
        if marked(cell.text) and moments_in(reader.table.across) != reader.table.across.keys():
            worded = replace(worded, title=_under(moment, draft))
        return reader.at(worded, moment, say_moment(reader.dutch), record)
    if text:
        worded = _worded(draft, cell._replace(text=text, value=None))
        worded = replace(worded, notes=(*worded.notes, f"{say_moment(reader.dutch)}: {moment.text}"))
    else:
        worded = replace(draft, title=_under(moment, draft))
    return reader.at(worded, day, say_moment(reader.dutch), record)


def _dated(cell: Cell, reader: Reader) -> tuple[str, Moment | None]:
    """Return what a cell says beside a day, and that day; None where it has no day."""
    text = " ".join(cell.text.split())
    if isinstance(cell.value, date) or WEEK.fullmatch(text):
        return "", read_cell(text, cell.value, reader.around)[0]
    found = DAY_IN_WORDS.search(text)
    if found is None:
        return text, None
    whole = read_cell(text, None, reader.around)[0]
    if whole.when is not None or whole.doubt:
        return "", whole
    for before, behind in ((text[: found.start()], text[found.start() :]), ("", text)):
        words = BEHIND_DAY.sub("", before) if before else ""
        day, rest = (behind, "") if before else (found[0], text[found.end() :])
        moment = read_cell(day.strip(" ()"), None, reader.around)[0]
        if (moment.when is not None or moment.doubt) and (words or rest.strip(AROUND)):
            return words.strip(AROUND) or rest.strip(AROUND), moment
    return text, None


def _worded(draft: Draft, cell: Cell) -> Draft:
    """Return a draft that a cell gives its title; and its channel, where the cell names one and no more."""
    if marked(cell.text):
        return replace(draft, title=shortened(_names(draft) or draft.title))
    text = " ".join(cell.text.split())
    kind = channel_kind(text) if len(text.split()) <= MOST_WORDS else None
    if kind is not None:
        return replace(draft, title=shortened(cell.text), channel=text, kind=kind)
    title = shortened(cell.text)
    typed = {} if title == text.rstrip(".") else {"body": cell.text}
    return replace(draft, title=title, typed={**draft.typed, **typed})


def _under(moment: Moment, draft: Draft) -> str:
    """Return what a message is called of which a cell only says that it is there, or when."""
    return shortened(f"{moment.text} – {_names(draft)}".strip(" –"))


def _names(draft: Draft) -> str:
    """Return the audiences of a draft."""
    return ", ".join(each.name for each in draft.audiences.named)


def _spanned(first: Moment, last: Moment) -> Moment:
    """Return what runs from one moment to another."""
    text = first.text if first is last else f"{first.text} – {last.text}"
    if first is last or first.when is None or last.when is None:
        return replace(first, text=text)
    if isinstance(first.when, OnDay | Window) and isinstance(last.when, OnDay | Window):
        return replace(first, until=last.until or last.when, text=text)
    return replace(first, text=text)
