"""The plans of a call as the checks see them: each with the other open campaigns of its folder."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from campaign.checks.situation import Situation
from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.neighbours import Neighbourhood


def checkings(desks: Iterable[Desk]) -> Iterator[Checking]:
    """Give the checks of plans, which share what they know of their folders."""
    around: dict[Path, Neighbourhood] = {}
    for desk in desks:
        path = desk.file.path
        near = around.setdefault(path.parent.resolve(), Neighbourhood.of(desk))
        near.put(desk)
        yield Checking(desk, partial(near.others, path), partial(near.backdrop, desk.schedule))


def situations(desks: Iterable[Desk]) -> Iterator[tuple[Desk, Situation]]:
    """Give each plan with its situation."""
    for checking in checkings(desks):
        yield checking.desk, checking.situation()
