"""What people type for a moment, in Dutch and English, as a `when`: "ma 11 jan 9u", "half mei", "T-14".

Each reader knows one way of writing. What could mean two things is refused with both, never guessed.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Literal, NamedTuple

from campaign.errors import CampaignError, NotUnderstoodError, did_you_mean
from campaign.language import say
from campaign.model.context import Context
from campaign.model.distances import read_distance, says_way
from campaign.model.duration import Duration
from campaign.model.typed.anchors import distance, golive_count, named, near_weekday, on_working_day
from campaign.model.typed.clocks import Clock, is_time, refuse_half, split_clock
from campaign.model.typed.dates import ISO_DAY, whole_years
from campaign.model.typed.days import bare_weekday, calendar_day, near_today, nth_weekday, weekday
from campaign.model.typed.spans import days_between
from campaign.model.typed.windows import month, near_period, part_of_month, quarter, week
from campaign.model.when import (
    Anchored,
    AtTime,
    Deadline,
    OnDay,
    Relative,
    Term,
    When,
    Window,
    parse_when,
    within_known_years,
)

Reader = Callable[[str, Context], When | None]
LONGEST = 120  # characters; nobody types a longer date
EXAMPLES = say("Type for example: mo 11 jan 9:30, week 12, mid May, 3 weeks before go-live, T-14.")
ABSENT = re.compile(r"[\s,]+")
ISO_PERIOD = re.compile(r"\d{4}-[wq]\d{1,2}")
READERS: tuple[Reader, ...] = (
    golive_count,
    near_weekday,
    distance,
    named,
    on_working_day,
    near_today,
    near_period,
    weekday,
    week,
    nth_weekday,
    part_of_month,
    quarter,
    month,
    calendar_day,
)


class Span(NamedTuple):
    """A moment, and how long it is when that was typed with it."""

    when: When
    """When it starts."""
    until: OnDay | None = None
    """Its last day."""
    length: Duration | None = None
    """How long it takes."""

    @property
    def ends(self) -> dict[str, object]:
        """Return the fields of a message that say so; what else says how long it takes goes. Empty without an end."""
        return {"until": self.until, "duration": self.length} if self.until or self.length else {}


def read_span(text: str, context: Context) -> Span:
    """Read what somebody typed for a moment, with its last day or its end: "18-25 maart", "18 maart 9:00-10:30".

    Raises:
        NotUnderstoodError: it means nothing, two things, or a day that does not exist.
    """
    written = text.strip()
    if not written or len(written) > LONGEST:
        raise _not_understood(written[:LONGEST], context)
    if (exact := _exact(written, context)) is not None:
        return Span(exact)
    if context.shift is not None and says_way(written):
        return Span(context.shift(read_distance(written)))
    folded = whole_years(ABSENT.sub(" ", written.casefold()).strip())
    if (timed := _timed(folded, context)) is not None:
        return timed
    if (anchor := context.anchor(folded)) is not None:
        return Span(Anchored(anchor))
    try:
        clock = _clock(folded, context)
        found = _moment(clock.day, context)
        days = None if found else days_between(clock.day, context)
    except (ValueError, OverflowError):
        raise NotUnderstoodError(say("{value} does not exist on the calendar", value=written), EXAMPLES) from None
    if days is not None and clock.start is None:
        first, last = (within_known_years(OnDay(day)) for day in days)
        return Span(first, last if isinstance(last, OnDay) and last != first else None)
    if found is None:
        raise _not_understood(written, context) if days is None else _timed_days(written)
    length = Duration(minutes=clock.minutes) if clock.minutes else None
    return Span(within_known_years(_with_clock(found, clock.start, written)), length=length)


def read_when(text: str, context: Context) -> When:
    """Read what somebody typed for a moment.

    Raises:
        NotUnderstoodError: it means nothing, two things, a day that does not exist, or has an end too.
    """
    found = read_span(text, context)
    if found.until is not None or found.length is not None:
        raise NotUnderstoodError(
            say("{value} has an end too, and here only a start is asked", value=text.strip()),
            say("Type only when it starts."),
        )
    return found.when


def read_deadline(text: str, context: Context, side: Literal[1, -1] = 1) -> Deadline:
    """Read what somebody typed for a deadline: a moment, or a distance from the message ("+1w", "2 dagen later").

    A weekday without a date is the first one after the message, or the last one before it when `side` is -1.

    Raises:
        NotUnderstoodError: likewise.
    """
    if says_way(text):
        return Relative(read_distance(text))
    if days := _days_to(text, context, side):
        return Relative((Term(days, "d"),))
    return read_when(text, context)


def read_beside(text: str, context: Context, side: Literal[1, -1]) -> When:
    """Read a moment that belongs to another: a weekday without a date is the first one after it, or the last before it.

    Raises:
        NotUnderstoodError: likewise.
    """
    if (days := _days_to(text, context, side)) and context.day is not None:
        return OnDay(date.fromordinal(context.day.toordinal() + days))
    return read_when(text, context)


def _days_to(text: str, context: Context, side: Literal[1, -1]) -> int:
    """Return how many days it is from the day of an entry to a bare weekday; 0 for anything else."""
    named_day = bare_weekday(ABSENT.sub(" ", text.casefold()).strip())
    if named_day is None or context.day is None:
        return 0
    return side * ((side * (named_day - context.day.weekday()) - 1) % 7 + 1)


def _moment(text: str, context: Context) -> When | None:
    """Return what the first reader makes of it that knows it."""
    if ISO_DAY.fullmatch(text):
        return parse_when(text)
    return next((found for reader in READERS if (found := reader(text, context)) is not None), None)


def _timed(folded: str, context: Context) -> Span | None:
    """Return a time without a day as one on the day that the entry has; None where it is none, or there is no day."""
    if context.clock is None or not is_time(folded):
        return None
    refuse_half(folded, dutch=context.day_first)
    clock = split_clock(f"x {folded}")
    when = context.clock(clock.start) if clock.start else None
    return Span(when, length=Duration(minutes=clock.minutes) if clock.minutes else None) if when else None


def _clock(folded: str, context: Context) -> Clock:
    """Return the time of day behind a day.

    Raises:
        NotUnderstoodError: it can be two times, or there is no day before it.
    """
    refuse_half(folded, dutch=context.day_first)
    if is_time(folded):
        raise NotUnderstoodError(
            say("{value} is a time without a day", value=folded), say("Type the day before it: 18 March 9:30.")
        )
    return split_clock(folded)


def _exact(text: str, context: Context) -> When | None:
    """Return a form of the plan file itself; one that hangs on something unknown is read further as words."""
    try:
        found = parse_when(text.upper() if ISO_PERIOD.fullmatch(text) else text)
    except NotUnderstoodError:
        if re.fullmatch(r"\d{4}-\S*", text) and not split_clock(text.casefold()).start:
            raise
        return None
    known = not isinstance(found, Anchored) or any(found.anchor == entry_id for entry_id, _title in context.anchors)
    return found if known else None


def _with_clock(found: When, clock: time | None, written: str) -> When:
    """Return the moment at a time of day."""
    if clock is None:
        return found
    match found:
        case OnDay(day):
            return AtTime(datetime.combine(day, clock))
        case Anchored():
            return Anchored(found.anchor, found.terms, clock)
        case Window("week", _year, number):
            example = say("Say which day: Tue week {number} {clock}.", number=number, clock=clock)
        case _:
            example = say("Type a day, or leave out the time.")
    raise NotUnderstoodError(say("{value}: a week or month has no time of day", value=written), example)


def _timed_days(written: str) -> CampaignError:
    """Return the complaint about several days with a time."""
    return NotUnderstoodError(
        say("{value}: what takes several days has no time of day", value=written),
        say("Leave out the time, or give it a repeat."),
    )


def _not_understood(written: str, context: Context) -> NotUnderstoodError:
    """Return the complaint about something that means nothing, with what may have been meant."""
    names = [name for pair in context.anchors for name in pair]
    last = written.casefold().split(" - ")[0].split(" + ")[0].strip()
    return NotUnderstoodError(say("{value} is not a moment", value=written), did_you_mean(last, names) or EXAMPLES)
