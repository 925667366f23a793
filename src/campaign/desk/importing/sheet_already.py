"""Which plan was made of a spreadsheet before: the one that has all of its messages."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from campaign.desk.importing.files import MOST_BYTES
from campaign.errors import CampaignError
from campaign.files import read_within
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import plans_in

FEWEST = 3
"""Messages that tell by themselves which plan it is; fewer do so in a plan of the same name."""


def plan_made_of(folder: Path, titles: Collection[str], stem: str) -> Path | None:
    """Return the plan of a folder that has messages of all these titles; `stem` is how a new plan would be called.

    One of another name is it where they are most of its messages.
    """
    wanted = set(titles)
    for path in plans_in(folder) if wanted else ():
        if len(wanted) < FEWEST and path.stem != stem:
            continue
        with suppress(CampaignError, OSError):
            known = _titles(path) if _may_have(read_within(path, MOST_BYTES), wanted) else set()
            if known >= wanted and (path.stem == stem or 2 * len(wanted) > len(known)):
                return path
    return None


def _titles(path: Path) -> set[str]:
    """Return the titles of the messages in a plan."""
    return {each.title for each in read_plan(path).plan.messages}


def _may_have(text: bytes, titles: Collection[str]) -> bool:
    """Tell whether a file can have these titles, without reading it as a plan; what TOML may write otherwise can."""
    return all(title.encode() in text for title in titles if not set(title) & set('"\\\n\t'))
