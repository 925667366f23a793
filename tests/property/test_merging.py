"""Merging two people's versions of a plan: nothing of either is lost, and what does not clash merges by itself."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.model.changes import apply
from campaign.model.merging import Conflict, merge, resolution, resolved
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.storage.lines import matches, merged_lines
from campaign.storage.marks import marked, marks_in, settled
from campaign.storage.merging import merge_files
from campaign.storage.patch import patched, plan_to_toml
from campaign.storage.planfile import PlanFile, parse_plan
from tests.conftest import EXAMPLES

EXAMPLE = (EXAMPLES / "salarisverwerking-odoo.toml").read_text("utf-8")
PATH = Path("plan.toml")
IDS = [f"m{number}" for number in range(7)]
KEYS = ("title", "channel", "goal", "owner", "audiences", "tags", "location", "vraag")
VALUES = {
    "audiences": st.lists(st.sampled_from(["hr", "ict", "balie", "payroll"]), unique=True, max_size=3).map(tuple),
    "tags": st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=3).map(tuple),
    "vraag": st.one_of(st.none(), st.integers(0, 3), st.lists(st.integers(0, 2), max_size=2)),
    "channel": st.sampled_from(["overleg", "mail"]),
}
TEXTS = st.sampled_from(["", "Een", "Twee", "Drie\nregels", "# geen commentaar", "=======", 'aan"haal', "\x1b[31m"])
MESSAGES = st.fixed_dictionaries({key: VALUES.get(key, TEXTS) for key in KEYS})
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["change"] * 6 + ["delete", "add", "move"]),
        st.integers(0, 20),
        MESSAGES,
        st.sets(st.sampled_from(KEYS), min_size=1, max_size=2),
    ),
    max_size=5,
)


def message_of(number: str, values: dict[str, object]) -> Message:
    said = {key: value for key, value in values.items() if value not in (None, "", ())}
    return Message.model_validate({"id": number, **said})


def plan_of(messages: list[dict[str, object]]) -> Plan:
    rows = tuple(message_of(name, values) for name, values in zip(IDS, messages, strict=False))
    plan = Plan.model_validate({"campaign": {"id": "cplan", "title": "Plan"}})
    return plan.model_copy(update={"messages": rows})


def changed(plan: Plan, steps, prefix: str) -> Plan:
    rows = list(plan.messages)
    for count, (kind, number, values, keys) in enumerate(steps):
        if kind == "add":
            rows.insert(number % (len(rows) + 1), message_of(f"{prefix}{count}", values))
        elif not rows:
            continue
        elif kind == "delete":
            del rows[number % len(rows)]
        elif kind == "move":
            rows.append(rows.pop(number % len(rows)))
        else:
            place = number % len(rows)
            own = {key: getattr(rows[place], key, (rows[place].model_extra or {}).get(key)) for key in KEYS}
            rows[place] = message_of(rows[place].id, {**own, **{key: values[key] for key in keys}})
    return plan.model_copy(update={"messages": tuple(rows)})


PLANS = st.lists(MESSAGES, max_size=6).map(plan_of)
SIDES = st.tuples(st.lists(MESSAGES, min_size=1, max_size=4).map(plan_of), STEPS, STEPS).map(
    lambda made: (made[0], changed(made[0], made[1], "ours"), changed(made[0], made[2], "theirs"))
)


def said(plan: Plan) -> dict[tuple[str, str], object]:
    """Return every value of the messages, lists as sets of what stands in them."""
    return {
        (row.id, key): frozenset(value) if isinstance(value, tuple) else repr(value)
        for row in plan.messages
        for key in ("id", *KEYS)
        if (value := getattr(row, key, (row.model_extra or {}).get(key))) not in (None, "", ())
    }


@settings(deadline=None, max_examples=150)
@given(PLANS, STEPS)
def test_what_only_one_side_changed_is_what_comes_out(base, steps):
    other = changed(base, steps, "x")
    assert merge(base, other, base) == type(merge(base, base, base))(other, ())
    assert merge(base, base, other).plan == other
    assert merge(base, other, other).plan == other
    assert not merge(base, base, other).conflicts
    assert not merge(base, other, other).conflicts


@settings(deadline=None, max_examples=500)
@given(SIDES)
def test_every_change_of_either_side_is_in_the_result_or_in_a_conflict(sides):
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    result, before = said(merged.plan), said(base)
    open_keys = {(each.id, each.field) for each in merged.conflicts}
    for side in (said(ours), said(theirs)):
        for entry_id, key in before.keys() | side.keys():
            was, is_now = before.get((entry_id, key)), side.get((entry_id, key))
            if was == is_now or open_keys & {(entry_id, key), (entry_id, None)}:
                continue
            outcome = result.get((entry_id, key))
            if isinstance(is_now, frozenset) or isinstance(was, frozenset):
                put_in, taken_out = (
                    (is_now or frozenset()) - (was or frozenset()),
                    (was or frozenset()) - (is_now or frozenset()),
                )
                assert put_in <= (outcome or frozenset())
                assert not taken_out & (outcome or frozenset())
            else:
                assert outcome == is_now


@settings(deadline=None, max_examples=200)
@given(SIDES)
def test_it_does_not_matter_whose_side_is_called_ours(sides):
    base, ours, theirs = sides
    one, two = merge(base, ours, theirs), merge(base, theirs, ours)
    assert {each.place for each in one.conflicts} == {each.place for each in two.conflicts}
    if not one.conflicts:
        assert said(one.plan) == said(two.plan)


@settings(deadline=None, max_examples=200)
@given(SIDES)
def test_settling_gives_each_side_its_value_and_can_be_taken_back(sides):
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    choices = dict.fromkeys(merged.conflicts, "theirs")
    settled = resolved(merged.plan, choices)
    assert resolved(merged.plan, dict.fromkeys(merged.conflicts, "ours")) == merged.plan
    for each in merged.conflicts:
        entry = settled.message(each.id)
        if each.field is None:
            assert entry == each.theirs
        else:
            value = getattr(entry, each.field, (entry.model_extra or {}).get(each.field))
            assert value == each.theirs
    edit = resolution(merged.plan, choices)
    assert apply(apply(merged.plan, edit.changes), edit.inverse().changes) == merged.plan


def parsed(text: str) -> PlanFile:
    return parse_plan(text, PATH)


@settings(deadline=None, max_examples=500)
@given(SIDES, st.sampled_from(["patched", "whole"]))
def test_the_text_of_a_merge_holds_the_merged_plan_and_our_comments(sides, how):
    base, ours, theirs = sides
    text = plan_to_toml(base).replace("[[messages]]", "# van het team\n[[messages]]")
    files = [parsed(text)]
    for plan in (ours, theirs):
        written = patched(files[0], plan)
        files.append(parsed(written if how == "patched" and parsed(written).plan == plan else plan_to_toml(plan)))
    merged = merge_files(*files)
    wanted = merge(base, ours, theirs)
    assert said(merged.file.plan) == said(wanted.plan)
    assert {each.place for each in merged.conflicts} == {each.place for each in wanted.conflicts}
    assert parsed(merged.file.text).plan == merged.file.plan


@settings(deadline=None, max_examples=200)
@given(SIDES)
def test_a_merge_can_be_saved_over_the_file_that_they_left(sides):
    base, ours, theirs = sides
    merged = merge(base, ours, theirs).plan
    if [each.id for each in ours.messages if base.message(each.id)] != [
        each.id for each in base.messages if ours.message(each.id)
    ]:
        return  # no screen puts entries in another order
    file = parsed(plan_to_toml(theirs))
    assert parsed(patched(file, merged)).plan == merged


def in_style(text: str, style: str) -> PlanFile:
    return parsed({"CRLF": text.replace("\n", "\r\n"), "no end": text.rstrip("\n")}.get(style, text))


@settings(deadline=None, max_examples=300)
@given(SIDES, st.sampled_from(["LF", "CRLF", "no end"]), st.data())
def test_marked_conflicts_are_found_again_and_settled_one_by_one(sides, style, data):
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    file = in_style(plan_to_toml(merged.plan), style)
    text = marked(file, merged.conflicts)
    again = parsed(text)
    assert again.plan == merged.plan
    found = marks_in(again)
    assert sorted(map(known_by, found)) == sorted(map(known_by, merged.conflicts))
    assert settled(again, {each.place: "ours" for each in found}) == file.text
    choices = {each: data.draw(st.sampled_from(["ours", "theirs"])) for each in merged.conflicts}
    for conflict, side in choices.items():
        again = parsed(settled(again, {conflict.place: side}))
    assert not marks_in(again)
    wanted = resolved(merged.plan, choices)
    assert said(again.plan) == said(wanted)


def known_by(conflict: Conflict) -> str:
    values = (conflict.base, conflict.ours, conflict.theirs)
    return f"{conflict.place}: {[value if conflict.field is None else repr(value or None) for value in values]}"


def test_what_looks_like_a_mark_inside_a_text_is_none():
    mark = marked(parsed(EXAMPLE), [Conflict("campaign", "", "title", "a", "b", "c")])
    assert len(marks_in(parsed(mark))) == 1
    start = mark.index("# <<<<<<<")
    lines = mark[start : mark.index("campaign settle\n", start) + len("campaign settle\n")]
    text = f'format = 1\n[campaign]\nid = \'c\'\ntitle = \'x\'\nwhy = """\n{lines}"""\n'
    assert lines in parsed(text).plan.campaign.why
    assert marks_in(parsed(text)) == ()
    assert settled(parsed(text), {}) == text


@settings(deadline=None, max_examples=300)
@given(*[st.lists(st.sampled_from("abcdefg"), max_size=12)] * 3)
def test_lines_merge_without_inventing_or_losing_any(base, ours, theirs):
    texts = ["\n".join(lines) + "\n" if lines else "" for lines in (base, ours, theirs)]
    assert merged_lines(texts[0], texts[1], texts[0]).text == texts[1]
    assert merged_lines(texts[0], texts[0], texts[2]).text.split() == theirs
    assert merged_lines(texts[0], texts[1], texts[1]).text == texts[1]
    merged = merged_lines(*texts)
    assert set(merged.text.split()) <= {*ours, *theirs}
    if merged.whole:
        assert set(ours) - set(base) <= set(merged.text.split())
        assert set(theirs) - set(base) <= set(merged.text.split())
    for start, there, size in matches(ours, theirs):
        assert ours[start : start + size] == theirs[there : there + size]


@settings(deadline=None, max_examples=200)
@given(st.integers(2, 40), st.sets(st.integers(0, 39), max_size=6), st.integers(1, 4))
def test_every_line_that_nobody_changed_is_found_again_in_one_stretch(size: int, changed: set[int], every: int):
    before = [f"id {number}" if number % every == 0 else "blank" for number in range(size)]
    after = [f"new {number}" if number in changed else line for number, line in enumerate(before)]
    found = matches(before, after)
    assert all(place == there for place, there, _ in found if before[place].startswith("id"))
    covered = {place + number for place, _, length in found for number in range(length)}
    assert {place for place in range(size) if before[place].startswith("id")} - changed <= covered
    ends = [(place + length, there + length) for place, there, length in found]
    assert not {(place, there) for place, there, _ in found} & set(ends)
