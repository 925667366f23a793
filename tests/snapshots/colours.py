"""The colours of a screen as a text that can be read in a review, kept apart from what stands on the screen."""

from collections.abc import Iterator
from itertools import groupby
from string import ascii_letters

from rich.segment import Segment
from rich.style import Style
from syrupy.extensions.amber import AmberSnapshotExtension

from campaign.tui.app import CampaignApp

ATTRIBUTES = ("bold", "dim", "italic", "underline", "strike", "reverse", "blink")


class Colours(AmberSnapshotExtension):
    """Keeps colours in a file of their own, beside the texts."""

    _file_extension = "colours"


def screen_colours(app: CampaignApp) -> str:
    """Return the styles of a screen: a letter for each, and per row which cells have it; rows that are alike are one.

    `a12 b3` is twelve cells of the first style and three of the second.
    """
    letters: dict[str, str] = {}
    rows = [_row(strip, letters) for strip in app.screen._compositor.render_strips()]
    legend = [f"{letter} {style}" for style, letter in letters.items()]
    number, lines = 0, []
    for row, alike in groupby(rows):
        count = len(list(alike))
        lines.append(f"{number + 1}{f'-{number + count}' if count > 1 else ''}: {row}")
        number += count
    return "\n".join([type(app.screen).__name__, *legend, *lines])


def _row(segments: Iterator[Segment], letters: dict[str, str]) -> str:
    """Return the styles of a row, with a letter for each that is new."""
    parts = []
    for style, alike in groupby(segments, key=lambda segment: _told(segment.style)):
        cells = sum(segment.cell_length for segment in alike)
        if cells:
            parts.append(f"{letters.setdefault(style, _letter(len(letters)))}{cells}")
    return " ".join(parts)


def _letter(number: int) -> str:
    """Return the name of a style."""
    times, place = divmod(number, len(ascii_letters))
    return ascii_letters[place] * (times + 1)


def _told(style: Style | None) -> str:
    """Return a style in words."""
    if style is None:
        return "none"
    colours = [each.name if each else "default" for each in (style.color, style.bgcolor)]
    return " ".join([" on ".join(colours), *(each for each in ATTRIBUTES if getattr(style, each))])
