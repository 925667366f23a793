"""What month and week have in common: days with their messages, the day and the message in hand told beside them."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Label

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.hours import move_to_hour
from campaign.desk.telling import day_and_time, moved_echo, unusual
from campaign.language import _, _n, current, mark
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.model.when import OnDay
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.daybook import Daybook, daybook
from campaign.schedule.filters import Filter, Sieve
from campaign.schedule.hours import HOUR
from campaign.text import in_cells, in_lines, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.detail import detail_lines, framed, inked
from campaign.tui.screens.work_actions import BACK, SHARED
from campaign.tui.screens.working import WorkView
from campaign.tui.titles import titled
from campaign.tui.widgets.daygrid import BEHIND, Place, window
from campaign.tui.widgets.daymouse import MouseGrid

LISTED = 36
"""Cells of the list of what there is on the day in hand, on a screen that is not wide."""
SHARE = 18
"""Hundredths of a wide screen that the list gets."""
AROUND = 4
"""Cells around the texts of the list."""


class DaysView(WorkView):
    """Days with their messages."""

    WALK: ClassVar = (
        Command("days.right", "day(1)", mark("next day"), "right,l", "→"),
        Command("days.left", "day(-1)", mark("day before"), "left,h", "←"),
        Command("days.down", "step(1)", mark("next on the day"), "down,j", "↓", help=mark("Then the week below.")),
        Command("days.up", "step(-1)", mark("previous on the day"), "up,k", "↑", help=mark("Then the week above.")),
        Command(
            "days.turn",
            "turn",
            mark("without a date"),
            "tab",
            help=mark("To the messages without a date at the foot, and back; drag one to its day."),
        ),
        Command("days.today", "today", mark("today"), "full_stop", footer=True),
    )
    """Commands that month and week share."""
    REST: ClassVar = (*SHARED, *BACK)
    LISTS_FROM: ClassVar = 120
    """From so many cells on, what there is on the day in hand is listed beside the days."""
    DEFAULT_CSS = """
    DaysView {
        & Horizontal { height: 1fr; }
        & #day { width: 36; height: 1fr; padding: 0 1; border-left: solid $border-blurred; }
    }
    """
    grid: MouseGrid

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.grid = self.make_grid()
        self.book: Daybook | None = None
        """What there is on each day, once it is shown."""
        self.shown: tuple[list[str], list[str], list[str]] = ([], [], [])
        """What is told in the title, beside the days and below them."""

    def make_grid(self) -> MouseGrid:
        """Return the days."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Put the days between the title and the message in hand, the day in hand beside them."""
        yield Label(id="title")
        with Horizontal():
            yield self.grid
            yield Label(id="day")
        yield Label(id="detail")
        yield self.foot()

    def on_mount(self) -> None:
        """Show the day of the message in hand, and read the calendars of others in a thread."""
        super().on_mount()
        self.grid.focus()
        self.read_behind()

    def folder_changed(self) -> None:
        """Read the calendars of others again."""
        super().folder_changed()
        self.read_behind()

    def show_behind(self, events: Sequence[BackdropEvent]) -> None:
        """Show the events of others on their days."""
        self.grid.show_behind(events)
        self.show_hand()

    def on_resize(self) -> None:
        """Use the width there is."""
        self.show_title()
        self.show_hand()

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand."""
        return self.grid.hand

    def renew(self) -> None:
        """Show the plan as it now is."""
        schedule, effective, keeps = self.desk.schedule, self.desk.effective, self.sieve.keeps
        waiting = (effective.message(each) for each in schedule.unscheduled)
        self.grid.marked = self.marked
        self.book = daybook(schedule, keeps, self.book)
        self.grid.show(
            self.book.days,
            [each.id for each in waiting if each is not None and keeps(each)],
            self.campaign_app.inspector.said(self.desk).marks,
        )
        self.show_title()
        self.show_hand()

    # What is told

    @on(MouseGrid.Highlighted)
    def show_hand(self) -> None:
        """Tell of the day and the message in hand; what stands there already is not drawn again."""
        cells = self.size.width or self.app.size.width
        listed = self.query_one("#day", Label)
        listed.display = cells >= self.LISTS_FROM
        listed.styles.width = width = max(LISTED, cells * SHARE // 100)
        facts, lines, told = self.facts(), self.listed(width - AROUND) if listed.display else [], self.told(cells)
        before, self.shown = self.shown, (facts, lines, told)
        if facts != before[0]:
            self.show_title()
        if lines != before[1]:
            listed.update(content_lines(lines), layout=False)
        if told != before[2]:
            self.query_one("#detail", Label).update(inked(told), layout=False)

    def listed(self, cells: int) -> list[str]:
        """Return what there is on the day in hand in so many cells: with hour and owner, whole where all of it fits."""
        grid, others = self.grid, self.others()
        lines = [current().full_day(grid.day), unusual(self.desk.schedule, grid.day), ""]
        room = max(1, (grid.size.height - len(lines) - len(others)) // 2)
        shown = window(len(grid.entries), room, grid.number)
        high = 2 if 2 * len(grid.entries) <= room else 1
        for number in shown:
            entry = grid.entries[number]
            message = self.desk.effective.message(entry.message)
            if message is not None:
                sign = "▶" if number == grid.number and entry.message == grid.hand else " "
                hour = f"{entry.slot.start:%H:%M} " if entry.slot.start else ""
                first, *below = in_lines(f"{hour}{titled(message)}", cells - 3, high)
                lines += (sign + first, *(f"   {each}" for each in below if each))
                channel = self.desk.effective.channel(message.channel)
                through = channel.label if channel else message.channel
                facts = " · ".join(filter(None, [_(message.status), through, message.owner]))
                lines += (f"   {each}" for each in filter(None, in_lines(in_cells(facts), cells - 3, high)))
        left = len(grid.entries) - len(shown)
        more = [_n("and {count} more", "and {count} more", left)] if left else []
        return [*lines, *more, *(shorten(f" {each}", cells) for each in others)]

    def others(self) -> list[str]:
        """Return what others have on the day in hand, each with its hour."""
        events = self.grid.events.get(self.grid.day, ())
        hours = (f"{each.slot.start:%H:%M} " if each.slot.start else "" for each in events)
        return [f"{BEHIND} {hour}{in_cells(each.title)}" for hour, each in zip(hours, events, strict=True)]

    def told(self, cells: int) -> list[str]:
        """Return the message in hand in a frame; on a day without one, what can be done there."""
        message = self.desk.effective.message(self.hand or "")
        if message is not None:
            remarks = self.campaign_app.inspector.said(self.desk).by_message.get(message.id, ())
            return detail_lines(self.desk, message, cells, remarks)
        lines = [unusual(self.desk.schedule, self.grid.day), " · ".join(self.others()), *self.told_of_day()]
        return framed(self.named_day(), "", list(filter(None, lines)), cells)

    def named_day(self) -> str:
        """Return what the day in hand is called."""
        return current().full_day(self.grid.day)

    def told_of_day(self) -> list[str]:
        """Return what is told of a day without a message in hand."""
        return [_("Nothing on this day. Press a to write a message for it.")]

    @on(MouseGrid.Dragged)
    def tell_drag(self, event: MouseGrid.Dragged) -> None:
        """Echo where a message would come down."""
        message = self.desk.effective.message(event.message_id)
        if message is not None:
            place = event.place
            days = (place.day - event.start.day).days if event.start else 0
            echo = moved_echo(self.desk, message, days, self.clock_at(message, event.start, place))
            echo = echo or current().full_day(place.day)
            cells = self.size.width or self.app.size.width
            told = framed(message.title, "", [in_cells(echo)], cells)
            self.shown = (*self.shown[:2], told)
            self.query_one("#detail", Label).update(inked(told), layout=False)

    def show_detail(self) -> None:
        """Show the message in hand."""
        self.show_hand()

    # What is in hand

    def select(self, message_id: str) -> None:
        """Take a message in hand."""
        message = self.desk.effective.message(message_id)
        if message is not None and not self.sieve.keeps(message):
            self.show_only(Sieve(Filter()))
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
        return widget is self.grid and self.grid.message_at(place)

    @on(MouseGrid.Picked)
    def picked(self) -> None:
        """Open what was clicked twice; write a message on an empty day."""
        if self.hand:
            self.action_open()
        else:
            self.action_add()

    # Edits

    @on(MouseGrid.Dropped)
    def dropped(self, event: MouseGrid.Dropped) -> None:
        """Move the message that was put down elsewhere."""
        message, place = self.desk.plan.message(event.message_id), event.place
        if message is None:
            return

        def move() -> Edit:
            clock = self.clock_at(message, event.start, place)
            if clock is not None:
                first = self.desk.schedule.timing(message.id).first
                days = place.day - (event.start.day if event.start else place.day)
                return move_to_hour(self.desk.schedule, message, first.first + days if first else place.day, clock)
            if event.start is None:
                return edits.move_to(self.desk.schedule, message, OnDay(place.day))
            return edits.move_by_days(self.desk.schedule, message, (place.day - event.start.day).days)

        if self.edit(move):
            self.select(message.id)
            self.say_moment(message)

    def clock_at(self, message: Message, start: Place | None, place: Place) -> time | None:
        """Return the hour that a message gets that was taken from one place to another; None when it keeps its own."""
        if place.minute is None:
            return None
        slot = self.desk.schedule.timing(message.id).first
        minute = place.minute
        if start is not None and start.minute is not None and slot is not None and slot.start is not None:
            minute += slot.start.hour * HOUR + slot.start.minute - start.minute
        minute = max(0, min(minute, 24 * HOUR - 1))
        return time(minute // HOUR, minute % HOUR)

    def say_moment(self, message: Message) -> None:
        """Tell when a message is."""
        day = day_and_time(self.desk.schedule.timing(message.id).first)
        self.say(_("{title}: {day}").format(title=message.title, day=day))

    def action_add(self) -> None:
        """Write a new message on the day in hand."""
        from campaign.tui.screens.form import MessageForm

        typed = {"when": self.moment_in_hand()}
        if self.message:
            typed["channel"] = self.message.channel
        self.app.push_screen(MessageForm(self.desk, None, typed), self.after_form)

    def moment_in_hand(self) -> str:
        """Return the moment that a new message starts with."""
        return str(self.grid.day)

    # Walking

    def action_day(self, days: int) -> None:
        """Go some days on."""
        self.grid.go(days=days)
        self.show_hand()

    def action_step(self, direction: int) -> None:
        """Take the next message of the day, or the day a week on."""
        self.grid.step(direction)
        self.show_hand()

    def action_turn(self) -> None:
        """Go to the messages without a date, or back."""
        if self.grid.waiting:
            self.grid.turn()
        else:
            self.say(_("Every message has a date."))

    def action_today(self) -> None:
        """Go to today."""
        self.grid.take(self.desk.today)
