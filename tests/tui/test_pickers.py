"""Choices are read whole: their dialog is as wide as they need, and a hint without room stands below."""

from pathlib import Path

import pytest
from textual.containers import Vertical

from campaign.text import cell_width
from campaign.tui.screens.pickers import Choice, PickMany, PickOne, line_width, widest
from tests.tui.driving import app_on, until

LONG = Choice("b", "Een nieuw systeem", "Van het waarom tot zes weken nazorg, met testen en oefenen ervoor en erna.")
CHOICES = [Choice("a", "Een fusie", "Van vakbonden tot honderd dagen samen."), LONG]


def test_a_hint_stands_at_the_right_where_it_fits_and_else_below():
    assert LONG.lines(100) == [f"{LONG.text}{' ' * (100 - LONG.width)}  {LONG.hint}"]
    assert LONG.lines(60) == [
        "Een nieuw systeem",
        "  Van het waarom tot zes weken nazorg, met testen en oefenen",
        "  ervoor en erna.",
    ]


def test_a_short_hint_stays_beside_a_title_that_is_cut():
    (line,) = Choice("x", "Kijkdag: loop je eigen weg " * 4, "do 15 apr").lines(60)
    assert cell_width(line) == 60
    assert line.endswith("…  do 15 apr")


@pytest.mark.parametrize(("window", "cells"), [(80, 68), (120, 93), (40, 30)])
def test_lines_are_as_wide_as_the_longest_as_far_as_the_window_goes(window: int, cells: int):
    assert line_width(window, widest(CHOICES)) == cells


@pytest.mark.parametrize("dialog", [PickOne, PickMany])
async def test_a_dialog_shows_its_choices_whole_and_follows_the_window(
    own_folders: Path, dialog: type[PickOne] | type[PickMany]
):
    app = app_on(own_folders)
    async with app.run_test(size=(120, 30)) as pilot:
        await app.push_screen(dialog("Nieuw plan", CHOICES))
        await until(pilot, app, LONG.hint)
        assert app.screen.query_one(Vertical).size.width > 90
        await pilot.resize_terminal(80, 24)
        await until(pilot, app, "en erna.")
