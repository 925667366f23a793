"""What loses its date or its name by what is taken out is told, in the app and on the command line."""

import pytest

from campaign.desk.dangling import left_dangling
from campaign.desk.desk import Desk
from campaign.desk.edits import add_entry, delete_entry, set_fields
from campaign.language import language
from campaign.model.changes import Edit
from campaign.model.messages import Repeat, Task
from campaign.model.milestones import Milestone
from campaign.model.people import Audience
from campaign.model.when import Term, parse_when
from tests.cli.calling import campaign


def told(desk: Desk, table: str, entry_id: str) -> list[str]:
    edit = delete_entry(desk.plan, table, entry_id)  # type: ignore[arg-type]  # a table by its name
    return [language("nl").render(each) for each in left_dangling(desk, edit)]


@pytest.fixture
def chain(desk: Desk) -> tuple[Desk, str, str, str]:
    """Return a plan in which of three messages the second hangs on the first, and the third on the second."""
    first, second, third = (each.id for each in desk.plan.messages[:3])
    for each in desk.plan.messages:
        desk.do(set_fields(desk.plan, "messages", each.id, {"when": parse_when("2027-03-16"), "follows": ()}))
    desk.do(set_fields(desk.plan, "messages", second, {"when": parse_when(f"{first} + 1d"), "title": "Twee"}))
    desk.do(set_fields(desk.plan, "messages", third, {"when": parse_when(f"{second} + 1d"), "title": "Drie"}))
    return desk, first, second, third


def test_what_nothing_hangs_on_goes_without_a_word(chain: tuple[Desk, str, str, str]):
    desk, _first, _second, third = chain
    assert told(desk, "messages", third) == []


def test_what_hangs_on_it_is_told_by_name(chain: tuple[Desk, str, str, str]):
    desk, _first, second, _third = chain
    assert told(desk, "messages", second) == ["‘Drie’ hangt eraan en verliest zijn datum"]


def test_of_several_that_hang_on_it_over_others_too_only_how_many(chain: tuple[Desk, str, str, str]):
    desk, first, _second, _third = chain
    assert told(desk, "messages", first) == ["2 hangen eraan en verliezen hun datum"]


def test_what_hangs_on_it_and_goes_with_it_is_not_told(chain: tuple[Desk, str, str, str]):
    desk, first, second, third = chain
    edits = [delete_entry(desk.plan, "messages", each) for each in (first, second)]
    edit = Edit(edits[0].label, tuple(change for each in edits for change in each.changes))
    assert [language("nl").render(each) for each in left_dangling(desk, edit)] == [
        "‘Drie’ hangt eraan en verliest zijn datum"
    ]
    desk.do(set_fields(desk.plan, "messages", third, {"confidential": True}))
    assert told(desk, "messages", second) == ["een vertrouwelijk bericht hangt eraan en verliest zijn datum"]


def test_what_follows_it_still_names_it(chain: tuple[Desk, str, str, str]):
    desk, _first, second, third = chain
    desk.do(set_fields(desk.plan, "messages", second, {"follows": (third,)}))
    assert told(desk, "messages", third) == ["‘Twee’ verwijst er nog naar"]


def test_what_the_workspace_has_too_is_not_gone(desk: Desk):
    (told_here,) = told(desk, "audiences", "hr-payroll")
    assert told_here.endswith("verwijzen er nog naar")
    shared = '[[audiences]]\nid = "hr-payroll"\nname = "Van allen"\n'
    (desk.file.path.parent / "workspace.toml").write_text(shared, "utf-8")
    assert told(Desk.open(desk.file.path, today=desk.today, now=desk.now), "audiences", "hr-payroll") == []


def test_the_command_line_tells_it(chain: tuple[Desk, str, str, str]):
    desk, first, *_others = chain
    desk.save()
    result = campaign("--lang", "nl", "delete", desk.file.path, first)
    assert result.returncode == 0, result.stderr
    assert "2 hangen eraan en verliezen hun datum" in result.stderr


def test_a_name_of_another_table_is_another_thing(desk: Desk):
    desk.do(add_entry("audiences", Audience.model_construct(id="start", name="Starters")))
    assert desk.plan.get("milestones", "start") is not None
    assert told(desk, "audiences", "start") == []
    assert told(desk, "milestones", "start")


def test_what_had_no_date_does_not_lose_it(chain: tuple[Desk, str, str, str]):
    desk, first, second, _third = chain
    desk.do(set_fields(desk.plan, "messages", first, {"when": None}))
    assert told(desk, "messages", first) == ["‘Twee’ verwijst er nog naar"]
    assert desk.schedule.start(second) is None


def test_what_gets_a_date_of_its_own_at_once_keeps_it(chain: tuple[Desk, str, str, str]):
    desk, first, second, _third = chain
    edits = [
        delete_entry(desk.plan, "messages", first),
        set_fields(desk.plan, "messages", second, {"when": parse_when("2027-03-18")}),
    ]
    edit = Edit(edits[0].label, tuple(change for each in edits for change in each.changes))
    assert left_dangling(desk, edit) == ()


@pytest.mark.parametrize(
    "values",
    [
        {"activation_by": parse_when("mx + 3d")},
        {"not_before": parse_when("mx")},
        {"tasks": (Task.model_construct(title="Zaal", due=parse_when("mx - 3d")),)},
        {"repeat": Repeat.model_construct(every=Term(1, "w"), until=parse_when("mx + 8w"))},
    ],
)
def test_other_moments_that_hang_on_it_are_told(chain: tuple[Desk, str, str, str], values: dict[str, object]):
    desk, _first, second, third = chain
    desk.do(set_fields(desk.plan, "messages", third, {"when": parse_when("2027-03-16")}))
    desk.do(add_entry("milestones", Milestone.model_construct(id="mx", name="X", date=parse_when("2027-03-16"))))
    desk.do(set_fields(desk.plan, "messages", second, {"when": parse_when("2027-03-16"), **values}))
    assert told(desk, "milestones", "mx") == ["‘Twee’ verwijst er nog naar"]
