"""TOML text from bytes that somebody else wrote: what cannot be read is told with its line and column."""

import re
import tomllib
from pathlib import Path
from typing import Any

from campaign.errors import Place, PlanUnreadableError, Problem
from campaign.files import read_within
from campaign.language import Sentence, say
from campaign.storage.limits import LONG_NUMBER, MOST_BYTES, TOO_LARGE, long_key, too_much

POSITION = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_data(path: Path) -> bytes:
    """Return the bytes of a file, or as many of them as show that there are too many.

    Raises:
        OSError: it is not there, may not be read, or is no file but a folder, a pipe or a device.
    """
    return read_within(path, MOST_BYTES + 1)


def decode(data: bytes, path: Path) -> str:
    """Return the text of a file.

    Raises:
        PlanUnreadableError: it is no UTF-8, or far too large.
    """
    if len(data) > MOST_BYTES:
        text = say("The file is larger than {most} MB, which no plan is", most=MOST_BYTES // 1_000_000)
        raise unreadable(path, text, remedy=say("Is it the right file? If so, divide it over several plans."))
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
        PlanUnreadableError: it is no TOML, or holds more than a plan may.
    """
    body = text.removeprefix("\ufeff")
    if deep := long_key(body):
        raise _too_deep(path, _place(path, body, deep))
    try:
        values = tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(path, *_explained(str(error), body, path)) from None
    except RecursionError:
        raise _too_deep(path, Place(path)) from None
    except ValueError:
        raise _too_large(path, body) from None
    found = too_much(values)
    if found == TOO_LARGE:
        raise _too_large(path, body)
    if found is not None:
        raise unreadable(path, found[0], remedy=found[1])
    _share_texts(values)
    return values


def _share_texts(values: dict[str, Any]) -> None:
    """Make equal texts one: a large plan names the same channels, people and audiences thousands of times."""
    known: dict[str, str] = {}
    level: list[Any] = [values]
    while level:
        below: list[Any] = []
        for container in level:
            for key, value in container.items() if isinstance(container, dict) else enumerate(container):
                if isinstance(value, str):
                    container[key] = known.setdefault(value, value)
                elif isinstance(value, dict | list):
                    below.append(value)
        level = below


def _too_large(path: Path, text: str) -> PlanUnreadableError:
    """Return the failure of a number that no program would keep whole."""
    number = LONG_NUMBER.search(text)
    return unreadable(path, TOO_LARGE[0], _place(path, text, number.start()) if number else None, TOO_LARGE[1])


def _too_deep(path: Path, place: Place) -> PlanUnreadableError:
    """Return the failure of a file whose tables lie too deep in each other."""
    return unreadable(path, say("The file nests too deeply"), place, say("A plan needs no more than three levels."))


def _place(path: Path, text: str, offset: int) -> Place:
    """Return the line and column of an offset."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


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
    ("Found invalid character", say("There is a control character here that no file may hold")),
    ("Illegal character", say("There is a line break or control character inside a text")),
    ("Unclosed inline table", say("A table is not closed with }}")),
    ("Invalid statement", say("There is no key here")),
    ("Invalid date or datetime", say("This date does not exist on the calendar")),
)
