"""What people type for a distance, in Dutch and English: "3 weken later", "een week eerder", "-2 werkdagen", "+3w".

A sign or a word says which way; without either it is later. A sign and a word that disagree are refused.
"""

import re
from typing import NamedTuple

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.when import MAX_AMOUNT, MOST_TERMS, RELATIVE, Relative, Term, parse_deadline
from campaign.model.words import EARLIER, LATER, NUMBERS, UNITS, one_of

WORDED = re.compile(rf"(?P<sign>[+\-–−])?\s*(?P<steps>.+?)(?:\s+(?P<way>{one_of(EARLIER + LATER)}))?")
STEP = re.compile(r"(?:(?P<n>\d{1,9})\s*|(?P<word>[^\W\d]+)\s+)(?P<unit>[a-z]+(?: days| dagen)?)")
BETWEEN = re.compile(r"\s*,\s*|\s+(?:en|and|plus)\s+")
LONGEST = 120  # characters; nobody types a longer distance


class Way(NamedTuple):
    """A distance as it was typed."""

    terms: tuple[Term, ...]
    """Its steps, each with its sign."""
    said: bool
    """A sign or a word said which way."""


def is_distance(text: str) -> bool:
    """Tell whether a text is written as a distance, with or without which way it goes."""
    return _steps(text) is not None


def says_way(text: str) -> bool:
    """Tell whether a text is a distance that says which way it goes: "+3w", "een week eerder"."""
    found = _steps(text)
    return found is not None and found.said


def read_distance(text: str) -> tuple[Term, ...]:
    """Read a distance; without a sign or a word for it, it is later.

    Raises:
        NotUnderstoodError: it is not written so, or goes both ways.
    """
    found = _steps(text)
    if found is None:
        raise NotUnderstoodError(
            say("{value} is not a distance", value=text[:LONGEST]),
            say("Write for example 3 weeks later, -2w, +3d or +5wd."),
        )
    if any(abs(term.amount) > MAX_AMOUNT for term in found.terms):
        raise NotUnderstoodError(
            say("{value} is too far away", value=text.strip()[:LONGEST]),
            say("Write at most {limit} of a unit.", limit=MAX_AMOUNT),
        )
    return found.terms


def _steps(text: str) -> Way | None:
    """Return the steps of a distance; None for what is none.

    Raises:
        NotUnderstoodError: its sign and its word disagree.
    """
    written = text.strip()
    signed = f"+{written}" if written[:1].isdigit() else written
    if RELATIVE.fullmatch(signed):
        exact = parse_deadline(signed)
        return Way(exact.terms, signed == written) if isinstance(exact, Relative) else None
    found = WORDED.fullmatch(" ".join(written.casefold().split())) if len(written) <= LONGEST else None
    steps = [STEP.fullmatch(each) for each in BETWEEN.split(found["steps"])] if found else []
    if found is None or len(steps) > MOST_TERMS:
        return None
    before = found["way"] in EARLIER if found["way"] else found["sign"] not in {None, "+"}
    if found["sign"] and found["way"] and (found["sign"] != "+") != before:
        raise NotUnderstoodError(
            say("{value} says both earlier and later", value=written),
            say("Leave out the sign, or the word behind it."),
        )
    terms = [_term(step, before=before) for step in steps]
    return Way(tuple(filter(None, terms)), bool(found["sign"] or found["way"])) if all(terms) else None


def _term(step: re.Match[str] | None, *, before: bool) -> Term | None:
    """Return one step; None when its number or its unit is none."""
    if step is None:
        return None
    number = int(step["n"]) if step["n"] else NUMBERS.get(step["word"])
    unit = UNITS.get(step["unit"])
    return None if number is None or unit is None else Term(-number if before else number, unit)
