"""A report that follows edits is the same as one that is made anew, whatever was edited."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.checks.report import report_on
from campaign.checks.situation import Situation
from campaign.model.changes import apply, difference
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays

DAY = date(2027, 1, 4)
DAYS = st.integers(0, 200).map(lambda days: str(DAY + timedelta(days=days)))
MOMENTS = st.one_of(
    DAYS,
    DAYS.map(lambda day: f"{day} 14:30"),
    st.builds("live {} {}{}".format, st.sampled_from("+-"), st.integers(0, 12), st.sampled_from(["d", "wd", "w"])),
    st.sampled_from(["2027-W12", "2027-03", "live", "m1 + 2d", "test + 1d"]),
)
REFS = st.lists(st.sampled_from(["a", "b", "c", "niemand"]), unique=True, max_size=2)
TEXTS = st.sampled_from(
    [
        "",
        "Organiseren van een bijeenkomst",
        "Op dinsdag 9 maart gaan we live",
        "Kijkdag 12 maart",
        "Neem kennis van",
        "Stand van zaken",
        "Elke planner maakt een rooster",
        "Schrijf je in",
        "n.v.t.",
        "views",
        "Het verhaal van Samira",
    ]
)
AGENDAS = st.lists(
    st.fixed_dictionaries(
        {"item": TEXTS, "minutes": st.sampled_from([5, 20, 40]), "mode": st.sampled_from(["talk", "do"])}
    ),
    max_size=2,
)
TASKS = st.lists(
    st.fixed_dictionaries(
        {"title": st.just("Af"), "due": st.sampled_from(["-3wd", "live", "m1 + 1d", "2027-01-05"])},
        optional={"owner": st.sampled_from(["HR", "Directie"]), "done": st.booleans()},
    ),
    max_size=2,
)
OBJECTIVES = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "audience": st.sampled_from(["a", "x"]),
        "effect": st.sampled_from(["know", "do"]),
        "measure": TEXTS,
        "target": st.integers(0, 9),
        "by": st.just("live"),
    },
)
MESSAGES = st.fixed_dictionaries(
    {
        "title": TEXTS,
        "channel": st.sampled_from(["overleg", "intranet", "nieuwsbrief", "social", "training", "mail", "radio"]),
        "status": st.sampled_from(["idea", "draft", "review", "sent", "cancelled"]),
    },
    optional={
        "when": MOMENTS,
        "audiences": REFS,
        "except": REFS,
        "goal": TEXTS,
        "activation": TEXTS,
        "activation_by": st.sampled_from(["+1w", "-1d", "live", "2027-03-09", "m2 + 1d"]),
        "effect": st.sampled_from(["know", "feel", "do"]),
        "objective": st.sampled_from(["o", "x"]),
        "sender": st.sampled_from(["Directie", "HR", "Teamleider", "b"]),
        "owner": st.sampled_from(["Directie", "HR"]),
        "key_messages": st.lists(st.sampled_from(["why", "how", "x"]), unique=True, max_size=2),
        "teaches": st.booleans(),
        "personal": st.booleans(),
        "story": st.booleans(),
        "feedback": TEXTS,
        "body": TEXTS,
        "target": st.integers(0, 9),
        "result": st.integers(0, 9),
        "measure": TEXTS,
        "not_before": DAYS,
        "follows": st.lists(st.sampled_from(["m0", "m1", "m9"]), unique=True, max_size=1),
        "until": DAYS,
        "alternatives": st.sampled_from(["", "x"]),
        "agenda": AGENDAS,
        "repeat": st.just({"every": "1w", "times": 3}),
        "tasks": TASKS,
        "link": st.sampled_from(["", "https://intranet.example"]),
        "location": st.sampled_from(["", "Kamer 2.14"]),
        "medium": TEXTS,
        "confidential": st.booleans(),
        "ignore": st.lists(st.sampled_from(["G001", "T001", "A003", "P004"]), unique=True, max_size=1),
    },
)
AUDIENCES = st.fixed_dictionaries(
    {"impact": st.sampled_from(["high", "medium", "low"])},
    optional={
        "size": st.integers(1, 60),
        "part_of": st.lists(st.sampled_from(["a", "c"]), max_size=1),
        "leads": REFS,
        "channels": st.lists(st.sampled_from(["overleg", "intranet"]), max_size=1),
        "benefit": TEXTS,
    },
)
NEWSLETTERS = st.fixed_dictionaries(
    {"id": st.just("nieuwsbrief")},
    optional={
        "days": st.lists(st.sampled_from(["mo", "th", "sa"]), unique=True, max_size=2),
        "rhythm": st.just({"every": "2w", "on": "mo", "from": "2027-01-04"}),
        "approval": st.just("5wd"),
        "copy_deadline": st.just("-3wd"),
        "capacity": st.integers(1, 2),
    },
)
QUIETS = st.just([{"from": DAY + timedelta(days=50), "to": DAY + timedelta(days=60)}])
PLANS = st.fixed_dictionaries(
    {
        "campaign": st.fixed_dictionaries(
            {"title": st.just("Proef")},
            optional={"why": TEXTS, "sponsor": st.just("Directie"), "start": st.just(DAY), "quiet": QUIETS},
        ),
        "messages": st.lists(MESSAGES, max_size=6),
        "audiences": st.lists(AUDIENCES, max_size=3),
        "newsletter": NEWSLETTERS,
        "objective": OBJECTIVES,
        "live": DAYS,
        "indicative": st.booleans(),
        "test": st.fixed_dictionaries({"date": DAYS}, optional={"audiences": REFS, "golive": st.booleans()}),
        "must": st.booleans(),
        "why": st.booleans(),
    },
    optional={"checks": st.sampled_from([{}, {"ignore": ["A001"]}, {"A002": {"high_days": 3}}])},
)


def plan_of(values: dict) -> Plan:
    live = {"id": "live", "date": values["live"], "certainty": "indicative" if values["indicative"] else "fixed"}
    tables = {
        "campaign": {"id": "c", **values["campaign"]},
        "checks": values.get("checks", {}),
        "milestones": [live, {"id": "test", **values["test"]}],
        "audiences": [{"id": name, **each} for name, each in zip("abc", values["audiences"], strict=False)],
        "channels": [values["newsletter"]],
        "objectives": [{"id": "o", **values["objective"]}],
        "key_messages": [
            {"id": "why", "text": "Daarom", "why": values["why"]},
            {"id": "how", "text": "Zo", "must": values["must"]},
        ],
        "messages": [{"id": f"m{number}", **each} for number, each in enumerate(values["messages"])],
    }
    return Plan.model_validate(tables)


def situation_of(plan: Plan) -> Situation:
    schedule = build_schedule(with_defaults(plan, Workspace()), no_holidays)
    return Situation(schedule, DAY + timedelta(days=40), frozenset(plan.places("audiences")))


@settings(deadline=None, max_examples=200)
@given(PLANS, PLANS, st.data())
def test_a_report_follows_edits(one, other, data):
    keys = data.draw(st.sets(st.sampled_from(sorted({*one, *other}))))
    before, after = plan_of(one), plan_of({**one, **{key: other[key] for key in keys if key in other}})
    revised = report_on(situation_of(before)).revised(situation_of(after), difference(before, after))
    assert apply(before, difference(before, after)) == after
    fresh = report_on(situation_of(after))
    assert dict(revised.found) == dict(fresh.found)
    assert revised.findings == fresh.findings


@settings(deadline=None, max_examples=300)
@given(PLANS, st.integers(0, 5), st.data())
def test_a_report_follows_one_key_of_one_message(values, number, data):
    if not values["messages"]:
        return
    number %= len(values["messages"])
    fresh_values = data.draw(MESSAGES)
    key = data.draw(st.sampled_from(sorted(fresh_values)))
    changed = [{**each, key: fresh_values[key]} if at == number else each for at, each in enumerate(values["messages"])]
    before, after = plan_of(values), plan_of({**values, "messages": changed})
    revised = report_on(situation_of(before)).revised(situation_of(after), difference(before, after))
    assert dict(revised.found) == dict(report_on(situation_of(after)).found)
