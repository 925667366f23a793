"""The plans that are exported to every reader: all examples, and one with a moment and a text of every kind."""

from datetime import date, datetime
from pathlib import Path

from campaign.desk.desk import Desk
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.workdays import no_holidays
from campaign.storage.workspace import plans_in
from tests.conftest import EXAMPLES, TODAY

PLANS = [path.stem for path in plans_in(EXAMPLES)]
THOROUGH = "thorough"
EVERY = [*PLANS, THOROUGH]

MESSAGES = [
    {"title": "An hour", "when": datetime(2027, 3, 1, 9, 30), "duration": "45m"},
    {"title": "A day", "when": date(2027, 3, 2)},
    {"title": "Two days", "when": date(2027, 3, 3), "duration": "2d"},
    {"title": "A week", "when": "2027-W12"},
    {"title": "A quarter", "when": "2027-Q2"},
    {"title": "Until after midnight", "when": datetime(2027, 3, 5, 22, 0), "duration": "4h"},
    {"title": "A point in time", "when": datetime(2027, 3, 8, 9, 0), "duration": "0m"},
    {"title": "After the milestone", "when": "golive + 2w 09:00"},
    {"title": "Over summer time", "when": datetime(2027, 3, 15, 9, 0), "repeat": {"every": "1w", "times": 6}},
    {"title": "In the doubled hour", "when": datetime(2027, 10, 31, 2, 30), "duration": "1h"},
    {"title": "Across the skipped hour", "when": datetime(2027, 3, 28, 1, 30), "duration": "1h"},
    {"title": "Ends of months", "when": date(2027, 1, 31), "repeat": {"every": "1m", "times": 4}},
    {"title": "Ends of months, at nine", "when": datetime(2027, 1, 31, 9), "repeat": {"every": "1m", "times": 4}},
    {"title": "Working days", "when": date(2027, 3, 9), "repeat": {"every": "3wd", "until": "2027-04"}},
    {"title": "Daily in the small hours", "when": datetime(2027, 3, 26, 2, 30), "repeat": {"every": "1d", "times": 4}},
    {"title": "Left; out, \\n of \"quotes\" : é 東京 👩‍👩‍👧 a\u202eb\r\nATTENDEE:x", "when": date(2027, 3, 10)},
    {"title": "x" * 300 + "é" * 200, "when": date(2027, 3, 11)},
    {"title": "", "when": date(2027, 3, 12)},
    {"title": "Secret", "when": date(2027, 3, 12), "confidential": True},
    {"title": "Off", "when": date(2027, 3, 12), "status": "cancelled"},
    {"title": "Some day"},
]  # fmt: skip


def schedule_of(name: str, folder: Path) -> Schedule:
    """Return the schedule of one of the plans."""
    if name == THOROUGH:
        return schedule_from(MESSAGES)
    path = folder / f"{name}.toml"
    path.write_bytes((EXAMPLES / path.name).read_bytes())
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays).schedule


def schedule_from(messages: list[dict[str, object]], zone: str = "Europe/Amsterdam") -> Schedule:
    """Return the schedule of some messages, with one milestone to hang on."""
    campaign = {"id": "cthorou2", "title": "Title, with; signs\\", "timezone": zone, "start": date(2027, 1, 1)}
    milestones = [{"id": "golive", "title": "Live", "date": date(2027, 3, 22), "until": date(2027, 3, 24)}]
    rows = [{"id": f"m{number}", "channel": "overleg", **each} for number, each in enumerate(messages)]
    plan = Plan.model_validate({"campaign": campaign, "milestones": milestones, "messages": rows})
    return build_schedule(with_defaults(plan, Workspace()), no_holidays)
