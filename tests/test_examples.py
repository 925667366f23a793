"""The plans that come along are what planners learn the format from: faultless, complete, and true to their source."""

import csv
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.model.checks import Checks
from campaign.model.fields import Certainty, Effect, Entry, Level
from campaign.model.messages import STATUSES, Message
from campaign.model.plan import Plan
from campaign.storage.workspace import WORKSPACE, plans_in
from tests.conftest import EXAMPLES, TODAY
from tests.corpora import corpus

PLANS = plans_in(EXAMPLES)
LARGE = EXAMPLES / "poliklinieken-een-plein.toml"
PAYROLL = EXAMPLES / "salarisverwerking-odoo.toml"
each_plan = pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)


def opened(path: Path) -> Desk:
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0))


@pytest.fixture
def large() -> Desk:
    return opened(LARGE)


@pytest.fixture
def payroll() -> Desk:
    return opened(PAYROLL)


@each_plan
def test_a_plan_reads_and_falls_into_place_without_a_single_problem(path: Path):
    desk = opened(path)
    assert desk.file.problems == ()
    assert desk.schedule.problems == ()
    assert desk.problems == ()  # the workspace's too
    assert all(desk.plan.message(each).when is None for each in desk.schedule.unscheduled)


@each_plan
def test_everything_that_a_plan_names_is_there(path: Path):
    plan = opened(path).effective
    known = {table: set(plan.places(table)) for table in ("messages", "milestones", "audiences", "channels")}
    objectives, key_messages = set(plan.places("objectives")), set(plan.places("key_messages"))
    for message in plan.messages:
        assert message.channel in known["channels"], message.title
        assert {*message.audiences, *message.excluded} <= known["audiences"], message.title
        assert set(message.follows) <= known["messages"], message.title
        assert set(message.key_messages) <= key_messages, message.title
        assert message.objective is None or message.objective in objectives, message.title
    for milestone in plan.milestones:
        assert set(milestone.after) <= known["milestones"], milestone.title
        assert set(milestone.audiences) <= known["audiences"], milestone.title
    for audience in plan.audiences:
        assert {*audience.part_of, *audience.leads} <= known["audiences"], audience.name
        assert set(audience.channels) <= known["channels"], audience.name
    assert {objective.audience for objective in plan.objectives} <= known["audiences"]


@each_plan
def test_every_message_says_what_it_is_for_and_what_to_do_next(path: Path):
    for message in opened(path).plan.messages:
        assert message.status == "idea" or (message.goal and message.activation and message.owner), message.title


@each_plan
def test_links_lead_to_nobody(path: Path):
    hosts = re.findall(r"https?://([^/\s\"]+)", path.read_text("utf-8"))
    assert all(host.endswith(".example") for host in hosts)


@each_plan
def test_ids_have_the_form_of_ours(path: Path):
    for message in opened(path).plan.messages:
        assert re.fullmatch(r"[a-z][a-z0-9]{7}", message.id), message.title


@each_plan
def test_saving_without_a_change_leaves_every_byte(path: Path, tmp_path: Path):
    for name in (path.name, WORKSPACE):
        shutil.copyfile(EXAMPLES / name, tmp_path / name)
    copy, before = tmp_path / path.name, path.read_bytes()
    desk = opened(copy)
    desk.save()
    assert copy.read_bytes() == before
    for message in desk.plan.messages:
        desk.do(set_fields(desk.plan, "messages", message.id, {"title": "Anders", "notes": "Een\nnotitie"}))
    desk.save()
    assert copy.read_bytes() != before
    while desk.undo():
        pass
    desk.save()
    assert copy.read_bytes() == before


@each_plan
def test_an_item_of_a_newsletter_goes_out_with_an_edition(path: Path):
    desk = opened(path)
    for message in desk.plan.messages:
        channel, first = desk.schedule.channel(message), desk.schedule.timing(message.id).first
        if first and channel.rhythm and message.status != "cancelled":
            assert desk.schedule.editions(channel.id, first.first, first.last), message.title


# The large plan: half a year, and all that the format can say.


