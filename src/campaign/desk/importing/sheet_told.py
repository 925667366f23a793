"""What is told of a spreadsheet that comes in: what its columns mean, what was filled in, what stands outside."""

from collections.abc import Iterable, Iterator, Mapping

from campaign.desk.importing.imports import NotUnderstood
from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.draft import Draft
from campaign.documents.sheets.headers import word_of
from campaign.documents.sheets.listed import Listed
from campaign.documents.sheets.moments import Doubt
from campaign.documents.sheets.reading import Reading
from campaign.language import Sentence, mark, say
from campaign.model.changes import changed_fields
from campaign.model.field_words import STATUS_NAMES, WORDS
from campaign.model.messages import Message
from campaign.model.people import Audience
from campaign.model.plan import Plan
from campaign.model.said import said_when
from campaign.model.when import AtTime

MOST_ROWS = 12
"""Rows, or ranges of rows, of which is told that the same was filled in."""


def remarks(reading: Reading, plan: Plan, said: Choices) -> Iterator[Sentence]:
    """Give what is worth knowing of the whole; `plan` has the milestones that the sheet speaks of."""
    yield from reading.told
    if waiting := [each for each in plan.milestones if each.date is None]:
        yield say("Milestones without a day: {names}. What hangs on them waits.", names=[each.name for each in waiting])
    yield from _said(reading, said)
    if reading.turned:
        yield say("The table lies on its side: a row here is a column of the sheet.")
    for column in reading.columns:
        if column.field is not None and not column.sure:
            field = Sentence(word_of(column.field))
            yield say("Column {heading} is taken as {field}, which is a guess.", heading=column.heading, field=field)
    if crossed := [each.heading for each in reading.columns if each.crossed and each.field == "audiences"]:
        yield say("Crosses below {headings} say for whom a row is.", headings=crossed)
    if noted := [each.heading.rstrip(" .:") for each in reading.columns if each.field is None]:
        yield say("To the notes: {headings}.", headings=noted)
    yield from _filled_in(reading)


SAID: Mapping[str, str] = {
    "day": mark("As you said, the day comes first in dates of numbers."),
    "month": mark("As you said, the month comes first in dates of numbers."),
    "calendar": mark("As you said, weeks are those of the calendar."),
    "project": mark("As you said, weeks count from the beginning of the project."),
}
"""What is told of what somebody said, now or before."""


def _said(reading: Reading, said: Choices) -> Iterator[Sentence]:
    """Give what somebody said that makes a difference."""
    choices: Mapping[Doubt, str | None] = {"order": said.order, "weeks": said.weeks}
    for doubt, choice in choices.items():
        if choice is not None and doubt in reading.settles:
            yield Sentence(SAID[choice])


def _filled_in(reading: Reading) -> Iterator[Sentence]:
    """Give what was filled in, with the rows that it was filled in for."""
    rows: dict[tuple[str, str], tuple[Sentence, list[str]]] = {}
    for sheet, number, assumed in _assumed(reading):
        for told in assumed:
            row = f"{sheet} {number}".strip()
            rows.setdefault((told.text, str(dict(told.values))), (told, []))[1].append(row)
    for told, numbers in rows.values():
        shown = [*_ranges(dict.fromkeys(numbers))]
        more = ["…"] if len(shown) > MOST_ROWS else []
        yield say("{what} (row {rows}).", what=told, rows=[*shown[:MOST_ROWS], *more])


def _assumed(reading: Reading) -> Iterator[tuple[str, int, tuple[Sentence, ...]]]:
    """Give what was filled in or taken for granted in each row, with its sheet and number."""
    for named in (*reading.milestones, *reading.phases):
        yield named.sheet, named.row, named.moment.assumed
    for draft in reading.drafts:
        yield draft.sheet, draft.row, (*draft.moment.assumed, *draft.assumed)


def _ranges(rows: Iterable[str]) -> Iterator[str]:
    """Give rows with those that follow each other as one: "4–9"; a row with the name of its sheet as it is."""
    first = last = ""
    for row in (*rows, ""):
        if first and row.isdecimal() and last.isdecimal() and int(row) == int(last) + 1:
            last = row
            continue
        if first and last.isdecimal() and int(last) > int(first) + 1:
            yield f"{first}–{last}"
        elif first:
            yield from dict.fromkeys((first, last))
        first = last = row


def outside(reading: Reading, *, kept: bool) -> Iterator[NotUnderstood]:
    """Give what stands outside the table, and where it is kept: in a new plan as comments."""
    why = (
        say("It stands outside the plan; the file of the plan keeps it as a comment")
        if kept
        else say("It stands outside the plan, and stays in the spreadsheet")
    )
    known = {(each.row, each.text) for each in reading.untaken}
    return (NotUnderstood(row, text, why) for row, text in reading.aside if (row, text) not in known)


def known_already(audiences: Iterable[tuple[Listed, Audience | None]]) -> Iterator[NotUnderstood]:
    """Give what a sheet says of audiences that the plan has already."""
    why = say("The plan has this audience already, and keeps it as it is")
    for each in (row for row, new in audiences if new is None):
        if each.size is not None or each.impact or each.benefit:
            said = filter(None, (each.name, str(each.size or ""), each.impact, each.benefit))
            yield NotUnderstood(each.row, " | ".join(said), why)


def told_of(message: Message, draft: Draft) -> Sentence:
    """Return what a message is, in a line, with what was filled in of it."""
    parts = [_when(message), say("through {channel}", channel=message.channel or "–")]
    if draft.status is not None and message.status is not None:
        parts.append(Sentence(STATUS_NAMES[message.status]))
    return with_doubts(say("{parts}", parts=parts), (*draft.moment.assumed, *draft.assumed))


def _when(message: Message) -> Sentence:
    """Return when a message is, with its end where that is another day, week or month."""
    first, last = message.when, message.until
    if last is None or last == first or (isinstance(first, AtTime) and isinstance(last, AtTime)):
        return said_when(first)
    return say("{first} – {last}", first=said_when(first), last=said_when(last))


def told_change(before: Message, after: Message, draft: Draft) -> Sentence:
    """Return what changes of a message, in a line, with what was filled in of it."""
    parts = []
    if before.when != after.when:
        parts.append(say("{before} becomes {after}", before=said_when(before.when), after=said_when(after.when)))
    if before.status != after.status and after.status is not None:
        now = Sentence(STATUS_NAMES[before.status or "draft"])
        parts.append(say("{before} becomes {after}", before=now, after=Sentence(STATUS_NAMES[after.status])))
    others = [each for each in changed_fields(before, after) if each not in {"when", "status", "status_log"}]
    parts += [Sentence(WORDS[each]) for each in others]
    return with_doubts(say("{parts}", parts=parts), (*draft.moment.assumed, *draft.assumed))


def in_sheet(told: Sentence, sheet: str) -> Sentence:
    """Return what is told of something with the sheet it stands in, where several are read."""
    return say("{told} – sheet {sheet}", told=told, sheet=sheet) if sheet else told


def with_doubts(told: Sentence, doubts: Iterable[Sentence]) -> Sentence:
    """Return what is told of a row with what was filled in or taken for granted in it."""
    for assumed in doubts:
        told = say("{told} ▲ {assumed}", told=told, assumed=assumed)
    return told
