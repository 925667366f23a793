"""How much a plan may hold: far beyond any campaign, and little enough that nothing hangs or fills the memory.

The numbers stand in `docs/safety.md` with what they were measured with.
"""

import re
from collections.abc import Mapping
from typing import Any

from campaign.language import Sentence, say

MOST_BYTES = 50_000_000  # of a file; ten thousand messages take four to five million
MOST_ENTRIES = 100_000  # messages, the one table that grows with the work
MOST_OTHERS = 1_000  # entries of any other table
MOST_VALUES = 3_000_000  # values in all, of whatever kind
DEEPEST = 20  # tables and lists inside each other; a plan needs five
MOST_WRONG = 10_000  # values that are not what their key holds, before a file is taken for something else
MOST_TOLD = 1_000  # problems that are told of one file
WIDEST = 1 << 63  # whole numbers have 64 bits (TOML 1.0, Integer)

_PART = r"(?:[A-Za-z0-9_-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')"
_LONG_KEY = re.compile(rf"(?:\A|[\n\[{{,])[ \t]*+(?:{_PART}[ \t]*+\.[ \t]*+){{{DEEPEST}}}")
_SOME_PARTS = re.compile(rf"\.[ \t]*+(?:{_PART}[ \t]*+\.[ \t]*+){{4}}")
"""What every such key has in it, and hardly any plan. It begins with a rare sign, so that looking for it is quick."""
LONG_NUMBER = re.compile(
    r"(?<![\w\"'.+-])[+-]?(?:0x[0-9a-fA-F_]{17,}|0o[0-7_]{22,}|0b[01_]{65,}|[0-9][0-9_]{18,})(?![\w.])"
)


TOO_LARGE = (say("The file holds a number that is too large"), say("Write a smaller number."))


def long_key(text: str) -> int | None:
    """Return where a key of so many parts that it nests too deeply ends; None when there is none.

    Python's parser takes quadratic time for one.
    """
    found = _LONG_KEY.search(text) if _SOME_PARTS.search(text) else None
    return found.end() if found else None


def too_much(values: Mapping[str, Any]) -> tuple[Sentence, Sentence] | None:
    """Return what there is too much of in the data of a file, and what would help; None when it is within bounds."""
    for table, rows in values.items():
        most = MOST_ENTRIES if table == "messages" else MOST_OTHERS
        if isinstance(rows, list) and len(rows) > most:
            text = say("The table {table} has more than {most} entries", table=table[:80], most=most)
            return text, say("Divide it over several plans.")
    return _beyond(values)


def _beyond(values: Mapping[str, Any]) -> tuple[Sentence, Sentence] | None:
    """Return what is too deep, too many or too large among all values, walked level by level."""
    level: list[Any] = [values]
    left = MOST_VALUES
    for _ in range(DEEPEST + 1):
        below: list[Any] = []
        for container in level:
            left -= len(container)
            for value in container.values() if isinstance(container, dict) else container:
                if isinstance(value, dict | list):
                    below.append(value)
                elif isinstance(value, int) and not -WIDEST <= value < WIDEST:
                    return TOO_LARGE
        if left < 0:
            return (
                say("The file holds more than {most} values", most=MOST_VALUES),
                say("Divide it over several plans."),
            )
        if not below:
            return None
        level = below
    return say("The file nests too deeply"), say("A plan needs no more than three levels.")
