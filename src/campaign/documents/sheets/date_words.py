"""The words around dates in the cells of a plan, in Dutch and English: what they say of a moment, and of a status."""

import re
from collections.abc import Iterable

from campaign.model.fields import Status
from campaign.model.words import AFTER, BEFORE, GOLIVE, MONTHS, NUMBERS, WEEKDAYS


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of one of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


NAMES_OF_STATUS: dict[Status, str] = {
    "idea": "idee|idea|voorstel|proposed|optioneel|optional",
    "draft": "concept|draft|in voorbereiding|in bewerking|in behandeling|in progress|bezig|wip|loopt|te doen|"
    "todo|to do|open|"
    "not started|nog niet gestart|nog te plannen|te plannen|moet nog|moet nog gebeuren|nog doen|nog te doen|nog maken|"
    "nog te maken|nog niet klaar|nog niet begonnen|niet begonnen|mee bezig|onder handen|in de maak|gestart|begonnen|"
    "started",
    "review": "nakijken|review|in review|ter review|ter goedkeuring|ter controle|ter beoordeling|ter akkoord|"
    "wacht op akkoord|wacht op goedkeuring|in afstemming|for approval|awaiting approval",
    "approved": "akkoord|goedgekeurd|geaccordeerd|vastgesteld|approved|signed off|definitief|final|"
    "klaar voor verzending|ready",
    "scheduled": "ingepland|gepland|staat gepland|staat ingepland|klaargezet|scheduled|planned|staat klaar",
    "sent": "verzonden|verstuurd|sent|done|gereed|klaar|afgerond|uitgevoerd|geplaatst|gepubliceerd|published|"
    "complete|completed|gedaan|live|✓|✔|✅",
    "cancelled": "vervallen|vervalt|geschrapt|geannuleerd|cancelled|canceled|afgelast|gaat niet door|n.v.t. meer|"
    "dropped",
}
STATUSES = {name: status for status, names in NAMES_OF_STATUS.items() for name in names.split("|")}
"""The words that plans have for how far something is."""
DONE = re.compile(r"(?:done|gereed|klaar|afgerond|uitgevoerd|completed?|gedaan|✓|✔|✅)", re.IGNORECASE)
"""Words of these that say that work is done: that of sending a message, or only that of making it."""
NOTHING = re.compile(
    r"(?:n\.?\s*v\.?\s*t\.?|nvt|n(?:\.\s?|/)a\.?|(?-i:NA)|geen|none|niet van toepassing|not applicable|[-–—.?/…]+)",
    re.IGNORECASE,
)
"""What stands in a cell that has nothing to say; "na" does not, which is a word for afterwards."""
DOUBTING = re.compile(r"[?.…]{2,}|[?…]")
"""What stands in a cell of which somebody does not know yet what to say."""
UNKNOWN = re.compile(
    r"(?:t\.?\s*b\.?\s*[dca]\.?|n\.?\s*t\.?\s*b\.?|n\.?\s*n\.?\s*(?:t\.?\s*)?b\.?|(?:nader|nog) te bepalen|"
    r"nog niet bekend|onbekend|to be (?:determined|confirmed|announced|decided|scheduled)|unknown)",
    re.IGNORECASE,
)
"""What stands in a cell of which nobody knows yet what goes in it."""
OPEN = re.compile(
    rf"(?:{UNKNOWN.pattern}|as needed|ad hoc|indien nodig|waar nodig|op aanvraag|on request)", re.IGNORECASE
)
"""What stands in the cell of a day that nobody knows yet."""
GOING_ON = re.compile(
    r"(?:loopt door|doorlopend|doorlopende|continu|continue|permanent|lopend|ongoing|always on|throughout|"
    r"gehele (?:project|periode|traject)|hele (?:project|periode|traject))",
    re.IGNORECASE,
)
REPEATED = re.compile(
    r"\b(?:dagelijks|wekelijks|tweewekelijks|maandelijks|per (?:dag|week|maand|kwartaal)|jaarlijks|"
    r"daily|(?:bi-?)?weekly|fortnightly|"
    r"(?:bi-?)?monthly|quarterly|yearly|elke|iedere|every|each)\b",
    re.IGNORECASE,
)
CHOICE = re.compile(r"\b(?:or|dan wel|hetzij|either|en/of|and/or)\b", re.IGNORECASE)
DUTCH_CHOICE = re.compile(r"\bof\b", re.IGNORECASE)
SENT_ON = re.compile(
    r"^(?:(?:te )?(?:verzenden|versturen|plaatsen|publiceren)|send|publish|post)\s*(?:op|on|:)?\s+", re.IGNORECASE
)
LATEST = re.compile(
    r"^(?:uiterlijk|deadline|due(?: date| by)?|no later than|at the latest|by|ten laatste|vóór of op)\s*:?\s*"
    r"(?:op |on )?",
    re.IGNORECASE,
)
EARLIEST = re.compile(
    r"^(?:embargo(?: tot| until| till)?|niet (?:eerder dan|voor)|not before|no earlier than|vanaf|v\.?a\.?|from|"
    r"as of|per|starting(?: on)?)\s*:?\s*",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"^(?:ca\.?|circa|rond|omstreeks|ongeveer|around|about|approx\.?|approximately|c\.|±|~|\+/-)\s*", re.IGNORECASE
)
UNCERTAIN = re.compile(
    r"^(?:onder voorbehoud|o\.?v\.?b?\.?|indicatief|voorlopig|tentative(?:ly)?|provisional(?:ly)?)\b\.?\s*:?\s*"
    r"|\s*\??\s*[(\[]?\b(?:onder voorbehoud|o\.?v\.?b?\.?|indicatief|indicatie|voorlopig|nog te bevestigen|tentative|"
    r"provisional|indicative|to be confirmed|tbc|t\.b\.c\.)\s*[)\]]?$|\s*(?:[(\[]\?+[)\]]|\?+)$",
    re.IGNORECASE,
)
"""What says of a moment that it may still change."""
BEFORE_OR_AFTER = re.compile(
    rf"^(?:(?:kort|vlak|net|direct|meteen|ruim|shortly|just|right|soon|immediately)\s+)?"
    rf"(?:{one_of((*BEFORE, *AFTER))}|tijdens|during|rondom|aan|bij|at)\s",
    re.IGNORECASE,
)
RELATIVE_DAYS = re.compile(
    rf"\b(?:vandaag|today|nu|now|morgen|tomorrow|overmorgen|gisteren|yesterday|volgende|komende|aanstaande|deze|"
    rf"vorige|afgelopen|next|coming|this|last|over|in (?:\d+|{one_of(NUMBERS)}) (?:days?|weeks?|dagen|weken))\b"
    rf"|^(?:op |on )?{one_of(WEEKDAYS)}\.?$",
    re.IGNORECASE,
)
"""Days that hang on the day on which somebody wrote them, which a sheet does not tell."""
SLATED = re.compile(
    r"^(?P<why>.*\b(?:slated for|scheduled for|planned for|gepland op|gepland voor|voorzien op))\s+", re.IGNORECASE
)
FOLLOWED = re.compile(
    r"^(?P<day>.+?)\s+(?:[-–—]\s+)(?P<why>(?:to|for|because|so|om|voor|ter|i\.?v\.?m\.?|zodat|wegens|ivm)\b.*)$",
    re.IGNORECASE,
)
KNOWN_MILESTONES = re.compile(
    rf"^(?:de |het |the |eerste |first |live )*(?:{one_of(GOLIVE)}|[a-z-]*(?:test|loonrun|lancering|launch|release|"
    r"besluit|decision|migratie|migration|verhuizing|opening|kick-?off|oplevering|deployment|cutover|uitrol|rollout|roll-out|"
    r"ingangsdatum|go/no-go|start|kickoff|startsein|window))$",
    re.IGNORECASE,
)
"""Names that milestones have in plans of change: ours in the templates, and those of the samples."""
MONTH = one_of(MONTHS)
WEEKDAY = one_of(WEEKDAYS)
