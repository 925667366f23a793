"""What the tests of the verbs share: a copy of the example, the call, and what a call changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import campaign
from tests.conftest import EXAMPLES

HOSTILE = 'a\u202eb\n[/] "" \x1b[2J \\ \u001b]0;x\u0007'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "salarisverwerking-odoo.toml"
    path.write_bytes((EXAMPLES / path.name).read_bytes())
    return path


def changes(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.fixture
def said(plan: Path) -> Callable[..., str]:
    """Return a call in Dutch on 15 February 2027 that must go well, giving what it said."""

    def call(verb: str, *arguments: object, named: Path = plan) -> str:
        result = campaign("--lang", "nl", "--today", "2027-02-15", verb, named, *arguments)
        assert result.returncode == 0, result.stderr
        return result.stdout

    return call


def refused(plan: Path, verb: str, *arguments: object) -> list[str]:
    """Return what a call says that must be refused and must leave the plan alone."""
    before = plan.read_bytes()
    result = campaign("--lang", "nl", "--today", "2027-02-15", verb, plan, *arguments)
    assert (result.returncode, result.stdout) == (2, ""), result.stderr
    assert "Traceback" not in result.stderr
    assert plan.read_bytes() == before
    return result.stderr.splitlines()
