"""What people write in the cells of a plan: several audiences at once, a channel in their own words, who does it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from campaign.documents.sheets.date_words import DONE, DOUBTING, NOTHING, STATUSES, UNKNOWN
from campaign.model.channels import Kind
from campaign.model.fields import Status
from campaign.model.ids import CODE_LENGTH, LONGEST_ID
from campaign.model.when import ID
from campaign.text import short_blanks

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
STAFF_OF = re.compile(
    r"(?:(?:alle|all|de|the|onze|our) )*+(?:medewerkers|collega['’]?s|staff|employees|colleagues)"
    r"(?: (?:van|bij|in|of|at))?(?: (?:de|het|the))? (?=[^\W\d_])(?!(?:die|met|zonder|en|op|who|that|with|and|on)\b)",
    re.IGNORECASE,
)
"""What stands before the part of an organisation whose staff is meant."""
OF_STAFF = re.compile(
    r"(?!(?:mt|or|rvb|rvt|rvc|ondernemingsraad|directie|bestuur|college|raad|board|works council)$)"
    r"(?-i:[A-Z])[\w-]*(?: (?-i:[A-Z])[\w-]*)*",
    re.IGNORECASE,
)
"""The name of another part of it; not those who are nobody's staff."""
AMPERSAND = re.compile(r"(?P<last>[\w-]+)\s+&\s+(?=(?P<next>[\w-]))")
"""What may stand within one name as well as between two: "Zorg & Welzijn"."""
LISTED = re.compile(r"\s*[;\n,]\s*")
"""What stands between two names that are known to be one each."""
OWNERS_BETWEEN = re.compile(r"\s*[;\n,]\s*|\s+[+&]\s+|(?<!-)\s+(?:en|and|met|with)\s+|\s*/\s*", re.IGNORECASE)
PRINTED = re.compile(r"(?:\w+-)?\w*?(poster|flyer|banner|placemat|affiche)s?", re.IGNORECASE)
"""What hangs or lies somewhere as a screen stands there, and is none: a channel of its own."""
CHANNEL_WORDS: Mapping[Kind, str] = {
    "gesprek": r"1[:-]1|1-op-1|één-op-één|een-op-een|one[- ]on[- ]one|\w*gesprek(?:ken)?|belronde|"
    r"telefoon\w*|phone call",
    "training": r"\w*training(?:en)?|workshops?|cursus\w*|e-?learning|\w*instructie\w*|opleiding\w*|webinar|oefen\w+|"
    r"enablement session",
    "nieuwsbrief": r"\w*nieuwsbrief|nieuwsbrieven|nwsbrief\w*|nws-?brief|nieuwsbr\.?|newsletters?|nieuwsflits|bulletin",
    "mail": r"(?:\w+-)?e-?mails?|\w*mail|mailing|memo|(?<!1:1 )brief|letter|brieven",
    "overleg": r"\w*overleg(?:gen)?|\w*vergadering|\w*meetings?|\w*bijeenkomst(?:en)?|\w*sessies?|sessions?|stand-?up|"
    r"check-?in|town ?hall|briefing|kick-?off|presentatie|presentation|demo|\w*spreekuur|inloop\w*|dagstart|roadshow|"
    r"huddle|call",
    "intranet": r"intranet\w*|sharepoint|\w*portal|portaal|wiki|nieuwsbericht|news (?:item|article|post)|website|"
    r"interne mededeling|webpagina|blog|vlog",
    "social": r"social\w*|teams(?:-\w+)?|yammer|viva(?: engage)?|slack|whats-?app|linkedin|workplace|signal|chat",
    "scherm": rf"{PRINTED.pattern}|schermen|\w*scherm|narrowcasting|display|screens?",
}
"""The words by which a channel is one of the built-in kinds; the kind whose word comes first in the cell counts."""
YES = re.compile(r"(?:ja|yes|y|j|x|✓|✔|true|waar|1)", re.IGNORECASE)
NO = re.compile(r"(?:nee|no|n|false|onwaar|0)", re.IGNORECASE)
MARK = re.compile(r"(?:x|v|●|•|■|▪|✓|✔|✅|ja|yes|1|\*)", re.IGNORECASE)
"""What stands in a cell that only says: here."""


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


def says_nothing(text: str) -> bool:
    """Tell whether a cell of words says that there is nothing to say; "??" does not, which asks what to say."""
    return nothing(text) and not is_asked(text)


def is_asked(text: str) -> bool:
    """Tell whether a cell only says that it is not known yet: "?", "..."."""
    return bool(DOUBTING.fullmatch(text.strip()))


def is_unknown(text: str) -> bool:
    """Tell whether a cell of a name says nothing, or that it is not known yet: "n.t.b."."""
    return nothing(text) or bool(UNKNOWN.fullmatch(text.strip()))


def is_own_id(text: str) -> bool:
    """Tell whether a text can be the id of a message as a plan has them."""
    return bool(ID.fullmatch(text)) and CODE_LENGTH <= len(text) <= LONGEST_ID


def marked(text: str) -> bool:
    """Tell whether a cell only marks its place."""
    return bool(MARK.fullmatch(text.strip()))


