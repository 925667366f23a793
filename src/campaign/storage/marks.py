"""Conflicts kept in a plan file as comments, until somebody settles them.

The file stays a plan: our value stands in its place, and above it, in comments, what both began with and what they made
of it, as TOML:

    # <<<<<<< messages.m4k2x9p7.when
    # ||||||| base
    #   when = "livegang - 6w"
    # ======= theirs
    #   when = 2027-02-10
    # >>>>>>> campaign settle
    when = "livegang - 7w"

Nothing between two lines means that the key, or the entry, is not there. A path without a key is about a whole entry,
which one of the two deleted; a blank line keeps such a mark apart from the entry below it.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, get_args

from campaign.errors import CampaignError, PlanUnreadableError, Problem, Subject
from campaign.errors import Place as FilePlace
from campaign.language import say
from campaign.model.checks import Checks
from campaign.model.fields import Entry
from campaign.model.merging import ROOT, Conflict, Place, PlanPart, Side, resolved
from campaign.model.merging_entries import value_of, with_value
from campaign.model.plan import TABLES, Campaign, Plan, Row
from campaign.storage.patch import block_range, patched
from campaign.storage.planfile import FILE_KEYS, PlanFile, parse_plan
from campaign.storage.scanning import KEY_PART, Path, TableSpan, key_parts
from campaign.storage.spans import Spans
from campaign.storage.validating import validate
from campaign.storage.writing import block, key_text, statement, toml_key, toml_table, toml_value

SIZE = 7
"""Letters of a marker, as git has them."""
LINES = r"(?:[ \t]*#(?:   [^\r\n]*)?\r?\n)*"
MARK = re.compile(
    rf"(?m)^[ \t]*# <{{7,}} (?P<path>{KEY_PART}(?:\.{KEY_PART}){{1,2}})[ \t]*\r?\n"
    rf"[ \t]*# \|{{7,}} base[ \t]*\r?\n(?P<base>{LINES})"
    rf"[ \t]*# ={{7,}} theirs[ \t]*\r?\n(?P<theirs>{LINES})"
    r"[ \t]*# >{7,}[^\r\n]*(?:\r?\n|\Z)"
)
BLANK_LINE = re.compile(r"[ \t]*\r?\n")
CONTENT = re.compile(r"^[ \t]*#(?:   )?")
MODELS: dict[PlanPart, type[Entry]] = {
    **dict(zip(TABLES, get_args(Row), strict=True)), "campaign": Campaign, "checks": Checks, ROOT: Entry
}  # fmt: skip


def marked(file: PlanFile, conflicts: Iterable[Conflict], size: int = SIZE) -> str:
    """Return the text of a merged file with its conflicts marked in it; markers have `size` letters."""
    newline = "\r\n" if "\r\n" in file.text else "\n"
    found: dict[int, list[str]] = {}
    for conflict in conflicts:
        mark = _mark(conflict, max(size, SIZE))
        found.setdefault(_place(file, conflict), []).append(mark.replace("\n", newline))
    parts, position = [], 0
    for place in sorted(found):
        parts += [file.text[position:place], *found[place]]
        position = place
    return "".join([*parts, file.text[position:]])


def marks_in(file: PlanFile) -> tuple[Conflict, ...]:
    """Return the conflicts that are marked in a file, with what stands there now as our value."""
    return tuple(conflict for _, conflict in _marks(file))


def unsettled(file: PlanFile) -> tuple[Problem, ...]:
    """Return the conflicts that are marked in a file as problems of it, each at its place."""
    text, remedy = say("Two versions differ here, and nobody has chosen yet"), say("Choose with `campaign settle`.")
    return tuple(
        Problem("W004", text, Subject(str(each.table), each.id or None, each.field), remedy).at(
            FilePlace(file.path, *file.spans.place(start))
        )
        for (start, _), each in _marks(file)
    )


def settled(file: PlanFile, choices: Mapping[Place, Side]) -> str:
    """Return the text of a file with some of its conflicts settled; those that nobody chose for stay marked.

    Raises:
        CampaignError: the text would not hold what was chosen.
    """
    found = list(_marks(file))
    bare = parse_plan(_without(file.text, [span for span, _ in found]), file.path)
    plan = resolved(bare.plan, {each: choices[each.place] for _, each in found if each.place in choices})
    text = bare.text if plan == bare.plan else patched(bare, plan)
    left = [each for _, each in found if each.place not in choices]
    try:
        done = parse_plan(text, file.path)
        if done.plan == plan:
            return marked(done, left)
    except PlanUnreadableError:
        pass
    raise CampaignError(say("The text would not hold what was chosen"), say("Settle it in the file itself."))


def _mark(conflict: Conflict, size: int) -> str:
    """Return the lines of a mark."""
    parts = [conflict.table, conflict.id or None, conflict.field and toml_key(MODELS[conflict.table], conflict.field)]
    path = ".".join(key_text(part) for part in parts if part)
    lines = [f"# {'<' * size} {path}", f"# {'|' * size} base", *_commented(conflict, conflict.base)]
    lines += [f"# {'=' * size} theirs", *_commented(conflict, conflict.theirs), f"# {'>' * size} campaign settle"]
    return "\n".join([*lines, "" if conflict.field else "\n"])


def _commented(conflict: Conflict, value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of a plan
    """Give the lines of a value, or of an entry, as comments; none for what is not there."""
    if value is None:
        return
    if conflict.field is None:
        text = block(f"[[{conflict.table}]]", toml_table(value))
    else:
        entry = with_value(MODELS[conflict.table].model_construct(), conflict.field, value)
        written = toml_value(entry, conflict.field)
        text = "" if written is None else statement(toml_key(entry, conflict.field), written)
    for line in text.removesuffix("\n").split("\n") if text else []:
        yield f"#   {line}"


def _place(file: PlanFile, conflict: Conflict) -> int:
    """Return where a mark stands: above its key, in its table, above its entry, or where that entry would be."""
    spans, path = file.spans, _path(file.plan, conflict)
    if path is None:
        return _place_of_entry(file, conflict)
    if conflict.field is None:
        return block_range(spans, path)[0] if isinstance(spans.get(path), TableSpan) else _above(spans, path)
    return _above(spans, path)


def _path(plan: Plan, conflict: Conflict) -> Path | None:
    """Return the way to what a conflict is about in the file; None when the plan has no such entry."""
    path: Path = () if conflict.table == ROOT else (conflict.table,)
    if conflict.id and conflict.table in TABLES:
        number = plan.places(conflict.table).get(conflict.id)
        if number is None:
            return None
        path = (*path, number)
    return path if conflict.field is None else (*path, FILE_KEYS.get(conflict.field, conflict.field))


def _above(spans: Spans, path: Path) -> int:
    """Return the start of the line of the statement at a path, else just behind the header of its table."""
    found = spans.get(path) or next(iter(spans.under(path)), None) or spans.nearest(path[:-1]) or spans.tables[0]
    if isinstance(found, TableSpan) and (not found.path or spans.text[found.body - 1] == "\n"):
        return found.body
    return _line_start(spans.text, found.start)


def _line_start(text: str, offset: int) -> int:
    """Return where the line of an offset starts, behind a byte order mark."""
    start = text.rfind("\n", 0, offset) + 1
    return start + 1 if text.startswith("\ufeff", start) else start


def _place_of_entry(file: PlanFile, conflict: Conflict) -> int:
    """Return where an entry would stand that the plan has not got: above the next one, else at the end."""
    position = conflict.position or 0
    if isinstance(file.spans.get((conflict.table, position)), TableSpan):
        return block_range(file.spans, (conflict.table, position))[0]
    last = file.spans.get((conflict.table, position - 1)) or file.spans.tables[-1]
    start, end = block_range(file.spans, last.path) if isinstance(last, TableSpan) and last.path else (0, 0)
    return end if file.text[:end].endswith("\n") else _line_start(file.text, start)


def _marks(file: PlanFile) -> Iterator[tuple[tuple[int, int], Conflict]]:
    """Give every mark in a file with where it stands; what only looks like one, inside a text, is none."""
    if "# <<<<<<<" not in file.text:
        return
    statements = sorted((key.start, key.line_end) for table in file.spans.tables for key in table.keys)
    starts = [start for start, _ in statements]
    for mark in MARK.finditer(file.text):
        number = bisect_right(starts, mark.start()) - 1
        inside = number >= 0 and mark.start() < statements[number][1]
        conflict = None if inside else _conflict(file, mark)
        if conflict is not None:
            blank = BLANK_LINE.match(file.text, mark.end()) if conflict.field is None else None
            yield (mark.start(), blank.end() if blank else mark.end()), conflict


def _conflict(file: PlanFile, mark: re.Match[str]) -> Conflict | None:
    """Return the conflict that a mark tells; None when somebody has made something else of it."""
    table, *rest = (str(part) for part in key_parts(mark["path"]))
    entry_id, key = (rest[0], (*rest, None)[1]) if table in TABLES else ("", rest[0])
    if table not in MODELS or (len(rest) > 1 and table not in TABLES):
        return None
    try:
        sides = [_read(table, key, mark[side]) for side in ("base", "theirs")]
    except (ValueError, KeyError, IndexError):
        return None
    field = key and _field(MODELS[table], key)
    entry = _entry(file.plan, table, entry_id)
    ours = entry if entry is None or field is None else value_of(entry, field)
    position = sum(1 for each in _starts(file.spans, table) if each < mark.start()) if entry is None else None
    return Conflict(table, entry_id, field, sides[0], ours, sides[1], position)


def _entry(plan: Plan, table: PlanPart, entry_id: str) -> Entry | None:
    """Return the entry, the section, or the top of the plan that a mark is about; None for an entry that is gone."""
    if table == ROOT:
        return plan
    return plan.get(table, entry_id) if table in TABLES else getattr(plan, table)


def _starts(spans: Spans, table: str) -> Iterator[int]:
    """Give where the entries of a table start."""
    return (each.start for each in spans.tables if len(each.path) == 2 and each.path[0] == table)


def _field(model: type[Entry], key: str) -> str:
    """Return the field of a key in the file; the key itself when the plan format does not know it."""
    return next((name for name in model.model_fields if toml_key(model, name) == key), key)


def _read(table: PlanPart, key: str | None, lines: str) -> Any:  # noqa: ANN401 - any value of a plan
    """Return the value, or the entry, that stands in the lines of a mark.

    Raises:
        ValueError: it is no TOML.
        KeyError: it is something else.
        IndexError: likewise.
    """
    data = tomllib.loads("\n".join(CONTENT.sub("", line) for line in lines.replace("\r\n", "\n").split("\n")))
    if not data:
        return None
    if key is None:
        return validate(MODELS[table], data[table][0], FilePath())[0]
    return value_of(validate(MODELS[table], {key: data[key]}, FilePath())[0], _field(MODELS[table], key))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without some stretches."""
    parts, position = [], 0
    for start, end in spans:
        parts.append(text[position:start])
        position = end
    return "".join([*parts, text[position:]])
