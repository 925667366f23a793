"""Audiences against moments whose headings are names: pilot, training, evaluation, and what a plan calls its own."""

from contextlib import suppress
from datetime import date, time

import pytest

from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.date_columns import Known
from campaign.documents.sheets.joining import read_sheets
from campaign.documents.sheets.tables import read_tables
from campaign.errors import NotUnderstoodError
from tests.conftest import TODAY
from tests.documents.sheets import ods, read, separated, told, xlsx


def whom(reading):
    return [(each.audiences.named[0].name, each.title, str(each.moment.when)) for each in reading.drafts]


def test_three_names_of_phases_and_no_moment_that_is_known():
    rows = [
        ["Doelgroep", "Pilot", "Training", "Evaluatie"],
        ["Managers", "gesprek", "workshop", "enquête"],
        ["Teams", "mail", "", "x"],
    ]
    reading = read(rows)
    assert told(reading) == [
        ("gesprek", "gesprek", "pilot"),
        ("workshop", "training", "training"),
        ("enquête", "", "evaluatie"),
        ("mail", "mail", "pilot"),
        ("Evaluatie – Teams", "", "evaluatie"),
    ]
    assert [(each.id, each.name) for each in reading.milestones] == [
        ("pilot", "Pilot"),
        ("training", "Training"),
        ("evaluatie", "Evaluatie"),
    ]


def test_three_unknown_headings_with_marks_below_them():
    rows = [["Doelgroep", "Dromen", "Durven", "Doen"], ["MT", "x", "", "x"], ["Teams", "", "x", "x"]]
    reading = read(rows)
    assert [each[2] for each in whom(reading)] == ["dromen", "doen", "durven", "doen"]
    assert [(each.heading, each.field, each.sure) for each in reading.columns] == [
        ("Doelgroep", "audiences", True),
        *((name, "milestone", False) for name in ("Dromen", "Durven", "Doen")),
    ]


def test_english_with_known_moments_beside_names():
    rows = [
        ["Audience", "Decision", "Kick-off", "T-14", "Go-live"],
        ["Managers", "briefing", "meeting", "", "email"],
        ["Staff (400)", "", "newsletter", "poster", ""],
    ]
    assert told(read(rows)) == [
        ("briefing", "overleg", "decision"),
        ("meeting", "overleg", "kick-off"),
        ("email", "mail", "go-live"),
        ("newsletter", "nieuwsbrief", "kick-off"),
        ("poster", "scherm", "go-live - 14d"),
    ]


@pytest.mark.parametrize("make", [lambda rows: xlsx({"Matrix": rows}), ods], ids=["xlsx", "ods"])
def test_days_in_the_cells_are_those_of_the_messages(make):
    rows = [
        ["Doelgroep", "Verkenning", "Dromen", "Livegang"],
        ["MT", date(2027, 3, 1), date(2027, 3, 13), "x"],
        ["Teams", "", date(2027, 4, 2), "mail"],
    ]
    reading = read(make(rows))
    assert whom(reading) == [
        ("MT", "Verkenning – MT", "2027-03-01"),
        ("MT", "Dromen – MT", "2027-03-13"),
        ("MT", "Livegang – MT", "livegang"),
        ("Teams", "Dromen – Teams", "2027-04-02"),
        ("Teams", "mail", "livegang"),
    ]
    assert [each.id for each in reading.milestones] == ["livegang"]


def test_a_day_beside_a_channel_in_one_cell():
    rows = [
        ["Stakeholder", "Doel", "Besluit", "Pilot (team A)", "T-7"],
        ["MT", "weten", "mail 12-3-2027", "presentatie (13 maart 2027)", "mail"],
        ["Teams", "doen", "18 maart 2027: lunch", "x", "intranet"],
    ]
    assert told(read(rows)) == [
        ("mail", "mail", "2027-03-12"),
        ("presentatie", "overleg", "2027-03-13"),
        ("mail", "mail", "livegang - 7d"),
        ("lunch", "", "2027-03-18"),
        ("Pilot (team A) – Teams", "", "pilot-team-a"),
        ("intranet", "intranet", "livegang - 7d"),
    ]


