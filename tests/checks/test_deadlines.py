"""T: what must be done in time."""

from datetime import date

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import bare, table

NEWSLETTER = table("channels", id="nieuws", name="Maandagnieuws", copy_deadline="-3wd", approval="2wd")
OUT = "2027-01-18 09:00"  # text due on Wednesday the 13th, approval asked by Monday the 11th


def item(**keys: str) -> str:
    return NEWSLETTER + bare(OUT, **{"channel": "nieuws", **keys})


@pytest.mark.parametrize(
    ("status", "today"), [("draft", date(2027, 1, 12)), ("idea", date(2027, 1, 12)), ("review", date(2027, 1, 14))]
)
def test_t003_fires_on_what_is_too_late_for_its_channel(check: Check, status: str, today: date):
    (finding,) = check(item(status=status), today=today)("T003")
    assert (finding.severity, finding.message) == ("warning", "m1")


@pytest.mark.parametrize("status", ["approved", "scheduled", "sent"])
def test_t003_is_silent_about_what_is_past_its_deadlines(check: Check, status: str):
    assert check(item(status=status), today=date(2027, 1, 15))("T003") == ()


def test_t003_is_silent_while_there_is_time(check: Check):
    assert check(item(), today=date(2027, 1, 11))("T003") == ()
    assert check(item(status="review"), today=date(2027, 1, 13))("T003") == ()


def test_t003_is_silent_about_what_is_past_and_about_channels_that_ask_nothing(check: Check):
    assert check(item(), today=date(2027, 1, 19))("T003") == ()
    assert check(bare("2027-01-18"), today=date(2027, 1, 18))("T003") == ()


def test_t003_is_silent_about_a_window_that_can_still_be_made(check: Check):
    text = NEWSLETTER + bare("2027-W03", channel="nieuws")
    assert check(text, today=date(2027, 1, 18))("T003") == ()
    assert len(check(text, today=date(2027, 1, 19))("T003")) == 1


def test_t003_counts_approval_in_calendar_days_too(check: Check):
    text = table("channels", id="mail", approval="4d") + bare("2027-01-18")
    assert check(text, today=date(2027, 1, 14))("T003") == ()
    assert len(check(text, today=date(2027, 1, 15))("T003")) == 1


def test_t003_wording(check: Check):
    assert check(item(), today=date(2027, 1, 12)).texts("T003") == [
        "Start gaat ma 18 jan uit, dus het akkoord had uiterlijk ma 11 jan gevraagd moeten zijn. "
        "Vraag vandaag nog om een snel akkoord, of verplaats het."
    ]
    assert check(item(status="review"), today=date(2027, 1, 14)).texts("T003", "en") == [
        "Start goes out on Mon 18 Jan, so Maandagnieuws should have had the text by Wed 13 Jan. "
        "Hand it in today, or move it."
    ]


FRIDAY = "2027-01-08"


def test_t008_fires_on_what_is_past_and_not_marked(check: Check):
    (finding,) = check(bare(FRIDAY), today=date(2027, 1, 12))("T008")
    assert (finding.severity, finding.subject.key) == ("warning", "status")


@pytest.mark.parametrize("status", ["sent", "cancelled"])
def test_t008_is_silent_about_what_is_sent_or_cancelled(check: Check, status: str):
    assert check(bare(FRIDAY, status=status), today=date(2027, 1, 12))("T008") == ()


def test_t008_is_silent_until_the_last_of_it_is_past(check: Check):
    repeated = bare(FRIDAY, repeat={"every": "1w", "times": 2})
    assert check(repeated, today=date(2027, 1, 18))("T008") == ()
    assert len(check(repeated, today=date(2027, 1, 19))("T008")) == 1
    assert check(bare("2027-W01"), today=date(2027, 1, 11))("T008") == ()
    assert check(bare(), today=date(2027, 1, 18))("T008") == ()


def test_t008_threshold_is_a_working_day(check: Check):
    assert check(bare(FRIDAY), today=date(2027, 1, 11))("T008") == ()
    assert check("[checks.T008]\nworking_days = 3\n" + bare(FRIDAY), today=date(2027, 1, 13))("T008") == ()
    assert len(check("[checks.T008]\nworking_days = 0\n" + bare(FRIDAY), today=date(2027, 1, 11))("T008")) == 1


def test_t008_counts_only_past_messages_when_it_speaks_for_many(check: Check):
    past = "".join(bare(FRIDAY, id=f"m{number}") for number in range(5))
    coming = "".join(bare("2027-02-08", id=f"n{number}") for number in range(9))
    coming += bare("2027-01-12", id="today")
    bench = check(past + coming, today=date(2027, 1, 12))
    assert bench.texts("T008") == [
        "5 van 5 voorbije berichten staan niet op verstuurd. Zet ze op verstuurd, verplaats ze of laat ze vervallen."
    ]


def test_t008_speaks_where_t003_would(check: Check):
    bench = check(NEWSLETTER + bare("2027-W01", channel="nieuws"), today=date(2027, 1, 13))
    assert (len(bench("T008")), bench("T003")) == (1, ())


def test_t008_wording(check: Check):
    bench = check(bare(FRIDAY), today=date(2027, 1, 12))
    assert bench.texts("T008") == [
        "Start was op vr 8 jan en staat niet op verstuurd. Zet het op verstuurd, verplaats het of laat het vervallen."
    ]
    assert bench.texts("T008", "en") == [
        "Start was on Fri 8 Jan and is not marked as sent. Mark it as sent, move it, or cancel it."
    ]
