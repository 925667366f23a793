"""A plan file: its text, the plan in it, and what is wrong with it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaign.errors import NotFoundError, Place, Problem, Subject
from campaign.language import Sentence, say
from campaign.model.fields import Entry
from campaign.model.plan import FORMAT, REQUIRED_KEYS, TABLES, Plan, Row
from campaign.reasons import reason
from campaign.storage.contradictions import contradictions
from campaign.storage.limits import MOST_TOLD
from campaign.storage.naming import named
from campaign.storage.toml import decode, parse, read_data, unreadable
from campaign.storage.validating import Wrong, unknown_keys, validate

if TYPE_CHECKING:
    from campaign.storage.spans import Spans


@dataclass(frozen=True)
class PlanFile:
    """A plan as it stands on disk."""

    path: Path
    """Where it stands, as it was asked for."""
    text: str
    """Its text, with its own line breaks."""
    digest: str
    """SHA-256 of its bytes, by which a change from outside is seen."""
    written: Plan
    """The plan exactly as written, wrong values left out."""
    plan: Plan
    """The plan with an id for everything, and with ids where names stood."""
    problems: tuple[Problem, ...]
    """What is wrong with it, each with its place."""
    read_only: Sentence | None = None
    """Why it may not be saved."""
    removed: Mapping[tuple[str, str], tuple[Row, str]] = field(default_factory=dict)
    """Entries that earlier saves took out, with their text, so that bringing one back brings its comments back."""
    notice: Sentence | None = None
    """What its last save could not do beside saving."""

    def removed_block(self, table: str, row: Row) -> str | None:
        """Return the text that an entry had before it was taken out, when it comes back as it was."""
        known = self.removed.get((table, row.id))
        return known[1] if known and known[0] == row else None

    @cached_property
    def conflicted(self) -> bool:
        """Tell whether a merge may have left conflicts in it, which `marks` reads."""
        return CONFLICT in self.text

    @cached_property
    def spans(self) -> "Spans":
        """Return where everything stands; scanned when first asked for."""
        from campaign.storage.spans import scan  # noqa: PLC0415 - a plan with nothing wrong is shown without

        return scan(self.text)

    def place(self, subject: Subject) -> Place:
        """Return where an entry, or one of its keys, stands; else the nearest thing that has a place."""
        return self.place_of(self._path(subject))

    def place_of(self, path: tuple[str | int, ...]) -> Place:
        """Return where the value at a path stands: the value itself, else the nearest table's header, else line 1."""
        from campaign.storage.places import place_in  # noqa: PLC0415 - likewise

        return Place(self.path, *place_in(self.spans, path))

    @property
    def unread(self) -> dict[str, Sentence]:
        """Return why the moment of a message could not be read, by its id."""
        wrong = (each for each in self.problems if each.message and each.subject.key == "when")
        return {str(each.message): each.text for each in wrong}

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems with their places in this file."""
        return tuple(problem.at(self.place(problem.subject)) for problem in problems)

    def _path(self, subject: Subject) -> tuple[str | int, ...]:
        """Return the way to a subject in the file's data."""
        path: tuple[str | int, ...] = (subject.table,)
        if subject.id is not None and subject.table in TABLES:
            row = self.plan.places(subject.table).get(subject.id)
            if row is None:
                return ()
            path = (*path, row)
        if subject.key is None:
            return path
        if subject.table == "campaign":
            return (*path, *subject.key.split("."))
        key, *inside = (FILE_KEYS.get(part, part) for part in subject.key.split("."))
        return (*path, key, *([] if subject.item is None else [subject.item]), *inside)


CONFLICT = "# <<<<<<<"
"""What the first line of every conflict that a merge left in a file holds."""
MISSING = say("The key {key} is missing")
UNDATED = say("Say when it is, in its form or by campaign edit PLAN {id} --table milestones --date DAY.", id="")
REQUIRED = frozenset(key for keys in REQUIRED_KEYS.values() for key in keys)
"""The keys that an entry must have; one that is missing costs nothing that stands in the file."""
FILE_KEYS = {"excluded": "except", "start": "from", "end": "to"}
"""Fields whose key in the file is a word that Python or English keeps for itself."""


