"""Looking for a file by typing: what a folder holds that begins with it, and what a path means that was pasted."""

import re
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from campaign.errors import NotFoundError
from campaign.language import say
from campaign.reasons import reason
from campaign.storage.workspace import expanded

MOST = 500
"""Files and folders of one folder that are looked at."""
ESCAPED = re.compile(r"\\(.)")
"""A character as a shell has it after a backslash."""
QUOTES = {'"': '"', "'": "'", "‘": "’", "“": "”"}
UP = ".."


class FolderItem(NamedTuple):
    """A file or folder to choose from."""

    path: Path
    name: str
    """What it is called; ".." is the folder above."""
    folder: bool
    changed: date | None = None
    """The day it was last written."""


class Listed(NamedTuple):
    """What there is to choose from."""

    folder: Path
    """The folder that is looked in."""
    items: tuple[FolderItem, ...]
    """The folder above, folders by name, and files, the newest first."""


def pasted(text: str) -> str:
    """Return the path in a text that was typed or dragged onto a terminal.

    Terminals put quotes around it, a backslash before each space, or make a `file://` link of it.
    """
    text = text.strip()
    if len(text) > 1 and text[-1] == QUOTES.get(text[0]):
        return text[1:-1]
    if text.startswith("file://"):
        try:
            return unquote(urlsplit(text).path)
        except ValueError:  # a bracket that opens no address
            return text
    return ESCAPED.sub(r"\1", text) if "\\ " in text or "\\(" in text else text


def listed(typed: str, start: Path, suffixes: Collection[str]) -> Listed:
    """Return what can be chosen: in the folder that is typed, what begins with or holds the rest of it.

    Only folders and files of these suffixes, in small letters, are listed; hidden ones when a dot is typed.

    Raises:
        NotFoundError: the folder cannot be looked in.
    """
    text = pasted(typed)
    whole = start / expanded(text) if text else start
    at_folder = not text or text.endswith(("/", "\\")) or whole.name in {UP, "~"}
    folder, part = (whole, "") if at_folder else (whole.parent, whole.name)
    try:
        found = [each for each in folder.iterdir() if _wanted(each.name, part)]
    except OSError as error:
        raise NotFoundError(say("{path} cannot be opened: {reason}", path=str(folder), reason=reason(error))) from error
    items = [_item(each) for each in sorted(found)[:MOST]]
    folders = [each for each in items if each.folder]
    files = [each for each in items if not each.folder and each.path.suffix.lower() in suffixes]
    files.sort(key=lambda each: each.changed or date.min, reverse=True)
    up = [] if part or folder.resolve() == folder.resolve().parent else [FolderItem(folder.parent, UP, folder=True)]
    return Listed(folder, (*up, *folders, *files))


def _wanted(name: str, part: str) -> bool:
    """Tell whether a name holds what was typed; hidden ones only when they begin with it."""
    if name.startswith("."):
        return part.startswith(".") and name.startswith(part)
    return part.casefold() in name.casefold()


def _item(path: Path) -> FolderItem:
    """Return a file or folder; what cannot be looked at counts as a file without a day."""
    try:
        found = path.stat()
    except OSError:
        return FolderItem(path, path.name, folder=False)
    return FolderItem(path, path.name, path.is_dir(), datetime.fromtimestamp(found.st_mtime).astimezone().date())
