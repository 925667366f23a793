"""The filter: which messages the timeline shows."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from campaign.desk.desk import Desk
from campaign.language import _, _n, mark
from campaign.model.messages import STATUSES
from campaign.schedule.filters import Filter, Sieve, heard_in, owners_of
from campaign.text import in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog
from campaign.tui.screens.pickers import Choice, PickMany

KINDS = ("channels", "audiences", "owners", "statuses")
TITLES = {
    "channels": mark("Channels"),
    "audiences": mark("Audiences"),
    "owners": mark("Owners"),
    "statuses": mark("Statuses"),
}


class FilterDialog(Dialog[Sieve | None]):
    """Words, channels, audiences, owners and statuses to show."""

    ACTIONS: ClassVar = (
        Command("filter.enter", "enter", mark("choose"), "enter", footer=True, priority=True),
        Command("filter.next", "walk(1)", mark("choose below"), "down", "↓", footer=True, priority=True),
        Command("filter.previous", "walk(-1)", mark("previous"), "up", priority=True),
        Command("filter.clear", "clear", mark("show everything"), "ctrl+l,f8", "F8", footer=True, priority=True),
        Command("filter.done", "done", mark("show"), "f2,ctrl+s", "F2", footer=True, priority=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Show only")
    DEFAULT_CSS = """
    FilterDialog OptionList { height: auto; border: none; padding: 0; background: $surface; }
    FilterDialog Input { border: none; height: 1; padding: 0; margin-bottom: 1; background: $panel; }
    FilterDialog Label { color: $muted; }
    """

    def __init__(self, desk: Desk, wanted: Filter) -> None:
        super().__init__()
        self.desk = desk
        self.sieve = Sieve(heard_in(desk.effective, wanted))

    @property
    def wanted(self) -> Filter:
        """Return what is chosen."""
        return self.sieve.wanted

    def fill(self) -> ComposeResult:
        """Put the words above the lists to choose from."""
        yield Input(self.wanted.text, placeholder=_("words in the message"), compact=True)
        yield OptionList()
        yield Label()

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.query_one(OptionList).can_focus = False
        self.show()
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Count what the words let through."""
        self.sieve = Sieve(self.wanted._replace(text=event.value.strip()), self.sieve)
        self.count()

    def choices(self, kind: str) -> list[Choice]:
        """Return what there is to choose from."""
        plan = self.desk.effective
        match kind:
            case "channels":
                used = {message.channel for message in plan.messages}
                return [Choice(each.id, each.label) for each in plan.channels if each.id in used]
            case "audiences":
                return [Choice(each.id, each.label) for each in plan.audiences]
            case "owners":
                return [Choice(name, name) for name in owners_of(plan)]
            case _:
                return [Choice(status, _(status)) for status in STATUSES]

    def show(self) -> None:
        """Show what is chosen, kind by kind."""
        options = self.query_one(OptionList)
        place = options.highlighted
        options.clear_options()
        for kind in KINDS:
            chosen = [each.text for each in self.choices(kind) if each.id in getattr(self.wanted, kind)]
            told = ", ".join(map(in_cells, chosen)) or _("all")
            options.add_option(Option(content(f"{pad(_(TITLES[kind]), 14)} {shorten(told, 50)}")))
        options.highlighted = place
        self.count()

    def count(self) -> None:
        """Say how many messages are let through."""
        kept = sum(self.sieve.keeps(message) for message in self.desk.effective.messages)
        told = _n("{count} message", "{count} messages", kept)
        self.query_one(Label).update(content(told))

    def action_walk(self, direction: int) -> None:
        """Go to the next or previous kind; above the first one are the words."""
        options = self.query_one(OptionList)
        before = 0 if options.highlighted is None else options.highlighted + 1
        place = (before + direction) % (len(KINDS) + 1)
        options.highlighted = place - 1 if place else None

    def action_enter(self) -> None:
        """Choose of the highlighted kind; from the words, show what is chosen."""
        place = self.query_one(OptionList).highlighted
        if place is None:
            self.action_done()
        else:
            self.change(KINDS[place])

    def change(self, kind: str) -> None:
        """Choose of a kind."""

        def take(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                values = {name: getattr(self.wanted, name) for name in ("text", *KINDS)}
                wanted = Filter(**{**values, kind: frozenset(chosen)})
                self.sieve = Sieve(heard_in(self.desk.effective, wanted))
                self.show()

        choices = self.choices(kind)
        self.app.push_screen(PickMany(_(TITLES[kind]), choices, chosen=tuple(getattr(self.wanted, kind))), take)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose of the kind that was clicked."""
        self.change(KINDS[event.option_index])

    def action_clear(self) -> None:
        """Ask nothing any more."""
        self.query_one(Input).value = ""
        self.sieve = Sieve(Filter())
        self.show()

    def action_done(self) -> None:
        """Show what is chosen."""
        self.dismiss(self.sieve)
