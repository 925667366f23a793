"""The brief: why, for whom, what must stick, when and through what; every line can be changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time
from campaign.language import _, _n, current, mark
from campaign.model.changes import Edit
from campaign.model.people import Audience, Objective
from campaign.model.plan import Row, Table, name_of
from campaign.text import in_cells, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import View
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.saved import saved_words

SECTIONS: tuple[tuple[Table, str], ...] = (
    ("objectives", mark("Objectives")),
    ("audiences", mark("Audiences")),
    ("key_messages", mark("Key messages")),
    ("milestones", mark("Milestones")),
    ("phases", mark("Phases")),
    ("channels", mark("Channels")),
)
IMPACT_MARKS = {"high": "▲", "medium": "◆", "low": "·", None: " "}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the brief: what it is of."""

    table: Table | str
    """The table; "campaign" for the campaign itself."""
    id: str = ""
    """The entry; "" for the heading of a table."""


class BriefScreen(View):
    """Everything of a plan but its messages."""

    watches = True
    ACTIONS: ClassVar = (
        Command("brief.open", "open", mark("change"), "enter", footer=True, priority=True),
        Command("brief.add", "add", mark("new"), "a,n", footer=True, help=mark("A new entry under this heading.")),
        Command("brief.delete", "delete", mark("delete"), "x,delete", roomy=True, help=mark("Undo brings it back.")),
        Command("brief.undo", "undo", mark("undo"), "u,ctrl+z", "u", footer=True),
        Command("brief.redo", "redo", mark("redo"), "U,ctrl+r,ctrl+y", "U"),
        Command("brief.save", "save", mark("save"), "s,ctrl+s,f2", "s", footer=True),
        Command("brief.down", "walk(1)", mark("line below"), "j"),
        Command("brief.up", "walk(-1)", mark("line above"), "k"),
        Command("brief.back", "back", mark("timeline"), "escape,b", footer=True),
    )
    DEFAULT_CSS = """
    BriefScreen OptionList { height: 1fr; border: none; padding: 0 1; background: $background; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """Put the title above, the lines below it."""
        yield Label(id="title")
        yield OptionList()
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
        width = max(40, self.size.width - 6)
        options.clear_options()
        self.lines = []
        self.put(Line("campaign"), self.campaign_lines(width))
        for table, title in SECTIONS:
            rows = self.desk.effective.table(table)
            used = {message.channel for message in self.desk.plan.messages}
            own = self.desk.plan.places(table)
            if table == "channels":
                rows = tuple(row for row in rows if row.id in used or row.id in own)
            self.put(Line(table), ["", f"{_(title)} ({len(rows)})"], "bold $primary")
            for row in rows:
                self.put(Line(table, row.id), [shorten(f"  {self.told(table, row)}", width)])
        options.highlighted = min(place, len(self.lines) - 1)
        self.show_title()

    def show_title(self) -> None:
        """Write what plan it is, and whether it is saved."""
        self.campaign_app.settle(self.desk)
        title = in_cells(self.desk.plan.campaign.title)
        self.query_one("#title", Label).update(content(f"{title} · {_('brief')} · {saved_words(self.desk)}"))

    def put(self, line: Line, texts: list[str], style: str = "") -> None:
        """Add a line."""
        self.lines.append(line)
        self.query_one(OptionList).add_option(Option(content_lines(texts).stylize(style)))

    def campaign_lines(self, width: int) -> list[str]:
        """Return what is told of the campaign itself."""
        campaign = self.desk.effective.campaign
        who = [
            (_("Plan owner"), campaign.owner),
            (_("Sponsor"), campaign.sponsor),
            (_("Leaders"), ", ".join(campaign.leaders)),
        ]
        words, why = current(), _("Why")
        span = " – ".join(words.full_day(day) if day else "…" for day in (campaign.start, campaign.end))
        facts = [f"{name}: {in_cells(value)}" for name, value in who if value]
        quiet = _n("{count} quiet period", "{count} quiet periods", len(campaign.quiet))
        return [
            shorten(f"{why}  {in_cells(campaign.why) or '–'}", width),
            shorten(" · ".join(facts) or _("Nobody is named yet."), width),
            shorten(f"{span} · {in_cells(campaign.country)} · {in_cells(campaign.timezone)} · {quiet}", width),
        ]

    def told(self, table: Table, row: Row) -> str:
        """Return what is told of an entry on one line."""
        own = row.id in self.desk.plan.places(table)
        facts = [fact for fact in self.facts(row) if fact]
        if table == "milestones":
            facts.insert(0, day_and_time(self.desk.schedule.milestone(row.id)))
        if table == "phases" and (span := self.desk.schedule.phase(row.id)):
            facts.insert(0, f"{current().day(span[0])} – {current().day(span[1])}")
        if table == "messages" or not own:
            facts.append(_("shared") if table == "audiences" else _("built in or shared"))
        head = f"{IMPACT_MARKS[row.impact]} " if isinstance(row, Audience) else ""
        return " · ".join([head + in_cells(name_of(row)), *map(in_cells, facts)])

    def facts(self, row: Row) -> list[str]:
        """Return what matters most of an entry."""
        plan = self.desk.effective
        if isinstance(row, Objective):
            whom = plan.audience(row.audience) if row.audience else None
            share = _("{result} of {target}").format(result=row.result or 0, target=row.target) if row.target else ""
            return [whom.label if whom else "", _(row.effect) if row.effect else "", share]
        if isinstance(row, Audience):
            count = sum(row.id in message.audiences for message in plan.messages)
            return [
                _n("{count} person", "{count} people", row.size) if row.size else "",
                _n("{count} message", "{count} messages", count),
                row.benefit,
            ]
        kind = getattr(row, "kind", None)
        sure = getattr(row, "certainty", "")
        go = _("go-live") if getattr(row, "golive", False) else ""
        why = _("says why") if getattr(row, "why", False) else ""
        return [str(kind) if kind else "", _(sure) if sure == "indicative" else "", go, why]

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
            table: Table = line.table  # type: ignore[assignment]
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

    def edit(self, make: Callable[[], Edit]) -> None:
        """Do an edit, and say which."""

        def work() -> None:
            edit = make()
            self.desk.do(edit)
            self.desk.drop_drafts(edit)
            self.say(current().render(edit.label))

        self.attempt(work)
        self.show()

    def action_delete(self) -> None:
        """Take the entry out of the plan; what refers to it stays, and is told."""
        line = self.line
        if line.table == "campaign" or not line.id:
            return
        table: Table = line.table  # type: ignore[assignment]
        if line.id not in self.desk.plan.places(table):
            self.say(_("This comes from the workspace; it is changed in workspace.toml."))
        else:
            self.edit(lambda: edits.delete_entry(self.desk.plan, table, line.id))

    def action_undo(self) -> None:
        """Take the last edit back."""
        edit = self.desk.undo()
        told = _("Undone: {edit}").format(edit=current().render(edit.label)) if edit else _("There is nothing to undo.")
        self.say(told)
        self.show()

    def action_redo(self) -> None:
        """Do the last undone edit again."""
        edit = self.desk.redo()
        told = (
            _("Done again: {edit}").format(edit=current().render(edit.label))
            if edit
            else _("There is nothing to redo.")
        )
        self.say(told)
        self.show()

    def action_save(self) -> None:
        """Write the plan to its file."""
        self.save(self.desk)

    def action_walk(self, direction: int) -> None:
        """Go a line on."""
        options = self.query_one(OptionList)
        options.highlighted = max(0, min(len(self.lines) - 1, (options.highlighted or 0) + direction))

    def action_back(self) -> None:
        """Go back to the timeline."""
        self.dismiss(None)
