"""Cells with a moment, as people write them: what each becomes, and that none becomes a wrong date."""

import csv
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import Known, milestones_in, surroundings, weeks_of
from campaign.documents.sheets.date_order import Orders, SaidOrder, proven_order
from campaign.documents.sheets.moments import Moment
from campaign.documents.sheets.tables import Cell
from campaign.language import language
from campaign.model.ids import slug
from tests.documents.sheets import sample_of

TODAY = date(2026, 11, 25)


def moments(
    text: str,
    *,
    today: date = TODAY,
    dutch: bool = True,
    others: tuple[str, ...] = (),
    said: SaidOrder | None = None,
    **known,
) -> list[Moment]:
    names = [name for name in milestones_in([text]) if name.casefold() != "livegang"]
    anchors = (*((slug(name), name) for name in names), ("livegang", "Livegang"))
    orders = Orders(said, usual="day" if dutch else None)
    cells = [Cell(each, None, row, 1) for row, each in enumerate((text, *others), 1)]
    around = surroundings(cells, (), "Datum", Known(today, anchors, "livegang", dutch=dutch, orders=orders, **known))
    return list(read_cell(text, None, around))


def said(text: str, **around) -> str:
    """Return what a cell says in words: each moment as first/last, with ? where there is none."""
    found = [
        f"{each.when or '?'}/{each.until}" if each.until else str(each.when or "?") for each in moments(text, **around)
    ]
    return " & ".join(found)


def assumed(moment: Moment) -> list[str]:
    """Return what was filled in or taken for granted, in Dutch."""
    return [language("nl").render(each) for each in moment.assumed]


SAMPLE = {
    "24 hours before window": "window - 1d",
    "As needed": "?",
    "Before each major milestone, plus standing fortnightly update": "?",
    "Due Dec 24 - to support Dec 28th Market Release Date": "2021-12-24",
    "Due: April 12": "2022-04-12",
    "Due: once we have a new launch date": "?",
    "Embargo until [date]": "?",
    "MID-JUNE": "2022-W24",
    "Nov 1/2": "?",
    "Ongoing": "?",
    "Sept 30th": "2026-09-30",
    "September 10, 2026": "2026-09-10",
    "T+24 hours": "livegang + 1d",
    "T+7": "livegang + 7d",
    "T-30": "livegang - 30d",
    "T0": "livegang",
    "Weeks 5–9": "?",
    "a week prior to the deployment of Continuation Out": "deployment-of-continuation-out - 1w",
    "first week of Dec or more likely mid-Jan - week of Jan 16": "?",
    "mid-late Sept": "2026-09",
    "monthly until go-live": "?",
    "on the morning of migration slated for April 28": "2026-04-28",
    "second week of Aug": "2026-W33",
    "1 tot 6 maanden vanaf Week 41-47": "?",
    "Kort voor eerste live loonrun": "?",
    "Voor update en tijdens nazorg": "? & ?",
    "Week 1": "?",
    "Week 18-22": "2027-W18/2027-W22",
    "Week 3 en 4": "?",
    "loopt door": "?",
}


