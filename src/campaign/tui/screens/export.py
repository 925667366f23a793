"""Exporting a calendar: what goes out, where to, and what changed since the last time."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import advice, calendar_path, files_told, hand_out, summary
from campaign.errors import CampaignError
from campaign.language import _, _n, mark
from campaign.schedule.filters import Filter, Sieve
from campaign.schedule.lanes import LaneKind
from campaign.storage.workspace import expanded
from campaign.text import pad
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog, failure


@dataclass(frozen=True, slots=True)
class Wish:
    """What is ticked."""

    filtered: bool = False
    milestones: bool = True
    deadlines: bool = False
    tasks: bool = False
    quiet: bool = False
    feed: bool = False
    by: LaneKind | None = None


ROWS = (
    ("milestones", mark("milestones")),
    ("deadlines", mark("deadlines of activations")),
    ("tasks", mark("open tasks")),
    ("quiet", mark("quiet periods")),
    ("feed", mark("as a feed that colleagues subscribe to")),
)
SPLITS: tuple[tuple[LaneKind | None, str], ...] = (
    (None, mark("one file")),
    ("channel", mark("a file per channel")),
    ("audience", mark("a file per audience")),
    ("owner", mark("a file per owner")),
    ("status", mark("a file per status")),
    ("phase", mark("a file per phase")),
)
"""How the calendar is divided over files, and what that is called."""


class ExportDialog(Dialog[None]):
    """What goes into the calendar, and where it goes."""

    SCROLLS = "OptionList"
    AROUND = 8
    ACTIONS: ClassVar = (
        Command("export.write", "write", mark("export"), "enter,f2", "↵", footer=True, priority=True),
        Command("export.tick", "tick", mark("tick"), "space", footer=True),
        Command("export.next", "walk(1)", mark("next"), "down", priority=True),
        Command("export.previous", "walk(-1)", mark("previous"), "up", priority=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Calendar file")
    DEFAULT_CSS = """
    ExportDialog OptionList { height: auto; border: none; padding: 0; background: $surface; }
    ExportDialog Input { border: none; height: 1; padding: 0; margin-bottom: 1; background: $panel; }
    ExportDialog #told { margin-top: 1; width: 1fr; }
    ExportDialog.-flat OptionList { max-height: 3; }
    ExportDialog.-flat Input { margin-bottom: 0; }
    ExportDialog.-flat #told { margin-top: 0; }
    """

    def __init__(self, desk: Desk, shown: Filter | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.shown = shown if shown and shown.active else None
        self.wish = Wish(filtered=self.shown is not None)
        self.busy = False

    def fill(self) -> ComposeResult:
        """Put the place above what can be ticked."""
        yield Input(str(calendar_path(self.desk)), compact=True, select_on_focus=False)
        yield OptionList()
        yield Label(id="told")

    def on_mount(self) -> None:
        """Show what is ticked."""
        self.show()
        self.query_one(OptionList).focus()

    def rows(self) -> list[tuple[str, str]]:
        """Return what can be ticked."""
        chosen = [("filtered", _("only what is searched for"))] if self.shown else []
        ticks = [*chosen, *((name, _(text)) for name, text in ROWS)]
        return [*ticks, ("by", _(dict(SPLITS)[self.wish.by])), ("choose", _("choose which messages …"))]

    def line(self, name: str, text: str) -> str:
        """Return a row: a box that may be ticked, a choice between two arrows, or what opens something."""
        if name == "by":
            return f" ◂  {text} ▸"
        if name == "choose":
            return f" …  {text}"
        return f"{'[x]' if getattr(self.wish, name) else '[ ]'} {pad(text, 40)}"

    def show(self) -> None:
        """Show what is ticked, and how many events that gives."""
        options = self.query_one(OptionList)
        place = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(content(self.line(name, text))) for name, text in self.rows())
        options.highlighted = place
        count = sum(self.request().takes(message) for message in self.desk.effective.messages)
        left_out = sum(message.confidential for message in self.desk.effective.messages)
        told = [_n("{count} message goes out", "{count} messages go out", count)]
        if left_out:
            told.append(
                _n("{count} is confidential and stays here", "{count} are confidential and stay here", left_out)
            )
        self.query_one("#told", Label).update(content_lines([" · ".join(told)]))

    def request(self) -> Request:
        """Return what is asked for."""
        wish, plan = self.wish, self.desk.effective
        request = Request(milestones=wish.milestones, deadlines=wish.deadlines, tasks=wish.tasks, quiet=wish.quiet)
        if self.shown is None or not wish.filtered:
            return request
        shown = [message for message in plan.messages if self.shown.keeps(message)]
        return replace(request, only=frozenset(message.id for message in shown))

    def action_tick(self) -> None:
        """Tick what is highlighted, or take the tick away."""
        options = self.query_one(OptionList)
        if options.has_focus:
            name = self.rows()[options.highlighted or 0][0]
            if name == "choose":
                self.choose()
                return
            if name == "by":
                self.wish = replace(self.wish, by=self.following())
            else:
                ticked = {name: not getattr(self.wish, name)}
                self.wish = replace(self.wish, **ticked)  # type: ignore[arg-type]
            self.show()

    def following(self) -> LaneKind | None:
        """Return the next way to divide the calendar over files."""
        kinds = [kind for kind, _text in SPLITS]
        return kinds[(kinds.index(self.wish.by) + 1) % len(kinds)]

    def choose(self) -> None:
        """Choose by words, channel, audience, owner and status which messages go out."""
        from campaign.tui.screens.filtering import FilterDialog  # noqa: PLC0415 - few choose here

        def take(sieve: Sieve | None) -> None:
            if sieve is not None:
                self.shown = sieve.wanted if sieve.wanted.active else None
                self.wish = replace(self.wish, filtered=self.shown is not None)
                self.show()

        self.app.push_screen(FilterDialog(self.desk, self.shown or Filter()), take)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked."""
        self.query_one(OptionList).highlighted = event.option_index
        self.action_tick()

    def action_walk(self, direction: int) -> None:
        """Go between the place and what can be ticked."""
        options, place = self.query_one(OptionList), self.query_one(Input)
        here = (options.highlighted or 0) + 1 if options.has_focus else 0
        there = (here + direction) % (len(self.rows()) + 1)
        if there == 0:
            place.focus()
        else:
            options.focus()
            options.highlighted = there - 1

    def action_write(self) -> None:
        """Make the calendar beside the screen, and write it."""
        place = self.query_one(Input).value.strip()
        if self.busy or not place:
            return
        try:
            path = expanded(place)
        except CampaignError as error:
            self.tell([f"▲ {failure(error)}"])
            return
        self.busy = True
        self.tell([_("Writing and reading back … esc stops it.")])
        self.make(self.request(), path)

    @work(thread=True, exclusive=True)
    def make(self, request: Request, path: Path) -> None:
        """Make the calendar; it is only written when nobody stopped it."""
        worker = get_current_worker()
        try:
            handed = hand_out(self.desk, request, path, by=self.wish.by, feed=self.wish.feed)
            written = [_("{path} is written.").format(path=each) for each in handed.paths]
            lines = [*written, summary(handed.update), *files_told(handed), *advice(feed=self.wish.feed)]
        except CampaignError as error:
            lines = [f"▲ {failure(error)}"]
        if not worker.is_cancelled:
            self.app.call_from_thread(self.done, lines)

    def done(self, lines: list[str]) -> None:
        """Tell what came of it."""
        self.busy = False
        self.tell(lines)

    def tell(self, lines: list[str]) -> None:
        """Write something below."""
        self.query_one("#told", Label).update(content_lines(lines))

    def action_cancel(self) -> None:
        """Stop what is being made, or go back."""
        self.workers.cancel_node(self)
        self.dismiss(None)
