"""A field of a row that came back: what was added and taken away counts, and what the plan has besides stays."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from campaign.model.changes import changed_fields
from campaign.model.merging_entries import TITLED, WHOLE, in_order, merged_list, value_of, with_value
from campaign.model.messages import Task
from campaign.model.plan import Row


class Stands(NamedTuple):
    """An entry whose row came back."""

    out: Row
    """As it went out."""
    shown: Row
    """As it would go out by now."""
    there: Row
    """As the plan has it."""

    def taken_over(self, field: str, typed: object) -> tuple[object, bool]:
        """Return what a field becomes by what stands in its cell, and whether the plan can have both changes.

        What holds several loses what was taken away and gets what was added; what never stood in the cell stays.
        """
        was, shown, there = (value_of(each, field) for each in self)
        agreed = shown == was
        if field in WHOLE or not all(isinstance(each, tuple) for each in (was, shown, there, typed)):
            return typed, agreed
        both = typed if agreed else merged_list(field, was, shown, typed)
        found = typed if both is None else both
        return _beside(field, shown, there, found), both is not None


def _beside(field: str, shown: tuple[Any, ...], there: tuple[Any, ...], found: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return a list as it becomes, with what stays of the plan's own that was not shown: new ones at the end."""
    if shown == there:
        return tuple(found)
    if field in TITLED:
        return _tasks(shown, there, found)
    stay = {each for each in there if each in found or each not in shown}
    new = dict.fromkeys(each for each in found if each not in there)
    return (*in_order(shown, there, found, stay), *new)


def _tasks(shown: Sequence[Task], there: Sequence[Task], found: Sequence[Task]) -> tuple[Task, ...]:
    """Return tasks as they become, each with what the plan says of it and nobody changed."""
    seen, own = ({each.title: each for each in tasks} for tasks in (shown, there))
    return tuple(
        _changed(own[each.title], seen[each.title], each) if each.title in seen and each.title in own else each
        for each in found
    )


def _changed(own: Task, before: Task, after: Task) -> Task:
    """Return a task with what is otherwise after than before; keys that no cell has stay."""
    for field in changed_fields(before, after):
        own = with_value(own, field, value_of(after, field)) if field in Task.model_fields else own
    return own
