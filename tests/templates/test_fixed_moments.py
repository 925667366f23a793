"""Messages that come back every week or every two weeks: on the same weekday, moved around a day off, none left out."""

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.desk.desk import Desk
from campaign.desk.edits import set_campaign
from campaign.model.plan import Quiet
from campaign.schedule.workdays import work_calendar
from tests.templates.opening import each_template, going_live, kind_of, mondays, of, opened

FIXED = {
    "nieuw-systeem": {"inloopspreekuur": 1},
    "reorganisatie": {"vast-voorgenomen": 1, "vast-besluit": 1, "vragenuur-hr": 1},
    "verhuizing": {"spreekuur-vast": 2, "verhuisbericht": 2},
    "fusie": {"vast-voornemen": 1, "vast-besluit": 1, "vragenuur-hr": 1},
    "nieuwe-werkwijze": {"inloopuur": 1},
    "beleidswijziging": {"spreekuur-hr": 1},
    "bewustwording": {"kort": 2},
    "cultuur": {"verhalen": 2, "nieuw-gesprek": 13},
}
"""What comes back in a kind of change, and after how many weeks."""


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def days_of(desk: Desk, message_id: str) -> list[date]:
    """Return the days on which a message comes."""
    return [slot.first for slot in desk.schedule.timing(message_id).slots]


def wrong(desk: Desk, message_id: str, weeks: int) -> Iterator[str]:
    """Give what is wrong with the days of a message that comes back after so many weeks."""
    workdays = work_calendar(desk.effective.campaign, desk.holidays)
    message = desk.plan.message(message_id)
    days = days_of(desk, message_id)
    last = desk.schedule.place(message.repeat.until).first if message.repeat.until else days[-1]
    for number, day in enumerate(days):
        usual = days[0] + timedelta(weeks=weeks * number)
        if monday_of(day) != monday_of(usual):
            yield f"{day} is not in the week of {usual}"
        if day != usual and workdays.is_working(usual):
            yield f"{day} left {usual}, which is a working day"
        if not workdays.is_working(day):
            yield f"{day} is a day off"
    after = days[0] + timedelta(weeks=weeks * len(days))
    if after <= last and workdays.is_working(after):
        yield f"it ends before {after}"


@each_template
def test_what_comes_back_is_on_the_same_weekday_in_every_week_that_has_one_whatever_monday(name: str):
    desk = opened(name)
    fixed = FIXED[kind_of(name)]
    assert {each.id for each in desk.plan.messages if each.repeat} == fixed.keys()
    said = [
        f"go-live {day}: {message_id}: {each}"
        for day in mondays(desk)
        for message_id, weeks in fixed.items()
        for each in wrong(going_live(desk, day), message_id, weeks)
    ]
    assert said == []


@of("reorganisatie", "fusie")
def test_no_week_passes_without_a_word_from_the_first_to_two_weeks_after_the_go_live(name: str):
    desk = opened(name)
    first, decision = {
        "reorganisatie": ("vast-voorgenomen", "iedereen-besluit"),
        "fusie": ("vast-voornemen", "besluit-a"),
    }[kind_of(name)]
    for day in mondays(desk):
        going_live(desk, day)
        told = [each for message in (first, decision, "vast-besluit") for each in days_of(desk, message)]
        weeks = {monday_of(each) for each in told}
        asked = desk.schedule.milestone({"reorganisatie": "adviesaanvraag", "fusie": "bekend"}[kind_of(name)]).first
        start = monday_of(asked) + timedelta(weeks=1)
        while start < day + timedelta(weeks=2):
            assert start in weeks, f"go-live {day}: nothing in the week of {start}"
            start += timedelta(weeks=1)


@of("reorganisatie")
def test_a_week_in_which_nobody_works_is_passed_over(name: str):
    desk = opened(name)
    quiet = Quiet(start=date(2027, 5, 3), end=date(2027, 5, 7), why="holiday")
    going_live(desk, date(2027, 7, 5))
    before = days_of(desk, "vast-besluit")
    desk.do(set_campaign(desk.plan, {"quiet": (quiet,)}))
    assert days_of(desk, "vast-besluit") == [each for each in before if not quiet.start <= each <= quiet.end]
    assert len(before) > len(days_of(desk, "vast-besluit"))
