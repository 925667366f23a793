"""The reader and the patcher on plans that were broken at random: bytes, tokens and values of the example plans."""

import re
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.desk.desk import Desk
from campaign.errors import CampaignError, PlanUnreadableError
from campaign.language import language
from campaign.model.changes import replaced
from campaign.storage.patch import patched, plan_to_toml
from campaign.storage.planfile import PlanFile, parse_plan
from campaign.storage.toml import decode
from tests.conftest import EXAMPLES, TODAY, no_holidays
from tests.torture.counts import times
from tests.torture.test_plans import small_plan

SMALL = small_plan()
WHOLE = (EXAMPLES / "salarisverwerking-odoo.toml").read_bytes()
TOKENS = re.findall(r'"[^"\n]*"|\w+|\s+|[^\w\s]', SMALL.decode())
ODD = [
    *(
        '"',
        "'",
        '"""',
        "'''",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "#",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "\\",
        "\ufeff",
    ),
    *("0", "-1", "9" * 30, "0x" + "f" * 40, "1e999", "nan", "inf", "true", "false", "0001-01-01", "9999-12-31"),
    *("2027-02-30", "2027-03-28T02:30:00", "2027-03-01T09:00:00+14:00", "09:00:00", '"2027-W53"', '"livegang - 6w"'),
    *('"livegang + 9999wd"', '"1e9d"', '"-1d"', "[]", "{}", "[{}]", '["payroll"]', '{ every = "1d", times = 9 }'),
    *("format", "campaign", "messages", "milestones", "audiences", "id", "title", "channel", "when", "repeat", "until"),
    *('"\\u001b]0;x"', '"\\u202e"', '"\\ud800"', '"\\U00110000"', '"[@click=app.quit]x"', '"../../x"', '""'),
]
EXAMPLES_OF_EACH = settings(
    max_examples=times(60, 2500),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def opened(data: bytes) -> PlanFile | None:
    """Return the plan, or None when it is refused as a reader may: in a sentence, at a place."""
    path = Path("plan.toml")
    try:
        return parse_plan(decode(data, path), path, data)
    except PlanUnreadableError as failure:
        assert failure.problem.place.line >= 1  # noqa: PT017
        assert language("nl").render(failure.text).isprintable()  # noqa: PT017
        return None


def assert_it_lives(data: bytes) -> None:
    """Check that a plan is refused as it may be, or can be shown, edited and saved without losing anything."""
    file = opened(data)
    if file is None:
        return
    desk = Desk(file, today=TODAY, now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)
    for each in desk.problems:
        assert each.place.line >= 1
        assert language("nl").render(each.text).isprintable()
    assert patched(file, file.written) == file.text
    again = parse_plan(patched(file, file.plan), file.path)
    assert again.plan == file.plan
    assert parse_plan(plan_to_toml(file.plan), file.path).plan == file.plan
    changed = file.plan.model_copy(update={"campaign": replaced(file.plan.campaign, why='Ander "waarom"\n#')})
    try:
        assert parse_plan(patched(file, changed), file.path).plan == changed
    except CampaignError as failure:
        raise AssertionError("a plan that loads must save") from failure


@EXAMPLES_OF_EACH
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 8), st.binary(max_size=4)), min_size=1, max_size=4)
)
def test_bytes_that_went_or_came(changes: list[tuple[int, int, bytes]]):
    data = WHOLE
    for place, size, put in changes:
        data = data[:place] + put + data[place + size :]
    assert_it_lives(data)


@EXAMPLES_OF_EACH
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TOKENS) - 1),
            st.sampled_from(["put", "behind", "twice", "gone", "swap"]),
            st.sampled_from(ODD),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_tokens_that_went_or_came(changes: list[tuple[int, str, str]]):
    tokens = list(TOKENS)
    for place, how, odd in changes:
        token = tokens[place]
        other = (place * 7 + 1) % len(tokens)
        match how:
            case "put":
                tokens[place] = odd
            case "behind":
                tokens[place] = token + odd
            case "twice":
                tokens[place] = token + token
            case "gone":
                tokens[place] = ""
            case _:
                tokens[place], tokens[other] = tokens[other], token
    assert_it_lives("".join(tokens).encode())


KEYS = re.compile(r"(?m)^([a-z_]+) = (.*)$")


@EXAMPLES_OF_EACH
@given(st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(ODD)), min_size=1, max_size=5))
def test_values_of_another_kind_cost_only_themselves(changes: list[tuple[int, str]]):
    text = SMALL.decode()
    for number, odd in changes:
        found = list(KEYS.finditer(text))
        if not found:
            return
        key = found[number % len(found)]
        text = text[: key.start(2)] + odd + text[key.end(2) :]
    assert_it_lives(text.encode())
