"""What reaches whom: audiences around milestones, key messages, and what each audience is to know, feel and do."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import get_args

from campaign.checks.key_messages import lands, times_wanted
from campaign.checks.situation import Situation
from campaign.desk.matrix import NOT_CONCERNED, Cell, Head, Heard, Matrix, in_time
from campaign.language import say
from campaign.model.field_words import EFFECT_WORDS
from campaign.model.fields import Effect
from campaign.model.milestones import Milestone
from campaign.model.people import Audience, KeyMessage
from campaign.schedule.hearings import Hearing

EFFECTS: tuple[Effect, ...] = get_args(Effect)


def coverage_matrices(situation: Situation) -> tuple[Matrix, ...]:
    """Return all tables of coverage."""
    return milestone_matrix(situation), key_message_matrix(situation), effect_matrix(situation)


def milestone_matrix(situation: Situation) -> Matrix:
    """Return how often each audience hears something around each milestone, in the days of A007."""
    numbers = situation.checks.A007
    milestones = [each for each in situation.plan.milestones if situation.schedule.milestone(each.id)]
    return Matrix(
        say("audiences around milestones"),
        _audiences(situation),
        tuple(Head(each.id, say("{name}", name=each.name)) for each in milestones),
        tuple(tuple(_around(situation, audience, each) for each in milestones) for audience in situation.audiences),
        "goal",
        say(
            "messages from {before} days before to {after} days after · ▲ none, at a high impact "
            "· empty: does not concern them",
            before=numbers.before_days,
            after=numbers.after_days,
        ),
        say("there are no milestones with a date."),
    )


def _around(situation: Situation, audience: Audience, milestone: Milestone) -> Cell:
    """Return what an audience hears around a milestone; nothing is wanted where that does not concern it."""
    slot, numbers = situation.schedule.milestone(milestone.id), situation.checks.A007
    above = situation.hearings.reach.above.get(audience.id, frozenset())
    if slot is None or (milestone.audiences and above.isdisjoint(milestone.audiences)):
        return NOT_CONCERNED
    first = slot.first - timedelta(days=numbers.before_days)
    last = slot.last + timedelta(days=numbers.after_days)
    heard = [each for each in situation.heard(audience.id) if each.slot.first <= last and each.slot.last >= first]
    wanted = 1 if audience.impact == "high" else None
    return _cell(heard, wanted, flagged=wanted is not None and not situation.hears_between(audience.id, first, last))


def key_message_matrix(situation: Situation) -> Matrix:
    """Return how often each key message reaches each audience, a repeat each time, against the times of K001."""
    numbers, key_messages = situation.checks.K001, situation.plan.key_messages
    return Matrix(
        say("key messages per audience"),
        _audiences(situation),
        tuple(Head(each.id, say("{name}", name=each.label)) for each in key_messages),
        tuple(tuple(_carried(situation, audience, each) for each in key_messages) for audience in situation.audiences),
        "goal",
        say(
            "▲ a key message that must land reaches people fewer than {times} times (a group below {small}: "
            "{small_times})",
            times=numbers.times,
            small=numbers.small,
            small_times=numbers.small_times,
        ),
        say("there are no key messages."),
    )


def _carried(situation: Situation, audience: Audience, key_message: KeyMessage) -> Cell:
    """Return what brings a key message to an audience."""
    heard = [each for each in situation.heard(audience.id) if key_message.id in each.message.key_messages]
    wanted = times_wanted(situation, audience) if key_message.must else None
    return _cell(heard, wanted, flagged=wanted is not None and not lands(situation, audience, key_message.id, wanted))


def effect_matrix(situation: Situation) -> Matrix:
    """Return how many messages are to make each audience know, feel and do something; a repeat counts once."""
    columns = (*(Head(each, say(EFFECT_WORDS[each])) for each in EFFECTS), Head("", say("not said")))
    return Matrix(
        say("know, feel and do"),
        _audiences(situation),
        columns,
        tuple(tuple(_aimed(situation, audience)) for audience in situation.audiences),
        "goal",
        say("▲ nothing aims at doing, at a high impact"),
        say("there are no messages with a date."),
    )


def _aimed(situation: Situation, audience: Audience) -> Iterator[Cell]:
    """Give what is to make an audience know, feel and do something, and what does not say."""
    once = [each for each in situation.heard(audience.id) if each.number == 0]
    for effect in (*EFFECTS, None):
        heard = [each for each in once if each.message.effect == effect]
        wanted = 1 if effect == "do" and audience.impact == "high" else None
        yield _cell(heard, wanted, flagged=wanted is not None and not heard)


def _audiences(situation: Situation) -> tuple[Head, ...]:
    """Return the audiences as heads."""
    return tuple(Head(each.id, say("{name}", name=each.label)) for each in situation.audiences)


def _cell(heard: Iterable[Hearing], wanted: int | None, *, flagged: bool) -> Cell:
    """Return a count of this campaign alone."""
    found = in_time(Heard("", each) for each in heard)
    return Cell(found, len(found), wanted, flagged)
