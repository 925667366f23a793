"""What somebody says about a spreadsheet that it does not tell itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.moments import Weeks
from campaign.model.when import OnDay, When


@dataclass(frozen=True, slots=True)
class Choices:
    """What is said of a spreadsheet by whoever brings it."""

    meant: Mapping[str, Field | None] = field(default_factory=dict)
    """What columns mean, by heading; None for the notes."""
    dates: Mapping[str, When] = field(default_factory=dict)
    """When milestones are, by id or name; `start` is the first day of the project."""
    weeks: Weeks | None = None
    """What weeks count."""
    sheet: str | None = None
    """The sheet to read; without one, that with the most rows of a plan."""

    @property
    def start(self) -> date | None:
        """Return the first day of the project, from which its weeks are counted."""
        found = self.dates.get("start")
        return found.day if isinstance(found, OnDay) else None


NO_CHOICES = Choices()
"""Nothing said: the sheet is taken as it is."""
