"""Merging three versions of a plan file from outside, as git asks for it, and settling what was left of that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from campaign.errors import CampaignError, NotFoundError, PlanUnreadableError, did_you_mean
from campaign.language import say
from campaign.model.merging import Conflict, Place, Side
from campaign.storage.git import merged_by_lines
from campaign.storage.marks import MODELS, marked, marks_in, settled
from campaign.storage.merging import empty_base, merge_files
from campaign.storage.planfile import PlanFile, parse_plan
from campaign.storage.saving import restore_plan
from campaign.storage.toml import decode
from campaign.storage.writing import toml_key


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of three versions of a plan file; nothing is written yet."""

    data: bytes
    """The bytes of the merged file, conflicts marked in it."""
    file: PlanFile | None
    """The same as a plan, without the marks; None when it was merged by lines."""
    conflicts: tuple[Conflict, ...] = ()
    """What both changed, each to something else."""
    by_lines: CampaignError | None = None
    """Why it was merged by lines as git does; None when it was merged as a plan."""
    line_conflicts: int = 0
    """How many stretches git has put its own markers around."""

    @property
    def clean(self) -> bool:
        """Tell whether nobody has to look at it."""
        return not self.conflicts and not self.line_conflicts and not self.broken

    @property
    def broken(self) -> bool:
        """Tell whether what was merged by lines is no plan."""
        if self.by_lines is None:
            return False
        try:
            parse_plan(decode(self.data, Path()), Path())
        except PlanUnreadableError:
            return True
        return False


def merge_versions(versions: tuple[bytes, bytes, bytes], path: Path, marker_size: int) -> Merged:
    """Return our version of a plan file with their changes in it, given base, ours and theirs.

    An empty base: both made the file.

    A version that is no plan leaves it to git, which merges lines.

    Raises:
        CampaignError: git cannot merge them either.
        NotFoundError: there is no git.
    """
    base, *sides = versions
    try:
        before = _read(base, path) if base.strip() else empty_base(path)
        merged = merge_files(before, *(_read(data, path) for data in sides))
    except CampaignError as error:
        lines = merged_by_lines(*versions, marker_size)
        return Merged(lines.data, None, (), error, lines.conflicts)
    text = marked(merged.file, merged.conflicts, marker_size)
    return Merged(text.encode(), merged.file, merged.conflicts)


def settle(file: PlanFile, choices: Mapping[Place, Side]) -> tuple[PlanFile, tuple[Conflict, ...]]:
    """Settle conflicts that are marked in a file, save it, and return it with what is left to be settled.

    Raises:
        CampaignError: the text would not hold what was chosen, or the file could not be written.
    """
    text = settled(file, choices)
    done = restore_plan(file, text.encode()) if text != file.text else file
    return done, marks_in(done)


def place_of(written: str, conflicts: Iterable[Conflict]) -> Place:
    """Return the place of a conflict by the name that `name_of_place` gives it.

    Raises:
        NotFoundError: there is no such conflict.
    """
    names = {name_of_place(each): each.place for each in conflicts}
    if written not in names:
        known = did_you_mean(written, list(names)) or say("There is: {names}.", names=list(names) or ["–"])
        raise NotFoundError(say("There is no conflict {name}", name=written), known)
    return names[written]


def name_of_place(conflict: Conflict) -> str:
    """Return how a conflict is named on a command line: "m4k2x9p7.when", "campaign.title", "audiences.balie"."""
    key = toml_key(MODELS[conflict.table], conflict.field) if conflict.field else None
    table = None if conflict.table == "messages" else conflict.table
    return ".".join(part for part in (table, conflict.id, key) if part)


def _read(data: bytes, path: Path) -> PlanFile:
    """Return the plan file with these bytes.

    Raises:
        PlanUnreadableError: it is no plan.
    """
    return parse_plan(decode(data, path), path, data)