def test_a_count_and_the_goal_of_an_audience_are_no_moments():
    rows = [
        ["Communicatiematrix"],
        ["Doelgroep", "Aantal", "Doel", "Training", "Nazorg"],
        ["MT", "12", "steunen", "x", "overleg"],
        ["Teams", "400", "kunnen", "workshop", "mail"],
    ]
    reading = read(rows)
    assert len(reading.drafts) == 4
    assert reading.drafts[0].typed["goal"] == "steunen"
    assert "Aantal: 12" in reading.drafts[0].notes


def test_what_the_plan_calls_its_milestones_is_known():
    known = Known(TODAY, (("feest", "De grote dag"), ("m2", "Proefdraaien Noord")), "feest")
    rows = [["Doelgroep", "Proefdraaien Noord", "De grote dag"], ["MT", "horen dat het komt", "vieren"]]
    reading, _sheets = read_sheets(read_tables(separated(rows)), Choices(), known)
    assert [str(each.moment.when) for each in reading.drafts] == ["m2", "feest"]
    with pytest.raises(NotUnderstoodError):
        read(rows)


def test_a_column_is_said_to_be_a_milestone():
    rows = [["Doelgroep", "Feestje", "Nadien"], ["MT", "horen dat het komt", "zien"], ["Teams", "horen", ""]]
    reading = read(rows, meant={"Feestje": "milestone", "Nadien": "milestone"})
    assert [each[2] for each in whom(reading)] == ["feestje", "nadien", "feestje"]
    reading = read(rows, meant={"Feestje": "milestone"})
    assert [each[2] for each in whom(reading)] == ["feestje", "feestje"]
    assert "Nadien: zien" in reading.drafts[0].notes


def test_a_column_is_said_to_be_none():
    rows = [["Doelgroep", "Pilot", "Livegang", "Evaluatie"], ["MT", "x", "x", "mail"]]
    reading = read(rows, meant={"Evaluatie": None})
    assert [each[2] for each in whom(reading)] == ["pilot", "livegang"]
    assert "Evaluatie: mail" in reading.drafts[0].notes


def test_moments_with_names_down_and_audiences_across():
    rows = [["Moment", "Managers", "Teams"], ["Pilot", "overleg", ""], ["Livegang", "mail", "intranet"]]
    assert told(read(rows)) == [
        ("overleg", "overleg", "pilot"),
        ("mail", "mail", "livegang"),
        ("intranet", "intranet", "livegang"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Doelgroep", "Intranet", "Mail", "Training", "Nieuwsbrief"], ["MT", "x", "x", "", ""]],
        [["Stakeholder", "Belang", "Invloed", "Houding"], ["MT", "hoog", "hoog", "positief"]],
        [["Doelgroep", "Huidige kanalen", "Behoefte"], ["MT", "mail, overleg", "wil meer uitleg in het teamoverleg"]],
        [["Doelgroep", "Aantal", "Locaties"], ["MT", "12", "3"]],
    ],
    ids=["channels", "stakeholders", "media", "counts"],
)
def test_other_tables_of_audiences_have_no_moments(rows):
    with suppress(NotUnderstoodError):
        assert all(each.moment.when is None for each in read(rows).drafts)


def test_a_plan_with_a_column_called_pilot_stays_a_plan():
    rows = [["Doelgroep", "Boodschap", "Kanaal", "Pilot"], ["MT", "Waarom", "mail", "x"], ["OR", "Hoe", "mail", "x"]]
    reading = read(rows)
    assert told(reading) == [("Waarom", "mail", ""), ("Hoe", "mail", "")]
    assert "Pilot: x" in reading.drafts[0].notes


def test_milestones_stand_in_the_order_of_their_columns():
    rows = [["Doelgroep", "Pilot", "Kick-off", "Training"], ["Balie", "x", "mail", ""], ["Artsen", "x", "", "x"]]
    assert [each.name for each in read(rows).milestones] == ["Pilot", "Kick-off", "Training"]


