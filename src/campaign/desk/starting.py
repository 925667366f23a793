"""Starting a new plan: a campaign with a title, in a file that is named after it."""

from pathlib import Path

from campaign.model.ids import file_stem, new_id
from campaign.model.milestones import Milestone
from campaign.model.plan import FORMAT, Campaign, Plan
from campaign.storage.saving import create_plan
from campaign.storage.workspace import WORKSPACE, read_workspace


def empty_plan(folder: Path, title: str, language: str) -> Plan:
    """Return a plan with a title, an id of its own, and nothing in it yet.

    It is in the language that the plans of its folder share; only where they share none, in the one that is given.
    """
    workspace, _problems = read_workspace(folder)
    said = {} if "language" in workspace.campaign.model_fields_set else {"language": language}
    campaign = Campaign.model_construct(id=new_id("c", ()), title=title, **said)  # type: ignore[arg-type]
    return Plan.model_construct(format=FORMAT, campaign=campaign)


def undated(plan: Plan) -> tuple[Milestone, ...]:
    """Return the milestones without a date: in a plan from a template those that somebody still has to choose."""
    return tuple(each for each in plan.milestones if each.date is None)


def plan_stem(title: str) -> str:
    """Return the name of a plan's file without `.toml`, never that of the file that a folder's plans share."""
    stem = file_stem(title)
    return f"{stem}-plan" if f"{stem}.toml" == WORKSPACE else stem


def start_plan(folder: Path, title: str, language: str) -> Path:
    """Make a new, empty plan in a folder and return its file; a name that is taken gets a number.

    Raises:
        SaveError: it cannot be written there.
    """
    name = plan_stem(title)
    path, number = folder / f"{name}.toml", 2
    while path.exists():
        path, number = folder / f"{name}-{number}.toml", number + 1
    return create_plan(path, empty_plan(folder, title, language)).path
