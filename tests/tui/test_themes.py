"""The contrast of every theme, computed as WCAG 2.2 defines it."""

import re
from pathlib import Path

import pytest
from textual.color import Color

from campaign import tui
from campaign.tui.themes import LANES, READ, SEEN, THEMES


def luminance(color: Color) -> float:
    """Return the relative luminance (WCAG 2.2, definition)."""
    parts = [each / 255 for each in color.rgb]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, definition)."""
    light, dark = sorted((luminance(Color.parse(each)) for each in (first, second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(theme: str, name: str) -> str:
    """Return a colour of a theme as the style sheets get it."""
    variables = {**THEMES[theme].to_color_system().generate(), **THEMES[theme].variables}
    return variables[name]


def test_the_ratio_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", READ, ids="-on-".join)
def test_what_is_read_stands_out(theme: str, pair: tuple[str, str]):
    least = 7 if theme == "contrast" else 4.5
    assert contrast(*(colour(theme, name) for name in pair)) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", SEEN, ids="-on-".join)
def test_what_is_seen_stands_out(theme: str, pair: tuple[str, str]):
    assert contrast(*(colour(theme, name) for name in pair)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_lanes_have_colours_of_their_own(theme: str):
    assert len({colour(theme, f"lane-{number}") for number in range(LANES)}) == LANES


def test_every_colour_that_the_style_sheets_write_in_is_measured():
    folder = Path(tui.__file__).parent
    sheets = [path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".tcss"}]
    used = {name for sheet in sheets for name in re.findall(r"(?<![-\w])color: \$([a-z][a-z0-9-]*)", sheet)}
    assert used - {"lane-"} <= {text for text, _ground in (*READ, *SEEN)}
    assert {"foreground", "muted", "error"} <= used | {"foreground"}
