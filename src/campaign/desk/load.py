"""How loaded each audience is each week: what it hears in all open campaigns, and where that is too much."""

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.checks.load import weekly_limit
from campaign.checks.situation import Situation
from campaign.desk.matrix import Cell, Head, Heard, Matrix, in_time
from campaign.language import Sentence, say
from campaign.model.people import Audience
from campaign.schedule.slots import Slot

WEEK = timedelta(weeks=1)


def load_matrix(situation: Situation) -> Matrix:
    """Return what every audience hears in every week of the campaign, by its Monday.

    All open campaigns count; a message that comes back counts each time. What is somewhere in more than a week
    counts in none of them, as it does for A003. Flagged is what A003 calls too much: more
    pushed messages on a day, or for all staff in a week, than its settings allow.
    """
    weeks = list(_weeks(situation))
    numbers = situation.checks.A003
    rows = tuple(Head(each.id, _named(each)) for each in situation.audiences)
    return Matrix(
        say("load per week"),
        rows,
        tuple(Head(str(monday), say("wk {number}", number=monday.isocalendar().week)) for monday in weeks),
        tuple(tuple(_cells(situation, each, weeks)) for each in situation.audiences),
        "limit",
        say(
            "▲ more unasked messages than {a_day} a day, or for all staff {a_week} a week "
            "({milestone_week} with a milestone)",
            a_day=numbers.a_day,
            a_week=numbers.a_week,
            milestone_week=numbers.milestone_week,
        ),
        say("there are no messages with a date."),
        tuple(
            tuple(each for each in _heard(situation, audience.id) if _in_no_week(each.hearing.slot))
            for audience in situation.audiences
        ),
    )


def _in_no_week(slot: Slot) -> bool:
    """Tell whether something is somewhere in more than a week."""
    return slot.window and slot.last > slot.first + timedelta(days=6 - slot.first.weekday())


def _named(audience: Audience) -> Sentence:
    """Return an audience as it is called, with its size."""
    if audience.size is None:
        return say("{name}", name=audience.label)
    return say("{name} ({size})", name=audience.label, size=audience.size)


def _weeks(situation: Situation) -> Iterator[date]:
    """Give the Mondays of the weeks in which the campaign tells anything."""
    heard = situation.hearings.all
    if not heard:
        return
    first = min(each.slot.first for each in heard)
    last = max(each.slot.last if each.slot.window else each.slot.first for each in heard)
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += WEEK


def _cells(situation: Situation, audience: Audience, weeks: list[date]) -> Iterator[Cell]:
    """Give the cells of one audience, week by week."""
    heard: dict[date, list[Heard]] = {}
    for each in _heard(situation, audience.id):
        if _in_no_week(each.hearing.slot):
            continue
        day = each.hearing.slot.first
        heard.setdefault(day - timedelta(days=day.weekday()), []).append(each)
    crowded = set(crowded_weeks(situation, audience))
    for monday in weeks:
        found = heard.get(monday, [])
        yield Cell(in_time(found), len(found), weekly_limit(situation, audience, monday), monday in crowded)


def crowded_weeks(situation: Situation, audience: Audience) -> Iterator[date]:
    """Give the Mondays of the weeks in which, or on a day of which, more is pushed than may be."""
    numbers = situation.checks.A003
    for day in situation.pushes.crowded_days(audience.id, numbers.a_day):
        yield day - timedelta(days=day.weekday())
    least = min(numbers.a_week, numbers.milestone_week)
    for monday, crowd in situation.pushes.crowded_weeks(audience.id, least).items():
        limit = weekly_limit(situation, audience, monday)
        if limit is not None and crowd.pushes > limit:
            yield monday


def _heard(situation: Situation, audience: str) -> Iterator[Heard]:
    """Give everything that an audience hears, in this campaign and in the others that are open."""
    yield from (Heard("", each) for each in situation.heard(audience))
    chain = situation.hearings.reach.above.get(audience, frozenset((audience,)))
    for other in situation.others:
        title = other.schedule.plan.campaign.title
        yield from (Heard(title, each) for each in other.of_members(chain))
