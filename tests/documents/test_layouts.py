"""The layouts that real plans use: headings anywhere, phases between rows, weeks across, on their side, matrices."""

from datetime import date

import pytest

from campaign.errors import NotUnderstoodError
from tests.documents.sheets import ods, read, told, xlsx

HEAD = ["Datum", "Kanaal", "Doelgroep", "Onderwerp", "Actiehouder"]
ROW = ["12 maart 2027", "Intranet", "Medewerkers", "Waarom we gaan", "Anna"]
PLAN = [("Waarom we gaan", "intranet", "2027-03-12")]


def test_the_headings_stand_anywhere():
    rows = [["Communicatieplan Plein"], [], ["", "Versie 3, maart"], [], ["", *HEAD], ["", *ROW]]
    reading = read(rows)
    assert told(reading) == PLAN
    assert reading.title == "Communicatieplan Plein"
    assert [text for _row, text in reading.aside] == ["Communicatieplan Plein", "Versie 3, maart"]
    assert reading.drafts[0].row == 6


@pytest.mark.parametrize(
    "head",
    [["Date", "Channel", "Audience", "Title", "Owner"], ["Datum", "Channel", "Doelgroep", "Title", "Lead / Owner"]],
)
def test_the_headings_are_english_or_mixed(head: list[str]):
    (draft,) = read([head, ROW]).drafts
    assert (draft.title, draft.owner, draft.audiences.named[0].name) == ("Waarom we gaan", "Anna", "Medewerkers")


@pytest.mark.parametrize("make", [lambda rows: xlsx({"Plan": rows}), ods], ids=["xlsx", "ods"])
def test_a_workbook_reads_as_its_text_does(make):
    rows = [HEAD, [date(2027, 3, 12), *ROW[1:]]]
    assert told(read(make(rows))) == PLAN


def test_phases_stand_between_the_rows():
    rows = [
        HEAD,
        ["Fase 1: voorbereiding"],
        ROW,
        ["Livegang en nazorg"],
        ["1 mei 2027", "Mail", "Allen", "Klaar", "Bo"],
    ]
    reading = read(rows)
    assert [(each.title, each.phase) for each in reading.drafts] == [
        ("Waarom we gaan", "Fase 1: voorbereiding"),
        ("Klaar", "Livegang en nazorg"),
    ]
    assert [each.name for each in reading.phases] == ["Fase 1: voorbereiding", "Livegang en nazorg"]


def test_a_phase_is_merged_over_the_columns():
    reading = read(xlsx({"Plan": [HEAD, ["Aanloop", None, None], ROW]}, ["A2:E2"]))
    assert [(each.title, each.phase) for each in reading.drafts] == [("Waarom we gaan", "Aanloop")]


def test_what_is_merged_downwards_counts_for_every_row():
    rows = [HEAD, ROW, [None, "Mail", None, "Wat je merkt", "Bo"]]
    reading = read(xlsx({"Plan": rows}, ["A2:A3", "C2:C3"]))
    assert told(reading) == [*PLAN, ("Wat je merkt", "mail", "2027-03-12")]
    assert reading.drafts[1].audiences.named[0].name == "Medewerkers"


def test_headings_that_come_again_and_notes_below_are_no_messages():
    reading = read([HEAD, ROW, HEAD, ["* onder voorbehoud"]])
    assert told(reading) == PLAN
    assert (4, "* onder voorbehoud") in reading.aside


def test_a_row_with_two_moments_is_two_messages():
    reading = read(
        [["Doelgroep", "Boodschap", "Moment"], ["Testers", "Doe mee", "12 maart 2027 en 2 weken na livegang"]]
    )
    assert told(reading) == [
        ("Doe mee (12 maart 2027)", "", "2027-03-12"),
        ("Doe mee (2 weken na livegang)", "", "livegang + 2w"),
    ]
    assert [(each.id, each.name) for each in reading.milestones] == [("livegang", "Livegang")]


