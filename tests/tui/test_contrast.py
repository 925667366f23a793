"""Everything that is read can be read: contrasts by the formula of WCAG 2.2, theme by theme."""

import re
from pathlib import Path

import pytest
from textual.color import Color

from campaign import tui
from campaign.tui.themes import LANES, READ, SEEN, THEMES


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
