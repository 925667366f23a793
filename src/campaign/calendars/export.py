"""An export: events to files that were read back and compared before they replaced anything."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path

from campaign.calendars.events import CalendarEvent, Request, events_of, every_event
from campaign.calendars.ledger import Lanes, Ledger
from campaign.calendars.texts import uid_of
from campaign.calendars.updating import Update, updated
from campaign.calendars.verifying import verify
from campaign.calendars.writing import Writing
from campaign.errors import UsageError
from campaign.language import Language, language, mark, say
from campaign.model.field_words import STATUS_NAMES
from campaign.model.ids import slug
from campaign.outgoing import put
from campaign.schedule.lanes import LaneKind, lanes
from campaign.schedule.schedule import Schedule
from campaign.text import clean

LARGE = 900_000  # bytes; Google takes about 1 MB
MOST_EVENTS = 20_000  # of one export; reading so many back takes five seconds
GENERAL = mark("milestones")
NOWHERE = mark("none")


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """One file of an export."""

    part: str
    """The lane it is of, as it stands in a file's name; "" for a file of all lanes."""
    text: str
    events: tuple[CalendarEvent, ...]
    number: int = 0
    """Its number, from 1, where one file would be too large; else 0."""

    @property
    def mark(self) -> str:
        """Return what tells its name from that of the whole: "", "nieuwsbrief", "nieuwsbrief-2", "2"."""
        return "-".join([self.part] * bool(self.part) + [str(self.number)] * bool(self.number))

    def beside(self, target: Path) -> Path:
        """Return where it goes, given the name of the whole: "plan.ics", "plan-nieuwsbrief.ics", "plan-2.ics"."""
        return target.with_name("-".join([target.stem, *filter(None, [self.mark])]) + target.suffix)


@dataclass(frozen=True)
class Export:
    """What goes out of a plan, ready to be written."""

    schedule: Schedule
    update: Update
    events: tuple[CalendarEvent, ...] = field(default=())
    """What stands in the calendar; in a feed those of the update that are not cancelled."""
    feed: bool = False
    by: LaneKind | None = None
    """The kind of lane that gets a file each; None for one file."""

    @property
    def text(self) -> str:
        """Return everything as one calendar."""
        return self._written(self.events, self.schedule.plan.campaign.title).text()

    @property
    def empty(self) -> CalendarFile:
        """Return a file without events, for a feed whose lane is gone."""
        return CalendarFile("", self._written((), "").text(), ())

    def files(self) -> tuple[CalendarFile, ...]:
        """Return the files: one, or one per lane; and more of each that is too large for some programs.

        A feed is read as a whole from one address, so only lanes split it.
        """
        title = self.schedule.plan.campaign.title
        parts = [
            (part, f"{title} – {label}", events) for part, label, events in (self._parts(self.by) if self.by else ())
        ]
        whole = ("", title, self.events)
        return _apart(file for part in parts or [whole] for file in self._within_size(*part))

    def _within_size(self, part: str, title: str, events: tuple[CalendarEvent, ...]) -> list[CalendarFile]:
        """Return events as one file, or as several when that is too large."""
        written = self._written(events, title)
        runs = [(0, len(events))] if self.feed else _runs(written)
        numbers = range(1, len(runs) + 1) if len(runs) > 1 else (0,)
        return [
            CalendarFile(part, written.text(first, stop), events[first:stop], number)
            for number, (first, stop) in zip(numbers, runs, strict=True)
        ]

    def _parts(self, by: LaneKind) -> list[tuple[str, str, tuple[CalendarEvent, ...]]]:
        """Return a part per lane that has events: its name in a file's name, its label and its events.

        Milestones and quiet periods are of no lane: they have a part of their own, which comes first.
        """
        words = self._words
        general = tuple(event for event in self.events if by not in event.lanes)
        found = [(words.text(GENERAL), general)]
        labels = {lane.key: lane.label for lane in lanes(self.schedule, by)}
        if by == "status":
            labels |= {key: words.text(name) for key, name in STATUS_NAMES.items()}
        keys = [key for event in self.events for key in event.lanes.get(by, ())]
        for key in dict.fromkeys((*(each for each in labels if each in keys), *keys)):  # a lane may be gone by now
            label = labels.get(key, key) or words.text(NOWHERE)
            found.append((label, tuple(event for event in self.events if key in event.lanes.get(by, ()))))
        taken: set[str] = set()
        parts = []
        for label, events in found:
            if events:
                name = slug(label, taken)
                taken.add(name)
                parts.append((name, label, events))
        return parts

    def _written(self, events: tuple[CalendarEvent, ...], title: str) -> Writing:
        """Return events as they are written."""
        stamp = self.schedule.plan.campaign.start or self._first_day
        return Writing(events, title, self.schedule.zone, stamp)

    @cached_property
    def _first_day(self) -> date:
        """Return the first day of the campaign's messages, whichever of them go out: an event is the same in all files.

        What is confidential does not count, so that nothing tells of it; without anything else, what goes out does.
        """
        slots = (self.schedule.timing(each.id).first for each in self.schedule.plan.messages if not each.confidential)
        starts = [each.start for each in self.events if each.status != "CANCELLED"]
        days = [each.date() if isinstance(each, datetime) else each for each in starts]
        return min([each.first for each in slots if each] or days, default=date(1970, 1, 1))

    @property
    def _words(self) -> Language:
        """Return the language of the plan."""
        return language(self.schedule.plan.campaign.language)


