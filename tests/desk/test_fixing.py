"""Mending what the checks find: fixes as edits, tried before they are done."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from campaign.checks.finding import Fix, Move, Put
from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.edits import delete_entry, move_milestone
from campaign.desk.fixing import Trial, fix_all, fix_edit, mended, spot_of
from campaign.desk.neighbours import Neighbourhood
from campaign.errors import CampaignError, NotFoundError, Subject
from campaign.language import language, say
from campaign.model.when import Anchored, OnDay, Term
from tests.conftest import EXAMPLES, no_holidays

NOW = datetime(2027, 2, 15, 9, 0)
TODAY = date(2027, 1, 10)
HEAD = 'format = 1\n[campaign]\nid = "cproef00"\ntitle = "Proef"\nwhy = "Omdat het moet."\nend = 2027-06-30\n'
LIVE = '[[milestones]]\nid = "live"\ndate = 2027-03-15\n'

Opened = Callable[..., tuple[Desk, Checking]]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Return what puts a plan on a desk, with its checks."""

    def put(text: str, head: str = HEAD) -> tuple[Desk, Checking]:
        path = tmp_path / "plan.toml"
        path.write_text(head + text, "utf-8")
        desk = Desk.open(path, today=TODAY, now=lambda: NOW, holidays=no_holidays)
        assert desk.problems == ()
        return desk, Checking(desk)

    return put


def message(when: str, entry: str = "m1", more: str = "") -> str:
    return f'[[messages]]\nid = "{entry}"\ntitle = "{entry}"\nchannel = "mail"\nwhen = "{when}"\n{more}'


def disturbed(folder: Path, name: str, days: int) -> tuple[Desk, Checking]:
    """Return an example plan whose go-live was moved, so that all that hangs on it falls on other days."""
    shutil.copytree(EXAMPLES, folder / "campaigns", dirs_exist_ok=True)
    desk = Desk.open(folder / "campaigns" / f"{name}.toml", today=TODAY, now=lambda: NOW)
    neighbourhood = Neighbourhood.of(desk)
    golive = str(desk.schedule.golive)
    there = desk.schedule.start(golive)
    if days and there:
        desk.do(move_milestone(desk.plan, desk.schedule, golive, OnDay(there + timedelta(days=days))))
    return desk, Checking(desk, lambda: neighbourhood.others(desk.file.path))


PLANS = sorted(path.stem for path in EXAMPLES.glob("[!w]*.toml"))
SHIFTS = (0, -3, -2, 1, 4, 6, 23, 40)
each_disturbance = pytest.mark.parametrize(
    ("name", "days", "least"),
    [("poliklinieken-een-plein", days, 5 if days else 0) for days in SHIFTS]
    + [("salarisverwerking-odoo", days, 1 if days in {-2, 6, 23, 40} else 0) for days in SHIFTS],
)


@each_disturbance
def test_a_fix_mends_what_it_is_for_and_breaks_nothing_or_is_not_done(tmp_path: Path, name: str, days: int, least: int):
    desk, checking = disturbed(tmp_path, name, days)
    trial = Trial.of(checking)
    assert len(trial.fixable()) >= least
    harmful = 0
    for finding in trial.fixable():
        edit = fix_edit(desk.plan, desk.schedule, finding.fix)
        desk.do(edit)
        after = Trial.of(checking)
        assert after.finding(spot_of(finding)) is None, language("nl").render(finding.text)
        breaks = not after.harm <= trial.harm
        desk.undo()
        assert (mended(checking, finding) is None) == breaks
        harmful += breaks
    assert harmful <= len(trial.fixable()) // 4  # rules offer what they can see to be safe


@each_disturbance
def test_all_fixes_together_leave_no_new_error_or_warning_and_one_undo_takes_them_back(
    tmp_path: Path, name: str, days: int, least: int
):
    desk, checking = disturbed(tmp_path, name, days)
    plan, before = desk.plan, Trial.of(checking)
    fixed = fix_all(checking)
    assert desk.plan is plan
    assert len(fixed.edits) >= min(least, 1)
    desk.do(fixed.together)
    after = Trial.of(checking)
    assert after.harm <= before.harm
    assert list(fixed.left) == after.fixable()
    desk.undo()
    assert desk.plan == plan


def test_each_edit_of_all_fixes_can_be_done_and_undone_by_itself(opened: Opened):
    desk, checking = opened(LIVE + message("2027-03-13") + message("2027-07-02", "m2") + message("2027-03-20", "m3"))
    plan = desk.plan
    fixed = fix_all(checking)
    labels = [language("nl").render(each.label) for each in fixed.edits]
    assert labels == ["‘m1’ verplaatst naar vr 12 mrt", "‘m3’ verplaatst naar vr 19 mrt", "Campagne gewijzigd"]
    for edit in fixed.edits:
        desk.do(edit)
    assert Trial.of(checking).fixable() == []
    for _ in fixed.edits:
        desk.undo()
    assert desk.plan == plan
    assert language("en").render(fixed.together.label) == "Mended 3 findings"


