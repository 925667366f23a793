"""Lines of an iCalendar file: texts, durations, and where a long line is folded."""

from campaign.model.duration import Duration
from campaign.text import clean_lines

FOLD = 75  # octets a line may have (RFC 5545, 3.1)


def fold(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no character split; the last one without its line break."""
    if len(line) <= FOLD and line.isascii():
        return line
    data = line.encode()
    pieces, start, stop = [], 0, FOLD
    while stop < len(data):
        while data[stop] & 0xC0 == 0x80:  # in the middle of a character
            stop -= 1
        pieces.append(data[start:stop])
        start, stop = stop, stop + FOLD - 1
    return b"\r\n ".join([*pieces, data[start:]]).decode()


def escape(text: str) -> str:
    """Return a text as iCalendar writes it."""
    safe = clean_lines(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return safe.replace("\n", "\\n")


def duration(length: Duration) -> str:
    """Return a duration as iCalendar writes it: "-P1D", "-PT15M", "PT0S"."""
    if not length.days and not length.minutes:
        return "PT0S"
    sign = "-" if length.days < 0 or length.minutes < 0 else ""
    hours, minutes = divmod(abs(length.minutes), 60)
    clock = "".join(f"{amount}{unit}" for amount, unit in ((hours, "H"), (minutes, "M")) if amount)
    days = f"{abs(length.days)}D" if length.days else ""
    return f"{sign}P{days}" + (f"T{clock}" if clock else "")