def test_the_large_plan_is_large(large: Desk):
    slots = [slot for message in large.plan.messages for slot in large.schedule.timing(message.id).slots]
    days = [slot.first for slot in slots if not slot.window]
    assert 60 <= len(large.plan.messages) <= 75
    assert max(days) - min(days) >= timedelta(days=170)
    assert {day.year for day in days} == {2027}


def models(model: type[Entry]) -> Iterator[type[Entry]]:
    """Give a model and every model in its fields, at any depth."""
    yield model
    waiting: list[Any] = [field.annotation for field in model.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, Entry):
            yield from models(annotation)
        waiting.extend(get_args(annotation))


def entries(value: object) -> Iterator[Entry]:
    """Give every entry in a value, at any depth."""
    if isinstance(value, Entry):
        yield value
        for name in type(value).model_fields:
            yield from entries(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from entries(item)


def test_models_are_found_at_any_depth():
    found = {model.__name__ for model in models(Plan)}
    assert found >= {"Plan", "Campaign", "Quiet", "Checks", "IgnoredCheck", "Rhythm", "Repeat", "Task", "AgendaItem"}


ALL_OF_IT = sorted(
    (each for each in set(models(Plan)) if each is not Checks and each.__module__ != "campaign.model.thresholds"),
    key=lambda each: each.__name__,
)
"""The tables of a plan; the numbers of checks are for those who want others."""


def test_the_large_plan_sets_a_number_of_a_check(large: Desk):
    assert large.file.written.checks.model_fields_set > {"ignore"}


@pytest.mark.parametrize("model", ALL_OF_IT, ids=lambda each: each.__name__)
def test_the_large_plan_uses_every_key(large: Desk, model: type[Entry]):
    keys = {name: field.alias or name for name, field in model.model_fields.items()}
    written = {name for entry in entries(large.file.written) if type(entry) is model for name in entry.model_fields_set}
    assert sorted(key for name, key in keys.items() if name not in written) == []


def test_the_large_plan_uses_every_word(large: Desk):
    plan = large.plan
    assert {message.status for message in plan.messages} == set(STATUSES)
    assert {line.status for message in plan.messages for line in message.status_log} == set(STATUSES)
    assert {message.effect for message in plan.messages} >= set(get_args(Effect))
    assert {audience.impact for audience in plan.audiences} >= set(get_args(Level))
    assert {milestone.certainty for milestone in plan.milestones} == set(get_args(Certainty))
    assert {item.mode for message in plan.messages for item in message.agenda} == {"talk", "do"}
    kinds = {large.schedule.channel(message).kind for message in plan.messages}
    assert kinds == {"overleg", "intranet", "nieuwsbrief", "social", "mail", "gesprek", "training", "scherm"}
    ignored = [check for message in plan.messages for check in (*message.ignore, *plan.checks.ignore)]
    assert {type(check).__name__ for check in ignored} == {"str", "IgnoredCheck"}
    assert {str(each) for message in plan.messages for each in message.reminders} >= {"-1d", "-15m"}


WRITTEN = {
    "week": r"\d{4}-W\d\d",
    "month": r"\d{4}-\d\d",
    "quarter": r"\d{4}-Q\d",
    "date in quotes": r"\d{4}-\d\d-\d\d",
    "date-time in quotes": r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d",
    "distance": r"(\s*[+-]\s*\d+(wd|d|w|m))+",
}


def forms(value: object, milestones: set[str]) -> Iterator[str]:
    """Give the forms of a `when` that a value of the file has."""
    match value:
        case datetime():
            yield "date-time"
        case date():
            yield "date"
        case str():
            known = [form for form, pattern in WRITTEN.items() if re.fullmatch(pattern, value)]
            yield from known or _anchored_forms(value, milestones)
        case _:
            yield "unscheduled"


def _anchored_forms(value: str, milestones: set[str]) -> Iterator[str]:
    yield "from a milestone" if value.split(maxsplit=1)[0] in milestones else "from another message"
    terms = re.findall(r"([+-]) ?(\d+)(wd|d|w|m)\b", value)
    yield from (f"{sign}{unit}" for sign, _, unit in terms)
    yield from ["0wd"] if any(number == "0" for _, number, _ in terms) else []
    yield from ["the day itself"] if not terms else []
    yield from ["several terms"] if len(terms) > 1 else []
    yield from ["at a time"] if re.search(r" \d\d:\d\d$", value) else []


def test_the_large_plan_says_when_in_every_way():
    data = tomllib.loads(LARGE.read_text("utf-8"))
    milestones = {milestone["id"] for milestone in data["milestones"]}
    messages = data["messages"]
    assert {form for message in messages for form in forms(message.get("when"), milestones)} >= {
        *("date", "date-time", "date in quotes", "date-time in quotes", "week", "month", "quarter", "unscheduled"),
        *("from a milestone", "from another message", "the day itself", "several terms", "at a time"),
        *("-d", "+d", "-wd", "+wd", "-w", "+w", "+m"),
    }
    dated = {form for milestone in data["milestones"] for form in forms(milestone["date"], milestones)}
    assert dated >= {"date", "week", "from a milestone", "0wd", "several terms"}
    due = [message["activation_by"] for message in messages if "activation_by" in message]
    due += [task["due"] for message in messages for task in message.get("tasks", [])]
    assert {form for each in due for form in forms(each, milestones)} >= {"date", "distance", "from a milestone"}
    ends = [form for message in messages if "until" in message for form in forms(message["until"], milestones)]
    assert "at a time" in ends
    assert any("until" in message and "at a time" not in forms(message["until"], milestones) for message in messages)
    repeats = [set(message["repeat"]) for message in messages if "repeat" in message]
    assert {"every", "until"} in repeats
    assert {"every", "times"} in repeats


def test_the_large_plan_holds_to_rhythm_agenda_and_days_off(large: Desk):
    schedule = large.schedule
    for message in large.plan.messages:
        if message.status in {"idea", "cancelled"}:
            continue
        channel, first = schedule.channel(message), schedule.timing(message.id).first
        if channel.rhythm and first:
            assert schedule.editions(channel.id, first.first, first.first), f"{message.title}: no edition that day"
        if channel.kind == "overleg":
            minutes = {
                mode: sum(item.minutes for item in message.agenda if item.mode == mode) for mode in ("talk", "do")
            }
            assert sum(minutes.values()) == schedule.length(message).minutes, message.title
            assert 0.25 <= minutes["do"] / sum(minutes.values()) <= 0.5, f"{message.title}: a third is doing"
        knowingly = any(getattr(check, "code", check) == "T001" for check in message.ignore)
        for slot in schedule.timing(message.id).slots:
            free = not schedule.calendar.is_working(slot.first)
            assert slot.window or knowingly or not free, f"{message.title} on {slot.first}"
            start, end = large.plan.campaign.start, large.plan.campaign.end
            assert start <= slot.first <= slot.last <= end or slot.window, message.title


def test_in_the_large_plan_managers_hear_it_a_day_before_their_people(large: Desk):
    for manager in large.plan.audiences:
        for led in manager.leads:
            assert first_heard(large, led) > first_addressed(large, manager.id), f"{led} before {manager.id}"


def first_addressed(desk: Desk, audience: str) -> date:
    return min(
        day(desk, message) for message in desk.plan.messages if audience in message.audiences and placed(desk, message)
    )


def first_heard(desk: Desk, audience: str) -> date:
    names = {audience}
    while larger := {each for name in names for each in desk.plan.audience(name).part_of} - names:
        names |= larger
    heard = [each for each in desk.plan.messages if names & set(each.audiences) and placed(desk, each)]
    return min(day(desk, message) for message in heard)


def placed(desk: Desk, message: Message) -> bool:
    return message.status not in {"idea", "cancelled"} and bool(desk.schedule.timing(message.id).slots)


def day(desk: Desk, message: Message) -> date:
    return desk.schedule.timing(message.id).slots[0].first


def test_the_payroll_plan_asks_nobody_on_a_day_off(payroll: Desk):
    for message in payroll.plan.messages:
        for slot in payroll.schedule.timing(message.id).slots:
            assert payroll.schedule.calendar.is_working(slot.first), f"{message.title} on {slot.first}"


# The payroll plan, against the implementation plan that it was made after.

BEFORE, AT, DURING = "before", "at", "during"
MOMENTS = {
    "Voor acceptatietest en voor livegang": ((BEFORE, "acceptatietest"), (BEFORE, "livegang")),
    "Aan begin en voor livegang": ((AT, "start"), (BEFORE, "livegang")),
    "Vlak voor testuitvoering": ((BEFORE, "acceptatietest"),),
    "Kort voor eerste live loonrun": ((BEFORE, "loonrun"),),
    "Voor update en tijdens nazorg": ((BEFORE, "livegang"), (DURING, "nazorg")),
}
"""What the free texts of the source mean: a moment before, at or during a milestone of the plan."""
SHORTLY = timedelta(days=7)


def rows(name: str) -> list[dict[str, str]]:
    text = (corpus("samples") / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter=";"))


