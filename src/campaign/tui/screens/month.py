"""The month: a calendar with the messages of a plan, and the day and the message in hand."""

from typing import ClassVar

from campaign.language import _n, current, mark
from campaign.tui.commands import Command
from campaign.tui.screens.days import DaysView
from campaign.tui.widgets.month import MonthGrid


class MonthScreen(DaysView):
    """A calendar month with its messages."""

    ACTIONS: ClassVar = (
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
        *DaysView.WALK,
        *DaysView.REST,
    )

    def make_grid(self) -> MonthGrid:
        """Return the month."""
        return MonthGrid(self.desk)

    def facts(self) -> list[str]:
        """Return the month that is shown, and how many messages it has."""
        day = self.grid.day
        months = [each for each in self.grid.book if (each.year, each.month) == (day.year, day.month)]
        ids = {entry.message for each in months for entry in self.grid.book[each]}
        name = f"{current().month_name(day.month)} {day.year}"
        return [name, _n("{count} message", "{count} messages", len(ids))]

    def action_month(self, months: int) -> None:
        """Go some months on."""
        self.grid.go(months=months)
        self.show_hand()
