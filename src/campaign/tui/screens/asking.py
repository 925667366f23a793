"""Asking for one line of text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Label

from campaign.language import mark
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog


class Ask(Dialog[str | None]):
    """A question with one line to answer it on."""

    ACTIONS: ClassVar = (
        Command("ask.answer", "answer", mark("done"), "enter", footer=True, priority=True),
        Dialog.CANCEL,
    )
    DEFAULT_CSS = """
    Ask Input { border: none; height: 1; padding: 0; background: $panel; }
    """

    def __init__(self, title: str, question: str, value: str = "") -> None:
        super().__init__()
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

    def action_answer(self) -> None:
        """Give what was typed."""
        self.dismiss(self.query_one(Input).value)
