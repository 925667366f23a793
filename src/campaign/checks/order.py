"""T: what must come after what. Messages that follow others, embargoes, activations that end too soon, milestones."""

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.checks.finding import Fix, Found, Move
from campaign.checks.good_days import good_day
from campaign.checks.quoting import titled
from campaign.checks.rule import About, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import mark, mark_many, say
from campaign.model.messages import Message
from campaign.model.when import Relative
from campaign.schedule.order import Order, latest, order
from campaign.schedule.slots import Slot


@plan_rule(
    About(
        "T004",
        "error",
        name=mark("something that comes before what it must come after"),
        why=mark("The plan says so itself: this order cannot be."),
        source=mark("What the plan itself says: what follows what, embargoes, and by when something must be done."),
    ),
    reads=("slot", "title", "follows", "not_before", "activation_by", "milestones", "channel", "audiences", "channels"),
    folded=mark_many(
        "{count} of {total} messages comes before something that it must come after.",
        "{count} of {total} messages come before something that they must come after.",
    ),
)
def out_of_order(situation: Situation) -> Iterator[Found]:
    """T004: something comes before what the plan says it must come after.

    A message before one that it follows or before its embargo, an activation that ends before its message, a milestone
    before one that it comes `after`. Windows that can still be in order are left alone, and so is what was sent.
    """
    for message in situation.messages:
        slot = situation.slot(message)
        if slot is None or message.status == "sent":
            continue
        found = (
            _before_what_it_follows(situation, message, slot)
            or _before_its_embargo(situation, message, slot)
            or _ends_before_it_begins(situation, message, slot)
        )
        if found is not None:
            yield found
    yield from _milestones(situation)


def _before_what_it_follows(situation: Situation, message: Message, slot: Slot) -> Found | None:
    """Return that a message surely comes before one that it follows, the latest of those."""
    followed = [
        (other_slot.sort_key, other, other_slot)
        for each in message.follows
        if (other := situation.plan.message(each)) is not None
        and other.status not in {"sent", "cancelled"}
        and (other_slot := situation.slot(other)) is not None
        and order(slot, other_slot) is Order.EARLIER
    ]
    if not followed:
        return None
    _, other, other_slot = max(followed, key=lambda each: each[0])
    text = say(
        "{title} is on {day}, before {other} on {other_day}, which it follows. Move one of them.",
        title=titled(message.title),
        day=latest(slot),
        other=titled(other.title),
        other_day=other_slot.first,
    )
    fix = _not_before(situation, message, slot, other_slot, latest(other_slot))
    return Found(text, subject=Subject("messages", message.id, "follows"), fix=fix, others=(other.id,))


def _before_its_embargo(situation: Situation, message: Message, slot: Slot) -> Found | None:
    """Return that a message surely goes out before its embargo ends."""
    embargo = situation.schedule.place(message.not_before) if message.not_before else None
    if embargo is None or order(slot, embargo) is not Order.EARLIER:
        return None
    text = say(
        "{title} is on {day}, and may not go out before {embargo}. Move it, or lift the embargo.",
        title=titled(message.title),
        day=slot.start or slot.first,
        embargo=embargo.start or embargo.first,
    )
    fix = _not_before(situation, message, slot, embargo, embargo.first)
    return Found(text, subject=Subject("messages", message.id, "not_before"), fix=fix)


def _ends_before_it_begins(situation: Situation, message: Message, slot: Slot) -> Found | None:
    """Return that readers can no longer do what a message asks by the time that it goes out."""
    by = message.activation_by
    if by is None or (isinstance(by, Relative) and all(term.amount >= 0 for term in by.terms)):
        return None
    deadline = situation.schedule.deadline(message, by)
    if deadline is None or order(deadline, slot) is not Order.EARLIER:
        return None
    text = say(
        "{title} asks something to be done by {deadline}, and only goes out on {day}. Give people time to do it.",
        title=titled(message.title),
        deadline=deadline.first,
        day=slot.first,
    )
    return Found(text, subject=Subject("messages", message.id, "activation_by"))


def _not_before(situation: Situation, message: Message, slot: Slot, other: Slot, day: date) -> Fix | None:
    """Return the move of a message to the first good day on which it does not come before something on a day."""
    if slot.window:
        return None
    if slot.start and other.start and slot.start.time() < other.start.time():
        day += timedelta(days=1)
    better = good_day(situation, message, day - timedelta(days=1), 1)
    return Fix(say("Move it to {day}", day=better), Move(message.id, better)) if better else None


def _milestones(situation: Situation) -> Iterator[Found]:
    """Give the milestones that surely come before one that they must come after."""
    for milestone in situation.plan.milestones:
        slot = situation.schedule.milestone(milestone.id)
        for each in milestone.after if slot else ():
            other, other_slot = situation.plan.milestone(each), situation.schedule.milestone(each)
            if slot is None or other is None or other_slot is None:
                continue
            if latest(slot) < other_slot.first:
                text = say(
                    "{title} is on {day}, before {other} on {other_day}, which it must come after. Move one of them.",
                    title=milestone.name,
                    day=slot.first,
                    other=other.name,
                    other_day=other_slot.first,
                )
                yield Found(text, subject=Subject("milestones", milestone.id, "after"))
