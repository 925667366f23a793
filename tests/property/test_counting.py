"""What a campaign brought, mended after an edit, is what is counted anew."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.checks.situation import Situation
from campaign.desk.counting import counted, recounted
from campaign.language import say
from campaign.model.changes import Change, Edit, apply, replaced
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule, revise_schedule
from campaign.schedule.workdays import no_holidays

IDS = [f"m{number}" for number in range(6)]
TODAY = date(2027, 3, 1)
NUMBERS = st.one_of(st.none(), st.integers(0, 9), st.sampled_from([0.1, 0.2, 0.7, 12.5]))
MESSAGES = st.fixed_dictionaries(
    {
        "when": st.one_of(st.none(), st.dates(date(2027, 2, 1), date(2027, 3, 31)).map(str)),
        "activation": st.sampled_from(["", "Doe mee"]),
        "activation_by": st.sampled_from(["+3d", "2027-02-26", None]),
        "channel": st.sampled_from(["overleg", "intranet", "krant"]),
        "audiences": st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=2),
        "status": st.sampled_from(["draft", "sent", "sent", "cancelled"]),
        "confidential": st.booleans(),
        "objective": st.sampled_from([None, "o1"]),
        "feedback": st.sampled_from(["", "Mail ons"]),
        "cost": NUMBERS,
        "target": NUMBERS,
        "result": NUMBERS,
    }
)
STEPS = st.one_of(
    st.tuples(st.just("messages"), st.integers(0, 5), st.sampled_from(["target", "result"]), NUMBERS),
    st.tuples(st.just("messages"), st.integers(0, 5), st.just("status"), st.sampled_from(["sent", "draft"])),
    st.tuples(st.just("objectives"), st.integers(0, 1), st.sampled_from(["target", "result", "baseline"]), NUMBERS),
)


def plan_of(messages: list[dict[str, object]]) -> Plan:
    rows = [
        {"id": name, **{key: value for key, value in values.items() if value is not None}}
        for name, values in zip(IDS, messages, strict=False)
    ]
    audiences = [{"id": "a", "part_of": ["c"]}, {"id": "b", "part_of": ["a"]}, {"id": "c"}]
    objectives = [{"id": "o1", "audience": "b", "target": 9}, {"id": "o2", "by": "2027-06-01"}]
    tables = {"audiences": audiences, "objectives": objectives, "channels": [{"id": "intranet", "cost": 0.3}]}
    return Plan.model_validate({"campaign": {"title": "X"}, "messages": rows, **tables})


@settings(deadline=None, max_examples=200)
@given(st.lists(MESSAGES, min_size=1, max_size=6), st.lists(STEPS, min_size=1, max_size=6))
def test_a_mended_count_is_the_same_as_one_made_anew(messages, steps):
    plan = plan_of(messages)
    schedule = build_schedule(plan, no_holidays)
    known = counted(Situation(schedule, TODAY), IDS)
    for table, number, field, value in steps:
        entries = getattr(plan, table)
        before = entries[number % len(entries)]
        after = replaced(before, **{field: value})
        edit = Edit(say("x"), (Change(table, before.id, before, after, plan.places(table)[before.id]),))
        plan = apply(plan, edit.changes)
        schedule = revise_schedule(schedule, plan, edit.touched)
        situation = Situation(schedule, TODAY)
        anew, mended = counted(situation, IDS), recounted(known, situation)
        if field in {"target", "result"} and (table == "objectives" or before.activation):
            assert mended is not None
        if mended is not None:
            assert mended.results == anew.results
            assert mended.by_channel == anew.by_channel
            assert mended.by_audience == anew.by_audience
        known = mended or anew


def test_another_day_is_counted_anew():
    plan = plan_of([{"when": "2027-02-26", "status": "sent", "activation": "Doe", "target": 3}])
    schedule = build_schedule(plan, no_holidays)
    known = counted(Situation(schedule, TODAY), IDS)
    assert recounted(known, Situation(schedule, date(2027, 4, 1))) is None
    assert recounted(known, Situation(schedule, TODAY)).results == known.results
