"""Handing a plan out as a calendar: the file, the ledger beside it, and what changed since the last time."""

from pathlib import Path

from campaign.calendars.events import Request
from campaign.calendars.export import Export, export, write_export
from campaign.calendars.ledger import Ledger, Update, ledger_path, read_ledger, write_ledger
from campaign.desk.desk import Desk
from campaign.errors import SaveError
from campaign.language import _, say


def calendar_path(desk: Desk) -> Path:
    """Return where the calendar of a plan goes when no place is named: beside it."""
    return desk.file.path.with_suffix(".ics")


def ledger_of(desk: Desk) -> Ledger:
    """Return what went out of a plan before.

    Raises:
        SaveError: there is a ledger that cannot be read.
    """
    return read_ledger(ledger_path(desk.file.path, desk.plan.campaign.id))


def exported(desk: Desk, request: Request) -> Export:
    """Return the calendar of a plan; nothing is written.

    Raises:
        CampaignError: it does not read back as it was meant.
    """
    return export(desk.schedule, request, ledger_of(desk))


def export_to(desk: Desk, request: Request, path: Path) -> Update:
    """Write the calendar of a plan and its ledger, and return what changed since the last time.

    Raises:
        SaveError: one of the two cannot be written.
    """
    made = exported(desk, request)
    write_export(made, path)
    ledger = ledger_path(desk.file.path, desk.plan.campaign.id)
    try:
        write_ledger(ledger, made.update.ledger)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaveError(say("{path} could not be saved: {reason}", path=str(ledger), reason=reason)) from error
    return made.update


def summary(update: Update) -> str:
    """Return what changed since the last export, in a line."""
    return _("{new} new, {changed} changed, {gone} cancelled, {same} the same").format(
        new=update.new, changed=update.changed, gone=update.gone, same=update.same
    )


def advice() -> list[str]:
    """Return what the programs of readers do with a calendar file that they get again."""
    return [
        _("Outlook and calcurse may show events twice when the file is imported again; khal and Radicale update them."),
        _("Thunderbird passes over events that it has. For a calendar that follows by itself, share a link to it."),
    ]
