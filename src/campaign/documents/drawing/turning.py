"""Writing that runs from the right: letters that join and words in the order in which they are seen, left to right.

A browser does this by itself, with the SVG. A PDF has each letter where it is drawn, so there it is done before.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The letters of what runs from the right (Unicode, Bidi_Class R and AL)."""
KEPT = {"delete_harakat": False, "delete_tatweel": False, "ARABIC LIGATURE ALLAH": False}
"""What is left as it was written when letters are joined; the font has no sign for the last."""


@lru_cache(maxsize=16_384)
def turned(text: str) -> str:
    """Return a text as it is seen from left to right (UAX #9), with its Arabic letters joined and accents in place."""
    text = unicodedata.normalize("NFC", text)
    if not runs_from_right(text):
        return text
    from bidi import get_display

    seen: str = get_display(_joiner().reshape(text))
    return seen


def runs_from_right(text: str) -> bool:
    """Tell whether any letter of a text runs from the right."""
    return FROM_RIGHT.search(text) is not None


def begins_right(text: str) -> bool:
    """Tell whether a text begins on the right: its first letter does."""
    if not runs_from_right(text):
        return False
    from bidi import get_base_level

    return bool(get_base_level(text))


@cache
def _joiner() -> Any:  # noqa: ANN401 - arabic_reshaper has no types
    """Return what joins Arabic letters."""
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration=KEPT)
