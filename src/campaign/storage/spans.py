"""Where every table, key and value of a TOML text stands.

The text was parsed before: this scanner only has to find places in what is known to be valid TOML, which it does with
one regular expression per kind of thing. Offsets count characters from 0.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

Path = tuple[str | int, ...]
"""The way to a value: ("messages", 3, "goal")."""

BARE = r"[A-Za-z0-9_-]+"
BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
LITERAL = r"'[^'\n]*'"
KEY_PART = rf"(?:{BARE}|{BASIC}|{LITERAL})"
KEY = rf"{KEY_PART}(?:[ \t]*\.[ \t]*{KEY_PART})*"
LONG_BASIC = r'"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}'
LONG_LITERAL = r"'''(?:[^']++|'(?!''))*+'{3,5}"

BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
HEADER = re.compile(rf"(\[\[?)[ \t]*({KEY})[ \t]*\]\]?[^\n]*(?:\n|\Z)")
STATEMENT = re.compile(rf"({KEY})[ \t]*=[ \t]*")
PARTS = re.compile(KEY_PART)
SCALAR = re.compile(rf"{LONG_BASIC}|{LONG_LITERAL}|{BASIC}|{LITERAL}|[^\s,\]}}#]+(?:[ ][0-9]{{2}}:[^\s,\]}}#]+)?")
BRACKETS = re.compile(rf"{LONG_BASIC}|{LONG_LITERAL}|{BASIC}|{LITERAL}|#[^\n]*|[\[\]{{}}]")
REST_OF_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


NARROW = 2  # parts of a path that lead to one entry: its table and its number


@dataclass(frozen=True, slots=True)
class KeySpan:
    """A statement `key = value`."""

    path: Path
    """The whole way to the value, the table's included."""
    start: int
    """Where its key starts."""
    value: int
    """Where its value starts."""
    end: int
    """Just behind its value."""
    line_end: int
    """Just behind the line break of its last line."""


@dataclass(slots=True)
class TableSpan:
    """A table: its header and the statements below it. The root table has no header."""

    path: Path
    """The way to the table; a table of an array has its number in it."""
    start: int
    """Where the header starts."""
    body: int
    """Just behind the header's line."""
    keys: list[KeySpan] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Return the place just behind its last statement."""
        return self.keys[-1].line_end if self.keys else self.body


@dataclass(frozen=True)
class Spans:
    """The places of a whole text."""

    text: str
    tables: tuple[TableSpan, ...]
    """The root table first, then the others in the order of the text."""

    @cached_property
    def _by_path(self) -> dict[Path, KeySpan | TableSpan]:
        found: dict[Path, KeySpan | TableSpan] = {}
        for table in self.tables:
            found.setdefault(table.path, table)
            for key in table.keys:
                found.setdefault(key.path, key)
        return found

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def get(self, path: Path) -> KeySpan | TableSpan | None:
        """Return the statement or table at exactly this path."""
        return self._by_path.get(path)

    def nearest(self, path: Path) -> KeySpan | TableSpan | None:
        """Return what stands at this path, else at the nearest part of the way to it that has a place."""
        for length in range(len(path), 0, -1):
            found = self._by_path.get(path[:length])
            if found is not None:
                return found
        return None

    def under(self, path: Path) -> Iterator[KeySpan | TableSpan]:
        """Give every table and statement below a path, in the order of the text; not what is inside such a table."""
        size = len(path)
        around = [table for length in range(size + 1) for table in self._at.get(path[:length], ())]
        for table in sorted([*around, *self.inside(path)], key=lambda each: each.start):
            if len(table.path) > size:
                yield table
            else:
                yield from (key for key in table.keys if len(key.path) > size and key.path[:size] == path)

    def inside(self, path: Path) -> list[TableSpan]:
        """Return the tables below a path, in the order of the text; not the one at the path itself."""
        found = self._below.get(path[:NARROW], [])
        return [table for table in found if len(table.path) > len(path) and table.path[: len(path)] == path]

    def following(self, table: TableSpan) -> TableSpan | None:
        """Return the table behind another."""
        place = bisect_right(self._table_starts, table.start)
        return self.tables[place] if place < len(self.tables) else None

    @cached_property
    def _table_starts(self) -> list[int]:
        return [table.start for table in self.tables]

    @cached_property
    def _at(self) -> dict[Path, list[TableSpan]]:
        found: dict[Path, list[TableSpan]] = {}
        for table in self.tables:
            found.setdefault(table.path, []).append(table)
        return found

    @cached_property
    def _below(self) -> dict[Path, list[TableSpan]]:
        """Return the tables below every path of at most so many parts."""
        found: dict[Path, list[TableSpan]] = {}
        for table in self.tables:
            for length in range(min(NARROW, len(table.path)) + 1):
                found.setdefault(table.path[:length], []).append(table)
        return found

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def scan(text: str) -> Spans:
    """Return the places of every table and statement in valid TOML."""
    position = 1 if text.startswith("\ufeff") else 0
    table = TableSpan((), position, position)
    tables = [table]
    counts: dict[Path, int] = {}
    size = len(text)
    while True:
        position = _end_of(BLANK, text, position)
        if position >= size:
            return Spans(text, tuple(tables))
        header = HEADER.match(text, position) if text[position] == "[" else None
        if header:
            table = TableSpan(_table_path(header, counts), position, header.end())
            tables.append(table)
            position = header.end()
            continue
        statement = STATEMENT.match(text, position)
        if statement is None:  # cannot happen in valid TOML; stop rather than guess
            return Spans(text, tuple(tables))
        end = value_end(text, statement.end())
        line_end = _end_of(REST_OF_LINE, text, end)
        table.keys.append(KeySpan((*table.path, *key_parts(statement[1])), position, statement.end(), end, line_end))
        position = line_end


def value_end(text: str, start: int) -> int:
    """Return the place just behind the value that starts here."""
    if text[start] not in "[{":
        return _end_of(SCALAR, text, start)
    depth = 0
    for found in BRACKETS.finditer(text, start):
        if found[0] in "[{":
            depth += 1
        elif found[0] in "]}":
            depth -= 1
            if depth == 0:
                return found.end()
    return len(text)


def _end_of(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where a match that starts here ends; here, when there is none."""
    found = pattern.match(text, start)
    return found.end() if found else start


def key_parts(key: str) -> Path:
    """Return the parts of a dotted key, without their quotes."""
    return tuple(_unquoted(part) for part in PARTS.findall(key)) if not key.isalnum() else (key,)


def _unquoted(part: str) -> str:
    """Return one part of a key as the parser reads it."""
    if part[0] == "'":
        return part[1:-1]
    return ESCAPE.sub(_unescaped, part[1:-1]) if part[0] == '"' else part


def _unescaped(found: re.Match[str]) -> str:
    """Return the character that an escape stands for."""
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else ESCAPES.get(found[3], found[3])


def _table_path(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """Return the path of a table; every part that is an array of tables gets the number of its last table."""
    parts = key_parts(header[2])
    path: Path = ()
    for number, part in enumerate(parts):
        path = (*path, part)
        if number == len(parts) - 1 and header[1] == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
