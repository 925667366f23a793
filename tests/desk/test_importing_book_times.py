"""What people type in the columns of days, times and lengths of a workbook that went out."""

from datetime import date, datetime, time, timedelta

import pytest

from campaign.language import language, use
from campaign.model.duration import Duration
from campaign.model.when import Anchored, AtTime, OnDay, Term, Window
from tests.desk.test_importing_book import PLAIN, Edited, after, changes, imported, made, opened

HANGING = Anchored("livegang", (Term(-4, "w"),), time(9, 30))


@pytest.fixture
def desk(tmp_path):
    return opened(tmp_path, PLAIN.format(language=""))


def put(desk, key, value, message="m1"):
    return Edited(made(desk)).put("Berichten", message, key, value).data


def told(desk, data, **options):
    return [language("nl").render(each.told) for each in imported(desk, data, **options).changes]


def why(desk, data):
    return [(text, language("nl").render(why)) for _row, text, why in imported(desk, data).not_understood]


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("10.30", time(10, 30)),
        ("14:15", time(14, 15)),
        ("10.00 uur", time(10)),
        ("10u", time(10)),
        ("10u15", time(10, 15)),
        ("half 4", time(15, 30)),
        ("halftwee", time(13, 30)),
        ("2 uur", time(14)),
        ("3u", time(15)),
        ("02:00", time(2)),
        ("2 uur 's nachts", time(2)),
        ("0945", time(9, 45)),
        ("10,30", time(10, 30)),
        (10.3, time(10, 30)),
        (14.15, time(14, 15)),
        (14, time(14)),
        (9.05, time(9, 5)),
        (0.4375, time(10, 30)),
        (timedelta(hours=14), time(14)),
        (None, None),
    ],
)
def test_a_time_is_read_as_people_type_it_and_as_programs_keep_it(desk, typed, clock):
    assert changes(desk, put(desk, "=time", typed)) == {"m1": {"when": Anchored("livegang", (Term(-4, "w"),), clock)}}


@pytest.mark.parametrize("typed", ["straks", 10.75, 25, "half", "11:00-10:00", "25:00"])
def test_a_time_that_is_none_is_told_with_its_cell_and_the_old_one_stays(desk, typed):
    plan, left = after(desk, put(desk, "=time", typed))
    assert plan == desk.plan
    assert left == [f"Berichten C4, Tijd: {typed}"]


def test_in_english_half_four_may_be_two_times(tmp_path):
    desk = opened(tmp_path, PLAIN.format(language='language = "en"'))
    plan, left = after(desk, Edited(made(desk)).put("Messages", "m1", "=time", "half 4").data)
    assert plan == desk.plan
    assert left == ["Messages C4, Time: half 4"]


def test_a_time_with_its_end_says_how_long_it_takes(desk):
    found = changes(desk, put(desk, "=time", "10-11.30 uur"))
    assert found == {"m1": {"when": Anchored("livegang", (Term(-4, "w"),), time(10)), "duration": Duration(minutes=90)}}
    book = Edited(made(desk)).put("Berichten", "m1", "=time", "10-11 uur").put("Berichten", "m1", "duration", "2 uur")
    assert changes(desk, book.data)["m1"]["duration"] == Duration(minutes=120)


def test_a_bad_time_does_not_keep_the_day_out(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "=time", "straks").put("Berichten", "m1", "=day", "15 maart")
    plan, left = after(desk, book.data)
    assert plan.message("m1").when == Anchored("livegang", (Term(-1, "w"),), time(9, 30))
    assert left == ["Berichten C4, Tijd: straks"]
    book = Edited(made(desk)).add("Berichten", title="Nog een", channel="mail", at_day="3 maart", at_time="straks")
    plan, left = after(desk, book.data)
    assert (plan.messages[-1].when, left) == (OnDay(date(2027, 3, 3)), ["Berichten C6, Tijd: straks"])
    assert told(desk, book.data) == ["in Berichten: wo 3 mrt 2027, via mail ▲ Het jaar 2027 is aangevuld"]


def test_a_new_row_tells_what_it_cannot_read_and_gets_a_channel(desk):
    book = Edited(made(desk)).add("Berichten", title="Presentatie", at_day="elke dinsdag", at_time="10-11 uur")
    book.add("Berichten", title="Dank", audiences="Balie; Alle medewerkers")
    plan, left = after(desk, book.data)
    assert left == ["Berichten B6, Datum: elke dinsdag"]
    first, second = plan.messages[-2:]
    assert (first.channel, first.duration, first.when) == ("overleg", Duration(minutes=60), None)
    assert (second.channel, second.audiences) == ("nieuwsbrief", ("balie", "iedereen"))
    assert told(desk, book.data)[-2:] == [
        "in Berichten, via overleg ▲ Geen kanaal genoemd: overleg, naar de woorden ervan",
        "in Berichten, via Maandagnieuws, voor Balie, Alle medewerkers"
        " ▲ Geen kanaal genoemd: Maandagnieuws, dat het meest gebruikt is",
    ]


