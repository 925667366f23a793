"""A spreadsheet as changes of a plan: the samples cell by cell, matching, and that nothing changes twice."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.importing.files import Incoming, carry_out, read_import, read_suited
from campaign.desk.importing.imports import Import, edit_for
from campaign.documents.sheets.choices import Choices
from campaign.errors import SaveError, UsageError
from campaign.language import language
from campaign.model.changes import apply
from campaign.model.context import Context
from campaign.model.plan import Plan
from campaign.model.typed import read_when
from campaign.schedule.workdays import no_holidays
from campaign.storage.planfile import read_plan
from tests.conftest import TODAY
from tests.documents.sheets import Rows, sample_of, separated, xlsx

PLAN = """format = 1

[campaign]
title = "Plein"

[[milestones]]
id = "opening"
title = "Opening"
date = 2027-06-01
golive = true

[[audiences]]
id = "mt"
name = "Directie en MT"

[[messages]]
id = "mwaarom1"
title = "Waarom we gaan"
channel = "intranet"
audiences = ["mt"]
when = "opening - 4w"
notes = "let op"
"""
HEAD = ["Datum", "Kanaal", "Doelgroep", "Onderwerp"]


def come(path: Path, data: bytes, desk: Desk | None = None, **said) -> Import:
    return read_import(Incoming(path / "plan.csv", data, desk, path, TODAY, choices=Choices(**said)))


def sample(name: str, path: Path, **said) -> tuple[Import, Plan]:
    imported = come(path, sample_of(f"{name}.csv").read_bytes(), **said)
    return imported, apply(imported.standing.plan, edit_for(imported, imported.keys).changes)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "plein.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=no_holidays)


def into(desk: Desk, rows: Rows, **said) -> Import:
    return come(desk.file.path.parent, separated(rows), desk, **said)


def done(desk: Desk, imported: Import) -> Plan:
    return apply(desk.plan, edit_for(imported, imported.keys).changes)


PAYROLL = [
    *(
        (
            f"Uitleg over nieuwe werkwijze in Odoo, invoer van contractgegevens, loonstroken… ({moment})",
            *("training", "Korte instructiesessie en handleiding", ("hr", "payrollmedewerkers")),
            *("Applicatieontwikkelaar", ("praktijkopleider",), f"Moment: {moment}"),
        )
        for moment in ("Voor acceptatietest", "voor livegang")
    ),
    *(
        (
            f"Doel, planning, risico's en go/no-go momenten ({moment})",
            *("overleg", "Kort voortgangsoverleg", ("leidinggevenden",)),
            *("Opdrachtgever of proceseigenaar", (), f"Moment: {moment}"),
        )
        for moment in ("Aan begin", "voor livegang")
    ),
    (
        "Testscope, testscenario's, beslispunten en verwachte uitkomsten",
        *("overleg", "Acceptatietestplan en testoverleg", ("testers",)),
        *("Applicatieontwikkelaar", (), "Moment: Vlak voor testuitvoering"),
    ),
    (
        "Aankondiging dat loonstroken vanuit Odoo worden verwerkt of anders worden…",
        *("intranet", "Interne mededeling of e-mail", ("medewerkers-die-loonstroken-ontvangen",)),
        *("HR of payroll", (), "Moment: Kort voor eerste live loonrun"),
    ),
    *(
        (
            f"Technische wijziging, back-upmoment, supportvenster en escalatieroute ({moment})",
            *("overleg", "Technisch overleg of ticketsysteem", ("beheer", "ondersteuning")),
            *("Odoo-beheerder", (), f"Moment: {moment}"),
        )
        for moment in ("Voor update", "tijdens nazorg")
    ),
]


def test_the_payroll_plan_cell_by_cell(tmp_path: Path):
    imported, plan = sample("rpbg_odoo_payroll_communicatieplan", tmp_path)
    assert [
        (each.title, each.channel, each.medium, each.audiences, each.owner, each.contributors, each.notes)
        for each in plan.messages
    ] == PAYROLL
    assert all(each.when is None for each in plan.messages), "no moment has a day, and none is invented"
    assert plan.messages[0].body.endswith("loonstroken en controles")
    assert [(each.id, each.title, each.golive, each.date) for each in plan.milestones] == [
        ("acceptatietest", "Acceptatietest", False, None),
        ("livegang", "Livegang", True, None),
        ("eerste-live-loonrun", "Eerste live loonrun", False, None),
    ]
    assert [each.name for each in plan.audiences] == [
        *("HR", "payrollmedewerkers", "Leidinggevenden", "Testers", "Medewerkers die loonstroken ontvangen"),
        *("Beheer", "ondersteuning"),
    ]
    assert plan.campaign.language == "nl"
    assert len(imported.not_understood) == 8 + 2  # moments, and comments at the top
    assert imported.head[0].startswith("bron: publiek GitHub-bestand")


def test_what_stands_around_a_table_on_its_side_is_kept_as_comments(tmp_path: Path):
    rows = [
        ["Planning week van de ontmoeting", "", ""],
        ["Wanneer", "3 mei 2027", "10 mei 2027"],
        ["Wat", "Oproep", "Bedankje"],
        ["Kanaal", "Mail", "Intranet"],
        ["Let op: 5 mei vrij", "", ""],
    ]
    assert come(tmp_path, separated(rows)).head == ("Planning week van de ontmoeting", "Let op: 5 mei vrij")


def test_the_payroll_planning_cell_by_cell(tmp_path: Path):
    start = read_when("2027-01-11", _context())
    imported, plan = sample("rpbg_odoo_payroll_planning", tmp_path, dates={"start": start})
    assert [(each.title, str(each.start), str(each.end)) for each in plan.phases] == [
        ("Fase 1 Voorbereiding", "2027-W02", "2027-W02"),
        ("Fase 2 Configuratie", "2027-W02", "2027-W02"),
        ("Fase 3 Datacontrole", "2027-W03", "2027-W03"),
        ("Fase 4 Acceptatietest", "2027-W03", "2027-W03"),
        ("Fase 5 Correctieronde", "2027-W04", "2027-W04"),
        ("Fase 6 Livegang en nazorg", "2027-W04", "2027-W05"),
    ]
    assert plan.messages == ()
    assert "Fase 4 Acceptatietest – Activiteiten: Gebruikersscenario's uitvoeren" in imported.head
    assert len(imported.head) == 1 + 6 * 2


def test_the_payroll_planning_waits_for_its_first_day(tmp_path: Path):
    imported, plan = sample("rpbg_odoo_payroll_planning", tmp_path)
    assert [(each.start, each.end) for each in plan.phases] == [(None, None)] * 6
    assert "Fase 6 Livegang en nazorg – Periode: Week 3 en 4" in imported.head


LAUNCH = [
    ("1:1 brief", "gesprek", ("executive-sponsor",), "PM", (), "go-live - 30d"),
    ("Kickoff doc + meeting", "overleg", ("cross-functional-leads",), "PM", (), "go-live - 21d"),
    ("Pre-enablement preview", "pre-enablement-preview", ("sales-leadership",), "PMM", (), "go-live - 14d"),
    ("Enablement session", "training", ("all-sales-reps",), "PMM", ("Sales Lead",), "go-live - 7d"),
    ("Training session", "training", ("all-support-agents",), "Support Lead", (), "go-live - 7d"),
    ("Go/no-go memo", "mail", ("exec-sponsor",), "PM", (), "go-live - 3d"),
    ("Pre-launch teaser email", "mail", ("whole-company",), "PMM", (), "go-live - 2d"),
    ("Launch announcement", "launch-announcement", ("whole-company",), "PMM", ("Exec Sponsor",), "go-live"),
    ("First-24h metrics", "first-24h-metrics", ("exec-sponsor",), "PM", (), "go-live + 1d"),
    ("Week-1 retro summary", "week-1-retro-summary", ("exec-sponsor",), "PM", (), "go-live + 7d"),
    ("30-day decision memo", "mail", ("exec-sponsor", "leadership"), "PM", (), "go-live + 30d"),
]


def test_the_launch_plan_cell_by_cell(tmp_path: Path):
    imported, plan = sample(
        "t_minus_launch_touchpoints", tmp_path, dates={"go-live": read_when("2027-03-01", _context())}
    )
    assert [
        (each.title, each.channel, each.audiences, each.owner, each.contributors, str(each.when))
        for each in plan.messages
    ] == LAUNCH
    assert [(each.id, str(each.date), each.golive) for each in plan.milestones] == [("go-live", "2027-03-01", True)]
    assert plan.campaign.language == "en"
    assert [each.place for each in imported.not_understood] == [1]


def _context():
    return Context(date(2026, 11, 25))


def test_a_new_plan_is_written_once_with_what_stood_outside_the_table(tmp_path: Path):
    imported = come(
        tmp_path, separated([["Plan Plein"], ["Versie 3 van maart"], HEAD, ["1 mei 2027", "Mail", "MT", "Start"]])
    )
    carry_out(imported, imported.keys, None)
    file = read_plan(tmp_path / "plan-plein.toml")
    assert file.text.startswith("# Plan Plein\n# Versie 3 van maart\nformat = 1\n")
    assert [each.title for each in file.plan.messages] == ["Start"]
    assert not file.problems
    with pytest.raises(SaveError):
        carry_out(imported, imported.keys, None)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path):
    rows = separated([["Plan Plein"], HEAD, ["1 mei 2027", "Mail", "MT", "Start"]])
    for name in ("plan-plein.toml", "plan-plein-2.toml"):
        imported = come(tmp_path, rows)
        carry_out(imported, imported.keys, None)
        assert imported.target == tmp_path / name
        assert read_plan(imported.target).plan.messages


def test_the_same_file_twice_changes_nothing(desk: Desk):
    rows = [
        [*HEAD, "Kleur", "Fase"],
        ["ca. 1 mei 2027", "Flyer in de hal", "Directie en MT, teams", "Start", "rood", "Aanloop"],
    ] * 1
    rows.append(["8 mei 2027", "Mail", "Teams", "Start", "", "Aanloop"])
    first = into(desk, rows)
    assert [each.kind for each in first.changes] == ["new"] * 3
    desk.do(edit_for(first, first.keys))
    assert into(desk, rows).changes == ()


def test_an_audience_of_the_plan_is_one_whatever_its_name(desk: Desk):
    plan = done(desk, into(desk, [HEAD, ["1 mei 2027", "Mail", "Directie en MT", "Start"]]))
    assert plan.messages[-1].audiences == ("mt",)
    assert len(plan.audiences) == 1


def test_a_row_that_the_plan_has_says_what_changed_of_it(desk: Desk):
    imported = into(
        desk, [[*HEAD, "Opmerkingen"], ["3 mei 2027", "Intranet", "Directie en MT", "Waarom we gaan", "nieuw"]]
    )
    (change,) = imported.changes
    assert (change.kind, change.message) == ("moved", "mwaarom1")
    message = done(desk, imported).messages[0]
    assert (str(message.when), message.notes, message.audiences) == ("2027-05-03", "let op\nnieuw", ("mt",))


def test_a_message_that_is_on_that_day_already_keeps_hanging_on_its_milestone(desk: Desk):
    assert into(desk, [HEAD, ["4 mei 2027", "Intranet", "Directie en MT", "Waarom we gaan"]]).changes == ()


def test_a_change_that_is_left_brings_nothing_along(desk: Desk):
    rows = [HEAD, ["1 mei 2027", "Mail", "Teams", "Start"], ["2 mei 2027", "Mail", "Balie", "Klaar"]]
    imported = into(desk, rows)
    taken = {each.key for each in imported.changes if each.title == "Klaar"}
    plan = apply(desk.plan, edit_for(imported, taken).changes)
    assert [each.title for each in plan.messages] == ["Waarom we gaan", "Klaar"]
    assert [each.id for each in plan.audiences] == ["mt", "balie"]


def test_what_a_column_means_can_be_said(desk: Desk):
    rows = [["Wanneer", "Middel", "Groep", "Wat"], ["1 mei 2027", "Mail", "Teams", "Start"]]
    assert done(desk, into(desk, rows)).messages[-1].notes == "Groep: Teams"
    said = into(desk, rows, meant={"groep": "audiences"})
    assert done(desk, said).messages[-1].audiences == ("teams",)


@pytest.mark.parametrize(("length", "own"), [(200, True), (201, False)])
def test_a_code_that_is_too_long_for_an_id_goes_to_the_notes(tmp_path: Path, length: int, own: bool):
    code = "x" * length
    imported = come(tmp_path / "plan.csv", separated([["id", "Onderwerp"], [code, "Start"]]))
    (message,) = apply(imported.standing.plan, edit_for(imported, imported.keys).changes).messages
    assert (message.id == code, code in message.notes) == (own, not own)


def test_a_cell_that_does_not_fit_its_field_goes_to_the_notes(desk: Desk):
    rows = [[*HEAD, "Duur", "Kosten"], ["1 mei 2027", "Mail", "n.v.t.", "Start", "lang", "300"]]
    imported = into(desk, rows)
    message = done(desk, imported).messages[-1]
    assert (message.notes, message.cost, message.audiences) == ("Duur: lang", 300, ())
    assert [(each.place, each.text) for each in imported.not_understood] == [(2, "lang")]


def test_guesses_and_what_was_filled_in_are_told(desk: Desk):
    rows = [["Datum verzending pers", "Kanaal", "Onderwerp"], ["1 mei", "Mail", "Start"], ["8 mei", "Mail", "Klaar"]]
    imported = into(desk, rows)
    told = [language("nl").render(each) for each in imported.remarks]
    assert told == [
        "Kolom Datum verzending pers is gelezen als Wanneer; dat is een gok.",
        "Het jaar 2027 is aangevuld (rij 2, 3).",
    ]
    assert language("nl").render(imported.changes[0].told) == "za 1 mei 2027, via mail ▲ Het jaar 2027 is aangevuld"


def test_a_spreadsheet_is_no_backdrop(tmp_path: Path):
    with pytest.raises(UsageError):
        read_import(Incoming(tmp_path / "plan.csv", separated([HEAD]), None, tmp_path, TODAY, use="backdrop"))


def test_a_workbook_comes_in_like_a_text(desk: Desk):
    data = xlsx({"Plan": [HEAD, [date(2027, 5, 1), "Mail", "Teams", "Start"]]})
    imported = read_import(Incoming(Path("plan.xlsx"), data, desk, desk.file.path.parent, TODAY))
    assert str(done(desk, imported).messages[-1].when) == "2027-05-01"


def test_what_a_column_means_is_remembered_for_the_same_headings(desk: Desk):
    rows = [["Wanneer", "Middel", "Groep", "Wat"], ["1 mei 2027", "Mail", "Teams", "Start"]]
    said = into(desk, rows, meant={"Groep": "audiences"})
    carry_out(said, frozenset(), desk)
    assert [(each.heading, each.field) for each in into(desk, rows).columns][2] == ("Groep", "audiences")
    other = [[*rows[0], "Kleur"], [*rows[1], "rood"]]
    assert [(each.heading, each.field) for each in into(desk, other).columns][2] == ("Groep", None)


def test_a_sheet_becomes_a_plan_of_its_own_from_within_another(desk: Desk):
    data = separated([HEAD, ["1 mei 2027", "Mail", "Teams", "Start"]])
    imported = read_import(Incoming(Path("feest.csv"), data, desk, desk.file.path.parent, TODAY, use="plan"))
    assert imported.use == "plan"
    carry_out(imported, imported.keys, desk)
    assert not desk.dirty
    assert [each.title for each in read_plan(desk.file.path.with_name("feest.toml")).plan.messages] == ["Start"]


@pytest.mark.parametrize(("title", "use"), [("Waarom we gaan", "merge"), ("Iets heel anders", "plan")])
def test_a_sheet_that_has_nothing_of_the_plan_in_hand_is_a_plan_of_its_own(desk: Desk, title: str, use: str):
    data = separated([HEAD, ["1 mei 2027", "Intranet", "Directie en MT", title]])
    incoming = Incoming(desk.file.path.with_name("plan.csv"), data, desk, desk.file.path.parent, TODAY)
    found = read_suited(incoming)
    assert found.use == use
    told = [language("nl").render(each) for each in found.remarks]
    assert ("Geen van deze berichten staat al in Plein" in told) == (use == "plan")
    assert read_suited(replace(incoming, use="merge")).use == "merge"
    assert read_suited(replace(incoming, desk=None)).use == "plan"
