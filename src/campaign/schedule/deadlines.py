"""The deadlines of messages that were asked for, each found once and kept for as long as its message stays."""

from collections.abc import Callable, Collection

from campaign.model.when import Anchored, Deadline
from campaign.schedule.slots import Slot

Found = dict[int, tuple[Deadline, Slot | None]]
"""Deadlines by the identity of what was asked, which is kept beside its answer: the moments of a plan hash slowly."""


class Deadlines:
    """What is known of deadlines in one schedule.

    One that counts from its own message, or that names a day, holds in every schedule in which the message stays as it
    is. One that hangs on something else is only known here.
    """

    def __init__(self, kept: dict[str, Found] | None = None) -> None:
        self._own = kept or {}
        self._hung: dict[str, Found] = {}

    def of(self, message_id: str, by: Deadline, find: Callable[[], Slot | None]) -> Slot | None:
        """Return a deadline of a message; `find` is asked when it is not known."""
        known = (self._hung if isinstance(by, Anchored) else self._own).setdefault(message_id, {})
        found = known.get(id(by))
        if found is None:
            found = known[id(by)] = by, find()
        return found[1]

    def without(self, changed: Collection[str]) -> "Deadlines":
        """Return what holds on when these messages changed."""
        kept = {**self._own}
        for each in changed:
            kept.pop(each, None)
        return Deadlines(kept)