def test_names_and_statuses_are_read_as_people_write_them(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "audiences", "Balie; Alle medewerkers")
    book.put("Berichten", "m1", "status", "verzonden").put("Berichten", "m2", "status", "klaar")
    plan, left = after(desk, book.data)
    assert (plan.message("m1").audiences, plan.message("m1").status) == (("balie", "iedereen"), "sent")
    assert left == ["Berichten I3, Status: klaar"]


def test_one_bad_time_does_not_keep_the_rest_out(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "=time", "straks").put("Berichten", "m2", "title", "Proef")
    plan, left = after(desk, book.data)
    assert plan.message("m2").title == "Proef"
    assert len(left) == 1


def test_another_time_stays_on_the_milestone_that_moves_too(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "=time", "14.00")
    book.put("Mijlpalen", "livegang", "=day", datetime(2027, 3, 29))
    found = changes(desk, book.data)
    assert found["livegang"] == {"date": OnDay(date(2027, 3, 29))}
    assert found["m1"] == {"when": Anchored("livegang", (Term(-4, "w"),), time(14))}
    assert "09:30 → 14:00; komt uit op ma 1 mrt 14:00" in told(desk, book.data)


def test_a_time_on_a_day_and_on_a_week(desk):
    assert changes(desk, put(desk, "=time", "9u", "m2")) == {"m2": {"when": AtTime(datetime(2027, 1, 14, 9))}}
    assert why(desk, put(desk, "=time", "9u", "m3")) == [
        ("Berichten C5, Tijd: 09:00", "Er is geen dag waarop deze tijd kan staan")
    ]


@pytest.mark.parametrize("typed", ["15 maart", "15-3-2027", "ma 15 mrt", "15-03-'27", date(2027, 3, 15)])
def test_a_day_typed_as_text_keeps_what_a_message_hangs_on(desk, typed):
    moved = Anchored("livegang", (Term(-1, "w"),), time(9, 30))
    assert changes(desk, put(desk, "=day", typed)) == {"m1": {"when": moved}}
    (line,) = told(desk, put(desk, "=day", typed))
    assert line.removesuffix(" ▲ Het jaar 2027 is aangevuld") == "ma 22 feb 09:30 → ma 15 mrt 09:30"


def test_a_day_with_a_time_behind_it_says_both(desk):
    moved = Anchored("livegang", (Term(-1, "w"),), time(14))
    for typed in ("15 maart 14u", datetime(2027, 3, 15, 14)):
        assert changes(desk, put(desk, "=day", typed)) == {"m1": {"when": moved}}


def test_a_day_without_a_year_is_the_one_nearest_to_where_it_stood(desk):
    assert changes(desk, put(desk, "=day", "4 januari", "m2")) == {"m2": {"when": OnDay(date(2027, 1, 4))}}
    assert changes(desk, put(desk, "=day", "week 1", "m2")) == {"m2": {"when": Window("week", 2027, 1)}}
    assert changes(desk, put(desk, "=day", "morgen", "m2")) == {"m2": {"when": OnDay(date(2027, 2, 16))}}


def test_what_is_cut_off_its_milestone_says_so(desk):
    loose = "hangt niet meer aan Livegang"
    for data, options in (
        (put(desk, "=day", "15 maart"), {"keep": "date"}),
        (put(desk, "when", "week 10 2027"), {}),
        (put(desk, "=day", "week 10"), {}),
        (put(desk, "when", None), {}),
    ):
        (line,) = told(desk, data, **options)
        assert loose in line, line


def test_an_end_behind_a_day_becomes_its_last_day(desk):
    found = changes(desk, put(desk, "=day", "18-20 januari", "m2"))
    assert found == {"m2": {"when": OnDay(date(2027, 1, 18)), "until": OnDay(date(2027, 1, 20))}}


def test_a_new_row_reads_its_time_too(desk):
    book = Edited(made(desk)).add("Berichten", title="Nog een", channel="mail", at_day="3 februari", at_time="half 10")
    plan, left = after(desk, book.data)
    assert left == []
    assert plan.messages[-1].when == AtTime(datetime(2027, 2, 3, 9, 30))


def test_lengths_and_repeats_stand_in_words_and_read_back(tmp_path):
    text = PLAIN.format(language="") + 'duration = "1h30m"\nrepeat = { every = "2w", until = "livegang" }\n'
    desk = opened(tmp_path, text)
    book = Edited(made(desk))
    row = book.row("Berichten", "m3")
    shown = [book.book["Berichten"].cell(row, book.place("Berichten", key)).value for key in ("duration", "repeat")]
    assert shown == ["1 uur 30 minuten", "elke 2 weken tot en met livegang"]
    book.put("Berichten", "m3", "duration", "45 min").put("Berichten", "m3", "repeat", "elke week, 3 keer")
    found = changes(desk, book.data)["m3"]
    assert found["duration"] == Duration(minutes=45)
    assert (str(found["repeat"].every), found["repeat"].times) == ("+ 1w", 3)
    for typed, minutes in ((time(1, 15), 75), ("2 uur", 120), ("1:30", None)):
        read = changes(desk, Edited(made(desk)).put("Berichten", "m3", "duration", typed).data)
        assert read == ({"m3": {"duration": Duration(minutes=minutes)}} if minutes else {})
    use("en")
    assert changes(desk, made(desk)) == {}


