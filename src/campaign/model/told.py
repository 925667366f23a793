"""Moments, distances and lengths in the words of a language, in a way that can be typed again."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import get_args

from campaign.language import Language, mark, mark_many
from campaign.model.channels import Rhythm
from campaign.model.duration import Duration
from campaign.model.fields import Weekday
from campaign.model.messages import Repeat
from campaign.model.said import UNIT_WORDS, said_anchored, said_distance
from campaign.model.when import Anchored, AtTime, Deadline, OnDay, Term, Unit, Window

ONE: dict[Unit, str] = {"d": mark("day"), "wd": mark("working day"), "w": mark("week"), "m": mark("month")}
"""One of a unit, behind "every"."""
CODES = get_args(Weekday)
MONDAY = date(2024, 1, 1)
MINUTES_WORDS = mark_many("{count} minute", "{count} minutes")
HOURS_WORDS = mark_many("{count} hour", "{count} hours")


def told_when(when: Deadline, words: Language, name: Callable[[str], str] = str) -> str:
    """Return a moment as people read and type it: "do 18 mrt 2027 10:00", "week 12 2027", "6 weken vóór livegang".

    `name` gives what an anchor is called. What people have no words for is as the plan file writes it.
    """
    match when:
        case OnDay(day):
            return words.full_day(day)
        case AtTime(moment) if moment.tzinfo is None and not (moment.second or moment.microsecond):
            return f"{words.full_day(moment.date())} {moment:%H:%M}"
        case Window():
            return told_window(when, words)
        case Anchored():
            return words.render(said_anchored(when, name))
        case _:
            return str(when)


def told_window(window: Window, words: Language) -> str:
    """Return a week, month or quarter with its year: "week 12 2027", "maart 2027", "kwartaal 2 2027"."""
    match window.period:
        case "week":
            text = mark("week {number} {year}")
        case "month":
            return f"{words.month_name(window.number)} {window.year}"
        case _:
            text = mark("quarter {number} {year}")
    return words.text(text).format(number=window.number, year=window.year)


def told_days(first: date, last: date, words: Language) -> str:
    """Return the first and last of some days, with their year: "ma 22 – zo 28 mrt 2027"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{words.weekday(first)} {first.day} – {words.full_day(last)}"
    return f"{words.day(first) if first.year == last.year else words.full_day(first)} – {words.full_day(last)}"


def told_distance(terms: tuple[Term, ...], words: Language) -> str:
    """Return a distance and which way it goes: "2 weken eerder", "1 week en 2 dagen later"."""
    return words.render(said_distance(terms))


def told_length(length: Duration, words: Language) -> str:
    """Return how long something takes: "45 minuten", "1 uur", "1 uur 30 minuten", "2 dagen"."""
    hours, minutes = divmod(abs(length.minutes), 60)
    parts = ((UNIT_WORDS["d"], abs(length.days)), (HOURS_WORDS, hours), (MINUTES_WORDS, minutes))
    found = [_counted(forms, count, words) for forms, count in parts if count]
    return " ".join(found) or _counted(MINUTES_WORDS, 0, words)


def _counted(forms: tuple[str, str], count: int, words: Language) -> str:
    """Return so many of something."""
    return words.many(*forms, count).format(count=count)


def told_count(term: Term, words: Language) -> str:
    """Return so many of a unit: "5 werkdagen"."""
    return _counted(UNIT_WORDS[term.unit], term.amount, words)


def told_reminder(length: Duration, words: Language) -> str:
    """Return how long before the start something is: "1 dag eerder"."""
    return words.text(mark("{distance} earlier")).format(distance=told_length(length, words))


def told_weekdays(codes: Iterable[str], words: Language) -> str:
    """Return days of the week, which the plan file has as codes: "ma, di"."""
    return ", ".join(words.weekday(MONDAY + timedelta(days=CODES.index(code))) for code in codes)


def told_every(term: Term, words: Language) -> str:
    """Return how often something comes back: "elke week", "elke 2 weken"."""
    step = words.text(ONE[term.unit]) if term.amount == 1 else told_count(term, words)
    return words.text(mark("every {step}")).format(step=step)


def told_repeat(repeat: Repeat, words: Language, name: Callable[[str], str] = str) -> str:
    """Return how often a message comes back, and until when: "elke 2 weken tot en met livegang"."""
    every = told_every(repeat.every, words)
    if repeat.until:
        return words.text(mark("{every} until {when}")).format(every=every, when=told_when(repeat.until, words, name))
    if repeat.times:
        return words.text(mark("{every}, {count} times")).format(every=every, count=repeat.times)
    return every


def told_rhythm(rhythm: Rhythm, words: Language) -> str:
    """Return when a channel goes out: "elke 2 weken op ma vanaf ma 4 jan 2027 09:00"."""
    told = told_every(rhythm.every, words)
    if rhythm.on:
        told = words.text(mark("{every} on {day}")).format(every=told, day=told_weekdays((rhythm.on,), words))
    if rhythm.start:
        start = words.full_day(rhythm.start) + (f" {rhythm.time:%H:%M}" if rhythm.time else "")
        told = words.text(mark("{every} from {day}")).format(every=told, day=start)
    return told