def sample_rows() -> list[dict[str, str]]:
    with sample_of("date_cells.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_cell_of_the_sample_is_known_here():
    assert {row["text"] for row in sample_rows()} == SAMPLE.keys()


def test_every_cell_of_the_sample_says_what_it_says():
    for row in sample_rows():
        text, dutch = row["text"], row["lang"] == "nl"
        today = date.fromisoformat(row["context_date"]) if row["context_date"] else TODAY
        assert said(text, today=today, dutch=dutch) == SAMPLE[text]
        for each in moments(text, today=today, dutch=dutch):
            assert each.text, f"{text}: the text is kept"
            assert (each.why is None) == (each.when is not None), f"{text}: what is no moment says why"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("12 en 19 maart 2027", "2027-03-12 & 2027-03-19"),
        ("12-15 maart", "2027-03-12/2027-03-15"),
        ("3 maart t/m 9 april 2027", "2027-03-03/2027-04-09"),
        ("12 dec - 3 jan", "2026-12-12/2027-01-03"),
        ("03/04/2027", "2027-04-03"),
        ("12 maart (verzonden)", "2027-03-12"),
        ("verzonden 12-3-2027", "2027-03-12"),
        ("uiterlijk 12 maart 2027", "2027-03-12"),
        ("ca. 12 maart 2027", "2027-W10"),
        ("in de week van 8 maart", "2027-W10"),
        ("45000", "2023-03-15"),
        ("12 maart 2027 10:00-11:00", "2027-03-12T10:00:00/2027-03-12T11:00:00"),
        ("wo 3 feb 2027 9u", "2027-02-03T09:00:00"),
        ("T-2 weken", "livegang - 2w"),
        ("livegang - 3 weken", "livegang - 3w"),
        ("5 werkdagen voor livegang", "livegang - 5wd"),
        ("bij livegang", "livegang"),
        ("maart/april", "2027-03/2027-04"),
        ("Q1 - Q2 2027", "2027-Q1/2027-Q2"),
        ("week 51 - 2", "2026-W51/2027-W02"),
        ("mrt '27", "2027-03"),
        ("12-mrt-27", "2027-03-12"),
        ("31-03-'27", "2027-03-31"),
        ("3 maart 10-11 uur", "2027-03-03T10:00:00/2027-03-03T11:00:00"),
        ("3 maart 2027 van 9u tot 10u30", "2027-03-03T09:00:00/2027-03-03T10:30:00"),
        ("wk 10/11 2027", "2027-W10/2027-W11"),
        ("3 maart halftwee", "2027-03-03T13:30:00"),
        ("eind juni 2027", "2027-W25"),
        ("Voor acceptatietest en voor livegang", "? & ?"),
    ],
)
def test_a_moment_is_read(text: str, when: str):
    assert said(text) == when


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12/19 maart",
            "12 of 13 maart",
            "voor 12 maart",
            "na de zomer",
            "volgende week",
            "vrijdag",
            "morgen",
            "31 feb",
        ),
        *(
            "ma 3 feb 2027",
            "12.30",
            "mrt-12",
            "Nov 1/2",
            "20271305",
            "5 maart tbd",
            "2027",
            "zomer 2027",
            "13/13/2027",
            "1/2/3/4",
            "TBD",
            "n.t.b.",
            "wekelijks",
        ),
        *("over 2 weken", "T+5 hours", "tot nader order", "99999", "week 54", "x" * 400),
    ],
)
def test_what_could_be_more_than_one_day_or_none_is_no_date(text: str):
    (found,) = moments(text)
    assert found.when is None
    assert found.why is not None


def test_a_filled_in_year_is_told():
    (found,) = moments("12 maart")
    assert assumed(found) == ["Het jaar 2027 is aangevuld"]
    assert not moments("12 maart 2027")[0].assumed


