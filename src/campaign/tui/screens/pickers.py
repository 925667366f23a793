"""Picking: one thing out of many by typing a part of it, several by ticking them."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar, Generic

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from campaign.language import _, mark
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog, Result

MOST = 200
"""Choices that are listed at once; typing finds the others."""
LEAST_WIDE, MOST_WIDE = 68, 112
"""Cells that a line of choices has at least, and at most, where the window is that wide."""
AROUND_LINE = 8
"""Cells of the box around a line."""
BELOW = "  "
"""What stands before a hint that has lines of its own."""
HINT_LINES = 2
"""Lines that a hint may have below its choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be picked."""

    id: str
    """What is picked."""
    text: str
    """What is read."""
    hint: str = ""
    """A word more, at the right; below the text when there is no room beside it."""

    @property
    def width(self) -> int:
        """Return the cells of the text with the hint beside it."""
        return cell_width(in_cells(self.text)) + (2 + cell_width(in_cells(self.hint)) if self.hint else 0)

    def lines(self, width: int) -> list[str]:
        """Return the text and the hint on a line of so many cells, or the hint below when it does not fit."""
        text, hint = in_cells(self.text), in_cells(self.hint)
        room = width - cell_width(hint) - 2
        if not hint:
            return [shorten(text, width)]
        if self.width <= width or room >= width // 2:
            return [f"{pad(shorten(text, room), room)}  {hint}"]
        below = wrap(hint, max(1, width - len(BELOW)), max_lines=HINT_LINES, placeholder=" …")
        return [shorten(text, width), *(BELOW + line for line in below)]


def widest(choices: Sequence[Choice]) -> int:
    """Return the cells that the longest of some choices needs."""
    return max((each.width for each in choices[:MOST]), default=0)


def line_width(window: int, wanted: int) -> int:
    """Return the cells that the lines of choices get: what the longest of them needs, as the window allows."""
    return min(max(LEAST_WIDE, min(wanted, MOST_WIDE)), int(window * 0.96) - AROUND_LINE)


class Picker(Dialog[Result], Generic[Result]):
    """A list of choices that typing narrows down, as wide as the longest of them as far as the window allows."""

    SCROLLS = "OptionList"
    AROUND = 6
    BEFORE: ClassVar[int] = 0
    """Cells of what stands before each choice."""
    WALKS: ClassVar = (
        Command("picker.next", "walk(1)", mark("next"), "down", priority=True),
        Command("picker.previous", "walk(-1)", mark("previous"), "up", priority=True),
    )
    DEFAULT_CSS = """
    Picker OptionList { height: auto; border: none; padding: 0; background: $surface; }
    Picker Input { border: none; height: 1; padding: 0; margin-bottom: 1; background: $panel; }
    Picker #nothing { color: $muted; display: none; }
    """

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.title_ = title
        self.choices = choices
        self.shown: list[Choice] = []
        self.wanted = self.BEFORE + widest(choices)
        """The cells of the longest line."""
        self.drawn = 0
        """The cells that the lines have now."""

    def heading(self) -> str:
        """Return what is picked."""
        return self.title_

    @property
    def room(self) -> int:
        """Return the cells that a line gets."""
        return line_width(self.app.size.width, self.wanted)

    @property
    def options(self) -> OptionList:
        """Return the list."""
        return self.query_one(OptionList)

    def fill(self) -> ComposeResult:
        """Put a field to type in above the list."""
        yield self.finder()
        yield OptionList()
        yield Label(content(_("Nothing found.")), id="nothing")

    def finder(self) -> Input:
        """Return the field that is typed in to find a choice."""
        return Input(placeholder=_("type to search"), compact=True)

    def on_mount(self) -> None:
        """Show everything, as wide as the choices need from the first frame on."""
        self.fit()
        self.show("")
        self.options.can_focus = False
        self.query_one(Input).focus()

    def on_resize(self) -> None:
        """Stay as wide as the choices need, and show them in that."""
        if self.room != self.drawn:
            self.fit()
            self.show(self.query_one(Input).value)

    def fit(self) -> None:
        """Make the box as wide as the choices need."""
        self.drawn = self.room
        self.query_one(Vertical).styles.width = self.drawn + AROUND_LINE

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show what holds the typed words."""
        self.show(event.value)

    def show(self, typed: str) -> None:
        """Show the choices that hold all typed words."""
        self.shown = matching(self.choices, typed)
        self.options.clear_options()
        self.options.add_options(Option(self.line(each)) for each in self.shown)
        self.query_one("#nothing").display = not self.shown
        if self.shown:
            places = [
                number for number, each in enumerate(self.shown) if each.id == self.standing and not typed.strip()
            ]
            self.options.highlighted = places[0] if places else 0

    @property
    def standing(self) -> str | None:
        """Return what is in hand while nothing is typed; None for the first."""
        return None

    def line(self, choice: Choice) -> Content:
        """Return how a choice is shown."""
        return content_lines(choice.lines(self.room))

    def action_walk(self, direction: int) -> None:
        """Go to the next or previous choice."""
        if self.shown:
            self.options.highlighted = ((self.options.highlighted or 0) + direction) % len(self.shown)


