"""A message: one moment at which somebody tells an audience something, for a purpose and with a next step."""

from collections.abc import Iterable
from typing import Literal, get_args

from pydantic import Field

from campaign.language import mark
from campaign.model.fields import (
    By,
    Effect,
    Entry,
    Id,
    Length,
    Many,
    MaybeRef,
    Moment,
    Number,
    Ref,
    Reminder,
    Stamp,
    Status,
    Step,
)

STATUSES: tuple[Status, ...] = get_args(Status)
STATUS_WORDS = (
    mark("idea"),
    mark("draft"),
    mark("review"),
    mark("approved"),
    mark("scheduled"),
    mark("sent"),
    mark("cancelled"),
)
"""The statuses in the same order, as texts of the catalogue."""
SETTLED: tuple[Status, ...] = ("approved", "scheduled", "sent")
"""Statuses whose messages keep their date when a milestone moves."""


class AgendaItem(Entry):
    """One item of an overleg."""

    item: str = ""
    """What it is about."""
    minutes: int | None = Field(None, ge=0)
    """How long it takes."""
    mode: Literal["talk", "do"] = "talk"
    """Whether people talk or do."""


class Task(Entry):
    """Something that must be done before a message can go out."""

    title: str = ""
    """What must be done."""
    due: By | None = None
    """By when; a distance counts from the message."""
    owner: str = ""
    """Who does it."""
    done: bool = False
    """It is done."""


class StatusChange(Entry):
    """One line of a message's history: what it became, by whom, when."""

    status: Status = "draft"
    """What it became."""
    by: str = ""
    """Who said so."""
    at: Stamp | None = None
    """When, on the wall clock of the campaign's zone."""


class Repeat(Entry):
    """A message that comes back."""

    every: Step
    """How often: "2w"."""
    until: Moment | None = None
    """The last day on which it may come back, included."""
    times: int | None = Field(None, ge=1)
    """How often in all, the first time counted."""


class IgnoredCheck(Entry):
    """A check that is switched off, and why."""

    code: str
    """Its code: "A008"."""
    why: str = ""
    """Why it does not count here."""


def codes_in(ignore: Iterable[str | IgnoredCheck]) -> frozenset[str]:
    """Return the codes of some checks that are switched off, with or without a reason."""
    return frozenset(each if isinstance(each, str) else each.code for each in ignore)


class Message(Entry):
    """A bericht: one thing that is told to audiences through a channel, at a moment, for a purpose."""

    id: Id = ""
    """Made once, never reused."""
    title: str = ""
    """What it is called."""
    channel: Ref = ""
    """What it goes out through."""
    medium: str = ""
    """The middel: free text."""
    audiences: Many[Ref] = ()
    """Whom it is addressed to."""
    excluded: Many[Ref] = Field((), alias="except")
    """Audiences left out although part of these."""
    when: Moment | None = None
    """When it goes out; absent: unscheduled."""
    duration: Length | None = None
    """How long it takes; without it, what its channel says."""
    until: Moment | None = None
    """When it ends: a last day, included, or an end moment. Not together with `duration`."""
    not_before: Moment | None = None
    """The embargo: it must not go out earlier."""
    alternatives: str = ""
    """Messages that share this word are alternative sessions: each person gets one."""
    status: Status = "draft"
    """How far it is."""
    status_log: Many[StatusChange] = ()
    """How it got there."""
    confidential: bool = False
    """Left out of every export and text output unless asked for by name."""
    sender: str = ""
    """The afzender: whose voice it is."""
    owner: str = ""
    """The actiehouder: who makes it happen."""
    contributors: Many[str] = ()
    """Who else works on it."""
    approver: str = ""
    """Who says yes."""
    goal: str = ""
    """The doel: the effect, not the activity."""
    effect: Effect | None = None
    """Whether the reader then knows, feels or does."""
    objective: MaybeRef = None
    """The objective it serves."""
    activation: str = ""
    """The activatie: what the reader does next."""
    activation_by: By | None = None
    """By when; a distance counts from the message."""
    activation_link: str = ""
    """Where they do it."""
    measure: str = ""
    """What is counted."""
    target: Number | None = None
    """The count to reach."""
    result: Number | None = None
    """The count so far."""
    key_messages: Many[Ref] = ()
    """The key messages it carries."""
    teaches: bool = False
    """It says how."""
    personal: bool = False
    """It says what the change means for the reader in person."""
    story: bool = False
    """It is a story from somebody's own practice."""
    feedback: str = ""
    """How readers answer back."""
    location: str = ""
    """Where it happens."""
    link: str = ""
    """Where to read more."""
    body: str = ""
    """The text itself."""
    follows: Many[Ref] = ()
    """Messages that it must not go out before."""
    agenda: Many[AgendaItem] = ()
    """The items of an overleg."""
    tasks: Many[Task] = ()
    """What must be done first."""
    reminders: Many[Reminder] = ()
    """How long before its start to remind."""
    repeat: Repeat | None = None
    """How it comes back."""
    ignore: Many[str | IgnoredCheck] = ()
    """Checks that do not count for it."""
    tags: Many[str] = ()
    """Words to find it by."""
    notes: str = ""
    """Whatever else is worth keeping."""
    cost: Number | None = None
    """What it costs, in the organisation's currency."""
