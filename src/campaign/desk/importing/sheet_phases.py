"""When the phases of a spreadsheet are that gives them no days: from their first message to their last."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from campaign.documents.sheets.draft import Draft
from campaign.documents.sheets.moments import Moment
from campaign.documents.sheets.named import Named
from campaign.language import say
from campaign.model.when import Anchored, OnDay, own_days


class Stretch(NamedTuple):
    """The days of a phase."""

    first: date
    begun: date
    """The day on which its last message begins."""
    last: date


def with_days(phases: Iterable[Named], drafts: Iterable[Draft]) -> tuple[Named, ...]:
    """Return phases, those without days with the days of their messages.

    One of which a message hangs on a milestone has none: it would stay where it is when that moves. Neither have two
    of which the messages run through each other, which no days tell apart.
    """
    phases, messages = tuple(phases), tuple(drafts)
    found = {each.name: stretch for each in phases if (stretch := _stretch(each.name, messages))}
    return tuple(_dated(each, found) if each.moment.when is None and not each.moment.text else each for each in phases)


def _dated(named: Named, found: Mapping[str, Stretch]) -> Named:
    """Return a phase with its days, cut off where the next one begins."""
    own = found.get(named.name)
    if own is None:
        return named
    others = [each for name, each in found.items() if name != named.name]
    if any(each.first <= own.begun and own.first <= each.begun for each in others):
        return named
    later = [each.first for each in others if own.first < each.first <= own.last]
    last = max(own.begun, min(later) - timedelta(days=1)) if later else own.last
    told = say("From its first message to its last")
    return replace(named, moment=Moment(OnDay(own.first), until=OnDay(last), assumed=(told,)))


def _stretch(name: str, drafts: Iterable[Draft]) -> Stretch | None:
    """Return the days of the messages in a phase; None where none has a day, or one hangs on a milestone."""
    moments = [each.moment for each in drafts if each.phase.casefold() == name.casefold()]
    if any(isinstance(when, Anchored) for each in moments for when in (each.when, each.until)):
        return None
    days = [(own_days(each.when), own_days(each.until or each.when)) for each in moments if each.when is not None]
    firsts = [first[0] for first, _last in days if first]
    lasts = [last[1] for _first, last in days if last]
    return Stretch(min(firsts), max(firsts), max(lasts)) if firsts and lasts else None
