"""What a move came to: what starts at another moment, what stays, and what is to be said of the plan since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from campaign.cli.check_text import as_data as remark_data
from campaign.desk.checking import Remark
from campaign.desk.foreseeing import Foresight, Moving, marks, tallied
from campaign.desk.staying import Staying
from campaign.language import _, _n, current
from campaign.model.messages import Message
from campaign.model.plan import name_of
from campaign.schedule.moments import moment, span
from campaign.schedule.slots import Slot
from campaign.text import in_cells


@dataclass(frozen=True)
class Moved:
    """A plan after a move."""

    seen: Foresight
    """What moved, what stayed, and what came of it."""
    hidden: frozenset[str]
    """Messages that may not be told of: confidential, and not named."""
    brought: Sequence[Remark]
    """What is to be said of the plan since."""

    @property
    def moves(self) -> list[Moving]:
        """Return what moved and may be told of."""
        return [each for each in self.seen.moves if each.id not in self.hidden]

    @property
    def stays(self) -> list[Staying]:
        """Return what stays where it is, and may be told of."""
        return [each for each in self.seen.stays if each.entry.id not in self.hidden]


def as_text(moved: Moved) -> Iterator[str]:
    """Give how much moves and stays, then a line for each of it; confidential messages are only counted."""
    words = current()
    if len(moved.moves) + len(moved.stays) > 1:
        yield " · ".join(map(words.render, tallied(moved.moves, moved.stays)))
    for each in moved.moves:
        told = f"{in_cells(each.title)}: {moment(each.before, words)} → {moment(each.after, words)}"
        yield "  ".join([told, *(f"▲ {in_cells(words.render(mark))}" for mark in marks(each))])
    for staying in moved.stays:
        title, why = in_cells(name_of(staying.entry)), in_cells(words.render(staying.why))
        yield _("{title} stays: {why}").format(title=title, why=why)
    hidden = len(moved.seen.moves) - len(moved.moves)
    if hidden:
        yield _n("{count} confidential message moves too.", "{count} confidential messages move too.", hidden)
    if not moved.seen.moves and not moved.seen.stays:
        yield _("Nothing moves.")


def as_data(moved: Moved) -> dict[str, object]:
    """Return the messages that moved and those that stay, with what is to be said since, as programs read it."""
    messages = [each for each in moved.moves if not each.milestone]
    stays = [each for each in moved.stays if isinstance(each.entry, Message)]
    return {
        "moves": [{"message": each.id, "from": _start(each.before), "to": _start(each.after)} for each in messages],
        "stays": [{"message": each.entry.id, "why": each.code} for each in stays],
        "findings": [remark_data(each) for each in moved.brought],
    }


def _start(slot: Slot | None) -> str | None:
    """Return the start of a slot in ISO form."""
    return span(slot)[0] if slot else None
