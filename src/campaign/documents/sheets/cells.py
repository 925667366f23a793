"""What people write in the cells of a plan: several audiences at once, a channel in their own words, who does it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from campaign.documents.sheets.date_words import NOTHING, STATUSES
from campaign.model.channels import Kind
from campaign.model.fields import Status

EXCEPT = re.compile(
    r"\s*[,(]?\s*\b(?:behalve|m\.?u\.?v\.?|met uitzondering van|uitgezonderd|exclusief|excl\.?|except(?: for)?|"
    r"excluding|but not)\s+(?:de |het |the )?",
    re.IGNORECASE,
)
SIZE = re.compile(
    r"\s*\((?:n\s*=\s*|ca\.?\s*|circa\s*|±\s*|~\s*|approx\.?\s*)?(?P<size>\d[\d.,]{0,8})\s*"
    r"(?:personen|pers\.?|mensen|medewerkers|fte|people|staff|users|gebruikers|man|x)?\)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\s*[;\n,]\s*|\s+[+&]\s+|(?<!-)\s+(?:en|and|plus)\s+|(?<=\w{2})\s*/\s*(?=\w{2})|\+", re.IGNORECASE
)
"""What stands between two names in a cell; not the "en" of "HR- en payroll"."""
OWNERS_BETWEEN = re.compile(r"\s*[;\n,]\s*|\s+[+&]\s+|(?<!-)\s+(?:en|and|met|with)\s+|\s*/\s*", re.IGNORECASE)
CHANNEL_WORDS: Mapping[Kind, str] = {
    "gesprek": r"1[:-]1|1-op-1|één-op-één|een-op-een|one[- ]on[- ]one|\w*gesprek(?:ken)?|belronde|"
    r"telefoon\w*|phone call",
    "training": r"\w*training(?:en)?|workshops?|cursus\w*|e-?learning|\w*instructie\w*|opleiding\w*|webinar|oefen\w+|"
    r"enablement session",
    "nieuwsbrief": r"\w*nieuwsbrief|nieuwsbrieven|newsletters?|nieuwsflits|bulletin",
    "mail": r"(?:\w+-)?e-?mails?|\w*mail|mailing|memo|(?<!1:1 )brief|letter|brieven",
    "overleg": r"\w*overleg(?:gen)?|\w*vergadering|\w*meetings?|\w*bijeenkomst(?:en)?|\w*sessies?|sessions?|stand-?up|"
    r"town ?hall|briefing|kick-?off|presentatie|presentation|demo|\w*spreekuur|inloop\w*|dagstart|roadshow|huddle|call",
    "intranet": r"intranet\w*|sharepoint|\w*portal|portaal|wiki|nieuwsbericht|news (?:item|article|post)|website|"
    r"interne mededeling|webpagina|blog|vlog",
    "social": r"social\w*|teams(?:-\w+)?|yammer|viva(?: engage)?|slack|whats-?app|linkedin|workplace|signal|chat",
    "scherm": r"posters?|schermen|\w*scherm|narrowcasting|flyers?|banners?|display|screens?|placemats?",
}
"""The words by which a channel is one of the built-in kinds; the kind whose word comes first in the cell counts."""
YES = re.compile(r"(?:ja|yes|y|j|x|✓|✔|true|waar|1)", re.IGNORECASE)
NO = re.compile(r"(?:nee|no|n|false|onwaar|0)", re.IGNORECASE)


class Named(NamedTuple):
    """An audience as a cell names it."""

    name: str
    size: int | None = None
    """How many people, where the cell says so."""


class Audiences(NamedTuple):
    """The audiences of a cell."""

    named: tuple[Named, ...]
    excluded: tuple[Named, ...] = ()
    """Those that are left out although part of the others."""


NOBODY = Audiences(())
"""The audiences of a cell that names none."""


def nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing to say: "n.v.t.", "-"."""
    return bool(NOTHING.fullmatch(text.strip()))


def audiences(text: str, whole: frozenset[str] = frozenset()) -> Audiences:
    """Return the audiences that a cell names; `whole` holds names, casefolded, that are one audience as they are."""
    head, *tail = EXCEPT.split(text, maxsplit=1)
    excluded = tail[0].rstrip(" )") if tail else ""
    if tail and excluded.count("(") > excluded.count(")"):
        excluded += ")"
    return Audiences(_names(head, whole), _names(excluded, whole))


def _names(text: str, whole: frozenset[str]) -> tuple[Named, ...]:
    """Return the names in a text, each once."""
    if nothing(text) or not text.strip():
        return ()
    parts = [text] if text.strip().casefold() in whole else BETWEEN.split(_guarded(text))
    found = {named.name.casefold(): named for part in parts for named in [_sized(_unguarded(part))] if named.name}
    return tuple(found.values())


def _guarded(text: str) -> str:
    """Return a text in which what stands in brackets divides nothing."""
    return re.sub(r"\([^()]*\)", lambda found: found[0].translate(GUARDS), text)


def _unguarded(text: str) -> str:
    """Return a guarded text as it was."""
    return text.translate(UNGUARDS)


GUARDED = ",;+&/\n "
GUARDS = {ord(char): 0xE000 + place for place, char in enumerate(GUARDED)}
UNGUARDS = {0xE000 + place: char for place, char in enumerate(GUARDED)}


def _sized(text: str) -> Named:
    """Return an audience without the count behind its name."""
    found = SIZE.search(text)
    bare = (text[: found.start()] + text[found.end() :] if found else text).strip(" .-–•*\t\n")
    digits = re.sub(r"[.,]", "", found["size"]) if found else ""
    return Named(" ".join(bare.split()), int(digits) if digits else None)


def channel_kind(text: str) -> Kind | None:
    """Return the built-in kind that a channel is in somebody's words; None when it is none of them."""
    found = [
        (match.start(), -len(match[0]), rank, kind)
        for rank, (kind, words) in enumerate(CHANNEL_WORDS.items())
        for match in [re.search(rf"(?<![\w-])(?:{words})(?![\w])", text, re.IGNORECASE)]
        if match
    ]
    return min(found)[3] if found else None


def status_of(text: str) -> Status | None:
    """Return the status that a cell names; None for other words."""
    return STATUSES.get(" ".join(text.split()).strip(" .").casefold())


def owners(text: str) -> tuple[str, tuple[str, ...]]:
    """Return who makes it happen, the first who is named, and who else works on it; "of" divides nothing."""
    if nothing(text):
        return "", ()
    first, *others = [part.strip() for part in OWNERS_BETWEEN.split(text) if part.strip()] or [""]
    return first, tuple(others)
