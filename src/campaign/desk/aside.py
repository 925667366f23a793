"""Spreadsheets that people fill in: one that is not as it went out is kept before another takes its place."""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from campaign.desk.leftovers import digest_of
from campaign.files import untaken


@dataclass(slots=True)
class Aside:
    """A place that a spreadsheet goes to, and the copy of what stood there."""

    target: Path
    """The place."""
    known: Collection[str]
    """The digests of what needs no copy."""
    copy: Path | None = None
    """Where the copy is; None when there was no need."""

    def keep(self, _written: bytes) -> None:
        """Copy what stands there, before what is written takes its place.

        Raises:
            OSError: it cannot be copied.
        """
        if self.target.is_file() and digest_of(self.target.resolve()) not in self.known:
            self.copy = untaken(self.target)
            shutil.copy2(self.target, self.copy)
