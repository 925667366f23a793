"""Texts that people wrote, made fit for a terminal, a calendar or a page.

Every text of a plan is hostile until it went through here: a TOML file can carry escape sequences, line breaks in a
title, invisible characters and bidirectional overrides. Patterns that only such a text needs are compiled when there is
one; `re` keeps them.
"""

import re
import unicodedata
from functools import lru_cache
from textwrap import wrap

LINE_BREAKS = "\r\n|[\n\r\u0085\u2028\u2029\x0b\x0c]"
BIDI_CONTROLS = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb]"
BLANKS = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
INVISIBLE = f"[{BLANKS}\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
"""What shows nothing (Unicode, Default_Ignorable_Code_Point), but for what joins and colours emoji and letters."""
MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20e2\u20e4-\u20ff\ufe20-\ufe2f]"
STACK = f"({MARKS}{{3}}){MARKS}+"
"""Marks on one letter beyond the third: they would be drawn over the lines above and below."""
CONTROLLING = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
SUSPECT = re.compile(f"{CONTROLLING}|{INVISIBLE}|{STACK}")

LEAST_WIDTH = 40
"""Characters that a line of running text has at least."""
BIDI_STAND_IN = "\u2426"  # SYMBOL FOR SUBSTITUTE FORM TWO
CONTROL_STAND_IN = "\ufffd"  # REPLACEMENT CHARACTER

LONG_BLANK = re.compile(r"\s{8,}")


def short_blanks(text: str) -> str:
    """Return a text without long white space, which a pattern that may begin with some would walk from each place."""
    return LONG_BLANK.sub(lambda found: "\n" if "\n" in found[0] else " ", text)


def clean(text: str) -> str:
    """Return `text` on one line: line breaks become spaces, dangerous characters a visible stand-in or nothing."""
    if _harmless(text):
        return text
    return clean_lines(re.sub(LINE_BREAKS, " ", text)).replace("\n", " ").replace("\t", " ")


def _harmless(text: str) -> bool:
    """Tell whether there is nothing to clean; most texts are told at once."""
    return (text.isascii() and text.isprintable()) or not SUSPECT.search(text)


def clean_lines(text: str) -> str:
    """Return `text` with plain line feeds for its line breaks, and everything else cleaned as `clean` does."""
    if _harmless(text):
        return text
    text = re.sub(LINE_BREAKS, "\n", text)
    text = re.sub(STACK, r"\1", re.sub(INVISIBLE, "", text))
    text = re.sub(BIDI_CONTROLS, BIDI_STAND_IN, text)
    return re.sub(CONTROLS, CONTROL_STAND_IN, text)


def folded(text: str) -> str:
    """Return `text` as it is compared in a search: without case and accents, one space for any white space."""
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(text.casefold().split())


JOINED = "\u200d."
EXTENDERS = "[\ufe00-\ufe0f\u20e3\u200c\u200d\U0001f3fb-\U0001f3ff]"
LETTERS = "[\U0001f1e6-\U0001f1ff]"
CLUSTERED = re.compile("[\u200c\u200d\ufe00-\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")


def in_cells(text: str) -> str:
    """Return `text` cleaned for a terminal, which shows a cluster of code points as its first one.

    Terminals disagree about the width of emoji that are joined, coloured or keycaps, and of flags; a flag becomes its
    two letters.
    """
    text = clean(text)
    if not CLUSTERED.search(text):
        return text
    text = re.sub(EXTENDERS, "", re.sub(JOINED, "", text))
    return re.sub(LETTERS, lambda letter: chr(ord(letter[0]) - 0x1F1E6 + ord("A")), text)


EVEN = " -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2039\u203a\u2190-\u21ff\u2500-\u25fc\u2713\u2717"
UNEVEN = re.compile(f"[^{EVEN}]")
"""What may take another number of cells than one; without it a text takes as many as it has code points."""


def even(text: str) -> bool:
    """Tell whether every code point of a text takes one cell."""
    return UNEVEN.search(text) is None


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    """Return the cells that one code point takes: 0, 1 or 2."""
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cell_width(text: str) -> int:
    """Return how many terminal cells `text` takes, counted per code point."""
    return len(text) if even(text) else sum(map(_char_width, text))


def shorten(text: str, cells: int) -> str:
    """Return `text` in at most `cells` cells; what had to go is shown by an ellipsis."""
    if cell_width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    if even(text):
        return text[: cells - 1].rstrip() + "…"
    taken, room = "", cells - 1
    for char in text:
        room -= _char_width(char)
        if room < 0:
            break
        taken += char
    return taken.rstrip() + "…"


def in_lines(text: str, cells: int, count: int) -> list[str]:
    """Return a text as so many lines of at most so many cells, broken between words; what is left over is cut.

    A word that is too long for a line is cut, and the next one begins another.
    """
    found: list[str] = []
    while len(found) < count - 1 and cell_width(text) > cells:
        reach = len(shorten(text, cells))
        cut = text.rfind(" ", 0, reach + (cell_width(text[:reach]) <= cells))
        if cut <= 0:
            cut = text.find(" ", reach)
        if cut <= 0:
            break
        found.append(shorten(text[:cut], cells))
        text = text[cut + 1 :]
    found.append(shorten(text, cells))
    return found + [""] * (count - len(found))


def wrapped(text: str, width: int | None, start: str = "", indent: str = "") -> list[str]:
    """Return a text in lines of at most so many characters, broken between words; in one line without a width.

    The first begins with `start`, the others with `indent`; a word that is too long, as an address, stays whole.
    """
    if width is None:
        return [start + text]
    room = max(LEAST_WIDTH, width)
    return wrap(text, room, initial_indent=start, subsequent_indent=indent, break_long_words=False) or [start]


def pad(text: str, cells: int) -> str:
    """Return `text` in exactly `cells` cells: shortened or filled with spaces at its end."""
    text = shorten(text, cells)
    return text + " " * (cells - cell_width(text))


DANGEROUS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls but for tab and line breaks, marks that turn or hide text, and halves of characters from names of files."""


def tame(text: str) -> str:
    """Return a text in which a dangerous character is written as JSON escapes it, also where the text is JSON."""
    return DANGEROUS.sub(_as_json, text)


def _as_json(found: re.Match[str]) -> str:
    """Return a character as JSON escapes it."""
    import json  # noqa: PLC0415 - hardly any text needs it

    return json.dumps(found[0])[1:-1]
