"""Does with a plan all that the program can do with one, in bounded memory, and says what came of it.

Run as `python -m tests.hostile.probe PLAN`; what it prints is a line of JSON. It ends with a traceback for
whatever is not one of the program's own failures.
"""

import json
import resource
import sys
from datetime import date, datetime
from pathlib import Path

from campaign.calendars.events import Request
from campaign.desk import edits
from campaign.desk.agenda import agenda
from campaign.desk.desk import Desk
from campaign.desk.exporting import export_text
from campaign.errors import CampaignError
from campaign.language import language
from campaign.schedule.lanes import LANE_KINDS
from campaign.schedule.layout import lay_out
from campaign.schedule.reach import load_of
from campaign.schedule.rows import Axis, monday
from campaign.storage.planfile import read_plan

TODAY = date(2027, 2, 15)
MEMORY = 3_000_000_000  # bytes of address space


def told(error: CampaignError) -> str:
    """Return a failure in both languages, which must have words for it."""
    remedies = [language(code).render(error.remedy) for code in ("nl", "en") if error.remedy]
    return " | ".join([*(language(code).render(error.text) for code in ("nl", "en")), *remedies])


def everything(path: Path) -> dict[str, object]:
    """Open a plan, show it in every way, export it, edit it and save it."""
    desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9))
    problems = desk.problems
    for each in problems:
        language("nl").render(each.text)
        assert each.place.line >= 1
    load_of(desk.schedule)
    axis = Axis("day", monday(TODAY))
    for kind in LANE_KINDS:
        lay_out(desk.schedule, kind, axis, len)
    request = Request(quiet=True, deadlines=True, tasks=True)
    exported = len(export_text(desk, request))
    agenda(desk.schedule, TODAY, 400)
    desk.do(edits.set_archived(desk.plan, archived=True))
    desk.save()
    assert read_plan(path).plan == desk.plan
    return {"messages": len(desk.plan.messages), "problems": len(problems), "calendar": exported}


def main() -> None:
    """Probe one plan."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    path = Path(sys.argv[1])
    try:
        result = everything(path)
    except CampaignError as error:
        problem = getattr(error, "problem", None)
        result = {"refused": told(error), "line": problem.place.line if problem else None}
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(result))  # noqa: T201 - for the test that runs it


if __name__ == "__main__":
    main()
