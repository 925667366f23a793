"""P: what must still be done."""

from datetime import date

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import bare, table

TODAY = date(2027, 1, 11)  # a Monday; tasks due on Friday the 8th are overdue


FRIDAY = {"title": "Presentatie af", "due": "2027-01-08"}


def test_p004_fires_on_a_task_that_is_overdue(check: Check):
    (finding,) = check(bare("2027-01-20", tasks=[FRIDAY]), today=TODAY)("P004")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "tasks")


def test_p004_fires_on_a_distance_from_the_message(check: Check):
    text = bare("2027-01-13", tasks=[{"title": "Af", "due": "-3wd"}])
    assert len(check(text, today=TODAY)("P004")) == 1
    assert check(text, today=date(2027, 1, 8))("P004") == ()


def test_p004_fires_once_for_each_owner_the_oldest_first(check: Check):
    first = bare(tasks=[{**FRIDAY, "owner": "HR"}, {"title": "Zaal", "due": "2027-01-07", "owner": "Hans"}])
    second = bare(id="m2", owner="HR", tasks=[{"title": "Kaart", "due": "2027-01-06"}])
    found = check(first + second, today=TODAY)("P004")
    assert [(each.message, each.others) for each in found] == [("m2", ("m1",)), ("m1", ())]


@pytest.mark.parametrize(
    "task",
    [
        {**FRIDAY, "done": True},
        {"title": "Af"},
        {"title": "Af", "due": "2027-01-11"},
        {"title": "Af", "due": "2027-02-01"},
        {"title": "Af", "due": "-3wd"},
    ],
    ids=["done", "no date", "today", "later", "from a message without a moment"],
)
def test_p004_is_silent_about_what_is_done_or_has_time(check: Check, task: dict[str, object]):
    assert check(bare(tasks=[task]), today=TODAY)("P004") == ()


def test_p004_is_silent_about_what_had_to_be_done_before_what_was_sent(check: Check):
    sent = bare("2027-01-08", status="sent", tasks=[FRIDAY])
    assert check(sent, today=TODAY)("P004") == ()
    after = bare("2027-01-06", status="sent", tasks=[{"title": "Nabellen", "due": "+1d"}])
    assert len(check(after, today=TODAY)("P004")) == 1


def test_p004_is_silent_about_what_is_cancelled_or_ignored(check: Check):
    assert check(bare(status="cancelled", tasks=[FRIDAY]), today=TODAY)("P004") == ()
    ignored = bare(tasks=[FRIDAY], ignore=["P004"])
    other = bare(id="m2", tasks=[FRIDAY])
    assert [each.message for each in check(ignored + other, today=TODAY)("P004")] == ["m2"]


def test_p004_tells_confidential_messages_apart(check: Check):
    hidden = bare(tasks=[FRIDAY], confidential=True)
    other = bare(id="m2", tasks=[FRIDAY])
    assert [each.messages for each in check(hidden + other, today=TODAY)("P004")] == [("m1",), ("m2",)]


def test_p004_wording(check: Check):
    one = check(bare(tasks=[{**FRIDAY, "owner": "HR"}]), today=TODAY)
    assert one.texts("P004") == [
        "1 taak van HR is te laat: ‘Presentatie af’ voor Start (vr 8 jan). Rond hem af, verzet hem of vink hem af."
    ]
    assert one.texts("P004", "en") == [
        "1 task of HR is overdue: “Presentatie af” for Start (Fri 8 Jan). "
        "Finish it, give it another day, or tick it off."
    ]
    nobody = check(bare(tasks=[*[FRIDAY] * 4, {"due": "2027-01-07"}]), today=TODAY)
    assert nobody.texts("P004") == [
        "5 taken zonder actiehouder zijn te laat: Start (do 7 jan), ‘Presentatie af’ voor Start (vr 8 jan), "
        "‘Presentatie af’ voor Start (vr 8 jan), nog 2. Wijs ze toe en geef ze een andere dag, of vink ze af."
    ]


SENT = {"status": "sent", "target": 40}
DEADLINE = date(2027, 1, 14)  # three working days after Monday the 11th


def test_p005_fires_on_a_sent_message_with_a_target_and_no_result(check: Check):
    (finding,) = check(bare("2027-01-11", **SENT), today=date(2027, 1, 15))("P005")
    assert (finding.severity, finding.subject.key) == ("hint", "result")


def test_p005_fires_on_a_target_of_nought(check: Check):
    assert len(check(bare("2027-01-11", status="sent", target=0), today=date(2027, 1, 15))("P005")) == 1


def test_p005_counts_from_the_deadline_of_the_activation(check: Check):
    text = bare("2027-01-04", activation_by="+1w", **SENT)
    assert check(text, today=DEADLINE)("P005") == ()
    assert len(check(text, today=date(2027, 1, 15))("P005")) == 1


def test_p005_follows_what_the_deadline_hangs_on(check: Check):
    live = table("milestones", id="live", date="2027-01-11")
    text = live + bare("2027-01-04", activation_by="live", **SENT)
    assert check(text, today=DEADLINE)("P005") == ()
    assert len(check(text, today=date(2027, 1, 15))("P005")) == 1


def test_p005_counts_from_the_last_time_of_what_comes_back(check: Check):
    text = bare("2027-01-04", repeat={"every": "1w", "times": 2}, **SENT)
    assert check(text, today=DEADLINE)("P005") == ()


@pytest.mark.parametrize(
    "keys",
    [
        {**SENT, "result": 12},
        {**SENT, "result": 0},
        {"status": "sent"},
        {"status": "scheduled", "target": 40},
        {"status": "cancelled", "target": 40},
    ],
    ids=["result", "nought", "no target", "not sent", "cancelled"],
)
def test_p005_is_silent_when_there_is_nothing_to_fill_in(check: Check, keys: dict[str, object]):
    assert check(bare("2027-01-11", **keys), today=date(2027, 2, 1))("P005") == ()


def test_p005_is_silent_about_a_message_without_a_day(check: Check):
    assert check(bare(**SENT), today=date(2027, 2, 1))("P005") == ()


def test_p005_threshold_of_working_days(check: Check):
    text = bare("2027-01-11", **SENT)
    assert check(text, today=DEADLINE)("P005") == ()
    assert len(check(text, today=date(2027, 1, 15))("P005")) == 1
    assert len(check("[checks.P005]\nworking_days = 2\n" + text, today=DEADLINE)("P005")) == 1


def test_p005_wording(check: Check):
    bench = check(bare("2027-01-11", **SENT), today=date(2027, 1, 15))
    assert bench.texts("P005") == [
        "Van Start is nog geen resultaat ingevuld (streefgetal 40, deadline ma 11 jan). Vul het in, wat het ook is."
    ]
    assert bench.texts("P005", "en") == [
        "Start has no result yet (target 40, deadline Mon 11 Jan). Fill it in, whatever it is."
    ]
