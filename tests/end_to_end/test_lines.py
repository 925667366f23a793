"""What a verb writes fits the terminal that shows it: a line that is too long is cut, or goes on below itself."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from campaign.text import cell_width
from tests.conftest import EXAMPLES
from tests.end_to_end.screens import Running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
EARLIER = EXAMPLES / "salarisverwerking-odoo.toml"
VERBS = {
    **dict.fromkeys(("agenda", "load", "coverage", "report", "show", "check", "edition", "list", "digest"), ()),
    "move": ("--shift=+3w", "--lane", "intranet", "--dry-run"),
    "suggest": ("m5yvqa45", "--from", "2027-03-01", "--until", "2027-03-31"),
    "diff": (EARLIER,),
}
"""What each is asked besides the plan."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (80, 120)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return shutil.copy(EXAMPLES / "poliklinieken-een-plein.toml", tmp_path / "plein.toml")


def lines(plan: Path, verb: str, width: int) -> list[str]:
    """Return the lines that a verb writes on a terminal, but those with a path, which somebody may copy."""
    with Running("--lang", "nl", verb, plan, *VERBS[verb], columns=width, rows=24) as program:
        assert program.ended() in {0, 1}, program.shown
        written = COLOUR.sub("", program.raw.decode()).split("\r\n")
    assert len(written) > 1
    return [each for each in written if str(plan) not in each]


@pytest.mark.parametrize("verb", VERBS)
def test_no_line_is_wider_than_the_terminal(plan: Path, verb: str):
    for width in WIDTHS:
        assert [each for each in lines(plan, verb, width) if cell_width(each) > width] == []


@pytest.mark.parametrize("verb", ["agenda", "report", "show", "check", "digest", "diff"])
def test_a_wider_terminal_is_used(plan: Path, verb: str):
    assert max(map(cell_width, lines(plan, verb, WIDTHS[1]))) > WIDTHS[0]
