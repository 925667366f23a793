"""What an export is asked for, in the words of a person: names or ids, statuses in Dutch or English."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.entering import STATUS_NAMES
from campaign.errors import NotFoundError, did_you_mean
from campaign.language import say
from campaign.model.messages import STATUSES
from campaign.model.plan import Plan
from campaign.schedule.reach import reach_of


def understood(desk: Desk, asked: Request) -> Request:
    """Return a request with ids for names; an audience means everybody who is part of it or hears along.

    Raises:
        NotFoundError: the plan has no such name, so that its calendar would be empty without a word.
    """
    plan = desk.effective
    channels = _ids(asked.channels, {each.id: each.label for each in plan.channels})
    audiences = _ids(asked.audiences, {each.id: each.label for each in plan.audiences})
    owners = _ids(asked.owners, {each.owner: each.owner for each in plan.messages if each.owner})
    statuses = _ids(asked.statuses, {status: status for status in STATUSES}, STATUS_NAMES)
    request = replace(
        asked,
        channels=channels,
        audiences=(),
        owners=owners,
        statuses=statuses,
        confidential=_ids(asked.confidential, _openly(plan)),
    )
    if not audiences:
        return request
    reach = reach_of(plan)
    only = {each.id for each in plan.messages if not reach.reached(each).isdisjoint(audiences)}
    heard = frozenset(larger for each in audiences for larger in reach.above[each])
    return replace(request, only=frozenset(only if asked.only is None else only & asked.only), heard=heard)


def named_openly(desk: Desk, asked: Iterable[str]) -> frozenset[str]:
    """Return the confidential messages that are asked for by name, by their ids.

    Raises:
        NotFoundError: the plan has no such message.
    """
    return frozenset(_ids(asked, _openly(desk.effective)))


def _openly(plan: Plan) -> dict[str, str]:
    """Return the names by which messages are asked for: of confidential ones only the id, which tells nothing."""
    return {each.id: each.id if each.confidential else each.title for each in plan.messages}


def _ids(asked: Iterable[str], known: Mapping[str, str], words: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the ids that are meant by ids, names or words.

    Raises:
        NotFoundError: there is no such name.
    """
    names = {**(words or {}), **{label.casefold(): each for each, label in known.items()}}
    names |= {each.casefold(): each for each in known}
    found = []
    for name in asked:
        if name.casefold() not in names:
            remedy = did_you_mean(name, [*known, *known.values(), *(words or {})])
            raise NotFoundError(say("There is no {name} in this plan", name=name), remedy)
        found.append(names[name.casefold()])
    return tuple(found)
