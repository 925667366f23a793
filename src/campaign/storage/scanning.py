"""Finding tables and statements in TOML text that was parsed before, and so is known to be valid.

Headers are found by one regular expression that passes over everything between them. The statements of a table are
looked for when somebody asks for them: an edit needs those of the entries that it touches.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""The way to a value: ("messages", 3, "goal")."""

MOST_KEPT = 64
"""Tables whose statements are kept."""

BARE = r"[A-Za-z0-9_-]+"
BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
LITERAL = r"'[^'\n]*'"
KEY_PART = rf"(?:{BARE}|{BASIC}|{LITERAL})"
KEY = rf"{KEY_PART}(?:[ \t]*\.[ \t]*{KEY_PART})*"
LONG_BASIC = r'"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}'
LONG_LITERAL = r"'''(?:[^']++|'(?!''))*+'{3,5}"
STRING = rf"{LONG_BASIC}|{LONG_LITERAL}|{BASIC}|{LITERAL}"
WORD = r"[^\s,\[\]{}#\"']++(?:[ ][0-9]{2}:[^\s,\]}#]++)?"
"""A number, a boolean or a moment, which may have a blank between its day and its time."""

BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
HEADER = re.compile(rf"(\[\[?)[ \t]*({KEY})[ \t]*\]\]?[^\n]*(?:\n|\Z)")
STATEMENT = re.compile(rf"({KEY})[ \t]*=[ \t]*")
PARTS = re.compile(KEY_PART)
SCALAR = re.compile(rf"{STRING}|{WORD}")
BRACKETS = re.compile(rf"{STRING}|#[^\n]*|[\[\]{{}}]")
REST_OF_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}

_INSIDE = rf"{STRING}|#[^\n]*+|[^\[\]{{}}\"'#]++"
_FLAT = rf"[\[{{](?:{_INSIDE})*+[\]}}]"
_NESTED = rf"[\[{{](?:{_INSIDE}|{_FLAT})*+[\]}}]"
BRACKETED = rf"[\[{{](?:{_INSIDE}|{_NESTED})*+[\]}}]"
"""A list or an inline table with two more inside each other at most, which is as deep as a plan goes."""
BETWEEN = re.compile(rf"(?:[ \t\r\n]++|#[^\n]*+|{KEY}[ \t]*+=[ \t]*+(?:{STRING}|{WORD}|{BRACKETED}))*+")
"""What stands between two headers: statements, blank lines and comments."""


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
    stop: int
    """Where the next header starts, or the text is over."""
    text: str = field(repr=False)
    """The text that it stands in."""
    _lately: dict[Path, tuple[KeySpan, ...]] = field(repr=False, compare=False)
    """The statements of the tables of this text that were asked for lately."""

    @property
    def keys(self) -> tuple[KeySpan, ...]:
        """Return its statements, looked for when they are asked for.

        Those of a few tables are kept. Those of all tables would take as much room as the plan itself, and whoever asks
        for a table mostly asks again at once, and then never more.
        """
        found = self._lately.get(self.path)
        if found is None:
            if len(self._lately) >= MOST_KEPT:
                self._lately.clear()
            found = self._lately[self.path] = tuple(_statements(self.text, self.body, self.stop, self.path))
        return found

    def key(self, path: Path) -> KeySpan | None:
        """Return its statement at exactly this path."""
        return next((key for key in self.keys if key.path == path), None)

    @property
    def end(self) -> int:
        """Return the place just behind its last statement."""
        return self.keys[-1].line_end if self.keys else self.body


def scan_tables(text: str) -> Iterator[TableSpan]:
    """Give the tables of valid TOML in the order of the text, beginning with the root table."""
    path: Path = ()
    start = body = 1 if text.startswith("\ufeff") else 0
    counts: dict[Path, int] = {}
    lately: dict[Path, tuple[KeySpan, ...]] = {}
    while True:
        stop = _next_header(text, body)
        yield TableSpan(path, start, body, stop, text, lately)
        header = HEADER.match(text, stop)
        if header is None:
            return
        path, start, body = _table_path(header, counts), stop, header.end()


def _next_header(text: str, position: int) -> int:
    """Return where the next header starts; the end of the text when there is none."""
    while True:
        position = _end_of(BETWEEN, text, position)
        statement = STATEMENT.match(text, position)
        if statement is None:
            return position
        position = value_end(text, statement.end())  # a list or table too deep for the pattern


def _statements(text: str, position: int, stop: int, table: Path) -> Iterator[KeySpan]:
    """Give the statements of a table, which stand between two places."""
    while True:
        position = _end_of(BLANK, text, position)
        statement = STATEMENT.match(text, position, stop)
        if statement is None:
            return
        end = value_end(text, statement.end())
        line_end = _end_of(REST_OF_LINE, text, end)
        yield KeySpan((*table, *key_parts(statement[1])), position, statement.end(), end, line_end)
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
