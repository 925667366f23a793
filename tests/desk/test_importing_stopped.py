"""Reading a file stops between one event or row and the next, whatever becomes of it, and nothing is left behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.exporting import hand_out
from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import Use
from campaign.documents.sheets import workbook_reading
from campaign.stopping import go_on, stoppable
from tests.conftest import TODAY
from tests.property.test_import import desk_of

ROWS = [{"title": f"Bericht {number}", "when": "2027-03-01"} for number in range(30)]
SHEET = "Titel;Kanaal;Datum\r\n" + "".join(f"Bericht {number};mail;5 mrt 2027\r\n" for number in range(30))
EVENTS = "".join(
    f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:20270302T090000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\n" for number in range(30)
)


class StoppedError(Exception):
    """Somebody stopped it."""


class Stopping:
    """Asks nothing until so many steps were taken, then stops."""

    def __init__(self, steps: int) -> None:
        self.left, self.asked = steps, 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked > self.left:
            raise StoppedError


def steps_of(incoming: Incoming) -> int:
    """Return after how many steps a reading asked whether it goes on, read as a whole."""
    counting = Stopping(10**9)
    with stoppable(counting):
        read_import(incoming)
    return counting.asked


@pytest.mark.parametrize(
    ("name", "text", "use"),
    [
        ("a.csv", SHEET, "plan"),
        ("a.csv", SHEET, "merge"),
        ("a.ics", f"BEGIN:VCALENDAR\r\n{EVENTS}END:VCALENDAR\r\n", "plan"),
        ("a.ics", "", "merge"),
    ],
    ids=["sheet as a plan", "sheet merged", "calendar as a plan", "calendar merged"],
)
def test_reading_stops_at_every_step(name: str, text: str, use: Use, tmp_path: Path):
    desk = desk_of(tmp_path, ROWS)
    if not text:
        hand_out(desk, Request(), tmp_path / "uit.ics")
        text = (tmp_path / "uit.ics").read_bytes().decode().replace("T0", "T1")
    incoming = Incoming(Path(name), text.encode(), desk if use == "merge" else None, tmp_path, TODAY, use)
    steps = steps_of(incoming)
    assert steps >= 60  # each event or row is asked for more than once
    for left in (0, 1, steps // 2, steps - 1):
        with pytest.raises(StoppedError), stoppable(Stopping(left)):
            read_import(incoming)
    go_on()  # which nobody stops any more


def test_another_process_that_reads_a_workbook_is_ended(monkeypatch):
    started = []

    class Reader(subprocess.Popen):
        def __init__(self, _call, **options):
            super().__init__([sys.executable, "-c", "import time; time.sleep(60)"], **options)
            started.append(self)

    monkeypatch.setattr(workbook_reading.subprocess, "Popen", Reader)
    with pytest.raises(StoppedError), stoppable(Stopping(1)):
        workbook_reading._read_apart(b"")
    assert [each.returncode in {None, 0} for each in started] == [False]
