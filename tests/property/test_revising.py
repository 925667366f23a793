"""What is mended after an edit is the same as what is made anew: schedules, lanes, loads and layouts."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.language import say
from campaign.model.changes import Change, Edit, apply, replaced
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import parse_deadline, parse_when
from campaign.schedule.building import build_schedule, revise_schedule
from campaign.schedule.daybook import daybook
from campaign.schedule.filters import Filter, Sieve
from campaign.schedule.lanes import LANE_KINDS
from campaign.schedule.layout import lay_out
from campaign.schedule.reach import load_of
from campaign.schedule.rows import ZOOMS, Axis, monday
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.schedule.workdays import no_holidays

START = date(2027, 1, 4)
IDS = [f"m{number}" for number in range(8)]
WHENS = st.one_of(
    st.none(),
    st.integers(0, 400).map(lambda days: str(START + timedelta(days=days))),
    st.builds(
        "{} {} {}{}".format,
        st.sampled_from(["live", "test", *IDS]),
        st.sampled_from("+-"),
        st.integers(0, 40),
        st.sampled_from(["d", "wd", "w", "m"]),
    ),
    st.sampled_from(["2027-W12", "2027-03", "2027-Q2", "live", "nergens + 1d"]),
)
MESSAGES = st.fixed_dictionaries(
    {
        "when": WHENS,
        "activation_by": WHENS,
        "channel": st.sampled_from(["overleg", "intranet", "social"]),
        "audiences": st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=2),
        "except": st.lists(st.sampled_from(["a", "b"]), unique=True, max_size=1),
        "status": st.sampled_from(["draft", "sent", "cancelled"]),
        "title": st.sampled_from(["", "Kort", "Een langere titel van een bericht"]),
        "owner": st.sampled_from(["", "HR", "ICT"]),
    }
)


def plan_of(messages: list[dict[str, object]]) -> Plan:
    rows = [
        {"id": name, **{key: value for key, value in values.items() if value is not None}}
        for name, values in zip(IDS, messages, strict=False)
    ]
    tables = {
        "milestones": [
            {"id": "live", "date": date(2027, 6, 7)},
            {"id": "test", "date": "live - 4w"},
            {"id": "na", "date": "m1 + 1w"},
        ],
        "audiences": [{"id": "a", "part_of": ["c"]}, {"id": "b", "part_of": ["a"]}, {"id": "c"}],
        "phases": [{"id": "voor", "from": START, "to": "live"}, {"id": "erna", "from": "m0", "to": "m2"}],
    }
    return Plan.model_validate({"campaign": {"timezone": "Mars/Phobos"}, "messages": rows, **tables})


def asked(schedule: Schedule, message: Message) -> list[Slot | None]:
    """Return the deadline of a message, and one that is as far from it in any plan; both are then known."""
    deadlines = [each for each in (message.activation_by, parse_deadline("+3d"), parse_deadline("live - 1w")) if each]
    return [schedule.deadline(message, each) for each in deadlines]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(MESSAGES, min_size=2, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["change", "delete"]), MESSAGES), min_size=1, max_size=5),
    st.sampled_from(LANE_KINDS),
    st.sampled_from(ZOOMS),
)
def test_mended_is_the_same_as_made_anew(messages, steps, by, zoom):
    plan = plan_of(messages)
    schedule = build_schedule(plan, no_holidays)
    axis = Axis(zoom, monday(START - timedelta(weeks=60)))
    layout, load = lay_out(schedule, by, axis, len), load_of(schedule)
    assert schedule.ordered is not None
    keeps = Sieve(Filter(statuses=frozenset({"draft", "sent"}))).keeps
    book = daybook(schedule, keeps)
    assert [asked(schedule, each) for each in plan.messages]
    for number, kind, values in steps:
        if not plan.messages:
            break
        before = plan.messages[number % len(plan.messages)]
        fields = {
            "when": parse_when(values["when"]) if values["when"] else None,
            "activation_by": parse_when(values["activation_by"]) if values["activation_by"] else None,
            "channel": values["channel"],
            "audiences": tuple(values["audiences"]),
            "status": values["status"],
            "owner": values["owner"],
        }
        after = None if kind == "delete" else replaced(before, **fields)
        edit = Edit(say("x"), (Change("messages", before.id, before, after, plan.places("messages")[before.id]),))
        touched = {before.id} | schedule.dependents(before.id)
        plan = apply(plan, edit.changes)
        old, schedule = schedule, revise_schedule(schedule, plan, edit.touched)
        touched |= schedule.dependents(before.id)
        mended = frozenset(touched) if by != "phase" or schedule.phases == old.phases else None
        layout = lay_out(schedule, by, axis, len, old=layout, touched=mended)
        load = load.revised(old, schedule, touched)
        fresh = build_schedule(plan, no_holidays)
        assert schedule.ordered == fresh.ordered
        assert schedule.unscheduled == fresh.unscheduled
        assert [schedule.timing(each) for each in IDS] == [fresh.timing(each) for each in IDS]
        assert [asked(schedule, each) for each in plan.messages] == [asked(fresh, each) for each in plan.messages]
        assert schedule.phases == fresh.phases
        assert [schedule.milestone(each.id) for each in plan.milestones] == [
            fresh.milestone(each.id) for each in plan.milestones
        ]
        assert sorted(map(repr, schedule.problems)) == sorted(map(repr, fresh.problems))
        book = daybook(schedule, keeps, book)
        assert dict(book.days) == dict(daybook(fresh, keeps).days)
        assert layout == lay_out(fresh, by, axis, len)
        assert +load.counts == +load_of(fresh).counts
