"""Who hears what: through parts, without what is left out, each person once."""

from datetime import date

import pytest

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.reach import load_of, reach_of
from campaign.schedule.workdays import no_holidays

PARTS = {
    "allen": [],
    "zorg": ["allen"],
    "poli": ["zorg"],
    "staf": ["allen"],
    "nacht": ["zorg", "staf"],
    "los": [],
}


def plan_of(parts: dict[str, list[str]]) -> Plan:
    audiences = [{"id": name, "part_of": above} for name, above in parts.items()]
    return Plan.model_validate({"campaign": {}, "audiences": audiences})


PLAN = plan_of(PARTS)


@pytest.mark.parametrize(
    ("audiences", "left_out", "heard"),
    [
        ((), (), set()),
        (("allen",), (), {"allen", "zorg", "poli", "staf", "nacht"}),
        (("zorg",), (), {"zorg", "poli", "nacht"}),
        (("poli",), (), {"poli"}),
        (("allen",), ("zorg",), {"allen", "staf"}),
        (("zorg", "staf"), (), {"zorg", "poli", "staf", "nacht"}),
        (("allen",), ("nacht",), {"allen", "zorg", "poli", "staf"}),
        (("los", "nergens"), (), {"los"}),
        (("allen",), ("allen",), set()),
    ],
)
def test_a_message_reaches_parts_and_spares_who_is_left_out(audiences, left_out, heard):
    message = Message.model_construct(id="m1", audiences=audiences, excluded=left_out)
    assert reach_of(PLAN).reached(message) == heard


def test_a_circle_of_audiences_is_walked_once():
    plan = plan_of({"a": ["b"], "b": ["a"]})
    assert reach_of(plan).reached(Message.model_construct(id="m", audiences=("a",))) == {"a", "b"}


def test_the_load_counts_repeats_each_time_and_cancelled_messages_never():
    rows = [
        {"id": "m1", "audiences": ["zorg"], "when": "2027-02-01", "repeat": {"every": "1w", "times": 3}},
        {"id": "m2", "audiences": ["allen"], "when": "2027-02-03"},
        {"id": "m3", "audiences": ["allen"], "when": "2027-02-03", "status": "cancelled"},
    ]
    plan = PLAN.model_copy(update={"messages": Plan.model_validate({"campaign": {}, "messages": rows}).messages})
    load = load_of(build_schedule(plan, no_holidays))
    weeks = ["2027-02-01", "2027-02-08", "2027-02-15", "2027-02-22"]
    assert [load.of("poli", date.fromisoformat(week)) for week in weeks] == [2, 1, 1, 0]
    assert [load.of("staf", date.fromisoformat(week)) for week in weeks] == [1, 0, 0, 0]
