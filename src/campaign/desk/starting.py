"""Starting a new plan: a campaign with a title, in a file that is named after it."""

from pathlib import Path

from campaign.model.ids import new_id, slug
from campaign.model.plan import FORMAT, Campaign, Plan
from campaign.storage.saving import create_plan


def start_plan(folder: Path, title: str, language: str) -> Path:
    """Make a new, empty plan in a folder and return its file; a name that is taken gets a number.

    Raises:
        SaveError: it cannot be written there.
    """
    campaign = Campaign.model_construct(id=new_id("c", ()), title=title, language=language)
    name = slug(title, fallback="plan")
    path, number = folder / f"{name}.toml", 2
    while path.exists():
        path, number = folder / f"{name}-{number}.toml", number + 1
    return create_plan(path, Plan.model_construct(format=FORMAT, campaign=campaign)).path
