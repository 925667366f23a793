"""The README and the pages in docs/ tell what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.cli.main import VERBS
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.screens.help import NAMES
from tools.measured import renewed
from tools.readme import CLI, FIRST, README, ROOT

PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_keys_options_and_measurements_are_those_that_the_program_gives():
    check = [sys.executable, "-m", "tools.readme", "--check"]
    result = subprocess.run(check, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("page", [README, CLI], ids=lambda page: page.name)
def test_every_verb_stands_in_the_readme_and_on_the_page_of_the_command_line(page: Path):
    text = page.read_text("utf-8")
    assert {verb for verb in VERBS if not re.search(rf"`campaign {verb}[ `]", text)} == set()


def test_the_page_that_help_sends_to_says_how_each_command_is_called_in_the_settings():
    names = set(re.findall(r"^\|.*\| `([a-z_.]+)` \|$", (ROOT / NAMES).read_text("utf-8"), re.MULTILINE))
    assert {each.id for each in ANYWHERE} | set(FIRST) <= names


def test_a_verb_takes_one_short_line_of_the_readme():
    lines = [line for line in README.read_text("utf-8").splitlines() if line.startswith("| `campaign ")]
    assert len(lines) > len(VERBS) - 2
    assert [line for line in lines if len(line) > 160] == []


def test_every_picture_of_the_readme_is_there():
    text = README.read_text("utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert len(pictures) > 2
    assert [each for each in pictures if not (README.parent / each).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_page_of_ours_leads_there(page: Path):
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text("utf-8"))
    gone = []
    for link in links:
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (heading and heading not in headings(target)):
            gone.append(link)
    assert gone == []


def headings(page: Path) -> set[str]:
    """Return the names that the headings of a page have in links."""
    lines = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}


def test_rows_that_are_measured_anew_come_in_the_place_of_the_old_ones():
    page = "intro\n| save | 9.0 ms | – | – | – |  |\n| open | 2.0 ms | – | – | 3 ms | ok |\n"
    bench = "Python\n\n| open | 4.0 ms | – | – | 3 ms | MISSED |\n| merge | 1.0 ms | – | – | – |  |\n\n1 missed\n"
    text, without = renewed(page, bench)
    assert text == "intro\n| save | 9.0 ms | – | – | – |  |\n| open | 4.0 ms | – | – | 3 ms | MISSED |\n"
    assert without == ["merge"]
