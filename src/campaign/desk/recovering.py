"""Work that was not saved: keeping it while it is done, and taking it over the next time."""

from pathlib import Path

from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.language import say
from campaign.model.changes import Change, Edit, difference
from campaign.model.plan import Plan
from campaign.storage.patch import patched, plan_to_toml
from campaign.storage.planfile import PlanFile, parse_plan
from campaign.storage.recovery import Drafts, Recovery, Session, Work, drop_recovery, recoveries, write_recovery

CHECKED = 300_000
"""Characters up to which a text is read back before it counts; a larger one takes too long to do so all the time."""


def drafts_of(desk: Desk) -> dict[str, dict[str, str]]:
    """Return the forms that were not finished, as they are now."""
    return {name: dict(typed) for name, typed in list(desk.drafts.items())}


def keep_work(session: Session, desk: Desk, plan: Plan, drafts: Drafts) -> Path:
    """Keep what is not saved of a plan, and return where.

    Raises:
        OSError: it could not be written.
    """
    file = desk.file
    return write_recovery(session, Work(file.path, file.digest, _text(file, plan), drafts, desk.now()))


def offered(desk: Desk) -> Recovery | None:
    """Return the newest work on this plan that was never saved; what the file holds by now is thrown away."""
    for recovery in recoveries(desk.file.path):
        if not _known(desk, recovery):
            return recovery
        drop_recovery(recovery.path)
    return None


def changes_in(desk: Desk, recovery: Recovery) -> tuple[Change, ...]:
    """Return what taking the work over would change in the plan.

    Raises:
        CampaignError: what was kept is no plan.
    """
    return difference(desk.plan, parse_plan(recovery.work.text, recovery.path).plan)


def taking_over(desk: Desk, recovery: Recovery) -> Edit | None:
    """Return the one edit that puts the work in the plan; None when only forms were not finished.

    Raises:
        CampaignError: what was kept is no plan.
    """
    changes = changes_in(desk, recovery)
    return Edit(say("Took over what was not saved"), changes) if changes else None


def take_drafts(desk: Desk, recovery: Recovery) -> None:
    """Put the forms that were not finished back on the desk."""
    desk.drafts.update({name: dict(typed) for name, typed in recovery.work.drafts.items()})


def changed_since(desk: Desk, recovery: Recovery) -> bool:
    """Tell whether the plan's file is another than the one that the work began with."""
    return desk.file.digest != recovery.work.digest


def _known(desk: Desk, recovery: Recovery) -> bool:
    """Tell whether the plan holds all of the work already."""
    try:
        return not recovery.work.drafts and not changes_in(desk, recovery)
    except CampaignError:
        return False


def _text(file: PlanFile, plan: Plan) -> str:
    """Return a plan as text: in its own file's layout, or, where that would not hold it, written anew."""
    text = patched(file, plan)
    if len(text) > CHECKED:
        return text
    try:
        return text if parse_plan(text, file.path).plan == plan else plan_to_toml(plan)
    except CampaignError:
        return plan_to_toml(plan)
