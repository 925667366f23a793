"""From what somebody types to the values of the campaign itself: its why, its owner, its days."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from campaign.desk.entering import Entry, listed, yes_or_no
from campaign.errors import CampaignError, NotUnderstoodError, did_you_mean
from campaign.language import say
from campaign.model.plan import Campaign, Quiet
from campaign.model.typed import read_when
from campaign.model.when import OnDay, Window

MADE = ("id",)
"""Fields that nobody types: the program makes them."""
PERIOD = re.compile(r"(?P<from>\S+)\s*(?:–|-|t/m|tot|to|until)\s*(?P<to>\S+)(?:\s+(?P<why>.*))?")
COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class CampaignEntry(Entry):
    """What typed texts for the campaign are read against."""

    def field(self, key: str) -> str:
        """Return the field that a key of the file means."""
        return key.replace("-", "_")

    def _emptied(self, values: Mapping[str, object]) -> Iterator[tuple[str, CampaignError]]:
        """Give what was typed empty and cannot be."""
        if "title" in values and not values["title"]:
            yield "title", NotUnderstoodError(say("A campaign needs a title"), say("Type one."))

    def _readers(self) -> dict[str, Callable[[str], object]]:
        """Return what reads the fields that are no plain text."""
        return {
            **dict.fromkeys(("leaders", "tags"), listed),
            **dict.fromkeys(("free", "works"), lambda text: tuple(self._day(each) for each in listed(text))),
            **dict.fromkeys(("start", "end"), lambda text: self._day(text) if text else None),
            "language": lambda text: text or "nl",
            "timezone": _zone,
            "country": _country,
            "archived": yes_or_no,
            "quiet": lambda text: tuple(self._quiet(line) for line in text.splitlines() if line.strip()),
        }

    def _known(self) -> list[str]:
        """Return the fields that people type in."""
        return [name for name in Campaign.model_fields if name not in MADE]

    def _unknown(self, field: str) -> NotUnderstoodError:
        """Return the complaint about a field that there is not."""
        return NotUnderstoodError(say("A campaign has no {key}", key=field), did_you_mean(field, self._known()))

    def _day(self, text: str) -> date:
        """Read one day."""
        when = read_when(text, self.context)
        if isinstance(when, OnDay):
            return when.day
        if isinstance(when, Window):
            return when.first
        raise NotUnderstoodError(say("{value} is not a day", value=text[:80]), say("Write for example 2027-02-22."))

    def _quiet(self, line: str) -> Quiet:
        """Read a quiet period: its first day, its last, and why."""
        found = PERIOD.fullmatch(line.strip())
        if found is None:
            raise NotUnderstoodError(
                say("{value} is not a quiet period", value=line[:80]),
                say("Write for example 2027-02-22 – 2027-02-26 spring holiday."),
            )
        values: dict[str, object] = {"start": self._day(found["from"]), "end": self._day(found["to"])}
        if found["why"]:
            values["why"] = found["why"].strip()
        return Quiet.model_construct(**values)  # type: ignore[arg-type]


def _zone(text: str) -> str:
    """Read the name of a time zone."""
    if not text:
        return "Europe/Amsterdam"
    try:
        return ZoneInfo(text).key
    except (ValueError, OSError, LookupError):
        raise NotUnderstoodError(
            say("There is no time zone {zone}", zone=text[:80]),
            did_you_mean(text, sorted(available_timezones())) or say("Write for example Europe/Amsterdam."),
        ) from None


def _country(text: str) -> str:
    """Read the code of a country, with its region where that matters."""
    code = text.strip().upper() or "NL"
    if COUNTRY.fullmatch(code):
        return code
    raise NotUnderstoodError(
        say("{value} is not a country", value=text[:80]), say("Write for example NL, BE or DE-BY.")
    )
