"""What an export is asked for, in the words of a person: names or ids, statuses in Dutch or English."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.entering_messages import STATUS_NAMES
from campaign.errors import NotFoundError, UsageError, did_you_mean
from campaign.language import _, say
from campaign.model.messages import STATUSES
from campaign.model.plan import Plan
from campaign.schedule.filters import Filter, heard_in


def understood(desk: Desk, asked: Request) -> Request:
    """Return a request with ids for names; an audience means everybody who is part of it or hears along.

    Raises:
        NotFoundError: the plan has no such name, so that its calendar would be empty without a word.
        UsageError: it has several entries of a name.
    """
    plan = desk.effective
    channels = _ids(asked.channels, {each.id: each.label for each in plan.channels})
    audiences = _ids(asked.audiences, {each.id: each.label for each in plan.audiences})
    owners = _ids(asked.owners, {each.owner: each.owner for each in plan.messages if each.owner})
    statuses = _ids(asked.statuses, {status: status for status in STATUSES}, STATUS_NAMES)
    wanted = Filter("", frozenset(channels), frozenset(audiences), frozenset(owners), frozenset(statuses))
    return requested(desk, wanted, replace(asked, confidential=_ids(asked.confidential, _openly(plan))))


def requested(desk: Desk, wanted: Filter, asked: Request) -> Request:
    """Return a request that takes what a filter keeps, and no more than it took."""
    plan = desk.effective
    request = replace(
        asked,
        channels=tuple(sorted(wanted.channels)),
        audiences=(),
        owners=tuple(sorted(wanted.owners)),
        statuses=tuple(sorted(wanted.statuses)),
        words=wanted.text,
    )
    if not wanted.audiences and not wanted.text:
        return request
    hearing = heard_in(plan, wanted)
    only = {each.id for each in plan.messages if hearing.keeps(each)}
    heard = frozenset(larger for chain in hearing.chains for larger in chain)
    only = only if asked.only is None else only & asked.only
    return replace(request, only=frozenset(only), heard=heard, whom=tuple(sorted(wanted.audiences)))


def choice_named(desk: Desk, wanted: Filter) -> tuple[str, ...]:
    """Return what a filter asks for as people name it: audiences, channels, owners, statuses and words."""
    plan = desk.effective
    labels = {each.id: each.label for table in (plan.audiences, plan.channels) for each in table}
    chosen = (*sorted(wanted.audiences), *sorted(wanted.channels))
    statuses = (_(each) for each in STATUSES if each in wanted.statuses)
    named = (*(labels.get(each, each) for each in chosen), *sorted(wanted.owners), *statuses, wanted.text)
    return tuple(filter(None, named))


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
        UsageError: several are called so.
    """
    names = {**(words or {}), **{label.casefold(): each for each, label in known.items()}}
    names |= {each.casefold(): each for each in known}
    found = []
    for name in asked:
        same = [each for each, label in known.items() if label.casefold() == name.casefold()]
        if len(same) > 1 and name not in known:
            ids = ", ".join(sorted(same))
            raise UsageError(
                say("Several are called {name}", name=name), say("Name the one by its id: {ids}.", ids=ids)
            )
        if name.casefold() not in names:
            remedy = did_you_mean(name, [*known, *known.values(), *(words or {})])
            raise NotFoundError(say("There is no {name} in this plan", name=name), remedy)
        found.append(names[name.casefold()])
    return tuple(found)
