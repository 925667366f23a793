"""Conflict copies: what a sync program leaves beside a plan when two people changed it at once.

for copy in conflict_copies(desk): ...
merged = merged_copy(desk, copy)              # merged.conflicts is what somebody has to choose
take_copy(desk, copy, merged, choices)        # one edit, that undo takes back
put_away(copy)                                # after the plan is saved; nothing is thrown away
"""

import contextlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.language import say
from campaign.model.changes import Edit, difference
from campaign.model.merging import Conflict, Merge, Side, merge, resolved
from campaign.model.plan import Plan
from campaign.storage.folders import state_folder
from campaign.storage.matching import aligned
from campaign.storage.merging import empty_base
from campaign.storage.planfile import parse_plan, read_plan
from campaign.storage.toml import decode
from campaign.storage.versions import versions

BEHIND = re.compile(
    r" \([^)]*(?:conflict|conflic)[^)]*\)(?: \d+)?"  # Dropbox, Nextcloud, Seafile, in several languages
    r"|_conflict-\d{8}-\d{6}"  # ownCloud before 2.5
    r"|\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}"  # Syncthing
    r"|\.Conflict"  # Resilio
    r"|-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,14}(?:-\d+)?"  # OneDrive: the name of a computer
    r"| \(\d+\)"  # Google Drive
    r"| \d"  # iCloud
)
"""What sync programs write behind the name of a file, as their help pages give it."""
LOOKED_AT = 5
"""Earlier versions that are tried as what both began with, the newest ones."""


def conflict_copies(desk: Desk) -> list[Path]:
    """Return the copies of the open plan that a sync program left beside it: named so, and of the same campaign."""
    path = desk.file.path
    try:
        names = sorted(each.name for each in path.parent.iterdir() if each.suffix == path.suffix)
    except OSError:
        return []
    stem = len(path.stem)
    found = [
        path.parent / name
        for name in names
        if name.startswith(path.stem) and BEHIND.fullmatch(name[stem : -len(path.suffix)])
    ]
    return [each for each in found if _same_campaign(desk, each)]


def merged_copy(desk: Desk, copy: Path) -> Merge:
    """Return our plan with what a copy has in it, and what somebody has to choose.

    What both began with is the earlier version that the copy differs least from: each save since then took the plan
    further away from it. Where no version is nearer than the plan as it is, all that differs has to be chosen.

    Raises:
        NotFoundError: the copy is gone.
        PlanUnreadableError: it is no plan.
    """
    theirs = aligned(desk.file, read_plan(copy)).plan
    nearest, least = empty_base(desk.file.path).plan, _distance(desk.file.plan, theirs)
    for each in _earlier(desk):
        away = _distance(each, theirs)
        if away < least:
            nearest, least = each, away
    return merge(nearest, desk.plan, theirs)


def take_copy(desk: Desk, copy: Path, merged: Merge, choices: Mapping[Conflict, Side]) -> Edit | None:
    """Put what a copy has, and what was chosen, in the open plan; return the edit, None when it changes nothing.

    Raises:
        PlanReadOnlyError: the plan may only be read.
    """
    changes = difference(desk.plan, resolved(merged.plan, choices))
    if not changes:
        return None
    edit = Edit(say("Took in {name}", name=copy.name), changes)
    desk.do(edit)
    return edit


def put_away(copy: Path) -> Path:
    """Move a copy whose changes are in the plan to the state folder, and return where it is now.

    Raises:
        OSError: it could not be moved; it stays where it is.
    """
    folder = state_folder() / "copies"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = copy.read_bytes()
    number = 1
    while (place := folder / f"{number:04}-{copy.name}").exists():
        number += 1
    place.touch(mode=0o600)
    place.write_bytes(data)
    copy.unlink()
    return place


def _same_campaign(desk: Desk, copy: Path) -> bool:
    """Tell whether a file is a plan of the same campaign."""
    try:
        other = read_plan(copy)
    except CampaignError:
        return False
    return aligned(desk.file, other).plan.campaign.id == desk.plan.campaign.id


def _distance(plan: Plan, other: Plan) -> int:
    """Return in how many values two versions differ; an entry that one has not counts as one."""
    return sum(max(1, len(change.keys)) for change in difference(plan, other))


def _earlier(desk: Desk) -> Iterator[Plan]:
    """Give the earlier versions of the plan that are kept, the newest first."""
    for version in reversed(versions(desk.file.path)[-LOOKED_AT:]):
        data = version.read()
        if data is not None:
            with contextlib.suppress(CampaignError):
                file = parse_plan(decode(data, desk.file.path), desk.file.path, data)
                yield aligned(desk.file, file).plan
