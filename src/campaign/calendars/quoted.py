"""Lines of vCalendar 1.0, which write other letters than those of English as quoted-printable."""

import quopri
from collections.abc import Sequence

QUOTED = "QUOTED-PRINTABLE"


def unquoted(lines: Sequence[str]) -> list[str]:
    """Return lines of which the quoted ones are written as iCalendar has them, their soft line breaks taken away."""
    found: list[str] = []
    waiting = iter(lines)
    for line in waiting:
        head, colon, value = line.partition(":")
        if not colon or QUOTED not in head.upper():
            found.append(line)
            continue
        pieces = [value]
        while pieces[-1].endswith("="):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(next(waiting, "").lstrip("\t "))
        found.append(f"{_plain_head(head)}:{_read(''.join(pieces), _charset(head))}")
    return found


def _plain_head(head: str) -> str:
    """Return the name and parameters of a line without those that tell how it is written."""
    name, *params = head.split(";")
    kept = [each for each in params if QUOTED not in each.upper() and not each.upper().startswith("CHARSET=")]
    return ";".join([name, *kept])


def _charset(head: str) -> str:
    """Return the character set that a line says it is in; "" where it says none."""
    found = (each.partition("=")[2] for each in head.split(";") if each.upper().startswith("CHARSET="))
    return next(found, "").strip('"')


def _read(value: str, charset: str) -> str:
    """Return a quoted value as iCalendar writes it, on one line."""
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    for each in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            text = data.decode(each)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
        break
    else:
        text = data.decode("cp1252", "replace")
    return text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
