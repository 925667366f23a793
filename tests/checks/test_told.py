"""What rules share about audiences: what one is told, and what holds for a whole and its parts."""

from datetime import date

import pytest

from campaign.checks.people import is_from, names
from campaign.checks.situation import Situation
from campaign.checks.wordlists import roles
from campaign.model.people import Audience
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays


def situation(audiences: dict[str, list[str]], messages: list[dict]) -> Situation:
    """Return a situation of audiences, each with what it is part of, and messages."""
    plan = Plan.model_validate(
        {
            "campaign": {"id": "c", "title": "Proef"},
            "audiences": [{"id": name, "part_of": larger} for name, larger in audiences.items()],
            "messages": [
                {"id": f"m{number}", "title": "Nieuws", "channel": "mail", **each}
                for number, each in enumerate(messages)
            ],
        }
    )
    return Situation(build_schedule(plan, no_holidays), date(2027, 1, 4), frozenset(audiences))


WHOLE = {"allen": [], "dag": ["allen"], "nacht": ["allen"], "vroeg": ["dag", "allen"], "laat": ["dag"]}


@pytest.mark.parametrize(
    ("true", "whole"),
    [
        ({"allen"}, True),
        ({"dag", "nacht"}, False),  # vroeg is part of allen itself as well
        ({"dag", "nacht", "vroeg"}, True),
        ({"vroeg", "laat", "nacht"}, True),
        ({"vroeg", "nacht"}, False),
        (set(), False),
    ],
)
def test_what_holds_for_every_part_holds_for_the_whole(true: set[str], whole: bool):
    assert situation(WHOLE, []).holds_for("allen", true.__contains__) is whole


def test_a_circle_of_parts_ends():
    around = situation({"een": ["twee"], "twee": ["een"], "zelf": ["zelf"]}, [])
    assert not around.holds_for("een", set[str]().__contains__)
    assert around.holds_for("een", lambda each: each == "twee")
    assert not around.holds_for("zelf", set[str]().__contains__)


def test_parts_of_parts_may_go_as_deep_as_anybody_likes():
    deep = {f"a{number}": [f"a{number - 1}"] if number else [] for number in range(3000)}
    assert situation(deep, []).holds_for("a0", lambda each: each == "a2999")


def test_a_window_opens_together_with_what_may_come_before_it():
    told = situation(
        {"balie": []},
        [
            {"audiences": ["balie"], "when": "2027-W06"},
            {"audiences": ["balie"], "when": "2027-02-10"},
            {"audiences": ["balie"], "when": "2027-02-11"},
        ],
    ).told("balie")
    assert [each.message.id for each in told.opening] == ["m1", "m0"]


def test_key_messages_are_counted_once_for_alternatives_and_each_time_for_what_comes_back():
    told = situation(
        {"balie": []},
        [
            {"audiences": ["balie"], "key_messages": ["k"], "when": "2027-02-01", "alternatives": "sessie"},
            {"audiences": ["balie"], "key_messages": ["k"], "when": "2027-02-02", "alternatives": "sessie"},
            {
                "audiences": ["balie"],
                "key_messages": ["k"],
                "when": "2027-02-03",
                "repeat": {"every": "1w", "times": 3},
            },
            {"audiences": ["balie"], "key_messages": ["k"]},
            {"audiences": ["balie"], "key_messages": ["k"], "status": "cancelled"},
        ],
    ).told("balie")
    assert told.seldom(["k", "l"], 6) == {"k": 5, "l": 0}
    assert told.seldom(["k", "l"], 5) == {"l": 0}
    assert told.seldom(["l"], 0) == {}


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Teamleider dermatologie", "Teamleiders"),
        ("Je leidinggevende", "Alle leidinggevenden"),
        ("HR en de directie", "Directie"),
        ("line manager", "Line managers"),
    ],
)
def test_a_sender_is_known_by_a_name_in_another_form(sender: str, name: str):
    assert names(sender, name)
    assert is_from(sender, Audience(id="x", name=name))


@pytest.mark.parametrize(
    ("sender", "name"), [("Projectmanager", "Manager"), ("HR", "HR-adviseur"), ("Bos", "Bo"), ("HR", ""), ("", "HR")]
)
def test_a_sender_is_nobody_else(sender: str, name: str):
    assert not names(sender, name)


def test_every_role_is_found_and_no_leader_is_a_manager():
    for leader in ("Directie", "RvB", "de zorgdirecteur", "CEO", "College van B en W", "executive team"):
        assert roles().is_leader(leader)
        assert not roles().is_manager(leader)
    for manager in ("je teamleider", "Afdelingshoofden", "line manager", "Manager"):
        assert roles().is_manager(manager)
        assert not roles().is_leader(manager)
    for other in ("Communicatieadviseur", "Projectmanager", "Bestuurssecretaris", "", "een collega"):
        assert not roles().is_leader(other)
        assert not roles().is_manager(other)
