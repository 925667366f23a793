"""The backdrop of a workspace: the calendars of others in its folder `backdrop/`, as events to stand behind a plan."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from campaign.calendars.decoding import MOST_BYTES
from campaign.calendars.occurrences import occurrences
from campaign.calendars.reading import Complaint, read_calendar
from campaign.errors import NotUnderstoodError, Place, Problem, Subject
from campaign.files import read_within
from campaign.language import say
from campaign.reasons import reason
from campaign.schedule.backdrop import BackdropEvent

FOLDER = "backdrop"
"""The folder of a workspace in which calendars of others lie."""
SUFFIXES = (".ics", ".ical", ".vcs")
"""How the name of a calendar file ends."""
MOST_TOLD = 20
"""Complaints about one file that are told."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What stands behind the plans of a workspace."""

    events: tuple[BackdropEvent, ...] = ()
    """The events, in order of time."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, each with its file and line (W005)."""


NOTHING_BEHIND = Backdrop()


def calendars_in(workspace: Path) -> list[Path]:
    """Return the calendar files of a workspace's backdrop, by name."""
    try:
        found = [each for each in (workspace / FOLDER).iterdir() if each.suffix.lower() in SUFFIXES]
    except OSError:
        return []
    return sorted(found)


def read_backdrop(workspace: Path, first: date, last: date, zone: ZoneInfo) -> Backdrop:
    """Return the events of others between two days, both included; what cannot be read costs only itself."""
    events: list[BackdropEvent] = []
    problems: list[Problem] = []
    for path in calendars_in(workspace):
        try:
            read = read_calendar(read_within(path, MOST_BYTES + 1), zone)
        except OSError as error:
            text = say("{path} cannot be opened: {reason}", path=path.name, reason=reason(error))
            problems.append(Problem("W005", text, Subject("backdrop"), place=Place(path)))
            continue
        except NotUnderstoodError as error:
            problems.append(Problem("W005", error.text, Subject("backdrop"), error.remedy, Place(path)))
            continue
        complaints = list(read.complaints)
        for found in occurrences(read.events, first, last, zone):
            if isinstance(found, Complaint):
                complaints.append(found)
            else:
                event, slot = found
                events.append(BackdropEvent(event.shown_title, slot, path.stem))
        problems += [_problem(each, path) for each in complaints[:MOST_TOLD]]
    events.sort(key=lambda each: (each.slot.sort_key, each.title))
    return Backdrop(tuple(events), tuple(problems))


def _problem(complaint: Complaint, path: Path) -> Problem:
    """Return a complaint as a problem at its place."""
    remedy = say("The rest of the calendar is shown without it.")
    return Problem("W005", complaint.text, Subject("backdrop"), remedy, Place(path, complaint.line))
