"""A list in a plan file: what nobody changed keeps its text, also what the program does not know or cannot read."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.desk.changing import changed
from campaign.desk.desk import Desk
from campaign.model.changes import replaced
from campaign.storage.lists import patched_list
from campaign.storage.saving import save_plan
from tests.conftest import TODAY, no_holidays

PLAN = """format = 1
[campaign]
id = "clijsten"
title = "Lijsten"
[[messages]]
id = "maa00001"
title = "Een"
channel = "intranet"
audiences = [
  "alle",   # iedereen
  # en de balie
  "balie",
]
tasks = [
  { title = "A", due = "volgende week", nota = "x" },  # bellen met Jan
  "onleesbaar",
  { title = "B" },
]
status_log = [{ status = "concept", by = "Jan", at = 2027-01-02T10:00:00 }]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "lijsten.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)


def saved(desk: Desk, **values: object) -> list[str]:
    """Return the lines that are others after an edit of the message and a save."""
    desk.do(changed(desk, "messages", desk.plan.messages[0], values))
    desk.save()
    before, after = PLAN.splitlines(), desk.file.path.read_text("utf-8").splitlines()
    return [line for line in after if line not in before] + [f"- {line}" for line in before if line not in after]


def test_a_task_that_changes_leaves_the_others_their_unreadable_values_and_comments(desk: Desk):
    first, second = desk.plan.messages[0].tasks
    assert saved(desk, tasks=(first, replaced(second, title="C"))) == [
        '  { title = "C" },',
        "- " + '  { title = "B" },',
    ]


def test_a_changed_item_keeps_its_own_unknown_and_unreadable_keys(desk: Desk):
    first, second = desk.plan.messages[0].tasks
    came = saved(desk, tasks=(replaced(first, title="A2"), second))
    assert came[0] == '  { title = "A2", due = "volgende week", nota = "x" },  # bellen met Jan'


def test_another_status_leaves_what_was_noted_before_as_it_was_written(desk: Desk):
    came = saved(desk, status="review")
    assert any(
        '{ status = "concept", by = "Jan", at = 2027-01-02T10:00:00 }, { status = "review"' in line for line in came
    )


def test_an_audience_more_is_one_line_more(desk: Desk):
    assert saved(desk, audiences=("alle", "balie", "hr")) == ['  "hr",']


def test_an_audience_less_is_its_line_and_its_comment_less(desk: Desk):
    assert saved(desk, audiences=("alle",)) == ["-   # en de balie", '-   "balie",']


WORDS = st.lists(st.text(alphabet="ab,#]\"'\\ ", max_size=5), min_size=1, max_size=6)


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS, st.sampled_from(["[{}]", "[ {} ]", "[\n  {},\n]", "[\n  {} # x\n]"]), st.booleans())
def test_a_patched_list_holds_what_it_should(before: list[str], after: list[str], shape: str, lines: bool):
    items = [tomli_text(each) for each in before]
    text = shape.format((",  # ja, nee ]\n  " if lines and "\n" in shape else ", ").join(items))
    assert tomllib.loads(f"k = {text}")["k"] == before
    new = patched_list(text, before, after)
    assert new is not None
    assert tomllib.loads(f"k = {new}")["k"] == after
    assert patched_list(text, before, before) == text


def tomli_text(word: str) -> str:
    """Return a word as a TOML string."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


DOUBLE = """format = 1
[campaign]
title = "Dubbel"
[[messages]]
id = "maa"
title = "Een"  # eerste
channel = "intranet"
[[messages]]
id = "maa"
title = "Twee"  # tweede
channel = "mail"
[[messages]]
id = "mcc"
title = "Drie"
channel = "mail"
"""


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_double_id_keeps_nobody_from_saving(tmp_path: Path, place: int):
    path = tmp_path / "dubbel.toml"
    path.write_text(DOUBLE, "utf-8")
    desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
    rows = list(desk.plan.messages)
    rows[place] = replaced(rows[place], goal="Nieuw")
    save_plan(desk.file, desk.plan.model_copy(update={"messages": tuple(rows)}))
    text = path.read_text("utf-8")
    assert text.count('goal = "Nieuw"') == 1
    assert "# eerste" in text
    assert "# tweede" in text
