"""The campaigns to start from, as people start them: made by `campaign new`, held against `campaign check`."""

import json
from datetime import date, timedelta
from pathlib import Path

from tests.cli.calling import campaign
from tests.templates.opening import ANCHOR, GO_LIVE, each_template

AHEAD = timedelta(weeks=4)
"""How long before its first moment somebody starts a plan; what is in the past by then would be told."""


@each_template
def test_a_plan_that_was_just_started_has_nothing_that_a_colleague_would_object_to(name: str, tmp_path: Path):
    assert GO_LIVE.weekday() == 0
    path = tmp_path / "plan.toml"
    made = campaign("new", "--template", name, "--date", f"{ANCHOR}={GO_LIVE}", "-o", path)
    assert (made.returncode, made.stdout) == (0, f"{path}\n"), made.stderr
    shown = json.loads(campaign("--json", "show", path).stdout)
    assert {each["reason"] for each in shown["unscheduled"]} <= {None}
    starts = [each["start"] for each in shown["messages"]] + [each["date"] for each in shown["milestones"]]
    started = min(date.fromisoformat(each[:10]) for each in starts) - AHEAD
    checked = campaign("--today", started, "--json", "check", path)
    found = json.loads(checked.stdout)
    assert [each for each in found if each["severity"] != "hint"] == []
    assert checked.returncode == 0, "nor of what is confidential"
