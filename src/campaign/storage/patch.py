"""The text of a plan after an edit: only what changed is written anew, every other byte stays."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from campaign.model.changes import changed_fields
from campaign.model.fields import Entry
from campaign.model.merging_entries import numbered
from campaign.model.plan import TABLES, Plan, Row, Table
from campaign.storage.lists import patched_list
from campaign.storage.planfile import PlanFile
from campaign.storage.scanning import KeySpan, Path, TableSpan
from campaign.storage.spans import Spans, scan
from campaign.storage.writing import block, literal, statement, toml_key, toml_table, toml_value

BLANK_LINES = re.compile(r"(?m)(?:^[ \t]*\r?\n)+")
LEADING_COMMENTS = re.compile(r"(?m)^(?:[ \t]*#[^\n]*\n)+\Z")


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Some text in place of what stands between two offsets."""

    start: int
    end: int
    text: str
    block: bool = False
    """It is a whole table, which goes behind the keys that are added to the table before it at the same place."""


def patched(file: PlanFile, plan: Plan) -> str:
    """Return the text of the file with the plan in it."""
    patch = _Patch(file.spans)
    for section in ("campaign", "checks"):
        patch.entry((section,), getattr(file.written, section), getattr(plan, section))
    for table in TABLES:
        if file.written.table(table) is not plan.table(table):
            patch.table(table, file, plan)
    patch.unknown(file.written.model_extra or {}, plan.model_extra or {})
    return patch.text()


def entry_patched(text: str, before: Entry, after: Entry) -> str:
    """Return the text of a file that is one table, with the values in it that are others."""
    patch = _Patch(scan(text))
    patch.entry((), before, after)
    return patch.text()


def plan_to_toml(plan: Plan) -> str:
    """Return a whole plan as text."""
    unknown = "".join(statement(key, value) for key, value in (plan.model_extra or {}).items())
    parts = [f"format = {plan.format}\n{unknown}", block("[campaign]", toml_table(plan.campaign))]
    if checks := toml_table(plan.checks):
        parts.append(block("[checks]", checks))
    parts += [block(f"[[{table}]]", toml_table(row)) for table in TABLES for row in plan.table(table)]
    return "\n".join(parts)


