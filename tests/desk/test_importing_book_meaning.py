"""What goes without saying in a workbook that comes back: a year, what a status means, for whom a new row is."""

from datetime import date, datetime, time, timedelta

import pytest

from campaign.calendars.events import Request
from campaign.desk.asking import understood
from campaign.desk.edits import set_fields
from campaign.model.when import AtTime, OnDay, Relative, Term
from tests.desk.test_importing_book import PLAIN, Edited, after, changes, made, opened
from tests.desk.test_importing_book_times import put, told

AUTUMN = PLAIN.format(language="") + '[[messages]]\nid = "m4"\ntitle = "Terug"\nchannel = "mail"\nwhen = 2027-10-13\n'


@pytest.fixture
def desk(tmp_path):
    return opened(tmp_path, AUTUMN)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15 maart", date(2027, 3, 15)),
        ("10 januari", date(2027, 1, 10)),
        ("14 februari", date(2027, 2, 14)),
        ("20 oktober", date(2027, 10, 20)),
        ("4 november", date(2027, 11, 4)),
    ],
)
def test_a_day_without_a_year_is_in_the_plan_or_close_to_where_it_stood_and_that_is_told(desk, typed, day):
    assert changes(desk, put(desk, "=day", typed, "m4")) == {"m4": {"when": OnDay(day)}}
    (line,) = told(desk, put(desk, "=day", typed, "m4"))
    assert line.endswith("▲ Het jaar 2027 is aangevuld")


def test_a_year_is_told_where_it_is_another(desk):
    (line,) = told(desk, put(desk, "=day", date(2028, 3, 15), "m4"))
    assert line == "wo 13 okt → wo 15 mrt 2028"
    (line,) = told(desk, put(desk, "=day", "15 mrt 2027", "m4"))
    assert line == "wo 13 okt → ma 15 mrt"


def test_other_days_without_a_year_are_read_so_too(desk):
    book = Edited(made(desk)).put("Berichten", "m4", "until", "20 december")
    assert changes(desk, book.data) == {"m4": {"until": OnDay(date(2027, 12, 20))}}
    assert told(desk, book.data)[0].endswith("ma 20 dec 2027 ▲ Het jaar 2027 is aangevuld")
    book = Edited(made(desk)).add("Berichten", title="Nog een", channel="mail", at_day="10 januari")
    plan, _left = after(desk, book.data)
    assert plan.messages[-1].when == OnDay(date(2027, 1, 10))
    assert "▲ Het jaar 2027 is aangevuld" in told(desk, book.data)[0]


def test_of_a_long_text_is_told_where_it_changed(desk):
    text = "Iedereen weet wat er voor het eigen team verandert, en waarom dat zo is"
    desk.do(set_fields(desk.plan, "messages", "m4", {"goal": text}))
    (line,) = told(desk, put(desk, "goal", text.replace("waarom dat zo is", "wanneer"), "m4"))
    assert line == "Doel: …waarom dat zo is → …wanneer"


def test_a_deadline_that_goes_with_its_message_stands_there_in_words(desk):
    desk.do(set_fields(desk.plan, "messages", "m4", {"activation_by": Relative((Term(2, "w"),))}))
    book = Edited(made(desk))
    cell = book.book["Berichten"].cell(book.row("Berichten", "m4"), book.place("Berichten", "activation_by"))
    assert cell.value == "2 weken later"
    assert changes(desk, book.data) == {}
    book.put("Berichten", "m4", "activation_by", "3 werkdagen later")
    assert changes(desk, book.data) == {"m4": {"activation_by": Relative((Term(3, "wd"),))}}


def test_a_status_is_told_in_our_words_with_what_is_odd_about_it(desk):
    (line,) = told(desk, put(desk, "status", "akkoord", "m4"))
    assert line == "Status: concept → akkoord ▲ Er staat niet bij wie akkoord geeft."
    lines = told(desk, put(desk, "status", "verstuurd", "m4"))
    assert lines == [
        "Status: concept → verstuurd ▲ Er is geen akkoord, en er staat niet bij wie dat geeft."
        " ▲ Het gaat pas wo 13 okt uit."
    ]


