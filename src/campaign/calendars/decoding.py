"""From the bytes of somebody else's calendar file to text: all kinds of encodings and line ends."""

import re

from campaign.errors import NotUnderstoodError
from campaign.language import say

MOST_BYTES = 20_000_000
"""Bytes of a calendar file at most: twenty times what Google takes."""
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Byte order marks, and the encoding that each tells of."""
PAGE = re.compile(r"\s*(<!doctype html|<html|<\?xml|<!--)", re.IGNORECASE)
COMPONENT = re.compile(r"^BEGIN:\s*(VCALENDAR|VEVENT)", re.IGNORECASE | re.MULTILINE)
"""What every calendar has; some files hold a bare event."""
SPLIT_LETTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]*)(\r?\n[ \t])([\x80-\xbf]+)")
"""A letter that a program folded in the middle."""
LINE_END = re.compile(r"\r\r\n|\r\n|\r|\n")


def decode_calendar(data: bytes) -> str:
    """Return the text of a calendar file, its lines ended by line feeds.

    Raises:
        NotUnderstoodError: it is too large, or no calendar at all.
    """
    if len(data) > MOST_BYTES:
        told = say("This calendar has more than {most} MB, which is not read", most=MOST_BYTES // 10**6)
        raise NotUnderstoodError(told, say("Export a shorter period."))
    text = LINE_END.sub("\n", _decoded(data)).replace("\0", "")
    if PAGE.match(text):
        raise NotUnderstoodError(
            say("This is a web page, saved under the name of a calendar"),
            say("Download the calendar itself; the page may be asking you to log in."),
        )
    if not COMPONENT.search(text):
        raise NotUnderstoodError(say("There is no calendar in this file"), say("Is it the right file?"))
    return text


def _decoded(data: bytes) -> str:
    """Return the characters: by the mark at the beginning, else UTF-8, else line by line that or what Windows wrote."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[:200].count(0) > len(data[:200]) // 4:  # UTF-16 without a mark
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(map(_line, SPLIT_LETTER.sub(rb"\1\3\2", data).split(b"\n")))


def _line(line: bytes) -> str:
    """Return a line of a file of which not all is UTF-8: the others may be."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
