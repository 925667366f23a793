"""Undoing a save, also one of yesterday: the file as it was before, and what that changes in the plan."""

from dataclasses import dataclass

from campaign.errors import NotFoundError, PlanChangedError
from campaign.language import say
from campaign.model.changes import Change, difference
from campaign.storage.planfile import PlanFile
from campaign.storage.saving import restore_plan
from campaign.storage.versions import versions


@dataclass(frozen=True, slots=True)
class Undone:
    """A save that was undone."""

    file: PlanFile
    """The file as it is now."""
    changes: tuple[Change, ...]
    """What undoing did to the plan; nothing where only comments and layout differ."""


def undo_save(file: PlanFile, *, anyway: bool = False) -> Undone:
    """Bring back what stood in a plan's file before its last save. That is a save too, so undoing twice is redoing.

    `anyway` also undoes what was written by hand, or by another program, since that save.

    Raises:
        NotFoundError: nothing is kept of it, or it stands there already.
        PlanChangedError: something else changed the file since.
        SaveError: writing failed; the file is as it was.
    """
    kept = versions(file.path)
    data = kept[-1].read() if kept else None
    if data is None or file.digest.startswith(kept[-1].content):
        raise NotFoundError(
            say("There is nothing to undo in {path}", path=str(file.path)),
            say("Undo knows what was saved with this program, on this computer."),
        )
    if not anyway and not file.digest.startswith(kept[-1].replaced_by):
        raise PlanChangedError(
            say("{path} was changed outside this program since its last save", path=str(file.path)),
            say("With --anyway that is undone too; a second undo brings it back."),
        )
    restored = restore_plan(file, data)
    return Undone(restored, difference(file.plan, restored.plan))
