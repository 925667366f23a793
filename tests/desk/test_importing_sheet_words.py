"""What planners write in the cells of a sheet: how far a message is, for everybody, on a poster, in which sheet."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.importing.imports import Import, edit_for, tally
from campaign.language import Sentence, language
from campaign.model.changes import apply
from campaign.model.plan import Plan
from campaign.model.when import OnDay
from campaign.schedule.workdays import no_holidays
from tests.conftest import TODAY
from tests.desk.test_importing_sheet import HEAD, come, desk, done, into
from tests.documents.sheets import Rows, separated, xlsx

__all__ = ["desk"]
PLAN = """format = 1

[campaign]
title = "Plein"

[[audiences]]
id = "zorg"
name = "Zorg"
part_of = ["staf"]

[[audiences]]
id = "staf"
name = "Onze mensen"

[[messages]]
id = "mwaarom1"
title = "Waarom we gaan"
channel = "intranet"
when = 2027-05-03
status = "{status}"
"""


def desk_with(path: Path, status: str = "draft") -> Desk:
    path.joinpath("plein.toml").write_text(PLAN.format(status=status), "utf-8")
    return Desk.open(path / "plein.toml", today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=no_holidays)


def new(path: Path, rows: Rows) -> tuple[Import, Plan]:
    """Return what rows come to, and the plan that is made of them."""
    imported = come(path, separated(rows))
    return imported, apply(imported.standing.plan, edit_for(imported, imported.keys).changes)


def dutch(sentence: Sentence) -> str:
    return language("nl").render(sentence)


EARLY = " ▲ Het is nog niet de deur uit, dus het telt als akkoord en niet als verstuurd: kijk na of iemand akkoord gaf"


@pytest.mark.parametrize(
    ("written", "when", "status", "told"),
    [
        ("klaar", "1 feb 2027", "sent", "ma 1 feb 2027, via mail, verstuurd"),
        ("klaar", "15 feb 2027", "sent", "ma 15 feb 2027, via mail, verstuurd"),
        ("klaar", "1 mrt 2027", "approved", f"ma 1 mrt 2027, via mail, akkoord{EARLY}"),
        ("verstuurd", "1 mrt 2027", "approved", f"ma 1 mrt 2027, via mail, akkoord{EARLY}"),
        ("klaar", "", "approved", f"nog geen datum, via mail, akkoord{EARLY}"),
        ("verstuurd", "", "sent", "nog geen datum, via mail, verstuurd"),
        ("moet nog", "1 mrt 2027", "draft", "ma 1 mrt 2027, via mail, concept"),
        ("ter controle", "1 mrt 2027", "review", "ma 1 mrt 2027, via mail, nakijken"),
        ("", "1 mrt 2027", "draft", "ma 1 mrt 2027, via mail"),
        ("", "1 mrt 2027 (klaar)", "approved", f"ma 1 mrt 2027, via mail, akkoord{EARLY}"),
        ("in behandeling", "1 mrt 2027", "draft", "ma 1 mrt 2027, via mail, concept"),
    ],
)
def test_how_far_a_message_is_follows_from_its_day_too(tmp_path: Path, written: str, when: str, status: str, told: str):
    imported, plan = new(tmp_path, [[*HEAD, "Status"], [when, "Mail", "MT", "Start", written]])
    assert plan.messages[0].status == status
    assert dutch(imported.changes[-1].told) == told
    assert imported.not_understood == ()


def test_so_it_is_where_the_day_hangs_on_a_milestone(tmp_path: Path):
    rows = [
        ["Mijlpaal", *HEAD, "Status"],
        ["Livegang", "1 mrt 2027", "", "", "", ""],
        ["", "T-21", "Mail", "MT", "Eerst", "klaar"],
        ["", "T-7", "Mail", "MT", "Later", "klaar"],
    ]
    assert [each.status for each in new(tmp_path, rows)[1].messages] == ["sent", "approved"]


def test_a_status_that_is_none_is_kept_and_told(tmp_path: Path):
    rows = [[*HEAD, "Status", "Akkoord"], ["1 mrt 2027", "Mail", "MT", "Start", "wacht op Jan", "ja"]]
    imported, plan = new(tmp_path, rows)
    assert plan.messages[0].notes == "Status: wacht op Jan\nAkkoord: ja"
    assert [(each.place, each.text, dutch(each.why)) for each in imported.not_understood] == [
        (2, "wacht op Jan", "Dit is geen status die we kennen"),
        (2, "ja", "Er staat niet wie"),
    ]


@pytest.mark.parametrize(("heading", "yes"), [("Verstuurd?", "sent"), ("Klaar", "sent"), ("Goedgekeurd", "approved")])
def test_yes_and_no_answer_a_heading_that_is_a_status(tmp_path: Path, heading: str, yes: str):
    rows = [[*HEAD, heading], ["1 feb 2027", "Mail", "MT", "A", "ja"], ["1 feb 2027", "Mail", "MT", "B", "nee"]]
    statuses = [each.status for each in new(tmp_path, rows)[1].messages]
    assert statuses == [yes, "draft"]


@pytest.mark.parametrize(
    ("before", "after"), [("draft", "approved"), ("approved", "approved"), ("scheduled", "scheduled"), ("sent", "sent")]
)
def test_what_is_ready_is_never_less_far_than_the_plan_has_it(tmp_path: Path, before: str, after: str):
    desk = desk_with(tmp_path, before)
    imported = into(
        desk, [["Datum", "Kanaal", "Onderwerp", "Status"], ["3 mei 2027", "Intranet", "Waarom we gaan", "klaar"]]
    )
    assert done(desk, imported).messages[0].status == after
    assert [dutch(each.told) for each in imported.changes] == (
        [f"concept wordt akkoord{EARLY}"] if before != after else []
    )


def test_what_changes_of_a_message_is_told_by_its_fields(tmp_path: Path):
    rows = [
        ["Datum", "Kanaal", "Onderwerp", "Status", "Wie doet het"],
        ["4 mei 2027", "Intranet", "Waarom we gaan", "akkoord", "Bo"],
    ]
    (change,) = into(desk_with(tmp_path), rows).changes
    assert dutch(change.told) == "ma 3 mei 2027 wordt di 4 mei 2027, concept wordt akkoord, Actiehouder"


def test_everybody_is_one_audience_whatever_it_is_called(tmp_path: Path):
    people = ("iedereen", "Allen", "Alle medewerkers (450)", "HR en alle collega's", "everyone", "Hele organisatie")
    rows = [HEAD, *(["1 mrt 2027", "Mail", each, f"Bericht {number}"] for number, each in enumerate(people))]
    plan = new(tmp_path, rows)[1]
    assert [each.name for each in plan.audiences] == ["iedereen", "HR"]
    assert {each.audiences[-1] for each in plan.messages} == {"iedereen"}


def test_everybody_is_the_audience_of_the_plan_that_has_the_others_in_it(tmp_path: Path):
    desk = desk_with(tmp_path)
    plan = done(desk, into(desk, [HEAD, ["1 mrt 2027", "Mail", "Iedereen", "Start"]]))
    assert plan.messages[-1].audiences == ("staf",)
    assert len(plan.audiences) == 2


def test_a_poster_is_no_screen_but_a_channel_that_behaves_like_one(tmp_path: Path):
    through = ("Poster", "posters in de hal", "A3-poster", "Flyers", "Scherm in de kantine", "e-mail en poster")
    rows = [HEAD, *(["1 mrt 2027", each, "MT", f"Bericht {number}"] for number, each in enumerate(through))]
    plan = new(tmp_path, rows)[1]
    assert [(each.channel, each.medium) for each in plan.messages] == [
        *(("poster", ""), ("poster", "posters in de hal"), ("poster", "A3-poster"), ("flyer", "Flyers")),
        *(("scherm", "Scherm in de kantine"), ("mail", "e-mail en poster")),
    ]
    assert [(each.id, each.name, each.kind) for each in plan.channels] == [
        ("poster", "Poster", "scherm"),
        ("flyer", "Flyer", "scherm"),
    ]


def test_a_row_says_in_which_sheet_it_stands_where_several_are_read(tmp_path: Path):
    head = ["Datum", "Onderwerp", "Doelgroep"]
    data = xlsx({"Mail": [head, ["1 mei 2027", "A", "MT"]], "Intranet": [head, ["2 mei 2027", "B", "MT"]]})
    assert [dutch(each.told) for each in come(tmp_path, data).changes] == [
        "za 1 mei 2027, via mail – tabblad Mail",
        "zo 2 mei 2027, via intranet – tabblad Intranet",
    ]


def test_what_is_new_is_counted_by_what_it_is(tmp_path: Path):
    rows = [
        ["Mijlpaal", "Fase", *HEAD],
        ["Livegang", "", "1 mrt 2027", "", "", ""],
        ["", "Aanloop", "T-7", "Mail", "MT", "A"],
    ]
    counted = [dutch(each) for each in tally(new(tmp_path, rows)[0].changes)]
    assert counted == ["3 nieuw (1 bericht, 1 mijlpaal, 1 fase)"]
    assert [
        dutch(each) for each in tally(come(tmp_path, separated([HEAD, ["1 mrt 2027", "Mail", "MT", "A"]])).changes)
    ] == ["1 nieuw"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("wk 10/11 2027", "wk 10, ma 8 mrt – zo 14 mrt 2027 – wk 11, ma 15 mrt – zo 21 mrt 2027, via nieuwsbrief"),
        ("1 t/m 3 mrt 2027", "ma 1 mrt 2027 – wo 3 mrt 2027, via nieuwsbrief"),
        ("1 mrt 2027 10:00-11:00", "ma 1 mrt 2027 10:00, via nieuwsbrief"),
    ],
)
def test_a_window_is_told_with_its_end(tmp_path: Path, written: str, told: str):
    imported, _plan = new(tmp_path, [HEAD, [written, "nwsbrief", "MT", "Start"]])
    assert dutch(imported.changes[0].told if len(imported.changes) == 1 else imported.changes[-1].told) == told


def test_what_comes_back_without_an_end_gets_one_that_is_told(tmp_path: Path):
    rows = [["elke dinsdag vanaf 13 april 2027", "Mail", "MT", "Stand van zaken"]]
    imported, plan = new(tmp_path, [HEAD, *rows])
    assert plan.messages[0].repeat.times == 6
    assert "Komt 6 keer terug, tenzij je anders zegt" in dutch(imported.changes[-1].told)
    milestone = ["livegang", "", "", "Start"]
    imported = come(tmp_path, separated([HEAD, *rows, milestone]), dates={"livegang": OnDay(date(2027, 6, 1))})
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    assert str(plan.messages[0].repeat.until) == "livegang"
    assert "Komt terug tot Livegang, tenzij je anders zegt" in dutch(imported.changes[1].told)
    desk = desk_with(tmp_path)
    rows = [["3 mei 2027", "Intranet", "MT", "Waarom we gaan", "wekelijks"]]
    imported = come(tmp_path, separated([[*HEAD, "Frequentie"], *rows]), desk)
    desk.do(edit_for(imported, imported.keys))
    assert desk.plan.messages[0].repeat.times == 6
    assert come(tmp_path, separated([[*HEAD, "Frequentie"], *rows]), desk).changes == ()


def test_what_comes_back_does_so_in_the_plan(tmp_path: Path):
    head = [*HEAD, "Frequentie", "Kosten"]
    rows = [
        ["elke dinsdag vanaf 13 april 2027 t/m 1 juni 2027", "Mail", "MT", "Stand van zaken", "", "€ 1.250,00"],
        ["13 april 2027", "Mail", "MT", "Nieuws", "wekelijks", "1.250,-"],
        ["om de week do", "Mail", "MT", "Vragen", "", "EUR 1250"],
    ]
    _imported, plan = new(tmp_path, [head, *rows])
    first, second, third = plan.messages
    assert (str(first.when), str(first.repeat.every), str(first.repeat.until)) == ("2027-04-13", "+ 1w", "2027-06-01")
    assert (str(second.when), str(second.repeat.every)) == ("2027-04-13", "+ 1w")
    assert (third.when, str(third.repeat.every)) == (None, "+ 2w")
    assert [each.cost for each in plan.messages] == [1250, 1250, 1250]
    assert third.notes == "Datum: om de week do"


def test_what_a_sheet_takes_off_its_milestone_is_told(desk):
    imported = into(desk, [HEAD, ["15 mei 2027", "Intranet", "MT", "Waarom we gaan"]])
    assert "▲ Het hangt niet meer aan Opening" in dutch(imported.changes[0].told)


def test_na_is_a_phase_and_what_is_asked_stays_where_something_is_said(tmp_path: Path):
    rows = [
        ["Fase", "Bericht", "Opmerking", "Doel", "Tekst"],
        ["Voor", "Een", "n.a.", "NA", "n/a"],
        ["Na", "Twee", "na", "??", "..."],
    ]
    _imported, plan = new(tmp_path, rows)
    assert [each.title for each in plan.phases] == ["Voor", "Na"]
    said = [(each.notes, each.goal, each.body, each.tags) for each in plan.messages]
    assert said == [("", "", "", ("Voor",)), ("na", "??", "...", ("Na",))]


def test_what_is_not_known_yet_of_a_name_or_a_day_stays_in_the_notes(tmp_path: Path):
    imported, plan = new(tmp_path, [[*HEAD, "Actiehouder", "Afzender"], ["??", "?", "MT", "Start", "-", "..."]])
    assert plan.messages[0].notes == "Datum: ??\nKanaal: ?\nAfzender: ..."
    assert not imported.not_understood


def test_a_milestone_on_a_day_that_may_still_change_is_indicative(tmp_path: Path):
    rows = [["Mijlpaal", "Titel", "Datum"], ["Besluit", "", "5 april 2027?"], ["Livegang", "", "1 mei 2027"]]
    _imported, plan = new(tmp_path, rows)
    assert [each.certainty for each in plan.milestones] == ["indicative", "fixed"]


def test_what_was_filled_in_for_a_milestone_is_told_too(tmp_path: Path):
    imported, _plan = new(tmp_path, [["Mijlpaal", "Titel", "Datum"], ["Besluit", "", "uiterlijk 5 april"]])
    doubts = " ▲ Het jaar 2027 is aangevuld ▲ De laatste dag is aangehouden"
    assert dutch(imported.changes[0].told) == f"mijlpaal op ma 5 apr 2027{doubts}"
    assert "De laatste dag is aangehouden (rij 2)." in map(dutch, imported.remarks)


def test_a_time_of_another_zone_is_shown_as_it_is_taken(tmp_path: Path):
    imported, plan = new(tmp_path, [[*HEAD], ["2027-07-05T14:00Z", "Mail", "MT", "Start"]])
    assert str(plan.messages[0].when) == "2027-07-05T16:00:00"
    assert dutch(imported.changes[-1].told).startswith("ma 5 jul 2027 16:00, via mail ▲")


@pytest.mark.parametrize("unknown", ["n.t.b.", "n.n.t.b.", "TBD", "nog niet bekend"])
def test_what_is_not_known_yet_is_nobody_and_no_status(tmp_path: Path, unknown: str):
    rows = [[*HEAD, "Status", "Wie"], ["1 mrt 2027", "Mail", unknown, "Start", unknown, unknown]]
    imported, plan = new(tmp_path, rows)
    (message,) = plan.messages
    assert (message.audiences, message.status, message.owner, message.notes) == ((), "draft", "", "")
    assert imported.not_understood == ()


def test_all_staff_of_a_department_is_that_department_and_is_told(tmp_path: Path):
    cells = ("Watersystemen / Waterketen", "alle medewerkers Watersystemen & Waterketen", "Medewerkers Zorg en OR")
    rows = [HEAD, *(["1 mrt 2027", "Mail", each, f"Bericht {number}"] for number, each in enumerate(cells))]
    imported, plan = new(tmp_path, rows)
    assert [each.name for each in plan.audiences] == ["Watersystemen", "Waterketen", "Medewerkers Zorg", "OR"]
    assert plan.messages[0].audiences == plan.messages[1].audiences
    told = [dutch(each.told) for each in imported.changes if each.line == 3]
    assert "▲ alle medewerkers Waterketen telt als de doelgroep Waterketen" in told[0]


@pytest.mark.parametrize("name", ["medewerkers met een laptop", "medewerkers die reizen", "Leidinggevenden Zorg"])
def test_another_description_of_people_is_an_audience_of_its_own(tmp_path: Path, name: str):
    rows = [HEAD, *(["1 mrt 2027", "Mail", each, each] for each in ("Zorg", "een laptop", "reizen", name))]
    assert [each.name for each in new(tmp_path, rows)[1].audiences][-1] == name
