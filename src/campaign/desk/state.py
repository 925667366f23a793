"""What an open plan is at one moment, in one value: a thread that reads it sees no half of an edit or a save."""

from dataclasses import dataclass
from typing import Optional, Protocol

from campaign.language import Sentence
from campaign.model.changes import Change
from campaign.model.plan import Plan
from campaign.storage.planfile import PlanFile


class Kept(Protocol):
    """How far the journal of a plan is."""

    trouble: Sentence | None
    """Why what happened is not on disk."""

    @property
    def up_to_date(self) -> bool:
        """Tell whether every edit is on disk; what is being typed in a form may not be."""

    @property
    def outdated(self) -> bool:
        """Tell whether it is to be begun anew on what the plan's file is by now, which takes a while."""


@dataclass(slots=True, eq=False)
class Step:
    """Something that happened to a plan, and what happened before it, as far as that is still asked for."""

    changes: tuple[Change, ...] | None = None
    """What changed; None when that can only be told by comparing plans."""
    before: Optional["Step"] = None


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """An open plan at one moment."""

    file: PlanFile
    """Its file, as it was last read or written."""
    plan: Plan
    """The plan in hand."""
    step: Step
    """The last thing that happened to it."""

    @property
    def dirty(self) -> bool:
        """Tell whether there is anything that a save would write."""
        return self.plan is not self.file.plan and self.plan != self.file.plan

    def since(self, step: Step) -> list[tuple[Change, ...]] | None:
        """Return what changed after a step, each thing that was done apart; None when comparing must tell."""
        found: list[tuple[Change, ...]] = []
        here: Step | None = self.step
        while here is not step:
            if here is None or here.changes is None:
                return None
            found.append(here.changes)
            here = here.before
        return found[::-1]
