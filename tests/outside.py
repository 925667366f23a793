"""Programs that others wrote and that our tests compare with; `make outside` installs them."""

import ctypes.util
import os
import shutil
from pathlib import Path

import pytest

INSTALLED = Path(__file__).resolve().parents[1] / "build" / "outside"
PLACES = {
    "axe-core": INSTALLED / "node" / "node_modules" / "axe-core",
    "playwright-core": INSTALLED / "node" / "node_modules" / "playwright-core",
    "ical.js": INSTALLED / "node" / "node_modules" / "ical.js",
    "khal": INSTALLED / "khal" / "bin" / "khal",
    "pre-commit": INSTALLED / "pre-commit" / "bin" / "pre-commit",
    "radicale": INSTALLED / "radicale" / "bin" / "python",
}


def needs(tool: str) -> str:
    """Return where an outside tool is; without it, skip and say so, or fail where every tool must be there."""
    found = _find(tool)
    if found:
        return found
    text = f"{tool} is absent: `make outside` installs it"
    if os.environ.get("CAMPAIGN_OUTSIDE") == "required":
        pytest.fail(text, pytrace=False)
    pytest.skip(text)


def _find(tool: str) -> str | None:
    """Return the path of a tool, or the name of a library; None when it is absent."""
    if tool in PLACES:
        return str(PLACES[tool]) if PLACES[tool].exists() else None
    return ctypes.util.find_library("ical") if tool == "libical" else shutil.which(tool)
