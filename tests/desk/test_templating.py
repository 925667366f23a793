"""A plan as a template: the days stay where they were when go-live is where it was, and nothing happened yet."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.starting import needed, plan_from
from campaign.desk.templating import as_template, save_template
from campaign.errors import NotUnderstoodError, SaveError, UsageError
from campaign.model.defaults import with_defaults
from campaign.model.plan import Plan
from campaign.model.when import AtTime, OnDay, Window
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.storage.planfile import read_plan
from campaign.storage.saving import create_plan
from tests.conftest import EXAMPLES, TODAY, no_holidays

EXAMPLE_PLANS = sorted(path.name for path in EXAMPLES.glob("*.toml") if path.name != "workspace.toml")
DATED = """format = 1
# Gemaakt na het overleg met HR.
[campaign]
title = "Verhuizing"
start = 2027-01-04
end = 2027-06-30
quiet = [{ from = 2027-02-22, to = 2027-02-26, why = "voorjaarsvakantie" }]
[[milestones]]
id = "besluit"
title = "Besluit"
date = 2027-02-01
[[milestones]]
id = "livegang"
title = "Eerste werkdag"
date = "besluit + 4w"
golive = true
[[phases]]
id = "aanloop"
title = "Aanloop"
from = 2027-02-01
to = "livegang - 1d"
[[objectives]]
id = "wegwijs"
text = "Iedereen weet waar hij zit"
by = 2027-02-26
result = 12
[[messages]]
id = "mwaarom1"
title = "Waarom"
channel = "mail"
when = 2027-02-01T09:30:00
not_before = 2027-01-25
activation_by = 2027-02-05
status = "sent"
status_log = [{ status = "sent", by = "HR", at = 2027-02-01T09:31:00 }]
result = 9
tasks = [{ title = "Tekst", due = 2027-01-27, done = true }]
[[messages]]
id = "mdagen01"
title = "Kijkdagen"
channel = "intranet"
when = 2027-02-27
until = 2027-02-28
repeat = { every = "1w", until = 2027-03-20 }
[[messages]]
id = "mweek001"
title = "Ergens in de week"
channel = "intranet"
when = "2027-W12"
[[messages]]
id = "mweg0001"
title = "Toch niet"
channel = "intranet"
when = 2027-02-12
status = "cancelled"
"""


def opened(path: Path) -> Desk:
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=no_holidays)


@pytest.fixture
def dated(tmp_path: Path) -> Desk:
    path = tmp_path / "verhuizing.toml"
    path.write_text(DATED, "utf-8")
    return opened(path)


def schedule_of(plan: Plan, desk: Desk) -> Schedule:
    return build_schedule(with_defaults(plan, desk.workspace), no_holidays)


def days(schedule: Schedule, plan: Plan) -> dict[str, tuple[object, ...]]:
    """Return when everything is, but what is only somewhere in a window."""
    found = {each.id: schedule.milestone(each.id) for each in plan.milestones}
    found |= {each.id: schedule.timing(each.id).first for each in plan.messages}
    sure = {name: slot for name, slot in found.items() if slot and not slot.window}
    return {name: (slot.first, slot.last, slot.start, slot.end) for name, slot in sure.items()}


@pytest.mark.parametrize("name", EXAMPLE_PLANS)
def test_with_the_same_go_live_everything_is_on_the_same_day(name: str):
    desk = opened(EXAMPLES / name)
    template = as_template(desk).plan
    (golive,) = needed(template)
    assert golive.id == desk.schedule.golive
    there = desk.schedule.milestone(golive.id)
    assert there is not None
    made = plan_from(template, "Nieuw", {golive.id: OnDay(there.first)})
    before, after = days(desk.schedule, desk.plan), days(schedule_of(made, desk), made)
    kept = {each.id for each in made.messages} | {each.id for each in made.milestones}
    assert {name: when for name, when in before.items() if name in kept} == {
        name: after[name] for name in before if name in kept
    }
    assert made.campaign.id != desk.plan.campaign.id


def found(name: str, weeks: int, folder: Path) -> set[tuple[str, str | None]]:
    """Return what is wrong or weak in a plan made of an example as a template, so many weeks on, days off aside."""
    desk = opened(EXAMPLES / name)
    template = as_template(desk).plan
    golive = desk.schedule.milestone(desk.schedule.golive or "")
    plan = plan_from(template, "Nieuw", {str(desk.schedule.golive): OnDay(golive.first + timedelta(weeks=weeks))})
    path = folder / f"over-{weeks}.toml"
    create_plan(path, plan)
    made = Desk.open(path, today=date(2026, 9, 1), now=lambda: datetime(2026, 9, 1, 9))
    report = Checking(made).report()
    return {(each.code, each.message) for each in report.one_by_one if each.severity != "hint"} - {
        (each.code, each.message) for each in report.one_by_one if each.code == "T001"
    }


@pytest.mark.parametrize("name", EXAMPLE_PLANS)
def test_with_another_go_live_everything_keeps_its_order_and_its_rhythm(name: str, tmp_path: Path):
    """Half a year on, and over the turn of the year, there are other holidays in between."""
    first = found(name, 0, tmp_path)
    assert not any(code == "T004" for code, _message in first)
    for weeks in (9, 26, 35, 60):
        assert found(name, weeks, tmp_path) == first


def test_every_date_but_go_live_is_a_distance(dated: Desk):
    template = as_template(dated).plan
    milestones = {each.id: str(each.date) for each in template.milestones}
    assert milestones == {"besluit": "livegang - 4w + 0wd", "livegang": "None"}
    why, visits, week = template.messages
    assert (str(why.when), str(why.not_before), str(why.activation_by)) == (
        "livegang - 4w + 0wd 09:30",
        "livegang - 5w + 0wd",
        "+4wd",
    )
    assert str(why.tasks[0].due) == "-3wd"
    assert (str(visits.when), str(visits.until)) == ("livegang - 2d", "livegang - 1d")
    assert visits.repeat is not None
    assert str(visits.repeat.until) == "livegang + 19d"
    assert str(week.when) == "livegang + 3w + 0wd"
    assert str(template.objectives[0].by) == "livegang - 1wd"
    assert str(template.phases[0].start) == "livegang - 4w + 0wd"
    assert (template.campaign.start, template.campaign.end, template.campaign.quiet) == (None, None, ())


def test_what_happened_stays_behind_and_what_is_lost_is_told(dated: Desk):
    template = as_template(dated)
    why = template.plan.messages[0]
    assert (why.status, why.status_log, why.result, why.tasks[0].done) == ("draft", (), None, False)
    assert template.plan.objectives[0].result is None
    assert [each.id for each in template.plan.messages] == ["mwaarom1", "mdagen01", "mweek001"]
    assert [each.text for each in template.told] == [
        "{count} cancelled message is left out.",
        "{count} week, month or quarter became its first working day.",
    ]


def test_a_plan_without_milestones_hangs_on_its_first_day(tmp_path: Path):
    path = tmp_path / "koffie.toml"
    path.write_text(
        'format = 1\n[campaign]\ntitle = "Koffie"\n[[messages]]\nid = "start"\ntitle = "Proef"\n'
        'channel = "social"\nwhen = 2027-01-14\n'
        '[[messages]]\nid = "mkies001"\ntitle = "Kies"\nchannel = "social"\nwhen = 2027-01-18\n',
        "utf-8",
    )
    template = as_template(opened(path)).plan
    (first,) = template.milestones
    assert first.id != "start"
    assert [str(each.when) for each in template.messages] == [first.id, f"{first.id} + 2wd"]
    assert needed(template) == (first,)


def test_a_plan_without_dates_is_a_template_that_needs_none(tmp_path: Path):
    path = tmp_path / "koffie.toml"
    path.write_text(
        'format = 1\n[campaign]\ntitle = "Koffie"\n[[messages]]\ntitle = "Proef"\nchannel = "social"\n', "utf-8"
    )
    template = as_template(opened(path))
    assert (needed(template.plan), template.told) == ((), ())
    assert plan_from(template.plan, "Thee", {}).campaign.title == "Thee"


def test_the_template_keeps_comments_and_carries_what_the_plan_took_from_its_workspace(tmp_path: Path):
    (tmp_path / "workspace.toml").write_text(
        '[[channels]]\nid = "nieuwsbrief"\nname = "Maandagnieuws"\n[[channels]]\nid = "scherm"\nname = "Hal"\n'
        '[[audiences]]\nid = "allen"\nname = "Iedereen"\n[[audiences]]\nid = "balie"\nname = "Balie"\n'
        'part_of = ["allen"]\n'
        '[[audiences]]\nid = "ander"\nname = "Anderen"\n',
        "utf-8",
    )
    path = tmp_path / "plan.toml"
    path.write_text(
        'format = 1\n# Waarom zo.\n[campaign]\ntitle = "Plan"\n[[messages]]\ntitle = "Kop"\nchannel = "nieuwsbrief"\n'
        'audiences = ["balie"]\n',
        "utf-8",
    )
    saved, _template = save_template(opened(path), "Één plan")
    assert saved.name == "een-plan.toml"
    assert "# Waarom zo." in saved.read_text("utf-8")
    plan = read_plan(saved).plan
    assert [(each.id, each.name) for each in plan.channels] == [("nieuwsbrief", "Maandagnieuws")]
    assert sorted(each.id for each in plan.audiences) == ["allen", "balie"]


def test_a_name_that_is_taken_or_none_is_refused(dated: Desk):
    save_template(dated, "verhuizing")
    with pytest.raises(SaveError):
        save_template(dated, "Verhuizing")
    with pytest.raises(NotUnderstoodError):
        save_template(dated, " / ")


def test_a_template_without_its_date_is_refused_by_name(dated: Desk):
    with pytest.raises(UsageError) as error:
        plan_from(as_template(dated).plan, "Nieuw", {})
    assert error.value.text.values == {"milestones": ["Eerste werkdag"]}


def test_no_date_of_its_own_is_left(dated: Desk):
    template = as_template(dated).plan
    moments = [each.when for each in template.messages] + [each.until for each in template.messages]
    moments += [each.date for each in template.milestones]
    assert not [each for each in moments if isinstance(each, OnDay | AtTime | Window)]


def test_what_it_cost_stays_behind():
    desk = opened(EXAMPLES / "poliklinieken-een-plein.toml")
    assert any(each.cost for each in desk.plan.messages)
    assert not any(each.cost for each in as_template(desk).plan.messages)
