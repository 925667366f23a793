"""What stays here when a plan goes out: what is confidential, milestones an audience does not know of, reminders."""

from campaign.calendars.events import MOST_REMINDERS, landmarks_of, reminders_of
from campaign.desk.asking import choice_named
from campaign.desk.desk import Desk
from campaign.desk.handing import CALENDAR, EVERYTHING, OUTSIDERS, Order
from campaign.desk.publishing import is_briefed
from campaign.language import _n, current, mark_many, say_many
from campaign.model.messages import Message
from campaign.schedule.filters import Filter
from campaign.schedule.landmarks import confidences, reached

TOLD_NONE = ("csv",)
"""The forms that have no milestones, whoever they are for."""


def withheld_told(desk: Desk, order: Order) -> list[str]:
    """Return what stays here of what is ordered, each in a few words: messages, milestones, then reminders."""
    told = []
    secret = sum(map(order.request.withholds, desk.effective.messages))
    if secret:
        told.append(_n("{count} confidential message stays here", "{count} confidential messages stay here", secret))
    request = order.request
    taken = frozenset(each.id for each in desk.effective.messages if request.takes(each))
    hidden = confidences(desk.schedule, taken)
    if request.heard and _has_landmarks(order):
        names = ", ".join(choice_named(desk, Filter(audiences=frozenset(request.whom))))
        stays = {each.id for each in desk.effective.milestones} - landmarks_of(desk.schedule, request)
        hushed = stays & hidden & reached(desk.schedule, taken)
        told += _counted(
            mark_many(
                "{count} milestone stays here: nothing for {names} hangs on it",
                "{count} milestones stay here: nothing for {names} hangs on them",
            ),
            len(stays - hushed),
            names=names,
        )
        told += _counted(
            mark_many(
                "{count} milestone stays here: something confidential hangs on it",
                "{count} milestones stay here: something confidential hangs on them",
            ),
            len(hushed),
        )
    elif order.kind in {OUTSIDERS, EVERYTHING} and not request.heard:
        told += _counted(
            mark_many(
                "{count} milestone stays out of the page for outsiders: something confidential hangs on it",
                "{count} milestones stay out of the page for outsiders: something confidential hangs on them",
            ),
            len(hidden),
        )
    if order.kind in {CALENDAR, EVERYTHING}:
        spare = sum(_spare_reminders(desk, each) for each in desk.effective.messages if each.id in taken)
        told += _counted(
            mark_many(
                "{count} reminder stays here: an event has the {most} nearest to its start",
                "{count} reminders stay here: an event has the {most} nearest to its start",
            ),
            spare,
            most=MOST_REMINDERS,
        )
    return told


def _spare_reminders(desk: Desk, message: Message) -> int:
    """Return how many reminders of a message its event has no room for; 0 for a message without an event."""
    if len(message.reminders) <= MOST_REMINDERS or desk.schedule.timing(message.id).first is None:
        return 0
    return max(0, len(reminders_of(message)) - MOST_REMINDERS)


def _counted(texts: tuple[str, str], count: int, **values: object) -> list[str]:
    """Return how many of something stay, in a text of one and of several; nothing for none."""
    one, more = texts
    return [current().render(say_many(one, more, count, **values))] if count else []


def _has_landmarks(order: Order) -> bool:
    """Tell whether a form for an audience has milestones, and only those that it knows of."""
    request = order.request
    calendar = order.kind in {CALENDAR, EVERYTHING} and request.milestones
    return calendar or (order.kind not in {CALENDAR, *TOLD_NONE} and not is_briefed(request, asked=order.briefed))
