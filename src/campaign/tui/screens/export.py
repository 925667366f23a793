"""Handing a plan out: in what form, what is in it, where to, and what changed since the last time."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, Label, OptionList, ProgressBar
from textual.widgets.option_list import Option
from textual.worker import Worker, get_current_worker

from campaign.calendars.events import Request
from campaign.desk.asking import choice_named
from campaign.desk.desk import Desk
from campaign.desk.handing import (
    CALENDAR,
    EVERYTHING,
    KINDS,
    OUTSIDERS,
    Order,
    ending_told,
    hand_over,
    known_kinds,
    last_time,
    outgoing,
    parts,
    usual_path,
)
from campaign.desk.publishing import is_briefed
from campaign.desk.too_soon import before_sending
from campaign.desk.withheld import withheld_told
from campaign.errors import CampaignError
from campaign.language import _, _n, mark
from campaign.schedule.filters import Filter, Sieve
from campaign.stopping import StoppedError, stoppable
from campaign.storage.workspace import file_named
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import SHARE, Dialog, failure
from campaign.tui.screens.export_wish import Wish
from campaign.tui.screens.pickers import Choice, PickMany, PickOne
from campaign.tui.timers import once

LEAST_SAID = 3
"""Lines at least of what is said of it; the rest is scrolled to."""
SOON = 0.5
"""Seconds after which is shown that something is being made."""
PAUSE = 0.3
"""Seconds without a key after which is looked up what changed since the last time."""


class Rows(OptionList, inherit_bindings=False):
    """What can be chosen; the arrows to the side are the dialog's, as its foot says, since nothing here is wider."""

    BINDINGS = OptionList.BINDINGS


