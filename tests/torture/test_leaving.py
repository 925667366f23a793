"""Screens that are opened and left before they are all there, in a real terminal: nothing goes wrong behind them."""

import os
import shutil
from pathlib import Path
from random import Random
from signal import SIGTERM

import pytest

from tests.conftest import EXAMPLES
from tests.end_to_end.screens import Running, logged

PLAN = "poliklinieken-een-plein.toml"
OPENING = [*"\raBGSKdtg/VTbeEycrRMJ2345678,?", "\x10", "\t"]
"""Keys that open a form, a dialog, a menu or a view, or take something in hand."""
PAUSES = (0.0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6)
"""Seconds at most between two keys: from far less to more than a screen takes to be drawn."""
FORM = "F2 take over"
"""What stands at the foot of a form."""
F1 = "\x1bOP"
"""The key that shows the keys of every screen, also where letters are typed."""
TURNS = 60
LATE = """
import asyncio
from campaign.tui.leaving import is_left
from campaign.tui.screens.form import EntryForm

async def add_more(self):
    while not is_left(self):
        await asyncio.sleep(0.01)
    self.query_one("#nowhere")

EntryForm.add_more = add_more
"""
"""A form that looks for something on itself once it is being left."""


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_left_before_it_is_drawn_does_nothing_any_more(tmp_path: Path, seed: int):
    chance = Random(seed)
    path = tmp_path / PLAN
    shutil.copy(EXAMPLES / PLAN, path)
    forms = 0
    with Running("open", path, columns=140, rows=45) as program:
        program.wait_to_show("polikliniek")
        for _ in range(TURNS):
            os.write(program.file, chance.choice(("\r", chance.choice(OPENING))).encode())
            if chance.random() < 0.5:
                program.read_first()
            program.read_for(chance.choice(PAUSES))
            os.write(program.file, b"\x1b")
            program.read_for(chance.choice(PAUSES))
            forms += FORM in program.shown
            assert "mistake" not in program.shown, logged()
        assert forms
        program.press("\x1b", "\x1b", "\x1b", "\x1b")
        program.press(F1)
        program.wait_to_show("─ Keys ─")
        program.signal(SIGTERM)
        assert program.ended() == 128 + SIGTERM
    assert logged() == ""


def test_a_mistake_of_a_screen_that_is_being_left_is_noted_and_the_work_goes_on(tmp_path: Path):
    path = tmp_path / PLAN
    shutil.copy(EXAMPLES / PLAN, path)
    with Running("open", path, columns=140, rows=45, code=LATE) as program:
        program.wait_to_show("polikliniek", "↵ open")
        program.press("\r")
        program.wait_to_show(FORM)
        program.press("\x1b")
        program.wait_until(lambda: "NoMatches" in logged(), "a note")
        program.press("L")
        program.wait_to_show("● not saved")
        program.press("s")
        program.wait_to_show("· saved")
        program.press("q")
        assert program.ended() == 0
