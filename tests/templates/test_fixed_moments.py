"""Messages that come back every week or every few weeks: as often as an adviser asks for, never on a day off."""

from campaign.schedule.workdays import work_calendar
from tests.templates.opening import each_template, going_live, kind_of, mondays, opened

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
"""What comes back in a kind of change, and after how many weeks of working days."""


@each_template
def test_what_comes_back_does_so_as_often_as_an_adviser_asks_for(name: str):
    repeated = {each.id: each.repeat.every for each in opened(name).plan.messages if each.repeat}
    weeks = {each: every.amount / (5 if every.unit == "wd" else 1) for each, every in repeated.items()}
    assert weeks == FIXED[kind_of(name)]


@each_template
def test_what_comes_back_is_never_on_a_day_off_whatever_monday(name: str):
    desk = opened(name)
    workdays = work_calendar(desk.effective.campaign, desk.holidays)
    for day in mondays(desk):
        going_live(desk, day)
        slots = [slot for each in FIXED[kind_of(name)] for slot in desk.schedule.timing(each).slots]
        assert slots
        assert [slot.first for slot in slots if not workdays.is_working(slot.first)] == []
