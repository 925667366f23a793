"""The first day of everything: the chain from a message over its anchors to a date.

Every entry has at most one anchor, so a chain is walked with a loop, however long it is, and a circle is a chain that
meets itself.
"""

import calendar
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from campaign.errors import Problem, Subject, did_you_mean
from campaign.language import Sentence, say
from campaign.model.fields import Certainty
from campaign.model.when import YEARS, Anchored, AtTime, OnDay, Term, When, Window
from campaign.schedule.workdays import WorkCalendar


class Start(NamedTuple):
    """The first day of an entry, or why it has none."""

    day: date | None = None
    """The day; None when it could not be found."""
    certainty: Certainty = "fixed"
    """Indicative when anything in the chain is."""
    problem: Problem | None = None
    """What is wrong."""

    @property
    def reason(self) -> Sentence | None:
        """Return why it has no day."""
        return self.problem.text if self.problem else None


class Node(NamedTuple):
    """Something with a moment of its own that others may hang on: a milestone or a message."""

    id: str
    when: When | None
    subject: Subject
    indicative: bool = False


def step(day: date, terms: Iterable[Term], workdays: WorkCalendar) -> date:
    """Return the day that lies these steps on, taken from left to right.

    Raises:
        OverflowError: it lies in no year that a campaign has.
    """
    for term in terms:
        match term.unit:
            case "d":
                day += timedelta(days=term.amount)
            case "w":
                day += timedelta(weeks=term.amount)
            case "wd":
                day = workdays.add(day, term.amount)
            case "m":
                day = add_months(day, term.amount)
        if day.year not in YEARS:
            raise OverflowError
    return day


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the last of that month.

    Raises:
        OverflowError: it lies in no year that a campaign has.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year not in YEARS:
        raise OverflowError
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class StartFinder(NamedTuple):
    """Finds the starts of one plan's entries; `known` grows as it goes."""

    nodes: Mapping[str, Node]
    """Everything that may hang on something, by id."""
    known: dict[str, Start]
    """The starts found so far."""
    workdays: WorkCalendar
    zone: ZoneInfo

    def find(self, wanted: Iterable[str]) -> None:
        """Find the start of every wanted entry and of all they hang on."""
        for entry_id in wanted:
            chain: list[str] = []
            members: set[str] = set()
            current: str | None = entry_id
            while current is not None and current not in self.known:
                if current in members:
                    self._close_circle(chain[chain.index(current) :])
                    break
                chain.append(current)
                members.add(current)
                when = self.nodes[current].when
                current = when.anchor if isinstance(when, Anchored) and when.anchor in self.nodes else None
            for member in reversed(chain):
                if member not in self.known:
                    self.known[member] = self._start(self.nodes[member])

    def _close_circle(self, circle: list[str]) -> None:
        """Tell every member of a circle that it is one, in the same words wherever the walk came in."""
        first = circle.index(min(circle))
        circle = circle[first:] + circle[:first]
        names = " → ".join([*circle[:5], *(["…"] if len(circle) > 5 else []), circle[0]])
        for member in circle:
            text = say("The moments go round in a circle: {circle}", circle=names)
            remedy = say("Give one of them a date of its own.")
            self.known[member] = Start(problem=Problem("E003", text, self.nodes[member].subject, remedy))

    def _start(self, node: Node) -> Start:
        """Return the start of one entry whose anchor is known."""
        certainty: Certainty = "indicative" if node.indicative else "fixed"
        match node.when:
            case None:
                return Start()
            case OnDay(day):
                return Start(day, certainty)
            case AtTime():
                return Start(wall_day(node.when.moment, self.zone), certainty)
            case Window():
                return Start(node.when.first, "indicative")
            case Anchored():
                return self._hanging_start(node, node.when, certainty)

    def _hanging_start(self, node: Node, when: Anchored, certainty: Certainty) -> Start:
        """Return the start of an entry that hangs on another, whose start is known."""
        base = self.known.get(when.anchor)
        if base is None:
            return Start(problem=unknown_anchor(when.anchor, node.subject, self.nodes))
        if base.day is None:
            return Start(problem=undated_anchor(when.anchor, node.subject))
        try:
            day = step(base.day, when.terms, self.workdays)
        except OverflowError:
            return Start(problem=beyond_calendar(str(when), node.subject))
        return Start(day, "indicative" if base.certainty == "indicative" else certainty)


def wall_day(moment: datetime, zone: ZoneInfo) -> date:
    """Return the day of a moment on the campaign's wall clock."""
    return moment.astimezone(zone).date() if moment.tzinfo else moment.date()


def undated_anchor(anchor: str, subject: Subject) -> Problem:
    """Return the problem of hanging on something that has no date itself."""
    text = say("{anchor}, which this hangs on, has no date", anchor=anchor)
    return Problem("E002", text, subject, say("Give {anchor} a date.", anchor=anchor))


def unknown_anchor(anchor: str, subject: Subject, known: Iterable[str]) -> Problem:
    """Return the problem of hanging on something that is not there; `known` is what is."""
    text = say("There is no milestone or message {anchor}", anchor=anchor)
    hint = did_you_mean(anchor, list(known)) or say("Write a date, or the id of a milestone or message of this plan.")
    return Problem("E002", text, subject, hint)


def beyond_calendar(written: str, subject: Subject) -> Problem:
    """Return the problem of a moment that no calendar has."""
    return Problem(
        "E002", say("{value} does not exist on the calendar", value=written), subject, say("Come closer to today.")
    )
