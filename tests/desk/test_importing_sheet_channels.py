"""A row that names no channel gets one that is proposed, and the import says which and why."""

from pathlib import Path

from campaign.desk.desk import Desk
from campaign.desk.importing.imports import edit_for
from campaign.language import language
from campaign.model.changes import apply
from campaign.schedule.workdays import no_holidays
from tests.conftest import TODAY
from tests.desk.test_importing_sheet import come, desk, done, into
from tests.documents.sheets import separated

__all__ = ["desk"]
HEAD = ["Datum", "Titel", "Doelgroep"]
ROWS = [
    HEAD,
    ["12 maart 2027", "Presentatie in het teamoverleg", "Teams"],
    ["13 maart 2027", "Wat er verandert", "Teams"],
    ["14 maart 2027", "Nieuwsbericht op intranet", "Teams"],
    ["15 maart 2027", "Vraag en antwoord", "Teams"],
    ["16 maart 2027", "Dank", "Teams"],
]


def remarks(imported):
    return [language("nl").render(each) for each in imported.remarks]


def test_a_sheet_without_channels_becomes_a_plan_without_an_error(tmp_path: Path):
    imported = come(tmp_path, separated(ROWS))
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    assert [each.channel for each in plan.messages] == ["overleg", "mail", "intranet", "mail", "mail"]
    told = remarks(imported)
    assert "Geen kanaal genoemd: overleg, naar de woorden ervan (rij 2)." in told
    assert "Geen kanaal genoemd: intranet, naar de woorden ervan (rij 4)." in told
    assert "Geen kanaal genoemd: mail, tot je er een kiest (rij 3, 5, 6)." in told
    assert not any(each.place == 3 for each in imported.not_understood)
    line = next(language("nl").render(each.told) for each in imported.changes if each.line == 3)
    assert line.endswith("▲ Geen kanaal genoemd: mail, tot je er een kiest")


def test_where_other_rows_name_one_the_usual_is_taken(desk):
    head = [*HEAD, "Kanaal"]
    named = [[f"{day} april 2027", f"Nieuws {day}", "Teams", "Yammer"] for day in (1, 2)]
    rows = [head, *named, ["3 april 2027", "Wat er verandert", "Teams", ""]]
    plan = done(desk, imported := into(desk, rows))
    assert plan.messages[-1].channel == plan.messages[-2].channel == "social"
    assert "Geen kanaal genoemd: social, dat het meest gebruikt is (rij 4)." in remarks(imported)


def test_else_that_of_the_plan(desk):
    plan = done(desk, into(desk, [HEAD, ["3 april 2027", "Wat er verandert", "Teams"]]))
    assert plan.messages[-1].channel == "intranet"


def test_a_message_that_is_there_keeps_its_channel_and_comes_once(desk):
    rows = [HEAD, ["12 maart 2027", "Waarom we gaan", "MT"], ["13 maart 2027", "Wat er verandert", "MT"]]
    plan = done(desk, into(desk, rows))
    assert [(each.title, each.channel) for each in plan.messages] == [
        ("Waarom we gaan", "intranet"),
        ("Wat er verandert", "intranet"),
    ]


def test_the_same_sheet_again_changes_nothing(desk):
    imported = into(desk, ROWS)
    desk.do(edit_for(imported, imported.keys))
    assert into(desk, ROWS).changes == ()
    assert len(desk.plan.messages) == 6


def test_a_text_in_a_matrix_is_no_channel_unless_the_plan_has_one_of_that_name(desk):
    desk.file.path.write_text(
        desk.file.path.read_text("utf-8") + '\n[[channels]]\nid = "pod"\nname = "Podcast"\n', "utf-8"
    )
    there = Desk.open(desk.file.path, today=TODAY, now=desk.now, holidays=no_holidays)
    imported = into(
        there, [["Doelgroep", "Kick-off", "Pilot", "Training"], ["Balie", "Uitleg waarom", "Podcast", "mail"]]
    )
    plan = done(there, imported)
    assert [(each.title, each.channel) for each in plan.messages[-3:]] == [
        ("Uitleg waarom", "mail"),
        ("Podcast", "pod"),
        ("mail", "mail"),
    ]
    assert "Geen kanaal genoemd: mail, dat het meest gebruikt is (rij 2)." in remarks(imported)
    assert [each.id for each in plan.channels] == ["pod"]
