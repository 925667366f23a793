"""The campaigns to start from: complete, in both languages alike, and faultless whatever Monday somebody chooses.

Every Monday of two years is tried on every template: the plan is read once, only its date changes, and a report takes a
few thousandths of a second. Other days, the holidays of other countries, and audiences that say how many they are, are
tried now and then, and all of them with `make torture`.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.edits import set_campaign, set_fields
from campaign.desk.starting import needed
from campaign.errors import Subject
from campaign.language import language
from campaign.model.mentions import mentions
from campaign.model.plan import TABLES, Plan
from campaign.model.when import Anchored, Relative
from campaign.storage.templates import about
from tests.templates.opening import (
    ANCHOR,
    PAIRS,
    TEMPLATES,
    dated,
    each_template,
    going_live,
    mondays,
    opened,
    template,
)
from tests.torture.counts import times

SIZES = {"high": 120, "medium": 60, "low": 900}
"""How many people an audience has, by the impact on it, where a test fills that in."""


# --- What a template is --------------------------------------------------------------------------------------------


@each_template
def test_the_go_live_is_the_only_date_that_a_template_asks_for(name: str):
    file = template(name)
    assert [each.id for each in needed(file.plan)] == [ANCHOR]
    assert [each.subject for each in file.problems] == [Subject("milestones", ANCHOR, "date")]
    assert file.plan.milestone(ANCHOR).golive
    assert not file.written.campaign.id  # everybody who starts from it gets one of their own
    assert about(file.text)


@each_template
def test_everything_else_hangs_on_the_go_live(name: str):
    plan = template(name).plan
    moments = {each.id: each.date for each in plan.milestones if each.id != ANCHOR}
    moments |= {each.id: each.when for each in plan.messages if each.when is not None}
    for entry in moments:
        seen = [entry]
        while seen[-1] in moments:
            moment = moments[seen[-1]]
            assert isinstance(moment, Anchored), f"{entry}: {moment}"
            assert moment.anchor not in seen, f"{entry}: a circle"
            seen.append(moment.anchor)
        assert seen[-1] == ANCHOR, f"{entry} hangs on {seen[-1]}"
    for deadline in deadlines(plan):
        assert deadline is None or isinstance(deadline, Anchored | Relative)
    assert (plan.campaign.start, plan.campaign.end, plan.campaign.quiet, plan.campaign.free) == (None, None, (), ())


def deadlines(plan: Plan) -> Iterator[object]:
    yield from (each.by for each in plan.objectives)
    for phase in plan.phases:
        yield from (phase.start, phase.end)
    for message in plan.messages:
        yield from (message.activation_by, message.not_before, message.until)
        yield from (task.due for task in message.tasks)
        yield message.repeat.until if message.repeat else None


@each_template
def test_a_template_is_a_whole_plan(name: str):
    plan = opened(name).effective
    assert plan.campaign.owner
    assert plan.campaign.sponsor
    assert plan.campaign.why.strip()
    assert 15 <= len(plan.messages) <= 40
    kinds = {plan.channel(each.channel).kind for each in plan.messages}
    assert {"overleg", "intranet", "nieuwsbrief", "social"} <= kinds
    assert sum(each.why for each in plan.key_messages) == 1
    assert any(each.part_of for each in plan.audiences)
    assert any(each.leads for each in plan.audiences)
    assert all(each.impact and each.benefit for each in plan.audiences)
    assert plan.objectives
    assert any(each.effect == "do" for each in plan.objectives)
    for objective in plan.objectives:
        assert objective.audience, objective.text
        assert objective.measure, objective.text
        assert objective.target is not None, objective.text
        assert objective.by is not None, objective.text
    assert any(each.story for each in plan.messages)
    assert any(each.tasks for each in plan.messages)
    assert any(each.body for each in plan.messages)


@each_template
def test_every_message_says_what_for_by_whom_and_what_next(name: str):
    for message in template(name).plan.messages:
        for key in ("title", "goal", "effect", "activation", "sender", "owner", "audiences", "key_messages"):
            assert getattr(message, key), f"{message.id} has no {key}"
        assert message.status in {"draft", "idea"}, message.id
        assert not message.status_log, message.id
        assert message.result is None, message.id


@each_template
def test_a_meeting_is_two_thirds_talk_and_one_third_doing_and_fits(name: str):
    plan = opened(name).effective
    for message in plan.messages:
        channel = plan.channel(message.channel)
        if channel.kind != "overleg":
            assert not message.agenda, message.id
            continue
        length = message.duration or channel.duration
        minutes = {mode: sum(item.minutes for item in message.agenda if item.mode == mode) for mode in ("talk", "do")}
        assert sum(minutes.values()) == length.minutes, message.id
        assert 0.25 <= minutes["do"] / length.minutes <= 0.4, f"{message.id}: a third is doing"


@each_template
def test_no_text_names_a_day(name: str):
    plan = template(name).plan
    for where, text in texts(tomllib.loads(TEMPLATES[name].read_text("utf-8"))):
        assert not mentions(text, plan.campaign.language), f"{where}: {text}"


def texts(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Give every text of a file, and where it stands."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each, f"{where}.{key}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts(each, f"{where}[{number}]")


# --- Whatever the day ----------------------------------------------------------------------------------------------


def complaints(desk: Desk, day: date) -> Iterator[str]:
    """Give what a colleague would object to with the go-live on a day, some weeks before the first message."""
    going_live(desk, day)
    desk.today = desk.schedule.span[0] - timedelta(weeks=4)
    for remark in Checking(desk).remarks():
        if remark.severity != "hint" and remark not in desk.file.problems:
            yield f"{day}: {remark.code} {language('en').render(remark.text)}"


@each_template
def test_nobody_objects_to_a_template_whatever_monday_it_goes_live(name: str):
    desk = opened(name)
    tried = list(mondays(desk))
    assert len(tried) > 90
    assert [each for day in tried for each in complaints(desk, day)] == []


@each_template
def test_nobody_objects_once_it_is_filled_in_how_many_people_there_are(name: str):
    desk = opened(name)
    for audience in desk.plan.audiences:
        size = audience.size or SIZES[audience.impact]
        desk.do(set_fields(desk.plan, "audiences", audience.id, {"size": size}))
    tried = list(mondays(desk))[:: times(13, 1)]
    assert [each for day in tried for each in complaints(desk, day)] == []


@each_template
def test_nobody_objects_to_any_other_day_such_as_the_first_of_a_month(name: str):
    desk = opened(name)
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(2 * 365)]
    tried = [day for day in days if times(day.day == 1, day.weekday() != 0)]
    assert [each for day in tried for each in complaints(desk, day)] == []


@each_template
@pytest.mark.parametrize("status", ["draft", "review", "scheduled"])
def test_all_that_is_hinted_at_is_what_only_the_planner_knows(name: str, status: str):
    desk = dated(name)
    for message in desk.plan.messages:
        if message.when is not None:
            desk.do(set_fields(desk.plan, "messages", message.id, {"status": status}))
    desk.today = desk.schedule.span[0] - timedelta(weeks=4)
    said = [each for each in Checking(desk).remarks() if each not in desk.file.problems and each.code != "P000"]
    assert [f"{each.code} {language('en').render(each.text)}" for each in said] == []


@each_template
@pytest.mark.parametrize("country", ["BE", "GB"])
def test_nobody_objects_in_another_country_either(name: str, country: str):
    desk = opened(name)
    desk.do(set_campaign(desk.plan, {"country": country}))
    tried = list(mondays(desk))[:: times(13, 1)]
    assert [each for day in tried for each in complaints(desk, day)] == []


# --- Both languages ------------------------------------------------------------------------------------------------

TEXTS = frozenset(
    [
        "title",
        "name",
        "text",
        "why",
        "benefit",
        "item",
        "medium",
        "goal",
        "activation",
        "activation_link",
        "measure",
        "feedback",
        "location",
        "link",
        "body",
        "notes",
        "owner",
        "sponsor",
        "leaders",
        "sender",
        "contributors",
        "approver",
        "language",
        "country",
        "timezone",
        "tags",
    ],
)
"""The keys whose values are texts for people, or follow the language."""


def skeleton(value: Any) -> Any:
    """Return a plan without its texts: what is left is when, who, through what, and what carries which key message."""
    if isinstance(value, dict):
        return {key: skeleton(each) for key, each in value.items() if key not in TEXTS}
    return [skeleton(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("dutch", [name for name in PAIRS if {name, PAIRS[name]} <= TEMPLATES.keys()])
def test_both_languages_differ_in_their_texts_only(dutch: str):
    read = {name: tomllib.loads(TEMPLATES[name].read_text("utf-8")) for name in (dutch, PAIRS[dutch])}
    assert [read[name]["campaign"]["language"] for name in read] == ["nl", "en"]
    one, other = (skeleton(each) for each in read.values())
    for table in ("campaign", "checks", *TABLES):
        assert one.get(table) == other.get(table), table
    assert one == other


def test_every_kind_of_change_has_its_template_in_both_languages():
    assert TEMPLATES.keys() == PAIRS.keys() | set(PAIRS.values())
