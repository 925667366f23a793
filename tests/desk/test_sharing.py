"""A plan that is passed on carries all it uses, and nothing that stays behind."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.handing import EVERYTHING, Order, hand_over, usual_path
from campaign.desk.publishing import contents_of, publish
from campaign.errors import SaveError
from campaign.model.when import parse_when
from campaign.storage.patch import plan_to_toml
from tests.conftest import EXAMPLES, TODAY, no_holidays

NAMES = sorted(each.name for each in EXAMPLES.glob("*.toml") if each.name != "workspace.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES, tmp_path / "plans"))


def opened(path: Path) -> Desk:
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)


def passed_on(desk: Desk, target: Path, request: Request | None = None) -> Desk:
    publish(desk, contents_of(desk, request or Request()), "toml", target)
    return opened(target)


def everything(desk: Desk) -> Request:
    return Request(confidential=tuple(each.id for each in desk.plan.messages if each.confidential))


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_the_same_in_a_folder_that_shares_nothing(folder: Path, tmp_path: Path, name: str):
    desk = opened(folder / name)
    other = passed_on(desk, tmp_path / name, everything(desk))
    assert not other.file.problems
    gone = {each.id for each in desk.plan.messages} - {each.id for each in other.plan.messages}
    assert all(desk.plan.message(each).status == "cancelled" for each in gone)
    for message in other.effective.messages:
        before, now = desk.effective.message(message.id), message
        assert now.model_copy(update={"follows": ()}) == before.model_copy(update={"follows": ()})
        assert other.schedule.timing(message.id).slots == desk.schedule.timing(message.id).slots
        assert other.effective.channel(message.channel) == desk.effective.channel(message.channel)
    assert other.effective.audiences == desk.effective.audiences
    assert other.effective.campaign == desk.effective.campaign
    kept = {each.text for each in Checking(desk).report().findings if not gone & set(each.messages)}
    assert {each.text for each in Checking(other).report().findings} <= kept


@pytest.mark.parametrize("name", NAMES)
def test_a_choice_of_it_hangs_on_nothing_that_stays(folder: Path, tmp_path: Path, name: str):
    desk = opened(folder / name)
    open_ones = (each for each in desk.plan.messages if each.status != "cancelled" and not each.confidential)
    for number, channel in enumerate({each.channel for each in open_ones}):
        other = passed_on(desk, tmp_path / f"{number}.toml", Request(channels=(channel,)))
        assert other.plan.messages
        assert not other.file.problems
        assert not other.schedule.problems
        for message in other.plan.messages:
            assert other.schedule.timing(message.id).slots == desk.schedule.timing(message.id).slots
            assert not set(message.follows) - {each.id for each in other.plan.messages}


def test_what_hangs_on_a_message_that_stays_hangs_on_what_that_hangs_on(desk: Desk, tmp_path: Path):
    first, second = desk.plan.messages[:2]
    desk.do(set_fields(desk.plan, "messages", first.id, {"when": parse_when("livegang - 4w 09:00"), "channel": "mail"}))
    desk.do(
        set_fields(
            desk.plan, "messages", second.id, {"when": parse_when(f"{first.id} + 2wd 10:00"), "channel": "social"}
        )
    )
    other = passed_on(desk, tmp_path / "out" / "plan.toml", Request(channels=("social",)))
    assert str(other.plan.message(second.id).when) == "livegang - 4w + 2wd 10:00"


def test_what_is_confidential_is_not_in_it(folder: Path, tmp_path: Path):
    desk = opened(folder / "poliklinieken-een-plein.toml")
    secret = [each for each in desk.plan.messages if each.confidential]
    assert secret
    text = passed_on(desk, tmp_path / "plan.toml").file.text
    assert not any(each.title in text or each.id in text for each in secret)


@pytest.mark.parametrize("name", ["other.toml", "workspace.toml", "poliklinieken-een-plein.toml"])
def test_it_never_stands_among_the_plans(folder: Path, name: str):
    desk, target = opened(folder / "poliklinieken-een-plein.toml"), folder / name
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(SaveError, match="among the plans"):
        passed_on(desk, target)
    assert (target.read_bytes() if target.exists() else None) == before
    assert usual_path(desk, "toml").parent.parent == folder


def test_what_somebody_changed_in_an_earlier_one_is_put_aside(desk: Desk, tmp_path: Path):
    target = tmp_path / "out" / "plan.toml"
    passed_on(desk, target)
    passed_on(desk, target)
    assert [each.name for each in target.parent.iterdir()] == ["plan.toml"]
    changed = target.read_text("utf-8") + "# van Els\n"
    target.write_text(changed, "utf-8")
    passed_on(desk, target)
    (aside,) = (each for each in target.parent.iterdir() if each.name != "plan.toml")
    assert aside.read_text("utf-8") == changed


def test_all_forms_together_are_without_it(desk: Desk):
    written = [path for told in hand_over(desk, Order(EVERYTHING, Request(), desk.file.path)) for path in told.paths]
    assert written
    assert not any(path.suffix == ".toml" for path in written)


def test_nothing_in_it_is_a_command_to_a_terminal(desk: Desk, tmp_path: Path):
    odd = "a\u202eb\u0085cd\x1b[31me\U000e0041f"
    desk.do(set_fields(desk.plan, "messages", desk.plan.messages[0].id, {"title": odd, "notes": f"een\n{odd}"}))
    other = passed_on(desk, tmp_path / "out" / "plan.toml")
    assert not (set(odd) - set("abcdef[31m")) & set(other.file.text)
    assert other.plan.messages[0].title == odd
    assert other.plan.messages[0].notes == f"een\n{odd}"
    assert odd[1] in plan_to_toml(desk.plan), "as it would stand there otherwise"
