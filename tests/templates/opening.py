"""What the tests of the campaigns to start from share: the plans, opened at a desk, with a go-live."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.model.channels import Channel
from campaign.model.messages import Message
from campaign.model.when import OnDay
from campaign.schedule.slots import Slot
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.templates import PACKAGED
from campaign.storage.workspace import plans_in

TEMPLATES = {path.stem: path for path in plans_in(PACKAGED)}
PAIRS = {
    "nieuw-systeem": "new-system",
    "reorganisatie": "reorganisation",
    "verhuizing": "relocation",
    "fusie": "merger",
    "nieuwe-werkwijze": "new-way-of-working",
    "beleidswijziging": "policy-change",
    "bewustwording": "awareness",
    "cultuur": "culture-and-values",
}
"""The Dutch name of each kind of change, and the English one."""
ANCHOR = "livegang"
GO_LIVE = date(2027, 3, 1)
"""A Monday without a day off around it."""
each_template = pytest.mark.parametrize("name", sorted(TEMPLATES))


@cache
def template(name: str) -> PlanFile:
    return read_plan(TEMPLATES[name])


def opened(name: str) -> Desk:
    return Desk(template(name), today=date(2026, 11, 25), now=lambda: datetime(2026, 11, 25, 9, 0))


def dated(name: str) -> Desk:
    return going_live(opened(name), GO_LIVE)


def going_live(desk: Desk, day: date) -> Desk:
    """Return the desk with the go-live on a day."""
    desk.do(set_fields(desk.plan, "milestones", ANCHOR, {"date": OnDay(day)}))
    return desk


def mondays(desk: Desk) -> Iterator[date]:
    """Give the Mondays of two years on which people work."""
    country = desk.effective.campaign.country
    day = date(2027, 1, 4)
    while day.year <= 2028:
        if day not in desk.holidays(country, day.year):
            yield day
        day += timedelta(weeks=1)


def of(*kinds: str) -> pytest.MarkDecorator:
    """Return the mark of a test about these kinds of change, in both languages."""
    return pytest.mark.parametrize("name", [name for kind in kinds for name in (kind, PAIRS[kind])])


def slot_of(desk: Desk, message_id: str) -> Slot | None:
    return desk.schedule.timing(message_id).first


def assert_in_order(desk: Desk, *message_ids: str) -> None:
    starts = [slot_of(desk, each).sort_key for each in message_ids]
    assert all(one < other for one, other in pairwise(starts)), message_ids


def kind_of(name: str) -> str:
    """Return the kind of change of a template in either language: its Dutch name."""
    return next(kind for kind, other in PAIRS.items() if name in {kind, other})


def week_of(day: date) -> int:
    """Return in which week from the go-live a day is; negative before."""
    return (day - GO_LIVE).days // 7


def reaching(desk: Desk, *audiences: str) -> list[tuple[Slot, Message]]:
    """Return the messages with a date that are addressed to any of these audiences, in order."""
    found = [(slot_of(desk, each.id), each) for each in desk.plan.messages if set(audiences) & set(each.audiences)]
    return sorted((pair for pair in found if pair[0]), key=lambda pair: (pair[0].sort_key, pair[1].id))


def channel_of(desk: Desk, message: Message) -> Channel:
    return desk.effective.channel(message.channel)


def words_of(desk: Desk, *message_ids: str) -> str:
    """Return all texts of these messages, else of the whole plan, in small letters."""
    told = [desk.plan.message(each) for each in message_ids] or desk.plan.messages
    return "\n".join(
        text
        for each in told
        for text in (
            each.title,
            each.goal,
            each.activation,
            each.body,
            each.notes,
            *(item.item for item in each.agenda),
            *(task.title for task in each.tasks),
        )
    ).casefold()
