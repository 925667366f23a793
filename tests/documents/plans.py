"""Contents to make documents of: the example plans, and plans made of hostile texts."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.publishing import contents_of
from campaign.documents.contents import Contents
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays
from tests.conftest import EXAMPLES, TODAY

Row = Mapping[str, object]
DAY = date(2027, 3, 1)


def contents_of_example(name: str, request: Request | None = None, *, titles_only: bool = False) -> Contents:
    """Return what goes out of one of the example plans, with the public holidays of its country."""
    return contents_of(desk_of(EXAMPLES / f"{name}.toml"), request or Request(), titles_only=titles_only)


def desk_of(path: Path) -> Desk:
    """Return a desk with a plan that nobody changes."""
    return Desk.open(path, today=TODAY, now=lambda: None)


def contents_from(
    messages: Sequence[Row], campaign: Row | None = None, *, titles_only: bool = False, **tables: Sequence[Row]
) -> Contents:
    """Return what goes out of a plan with these messages and tables, of which no message is confidential or off."""
    rows = [{"id": f"m{number}", "channel": "intranet", **each} for number, each in enumerate(messages)]
    start = {"id": "cpages22", "title": "Title", "language": "en", **(campaign or {})}
    plan = Plan.model_validate({"campaign": start, "messages": rows, **tables})
    schedule = build_schedule(with_defaults(plan, Workspace()), no_holidays)
    taken = frozenset(each.id for each in plan.messages if Request().takes(each))
    return Contents(schedule, taken, TODAY, titles_only, carried=plan)
