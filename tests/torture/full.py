"""Saves a plan on a disk that is full, then read-only, then has room; `test_saving` runs it."""

import errno
import json
import subprocess
import sys
from pathlib import Path

from campaign.errors import SaveError
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan
from tests.torture.saver import numbered


def attempt(file: PlanFile) -> str:
    """Save, and return what came of it; the plan must be whole whatever that is."""
    before = file.path.read_bytes()
    try:
        save_plan(file, numbered(file, 99))
    except SaveError as failure:
        assert file.path.read_bytes() == before
        assert [each.name for each in file.path.parent.iterdir() if each.name.endswith(".tmp")] == []
        cause = failure.__cause__
        return errno.errorcode[cause.errno] if isinstance(cause, OSError) and cause.errno else str(cause)
    assert read_plan(file.path).plan.messages[0].title == "99"
    return "saved"


def main(folder: Path) -> None:
    """Try all three."""
    file = read_plan(folder / "plan.toml")
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as full:
        try:
            while True:
                full.write(b"x" * 1024)
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017 - this is no test but what one runs
    result = {"full": attempt(file)}
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    result["read-only"] = attempt(file)
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    filler.unlink()
    print(json.dumps({**result, "room again": attempt(file)}))  # noqa: T201 - for the test that runs it


if __name__ == "__main__":
    main(Path(sys.argv[1]))
