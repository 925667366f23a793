"""T: the days on which things go out."""

from datetime import date

import pytest

from campaign.checks.finding import Move, Put
from campaign.model.when import Term
from tests.checks.conftest import HEAD, Check
from tests.checks.toml import audience, bare, milestone, table

QUIET = 'quiet = [{ from = 2027-02-22, to = 2027-02-26, why = "voorjaarsvakantie" }]\n'
LIVE = milestone("live", "2027-03-15")
ALL_WEEK = ["mo", "tu", "we", "th", "fr", "sa", "su"]


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("2027-03-13", "weekend"),
        ("2027-03-14", "weekend"),
        ("2027-03-26", "Goede Vrijdag"),
        ("2027-05-05", "vrije dag"),
    ],
)
def test_t001_fires_on_a_day_that_nobody_works(check: Check, when: str, why: str):
    bench = check(bare(when), head=HEAD + "free = [2027-05-05]\n")
    (finding,) = bench("T001")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "when")
    assert why in bench.texts("T001")[0]


def test_t001_fires_in_a_quiet_period_whoever_works_then(check: Check):
    bench = check(audience("nacht", None, days=ALL_WEEK) + bare("2027-02-24", audiences=["nacht"]), head=HEAD + QUIET)
    assert len(bench("T001")) == 1


@pytest.mark.parametrize("channel", ["intranet", "social", "scherm"])
def test_t001_fires_as_a_hint_where_a_message_waits_for_its_readers(check: Check, channel: str):
    (finding,) = check(bare("2027-03-13", channel=channel))("T001")
    assert finding.severity == "hint"


def test_t001_fires_on_each_time_that_a_message_comes_back(check: Check):
    bench = check(bare("2027-03-12 09:00", repeat={"every": "1d", "times": 4}))
    (finding,) = bench("T001")
    assert bench.texts("T001") == [
        "Start valt 2 keer op een vrije dag: za 13 mrt, zo 14 mrt. "
        "Kies een ander ritme, of laat de reeks eerder stoppen."
    ]
    assert isinstance(finding.fix.step, Put)
    ((field, repeat),) = finding.fix.step.values
    assert (field, repeat.every, repeat.times) == ("repeat", Term(1, "wd"), 4)


def test_t001_fires_on_a_window_without_one_good_day(check: Check):
    assert len(check(bare("2027-W08"), head=HEAD + QUIET)("T001")) == 1


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (bare("2027-03-12"), HEAD),
        (bare("2027-W13"), HEAD),  # from Easter Monday on, with four working days
        (bare("2027-03-26"), HEAD + "works = [2027-03-26]\n"),
        (bare("2027-03-12", until="2027-03-15"), HEAD),  # over a weekend
        (bare("2027-03-13", status="sent"), HEAD),
        (bare("2027-01-02"), HEAD),  # a Saturday that is past
        (bare(), HEAD),
        (bare("2027-03-12", repeat={"every": "1w", "times": 2}), HEAD),
        (bare("2027-03-13", channel="scherm") + table("channels", id="scherm", days=ALL_WEEK), HEAD),
        (bare("2027-03-26", audiences=["nacht"]) + audience("nacht", None, days=ALL_WEEK), HEAD),
        (bare("2027-03-13", audiences=["winkel"]) + audience("winkel", None, days=["fr", "sa"]), HEAD),
    ],
)
def test_t001_is_silent_about_days_that_are_good_or_gone(check: Check, text: str, head: str):
    assert check(text, head=head)("T001") == ()


def test_t001_is_silent_only_when_all_that_it_is_addressed_to_work(check: Check):
    audiences = audience("winkel", None, days=ALL_WEEK) + audience("kantoor", None)
    assert len(check(audiences + bare("2027-03-13", audiences=["winkel", "kantoor"]))("T001")) == 1


def move_of(check: Check, text: str, **others) -> date | None:
    (finding,) = check(text, **others)("T001")
    assert finding.fix is None or isinstance(finding.fix.step, Move)
    return finding.fix.step.day if finding.fix else None


def test_t001_moves_back_before_its_anchor_and_forward_after_it(check: Check):
    assert move_of(check, LIVE + bare("live - 1d")) == date(2027, 3, 12)
    assert move_of(check, LIVE + bare("live + 5d")) == date(2027, 3, 22)
    assert move_of(check, milestone("live", "2027-03-13") + bare("live")) == date(2027, 3, 15)