def test_findings_that_are_told_as_one_are_mended_one_by_one(opened: Opened):
    _, checking = opened("".join(message("2027-03-13", f"m{number}") for number in range(6)))
    (told,) = [each for each in checking.findings() if each.code == "T001"]
    assert (len(told.folded), told.fix) == (6, None)
    assert len(fix_all(checking, ["T001"]).edits) == 6
    assert fix_all(checking, ["M005"]).edits == ()


def test_a_fix_that_breaks_something_is_left(opened: Opened):
    text = message("2027-03-14") + message("2027-03-14", "m2", 'follows = ["m1"]\nstatus = "approved"\n')
    desk, checking = opened(text)
    (finding,) = Trial.of(checking).fixable()  # moving m1 to Monday puts it behind m2, which follows it
    assert mended(checking, finding) is None
    fixed = fix_all(checking)
    assert fixed.edits == ()
    assert [each.message for each in fixed.left] == ["m1"]
    assert not desk.dirty


def test_one_fix_may_mend_what_another_would(opened: Opened):
    _, checking = opened(message("2027-07-02") + message("2027-07-05", "m2"), HEAD)
    assert [each.message for each in Trial.of(checking).fixable()] == ["m1", "m2"]
    fixed = fix_all(checking)
    assert len(fixed.edits) == 2  # the end moves to the first, and then on to the second
    _, checking = opened(message("2027-07-05") + message("2027-07-02", "m2"), HEAD)
    assert len(fix_all(checking).edits) == 1


@pytest.mark.parametrize(
    ("when", "day", "after"),
    [
        ("live - 9d", date(2027, 3, 5), Anchored("live", (Term(-10, "d"),))),
        ("live - 1d 09:30", date(2027, 3, 8), Anchored("live", (Term(-1, "w"),), datetime(2027, 1, 1, 9, 30).time())),
        ("live - 6wd", date(2027, 3, 4), Anchored("live", (Term(-7, "wd"),))),
        ("2027-03-06", date(2027, 3, 5), OnDay(date(2027, 3, 5))),
    ],
)
def test_a_message_keeps_hanging_on_what_it_hangs_on(opened: Opened, when: str, day: date, after: object):
    desk, _ = opened(LIVE + message(when))
    desk.do(fix_edit(desk.plan, desk.schedule, Fix(say("Move it"), Move("m1", day))))
    assert desk.plan.messages[0].when == after
    assert desk.schedule.timing("m1").first.first == day


def test_an_end_moves_along(opened: Opened):
    desk, _ = opened(LIVE + message("live - 9d", more='until = "live - 8d"\n'))
    desk.do(fix_edit(desk.plan, desk.schedule, Fix(say("Move it"), Move("m1", date(2027, 3, 5)))))
    slot = desk.schedule.timing("m1").first
    assert (slot.first, slot.last) == (date(2027, 3, 5), date(2027, 3, 6))


def test_what_hangs_on_it_and_is_settled_keeps_its_date(opened: Opened):
    text = LIVE + message("live - 2d") + message("m1 + 3d", "m2", 'status = "approved"\n') + message("m1 + 3d", "m3")
    desk, checking = opened(text)
    (finding,) = [each for each in Trial.of(checking).fixable() if each.message == "m1"]
    desk.do(fix_edit(desk.plan, desk.schedule, finding.fix))
    assert [desk.schedule.start(each) for each in ("m1", "m2", "m3")] == [
        date(2027, 3, 12),
        date(2027, 3, 16),
        date(2027, 3, 15),
    ]


def test_a_fix_may_put_values_in_any_entry(opened: Opened):
    desk, _ = opened(LIVE + message("live"))
    fix = Fix(say("Name it"), Put(Subject("milestones", "live"), (("title", "Livegang"),)))
    desk.do(fix_edit(desk.plan, desk.schedule, fix))
    assert desk.plan.milestone("live").title == "Livegang"


def test_a_name_that_is_nearly_right_is_mended(opened: Opened):
    text = '[[audiences]]\nid = "medewerkers"\n' + message("2027-03-10", more='audiences = ["medewerker"]\n')
    desk, checking = opened(text)
    desk.do(fix_all(checking, ["P002"]).together)
    assert desk.plan.messages[0].audiences == ("medewerkers",)
    assert Trial.of(checking).fixable(frozenset({"P002"})) == []


def test_a_fix_of_what_is_gone_is_refused(opened: Opened):
    desk, checking = opened(message("2027-03-13"))
    (finding,) = Trial.of(checking).fixable()
    desk.do(delete_entry(desk.plan, "messages", "m1"))
    with pytest.raises(NotFoundError):
        fix_edit(desk.plan, desk.schedule, finding.fix)
    with pytest.raises(CampaignError):
        fix_edit(desk.plan, desk.schedule, Fix(say("Name it"), Put(Subject("milestones", "weg"), (("title", "x"),))))
    assert mended(checking, finding) is None


def test_a_fix_survives_a_save_and_changes_one_line(opened: Opened):
    desk, checking = opened(LIVE + message("live - 2d   ").replace('   "', '"   # nog even bespreken'))
    before = desk.file.path.read_text("utf-8").splitlines()
    desk.do(fix_all(checking, ["T001"]).together)
    desk.save()
    after = desk.file.path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ['when = "live - 3d"   # nog even bespreken']
