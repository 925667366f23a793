"""Milestones, which messages hang on, and phases."""

from pydantic import Field

from campaign.model.fields import Certainty, Entry, Id, Many, Moment, Ref


class Milestone(Entry):
    """A mijlpaal: the anchor that messages hang on."""

    id: Id = ""
    """Its name in a `when`."""
    title: str = ""
    """What happens; without one, its id is shown."""
    date: Moment | None = None
    """The day it happens, or any `when`, so that a milestone can hang on another."""
    until: Moment | None = None
    """Its last day, for a milestone that takes days."""
    certainty: Certainty = "fixed"
    """Whether the date is sure."""
    golive: bool = False
    """This is the go-live; at most one is."""
    after: Many[Ref] = ()
    """Milestones that this one must not come before."""
    audiences: Many[Ref] = ()
    """Whom it concerns; empty: everyone in the plan."""

    @property
    def name(self) -> str:
        """Return what people call it."""
        return self.title or self.id


class Phase(Entry):
    """A stretch of the campaign: a lane and a colour on the timeline."""

    id: Id = ""
    """Its name."""
    title: str = ""
    """What it is called; without one, its id is shown."""
    start: Moment | None = Field(None, alias="from")
    """Its first day."""
    end: Moment | None = Field(None, alias="to")
    """Its last day, included."""

    @property
    def name(self) -> str:
        """Return what people call it."""
        return self.title or self.id
