"""A calendar file in blocks, each with its first line: what is wrong in one of them costs the others nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

from campaign.stopping import go_on

EDGE = re.compile(r"(BEGIN|END):\s*([\w-]+)\s*", re.IGNORECASE)
"""Where a component begins or ends."""
DEEPEST = 10
"""Components inside each other at most; what lies deeper is left out with what holds it."""
MOST_LINES = 100_000
"""Lines of one component; one with a file of seven megabytes in it has fewer."""
MOST_AT_ONCE = 10_000
"""Lines after which is asked whether somebody stopped it."""
MOST_HEAD = 1_000
"""Lines of a calendar that are of no component."""


@dataclass(slots=True)
class Block:
    """A component of a calendar: an event, a zone."""

    kind: str
    """What it is: VEVENT, VTIMEZONE."""
    line: int
    """Its first line, counted from 1."""
    lines: list[str] = field(default_factory=list)
    """Its lines, from BEGIN to END."""
    depth: int = 0
    """How many components lie inside each other in it."""
    length: int = 0
    """How many lines it has in the file; what is beyond MOST_LINES is not kept."""
    own_lines: list[str] = field(default_factory=list)
    """Its lines without those of what lies in it: the alarms of an event."""

    def keep(self, line: str, *, own: bool) -> None:
        """Keep a line, unless there are too many."""
        self.length += 1
        if self.length <= MOST_LINES:
            self.lines.append(line)
            if own:
                self.own_lines.append(line)

    def value(self, wanted: str) -> str:
        """Return a property as its line has it, for what cannot be read as a whole; "" where it has none."""
        for line in self.own_lines:
            name, colon, value = line.partition(":")
            if colon and name.partition(";")[0].upper() == wanted:
                return value.strip()
        return ""

    @property
    def text(self) -> str:
        """Return it as text, with what a truncated file leaves open closed."""
        return "".join(f"{line}\r\n" for line in self.lines)


@dataclass(slots=True)
class Blocks:
    """One calendar of a file."""

    line: int
    """Its first line."""
    head: list[str] = field(default_factory=list)
    """Its own properties."""
    parts: list[Block] = field(default_factory=list)
    """Its components."""
    broken_off: int = 0
    """The line at which the file breaks off in it; 0 for a calendar that is ended."""

    _open: Block | None = None
    _inside: list[str] = field(default_factory=list)

    def take(self, number: int, line: str, edge: re.Match[str] | None) -> None:
        """Take a line, which may begin or end a component."""
        begins = edge is not None and edge[1].upper() == "BEGIN"
        if self._open is None and not begins:
            if len(self.head) < MOST_HEAD:
                self.head.append(line)
            return
        kind = edge[2].upper() if edge else ""
        if begins and kind == "VEVENT" and self._open is not None and self._open.kind == "VEVENT":
            self.close()  # no event lies in another: the one before was not ended
        if self._open is None:
            self._open = Block(kind, number)
        outside = len(self._inside)
        if begins:
            if outside < DEEPEST:  # what lies deeper is not read, and need not be known by its kind
                self._inside.append(kind)
            self._open.depth = max(self._open.depth, len(self._inside))
        elif kind in self._inside:
            while self._inside.pop() != kind:
                pass
        self._open.keep(line, own=not outside or not self._inside or (edge is None and outside == 1))
        if not self._inside:
            self.parts.append(self._open)
            self._open = None

    def close(self) -> None:
        """Put a component that was not ended in the calendar, with the ends that it lacks."""
        if self._open is not None:
            self._open.lines += [f"END:{kind}" for kind in reversed(self._inside)]
            self._open.own_lines.append(f"END:{self._open.kind}")
            self.parts.append(self._open)
            self._open, self._inside = None, []

    def kind(self, kind: str) -> list[Block]:
        """Return the components of a kind."""
        return [part for part in self.parts if part.kind == kind]


def blocks_of(text: str) -> Iterator[Blocks]:
    """Give the calendars of a text. A file that breaks off is closed where it does; what stands outside is left."""
    calendar: Blocks | None = None
    bare, number = False, 0
    for number, ended in enumerate(StringIO(text), 1):
        if number % MOST_AT_ONCE == 0:
            go_on()
        line = ended.removesuffix("\n")
        edge = EDGE.fullmatch(line)
        if edge and edge[2].upper() == "VCALENDAR":
            if calendar is not None:
                calendar.close()
                yield calendar
            calendar, bare = (Blocks(number) if edge[1].upper() == "BEGIN" else None), False
        elif calendar is not None:
            calendar.take(number, line, edge)
        elif edge and (edge[1].upper(), edge[2].upper()) == (
            "BEGIN",
            "VEVENT",
        ):  # an event without a calendar around it
            calendar, bare = Blocks(number), True
            calendar.take(number, line, edge)
    if calendar is not None:
        calendar.broken_off = 0 if bare else number
        calendar.close()
        yield calendar
