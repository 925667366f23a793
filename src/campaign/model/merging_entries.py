"""Two people's changes of one entry, key by key, and the order of the entries of both."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from campaign.model.changes import changed_fields, replaced, without
from campaign.model.fields import Entry

EntryType = TypeVar("EntryType", bound=Entry)
Key = TypeVar("Key", bound=Hashable)

WHOLE = ("agenda",)
"""Lists whose order is what they say: two different changes of one are a conflict."""
TITLED = ("tasks",)
"""Lists of entries that people know by title: merged task by task, key by key."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One key that both changed, each to something else. None stands for a key that is not there."""

    field: str
    base: Any
    ours: Any
    theirs: Any


def value_of(entry: Entry, field: str) -> Any:  # noqa: ANN401 - any value of a plan
    """Return the value of a field, or of a key that the plan format does not know; None when it is not there."""
    return getattr(entry, field) if field in type(entry).model_fields else (entry.model_extra or {}).get(field)


def with_value(entry: EntryType, field: str, value: object) -> EntryType:
    """Return the entry with another value for a field or unknown key; None, or an empty field, takes it out."""
    known = field in type(entry).model_fields
    if value is not None and not (known and value in ("", ())):
        return replaced(entry, **{field: value})
    if known:
        return without(entry, field)
    copy = entry.model_copy()
    (copy.__pydantic_extra__ or {}).pop(field, None)
    copy.model_fields_set.discard(field)
    return copy


def merged_entry(base: EntryType | None, ours: EntryType, theirs: EntryType) -> tuple[EntryType, tuple[Clash, ...]]:
    """Return our entry with their changes in it, and the keys on which both cannot be had; those stay ours.

    Without a base, both added an entry under the same id: what only one of them says is taken from that one.
    """
    before = base if base is not None else type(ours).model_construct()
    merged, clashes = ours, []
    for field in changed_fields(before, theirs):
        old, mine, other = value_of(before, field), value_of(ours, field), value_of(theirs, field)
        if mine == other:
            continue
        if mine == old:
            merged = _taken(merged, theirs, field)
            continue
        both = merged_list(field, old, mine, other)
        if both is None:
            clashes.append(Clash(field, old, mine, other))
        elif both != mine:
            merged = replaced(merged, **{field: both})
    return merged, tuple(clashes)


def _taken(entry: EntryType, theirs: EntryType, field: str) -> EntryType:
    """Return the entry with a field as they have it, said or not said."""
    if field in theirs.model_fields_set:
        return replaced(entry, **{field: value_of(theirs, field)})
    return with_value(entry, field, None)


def merged_list(field: str, base: Any, ours: Any, theirs: Any) -> tuple[Any, ...] | None:  # noqa: ANN401
    """Return a list with the changes of both; None when it is no list, or when both cannot be had."""
    if field in WHOLE or not all(isinstance(each, tuple) for each in (base, ours, theirs)):
        return None
    return _merged_titled(base, ours, theirs) if field in TITLED else _merged_set(base, ours, theirs)


def _merged_set(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...] | None:
    """Return our list without what they took out and with what they put in.

    None when something stands in a list twice, or when both replaced the same item, each by something else.
    """
    if any(len(set(each)) < len(each) for each in (base, ours, theirs)):
        return None
    was, mine, other = set(base), set(ours), set(theirs)
    if was - mine - other and (mine - was) != (other - was) and mine - was and other - was:
        return None
    kept = {item for item in mine | other if (item in mine) + (item in other) + (item not in was) >= 2}
    return tuple(in_order(base, ours, theirs, kept))


def _merged_titled(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...] | None:
    """Return the tasks of both, each with the changes of both; None when that cannot be had."""
    was, mine, other = ({item.title: item for item in items} for items in (base, ours, theirs))
    if [len(was), len(mine), len(other)] != [len(base), len(ours), len(theirs)]:
        return None
    merged = {}
    for title in {**mine, **other}:
        before, here, there = was.get(title), mine.get(title), other.get(title)
        if here is not None and there is not None:
            merged[title], clashes = merged_entry(before, here, there)
            if clashes:
                return None
        elif before is None:
            merged[title] = here or there
        elif before not in (here, there):  # taken out by one, changed by the other
            return None
    return tuple(merged[title] for title in in_order(was, mine, other, merged))


def in_order(base: Iterable[Key], ours: Iterable[Key], theirs: Iterable[Key], kept: Collection[Key]) -> list[Key]:
    """Return what is kept in our order, with what only they have behind what it stands behind with them.

    When only they put things in another order, theirs is the order. When both did, ours is.
    """
    was, mine, other = list(base), list(ours), list(theirs)
    shared = set(was) & set(mine) & set(other)
    before = [key for key in was if key in shared]
    we_moved = before != [key for key in mine if key in shared]
    they_moved = before != [key for key in other if key in shared]
    first, second = (other, mine) if they_moved and not we_moved else (mine, other)
    return _woven([key for key in first if key in kept], [key for key in second if key in kept])


def _woven(first: list[Key], second: list[Key]) -> list[Key]:
    """Return the first list with what only the second has: behind the same item, after what the first has there."""
    known, common = set(first), set(first) & set(second)
    following: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in second:
        if key in common:
            last = key
        elif key not in known:
            following.setdefault(last, []).append(key)
    woven: list[Key] = []
    last = None
    for key in first:
        if key in common:
            woven += following.pop(last, [])
            last = key
        woven.append(key)
    return woven + following.pop(last, [])


def numbered(ids: Iterable[str]) -> list[tuple[str, int]]:
    """Return each id with how often it stood there before: an id that a file has twice stays two entries."""
    seen: Counter[str] = Counter()
    keys = []
    for each in ids:
        keys.append((each, seen[each]))
        seen[each] += 1
    return keys
