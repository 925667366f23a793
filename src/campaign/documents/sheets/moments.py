"""What the cells of one column with moments are read against, and what a cell says."""

from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Literal

from campaign.documents.sheets.date_order import Order
from campaign.language import Sentence
from campaign.model.context import Context
from campaign.model.fields import Status
from campaign.model.when import When

Weeks = Literal["calendar", "project", "unsure"]
"""What the number of a week counts: the weeks of the calendar, or those since the project began."""
SaidWeeks = Literal["calendar", "project"]
"""What somebody can say that weeks count."""
Doubt = Literal["order", "weeks", "start"]
"""What somebody can say that makes a moment of a cell that is none: what comes first in a date of numbers, what weeks
count, when the project begins."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a moment in a cell is read against: what the other cells of its column and the sheet tell."""

    context: Context
    """The milestones there are; its `today` is the day from which a date without a year is the next."""
    order: Order = "day"
    proven: bool = True
    """Somebody or another date tells the order; without that it is what the language of the headings has."""
    exchanged: bool = False
    """The program that made the sheet may have taken the day for the month, wherever that gave a day."""
    weeks: Weeks = "unsure"
    start: date | None = None
    """The first day of the project, from which its weeks are counted."""
    bare_weeks: bool = False
    """A number alone is a week: the heading says so."""
    from_1904: bool = False
    """Day numbers count from 1904."""
    dutch: bool = True
    """The sheet is in Dutch, in which "of" leaves a choice."""
    month: str = ""
    """The month, and perhaps the year, of a day that is a number alone."""
    zone: tzinfo | None = None
    """The zone of the campaign, to which a time with an offset of its own is converted."""
    today: date | None = None
    """The day itself, where the context counts from another."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What one moment in a cell says; with nothing said of when, its message is unscheduled."""

    when: When | None = None
    until: When | None = None
    not_before: When | None = None
    """The embargo."""
    status: Status | None = None
    """How far the message is, where the cell says so."""
    assumed: tuple[Sentence, ...] = ()
    """What was filled in or taken for granted, to be told."""
    why: Sentence | None = None
    """Why there is no moment; None where there is one, or where nothing is written."""
    doubt: Doubt | None = None
    """What would make a moment of it, when somebody says so."""
    text: str = ""
    """What was written: the cell, or its part when it speaks of several moments."""
    uncertain: bool = False
    """It may still change, as the cell says: "5 maart?"."""
    repeat: str = ""
    """How often it comes back, as it is typed: "1w until 2027-06-01"; nothing for what does not."""

    @property
    def exact(self) -> bool:
        """Tell whether it says when, with nothing left to tell."""
        return self.when is not None and not self.assumed

    def with_status(self, status: Status | None) -> "Moment":
        """Return it with a status, where one was found."""
        return replace(self, status=status) if status else self

    def assuming(self, *told: Sentence | None) -> "Moment":
        """Return it with more that was filled in or taken for granted."""
        return replace(self, assumed=tuple(dict.fromkeys((*self.assumed, *filter(None, told)))))


UNSAID = Moment()
"""The moment of a cell that says nothing."""
