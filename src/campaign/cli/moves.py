"""What a move came to: what starts at another moment, what stays, and what is to be said of the plan since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from campaign.cli.check_text import as_data as remark_data
from campaign.cli.show import moment, span
from campaign.desk.checking import Remark
from campaign.desk.desk import Desk
from campaign.language import _, _n, current
from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.text import in_cells


@dataclass(frozen=True, slots=True)
class Move:
    """One message or milestone that moves."""

    id: str
    title: str
    before: Slot | None
    after: Slot | None


@dataclass(frozen=True)
class Moved:
    """A plan after a move."""

    desk: Desk
    before: Schedule
    """When everything happened before it."""
    settled: tuple[str, ...]
    """Messages that were to move, and are settled and stayed."""
    hidden: frozenset[str]
    """Messages that may not be told of: confidential, and not named."""
    brought: Sequence[Remark]
    """What is to be said of the plan since."""

    @cached_property
    def everything(self) -> tuple[Move, ...]:
        """Return everything that starts or ends at another moment than before."""
        return tuple(_moves(self.desk, self.before))

    @property
    def moves(self) -> list[Move]:
        """Return what may be told of that."""
        return [each for each in self.everything if each.id not in self.hidden]

    @property
    def stays(self) -> list[Message]:
        """Return the messages that stay where they are, and may be told of."""
        gone = {each.id for each in self.everything}
        kept = {*self.settled, *(each.id for each in self.desk.plan.messages if self._rewritten(each))}
        return [each for each in self.desk.plan.messages if each.id in kept - gone - self.hidden]

    def _rewritten(self, message: Message) -> bool:
        """Tell whether the moment of a message is written otherwise than before."""
        old = self.before.plan.message(message.id)
        return old is not None and old.when != message.when


def _moves(desk: Desk, before: Schedule) -> Iterator[Move]:
    """Give everything that starts or ends at another moment than before."""
    for milestone in desk.plan.milestones:
        old, new = before.milestone(milestone.id), desk.schedule.milestone(milestone.id)
        if _span(old) != _span(new):
            yield Move(milestone.id, milestone.name, old, new)
    for message in desk.plan.messages:
        old, new = before.timing(message.id).first, desk.schedule.timing(message.id).first
        if _span(old) != _span(new):
            yield Move(message.id, message.title, old, new)


def _span(slot: Slot | None) -> tuple[str, str] | None:
    """Return the start and end of a slot, by which a move is seen."""
    return span(slot) if slot else None


def as_text(moved: Moved) -> Iterator[str]:
    """Give a line for what moved and for what stays; confidential messages are only counted."""
    words = current()
    for each in moved.moves:
        yield f"{in_cells(each.title)}: {moment(each.before, words)} → {moment(each.after, words)}"
    for message in moved.stays:
        yield _("{title} stays: {status}").format(title=in_cells(message.title), status=_(message.status))
    hidden = len(moved.everything) - len(moved.moves)
    if hidden:
        yield _n("{count} confidential message moves too.", "{count} confidential messages move too.", hidden)
    if not moved.everything and not moved.stays:
        yield _("Nothing moves.")


def as_data(moved: Moved) -> dict[str, object]:
    """Return the messages that moved and those that stay, with what is to be said since, as programs read it."""
    messages = [each for each in moved.moves if moved.desk.plan.message(each.id)]
    return {
        "moves": [{"message": each.id, "from": _start(each.before), "to": _start(each.after)} for each in messages],
        "stays": [{"message": each.id, "why": each.status} for each in moved.stays],
        "findings": [remark_data(each) for each in moved.brought],
    }


def _start(slot: Slot | None) -> str | None:
    """Return the start of a slot in ISO form."""
    return span(slot)[0] if slot else None
