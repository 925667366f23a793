"""`campaign move --shift`: a lane or a whole plan, told message by message."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.cli.calling import campaign
from tests.cli.conftest import changes, refused

Said = Callable[..., str]


def test_a_lane_shifts_and_what_is_approved_is_told_as_staying(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    told = said("move", "--shift", "-1w", "--lane", "overleg")
    assert told.splitlines()[0] == "4 berichten schuiven mee · 1 blijft"
    assert told.splitlines()[-1] == "Waarom Odoo, en wat vraagt dat van jou blijft staan: akkoord"
    assert "Nazorg: wat zien we en wat lossen we op: di 16 mrt 2027 09:00 → di 9 mrt 2027 09:00" in told
    went, came = changes(before, plan.read_text("utf-8"))
    assert len(went) == len(came) == 4
    assert all(line.startswith("when = ") for line in went + came)


def test_a_try_writes_nothing_and_gives_the_promised_json(plan: Path):
    before = plan.read_bytes()
    result = campaign(
        "move", plan, "--shift=+2w", "--lane", "Leidinggevenden", "--by", "audience", "--dry-run", "--json"
    )
    told = json.loads(result.stdout)
    assert [each["code"] for each in told.pop("findings")] == ["T001"]  # that Friday is Good Friday
    assert told == {
        "moves": [{"message": "mgonogo1", "from": "2027-03-12T09:30:00+01:00", "to": "2027-03-26T09:30:00+01:00"}],
        "stays": [{"message": "mstart01", "why": "approved"}],
    }
    assert plan.read_bytes() == before


def test_without_a_lane_everything_shifts(plan: Path):
    data = json.loads(campaign("move", plan, "--shift", "2w", "--json").stdout)
    assert len(data["moves"]) == 9
    assert [each["message"] for each in data["stays"]] == ["mstart01"]


def test_confidential_messages_move_but_are_only_counted(plan: Path, said: Said):
    plan.write_text(plan.read_text("utf-8").replace('id = "mlive001"', 'id = "mlive001"\nconfidential = true'), "utf-8")
    told = said("move", "--shift", "+1w", "--lane", "intranet")
    assert told == "Ook 1 vertrouwelijk bericht schuift mee.\n"
    assert "Odoo is live" in said("move", "mlive001", "2027-04-01")


def test_a_move_tells_what_it_breaks_and_nothing_that_was_wrong_before(plan: Path):
    result = campaign("--today", "2027-02-15", "move", plan, "mlive001", "2027-03-13", "--dry-run", "--json")
    told = json.loads(result.stdout)
    assert [(each["code"], each["message"], each["key"]) for each in told["findings"]] == [("T001", "mlive001", "when")]
    assert set(told["findings"][0]) == {
        *("code", "severity", "file", "line", "column", "message", "key", "text", "fix", "places"),
    }
    text = campaign("--today", "2027-02-15", "move", plan, "mlive001", "2027-03-13")
    assert "[T001]" in text.stderr
    assert "T001" not in text.stdout
    back = campaign("--today", "2027-02-15", "move", plan, "mlive001", "livegang 09:00", "--json")
    assert json.loads(back.stdout)["findings"] == []
    in_dutch = campaign("--lang", "nl", "--today", "2027-02-15", "move", plan, "mlive001", "2027-03-14").stderr
    assert ": tip: Odoo is live" in in_dutch


def test_a_moment_that_goes_round_is_told_with_the_try(plan: Path):
    result = campaign("move", plan, "mloonst1", "mverhaal - 1d", "--json", "--dry-run")
    assert [each["code"] for each in json.loads(result.stdout)["findings"] if each["code"].startswith("E")] == []
    campaign("edit", plan, "mverhaal", "--when", "mloonst1 + 1w")
    result = campaign("move", plan, "mloonst1", "mverhaal - 1d", "--json", "--dry-run")
    codes = {(each["code"], each["message"]) for each in json.loads(result.stdout)["findings"]}
    assert {("E003", "mloonst1"), ("E003", "mverhaal")} <= codes


def test_what_a_move_breaks_of_a_confidential_message_is_not_told(plan: Path):
    plan.write_text(plan.read_text("utf-8").replace('id = "mlive001"', 'id = "mlive001"\nconfidential = true'), "utf-8")
    hidden = campaign("move", plan, "--milestone", "livegang=2027-03-13", "--dry-run")
    assert "Odoo is live" not in hidden.stdout + hidden.stderr
    assert "1 finding about a confidential message is not shown" in hidden.stderr
    named = campaign("move", plan, "mlive001", "2027-03-13", "--dry-run")
    assert "Odoo is live" in named.stderr


@pytest.mark.parametrize(
    ("distance", "when", "day"),
    [
        ("-1w", "livegang - 1w 09:00", "ma 8 mrt 2027 09:00"),
        ("+1w", "livegang + 1w 09:00", "ma 22 mrt 2027 09:00"),
        ("-3wd", "livegang - 5d 09:00", "wo 10 mrt 2027 09:00"),
        ("- 1m", "livegang - 4w 09:00", "ma 15 feb 2027 09:00"),
    ],
)
def test_a_message_moves_by_a_distance_and_keeps_its_anchor(plan: Path, said: Said, distance: str, when: str, day: str):
    before = plan.read_text("utf-8")
    assert said("move", "mlive001", *distance.split()).endswith(f"→ {day}\n")
    assert changes(before, plan.read_text("utf-8")) == (['when = "livegang 09:00"'], [f'when = "{when}"'])


def test_a_message_without_a_date_has_nothing_to_move_from(plan: Path):
    (line,) = refused(plan, "move", "mkaart01", "-1w")
    assert line.startswith("Handleiding op de kaart heeft nog geen datum")


def test_a_milestone_moves_by_a_distance_too(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    told = said("move", "--milestone", "livegang=+3w")
    assert "Livegang Odoo: ma 15 mrt 2027 → ma 5 apr 2027" in told
    said("move", "--milestone", "acceptatietest=-1d")
    went, came = changes(before, plan.read_text("utf-8"))
    assert {"date = 2027-03-15", 'date = "livegang - 5d"', 'until = "livegang - 3d"'} < set(went)
    assert {"date = 2027-04-05", 'date = "livegang - 6d"', 'until = "livegang - 4d"'} < set(came)


@pytest.mark.parametrize(("arguments", "told"), [
    (["--shift", "gauw"], "gauw is geen afstand"),
    (["--shift", "-2w", "--lane", "overlg"], "Bedoel je overleg?"),
    (["--shift", "-2w", "mlive001", "morgen"], "Zeg wat je verplaatst"),
    (["--shift", "-2w", "--milestone", "livegang=2027-04-01"], "Zeg wat je verplaatst"),
    (["--lane", "overleg", "mlive001", "morgen"], "Een baan hoort bij --shift"),
])  # fmt: skip
def test_a_shift_that_cannot_be_is_one_line(plan: Path, arguments: list[str], told: str):
    lines = refused(plan, "move", *arguments)
    assert len(lines) == 1
    assert told in lines[0]


def test_a_move_is_mended_where_that_is_safe_and_nothing_is_written_on_a_try(plan: Path):
    before = plan.read_bytes()
    call = ("move", plan, "--milestone", "livegang=2027-03-29", "--fix", "--json")
    tried = campaign("--today", "2027-02-15", *call, "--dry-run")
    assert plan.read_bytes() == before
    done = campaign("--today", "2027-02-15", *call)
    assert json.loads(tried.stdout) == json.loads(done.stdout)
    starts = {each["message"]: each["to"] for each in json.loads(done.stdout)["moves"]}
    assert starts["mlive001"].startswith("2027-03-30")  # the day after Easter Monday
    assert "mended" in done.stderr


def test_a_day_that_is_free_is_told_with_the_day_that_is_better(plan: Path, said: Said):
    told = said("move", "--milestone", "livegang=2027-03-29", "--dry-run")
    (line,) = [line for line in told.splitlines() if line.startswith("Odoo is live")]
    assert line.endswith("▲ Tweede paasdag → di 30 mrt")


def test_the_whole_campaign_shifts_with_its_milestones(plan: Path):
    shown = json.loads(campaign("show", plan, "--json").stdout)["milestones"]
    campaign("--today", "2027-02-15", "move", plan, "--shift", "2w")
    after = json.loads(campaign("show", plan, "--json").stdout)["milestones"]
    days = {each["id"]: date.fromisoformat(each["date"]) for each in shown}
    assert {each["id"]: (date.fromisoformat(each["date"]) - days[each["id"]]).days for each in after} == dict.fromkeys(
        days, 14
    )


def test_what_does_not_come_along_with_a_milestone_is_told_with_why(plan: Path, said: Said):
    text = plan.read_text("utf-8")
    plan.write_text(
        text + '\n[[messages]]\nid = "mlos0001"\ntitle = "Los"\nchannel = "mail"\nwhen = 2027-03-24\n', "utf-8"
    )
    told = said("move", "--milestone", "livegang=+1w", "--dry-run")
    assert "Los blijft staan: eigen datum" in told
    data = json.loads(campaign("move", plan, "--milestone", "livegang=+1w", "--dry-run", "--json").stdout)
    assert {"message": "mlos0001", "why": "own date"} in data["stays"]
    assert "Los" not in said("move", "--shift", "+1w", "--lane", "intranet", "--dry-run")


def test_what_has_passed_stays_also_with_the_whole_campaign(plan: Path):
    for options in (["--milestone", "livegang=+1d"], ["--shift", "+1d"]):
        result = campaign("--lang", "nl", "--today", "2027-06-30", "move", plan, *options, "--dry-run")
        assert "Odoo is live: hier vind je hulp blijft staan: al voorbij" in result.stdout


def test_several_messages_move_by_a_distance_and_what_is_settled_is_told_as_staying(plan: Path, said: Said):
    told = said("move", "mlive001,mloonst1,mstart01", "+1w")
    assert "Odoo is live: hier vind je hulp: ma 15 mrt 2027 09:00 → ma 22 mrt 2027 09:00" in told
    assert "Je loonstrook ziet er deze maand anders uit: do 18 mrt 2027 → do 25 mrt 2027" in told
    assert "Waarom Odoo, en wat vraagt dat van jou" in told
    assert "akkoord" in told


@pytest.mark.parametrize(("arguments", "told"), [
    (["mlive001", "mloonst1", "+1w"], "mlive001,mloonst1 +1w"),
    (["mlive001,mloonst1", "2027-04-01"], "2027-04-01 is geen afstand"),
    (["mlive001,zoek", "+1w"], "zoek"),
])  # fmt: skip
def test_a_move_that_can_mean_two_things_is_refused_with_both_and_nothing_is_written(
    plan: Path, arguments: list[str], told: str
):
    before = plan.read_bytes()
    assert told in " ".join(refused(plan, "move", *arguments))
    assert plan.read_bytes() == before


def test_a_message_is_hung_on_another_in_one_text(plan: Path, said: Said):
    said("move", "mlive001", "mloonst1 + 1w")
    assert 'when = "mloonst1 + 1w"' in plan.read_text("utf-8")
