"""Draws the screens that matter most from the running app: `python tools/pictures.py` writes docs/screens/*.svg.

The day is fixed and the plan is the example, so that a picture changes only when the program does.
"""

import asyncio
import contextlib
import re
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from textual.pilot import Pilot

from campaign.language import use
from campaign.tui.app import CampaignApp

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screens"
PLAN = "salarisverwerking-odoo.toml"
TODAY = date(2027, 3, 3)
NOW = datetime(2027, 3, 3, 9, 0)  # noqa: DTZ001 - a wall clock, as the plan has
LOOKS = 400
"""How often is looked at most whether a screen has come to rest: its plans checked, and what was typed looked at."""
REST, READ = 0.4, 0.1
"""Seconds without a change after which it has: once everything was typed, and before that."""
WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what to open, how large, and which keys to press first."""

    name: str
    keys: Sequence[str] = ()
    columns: int = 120
    rows: int = 36
    opened: str = PLAN


LARGE = "poliklinieken-een-plein.toml"
SCREENS = (
    Picture("home", opened=""),
    Picture("new", ("n", *"nieuw systeem", "enter", *"6 sep 2027"), opened=""),
    Picture("timeline"),
    Picture("results", ("8",), opened=LARGE),
    Picture("audiences", ("g", "minus"), opened=LARGE),
    Picture("form", ("enter",), rows=32),
    Picture("findings", ("c",), columns=140),
    Picture("moving", ("G", "enter", *"+3w"), opened=LARGE),
    Picture("slots", ("end", "S"), opened=LARGE),
    Picture("board", ("5",), opened=LARGE),
    Picture("agenda", ("6",), opened=LARGE),
    Picture("load", ("r",), opened=LARGE),
)


async def draw(picture: Picture, folder: Path) -> str:
    """Return one screen of the app as SVG."""
    app = CampaignApp(folder / picture.opened if picture.opened else folder, today=TODAY, now=lambda: NOW)
    async with app.run_test(size=(picture.columns, picture.rows)) as pilot:
        await at_rest(app, pilot, READ)
        for key in picture.keys:
            await pilot.press("space" if key == " " else key)
            await pilot.pause(0.05)
        await at_rest(app, pilot, REST)
        return local_fonts(app.export_screenshot(title="campaign"))


async def at_rest(app: CampaignApp, pilot: Pilot[int], seconds: float) -> None:
    """Wait until the plans that are open were checked, nothing is being worked out, and the screen stays the same."""
    before, since = "", time.monotonic()
    for _look in range(LOOKS):
        await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        shown = app.export_screenshot()
        if shown != before or not all(map(app.inspector.checked, app.desks.values())):
            before, since = shown, time.monotonic()
        elif time.monotonic() > since + seconds:
            return
    raise TimeoutError("The screen does not come to rest.")


def local_fonts(svg: str) -> str:
    """Return the picture without fonts that a reader would have to fetch from elsewhere."""
    return WEB_FONT.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Draw every picture, in Dutch, from a copy of the examples."""
    use("nl")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        folder = Path("campaigns")
        shutil.copytree(ROOT / "campaigns", folder)
        for picture in SCREENS:
            (PICTURES / f"{picture.name}.svg").write_text(asyncio.run(draw(picture, folder)), "utf-8")
            print(f"docs/screens/{picture.name}.svg")


if __name__ == "__main__":
    main()
