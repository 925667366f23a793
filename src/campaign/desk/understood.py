"""What a text that was typed outside a form is taken as, told before anything changes."""

from datetime import date

from campaign.language import _, current
from campaign.model.said import said_when
from campaign.model.told import told_days, told_window
from campaign.model.when import AtTime, OnDay, When, Window


def date_echo(when: When) -> str:
    """Return what a moment is taken as: its day with the year and the week, or the days of a window."""
    words = current()
    match when:
        case OnDay(day):
            return f"→ {words.full_day(day)} · {words.week(day)}"
        case AtTime(moment):
            return f"→ {words.full_day(moment.date())} {moment:%H:%M} · {words.week(moment.date())}"
        case Window():
            return f"→ {window_echo(when)}"
        case _:
            return f"→ {words.render(said_when(when))}"


def window_echo(window: Window) -> str:
    """Return that something is on some day of a window, and which days those are."""
    words = current()
    told = _("somewhere in {period} ({days})")
    return told.format(period=told_window(window, words), days=told_days(window.first, window.last, words))


def days_echo(first: date, last: date) -> str:
    """Return what a period is taken as."""
    return f"→ {told_days(first, last, current())}"
