"""The font of drawings: how wide words are in it, and what of them fits.

It is DejaVu Sans Condensed (`fonts/`, with its licence): narrow, so that titles have room, and with the letters of most
alphabets. What it does not have, such as many emoji and Chinese, is a stand-in in a PDF or PNG and shown by the
reader's own fonts in an SVG; it counts as one em, which is as wide as they come.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from campaign.documents.drawing.shapes import Part, Text
from campaign.documents.drawing.turning import turned
from campaign.text import in_cells

FONTS = Path(__file__).parent / "fonts"
FILES = {False: "DejaVuSansCondensed.ttf", True: "DejaVuSansCondensed-Bold.ttf"}
"""The files of the font, by whether it is heavy."""
NO_CHARACTERS = "[\ufdd0-\ufdef\ufffe\uffff]"
"""What XML cannot hold, or no text should (Unicode, noncharacters)."""
STAND_IN = "□"
"""What is drawn for a letter that the font has not."""
EM = 1000.0
"""Parts of the size of a font in which its widths are told."""


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """Return a text of a plan as a drawing shows it: cleaned, on one line, with single spaces."""
    return re.sub(NO_CHARACTERS, "\ufffd", " ".join(in_cells(text).split()))


@cache
def font(*, bold: bool) -> Any:  # noqa: ANN401 - reportlab has no types
    """Return the font, ready for a PDF."""
    from reportlab.pdfbase.ttfonts import TTFont

    path = FONTS / FILES[bold]
    return TTFont(path.stem, str(path))


@cache
def _widths(*, bold: bool) -> Mapping[int, float]:
    """Return the width of each character that the font has."""
    widths: Mapping[int, float] = font(bold=bold).face.charWidths
    return widths


def unknown(text: str) -> tuple[str, ...]:
    """Return the letters of a text that the font has not, each once."""
    widths = _widths(bold=False)
    missing = [char for char in dict.fromkeys(turned(text)) if ord(char) not in widths]
    return tuple(dict.fromkeys(unicodedata.normalize("NFKC", char) for char in missing))


@lru_cache(maxsize=16_384)
def written(text: str) -> str:
    """Return a text as a PDF has it, from left to right, with a stand-in for each letter that the font has not."""
    return "".join(char if ord(char) in _widths(bold=False) else STAND_IN for char in turned(text))


def measured(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is, in points."""
    return _width(text, bold) * size / EM


@lru_cache(maxsize=16_384)
def _width(text: str, bold: bool) -> float:
    """Return how wide a text is, in parts of the size of its font; timelines are tried in many sizes."""
    widths = _widths(bold=bold)
    return sum(widths.get(ord(char), EM) for char in turned(text))


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return what of a text fits in so many points; what had to go is shown by an ellipsis."""
    if measured(text, size, bold=bold) <= room:
        return text
    widths = _widths(bold=bold)
    left = room * EM / size - widths[ord("…")]
    taken = 0
    for char in text:
        left -= widths.get(ord(char), EM)
        if left < 0:
            break
        taken += 1
    while taken and measured(_cut(text, taken), size, bold=bold) > room:  # joined letters may be wider than apart
        taken -= 1
    return _cut(text, taken)


def _cut(text: str, count: int) -> str:
    """Return so many letters of a text with an ellipsis; nothing when that is none."""
    return text[:count].rstrip() + "…" if count else ""


def hearable(text: Text, part: Part, told: str = "") -> Text:
    """Return words that who hears a drawing is told of, with what is told in their place."""
    return text._replace(part=part, told=told)


def words(  # noqa: PLR0913 - all that a text has
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    room: float,
    ink: str = "ink",
    bold: bool = False,
    align: Literal["start", "middle", "end"] = "start",
) -> Text:
    """Return a text that takes no more than its room, in points."""
    shown = fitted(text, room, size, bold=bold)
    return Text(x, y, shown, size, measured(shown, size, bold=bold), ink, bold, align)
