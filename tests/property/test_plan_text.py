"""A plan to text and back is the same plan, and an edit leaves every other line alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.errors import CampaignError, PlanUnreadableError, Problem
from campaign.language import say
from campaign.model.changes import Change, Edit, apply, difference, replaced
from campaign.model.channels import Channel
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.storage.naming import named
from campaign.storage.patch import patched, plan_to_toml
from campaign.storage.planfile import PlanFile, parse_plan
from tests.conftest import EXAMPLES
from tests.property.entries import plans

PATH = Path("plan.toml")
EXAMPLE = (EXAMPLES / "salarisverwerking-odoo.toml").read_text("utf-8")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
FIELDS = st.sampled_from(["title", "goal", "activation", "owner", "body", "notes", "location"])
STYLES = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no final newline": lambda text: text.rstrip("\n"),
    "byte order mark": lambda text: "\ufeff" + text,
}


def parsed(text: str) -> PlanFile:
    return parse_plan(text, PATH)


@settings(deadline=None, max_examples=150)
@given(plans())
def test_any_plan_is_read_back_from_its_text_as_it_was(plan: Plan):
    file = parsed(plan_to_toml(plan))
    assert {each.code for each in file.problems} <= {"E001", "W001"}
    assert file.written == plan
    assert patched(file, file.written) == file.text


@settings(deadline=None, max_examples=80)
@given(plans(), plans())
def test_any_plan_becomes_any_other_in_the_same_file_and_comes_back(one: Plan, other: Plan):
    file = parsed(plan_to_toml(one))
    text = patched(file, named(other))
    assert parsed(text).plan == named(other)
    back = patched(parsed(text), file.plan)
    assert parsed(back).plan == file.plan


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 10), FIELDS, TEXTS, st.sampled_from(sorted(STYLES)))
def test_one_edit_touches_only_the_lines_of_its_value(number: int, field: str, text: str, style: str):
    file = parsed(STYLES[style](EXAMPLE))
    before = file.plan.messages[number]
    plan = apply(file.plan, [Change("messages", before.id, before, replaced(before, **{field: text}))])
    after = patched(file, plan)
    assert parsed(after).plan == plan
    old, new = file.text.split("\n"), after.split("\n")
    above = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    size = min(len(old), len(new)) - above
    below = next((place for place in range(size) if old[-1 - place] != new[-1 - place]), size)
    assert len(old) - above - below <= 1, "one line went at most"
    assert len(new) - above - below <= 1 + text.count("\n") + 2, "and the lines of the value came"


def test_what_is_added_to_the_last_entry_goes_before_what_is_added_behind_it():
    file = parsed('format = 1\n[campaign]\ntitle = "t"\n[[messages]]\nid = "m1"\ntitle = "a"\nchannel = "mail"\n')
    message = replaced(file.plan.messages[0], goal="Iedereen weet het")
    checks = replaced(file.plan.checks, ignore=("A008",), x001=3)
    channel = Channel.model_construct(id="mail", name="Post")
    plan = file.plan.model_copy(update={"messages": (message,), "checks": checks, "channels": (channel,)})
    text = patched(file, plan)
    assert parsed(text).plan.messages[0].goal == "Iedereen weet het"
    assert text.splitlines()[8:] == [
        'goal = "Iedereen weet het"',
        "",
        "[[channels]]",
        'id = "mail"',
        'name = "Post"',
        "",
        "[checks]",
        'ignore = ["A008"]',
        "x001 = 3",
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["change", "delete", "add"]), TEXTS), max_size=8))
def test_any_edits_are_saved_as_they_are_and_taken_back_whole(steps):
    file = parsed(EXAMPLE)
    plan, done = file.plan, []
    for number, kind, text in steps:
        messages = plan.messages
        before = messages[number % len(messages)] if messages else None
        if kind == "add" or before is None:
            new = Message.model_construct(id=f"mnew{len(done)}", title=text, channel="social")
            change = Change("messages", new.id, None, new, number % (len(messages) + 1))
        elif kind == "delete":
            change = Change("messages", before.id, before, None, plan.places("messages")[before.id])
        else:
            change = Change("messages", before.id, before, replaced(before, title=text))
        edit = Edit(say("x"), (change,))
        plan = apply(plan, edit.changes)
        done.append(edit)
    assert parsed(patched(file, plan)).plan == plan
    assert apply(file.plan, difference(file.plan, plan)) == plan
    for edit in reversed(done):
        plan = apply(plan, edit.inverse().changes)
    assert plan == file.plan
    assert patched(file, plan) == EXAMPLE


def test_a_plan_cut_at_any_byte_is_read_or_refused_and_never_crashes():
    data = EXAMPLE.encode()[:2000]
    for size in range(len(data)):
        assert all(problem.place.line >= 1 for problem in problems_of(data[:size].decode("utf-8", "ignore")))


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        return parse_plan(text, PATH).problems
    except PlanUnreadableError as error:
        return (error.problem,)


@pytest.mark.parametrize("text", ["[" * 100_000, "a = " + "[" * 10_000, "a = " + "9" * 5_000, "\x00", "format = 99"])
def test_what_is_no_plan_is_refused_with_a_sentence(text: str):
    with pytest.raises(CampaignError):
        parse_plan(text, PATH)
