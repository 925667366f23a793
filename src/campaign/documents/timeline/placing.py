"""Which row everything on a timeline stands on, and what room its name has: nothing runs into anything else."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil, floor
from typing import NamedTuple

from campaign.documents.timeline.scale import Scale
from campaign.schedule.rows import GAP, NO_END, Box, pack
from campaign.stopping import going_on

CELL = 0.5
"""Cells of a row, in sizes of the letters: about a letter each."""


class Item(NamedTuple):
    """Something that happens, with a name."""

    key: str
    """The id of the message or milestone."""
    occurrence: int
    """Which of its times, from 0."""
    first: date
    """Its first day."""
    last: date
    """Its last day, included."""
    head: float
    """How wide the signs before its name are, in points."""
    name: float
    """How wide its whole name is, in points."""


class Spot(NamedTuple):
    """Where something stands on its row, in points."""

    item: Item
    """What it is."""
    left: float
    """Where its first day begins."""
    right: float
    """Where its last day ends."""
    room: float
    """How wide its name may be."""
    before: bool
    """Its name stands before it, since there is no room behind."""


Rows = tuple[tuple[Spot, ...], ...]


def place(items: Iterable[Item], scale: Scale, size: float, readable: float) -> Rows:
    """Return things on as few rows as keep them apart, each with room for so much of its name, in points."""
    cell = size * CELL
    wanted = {(item.key, item.occurrence): item for item in items if scale.shows(item.first, item.last)}
    boxes: list[Box] = []
    turned: set[tuple[str, int]] = set()
    for key, item in going_on(wanted.items()):
        left, right = _start(item, scale, size), scale.end(item.last)
        need = item.head + min(item.name, readable)
        if left + need > scale.right and left - need - (GAP + 1) * cell >= scale.left:
            turned.add(key)
            left, right = left - need - (GAP + 1) * cell, max(right, left + item.head)
        else:
            right = max(right, left + need)
        boxes.append((floor((left - scale.left) / cell), ceil((right - scale.left) / cell), *key))

    def spots(row: Iterable[tuple[str, int, int, int]]) -> Iterator[Spot]:
        for message_id, number, left, end in row:
            key = (message_id, number)
            item = wanted[key]
            start = _start(item, scale, size)
            if key in turned:
                room = start - (scale.left + (left + GAP) * cell) - item.head
            else:
                until = scale.right if end == NO_END else min(scale.right, scale.left + end * cell)
                room = until - start - item.head
            yield Spot(item, start, scale.end(item.last), max(0.0, room), key in turned)

    packed = pack(boxes, lambda _key: 0)
    return tuple(tuple(spots((bar.message, bar.occurrence, bar.left, bar.label) for bar in row)) for row in packed)


def _start(item: Item, scale: Scale, size: float) -> float:
    """Return where the sign of something begins: on its first day, as far as it stays within the scale."""
    return min(scale.x(item.first), scale.right - size)
