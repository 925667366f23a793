"""K: the why first, again before go-live, and what must land often enough."""

from datetime import date

import pytest

from tests.checks.conftest import HEAD, Check
from tests.checks.toml import audience, message, milestone, on, table

WHY = table("key_messages", id="waarom", text="Omdat het moet.", why=True)
HOW = table("key_messages", id="hulp", text="Je staat er niet alleen voor.")
LIVE = milestone("live", "2027-03-15", golive=True)
BALIE = audience("balie", size=100)


def says(key: str, *days: object, entry: str = "m", to: str = "balie", **keys: object) -> str:
    """Return messages to the desk that carry a key message, one on each of these days."""
    told = (message(f"{entry}{number}", to, day, key_messages=[key], **keys) for number, day in enumerate(days))
    return "".join(told)


DAYS = ("2027-01-11", "2027-01-25", "2027-02-08", "2027-02-22", "2027-03-08")


def test_k001_fires_on_a_key_message_that_is_heard_too_seldom(check: Check):
    (finding,) = check(WHY + BALIE + says("waarom", *DAYS[:3], DAYS[4]))("K001")
    assert (finding.severity, finding.audiences) == ("hint", ("balie",))


def test_k001_fires_once_per_audience(check: Check):
    bench = check(WHY + HOW + BALIE + says("waarom", *DAYS[:3], DAYS[4]))
    assert len(bench("K001")) == 1
    assert "‘Omdat het moet’ (4×), ‘Je staat er niet alleen voor’ (0×)" in bench.texts("K001")[0]


def test_k001_counts_what_comes_back_and_what_has_no_date_yet(check: Check):
    weekly = says("waarom", DAYS[0], repeat={"every": "2w", "times": 4})
    assert len(check(WHY + BALIE + weekly + message("eind", "balie", DAYS[4]))("K001")) == 1
    assert (
        check(WHY + BALIE + weekly + says("waarom", None, entry="later") + message("eind", "balie", DAYS[4]))("K001")
        == ()
    )


def test_k001_counts_alternative_sessions_once(check: Check):
    plan = WHY + BALIE + says("waarom", *DAYS[:3], entry="los") + says("waarom", *DAYS[3:], alternatives="aftrap")
    assert len(check(plan)("K001")) == 1


def test_k001_is_silent_about_supporting_key_messages_and_lower_impact(check: Check):
    supporting = WHY.replace("why = true", "must = false")
    assert check(supporting + BALIE + says("waarom", DAYS[0], DAYS[4]))("K001") == ()
    assert check(WHY + audience("balie", "low") + says("waarom", DAYS[0], DAYS[4]))("K001") == ()


def test_k001_is_silent_where_no_message_carries_any_and_once_it_is_over(check: Check):
    assert check(WHY + BALIE + message("m0", "balie", DAYS[0]) + message("m1", "balie", DAYS[4]))("K001") == ()
    plan = WHY + BALIE + says("waarom", DAYS[0], DAYS[4])
    assert len(check(plan, today=date(2027, 3, 8))("K001")) == 1
    assert check(plan, today=date(2027, 3, 9))("K001") == ()


def test_k001_is_silent_where_every_part_hears_it_often_enough(check: Check):
    parts = audience("dag", None, part_of=["balie"]) + audience("nacht", None, part_of=["balie"])
    plan = WHY + BALIE + parts + says("waarom", *DAYS[:2]) + says("waarom", *DAYS[2:], entry="d", to="dag")
    assert len(check(plan)("K001")) == 1
    assert check(plan + says("waarom", *DAYS[2:], entry="n", to="nacht"))("K001") == ()


@pytest.mark.parametrize(
    ("size", "times", "count"),
    [(25, 4, 1), (25, 5, 0), (24, 2, 1), (24, 3, 0), (None, 2, 1), (None, 3, 0)],
)
def test_k001_threshold_is_5_times_or_3_for_a_small_audience(check: Check, size: int | None, times: int, count: int):
    """Without a size nobody can tell whether 3 or 4 times is enough."""
    who = audience("balie", **({"size": size} if size else {}))
    plan = WHY + who + says("waarom", *DAYS[:times]) + message("eind", "balie", DAYS[4])
    assert len(check(plan)("K001")) == count


