"""What a form shows of an entry reads back as the same entry; what could mean two things is refused."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.entering_messages import MessageReader
from campaign.desk.rhythms import read_repeat
from campaign.errors import NotUnderstoodError
from campaign.model.context import Context
from campaign.model.messages import IgnoredCheck
from campaign.model.typed import read_when
from campaign.model.written import shown
from tests.conftest import TODAY, no_holidays

PLAN = """format = 1
[campaign]
title = "Namen"
[[audiences]]
id = "a1"
name = "Managers"
[[audiences]]
id = "a2"
name = "Managers"
[[messages]]
id = "maa00001"
title = "Nieuwsbrief"
channel = "intranet"
when = 2027-03-01
ignore = ["G001", { code = "T005", why = "bewust, want het kan niet anders" }]
[[messages]]
id = "mbb00001"
title = "Nieuwsbrief"
channel = "intranet"
when = 2027-03-08
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "namen.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)


def test_a_check_that_is_ignored_with_a_reason_keeps_it_in_the_form(desk: Desk):
    message = desk.plan.messages[0]
    text = shown(message, "ignore")
    assert text == "G001\nT005: bewust, want het kan niet anders"
    entered = MessageReader(desk.effective, Context(TODAY)).enter({"ignore": f"{text}\nA008"})
    assert not entered.problems
    assert entered.values["ignore"] == (*message.ignore, "A008")
    assert isinstance(entered.values["ignore"][1], IgnoredCheck)


def test_a_name_that_two_share_is_refused_with_both(desk: Desk):
    entered = MessageReader(desk.effective, Context(TODAY)).enter({"audiences": "Managers"})
    ((key, error),) = entered.problems
    assert key == "audiences"
    assert error.remedy is not None
    assert error.remedy.values["ids"] == ["a1", "a2"]
    assert MessageReader(desk.effective, Context(TODAY)).enter({"audiences": "a2"}).values["audiences"] == ("a2",)


def test_a_moment_that_hangs_on_a_shared_title_is_refused(desk: Desk):
    anchors = tuple((each.id, each.title) for each in desk.plan.messages)
    with pytest.raises(NotUnderstoodError, match="more than one"):
        read_when("Nieuwsbrief + 1w", Context(TODAY, anchors))
    assert str(read_when("mbb00001 + 1w", Context(TODAY, anchors))) == "mbb00001 + 1w"


def test_nothing_chosen_is_said_as_that(desk: Desk):
    ((_, error),) = MessageReader(desk.effective, Context(TODAY)).enter({"channel": ""}).problems
    assert "Nothing is chosen" in error.text.text


@pytest.mark.parametrize("text", ["2w x 6", "2w 6x", "2w, 6 keer"])
def test_what_a_form_gives_as_an_example_is_understood(text: str):
    repeat = read_repeat(text, Context(TODAY))
    assert (str(repeat.every), repeat.times) == ("+ 2w", 6) or (repeat.every.amount, repeat.times) == (2, 6)
