"""What somebody says about a spreadsheet that it does not tell itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from campaign.documents.sheets.date_order import SaidOrder
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.moments import SaidWeeks
from campaign.model.when import OnDay, When


@dataclass(frozen=True, slots=True)
class Choices:
    """What is said of a spreadsheet by whoever brings it."""

    meant: Mapping[str, Field | None] = field(default_factory=dict)
    """What columns mean, by heading; None for the notes."""
    dates: Mapping[str, When] = field(default_factory=dict)
    """When milestones are, by id or name; `start` is the first day of the project."""
    weeks: SaidWeeks | None = None
    """What weeks count."""
    order: SaidOrder | None = None
    """What comes first in dates of numbers."""
    sheets: tuple[str, ...] = ()
    """The sheets to read; without one, that with the most rows of a plan and those that are laid out like it."""

    @property
    def start(self) -> date | None:
        """Return the first day of the project, from which its weeks are counted."""
        found = self.dates.get("start")
        return found.day if isinstance(found, OnDay) else None


NO_CHOICES = Choices()
"""Nothing said: the sheet is taken as it is."""
