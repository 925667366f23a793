"""A list in a plan file after an edit: items that did not change keep their text, their comments and their place.

An item that changed keeps the keys that nobody changed, those that the plan format does not know and those whose value
could not be read among them. An item that could not be read at all stays where it is.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from campaign.storage.writing import literal

QUOTES = ('"""', "'''", '"', "'")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with all the text that belongs to it."""

    lead: str
    """What stands before it: its line break and indent, and the comments above it."""
    text: str
    """The value itself."""
    tail: str
    """What stands behind it on its line, the comma left out: a comment."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, taken apart."""

    items: tuple[Item, ...]
    rest: str
    """What stands between the last item and the closing bracket."""
    comma: bool
    """There is a comma behind the last item."""

    def text(self) -> str:
        """Return the list as it stands in a file."""
        parts, tail = ["["], ""
        for number, item in enumerate(self.items):
            comma = "," if self.comma or number < len(self.items) - 1 else ""
            parts += [_below(tail, item.lead), item.text, comma, item.tail]
            tail = item.tail
        return "".join([*parts, _below(tail, self.rest), "]"])


def patched_list(text: str, before: Sequence[Any], after: Sequence[Any]) -> str | None:
    """Return the text of a list after an edit; None when it has to be written anew.

    `before` is what could be read of it, `after` what it becomes.
    """
    listing = _taken_apart(text)
    read = [tomllib.loads(f"k = {item.text}")["k"] for item in listing.items]
    places = _places(read, before)
    if places is None or not listing.items or not after:
        return None
    items = [*_changed(listing, read, places, before, after)]
    if not items:
        return None
    count = len(read) - len(before) + len(after)
    new = replace(listing, items=_in_line(items, listing.items[0].lead)).text()
    try:
        whole = len(tomllib.loads(f"k = {new}")["k"]) == count
    except ValueError:
        return None
    return new if whole else None


def _changed(
    listing: Listing, read: list[Any], places: list[int], before: Sequence[Any], after: Sequence[Any]
) -> Iterator[Item]:
    """Give the items of the list after the edit."""
    old = listing.items
    fresh = Item(old[-1].lead if len(old) > 1 else (old[0].lead or ""), "", "")
    fresh = replace(fresh, lead=_bare(fresh.lead) or (" " if len(old) > 1 or not old[0].lead.strip(" ") else ""))
    done = 0  # items of the file that were dealt with
    steps = SequenceMatcher(None, [repr(each) for each in before], [repr(each) for each in after], autojunk=False)
    for kind, first, last, start, end in steps.get_opcodes():
        here = places[first] if first < len(places) else len(old)
        yield from old[done:here]
        done = here
        if kind == "equal":
            done = places[last - 1] + 1
            yield from old[here:done]
            continue
        for number in range(max(last - first, end - start)):
            gone, come = first + number < last, start + number < end
            place = places[first + number] if gone else done
            if gone:
                yield from old[done:place]
                done = place + 1
            if come and gone:
                yield replace(old[place], text=_merged(read[place], before[first + number], after[start + number]))
            elif come:
                yield replace(fresh, text=literal(after[start + number]))
    yield from old[done:]


def _below(tail: str, text: str) -> str:
    """Return what follows an item, on a line of its own where a comment stands behind that item."""
    return f"\n  {text.lstrip(' ')}" if tail and "\n" not in text else text


def _in_line(items: list[Item], lead: str) -> tuple[Item, ...]:
    """Return items on one line with what the first one began with, and a blank before each other one."""
    if all("\n" not in each.lead for each in items):
        items[0] = replace(items[0], lead=lead)
    spaced = [replace(each, lead=each.lead or " ") if number else each for number, each in enumerate(items)]
    return tuple(spaced)


def _merged(read: Any, before: Any, after: Any) -> str:  # noqa: ANN401 - any TOML value
    """Return an item with what changed of it; what else stands in it stays."""
    if not all(isinstance(each, Mapping) for each in (read, before, after)):
        return literal(after)
    kept = {key: value for key, value in read.items() if key in after or key not in before}
    return literal({**kept, **{key: value for key, value in after.items() if before.get(key) != value}})


