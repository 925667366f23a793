"""What is told of a spreadsheet that comes in: what its columns mean, what was filled in, what stands outside."""

from collections.abc import Iterator

from campaign.desk.importing.imports import NotUnderstood
from campaign.documents.sheets.drafts import Draft
from campaign.documents.sheets.headers import word_of
from campaign.documents.sheets.reading import Reading
from campaign.language import Sentence, say
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import AtTime, OnDay

MOST_ROWS = 6
"""Rows of which is told that the same was filled in."""


def remarks(reading: Reading, plan: Plan) -> Iterator[Sentence]:
    """Give what is worth knowing of the whole; `plan` has the milestones that the sheet speaks of."""
    yield from _filled_in(reading)
    if reading.turned:
        yield say("The table lies on its side: a row here is a column of the sheet.")
    for column in reading.columns:
        if column.field is not None and not column.sure:
            field = Sentence(word_of(column.field))
            yield say("Column {heading} is taken as {field}, which is a guess.", heading=column.heading, field=field)
    if noted := [each.heading for each in reading.columns if each.field is None]:
        yield say("To the notes: {headings}.", headings=noted)
    yield from reading.told
    if waiting := [each for each in plan.milestones if each.date is None]:
        yield say(
            "Milestones without a day: {names}. What hangs on them waits; give one as --date {example}=2027-03-01.",
            names=[each.name for each in waiting],
            example=waiting[0].id,
        )


def _filled_in(reading: Reading) -> Iterator[Sentence]:
    """Give what was filled in, with the rows that it was filled in for."""
    rows: dict[tuple[str, str], tuple[Sentence, list[int]]] = {}
    for draft in reading.drafts:
        if told := draft.moment.assumed:
            rows.setdefault((told.text, str(dict(told.values))), (told, []))[1].append(draft.row)
    for told, numbers in rows.values():
        shown = [*dict.fromkeys(numbers)]
        more = ["…"] if len(shown) > MOST_ROWS else []
        yield say("{what} (row {rows}).", what=told, rows=[*shown[:MOST_ROWS], *more])


def outside(reading: Reading, *, kept: bool) -> Iterator[NotUnderstood]:
    """Give what stands outside the table, and where it is kept: in a new plan as comments."""
    why = (
        say("It stands outside the plan; the file of the plan keeps it as a comment")
        if kept
        else say("It stands outside the plan, and stays in the spreadsheet")
    )
    return (NotUnderstood(row, text, why) for row, text in reading.aside)


def told_of(message: Message, draft: Draft) -> Sentence:
    """Return what a message is, in a line, with what was filled in of it."""
    when, channel = when_of(message.when), message.channel or "–"
    if draft.moment.assumed is None:
        return say("{when}, through {channel}", when=when, channel=channel)
    return say("{when}, through {channel} ▲ {assumed}", when=when, channel=channel, assumed=draft.moment.assumed)


def when_of(when: object) -> object:
    """Return a moment as people read it, with its year; what is no day as it is written; or that there is none yet."""
    match when:
        case None:
            return say("no day yet")
        case OnDay(day):
            return say("{day} {year}", day=day, year=str(day.year))
        case AtTime(moment):
            day, clock = moment.date(), moment.time()
            return say("{day} {year} {time}", day=day, year=str(day.year), time=clock)
        case _:
            return str(when)