@pytest.mark.parametrize(("days", "count"), [(40, 0), (41, 1)])
def test_k001_threshold_is_a_plan_of_6_weeks(check: Check, days: int, count: int):
    plan = WHY + BALIE + says("waarom", "2027-01-11", on("2027-01-11", days))
    assert len(check(plan)("K001")) == count
    long = HEAD + "start = 2027-01-01\nend = 2027-03-31\n"
    assert len(check(plan, head=long)("K001")) == 1


def test_k001_threshold_is_what_the_plan_says(check: Check):
    plan = WHY + BALIE + says("waarom", DAYS[0], DAYS[4])
    assert check("[checks]\nK001 = { times = 2 }\n" + plan)("K001") == ()
    assert check("[checks]\nK001 = { small = 200, small_times = 2 }\n" + plan)("K001") == ()
    assert check("[checks]\nK001 = { weeks = 9 }\n" + plan)("K001") == ()


def test_k001_wording(check: Check):
    bench = check(WHY + BALIE + says("waarom", DAYS[0], DAYS[4]))
    assert bench.texts("K001") == [
        "Te weinig herhaald voor balie (grens 5 keer): ‘Omdat het moet’ (2×). Laat dit in meer berichten terugkomen."
    ]
    assert bench.texts("K001", "en") == [
        "Repeated too seldom for balie (limit 5 times): “Omdat het moet” (2×). Let more messages carry it."
    ]


def test_k002_fires_on_a_first_message_without_the_why(check: Check):
    plan = WHY + HOW + BALIE + says("hulp", "2027-02-01", entry="eerst") + says("waarom", "2027-02-08")
    (finding,) = check(plan)("K002")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "eerst0", "key_messages")
    assert finding.audiences == ("balie",)


def test_k002_names_every_audience_that_one_message_opens_for(check: Check):
    plan = WHY + BALIE + audience("artsen") + message("eerst", ["balie", "artsen"], "2027-02-01")
    (finding,) = check(plan + says("waarom", "2027-02-08"))("K002")
    assert finding.audiences == ("balie", "artsen")


@pytest.mark.parametrize("when", ["2027-02-08", "2027-W06", "2027-02-09 09:00"])
def test_k002_is_silent_about_a_first_message_with_the_why_or_one_that_may_be_first(check: Check, when: str):
    plan = WHY + BALIE + message("los", "balie", "2027-02-09") + says("waarom", when)
    assert check(plan)("K002") == ()


def test_k002_fires_on_a_first_hour_without_the_why(check: Check):
    plan = WHY + BALIE + message("eerst", "balie", "2027-02-08 09:00") + says("waarom", "2027-02-08 14:00")
    assert [each.message for each in check(plan)("K002")] == ["eerst"]


def test_k002_is_silent_without_key_messages_or_a_why_among_them(check: Check):
    assert check(WHY + BALIE + message("m0", "balie", "2027-02-01"))("K002") == ()
    assert check(HOW + BALIE + says("hulp", "2027-02-01"))("K002") == ()


def test_k002_is_silent_about_what_was_sent_or_has_no_date(check: Check):
    plan = WHY + BALIE + says("waarom", "2027-02-08")
    assert check(plan + message("eerst", "balie", "2027-02-01", status="sent"))("K002") == ()
    assert check(plan + message("eerst", "balie"))("K002") == ()


def test_k002_is_silent_about_a_whole_whose_every_part_heard_something(check: Check):
    parts = audience("dag", None, part_of=["balie"]) + audience("nacht", None, part_of=["balie"])
    plan = (
        WHY + BALIE + parts + says("waarom", "2027-02-01", entry="d", to="dag") + message("los", "balie", "2027-02-08")
    )
    assert [each.audiences for each in check(plan)("K002")] == [("balie", "nacht")]
    assert check(plan + says("waarom", "2027-02-01", entry="n", to="nacht"))("K002") == ()


