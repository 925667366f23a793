"""Opening a link of a message: only when asked, and only after its whole address was shown."""

import os
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.linking import Link, links_of, read_link
from campaign.language import _, current, mark
from campaign.model.messages import Message
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Commanding, Dialog
from campaign.tui.screens.pickers import Choice, PickOne

CELLS = 70
"""Cells of a line of the address; all of it is shown, on as many lines as that takes."""


class OpenLink(Dialog[bool | None]):
    """Shows where a link leads, and asks whether to go there."""

    TITLE_TEXT = mark("Open this link in the browser?")
    ACTIONS: ClassVar = (Command("link.open", "open", mark("open"), "enter", footer=True), Dialog.CANCEL)
    DEFAULT_CSS = """
    OpenLink #address { margin-bottom: 1; }
    """

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link

    def fill(self) -> ComposeResult:
        """Put the whole address above the host, and below it what it may be mistaken for."""
        yield Label(content_lines(wrap(self.link.address, CELLS, break_on_hyphens=False)), id="address")
        words = current()
        warnings = [f"▲ {words.render(each)}" for each in self.link.warnings]
        yield Label(content_lines([_("It leads to {host}").format(host=self.link.host), *warnings]), id="told")

    def action_open(self) -> None:
        """Go there."""
        self.dismiss(True)


def offer_links(screen: Commanding[None], message: Message) -> None:
    """Ask which link of a message to open, and whether; say so when it has none."""
    links = links_of(message)
    if not links:
        screen.say(_("This message has no link."))
    elif len(links) == 1:
        _ask(screen, links[0])
    else:
        choices = [Choice(str(number), link) for number, link in enumerate(links)]
        screen.app.push_screen(
            PickOne(_("Links"), choices), lambda picked: _ask(screen, links[int(picked)]) if picked else None
        )


def _ask(screen: Commanding[None], written: str) -> None:
    """Show where a link leads, and open it when that is wanted."""

    def ask() -> None:
        link = read_link(written)

        def answered(wanted: bool | None) -> None:
            if wanted:
                _go(screen, link.address)

        screen.app.push_screen(OpenLink(link), answered)

    screen.attempt(ask)


def _go(screen: Commanding[None], address: str) -> None:
    """Open an address in the browser; one that draws in this terminal would draw over the program."""
    import webbrowser  # most planners open no link

    try:
        own = type(webbrowser.get()) is not webbrowser.GenericBrowser or "BROWSER" in os.environ
    except webbrowser.Error:
        own = False
    if own:
        screen.app.open_url(address)
    else:
        screen.complain(_("There is no browser here with a window of its own: {address}").format(address=address))
