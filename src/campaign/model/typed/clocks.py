"""Times of day as people type them behind a day: "9u", "half 10", "9:00-10:30", "2:30 pm", "noon"."""

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.words import MORNING, NIGHT, NUMBERS, PARTS_OF_DAY, one_of

CLOCK = re.compile(
    r"(?:^|(?<![\s,])[\s,]+)(?:om|at|@|vanaf|from)?\s*"
    r"(?:(?P<h>[01]?\d|2[0-3])(?::|\.|u)(?P<m>[0-5]\d)\s*(?:uur|u|h|hrs)?(?P<half>\s*[ap]\.?m\.?)?"
    rf"|(?P<hour>[01]?\d|2[0-3])\s*(?:uur|u|h|o'clock)(?:\s+(?P<of_day>{one_of(PARTS_OF_DAY)}))?"
    r"|(?P<english>1[0-2]|[1-9])\s*(?P<side>[ap])\.?m\.?|(?P<noon>noon))$"
)
WORDS = re.compile(
    rf"(?<![\s,])[\s,]+(?:om |at )?(?P<part>half past |half ?|kwart voor |kwart over |quarter to |quarter past )"
    rf"(?P<hour>[01]?\d|2[0-3]|{one_of(NUMBERS)})(?: uur)?(?:\s+(?P<of_day>{one_of(PARTS_OF_DAY)}))?$"
)
"""A time in words: a part of an hour before or after it."""
MINUTES = {"half": -30, "half past": 30, "kwart voor": -15, "quarter to": -15, "kwart over": 15, "quarter past": 15}
ONE = r"(?:[01]?\d|2[0-3])(?:(?::|\.|u|h)[0-5]\d)?\s*(?:uur|u|h|[ap]\.?m\.?)?"
BETWEEN = re.compile(
    rf"(?<![\s,])[\s,]+(?:van |from |om |at |tussen )?"
    rf"(?P<from>{ONE})\s*(?:-|–|—|tot|t/m|to|until|till)\s*(?P<to>{ONE})$"
)
MARKED = re.compile(r"[:.uhm]")
"""A number is a time when it has minutes, or a word for hours."""
PERIOD = re.compile(r"(?:week|wk)$")
BARE = re.compile(r"^(\d{1,2})(?:[.,;h ]?([0-5]\d))?$")
"""A time that could be another number elsewhere: "14", "0930", "10,30"."""
DAYTIME = (8 * 60 + 30, 12 * 60 + 59)
"""Minutes of the day between which a time in words is of the morning; half past one is of the afternoon."""
LONGEST = 400
"""Characters of a moment with its time; what is longer is prose, in which no time is sought."""
EARLY = 6 * 60
"""Minutes of the day from which up to the daytime a time in words may as well be of the evening."""
NIGHTLY = re.compile(r"([1-6])\s*(?:uur|u|h|o'clock)?")
"""A bare hour at which nobody meets by night: "2 uur" is of the afternoon, as "half 4" is; "02:00" is of the night."""
NOON, DAY = 12 * 60, 24 * 60


class Clock(NamedTuple):
    """The time behind a day."""

    day: str
    """What is typed without it."""
    start: time | None = None
    """The time it starts; None when there is none."""
    minutes: int | None = None
    """How long it takes, when an end was typed."""
    assumed: bool = False
    """It is taken for the afternoon, which the text does not say."""


def split_clock(text: str) -> Clock:
    """Return what is typed without its time of day, that time, and how long it takes when its end is typed too.

    Raises:
        NotUnderstoodError: the time can be two times, or ends before it starts.
        ValueError: there is no such time.
    """
    if len(text) > LONGEST:
        return Clock(text)
    if (found := BETWEEN.search(text)) and MARKED.search(found["from"] + found["to"]):
        return _between(text, found)
    if found := WORDS.search(text):
        return Clock(text[: found.start()].rstrip(" ,"), *_worded(found))
    found = CLOCK.search(text)
    if found is None or (found.start() == 0 and not found["hour"]) or PERIOD.search(text[: found.start()]):
        return Clock(text)
    return Clock(text[: found.start()].rstrip(" ,"), *_written(found))


def is_time(text: str) -> bool:
    """Tell whether a text is a time without a day."""
    return split_clock(f"x {text}").day == "x"


def refuse_half(text: str, *, dutch: bool) -> None:
    """Refuse "half 4" where it may be half past four as well: elsewhere than in Dutch.

    Raises:
        NotUnderstoodError: it says so.
    """
    half = None if dutch else re.search(r"\bhalf (1[0-2]|[1-9])$", text)
    if half is not None:
        hour = 60 * int(half[1])
        raise two_times(half[0], hour - 30, hour + 30)


