"""The walls of the house, and what must never stand in a file of the repository."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "registry.npm" + "js.org", "deb.debian" + ".org"]


def tracked_files() -> list[Path]:
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if found.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in found.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_imports_point_one_way():
    lint = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([str(lint), "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_no_file_names_a_package_registry():
    guilty = [
        path.relative_to(ROOT)
        for path in tracked_files()
        for text in [path.read_bytes()]
        if any(host.encode() in text for host in HOSTS)
    ]
    assert guilty == []


def test_the_package_itself_imports_nothing():
    code = "import sys; before = set(sys.modules); import campaign; print(set(sys.modules) - before - {'campaign'})"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"


LONGER = re.compile(r"^from tests\.torture\.counts import ", re.MULTILINE)


def test_what_is_tried_more_often_in_a_long_run_is_in_the_long_run():
    (recipe,) = (line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "CAMPAIGN_TORTURE=1" in line)
    run = [ROOT / word for word in recipe.split() if word.startswith("tests/")]
    longer = [path for path in (ROOT / "tests").rglob("*.py") if LONGER.search(path.read_text("utf-8"))]
    assert [path for path in longer if not any(path.is_relative_to(each) for each in run)] == []
    readers = {"property/test_calendar_bytes.py", "property/test_sheets.py", "documents/test_tables.py"}
    assert readers <= {path.relative_to(ROOT / "tests").as_posix() for path in longer}


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.stem)
def test_a_file_stays_small_enough_to_read(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400
