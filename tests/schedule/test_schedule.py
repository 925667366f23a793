"""Every `when` becomes a slot, and what cannot is told."""

from datetime import date, datetime, timedelta

import pytest

from campaign.model.changes import Change, apply, replaced
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.model.when import parse_deadline, parse_when
from campaign.schedule.building import build_schedule, revise_schedule
from campaign.schedule.schedule import Schedule

GOOD_FRIDAY, EASTER_MONDAY = date(2027, 3, 26), date(2027, 3, 29)


def holidays(country: str, year: int) -> dict[date, str]:
    return {GOOD_FRIDAY: "Goede Vrijdag", EASTER_MONDAY: "Tweede Paasdag"} if year == 2027 else {}


def schedule(*messages: dict[str, object], **tables: object) -> Schedule:
    data = {"campaign": tables.pop("campaign", {"title": "t"}), "messages": list(messages), **tables}
    return build_schedule(with_defaults(Plan.model_validate(data), Workspace()), holidays)


LIVE = {"milestones": [{"id": "livegang", "date": date(2027, 3, 22)}]}


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2027-03-22", date(2027, 3, 22)),
        ("2027-W12", date(2027, 3, 22)),
        ("2026-W53", date(2026, 12, 28)),
        ("2027-03", date(2027, 3, 1)),
        ("2027-Q2", date(2027, 4, 1)),
        ("livegang", date(2027, 3, 22)),
        ("livegang - 6w", date(2027, 2, 8)),
        ("livegang + 5d", date(2027, 3, 27)),
        ("livegang + 4wd", date(2027, 3, 30)),  # Good Friday, a weekend and Easter Monday lie between
        ("livegang - 1wd", date(2027, 3, 19)),
        ("livegang + 5d + 0wd", date(2027, 3, 30)),
        ("livegang + 5d - 1wd", date(2027, 3, 25)),
        ("livegang - 1m", date(2027, 2, 22)),
        ("livegang - 1m + 1w", date(2027, 3, 1)),
    ],
)
def test_a_written_moment_is_this_day(when: str, day: date):
    timing = schedule({"id": "m1", "when": when}, **LIVE).timing("m1")
    assert timing.first is not None
    assert timing.first.first == day


def test_months_clamp_from_the_original_day():
    placed = schedule(
        {"id": "m1", "when": date(2027, 1, 31), "repeat": {"every": "1m", "times": 4}},
        {"id": "m2", "when": "m1 + 1m"},
    )
    days = [slot.first for slot in placed.timing("m1").slots]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    assert placed.timing("m2").first.first == date(2027, 2, 28)


def test_a_leap_day_is_there_in_a_leap_year_only():
    assert schedule({"id": "m1", "when": date(2028, 2, 29)}).timing("m1").first.first == date(2028, 2, 29)
    yearly = schedule({"id": "m1", "when": date(2028, 2, 29), "repeat": {"every": "12m", "times": 2}})
    assert [slot.first for slot in yearly.timing("m1").slots] == [date(2028, 2, 29), date(2029, 2, 28)]


def test_a_time_that_the_night_skips_moves_on_by_the_gap_with_a_warning():
    placed = schedule({"id": "m1", "when": "2027-03-28 02:30", "channel": "overleg"})
    slot = placed.timing("m1").first
    assert slot.start.isoformat() == "2027-03-28T03:30:00+02:00"
    assert [problem.code for problem in placed.problems] == ["W003"]


def test_of_a_doubled_hour_the_first_counts():
    slot = schedule({"id": "m1", "when": "2027-10-31 02:30", "channel": "overleg"}).timing("m1").first
    assert slot.start.isoformat() == "2027-10-31T02:30:00+02:00"
    assert slot.end.isoformat() == "2027-10-31T02:30:00+01:00"  # an hour later by the clock that goes on


def test_repeats_keep_the_wall_clock_over_a_daylight_saving_night():
    slots = schedule({"id": "m1", "when": "2027-03-22 09:00", "repeat": {"every": "1w", "times": 2}}).timing("m1").slots
    assert [slot.start.isoformat() for slot in slots] == ["2027-03-22T09:00:00+01:00", "2027-03-29T09:00:00+02:00"]


def test_a_repeat_includes_the_day_it_runs_until():
    placed = schedule({"id": "m1", "when": "livegang - 4w", "repeat": {"every": "2w", "until": "livegang"}}, **LIVE)
    assert [slot.first for slot in placed.timing("m1").slots] == [
        date(2027, 2, 22),
        date(2027, 3, 8),
        date(2027, 3, 22),
    ]


def test_an_offset_is_converted_with_a_warning():
    placed = schedule({"id": "m1", "when": "2027-01-11T23:30:00-05:00"})
    assert placed.timing("m1").first.start.isoformat() == "2027-01-12T05:30:00+01:00"
    assert placed.problems[0].code == "W002"


@pytest.mark.parametrize(("channel", "minutes"), [("overleg", 60), ("training", 60), ("gesprek", 30), ("social", 15)])
def test_a_message_lasts_as_long_as_its_channel_says(channel: str, minutes: int):
    slot = schedule({"id": "m1", "when": "2027-01-11 09:00", "channel": channel}).timing("m1").first
    assert slot.end - slot.start == timedelta(minutes=minutes)


def test_an_end_and_a_duration_together_cost_only_that_message():
    placed = schedule(
        {"id": "m1", "when": date(2027, 1, 11), "duration": "2d", "until": date(2027, 1, 12)},
        {"id": "m2", "when": date(2027, 1, 11), "duration": "2d"},
    )
    assert placed.unscheduled == ("m1",)
    assert placed.timing("m1").reason is not None
    assert placed.timing("m2").first.last == date(2027, 1, 12)


