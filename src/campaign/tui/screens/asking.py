"""Asking for one line of text."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Label

from campaign.errors import CampaignError
from campaign.language import mark
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog, failure


class Ask(Dialog[str | None]):
    """A question with one line to answer it on; it stays, with what was typed, while that cannot be read."""

    ACTIONS: ClassVar = (
        Command("ask.answer", "answer", mark("done"), "enter", footer=True, priority=True),
        Dialog.CANCEL,
    )
    DEFAULT_CSS = """
    Ask Input { border: none; height: 1; padding: 0; background: $panel; }
    Ask #told { height: auto; color: $muted; display: none; }
    Ask #told.shown { display: block; }
    Ask #told.wrong { color: $error; }
    """

    def __init__(
        self, title: str, question: str, value: str = "", *, reads: Callable[[str], str] | None = None
    ) -> None:
        """Take what is asked; `reads` gives what a text is taken as, and raises a CampaignError when it is nothing."""
        super().__init__()
        self.reads = reads
        self.title_ = title
        self.question = question
        self.value = value

    def heading(self) -> str:
        """Return what it is about."""
        return self.title_

    def fill(self) -> ComposeResult:
        """Put the question above the line."""
        yield Label(content(self.question))
        yield Input(self.value, compact=True)
        yield Label(id="told")

    @on(Input.Changed)
    def typed(self) -> None:
        """Tell what was understood so far."""
        self.understood()

    def understood(self) -> bool:
        """Tell below the line what it is taken as, or why it is nothing, and return whether it can be read."""
        text, echo, wrong = self.query_one(Input).value.strip(), "", False
        try:
            echo = self.reads(text) if self.reads and text else ""
        except CampaignError as error:
            wrong, echo = True, f"▲ {failure(error)}"
        label = self.query_one("#told", Label)
        label.set_class(bool(echo), "shown")
        label.set_class(wrong, "wrong")
        label.update(content(echo))
        return not wrong

    def action_answer(self) -> None:
        """Give what was typed, once it can be read."""
        if self.understood():
            self.dismiss(self.query_one(Input).value)