def is_crossed(text: str) -> bool:
    """Tell whether a cell says yes to its heading: by a mark, or in a word; also in brackets."""
    bare = text.strip().removeprefix("(").removesuffix(")").strip()
    return marked(bare) or bool(YES.fullmatch(bare))


def is_worded(text: str) -> bool:
    """Tell whether a cell below the name of somebody says yes in a letter or word of its own: "i", "ter info"."""
    return not (is_crossed(text) or NO.fullmatch(text) or nothing(text))


def audiences(text: str, whole: frozenset[str] = frozenset(), alone: frozenset[str] = frozenset()) -> Audiences:
    """Return the audiences that a cell names.

    `whole` holds names, casefolded, that are one audience as they are, and `alone` those that stand elsewhere: an "&"
    between words with a capital divides only what is one of these at both of its sides.
    """
    head, *tail = EXCEPT.split(short_blanks(text), maxsplit=1)
    excluded = tail[0].rstrip(" )") if tail else ""
    if tail and excluded.count("(") > excluded.count(")"):
        excluded += ")"
    return Audiences(_names(head, whole, alone), _names(excluded, whole, alone))


def _names(text: str, whole: frozenset[str], alone: frozenset[str]) -> tuple[Named, ...]:
    """Return the names in a text, each once."""
    if nothing(text) or not text.strip():
        return ()
    pieces = [text] if text.strip().casefold() in whole else LISTED.split(_guarded(text))
    parts = [
        part
        for piece in pieces
        for part in ([piece] if _unguarded(piece).casefold() in whole else _divided(piece, whole | alone))
    ]
    found = {named.name.casefold(): named for part in parts for named in [_sized(_unguarded(part))] if named.name}
    return tuple(found.values())


def _divided(piece: str, known: frozenset[str]) -> list[str]:
    """Return the names in a text without commas; `known` holds what is a name by itself."""
    if STAFF_OF.match(piece):
        return _headed(BETWEEN.split(piece))
    parts = BETWEEN.split(AMPERSAND.sub(_joined, piece))
    return [name for part in parts for name in _parted(part.split(JOINED), known)]


def _joined(found: re.Match[str]) -> str:
    """Return a word and the "&" behind it, which divides nothing where both of its sides have a capital."""
    small = found["last"][0].islower() or found["next"].islower()
    return found[0] if small else f"{found['last']}{JOINED}"


def _parted(names: list[str], known: frozenset[str]) -> list[str]:
    """Return names that stand with "&" between them as what they are: each known by itself, else one."""
    each_known = all(_sized(_unguarded(name)).name.casefold() in known for name in names)
    return names if each_known else [" & ".join(names)]


def _headed(parts: list[str]) -> list[str]:
    """Return the names in "alle medewerkers Zorg & Staf", each with the words that go for both."""
    found = STAFF_OF.match(parts[0])
    if found is None:
        return parts
    first, *others = parts
    return [first, *(f"{found[0]}{each}" if OF_STAFF.fullmatch(each) else each for each in others)]


def staff_of(name: str) -> str:
    """Return the part of an organisation of which an audience is all staff; the name itself for another."""
    found = STAFF_OF.match(name)
    return name[found.end() :] if found else name


def _guarded(text: str) -> str:
    """Return a text in which what stands in brackets divides nothing."""
    return re.sub(r"\([^()]*\)", lambda found: found[0].translate(GUARDS), text)


def _unguarded(text: str) -> str:
    """Return a guarded text as it was."""
    return text.translate(UNGUARDS)


JOINED = "\ue100"
"""An "&" that may stand within a name."""
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


def printed(text: str) -> str:
    """Return the word for what hangs or lies somewhere in the words of a channel: "Poster"; nothing for a screen."""
    found = re.search(rf"(?<![\w-]){PRINTED.pattern}(?![\w])", text, re.IGNORECASE)
    return found[1].capitalize() if found else ""


def done(text: str) -> bool:
    """Tell whether a status only says that work is done, which may be that of making a message."""
    return bool(DONE.fullmatch(_bare(text)))


def status_of(text: str) -> Status | None:
    """Return the status that a cell names; None for other words."""
    return STATUSES.get(_bare(text).casefold())


def status_in(text: str, heading: str) -> Status | None:
    """Return the status that a cell names; in a column that is called after one also by yes ("Verzonden?": "ja")."""
    own = status_of(heading.strip(" ?"))
    if own is not None and (YES.fullmatch(text) or NO.fullmatch(text)):
        return own if YES.fullmatch(text) else "draft"
    return status_of(text)


def _bare(text: str) -> str:
    """Return the words of a cell, without what ends a sentence."""
    return " ".join(text.split()).strip(" .!")


def owners(text: str) -> tuple[str, tuple[str, ...]]:
    """Return who makes it happen, the first who is named, and who else works on it; "of" divides nothing."""
    if nothing(text):
        return "", ()
    first, *others = [part.strip() for part in OWNERS_BETWEEN.split(short_blanks(text)) if part.strip()] or [""]
    return first, tuple(others)
