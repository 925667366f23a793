"""The same as `test_report`, in plans where everything lies close together, so that what rules share shows."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.checks.report import report_on
from campaign.checks.situation import Situation
from campaign.model.changes import difference
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays

TODAY = date(2027, 2, 8)
NAMES = ("a", "b", "c", "d")
DAYS = st.integers(0, 9).map(lambda days: str(TODAY + timedelta(days=days)))
MOMENTS = st.one_of(
    DAYS,
    DAYS.map(lambda day: f"{day} 09:00"),
    st.sampled_from(
        ["live", "live + 1d", "test", "test - 1d", "2027-02-12", "2027-02-12 14:00", "2027-W06", "m0 + 1d"]
    ),
)
REFS = st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=2)
MESSAGE = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Nieuws", "Zo werkt het"]),
        "channel": st.sampled_from(["overleg", "mail", "intranet", "nieuwsbrief"]),
        "status": st.sampled_from(["draft", "review", "review", "sent", "idea"]),
        "when": MOMENTS,
        "audiences": REFS,
    },
    optional={
        "except": st.lists(st.sampled_from(NAMES), max_size=1),
        "sender": st.sampled_from(["Directie", "HR", "Teamleider", "b"]),
        "key_messages": st.lists(st.sampled_from(["why", "how"]), unique=True, max_size=2),
        "teaches": st.booleans(),
        "personal": st.booleans(),
        "medium": st.sampled_from(["", "workshop"]),
        "feedback": st.sampled_from(["", "Bel 210"]),
        "alternatives": st.sampled_from(["", "sessie"]),
        "follows": st.lists(st.sampled_from(["m0", "m1"]), max_size=1),
        "not_before": DAYS,
        "repeat": st.sampled_from([{"every": "2d", "times": 1}, {"every": "1d", "times": 3}]),
        "agenda": st.just([{"item": "Oefenen", "minutes": 15, "mode": "do"}]),
    },
)
AUDIENCE = st.fixed_dictionaries(
    {"impact": st.sampled_from(["high", "high", "medium", "low"])},
    optional={
        "name": st.sampled_from(["Balie", "Directie"]),
        "size": st.integers(1, 4),
        "part_of": st.lists(st.sampled_from(["a", "b"]), max_size=1),
        "leads": REFS,
        "channels": st.lists(st.sampled_from(["overleg", "mail"]), max_size=1),
        "benefit": st.sampled_from(["", "Rust"]),
    },
)
MILESTONE = st.fixed_dictionaries({"date": DAYS}, optional={"audiences": REFS, "golive": st.just(True)})
CHANNEL = st.fixed_dictionaries(
    {},
    optional={
        "push": st.booleans(),
        "live": st.booleans(),
        "two_way": st.booleans(),
        "days": st.lists(st.sampled_from(["mo", "we"]), max_size=1),
        "rhythm": st.just({"every": "1d", "from": "2027-02-08"}),
    },
)
KEY_MESSAGE = st.fixed_dictionaries({"why": st.booleans(), "must": st.booleans()})
OBJECTIVE = st.fixed_dictionaries({"text": st.just("Meedoen")}, optional={"audience": st.sampled_from(NAMES)})
NUMBERS = {
    "A002": {"high_days": 2, "medium_days": 2, "serious_days": 4},
    "A003": {"a_day": 1, "a_week": 2, "milestone_week": 3},
    "A007": {"before_days": 1, "after_days": 1},
    "A008": {"messages": 2},
    "A011": {"working_days": 2},
    "A012": {"size": 2},
    "K001": {"times": 2, "small_times": 1, "small": 3, "weeks": 0},
    "K004": {"weeks": 0},
}
LISTS = {
    "messages": ([f"m{number}" for number in range(4)], MESSAGE),
    "audiences": (NAMES, AUDIENCE),
    "milestones": (("live", "test"), MILESTONE),
    "channels": (("mail", "intranet"), CHANNEL),
    "key_messages": (("why", "how"), KEY_MESSAGE),
    "objectives": (("o",), OBJECTIVE),
}
PLANS = st.fixed_dictionaries(
    {name: st.fixed_dictionaries(dict.fromkeys(ids, each)) for name, (ids, each) in LISTS.items()}
)


def situation_of(values: dict) -> Situation:
    """Return the situation of a plan, of which no audience is the workspace's."""
    tables = {name: [{"id": entry, **keys} for entry, keys in entries.items()] for name, entries in values.items()}
    campaign = {"id": "c", "title": "Proef", "sponsor": "Directie"}
    plan = Plan.model_validate({"campaign": campaign, "checks": NUMBERS, **tables})
    schedule = build_schedule(with_defaults(plan, Workspace()), no_holidays)
    return Situation(schedule, TODAY, frozenset("a"))


@settings(deadline=None, max_examples=300)
@given(PLANS, st.data())
def test_a_report_follows_one_key_of_one_entry(values: dict, data: st.DataObject):
    table = data.draw(st.sampled_from(["messages", *LISTS]))
    ids, strategy = LISTS[table]
    entry, fresh = data.draw(st.sampled_from(ids)), data.draw(strategy)
    if not {*fresh, *values[table][entry]}:
        return
    key = data.draw(st.sampled_from(sorted({*fresh, *values[table][entry]})))
    keys = {name: value for name, value in values[table][entry].items() if name != key}
    changed = {**keys, **({key: fresh[key]} if key in fresh else {})}
    before, after = situation_of(values), situation_of({**values, table: {**values[table], entry: changed}})
    revised = report_on(before).revised(after, difference(before.plan, after.plan))
    assert dict(revised.found) == dict(report_on(after).found)
