"""The week: a calendar of seven days with their hours, and the day and the message in hand."""

from typing import TYPE_CHECKING, ClassVar

from campaign.desk.desk import Desk
from campaign.desk.hours import move_by_minutes
from campaign.language import _, _n, current, mark
from campaign.model.messages import Message
from campaign.schedule.filters import Sieve
from campaign.tui.commands import Command
from campaign.tui.screens.days import DaysView
from campaign.tui.widgets.daygrid import WEEK
from campaign.tui.widgets.week import WeekGrid
from campaign.tui.widgets.weekframe import MANY, days_shown

if TYPE_CHECKING:
    pass

QUARTER = 15
"""Minutes by which a key moves a message on its day, as calendar programs do."""
EVERY_DAY = 10_000
"""So many cells show every day of a week."""


class WeekScreen(DaysView):
    """A calendar week with its messages and their hours."""

    LISTS_FROM = 160
    ACTIONS: ClassVar = (
        Command(
            "week.later",
            "week(1)",
            mark("week later"),
            "pagedown,ctrl+f",
            footer=True,
            at_foot=mark("week"),
            pair="week.earlier",
        ),
        Command("week.earlier", "week(-1)", mark("week earlier"), "pageup,ctrl+b"),
        Command(
            "week.quarter_earlier",
            "minutes(-1)",
            mark("quarter of an hour earlier"),
            "left_curly_bracket,shift+up",
            "{",
            footer=True,
            at_foot=mark("hour"),
            pair="week.quarter_later",
        ),
        Command(
            "week.quarter_later", "minutes(1)", mark("quarter of an hour later"), "right_curly_bracket,shift+down", "}"
        ),
        Command("week.hour_below", "hours(1)", mark("hour below"), "right_parenthesis,ctrl+down", ")"),
        Command(
            "week.hour_above",
            "hours(-1)",
            mark("hour above"),
            "left_parenthesis,ctrl+up",
            "(",
            help=mark("A new message begins on the hour in hand."),
        ),
        *DaysView.WALK,
        *DaysView.REST,
    )

    grid: WeekGrid

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.week = self.grid

    def make_grid(self) -> WeekGrid:
        """Return the week."""
        return WeekGrid(self.desk)

    def on_mount(self) -> None:
        """Show the week of the message in hand; the line of the hour goes with the clock."""
        super().on_mount()
        self.set_interval(60, self.week.refresh)

    def facts(self) -> list[str]:
        """Return the week that is shown, and how many messages it has."""
        words = current()
        days = days_shown(self.grid.day, EVERY_DAY)
        ids = {entry.message for day in days for entry in self.grid.book.get(day, ())}
        first, last = words.day(days[0]), words.full_day(days[MANY - 1])
        return [words.week(days[0]), f"{first} – {last}", _n("{count} message", "{count} messages", len(ids))]

    def named_day(self) -> str:
        """Return what the day in hand is called, with the hour in hand."""
        return f"{super().named_day()} {self.week.clock}".rstrip()

    def told_of_day(self) -> list[str]:
        """Return what is told of a day or an hour without a message in hand."""
        if self.week.clock:
            return [_("Press a to write a message for this hour.")]
        return super().told_of_day()

    def moment_in_hand(self) -> str:
        """Return the moment that a new message starts with: the day, and the hour where one is in hand."""
        return f"{self.grid.day} {self.week.clock}".rstrip()

    def action_week(self, weeks: int) -> None:
        """Go some weeks on."""
        if self.week.waits is not None:
            self.week.turn()
        self.week.go(days=WEEK * weeks)
        self.show_hand()

    def action_hours(self, direction: int) -> None:
        """Take the hour below or above in hand."""
        self.week.walk_hours(direction)

    def action_minutes(self, direction: int) -> None:
        """Move the message in hand by a quarter of an hour."""
        message = self.wanted()
        if message is not None and self.edit(lambda: move_by_minutes(self.desk.schedule, message, direction * QUARTER)):
            self.say_moment(message)
