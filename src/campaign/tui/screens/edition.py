"""Editions: what is in the next one of a channel, over all open campaigns, and whose copy is late."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.editions import (
    Editions,
    Issue,
    Item,
    channels_with_editions,
    edition_before,
    edition_beside,
    next_edition,
    to_edition,
)
from campaign.desk.editions_told import filled, issue_head, issue_lines, item_notes
from campaign.language import _, _n, mark
from campaign.model.channels import Channel
from campaign.model.messages import Message
from campaign.schedule.editions import Edition
from campaign.schedule.filters import Sieve
from campaign.schedule.hearings import Hearings
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.listview import WALK, ListView, column_room
from campaign.tui.screens.work_actions import BACK, SHARED
from campaign.tui.titles import elsewhere_told, titled
from campaign.tui.widgets.listing import Item as Lines
from campaign.tui.widgets.listing import Line, Listing

BY_DAY = ("timeline.earlier", "timeline.later")
"""Commands whose keys move a message by an edition here."""

OF_EDITIONS = ("turn(1)", "channel", "shift(1)", "open")
"""What the foot offers for editions."""


class EditionScreen(ListView):
    """One edition of a channel with all that is in it."""

    ACTIONS: ClassVar = (
        Command(
            "edition.next",
            "turn(1)",
            mark("next edition"),
            "right,l",
            "→",
            footer=True,
            at_foot=mark("edition"),
            pair="edition.before",
        ),
        Command("edition.before", "turn(-1)", mark("edition before"), "left,h", "←"),
        Command("edition.channel", "channel", mark("other channel"), "g", footer=True),
        Command(
            "edition.later",
            "shift(1)",
            mark("to the next edition"),
            "L,greater_than_sign,shift+right",
            "L",
            footer=True,
            at_foot=mark("move"),
            pair="edition.earlier",
        ),
        Command("edition.earlier", "shift(-1)", mark("to the edition before"), "H,less_than_sign,shift+left", "H"),
        Command("edition.today", "today", mark("first to come"), "full_stop"),
        *(each for each in SHARED if each.id not in BY_DAY),
        *WALK,
        *BACK,
    )
    DEFAULT_CSS = """
    EditionScreen #edition { padding: 1 1 0 1; width: 1fr; height: auto; max-height: 6; }
    EditionScreen Listing { margin: 1 0 0 0; padding: 0 1; }
    """

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.others: tuple[Hearings, ...] | None = None
        """Who hears what in the other open campaigns; None until they were read."""
        self.number = 0
        """Which of the channels is shown."""
        self.edition: Edition | None = None
        self.issue: Issue | None = None
        self.shown: tuple[Item, ...] = ()
        """What the list has of it: while something is looked for, of this campaign what fits that."""

    def compose(self) -> ComposeResult:
        """Put what edition it is above what is in it."""
        yield Label(id="title")
        yield Label(id="edition")
        yield Listing(self.lines)
        yield self.foot()

    def on_mount(self) -> None:
        """Show the edition of the message in hand, and read the other campaigns in a thread."""
        super().on_mount()
        self.read_others()

    def folder_changed(self) -> None:
        """Read the other campaigns again."""
        super().folder_changed()
        self.read_others()

    def read_others(self) -> None:
        """Read the other open campaigns, in a thread: there may be many."""
        self.run_worker(self._read, thread=True, exclusive=True, exit_on_error=False, group="counting")

    def _read(self) -> None:
        """Read the other open campaigns; in a thread."""
        situation = self.campaign_app.inspector.ask(self.desk, Checking.situation)
        self.app.call_from_thread(self.found, situation.others)

    def found(self, others: tuple[Hearings, ...]) -> None:
        """Count the other campaigns from now on, too."""
        self.others = others
        self.renew()

    @property
    def channel(self) -> Channel | None:
        """Return the channel that is shown; None where none has editions."""
        channels = channels_with_editions(self.desk.schedule)
        return channels[self.number % len(channels)] if channels else None

    @property
    def item(self) -> Item | None:
        """Return what is in hand."""
        return self.shown[self.listing.place] if self.shown else None

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand; none for one of another campaign."""
        return self.item.message.id if self.item and not self.item.campaign else None

    def renew(self) -> None:
        """Show the edition as it now is."""
        before, channel = self.hand, self.channel
        schedule = self.desk.schedule
        if channel is not None and self.edition is None:
            today = self.desk.today
            self.edition = next_edition(schedule, channel, today) or edition_before(schedule, channel, today)
        self.issue = None
        if channel is not None and self.edition is not None:
            editions = Editions(schedule, self.others or (), self.desk.today, named=None)
            self.issue = editions.issue(channel, self.edition)
        items = self.issue.items if self.issue else ()
        if self.sieve.wanted.active:
            items = tuple(each for each in items if not each.campaign and self.sieve.keeps(each.message))
        self.shown = items
        places = [number for number, each in enumerate(items) if each.message.id == before and not each.campaign]
        self.listing.renew(places[0] if places else None)
        self.draw_marks()
        self.listing.focus()
        self.query_one("#edition", Label).update(content_lines(self.head()))
        self.show_title()

    def head(self) -> list[str]:
        """Return what edition it is, how full and by when its copy is due."""
        if self.issue is None:
            return [
                _("No channel here has editions."),
                _("Press b, open a channel with enter, and fill in its rhythm, as 2w mo from 2027-01-04."),
            ]
        reading = [_("Counting the other campaigns …")] if self.others is None else []
        left_out = len(self.issue.items) - len(self.shown)
        told = _n("{count} in it does not match", "{count} in it do not match", left_out)
        return [issue_head(self.issue), *issue_lines(self.issue), *([told] if left_out else []), *reading]

    def of_use(self, action: str) -> bool:
        """Tell whether a key of the foot is of use: without editions there are none to go through."""
        return super().of_use(action) and (self.channel is not None or action not in OF_EDITIONS)

    def facts(self) -> list[str]:
        """Return which channel and how full."""
        channel = self.channel
        return [_("edition"), in_cells(channel.label) if channel else "", filled(self.issue) if self.issue else ""]

    def lines(self, width: int) -> list[Lines]:
        """Return what is in the edition as lines of so many cells."""
        items = self.shown
        titles = [titled(item.message) for item in items]
        left = width - 4 - max(map(cell_width, titles), default=0)
        notes = [shorten(" · ".join(item_notes(item)), max(20, width * 11 // 20, left)) for item in items]
        column = column_room(titles, notes, width - 4)
        return [[self.line(item, told, column, width)] for item, told in zip(items, notes, strict=True)]

    @staticmethod
    def line(item: Item, notes: str, column: int | None, width: int) -> Line:
        """Return the line of a message: its title, how far it is, whose it is, and what is wrong with it.

        `column` is how many cells titles have when all notes begin below each other.
        """
        sign = "▲ " if item.over or item.behind else "  "
        room = max(10, width - cell_width(notes) - 4) if column is None else column
        style = "warning" if sign.strip() else "muted" if item.campaign else ""
        return [(style, sign), (style, pad(titled(item.message), room)), ("muted", f"  {notes}")]

    def listed(self) -> Sequence[str | None]:
        """Return the ids of the messages, place by place; None for those of other campaigns."""
        return [None if each.campaign else each.message.id for each in self.shown]

    def select(self, message_id: str) -> None:
        """Show the edition that a message is in, with that in hand; one that is in none changes nothing."""
        message, slot = self.desk.plan.message(message_id), self.desk.schedule.timing(message_id).first
        channels = channels_with_editions(self.desk.schedule)
        places = [number for number, each in enumerate(channels) if message and each.id == message.channel]
        if places and slot is not None:
            edition = next_edition(self.desk.schedule, channels[places[0]], slot.first)
            if edition is not None and edition.day == slot.first:
                self.number, self.edition = places[0], edition
                self.renew()
                self.listing.take(next((n for n, each in enumerate(self.shown) if each.message.id == message_id), 0))

    def action_open(self) -> None:
        """Open the message in hand; one of another campaign is not here."""
        if self.item is not None and self.item.campaign:
            self.say(elsewhere_told(self.item.campaign))
        else:
            super().action_open()

    def action_turn(self, direction: int) -> None:
        """Show the next edition, or the one before."""
        channel = self.channel
        if channel is None or self.edition is None:
            return
        found = edition_beside(self.desk.schedule, channel, self.edition.day, direction)
        if found is None:
            self.say(_("This is as far as it goes."))
        else:
            self.edition = found
            self.renew()

    def action_today(self) -> None:
        """Show the first edition to come."""
        self.edition = None
        self.renew()

    def action_channel(self) -> None:
        """Show the edition of the next channel that has them, from the same day on."""
        day = self.edition.day if self.edition else self.desk.today
        self.number += 1
        if self.channel is not None:
            self.edition = next_edition(self.desk.schedule, self.channel, day)
            self.renew()

    def action_shift(self, direction: int) -> None:
        """Move the message in hand to the next edition, or the one before; it is left in hand there."""
        item, edition, message = self.item, self.edition, self.message
        if item is not None and item.campaign:
            self.say(elsewhere_told(item.campaign))
        elif self.wanted() and message is not None and edition is not None:
            self.edit(lambda: to_edition(self.desk.schedule, message, edition.day, direction))
            self.select(message.id)
