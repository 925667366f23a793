"""Keys in the order in which they were typed, however fast: a quick hand, a paste, or a line that brings a burst.

Textual hands keys on as they come. A widget handles its own a moment later, most of what a key is bound to comes back
to the app first, and a screen that it opens is there later still. A key that follows at once would find the wrong thing
highlighted, a form without its last letters, or the screen below. So a key waits until the one before it has gone its
whole way, with whatever it set going on that way: a field that says what was typed says so behind the key. A key that
comes by itself waits for nothing.
"""

import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual.events import Key
from textual.message_pump import MessagePump

from campaign.tui.timers import once

if TYPE_CHECKING:
    from textual.app import App

PATIENCE = 5.0
"""Seconds that a key waits at most for the one before it, on a busy machine."""
FOR_A_SCREEN = 2.0
"""Seconds that a key waits at most for a screen that takes keys."""
LOOK = 0.002
"""Seconds between two looks whether a screen is there."""
TURNS = 20
"""How often a key lets what stands in the list of a widget go first; one that never comes to rest holds up nothing."""


class TypeAhead:
    """The keys that were typed and not handled yet."""

    def __init__(self, app: "App[Any]", handle: Callable[[Key], Awaitable[None]]) -> None:
        self.app = app
        self._handle = handle
        self.typed = 0.0
        """When the last key came, by the clock that runs on."""
        self._waiting: deque[Key] = deque()
        self._under_way: float | None = None
        """When the key that is being handled began; None where there is none."""
        self._looking: float | None = None
        """Since when a screen is waited for."""

    @property
    def busy(self) -> bool:
        """Tell whether keys were typed that have not gone their whole way."""
        return self._under_way is not None

    async def take(self, key: Key) -> None:
        """Handle a key when those before it have been."""
        self.typed = time.monotonic()
        self._waiting.append(key)
        if self._under_way is None or time.monotonic() > self._under_way + PATIENCE:
            await self._go_on()

    async def _go_on(self) -> None:
        """Handle the next key, once the screen takes keys; a program that is ending has none any more."""
        self._under_way = None
        if not self._waiting or not self.app.screen_stack:
            return
        now = time.monotonic()
        self._looking = self._looking or now
        if not _takes_keys(self.app) and now < self._looking + FOR_A_SCREEN:
            self._under_way = now
            once(self.app, LOOK, self._go_on)
            return
        self._looking = None
        self._under_way = now
        way = self.app.focused or self.app.screen
        await self._handle(self._waiting.popleft())
        self._follow(way)

    def _follow(self, node: MessagePump | None) -> None:
        """Go the way of a key: from the widget that got it up to the app, behind all that it brought in each."""
        while node is not None and node is not self.app:
            if node.call_later(self._pass, node):
                return
            node = node._parent  # noqa: SLF001 - closed; `parent` is of the tree of widgets, messages go up by this one
        self.app.call_later(self._go_on)

    def _pass(self, node: MessagePump, turns: int = TURNS) -> None:
        """Go on from a widget, once it has handled all that stands in its list."""
        if not (turns and _has_more(node) and node.call_later(self._pass, node, turns - 1)):
            self._follow(node._parent)  # noqa: SLF001 - as above


def _takes_keys(app: "App[Any]") -> bool:
    """Tell whether the screen is there, and where its keys go."""
    screen = app.screen
    return screen.is_mounted and (app.focused is not None or not screen.focus_chain)


def _has_more(node: MessagePump) -> bool:
    """Tell whether a widget has more to handle: it may take the next from its list before it has handled this one."""
    return node._pending_message is not None or node.message_queue_size > 0  # noqa: SLF001 - no public name tells it
