"""The campaigns to start from: complete, in both languages alike, and faultless whatever Monday somebody chooses.

Every Monday of two years is tried on every template: the plan is read once, only its date changes, and a report takes a
few thousandths of a second. Other days, the holidays of other countries, and audiences that say how many they are, are
tried now and then, and all of them with `make torture`.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
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
from campaign.model.when import Anchored, OnDay, Relative
from campaign.schedule.slots import Slot
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.templates import PACKAGED, about
from campaign.storage.workspace import plans_in
from tests.torture.counts import times

TEMPLATES = {path.stem: path for path in plans_in(PACKAGED)}
PAIRS = {
    "nieuw-systeem": "new-system",
    "reorganisatie": "reorganisation",
    "verhuizing": "relocation",
    "fusie": "merger",
    "nieuwe-werkwijze": "new-way-of-working",
    "beleidswijziging": "policy-change",
    "bewustwording": "awareness",
    "cultuur": "culture-and-values",
}
"""The Dutch name of each kind of change, and the English one."""
ANCHOR = "livegang"
SIZES = {"high": 120, "medium": 60, "low": 900}
"""How many people an audience has, by the impact on it, where a test fills that in."""
each_template = pytest.mark.parametrize("name", sorted(TEMPLATES))


@cache
def template(name: str) -> PlanFile:
    return read_plan(TEMPLATES[name])


def opened(name: str) -> Desk:
    return Desk(template(name), today=date(2026, 11, 25), now=lambda: datetime(2026, 11, 25, 9, 0))


def dated(name: str) -> Desk:
    desk = opened(name)
    desk.do(set_fields(desk.plan, "milestones", ANCHOR, {"date": OnDay(date(2027, 3, 1))}))
    return desk


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


def mondays(desk: Desk) -> Iterator[date]:
    """Give the Mondays of two years on which people work."""
    country = desk.effective.campaign.country
    day = date(2027, 1, 4)
    while day.year <= 2028:
        if day not in desk.holidays(country, day.year):
            yield day
        day += timedelta(weeks=1)


def complaints(desk: Desk, day: date) -> Iterator[str]:
    """Give what a colleague would object to with the go-live on a day, some weeks before the first message."""
    desk.do(set_fields(desk.plan, "milestones", ANCHOR, {"date": OnDay(day)}))
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


# --- What an adviser insists on, for a kind of change ----------------------------------------------------------------

PROPOSED = {
    "reorganisatie": "voorgenomen besluit",
    "reorganisation": "proposed decision",
    "fusie": "voorgenomen fusie",
    "merger": "proposed merger",
}
"""What a text calls it as long as it has not been decided, by the template."""


def of(*names: str) -> pytest.MarkDecorator:
    """Return the mark of a test about these templates."""
    return pytest.mark.parametrize("name", [each for each in names if each in TEMPLATES])


@of(*PROPOSED)
def test_until_it_is_decided_every_text_calls_it_proposed(name: str):
    desk = dated(name)
    decision = desk.schedule.milestone("besluit").first
    before = [each for each in desk.plan.messages if (slot := slot_of(desk, each.id)) and slot.first < decision]
    assert len(before) > 8
    for message in before:
        assert PROPOSED[name] in f"{message.title} {message.body}".casefold(), message.id


@of("reorganisatie", "reorganisation")
@pytest.mark.parametrize("milestone", ["adviesaanvraag", "besluit"])
def test_on_day_one_a_reorganisation_is_told_in_order_and_unseen_in_shared_calendars(name: str, milestone: str):
    desk = dated(name)
    day = desk.schedule.milestone(milestone).first
    that_day = [each for each in desk.plan.messages if (slot := slot_of(desk, each.id)) and slot.first == day]
    that_day.sort(key=lambda each: slot_of(desk, each.id).sort_key)
    firsts = list(dict.fromkeys(audience for each in that_day for audience in each.audiences))
    assert [each for each in firsts if each not in {"vakbonden", "hr"}] == ["or", "managers", "geraakt", "iedereen"]
    assert all(each.confidential for each in that_day)


def slot_of(desk: Desk, message_id: str) -> Slot | None:
    return desk.schedule.timing(message_id).first


@of("fusie", "merger")
@pytest.mark.parametrize("moment", ["bekend", "besluit"])
def test_both_sides_of_a_merger_hear_it_at_the_same_hour_from_their_own_director(name: str, moment: str):
    desk = dated(name)
    one, other = (desk.plan.message(f"{moment}-{side}") for side in "ab")
    assert (one.audiences, other.audiences) == (("a",), ("b",))
    assert slot_of(desk, one.id) == slot_of(desk, other.id)
    assert one.sender != other.sender
    assert one.model_copy(update={key: getattr(other, key) for key in ("id", "title", "audiences", "sender")}) == other


@of("nieuw-systeem", "new-system")
def test_what_to_say_when_a_go_live_is_put_off_lies_ready(name: str):
    desk = dated(name)
    (ready,) = (desk.plan.message(each) for each in desk.schedule.unscheduled)
    assert (ready.id, ready.status) == ("uitstel", "draft")
    assert ready.body


@of("verhuizing", "relocation")
def test_the_last_instructions_before_a_move_never_come_on_a_friday(name: str):
    desk = opened(name)
    for day in mondays(desk):
        desk.do(set_fields(desk.plan, "milestones", ANCHOR, {"date": OnDay(day)}))
        assert slot_of(desk, "laatste").first.strftime("%a") in {"Mon", "Tue", "Wed", "Thu"}, day


def assert_in_order(desk: Desk, *message_ids: str) -> None:
    starts = [slot_of(desk, each).sort_key for each in message_ids]
    assert all(one < other for one, other in pairwise(starts)), message_ids


@of("beleidswijziging", "policy-change")
def test_who_carries_a_policy_out_hears_it_before_managers_and_who_loses_by_it_before_everyone(name: str):
    desk = dated(name)
    assert_in_order(desk, "uitvoerders-start", "managers-start", "verliest-start", "iedereen-start")
    assert_in_order(desk, "voorbericht", "brief", "regels", "ingang")


@of("nieuwe-werkwijze", "new-way-of-working")
def test_team_leaders_rehearse_before_teams_talk_and_two_pilot_stories_come_before_the_start(name: str):
    desk = dated(name)
    assert_in_order(desk, "oefenen", "teamgesprek", "intranet-start", "verhaal-twee", "start")
    assert_in_order(desk, "verhaal-een", "start")
    assert [each.id for each in desk.plan.messages if each.story] == ["verhaal-een", "verhaal-twee"]


@of("bewustwording", "awareness")
def test_the_works_council_comes_before_anything_is_measured_and_a_team_talks_in_every_theme(name: str):
    desk = dated(name)
    assert_in_order(desk, "or-meten", "managers-start", "risico-start", "meting-nul", "start", "thema-een-team")
    assert_in_order(desk, "thema-een-team", "thema-twee-team", "thema-drie-team", "oefening-dag", "meting-na", "terug")


@of("cultuur", "culture-and-values")
def test_the_board_decides_where_all_can_see_it_before_a_culture_starts_and_stories_go_on(name: str):
    desk = dated(name)
    assert_in_order(desk, "bestuur-start", "dialoog-team", "hoorden", "keuze-iedereen", "zichtbaar-besluit", "start")
    assert len(desk.schedule.timing("verhalen").slots) > 20
