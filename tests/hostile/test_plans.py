"""No plan hangs the program, fills the memory or makes it fall over: it works, or a sentence says where and what helps.

The time is a detector of endless work, not a measure of speed.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.plans import BYTES, TEXTS

SECONDS = 300
MEGABYTES = 1_500
REFUSED = {
    *("nested_lists", "nested_tables", "nested_a_little", "dotted_keys", "dotted_keys_without_end"),
    *("dotted_keys_inside", "dotted_header", "huge_number", "huge_hexadecimal", "huge_hexadecimal_unknown"),
    *("too_large", "a_million_messages", "inline_messages", "many_wrong_values", "many_messages_all_wrong"),
    *("audiences_in_audiences", "many_tasks", "duplicate_keys", "lone_returns", "only_returns"),
    *("a_nul_far_away", "a_mark_twice"),
}
"""What is refused as a whole; the others open, and what is wrong in them costs only itself."""


@pytest.mark.parametrize("name", [*TEXTS, *BYTES])
def test_a_plan_from_a_stranger_opens_or_is_refused_with_a_place_and_a_remedy(name: str, tmp_path: Path):
    path = tmp_path / "plan.toml"
    path.write_bytes(TEXTS[name]().encode() if name in TEXTS else BYTES[name])
    command = [sys.executable, "-m", "tests.hostile.probe", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr[-2000:]
    result = json.loads(done.stdout)
    assert result["peak_mb"] < MEGABYTES
    assert ("refused" in result) is (name in REFUSED or name in BYTES)
    if "refused" in result:
        dutch, english, *remedies = result["refused"].split(" | ")
        assert dutch != english or len(dutch) < 5
        assert len(remedies) == 2
        assert result["line"] or name == "many_tasks"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["plan.toml"]


@pytest.mark.parametrize("name", ["language_that_is_a_path", "language_with_a_nul", "ids_that_are_paths"])
def test_nothing_of_a_plan_stands_in_the_name_of_a_file_elsewhere(name: str, tmp_path: Path, monkeypatch):
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / "deep" / "down" / kind))
    path = tmp_path / "plans" / "plan.toml"
    path.parent.mkdir()
    path.write_text(TEXTS[name](), "utf-8")
    call = [sys.executable, "-m", "campaign", "--today", "2027-02-15", "export", str(path), "--to", "ics"]
    done = subprocess.run([*call, "--split-by", "channel"], capture_output=True, text=True, timeout=SECONDS)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    made = [each for each in tmp_path.rglob("*") if each.is_file()]
    kept = (tmp_path / "plans", *(tmp_path / "home" / "deep" / "down" / each for each in ("STATE", "CACHE")))
    assert [each for each in made if not any(each.is_relative_to(place) for place in kept)] == []
    assert [each for each in made if "ontsnapt" in each.name or "x.json" in each.name] == []
