"""Everything that is read can be read: contrasts by the formula of WCAG 2.2, theme by theme."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color

from campaign import tui
from campaign.desk.desk import Desk
from campaign.text import cell_width
from campaign.tui.screens.base import Dialog
from campaign.tui.screens.home import HomeScreen
from campaign.tui.themes import LANES, READ, SEEN, THEMES
from tests.tui.driving import app_on, settled


def luminance(color: Color) -> float:
    """Return the relative luminance (WCAG 2.2, "relative luminance")."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def color_of(theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def test_the_formula_gives_the_known_extremes():
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), READ)
def test_a_text_stands_out_from_what_it_stands_on(name: str, text: str, ground: str):
    theme = THEMES[name]
    assert contrast(color_of(theme, text), color_of(theme, ground)) >= (7 if name == "contrast" else 4.5)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SEEN)
def test_a_shape_can_be_seen(name: str, shape: str, ground: str):
    theme = THEMES[name]
    assert contrast(color_of(theme, shape), color_of(theme, ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_lanes_have_colours_of_their_own(name: str):
    assert len({color_of(THEMES[name], f"lane-{number}") for number in range(LANES)}) == LANES


def test_every_colour_that_the_style_sheets_write_in_is_measured():
    folder = Path(tui.__file__).parent
    sheets = [path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".tcss"}]
    used = {name for sheet in sheets for name in re.findall(r"(?<![-\w])color: \$([a-z][a-z0-9-]*)", sheet)}
    assert {"muted", "error"} <= used
    assert used - {"lane-"} <= {text for text, _ground in (*READ, *SEEN)}


SHAPES = set("─│┌┐└┘├┤╭╮╰╯┃░▁▂▃▄▅▆▇█▌▐▔▕▏━ ")
WALK = {
    "timeline": [],
    "grabbed": ["m", "right"],
    "findings": ["escape", "c"],
    "form": ["escape", "enter", "tab", "tab", "tab"],
    "problems": ["tab", *"zz", "f2"],
    "calendar": ["f5", *["tab"] * 3, "f4"],
    "brief": ["escape", "escape", "b", "down"],
    "results": ["escape", "8", "home", "right"],
    "filling in": ["i", "5"],
    "palette": ["escape", "ctrl+p", "x"],
    "help": ["escape", "question_mark"],
    "settings": ["escape", "comma"],
    "filter": ["escape", "escape", "slash", "down"],
    "status": ["escape", "t"],
    "export": ["escape", "e"],
    "a notice": ["escape", "x"],
    "leave": ["q"],
    "home": ["escape", "u", "o"],
    "search": ["slash", *"loon"],
}
"""Keys from one screen to the next."""


def drawn(app: App) -> Iterator[tuple[str, Color, Color]]:
    """Give what is drawn of the screen in front: the text, its colour and what it stands on."""
    front = app.screen.children[0].region if isinstance(app.screen, Dialog) else app.screen.region
    for y, line in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for text, style, _control in line:
            if text.strip() and front.contains(x, y):
                ink, ground = Color(*style.color.triplet), Color(*style.bgcolor.triplet)
                ink = ground.blend(ink, 0.5) if style.dim else ink
                yield text.strip(), *((ground, ink) if style.reverse else (ink, ground))
            x += cell_width(text)


@pytest.mark.parametrize("theme", THEMES)
async def test_everything_that_is_drawn_can_be_read(desk: Desk, theme: str):
    app = app_on(desk.file.path, theme=theme)
    faint = set()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for name, keys in WALK.items():
            await pilot.press(*keys)
            await settled(app, pilot)
            for text, ink, ground in drawn(app):
                least = 3 if set(text) <= SHAPES else 7 if theme == "contrast" else 4.5
                if contrast(ink, ground) < least:
                    faint.add((name, text, ink.hex, ground.hex, round(contrast(ink, ground), 1)))
        assert isinstance(app.screen, HomeScreen)
    assert faint == set()
