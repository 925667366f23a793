"""The app is killed (`kill -9`) at random moments while somebody works in it; what it had shown as done comes back.

What counts as shown is what a person saw: the last whole frame in which the title did not say that the journal was
still behind (◌) or that a save was under way.
"""

import os
import random
import re
import signal
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.recovering import recoveries
from campaign.model.when import AtTime, OnDay
from campaign.storage.journals import left_behind
from tests.conftest import TODAY, no_holidays
from tests.end_to_end.screens import Running
from tests.torture.counts import times

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
FRAME = b"\x1b[?2026l"
"""What ends a frame on a terminal that says it takes frames whole."""
ASKED, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
MESSAGE = "Jouw overzicht op een rij"
SETTLED = re.compile(r"(● not saved|· saved)\s*$")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
SLOW = """
import os, random, time
fsync = os.fsync
os.fsync = lambda file: (time.sleep(random.uniform(0, 0.4)), fsync(file))
"""
PLAN = f"""format = 1
[campaign]
id = "cproef01"
title = "Proefplan"
[[channels]]
id = "mail"
name = "Mail"
[[messages]]
id = "mproef01"
title = "{MESSAGE}"
channel = "mail"
when = 2027-02-16
"""


class Watching(Running):
    """A terminal that takes frames whole, and remembers what the last settled one showed."""

    def __init__(self, *arguments: object, code: str = "") -> None:
        self.rest = b""
        self.seen: date | None = None
        super().__init__(*arguments, code=code)

    def read(self, seconds: float) -> bytes:
        """Return what came; only whole frames reach the screen."""
        data = super(Running, self).read(seconds)
        if ASKED in data:
            os.write(self.file, ANSWER)
        self.rest += data
        while FRAME in self.rest:
            frame, _, self.rest = self.rest.partition(FRAME)
            self.stream.feed(frame + FRAME)
            self.look()
        return data

    def look(self) -> None:
        """Remember the day of the message in hand, when the title says that it is on disk."""
        lines = self.screen.display
        box = next((line for line in lines if "┌" in line and MESSAGE in line), "")
        if SETTLED.search(lines[0]) and (found := DAY.search(box)):
            self.seen = date(2027, MONTHS.index(found[2]) + 1, int(found[1]))

    def until(self, text: str) -> None:
        """Read until a text is shown."""
        deadline = time.monotonic() + 60
        while text not in self.shown:
            assert time.monotonic() < deadline, self.shown
            self.read(60)

    def until_shown_on_disk(self, key: bytes) -> None:
        """Type a key, and read until what it does is shown as done, and not a moment longer."""
        before, deadline = self.seen, time.monotonic() + 60
        os.write(self.file, key)
        while self.seen == before:
            assert time.monotonic() < deadline, self.shown
            self.read(60)


def day_in(desk: Desk) -> date:
    """Return the day of the message, with the work that waits on the plan."""
    plan = desk.plan
    for recovery in recoveries(desk):
        assert not recovery.merge.conflicts
        assert not recovery.journal.damaged
        plan = recovery.merge.plan
    when = plan.message("mproef01").when
    assert isinstance(when, OnDay | AtTime)
    return when.day if isinstance(when, OnDay) else when.at.date()


@pytest.mark.parametrize("disk", ["fast", "slow"])
def test_every_edit_that_the_app_had_shown_is_there_after_a_kill(tmp_path: Path, disk: str):
    kills = times(2, 30)
    shown = recovered = 0
    for number in range(kills):
        chance = random.Random(number)
        path = tmp_path / f"plan{number}.toml"
        path.write_text(PLAN, "utf-8")
        with Watching("open", path, code=SLOW if disk == "slow" else "") as program:
            program.until("Proefplan")
            program.settle(0.2)
            end = time.monotonic() + chance.uniform(0.05, 1.5)
            while time.monotonic() < end:
                os.write(program.file, b"s" if chance.random() < 0.1 else b"L" * chance.randint(1, 4))
                program.settle(chance.choice([0.001, 0.01, 0.05, 0.3]))
            if number % 2:
                program.until_shown_on_disk(b"L")
            program.signal(signal.SIGKILL)
            program.settle(0.05)
            assert program.ended() == -signal.SIGKILL
        desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
        recovered += bool(left_behind(path))
        found = day_in(desk)
        assert program.seen is not None
        assert found >= program.seen, f"kill {number}: {program.seen} was shown, {found} came back"
        shown += program.seen > date(2027, 2, 16)
    print(f"kills {kills}, with edits shown {shown}, with a journal {recovered}")  # noqa: T201 - the counts
    assert shown >= kills // 2  # every other time it is waited for
    assert recovered > 0