YEAR = "Het jaar 2027 is aangevuld"
UNCERTAIN = "Het staat nog niet vast"


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("uiterlijk 5 maart", "2027-03-05", [YEAR, "De laatste dag is aangehouden"]),
        ("rond 5 maart", "2027-W09", [YEAR, "De week van die dag is aangehouden"]),
        ("5 maart 2027 (onder voorbehoud)", "2027-03-05", [UNCERTAIN]),
        ("vr 5 maart ovb", "2027-03-05", [YEAR, UNCERTAIN]),
        ("5 maart 2027?", "2027-03-05", [UNCERTAIN]),
        ("indicatief: week 12 2027", "2027-W12", [UNCERTAIN]),
        ("5 March 2027 (tbc)", "2027-03-05", [UNCERTAIN]),
        ("mrt-27", "2027-03", ["Het is gelezen als maand: de spreadsheet laat geen dag zien"]),
        ("20270305", "2027-03-05", []),
        ("2027.03.05", "2027-03-05", []),
        ("03-2027", "2027-03", []),
        ("1 mrt / 8 mrt 2027", "2027-03-01 & 2027-03-08", [YEAR]),
        ("1 mrt/8 mrt", "2027-03-01 & 2027-03-08", [YEAR]),
        ("ma 1, wo 3 en vr 5 maart 2027", "2027-03-01 & 2027-03-03 & 2027-03-05", []),
        ("op livegang 9:00", "livegang 09:00", []),
        ("2de helft april 2027", "2027-04-16/2027-04-30", []),
        ("1e helft van maart 2027", "2027-03-01/2027-03-15", []),
        ("eind Q1 2027", "2027-03", ["Het is gelezen als maand van dat kwartaal"]),
        ("1/3 - 8/3", "2027-03-01/2027-03-08", [YEAR]),
        ("21/22 juni", "2027-06-21/2027-06-22", [YEAR]),
        ("ma/di 21/22 juni 2027", "2027-06-21/2027-06-22", []),
        ("tussen 10 en 20 mei", "2027-05-10/2027-05-20", [YEAR, "Het is ergens tussen deze dagen"]),
        ("between 28 May and 3 June 2027", "2027-05-28/2027-06-03", ["Het is ergens tussen deze dagen"]),
        ("week na livegang", "livegang + 1d/livegang + 7d", ["De zeven dagen erna zijn aangehouden"]),
        ("in de week voor livegang", "livegang - 7d/livegang - 1d", ["De zeven dagen ervoor zijn aangehouden"]),
        ("een week na livegang", "livegang + 1w", []),
        ("5 maart 1927", "1927-03-05", ["Het jaar 1927 ligt ver weg: kijk of het klopt"]),
        ("5 maart 2027", "2027-03-05", []),
    ],
)
def test_everything_that_was_taken_for_granted_is_told(text: str, when: str, told: list[str]):
    assert said(text) == when
    assert assumed(moments(text)[0]) == told


def test_a_cell_of_a_spreadsheet_that_holds_the_digits_of_a_day_is_that_day():
    around = surroundings([], (), "Datum", Known(TODAY))
    assert str(read_cell("20270305", 20270305, around)[0].when) == "2027-03-05"


def test_a_far_year_is_not_that_of_the_other_cells():
    assert said("12 maart", others=("1 februari 2099",)) == "2027-03-12"


def test_a_time_of_another_zone_is_put_on_the_clock_of_the_campaign():
    around = surroundings([], (), "Datum", Known(TODAY, zone=ZoneInfo("Europe/Amsterdam")))
    (found,) = read_cell("2027-03-05T14:00Z", None, around)
    assert str(found.when) == "2027-03-05T15:00:00"
    assert assumed(found) == ["2027-03-05T14:00Z is 15:00 in de tijdzone van de campagne"]


def test_a_complaint_quotes_what_was_written():
    (found,) = moments("1/2/2027 nov")
    assert found.why is not None
    assert found.why.values["value"] == "1/2/2027 nov"


def test_the_other_cells_tell_which_of_day_and_month_comes_first():
    assert said("03/04/2027", dutch=False) == "?"
    assert said("03/04/2027", dutch=False, others=("03/25/2027",)) == "2027-03-04"
    assert said("03/04/2027", dutch=False, others=("25/03/2027",)) == "2027-04-03"
    assert said("03/04/2027", others=("03/25/2027",)) == "2027-03-04"
    assert proven_order(["25/03/2027", "03/25/2027"]) == "unsure"
    assert proven_order(["03/04/2027"]) is None