def _apart(files: Iterable[CalendarFile]) -> tuple[CalendarFile, ...]:
    """Return files with a name of its own each: the second piece of a lane is not the lane that is called so."""
    found: dict[str, CalendarFile] = {}
    for file in files:
        named, number = file, 2
        while named.mark in found:
            named, number = replace(file, part=f"{file.part}-x{number}"), number + 1
        found[named.mark] = named
    return tuple(found.values())


def _runs(written: Writing) -> list[tuple[int, int]]:
    """Return the events as numbers from which and until which they go in one file, each below the limit."""
    room = LARGE - sum(
        len(line.encode()) + len("\r\n") for line in ("BEGIN:VCALENDAR", *written.head(), "END:VCALENDAR")
    )
    runs: list[tuple[int, int]] = []
    first, size = 0, 0
    for number in range(len(written.events)):
        length = written.size(number)
        if size + length > room and number > first:
            runs.append((first, number))
            first, size = number, 0
        size += length
    return [*runs, (first, len(written.events))]


def export(
    schedule: Schedule, request: Request, ledger: Ledger, *, feed: bool = False, by: LaneKind | None = None
) -> Export:
    """Return what goes out of a plan, in the plan's language; `by` is the kind of lane that gets a file each.

    What is cancelled tells a calendar that imports the file to take it out; from a feed it simply disappears.

    Raises:
        UsageError: there are more events than a calendar takes.
    """
    words = language(schedule.plan.campaign.language)
    split = None if feed else by
    known = partial(every_event, schedule, words)
    secrets = {uid_of(each.id, schedule) for each in schedule.plan.messages if each.confidential}
    takes = partial(_took, request, _went_out(ledger, request) if request.heard else frozenset())
    update = updated(events_of(schedule, request, words), ledger, known, takes, split, secrets=secrets)
    organizer = clean(schedule.plan.campaign.owner or schedule.plan.campaign.title)
    events = tuple(
        event if event.organizer else replace(event, organizer=organizer)
        for event in update.events
        if not (feed and event.status == "CANCELLED")
    )
    if len(events) > MOST_EVENTS:
        count = len(events)
        text = say("This calendar would have {count} events, more than {most}", count=count, most=MOST_EVENTS)
        raise UsageError(text, say("Choose a channel, an audience, an owner or a status."))
    return Export(schedule, update, events, feed, by)


def _took(request: Request, held: AbstractSet[str], uid: str, lanes: Lanes) -> bool:
    """Tell whether an export took what is gone: of what is of no lane, an audience had only what its file held."""
    return request.takes_lanes(lanes) and (bool(lanes) or not request.heard or uid in held)


def _went_out(ledger: Ledger, request: Request) -> frozenset[str]:
    """Return the UIDs that the files of a choice held when they last went out."""
    return frozenset(
        uid for name, uids in ledger.files.items() if name.startswith(f"{request.choice}/") for uid in uids
    )


def write_export(file: CalendarFile, target: Path, plan: Path) -> None:
    """Write a calendar file; what stands in the temporary file is read back and compared before it is put in place.

    Who may not read the plan may not read a new file of it either.

    Raises:
        CampaignError: it does not read back as what was meant.
        SaveError: it cannot be written there; a file that was there is whole.
    """
    put(target, file.text.encode(), plan, lambda data: verify(data, file.events))
