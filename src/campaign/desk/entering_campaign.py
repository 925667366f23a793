"""From what somebody types to the values of the campaign itself: its why, its owner, its days."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from campaign.desk.entering import EntryReader, listed, yes_or_no
from campaign.errors import CampaignError, NotUnderstoodError, did_you_mean
from campaign.language import say
from campaign.model.plan import Campaign, Quiet
from campaign.model.typed import Span, read_span, read_when
from campaign.model.when import OnDay, Window

MADE = ("id",)
"""Fields that nobody types: the program makes them."""
TO = re.compile(r"[-–—]|t/m|tot|to|until|en|and")
"""What stands before a last day, and so begins no reason."""
COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class CampaignReader(EntryReader):
    """What typed texts for the campaign are read against."""

    def field(self, key: str) -> str:
        """Return the field that a key of the file means."""
        return key.replace("-", "_")

    def _ends(self, span: Span) -> dict[str, object]:
        """Return the fields that an end goes in: none, as the last day of a campaign is typed by itself."""
        del span
        return {}

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
        words = line.split()
        for count in range(len(words), 0, -1):
            days, why = self._days(" ".join(words[:count])), words[count:]
            if days is not None and not (why and TO.fullmatch(why[0])):
                values: dict[str, Any] = {"start": days[0], "end": days[1]}
                if why:
                    values["why"] = " ".join(why)
                return Quiet.model_construct(**values)
        raise NotUnderstoodError(
            say("{value} is not a quiet period", value=line[:80]),
            say("Write for example 22 – 26 feb 2027 spring holiday."),
        )

    def _days(self, text: str) -> tuple[date, date] | None:
        """Return the first and last day of some days; None for a text that is none."""
        try:
            found = read_span(text, replace(self.context, anchors=()))
        except NotUnderstoodError:
            return None
        match found.when:
            case OnDay(day):
                return day, found.until.day if found.until else day
            case Window() as window:
                return window.first, window.last
            case _:
                return None


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
