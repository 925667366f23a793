"""What a call loads: no more than it needs."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

CALL = """
try:
    from campaign.__main__ import main; main()
except SystemExit: pass
"""


def modules(*arguments: str) -> set[str]:
    code = (
        f"import sys\nsys.argv = ['campaign', *{list(arguments)}]{CALL}\nprint(*sorted(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    return set(result.stderr.splitlines()[-1].split())


def test_the_version_loads_nothing_of_others():
    roots = {name.partition(".")[0] for name in modules("--version")}
    assert not roots & {"click", "pydantic", "textual", "argparse", "platformdirs", "gettext"}
    assert "importlib.metadata" not in modules("--version")


def test_help_loads_click_at_most():
    roots = {name.partition(".")[0] for name in modules("--help")}
    assert "click" in roots
    assert not roots & {"pydantic", "textual", "rich", "ics", "icalendar", "platformdirs", "filelock", "holidays"}


@pytest.mark.parametrize("verb", ["list", "show"])
def test_plain_verbs_load_no_screen(verb: str):
    roots = {name.partition(".")[0] for name in modules(verb, "niets")}
    assert not roots & {"textual", "rich", "ics", "icalendar"}


FIRST_FRAME = """
# what is meant for a moment after the first frame never comes: on a slow machine it would be there first
import asyncio, sys
from textual.app import App

from campaign.desk import keeping
from textual.message_pump import MessagePump
keeping.TICK = 3600.0
interval = MessagePump.set_interval

def later(pump, seconds, *rest, **more):
    return interval(pump, seconds if more.get("pause") else 3600.0, *rest, **more)  # those that wait paint the frame

MessagePump.set_interval = later

async def shown(app):
    async with app.run_test():
        print(*sorted(sys.modules))
    return 0

App.run = lambda app: asyncio.run(shown(app))
"""


def test_the_first_frame_loads_nothing_that_it_does_not_show(tmp_path: Path):
    plan = tmp_path / "plan.toml"
    plan.write_text('format = 1\n[campaign]\ntitle = "Plan"\n[[messages]]\ntitle = "Een"\nchannel = "mail"\n', "utf-8")
    places = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    here = {**os.environ, **places, "TERM": "xterm"}
    subprocess.run(
        [sys.executable, "-m", "campaign", "show", str(plan)], env=here, check=True
    )  # the holidays are known by now
    code = f"{FIRST_FRAME}\nsys.argv = ['campaign', 'open', {str(plan)!r}]{CALL}"
    terminal, end = pty.openpty()
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, stdin=end, stderr=end, stdout=subprocess.PIPE, text=True, env=here)
    os.close(end)
    os.close(terminal)
    loaded = set(result.stdout.split())
    assert result.returncode == 0
    assert "campaign.tui.screens.timeline" in loaded
    saving = {f"campaign.storage.{room}" for room in ("saving", "patch", "spans", "lists", "marks", "locking")}
    screens = {f"campaign.tui.screens.{room}" for room in ("home", "form", "pickers", "links", "brief", "help")}
    others = {"campaign.calendars", "campaign.model.merging", "ics", "icalendar", "holidays", "filelock"}
    plugins = {"importlib.metadata"}
    assert loaded & (saving | screens | others | plugins) == set()


def test_what_stands_in_for_the_search_for_plugins_gives_way_to_it():
    code = """
from campaign.cli.plugins import LOADER, leave_out_plugins
import sys
leave_out_plugins()
from pydantic import BaseModel
class Model(BaseModel): number: int
assert Model(number=1).number == 1 and "importlib.metadata" not in sys.modules
from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP
assert PYDANTIC_ENTRY_POINT_GROUP == "pydantic" and "importlib.metadata" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


PATTERNS = """
import re, sys
import campaign.tui.screens.timeline
found = {(name, key): value.pattern for name in list(sys.modules) if name.startswith("campaign")
         for key, value in vars(sys.modules[name]).items() if isinstance(value, re.Pattern)}
print(*(f"{name}.{key}" for (name, key), pattern in found.items() if len(pattern) > 300), len(found))
"""


def test_no_pattern_of_a_hundred_words_is_made_before_the_first_frame():
    """One took a tenth of it. It is made once somebody types what it reads."""
    result = subprocess.run([sys.executable, "-c", PATTERNS], capture_output=True, text=True, check=True, cwd="/")
    long, count = result.stdout.split()[:-1], int(result.stdout.split()[-1])
    assert not long
    assert count > 10
