"""Starting a new plan: a campaign with a title, in a file that is named after it, from nothing or from a template."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from campaign.errors import CampaignError, UsageError
from campaign.files import untaken
from campaign.language import current, say
from campaign.model.changes import replaced
from campaign.model.ids import file_stem, new_id, slug
from campaign.model.milestones import Milestone
from campaign.model.plan import FORMAT, Campaign, Plan
from campaign.model.when import ID, AtTime, OnDay, When, Window
from campaign.storage.planfile import PlanFile
from campaign.storage.saving import create_plan
from campaign.storage.templates import about, head_of, templates
from campaign.storage.workspace import WORKSPACE, read_workspace


def empty_plan(folder: Path, title: str, language: str) -> Plan:
    """Return a plan with a title, an id of its own, and nothing in it yet.

    It is in the language that the plans of its folder share; only where they share none, in the one that is given.
    """
    workspace, _problems = read_workspace(folder)
    said: dict[str, Any] = {} if "language" in workspace.campaign.model_fields_set else {"language": language}
    campaign = Campaign.model_construct(id=new_id("c", ()), title=title, **said)
    return Plan.model_construct(format=FORMAT, campaign=campaign)


class Offer(NamedTuple):
    """A template that a plan can start from."""

    name: str
    """Its name, by which it is asked for."""
    title: str
    """What its plan is called."""
    about: str
    """What it is for, or why it cannot be read."""
    foreign: bool
    """It is in another language than the reader's, or cannot be read."""


def offers() -> list[Offer]:
    """Return the templates, those in the reader's language before the others."""
    return sorted((_offer(name, path) for name, path in templates().items()), key=lambda each: each.foreign)


def _offer(name: str, path: Path) -> Offer:
    """Return what is told of a template; of one that cannot be read, why."""
    try:
        file = head_of(path)
    except CampaignError as error:
        return Offer(name, "–", current().render(error.text), foreign=True)
    campaign = file.plan.campaign
    return Offer(name, campaign.title, about(file.text), campaign.language != current().code)


def needed(template: Plan) -> tuple[Milestone, ...]:
    """Return the milestones of a template that need a date, whether it names one or not; all else hangs on them."""
    dated = (OnDay, AtTime, Window)
    return tuple(each for each in template.milestones if each.date is None or isinstance(each.date, dated))


def plan_from(template: Plan, title: str, dates: Mapping[str, When]) -> Plan:
    """Return a campaign of its own, made from a template: with a title, an id that no other has, and these dates.

    A date that belongs to no milestone of the template makes one; it is go-live when it is called so.

    Raises:
        UsageError: a milestone that needs a date gets none.
    """
    missing = [each for each in needed(template) if each.id not in dates]
    if missing:
        raise UsageError(
            say("This template needs a date for {milestones}", milestones=[each.name for each in missing]),
            say("Add {options}.", options=[f"--date {each.id}=2027-03-01" for each in missing]),
        )
    campaign = replaced(template.campaign, id=new_id("c", ()), title=title)
    return with_dates(template.model_copy(update={"campaign": campaign}), dates)


def title_for(title: str | None, template: Plan | None) -> str:
    """Return the title of a new plan: the one that is given; where none is, that of the template it is made from.

    Raises:
        UsageError: there is none, or it is empty.
    """
    found = template.campaign.title if title is None and template else title
    if not found or not found.strip():
        raise UsageError(say("A plan needs a title"), say("campaign new TITLE."))
    return found


def with_dates(plan: Plan, dates: Mapping[str, When]) -> Plan:
    """Return the plan with these dates: of its own milestones, by id, and of new ones behind them, by name."""
    rows = {each.id: each for each in plan.milestones}
    for name, when in dates.items():
        own = name if ID.fullmatch(name) else slug(name)
        rows[own] = replaced(rows[own], date=when) if own in rows else _milestone(own, name, when)
    return plan.model_copy(update={"milestones": tuple(rows.values())})


def _milestone(own: str, name: str, when: When) -> Milestone:
    """Return a new milestone; one called livegang or golive is the go-live."""
    values: dict[str, Any] = {"id": own, "title": name.capitalize(), "date": when}
    if slug(name) in {"livegang", "golive", "go-live"}:
        values["golive"] = True
    return Milestone.model_construct(**values)


def plan_stem(title: str) -> str:
    """Return the name of a plan's file without `.toml`, never that of the file that a folder's plans share."""
    stem = file_stem(title)
    return f"{stem}-plan" if f"{stem}.toml" == WORKSPACE else stem


def free_place(folder: Path, title: str) -> Path:
    """Return where a new plan of this title goes in a folder; a name that is taken gets a number."""
    return untaken(folder / f"{plan_stem(title)}.toml")


def start_plan(folder: Path, plan: Plan, template: PlanFile | None = None) -> Path:
    """Write a new plan in a folder, named after its title, and return its file; a name that is taken gets a number.

    Raises:
        SaveError: it cannot be written there.
    """
    return create_plan(free_place(folder, plan.campaign.title), plan, template).path
