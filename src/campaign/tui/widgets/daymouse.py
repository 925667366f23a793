"""Days under the mouse: a message is dragged to another day, or from below the days to its first."""

from typing import NamedTuple

from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Offset
from textual.message import Message as Event

from campaign.desk.desk import Desk
from campaign.text import cell_width
from campaign.tui.widgets.daygrid import DayGrid, Place
from campaign.tui.widgets.waiting import waiting_at


class Held(NamedTuple):
    """A message under the mouse button: which, and where it was taken."""

    message: str
    place: Place | None
    """None for one without a date."""


class MouseGrid(DayGrid):
    """Days that the mouse takes in hand, drags and turns over."""

    class Picked(Event):
        """What is in hand was clicked twice."""

    class Carried(Event):
        """A message was taken somewhere."""

        def __init__(self, message_id: str, start: Place | None, place: Place) -> None:
            self.message_id, self.start, self.place = message_id, start, place
            super().__init__()

    class Dragged(Carried):
        """A message is held above another place."""

    class Dropped(Carried):
        """A message was put down at another place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.held: Held | None = None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take what is under the mouse in hand."""
        if event.button != 1:
            return
        self.focus()
        if event.y >= self.body:
            if self.message_at(event.offset) and self.hand is not None:
                self._hold(Held(self.hand, None))
            return
        place = self.place_at(event.x, event.y)
        if place is None:
            return
        self.take_at(place)
        if place.entry is not None and self.hand is not None:
            self._hold(Held(self.hand, place))

    def take_at(self, place: Place) -> None:
        """Take a place in hand."""
        self.take(place.day, place.entry or 0)

    def _hold(self, held: Held) -> None:
        """Hold a message until the mouse button is let go."""
        self.held = held
        self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show where the message in hand would come down."""
        held = self.held
        if held is None:
            return
        place = self.place_at(event.x, event.y) if event.y < self.body else None
        over = None if place is None else place._replace(entry=None)
        start = held.place._replace(entry=None) if held.place else None
        over = None if over == start else over
        if over != self.over:
            self.over = over
            self.refresh()
            if over is not None:
                self.post_message(self.Dragged(held.message, held.place, over))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Put the message in hand down."""
        del event
        held, over, self.held, self.over = self.held, self.over, None, None
        if held is not None:
            self.release_mouse()
            self.told()
            if over is not None:
                self.post_message(self.Dropped(held.message, held.place, over))

    def on_click(self, event: Click) -> None:
        """Open what was clicked twice."""
        there = event.y >= self.body or self.place_at(event.x, event.y) is not None
        if there and event.button == 1 and event.chain == 2:
            self.post_message(self.Picked())

    def message_at(self, place: Offset) -> bool:
        """Take the message at a cell in hand, and tell whether there is one."""
        if place.y >= self.body:
            found = waiting_at(self.waiting_seen(), place.x - cell_width(self.waiting_head()))
            if found is not None:
                self.take_waiting(self.waiting.index(found))
            return found is not None
        there = self.place_at(place.x, place.y)
        if there is None or there.entry is None:
            return False
        self.take(there.day, there.entry)
        return True

    def scroll_time(self, direction: int) -> None:
        """Look a month or a week later (1) or earlier (-1)."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Look later."""
        event.stop()
        self.scroll_time(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Look earlier."""
        event.stop()
        self.scroll_time(-1)
