"""Every dialog shows its way back, whatever the size of the window, and escape takes it."""

import pytest

from campaign.desk.desk import Desk
from campaign.tui.screens.base import Dialog
from tests.tui.driving import app_on, screen_text

DIALOGS = {
    "palette": ["ctrl+p"],
    "help": ["question_mark"],
    "settings": ["comma"],
    "filter": ["slash"],
    "filter, channels": ["slash", "down", "enter"],
    "status": ["t"],
    "export": ["e"],
    "leave": ["L", "q"],
    "calendar": ["enter", *["tab"] * 6, "f4"],
    "audiences": ["enter", *["tab"] * 8, "f4"],
}


@pytest.mark.parametrize("size", [(60, 12), (80, 16), (80, 24), (120, 40)])
async def test_a_dialog_shows_its_way_back_and_escape_takes_it(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        for name, keys in DIALOGS.items():
            await pilot.press(*keys)
            await pilot.pause()
            dialog = app.screen
            assert isinstance(dialog, Dialog), name
            inside = "\n".join(line for line in screen_text(app).splitlines()[:-1] if "│" in line)
            assert "esc back" in inside or "esc done" in inside, name
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is not dialog, name
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
                await pilot.pause()
