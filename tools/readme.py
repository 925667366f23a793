"""Writes the README's table of keys from the commands: `python tools/readme.py`; with `--check` it only compares."""

import sys
from collections.abc import Iterable, Iterator
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

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- keys: made by tools/readme.py -->\n", "<!-- end of keys -->"
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


def table() -> str:
    """Return the keys of every screen as one Markdown table."""
    return "\n".join(_rows()) + "\n"


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
            keys = " ".join(f"`{readable(key)}`" for key in command.keys.split(","))
            more = f": {command.help[0].lower()}{command.help[1:].rstrip('.')}" if command.help else ""
            yield f"| {where} | {keys.replace('|', '&#124;')} | {command.label}{more} | `{command.id}` |"


def written(text: str) -> str:
    """Return the README with the table in its place."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}"


def main() -> int:
    """Write the table, or say that it is behind."""
    text = README.read_text("utf-8")
    if "--check" in sys.argv:
        return int(text != written(text))
    README.write_text(written(text), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
