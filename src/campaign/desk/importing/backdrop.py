"""A calendar of others that comes to stand behind the plans of a workspace: the file as it is, in a folder."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from campaign.calendars.backdrop import FOLDER, SUFFIXES, calendars_in
from campaign.calendars.occurrences import occurrences
from campaign.calendars.reading import Complaint, ReadCalendar
from campaign.desk.importing.files import MOST_BYTES, Incoming
from campaign.desk.importing.imports import Import, ImportChange, Kind, NotUnderstood, Standing, Understood
from campaign.errors import SaveError
from campaign.files import read_within
from campaign.language import say, say_many
from campaign.model.changes import Change
from campaign.model.ids import file_stem

YEAR = timedelta(days=366)
"""How far ahead of today is looked whether what repeats can be shown."""


def import_backdrop(incoming: Incoming, read: ReadCalendar, standing: Standing) -> Import:
    """Return what putting a calendar in the backdrop comes to; nothing when it lies there already.

    Raises:
        SaveError: another file of its name lies there, and may not be replaced.
    """
    target, there = _place(incoming), _same(incoming)
    held = Import(
        "backdrop",
        say("Put ‘{name}’ in the backdrop", name=target.name),
        there or target,
        standing,
        understood=tuple(Understood(each.line, each.shown_title) for each in read.events),
        not_understood=told_of((*read.complaints, *_never_shown(read, standing, incoming.today))),
        data=incoming.data,
    )
    if there is not None:
        return replace(held, remarks=(say("It lies in the backdrop already, as {name}", name=there.name),))
    if target.exists() and not incoming.replace:
        text = say("Another calendar lies in the backdrop as {name}", name=target.name)
        raise SaveError(text, say("Give yours another name, or have it replaced with --replace."))
    kind: Kind = "changed" if target.exists() else "new"
    events = say_many("{count} event", "{count} events", len(read.events))
    told = say("{events} behind the plans of {folder}", events=events, folder=str(incoming.folder))
    return replace(held, changes=(ImportChange(target.name, kind, title=target.name, told=told, step=_nothing),))


def _nothing(_standing: Standing) -> tuple[Change, ...]:
    """Change no plan: what stands behind plans is never in them."""
    return ()


def _never_shown(read: ReadCalendar, standing: Standing, today: date) -> Iterator[Complaint]:
    """Give why events will not stand behind the plans: repeats that cannot be followed over the days that are shown."""
    schedule = standing.schedule
    first, last = schedule.span or (today, today)
    found = occurrences(read.events, min(first, today), max(last, today + YEAR), schedule.zone)
    yield from (each for each in found if isinstance(each, Complaint))


def told_of(complaints: Iterable[Complaint]) -> tuple[NotUnderstood, ...]:
    """Return what could not be read of a calendar."""
    return tuple(NotUnderstood(each.line, each.title, each.text) for each in complaints)


def _place(incoming: Incoming) -> Path:
    """Return where a file comes to lie: under its own name, without anything that a name of a file cannot be."""
    suffix = incoming.path.suffix.lower()
    return incoming.folder / FOLDER / f"{file_stem(incoming.path.stem)}{suffix if suffix in SUFFIXES else '.ics'}"


def _same(incoming: Incoming) -> Path | None:
    """Return the file of the backdrop that holds the same, whatever it is called."""
    for path in calendars_in(incoming.folder):
        try:
            if path.stat().st_size == len(incoming.data) and read_within(path, MOST_BYTES) == incoming.data:
                return path
        except OSError:
            continue
    return None
