"""Where the real plans and calendars stand that some tests read: beside the repository, and not everywhere."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def corpus(name: str) -> Path:
    """Return a folder of the corpus; skip the test where it is absent."""
    folder = SHARED / name
    if not folder.exists():
        pytest.skip(f"the corpus {name} is not beside this checkout")
    return folder