class ExportDialog(Dialog[None]):
    """In what form a plan goes out, what is in it, and where it goes."""

    AROUND = 8
    ACTIONS: ClassVar = (
        Command("export.write", "write", mark("export"), "enter,f2", "↵", footer=True, priority=True),
        Command("export.tick", "tick", mark("tick or choose"), "space", footer=True),
        Command("export.forward", "turn(1)", mark("next form"), "right", "→", footer=True, at_foot=mark("form")),
        Command("export.backward", "turn(-1)", mark("previous form"), "left", "←"),
        Command("export.next", "walk(1)", mark("next"), "down", priority=True),
        Command("export.previous", "walk(-1)", mark("previous"), "up", priority=True),
        Command("export.page_down", "page(1)", mark("page on"), "pagedown", priority=True),
        Command("export.page_up", "page(-1)", mark("page back"), "pageup", priority=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Hand out")
    DEFAULT_CSS = """
    ExportDialog OptionList { height: auto; border: none; padding: 0; background: $surface; }
    ExportDialog Input { border: none; height: 1; padding: 0; margin-bottom: 1; background: $panel; }
    ExportDialog VerticalScroll { height: auto; margin-top: 1; scrollbar-size-vertical: 1; }
    ExportDialog #told { width: 1fr; }
    ExportDialog #since { color: $muted; width: 1fr; }
    ExportDialog ProgressBar { display: none; width: 1fr; }
    ExportDialog ProgressBar.busy { display: block; }
    ExportDialog Bar { width: 1fr; }
    ExportDialog.-flat OptionList { max-height: 3; }
    ExportDialog.-flat Input { margin-bottom: 0; }
    ExportDialog.-flat VerticalScroll { margin-top: 0; }
    """

    def __init__(self, desk: Desk, shown: Filter | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.shown = shown if shown and shown.active else None
        self.wish = Wish(filtered=self.shown is not None)
        self.busy = False
        self.resting: Timer | None = None
        """What waits until the keys rest."""

    def fill(self) -> ComposeResult:
        """Put the place above what can be chosen."""
        yield Input(str(self.usual(CALENDAR)), compact=True, select_on_focus=False)
        yield Rows()
        with VerticalScroll():
            yield Label(id="told")
            yield Label(id="since")
        yield ProgressBar(show_eta=False, show_percentage=False)

    def on_mount(self) -> None:
        """Show what is ticked."""
        self.query_one(VerticalScroll).can_focus = False
        self.show()
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Leave room for what can be chosen, and for the way back: what is said scrolls."""
        room = int(self.app.size.height * SHARE) - self.AROUND
        most = max(2, min(len(self.rows()), room - LEAST_SAID))
        self.query_one(OptionList).styles.max_height = most
        self.query_one(VerticalScroll).styles.max_height = max(LEAST_SAID, room - most)

    def action_page(self, direction: int) -> None:
        """Read on in what is said, or back."""
        said = self.query_one(VerticalScroll)
        (said.scroll_page_down if direction > 0 else said.scroll_page_up)(animate=False)

    def rows(self) -> list[tuple[str, str]]:
        """Return what can be chosen, each by its name and its text."""
        return list(self.wish.rows(self.desk.effective, self.shown))

    def show(self) -> None:
        """Show what is ticked, and how many messages that gives."""
        options = self.query_one(OptionList)
        place = options.highlighted or 0
        options.clear_options()
        options.add_options(
            Option(content(self.wish.line(name, text, ticked=self.ticked(name)))) for name, text in self.rows()
        )
        options.highlighted = min(place, len(self.rows()) - 1)
        self.tell(self.counted())
        self.look_back()

    def counted(self) -> list[str]:
        """Return how many messages go out, how many stay here and why, and what is still to be filled in."""
        order = self.order(self.usual(self.wish.kind))
        taken = outgoing(self.desk, order)
        undated = sum(order.request.takes(each) for each in self.desk.effective.messages) - len(taken)
        if not self.desk.effective.messages:
            return [_("There are no messages yet: esc goes back, and a writes the first one.")]
        told = [_n("{count} message goes out", "{count} messages go out", len(taken))]
        told += withheld_told(self.desk, order)
        if undated:
            told.append(_n("{count} has no date yet", "{count} have no date yet", undated))
        return [" · ".join(told), *before_sending(self.desk, taken, titles_only=order.kind == OUTSIDERS)]

    def ticked(self, name: str) -> bool:
        """Tell whether something is ticked."""
        if name == "briefed":
            return is_briefed(self.request(), asked=self.wish.briefed)
        return bool(getattr(self.wish, name, False))

    def usual(self, kind: str) -> Path:
        """Return where a form goes when no place is named."""
        chosen = choice_named(self.desk, self.shown) if self.shown and self.wish.filtered else ()
        return usual_path(self.desk, kind, chosen)

    @on(Input.Changed)
    def look_back(self) -> None:
        """Look up what changed since the last time, when the keys rest."""
        self.query_one("#since", Label).update("")
        if self.resting is not None:
            self.resting.stop()
        self.resting = once(self, PAUSE, self.ask_last_time)

    def ask_last_time(self) -> None:
        """Look up what changed since what is asked for went out before; a place that is none is told on writing."""
        with suppress(CampaignError):
            self.find_last_time(self.order(file_named(self.query_one(Input).value.strip())))

    @work(thread=True, exclusive=True, group="since")
    def find_last_time(self, order: Order) -> None:
        """Tell what changed since the last time."""
        worker = get_current_worker()
        try:
            told = ending_told(order.kind, order.path) or last_time(self.desk, order)
        except CampaignError:
            return  # it is told when it is written
        if not worker.is_cancelled and not self.busy:
            self.app.call_from_thread(self.query_one("#since", Label).update, content(told))

    def order(self, path: Path) -> Order:
        """Return what is asked for."""
        return Order(self.wish.kind, self.request(), path, self.wish.by, self.wish.feed, self.wish.briefed)

    def request(self) -> Request:
        """Return which messages go out."""
        return self.wish.request(self.desk, self.shown)

    @property
    def row(self) -> str:
        """Return the name of the row that is highlighted; "" where the place has the focus."""
        options = self.query_one(OptionList)
        return self.rows()[options.highlighted or 0][0] if options.has_focus else ""

    def action_tick(self) -> None:
        """Tick what is highlighted, or take the tick away; open what opens."""
        row = self.row
        if row in {"choose", "confidential", "kind"}:
            {"choose": self.choose, "confidential": self.choose_confidential, "kind": self.choose_kind}[row]()
        elif row == "by":
            self.action_turn(1)
        elif row:
            ticked: dict[str, Any] = {row: not self.ticked(row)}
            self.take(replace(self.wish, **ticked), self.shown)

    def action_turn(self, direction: int) -> None:
        """Take the next or previous form; on the row of the files, the next way to divide them."""
        if self.row == "by":
            self.wish = self.wish.divided(direction)
            self.show()
        else:
            known = known_kinds()
            self.take_kind(known[(known.index(self.wish.kind) + direction) % len(known)])

    def take_kind(self, kind: str | None) -> None:
        """Take another form."""
        if kind is None:
            return
        self.take(replace(self.wish, kind=kind), self.shown)

    def take(self, wish: Wish, shown: Filter | None) -> None:
        """Take another wish; a place that nobody typed, or that names no file, becomes the usual one of that."""
        place = self.query_one(Input)
        typed = place.value != str(self.usual(self.wish.kind)) and Path(place.value).name
        self.wish, self.shown = wish, shown
        usual = self.usual(wish.kind)
        place.value = str(Path(place.value).with_suffix(usual.suffix) if typed else usual)
        place.cursor_position = len(place.value)
        self.show()

    def choose_kind(self) -> None:
        """Choose the form from a list."""
        choices = [Choice(kind, _(KINDS[kind])) for kind in known_kinds()]
        self.app.push_screen(PickOne(_("Form"), choices, chosen=self.wish.kind), self.take_kind)

    def choose_confidential(self) -> None:
        """Choose which confidential messages go out after all."""
        choices = [Choice(each.id, each.title) for each in self.desk.effective.messages if each.confidential]

        def take(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self.wish = replace(self.wish, confidential=chosen)
                self.show()

        self.app.push_screen(PickMany(_("Confidential, and yet along"), choices, chosen=self.wish.confidential), take)

    def choose(self) -> None:
        """Choose by words, channel, audience, owner and status which messages go out."""
        from campaign.tui.screens.filtering import FilterDialog

        def take(sieve: Sieve | None) -> None:
            if sieve is not None:
                shown = sieve.wanted if sieve.wanted.active else None
                self.take(replace(self.wish, filtered=shown is not None, briefed=None), shown)

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
        if self.busy:
            return
        try:
            path = file_named(place)
        except CampaignError as error:
            self.tell([f"▲ {failure(error)}"])
            return
        self.busy = True
        order = self.order(path)
        self.query_one("#since", Label).update("")
        self.query_one(ProgressBar).update(total=len(parts(order)) if order.kind == EVERYTHING else None, progress=0)
        once(self, SOON, self.show_progress)
        self.make(order)

    def show_progress(self) -> None:
        """Show that something is being made, when that takes a while."""
        if self.busy:
            self.query_one(ProgressBar).add_class("busy")
            self.tell([_("Writing and reading back … esc stops it.")])

    @work(thread=True, exclusive=True)
    def make(self, order: Order) -> None:
        """Make what is asked for; once somebody stopped it no more is made, and nothing is written."""
        worker = get_current_worker()

        def ready() -> None:
            if worker.is_cancelled:
                raise StoppedError

        lines: list[str] = []
        try:
            with stoppable(ready):
                for told in hand_over(self.desk, order, ready=ready):
                    lines += told.lines[: len(told.paths)] if order.kind == EVERYTHING else told.lines
                    lines += (each for each in told.remarks if each not in lines)
                    self.on_screen(worker, self.query_one(ProgressBar).advance)
        except StoppedError:
            return
        except CampaignError as error:
            lines.append(f"▲ {failure(error)}")
        lines += filter(None, [ending_told(order.kind, order.path)])
        self.on_screen(worker, lambda: self.done(lines))

    def on_screen(self, worker: Worker[None], work: Callable[[], object]) -> None:
        """Do something on the screen for a worker, unless it was stopped."""
        if not worker.is_cancelled:
            self.app.call_from_thread(work)

    def done(self, lines: list[str]) -> None:
        """Tell what came of it."""
        self.busy = False
        self.query_one(ProgressBar).remove_class("busy")
        self.tell(lines)

    def tell(self, lines: list[str]) -> None:
        """Write something below."""
        self.query_one("#told", Label).update(content_lines(lines))

    def action_cancel(self) -> None:
        """Stop what is being made, or go back."""
        self.workers.cancel_node(self)
        if self.busy:
            self.done([_("Stopped; nothing more is written.")])
        else:
            self.dismiss(None)
