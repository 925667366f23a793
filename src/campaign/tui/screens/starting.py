"""Starting a campaign from a template: its title, the date of go-live, and every day that results from it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from campaign.desk.outlook import Coming, Outlook, day_told, outlook, read_date
from campaign.desk.starting import Offer, needed, plan_from, start_plan
from campaign.errors import CampaignError
from campaign.language import _, current, mark
from campaign.model.plan import Plan
from campaign.model.when import When
from campaign.storage.folders import cache_folder
from campaign.storage.holidays import holiday_source
from campaign.storage.planfile import PlanFile
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog, failure
from campaign.tui.screens.pickers import Choice
from campaign.tui.widgets.listing import Item, Listing

WIDE = 92
"""Cells of the dialog; half of a window where that is more."""
EMPTY = ""
"""What is picked to start from nothing."""


def choices(found: Sequence[Offer]) -> list[Choice]:
    """Return what a plan can start from: nothing, or a template."""
    rows = [Choice(each.name, each.title if each.title != "–" else each.name, each.about) for each in found]
    return [*rows, Choice(EMPTY, _("an empty plan"), _("from nothing"))]


class StartDialog(Dialog[Path | None]):
    """A title and a date per milestone that needs one, above what that comes to."""

    SCROLLS = "Listing"
    AROUND = 12
    ACTIONS: ClassVar = (
        Command("start.make", "make", mark("make the plan"), "enter,f2", "↵", footer=True, priority=True),
        Command("start.down", "walk(1)", mark("line below"), "down", priority=True),
        Command("start.up", "walk(-1)", mark("line above"), "up", priority=True),
        Command(
            "start.next_odd",
            "next_odd",
            mark("next ▲"),
            "f8,ctrl+n",
            "F8",
            footer=True,
            priority=True,
            help=mark("Go to the next day off or in the past."),
        ),
        Command("start.page_down", "page(1)", mark("page on"), "pagedown", priority=True),
        Command("start.page_up", "page(-1)", mark("page back"), "pageup", priority=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("New plan from a template")
    DEFAULT_CSS = """
    StartDialog {
        & Horizontal { height: 1; }
        & Horizontal Label { width: 22; }
        & Input { border: none; height: 1; padding: 0; width: 1fr; background: $panel; }
        & .echo { height: auto; max-height: 4; padding-left: 22; color: $muted; width: 1fr; }
        & #summary { height: auto; max-height: 2; width: 1fr; margin-top: 1; }
        & Listing { height: auto; min-height: 2; }
    }
    .-flat StartDialog #summary { margin-top: 0; }
    """

    def __init__(self, folder: Path, template: PlanFile) -> None:
        super().__init__()
        self.folder = folder
        self.template = template
        self.milestones = needed(template.plan)
        self.seen: Outlook | None = None

    def fill(self) -> ComposeResult:
        """Put the fields above the days."""
        yield from self.row(_("Title"), Input(self.template.plan.campaign.title, id="title-field", compact=True))
        for number, milestone in enumerate(self.milestones):
            field = Input(placeholder=_("for example 1 mar 2027"), id=f"date-{number}", compact=True)
            yield from self.row(milestone.name, field)
            yield Label(id=f"echo-{number}", classes="echo")
        yield Label(id="summary")
        yield Listing(self.items)

    @staticmethod
    def row(name: str, field: Input) -> ComposeResult:
        """Put a field behind its name."""
        with Horizontal():
            yield Label(content(pad(shorten(in_cells(name), 20), 22)))
            yield field

    def on_mount(self) -> None:
        """Begin with the title, which is chosen whole: what is typed replaces it."""
        self.query_one(Vertical).styles.width = max(WIDE, self.app.size.width // 2)
        self.query_one(Listing).can_focus = False
        self.query_one("#title-field", Input).focus()
        self.look()

    @on(Input.Changed)
    def look(self) -> None:
        """Show what the dates come to."""
        dates, told = self.read()
        self.seen = None
        if len(dates) == len(self.milestones):
            source = holiday_source(cache_folder(), current().code)
            self.seen = outlook(self.folder, self.plan(dates), self.campaign_app.today, source)
        summary = self.seen.summary if self.seen else _("With the date you see every day that results from it.")
        self.query_one("#summary", Label).update(content(summary))
        self.echo([self.told(each.id, text) for each, text in zip(self.milestones, told, strict=True)])
        self.query_one(Listing).renew(0)
        self.refresh_bindings()

    def read(self) -> tuple[Mapping[str, When], list[str]]:
        """Return the dates that are understood, by milestone, and of each field what is wrong with it."""
        found: dict[str, When] = {}
        wrong = []
        for number, milestone in enumerate(self.milestones):
            text = self.query_one(f"#date-{number}", Input).value.strip()
            try:
                if text:
                    found[milestone.id] = read_date(text, self.campaign_app.today)
                wrong.append("")
            except CampaignError as error:
                wrong.append(f"▲ {failure(error)}")
        return found, wrong

    def told(self, milestone: str, wrong: str) -> str:
        """Return what stands below the date of a milestone: what is wrong with it, or the day it comes to."""
        day = day_told(self.seen.schedule, milestone) if self.seen else ""
        return wrong or (f"→ {day}" if day else "")

    def echo(self, lines: Sequence[str]) -> None:
        """Write a line below each date."""
        for number, line in enumerate(lines):
            self.query_one(f"#echo-{number}", Label).update(content(line))

    def plan(self, dates: Mapping[str, When]) -> Plan:
        """Return the plan with a title and these dates."""
        title = self.query_one("#title-field", Input).value.strip()
        return plan_from(self.template.plan, title or self.template.plan.campaign.title, dates)

    def items(self, width: int) -> Sequence[Item]:
        """Return a line for everything that gets a date."""
        return [[self.line(each, width)] for each in self.seen.coming] if self.seen else []

    @staticmethod
    def line(coming: Coming, width: int) -> list[tuple[str, str]]:
        """Return when something is, what it is, and what is odd about the day."""
        when = pad(coming.moment, 22)
        odd = in_cells(coming.odd)
        room = width - cell_width(when) - 2 - (cell_width(odd) + 2 if odd else 0)
        title = pad(shorten(in_cells(coming.title), room), room)
        style = "strong" if coming.milestone else ""
        parts = [("muted", when), (style, ("◆ " if coming.milestone else "  ") + title)]
        return [*parts, ("warning", f"  {odd}")] if odd else parts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next odd day where there is one."""
        del parameters
        return action != "next_odd" or (self.seen is not None and any(each.odd for each in self.seen.coming))

    def action_walk(self, direction: int) -> None:
        """Go through the days."""
        self.query_one(Listing).walk(direction)

    def action_page(self, direction: int) -> None:
        """Go a screen of days on or back."""
        self.query_one(Listing).page(direction)

    def action_next_odd(self) -> None:
        """Go to the next day on which there is something odd, and from the last one to the first."""
        listing = self.query_one(Listing)
        odd = [place for place, each in enumerate(self.seen.coming) if each.odd] if self.seen else []
        if odd:
            listing.take(next((place for place in odd if place > listing.place), odd[0]))

    def action_make(self) -> None:
        """Make the plan when every date is there; else go to the field that waits for one."""
        dates, _wrong = self.read()
        for number, milestone in enumerate(self.milestones):
            if milestone.id not in dates:
                field = self.query_one(f"#date-{number}", Input)
                field.focus()
                if not field.value.strip():
                    told = _("▲ {milestone} needs a date.").format(milestone=milestone.name)
                    self.query_one(f"#echo-{number}", Label).update(content(told))
                return
        self.attempt(lambda: self.dismiss(start_plan(self.folder, self.plan(dates), self.template)))
