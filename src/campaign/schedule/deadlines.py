"""The deadlines of messages that were asked for, each found once and kept for as long as its message stays."""

from collections.abc import Callable, Collection

from campaign.model.when import Anchored, Deadline
from campaign.schedule.slots import Slot


class Deadlines:
    """What is known of deadlines in one schedule.

    One that counts from its own message, or that names a day, holds in every schedule in which the message stays as it
    is. One that hangs on something else is only known here.
    """

    def __init__(self, kept: dict[str, dict[Deadline, Slot | None]] | None = None) -> None:
        self._own = kept or {}
        self._hung: dict[tuple[str, Deadline], Slot | None] = {}

    def of(self, message_id: str, by: Deadline, find: Callable[[], Slot | None]) -> Slot | None:
        """Return a deadline of a message; `find` is asked when it is not known."""
        if isinstance(by, Anchored):
            asked = message_id, by
            if asked not in self._hung:
                self._hung[asked] = find()
            return self._hung[asked]
        known = self._own.setdefault(message_id, {})
        if by not in known:
            known[by] = find()
        return known[by]

    def without(self, changed: Collection[str]) -> "Deadlines":
        """Return what holds on when these messages changed."""
        kept = {**self._own}
        for each in changed:
            kept.pop(each, None)
        return Deadlines(kept)
