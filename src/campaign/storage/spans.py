"""Where every table, key and value of a TOML text stands. Offsets count characters from 0."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from campaign.storage.scanning import KeySpan, Path, TableSpan, scan_tables

NARROW = 2  # parts of a path that lead to one entry: its table and its number


@dataclass(frozen=True)
class Spans:
    """The places of a whole text."""

    text: str
    tables: tuple[TableSpan, ...]
    """The root table first, then the others in the order of the text."""

    @cached_property
    def _line_starts(self) -> "array[int]":
        return array("Q", [0, *(found.end() for found in re.finditer("\n", self.text))])

    def get(self, path: Path) -> KeySpan | TableSpan | None:
        """Return the statement or table at exactly this path."""
        table = self._at.get(path)
        if table is not None:
            return table
        above = (self._at.get(path[:length]) for length in reversed(range(len(path))))
        return next((key for each in above if each is not None and (key := each.key(path)) is not None), None)

    def nearest(self, path: Path) -> KeySpan | TableSpan | None:
        """Return what stands at this path, else at the nearest part of the way to it that has a place."""
        ways = (path[:length] for length in range(len(path), 0, -1))
        return next((found for way in ways if (found := self.get(way)) is not None), None)

    def under(self, path: Path) -> Iterator[KeySpan | TableSpan]:
        """Give every table and statement below a path, in the order of the text; not what is inside such a table."""
        size = len(path)
        around = [table for length in range(size + 1) if (table := self._at.get(path[:length])) is not None]
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
    def _at(self) -> dict[Path, TableSpan]:
        """Return each table by its path, which TOML lets no other have."""
        return {table.path: table for table in self.tables}

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
    return Spans(text, tuple(scan_tables(text)))
