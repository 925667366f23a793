"""What taking a change does besides: what moves along with it, what is written otherwise to stay, where it ends up."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from campaign.desk.importing.book_moves import placed_in
from campaign.desk.importing.book_steps import told_moment
from campaign.desk.importing.imports import TALLIED, ImportChange, Standing
from campaign.language import Sentence, say, say_many
from campaign.model.messages import Message
from campaign.model.plan import Table, name_of
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.stopping import going_on

Key = tuple[Table, str]
"""A message or milestone: its table and id."""
TABLES: tuple[Table, ...] = ("messages", "milestones")
MOST_NAMED = 3
"""Titles named at most; of others, and of what is confidential, it is told how many there are."""


def with_along(changes: Iterable[ImportChange], standing: Standing) -> Iterator[ImportChange]:
    """Give changes, each that moves something told with what else it does; what the file moves itself is not named.

    What moves along and is changed by the file as well says itself where it ends up.
    """
    found = list(changes)
    ends = _ends(found, standing)
    own = {each.entry for each in found if each.kind == "moved"}
    for change in going_on(found):
        told = change.told
        for beside in _beside(change, standing, own) if change.kind == "moved" else ():
            told = say("{told}; {beside}", told=told, beside=beside)
        if end := ends.pop(change.entry, None):
            told = say("{told}; {beside}", told=told, beside=end)
        yield replace(change, told=told)


def _ends(found: list[ImportChange], standing: Standing) -> dict[tuple[str, str], Sentence]:
    """Return where things end up that a file changes, and that come elsewhere by what it moves besides."""
    sure = [each for each in found if each.sure]
    movers = {each.entry[1] for each in sure if each.kind == "moved"}
    hanging = frozenset[str]().union(*(standing.schedule.dependents(each) for each in movers))
    keys = {key: None for each in found if (key := each.entry)[1] in hanging and each.kind in {"moved", "changed"}}
    ends: dict[tuple[str, str], Sentence] = {}
    after = standing.after_all(sure) if keys else standing
    for key in going_on(keys):
        alone = standing.after_all(each for each in found if each.entry == key)
        slots = _slots(after.schedule, key)
        if slots and _spans(alone.schedule, key) != _spans(after.schedule, key):
            ends[key] = say("it ends up on {when}", when=told_moment(placed_in(slots[0])))
    return ends


def _beside(change: ImportChange, standing: Standing, own: set[tuple[str, str]]) -> list[Sentence]:
    """Return what a change does besides, in a sentence each."""
    hanging = standing.schedule.dependents(change.entry[1])
    if not hanging:
        return []
    made = change.step(standing)
    before, after = standing.schedule, standing.after(made).schedule
    keys: list[Key] = [
        (table, row.id) for table in TABLES for row in standing.plan.table(table) if (table, row.id) not in own
    ]
    moved = [key for key in keys if key[1] in hanging and _spans(before, key) != _spans(after, key)]
    rewritten = {(each.table, each.id) for each in made}
    kept = [key for key in keys if key in rewritten and key not in moved]
    along = say_many(
        "{what} moves along: {names}", "{what} move along: {names}", len(moved), **_named(standing, before, moved)
    )
    stays = say_many(
        "{what} keeps its day and hangs otherwise now: {names}",
        "{what} keep their day and hang otherwise now: {names}",
        len(kept),
        **_named(standing, before, kept),
    )
    return [text for text, keys in ((along, moved), (stays, kept)) if keys]


def _named(standing: Standing, schedule: Schedule, keys: list[Key]) -> dict[str, object]:
    """Return how many of each there are, and what the first of them in time are called."""
    counts = [(table, sum(each == table for each, _id in keys)) for table in TABLES]
    parts = [say_many(*TALLIED[table], count) for table, count in counts if count]
    what: object = say("{one} and {other}", one=parts[0], other=parts[1]) if len(parts) > 1 else parts
    ordered = sorted(keys, key=lambda key: min((each.sort_key for each in _slots(schedule, key)), default=()))
    rows = (standing.plan.get(*key) for key in ordered)
    told = [row for row in rows if row is not None and not (isinstance(row, Message) and row.confidential)]
    names: list[object] = [name_of(row) for row in told[:MOST_NAMED]]
    more = len(keys) - len(names)
    return {
        "what": what,
        "names": [*names, say_many("and {count} more", "and {count} more", more)] if more > 0 else names,
    }


def _slots(schedule: Schedule, key: tuple[str, str]) -> tuple[Slot, ...]:
    """Return when a message or milestone is."""
    table, entry_id = key
    if table == "messages":
        return schedule.timing(entry_id).slots
    slot = schedule.milestone(entry_id)
    return (slot,) if slot else ()


def _spans(schedule: Schedule, key: tuple[str, str]) -> list[tuple[object, ...]]:
    """Return when a message or milestone starts and ends, however sure that is."""
    return [(each.first, each.last, each.start, each.end) for each in _slots(schedule, key)]
