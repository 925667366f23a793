"""A: too much at once, and too much through one channel."""

from datetime import date

import pytest

from tests.checks.conftest import HEAD, Check
from tests.checks.toml import audience, message, milestone, table

ALL = audience("allen", None) + audience("balie", "low", part_of=["allen"])


def mails(to: str, *days: str, start: int = 0) -> str:
    """Return a mail on each of these days."""
    return "".join(message(f"m{start + number}", to, day, channel="mail") for number, day in enumerate(days))


THREE = ("2027-02-09", "2027-02-09", "2027-02-09")


def test_a003_fires_on_more_than_two_pushed_messages_a_day(check: Check):
    (finding,) = check(audience("balie", "low") + mails("balie", *THREE))("A003")
    assert (finding.severity, finding.audiences, finding.others) == ("warning", ("balie",), ("m0", "m1", "m2"))


def test_a003_fires_on_more_than_two_pushed_messages_to_all_staff_in_a_week(check: Check):
    (finding,) = check(ALL + mails("allen", "2027-02-08", "2027-02-10", "2027-02-14"))("A003")
    assert finding.audiences == ("allen",)


def test_a003_fires_on_what_comes_back(check: Check):
    plan = message("m1", "allen", "2027-02-08", channel="mail", repeat={"every": "2d", "times": 3})
    assert len(check(ALL + plan)("A003")) == 1


def test_a003_fires_over_all_open_campaigns(check: Check):
    other = HEAD + table("audiences", id="allen") + mails("allen", *THREE[:2])
    bench = check(ALL + mails("balie", THREE[0]), other=other)
    assert bench.texts("A003") == [
        "Te veel tegelijk voor balie: 3 berichten op di 9 feb, waarvan 2 uit andere campagnes (grens 2). "
        "Verplaats iets, of bundel het."
    ]


STAFF = HEAD + table("audiences", id="allen")


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (mails("balie", "2027-02-10"), STAFF + mails("allen", *THREE)),
        (
            mails("balie", *THREE[:2]),
            STAFF.replace("[campaign]", "[campaign]\narchived = true") + mails("allen", *THREE),
        ),
        (
            mails("balie", *THREE[:2]),
            STAFF
            + audience("balie", part_of=["allen"])
            + message("x", "allen", THREE[0], channel="mail", except_=["balie"]),
        ),
    ],
    ids=["nothing of its own that day", "put away", "left out"],
)
def test_a003_is_silent_about_what_other_campaigns_do_elsewhere(check: Check, own: str, other: str):
    assert check(ALL + own, other=other)("A003") == ()


def test_a003_fires_on_a_part_where_only_other_campaigns_crowd_the_whole(check: Check):
    (finding,) = check(ALL + mails("balie", THREE[0]), other=STAFF + mails("allen", *THREE))("A003")
    assert (finding.audiences, finding.others) == (("balie",), ("m0",))


def test_a003_is_silent_about_parts_of_an_audience_that_is_told_so(check: Check):
    plan = ALL + mails("allen", *THREE) + mails("balie", THREE[0], start=3)
    assert [each.audiences for each in check(plan)("A003")] == [("allen",)]


def test_a003_is_silent_about_what_is_not_pushed(check: Check):
    quiet = "".join(message(f"m{number}", "balie", THREE[0]) for number in range(5))
    assert check(audience("balie", "low") + quiet)("A003") == ()


def test_a003_counts_one_edition_once(check: Check):
    channel = table("channels", id="nieuwsbrief", rhythm={"every": "1w", "on": "tu"})
    items = "".join(message(f"m{number}", "allen", THREE[0], channel="nieuwsbrief") for number in range(5))
    assert check(channel + ALL + items)("A003") == ()
    assert len(check(ALL + items)("A003")) == 1


def test_a003_counts_alternative_sessions_once(check: Check):
    sessions = "".join(
        message(f"s{number}", "balie", f"2027-02-09 {hour}:00", channel="training", alternatives="kijkdag")
        for number, hour in enumerate(("09", "11", "13"))
    )
    plan = audience("balie", "low") + sessions + mails("balie", THREE[0])
    assert check(plan)("A003") == ()
    assert len(check(plan + mails("balie", THREE[0], start=8))("A003")) == 1


def test_a003_is_silent_about_what_is_past(check: Check):
    plan = audience("balie", "low") + mails("balie", *THREE)
    assert len(check(plan, today=date(2027, 2, 9))("A003")) == 1
    assert check(plan, today=date(2027, 2, 10))("A003") == ()


def test_a003_tells_of_a_week_until_its_sunday(check: Check):
    plan = ALL + mails("allen", "2027-02-08", "2027-02-09", "2027-02-10")
    assert len(check(plan, today=date(2027, 2, 14))("A003")) == 1
    assert check(plan, today=date(2027, 2, 15))("A003") == ()


def test_a003_is_silent_about_a_window_without_a_day(check: Check):
    windows = "".join(message(f"m{number}", "balie", "2027-W06", channel="mail") for number in range(4))
    assert check(audience("balie", "low") + windows)("A003") == ()
    months = "".join(message(f"m{number}", "allen", "2027-02", channel="mail") for number in range(4))
    assert check(ALL + months)("A003") == ()
    assert len(check(ALL + windows.replace('"balie"', '"allen"'))("A003")) == 1


