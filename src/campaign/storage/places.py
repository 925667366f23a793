"""Where a value stands, also one inside a list or a small table on one or more lines of its own."""

from campaign.storage.scanning import BLANK, STATEMENT, KeySpan, Path, key_parts, value_end
from campaign.storage.spans import Spans


def place_in(spans: Spans, path: Path) -> tuple[int, int]:
    """Return the line and column of a value: its own, else of the nearest thing around it, else those of line 1."""
    found = spans.get(path) or next(iter(spans.under(path)), None) or spans.nearest(path)
    if found is None:
        return 1, 1
    if isinstance(found, KeySpan):
        return spans.place(_inside(spans.text, found.value, path[len(found.path) :]))
    return spans.place(found.start)


def _inside(text: str, start: int, path: Path) -> int:
    """Return where the value at a path below another value starts, or the nearest value around it that is there."""
    for part in path:
        found = _item(text, start, part) if isinstance(part, int) else _key(text, start, part)
        if found is None:
            break
        start = found
    return start


def _item(text: str, start: int, number: int) -> int | None:
    """Return where an item of a list starts, counted from 0."""
    if text[start] != "[":
        return None
    place = _skip(text, start + 1)
    while text[place] != "]":
        if number == 0:
            return place
        number -= 1
        place = _behind(text, value_end(text, place))
    return None


def _key(text: str, start: int, key: str) -> int | None:
    """Return where the value of a key of a small table starts."""
    if text[start] != "{":
        return None
    place = _skip(text, start + 1)
    while statement := STATEMENT.match(text, place):
        if key_parts(statement[1])[0] == key:
            return statement.end()
        place = _behind(text, value_end(text, statement.end()))
    return None


def _behind(text: str, end: int) -> int:
    """Return where the next item starts, or the bracket that closes what this one is in."""
    place = _skip(text, end)
    return _skip(text, place + 1) if text[place] == "," else place


def _skip(text: str, place: int) -> int:
    """Return the first place that is no blank and in no comment."""
    found = BLANK.match(text, place)
    return found.end() if found else place
