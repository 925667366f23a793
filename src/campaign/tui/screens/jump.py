"""Jump mode: letters stand on what is seen, and typing them takes that in hand."""

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label

from campaign.language import _
from campaign.tui.safe import content

if TYPE_CHECKING:
    from campaign.tui.screens.messageview import MessageView

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""What is typed, the row under the fingers first."""


def labels_for(ids: Sequence[str]) -> dict[str, str]:
    """Return what is to be typed for each of these: one letter where that is enough for all, else two.

    What there is no pair of letters for has none.
    """
    unique = list(dict.fromkeys(ids))
    if len(unique) <= len(LETTERS):
        return dict(zip(unique, LETTERS, strict=False))
    pairs = ("".join(pair) for pair in product(LETTERS, repeat=2))
    return dict(zip(unique, pairs, strict=False))


class Jump(ModalScreen[str | None]):
    """Waits for the letters of a message, over the view that shows them."""

    DEFAULT_CSS = """
    Jump {
        background: transparent;
        & > Label { dock: bottom; width: 1fr; height: 1; padding: 0 1; background: $panel; text-style: bold; }
    }
    """
    ENABLE_COMMAND_PALETTE: ClassVar = False

    def __init__(self, labels: dict[str, str]) -> None:
        super().__init__()
        self.ids = {label: each for each, label in labels.items()}
        self.typed = ""

    def compose(self) -> ComposeResult:
        """Say what is asked, at the foot."""
        yield Label(content(self.asked()))

    def asked(self) -> str:
        """Return what is asked."""
        asked = _("Type the letters of a message · esc back")
        return f"{asked}   {self.typed}"

    def on_key(self, event: Key) -> None:
        """Take a letter; what begins no label is not taken, and what is no letter leads back."""
        event.stop()
        event.prevent_default()
        letter = event.character or ""
        if not letter or letter not in LETTERS:
            self.dismiss(None)
        elif (typed := self.typed + letter) in self.ids:
            self.dismiss(self.ids[typed])
        elif any(label.startswith(typed) for label in self.ids):
            self.typed = typed
            self.query_one(Label).update(content(self.asked()))

    def on_click(self) -> None:
        """Lead back when somebody takes the mouse instead."""
        self.dismiss(None)


def offer_jump(view: "MessageView") -> None:
    """Show letters on the messages that are seen, and take the one in hand whose letters are typed."""
    labels = labels_for(view.seen())

    def take(message_id: str | None) -> None:
        view.show_labels({})
        if message_id is not None:
            view.select(message_id)
            view.show_detail()

    if labels:
        view.show_labels(labels)
        view.app.push_screen(Jump(labels), take)
    else:
        view.say_hint()
