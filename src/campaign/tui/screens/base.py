"""What every screen of ours is: commands with their keys, and a foot that shows them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Label
from textual.worker import Worker

from campaign.desk.desk import Desk
from campaign.errors import CampaignError, Place, PlanUnreadableError
from campaign.language import Sentence, _, current, mark
from campaign.model.changes import Edit
from campaign.text import in_cells
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.commands import Command, bindings, clashes, readable
from campaign.tui.leaving import is_left
from campaign.tui.safe import content
from campaign.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from campaign.tui.app import CampaignApp

Result = TypeVar("Result")
SHARE = 0.94
"""The part of the window's height that a dialog may take; its style sheet says the same."""
ENDS = (".", "!", "?", "…")
"""What ends a sentence."""
NOTICE = 4.0
"""Seconds that something told in passing stays."""


def sentences(said: Iterable[Sentence]) -> str:
    """Return some sentences on one line, each with what ends it."""
    told = map(current().render, said)
    return " ".join(each if each.endswith(ENDS) else f"{each}." for each in told)


def done_words(edit: Edit) -> str:
    """Return what an edit did, and which key takes it back."""
    return _("{edit}. u takes it back.").format(edit=current().render(edit.label))


def failure(error: CampaignError, label: str = "") -> str:
    """Return a failure with its remedy, in the language in use; a key in it has the label that a form gives it.

    What cannot be read of a file has its place before it.
    """
    words, text = current(), error.text
    if label and "key" in text.values:
        text = replace(text, values={**text.values, "key": label})
    remedy = f" {words.render(error.remedy)}" if error.remedy else ""
    told = f"{words.render(text)}.{remedy}"
    place = error.problem.place if isinstance(error, PlanUnreadableError) else Place()
    if place.file is None:
        return told
    where = _("line {line}: {reason}").format(line=place.line, reason=told)
    return f"{in_cells(place.file.name)}, {where}"


class Commanding(Screen[Result], Generic[Result]):
    """A screen that says what can be done on it."""

    ACTIONS: ClassVar[tuple[Command, ...]] = ()
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What takes the keys. It and the one before it draw themselves anew; Textual would draw all of the screen."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        for key, known in bindings(self.ACTIONS, {}).key_to_bindings.items():
            self._bindings.key_to_bindings[key] = known

    @property
    def campaign_app(self) -> "CampaignApp":
        """Return the app, by its own type."""
        return self.app  # type: ignore[return-value]  # no other app has our screens

    @property
    def in_hand(self) -> tuple[Command, ...]:
        """Return what can be done with the part of the screen that has the focus, when that has commands of its own."""
        return getattr(self.focused, "ACTIONS", ())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Have a mistake of our own in a thread of this screen noted."""
        self.campaign_app.stumbled(event)

    def once_drawn(self, work: Callable[..., object], *arguments: object) -> None:
        """Do something when the screen is drawn; no longer when it is being left by then."""

        async def due() -> None:
            done = None if is_left(self) else work(*arguments)
            if isawaitable(done):
                await done

        self.call_after_refresh(due)

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do something that may fail, and say so when it does."""
        try:
            work()
        except CampaignError as error:
            self.complain(failure(error))
            return False
        return True

    def say(self, text: str) -> None:
        """Tell something in passing; it takes the place of what was told before."""
        self.app.notify(text, markup=False, timeout=NOTICE)

    def complain(self, text: str) -> None:
        """Tell that something cannot be."""
        self.app.notify(text, severity="error", markup=False, timeout=2 * NOTICE)


class View(Commanding[None]):
    """A whole screen, with its keys at its foot."""

    watches: bool = False
    """What somebody else changes on disk may be shown here at once: nothing is being typed."""

    def renew(self) -> None:
        """Show the plan as it now is."""

    def folder_changed(self) -> None:
        """Show what follows from other plans of the folder."""

    def show_title(self) -> None:
        """Write what plan it is, and whether it is saved."""

    def checked(self, path: Path) -> None:
        """Show what the checks now say of a plan."""

    def on_mount(self) -> None:
        """Tell of a person's own keys that two commands share; Textual lets one of them win."""
        commands = {command.id: command for command in (*self.ACTIONS, *ANYWHERE)}
        app = self.campaign_app
        for key, *pair in clashes(commands.values(), app.settings.keys):
            if key not in app.told_keys:
                app.told_keys.add(key)
                first, second = (commands[each].name for each in pair)
                told = _("The key {key} is of two commands: {first} and {second}. Settings tell in which file.")
                self.complain(told.format(key=readable(key), first=first, second=second))

    def save(self, desk: Desk) -> None:
        """Write a plan to its file, and say so when it is."""
        if desk.dirty:
            self.campaign_app.saves.save(desk, lambda: self.say(_("Saved.")))
        else:
            self.say(_("Nothing to save."))

    def foot(self) -> KeyLine:
        """Return the foot of the screen."""
        return KeyLine()


class Dialog(Commanding[Result], ModalScreen[Result], Generic[Result]):
    """Something asked on top of a screen. Escape always leads back."""

    CANCEL = Command("dialog.cancel", "cancel", mark("back"), "escape", footer=True)

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 76;
            max-width: 96%;
            height: auto;
            max-height: 94%;
            padding: 0 1;
            border: round $border;
            border-title-color: $foreground;
            border-title-style: bold;
            background: $surface;
        }
        & > Vertical > Label { width: 1fr; }
        & KeyLine { background: $surface; dock: none; margin-top: 1; padding: 0; }
    }
    """
    TITLE_TEXT: ClassVar[str] = ""
    SCROLLS: ClassVar[str] = ""
    """What scrolls in it, as a style sheet names it: it gets the lines that the window leaves."""
    AROUND: ClassVar[int] = 4
    """The lines of the dialog around what scrolls: its box, its keys and what else stands in it."""

    def on_resize(self) -> None:
        """Leave room for the way back."""
        if self.SCROLLS:
            most = int(self.app.size.height * SHARE) - self.AROUND
            for each in self.query(self.SCROLLS):
                each.styles.max_height = max(2, most)

    def compose(self) -> ComposeResult:
        """Put what the dialog holds in a box, its keys below."""
        with Vertical() as box:
            box.border_title = content(self.heading())
            yield from self.fill()
            yield KeyLine()

    def heading(self) -> str:
        """Return what stands above the box."""
        return current().text(self.TITLE_TEXT)

    def fill(self) -> ComposeResult:
        """Put in what the dialog asks."""
        yield Label()

    def action_cancel(self) -> None:
        """Go back without doing anything."""
        self.dismiss(None)
