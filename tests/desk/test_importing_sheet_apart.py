"""Sheets with more than the plan: milestones, audiences and other tables above and below it, apart by an empty row."""

from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.importing.imports import Import, edit_for
from campaign.model.changes import apply
from campaign.model.plan import Plan
from tests.desk.test_importing_sheet import come, desk, done
from tests.desk.test_importing_sheet_words import dutch, new
from tests.documents.sheets import Rows, separated, xlsx

__all__ = ["desk"]
HEAD = ["Titel", "Kanaal", "Datum"]
MESSAGES = [HEAD, ["Een", "mail", "5 maart 2027"], ["Twee", "mail", "2 weken voor livegang"]]
MILESTONES = [["Mijlpaal", "Datum"], ["Besluit", "1 februari 2027"], ["Livegang", "1 april 2027"]]
AUDIENCES = [["Doelgroep", "Omvang", "Impact"], ["Balie", "12", "hoog"], ["Artsen", "1.400", "enorm"]]
PEOPLE = [["Stakeholders"], ["Naam", "Rol", "Belang"], ["Jansen", "Opdrachtgever", "hoog"]]
KEPT = "Dit staat buiten het plan; het planbestand bewaart het als opmerking"


def titles(plan: Plan) -> list[str]:
    return [each.title for each in plan.messages]


def left(imported: Import) -> list[tuple[int, str]]:
    return [(each.place, each.text) for each in imported.not_understood]


@pytest.mark.parametrize("rows", [[*MESSAGES, [], *MILESTONES], [*MILESTONES, [], *MESSAGES]])
@pytest.mark.parametrize("written", [separated, lambda rows: xlsx({"Blad": rows})])
def test_milestones_above_or_below_the_plan_get_their_days(tmp_path: Path, rows: Rows, written):
    imported = come(tmp_path, written(rows))
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    assert [(each.name, str(each.date)) for each in plan.milestones] == [
        ("Besluit", "2027-02-01"),
        ("Livegang", "2027-04-01"),
    ]
    assert [(each.title, str(each.when)) for each in plan.messages] == [
        ("Een", "2027-03-05"),
        ("Twee", "livegang - 2w"),
    ]
    assert left(imported) == []


def test_milestones_may_be_called_so_above_their_table(tmp_path: Path):
    _imported, plan = new(tmp_path, [["Mijlpalen"], ["Naam", "Datum"], *MILESTONES[1:], [], ["Plan"], *MESSAGES])
    assert [each.name for each in plan.milestones] == ["Besluit", "Livegang"]
    assert titles(plan) == ["Een", "Twee"]


def test_audiences_below_the_plan_come_in_with_their_size_and_impact(tmp_path: Path):
    imported, plan = new(tmp_path, [*MESSAGES, [], *AUDIENCES])
    assert [(each.name, each.size, each.impact) for each in plan.audiences] == [
        ("Balie", 12, "high"),
        ("Artsen", 1400, None),
    ]
    assert titles(plan) == ["Een", "Twee"]
    assert left(imported) == [(7, "Artsen – Impact: enorm")]
    assert dutch(imported.changes[1].told) == "Doelgroep: 12 mensen, impact hoog"
    assert "Vanaf rij 5 staat een andere tabel, met doelgroepen." in map(dutch, imported.remarks)


def test_a_row_of_audiences_that_names_none_is_told(tmp_path: Path):
    imported, plan = new(tmp_path, [*MESSAGES, [], ["Doelgroepen"], *AUDIENCES[:2], ["", "40", "midden"]])
    assert [each.name for each in plan.audiences] == ["Balie"]
    assert left(imported) == [(5, "Doelgroepen"), (8, "40 | midden")]


def test_an_audience_that_the_plan_has_stays_and_that_is_told(desk: Desk):
    name = desk.plan.audiences[0].name
    imported = come(desk.file.path.parent, separated([*MESSAGES, [], AUDIENCES[0], [name, "99", "hoog"]]), desk)
    assert done(desk, imported).audiences == desk.plan.audiences
    assert (6, f"{name} | 99 | high") in left(imported)


def test_a_table_of_people_below_the_plan_is_no_message(tmp_path: Path):
    imported, plan = new(tmp_path, [*MESSAGES, [], *PEOPLE])
    assert titles(plan) == ["Een", "Twee"]
    assert left(imported) == [(5, "Stakeholders"), (6, "Naam | Rol | Belang"), (7, "Jansen | Opdrachtgever | hoog")]
    assert {dutch(each.why) for each in imported.not_understood} == {KEPT}
    assert "Jansen | Opdrachtgever | hoog" in imported.head
    assert not plan.audiences
    assert {each.channel for each in plan.messages} == {"mail"}


MORE = ["Datum", "Onderwerp", "Doelgroep", "Middel"], ["6 maart 2027", "Drie", "Artsen", "intranet"]
FEWER = ["Onderwerp", "Middel"], ["Drie", "intranet"]


@pytest.mark.parametrize("more", [MORE, FEWER])
@pytest.mark.parametrize(("title", "tags", "notes"), [("Fase 2", ("Fase 2",), ""), ("Voor artsen", (), "Voor artsen")])
def test_another_table_of_messages_is_read_by_its_own_headings(tmp_path: Path, more, title, tags, notes):
    imported, plan = new(tmp_path, [*MESSAGES, [], [title], *more])
    last = plan.messages[-1]
    assert titles(plan) == ["Een", "Twee", "Drie"]
    assert (last.channel, last.tags) == ("intranet", tags)
    assert last.notes == notes or (more is MORE and left(imported) == [(5, title)])


def test_rows_behind_an_empty_one_belong_to_the_plan_and_its_headings_may_come_again(tmp_path: Path):
    rows = [
        ["Maart"],
        *MESSAGES,
        [],
        ["Drie", "mail", "6 maart 2027"],
        [],
        ["April"],
        HEAD,
        ["Vier", "mail", "1 april 2027"],
    ]
    imported, plan = new(tmp_path, rows)
    assert titles(plan) == ["Een", "Twee", "Drie", "Vier"]
    assert left(imported) == [(1, "Maart"), (8, "April")]


def test_phases_beside_the_plan_have_their_days(tmp_path: Path):
    phases = [["Fase", "Start", "Eind"], ["Uitvoering", "1 maart 2027", "1 april 2027"]]
    _imported, plan = new(tmp_path, [*MESSAGES, [], *phases])
    assert [(each.title, str(each.start), str(each.end)) for each in plan.phases] == [
        ("Uitvoering", "2027-03-01", "2027-04-01")
    ]
    assert titles(plan) == ["Een", "Twee"]


def test_three_tables_below_each_other_do_not_lie_on_their_side(tmp_path: Path):
    short = [["Titel", "Datum"], ["Een", "5 maart 2027"]]
    _imported, plan = new(tmp_path, [*short, [], *AUDIENCES, [], *MILESTONES])
    assert titles(plan) == ["Een"]
    assert len(plan.audiences) == len(plan.milestones) == 2
