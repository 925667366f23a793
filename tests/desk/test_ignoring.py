"""Ignoring a check: for one message or for the plan, once and with a reason."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.ignoring import ignore_edit
from campaign.errors import CampaignError, NotFoundError, UsageError
from campaign.language import language
from campaign.model.messages import IgnoredCheck
from tests.conftest import TODAY, no_holidays

PLAN = """format = 1
[campaign]
id = "cproef00"
title = "Proef"

[checks]
# Zo afgesproken met de coördinator.
ignore = [
  "A008",   # niet zonder overleg weghalen
]

[[messages]]   # het eerste
id = "m1"
title = "Start"
channel = "intranet"
ignore = ["G005", { code = "T005", why = "bewust samen" }]   # zie het verslag

[[messages]]
id = "m2"
title = "Vervolg"
channel = "intranet"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "workspace.toml").write_text('[checks]\nignore = ["A001"]\n', "utf-8")
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)


def saved(desk: Desk) -> list[str]:
    """Return the lines that are others after a save, those that went with a minus."""
    desk.save()
    before, after = PLAN.splitlines(), desk.file.path.read_text("utf-8").splitlines()
    return [line for line in after if line not in before] + [f"- {line}" for line in before if line not in after]


def codes(desk: Desk) -> list[tuple[str, str | None]]:
    return [(each.code, each.message) for each in Checking(desk).report().one_by_one]


def test_a_check_is_ignored_for_one_message_and_the_save_leaves_all_else(desk: Desk):
    assert ("G001", "m2") in codes(desk)
    desk.do(ignore_edit(desk, "G001", "  volgt na de pilot ", "m2"))
    assert ("G001", "m2") not in codes(desk)
    assert ("G001", "m1") in codes(desk)
    assert saved(desk) == ['ignore = [{ code = "G001", why = "volgt na de pilot" }]']


def test_a_check_is_ignored_beside_others_and_comments_stay(desk: Desk):
    desk.do(ignore_edit(desk, "G001", "komt later", "m1"))
    new, old = saved(desk)
    assert new.startswith(
        'ignore = ["G005", { code = "T005", why = "bewust samen" }, { code = "G001", why = "komt later" }'
    )
    assert new.endswith("# zie het verslag")
    assert old.startswith("- ignore")


def test_a_check_is_ignored_for_the_whole_plan_and_comments_stay(desk: Desk):
    desk.do(ignore_edit(desk, "G001", "doelen komen in maart"))
    assert "G001" not in {code for code, _ in codes(desk)}
    assert [each.strip() for each in saved(desk)] == ['{ code = "G001", why = "doelen komen in maart" },']
    assert "# niet zonder overleg weghalen" in desk.file.path.read_text("utf-8")


def test_a_check_that_is_ignored_gets_a_reason_and_never_stands_there_twice(desk: Desk):
    desk.do(ignore_edit(desk, "G005", "staat in de uitnodiging", "m1"))
    ignored = (IgnoredCheck(code="G005", why="staat in de uitnodiging"), IgnoredCheck(code="T005", why="bewust samen"))
    assert desk.plan.messages[0].ignore == ignored
    desk.do(ignore_edit(desk, "T005", "met HR besproken", "m1"))
    assert [each.why for each in desk.plan.messages[0].ignore] == ["staat in de uitnodiging", "met HR besproken"]
    with pytest.raises(CampaignError):
        ignore_edit(desk, "T005", "met HR besproken", "m1")


def test_undo_brings_the_check_back(desk: Desk):
    plan = desk.plan
    desk.do(ignore_edit(desk, "G001", "komt later", "m2"))
    desk.do(ignore_edit(desk, "G001", "komt later"))
    labels = [language("nl").render(desk.undo().label) for _ in range(2)]
    assert labels == ["G001 genegeerd in dit plan", "G001 genegeerd bij ‘Vervolg’"]
    assert desk.plan == plan


def test_what_the_workspace_ignores_stays_ignored(desk: Desk, tmp_path: Path):
    bare = tmp_path / "ander.toml"
    bare.write_text(PLAN.partition("[checks]")[0], "utf-8")
    other = Desk.open(bare, today=TODAY, now=desk.now, holidays=no_holidays)
    other.do(ignore_edit(other, "G001", "komt later"))
    assert [getattr(each, "code", each) for each in other.effective.checks.ignore] == ["A001", "G001"]


@pytest.mark.parametrize(
    ("code", "why", "message", "error"),
    [
        ("G0O1", "x", None, NotFoundError),
        ("G001", " ", None, UsageError),
        ("G001", "x", "weg", NotFoundError),
    ],
)
def test_what_cannot_be_ignored_is_refused(desk: Desk, code: str, why: str, message: str | None, error: type):
    with pytest.raises(error):
        ignore_edit(desk, code, why, message)
