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
@pytest.mark.parametrize("name", DIALOGS)
async def test_a_dialog_shows_its_way_back_and_escape_takes_it(desk: Desk, name: str, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*DIALOGS[name])
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, Dialog)
        inside = "\n".join(line for line in screen_text(app).splitlines()[:-1] if "│" in line)
        assert "esc back" in inside or "esc done" in inside
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is not dialog
