"""The installed program in a real terminal (tmux), as a planner uses it."""

import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.storage.planfile import read_plan
from tests.conftest import EXAMPLES
from tests.outside import needs

CAMPAIGN = Path(sys.executable).parent / "campaign"
PLAN = "salarisverwerking-odoo.toml"


class Tmux:
    """A terminal of 120 by 40 cells with a shell in it."""

    def __init__(self, folder: Path) -> None:
        self.name = f"campaign-test-{folder.name}"
        self.run("new-session", "-d", "-x", "120", "-y", "40", "-c", str(folder), "env -i PS1='klaar> ' sh")
        self.wait_for("klaar>")

    def run(self, *arguments: str) -> str:
        command = ["tmux", "-L", self.name, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def type(self, text: str) -> None:
        self.run("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.run("send-keys", key)
            time.sleep(0.15)

    @property
    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def wait_for(self, text: str, seconds: float = 120) -> str:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if text in (screen := self.screen):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{text!r} never came:\n{self.screen}")

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self.name, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    needs("tmux")
    shutil.copyfile(EXAMPLES / PLAN, tmp_path / PLAN)
    tmux = Tmux(tmp_path)
    yield tmux
    tmux.close()


def start(terminal: Tmux, folder: Path, *arguments: str) -> None:
    """Start the program with folders of its own."""
    places = " ".join(f"XDG_{name}_HOME={folder}/{name}" for name in ("CONFIG", "STATE", "CACHE", "DATA"))
    call = shlex.join([str(CAMPAIGN), "--lang", "nl", "--today", "2027-02-15", *arguments])
    terminal.type(f"{places} LANG=C.UTF-8 TERM=screen-256color {call}; echo code $?")
    terminal.press("Enter")


def test_a_planner_moves_writes_saves_and_leaves(terminal: Tmux, tmp_path: Path):
    path = tmp_path / PLAN
    before = path.read_text("utf-8").splitlines()
    start(terminal, tmp_path, "open", str(path))
    terminal.wait_for("Waarom Odoo")
    terminal.press("L")
    terminal.wait_for("1 dag na Start voorbereiding")
    terminal.wait_for("niet bewaard")
    terminal.press("a")
    terminal.wait_for("Nieuw bericht")
    terminal.type("Koffie met de testers")
    terminal.wait_for("Koffie met de testers")
    terminal.press("Tab")
    time.sleep(0.5)  # keys that come faster than a person types go to the field that had the focus
    terminal.type("Testers weten wat er met hun meldingen is gedaan")
    terminal.wait_for("meldingen is gedaan")
    terminal.press("F2")
    terminal.wait_for("12 berichten")
    terminal.press("s")
    terminal.wait_for("bewaard")
    terminal.press("q")
    terminal.wait_for("code 0")
    after = path.read_text("utf-8").splitlines()
    plan = read_plan(path).plan
    assert [each.goal for each in plan.messages if each.title == "Koffie met de testers"]
    changed = [line for line in before if line not in after]
    assert changed == ['when = "start 09:30"']


def test_everything_undone_leaves_the_file_alone(terminal: Tmux, tmp_path: Path):
    path = tmp_path / PLAN
    before = path.read_bytes()
    start(terminal, tmp_path, "open", str(path))
    terminal.wait_for("Waarom Odoo")
    terminal.press("d", "x", "L", "L", "]", "u", "u", "u", "u", "u", "s")
    terminal.wait_for("bewaard")
    terminal.press("q")
    terminal.wait_for("code 0")
    assert path.read_bytes() == before


def test_the_terminal_is_as_it_was_after_leaving(terminal: Tmux, tmp_path: Path):
    start(terminal, tmp_path, "open", str(tmp_path))
    terminal.wait_for("Salarisverwerking")
    terminal.press("q")
    terminal.wait_for("code 0")
    terminal.type("echo nog steeds een terminal")
    terminal.press("Enter")
    terminal.wait_for("\nnog steeds een terminal")


def test_a_plan_that_is_not_there_is_told_without_opening_a_screen(terminal: Tmux, tmp_path: Path):
    start(terminal, tmp_path, "open", "nergens")
    screen = terminal.wait_for("code 2")
    assert "nergens" in screen
