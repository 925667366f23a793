"""What an edit takes out of a plan while other entries hang on it or name it: they stay, without a date or a name."""

from collections.abc import Collection, Iterator

from campaign.checks.quoting import quoted
from campaign.desk.desk import Desk
from campaign.language import Sentence, say, say_many
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.model.plan import Plan, Row, Table, name_of
from campaign.model.references import REFERENCED, REFERENCES, named_in
from campaign.model.said import entry_called


def left_dangling(desk: Desk, edit: Edit) -> tuple[Sentence, ...]:
    """Return what loses its date, and what names nothing any more, by what an edit takes out; of several how many.

    What the plan has from its workspace all the same is not gone.
    """
    taken = {(each.table, each.id) for each in edit.changes if each.before is not None and each.after is None}
    if not taken:
        return ()
    plan = desk.preview(edit).plan
    gone = {(table, entry_id) for table in REFERENCED for entry_id in _ids(taken, table) - plan.places(table).keys()}
    hanging = {each for _table, entry_id in gone for each in desk.schedule.dependents(entry_id)}
    rows: tuple[Row, ...] = (*plan.milestones, *plan.messages)
    naming = [row for row in _naming(plan, gone) if row.id not in hanging]
    return (*_without_date([row for row in rows if row.id in hanging]), *_without_name(naming))


def _ids(taken: Collection[tuple[str, str]], table: Table) -> set[str]:
    """Return the ids of what is taken out of a table."""
    return {entry_id for each, entry_id in taken if each == table}


def _naming(plan: Plan, gone: Collection[tuple[Table, str]]) -> Iterator[Row]:
    """Give the entries that name what is gone."""
    for table, fields in REFERENCES.items():
        for row in plan.table(table):
            if any((target, name) in gone for key, target in fields.items() for name in named_in(row, key)):
                yield row


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
