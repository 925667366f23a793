"""A window of 300 by 80: nothing is cut that there is room for, and nothing is wider than it reads."""

import re
import shutil
from pathlib import Path

from textual.containers import Vertical

from campaign.text import cell_width
from campaign.tui.screens.base import Dialog
from tests.conftest import EXAMPLES
from tests.snapshots.test_cross import SHOWN
from tests.tui.driving import app_on, checked, screen_text, settled

WHOLE = ("brief", "audiences", "board", "agenda", "edition", "results", "findings")
"""Views whose texts have room; bars on days and columns of a table end where the next one begins."""
CUT = re.compile(r"\w…")
"""A text that is cut; by itself the sign says that something opens."""
READABLE = 120
"""Cells of a dialog at most: a longer line is hard to follow."""


async def test_nothing_is_cut_that_there_is_room_for(tmp_path: Path):
    path = Path(shutil.copy(EXAMPLES / "poliklinieken-een-plein.toml", tmp_path))
    shutil.copy(EXAMPLES / "workspace.toml", tmp_path)
    app = app_on(path, checks=True)
    async with app.run_test(size=(300, 80)) as pilot:
        await checked(app, pilot)
        cut: list[tuple[str, str]] = []
        for name, keys in SHOWN.items():
            await pilot.press(*keys)
            await settled(app, pilot)
            screen = app.screen
            if isinstance(screen, Dialog):
                box = screen.query_one(Vertical).region
                rows = screen_text(app).splitlines()[box.y : box.bottom]
                shown = "\n".join(row[box.x : box.right] for row in rows)
                assert box.width <= READABLE, name
            elif panel := screen.query("FindingsPanel"):
                box = panel.first().region
                shown = "\n".join(row[box.x :] for row in screen_text(app).splitlines())
                assert box.width <= READABLE
            else:
                shown = screen_text(app) if name in WHOLE else lanes(screen_text(app)) if name == "timeline" else ""
            cut += [(name, line.strip()) for line in shown.splitlines() if CUT.search(line)]
            assert all(cell_width(row) <= 300 for row in screen_text(app).splitlines())
            while len(app.screen_stack) > 1 or app.screen.query("FindingsPanel"):
                await pilot.press("escape")
        assert cut == []


def lanes(text: str) -> str:
    """Return the names of the lanes and audiences on a timeline."""
    return "\n".join(line[:30] for line in text.splitlines()[3:-8])
