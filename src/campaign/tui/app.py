"""The app: a list of plans, and the timeline of the one that is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.errors import CampaignError, PlanUnreadableError
from campaign.language import _, _n, current, mark
from campaign.model.messages import Message
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import plans_in
from campaign.text import clean
from campaign.tui.safe import content, content_lines
from campaign.tui.timeline import Timeline


class TimelineScreen(Screen[None]):
    """One plan in time, with the message in hand below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("H,less_than_sign", "move(-1)", mark("day earlier"), key_display="H"),
        Binding("L,greater_than_sign", "move(1)", mark("day later"), key_display="L"),
        Binding("left_square_bracket", "move(-7)", mark("week earlier"), key_display="["),
        Binding("right_square_bracket", "move(7)", mark("week later"), key_display="]"),
        Binding("plus,equals_sign", "zoom(-1)", mark("zoom in"), key_display="+"),
        Binding("minus", "zoom(1)", mark("zoom out"), key_display="-"),
        Binding("g", "lanes", mark("group")),
        Binding("u", "undo", mark("undo")),
        Binding("U,ctrl+r", "redo", mark("redo"), key_display="U"),
        Binding("s,ctrl+s", "save", mark("save"), key_display="s"),
        Binding("q", "leave", mark("quit")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.warned = False
        translate_bindings(self._bindings)

    def compose(self) -> ComposeResult:
        """Put the title above, the timeline in the middle and the message in hand below."""
        yield Label(id="title")
        yield Timeline(self.desk)
        yield Label(id="detail")
        yield Footer()

    def on_mount(self) -> None:
        """Show the state of the plan."""
        self.show_title()
        self.query_one(Timeline).focus()

    @property
    def timeline(self) -> Timeline:
        """Return the timeline."""
        return self.query_one(Timeline)

    def show_title(self) -> None:
        """Write what plan it is and how it stands."""
        plan = self.desk.plan
        parts = [
            clean(plan.campaign.title),
            _n("{count} message", "{count} messages", len(plan.messages)),
            _("{count} unscheduled").format(count=len(self.desk.schedule.unscheduled)),
            _("not saved") if self.desk.dirty else _("saved"),
        ]
        if self.desk.problems:
            parts.insert(3, _n("{count} problem", "{count} problems", len(self.desk.problems)))
        self.query_one("#title", Label).update(content(" · ".join(parts)))

    def on_timeline_selected(self, event: Timeline.Selected) -> None:
        """Show the message in hand: what it is for, and what its reader does next."""
        message = self.desk.plan.message(event.message_id) if event.message_id else None
        self.query_one("#detail", Label).update(content_lines(self.detail(message) if message else []))

    def detail(self, message: Message) -> list[str]:
        """Return the lines about a message."""
        timing = self.desk.schedule.timing(message.id)
        slot, words = timing.first, current()
        when = words.full_day(slot.first) if slot else _("unscheduled")
        audiences = [each.label if (each := self.desk.effective.audience(name)) else name for name in message.audiences]
        clock = f" {slot.start:%H:%M}" if slot and slot.start else ""
        hangs = f" · {message.when}" if timing.anchor else ""
        goal, activation = _("goal"), _("activation")
        return [
            f"{message.title} – {when}{clock}{hangs} · {_(message.status)}",
            f"{goal:<11}{message.goal or '–'}",
            f"{activation:<11}{message.activation or '–'}",
            _("to {audiences}  from {sender}  by {owner}").format(
                audiences=", ".join(audiences) or "–", sender=message.sender or "–", owner=message.owner or "–"
            ),
        ]

    def action_move(self, days: int) -> None:
        """Move the message in hand by some days."""
        message = self.desk.plan.message(self.timeline.selected or "")
        if message is not None:
            self.attempt(lambda: self.desk.do(edits.move_by_days(self.desk.schedule, message, days)))
            self.changed()

    def action_zoom(self, direction: int) -> None:
        """Zoom in or out."""
        self.timeline.change_zoom(direction)

    def action_lanes(self) -> None:
        """Group by the next kind of lane."""
        self.timeline.change_lanes()

    def action_undo(self) -> None:
        """Take the last edit back."""
        edit = self.desk.undo()
        if edit is None:
            self.say(_("There is nothing to undo."))
        else:
            self.changed()
            self.say(_("Undone: {edit}").format(edit=current().render(edit.label)))

    def action_redo(self) -> None:
        """Do the last undone edit again."""
        edit = self.desk.redo()
        if edit is None:
            self.say(_("There is nothing to redo."))
        else:
            self.changed()
            self.say(_("Done again: {edit}").format(edit=current().render(edit.label)))

    def action_save(self) -> None:
        """Write the plan to its file."""
        if self.attempt(self.desk.save):
            self.show_title()
            self.say(_("Saved."))

    def action_leave(self) -> None:
        """Leave; unsaved work asks for a second press."""
        if self.desk.dirty and not self.warned:
            self.warned = True
            self.say(_("Not saved yet. Press s to save, or q again to leave without saving."))
        else:
            self.app.exit(0)

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do something that may fail, and say so when it does."""
        try:
            work()
        except CampaignError as error:
            remedy = f" {current().render(error.remedy)}" if error.remedy else ""
            self.notify(f"{current().render(error.text)}.{remedy}", severity="error", markup=False)
            return False
        return True

    def say(self, text: str) -> None:
        """Tell something in passing."""
        self.notify(clean(text), markup=False, timeout=3)

    def changed(self) -> None:
        """Show the plan as it is after an edit."""
        self.warned = False
        timeline = self.timeline
        timeline.lay_out()
        timeline.select(timeline.selected)
        self.show_title()


class HomeScreen(Screen[None]):
    """The plans of a folder, broken ones with their reason."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.exit", mark("quit"))]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.paths = plans_in(folder)
        translate_bindings(self._bindings)

    def compose(self) -> ComposeResult:
        """List the plans, or say how to get one."""
        if self.paths:
            yield Label(content(str(self.folder)), id="title")
            yield OptionList(*(Option(content(self.line(path))) for path in self.paths))
        else:
            yield Label(content(_("There are no plans here.")))
        yield Footer()

    def line(self, path: Path) -> str:
        """Return a plan's line."""
        try:
            plan = read_plan(path).plan
        except PlanUnreadableError as error:
            return f"✗ {path.name} – {error.problem.place.line}: {current().render(error.text)}"
        count = _n("{count} message", "{count} messages", len(plan.messages))
        return f"{plan.campaign.title} · {count}"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the plan that was picked."""
        app = self.app
        if isinstance(app, CampaignApp):
            app.open_plan(self.paths[event.option_index])


class CampaignApp(App[int]):
    """The program on the screen."""

    CSS = """
    #title { height: 1; padding: 0 1; text-style: bold; }
    #timeline { height: 1fr; }
    #detail { height: 4; padding: 0 1; border-top: solid $primary; height: 5; }
    """
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, target: Path, *, today: date, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.target = target
        self.today = today
        self.now = now

    def on_mount(self) -> None:
        """Open the plan, or list the folder."""
        if self.target.is_dir():
            self.push_screen(HomeScreen(self.target))
        else:
            self.open_plan(self.target)

    def open_plan(self, path: Path) -> None:
        """Show the timeline of a plan."""
        try:
            desk = Desk.open(path, today=self.today, now=self.now)
        except CampaignError as error:
            self.notify(current().render(error.text), severity="error", markup=False)
            return
        self.push_screen(TimelineScreen(desk))


def translate_bindings(bindings: BindingsMap) -> None:
    """Put the descriptions of a screen's keys in the language in use."""
    for key, known in bindings.key_to_bindings.items():
        bindings.key_to_bindings[key] = [replace(each, description=_(each.description)) for each in known]


def run_app(target: Path, *, today: date, now: Callable[[], datetime]) -> int:
    """Run the app on a plan or a folder, and return the exit code.

    Raises:
        CampaignError: the plan that was named cannot be read.
    """
    if target.is_file():
        read_plan(target)
    return CampaignApp(target, today=today, now=now).run() or 0
