"""A calendar that comes in: behind the plans, merged into the plan that it went out of, or as a plan of its own."""

from dataclasses import replace

from campaign.calendars.reading import ReadCalendar, read_calendar
from campaign.calendars.texts import DOMAIN
from campaign.desk.importing.backdrop import import_backdrop
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Import, NotUnderstood, Standing, Use
from campaign.desk.importing.merge import import_merge
from campaign.desk.importing.plan import import_plan
from campaign.desk.starting import empty_plan
from campaign.language import current, say
from campaign.model.changes import replaced
from campaign.model.defaults import with_defaults
from campaign.schedule.building import build_schedule
from campaign.schedule.clock import zone_of
from campaign.schedule.workdays import no_holidays
from campaign.storage.workspace import read_workspace


def import_calendar(incoming: Incoming) -> Import:
    """Return what a calendar comes to; nothing changes.

    Raises:
        NotUnderstoodError: it is no calendar, or too large.
        UsageError: it cannot be used so.
        SaveError: another file of its name lies in the backdrop.
    """
    zone = zone_of(_standing(incoming, ReadCalendar()).schedule.plan.campaign.timezone)[0]
    read = read_calendar(incoming.data, zone)
    standing = _standing(incoming, read)
    makers = {"backdrop": import_backdrop, "merge": import_merge, "plan": import_plan}
    imported = makers[incoming.use or _use(read)](incoming, read, standing)
    if read.events or read.complaints:
        return imported
    nothing = NotUnderstood(1, read.name, say("There is no event in this calendar"))
    return replace(imported, not_understood=(*imported.not_understood, nothing))


def _use(read: ReadCalendar) -> Use:
    """Return what suits a calendar: events that went out of a plan are merged, those of others stand behind plans."""
    ours = any(str(each.component.get("UID", "")).endswith(DOMAIN) for each in read.events)
    return "merge" if ours else "backdrop"


def _standing(incoming: Incoming, read: ReadCalendar) -> Standing:
    """Return the plan in hand, or an empty one of the workspace."""
    if incoming.desk is not None:
        return Standing(incoming.desk.plan, incoming.desk.workspace, incoming.desk.schedule)
    workspace, _problems = read_workspace(incoming.folder)
    plan = empty_plan(incoming.folder, read.name or incoming.path.stem, current().code)
    if read.zone and read.zone != with_defaults(plan, workspace).campaign.timezone:
        plan = plan.model_copy(update={"campaign": replaced(plan.campaign, timezone=read.zone)})
    return Standing(plan, workspace, build_schedule(with_defaults(plan, workspace), no_holidays))