def read_clock(text: str, *, dutch: bool) -> Clock:
    """Read a time of day by itself, as in a column of times: "9:30", "10.30", "10u", "half 4", "0930", "14".

    Raises:
        NotUnderstoodError: it is none, or can be two times.
    """
    folded = " ".join(text.casefold().split())
    folded = BARE.sub(lambda found: f"{found[1]}:{found[2] or '00'}", folded)
    refuse_half(folded, dutch=dutch)
    try:
        found = split_clock(f"x {folded}")
    except ValueError:
        found = Clock(folded)
    if found.day != "x":
        raise NotUnderstoodError(say("{value} is not a time", value=text.strip()[:80]), say("Type for example 9:30."))
    return found


def clock_of(text: str) -> str:
    """Return the time of day in a moment as it is typed, "09:30"; "" when there is none."""
    try:
        start = split_clock(" ".join(text.casefold().split())).start
    except (NotUnderstoodError, ValueError):
        return ""
    return f"{start:%H:%M}" if start else ""


def _written(found: re.Match[str]) -> tuple[time, None, bool]:
    """Return a time that is written in digits, or is noon, and whether it is taken for the afternoon."""
    if found["noon"]:
        return time(12), None, False
    if found["english"]:
        return time(int(found["english"]) % 12 + (12 if found["side"] == "p" else 0)), None, False
    if found["hour"]:
        minute, assumed = 60 * int(found["hour"]), NIGHTLY.fullmatch(found["hour"]) and not found["of_day"]
        part = found["of_day"] if minute <= NOON else None
        return _time(minute + NOON if assumed else _of_day(minute, part) if part else minute), None, bool(assumed)
    hour = int(found["h"])
    half = (found["half"] or "").strip()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(found["m"])), None, False


def _of_day(minute: int, part: str) -> int:
    """Return a minute of half a day as one of the whole day, given the part of the day that is said with it."""
    minute %= NOON
    early = part in MORNING or (part in NIGHT and minute < EARLY)
    return minute if early else minute + NOON


def _between(text: str, found: re.Match[str]) -> Clock:
    """Return a time with its end."""
    last = _one(found["to"])
    side = re.search(r"[ap]\.?m\.?$", found["to"])
    first = _one(found["from"] + (side[0] if side and not re.search(r"[apu]", found["from"]) else ""))
    if first > last:
        first = _one(found["from"])
    start, end = next(_spans(found, first, last), (first, last))
    if end <= start:
        raise NotUnderstoodError(
            say("{value} ends before it starts", value=text[found.start() :].strip(" ,")),
            say("Type only when it starts, and how long it takes as its duration."),
        )
    return Clock(text[: found.start()].rstrip(" ,"), _time(start), end - start, assumed=(start, end) != (first, last))


def _spans(found: re.Match[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give what a bare hour between two times may mean, in minutes: of the afternoon before it is as it is written."""
    if re.search(r"[ap]\.?m\.?$", found["to"]):
        return
    if NIGHTLY.fullmatch(found["from"].strip()):
        yield from ((first + NOON, end) for end in (last, last + NOON) if first + NOON < end < DAY)
    if first < last:
        yield first, last
    elif NIGHTLY.fullmatch(found["to"].strip()) and first < last + NOON:
        yield first, last + NOON


def _one(text: str) -> int:
    """Return one of two times in minutes of the day, as it is written. Raises ValueError for no time."""
    written = text.replace("h", "u").strip()
    bare = re.fullmatch(r"([01]?\d|2[0-3])\s*(?:uur|u)?", written)
    if bare is not None:
        return 60 * int(bare[1])
    found = CLOCK.search(written)
    if found is None:
        raise ValueError(text)
    clock = _written(found)[0]
    return 60 * clock.hour + clock.minute


def _worded(found: re.Match[str]) -> tuple[time, None, bool]:
    """Return a time in words, and whether it is taken for the afternoon.

    Whether it is of the morning is told by the text or by the hour, and not guessed.

    Raises:
        NotUnderstoodError: it may be two times.
    """
    hour = NUMBERS.get(found["hour"]) or int(found["hour"])
    minute = (60 * hour + MINUTES[found["part"].strip()]) % DAY
    if hour > 12:
        return _time(minute), None, False
    if found["of_day"]:
        return _time(_of_day(minute, found["of_day"])), None, False
    if EARLY <= minute < DAYTIME[0]:
        raise two_times(found[0], minute, minute + NOON)
    if DAYTIME[0] <= minute <= DAYTIME[1]:
        return _time(minute), None, False
    return _time(minute % NOON + NOON), None, True


def two_times(written: str, one: int, other: int) -> NotUnderstoodError:
    """Return the refusal of what may be two times, both in minutes of the day."""
    text = say("{value} can be {one} or {other}", value=written.strip(" ,"), one=_time(one), other=_time(other))
    return NotUnderstoodError(text, say("Write the time in digits."))


def _time(minutes: int) -> time:
    """Return the time so many minutes into the day."""
    return time(*divmod(minutes % (24 * 60), 60))