class _Patch:
    """Collects splices for one text."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.source = spans.text
        self.newline = "\r\n" if "\r\n" in self.source else "\n"
        self.splices: list[Splice] = []
        self.sections: dict[str, dict[str, Any]] = {}
        """The keys of tables that the file has not got yet, by the name of the table."""

    def text(self) -> str:
        """Return the text with every splice made."""
        for name, values in self.sections.items():
            self.add_line(len(self.source), "\n" + block(f"[{name}]", values), block=True)
        parts, position = [], 0
        for splice in sorted(self.splices, key=lambda each: (each.start, each.end, each.block)):
            if splice.start < position:  # inside something that is replaced or removed already
                continue
            parts += [self.source[position : splice.start], splice.text]
            position = splice.end
        return "".join([*parts, self.source[position:]])

    def table(self, table: Table, file: PlanFile, plan: Plan) -> None:
        """Bring one table of the plan up to date."""
        inline = self.spans.get((table,))
        if isinstance(inline, KeySpan):
            if file.written.table(table) != plan.table(table):
                before = [toml_table(row) for row in file.written.table(table)]
                self.put(inline, [toml_table(row) for row in plan.table(table)], before)
            return
        after = dict(zip(numbered(row.id for row in plan.table(table)), plan.table(table), strict=True))
        numbers: dict[tuple[str, int], int] = {}
        keys = numbered(row.id for row in file.plan.table(table))
        for number, (key, written) in enumerate(zip(keys, file.written.table(table), strict=True)):
            numbers[key] = number
            if key in after:
                self.entry((table, number), written, after[key])
            else:
                self.remove_block((table, number))
        previous: int | None = None
        for key, row in after.items():
            if key in numbers:
                previous = numbers[key]
            else:
                self.add_block(table, previous, row, file.removed_block(table, row))

    def unknown(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Bring the keys at the top of the file that the plan format does not know up to date."""
        for key in {**before, **after}:
            if before.get(key) != after.get(key):
                self.value((key,), before.get(key), after.get(key), [])

    def entry(self, path: Path, before: Entry, after: Entry) -> None:
        """Bring one entry up to date, key by key."""
        if before is after:
            return
        fields = changed_fields(before, after)
        order = [toml_key(after, name) for name in type(after).model_fields]
        for field in fields:
            value = toml_value(after, field) if field in after.model_fields_set else None
            self.value((*path, toml_key(after, field)), toml_value(before, field), value, order)

    def value(self, path: Path, before: Any, value: Any, order: list[str]) -> None:  # noqa: ANN401 - any TOML value
        """Set or remove one key; `before` is what could be read of it."""
        found = self.spans.get(path)
        if isinstance(found, KeySpan) and value is not None:
            self.put(found, value, before)
            return
        if found is not None:
            self.remove(found)
        for part in list(self.spans.under(path)):
            self.remove(part)
        if value is not None:
            self.insert(path, value, order)

    def put(self, key: KeySpan, value: Any, before: Any = None) -> None:  # noqa: ANN401
        """Write another value for a key; of a list only the items that are others."""
        text = None
        if isinstance(value, list) and isinstance(before, list):
            text = patched_list(self.source[key.value : key.end], before, value)
        self.splices.append(Splice(key.value, key.end, self.native(literal(value) if text is None else text)))

    def insert(self, path: Path, value: Any, order: list[str]) -> None:  # noqa: ANN401
        """Add a key to its table: behind the last key that the plan format names before it."""
        key = str(path[-1])
        table = self.spans.get(path[:-1])
        if isinstance(table, TableSpan):
            known = order[: order.index(key)] if key in order else order
            behind = [each for each in table.keys if each.path[len(path) - 1] in known]
            place = behind[-1].line_end if behind else table.body
            if key not in order and table.keys:
                place = table.end
            self.add_line(place, statement(key, value))
            return
        if isinstance(table, KeySpan):
            self._insert_inline(table, path, value)
            return
        siblings = [part for part in self.spans.under(path[:-1]) if isinstance(part, KeySpan)]
        if siblings:  # dotted keys: campaign.title = "…"
            dotted = ".".join(str(part) for part in path[:-1])
            self.add_line(siblings[-1].line_end, f"{dotted}.{statement(key, value)}")
        else:
            self.sections.setdefault(str(path[0]), {})[key] = value

    def _insert_inline(self, table: KeySpan, path: Path, value: Any) -> None:  # noqa: ANN401
        """Add a key to an inline table `{ … }`, behind its last one."""
        inside = self.source[table.value : table.end].rstrip()[:-1].rstrip()
        comma = "" if inside.endswith("{") else ","
        place = table.value + len(inside)
        text = f"{comma} {statement(str(path[-1]), value).rstrip()}"
        self.splices.append(Splice(place, place, self.native(text)))

    def remove(self, part: KeySpan | TableSpan) -> None:
        """Take a key with its line, or a table with its statements, out."""
        if isinstance(part, KeySpan):
            start = self.source.rfind("\n", 0, part.start) + 1
            self.splices.append(Splice(start, part.line_end, ""))
        else:
            self.splices.append(Splice(part.start, part.end, ""))

    def remove_block(self, path: Path) -> None:
        """Take a whole entry out, with the comments right above it and everything below its header."""
        start, end = block_range(self.spans, path)
        self.splices.append(Splice(start, end, ""))

    def add_block(self, table: Table, previous: int | None, row: Row, known: str | None) -> None:
        """Add an entry behind the one before it in the plan, else before the first of its table, else at the end."""
        text = known or self.native(block(f"[[{table}]]", toml_table(row)))
        if previous is not None:
            place = block_range(self.spans, (table, previous))[1]
        elif isinstance(self.spans.get((table, 0)), TableSpan):
            place = block_range(self.spans, (table, 0))[0]
        else:
            place = len(self.source)
        before = "" if known else self._apart(self.source[:place])
        after = self.newline if place < len(self.source) and not known else ""
        self.add_line(place, before + text + after, block=True)

    def _apart(self, before: str) -> str:
        """Return the blank line that keeps a new block apart from what stands before it."""
        return "" if not before or before.endswith(("\n\n", "\n\r\n")) else self.newline

    def add_line(self, place: int, text: str, *, block: bool = False) -> None:
        """Add whole lines. Behind a last line without its line break they come without one too."""
        if place and self.source[place - 1] != "\n":
            text = "\n" + text.removesuffix("\n").removesuffix("\r")
        self.splices.append(Splice(place, place, self.native(text), block))

    def native(self, text: str) -> str:
        """Return text with the line breaks of the file."""
        return text if self.newline == "\n" else text.replace("\r\n", "\n").replace("\n", "\r\n")


def block_range(spans: Spans, path: Path) -> tuple[int, int]:
    """Return where an entry of a table starts and ends, the comments right above it included.

    A comment behind a blank line is a heading of what follows it, and no part of the entry.
    """
    header = spans.get(path)
    own = [*([header] if isinstance(header, TableSpan) else []), *spans.inside(path)]
    following = spans.following(own[-1])
    end = _block_end(spans, own[-1], following) if following else len(spans.text)
    return _block_start(spans, own[0]), end


def _block_end(spans: Spans, table: TableSpan, following: TableSpan) -> int:
    """Return the end of the first blank lines below the statements of a table, else where what follows it starts."""
    statements, stop = table.keys, _block_start(spans, following)
    blank = BLANK_LINES.search(spans.text, statements[-1].line_end if statements else table.body, stop)
    return blank.end() if blank else stop


def _block_start(spans: Spans, table: TableSpan) -> int:
    """Return where the comments right above a header start, else the header."""
    line = spans.text.rfind("\n", 0, table.start) + 1
    above = LEADING_COMMENTS.search(spans.text, max(0, line - 5000), line)
    return above.start() if above else line
