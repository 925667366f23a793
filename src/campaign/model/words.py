"""The words in which people write dates, in Dutch and English."""

import re
from collections.abc import Iterable

from campaign.model.when import Unit


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of any of some words, the longest first."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return f"(?:{alternatives})"


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb febr",
            "maart march mrt mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "maandag monday ma mo mon",
            "dinsdag tuesday di tu tue tues",
            "woensdag wednesday wo we wed",
            "donderdag thursday do th thu thur thurs",
            "vrijdag friday vr vrij fr fri",
            "zaterdag saturday za sat",
            "zondag sunday zo sun",
        )
    )
    for name in names.split()
}
UNIT_NAMES: tuple[tuple[Unit, str], ...] = (
    ("d", "d dag dagen day days kalenderdag kalenderdagen"),
    ("wd", "wd werkdag werkdagen workday workdays"),
    ("w", "w week weken weeks wk"),
    ("m", "m maand maanden month months mnd"),
)
UNITS: dict[str, Unit] = {name: unit for unit, names in UNIT_NAMES for name in names.split()} | {
    "working day": "wd",
    "working days": "wd",
    "calendar days": "d",
}
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "een één a an one",
            "twee two",
            "drie three",
            "vier four",
            "vijf five",
            "zes six",
            "zeven seven",
            "acht eight",
            "negen nine",
            "tien ten",
            "elf eleven",
            "twaalf twelve",
        ),
        1,
    )
    for name in names.split()
}
FREQUENCY_NAMES: tuple[tuple[int, Unit, str], ...] = (
    (1, "d", "dagelijks daily"),
    (1, "w", "wekelijks weekly"),
    (2, "w", "tweewekelijks veertiendaags biweekly bi-weekly fortnightly"),
    (1, "m", "maandelijks monthly"),
    (2, "m", "tweemaandelijks bimonthly bi-monthly"),
    (3, "m", "driemaandelijks quarterly"),
    (12, "m", "jaarlijks yearly annually"),
)
FREQUENCIES = {name: (number, unit) for number, unit, names in FREQUENCY_NAMES for name in names.split()}
"""Words for how often something comes back."""
ORDINALS = {
    name: number
    for number, names in enumerate(
        (
            "eerste first 1e 1st",
            "tweede second 2e 2nd",
            "derde third 3e 3rd",
            "vierde fourth 4e 4th",
            "vijfde fifth 5e 5th",
        ),
        1,
    )
    for name in names.split()
}
BEFORE = ("voor", "vóór", "before", "prior to", "ahead of", "eerder dan")
AFTER = ("na", "after", "following", "later dan")
EARLIER = ("eerder", "vroeger", "ervoor", "daarvoor", "van tevoren", "vooraf", "naar voren", "earlier", "sooner")
LATER = ("later", "erna", "daarna", "naar achteren", "afterwards")
TODAY = {
    "vandaag": 0,
    "today": 0,
    "nu": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "gisteren": -1,
    "yesterday": -1,
}
GOLIVE = ("livegang", "go-live", "golive", "go live", "live")
PARTS = {
    name: part
    for part, names in {"begin": "begin early", "half": "half medio mid midden", "end": "eind einde end late"}.items()
    for name in names.split()
}
LAST = ("laatste", "last")
THIS = ("deze", "dit", "this")
NEXT = ("volgende", "volgend", "next")
COMING = ("komende", "aankomende", "aanstaande", "eerstvolgende", "a.s.", "a.s", "coming")
MORNING = ("'s ochtends", "'s morgens", "in the morning")
NIGHT = ("'s nachts", "at night")
PARTS_OF_DAY = (*MORNING, *NIGHT, "'s middags", "'s avonds", "in the afternoon", "in the evening")
LENGTHS = {
    name: minutes
    for minutes, names in (
        (0, "d dag dagen day days"),
        (60, "u uur uren h hr hrs hour hours"),
        (1, "m min minuut minuten minute minutes"),
        (15, "kwartier"),
    )
    for name in names.split()
} | {"half uur": 30, "half hour": 30}
"""How many minutes what people call it takes; 0 for a day, which is no number of minutes."""
PARTIAL = {"half": 0.5, "een half": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "half an": 0.5, "half a": 0.5}
ABOUT = (
    "circa",
    "ca.",
    "ca",
    "ongeveer",
    "plm.",
    "plm",
    "ong.",
    "±",
    "+/-",
    "+-",
    "~",
    "≈",
    "about",
    "approx.",
    "approx",
    "c.",
)
