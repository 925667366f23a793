"""What an edit takes out of a plan while other entries hang on it or name it: they stay, without a date or a name."""

from collections.abc import Collection, Iterator

from campaign.checks.quoting import quoted
from campaign.desk.desk import Desk
from campaign.language import Sentence, say, say_many
from campaign.model.changes import Edit
from campaign.model.fields import Entry
from campaign.model.messages import Message
from campaign.model.plan import TABLES, Plan, Row, Table, name_of
from campaign.model.references import REFERENCED, REFERENCES, named_in
from campaign.model.said import entry_called
from campaign.model.when import Anchored

ANCHORS: tuple[Table, ...] = ("milestones", "messages")
"""The tables whose entries a moment can hang on."""


def left_dangling(desk: Desk, edit: Edit) -> tuple[Sentence, ...]:
    """Return what loses its date, and what names nothing any more, by what an edit takes out; of several how many.

    What the plan has from its workspace all the same is not gone.
    """
    taken = {(each.table, each.id) for each in edit.changes if each.before is not None and each.after is None}
    if not taken:
        return ()
    after = desk.preview(edit)
    gone = {
        (table, entry_id) for table in REFERENCED for entry_id in _ids(taken, table) - after.plan.places(table).keys()
    }
    hung = {each for table, entry_id in gone if table in ANCHORS for each in desk.schedule.dependents(entry_id)}
    rows: tuple[Row, ...] = (*after.plan.milestones, *after.plan.messages)
    dateless = [row for row in rows if row.id in hung and desk.schedule.start(row.id) and not after.start(row.id)]
    without = {row.id for row in dateless}
    return (
        *_without_date(dateless),
        *_without_name([row for row in _naming(after.plan, gone) if row.id not in without]),
    )


def _ids(taken: Collection[tuple[str, str]], table: Table) -> set[str]:
    """Return the ids of what is taken out of a table."""
    return {entry_id for each, entry_id in taken if each == table}


def _naming(plan: Plan, gone: Collection[tuple[Table, str]]) -> Iterator[Row]:
    """Give the entries that name what is gone, or have a moment that hangs on it."""
    anchors = {entry_id for table, entry_id in gone if table in ANCHORS}
    for table in TABLES:
        fields = REFERENCES.get(table, {})
        for row in plan.table(table):
            named = any((target, name) in gone for key, target in fields.items() for name in named_in(row, key))
            if named or (anchors and not anchors.isdisjoint(_anchors(row))):
                yield row


def _anchors(value: object) -> Iterator[str]:
    """Give what the moments in an entry hang on, also those of its tasks and its end."""
    if isinstance(value, Anchored):
        yield value.anchor
    elif isinstance(value, Entry):
        for name in value.model_fields_set:
            yield from _anchors(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _anchors(each)


def _without_date(rows: list[Row]) -> Iterator[Sentence]:
    """Tell what hung on what is gone."""
    if len(rows) == 1:
        yield say("{name} hangs on it and loses its date", name=_called(rows[0]))
    elif rows:
        yield say_many("{count} hangs on it and loses its date", "{count} hang on it and lose their dates", len(rows))


def _without_name(rows: list[Row]) -> Iterator[Sentence]:
    """Tell what names what is gone."""
    if len(rows) == 1:
        yield say("{name} still names it", name=_called(rows[0]))
    elif rows:
        yield say_many("{count} still names it", "{count} still name it", len(rows))


def _called(row: Row) -> Sentence | str:
    """Return what an entry is called; of a confidential message no more than that it is one."""
    return entry_called(row) if isinstance(row, Message) and row.confidential else quoted(name_of(row))
