"""What the columns of a sheet mean: by their headings, in Dutch and English; a guess is told as one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from campaign.documents.sheets.header_words import FIELDS, MANY, WORDS, Field
from campaign.language import LANGUAGES, language, mark
from campaign.model import field_words
from campaign.text import folded

ALIKE = 0.86  # how alike a mistyped heading must be (difflib's ratio): "Doelgreop" is, "Datum" and "Dauer" are not
SHORTEST_GUESS = 5  # letters; shorter words are alike too easily
MOST_REMEMBERED = 4096  # texts whose meaning was looked up; the rows of a sheet ask for the same ones again
LONGEST_HEADING = 60  # characters; a longer text is no heading


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and what it means."""

    number: int
    """Where it stands, counted from 1."""
    heading: str
    field: Field | None
    """What it means; None for what a plan has no place for, which goes to the notes with its heading."""
    sure: bool = True
    """Its heading says so; else it is a guess."""


@lru_cache(maxsize=MOST_REMEMBERED)
def meaning(heading: str) -> tuple[Field | None, bool]:
    """Return what a heading means, and whether it says so; None when it means nothing to a plan."""
    if not heading.strip() or len(heading) > LONGEST_HEADING:
        return None, True
    plain = _plain(heading)
    known = _known()
    parts = [_plain(part) for part in re.split(r"[/&+]|\ben\b|\band\b", heading)]
    for exact in (plain, re.sub(r"\([^)]*\)", "", plain).strip(), *parts[:1]):
        if exact in known:
            return known[exact], True
    return _guess(plain), False


def columns(headings: Mapping[int, str], chosen: Mapping[str, Field | None]) -> tuple[Column, ...]:
    """Return what each column means, from the left: as somebody chose by heading, else as the heading says.

    Of what only one column can say the first counts, a sure one before a guess; the others are for the notes.
    """
    by_heading = {_plain(heading): field for heading, field in chosen.items()}
    found = []
    for number, heading in headings.items():
        if _plain(heading) in by_heading:
            found.append(Column(number, heading, by_heading[_plain(heading)]))
        else:
            found.append(Column(number, heading, *meaning(heading)))
    if "when" not in {each.field for each in found}:
        found = [_dated(each) if each.field == "clock" else each for each in found]
    taken: dict[Field, int] = {}
    for column in sorted(found, key=lambda each: (_plain(each.heading) not in by_heading, not each.sure, each.number)):
        if column.field and column.field not in MANY:
            taken.setdefault(column.field, column.number)
    return tuple(
        each if each.field is None or taken.get(each.field, each.number) == each.number else _unmeant(each)
        for each in sorted(found, key=lambda each: each.number)
    )


def word_of(field: Field) -> str:
    """Return what a field is called by people, as a text of the catalogue."""
    own: dict[Field, str] = {"phase": mark("Phase"), "milestone": mark("Milestone"), "clock": mark("Time"), "id": "Id"}
    return own.get(field) or field_words.WORDS[field]


def field_named(text: str) -> Field | None:
    """Return the field that a text names: as the plan file does, or as a heading would; None for another text."""
    plain = text.strip().casefold().replace("-", "_")
    named = {"except": "excluded", "message": "body"}.get(plain, plain)
    return next((each for each in FIELDS if each == named), None) or meaning(text)[0]


def _dated(column: Column) -> Column:
    """Return a column of times, where no column is of days: "Time" then says when."""
    return Column(column.number, column.heading, "when", column.sure)


def _unmeant(column: Column) -> Column:
    """Return a column whose field another has."""
    return Column(column.number, column.heading, None, column.sure)


def _plain(heading: str) -> str:
    """Return a heading as it is compared: without case, accents, line breaks, stars and a colon."""
    return folded(re.sub(r"[*:?!.]+(?=\s|$)|[\r\n]+", " ", heading)).strip()


@cache
def _known() -> Mapping[str, Field]:
    """Return the field of every heading that is known: those of plans, and our own words for the fields."""
    known: dict[str, Field] = {}
    for field, names in WORDS.items():
        known |= {_plain(name.replace("_", " ")): field for name in names.split()}
    for field in FIELDS:
        own = field_words.WORDS.get(field)
        for code in LANGUAGES if own else ():
            known.setdefault(_plain(language(code).text(own or "")), field)
    return known


def _guess(plain: str) -> Field | None:
    """Return what a heading probably means: it is nearly a known one, or one of its words is; None for several."""
    known = [name for name in _known() if len(name) >= SHORTEST_GUESS]
    near = {_known()[name] for name in known if _alike(plain, name) >= ALIKE}
    within = {_known()[name] for name in known if re.search(rf"\b{re.escape(name)}\b", plain)}
    for found in (near, within):
        if len(found) == 1:
            return found.pop()
    return None


def _alike(one: str, other: str) -> float:
    """Return how alike two headings are, from 0 to 1."""
    if len(one) < SHORTEST_GUESS or abs(len(one) - len(other)) > 3:
        return 0
    return SequenceMatcher(None, one, other).ratio()
