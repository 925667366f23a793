"""The catalogue is whole: every rule once, told in both languages, and tested where it fires and where it does not."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from campaign.checks.catalogue import FAMILIES, RULES
from campaign.checks.rule import Rule
from campaign.language import language
from campaign.model.checks import Checks
from campaign.model.fields import Entry
from campaign.model.plan import TABLES, Row

CODES = (
    *(f"G{number:03}" for number in range(1, 10)),
    *(f"A{number:03}" for number in range(1, 13)),
    *("S001", "S002", "K001", "K002", "K003", "K004"),
    *(f"M{number:03}" for number in range(1, 11)),
    "R001",
    *(f"T{number:03}" for number in range(1, 11)),
    *(f"P{number:03}" for number in range(7)),
)
"""The codes of the method."""
TESTS = [
    node.name
    for path in sorted(Path(__file__).parent.glob("test_*.py"))
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]
PLACES = re.compile(r"\{\w+\}")


def numbered(code: str) -> bool:
    """Tell whether a rule has numbers of its own that can be set."""
    settings = getattr(Checks.model_construct(), code, None)
    return isinstance(settings, Entry) and bool({*type(settings).model_fields} - {"also", "never"})


def test_every_rule_of_the_method_is_there_once():
    assert tuple(sorted(RULES)) == tuple(sorted(CODES))
    found = [each.code for family in FAMILIES for each in vars(family).values() if isinstance(each, Rule)]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("code", CODES)
def test_a_rule_is_tested_where_it_fires_and_where_it_does_not(code: str):
    kinds = ["fires", "is_silent", "wording", *(["threshold"] if numbered(code) else [])]
    missing = [kind for kind in kinds if not any(each.startswith(f"test_{code.lower()}_{kind}") for each in TESTS)]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_a_rule_tells_why_and_from_whom_in_both_languages(code: str):
    about, dutch = RULES[code].about, language("nl")
    for text in (about.name, about.why):
        assert dutch.text(text) != text, text
    assert about.source  # which may be a bare name
    if about.numbers:
        assert dutch.text(about.numbers) != about.numbers
    if numbered(code):
        assert about.numbers, "a number is somebody's"


@pytest.mark.parametrize("code", CODES)
def test_a_rule_reads_what_there_is(code: str):
    known = {*TABLES, "slot", *(field for row in get_args(Row) for field in row.model_fields)}
    assert RULES[code].reads <= known


@pytest.mark.parametrize("code", CODES)
def test_a_folded_sentence_counts(code: str):
    rule = RULES[code]
    for text in filter(None, rule.folded or ()):
        assert {"{count}", "{total}"} <= set(PLACES.findall(text))