@pytest.mark.parametrize(
    ("when", "day"), [("2027-03-13", date(2027, 3, 12)), ("2027-03-14", date(2027, 3, 15))], ids=["Saturday", "Sunday"]
)
def test_t001_moves_what_hangs_on_nothing_to_the_nearest_good_day(check: Check, when: str, day: date):
    assert move_of(check, bare(when)) == day


def test_t001_moves_to_a_day_that_channel_and_audiences_allow(check: Check):
    channel = table(
        "channels",
        id="flits",
        kind="nieuwsbrief",
        rhythm={"every": "2w", "on": "th", "from": date(2027, 1, 14)},
    )
    text = LIVE + channel + bare("live - 1d", channel="flits")
    assert move_of(check, text) == date(2027, 3, 11)
    people = audience("deeltijd", None, days=["mo", "tu"])
    assert move_of(check, LIVE + people + bare("live - 1d", audiences=["deeltijd"])) == date(2027, 3, 9)
    channel = table("channels", id="mail", days=["we"])
    assert move_of(check, LIVE + channel + bare("live - 1d")) == date(2027, 3, 10)


def test_t001_moves_nothing_into_the_past_or_under_an_embargo(check: Check):
    assert move_of(check, bare("2027-03-13"), today=date(2027, 3, 13)) == date(2027, 3, 15)
    assert move_of(check, LIVE + bare("live - 2d"), today=date(2027, 3, 13)) is None
    assert move_of(check, LIVE + bare("live - 2d", not_before="2027-03-13")) is None
    assert move_of(check, LIVE + bare("live - 2d", not_before="2027-03-12")) == date(2027, 3, 12)


@pytest.mark.parametrize(
    ("dates", "when", "day"),
    [
        ("end = 2027-03-15", "2027-03-14", date(2027, 3, 15)),
        ("end = 2027-03-14", "2027-03-14", date(2027, 3, 12)),
        ("end = 2027-03-13", "2027-03-14", date(2027, 3, 15)),  # it lies outside already
        ("start = 2027-03-12", "2027-03-13", date(2027, 3, 12)),
        ("start = 2027-03-13", "2027-03-13", date(2027, 3, 15)),
        ("start = 2027-03-14", "2027-03-13", date(2027, 3, 12)),
    ],
)
def test_t001_moves_nothing_out_of_the_campaign(check: Check, dates: str, when: str, day: date):
    assert move_of(check, bare(when), head=f"{HEAD}{dates}\n") == day


def test_t001_moves_nothing_that_is_settled_and_nothing_back_that_follows(check: Check):
    assert move_of(check, bare("2027-03-13", status="approved")) is None
    other = bare("2027-03-11", id="m0")
    assert move_of(check, other + bare("2027-03-13", follows=["m0"])) == date(2027, 3, 15)
    assert move_of(check, LIVE + other + bare("live - 2d", follows=["m0"])) is None


def test_t001_wording(check: Check):
    bench = check(bare("2027-03-26") + bare("2027-02-24", id="m2"), head=HEAD + QUIET)
    assert bench.texts("T001") == [
        "Start staat op vr 26 mrt, een feestdag (Goede Vrijdag). Kies een werkdag.",
        "Start staat op wo 24 feb, in een rustige periode (voorjaarsvakantie). Kies een dag ervoor of erna.",
    ]
    assert bench.texts("T001", "en")[0] == "Start is on Fri 26 Mar, a holiday (Goede Vrijdag). Choose a working day."
    assert bench.fixes("T001") == ["Verplaats het naar do 25 mrt", "Verplaats het naar ma 1 mrt"]


DATED = HEAD + "start = 2027-02-01\nend = 2027-03-31\n"


def test_t002_fires_before_the_start_and_after_the_end(check: Check):
    bench = check(bare("2027-01-29") + bare("2027-04-02", id="m2"), head=DATED)
    early, late = bench("T002")
    assert (early.severity, early.message, late.message) == ("warning", "m1", "m2")
    assert [each.fix.step.values for each in (early, late)] == [
        (("start", date(2027, 1, 29)),),
        (("end", date(2027, 4, 2)),),
    ]


def test_t002_fires_on_what_comes_back_too_long(check: Check):
    bench = check(bare("2027-03-17", repeat={"every": "1w", "times": 5}), head=DATED)
    (finding,) = bench("T002")
    assert finding.fix.step.values == (("end", date(2027, 4, 14)),)


