"""What the cells of one column with moments are read against, and what a cell says."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from campaign.language import Sentence
from campaign.model.context import Context
from campaign.model.fields import Status
from campaign.model.when import When

Weeks = Literal["calendar", "project", "unsure"]
"""What the number of a week counts: the weeks of the calendar, or those since the project began."""
Order = Literal["day", "month", "unsure"]
"""What comes first in a date of numbers."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a moment in a cell is read against: what the other cells of its column and the sheet tell."""

    context: Context
    """The milestones there are; its `today` is the day from which a date without a year is the next."""
    order: Order = "day"
    proven: bool = True
    """A date in the column tells the order; without one it is that of the language of the sheet."""
    weeks: Weeks = "unsure"
    start: date | None = None
    """The first day of the project, from which its weeks are counted."""
    bare_weeks: bool = False
    """A number alone is a week: the heading says so."""
    from_1904: bool = False
    """Day numbers count from 1904."""
    dutch: bool = True
    """The sheet is in Dutch, in which "of" leaves a choice."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What one moment in a cell says; with nothing said of when, its message is unscheduled."""

    when: When | None = None
    until: When | None = None
    not_before: When | None = None
    """The embargo."""
    status: Status | None = None
    """How far the message is, where the cell says so."""
    assumed: Sentence | None = None
    """What was filled in or taken for granted, to be told."""
    why: Sentence | None = None
    """Why there is no moment; None where there is one, or where nothing is written."""
    text: str = ""
    """What was written: the cell, or its part when it speaks of several moments."""

    @property
    def exact(self) -> bool:
        """Tell whether it says when, with nothing left to tell."""
        return self.when is not None and self.assumed is None

    def with_status(self, status: Status | None) -> "Moment":
        """Return it with a status, where one was found."""
        return replace(self, status=status) if status else self


UNSAID = Moment()
"""The moment of a cell that says nothing."""
