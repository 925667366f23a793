"""What a file of another program is, who reads it, and what becomes of it."""

import re
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from pathlib import Path

from campaign.calendars.backdrop import SUFFIXES
from campaign.desk.desk import Desk
from campaign.desk.importing.imports import Import, Keep, Use, edit_for
from campaign.documents.sheets.choices import NO_CHOICES, Choices
from campaign.errors import CampaignError, NotFoundError, SaveError, UsageError
from campaign.files import read_within
from campaign.language import say
from campaign.model.changes import Edit, apply
from campaign.outgoing import put
from campaign.reasons import reason
from campaign.storage.planfile import read_plan
from campaign.storage.saving import create_plan
from campaign.storage.workspace import plans_in

MOST_BYTES = 20_000_000
"""Bytes of a file at most; a calendar that Google takes is a twentieth of it."""
SHEETS = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv")
"""How the name of a spreadsheet ends."""
OUR_UID = re.compile(rb"-([a-z][a-z0-9_-]*)@campaign\b")
"""The id of the campaign, in the UID of an event that an export wrote."""


OWN_ID = re.compile(rb"^[ \t]*[\"']?id[\"']?[ \t]*=", re.MULTILINE)
"""That a table of a plan has an id of its own."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that somebody brings, and what they want with it."""

    path: Path
    """Where it came from."""
    data: bytes
    """What it holds."""
    desk: Desk | None
    """The plan it goes into; None for a new one."""
    folder: Path
    """The workspace it goes into."""
    today: date
    use: Use | None = None
    """What becomes of it; None for what suits it."""
    _: KW_ONLY
    keep: Keep = "anchor"
    """What a moved message keeps."""
    target: Path | None = None
    """The file of a new plan; None for one named after what comes in."""
    replace: bool = False
    """It may take the place of another file of its name."""
    choices: Choices = NO_CHOICES
    """What somebody says of a spreadsheet that it does not tell itself."""


def read_file(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        NotFoundError: it cannot be opened.
        UsageError: it is too large.
    """
    try:
        data = read_within(path, MOST_BYTES + 1)
    except OSError as error:
        text = say("{path} cannot be opened: {reason}", path=str(path), reason=reason(error))
        raise NotFoundError(text, say("Check the name, and whether you may read it.")) from error
    if len(data) > MOST_BYTES:
        text = say("{path} has more than {most} MB, which is not read", path=str(path), most=MOST_BYTES // 10**6)
        raise UsageError(text, say("Export a shorter period."))
    return data


def is_calendar(path: Path, data: bytes) -> bool:
    """Tell whether a file is a calendar rather than a spreadsheet, by its name and else by how it begins.

    Raises:
        UsageError: it is neither.
    """
    suffix = path.suffix.lower()
    if suffix in (*SUFFIXES, *SHEETS):
        return suffix in SUFFIXES
    if b"BEGIN:VCALENDAR" in data.upper()[:10_000].replace(b"\0", b""):
        return True
    raise UsageError(
        say("{path} is neither a calendar nor a spreadsheet", path=str(path)),
        say("Files that come in end in {suffixes}.", suffixes=[*SUFFIXES, *SHEETS]),
    )


def read_import(incoming: Incoming) -> Import:
    """Return what a file comes to; nothing changes.

    Raises:
        NotUnderstoodError: it is not what its name says.
        UsageError: it is neither a calendar nor a spreadsheet, or cannot be used so.
    """
    if is_calendar(incoming.path, incoming.data):
        from campaign.desk.importing.calendar import import_calendar  # noqa: PLC0415 - one of the two is needed

        return import_calendar(incoming)
    from campaign.desk.importing.sheet import import_sheet  # noqa: PLC0415 - the other of the two

    return import_sheet(incoming)


def read_suited(incoming: Incoming) -> Import:
    """Return what a file comes to for the use that suits it, where nobody said which.

    A spreadsheet of which the plan in hand has nothing yet is most likely a plan of its own.

    Raises:
        NotUnderstoodError: it is not what its name says.
        UsageError: it is neither a calendar nor a spreadsheet, or cannot be used so.
    """
    imported = read_import(incoming)
    asked = incoming.use is not None or incoming.desk is None or imported.use != "merge"
    known = imported.standing.plan.places("messages")
    if asked or not known or not imported.understood or any(each.message in known for each in imported.understood):
        return imported
    alone = read_import(replace(incoming, use="plan"))
    title = imported.standing.plan.campaign.title
    return replace(alone, remarks=(say("None of these messages is in {title} yet", title=title), *alone.remarks))


def plan_meant(data: bytes, folder: Path) -> Path | None:
    """Return the plan of a folder whose export a calendar is; None when it is of none of them, or of several."""
    ids = {found.decode() for found in OUR_UID.findall(data)}
    found = [path for path in plans_in(folder) if ids and _may_be(path, ids) and campaign_id(path) in ids]
    return found[0] if len(found) == 1 else None


def plan_of(folder: Path, ids: Collection[str]) -> Path | None:
    """Return the plan of a folder that has most of these messages, by their ids; None when none has."""
    found = [(sum(f'"{each}"'.encode() in text for each in ids), path) for path, text in _texts(folder)]
    count, path = max(found, default=(0, folder))
    return path if count * 2 > len(ids) else None


def _texts(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the plans of a folder with what their files hold, as far as that can be read."""
    for path in plans_in(folder):
        with suppress(OSError):
            yield path, read_within(path, MOST_BYTES)


def _may_be(path: Path, ids: Iterable[str]) -> bool:
    """Tell whether a plan may have one of these ids, without reading it as a plan: it has it, or none at all."""
    try:
        text = read_within(path, MOST_BYTES)
    except OSError:
        return False
    if any(each.encode() in text for each in ids):
        return True
    campaign = text.partition(b"[campaign]")[2].partition(b"\n[")[0]
    return OWN_ID.search(campaign) is None


def campaign_id(path: Path) -> str:
    """Return the id of a plan's campaign; "" for what is no plan."""
    try:
        return read_plan(path).plan.campaign.id
    except CampaignError:
        return ""


def carry_out(imported: Import, taken: Container[str], desk: Desk | None) -> None:
    """Do what was taken of an import: an edit in the plan in hand, a new plan, or a file in the backdrop.

    A plan in hand is not saved.

    Raises:
        PlanReadOnlyError: the plan may only be read.
        SaveError: the new file cannot be written.
    """
    edit = edit_for(imported, taken)
    write_files(imported, taken, edit)
    if imported.use == "merge" and edit.changes and desk is not None:
        desk.do(edit)


def write_files(imported: Import, taken: Container[str], edit: Edit) -> None:
    """Write what an import comes to besides an edit of the plan in hand: a new plan or a file in the backdrop.

    What headings mean is remembered. An edit of the plan in hand is left to do.

    Raises:
        SaveError: the new file cannot be written.
    """
    if imported.headed:
        from campaign.desk.importing.remembering import remember  # noqa: PLC0415 - only sheets have headings

        remember(imported)
    if imported.use == "backdrop":
        if imported.keys and all(key in taken for key in imported.keys):
            _put_behind(imported.target, imported.data)
    elif imported.use == "plan":
        create_plan(imported.target, apply(imported.standing.plan, edit.changes), head=imported.head)


def _put_behind(target: Path, data: bytes) -> None:
    """Write a calendar in the folder of what stands behind plans, which may not be there yet.

    Raises:
        SaveError: that folder cannot be made, or the file not written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = say("{path} could not be saved: {reason}", path=str(target), reason=reason(error))
        raise SaveError(text) from error
    put(target, data, None)
