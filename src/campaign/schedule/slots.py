"""A slot: the days, and where known the hours, that something takes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from campaign.language import Sentence
from campaign.model.fields import Certainty
from campaign.model.when import AtTime, OnDay


class Slot(NamedTuple):
    """Some days, or some hours, in the campaign's time zone."""

    first: date
    """Its first day."""
    last: date
    """Its last day, included."""
    start: datetime | None = None
    """The moment it starts; None when it takes whole days."""
    end: datetime | None = None
    """The moment it ends; None when it takes whole days."""
    certainty: Certainty = "fixed"
    """Whether it may still change."""
    window: bool = False
    """It is somewhere within these days, rather than all of them."""

    @property
    def all_day(self) -> bool:
        """Tell whether it takes whole days."""
        return self.start is None

    @property
    def begins(self) -> OnDay | AtTime:
        """Return its start as a moment of its own, that hangs on nothing: the day, or the time on the wall."""
        return AtTime(self.start.replace(tzinfo=None)) if self.start else OnDay(self.first)

    @property
    def days(self) -> int:
        """Return how many days it touches."""
        return (self.last - self.first).days + 1

    @property
    def sort_key(self) -> tuple[date, datetime]:
        """Return what slots are sorted by: the day, whole days before hours."""
        return self.first, self.start.astimezone(UTC) if self.start else START_OF_TIME


START_OF_TIME = datetime.min.replace(tzinfo=UTC)


class Timing(NamedTuple):
    """When a message happens: all its slots, or why it has none."""

    slots: tuple[Slot, ...] = ()
    """Its slots in order; more than one for a repeat, none for an unscheduled message."""
    reason: Sentence | None = None
    """Why it is unscheduled; None when it simply has no `when`."""
    anchor: str | None = None
    """What it hangs on."""
    offset: int | None = None
    """How many calendar days after its anchor it starts; negative before."""

    @property
    def first(self) -> Slot | None:
        """Return its first slot."""
        return self.slots[0] if self.slots else None

    def over(self, today: date) -> bool:
        """Tell whether the last of its times has passed; one without any has not."""
        return bool(self.slots) and self.slots[-1].last < today


UNSCHEDULED = Timing()


def end_of(day: date) -> datetime:
    """Return the last minute of a day on a wall clock."""
    return datetime.combine(day, time(23, 59))


def days_between(first: date, last: date) -> list[date]:
    """Return every day from `first` to `last`, both included."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
