"""What people type for how long something takes, in Dutch and English: "1,5 uur", "1 uur 30 min", "anderhalf uur"."""

import re
from functools import cache

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.duration import Duration, parse_duration, parse_reminder
from campaign.model.words import ABOUT, EARLIER, LATER, LENGTHS, NUMBERS, PARTIAL, one_of

CLOCKED = re.compile(r"(?P<hours>\d{1,2})\s*(?:u|h|:|uur|hours?)\s*(?P<minutes>[0-5]\d)(?:\s*(?:m|min))?")
BETWEEN = re.compile(r"\s*(?:,(?!\d)|\ben\b|\band\b)\s*|\s+")
ESTIMATE = re.compile(rf"{one_of(ABOUT)}(?![^\W\d])\s*", re.IGNORECASE)
"""What people write before a number that is not exact."""
SIDE = re.compile(rf"(?P<length>.+?)\s+(?P<way>{one_of(EARLIER + LATER)})")


@cache
def _part() -> re.Pattern[str]:
    """Return an amount with its unit. It holds a hundred words: making it takes a tenth of the first frame."""
    amount = rf"(?P<n>\d{{1,5}}(?:[.,]\d{{1,2}})?)\s*|(?P<word>{one_of((*NUMBERS, *PARTIAL))})\s+"
    return re.compile(rf"(?:{amount})?(?P<unit>{one_of(LENGTHS)})")


def exactly(text: str) -> str:
    """Return a number or length without the word that says that it is an estimate: "ca. 60" is 60."""
    found = ESTIMATE.match(text.strip())
    return text.strip()[found.end() :] if found else text.strip()


def read_length(text: str) -> Duration:
    """Read how long something takes.

    Raises:
        NotUnderstoodError: it is not written so, or a number does not say of what.
    """
    written = exactly(text)
    found = _worded(written)
    if found is not None:
        return found
    if re.fullmatch(r"\d{1,4}(?:[.,]\d)?", written):
        raise NotUnderstoodError(
            say("{value} does not say minutes or hours", value=text[:80]),
            say("Type {number} min or {number} hours.", number=written),
        )
    try:
        return parse_duration(written)
    except NotUnderstoodError as refused:
        raise NotUnderstoodError(refused.text, say("Type 45 min, 1 hour, 1.5 hours or 2 days.")) from None


def read_reminder(text: str) -> Duration:
    """Read how long before the start a reminder sounds: "1 dag ervoor", "15 minutes earlier", "-15m".

    Raises:
        NotUnderstoodError: it is not written so, or does not say before or after.
    """
    found = SIDE.fullmatch(" ".join(text.casefold().split()))
    length = _worded(found["length"]) if found else None
    if found is not None and length is not None:
        sign = -1 if found["way"] in EARLIER else 1
        return Duration(sign * length.days, sign * length.minutes)
    if _worded(text.strip()) is not None and not re.fullmatch(r"[\ddhm\s]+", text.strip()):
        raise NotUnderstoodError(
            say("{value} does not say before or after", value=text[:80]),
            say("Type {value} earlier.", value=text.strip()[:80]),
        )
    return parse_reminder(text)


def _worded(text: str) -> Duration | None:
    """Return the days, hours and minutes of a text, added up; None for what is no length."""
    folded = " ".join(text.casefold().split())
    if found := CLOCKED.fullmatch(folded):
        return Duration(minutes=60 * int(found["hours"]) + int(found["minutes"]))
    days, minutes, place = 0, 0.0, 0
    while place < len(folded):
        part = _part().match(folded, place)
        amount = _amount(part) if part else None
        if part is None or amount is None:
            return None
        length = LENGTHS[part["unit"]]
        if length == DAY and amount != int(amount):
            return None
        days += int(amount) if length == DAY else 0
        minutes += amount * length if length != DAY else 0
        gap = BETWEEN.match(folded, part.end())
        if gap is None and part.end() < len(folded):
            return None
        place = gap.end() if gap else part.end()
    return Duration(days, round(minutes)) if folded else None


def _amount(part: re.Match[str]) -> float | None:
    """Return how many of a unit; one where only the unit is written, as in "kwartier"; None when it has to be said."""
    if part["n"]:
        return float(part["n"].replace(",", "."))
    if part["word"]:
        return PARTIAL.get(part["word"]) or float(NUMBERS[part["word"]])
    return 1.0 if part["unit"] in {"kwartier", "half uur", "half hour"} else None


DAY = 0
"""What a day counts for among the minutes: its days are calendar days."""
