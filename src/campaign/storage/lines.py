"""A three-way merge of texts by lines, for what a plan's data does not hold: comments and layout.

Lines are matched as patience diff does it (Bram Cohen, 2005): on those that stand once in both texts, and between these
again. Plans suit that well, since every entry has an id of its own.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

SMALL = 40_000
"""Pairs of lines up to which a stretch without any line of its own is compared line by line."""

NEW_ENTRY = re.compile(r"\s*(?:\[|id\s*=)")
"""A line that starts an entry of a plan, or says which one it is."""

Match = tuple[int, int, int]
"""Where a stretch of equal lines starts in both texts, and how many they are."""


@dataclass(frozen=True, slots=True)
class LineMerge:
    """A text with the changes of both, and whether all of theirs are in it."""

    text: str
    whole: bool


def merged_lines(base: str, ours: str, theirs: str) -> LineMerge:
    """Return our text with their changes in it; lines that both changed differently stay ours, with their comments.

    Line breaks, a byte order mark and the end of the last line are ours.
    """
    was, mine, other = _lines(base), _lines(ours), _lines(theirs)
    merged, whole = _merged(was, mine, other)
    newline = "\r\n" if "\r\n" in ours else "\n"
    mark = "\ufeff" if ours.startswith("\ufeff") else ""
    end = newline if ours.endswith("\n") or not ours.removeprefix("\ufeff") else ""
    return LineMerge(mark + newline.join(merged) + (end if merged else ""), whole)


def _lines(text: str) -> list[str]:
    """Return the lines of a text without their breaks."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _merged(base: list[str], ours: list[str], theirs: list[str]) -> tuple[list[str], bool]:
    """Return the lines of both, and whether all changes are in them."""
    merged: list[str] = []
    whole = True
    last = (0, 0, 0)
    for was, mine, other, size in _stable(matches(base, ours), matches(base, theirs), base, ours, theirs):
        before = base[last[0] : was]
        our_lines, their_lines = ours[last[1] : mine], theirs[last[2] : other]
        lines, both = _stretch(before, our_lines, their_lines)
        merged += lines
        whole = whole and both
        merged += ours[mine : mine + size]
        last = (was + size, mine + size, other + size)
    return merged, whole


def _stretch(base: list[str], ours: list[str], theirs: list[str]) -> tuple[list[str], bool]:
    """Return the lines of a stretch that somebody changed, and whether the changes of both are in them."""
    if theirs in (base, ours):
        return ours, True
    if ours == base:
        return theirs, True
    if any(NEW_ENTRY.match(line) for line in theirs):  # it comes with its own comments, and with nobody else's lines
        return ours, False
    if len(base) == len(ours) == len(theirs):  # neighbouring lines, each changed by one of the two
        lines = [other if mine == was else mine for was, mine, other in zip(base, ours, theirs, strict=True)]
        return lines, all(other in (was, line) for was, line, other in zip(base, lines, theirs, strict=True))
    known = {*base, *ours}
    return [line for line in theirs if line.lstrip().startswith("#") and line not in known] + ours, False


def _stable(ours: list[Match], theirs: list[Match], *texts: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Give the stretches that are equal in all three texts, and the end of the texts."""
    one, two = 0, 0
    while one < len(ours) and two < len(theirs):
        mine, other = ours[one], theirs[two]
        start = max(mine[0], other[0])
        end = min(mine[0] + mine[2], other[0] + other[2])
        if start < end:
            yield start, mine[1] + start - mine[0], other[1] + start - other[0], end - start
        if mine[0] + mine[2] < other[0] + other[2]:
            one += 1
        else:
            two += 1
    yield len(texts[0]), len(texts[1]), len(texts[2]), 0


def matches(one: list[str], two: list[str]) -> list[Match]:
    """Return the stretches of equal lines of two texts, in order."""
    found: list[Match] = []
    open_stretches = [(0, len(one), 0, len(two))]
    while open_stretches:
        low, high, there, end = open_stretches.pop()
        same = _alike(one[low:high], two[there:end])
        found.append((low, there, same))
        low, there = low + same, there + same
        same = _alike(reversed(one[low:high]), reversed(two[there:end]))
        high, end = high - same, end - same
        found.append((high, end, same))
        if low == high or there == end:
            continue
        anchors = _anchors(one[low:high], two[there:end])
        if not anchors:
            found += _by_line(one, two, (low, high, there, end))
            continue
        previous = (low, there)
        for left, right in anchors:
            place = (low + left, there + right)
            if one[previous[0] : place[0]] == two[previous[1] : place[1]]:
                found.append((*previous, place[0] - previous[0] + 1))
            else:
                found.append((*place, 1))
                open_stretches.append((previous[0], place[0], previous[1], place[1]))
            previous = (place[0] + 1, place[1] + 1)
        open_stretches.append((previous[0], high, previous[1], end))
    return _joined(sorted(each for each in found if each[2]))


def _alike(one: Iterable[str], two: Iterable[str]) -> int:
    """Return how many lines two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _anchors(one: list[str], two: list[str]) -> list[tuple[int, int]]:
    """Return the longest rising row of lines that stand once in both texts."""
    counts, counts_there = Counter(one), Counter(two)  # in the order of the lines
    once = [line for line, count in counts.items() if count == 1 and counts_there.get(line) == 1]
    places, places_there = dict(zip(one, range(len(one)), strict=True)), dict(zip(two, range(len(two)), strict=True))
    pairs = [(places[line], places_there[line]) for line in once]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, (_place, there) in enumerate(pairs):
        rank = bisect_left(tails, there)
        before.append(ends[rank - 1] if rank else None)
        tails[rank : rank + 1] = [there]
        ends[rank : rank + 1] = [number]
    chain: list[tuple[int, int]] = []
    last: int | None = ends[-1] if ends else None
    while last is not None:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _by_line(one: list[str], two: list[str], stretch: tuple[int, int, int, int]) -> list[Match]:
    """Return the equal lines of a stretch in which no line stands once; none of a long one."""
    low, high, there, end = stretch
    if (high - low) * (end - there) > SMALL:
        return []
    matcher = SequenceMatcher(None, one[low:high], two[there:end], autojunk=False)
    return [(low + a, there + b, size) for a, b, size in matcher.get_matching_blocks() if size]


def _joined(found: list[Match]) -> list[Match]:
    """Return stretches that follow each other directly as one."""
    joined: list[Match] = []
    for start, there, size in found:
        if joined and joined[-1][0] + joined[-1][2] == start and joined[-1][1] + joined[-1][2] == there:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        else:
            joined.append((start, there, size))
    return joined
