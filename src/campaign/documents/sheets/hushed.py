"""What a row says of keeping it among few, outside a column for that: "vertrouwelijk", "nog niet delen"."""

import re
from collections.abc import Iterable

HUSHED = re.compile(
    r"(?<!niet )(?<!niet meer )(?<!not )(?<!no longer )(?<!non-)\b"
    r"(?:vertrouwelijke?|confidential|geheim(?: ?houden)?|embargo (?:tot|t/m|until|till)|"
    r"(?:onder|under) (?:het |the )?embargo)\b"
    r"|(?<!zeker )\b(?:nog )?niet (?:verder |breed |extern |intern |te )*(?:delen|verspreiden|communiceren|doorsturen|"
    r"publiceren|openbaar|naar buiten|bekendmaken|bekend maken)\b"
    r"|\b(?:do not|don['’]t|not to be|not yet to be) (?:yet )?(?:shared?|distributed?|forward(?:ed)?|published?)\b"
    r"|\bnot (?:yet )?(?:public|for (?:distribution|sharing))\b"
    r"|^vertrouwelijkheid[^:]*: (?!geen\b|laag\b|nee\b|openbaar\b|intern\b|n\.?v\.?t)",
    re.IGNORECASE,
)
"""Words by which people keep something among few; not where they say that it no longer is."""
TITLED = re.compile(
    r"^\W*(?:strikt |streng |strictly )?(?:vertrouwelijk|confidential|geheim)\s*[\])]?\s*[:–-]"
    r"|[\[(](?:strikt |streng |strictly )?(?:vertrouwelijk|confidential|geheim|onder embargo|under embargo)[\])]",
    re.IGNORECASE,
)
"""How a title says so, and is not about what is kept among few."""


def hushed(title: str, lines: Iterable[str]) -> str:
    """Return the line of a row that says to keep it among few: of its notes, else its title; nothing for none."""
    found = next((line for line in lines if HUSHED.search(line)), "")
    return found or (title if TITLED.search(title) else "")