def test_a_length_without_minutes_or_hours_is_told_and_stays(desk):
    assert why(desk, put(desk, "duration", 45, "m3")) == [
        ("Berichten Q5, Duur: 45", "45: minuten of uren? – Typ 45 min of 45 uur.")
    ]


@pytest.mark.parametrize("typed", ["n.t.b.", "ntb", "nog te bepalen", "nog niet bekend", "tbd", "-"])
@pytest.mark.parametrize("key", ["=day", "when"])
def test_what_is_still_open_has_no_date(desk, typed, key):
    data = put(desk, key, typed)
    assert changes(desk, data) == {"m1": {"when": None}}
    assert imported(desk, data).not_understood == ()


@pytest.mark.parametrize("typed", ["Balie; Externen", "Externen, balie", "Balie\nExternen"])
def test_of_several_names_those_that_are_known_come_in_and_nobody_goes(desk, typed):
    data = put(desk, "audiences", typed)
    plan, (left,) = after(desk, data)
    assert set(plan.message("m1").audiences) == {"balie", "iedereen"}
    assert left == "Berichten H4, Doelgroep: Externen"
    ((_text, told_why),) = why(desk, data)
    assert told_why.startswith("Externen staat niet in dit plan")


def test_a_new_row_has_the_names_that_are_known(desk):
    row = {"title": "Inloop", "channel": "overleg", "audiences": "Balie; Externen", "at_day": "n.t.b."}
    data = Edited(made(desk)).add("Berichten", **row).data
    plan, left = after(desk, data)
    assert (plan.messages[-1].audiences, plan.messages[-1].when) == (("balie",), None)
    assert [each.rpartition(": ")[2] for each in left] == ["Externen"]


def test_a_new_row_is_told_with_when_it_is_through_what_and_for_whom(desk):
    row = {"title": "Inloop", "channel": "overleg", "audiences": "Balie", "at_day": "12-4-2027"}
    data = Edited(made(desk)).add("Berichten", **row, at_time="kwart over 2").data
    why = "▲ ‘kwart over 2’ is gelezen als 14:15"
    assert told(desk, data) == [f"in Berichten: ma 12 apr 2027 14:15, via overleg, voor Balie {why}"]


def test_a_bare_hour_is_told_as_one_of_the_afternoon(desk):
    why = "▲ ‘2 uur’ is gelezen als 14:00"
    assert told(desk, put(desk, "=time", "2 uur")) == [f"09:30 → 14:00 {why}"]
    assert told(desk, put(desk, "=time", "02:00")) == ["09:30 → 02:00"]
    assert told(desk, put(desk, "=day", "1 maart 2 uur"))[0].endswith("▲ ‘1 maart 2 uur’ is gelezen als 14:00")
    (line,) = told(
        desk,
        Edited(made(desk)).add("Berichten", title="Nog een", channel="mail", at_day="2027-03-01", at_time="2 uur").data,
    )
    assert line.endswith(why)


def test_a_length_and_an_end_are_told_in_words(desk):
    assert told(desk, put(desk, "duration", "120m")) == ["Duur: – → 2 uur"]
    assert told(desk, put(desk, "until", "2027-02-26")) == ["Einde: – → vr 26 feb 2027"]
    assert told(desk, put(desk, "target", 12.5, "m2")) == ["Streefgetal: 10 → 12,5"]


@pytest.mark.parametrize(
    ("sheet", "entry", "key", "column"),
    [
        ("Berichten", "m1", "=last", "Einde"),
        ("Berichten", "m1", "=week", "Datum"),
        ("Mijlpalen", "livegang", "=last", "Einde"),
    ],
)
def test_what_follows_from_a_moment_says_which_column_does_it(desk, sheet, entry, key, column):
    data = Edited(made(desk)).put(sheet, entry, key, "31-12-2027").data
    assert changes_none(desk, data) == [f"Dit volgt uit het moment en wordt niet gelezen; wijzig het onder ‘{column}’"]


def changes_none(desk, data):
    assert imported(desk, data).changes == ()
    return [reason for _text, reason in why(desk, data)]


def test_a_channel_in_other_words_is_the_one_that_they_mean(desk):
    guess = "▲ ‘bijeenkomst’ is gelezen als overleg"
    row = {"title": "Samen kijken", "channel": "bijeenkomst", "at_day": "2027-03-01"}
    data = Edited(made(desk)).add("Berichten", **row).data
    assert told(desk, data) == [f"in Berichten: ma 1 mrt 2027, via overleg {guess}"]
    new = after(desk, data)[0].messages[-1]
    assert (new.channel, new.medium) == ("overleg", "bijeenkomst")
    assert told(desk, put(desk, "channel", "bijeenkomst")) == [f"Kanaal: Maandagnieuws → overleg {guess}"]
    assert why(desk, put(desk, "channel", "Iets"))[0][0].endswith("Kanaal: Iets")
