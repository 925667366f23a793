"""A calendar to pick a day from: the months side by side, with what is unusual about each day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.message import Message as Event
from textual.widgets import Label, Static

from campaign.desk.desk import Desk
from campaign.desk.distances import days_as_terms
from campaign.desk.telling import distance, unusual
from campaign.language import _, _n, current, mark
from campaign.model.typed.clocks import clock_of
from campaign.model.when import Anchored
from campaign.schedule.rows import monday
from campaign.schedule.starts import add_months
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog

MONTH_WIDTH = 32
"""Cells of a month: the week number and seven days of four cells."""
BETWEEN = 4
"""Empty cells between two months."""
WEEKS = 6
"""Weeks that a month can lie in."""


class Months(Static):
    """The months in view; it tells which of its cells was clicked."""

    class Clicked(Event):
        """A cell was clicked."""

        def __init__(self, x: int, y: int, *, twice: bool) -> None:
            self.x, self.y, self.twice = x, y, twice
            super().__init__()

    def on_click(self, event: Click) -> None:
        """Tell which cell it was."""
        event.stop()
        self.post_message(self.Clicked(event.x, event.y, twice=event.chain == 2))


class CalendarDialog(Dialog[str | None]):
    """Pick a day; the answer is a date, or a distance from what the message hangs on."""

    ACTIONS: ClassVar = (
        Command("calendar.pick", "pick", mark("this date"), "enter", footer=True, priority=True),
        Command("calendar.anchor", "anchor", mark("as a distance"), "a", footer=True),
        Command("calendar.right", "move(1)", mark("day later"), "right,l"),
        Command("calendar.left", "move(-1)", mark("day earlier"), "left,h"),
        Command("calendar.down", "move(7)", mark("week later"), "down,j"),
        Command("calendar.up", "move(-7)", mark("week earlier"), "up,k"),
        Command(
            "calendar.month_earlier",
            "month(-1)",
            mark("month earlier"),
            "pageup,p",
            "pgup",
            footer=True,
            at_foot=mark("month"),
            pair="calendar.month_later",
        ),
        Command("calendar.month_later", "month(1)", mark("month later"), "pagedown,n", "pgdn"),
        Command("calendar.today", "today", mark("today"), "full_stop,t", ".", footer=True),
        Dialog.CANCEL,
    )
    DEFAULT_CSS = """
    CalendarDialog #month { height: 7; width: 1fr; }
    CalendarDialog #told { height: 3; width: 1fr; color: $muted; margin-top: 1; }
    """

    def __init__(self, desk: Desk, day: date, anchor: str | None, typed: str) -> None:
        super().__init__()
        self.desk = desk
        self.day = day
        self.hangs_on = anchor if anchor and desk.schedule.start(anchor) else None
        self.clock = clock_of(typed)

    def heading(self) -> str:
        """Return the months in view."""
        return " – ".join(f"{current().month_name(month.month)} {month.year}" for month in self.months)

    def fill(self) -> ComposeResult:
        """Put the month above what is told of the day."""
        yield Months(id="month")
        yield Label(id="told")

    def on_mount(self) -> None:
        """Show the month."""
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a distance only where there is something to hang on."""
        del parameters
        return self.hangs_on is not None if action == "anchor" else True

    @property
    def months(self) -> list[date]:
        """Return the first days of the months in view: that of the day in hand, and the next where there is room."""
        start = self.day.replace(day=1)
        roomy = self.app.size.width >= 2 * MONTH_WIDTH + BETWEEN + 8 and start < date(date.max.year, 12, 1)
        return [start, add_months(start, 1)] if roomy else [start]

    def show(self) -> None:
        """Show the month and what is told of the day."""
        words = current()
        self.query_one(Vertical).border_title = content(self.heading())
        self.query_one(Months).update(self.drawn())
        busy = [each for each in self.desk.schedule.ordered if self.on_day(each)]
        away = distance(self.desk, self.hangs_on, self.day)
        why = unusual(self.desk.schedule, self.day)
        lines = [
            " · ".join(filter(None, [words.full_day(self.day), words.week(self.day), why])),
            away,
            _n("{count} message that day", "{count} messages that day", len(busy)) if busy else _("nothing that day"),
        ]
        self.query_one("#told", Label).update(content_lines(lines))

    def drawn(self) -> Text:
        """Return the months in view side by side."""
        words, text = current(), Text(no_wrap=True)
        names = "".join(f"{words.weekday(monday(self.day) + timedelta(days=number)):>4}" for number in range(7))
        gap = " " * BETWEEN
        text.append(gap.join(f"{'':4}{names}" for _month in self.months), Style(bold=True))
        for week in range(WEEKS):
            text.append("\n")
            for number, month in enumerate(self.months):
                text.append(gap if number else "")
                self.write_week(text, month, monday(month) + timedelta(weeks=week))
        return text

    def write_week(self, text: Text, month: date, start: date) -> None:
        """Write the days of a week that lie in a month, after the number of the week; nothing when there are none."""
        days = [start + timedelta(days=number) for number in range(7)]
        inside = [day.month == month.month for day in days]
        text.append(f"{start.isocalendar().week:>3} " if any(inside) else "    ")
        for day, here in zip(days, inside, strict=True):
            if here:
                self.write_day(text, day)
            else:
                text.append("    ")

    def on_day(self, message_id: str) -> bool:
        """Tell whether a message starts on the day in hand."""
        slot = self.desk.schedule.timing(message_id).first
        return slot is not None and slot.first == self.day

    def write_day(self, text: Text, day: date) -> None:
        """Write one day: the one in hand in brackets, days off shaded."""
        if day == self.day:
            text.append(f"[{day.day:>2}]", Style(reverse=True, bold=True))
        else:
            working = self.desk.schedule.calendar.is_working(day)
            sign = "┃" if day == self.desk.today else " " if working else "░"
            text.append(f" {day.day:>2}{sign}", Style(dim=not working))

    def action_move(self, days: int) -> None:
        """Go some days on."""
        self.go(lambda: self.day + timedelta(days=days))

    def action_month(self, months: int) -> None:
        """Go some months on."""
        self.go(lambda: add_months(self.day, months))

    def action_today(self) -> None:
        """Go to today."""
        self.go(lambda: self.desk.today)

    def go(self, where: Callable[[], date]) -> None:
        """Go to a day, as far as the calendar goes."""
        try:
            day = where()
        except (OverflowError, ValueError):
            return
        if date.min.year < day.year < date.max.year:
            self.day = day
            self.show()

    @on(Months.Clicked)
    def clicked(self, event: Months.Clicked) -> None:
        """Go to the day that was clicked; a second click picks it."""
        number, cell = divmod(event.x, MONTH_WIDTH + BETWEEN)
        column, week = (cell - 4) // 4, event.y - 1
        if number < len(self.months) and 0 <= column < 7 and 0 <= week < WEEKS:
            start = self.months[number]
            day = monday(start) + timedelta(days=7 * week + column)
            if day.month == start.month:
                self.go(lambda: day)
                if event.twice:
                    self.action_pick()

    def action_pick(self) -> None:
        """Give the date, with the time that was typed before."""
        self.dismiss(f"{current().full_day(self.day)} {self.clock}".strip())

    def action_anchor(self) -> None:
        """Give the distance from what the message hangs on, with the time that was typed before."""
        base = self.desk.schedule.start(self.hangs_on or "")
        if base is None or self.hangs_on is None:
            return
        when = Anchored(self.hangs_on, days_as_terms((self.day - base).days))
        self.dismiss(f"{when} {self.clock}".strip())