@pytest.mark.parametrize(
    ("nine", "one"), [("09:00", "13:00"), ("9.00", "13.00"), ("9 uur", "13 uur"), (time(9), time(13))]
)
def test_a_heading_that_is_a_clock_is_the_hour_of_what_stands_below_it(nine, one):
    rows = [["Datum", nine, one], [date(2027, 3, 1), "Kick-off", "Training"], ["week 10", "", "Poster"]]
    reading = read(xlsx({"Plan": rows}))
    assert told(reading) == [
        ("Kick-off", "overleg", "2027-03-01T09:00:00"),
        ("Training", "training", "2027-03-01T13:00:00"),
        ("Poster", "scherm", "2027-W10"),
    ]
    assert not any(each.audiences.named for each in reading.drafts)
    (left,) = reading.drafts[2].untaken
    assert left.why.text == "There is no day to go with this time"
    assert f"Tijd: {left.text}" in reading.drafts[2].notes


def test_words_that_name_no_channel_are_the_message():
    sentence = "Uitleg in het overleg van alle afdelingen over de werkwijze"
    rows = [["Doelgroep", "Kick-off", "Pilot", "Training"], ["Balie", "Uitleg waarom", sentence, "mail"]]
    assert told(read(rows)) == [
        ("Uitleg waarom", "", "kick-off"),
        (sentence, "", "pilot"),
        ("mail", "mail", "training"),
    ]


def test_a_mark_below_an_hour_is_called_after_its_day_and_hour():
    rows = [["Datum", "9.00 uur", "13.00 uur"], ["1 maart 2027", "x", ""], ["2 maart 2027", "", "mail"]]
    assert [each.title for each in read(rows).drafts] == ["1 maart 2027 9.00 uur", "mail"]


CELLS = [["Directie", "Memo", "Gesprek"], ["Teamleiders", "Overleg", "-"]]


@pytest.mark.parametrize("heads", [["", "Kick-off", "Livegang"], ["", "Pilot", "Training"]])
def test_names_of_milestones_beside_a_corner_without_a_heading(heads):
    reading = read([heads, *CELLS])
    assert whom(reading) == [
        ("Directie", "Memo", heads[1].casefold()),
        ("Directie", "Gesprek", heads[2].casefold()),
        ("Teamleiders", "Overleg", heads[1].casefold()),
    ]
    assert [each.values["heading"] for each in reading.told] == ["A"]


def test_channels_below_a_corner_without_a_heading():
    reading = read([["", "Kick-off", "Livegang"], ["Intranet", "Allen", "Allen"], ["Nieuwsbrief", "Managers", ""]])
    assert [(each.channel, each.audiences.named[0].name, str(each.moment.when)) for each in reading.drafts] == [
        ("Intranet", "Allen", "kick-off"),
        ("Intranet", "Allen", "livegang"),
        ("Nieuwsbrief", "Managers", "kick-off"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Pilot", "Livegang"], ["Kosten", "100", "200"], ["Uren", "3", "4"]],
        [["", "Pilot", "Livegang"], ["Managers", "100", "200"], ["Teams", "3", "4"]],
        [["", "Pilot", "Livegang"], ["Risico", "uitval", "vertraging"], ["Kans", "klein", "groot"]],
        [["", "Pilot", "Rapport"], *CELLS],
    ],
)
def test_no_plan_is_made_of_what_is_no_audience_or_says_nothing_to_it(rows):
    with pytest.raises(NotUnderstoodError):
        read(rows)


@pytest.mark.parametrize("corner", ["", "Doelgroep"])
def test_headings_with_a_day_or_month_in_another_line_or_in_brackets(corner: str):
    heads = [
        corner,
        "Besluit\n(1 feb 2027)",
        "Start pilot (15-03-2027)",
        "Livegang (3 mei 2027)",
        "Evaluatie\njuli 2027",
    ]
    rows = [heads, ["Directie", "Memo", "Mail", "Gesprek", "-"], ["Teams", "Overleg", "", "", "Nieuwsbrief"]]
    reading = read(xlsx({"Matrix": rows}))
    assert {each.name: str(each.moment.when) for each in reading.milestones} == {
        "Besluit": "2027-02-01",
        "Start pilot": "2027-03-15",
        "Livegang": "2027-05-03",
        "Evaluatie": "2027-07",
    }
    assert [each[2] for each in whom(reading)] == ["besluit", "start-pilot", "livegang", "besluit", "evaluatie"]


def test_months_behind_texts_that_are_no_milestones_make_no_matrix():
    with pytest.raises(NotUnderstoodError):
        read([["", "Budget januari 2027", "Budget februari 2027"], ["Directie", "100", "200"]])