def test_k002_wording(check: Check):
    bench = check(WHY + BALIE + message("eerst", "balie", "2027-02-01") + says("waarom", "2027-02-08"))
    assert bench.texts("K002") == [
        "Eerst (ma 1 feb) is het eerste bericht aan balie en zegt niet waarom. "
        "Geef het de kernboodschap met het waarom mee, of vertel die eerst."
    ]
    assert bench.texts("K002", "en") == [
        "Eerst (Mon 1 Feb) is the first message to balie, and does not say why. "
        "Let it carry the key message that does, or tell that first."
    ]


DOING = [{"item": "Proefrun draaien", "minutes": 15, "mode": "do"}]


@pytest.mark.parametrize(
    "keys",
    [
        {"teaches": True},
        {"channel": "overleg", "agenda": DOING},
        {"title": "Zo werkt de nieuwe balie"},
        {"medium": "instructiesessie en handleiding"},
        {"channel": "training"},
    ],
    ids=["teaches", "agenda", "title", "medium", "channel"],
)
def test_k003_fires_on_people_who_learn_how_before_why(check: Check, keys: dict):
    plan = WHY + BALIE + message("oefenen", "balie", "2027-02-01", **keys) + says("waarom", "2027-02-08")
    bench = check(plan)
    (finding,) = bench("K003")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "oefenen", "when")
    assert bench("K002") == ()


def test_k003_fires_on_people_who_never_hear_why(check: Check):
    plan = WHY + BALIE + audience("artsen") + message("oefenen", "balie", "2027-02-01", teaches=True)
    assert len(check(plan + says("waarom", "2027-02-08", to="artsen"))("K003")) == 1


def test_k003_silences_k002_for_the_same_audience_only(check: Check):
    plan = WHY + BALIE + audience("artsen") + message("los", ["balie", "artsen"], "2027-02-01")
    plan += message("oefenen", "balie", "2027-02-03", teaches=True)
    plan += message("start", ["balie", "artsen"], "2027-02-08", key_messages=["waarom"])
    bench = check(plan)
    assert [each.audiences for each in bench("K003")] == [("balie",)]
    assert [each.audiences for each in bench("K002")] == [("artsen",)]


@pytest.mark.parametrize("when", ["2027-02-08", "2027-02-09", "2027-W06"])
def test_k003_is_silent_when_the_why_comes_first_or_may_come_first(check: Check, when: str):
    plan = WHY + BALIE + message("oefenen", "balie", when, teaches=True) + says("waarom", "2027-02-08")
    assert check(plan)("K003") == ()


def test_k003_fires_on_a_lesson_in_the_hour_before_the_why(check: Check):
    plan = WHY + BALIE + message("oefenen", "balie", "2027-02-08 08:00", teaches=True)
    assert len(check(plan + says("waarom", "2027-02-08 09:00"))("K003")) == 1


def test_k003_is_silent_while_a_window_with_the_why_may_come_first(check: Check):
    plan = WHY + BALIE + message("oefenen", "balie", "2027-02-09", teaches=True)
    assert len(check(plan + says("waarom", "2027-02-10"))("K003")) == 1
    assert check(plan + says("waarom", "2027-W06", "2027-02-10"))("K003") == ()


def test_k003_is_silent_about_a_lesson_that_says_why_itself(check: Check):
    assert check(WHY + BALIE + says("waarom", "2027-02-08", teaches=True))("K003") == ()


def test_k003_is_silent_about_an_overleg_that_only_talks_and_other_titles(check: Check):
    talk = [{"item": "Wat verandert er", "minutes": 15, "mode": "talk"}]
    plan = WHY + BALIE + message("praten", "balie", "2027-02-01", channel="overleg", agenda=talk)
    plan += message("los", "balie", "2027-02-02", title="Hoe loopt jouw patiënt nu?") + says("waarom", "2027-02-08")
    bench = check(plan)
    assert (bench("K003"), len(bench("K002"))) == ((), 1)


def test_k003_is_silent_while_the_why_has_no_date_and_about_what_was_sent(check: Check):
    lesson = message("oefenen", "balie", "2027-02-01", teaches=True)
    assert check(WHY + BALIE + lesson + says("waarom", None))("K003") == ()
    sent = message("oefenen", "balie", "2027-02-01", teaches=True, status="sent")
    assert check(WHY + BALIE + sent + says("waarom", "2027-02-08"))("K003") == ()
    assert check(HOW + BALIE + lesson + says("hulp", "2027-02-08"))("K003") == ()


