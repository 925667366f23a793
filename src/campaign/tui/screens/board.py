"""The board: the messages of a plan by how far they are, each column a status."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Label

from campaign.desk.board import board, next_status
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time
from campaign.language import _, current, mark
from campaign.model.field_words import STATUS_MARKS
from campaign.model.messages import STATUSES, Message
from campaign.schedule.filters import Sieve
from campaign.tui.commands import Command
from campaign.tui.screens.listview import WALK
from campaign.tui.screens.work_actions import BACK, SHARED
from campaign.tui.screens.working import WorkView
from campaign.tui.titles import titled
from campaign.tui.widgets.cards import Card, Column
from campaign.tui.widgets.columns import Columns
from campaign.tui.widgets.ink import FLAG

BY_DAY = ("timeline.earlier", "timeline.later")
"""Commands whose keys move a message by a status here."""


class BoardScreen(WorkView):
    """Every message in the column of its status."""

    ACTIONS: ClassVar = (
        Command(
            "board.on",
            "status_on(1)",
            mark("status on"),
            "L,greater_than_sign,shift+right",
            "L",
            footer=True,
            at_foot=mark("status"),
            pair="board.back",
            help=mark("Move the message to the next column; its history says who did and when."),
        ),
        Command("board.back", "status_on(-1)", mark("status back"), "H,less_than_sign,shift+left", "H"),
        *(each for each in SHARED if each.id not in BY_DAY),
        *WALK,
        Command("board.right", "walk_columns(1)", mark("next column"), "right,l", "→"),
        Command("board.left", "walk_columns(-1)", mark("previous column"), "left,h", "←"),
        *BACK,
    )
    DEFAULT_CSS = """
    BoardScreen Columns { margin: 0 1; }
    """

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.flags: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Put the title above the columns."""
        yield Label(id="title")
        yield Columns(self.card)
        yield Label(id="detail")
        yield self.foot()

    def on_resize(self) -> None:
        """Use the width there is."""
        super().on_resize()
        self.show_card()

    @property
    def columns(self) -> Columns:
        """Return the columns."""
        return self.query_one(Columns)

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand."""
        return self.columns.in_hand

    def renew(self) -> None:
        """Show the messages as they now stand."""
        self.flags = self.campaign_app.inspector.said(self.desk).marks
        found = board(self.desk.schedule, self.sieve.keeps)
        columns = [
            Column(
                status,
                f"{STATUS_MARKS[status]} {_(status)}",
                tuple(each.id for each in messages),
                folds=status == "cancelled",
            )
            for status, messages in found.items()
        ]
        self.columns.marked = self.marked
        self.columns.show(columns, self.hand)
        self.columns.focus()
        self.show_title()
        self.show_card()

    @on(Columns.Highlighted)
    def show_card(self) -> None:
        """Show all of the message in hand below the columns, where a card cuts its title."""
        self.tell_below(self.frame(self.desk.effective.message(self.hand or "")))

    def facts(self) -> list[str]:
        """Return how it is shown."""
        return [_("board")]

    def card(self, message_id: str) -> Card:
        """Return the face of a message."""
        desk = self.desk
        message = desk.plan.message(message_id)
        if message is None:
            return Card("", "")
        slots = desk.schedule.timing(message_id).slots
        slot = next((each for each in slots if each.last >= desk.today), slots[-1] if slots else None)
        when = current().day(slot.first) if slot and not slot.window else day_and_time(slot)
        flagged = message_id in self.flags
        note = " ".join(filter(None, [FLAG if flagged else "", when, "·" if message.owner else "", message.owner]))
        channel = desk.effective.channel(message.channel)
        through = channel.label if channel else message.channel
        done = message.status in {"sent", "cancelled"}
        return Card(titled(message), note, flag=flagged, done=done, more=through)

    def seen(self) -> list[str]:
        """Return the messages that are seen."""
        return self.columns.seen()

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Show what is to be typed to take each message in hand."""
        self.columns.labels = labels
        self.columns.refresh()

    def show_marks(self, changed: frozenset[str]) -> None:
        """Show what is marked."""
        del changed
        self.columns.marked = self.marked
        self.columns.refresh()
        self.show_title()

    def take_at(self, widget: Widget, place: Offset) -> bool:
        """Take the card at a cell in hand; the mouse took it when its button went down."""
        hit = self.columns.at(place.x, place.y) if widget is self.columns else None
        return hit == (self.columns.place, self.columns.row) and self.message is not None

    def select(self, message_id: str) -> None:
        """Take a message in hand."""
        self.columns.show(self.columns.columns, message_id)

    @on(Columns.Picked)
    def picked(self) -> None:
        """Open the message that was clicked twice."""
        self.action_open()

    @on(Columns.Dropped)
    def dropped(self, event: Columns.Dropped) -> None:
        """Give the message that was dragged to another column its status."""
        message = self.desk.plan.message(event.card)
        if message is not None and event.column in STATUSES:
            self.give_status(message, event.column)

    def action_status_on(self, direction: int) -> None:
        """Move the message in hand to the next column, or the one before."""
        message = self.wanted()
        status = next_status(message.status, direction) if message else None
        if message is not None and status is not None:
            self.give_status(message, status)

    def action_walk(self, steps: int) -> None:
        """Take another card of the column in hand."""
        self.columns.walk(steps, 0)
        self.show_card()

    def action_walk_columns(self, steps: int) -> None:
        """Take a card of another column in hand."""
        self.columns.walk(0, steps)
        self.show_card()

    def action_page(self, direction: int) -> None:
        """Take a card about a screen further on in hand."""
        self.columns.walk(direction * self.columns.room, 0)
        self.show_card()
