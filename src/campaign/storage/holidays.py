"""Public holidays, from the library `holidays`, kept per country and year so that a start need not load it."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from campaign.files import read_within
from campaign.schedule.workdays import HolidaySource

COUNTRY = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{2,4})?")
LOCALES = {"en": "en_US"}  # what the library calls our languages, where it differs
MOST_BYTES = 1_000_000  # of a year's holidays
YEARS = range(1900, 2101)  # what the library knows with any certainty


def holiday_source(folder: Path, language: str) -> HolidaySource:
    """Return the public holidays of any country and year, named in a language, with a cache in a folder."""
    named_in = language if LANGUAGE.fullmatch(language) else "en"  # it stands in a file's name

    @cache
    def source(country: str, year: int) -> Mapping[date, str]:
        if COUNTRY.fullmatch(country) is None or year not in YEARS:
            return {}
        path = folder / "holidays" / f"{country}-{year}-{named_in}.json"
        known = _read(path)
        if known is None:
            known = _from_library(country, year, named_in)
            _keep(path, known)
        return known

    return source


def known_country(country: str) -> bool:
    """Tell whether the library has the holidays of a country. Loads the library."""
    from holidays import list_supported_countries  # noqa: PLC0415 - 141 ms that most runs do not need

    found = COUNTRY.fullmatch(country)
    supported = list_supported_countries()
    return found is not None and found[1] in supported and (found[2] is None or found[2] in supported[found[1]])


def _read(path: Path) -> dict[date, str] | None:
    """Return what the cache has; None when it has nothing that can be used."""
    try:
        values = json.loads(read_within(path, MOST_BYTES).decode())
        return {date.fromisoformat(day): str(name) for day, name in values.items()}
    except (OSError, ValueError, AttributeError):
        return None


def _from_library(country: str, year: int, language: str) -> dict[date, str]:
    """Return what the library knows; nothing for a country that it has not."""
    from holidays import country_holidays  # noqa: PLC0415 - likewise

    code, _, part = country.partition("-")
    for locale in (LOCALES.get(language, language), None):
        try:
            found = country_holidays(code, subdiv=part or None, years=year, language=locale)
            return {day: str(name) for day, name in sorted(found.items())}
        except (NotImplementedError, KeyError, ValueError):
            continue
    return {}


def _keep(path: Path, known: Mapping[date, str]) -> None:
    """Write the cache; a folder that cannot be written costs only time."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({str(day): name for day, name in known.items()}, ensure_ascii=False), "utf-8")