def test_k003_is_silent_where_every_part_heard_why(check: Check):
    parts = audience("dag", None, part_of=["balie"]) + audience("nacht", None, part_of=["balie"])
    plan = WHY + BALIE + parts + says("waarom", "2027-02-01", entry="d", to="dag")
    plan += message("oefenen", "balie", "2027-02-08", teaches=True)
    assert [each.audiences for each in check(plan)("K003")] == [("balie", "nacht")]
    assert check(plan + says("waarom", "2027-02-01", entry="n", to="nacht"))("K003") == ()


def test_k003_wording(check: Check):
    lesson = message("oefenen", "balie", "2027-02-01", teaches=True)
    bench = check(WHY + BALIE + lesson + says("waarom", "2027-02-08"))
    assert bench.texts("K003") == [
        "Oefenen (ma 1 feb) zet balie aan het werk voordat zij horen waarom (ma 8 feb). Vertel dat eerst."
    ]
    assert bench.texts("K003", "en") == [
        "Oefenen (Mon 1 Feb) sets balie to work before they hear why (Mon 8 Feb). Tell them why first."
    ]
    never = check(WHY + BALIE + audience("artsen") + lesson + says("waarom", "2027-02-08", to="artsen"))
    assert never.texts("K003") == [
        "Oefenen (ma 1 feb) zet balie aan het werk, en nergens horen zij waarom. Vertel dat eerst."
    ]


def test_k004_fires_when_the_why_does_not_return(check: Check):
    (finding,) = check(LIVE + WHY + BALIE + says("waarom", "2027-01-11", "2027-03-16"))("K004")
    assert (finding.severity, finding.audiences) == ("hint", ("balie",))


def test_k004_is_silent_when_it_returns_or_was_not_heard_earlier(check: Check):
    assert check(LIVE + WHY + BALIE + says("waarom", "2027-01-11", "2027-03-15"))("K004") == ()
    assert check(LIVE + WHY + BALIE + says("waarom", "2027-03-20"))("K004") == ()
    assert check(LIVE + WHY + BALIE + says("waarom", "2027-02-15"))("K004") == ()


def test_k004_is_silent_at_a_lower_impact_without_golive_and_once_it_is_past(check: Check):
    plan = WHY + says("waarom", "2027-01-11")
    assert check(LIVE + audience("balie", "low") + plan)("K004") == ()
    assert check(BALIE + plan)("K004") == ()
    assert len(check(LIVE + BALIE + plan, today=date(2027, 3, 15))("K004")) == 1
    assert check(LIVE + BALIE + plan, today=date(2027, 3, 16))("K004") == ()


def test_k004_is_silent_where_every_part_hears_it_again(check: Check):
    parts = audience("dag", None, part_of=["balie"]) + audience("nacht", None, part_of=["balie"])
    plan = LIVE + WHY + BALIE + parts + says("waarom", "2027-01-11") + says("waarom", "2027-03-01", entry="d", to="dag")
    assert len(check(plan)("K004")) == 1
    assert check(plan + says("waarom", "2027-03-01", entry="n", to="nacht"))("K004") == ()


@pytest.mark.parametrize(("day", "count"), [("2027-02-01", 0), ("2027-01-31", 1)])
def test_k004_threshold_is_6_weeks_or_what_the_plan_says(check: Check, day: str, count: int):
    plan = LIVE + WHY + BALIE + says("waarom", "2027-01-11", day)
    assert len(check(plan)("K004")) == count
    assert check("[checks]\nK004 = { weeks = 9 }\n" + plan)("K004") == ()


def test_k004_wording(check: Check):
    bench = check(LIVE + WHY + BALIE + says("waarom", "2027-01-11"))
    assert bench.texts("K004") == [
        "Het waarom komt in de 6 weken vóór livegang niet terug voor balie. "
        "Vertel het nog eens tussen ma 1 feb en ma 15 mrt."
    ]
    assert bench.texts("K004", "en") == [
        "The why does not return for balie in the 6 weeks before go-live. "
        "Tell it again between Mon 1 Feb and Mon 15 Mar."
    ]
