"""Channels: what messages go out through, how each kind behaves, and which are built in."""

from functools import cache
from typing import Literal, get_args

from pydantic import Field

from campaign.model.duration import Duration
from campaign.model.fields import By, Clock, Day, Entry, Id, Length, Many, Number, Step, Weekday

Kind = Literal["overleg", "intranet", "nieuwsbrief", "social", "mail", "gesprek", "training", "scherm"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Rhythm(Entry):
    """When a channel has its editions."""

    every: Step
    """How often: "2w"."""
    on: Weekday | None = None
    """On which weekday."""
    start: Day | None = Field(None, alias="from")
    """The day of the first edition."""
    time: Clock | None = None
    """At what time an edition goes out."""


class Channel(Entry):
    """A kanaal. What is left out follows the workspace's channel of the same id, else the kind's own behaviour."""

    id: Id = ""
    """Its name in messages."""
    kind: Kind | None = None
    """What it behaves like."""
    name: str = ""
    """What it is called here."""
    push: bool | None = None
    """It lands in front of people unasked."""
    live: bool | None = None
    """It brings people together at one moment."""
    two_way: bool | None = None
    """People can answer in it."""
    owner: str = ""
    """Who publishes it."""
    rhythm: Rhythm | None = None
    """When it has its editions."""
    copy_deadline: By | None = None
    """How long before it goes out the text is due."""
    approval: Length | Step | None = None
    """How long approval takes, in working days or other days."""
    capacity: int | None = Field(None, ge=0)
    """How many items an edition holds."""
    days: Many[Weekday] = ()
    """The weekdays on which it may go out; empty: all."""
    duration: Length | None = None
    """How long its messages take when they do not say."""
    cost: Number | None = None
    """What one message costs, in the organisation's currency."""

    @property
    def label(self) -> str:
        """Return what people call it."""
        return self.name or self.id


@cache
def built_in(kind: Kind) -> Channel:
    """Return the channel that every plan has of this kind."""
    return Channel.model_construct(
        id=kind,
        kind=kind,
        push=kind in {"overleg", "nieuwsbrief", "mail", "gesprek", "training"},
        live=kind in {"overleg", "gesprek", "training"},
        two_way=kind in {"overleg", "gesprek", "training", "social"},
        duration=Duration(minutes={"overleg": 60, "training": 60, "gesprek": 30}.get(kind, 15)),
    )
