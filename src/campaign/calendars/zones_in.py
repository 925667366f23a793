"""The time zones that the calendars of a file describe themselves, each worked out once, when an event is in it."""

import re
from collections.abc import Iterator
from datetime import tzinfo

from campaign.calendars.blocks import DEEPEST, MOST_LINES, Block, Blocks
from campaign.calendars.effort import Effort
from campaign.calendars.verifying import BROKEN
from campaign.stopping import going_on

BROKEN_READ = (*BROKEN, RecursionError, OSError)
"""What comes of reading what is broken, nested without end, or in a zone whose name cannot be that of a file."""
NAMED_ZONE = re.compile(r'TZID=(?:"([^"\r\n]*)"|([^":;,\r\n]+))', re.IGNORECASE)
"""The zone of a moment."""
FOLD = re.compile(r"\r\n[ \t]")


class Zones:
    """The zones of a file; what is wrong with one is told once, and its events are in no zone that is known."""

    def __init__(self) -> None:
        """Begin with a file of which nothing is known yet."""
        self._effort = Effort()
        self._made: dict[str, tzinfo | None] = {}
        self._blocks: dict[str, list[Block]] = {}
        self._here: dict[str, tzinfo | None] = {}
        self.refused: list[tuple[Block, str]] = []
        """The zones that take longer to follow than a file may, and what each is called."""

    def enter(self, blocks: Blocks) -> None:
        """Go on with a calendar of the file; every calendar has zones of its own."""
        self._blocks, self._here = {}, {}
        for zone in blocks.kind("VTIMEZONE"):
            self._blocks.setdefault(_key(_name(zone)), []).append(zone)

    def named_in(self, text: str) -> dict[str, tzinfo]:
        """Return the zones that events name, by their names; those that everybody knows are not among them."""
        if not self._blocks or "TZID" not in text.upper():
            return {}
        found = (quoted or plain for quoted, plain in NAMED_ZONE.findall(FOLD.sub("", text)))
        zones = {name: self._zone(name) for name in dict.fromkeys(map(_key, found)) if name in self._blocks}
        return {name: zone for name, zone in zones.items() if zone is not None}

    def _zone(self, name: str) -> tzinfo | None:
        """Return a zone of the calendar; of several called the same, the first that can be read."""
        if name not in self._here:
            made = self._readable(name)
            self._here[name] = next((zone for zone in made if zone is not None), None)
        return self._here[name]

    def _readable(self, name: str) -> Iterator[tzinfo | None]:
        """Give what becomes of the zones that are called the same."""
        from campaign.calendars.described import TooCostlyError, described, is_known  # noqa: PLC0415 - 120 ms

        if is_known(name):
            return
        for block in going_on(self._blocks[name]):
            text = block.text
            if text not in self._made:
                self._made[text] = None
                try:
                    if block.length <= MOST_LINES and block.depth < DEEPEST:
                        self._made[text] = described(text, name, self._effort)
                except TooCostlyError:
                    self.refused.append((block, name))
                except BROKEN_READ:
                    pass
            yield self._made[text]


def _name(zone: Block) -> str:
    """Return what a zone is called; "" where it is not."""
    for line in FOLD.sub("", "\r\n".join(zone.own_lines)).split("\r\n"):
        name, colon, value = line.partition(":")
        if colon and name.partition(";")[0].upper() == "TZID":
            return value.strip()
    return ""


def _key(name: str) -> str:
    """Return what a zone is looked up by, whoever writes its name."""
    return name.replace("\\", "").strip("/")