@pytest.mark.parametrize(
    ("text", "others", "told"),
    [
        ("03/04/2027", (), True),
        ("03/04/2027", ("25/03/2027",), False),
        ("03-04-2027", (), False),
        ("04/04/2027", (), False),
        ("25/04/2027", (), False),
    ],
)
def test_what_nothing_in_a_dutch_column_proves_is_told(text: str, others: tuple[str, ...], told: bool):
    (found,) = moments(text, others=others)
    assert found.when is not None
    assert assumed(found) == (["De dag is als eerste gelezen"] if told else [])


def test_the_other_cells_tell_the_year():
    assert said("12 maart", others=("1 februari 2029",)) == "2029-03-12"


def test_weeks_are_of_the_project_or_of_the_calendar():
    start = date(2027, 1, 11)
    assert said("Week 3 en 4", others=("Week 1",), start=start) == "2027-W04/2027-W05"
    assert said("Week 12", weeks="calendar") == "2027-W12"
    assert said("Week 12", others=("8 maart 2027",)) == "2027-W12"
    assert weeks_of(["week 36", "week 41"], None, bare=False) == "calendar"
    assert weeks_of(["week 5"], None, bare=False) == "unsure"


def test_a_status_beside_a_date_is_one():
    assert [(each.status, str(each.when)) for each in moments("12 maart 2027 (verzonden)")] == [("sent", "2027-03-12")]
    assert moments("vervallen")[0].status == "cancelled"


def test_an_embargo_is_no_day_of_its_own():
    (found,) = moments("Embargo until 12 March 2027", dutch=False)
    assert (found.when, str(found.not_before)) == (None, "2027-03-12")


@pytest.mark.parametrize(
    ("value", "when"),
    [
        (date(2027, 3, 1), "2027-03-01"),
        (datetime(2027, 3, 1), "2027-03-01"),
        (datetime(2027, 3, 1, 9, 30), "2027-03-01T09:30:00"),
        (46447.0, "2027-03-01"),
        (46447.5, "2027-03-01T12:00:00"),
        (12.0, "None"),
    ],
)
def test_a_typed_cell_is_what_it_is(value: object, when: str):
    around = surroundings([], (), "Datum", Known(TODAY))
    assert str(read_cell("", value, around)[0].when) == when


def test_numbers_of_a_workbook_that_counts_from_1904():
    around = surroundings([], (), "Datum", Known(TODAY), from_1904=True)
    assert str(read_cell("44985", 44985.0, around)[0].when) == "2027-03-01"


def test_milestones_are_named_in_every_part_of_a_cell():
    assert milestones_in(["2 weken voor livegang en 3 dagen na acceptatietest", "T-7"]) == [
        "livegang",
        "acceptatietest",
    ]
    assert milestones_in(["12 maart 2027, 19 maart", "voor de vakantie", "kort voor de opening van 3, 4 en 5"]) == []


@pytest.mark.parametrize(
    ("text", "dutch", "why"),
    [
        ("12 March or 19 March", False, "Er staan momenten om uit te kiezen"),
        ("12 of 13 maart", True, "Er staan momenten om uit te kiezen"),
        ("wekelijks", True, "Het komt terug, zonder eerste dag"),
        ("kort voor livegang", True, "Er staat niet bij hoe lang ervoor of erna"),
        ("volgende week", True, "Het telt vanaf de dag waarop het is opgeschreven, en die staat er niet bij"),
    ],
)
def test_why_there_is_no_day_is_told(text: str, dutch: bool, why: str):
    (found,) = moments(text, dutch=dutch)
    assert language("nl").render(found.why) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("7/14 juni", "Het zijn twee dagen, of alles van de eerste tot en met de laatste"),
        ("30/31 juni", "30/31 juni bestaat niet op de kalender"),
        ("tussen livegang en 1 mei", "tussen livegang en 1 mei is geen moment"),
        ("de week na 8 maart", "de week na 8 maart is geen moment"),
    ],
)
def test_two_days_that_may_be_more_are_none(text: str, why: str):
    (moment,) = moments(text)
    assert moment.when is None
    assert moment.why is not None
    assert language("nl").render(moment.why) == why
