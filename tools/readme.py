"""Fills in what the README and the pages in docs/ have from the program itself.

`python -m tools.readme` writes the keys of every screen, the options of every verb, and the measurements that the
README takes from docs/measured.md; with `--check` it only compares, and names the pages that are behind.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from campaign.tui.anywhere import ANYWHERE
from campaign.tui.commands import Command, readable
from campaign.tui.screens.agenda import AgendaScreen
from campaign.tui.screens.audiences import AudiencesScreen
from campaign.tui.screens.board import BoardScreen
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.edition import EditionScreen
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.home import HomeScreen
from campaign.tui.screens.month import MonthScreen
from campaign.tui.screens.results import ResultsScreen
from campaign.tui.screens.table import TableScreen
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.screens.week import WeekScreen
from campaign.tui.widgets.findings import FINDINGS_ACTIONS
from tools.measured import headlines
from tools.options import exit_codes, tables

ROOT = Path(__file__).resolve().parent.parent
README, KEYS, CLI = ROOT / "README.md", ROOT / "docs" / "keys.md", ROOT / "docs" / "cli.md"
SCREENS: tuple[tuple[str, Iterable[Command]], ...] = (
    ("everywhere", ANYWHERE),
    ("timeline", TimelineScreen.ACTIONS),
    ("month", MonthScreen.ACTIONS),
    ("week", WeekScreen.ACTIONS),
    ("table", TableScreen.ACTIONS),
    ("board", BoardScreen.ACTIONS),
    ("agenda", AgendaScreen.ACTIONS),
    ("edition", EditionScreen.ACTIONS),
    ("results", ResultsScreen.ACTIONS),
    ("findings", FINDINGS_ACTIONS),
    ("who hears what", AudiencesScreen.ACTIONS),
    ("home", HomeScreen.ACTIONS),
    ("forms", EntryForm.ACTIONS),
    ("brief", BriefScreen.ACTIONS),
)


FIRST = (
    "app.palette",
    "app.help",
    "timeline.open",
    "timeline.add",
    "timeline.earlier",
    "timeline.later",
    "timeline.moving",
    "timeline.filter",
    "timeline.findings",
    "timeline.undo",
    "timeline.save",
    "timeline.export",
)
"""The commands whose keys the README tells."""


def table() -> str:
    """Return the keys of every screen as one Markdown table."""
    return "\n".join(_rows()) + "\n"


def first_keys() -> str:
    """Return the keys to begin with as a Markdown table.

    Raises:
        KeyError: no screen has such a command.
    """
    known: dict[str, Command] = {}
    for _where, commands in SCREENS:
        for command in commands:
            known.setdefault(command.id, command)
    rows = (f"| {_keys(known[each])} | {_what(known[each])} |" for each in FIRST)
    return "\n".join(("| keys | what |", "| --- | --- |", *rows)) + "\n"


def _rows() -> Iterator[str]:
    """Give the lines of the table: what several screens have, with the first of them."""
    yield "| where | keys | what | name in the settings |"
    yield "| --- | --- | --- | --- |"
    told: set[str] = set()
    for where, commands in SCREENS:
        for command in commands:
            if command.id in told:  # a view has it from the timeline, or from the view before
                continue
            told.add(command.id)
            yield f"| {where} | {_keys(command)} | {_what(command)} | `{command.id}` |"


def _keys(command: Command) -> str:
    """Return the keys of a command as they stand in a table."""
    return " ".join(f"`{readable(key)}`" for key in command.keys.split(",")).replace("|", "&#124;")


def _what(command: Command) -> str:
    """Return what a command does: its label, and more where there is more to say."""
    more = f": {command.help[0].lower()}{command.help[1:].rstrip('.')}" if command.help else ""
    return f"{command.label}{more}"


def pages() -> Mapping[Path, Mapping[str, str]]:
    """Return what is filled in, by page and by the name that stands in its marks."""
    options = {f"options of {verb}": rows for verb, rows in tables().items()}
    return {
        README: {"keys": first_keys(), "measured": headlines()},
        KEYS: {"keys": table()},
        CLI: {**options, "exit codes": exit_codes()},
    }


def written(text: str, parts: Mapping[str, str]) -> str:
    """Return a page with the parts in their places.

    Raises:
        ValueError: the page has no place for one of them.
    """
    for name, part in parts.items():
        begin, end = f"<!-- {name}: made by `make readme` -->\n", f"<!-- end of {name} -->"
        before, began, rest = text.partition(begin)
        _old, ended, after = rest.partition(end)
        if not began or not ended:
            raise ValueError(name)
        text = f"{before}{begin}{part}{end}{after}"
    return text


def main() -> int:
    """Write the pages, or say which are behind."""
    behind = 0
    for path, parts in pages().items():
        text = path.read_text("utf-8")
        fresh = written(text, parts)
        behind += text != fresh
        if "--check" not in sys.argv:
            path.write_text(fresh, "utf-8")
        elif text != fresh:
            sys.stderr.write(f"{path.relative_to(ROOT)} is behind: run `make readme`\n")
    return int(behind > 0 and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
