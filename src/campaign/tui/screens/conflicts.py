"""What two people changed in the same place: side by side, to choose from."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Click
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from campaign.desk.choosing import Question
from campaign.language import _, _n, mark
from campaign.model.merging import Conflict, Side
from campaign.text import in_cells, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import SHARE, Dialog

Choices = dict[Conflict, Side]
SIDES: tuple[Side, ...] = ("ours", "theirs")
WIDE, SHARE_WIDE = 110, 0.96
"""The cells of the box where there is room, and the part of the window's width that it takes at most."""
AROUND, AROUND_TEXT = 10, 4
"""The lines of the box around its list and texts, such as its keys and edges; and the cells of its edges."""


def lines_in(text: str, width: int) -> int:
    """Return how many lines a text takes at a width in cells."""
    return sum(max(1, len(wrap(in_cells(line), max(1, width)))) for line in text.split("\n"))


class ConflictDialog(Dialog[Choices | None]):
    """Every conflict on a line, the two texts of the highlighted one below; nothing is chosen until somebody does."""

    ACTIONS: ClassVar = (
        Command("conflicts.ours", "choose('ours')", mark("take ours"), "left,h,1", "←", footer=True, priority=True),
        Command(
            "conflicts.theirs", "choose('theirs')", mark("take theirs"), "right,l,2", "→", footer=True, priority=True
        ),
        Command("conflicts.down", "walk(1)", mark("line below"), "down,j", "↓", priority=True),
        Command("conflicts.up", "walk(-1)", mark("line above"), "up,k", "↑", priority=True),
        Command(
            "conflicts.all_ours",
            "choose_all('ours')",
            mark("all ours"),
            "O",
            footer=True,
            at_foot=mark("all ours or theirs"),
            pair="conflicts.all_theirs",
        ),
        Command("conflicts.all_theirs", "choose_all('theirs')", mark("all theirs"), "T"),
        Command("conflicts.done", "done", mark("done"), "enter", footer=True, priority=True),
        Command("dialog.cancel", "cancel", mark("later"), "escape", footer=True),
    )
    TITLE_TEXT = mark("Changed by both")
    DEFAULT_CSS = """
    ConflictDialog {
        & > Vertical { width: 110; }
        & OptionList { height: auto; border: none; padding: 0; background: $surface; }
        & Label { width: 1fr; }
        & #was { color: $muted; }
        & VerticalScroll { width: 1fr; padding: 0 1; border-top: solid $border-blurred; border-title-color: $muted; }
        & VerticalScroll.-chosen { border-top: solid $border; border-title-color: $foreground; }
        & #left { color: $muted; margin-top: 1; }
    }
    """

    def __init__(self, who: str, asked: Sequence[Question]) -> None:
        super().__init__()
        self.who = who
        self.asked = asked
        self.choices: Choices = {}

    def fill(self) -> ComposeResult:
        """Put the conflicts above the texts of both."""
        yield Label(content(self.who))
        yield OptionList()
        yield Label(id="was")
        with Horizontal():
            for side in SIDES:
                with VerticalScroll(id=side, can_focus=False):
                    yield Label(id=f"{side}-text")
        yield Label(id="left")

    def on_mount(self) -> None:
        """Show the first one."""
        options = self.query_one(OptionList)
        options.can_focus = False
        for question in self.asked:
            options.add_option(Option(content(self.line(question))))
        options.highlighted = 0
        self.show()

    def on_resize(self) -> None:
        """Give each part the lines of the longest there is, as far as the window has them; so the box stays as it is.

        The list gets two fifths of what there is, what it was a fourth.
        """
        width = min(WIDE, int(self.app.size.width * SHARE_WIDE)) - AROUND_TEXT
        room = int(self.app.size.height * SHARE) - AROUND
        listed = min(len(self.asked), room * 2 // 5)
        was = min(max(lines_in(_("it was: {text}").format(text=each.base), width) for each in self.asked), room // 4)
        texts = max(lines_in(getattr(each, side), width // 2 - 2) for each in self.asked for side in SIDES)
        self.query_one(OptionList).styles.max_height = max(1, listed)
        self.query_one("#was").styles.height = max(1, was)
        self.query_one(Horizontal).styles.height = 1 + max(1, min(texts, room - listed - was))

    @property
    def place(self) -> int:
        """Return which conflict is highlighted."""
        return self.query_one(OptionList).highlighted or 0

    def line(self, question: Question) -> str:
        """Return a conflict on one line, with what was chosen."""
        side = self.choices.get(question.conflict)
        sign = {"ours": "◀", "theirs": "▶", None: "?"}[side]
        return f"{sign} {shorten(in_cells(question.name), 60)}{f' · {question.label}' if question.label else ''}"

    def show(self) -> None:
        """Show what was chosen, and both texts of the highlighted conflict."""
        options = self.query_one(OptionList)
        question = self.asked[self.place]
        for number, each in enumerate(self.asked):
            options.replace_option_prompt_at_index(number, content(self.line(each)))
        was = _("it was: {text}").format(text=question.base) if question.conflict.field else ""
        self.query_one("#was", Label).update(content_lines(was.split("\n")))
        titles = {"ours": _("← ours"), "theirs": _("→ theirs")}
        for side in SIDES:
            box = self.query_one(f"#{side}")
            box.border_title = content(titles[side])
            box.set_class(self.choices.get(question.conflict) == side, "-chosen")
            text = getattr(question, side)
            self.query_one(f"#{side}-text", Label).update(content_lines(text.split("\n")))
        open_ = len(self.asked) - len(self.choices)
        told = _n("{count} to choose", "{count} to choose", open_) if open_ else _("All are chosen.")
        self.query_one("#left", Label).update(content(told))

    def action_walk(self, direction: int) -> None:
        """Go to the next or previous conflict."""
        options = self.query_one(OptionList)
        options.highlighted = (self.place + direction) % len(self.asked)
        self.show()

    def on_option_list_option_highlighted(self) -> None:
        """Show the conflict that was clicked."""
        self.show()

    def on_click(self, event: Click) -> None:
        """Choose the side whose text was clicked."""
        x, y = event.screen_offset
        for side in SIDES:
            if self.query_one(f"#{side}").region.contains(x, y):
                self.action_choose(side)

    def action_choose(self, side: Side) -> None:
        """Choose a side, and go to the next one that is not chosen yet."""
        self.choices[self.asked[self.place].conflict] = side
        rest = [number for number, each in enumerate(self.asked) if each.conflict not in self.choices]
        if rest:
            after = [number for number in rest if number > self.place]
            self.query_one(OptionList).highlighted = (after or rest)[0]
        self.show()

    def action_choose_all(self, side: Side) -> None:
        """Choose one side for everything that is not chosen yet."""
        for question in self.asked:
            self.choices.setdefault(question.conflict, side)
        self.show()

    def action_done(self) -> None:
        """Give what was chosen, once all is."""
        if len(self.choices) < len(self.asked):
            self.complain(_("Choose for each line first, or esc to do it later."))
        else:
            self.dismiss(self.choices)