def told_to(desk: Desk, name: str) -> list[Message]:
    audience = next(each.id for each in desk.plan.audiences if each.name == name)
    return [message for message in desk.plan.messages if audience in message.audiences and message.status != "idea"]


def is_there(desk: Desk, messages: list[Message], how: str, milestone: str) -> bool:
    moment = desk.schedule.milestone(milestone).first
    slots = [slot for message in messages for slot in desk.schedule.timing(message.id).slots]
    match how:
        case "before":
            return any(moment - SHORTLY <= slot.first < moment for slot in slots)
        case "at":
            return any(slot.first == moment for slot in slots)
        case _:
            golive = desk.schedule.milestone(desk.schedule.golive).first
            return sum(golive < slot.first <= moment for slot in slots) > 1


def test_the_payroll_plan_tells_whom_its_source_tells_and_when(payroll: Desk):
    source = rows("rpbg_odoo_payroll_communicatieplan.csv")
    assert {row["Doelgroep"] for row in source} <= {audience.name for audience in payroll.plan.audiences}
    assert {row["Moment"] for row in source} == set(MOMENTS)
    for row in source:
        messages = told_to(payroll, row["Doelgroep"])
        for how, milestone in MOMENTS[row["Moment"]]:
            assert is_there(payroll, messages, how, milestone), f"{row['Doelgroep']}: {how} {milestone}"


