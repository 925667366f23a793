"""Safe saves: the old file is whole until the new one is, and nobody's edit is overwritten unseen."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from campaign.errors import PlanChangedError, PlanReadOnlyError, PlanUnreadableError, SaveError
from campaign.files import write_safely
from campaign.language import Sentence, say
from campaign.model.plan import TABLES, Plan, Row
from campaign.reasons import reason
from campaign.storage.locking import locked
from campaign.storage.patch import block_range, patched, plan_to_toml
from campaign.storage.planfile import PlanFile, digest_of, parse_plan
from campaign.storage.scanning import TableSpan
from campaign.storage.toml import decode, read_data
from campaign.storage.versions import keep
from campaign.text import clean, tame


def save_plan(file: PlanFile, plan: Plan) -> PlanFile:
    """Write a plan to its file, and return the file as it then is.

    Raises:
        PlanReadOnlyError: the plan has a newer format.
        PlanChangedError: the file is no longer the one that was read.
        SaveError: writing failed; the old file is whole.
    """
    if file.read_only is not None:
        raise PlanReadOnlyError(file.read_only, say("Save it under another name, or install a newer version."))
    text = patched(file, plan)
    if text == file.text:
        return file
    saved = verified(text, file.path, plan)
    notice = _write(file.path, file.digest, text.encode())
    written = plan if saved.written is saved.plan else saved.written
    # what is equal becomes the same, so that nothing has to be compared again
    return replace(saved, plan=plan, written=written, removed={**file.removed, **_removed(file, plan)}, notice=notice)


def restore_plan(file: PlanFile, data: bytes) -> PlanFile:
    """Write an earlier version of a plan over its file, and return the file as it then is.

    Raises:
        PlanReadOnlyError: the plan has a newer format.
        PlanUnreadableError: the earlier version is no plan.
        PlanChangedError: the file is no longer the one that was read.
        SaveError: writing failed; the old file is whole.
    """
    if file.read_only is not None:
        raise PlanReadOnlyError(file.read_only, say("Save it under another name, or install a newer version."))
    return restore_bytes(file.path, file.digest, data)


def restore_bytes(path: Path, digest: str, data: bytes) -> PlanFile:
    """Write an earlier version over a file with this digest, be it a plan or not, and return the file as it then is.

    Raises:
        PlanUnreadableError: the earlier version is no plan.
        PlanChangedError: the file is no longer the one with the digest.
        SaveError: writing failed; the old file is whole.
    """
    restored = parse_plan(decode(data, path), path, data)
    return replace(restored, notice=_write(path, digest, data))


def recreate_plan(path: Path, data: bytes) -> PlanFile:
    """Write an earlier version where there is no file any more, and return the file as it then is.

    Raises:
        PlanUnreadableError: the earlier version is no plan.
        SaveError: there is a file of that name again, or writing failed.
    """
    restored = parse_plan(decode(data, path), path, data)
    _make(path, data)
    return restored


def _write(path: Path, digest: str, data: bytes) -> Sentence | None:
    """Write other bytes in a file and keep the old ones as a version; return what could not be kept, which is no harm.

    Raises:
        PlanChangedError: the file is no longer the one that was read.
        SaveError: writing failed; the old file is whole.
    """
    target = path.resolve()
    with _failures(path), locked(target):
        before = _unchanged(target, path, digest)
        write_safely(target, data)
        try:
            keep(target, before, data)
        except OSError as error:
            return say("Saved, but the version before it could not be kept for undo: {reason}", reason=reason(error))
    return None


def create_plan(path: Path, plan: Plan, template: PlanFile | None = None, head: Iterable[str] = ()) -> PlanFile:
    """Write a plan to a new file; one made from a template keeps the template's comments and layout.

    `head` holds lines that the file begins with, as comments.

    Raises:
        SaveError: there is a file of that name already, or writing failed.
    """
    comments = "".join(f"# {tame(clean(line))}".rstrip() + "\n" for line in head)
    text = comments + (plan_to_toml(plan) if template is None else patched(template, plan))
    _make(path, text.encode())
    return parse_plan(text, path)


def _make(path: Path, data: bytes) -> None:
    """Write a new file; raises a SaveError when there is one of that name already, or writing failed."""
    with _failures(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise SaveError(say("{path} exists already", path=str(path)), say("Choose another name."))
        write_safely(path.resolve(), data)


def verified(text: str, path: Path, plan: Plan) -> PlanFile:
    """Return the file that the text makes, which must hold exactly the plan.

    Raises:
        SaveError: it would not.
    """
    try:
        saved = parse_plan(text, path)
    except PlanUnreadableError as error:
        raise _wrong_text() from error
    if saved.plan != plan:
        raise _wrong_text()
    return saved


def _wrong_text() -> SaveError:
    """Return the failure of a text that would not hold the plan: our own mistake, caught in time."""
    return SaveError(
        say("The new text of the file would not hold this plan, so nothing was written"),
        say("Save under another name; your file is as it was."),
    )


def _unchanged(target: Path, path: Path, digest: str) -> bytes:
    """Return what stands in the file; refuse when it is no longer what was read."""
    try:
        data = read_data(target)
    except FileNotFoundError:
        raise PlanChangedError(
            say("{path} is gone", path=str(path)), say("Save it under another name; your work is still here.")
        ) from None
    if digest_of(data) != digest:
        raise PlanChangedError(
            say("{path} was changed by somebody else since it was opened", path=str(path)),
            say("Open it again, or save under another name; your work is still here."),
        )
    return data


@contextlib.contextmanager
def _failures(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except OSError as error:
        text = say("{path} could not be saved: {reason}", path=str(path), reason=reason(error))
        raise SaveError(text, say("Your work is still here; save it elsewhere, or mend this and try again.")) from error


def _removed(file: PlanFile, plan: Plan) -> dict[tuple[str, str], tuple[Row, str]]:
    """Return the entries that this save takes out, with their text."""
    found: dict[tuple[str, str], tuple[Row, str]] = {}
    for table in TABLES:
        if file.plan.table(table) is plan.table(table):
            continue
        kept = plan.places(table)
        for number, row in enumerate(file.plan.table(table)):
            if row.id not in kept and isinstance(file.spans.get((table, number)), TableSpan):
                start, end = block_range(file.spans, (table, number))
                found[table, row.id] = (row, file.text[start:end])
    return found
