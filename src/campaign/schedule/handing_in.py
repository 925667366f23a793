"""By when a channel wants a text, and by when its approval must have been asked."""

from datetime import date

from campaign.model.channels import Channel
from campaign.model.duration import Duration
from campaign.model.when import Relative, Term
from campaign.schedule.starts import step
from campaign.schedule.workdays import WorkCalendar


def handed_in(calendar: WorkCalendar, channel: Channel, goes_out: date) -> date | None:
    """Return the day on which a channel must have the text; the day itself for a channel that does not say.

    None when that lies beyond the calendar.
    """
    by = channel.copy_deadline
    return _stepped(calendar, goes_out, by.terms) if isinstance(by, Relative) else goes_out


def approval_asked(calendar: WorkCalendar, channel: Channel, due: date | None) -> date | None:
    """Return the last day on which approval can be asked for what is due on a day.

    A text is approved before it is handed in, so the time for approval counts back from then.
    """
    match channel.approval:
        case Term(amount, unit) if due:
            return _stepped(calendar, due, (Term(-amount, unit),))
        case Duration(days) if due and days:
            return _stepped(calendar, due, (Term(-days, "d"),))
        case _:
            return due


def _stepped(calendar: WorkCalendar, day: date, terms: tuple[Term, ...]) -> date | None:
    """Return the day some steps on, None beyond the calendar."""
    try:
        return step(day, terms, calendar)
    except OverflowError:
        return None
