"""How long something takes, and how long before its start a reminder sounds."""

import re
from dataclasses import dataclass

from campaign.errors import NotUnderstoodError
from campaign.language import say

WRITTEN = re.compile(
    r"(?P<sign>[+-]?)[ \t]*(?=[0-9])(?:(?P<d>[0-9]{1,5})d)?[ \t]*(?:(?P<h>[0-9]{1,5})h)?[ \t]*(?:(?P<m>[0-9]{1,6})m)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """Calendar days, and minutes of elapsed time; both negative for a reminder before the start."""

    days: int = 0
    minutes: int = 0

    def __str__(self) -> str:
        """Return it as the plan file writes it: "1h", "45m", "2d", "-15m"."""
        sign = "-" if self.days < 0 or self.minutes < 0 else ""
        days, hours, minutes = abs(self.days), *divmod(abs(self.minutes), 60)
        parts = [f"{amount}{unit}" for amount, unit in ((days, "d"), (hours, "h"), (minutes, "m")) if amount]
        return sign + ("".join(parts) or "0m")


def parse_duration(value: object) -> Duration:
    """Read a `duration`: "45m", "1h", "1h30m", "2d".

    Raises:
        NotUnderstoodError: it is not written so, or has a sign.
    """
    duration = _parse(value)
    if duration.days < 0 or duration.minutes < 0 or str(value).strip().startswith("+"):
        raise _not_understood(value)
    return duration


def parse_reminder(value: object) -> Duration:
    """Read one of `reminders`: "-1d", "-15m", "-2h", "0m" at the start itself.

    Raises:
        NotUnderstoodError: it is not written so.
    """
    return _parse(value)


def _parse(value: object) -> Duration:
    """Read an amount of days, hours and minutes, with a sign."""
    found = WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not any(found[unit] for unit in "dhm"):
        raise _not_understood(value)
    sign = -1 if found["sign"] == "-" else 1
    return Duration(sign * int(found["d"] or 0), sign * (60 * int(found["h"] or 0) + int(found["m"] or 0)))


def _not_understood(value: object) -> NotUnderstoodError:
    """Return the complaint about something that is no duration."""
    return NotUnderstoodError(
        say("{value} is not a duration", value=str(value)[:80]), say("Write 45m, 1h, 1h30m or 2d.")
    )
