"""The tour: what a newcomer must know to plan, in less than a minute."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.language import _, mark
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog


class Page(NamedTuple):
    """One page of the tour."""

    title: str
    lines: tuple[str, ...]
    """Some sentences, each a paragraph."""


PAGES = (
    Page(
        mark("Welcome"),
        (
            mark("Every campaign is one file. The list of plans shows yours: ↵ opens one."),
            mark("n begins a new one, from a template: with the date of go-live you have a whole plan."),
        ),
    ),
    Page(
        mark("The timeline"),
        (
            mark("Every lane is a channel. Walk with the arrows or with h j k l."),
            mark("H and L move a message a day, m grabs it, the mouse drags it. u takes everything back."),
        ),
    ),
    Page(
        mark("Goal and activation"),
        (
            mark("↵ opens a message. First of all: what does the reader know, feel or do afterwards?"),
            mark("And what do you ask them to do? Every message has a purpose and a next step."),
        ),
    ),
    Page(
        mark("What is weak"),
        (
            mark("▲ marks what a colleague would point out. c shows all of it, and why."),
            mark("f mends what can be mended safely; r shows who hears what, and how much."),
        ),
    ),
    Page(
        mark("When go-live moves"),
        (
            mark("G moves a milestone with everything that hangs on it. You see what that breaks before it happens."),
            mark("s saves; what you did is kept, also when the power goes."),
        ),
    ),
    Page(
        mark("To share"),
        (
            mark(
                "e makes a calendar for Outlook, Google and others. The plan itself is a file to mail or keep in git."
            ),
            mark("? shows every key of a screen, ^p finds everything by typing. Good luck!"),
        ),
    ),
)
"""What is told, page by page: about 130 words."""


class TourDialog(Dialog[None]):
    """The pages, one at a time; escape leaves at any moment."""

    ACTIONS: ClassVar = (
        Command("tour.next", "turn(1)", mark("next"), "enter,right,space,l,j,down", "↵", footer=True),
        Command("tour.back", "turn(-1)", mark("previous"), "left,h,k,up", "←", footer=True),
        Command("tour.leave", "cancel", mark("skip"), "escape,q", "esc", footer=True),
    )
    DEFAULT_CSS = """
    TourDialog #words { width: 1fr; height: 7; margin-top: 1; }
    TourDialog #where { width: 1fr; color: $muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def heading(self) -> str:
        """Return what the page is about."""
        return _(PAGES[self.number].title)

    def fill(self) -> ComposeResult:
        """Put the words above how far one is."""
        yield Label(id="words")
        yield Label(id="where")

    def on_mount(self) -> None:
        """Show the first page."""
        self.show()

    def show(self) -> None:
        """Show the page that is open."""
        self.query_one("Vertical").border_title = content(self.heading())
        lines = [_(line) for line in PAGES[self.number].lines]
        self.query_one("#words", Label).update(content_lines("\n\n".join(lines).split("\n")))
        dots = "".join("●" if number == self.number else "○" for number in range(len(PAGES)))
        self.query_one("#where", Label).update(content(f"{dots}  {self.number + 1}/{len(PAGES)}"))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no page before the first."""
        return action != "turn" or parameters != (-1,) or self.number > 0

    def action_turn(self, direction: int) -> None:
        """Go to the next page, and behind the last one back to work."""
        self.number = max(0, self.number + direction)
        if self.number == len(PAGES):
            self.dismiss(None)
        else:
            self.show()
