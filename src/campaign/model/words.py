"""The words in which people write dates, in Dutch and English."""

from campaign.model.when import Unit

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
    ("d", "d dag dagen day days"),
    ("wd", "wd werkdag werkdagen workday workdays"),
    ("w", "w week weken weeks wk"),
    ("m", "m maand maanden month months mnd"),
)
UNITS: dict[str, Unit] = {name: unit for unit, names in UNIT_NAMES for name in names.split()}
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
ORDINALS = {
    name: number
    for number, names in enumerate(
        ("eerste first 1e 1st", "tweede second 2e 2nd", "derde third 3e 3rd", "vierde fourth 4e 4th"), 1
    )
    for name in names.split()
}
BEFORE = ("voor", "vóór", "before", "prior to", "ahead of", "eerder dan")
AFTER = ("na", "after", "following", "later dan")
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