def test_what_is_odd_about_a_status_is_held_against_the_rest_of_its_row(desk):
    book = Edited(made(desk)).put("Berichten", "m4", "status", "akkoord").put("Berichten", "m4", "approver", "Sanne")
    assert not [line for line in told(desk, book.data) if "▲" in line]
    book.put("Berichten", "m4", "status", "verstuurd").put("Berichten", "m4", "=day", date(2027, 1, 14))
    assert not [line for line in told(desk, book.data) if "pas" in line]


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        (930, time(9, 30)),
        (datetime(1899, 12, 30) + timedelta(days=930), time(9, 30)),
        (datetime(1899, 12, 30) + timedelta(days=1500), time(15)),
        (datetime(1899, 12, 30) + timedelta(days=2359), time(23, 59)),
    ],
)
def test_a_time_in_digits_alone_is_one_where_a_program_made_a_day_of_it(desk, typed, clock):
    assert changes(desk, put(desk, "=time", typed, "m4")) == {
        "m4": {"when": AtTime(datetime.combine(date(2027, 10, 13), clock))}
    }


def test_a_new_row_of_a_choice_for_an_audience_is_for_that_audience(desk):
    book = Edited(made(desk, request=understood(desk, Request(audiences=("balie",)))))
    book.add("Berichten", title="Nog een", channel="mail", at_day=date(2027, 3, 3))
    plan, _left = after(desk, book.data)
    assert plan.messages[-1].audiences == ("balie",)
    assert told(desk, book.data)[0].endswith("▲ Voor Balie, net als de hele spreadsheet")
    book = Edited(made(desk, request=understood(desk, Request(audiences=("balie",)))))
    book.add("Berichten", title="Nog een", channel="mail", audiences="Alle medewerkers")
    plan, _left = after(desk, book.data)
    assert plan.messages[-1].audiences == ("iedereen",)


def test_a_day_of_the_campaign_without_a_year_is_read_so_too(desk):
    book = Edited(made(desk))
    rows = [row for sheet in book.book for row in sheet.iter_rows() if row[0].value == "start"]
    rows[0][2].value = "1 januari"
    plan, left = after(desk, book.data)
    assert (str(plan.campaign.start), left) == ("2027-01-01", [])
    assert told(desk, book.data)[0].endswith("▲ Het jaar 2027 is aangevuld")


PEOPLE = '[[audiences]]\nid = "{}"\nname = "{}"\n'


@pytest.fixture
def peopled(tmp_path):
    people = (("testers", "Testers"), ("leiding", "Leidinggevenden"), ("zorg", "Zorg & Welzijn"))
    return opened(tmp_path, AUTUMN + "".join(PEOPLE.format(*each) for each in people))


@pytest.mark.parametrize(
    ("written", "audiences", "left"),
    [
        ("Testers en Leidinggevenden", ("testers", "leiding"), []),
        ("leidinggevenden + testers (12)", ("leiding", "testers"), []),
        ("Zorg & Welzijn", ("zorg",), []),
        ("Zorg & Welzijn / Testers", ("zorg", "testers"), []),
        ("Testers en Marsmannen", ("testers",), ["Marsmannen"]),
        ("Mars en Venus", (), ["Mars en Venus"]),
    ],
)
def test_a_new_row_names_its_audiences_as_in_any_spreadsheet(peopled, written, audiences, left):
    book = Edited(made(peopled)).add("Berichten", title="Nog een", channel="mail", audiences=written)
    plan, told_left = after(peopled, book.data)
    assert plan.messages[-1].audiences == audiences
    assert [each.rpartition(": ")[2] for each in told_left] == left


@pytest.mark.parametrize(("day", "status"), [("2027-01-04", "sent"), ("2027-10-20", "approved"), ("", "approved")])
def test_a_new_row_that_is_done_is_sent_once_that_can_be(desk, day, status):
    book = Edited(made(desk)).add("Berichten", title="Nog een", channel="mail", at_day=day, status="Klaar")
    plan, left = after(desk, book.data)
    assert (plan.messages[-1].status, left) == (status, [])
    early = "▲ Het is nog niet de deur uit, dus het telt als akkoord en niet als verstuurd"
    assert (early in told(desk, book.data)[0]) == (status == "approved")
