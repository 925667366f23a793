"""Numbers as people type and read them: "1.250" and "12,5" in Dutch, "1,250" and "12.5" in English, "80%".

A percentage is the number before its sign: what is aimed for, what came of it and what it was before count in one unit,
and `measure` says which.
"""

import re

from campaign.errors import NotUnderstoodError
from campaign.language import current, say

MOST = 1e15
"""What a number stays below: up to there a float counts whole things."""
SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f](?=\d{3}(?!\d))")
GROUPED = re.compile(
    r"[+-]?[1-9]\d{0,2}(?P<more>(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*)(?P<part>(?!(?P=sign))[.,]\d+)?"
)


def read_number(text: str) -> int | float | None:
    """Read a number; nothing typed is none.

    One sign before three digits groups thousands where the language in use writes it so, and is a decimal sign
    elsewhere; several of them, or one with another sign behind it, group in any language.

    Raises:
        NotUnderstoodError: it is none, or too large to count with.
    """
    if not text:
        return None
    bare = SPACES.sub("", text.strip().removesuffix("%").rstrip())
    grouped = GROUPED.fullmatch(bare)
    if grouped and (grouped["part"] or len(grouped["more"]) > 4 or grouped["sign"] == current().group_sign):
        bare = bare.replace(grouped["sign"], "")
    try:
        amount = float(bare.replace(",", "."))
    except ValueError:
        amount = float("nan")
    if not -MOST < amount < MOST:
        raise NotUnderstoodError(say("{value} is not a number", value=text[:80]), say("Write for example 12 or 2,5."))
    return int(amount) if amount.is_integer() else amount


def written_number(value: float | None) -> str:
    """Return a number as people read it, with two decimals at most; a dash for none."""
    return "–" if value is None else current().number(value)
