"""What is not saved outlives signals, terminals that go or stall, and our own mistakes; the terminal is given back."""

import contextlib
import os
import resource
import shutil
import signal
import stat
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.storage.journal import read_journal
from campaign.storage.planfile import read_plan
from tests.conftest import EXAMPLES
from tests.end_to_end.screens import SECONDS, Running, kept, plan_in, wait_until_kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
BROKEN = """
import campaign.tui.app as app
def action_help(self):
    secret = next(iter(self.desks.values())).plan
    raise RuntimeError("broken on purpose")
app.CampaignApp.action_help = action_help
"""
RICH = f"""
{BROKEN}
class Odd(Exception):
    def __rich__(self):
        return self.args[0]
def action_help(self):
    raise Odd(next(iter(self.desks.values())).plan.campaign.why)
app.CampaignApp.action_help = action_help
"""
SLOW = "import os, time; fsync = os.fsync; os.fsync = lambda file: (time.sleep(0.4), fsync(file))"
WITNESS = """
import os
from campaign.desk.desk import Desk
become = Desk._become
def told(self, state):
    become(self, state)
    with open(os.environ["WITNESS"], "w") as file:
        file.write(repr([each.when for each in state.plan.messages]))
Desk._become = told
"""
IGNORED = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
READY = "Salarisverwerking naar Odoo"
LEFT = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1003l", "\x1b[?1006l", "\x1b[?2004l", "\x1b[<u", "\x1b[?1004l")
"""What a terminal must get before the shell is back: its own screen, cursor, mouse, paste, keys and focus."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "salarisverwerking-odoo.toml"
    shutil.copy(EXAMPLES / path.name, path)
    return path


@contextlib.contextmanager
def edited(plan: Path, code: str = "", **environment: str) -> Iterator[Running]:
    """Give the program with a message moved and not saved."""
    with Running("open", plan, code=code, **environment) as program:
        program.wait_to_show(READY)
        program.settle()
        program.press("L")
        program.wait_to_show("not saved")
        yield program


def assert_given_back(program: Running, before: list[object]) -> None:
    assert [each for each in LEFT if each.encode() not in program.raw[-2000:]] == []
    assert termios.tcgetattr(program.file)[:4] == before[:4]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_keeps_the_work_gives_the_terminal_back_and_ends_with_its_code(
    plan: Path, own_folders: Path, number: int, code: int
):
    with Running("open", plan) as program:
        before = termios.tcgetattr(program.file)
        program.wait_to_show(READY)
        program.settle()
        program.press("L")
        program.wait_to_show("not saved")
        program.signal(number)
        assert program.ended() == code
        assert_given_back(program, before)
        path = kept(own_folders)[0]
        assert path.name in program.raw.decode().replace("\r\n", "")
    recovered = plan_in(path)
    assert recovered != read_plan(plan).plan
    assert len(recovered.messages) == len(read_plan(plan).plan.messages)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_signal_waits_for_a_journal_that_is_still_being_written(plan: Path, own_folders: Path):
    with Running("open", plan, code=SLOW) as program:
        program.wait_to_show(READY)
        program.settle()
        program.press("L")
        program.wait_to_show("◌ not saved")
        program.signal(signal.SIGTERM)
        assert program.ended() == 143
    assert plan_in(kept(own_folders)[0]) != read_plan(plan).plan


def test_a_signal_without_work_leaves_nothing_and_says_nothing(plan: Path, own_folders: Path):
    with Running("open", plan) as program:
        program.wait_to_show(READY)
        program.signal(signal.SIGTERM)
        assert program.ended() == 143
        assert program.raw.decode().endswith("\x1b[?1004l")
    assert kept(own_folders) == []


def test_a_form_that_is_being_typed_in_is_kept(plan: Path, own_folders: Path):
    with Running("open", plan) as program:
        program.wait_to_show(READY)
        program.settle()
        program.press("\r")
        program.wait_to_show("take over")
        program.press("N")
        wait_until_kept(own_folders)
        program.press("og niet klaar: ")
        time.sleep(1)  # a busy machine reads what was typed a moment after it shows it
        program.signal(signal.SIGTERM)
        assert program.ended() == 143
    drafts = read_journal(kept(own_folders)[0]).drafts
    assert any("Nog niet klaar: " in typed["title"] for typed in drafts.values())


def test_the_handler_runs_while_the_loop_stands_still(plan: Path, own_folders: Path):
    code = "import time, campaign.tui.app as app\napp.CampaignApp.action_help = lambda self: time.sleep(600)"
    with edited(plan, code) as program:
        program.press("?")
        program.signal(signal.SIGTERM)
        assert program.ended() == 143
        assert b"\x1b[?1049l" in program.raw
    assert kept(own_folders)


def test_a_window_that_is_closed_ends_it_with_the_work_kept(plan: Path, own_folders: Path):
    with edited(plan) as program:
        program.hang_up()
        assert program.ended() == 129
    assert kept(own_folders)


def test_a_terminal_that_is_gone_ends_it_although_a_hang_up_is_ignored(plan: Path, own_folders: Path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with edited(plan, IGNORED) as program:
        program.hang_up()
        assert program.ended() == 129
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 8, "it spun"
    assert kept(own_folders)


def stall(program: Running) -> None:
    """Type so much, without reading what it brings, that the terminal takes nothing any more and the loop waits."""
    deadline = time.monotonic() + 20
    quiet = 0.0
    while quiet < 1.5 and time.monotonic() < deadline:
        with contextlib.suppress(BlockingIOError):
            os.write(program.file, b"L++--" * 8)
        quiet = quiet + 0.1 if waits(program.pid) else 0.0
        time.sleep(0.1)


def waits(pid: int) -> bool:
    """Tell whether a process used no time in the last moment."""

    def used() -> int:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    before = used()
    time.sleep(0.05)
    return used() == before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_work_is_kept_although_nobody_reads_the_terminal(plan: Path, own_folders: Path, tmp_path: Path, end: int):
    witness = tmp_path / "witness"
    with Running("open", plan, code=WITNESS, WITNESS=str(witness)) as program:
        program.wait_to_show(READY)
        program.settle()
        os.set_blocking(program.file, False)
        stall(program)
        path = wait_until_kept(own_folders)
        program.signal(end)
        assert program.ended(reading=False) == {signal.SIGTERM: 143, signal.SIGKILL: -9}[end]
    assert plan_in(path) != read_plan(plan).plan
    assert repr([each.when for each in plan_in(path).messages]) == witness.read_text("utf-8"), "the last edit too"


def test_leaving_and_saving_leave_nothing_behind(plan: Path, own_folders: Path):
    with edited(plan) as program:
        wait_until_kept(own_folders)
        program.press("s")
        deadline = time.monotonic() + SECONDS
        while kept(own_folders) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert kept(own_folders) == []
        program.press("L")
        wait_until_kept(own_folders)
        program.press("q", "w")
        assert program.ended() == 0
    assert list(own_folders.rglob("journal/*")) == list(own_folders.rglob("sessions/*")) == []


@pytest.mark.parametrize("code", [BROKEN, RICH], ids=["plain", "that draws itself"])
def test_a_mistake_of_our_own_shows_no_plan_and_tells_where_log_and_work_are(plan: Path, own_folders: Path, code: str):
    with Running("open", plan, code=code) as program:
        before = termios.tcgetattr(program.file)
        program.wait_to_show(READY)
        program.settle()
        program.press("L")
        program.press("?")
        assert program.ended() == 2
        assert_given_back(program, before)
        told = program.raw.decode().rpartition("\x1b[?1004l")[2].replace("\r\n", "")
    path, log = kept(own_folders)[0], next(own_folders.rglob("log.txt"))
    assert path.name in told
    assert log.name in told
    for secret in ("Traceback", "secret", "Plan(", "broken on purpose", "Waarom"):
        assert secret not in told
    noted = log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    if code == RICH:
        return  # what draws itself is in the log as it draws itself
    assert "RuntimeError: broken on purpose" in noted
    assert "in action_help" in noted
    assert "Waarom" not in noted


def break_off(plan: Path, own_folders: Path) -> Path:
    """Kill the program with work in it, and return its journal."""
    with edited(plan) as program:
        program.press("x")
        time.sleep(0.7)
        wait_until_kept(own_folders)
        program.press("\r")
        program.wait_to_show("take over")
        program.press("Draft: ")
        time.sleep(1.5)
        program.signal(signal.SIGKILL)
        assert program.ended() == -9
    return kept(own_folders)[0]


def test_work_is_taken_over_at_the_next_start_and_undo_takes_it_back(plan: Path, own_folders: Path):
    old = break_off(plan, own_folders)
    before = plan.read_bytes()
    with Running("open", plan) as program:
        program.wait_to_show("Work that was not saved", READY, "Mon 15 Feb 2027", "– Waarom Odoo", "1 form")
        program.press("\r")
        program.wait_to_show("Taken over", "10 messages", "not saved", "1 form unfinished")
        assert not old.exists()
        assert len(kept(own_folders)) == 1, "it is kept anew before the old file goes"
        program.press("u")
        program.wait_to_show("11 messages", "saved")
        program.press("U", "s")
        program.wait_to_show("10 messages", "Saved.")
        program.press("q", "w")
        assert program.ended() == 0
    assert plan.read_bytes() != before
    assert len(read_plan(plan).plan.messages) == 10
    assert kept(own_folders) == []


def test_work_is_thrown_away_or_asked_about_again(plan: Path, own_folders: Path):
    old = break_off(plan, own_folders)
    with Running("open", plan) as program:
        program.wait_to_show("Work that was not saved")
        program.press("\x1b")
        program.wait_to_show("11 messages", "saved")
        program.press("q")
        assert program.ended() == 0
    assert kept(own_folders) == [old]
    with Running("--lang", "nl", "open", plan) as program:
        program.wait_to_show("Werk dat nog niet bewaard was")
        program.press("w")
        program.wait_to_show("11 berichten", "Weggegooid")
        program.press("q")
        assert program.ended() == 0
    assert kept(own_folders) == []


def test_work_that_another_window_has_in_hand_is_not_offered(plan: Path, own_folders: Path):
    with edited(plan):
        wait_until_kept(own_folders)
        with Running("open", plan) as program:
            program.wait_to_show("11 messages")
            program.press("q")
            assert program.ended() == 0
            assert b"Work that was not saved" not in program.raw
        assert kept(own_folders)


def test_coming_back_from_the_shell_paints_everything_again(plan: Path):
    with Running("open", plan) as program:
        before = termios.tcgetattr(program.file)
        program.wait_to_show(READY, "wk 9", "undo")
        program.settle()
        program.press("!")
        os.waitpid(program.pid, os.WUNTRACED)
        program.settle()
        assert_given_back(program, before)
        program.screen.reset()
        program.signal(signal.SIGCONT)
        program.wait_to_show(READY, "wk 9", "undo")
        program.press("q")
        assert program.ended() == 0


WRONG = """
from campaign.tui import inspector
def wrong(*_): raise RuntimeError("boem")
inspector.inspected = wrong
"""


def test_what_goes_wrong_beside_the_screen_is_noted_and_told_and_the_screen_goes_on(plan: Path, own_folders: Path):
    with edited(plan, code=WRONG) as program:
        program.wait_to_show("Something went wrong beside the screen")
        program.press("u")
        program.wait_to_show("· saved")
        program.press("q")
        assert program.ended() == 0
    (log,) = own_folders.rglob("log.txt")
    assert "boem" in log.read_text("utf-8")
