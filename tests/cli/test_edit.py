"""`campaign edit`: keys of any entry, one line of the file for each."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import campaign
from tests.cli.conftest import changes, refused

Said = Callable[..., str]


@pytest.mark.parametrize(("entry", "arguments", "went", "came"), [
    ("mlive001", ["--goal", "Nieuw"], "goal = \"Iedereen weet", 'goal = "Nieuw"'),
    ("mlive001", ["--unset", "activation_link"], "activation_link = ", ""),
    ("mlive001", ["--unset", "activation-link"], "activation_link = ", ""),
    ("mverhaal", ["--unset", "story"], "story = true", ""),
    ("livegang", ["--table", "milestones", "--certainty", "vast"], 'certainty = "indicative"        # go/no-go',
     'certainty = "fixed"        # go/no-go volgt op de acceptatietest'),
    ("datacontrole", ["--table=milestones", "--audiences", "Testers"], "", 'audiences = ["testers"]'),
    ("voorbereiding", ["--table", "phases", "--from", "livegang - 3w"], 'from = "livegang - 2w"',
     'from = "livegang - 3w"'),
    ("hr-payroll", ["--table", "audiences", "--size", "9"], "size = 8", "size = 9"),
    ("testers", ["--table", "audiences", "--days", "ma, di"], "", 'days = ["mo", "tu"]'),
    ("zelf-draaien", ["--table", "objectives", "--result", "4"], "", "result = 4"),
    ("zeker", ["--table", "key_messages", "--must", "nee"], "", "must = false"),
])  # fmt: skip
def test_one_key_is_one_line_of_the_file(  # noqa: PLR0917
    plan: Path, said: Said, entry: str, arguments: list[str], went: str, came: str
):
    before = plan.read_text("utf-8")
    told = said("edit", entry, *arguments)
    after = plan.read_text("utf-8")
    old, new = before.splitlines(), after.splitlines()
    gone = [line for line in old if old.count(line) > new.count(line)]
    added = [line for line in new if new.count(line) > old.count(line)]
    assert set(added) == ({came} if came else set())
    assert len(gone) == bool(went)
    assert not went or gone[0].startswith(went)
    assert len(told.splitlines()) == 1


def test_a_channel_from_elsewhere_gets_only_what_differs(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    told = said(
        "edit",
        "mail",
        "--table",
        "channels",
        "--name",
        "Post",
        "--rhythm",
        "2w ma vanaf 2027-01-04 09:00",
        "--push=nee",
    )
    assert told.splitlines()[:2] == ["Post: Naam: – → Post", "Post: Ongevraagd: – → nee"]
    assert plan.read_text("utf-8").removeprefix(before).splitlines() == [
        "",
        "[[channels]]",
        'id = "mail"',
        'name = "Post"',
        "push = false",
        'rhythm = { every = "2w", on = "mo", from = 2027-01-04, time = 09:00:00 }',
    ]


def test_another_date_for_a_milestone_leaves_what_is_approved(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    told = said("edit", "livegang", "--table", "milestones", "--date", "12 april 2027")
    assert "Wanneer: Start voorbereiding 09:30 → ma 1 mrt 2027 09:30" in told
    assert changes(before, plan.read_text("utf-8")) == (
        ["date = 2027-03-15", 'when = "start 09:30"'],
        ["date = 2027-04-12", "when = 2027-03-01T09:30:00"],
    )


def test_another_date_for_a_milestone_moves_what_a_move_moves_and_says_how_much(plan: Path):
    today = ("--today", "2027-03-10", "--json")
    foreseen = campaign(*today, "move", plan, "--milestone", "livegang=2027-03-22", "--dry-run")
    moves = json.loads(foreseen.stdout)["moves"]
    told = campaign(*today, "edit", plan, "livegang", "--table", "milestones", "--date", "2027-03-22")
    assert f"{len(moves) + 1} messages move along" in told.stderr, "with a confidential one, which is only counted"
    shown = {each["id"]: each for each in json.loads(campaign("--json", "show", plan).stdout)["messages"]}
    assert {each["message"]: shown[each["message"]]["start"] for each in moves} == {
        each["message"]: each["to"] for each in moves
    }


def test_another_status_is_noted_in_the_history_of_the_message(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    said("edit", "mkaart01", "--status", "akkoord")
    _, came = changes(before, plan.read_text("utf-8"))
    assert len(came) == 1
    assert re.match(r'status_log = \[\{ status = "approved", by = "[^"]+", at = 2027-02-15T', came[0])


def test_a_program_gets_every_change(plan: Path):
    result = campaign("edit", plan, "mlive001", "--goal", "Nieuw", "--tags", "a,b", "--json")
    assert [(each["key"], each["to"]) for each in json.loads(result.stdout)["changes"]] == [
        ("goal", "Nieuw"),
        ("tags", ["a", "b"]),
    ]


def test_the_same_value_changes_nothing(plan: Path, said: Said):
    before = plan.read_bytes()
    assert said("edit", "mlive001", "--channel", "intranet") == "Er verandert niets.\n"
    assert plan.read_bytes() == before


def test_an_entry_is_found_by_its_name_too(said: Said):
    assert said("edit", "Testers", "--table", "audiences", "--size", "6") == "Testers: Aantal mensen: 5 → 6\n"


def test_the_campaign_itself_is_edited_without_an_id(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    told = said(
        "edit", "--table", "campaign", "--archived", "ja", "--tags", "hr", "--unset", "leaders",
        "--quiet", "2027-03-01 t/m 2027-03-02 verbouwing, beneden", "--quiet", "2027-03-08 – 2027-03-09",
    )  # fmt: skip
    assert len(told.splitlines()) == 4
    went, came = changes(before, plan.read_text("utf-8"))
    assert went == ['leaders = ["Opdrachtgever", "Proceseigenaar"]', 'tags = ["hr", "systeem"]']
    assert came == [
        "archived = true",
        "quiet = [",
        '  { from = 2027-03-01, to = 2027-03-02, why = "verbouwing, beneden" },',
        "  { from = 2027-03-08, to = 2027-03-09 },",
        'tags = ["hr"]',
    ]


def test_everything_that_is_wrong_is_told_at_once(plan: Path):
    told = refused(
        plan,
        "edit",
        "zelf-draaie",
        "--table",
        "objectives",
        "--target",
        "veel",
        "--effekt",
        "do",
        "--unset",
        "meassure",
    )
    assert told == [
        "Er is geen zelf-draaie in objectives – Bedoel je zelf-draaien?",
        "--target: veel is geen getal – Schrijf bijvoorbeeld 12 of 2,5.",
        "--effekt: Er is geen effekt in objectives – Bedoel je effect?",
        "--unset: Er is geen meassure in objectives – Bedoel je measure?",
    ]


@pytest.mark.parametrize(("arguments", "told"), [
    (["mlive001"], "Zeg wat je wijzigt"),
    (["mlive001", "--unset", "title"], "--unset: title kan niet leeg zijn"),
    (["mlive001", "--unset", "goal", "--goal", "x"], "--unset: goal kan niet tegelijk een waarde krijgen en leeg"),
    (["livegang", "--table", "milestones", "--date="], "--date: date kan niet leeg zijn"),
    (["testers", "--table", "audiences", "--size", "2,5"], "--size: 2,5 is geen heel getal"),
    (["overleg", "--table", "channels", "--rhythm", "soms"], "--rhythm: soms is geen ritme"),
    (["mlive001", "--id", "x"], "--id: Een bericht heeft geen id"),
    (["--goal", "x"], "Zeg welk onderdeel je wijzigt"),
    (["--table", "campaign", "mlive001", "--owner", "x"], "Een plan heeft één campagne"),
    (["--table", "campaign", "--start", "ooit"], "--start: ooit is geen moment"),
    (["--table", "campaign", "--unset", "title"], "--unset: title kan niet leeg zijn"),
    (["--table", "campaign", "--eigenaar", "x"], "--eigenaar: Een campagne heeft geen eigenaar"),
])  # fmt: skip
def test_an_edit_that_cannot_be_is_one_line(plan: Path, arguments: list[str], told: str):
    lines = refused(plan, "edit", *arguments)
    assert len(lines) == 1
    assert lines[0].startswith(told)


def test_a_circle_is_saved_and_told(plan: Path):
    result = campaign("--lang", "nl", "edit", plan, "mlive001", "--when", "mlive001 + 1d")
    assert result.returncode == 0
    assert "E003 mlive001 when" in result.stderr


def test_the_help_names_the_keys():
    assert "--activation-by" in campaign("edit", "--help").stdout


def test_several_entries_get_the_same_in_one_edit_and_one_save(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    told = said("edit", "mlive001,mloonst1, mlive001", "--sender", "Wethouder", "--approver", "Secretaris")
    assert len(told.splitlines()) == 4
    went, came = changes(before, plan.read_text("utf-8"))
    assert set(came) == {'sender = "Wethouder"', 'approver = "Secretaris"'}
    said("undo")
    assert plan.read_text("utf-8") == before
    assert went


def test_a_name_with_a_comma_is_one_entry_and_what_is_not_there_changes_nothing(plan: Path, said: Said):
    said("edit", "testers", "--table", "audiences", "--name", "Testers, en hun teams")
    told = said("edit", "Testers, en hun teams", "--table", "audiences", "--size", "7")
    assert told == "Testers, en hun teams: Aantal mensen: 5 → 7\n"
    lines = refused(plan, "edit", "mlive001,mloonst9", "--owner", "Sanne")
    assert lines == ["Er is geen bericht mloonst9 – Bedoel je mloonst1?"]


def test_what_stays_the_same_is_no_change_among_several(plan: Path, said: Said):
    said("edit", "mlive001", "--owner", "Sanne")
    told = said("edit", "mlive001,mloonst1", "--owner", "Sanne")
    assert len(told.splitlines()) == 1
    assert said("edit", "mlive001,mloonst1", "--owner", "Sanne") == "Er verandert niets.\n"


def test_milestones_that_move_together_pin_what_is_approved_once(plan: Path, said: Said):
    told = said("edit", "livegang,datacontrole", "--table", "milestones", "--date", "12 april 2027")
    assert told.count("Wanneer: Start voorbereiding 09:30 → ma 1 mrt 2027 09:30") == 1
    assert told.count("Wanneer: ") == 3


def test_what_was_changed_is_told_as_people_say_it(plan: Path, said: Said):
    told = said("edit", "mloonst1", "--activation-by", "+4d", "--duration", "45m")
    assert "Uiterlijk: 1 week na Eerste live loonrun → 4 dagen later" in told
    assert "Duur: – → 45 minuten" in told
    told = said("edit", "mloonst1", "--status", "review", "--channel", "intranet", "--audiences", "Testers")
    assert "Status: concept → nakijken" in told
    assert "Kanaal: mail → intranet" in told
    assert "Doelgroep: [" not in told


def listed(plan: Path, key: str) -> dict[str, list[str]]:
    messages = tomllib.loads(plan.read_text("utf-8"))["messages"]
    return {each["id"]: each.get(key, []) for each in messages}


def test_a_word_comes_in_a_list_and_goes_and_the_rest_of_it_stays(plan: Path, said: Said):
    said("edit", "mlive001", "--tags", "odoo, livegang")
    said("edit", "mlive001,mverhaal", "--add", "tags=trots", "--add", "tags=Odoo", "--add=contributors=Payroll")
    tags = listed(plan, "tags")
    assert (tags["mlive001"], tags["mverhaal"]) == (["odoo", "livegang", "trots"], ["trots", "Odoo"])
    assert listed(plan, "contributors")["mverhaal"] == ["Payroll"]
    told = said("edit", "mlive001,mverhaal", "--remove", "tags=ODOO", "--add", "tags=klaar")
    assert len(told.splitlines()) == 2
    tags = listed(plan, "tags")
    assert (tags["mlive001"], tags["mverhaal"]) == (["livegang", "trots", "klaar"], ["trots", "klaar"])


def test_an_audience_that_comes_is_no_exception_any_more_and_is_named_as_people_call_it(plan: Path, said: Said):
    said("edit", "mlive001", "--except", "testers")
    said("edit", "mlive001", "--add", "audiences=Testers")
    assert "testers" in listed(plan, "audiences")["mlive001"]
    assert listed(plan, "except")["mlive001"] == []
    said("edit", "mlive001", "--remove", "audiences=Testers")
    assert "testers" not in listed(plan, "audiences")["mlive001"]
    said("edit", "datacontrole", "--table", "milestones", "--add", "audiences=testers")
    said("edit", "--table", "campaign", "--add", "tags=pilot")
    assert tomllib.loads(plan.read_text("utf-8"))["campaign"]["tags"][-1] == "pilot"


def test_what_the_plan_does_not_know_can_go(plan: Path, said: Said):
    text = plan.read_text("utf-8")
    plan.write_text(text.replace('id = "mlive001"\n', 'id = "mlive001"\nfollows = ["mweg0001"]\n'), "utf-8")
    said("edit", "mlive001", "--remove", "follows=mweg0001")
    assert listed(plan, "follows")["mlive001"] == []


def test_adding_what_is_there_and_removing_what_is_not_changes_nothing_and_says_so(plan: Path, said: Said):
    said("edit", "mlive001,mverhaal", "--add", "tags=trots")
    said("edit", "mail", "--table", "channels", "--days", "ma")
    before = plan.read_bytes()
    for arguments in (
        ["mlive001,mverhaal", "--add", "tags=Trots"],
        ["mlive001", "--remove", "tags=blij"],
        ["mlive001", "--remove", "audiences=testers"],
        ["mail", "--table", "channels", "--add", "days=ma"],
        ["intranet", "--table", "channels", "--remove", "days=ma"],
        ["--table", "campaign", "--remove", "tags=blij"],
    ):
        assert said("edit", *arguments) == "Er verandert niets.\n"
    assert plan.read_bytes() == before
    assert json.loads(said("edit", "mlive001", "--add", "tags=trots", "--json")) == {"changes": []}


@pytest.mark.parametrize(("arguments", "told"), [
    (["--add", "audiences=tester"], ["--add: tester staat niet in dit plan – Bedoel je testers?"]),
    (["--remove", "audiences=tester"], ["--remove: tester staat niet in dit plan – Bedoel je testers?"]),
    (["--add", "tag=x"], ["--add: Er is geen tag in messages – Bedoel je tags?"]),
    (["--add", "goal=x"], ["--add: goal is geen lijst van woorden – Dit zijn de lijsten: "]),
    (["--add", "tasks=x"], ["--add: tasks is geen lijst van woorden – Dit zijn de lijsten: "]),
    (["--add", "tags"], ["--add: tags is geen SLEUTEL=WAARDE – Schrijf bijvoorbeeld tags=pilot."]),
    (["--add", "tags="], ["--add: Achter tags staat geen waarde – Schrijf bijvoorbeeld tags=pilot."]),
    (["--add", "tags=x", "--remove", "tags=X"], ["--remove: x kan er niet tegelijk bij en af – Kies een van de twee."]),
    (["--add", "tags=x", "--tags", "y"], ["--add: tags kan niet op twee manieren tegelijk veranderen – "]),
    (["--remove", "tags=x", "--unset", "tags"], ["--remove: tags kan niet op twee manieren tegelijk veranderen – "]),
])  # fmt: skip
def test_a_word_that_cannot_come_or_go_is_told(plan: Path, arguments: list[str], told: list[str]):
    lines = refused(plan, "edit", "mlive001", *arguments)
    assert len(lines) == len(told), lines
    assert all(line.startswith(each) for line, each in zip(lines, told, strict=True)), lines