def test_a_column_for_each_week():
    weeks = ["wk 36", "wk 37", "wk 38", "wk 39"]
    rows = [
        ["Planning 2027"],
        ["Activiteit", "Doelgroep", *weeks],
        ["Waarom", "Allen", "x", "x", "", ""],
        ["Nieuwsbrief", "MT", "x", "", "", "flyer"],
    ]
    reading = read(rows)
    assert [(each.title, str(each.moment.when), str(each.moment.until or "")) for each in reading.drafts] == [
        ("Waarom", "2027-W36", "2027-W37"),
        ("Nieuwsbrief (wk 36)", "2027-W36", ""),
        ("Nieuwsbrief (wk 39)", "2027-W39", ""),
    ]
    assert "wk 39: flyer" in reading.drafts[2].notes


def test_a_column_for_each_number_of_a_week():
    rows = [["Planning 2027"], ["Activiteit", "36", "37", "38", "39", "40"], ["Waarom", "", "x", "", "", ""]]
    assert told(read(rows)) == [("Waarom", "", "2027-W37")]


def test_weeks_that_may_be_of_the_project_wait_until_somebody_says_so():
    rows = [["Activiteit", "week 1", "week 2", "week 3"], ["Waarom", "", "x", ""]]
    assert told(read(rows)) == [("Waarom", "", "")]
    assert read(rows).drafts[0].untaken[0].text == "week 2"
    assert told(read(rows, weeks="calendar", dates={}))[0][2] == "2028-W02"


def test_a_table_on_its_side():
    columns = [
        [head, cell, other]
        for head, cell, other in zip(HEAD, ROW, ["1 mei 2027", "Mail", "MT", "Klaar", "Bo"], strict=True)
    ]
    reading = read(columns)
    assert reading.turned
    assert told(reading) == [*PLAN, ("Klaar", "mail", "2027-05-01")]
    assert [each.row for each in reading.drafts] == [2, 3]


def test_titles_and_comments_around_a_table_on_its_side_stand_outside_it():
    rows = [
        ["Planning week van de ontmoeting", "", "", ""],
        ["Wanneer", "3 mei 2027", "10 mei 2027", "17 mei 2027"],
        ["Wat", "Oproep", "Herinnering", "Bedankje"],
        ["Status", "", "", ""],
        ["Kanaal", "Mail", "Intranet", "Mail"],
        ["Voor wie", "Allen", "Allen", "Vrijwilligers"],
        ["Let op: 5 mei vrij", "", "", ""],
    ]
    reading = read(rows)
    assert reading.turned
    assert reading.aside == ((1, rows[0][0]), (7, rows[6][0]))
    assert reading.title == "Planning week van de ontmoeting"
    assert [each.heading for each in reading.columns] == ["Wanneer", "Wat", "Status", "Kanaal", "Voor wie"]
    assert told(reading)[2] == ("Bedankje", "mail", "2027-05-17")


def test_a_day_beside_a_moment_that_is_none():
    rows = [
        ["Moment", "Datum", "Tijd", "Onderwerp", "Kanaal"],
        ["T-14", "", "", "Zo werkt het", "Mail"],
        ["Lancering (D-day)", "12-04-2027", "08:00", "Download nu", "Social"],
        ["", "13-04-2027", "", "Morgen", "Mail"],
    ]
    reading = read(rows)
    assert [each[2] for each in told(reading)] == ["livegang - 14d", "2027-04-12T08:00:00", "2027-04-13"]
    assert not reading.drafts[1].untaken
    assert reading.drafts[1].notes[-1] == "Moment: Lancering (D-day)"
    assert [dict(each.values) for each in reading.drafts[1].assumed] == [
        {"heading": "Datum", "value": "Lancering (D-day)"}
    ]


def test_audiences_down_and_milestones_across():
    rows = [
        ["Doelgroep", "T-30", "T-7", "Livegang"],
        ["Managers", "gesprek", "", "x"],
        ["Allen (400)", "", "nieuwsbrief", "mail"],
    ]
    reading = read(rows)
    assert told(reading) == [
        ("gesprek", "gesprek", "livegang - 30d"),
        ("Managers", "", "livegang"),
        ("nieuwsbrief", "nieuwsbrief", "livegang - 7d"),
        ("mail", "mail", "livegang"),
    ]
    assert reading.drafts[2].audiences.named == (("Allen", 400),)


