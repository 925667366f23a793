"""Numbers as people type and read them: "1.250" and "12,5" in Dutch, "1,250" and "12.5" in English, "80%".

A percentage is the number before its sign: what is aimed for, what came of it and what it was before count in one unit,
and `measure` says which.
"""

import re

from campaign.errors import NotUnderstoodError
from campaign.language import _, current, say
from campaign.model.lengths import exactly

MOST = 1e15
"""What a number stays below: up to there a float counts whole things."""
LONGEST = 200
"""Characters of a number with all that stands around it; what is longer is prose."""
SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f](?=\d{3}(?!\d))")
GROUPED = re.compile(
    r"[+-]?[1-9]\d{0,2}(?P<more>(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*)(?P<part>(?!(?P=sign))[.,]\d+)?"
)


MONEY = re.compile(r"^(?:€|\$|£|eur(?:o|\b)\.?)\s*|\s*(?:€|\beuro?)$|(?<=\d)[.,]\s?[-–—=]{1,2}$", re.IGNORECASE)
"""What stands around an amount of money: its sign, and the dash for no cents."""
PERCENT = re.compile(r"\s*(?:%|procent|percent|pct\.?)$", re.IGNORECASE)
LEADING = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?=\s*[^\W\d])")
"""A number with a word behind it."""


def read_number(text: str) -> int | float | None:
    """Read a number; nothing typed is none, and an estimate ("ca. 60") is its number.

    One sign before three digits groups thousands where the language in use writes it so, and is a decimal sign
    elsewhere; several of them, or one with another sign behind it, group in any language, and so does any in an
    amount of money ("€ 1.250", "1.250,-"), which has two decimals at most.

    Raises:
        NotUnderstoodError: it is none, or too large to count with.
    """
    if not text:
        return None
    if len(text) > LONGEST:
        raise _no_number(text)
    written = PERCENT.sub("", exactly(text))
    amount_only = exactly(MONEY.sub("", MONEY.sub("", written)))
    money = amount_only != written
    bare = SPACES.sub("", amount_only)
    grouped = GROUPED.fullmatch(bare)
    if grouped and (grouped["part"] or len(grouped["more"]) > 4 or money or grouped["sign"] == current().group_sign):
        bare = bare.replace(grouped["sign"], "")
    try:
        amount = float(bare.replace(",", "."))
    except ValueError:
        amount = float("nan")
    if not -MOST < amount < MOST:
        raise _no_number(text)
    return int(amount) if amount.is_integer() else amount


def _no_number(text: str) -> NotUnderstoodError:
    """Return the complaint about what is no number, with the one that it begins with."""
    found = LEADING.match(exactly(text[:LONGEST]))
    remedy = say("Type only the number: {number}.", number=found[0]) if found else None
    return NotUnderstoodError(
        say("{value} is not a number", value=text[:80]), remedy or say("Write for example 12 or 2,5.")
    )


def written_number(value: float | None) -> str:
    """Return a number as people read it, with two decimals at most; a dash for none."""
    return "–" if value is None else current().number(value)


def estimate_echo(text: str) -> str:
    """Return what becomes of a number that is written as an estimate; "" for any other."""
    if exactly(text) == text.strip():
        return ""
    return _("→ {number}; that it is an estimate is not kept").format(number=written_number(read_number(text)))
