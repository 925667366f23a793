"""Work that somebody may stop: what takes long asks at every step whether it goes on.

with stoppable(ask):      # what `ask` raises ends the work: mostly StoppedError
    ...
        go_on()           # anywhere below, between one event or row and the next
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Item = TypeVar("Item")

_ask: ContextVar[Callable[[], object] | None] = ContextVar("_ask", default=None)
"""What tells, in this thread, that the work under way is to stop."""


class StoppedError(Exception):
    """Somebody stopped the work, or nobody waits any more for what it gives."""


@contextmanager
def stoppable(ask: Callable[[], object]) -> Iterator[None]:
    """Ask this at every step of the work that is done within; it raises what ends that."""
    before = _ask.set(ask)
    try:
        yield
    finally:
        _ask.reset(before)


def go_on() -> None:
    """Go on, unless somebody stopped the work: then raise what they asked to be raised."""
    ask = _ask.get()
    if ask is not None:
        ask()


def going_on(items: Iterable[Item]) -> Iterator[Item]:
    """Give items, as long as nobody stops the work."""
    for item in items:
        go_on()
        yield item
