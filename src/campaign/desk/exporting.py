"""Handing a plan out as calendars: the files, the ledger beside the plan, and what changed since the last time."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from campaign.calendars.events import Request
from campaign.calendars.export import LARGE, CalendarFile, Export, export, write_export
from campaign.calendars.ledger import Ledger, ledger_path, merged, read_ledger, with_files, write_ledger
from campaign.calendars.updating import Update
from campaign.calendars.verifying import verify
from campaign.desk.desk import Desk
from campaign.desk.leftovers import Outing
from campaign.errors import SaveError
from campaign.language import _, say
from campaign.reasons import reason
from campaign.schedule.lanes import LaneKind
from campaign.storage.folders import state_folder
from campaign.text import in_cells


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What was written, and what changed since the last time."""

    paths: tuple[Path, ...]
    update: Update
    too_large: bool = False
    """One file would have been too large for some programs."""
    large: tuple[Path, ...] = ()
    """The feeds that are too large for some programs: a feed is never divided."""
    removed: tuple[Path, ...] = ()
    """What an earlier export wrote here, and was taken away."""


def calendar_path(desk: Desk) -> Path:
    """Return where the calendar of a plan goes when no place is named: beside it."""
    return desk.file.path.with_suffix(".ics")


def ledger_of(desk: Desk) -> Ledger:
    """Return what went out of a plan before, as the ledgers beside it and in the state folder know together.

    Raises:
        SaveError: there is a ledger that cannot be read.
    """
    beside, elsewhere = map(read_ledger, _ledger_paths(desk))
    return merged(beside, elsewhere)


def exported(desk: Desk, request: Request, *, feed: bool = False, by: LaneKind | None = None) -> Export:
    """Return what goes out of a plan, by lane if asked; nothing is written.

    Raises:
        SaveError: there is a ledger that cannot be read.
    """
    return export(desk.schedule, request, ledger_of(desk), feed=feed, by=by)


def export_text(desk: Desk, request: Request, *, feed: bool = False) -> str:
    """Return the calendar of a plan as text; nothing is written, so this counts as no export.

    Raises:
        CampaignError: it does not read back as it was meant, or there is a ledger that cannot be read.
    """
    made = exported(desk, request, feed=feed)
    text = made.text
    verify(text.encode(), made.events)
    return text


def export_to(desk: Desk, request: Request, path: Path) -> Update:
    """Write the calendar of a plan and its ledger, and return what changed since the last time.

    Raises:
        CampaignError: it does not read back as it was meant.
        SaveError: one of the two cannot be written.
    """
    return hand_out(desk, request, path).update


def hand_out(  # noqa: PLR0913 - what is asked for, and when to stop
    desk: Desk,
    request: Request,
    path: Path,
    *,
    by: LaneKind | None = None,
    feed: bool = False,
    ready: Callable[[], None] = lambda: None,
) -> HandedOut:
    """Write the calendars of a plan, split by lane if asked, and the ledger when all of them are there.

    `ready` is called when they are made and not yet written; what it raises keeps them from being written.

    A file that an earlier export left here and that has no part in this one is taken away; a feed, which people
    subscribed to, is emptied instead.

    Raises:
        CampaignError: one does not read back as it was meant.
        SaveError: one of them cannot be written.
    """
    made = exported(desk, request, feed=feed, by=by)
    ready()
    files = [(file, file.beside(path)) for file in made.files()]
    outing = Outing(path, by, request.selection)
    stale = outing.left_behind(target for _file, target in files)
    if feed:
        files += [(made.empty, target) for target in stale]
    for file, target in files:
        write_export(file, target, desk.file.path)
    held = {} if feed else {_choice(request, file): _uids(file) for file, _target in files}
    update = replace(made.update, ledger=with_files(made.update.ledger, held))
    _keep(desk, update.ledger)
    removed = () if feed else tuple(target for target in stale if _removed(target))
    paths = tuple(target for _file, target in files)
    outing.remember(paths)
    divided = any(file.number for file, _target in files)
    large = tuple(target for file, target in files if feed and len(file.text.encode()) > LARGE)
    return HandedOut(paths, update, divided, large, removed)


def _choice(request: Request, file: CalendarFile) -> str:
    """Return what a file is of: what was chosen, and its part of that."""
    return f"{request.choice}/{file.mark}" if request.choice else file.mark


def _uids(file: CalendarFile) -> tuple[str, ...]:
    """Return the UIDs of the events that take place."""
    return tuple(each.uid for each in file.events if each.status != "CANCELLED")


def _removed(path: Path) -> bool:
    """Take a file away, and tell whether that went."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _ledger_paths(desk: Desk) -> tuple[Path, Path]:
    """Return where the ledger of a plan stands: beside it, and where it goes when that place is read-only."""
    beside = ledger_path(desk.file.path, desk.plan.campaign.id)
    return beside, state_folder() / "ledgers" / beside.name


def _keep(desk: Desk, ledger: Ledger) -> None:
    """Write the ledger beside the plan, else in the state folder.

    Raises:
        SaveError: it can be written nowhere.
    """
    beside, elsewhere = _ledger_paths(desk)
    with suppress(OSError):
        write_ledger(beside, ledger, desk.file.path)
        return
    try:
        write_ledger(elsewhere, ledger, desk.file.path)
    except OSError as error:
        raise SaveError(
            say("{path} could not be saved: {reason}", path=str(elsewhere), reason=reason(error))
        ) from error


def summary(update: Update) -> str:
    """Return what changed since the last export, in a line."""
    return _("{new} new, {changed} changed, {gone} cancelled, {same} the same").format(
        new=update.new, changed=update.changed, gone=update.gone, same=update.same
    )


def advice(*, feed: bool = False) -> list[str]:
    """Return what the programs of readers do with a calendar file: in a sentence, and what to do about it."""
    if feed:
        return [
            _("Outlook, Apple, Thunderbird and Google follow this file by themselves once they subscribe to a link.")
        ]
    return [
        _("Imported again: Outlook doubles events, Thunderbird keeps the old ones, Apple and Google mostly update."),
        _("Remove the earlier import first, or share what follows by itself: a link to a feed, or a CalDAV calendar."),
    ]


def files_told(handed: HandedOut) -> list[str]:
    """Return what is worth telling of the files of an export: divided, too large as they are, taken away."""
    told = []
    if handed.too_large:
        told.append(
            _("There are {count} files, because Google takes about 1 MB at a time.").format(count=len(handed.paths))
        )
    if handed.large:
        names = ", ".join(in_cells(path.name) for path in handed.large)
        told.append(
            _("{names}: larger than Google takes, about 1 MB. A filter, or a feed per lane, makes it smaller.").format(
                names=names
            )
        )
    if handed.removed:
        names = ", ".join(in_cells(path.name) for path in handed.removed)
        told.append(_("Taken away, left by an earlier export: {names}.").format(names=names))
    return told


def size_told(text: str, *, feed: bool = False) -> list[str]:
    """Return what is worth telling of the size of a calendar that goes out as one text."""
    if len(text.encode()) <= LARGE:
        return []
    if feed:
        return [_("This is more than Google takes, about 1 MB. A filter, or --split-by to files, makes it smaller.")]
    return [_("This is more than Google takes at a time, about 1 MB. Written to a file it is divided.")]
