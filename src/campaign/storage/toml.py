"""TOML text from bytes that somebody else wrote: what cannot be read is told with its line and column."""

import re
import tomllib
from pathlib import Path
from typing import Any

from campaign.errors import Place, PlanUnreadableError, Problem
from campaign.language import Sentence, say

MOST_BYTES = 50_000_000  # a plan of a million messages is no plan; a file this large would hang the screen
POSITION = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")


def decode(data: bytes, path: Path) -> str:
    """Return the text of a file.

    Raises:
        PlanUnreadableError: it is no UTF-8, or far too large.
    """
    if len(data) > MOST_BYTES:
        raise unreadable(path, say("The file is too large for a plan"), remedy=say("Is it the right file?"))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4096]:
        raise unreadable(
            path, say("The file is not written as UTF-8"), remedy=say("Save it again as UTF-8 in your editor.")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(path, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise unreadable(
            path, say("The file is not written as UTF-8"), place, say("Save it again as UTF-8 in your editor.")
        ) from None


def parse(text: str, path: Path) -> dict[str, Any]:
    """Return the data of TOML text; a byte order mark before it is passed over.

    Raises:
        PlanUnreadableError: it is no TOML.
    """
    body = text.removeprefix("\ufeff")
    try:
        return tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(path, *_explained(str(error), body, path)) from None
    except RecursionError:
        raise unreadable(
            path, say("The file nests too deeply"), remedy=say("A plan needs no more than three levels.")
        ) from None
    except ValueError:
        raise unreadable(
            path, say("The file holds a number that is too large"), remedy=say("Write a smaller number.")
        ) from None


def unreadable(
    path: Path, text: Sentence, place: Place | None = None, remedy: Sentence | None = None
) -> PlanUnreadableError:
    """Return the failure of a file that is no plan."""
    return PlanUnreadableError(Problem("E000", text, remedy=remedy, place=place or Place(path)))


def _explained(message: str, text: str, path: Path) -> tuple[Sentence, Place, Sentence]:
    """Return a parser's complaint as a sentence, its place, and what would help."""
    found = POSITION.search(message)
    lines = text.split("\n")
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (len(lines), len(lines[-1]) + 1)
    what = POSITION.sub("", message).strip()
    known = next((sentence for start, sentence in COMPLAINTS if what.startswith(start)), None)
    text_here = known or say("This is not TOML: {what}", what=what)
    return text_here, Place(path, line, column), say("Mend this line; the rest of the file is not read until then.")


COMPLAINTS = (
    ("Invalid value", say("There is no valid value here; a text stands between quotes")),
    ("Cannot overwrite", say("The same key stands here twice")),
    ("Cannot declare", say("The same table stands here twice")),
    ("Expected newline or end of document", say("There is something behind the value that does not belong to it")),
    ("Expected '=' after a key", say("There is no = behind the key")),
    ("Unclosed array", say("A list is not closed with ]")),
    ("Unterminated string", say("A text is not closed with a quote")),
    ("Illegal character", say("There is a line break or control character inside a text")),
    ("Unclosed inline table", say("A table is not closed with }}")),
    ("Invalid statement", say("There is no key here")),
    ("Invalid date or datetime", say("This date does not exist on the calendar")),
)
