"""What went wrong in the program itself, kept in the state folder for whoever mends it. Only the user can read it."""

import platform
from datetime import datetime
from pathlib import Path

from campaign import __version__
from campaign.files import write_safely
from campaign.storage.folders import state_folder

MOST = 200_000
"""Characters that are kept; the oldest go first."""


def log_path() -> Path:
    """Return where the log stands."""
    return state_folder() / "log.txt"


def write_log(text: str, at: datetime) -> Path:
    """Add a text to the log, with the moment and the versions, and return where the log stands.

    Raises:
        OSError: it could not be written.
    """
    path = log_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        before = path.read_text("utf-8", "replace")
    except FileNotFoundError:
        before = ""
    versions = f"campaign {__version__}, Python {platform.python_version()}, {platform.platform()}"
    head = f"{at.isoformat(' ', 'seconds')} {versions}"
    write_safely(path, f"{before}{head}\n{text}\n"[-MOST:].encode("utf-8", "replace"), mode=0o600)
    return path
