"""What the columns of a sheet mean: by their headings, in Dutch and English; a guess is told as one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from campaign.documents.sheets.header_words import ALONE, FIELDS, LESS, MANY, WORDS, Field
from campaign.language import LANGUAGES, language, mark
from campaign.model import field_words
from campaign.text import folded

ALIKE = 0.86  # how alike a mistyped heading must be (difflib's ratio): "Doelgreop" is, "Datum" and "Dauer" are not
SHORTEST_GUESS = 5  # letters; shorter words are alike too easily
MOST_REMEMBERED = 4096  # texts whose meaning was looked up; the rows of a sheet ask for the same ones again
LONGEST_HEADING = 60  # characters; a longer text is no heading


JOINT = " – "
"""What stands between the name of a group of columns and the heading of one of them."""
ENDS: Mapping[str, Field] = {
    **dict.fromkeys(("van", "vanaf", "from", "start", "begin", "startdatum", "begindatum"), "when"),
    **dict.fromkeys(("tot", "t/m", "tot en met", "to", "until", "eind", "einde", "end", "einddatum"), "until"),
}
"""What the headings below a group of moments mean."""
PURPOSE = re.compile(
    r"(?:sub|hoofd|kern|communicatie)?doel(?:en|stelling)? (?:van|voor|bij|per)\b|(?:purpose|goal|aim) of\b"
)
"""How a heading begins that asks what something is for, whatever it is of."""
NAMES: frozenset[Field] = frozenset({"owner", "contributors", "sender", "approver", "audiences", "excluded", "channel"})
"""What columns mean below a group of one of these, whatever else their own headings would; a mark there says which."""

OF_WEEKDAYS = ("dag", "day", "weekdag", "weekday")
"""What a column of weekdays is called; beside one of dates it says nothing by itself."""


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
    crossed: bool = False
    """Its cells are crosses: what they say is its heading."""

    @property
    def group(self) -> str:
        """Return the group of columns that it stands below; nothing for a column by itself."""
        return self.heading.rpartition(JOINT)[0]

    @property
    def own(self) -> str:
        """Return its own heading, without that of its group."""
        return self.heading.rpartition(JOINT)[2]


@lru_cache(maxsize=MOST_REMEMBERED)
def meaning(heading: str) -> tuple[Field | None, bool]:
    """Return what a heading means, and whether it says so; None when it means nothing to a plan."""
    if not heading.strip() or len(heading) > LONGEST_HEADING:
        return None, True
    bare = plain(heading)
    known = _known()
    parts = [plain(part) for part in re.split(r"[/&+]|\ben\b|\band\b", heading)]
    group, joint, own = heading.partition(JOINT)
    if joint and (field := _below(known.get(plain(group)), known.get(plain(own)), plain(own))):
        return field, True
    for exact in (bare, re.sub(r"\([^)]*\)", "", bare).strip(), *parts[:1]):
        if exact in known:
            return known[exact], True
    if bare in LESS or PURPOSE.match(bare):
        return LESS.get(bare, "goal"), False
    return _guess(bare), False


def _below(group: Field | None, own: Field | None, text: str) -> Field | None:
    """Return what a heading with a text means below a group, given what each of them means by itself."""
    if group in {"when", "milestone"}:
        return ENDS.get(text, own)
    if group in NAMES:
        return own if own in NAMES else group
    return own


def columns(headings: Mapping[int, str], chosen: Mapping[str, Field | None]) -> tuple[Column, ...]:
    """Return what each column means, from the left: as somebody chose by heading, else as the heading says.

    Of what only one column can say the first counts, a sure one before a guess; the others are for the notes.
    """
    said = by_heading(chosen)
    found = []
    for number, heading in headings.items():
        if plain(heading) in said:
            found.append(Column(number, heading, said[plain(heading)]))
        else:
            found.append(Column(number, heading, *meaning(heading)))
    if "when" not in {each.field for each in found}:
        found = [_dated(each) if each.field == "clock" else each for each in found]
    taken: dict[Field, Column] = {}
    beside = _beside_dates(found)
    for column in sorted(
        found, key=lambda each: (plain(each.heading) not in said, each in beside, not each.sure, each.number)
    ):
        if column.field and column.field not in MANY:
            taken.setdefault(column.field, column)
    return tuple(
        each if each.field is None or _together(each, taken.get(each.field, each)) else _unmeant(each)
        for each in sorted(found, key=lambda each: each.number)
    )


def _beside_dates(found: Sequence[Column]) -> list[Column]:
    """Return the columns of weekdays where another is of dates: "Dag" left of "Datum"."""
    dated = any(each.field == "when" and re.search(r"\b(?:datum|date)\b", plain(each.heading)) for each in found)
    return [each for each in found if dated and each.field == "when" and plain(each.heading) in OF_WEEKDAYS]


def _together(column: Column, first: Column) -> bool:
    """Tell whether a column is the first with its field, or is a channel below the same group as that."""
    return column == first or (column.field == "channel" and bool(column.group) and column.group == first.group)


def word_of(field: Field) -> str:
    """Return what a field is called by people, as a text of the catalogue."""
    own: dict[Field, str] = {"phase": mark("Phase"), "milestone": mark("Milestone"), "clock": mark("Time"), "id": "Id"}
    return own.get(field) or field_words.WORDS[field]


def field_named(text: str) -> Field | None:
    """Return the field that a text names: as the plan file does, or as a heading would; None for another text."""
    key = text.strip().casefold().replace("-", "_")
    named = {"except": "excluded", "message": "body"}.get(key, key)
    return next((each for each in FIELDS if each == named), None) or meaning(text)[0]


def _dated(column: Column) -> Column:
    """Return a column of times, where no column is of days: "Time" then says when."""
    return Column(column.number, column.heading, "when", column.sure)


def _unmeant(column: Column) -> Column:
    """Return a column whose field another has."""
    return Column(column.number, column.heading, None, column.sure)


def by_heading(chosen: Mapping[str, Field | None]) -> dict[str, Field | None]:
    """Return what somebody said that columns mean, by their headings as these are compared."""
    return {plain(heading): field for heading, field in chosen.items()}


def plain(heading: str) -> str:
    """Return a heading as it is compared: without case, accents, line breaks, stars, a colon and a dash."""
    return folded(re.sub(r"[*:?!.]+(?=\s|$)|[\r\n]+|(?<=\s)[-–](?=\s)", " ", heading)).strip()


@cache
def _known() -> Mapping[str, Field]:
    """Return the field of every heading that is known: those of plans, and our own words for the fields."""
    known: dict[str, Field] = {}
    for field, names in WORDS.items():
        known |= {plain(name.replace("_", " ")): field for name in names.split()}
    for field in FIELDS:
        own = field_words.WORDS.get(field)
        for code in LANGUAGES if own else ():
            known.setdefault(plain(language(code).text(own or "")), field)
    return known


def _guess(bare: str) -> Field | None:
    """Return what a heading probably means: it is nearly a known one, or one of its words is; None for several."""
    known = [name for name in _known() if len(name) >= SHORTEST_GUESS]
    letters = set(bare)
    near = {_known()[name] for name in known if _may_be(letters, bare, name) and _alike(bare, name) >= ALIKE}
    held = [name for name in known if name in bare]  # a pattern for each name would be made anew for each heading
    parts = [name for name in held if name not in ALONE and re.search(rf"\b{re.escape(name)}\b", bare)]
    within = {_known()[name] for name in parts if not any(name in other for other in parts if other != name)}
    for found in (near, within):
        if len(found) == 1:
            return found.pop()
    return None


def _may_be(letters: set[str], bare: str, name: str) -> bool:
    """Tell whether a heading can be nearly a known one by its letters: what it has none of matches nothing."""
    matching = len(name) - len(set(name) - letters)
    return 2 * min(matching, len(bare)) >= ALIKE * (len(bare) + len(name))


def _alike(one: str, other: str) -> float:
    """Return how alike two headings are, from 0 to 1."""
    if len(one) < SHORTEST_GUESS or abs(len(one) - len(other)) > 3:
        return 0
    return SequenceMatcher(None, one, other).ratio()
