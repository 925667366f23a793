"""The table as it looks where there is much room or no colour, while a cell is edited, and its columns to choose."""

import pytest
from syrupy.assertion import SnapshotAssertion

from campaign.language import use
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, screen_text

LARGE = EXAMPLES / "poliklinieken-een-plein.toml"
LOOKS = {
    "wide": ((200, 60), ["4"]),
    "sorted by a number": ((120, 40), ["4", *["right"] * 9, "o", "o"]),
    "a cell that is edited": ((80, 24), ["4", *["right"] * 6, "enter"]),
    "a moment that is wrong": ((120, 40), ["4", "right", "enter", "ctrl+u", *"ooit", "enter"]),
    "columns to choose": ((80, 24), ["4", "C"]),
}


@pytest.mark.parametrize("name", LOOKS)
async def test_the_table_looks_as_it_did(name: str, snapshot: SnapshotAssertion):
    use("nl")
    size, keys = LOOKS[name]
    app = app_on(LARGE)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        shown = screen_text(app)
    assert "\n".join(line.rstrip() for line in shown.splitlines()) == snapshot


@pytest.mark.parametrize("colours", ["light", "none"])
def test_the_table_looks_as_it_did_in_other_colours(colours: str, snap_compare, monkeypatch: pytest.MonkeyPatch):
    use("nl")
    if colours == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(LARGE, theme="light" if colours == "light" else "dark")
    assert snap_compare(app, terminal_size=(120, 40), press=["4", "space", "down", "right"])
