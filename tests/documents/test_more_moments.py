"""Sheets with a column for each channel, channels against milestones, and rows with more than one day."""

import pytest

from tests.documents.sheets import read, told


def test_a_channel_per_column():
    rows = [
        ["Week", "Datum", "Intranet", "Nieuwsbrief", "Overleg"],
        ["14", "5-4-2027", "Start pilot", "", "Teamoverleg balie"],
        ["15", "12-4-2027", "-", "Terugblik pilot. Met een filmpje.", ""],
        ["16", "19-4-2027", "", "x", ""],
    ]
    reading = read(rows)
    assert told(reading) == [
        ("Start pilot", "intranet", "2027-04-05"),
        ("Teamoverleg balie", "overleg", "2027-04-05"),
        ("Terugblik pilot", "nieuwsbrief", "2027-04-12"),
        ("Nieuwsbrief", "nieuwsbrief", "2027-04-19"),
    ]
    assert reading.drafts[2].typed["body"] == "Terugblik pilot. Met een filmpje."
    assert "Week: 14" in reading.drafts[0].notes


@pytest.mark.parametrize("head", ["Wanneer", "Week", "Mijlpaal"])
def test_a_channel_per_column_of_weeks_and_milestones(head):
    when = {"Wanneer": "wk 14", "Week": "14", "Mijlpaal": "Livegang"}[head]
    reading = read([[head, "Doelgroep", "Intranet", "E-mail"], [when, "Balie", "Het begint", "Wat jij merkt"]])
    assert [(each.title, each.kind) for each in reading.drafts] == [
        ("Het begint", "intranet"),
        ("Wat jij merkt", "mail"),
    ]
    assert [each.audiences.named[0].name for each in reading.drafts] == ["Balie", "Balie"]
    assert all(each.moment.when for each in reading.drafts)


def test_crosses_below_channels_of_a_message_are_no_messages():
    rows = [["Onderwerp", "Datum", "Intranet", "Mail"], ["Rooster", "5-4-2027", "x", ""]]
    assert [each.title for each in read(rows).drafts] == ["Rooster"]


def test_channels_against_milestones_with_audiences_in_the_cells():
    rows = [
        ["Kanaal", "Pilot", "Evaluatie", "Training"],
        ["Mail", "Balie, Managers", "", "Balie (8 maart 2027)"],
        ["Intranet", "", "Alle medewerkers", "x"],
        ["Overleg", "We vragen eerst hoe het iedereen bevalt", "", ""],
    ]
    reading = read(rows)
    found = [
        (each.title, [who.name for who in each.audiences.named], each.kind, str(each.moment.when))
        for each in reading.drafts
    ]
    assert found == [
        ("Pilot – Mail", ["Balie", "Managers"], "mail", "pilot"),
        ("Training – Mail", ["Balie"], "mail", "2027-03-08"),
        ("Evaluatie – Intranet", ["Alle medewerkers"], "intranet", "evaluatie"),
        ("Training – Intranet", [], "intranet", "training"),
        ("We vragen eerst hoe het iedereen bevalt", [], "overleg", "pilot"),
    ]


@pytest.mark.parametrize("heads", [("Datum aankondiging", "Datum herinnering"), ("Aankondiging", "Herinnering")])
def test_two_days_of_one_row_are_two_messages(heads):
    rows = [
        ["ID", "Onderwerp", "Kanaal", *heads, "Deadline tekst"],
        ["actie-een", "Nieuw rooster", "mail", "5-4-2027", "12-4-2027", "1-4-2027"],
        ["actie-twee", "Inloop", "intranet", "", "13-4-2027", ""],
        ["actie-drie", "Uitleg", "intranet", "14-4-2027", "n.v.t.", ""],
    ]
    reading = read(rows)
    assert told(reading) == [
        ("Nieuw rooster", "mail", "2027-04-05"),
        ("Nieuw rooster (herinnering)", "mail", "2027-04-12"),
        ("Inloop (herinnering)", "intranet", "2027-04-13"),
        ("Uitleg", "intranet", "2027-04-14"),
    ]
    assert [each.id for each in reading.drafts] == ["actie-een", "", "", "actie-drie"]
    assert "Deadline tekst: 1-4-2027" in reading.drafts[0].notes
    guesses = {each.heading for each in reading.columns if each.field == "when" and not each.sure}
    assert guesses == set(heads)


def test_days_below_any_heading_are_when_it_is_where_nothing_else_says_so():
    reading = read([["Onderwerp", "Kanaal", "Actieplan"], ["Rooster", "mail", "13-4-2027"]])
    assert told(reading) == [("Rooster", "mail", "2027-04-13")]
    reading = read([["Onderwerp", "Kanaal", "Actieplan"], ["Rooster", "mail", "13-4-2027"]], meant={"Actieplan": None})
    assert told(reading) == [("Rooster", "mail", "")]


def test_reminders_before_a_meeting_stay_what_they_are():
    reading = read([["Onderwerp", "Datum", "Kanaal", "Herinneringen"], ["Kick-off", "13-4-2027", "overleg", "1w"]])
    assert [each.typed.get("reminders") for each in reading.drafts] == ["1w"]


def test_a_share_is_no_amount():
    rows = [["Onderwerp", "Datum", "Kosten"], ["Rooster", "13-4-2027", "45 procent"], ["Inloop", "14-4-2027", "€ 45"]]
    first, second = read(rows).drafts
    assert ("cost" in first.typed, "Kosten: 45 procent" in first.notes) == (False, True)
    assert [each.text for each in first.untaken] == ["45 procent"]
    assert second.typed["cost"] == "€ 45"


def test_a_phase_in_a_row_of_its_own_is_not_told_as_outside_the_plan():
    rows = [
        ["Fase", "Onderwerp", "Kanaal", "Datum"],
        ["1. Voorbereiding", "", "", ""],
        ["", "Rooster", "mail", "13-4-2027"],
    ]
    reading = read(rows)
    assert [each.name for each in reading.phases] == ["1. Voorbereiding"]
    assert reading.aside == ()
    assert read([["Onderwerp", "Datum"], ["1. Voorbereiding", "13-4-2027"]]).drafts[0].title == "1. Voorbereiding"