def test_the_payroll_plan_uses_the_means_and_the_people_of_its_source(payroll: Desk):
    for row in rows("rpbg_odoo_payroll_communicatieplan.csv"):
        messages = told_to(payroll, row["Doelgroep"])
        means = {message.medium.casefold() for message in messages}
        assert row["Kanaal"].casefold() in means
        people = " ".join(who for each in messages for who in (each.sender, each.owner, *each.contributors))
        either = [each.split(" en ") for each in row["Verantwoordelijke"].casefold().split(" of ")]
        assert any(all(name in people.casefold() for name in each) for each in either), row["Doelgroep"]


def test_the_milestones_of_the_payroll_plan_lie_in_the_weeks_of_its_source(payroll: Desk):
    source = {row["Fase"].split(maxsplit=2)[2]: row["Periode"] for row in rows("rpbg_odoo_payroll_planning.csv")}
    found = {
        "Voorbereiding": ("start",),
        "Datacontrole": ("datacontrole",),
        "Acceptatietest": ("acceptatietest",),
        "Livegang en nazorg": ("livegang", "loonrun", "nazorg"),
    }
    assert set(source) - set(found) == {"Configuratie", "Correctieronde"}  # phases there, without a milestone here
    assert "correctieronde" in payroll.file.text.partition("[campaign]")[0]  # which says why it is in another week
    titles = " ".join(phase.title for phase in payroll.plan.phases).casefold()
    assert "configuratie" in titles
    assert "correctie" in titles
    start = payroll.schedule.milestone("start").first
    for phase, milestones in found.items():
        weeks = {int(number) for number in re.findall(r"\d", source[phase])}
        lie = {(payroll.schedule.milestone(each).first - start).days // 7 + 1 for each in milestones}
        assert lie == weeks, phase
