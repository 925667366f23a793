"""The brief: why, for whom, what must stick, when and through what; every line can be changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.worth_knowing import worth_knowing
from campaign.language import _, current, mark
from campaign.model.changes import Edit
from campaign.model.plan import Part, Row, Table
from campaign.schedule.moments import milestones_by_day
from campaign.text import cell_width, in_cells
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import done_words, sentences
from campaign.tui.screens.beside import BesideView, ways_from
from campaign.tui.screens.brief_lines import campaign_lines, entry_told, table_lines
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.saved import saved_words
from campaign.tui.widgets.signed import SignedList

SECTIONS: tuple[tuple[Table, str], ...] = (
    ("objectives", mark("Objectives")),
    ("audiences", mark("Audiences")),
    ("key_messages", mark("Key messages")),
    ("milestones", mark("Milestones")),
    ("phases", mark("Phases")),
    ("channels", mark("Channels")),
)


READABLE = 120
"""Cells that lines may take on a wide screen, however short the longest entry is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the brief: what it is of."""

    table: Part
    """The table; "campaign" for the campaign itself."""
    id: str = ""
    """The entry; "" for the heading of a table."""


class BriefScreen(BesideView):
    """Everything of a plan but its messages."""

    watches = True
    ACTIONS: ClassVar = (
        Command("brief.open", "open", mark("change"), "enter", footer=True, priority=True),
        Command("brief.add", "add", mark("new"), "a,n", footer=True, help=mark("A new entry under this heading.")),
        Command("brief.delete", "delete", mark("delete"), "x,delete", roomy=1, help=mark("Undo brings it back.")),
        Command("brief.undo", "undo", mark("undo"), "u,ctrl+z", "u", footer=True),
        Command("brief.redo", "redo", mark("redo"), "U,ctrl+r,ctrl+y", "U"),
        Command("brief.save", "save", mark("save"), "s,ctrl+s,f2", "s", footer=True),
        Command(
            "brief.history",
            "history",
            mark("earlier versions"),
            "V",
            help=mark("What was saved before, to bring back."),
        ),
        Command("brief.down", "walk(1)", mark("line below"), "j"),
        Command("brief.up", "walk(-1)", mark("line above"), "k"),
        Command("brief.back", "back", mark("back"), "escape,b", footer=True),
        *ways_from("brief"),
    )
    DEFAULT_CSS = """
    BriefScreen OptionList { height: 1fr; border: none; padding: 0; background: $background; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """Put the title above, the lines below it."""
        yield Label(id="title")
        yield SignedList()
        yield self.foot()

    def on_mount(self) -> None:
        """Show the brief."""
        self.show()
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Use the width there is."""
        self.show()

    def renew(self) -> None:
        """Show the plan as it now is."""
        self.show()

    def show(self) -> None:
        """Show the plan as it is."""
        options = self.query_one(OptionList)
        place = options.highlighted or 0
        told = {table: [entry_told(self.desk, table, row) for row in self.rows(table)] for table, _title in SECTIONS}
        longest = max((sum(map(cell_width, parts)) + 4 for lines in told.values() for parts in lines), default=0)
        width = max(40, min(self.size.width - 5, max(READABLE, longest)))
        options.clear_options()
        self.lines = []
        self.put(Line("campaign"), campaign_lines(self.desk, width))
        for table, title in SECTIONS:
            first = "" if told[table] else _("  a adds the first")
            self.put(Line(table), ["", f"{_(title)} ({len(told[table])}){first}"], "bold")
            for row, lines in zip(self.rows(table), table_lines(told[table], width), strict=True):
                self.put(Line(table, row.id), lines)
        options.highlighted = min(place, len(self.lines) - 1)
        self.show_title()

    def rows(self, table: Table) -> Sequence[Row]:
        """Return the entries of a table: milestones by their days, of the channels those that the plan has or uses."""
        if table == "milestones":
            return [milestone for _slot, milestone in milestones_by_day(self.desk.schedule)]
        rows = self.desk.effective.table(table)
        if table != "channels":
            return rows
        used = {message.channel for message in self.desk.plan.messages}
        own = self.desk.plan.places(table)
        return [row for row in rows if row.id in used or row.id in own]

    def show_title(self) -> None:
        """Write what plan it is, and whether it is saved."""
        super().show_title()
        title = in_cells(self.desk.plan.campaign.title)
        whole = _("not filtered") if self.below.sieve.wanted.active else ""
        told = " · ".join(filter(None, [title, _("brief"), whole, saved_words(self.desk)]))
        self.query_one("#title", Label).update(content(told))

    def put(self, line: Line, texts: list[str], style: str = "") -> None:
        """Add a line."""
        self.lines.append(line)
        self.query_one(OptionList).add_option(Option(content_lines(texts).stylize(style)))

    @property
    def line(self) -> Line:
        """Return the line that is highlighted."""
        return self.lines[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Change the entry that was clicked."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Change the entry that is highlighted; under a heading, add one."""
        line = self.line
        if line.table == "campaign":
            self.app.push_screen(EntryForm(self.desk, "campaign", self.desk.plan.campaign), self.take)
        elif not line.id:
            self.action_add()
        else:
            table = line.table
            entry = self.desk.plan.get(table, line.id) or self.desk.effective.get(table, line.id)
            self.app.push_screen(EntryForm(self.desk, table, entry), self.take)

    def action_add(self) -> None:
        """Add an entry to the table that is highlighted."""
        table = self.line.table
        if table != "campaign":
            self.app.push_screen(EntryForm(self.desk, table, None), self.take)

    def take(self, edit: Edit | None) -> None:
        """Do what a form asks for."""
        if edit is not None:
            self.edit(lambda: edit)

    def edit(self, make: Callable[[], Edit], *, back: bool = False) -> None:
        """Do an edit, and say which, and that u takes it back where something is gone."""

        def work() -> None:
            edit = make()
            told = worth_knowing(self.desk, edit)
            self.desk.do(edit)
            self.desk.drop_drafts(edit)
            self.campaign_app.inspector.soon(self.desk)
            done = done_words(edit) if back else f"{current().render(edit.label)}."
            self.say(f"{done} {sentences(told)}".strip())

        self.attempt(work)
        self.show()

    def action_delete(self) -> None:
        """Take the entry out of the plan; what refers to it stays, and is told."""
        line = self.line
        if line.table == "campaign" or not line.id:
            return
        table = line.table
        if line.id not in self.desk.plan.places(table):
            self.say(_("This comes from the workspace; it is changed in workspace.toml."))
        else:
            self.edit(lambda: edits.delete_entry(self.desk.plan, table, line.id), back=True)

    def action_walk(self, direction: int) -> None:
        """Go a line on."""
        options = self.query_one(OptionList)
        options.highlighted = max(0, min(len(self.lines) - 1, (options.highlighted or 0) + direction))
