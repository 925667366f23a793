"""The month: a calendar with the messages of a plan, and the day and the message in hand."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Label

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time, unusual
from campaign.language import _, _n, current, mark
from campaign.model.messages import Message
from campaign.schedule.daybook import daybook
from campaign.schedule.filters import Filter, Sieve
from campaign.text import in_cells, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.detail import detail_lines, framed, inked
from campaign.tui.screens.work_actions import BACK, SHARED
from campaign.tui.screens.working import WorkView
from campaign.tui.widgets.month import MonthGrid

WIDE = 120
"""From so many cells on, what there is on the day in hand is listed beside the month."""
LISTED = 32
"""Cells of that list."""


class MonthScreen(WorkView):
    """A calendar month with its messages."""

    ACTIONS: ClassVar = (
        Command("month.right", "day(1)", mark("next day"), "right,l", "→"),
        Command("month.left", "day(-1)", mark("day before"), "left,h", "←"),
        Command("month.down", "step(1)", mark("next on the day"), "down,j", "↓", help=mark("Then the week below.")),
        Command("month.up", "step(-1)", mark("previous on the day"), "up,k", "↑", help=mark("Then the week above.")),
        Command(
            "month.later",
            "month(1)",
            mark("month later"),
            "pagedown,ctrl+f",
            footer=True,
            at_foot=mark("month"),
            pair="month.earlier",
        ),
        Command("month.earlier", "month(-1)", mark("month earlier"), "pageup,ctrl+b"),
        Command("month.today", "today", mark("today"), "full_stop", footer=True),
        *SHARED,
        BACK,
    )
    DEFAULT_CSS = """
    MonthScreen {
        & Horizontal { height: 1fr; }
        & #day { width: 36; height: 1fr; padding: 0 1; border-left: solid $border-blurred; }
    }
    """

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.grid = MonthGrid(desk)

    def compose(self) -> ComposeResult:
        """Put the month between the title and the message in hand, the day in hand beside it."""
        yield Label(id="title")
        with Horizontal():
            yield self.grid
            yield Label(id="day")
        yield Label(id="detail")
        yield self.foot()

    def on_mount(self) -> None:
        """Show the month of the message in hand."""
        super().on_mount()
        self.grid.focus()

    def on_resize(self) -> None:
        """Use the width there is."""
        self.show_hand()

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand."""
        return self.grid.hand

    def renew(self) -> None:
        """Show the plan as it now is."""
        keeps = self.sieve.keeps
        self.grid.marked = self.marked
        self.grid.show(daybook(self.desk.schedule, keeps), self.campaign_app.inspector.said(self.desk).marks())
        self.show_hand()

    def facts(self) -> list[str]:
        """Return the month that is shown, and how many messages it has."""
        day = self.grid.day
        months = [each for each in self.grid.book if (each.year, each.month) == (day.year, day.month)]
        ids = {entry.message for each in months for entry in self.grid.book[each]}
        name = f"{current().month_name(day.month)} {day.year}"
        return [name, _n("{count} message", "{count} messages", len(ids))]

    @on(MonthGrid.Highlighted)
    def show_hand(self) -> None:
        """Tell of the day and the message in hand."""
        cells = self.size.width or self.app.size.width
        self.show_title()
        listed = self.query_one("#day", Label)
        listed.display = cells >= WIDE
        if listed.display:
            listed.update(content_lines(self.listed()))
        self.query_one("#detail", Label).update(inked(self.told(cells)), layout=False)

    def listed(self) -> list[str]:
        """Return what there is on the day in hand, each with its hour and its owner."""
        grid = self.grid
        lines = [current().full_day(grid.day), unusual(self.desk.schedule, grid.day), ""]
        for number, entry in enumerate(grid.entries):
            message = self.desk.effective.message(entry.message)
            if message is not None:
                sign = "▶" if number == grid.number else " "
                hour = f"{entry.slot.start:%H:%M} " if entry.slot.start else ""
                lines.append(shorten(f"{sign}{hour}{in_cells(message.title)}", LISTED))
                facts = " · ".join(filter(None, [_(message.status), message.channel, message.owner]))
                lines.append(shorten(f"   {in_cells(facts)}", LISTED))
        return lines

    def told(self, cells: int) -> list[str]:
        """Return the message in hand in a frame; on a day without one, what can be done there."""
        message = self.desk.effective.message(self.hand or "")
        if message is not None:
            remarks = self.campaign_app.inspector.said(self.desk).by_message.get(message.id, ())
            return detail_lines(self.desk, message, cells, remarks)
        day = current().full_day(self.grid.day)
        lines = [
            unusual(self.desk.schedule, self.grid.day),
            _("Nothing on this day. Press a to write a message for it."),
        ]
        return framed(day, "", list(filter(None, lines)), cells)

    def show_detail(self) -> None:
        """Show the message in hand."""
        self.show_hand()

    def select(self, message_id: str) -> None:
        """Take a message in hand; one without a date stays where it is: no day shows it."""
        message = self.desk.effective.message(message_id)
        if message is not None and not self.sieve.keeps(message):
            self._sieve = Sieve(Filter())
            self.renew()
        self.grid.select(message_id)

    def seen(self) -> list[str]:
        """Return the messages that are seen."""
        return self.grid.seen()

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Show what is to be typed to take each message in hand."""
        self.grid.labels = labels
        self.grid.refresh()

    def take_at(self, widget: Widget, place: Offset) -> bool:
        """Take the message at a cell in hand."""
        found = self.grid.place_at(place.x, place.y) if widget is self.grid else None
        if found is None or found.entry is None:
            return False
        self.grid.take(found.day, found.entry)
        return True

    @on(MonthGrid.Picked)
    def picked(self) -> None:
        """Open what was clicked twice; write a message on an empty day."""
        if self.hand:
            self.action_open()
        else:
            self.action_add()

    @on(MonthGrid.Dropped)
    def dropped(self, event: MonthGrid.Dropped) -> None:
        """Move the message that was put down on another day."""
        message = self.desk.plan.message(event.message_id)
        if message is not None and self.edit(lambda: edits.move_by_days(self.desk.schedule, message, event.days)):
            self.say(_("{title}: {day}").format(title=message.title, day=self.moment(message.id)))

    def moment(self, message_id: str) -> str:
        """Return when a message is."""
        return day_and_time(self.desk.schedule.timing(message_id).first)

    def action_add(self) -> None:
        """Write a new message on the day in hand."""
        from campaign.tui.screens.form import MessageForm  # noqa: PLC0415

        typed = {"when": str(self.grid.day)}
        if self.message:
            typed["channel"] = self.message.channel
        self.app.push_screen(MessageForm(self.desk, None, typed), self.after_form)

    def action_day(self, days: int) -> None:
        """Go some days on."""
        self.grid.go(days=days)

    def action_month(self, months: int) -> None:
        """Go some months on."""
        self.grid.go(months=months)

    def action_step(self, direction: int) -> None:
        """Take the next message of the day, or the day a week on."""
        self.grid.step(direction)

    def action_today(self) -> None:
        """Go to today."""
        self.grid.take(self.desk.today)
