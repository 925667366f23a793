"""Earlier versions of a plan: what stood in its file before each of the last saves of this program, on this computer.

for version in earlier(path): ...             # the newest first
changes_between(version.file, next.file)      # what was changed after it
compared(desk, version)                       # what differs from the plan in hand
bring_back(desk, version)                     # one edit, that undo takes back
restore(path, version)                        # the file itself, to the byte; a save like any other
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from campaign.desk.choosing import summary
from campaign.desk.comparing import Comparison, compare
from campaign.desk.desk import Desk
from campaign.errors import CampaignError, NotFoundError, PlanUnreadableError
from campaign.language import Sentence, say, say_many
from campaign.model.changes import Change, Edit, difference
from campaign.model.messages import Message
from campaign.storage.matching import aligned
from campaign.storage.planfile import PlanFile, digest_of, parse_plan, read_bytes, read_plan
from campaign.storage.saving import recreate_plan, restore_bytes, restore_plan
from campaign.storage.toml import decode
from campaign.storage.versions import Version, last_saved, mark_of, versions


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version of a plan."""

    number: int
    """What it is called: the first one is 1."""
    until: datetime
    """When it was saved over."""
    file: PlanFile
    """The file as it was."""


def earlier(path: Path) -> list[Version]:
    """Return what is kept of the versions of a plan, the newest first."""
    kept = versions(path)[::-1]
    last = last_saved(path)
    return kept if last is None or last.content == _mark_now(path) else [last, *kept]


def read_version(path: Path, version: Version) -> Earlier:
    """Return a version of a plan.

    Raises:
        NotFoundError: it is gone, or is not what was kept.
        PlanUnreadableError: it is no plan.
    """
    data = version.read()
    if data is None:
        raise _gone(version.number)
    return Earlier(version.number, version.until, parse_plan(decode(data, path), path, data))


def _mark_now(path: Path) -> str:
    """Return what tells the file as it is from every version; nothing when it cannot be read."""
    try:
        return mark_of(read_bytes(path))
    except CampaignError:
        return ""


def version_of(path: Path, number: int) -> Version:
    """Return the version with a number.

    Raises:
        NotFoundError: there is none.
    """
    kept = earlier(path)
    found = [version for version in kept if version.number == number]
    if not found:
        known = [version.number for version in kept]
        remedy = say("There are: {numbers}.", numbers=known) if known else say("Each save from now on keeps one.")
        raise NotFoundError(say("Of {path} there is no version {number}", path=str(path), number=number), remedy)
    return found[0]


def changes_between(before: PlanFile, after: PlanFile) -> tuple[Change, ...]:
    """Return what makes a later version of a file out of an earlier one."""
    return difference(before.plan, aligned(before, after).plan)


def told(changes: Iterable[Change]) -> Sentence:
    """Return which entries changes are about; confidential messages are only counted."""
    known = list(changes)
    open_ = [each for each in known if not _confidential(each)]
    hidden = len({each.id for each in known} - {each.id for each in open_})
    counted = say_many("{count} confidential message", "{count} confidential messages", hidden)
    if not known:
        return say("only comments and layout")
    if not open_:
        return counted
    names = summary(open_)
    return say("{names}, {counted}", names=names, counted=counted) if hidden else say("{names}", names=names)


def _confidential(change: Change) -> bool:
    """Tell whether a change is of a message that is or was confidential."""
    return any(isinstance(each, Message) and each.confidential for each in (change.before, change.after))


def compared(desk: Desk, version: Earlier) -> Comparison:
    """Return what differs between a version and the plan in hand."""
    return compare(Desk(aligned(desk.file, version.file), today=desk.today, now=desk.now), desk)


def bring_back(desk: Desk, version: Earlier) -> Edit | None:
    """Take an earlier version in hand, as one edit; None when the plan is the same.

    Raises:
        PlanReadOnlyError: the plan may only be read.
    """
    label = say("Brought back the plan as it was until {until}", until=version.until)
    return desk.take_in(desk.file, aligned(desk.file, version.file).plan, label)


def restore(path: Path, version: Version) -> PlanFile:
    """Write a version over the plan's file, which may be gone or no plan any more; what stands there now is kept.

    Raises:
        NotFoundError: the version is gone.
        PlanUnreadableError: the version is no plan.
        PlanReadOnlyError: the file has a newer format.
        PlanChangedError: somebody else wrote the file at this very moment.
        SaveError: writing failed; the file is as it was.
    """
    data = version.read()
    if data is None:
        raise _gone(version.number)
    if not path.exists():
        return recreate_plan(path, data)
    try:
        return restore_plan(read_plan(path), data)
    except PlanUnreadableError:
        return restore_bytes(path, digest_of(read_bytes(path)), data)


def _gone(number: int) -> NotFoundError:
    """Return the failure of a version that cannot be read."""
    return NotFoundError(
        say("Version {number} is gone, or damaged", number=number), say("The others can still be brought back.")
    )