@pytest.mark.parametrize(
    "text",
    [
        bare("2027-02-01"),
        bare("2027-03-31"),
        bare("2027-W13"),  # begins before the end
        bare("2027-Q1"),  # ends after the start
        bare("2027-03-30", until="2027-04-20"),
        bare(),
        bare("2027-04-02", status="cancelled"),
    ],
)
def test_t002_is_silent_about_what_may_still_be_inside(check: Check, text: str):
    assert check(text, head=DATED)("T002") == ()


def test_t002_is_silent_without_dates_of_the_campaign(check: Check):
    assert check(bare("2030-01-01"))("T002") == ()


def test_t002_moves_no_end_for_what_lies_a_year_away(check: Check):
    (finding,) = check(bare("2028-03-02"), head=DATED)("T002")
    assert finding.fix is None


def test_t002_wording(check: Check):
    bench = check(bare("2027-04-02"), head=DATED)
    assert bench.texts("T002") == [
        "Start staat op vr 2 apr, maar de campagne eindigt al op wo 31 mrt. "
        "Verplaats het, of laat de campagne later eindigen."
    ]
    assert bench.texts("T002", "en") == [
        "Start is on Fri 2 Apr, after the campaign ends on Wed 31 Mar. Move it, or let the campaign end later."
    ]
    assert bench.fixes("T002") == ["Laat de campagne eindigen op vr 2 apr"]


HIGH = audience("balie", name="Balie")


def news(when: str, **keys: str) -> str:
    return bare(when, audiences=["balie"], **keys)


def test_t010_fires_on_first_news_on_friday_afternoon(check: Check):
    (finding,) = check(HIGH + news("2027-03-12 15:00"))("T010")
    assert (finding.severity, finding.message) == ("hint", "m1")


@pytest.mark.parametrize("when", ["2027-03-25 09:00", "2027-02-19 09:00", "2027-03-25"])
def test_t010_fires_on_the_eve_of_a_holiday_or_quiet_period(check: Check, when: str):
    assert len(check(HIGH + news(when), head=HEAD + QUIET)("T010")) == 1


def test_t010_is_silent_about_good_moments_and_about_what_is_not_first(check: Check):
    earlier = news("2027-03-01 09:00", id="m0")
    for text in (
        news("2027-03-12 09:00"),
        news("2027-03-12"),  # at some time of that Friday
        news("2027-03-11 16:00"),
        news("2027-W10"),
        news("2027-03-12 15:00", status="sent"),
        earlier + news("2027-03-12 15:00"),
        news("2027-04-23 09:00"),  # the Friday before a weekend and a working Monday
    ):
        assert check(HIGH + text)("T010") == (), text
    assert check(HIGH.replace("high", "medium") + news("2027-03-12 15:00"))("T010") == ()


def test_t010_is_silent_about_people_who_work_on_saturday(check: Check):
    assert check(audience("balie", days=ALL_WEEK) + news("2027-03-12 15:00"))("T010") == ()


def test_t010_threshold_is_an_hour_of_friday(check: Check):
    assert check(HIGH + news("2027-03-12 12:00"))("T010") == ()
    assert len(check(HIGH + news("2027-03-12 12:01"))("T010")) == 1
    assert check("[checks.T010]\nhour = 16\n" + HIGH + news("2027-03-12 15:00"))("T010") == ()


def test_t010_names_all_audiences_of_one_message(check: Check):
    other = audience("lab", name="Lab")
    bench = check(HIGH + other + bare("2027-03-12 15:00", audiences=["balie", "lab"]))
    assert len(bench("T010")) == 1
    assert "Balie, Lab" in bench.texts("T010")[0]


def test_t010_wording(check: Check):
    assert check(HIGH + news("2027-03-12 15:00")).texts("T010") == [
        "Start is het eerste nieuws voor Balie, op vr 12 mrt om 15:00, en gaat met ze mee het weekend in. "
        "Kies een moment waarop ze nog met hun vragen terechtkunnen."
    ]
    bench = check(HIGH + news("2027-02-19"), head=HEAD + QUIET)
    assert bench.texts("T010", "en") == [
        "Start is the first news for Balie, on Fri 19 Feb, right before the quiet period (voorjaarsvakantie). "
        "Choose a day on which they can still ask their questions."
    ]