class PickOne(Picker[str | None]):
    """Pick one thing; typing narrows the list down."""

    ACTIONS: ClassVar = (
        Command("picker.pick", "pick", mark("pick"), "enter", footer=True, priority=True),
        *Picker.WALKS,
        Dialog.CANCEL,
    )

    def __init__(self, title: str, choices: Sequence[Choice], *, chosen: str | None = None) -> None:
        super().__init__(title, choices)
        self.chosen = chosen

    @property
    def standing(self) -> str | None:
        """Return what was chosen before."""
        return self.chosen

    def action_pick(self) -> None:
        """Take the choice that is highlighted."""
        place = self.options.highlighted
        if self.shown and place is not None:
            self.dismiss(self.shown[place].id)

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """Take the choice that was clicked."""
        self.dismiss(self.shown[event.option_index].id)


class Finder(Input):
    """A field that finds what is ticked: space is no part of what is typed, it ticks."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave space to the dialog."""
        return key != "space" and super().check_consume_key(key, character)


class PickMany(Picker[tuple[str, ...] | None]):
    """Tick any number of things; typing narrows the list down."""

    BEFORE = len("[x] ")
    ACTIONS: ClassVar = (
        Command("picker.done", "done", mark("done"), "enter", footer=True, priority=True),
        Command("picker.tick", "tick", mark("tick"), "space", footer=True, priority=True),
        *Picker.WALKS,
        Dialog.CANCEL,
    )

    def __init__(self, title: str, choices: Sequence[Choice], *, chosen: Sequence[str] = ()) -> None:
        super().__init__(title, choices)
        self.chosen = set(chosen)
        self.last: str | None = None
        """What was ticked last, which stays in hand."""
        self.walked = False
        """Somebody walked to what is highlighted, and ticked nothing yet."""

    def finder(self) -> Input:
        """Return a field that leaves space alone."""
        return Finder(placeholder=_("type to search"), compact=True)

    @property
    def standing(self) -> str | None:
        """Return what was ticked last."""
        return self.last

    def line(self, choice: Choice) -> Content:
        """Return a choice with its box, which does not say by colour alone whether it is ticked."""
        start = "[x] " if choice.id in self.chosen else "[ ] "
        first, *below = choice.lines(self.room - len(start))
        return content_lines([start + first, *(f"{' ' * len(start)}{line}" for line in below)])

    def action_walk(self, direction: int) -> None:
        """Go to the next or previous choice."""
        super().action_walk(direction)
        self.walked = self.last is None

    def action_tick(self) -> None:
        """Tick what is highlighted, or take the tick away; what was typed to find it has done its work."""
        place = self.options.highlighted
        if place is not None and self.shown:
            self.tick(place)
            self.query_one(Input).clear()

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked, or take the tick away."""
        self.tick(event.option_index)

    def tick(self, place: int) -> None:
        """Tick a choice, or take the tick away."""
        choice = self.shown[place]
        self.chosen ^= {choice.id}
        self.last, self.walked = choice.id, False
        self.options.replace_option_prompt_at_index(place, self.line(choice))

    def action_done(self) -> None:
        """Give what is ticked, in the order of the list; where nothing was, also what was walked or typed to."""
        place = self.options.highlighted
        if place is not None and self.shown and (self.walked or self.query_one(Input).value.strip()):
            self.chosen.add(self.shown[place].id)
        self.dismiss(tuple(each.id for each in self.choices if each.id in self.chosen))


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that hold all typed words: first the one that is called so, then those that start so."""
    whole = typed.casefold().strip()
    words = whole.split()
    found = [each for each in choices if all(word in f"{each.text} {each.hint}".casefold() for word in words)]
    if words:
        found.sort(key=lambda each: (each.text.casefold() != whole, not each.text.casefold().startswith(words[0])))
    return found[:MOST]
