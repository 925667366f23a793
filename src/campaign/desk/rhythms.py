"""How often something comes back, as people type it: a message's repeat, and a channel's rhythm."""

import re
from typing import Any, get_args

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.channels import Rhythm
from campaign.model.context import Context
from campaign.model.fields import Weekday
from campaign.model.messages import Repeat
from campaign.model.typed import read_when
from campaign.model.when import AtTime, OnDay, Relative, Term, parse_deadline
from campaign.model.words import FREQUENCIES, NUMBERS, UNITS, WEEKDAYS, one_of

WORDED = re.compile(
    rf"(?:elke|iedere|every)\s+(?:(?P<n>\d{{1,4}}|{one_of(NUMBERS)})\s+)?(?P<unit>{one_of(UNITS)})\b[\s,]*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
EVERY = re.compile(r"(?:(?:elke|iedere|every)\s+)?(?P<every>\d{1,4}\s?(?:wd|d|w|m))\b[\s,]*(?P<rest>.*)", re.DOTALL)
TIMES = re.compile(r"(?P<number>\d{1,4})\s*(?:x|keer|maal|times)|x\s*(?P<times>\d{1,4})")
UNTIL = re.compile(r"(?:tot en met|t/m|tot|until)\s+(.+)", re.IGNORECASE)
ON = re.compile(r"(?:(?:op|on)\s+)?(?P<on>[a-z]+)\b\s*")
FROM = re.compile(r"(?:vanaf|van|from)\s+(?P<start>.+)", re.IGNORECASE)
CODES = get_args(Weekday)
REPEATS = say("Write for example: 2w until livegang, or 1w 6x.")
ENDS = say("Write for example: every week until 1 July, or every week, 6 times.")
RHYTHMS = say("Write for example: 2w mo from 2027-01-04 09:00.")


def read_repeat(text: str, context: Context, *, ended: bool = True) -> Repeat:
    """Read a repeat: "2w until livegang", "every 1w, 6 times"; one without an end where none is asked.

    Raises:
        NotUnderstoodError: it is not written so, or says no end where it is to be `ended`.
    """
    every, rest = _every(text)
    if every is None:
        raise NotUnderstoodError(say("{value} is not a repeat", value=text[:80]), REPEATS)
    if not rest and not ended:
        return Repeat.model_construct(every=every)
    if not rest:
        raise NotUnderstoodError(say("{value} has no end", value=text[:80]), ENDS)
    if (found := TIMES.fullmatch(rest)) and (times := int(found["number"] or found["times"])):
        return Repeat.model_construct(every=every, times=times)
    if until := UNTIL.fullmatch(rest):
        return Repeat.model_construct(every=every, until=read_when(until[1], context))
    raise NotUnderstoodError(say("{value} is not a repeat", value=text[:80]), REPEATS)


def _every(text: str) -> tuple[Term | None, str]:
    """Return how often, "2w" or "elke 2 weken", and what is typed behind it; None when it does not begin so."""
    if found := WORDED.fullmatch(text.strip()):
        word = (found["n"] or "1").casefold()
        number = NUMBERS.get(word) or int(word)
        return (Term(number, UNITS[found["unit"].casefold()]) if number else None), found["rest"].strip()
    first, _space, rest = text.strip().partition(" ")
    if (word := first.casefold().rstrip(",")) in FREQUENCIES:
        return Term(*FREQUENCIES[word]), rest.strip()
    found = EVERY.fullmatch(text.strip())
    return (read_step(found["every"]), found["rest"].strip()) if found else (None, "")


def read_rhythm(text: str, context: Context) -> Rhythm:
    """Read a rhythm: "1w", "2w mo", "2w mo from 2027-01-04 09:00".

    Raises:
        NotUnderstoodError: it is not written so.
    """
    every, rest = _every(text)
    if every is None:
        raise NotUnderstoodError(say("{value} is not a rhythm", value=text[:80]), RHYTHMS)
    values: dict[str, Any] = {"every": every}
    if (on := ON.match(rest.casefold())) and on["on"] in WEEKDAYS:
        values["on"] = CODES[WEEKDAYS[on["on"]]]
        rest = rest[on.end() :]
    if start := FROM.fullmatch(rest):
        values |= _start(start["start"], context)
    elif rest:
        raise NotUnderstoodError(say("{value} is not a rhythm", value=text[:80]), RHYTHMS)
    return Rhythm.model_construct(**values)


def _start(text: str, context: Context) -> dict[str, object]:
    """Read the day of the first edition, and the time at which editions go out."""
    match read_when(text, context):
        case OnDay(day):
            return {"start": day}
        case AtTime(moment):
            return {"start": moment.date(), "time": moment.time()}
        case _:
            raise NotUnderstoodError(say("{value} is not a day", value=text[:80]), RHYTHMS)


def read_step(text: str) -> Term | None:
    """Read how often: "2w", "10d", "1m", "5wd"; None when it is not written so."""
    distance = parse_deadline(f"+{text.replace(' ', '')}")
    found = distance.terms[0] if isinstance(distance, Relative) else None
    return found if found and found.amount else None
