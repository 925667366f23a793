"""Calendar programs that others wrote take what goes out, and take the next export as an update."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from icalendar import Calendar

from campaign.calendars.events import Request
from campaign.calendars.export import export
from campaign.calendars.ledger import Ledger
from campaign.calendars.writing import PRODID
from campaign.schedule.schedule import Schedule
from tests.calendars.plans import EVERY, MESSAGES, schedule_from, schedule_of
from tests.calendars.reading import Seen, by_icalendar
from tests.outside import needs

KHAL_CONFIG = """
[calendars]
[[work]]
path = {folder}/work
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""

Listed = dict[str, set[tuple[str, str, str]]]
"""Per day: the UID, the title and the status of what takes place on it."""


class Khal:
    """khal with a folder of its own."""

    def __init__(self, folder: Path) -> None:
        (folder / "work").mkdir(parents=True)
        self.folder = folder
        (folder / "config").write_text(KHAL_CONFIG.format(folder=folder), "utf-8")

    def run(self, *arguments: object) -> str:
        command = [needs("khal"), "-c", str(self.folder / "config"), *map(str, arguments)]
        environment = {**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout.decode()

    def take(self, text: str) -> None:
        path = self.folder / "in.ics"
        path.write_bytes(text.encode())
        self.run("import", "--batch", "-a", "work", path)

    def files(self) -> list[str]:
        """Return the events that it keeps; a temporary file that it leaves behind is none."""
        return sorted(path.name for path in (self.folder / "work").glob("*.ics"))

    def days(self, schedule: Schedule) -> Listed:
        first, last = schedule.span
        form = "{uid}\t{title}\t{status}"
        text = self.run("list", "--day-format", "== {date-long}", "--format", form, first, last + timedelta(days=2))
        found: Listed = {}
        for line in text.splitlines():
            if line.startswith("== "):
                day = found.setdefault(line.removeprefix("== "), set())
            else:
                uid, title, status = line.split("\t")
                day.add((uid, title.strip(), status.strip()))
        return found


def days_meant(schedule: Schedule) -> Listed:
    """Return what takes place on each day by the schedule."""
    made = {each.uid: each for each in by_icalendar(export(schedule, Request(), Ledger()).text)[0]}
    slots = {each.id: schedule.timing(each.id).slots for each in schedule.plan.messages}
    slots |= {each.id: (schedule.milestone(each.id),) for each in schedule.plan.milestones}
    found: Listed = {}
    for entry, entry_slots in slots.items():
        event = made.get(f"{entry}-{schedule.plan.campaign.id}@campaign")
        for slot in entry_slots if event else ():
            for number in range(slot.days):
                day = str(slot.first + timedelta(days=number))
                found.setdefault(day, set()).add((event.uid, event.summary.strip(), event.status))
    return found


@pytest.mark.parametrize("name", EVERY)
def test_khal_lists_the_same_days(name: str, tmp_path: Path):
    schedule = schedule_of(name, tmp_path)
    khal = Khal(tmp_path / "khal")
    khal.take(export(schedule, Request(), Ledger()).text)
    assert khal.days(schedule) == days_meant(schedule)


def changed() -> tuple[Schedule, Schedule]:
    """Return a plan, and the same one with a message moved and another one gone."""
    moved = {**MESSAGES[0], "when": date(2027, 3, 4)}
    gone = {**MESSAGES[1], "status": "cancelled"}
    return schedule_from(MESSAGES), schedule_from([moved, gone, *MESSAGES[2:]])


def test_khal_takes_the_next_export_as_an_update(tmp_path: Path):
    before, after = changed()
    khal = Khal(tmp_path / "khal")
    first = export(before, Request(), Ledger())
    khal.take(first.text)
    files = khal.files()
    khal.take(export(after, Request(), first.update.ledger).text)
    assert khal.files() == files
    meant = days_meant(after)
    meant["2027-03-02"] = {("m1-cthorou2@campaign", "A day", "CANCELLED")}
    assert khal.days(after) == meant


class Radicale:
    """A Radicale server on this machine, with one calendar."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [needs("radicale"), "-m", "radicale", "--config", "", "--hosts", f"127.0.0.1:{self.port}"]
        command += ["--auth-type", "none", "--rights-type", "owner_only", "--storage-filesystem-folder", str(folder)]
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)

    def wait(self) -> None:
        for _ in range(200):
            assert self.process.poll() is None, "Radicale stopped"
            try:
                self.ask("MKCALENDAR", "/planner/work/")
            except ConnectionRefusedError:
                time.sleep(0.05)
            else:
                return
        pytest.fail("Radicale does not answer")

    def ask(self, method: str, path: str, body: str | None = None) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Content-Type": "text/calendar; charset=utf-8", "Authorization": "Basic cGxhbm5lcjp4"}  # planner:x
        connection.request(method, path, None if body is None else body.encode(), headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        assert answer.status < 300, (answer.status, content)
        return content

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def radicale(tmp_path: Path) -> Iterator[Radicale]:
    folder = tmp_path / "radicale"
    folder.mkdir()
    server = Radicale(folder)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def one_by_one(text: str) -> Iterator[tuple[str, str]]:
    """Give each event as a calendar of its own, as CalDAV wants them: with its zone, without a METHOD."""
    whole = Calendar.from_ical(text)
    for event in whole.walk("VEVENT"):
        single = Calendar()
        single["VERSION"], single["PRODID"] = "2.0", PRODID
        for part in (*whole.walk("VTIMEZONE"), event):
            single.add_component(part)
        yield str(event["UID"]), single.to_ical().decode()


def put_and_get(server: Radicale, text: str) -> list[Seen]:
    found = []
    for uid, single in one_by_one(text):
        path = f"/planner/work/{quote(uid)}.ics"
        server.ask("PUT", path, single)
        found += by_icalendar(server.ask("GET", path).decode())[0]
    return sorted(found)


@pytest.mark.parametrize("name", EVERY)
def test_radicale_takes_each_event_and_gives_it_back_equal(name: str, radicale: Radicale, tmp_path: Path):
    text = export(schedule_of(name, tmp_path), Request(), Ledger()).text
    assert put_and_get(radicale, text) == by_icalendar(text)[0]


def test_radicale_takes_the_next_export_as_an_update(radicale: Radicale):
    before, after = changed()
    first = export(before, Request(), Ledger())
    put_and_get(radicale, first.text)
    second = export(after, Request(), first.update.ledger).text
    given = put_and_get(radicale, second)
    assert given == by_icalendar(second)[0]
    assert {each.uid.partition("-")[0]: each.sequence for each in given if each.sequence} == {"m0": 1, "m1": 1}
    stored = by_icalendar(radicale.ask("GET", "/planner/work/").decode())[0]
    assert stored == given
