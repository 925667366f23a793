"""Slots that suit: what each constraint leaves out and what it just lets in, and that good slots are good."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.calendars.backdrop import Backdrop
from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.fitting import Fitting
from campaign.desk.fixing import Trial, spot_of
from campaign.desk.openings import Period
from campaign.desk.suggesting import Proposal, Wish, off_calendar, suggest
from campaign.errors import CampaignError
from campaign.language import language
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.hearings import Hearings
from campaign.schedule.slots import Slot
from tests.conftest import EXAMPLES

HEAD = """format = 1
[campaign]
title = "Nieuw rooster"
start = 2027-01-11
end = 2027-05-31
owner = "Communicatie"
why = "Rust"
quiet = [{ from = 2027-02-22, to = 2027-02-26, why = "voorjaarsvakantie" }]
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-03-22
[[audiences]]
id = "allen"
name = "Alle medewerkers"
[[audiences]]
id = "leiding"
name = "Leidinggevenden"
part_of = ["allen"]
[[audiences]]
id = "team"
name = "Team"
part_of = ["allen"]
[[channels]]
id = "nieuws"
kind = "nieuwsbrief"
name = "Nieuws"
rhythm = { every = "1w", on = "mo", from = 2027-01-04 }
capacity = 2
[[channels]]
id = "post"
kind = "mail"
name = "Post"
approval = "5wd"
copy_deadline = "-2wd"
"""
LED = HEAD.replace('name = "Leidinggevenden"\n', 'name = "Leidinggevenden"\nleads = ["team"]\n')
TODAY = date(2027, 2, 1)
Make = Callable[..., Trial]


def message(name: str, channel: str, when: str = "", **keys: str) -> str:
    lines = [f'id = "{name}"', f'title = "{name}"', f'channel = "{channel}"']
    lines += [f"when = {when}"] if when else []
    lines += [f"{key} = {value}" for key, value in keys.items()]
    return "\n".join(["[[messages]]", *lines, ""])


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(
        *messages: str,
        today: date = TODAY,
        others: tuple[Hearings, ...] = (),
        backdrop: Backdrop | None = None,
        head: str = HEAD,
    ):
        path = tmp_path / "rooster.toml"
        path.write_text(head + "".join(messages), "utf-8")
        desk = desk_of(path, today)
        around = [] if backdrop is None else [lambda: backdrop]
        return Trial.of(Checking(desk, lambda: others, *around))

    return made


def desk_of(path: Path, today: date) -> Desk:
    easter = {date(2027, 3, 29): "Tweede Paasdag"}
    now = datetime(today.year, today.month, today.day, 9)
    return Desk.open(path, today=today, now=lambda: now, holidays=lambda _land, year: easter if year == 2027 else {})


def on(trial: Trial, day: str, until: str = "", name: str = "mnieuw01") -> Proposal:
    """Look at one day, or at a few."""
    first = date.fromisoformat(day)
    return suggest(trial, name, Wish(Period(first, date.fromisoformat(until) if until else first), most=20))


def codes(proposal: Proposal) -> list[str]:
    return [each.code for each in proposal.collisions if not each.tried]


def fits(trial: Trial, day: str) -> bool:
    return bool(on(trial, day).slots)


def test_days_off_are_left_out_with_their_names_and_the_days_beside_them_are_not(make: Make):
    trial = make(message("mnieuw01", "intranet", audiences='["team"]'))
    assert [fits(trial, day) for day in ("2027-02-19", "2027-03-01", "2027-03-30")] == [True, True, True]
    for day, why in (("2027-02-20", "weekend"), ("2027-02-22", "voorjaarsvakantie"), ("2027-03-29", "Tweede Paasdag")):
        found = on(trial, day)
        assert (found.slots, codes(found)) == ((), ["T001"])
        assert [language("nl").render(each.text) for each in trial_against(trial, day)] == [why]


def trial_against(trial: Trial, day: str):
    without = off_calendar(trial, ["mnieuw01"])
    found = without.plan.message("mnieuw01")
    assert found is not None
    return Fitting(without, found).against(Slot(date.fromisoformat(day), date.fromisoformat(day)))


def test_a_channel_with_a_rhythm_only_has_its_editions(make: Make):
    trial = make(message("mnieuw01", "nieuws", audiences='["team"]'))
    found = on(trial, "2027-03-01", "2027-03-14")
    assert found.looked == 2
    assert sorted(str(each.slot.first) for each in found.slots) == ["2027-03-01", "2027-03-08"]


def test_a_full_edition_is_left_out_and_one_with_a_place_left_is_not(make: Make):
    one, two = (message(name, "nieuws", "2027-03-01", audiences='["team"]') for name in ("moud0001", "moud0002"))
    new = message("mnieuw01", "nieuws", audiences='["team"]')
    assert fits(make(one, new), "2027-03-01")
    full = on(make(one, two, new), "2027-03-01")
    assert codes(full) == ["M006"]
    assert [each.code for each in full.least_bad[0].brings] == ["M006"]


def test_approval_and_copy_must_still_fit(make: Make):
    trial = make(message("mnieuw01", "post", audiences='["team"]'))
    assert codes(on(trial, "2027-02-09")) == ["T003"]  # 2 + 5 working days after 1 Feb is the 10th
    assert fits(trial, "2027-02-10")
    reviewed = make(message("mnieuw01", "post", audiences='["team"]', status='"review"', sender='"HR"'))
    assert codes(on(reviewed, "2027-02-02")) == ["T003"]
    assert not any(each.code == "T003" for each in on(reviewed, "2027-02-03").collisions)


def test_the_campaign_has_its_dates(make: Make):
    trial = make(message("mnieuw01", "intranet", audiences='["team"]'))
    assert fits(trial, "2027-05-31")
    assert codes(on(trial, "2027-06-01")) == ["T002"]


def test_what_it_follows_comes_first_and_what_follows_it_later(make: Make):
    first = message("mvoor001", "intranet", "2027-03-02", audiences='["team"]')
    last = message("mna00001", "intranet", "2027-03-11", audiences='["team"]', follows='["mnieuw01"]')
    trial = make(first, last, message("mnieuw01", "intranet", audiences='["team"]', follows='["mvoor001"]'))
    assert [fits(trial, day) for day in ("2027-03-01", "2027-03-03", "2027-03-10", "2027-03-12")] == [
        *(False, True),
        *(True, False),
    ]
    assert codes(on(trial, "2027-03-01")) == codes(on(trial, "2027-03-12")) == ["T004"]
    assert suggest(trial, "mnieuw01").period.first == date(2027, 3, 2)


def test_the_embargo_and_the_day_by_which_it_asks_something_hold(make: Make):
    trial = make(
        message("mnieuw01", "intranet", audiences='["team"]', not_before="2027-03-03", activation_by="2027-03-05")
    )
    assert [fits(trial, f"2027-03-0{day}") for day in (2, 3, 5, 8)] == [False, True, True, False]


def test_no_more_than_two_pushes_a_day(make: Make):
    olds = [message(f"moud000{number}", "mail", "2027-03-02T10:00:00", audiences='["team"]') for number in (1, 2)]
    new = message("mnieuw01", "mail", audiences='["team"]')
    assert fits(make(olds[0], new), "2027-03-02")
    assert codes(on(make(*olds, new), "2027-03-02")) == ["A003"]
    assert fits(make(*olds, new), "2027-03-03")
    assert fits(make(*olds, message("mnieuw01", "intranet", audiences='["team"]')), "2027-03-02")


def test_no_more_than_two_pushes_to_all_staff_a_week_but_three_in_the_week_of_a_milestone(make: Make):
    olds = [message(f"moud000{n}", "mail", f"2027-03-0{n}", audiences='["allen"]') for n in (1, 2)]
    live = [message(f"mlive00{n}", "mail", f"2027-03-2{n + 1}", audiences='["allen"]') for n in (1, 2)]
    trial = make(*olds, *live, message("mnieuw01", "mail", audiences='["allen"]'))
    assert codes(on(trial, "2027-03-04")) == ["A003"]
    assert fits(trial, "2027-03-09")
    assert fits(trial, "2027-03-25")


def test_all_open_campaigns_count(make: Make, tmp_path: Path):
    folder = tmp_path / "ander"
    folder.mkdir()
    body = "".join(message(f"mander0{n}", "mail", "2027-03-02", audiences='["team"]') for n in (1, 2))
    (folder / "ander.toml").write_text(HEAD.replace("Nieuw rooster", "Ander") + body, "utf-8")
    other = Hearings(desk_of(folder / "ander.toml", TODAY).schedule)
    new = message("mnieuw01", "mail", audiences='["team"]')
    assert fits(make(new), "2027-03-02")
    assert codes(on(make(new, others=(other,)), "2027-03-02")) == ["A003"]
    quiet = message("mnieuw01", "intranet", audiences='["team"]')
    clash = on(make(quiet, others=(other,)), "2027-03-02", "2027-03-03")
    assert [(str(each.slot.first), [one.code for one in each.brings]) for each in clash.slots] == [
        ("2027-03-03", []),
        ("2027-03-02", ["T005"]),
    ]


def test_managers_hear_it_a_working_day_earlier(make: Make):
    told = message("mleider1", "overleg", "2027-03-05T10:00:00", audiences='["leiding"]')
    trial = make(told, message("mnieuw01", "intranet", audiences='["team"]'), head=LED)
    assert codes(on(trial, "2027-03-05")) == ["A006"]
    found = on(trial, "2027-03-08")
    assert "Leidinggevenden horen het 1 werkdag eerder" in [
        language("nl").render(each) for each in found.slots[0].reasons
    ]


def test_a_briefing_of_managers_comes_before_what_their_people_hear(make: Make):
    news = message("mteam001", "intranet", "2027-03-08", audiences='["team"]')
    trial = make(news, message("mnieuw01", "mail", audiences='["leiding"]'), head=LED)
    assert codes(on(trial, "2027-03-08")) == ["A006"]
    assert fits(trial, "2027-03-05")


def test_a_meeting_keeps_its_hour_and_moves_to_another_where_it_is_taken(make: Make):
    trial = make(message("mnieuw01", "overleg", audiences='["team"]'))
    slot = on(trial, "2027-03-02").slots[0].slot
    assert slot.start is not None
    assert slot.end is not None
    assert (slot.start.hour, (slot.end - slot.start).seconds) == (10, 3600)
    event = BackdropEvent(slot=slot, title="Raad van bestuur", calendar="directie")
    taken = make(message("mnieuw01", "overleg", audiences='["team"]'), backdrop=Backdrop((event,)))
    found = on(taken, "2027-03-02").slots[0]
    assert found.slot.start is not None
    assert (found.slot.start.hour, [each.code for each in found.brings if each.code == "T006"]) == (11, [])
    assert "Raad van bestuur" in language("nl").render(found.reasons[-1])


def test_what_hangs_on_a_milestone_keeps_hanging_on_it_at_its_hour(make: Make):
    trial = make(message("mnieuw01", "intranet", '"livegang - 3w 09:30"', audiences='["team"]'))
    found = suggest(trial, "mnieuw01")
    assert (found.period.first, found.period.last) == (date(2027, 2, 2), date(2027, 3, 21))
    written = {str(each.slot.first): str(each.opening.when) for each in on(trial, "2027-03-02", "2027-03-08").slots}
    assert written["2027-03-02"] == "livegang - 14wd 09:30"
    assert written["2027-03-08"] == "livegang - 2w 09:30"


def test_what_waits_for_its_milestone_stays_after_it_and_a_window_stays_a_window(make: Make):
    after = make(message("mnieuw01", "intranet", '"livegang + 1w"', audiences='["team"]'))
    assert suggest(after, "mnieuw01").period == Period(date(2027, 3, 22), date(2027, 5, 31))
    window = make(message("mnieuw01", "intranet", '"2027-W10"', audiences='["team"]'))
    assert suggest(window, "mnieuw01").period == Period(date(2027, 3, 8), date(2027, 3, 14))


def test_days_without_an_edition_are_told_with_the_nearest(make: Make):
    trial = make(message("mnieuw01", "nieuws", audiences='["allen"]'))
    found = on(trial, "2027-03-02", "2027-03-05")
    assert (found.looked, found.slots, found.least_bad, found.collisions) == (0, (), (), ())
    told = language("en").render(found.empty)
    assert told == "Nieuws has no other edition then; the nearest: Mon 1 Mar, Mon 8 Mar"
    alone = on(make(message("mnieuw01", "mail", "2027-03-03", audiences='["allen"]')), "2027-03-03", "2027-03-03")
    assert language("en").render(alone.empty) == "There is no other day in this period."


def test_nothing_open_is_proposed_before_the_news_breaks(make: Make):
    breaks = message("meerst01", "mail", "2027-02-22", audiences='["allen"]', confidential="true")
    later = message("mlater01", "mail", "2027-03-15", audiences='["allen"]')
    new = message("mnieuw01", "intranet", audiences='["allen"]')
    assert suggest(make(breaks, later, new), "mnieuw01").period.first == date(2027, 2, 22)
    secret = message("mnieuw01", "intranet", audiences='["allen"]', confidential="true")
    assert suggest(make(breaks, later, secret), "mnieuw01").period.first < date(2027, 2, 22)
    before = message("mvoor001", "mail", "2027-02-10", audiences='["allen"]')
    assert suggest(make(before, breaks, new), "mnieuw01").period.first < date(2027, 2, 22)


def test_where_nothing_fits_the_rules_that_collide_are_counted_over_the_days(make: Make):
    olds = [message(f"moud000{n}", "mail", f"2027-03-0{n}", audiences='["allen"]') for n in (1, 2)]
    trial = make(*olds, message("mnieuw01", "mail", audiences='["allen"]'))
    found = on(trial, "2027-03-03", "2027-03-07")
    assert (found.looked, found.slots) == (5, ())
    assert [(each.code, each.count, each.of) for each in found.collisions] == [("A003", 5, 5), ("T001", 2, 5)]
    assert [str(each.slot.first) for each in found.least_bad[:3]] == ["2027-03-03", "2027-03-04", "2027-03-05"]
    assert all(any(one.code == "A003" for one in each.brings) for each in found.least_bad)


def test_what_stands_right_keeps_its_moment_and_that_comes_first(make: Make):
    first = message("mvoor001", "intranet", "2027-03-02", audiences='["team"]')
    new = message("mnieuw01", "intranet", "2027-03-03T09:30:00", audiences='["team"]', follows='["mvoor001"]')
    found = suggest(make(first, new), "mnieuw01")
    assert found.present is not None
    assert (found.present.slot.first, found.present.edit.changes) == (date(2027, 3, 3), ())
    assert [each.slot.first for each in found.all][:1] == [date(2027, 3, 3)]
    assert found.best is found.present.edit
    assert date(2027, 3, 3) not in [each.slot.first for each in found.slots]
    assert suggest(make(first, new), "mnieuw01", Wish(Period(date(2027, 3, 4), date(2027, 3, 9)))).present is None


def test_what_stands_wrong_has_passed_or_has_no_hour_or_day_yet_has_no_present_moment(make: Make):
    first = message("mvoor001", "intranet", "2027-03-02", audiences='["team"]')
    for when in ("2027-03-01", "2027-03-06", "2027-01-25", '"2027-W10"', ""):
        new = message("mnieuw01", "intranet", when, audiences='["team"]', follows='["mvoor001"]')
        assert suggest(make(first, new), "mnieuw01").present is None, when
    saturday = message("mnieuw01", "intranet", "2027-03-06", audiences='["team"]')
    alone = suggest(make(saturday), "mnieuw01", Wish(Period(date(2027, 3, 6), date(2027, 3, 6))))
    assert alone.present is not None
    assert ([each.code for each in alone.present.brings], alone.stands, alone.best) == (["T001"], False, None)
    unwritten = message("mnieuw01", "post", "2027-03-03", status='"review"', activation_by="2027-03-02")
    assert suggest(make(unwritten), "mnieuw01").present is None


def test_what_is_sent_or_cancelled_needs_no_slot(make: Make):
    for status in ("sent", "cancelled"):
        trial = make(message("mnieuw01", "intranet", "2027-01-18", status=f'"{status}"'))
        with pytest.raises(CampaignError):
            suggest(trial, "mnieuw01")


def serious(desk: Desk) -> set[object]:
    report = Checking(desk).report()
    problems = {(each.code, each.subject) for each in desk.schedule.problems}
    return {spot_of(each) for each in report.one_by_one if each.severity != "hint"} | problems


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_slot_that_is_called_good_brings_no_error_and_no_warning(tmp_path: Path, data: st.DataObject):
    name = data.draw(st.sampled_from(["poliklinieken-een-plein.toml", "salarisverwerking-odoo.toml"]))
    for each in (name, "workspace.toml"):
        (tmp_path / each).write_bytes((EXAMPLES / each).read_bytes())
    desk = desk_of(
        tmp_path / name, data.draw(st.sampled_from([date(2026, 12, 1), date(2027, 1, 25), date(2027, 3, 1)]))
    )
    open_ones = [each.id for each in desk.plan.messages if each.status not in {"sent", "cancelled"}]
    chosen = data.draw(st.sampled_from(open_ones))
    found, again = (suggest(Trial.of(Checking(desk)), chosen) for _ in range(2))
    assert [(each.slot, each.reasons) for each in found.slots] == [(each.slot, each.reasons) for each in again.slots]
    assert found.slots or found.collisions or not found.looked
    before = serious(desk)
    if found.present is not None:
        assert found.present.slot == desk.schedule.timing(chosen).first
        assert not any(code.startswith("T") and subject.id == chosen for code, subject, *_ in map(tuple, before))
    for each in found.slots:
        desk.do(each.edit)
        assert desk.schedule.timing(chosen).first == each.slot
        assert serious(desk) <= before
        desk.undo()
