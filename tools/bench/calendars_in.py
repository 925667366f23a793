"""Bringing a calendar of 10,000 events in, against bare `icalendar` reading it, which any reader with it does."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from subprocess import run

from icalendar import Calendar

from campaign.calendars.events import Request
from campaign.calendars.export import export
from campaign.calendars.ledger import Ledger, ledger_path, write_ledger
from campaign.calendars.reading import read_calendar
from campaign.desk.desk import Desk
from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import edit_for
from campaign.schedule.workdays import no_holidays
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import plan_text

SIZE = 10_000
TODAY = date(2027, 1, 11)
PEAK = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
BARE = f"import sys; from icalendar import Calendar; Calendar.from_ical(open(sys.argv[1], 'rb').read()); {PEAK}"
OURS = (
    "import sys; from campaign.calendars.reading import read_calendar; from zoneinfo import ZoneInfo; "
    f"read_calendar(open(sys.argv[1], 'rb').read(), ZoneInfo('Europe/Amsterdam')); {PEAK}"
)


def figures() -> Iterator[Figure]:
    """Measure reading, merging back and making a plan, and the memory that reading takes at its height."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(plan_text(SIZE), "utf-8")
        desk = Desk.open(path, today=TODAY, now=lambda: datetime.combine(TODAY, time(9)), holidays=no_holidays)
        made = export(desk.schedule, Request(), Ledger())
        write_ledger(ledger_path(path, desk.plan.campaign.id), made.update.ledger)
        calendar = Path(folder) / "out.ics"
        calendar.write_text(made.text, "utf-8", newline="")
        data = calendar.read_bytes()
        back = Incoming(calendar, data, desk, path.parent, TODAY, "merge")
        new = Incoming(calendar, data, None, path.parent, TODAY, "plan")
        bare, read, merged, planned = in_turns(
            lambda: Calendar.from_ical(data),
            lambda: read_calendar(data, desk.schedule.zone),
            lambda: _imported(back),
            lambda: _imported(new),
            times=2,
        )
        yield Figure(f"read {SIZE:,} events of a file", read, "ms", "`icalendar` reading", bare, 1.5)
        yield Figure(f"merge {SIZE:,} events back", merged, "ms", "`icalendar` reading", bare, 2.5)
        yield Figure(f"a plan of {SIZE:,} events", planned, "ms", "`icalendar` reading", bare, 2.5)
        least, most = (_peak(script, calendar) for script in (BARE, OURS))
        yield Figure(f"memory, {SIZE:,} events read", most, "MB", "`icalendar` reading", least, 1.5)


def _imported(incoming: Incoming) -> None:
    """Find out what a calendar comes to, and make the edit of all of it."""
    imported = read_import(incoming)
    edit_for(imported, imported.keys)


def _peak(script: str, calendar: Path) -> float:
    """Return the most memory that a program took, in MB."""
    told = run([sys.executable, "-c", script, str(calendar)], capture_output=True, check=True, text=True).stdout
    return int(told) / 1024