def _places(read: list[Any], before: Sequence[Any]) -> list[int] | None:
    """Return which item of the file each one that was read is; None when that cannot be told."""
    places, number = [], 0
    for value in before:
        while number < len(read) and not _same(read[number], value):
            number += 1
        if number == len(read):
            return None
        places.append(number)
        number += 1
    return places


def _same(read: Any, value: Any) -> bool:  # noqa: ANN401
    """Tell whether an item of the file is the one that was read as this; a part that was not readable is left out."""
    if isinstance(read, Mapping) and isinstance(value, Mapping):
        return bool(value) and all(key in read and _same(read[key], part) for key, part in value.items())
    if isinstance(read, list) and isinstance(value, list):
        return len(read) == len(value) and all(map(_same, read, value))
    return bool(read == value or str(read).strip() == str(value).strip())


def _bare(lead: str) -> str:
    """Return what stands before an item without the comments above it."""
    return lead[lead.rfind("\n") :] if "\n" in lead else lead


def _taken_apart(text: str) -> Listing:
    """Return the items of a list; what stands behind an item up to the end of its line belongs to it."""
    marks = [1, *_commas(text), len(text) - 1]
    items, position = [], 1
    for start, comma in pairwise(marks):
        first = _skip(text, max(position, start + (text[start] == "," if start > 1 else 0)), comma)
        if first >= comma:
            break
        end = _end(text, first, comma)
        line_end = text.find("\n", comma if text[comma] == "," else end)
        line_end = len(text) - 1 if line_end == -1 else line_end - (text[line_end - 1] == "\r")
        behind = text[end:comma] + text[comma + 1 : line_end] if text[comma] == "," else text[end:line_end]
        alone = not behind.strip() or behind.strip().startswith("#")
        tail = behind.rstrip() if alone and line_end < len(text) - 1 else ""
        items.append(Item(text[position:first], text[first:end], tail))
        on_line = comma + 1 if text[comma] == "," else end
        position = line_end if alone and line_end < len(text) - 1 else on_line
    closed = bool(items) and len(_commas(text)) == len(items)
    return Listing(tuple(items), text[position : len(text) - 1], closed)


def _commas(text: str) -> list[int]:
    """Return where the commas of the outer list stand."""
    return [place for place, char, depth in _walk(text) if char == "," and depth == 1]


def _walk(text: str) -> Iterator[tuple[int, str, int]]:
    """Give the characters of a value outside strings and comments, with how deep they stand."""
    place, depth = 0, 0
    while place < len(text):
        quote = next((each for each in QUOTES if text.startswith(each, place)), None)
        if quote is not None:
            place = _string_end(text, place, quote)
            continue
        if text[place] == "#":
            place = (text.find("\n", place) + len(text)) % len(text)
            continue
        depth += (text[place] in "[{") - (text[place] in "]}")
        yield place, text[place], depth
        place += 1


def _string_end(text: str, place: int, quote: str) -> int:
    """Return where a string that begins here is over."""
    place += len(quote)
    while not text.startswith(quote, place):
        place += 2 if text[place] == "\\" and quote[0] == '"' else 1
    place += len(quote)
    while len(quote) == 3 and text.startswith(quote[0], place):  # a multi-line string may end in quotes of its own
        place += 1
    return place


def _skip(text: str, place: int, end: int) -> int:
    """Return the first place that is no blank and in no comment."""
    while place < end:
        if text[place] == "#":
            place = text.find("\n", place)
        elif not text[place].isspace():
            return place
        else:
            place += 1
    return end


def _end(text: str, first: int, comma: int) -> int:
    """Return where the value that begins here is over: before the blanks and comments that stand behind it."""
    last = first
    quote = next((each for each in QUOTES if text.startswith(each, first)), None)
    if quote is not None:
        return _string_end(text, first, quote)
    for place, char, _depth in _walk(text[first:comma]):
        if not char.isspace():
            last = first + place + 1
    inside = text[first:comma].rstrip()
    return first + len(inside) if "#" not in inside[max(0, last - first) :] else last
