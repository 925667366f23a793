"""A plan whose file somebody else changed while it is open: their changes and ours together.

    outside = from_outside(desk)                  # None: the file is as it was read
    outside.merge.conflicts                       # what somebody has to choose
    take_in(desk, outside, {conflict: "theirs"})  # one edit, that undo takes back; then desk.save() works again

Nothing changes before `take_in`. A conflict that is not chosen stays ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from campaign.desk.desk import Desk
from campaign.errors import PlanReadOnlyError
from campaign.language import Sentence, say
from campaign.model.changes import Change, Edit, difference
from campaign.model.merging import Conflict, Merge, Side, merge, resolved
from campaign.storage.matching import aligned
from campaign.storage.planfile import PlanFile, digest_of, parse_plan, read_bytes
from campaign.storage.toml import decode


@dataclass(frozen=True, slots=True)
class Outside:
    """What somebody else wrote in the file of an open plan, and what comes of it together with our work."""

    file: PlanFile
    """The file as it is on disk."""
    theirs: tuple[Change, ...]
    """What they changed since we read it; nothing where only comments and layout differ."""
    merge: Merge
    """Our plan with their changes in it, and the conflicts."""


def from_outside(desk: Desk) -> Outside | None:
    """Return what somebody else changed in the file of an open plan; None when it is as it was read.

    Raises:
        NotFoundError: the file is gone.
        PlanUnreadableError: it is no plan now.
        PlanReadOnlyError: it has a newer format now.
    """
    path = desk.file.path
    data = read_bytes(path)
    if digest_of(data) == desk.file.digest:
        return None
    file = parse_plan(decode(data, path), path, data)
    if file.read_only is not None:
        raise PlanReadOnlyError(file.read_only, say("Save it under another name, or install a newer version."))
    file = aligned(desk.file, file)
    return Outside(file, difference(desk.file.plan, file.plan), merge(desk.file.plan, desk.plan, file.plan))


def take_in(
    desk: Desk, outside: Outside, choices: Mapping[Conflict, Side], label: Sentence | None = None
) -> Edit | None:
    """Put their changes and what was chosen in the open plan, and return the edit; None when it changes nothing.

    From here on the plan is saved over the file as they left it.

    Raises:
        PlanReadOnlyError: the file may only be read.
    """
    plan = resolved(outside.merge.plan, choices)
    return desk.take_in(outside.file, plan, label or say("Took in what somebody else changed"))
