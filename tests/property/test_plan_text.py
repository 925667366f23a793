"""A plan to text and back is the same plan, and an edit leaves every other line alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.errors import CampaignError, PlanUnreadableError, Problem
from campaign.language import say
from campaign.model.changes import Change, Edit, apply, difference, replaced
from campaign.model.messages import Message
from campaign.storage.patch import patched, plan_to_toml
from campaign.storage.planfile import PlanFile, parse_plan
from tests.conftest import EXAMPLES

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


def test_a_plan_survives_being_written_whole():
    plan = parsed(EXAMPLE).plan
    assert parsed(plan_to_toml(plan)).plan == plan


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 10), FIELDS, TEXTS, st.sampled_from(sorted(STYLES)))
def test_one_edit_touches_only_the_lines_of_its_value(number: int, field: str, text: str, style: str):
    file = parsed(STYLES[style](EXAMPLE))
    before = file.plan.messages[number]
    plan = apply(file.plan, [Change("messages", before.id, before, replaced(before, **{field: text}))])
    after = patched(file, plan)
    assert parsed(after).plan == plan
    if "\n" not in text:
        old, new = file.text.split("\n"), after.split("\n")
        kept = [line for line in old if line in set(new)]
        assert len(old) - len(kept) <= 1
        assert abs(len(new) - len(old)) <= 1


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
