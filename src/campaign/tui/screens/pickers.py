"""Picking: one thing out of many by typing a part of it, several by ticking them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from campaign.language import _, mark
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog

MOST = 200
"""Choices that are listed at once; typing finds the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be picked."""

    id: str
    """What is picked."""
    text: str
    """What is read."""
    hint: str = ""
    """A word more, at the right."""

    def line(self, width: int) -> str:
        """Return the text and the hint on a line of so many cells."""
        hint = in_cells(self.hint)
        room = max(8, width - cell_width(hint) - 2)
        return f"{pad(in_cells(self.text), room)}  {hint}" if hint else shorten(in_cells(self.text), width)


class PickOne(Dialog[str | None]):
    """Pick one thing; typing narrows the list down."""

    SCROLLS = "OptionList"
    AROUND = 6
    ACTIONS: ClassVar = (
        Command("picker.pick", "pick", mark("pick"), "enter", footer=True, priority=True),
        Command("picker.next", "walk(1)", mark("next"), "down", priority=True),
        Command("picker.previous", "walk(-1)", mark("previous"), "up", priority=True),
        Dialog.CANCEL,
    )
    DEFAULT_CSS = """
    PickOne OptionList { height: auto; border: none; padding: 0; background: $surface; }
    PickOne Input { border: none; height: 1; padding: 0; margin-bottom: 1; background: $panel; }
    PickOne #nothing { color: $muted; display: none; }
    """

    def __init__(self, title: str, choices: Sequence[Choice], *, chosen: str | None = None) -> None:
        super().__init__()
        self.title_ = title
        self.choices = choices
        self.chosen = chosen
        self.shown: list[Choice] = []

    def heading(self) -> str:
        """Return what is picked."""
        return self.title_

    def fill(self) -> ComposeResult:
        """Put a field to type in above the list."""
        yield Input(placeholder=_("type to search"), compact=True)
        yield OptionList()
        yield Label(content(_("Nothing is called that.")), id="nothing")

    def on_mount(self) -> None:
        """Show everything."""
        self.show("")
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show what holds the typed words."""
        self.show(event.value)

    def show(self, typed: str) -> None:
        """Show the choices that hold all typed words: first the one that is called so, then those that start so."""
        whole = typed.casefold().strip()
        words = whole.split()
        found = [each for each in self.choices if all(word in f"{each.text} {each.hint}".casefold() for word in words)]
        if words:
            found.sort(key=lambda each: (each.text.casefold() != whole, not each.text.casefold().startswith(words[0])))
        self.shown = found[:MOST]
        options = self.query_one(OptionList)
        width = min(68, int(self.app.size.width * 0.96) - 8)
        options.clear_options()
        options.add_options(Option(content(each.line(width))) for each in self.shown)
        self.query_one("#nothing").display = not self.shown
        if self.shown:
            places = [number for number, each in enumerate(self.shown) if each.id == self.chosen and not words]
            options.highlighted = places[0] if places else 0

    def action_walk(self, direction: int) -> None:
        """Go to the next or previous choice."""
        options = self.query_one(OptionList)
        if self.shown:
            options.highlighted = ((options.highlighted or 0) + direction) % len(self.shown)

    def action_pick(self) -> None:
        """Take the choice that is highlighted."""
        place = self.query_one(OptionList).highlighted
        if self.shown and place is not None:
            self.dismiss(self.shown[place].id)

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """Take the choice that was clicked."""
        self.dismiss(self.shown[event.option_index].id)


class PickMany(Dialog[tuple[str, ...] | None]):
    """Tick any number of things."""

    SCROLLS = "OptionList"
    ACTIONS: ClassVar = (
        Command("picker.done", "done", mark("done"), "enter", footer=True, priority=True),
        Command("picker.tick", "tick", mark("tick"), "space", footer=True, priority=True),
        Dialog.CANCEL,
    )
    DEFAULT_CSS = """
    PickMany OptionList { height: auto; border: none; padding: 0; background: $surface; }
    """

    def __init__(self, title: str, choices: Sequence[Choice], *, chosen: Sequence[str] = ()) -> None:
        super().__init__()
        self.title_ = title
        self.choices = choices
        self.chosen = set(chosen)

    def heading(self) -> str:
        """Return what is picked."""
        return self.title_

    def fill(self) -> ComposeResult:
        """Put the choices below each other."""
        yield OptionList(*(Option(self.line(each)) for each in self.choices))

    def line(self, choice: Choice) -> Content:
        """Return a choice with its box, which does not say by colour alone whether it is ticked."""
        width = min(64, int(self.app.size.width * 0.96) - 12)
        return content(f"{'[x]' if choice.id in self.chosen else '[ ]'} {choice.line(width)}")

    def action_tick(self) -> None:
        """Tick what is highlighted, or take the tick away."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.tick(place)

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked, or take the tick away."""
        self.tick(event.option_index)

    def tick(self, place: int) -> None:
        """Tick a choice, or take the tick away."""
        choice = self.choices[place]
        self.chosen ^= {choice.id}
        self.query_one(OptionList).replace_option_prompt_at_index(place, self.line(choice))

    def action_done(self) -> None:
        """Give what is ticked, in the order of the list."""
        self.dismiss(tuple(each.id for each in self.choices if each.id in self.chosen))
