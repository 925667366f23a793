"""The schema that editors complete a plan from takes what the program takes, and refuses what the program tells of."""

import json
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from campaign.storage.planfile import parse_plan
from campaign.storage.schema import json_schema
from campaign.storage.workspace import plans_in
from tests.conftest import EXAMPLES


def as_json(value: Any) -> Any:
    """Return data of TOML as a validator of JSON Schema gets it: dates and times as their text."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def complaints(text: str) -> list[str]:
    """Return the keys that the schema complains about."""
    validator = Draft202012Validator(json_schema(), format_checker=FormatChecker())
    errors = validator.iter_errors(as_json(tomllib.loads(text)))
    return sorted(str(each.absolute_path[-1]) if each.absolute_path else each.message for each in errors)


def test_it_is_a_schema():
    Draft202012Validator.check_schema(json_schema())


def test_it_offers_nobody_a_value_that_toml_has_not():
    assert "null" not in json.dumps(json_schema())


@pytest.mark.parametrize("path", plans_in(EXAMPLES), ids=lambda path: path.stem)
def test_it_takes_the_examples(path: Path):
    assert complaints(path.read_text("utf-8")) == []


HEAD = 'format = 1\n[campaign]\ntitle = "t"\n'
MESSAGE = HEAD + '[[messages]]\ntitle = "a"\nchannel = "overleg"\n'

GOOD = [
    'when = "2027-03-22 09:30"',
    "when = 2027-03-22T09:30:00",
    "when = 2027-03-22T09:30:00Z",
    'when = "2027-W12"',
    'when = "2027-03"',
    'when = "2027-Q2"',
    'when = "livegang - 6w + 2wd 09:30"',
    'activation_by = "+1w"',
    'activation_by = "livegang"',
    'repeat = { every = "2w", until = "livegang" }',
    'status_log = [{ status = "draft", at = 2027-01-05T10:12:00 }]',
    'ignore = ["A008", { code = "T005", why = "x" }]',
    'duration = "1h30m"\nreminders = ["-1d", "0m"]',
    "vraag = 3",
]
BAD = {
    "when = 3": "when",
    'when = "+1w"': "when",
    'when = "2027-W12 09:30"': "when",
    'status = "drft"': "status",
    'confidential = "ja"': "confidential",
    'duration = "een uur"': "duration",
    'id = "M1"': "id",
    'audiences = "hr"': "audiences",
    'target = "12"': "target",
    'repeat = { times = 3 }': "repeat",
    'agenda = [{ item = "x", minutes = "10" }]': "minutes",
}  # fmt: skip


@pytest.mark.parametrize("line", GOOD)
def test_it_takes_what_the_program_takes(line: str):
    assert complaints(f"{MESSAGE}{line}\n") == []
    codes = {each.code for each in parse_plan(f"{MESSAGE}{line}\n", Path("a.toml")).problems}
    assert not codes & {"E001", "E002"}


@pytest.mark.parametrize(("line", "key"), BAD.items())
def test_it_refuses_what_the_program_tells_of(line: str, key: str):
    assert key in complaints(f"{MESSAGE}{line}\n")
    assert "E001" in {each.code for each in parse_plan(f"{MESSAGE}{line}\n", Path("a.toml")).problems}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('[campaign]\ntitle = "t"\n', "format"),
        ("format = 1\n", "campaign"),
        ("format = 1\n[campaign]\n", "title"),
        (HEAD + '[[messages]]\ntitle = "a"\n', "channel"),
        (HEAD + '[[messages]]\nchannel = "mail"\n', "title"),
        (HEAD + '[[milestones]]\nid = "live"\n', "date"),
        (HEAD + "[[milestones]]\ndate = 2027-03-22\n", "id"),
    ],
)
def test_it_asks_for_what_a_plan_must_say(text: str, missing: str):
    errors = Draft202012Validator(json_schema()).iter_errors(as_json(tomllib.loads(text)))
    assert [f"'{missing}' is a required property"] == [each.message for each in errors]