def test_a003_is_silent_about_a_week_for_others_than_all_staff(check: Check):
    plan = mails("balie", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11")
    assert check(ALL + plan)("A003") == ()
    assert check(audience("balie", None) + plan)("A003") == ()


def test_a003_threshold_of_a_week_is_three_with_a_milestone_in_it(check: Check):
    plan = ALL + mails("allen", "2027-02-08", "2027-02-10", "2027-02-12")
    near = milestone("test", "2027-02-07", until="2027-02-08")
    assert len(check(plan + milestone("test", "2027-02-15"))("A003")) == 1
    assert check(plan + near)("A003") == ()
    assert len(check(plan + near + mails("allen", "2027-02-11", start=5))("A003")) == 1


def test_a003_threshold_is_what_the_plan_says(check: Check):
    plan = audience("balie", "low") + mails("balie", *THREE)
    assert check("[checks]\nA003 = { a_day = 3 }\n" + plan)("A003") == ()
    week = ALL + mails("allen", "2027-02-08", "2027-02-10")
    assert check(week)("A003") == ()
    assert len(check("[checks]\nA003 = { a_week = 1 }\n" + week)("A003")) == 1
    test = milestone("test", "2027-02-11")
    assert len(check("[checks]\nA003 = { a_week = 1, milestone_week = 1 }\n" + week + test)("A003")) == 1


def test_a003_wording(check: Check):
    bench = check(ALL + mails("allen", "2027-03-22", "2027-03-23", "2027-03-24", "2027-03-25"))
    assert bench.texts("A003") == [
        "Te veel tegelijk voor allen: 4 berichten in week 12 (grens 2). Verplaats iets, of bundel het."
    ]
    assert bench.texts("A003", "en") == [
        "Too much at once for allen: 4 messages in week 12 (limit 2). Move some, or bundle it."
    ]
    three = audience("balie", "low") + mails(
        "balie", *(day for week in range(3) for day in [f"2027-03-0{week + 1}"] * 3)
    )
    assert check(three).texts("A003") == [
        "Te veel tegelijk voor balie: 3 berichten op ma 1 mrt (grens 2), 3 berichten op di 2 mrt (grens 2), "
        "3 berichten op wo 3 mrt (grens 2). Verplaats iets, of bundel het."
    ]
    many = check(ALL + mails("allen", *(day for week in range(5) for day in [f"2027-03-0{week + 1}"] * 3)))
    assert many.texts("A003") == [
        "Te veel tegelijk voor allen: 15 berichten in week 9 (grens 2), 3 berichten op ma 1 mrt (grens 2), "
        "3 berichten op di 2 mrt (grens 2), en nog 3 dagen of weken. Verplaats iets, of bundel het."
    ]


def through(channel: str, count: int, start: int = 0, to: str = "balie", **keys: object) -> str:
    """Return so many messages through a channel."""
    return "".join(message(f"n{start + number}", to, channel=channel, **keys) for number in range(count))


def test_a008_fires_on_one_channel_for_nearly_everything(check: Check):
    (finding,) = check(audience("balie", "low") + through("intranet", 4) + through("mail", 1, 4))("A008")
    assert (finding.severity, finding.audiences) == ("hint", ("balie",))


def test_a008_is_silent_about_an_overleg_and_a_channel_of_that_kind(check: Check):
    team = table("channels", id="team", kind="overleg")
    assert check(audience("balie", "low") + through("overleg", 9))("A008") == ()
    assert check(team + audience("balie", "low") + through("team", 9))("A008") == ()


def test_a008_counts_alternatives_and_repeats_once(check: Check):
    plan = audience("balie", "low") + through("mail", 2) + through("intranet", 2, 2)
    assert check(plan + through("mail", 5, 4, alternatives="sessie"))("A008") == ()
    back = message("terug", "balie", "2027-02-01", channel="mail", repeat={"every": "1w", "times": 9})
    assert check(plan + back)("A008") == ()


def test_a008_is_silent_where_a_larger_audience_has_the_same(check: Check):
    plan = ALL + through("intranet", 6, to="allen") + through("mail", 1, 6)
    assert [each.audiences for each in check(plan)("A008")] == [("allen",)]


@pytest.mark.parametrize(("most", "others", "count"), [(6, 4, 0), (7, 4, 1), (4, 0, 0), (5, 0, 1)])
def test_a008_threshold_is_over_60_percent_of_5_or_more(check: Check, most: int, others: int, count: int):
    plan = audience("balie", "low") + through("intranet", most) + through("mail", others, most)
    assert len(check(plan)("A008")) == count


def test_a008_threshold_is_what_the_plan_says(check: Check):
    plan = audience("balie", "low") + through("intranet", 2) + through("mail", 1, 2)
    assert len(check("[checks]\nA008 = { messages = 3 }\n" + plan)("A008")) == 1
    assert check("[checks]\nA008 = { messages = 3, share = 70 }\n" + plan)("A008") == ()


def test_a008_wording(check: Check):
    bench = check(audience("balie", "low") + through("intranet", 4) + through("mail", 1, 4))
    assert bench.texts("A008") == [
        "Van de 5 berichten voor balie komen er 4 via intranet: 80 % (grens 60 %). Gebruik ook een ander kanaal."
    ]
    assert bench.texts("A008", "en") == [
        "4 of the 5 messages for balie come through intranet: 80 % (limit 60 %). Use another channel too."
    ]