def test_moments_down_and_audiences_across():
    rows = [["Moment", "Managers", "Teams"], ["T-14", "overleg", ""], ["T0", "mail", "intranet"]]
    reading = read(rows)
    assert told(reading) == [
        ("overleg", "overleg", "livegang - 14d"),
        ("mail", "mail", "livegang"),
        ("intranet", "intranet", "livegang"),
    ]
    assert [each.audiences.named[0].name for each in reading.drafts] == ["Managers", "Managers", "Teams"]


def test_milestones_with_their_day_are_milestones():
    rows = [
        ["Mijlpaal", "Datum", "Kanaal", "Onderwerp"],
        ["Besluit", "1 maart 2027", "", ""],
        ["", "8 maart 2027", "Mail", "Het besluit"],
    ]
    reading = read(rows)
    assert [(each.id, str(each.moment.when)) for each in reading.milestones] == [("besluit", "2027-03-01")]
    assert told(reading) == [("Het besluit", "mail", "2027-03-08")]


def test_a_time_and_an_end_in_columns_of_their_own():
    rows = [
        ["Datum", "Tijd", "Einddatum", "Onderwerp"],
        ["12-3-2027", "10:00-11:30", "", "Demo"],
        ["12-3-2027", "", "14-3-2027", "Beurs"],
    ]
    demo, fair = read(rows).drafts
    assert (str(demo.moment.when), str(demo.moment.until)) == ("2027-03-12T10:00:00", "2027-03-12T11:30:00")
    assert (str(fair.moment.when), str(fair.moment.until)) == ("2027-03-12", "2027-03-14")


def test_the_sheet_with_the_plan_is_found_and_the_others_are_told():
    data = xlsx({"Voorblad": [["Welkom"]], "Plan": [HEAD, ROW], "Budget": [["Post", "Bedrag"], ["Drukwerk", 12]]})
    reading = read(data)
    assert (reading.sheet, told(reading)) == ("Plan", PLAN)
    assert reading.told[-1].values["names"] == ["Voorblad", "Budget"]
    with pytest.raises(NotUnderstoodError):
        read(data, sheets=("Budget",))


def test_nothing_in_a_row_is_lost():
    rows = [[*HEAD, "Kleur", "Opmerkingen", ""], [*ROW, "rood", "let op", "los"]]
    (draft,) = read(rows).drafts
    assert draft.notes == ("let op", "Kleur: rood", "los")


def test_a_sheet_without_headings_is_refused():
    with pytest.raises(NotUnderstoodError) as caught:
        read([["a", "b"], ["c", "d"]])
    assert caught.value.remedy is not None


def test_a_heading_above_nothing_and_a_row_outside_the_columns_are_told():
    reading = read([HEAD, ["Fase 1"], ["Fase 2"], ROW, ["", "", "", "", "", "los"], ["Fase 3"]])
    assert [text for _row, text in reading.aside] == ["Fase 1", "los", "Fase 3"]
    assert [each.phase for each in reading.drafts] == ["Fase 2"]


MILESTONES = ["Wat", "Kanaal", "Datum", "Opmerkingen", "Soort"]


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("Go-live", ["", "1-6-2027", "mijlpaal", ""]),
        ("Go-live", ["", "1-6-2027", "", "Mijlpaal"]),
        ("Go-live", ["mijlpaal", "1-6-2027", "", ""]),
        ("Go-live", ["", "1-6-2027", "Mijlpaal: einde bouw", ""]),
        ("Mijlpaal: Go-live", ["", "1-6-2027", "", ""]),
    ],
)
def test_a_row_that_says_that_it_is_a_milestone_is_one(title, row):
    reading = read([MILESTONES, [title, *row], ["Mail", "mail", "2 weken voor go-live", "", ""]])
    (golive,) = reading.milestones
    assert (golive.name, str(golive.moment.when), golive.row) == ("Livegang", "2027-06-01", 2)
    (mail,) = reading.drafts
    assert (str(mail.moment.when), mail.status) == ("livegang - 2w", None)


@pytest.mark.parametrize("row", [["mail", "1-6-2027", "mijlpaal", ""], ["", "1-6-2027", "na de mijlpaal van mei", ""]])
def test_a_message_about_a_milestone_stays_one(row):
    reading = read([MILESTONES, ["Wij zijn live", *row], ["Mail", "mail", "2-6-2027", "", ""]])
    assert [each.title for each in reading.drafts] == ["Wij zijn live", "Mail"]
