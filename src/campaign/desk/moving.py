"""What a planner can move, and to where as it is typed: a milestone, some messages, or the whole campaign."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from campaign.desk.desk import Desk
from campaign.desk.edits import move_milestone
from campaign.desk.entering import context_of
from campaign.desk.shifting import Shift, milestone_on, shift, shift_campaign
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say, say_many
from campaign.model.typed import read_when
from campaign.model.when import RELATIVE, Relative, Term, parse_deadline


class Target(NamedTuple):
    """Something that can move."""

    name: Sentence
    """What it is called."""
    milestone: str | None
    """The milestone that it is; None for messages."""
    by: Callable[[str], Shift]
    """Gives the move to what was typed, and what is settled and stays; raises a CampaignError when it cannot be."""


def is_distance(text: str) -> bool:
    """Tell whether a text is written as a distance: "+3w", "-2wd"; a number without a sign is later."""
    written = text.strip()
    return RELATIVE.fullmatch(f"+{written}" if written[:1].isdigit() else written) is not None


def read_distance(text: str) -> tuple[Term, ...]:
    """Read how far things shift: "-2w", "+3d", "5wd"; without a sign it is later.

    Raises:
        NotUnderstoodError: it is not written so.
    """
    written = text.strip()
    if is_distance(written):
        found = parse_deadline(f"+{written}" if written[:1].isdigit() else written)
        if isinstance(found, Relative):
            return found.terms
    raise NotUnderstoodError(
        say("{value} is not a distance", value=text[:80]), say("Write for example -2w, +3d or +5wd.")
    )


def milestone_to(desk: Desk, milestone_id: str, typed: str) -> Shift:
    """Return the move of a milestone to a date, or by a distance from the date it has.

    Raises:
        NotFoundError: there is no such milestone.
        NotUnderstoodError: what was typed is neither.
    """
    milestone = desk.plan.milestone(milestone_id)
    if milestone is not None and is_distance(typed):
        when = milestone_on(desk.schedule, milestone, read_distance(typed))
    else:
        when = read_when(typed, context_of(desk))
    return Shift(move_milestone(desk.plan, desk.schedule, milestone_id, when), ())


def milestone_target(desk: Desk, milestone_id: str, name: str) -> Target:
    """Return a milestone, with everything that hangs on it."""
    return Target(
        say("milestone {title}", title=name), milestone_id, lambda typed: milestone_to(desk, milestone_id, typed)
    )


def messages_target(desk: Desk, ids: Iterable[str]) -> Target:
    """Return some messages, with what hangs on them."""
    wanted = tuple(ids)
    name = say_many("{count} message", "{count} messages", len(wanted))
    return Target(name, None, lambda typed: shift(desk.plan, desk.schedule, wanted, read_distance(typed)))


def campaign_target(desk: Desk) -> Target:
    """Return the whole campaign."""

    def by(typed: str) -> Shift:
        return shift_campaign(desk.plan, desk.schedule, read_distance(typed), desk.today)

    return Target(say("the whole campaign"), None, by)