def read_plan(path: Path) -> PlanFile:
    """Read a plan file.

    Raises:
        NotFoundError: there is no such file, or it may not be read.
        PlanUnreadableError: it is no plan (E000).
    """
    data = read_bytes(path)
    return parse_plan(decode(data, path), path, data)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        NotFoundError: there is no such file, or it may not be read.
    """
    try:
        return read_data(path)
    except OSError as error:
        text = say("{path} cannot be opened: {reason}", path=str(path), reason=reason(error))
        raise NotFoundError(text, say("Check the name, and whether you may read it.")) from error


def digest_of(data: bytes) -> str:
    """Return what tells the content of a file from any other, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def parse_plan(text: str, path: Path, data: bytes | None = None) -> PlanFile:
    """Return the plan file with this text.

    Raises:
        PlanUnreadableError: it is no plan (E000).
    """
    values = parse(text, path)
    read_only = _check_format(values, path)
    written, known = validate(Plan, values, path)
    share_keys(written.messages)
    wrong = list(islice(_all_wrong(known, values, written), MOST_TOLD + 1))
    digest = digest_of(text.encode() if data is None else data)
    plan = named(written)
    file = PlanFile(path, text, digest, written, plan, (), read_only)
    problems = [_located(each, file) for each in wrong[:MOST_TOLD]]
    if read_only is not None:
        remedy = say("Install a newer version; until then it can only be read.")
        problems.insert(0, Problem("E000", read_only, Subject("format"), remedy, file.place_of(("format",))))
    if len(wrong) > MOST_TOLD:
        text_more = say("More is wrong in this file than is told here")
        problems.append(Problem("E001", text_more, remedy=say("Mend these first."), place=problems[-1].place))
    return PlanFile(path, text, digest, written, plan, tuple(problems), read_only)


def share_keys(entries: Iterable[Entry]) -> None:
    """Have entries that say the same keys share one set of them: a set of its own takes more room than most texts.

    Nothing changes such a set in place: a copy of an entry has its own.
    """
    known: dict[frozenset[str], set[str]] = {}
    for entry in entries:
        said = entry.model_fields_set
        object.__setattr__(entry, "__pydantic_fields_set__", known.setdefault(frozenset(said), said))


def _all_wrong(known: Iterable[Wrong], values: dict[str, Any], plan: Plan) -> Iterator[Wrong]:
    """Give everything that is wrong with a plan, beginning with the wrong values that are known."""
    yield from known
    yield from _missing(values, plan)
    yield from _doubles(plan)
    yield from contradictions(plan)
    yield from unknown_keys(plan)


def _check_format(values: dict[str, Any], path: Path) -> Sentence | None:
    """Return why a plan may only be read; raises PlanUnreadableError for what is no plan at all."""
    number = values.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        remedy = say("Write format = {format} on its first line.", format=FORMAT)
        raise unreadable(path, say("The file does not say which format it has"), remedy=remedy)
    if not isinstance(values.get("campaign"), dict):
        remedy = say("Add a table [campaign] with a title.")
        raise unreadable(path, say("The file has no campaign"), remedy=remedy)
    if number > FORMAT:
        return say("This plan has format {number}; this program writes format {own}", number=number, own=FORMAT)
    return None


def _missing(values: dict[str, Any], plan: Plan) -> Iterator[Wrong]:
    """Give the required keys that are not there."""
    for table, keys in REQUIRED_KEYS.items():
        if table == "campaign":
            yield from (_missing_key((table,), key) for key in keys if key not in values[table])
            continue
        for number, row in enumerate(plan.table(table)):
            for key in keys:
                if not getattr(row, key) and key not in row.model_fields_set:
                    undated = (table, key) == ("milestones", "date") and row.id
                    remedy = replace(UNDATED, values={"id": row.id}) if undated else None
                    yield _missing_key((table, number), key, remedy)


def _missing_key(path: tuple[str | int, ...], key: str, remedy: Sentence | None = None) -> Wrong:
    """Return the complaint about a required key."""
    return Wrong((*path, key), "E001", replace(MISSING, values={"key": key}), remedy or say("Add it."))


def _doubles(plan: Plan) -> Iterator[Wrong]:
    """Give the entries whose id another has; milestones and messages share their ids."""
    seen: dict[str, set[str]] = {}
    for table in TABLES:
        taken = seen.setdefault("moments" if table in {"milestones", "messages"} else table, set())
        for number, row in enumerate(plan.table(table)):
            if row.id and row.id not in taken:
                taken.add(row.id)
            elif row.id:
                text = say("The id {id} stands here twice", id=row.id)
                yield Wrong((table, number, "id"), "E001", text, say("Give one of them another id."))


def _located(wrong: Wrong, file: PlanFile) -> Problem:
    """Return a wrong value as a problem at its place."""
    table = str(wrong.path[0]) if wrong.path else "campaign"
    rows = file.plan.table(table) if table in TABLES else ()
    number = wrong.path[1] if len(wrong.path) > 1 else None
    entry_id = rows[number].id if isinstance(number, int) and number < len(rows) else None
    key = wrong.key or (table if not rows and table not in TABLES and table != "campaign" else None)
    return wrong.problem(Subject(table, entry_id, key)).at(file.place_of(wrong.path))