def test_certainty_runs_through_the_whole_chain():
    placed = schedule(
        {"id": "m1", "when": "test + 1d"},
        milestones=[
            {"id": "livegang", "date": date(2027, 3, 22), "certainty": "indicative"},
            {"id": "test", "date": "livegang - 2w"},
        ],
    )
    assert placed.milestone("test").certainty == "indicative"
    assert placed.timing("m1").first.certainty == "indicative"


def test_a_circle_is_told_to_all_its_members_and_not_followed():
    placed = schedule({"id": "ma", "when": "mb + 1d"}, {"id": "mb", "when": "ma"}, {"id": "mc", "when": "ma - 1d"})
    assert {(problem.subject.id, problem.code) for problem in placed.problems} == {
        ("ma", "E003"),
        ("mb", "E003"),
        ("mc", "E002"),
    }
    assert placed.unscheduled == ("ma", "mb", "mc")


def test_a_circle_is_told_in_the_same_words_whichever_member_is_asked_first():
    one = schedule({"id": "ma", "when": "mb + 1d"}, {"id": "mb", "when": "ma"})
    other = schedule({"id": "mb", "when": "ma"}, {"id": "ma", "when": "mb + 1d"})
    assert one.timing("ma").reason == other.timing("ma").reason


def test_an_unknown_anchor_asks_whether_another_was_meant():
    problem = schedule({"id": "m1", "when": "livegnag - 1w"}, **LIVE).problems[0]
    assert problem.code == "E002"
    assert problem.remedy.values["word"] == "livegang"


def test_a_chain_of_thousands_is_no_deeper_than_one():
    chain = [{"id": f"m{number}", "when": f"m{number - 1} + 0d"} for number in range(1, 3000)]
    placed = schedule({"id": "m0", "when": date(2027, 1, 1)}, *reversed(chain))
    assert placed.timing("m2999").first.first == date(2027, 1, 1)


@pytest.mark.parametrize("when", ["livegang + 9999m + 9999m", "livegang - 9999m", "livegang - 9999w"])
def test_a_moment_beyond_the_calendar_is_told(when: str):
    anchor = {"id": "livegang", "date": date(2190 if "+" in when else 1905, 1, 1)}
    placed = schedule({"id": "m1", "when": when}, milestones=[anchor])
    assert placed.timing("m1").first is None
    assert [problem.code for problem in placed.problems] == ["E002"]


def test_working_days_skip_quiet_periods_and_count_days_that_are_worked():
    campaign = {
        "title": "t",
        "works": [GOOD_FRIDAY],
        "quiet": [{"from": date(2027, 3, 23), "to": date(2027, 3, 24)}],
    }
    placed = schedule({"id": "m1", "when": "livegang + 2wd"}, campaign=campaign, **LIVE)
    assert placed.timing("m1").first.first == GOOD_FRIDAY


def test_a_rhythm_gives_its_editions():
    channels = [{"id": "nieuwsbrief", "rhythm": {"every": "2w", "on": "mo", "from": date(2027, 1, 4)}}]
    placed = schedule(channels=channels)
    assert placed.editions("nieuwsbrief", date(2027, 1, 10), date(2027, 2, 5)) == (date(2027, 1, 18), date(2027, 2, 1))
    found = placed.numbered_editions("nieuwsbrief", date(2027, 1, 10), date(2027, 2, 5))
    assert found == ((date(2027, 1, 18), 2), (date(2027, 2, 1), 3))


def test_editions_have_a_number_only_when_the_rhythm_says_from_when():
    channels = [{"id": "nieuwsbrief", "rhythm": {"every": "1w", "on": "mo"}}]
    found = schedule(channels=channels).numbered_editions("nieuwsbrief", date(2027, 1, 10), date(2027, 1, 20))
    assert found == ((date(2027, 1, 11), None), (date(2027, 1, 18), None))


@pytest.mark.parametrize("every", ["2w", "10d", "3m", "1m"])
@pytest.mark.parametrize("campaign", [{"title": "t"}, {"title": "t", "start": date(2027, 3, 1)}])
def test_a_rhythm_without_a_first_day_has_the_same_editions_whichever_days_are_asked_for(every: str, campaign: dict):
    placed = schedule(channels=[{"id": "nieuwsbrief", "rhythm": {"every": every, "on": "mo"}}], campaign=campaign)
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(200)]
    together = placed.editions("nieuwsbrief", days[0], days[-1])
    assert together == tuple(day for day in days if placed.editions("nieuwsbrief", day, day))
    assert len(together) >= 2


def test_a_deadline_runs_to_the_end_of_its_day():
    placed = schedule({"id": "m1", "when": "2027-01-11 09:00"})
    slot = placed.deadline(placed.plan.messages[0], parse_deadline("+2wd"))
    assert slot.end.replace(tzinfo=None) == datetime(2027, 1, 13, 23, 59)


def test_a_revised_schedule_is_the_one_that_would_be_built_anew():
    placed = schedule({"id": "m1", "when": "livegang"}, {"id": "m2", "when": "m1 + 1w"}, {"id": "m3"}, **LIVE)
    before = placed.plan.messages[0]
    plan = apply(placed.plan, [Change("messages", "m1", before, replaced(before, when=parse_when("2027-05-10")))])
    revised, anew = revise_schedule(placed, plan, [("messages", "m1")]), build_schedule(plan, holidays)
    assert [revised.timing(each) for each in ("m1", "m2", "m3")] == [anew.timing(each) for each in ("m1", "m2", "m3")]
    assert revised.timing("m2").first.first == date(2027, 5, 17)
    assert revised.dependents("livegang") == anew.dependents("livegang")
