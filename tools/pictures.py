"""Draws the README's pictures from the running app: `python tools/pictures.py` writes docs/screens/*.svg.

The day is fixed and the plan is the example, so that a picture changes only when the program does.
"""

import asyncio
import contextlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from campaign.language import use
from campaign.tui.app import CampaignApp

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screens"
PLAN = "salarisverwerking-odoo.toml"
TODAY = date(2027, 3, 3)
NOW = datetime(2027, 3, 3, 9, 0)  # noqa: DTZ001 - a wall clock, as the plan has
WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what to open, how large, and which keys to press first."""

    name: str
    keys: Sequence[str] = ()
    columns: int = 120
    rows: int = 36
    opened: str = PLAN


SCREENS = (
    Picture("timeline"),
    Picture("home", opened=""),
    Picture("small", columns=80, rows=24),
    Picture("form", ("enter",), rows=32),
    Picture("audiences", ("g", "minus"), opened="poliklinieken-een-plein.toml"),
)


async def draw(picture: Picture, folder: Path) -> str:
    """Return one screen of the app as SVG."""
    app = CampaignApp(folder / picture.opened if picture.opened else folder, today=TODAY, now=lambda: NOW)
    async with app.run_test(size=(picture.columns, picture.rows)) as pilot:
        await pilot.pause(0.5)
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        return local_fonts(app.export_screenshot(title="campaign"))


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
