"""The mouse: its right button, and the wheel that looks sideways, tilted or with shift or ctrl held down."""

from textual.events import MouseScrollDown, MouseScrollLeft, MouseScrollRight, MouseScrollUp

from campaign.tui.widgets.lines import Lines

RIGHT = 3
"""The right button, as terminals count them."""
Turned = MouseScrollRight | MouseScrollLeft | MouseScrollDown | MouseScrollUp


class SidewaysWheel(Lines):
    """What has more columns than are seen at once."""

    def look_sideways(self, columns: int) -> None:
        """Look some columns further on; what is in hand stays so."""
        raise NotImplementedError

    def on_mouse_scroll_right(self, event: MouseScrollRight) -> None:
        """Look at the columns further to the right."""
        self._turn(event, 1)

    def on_mouse_scroll_left(self, event: MouseScrollLeft) -> None:
        """Look at the columns further to the left."""
        self._turn(event, -1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Look further down; with shift or ctrl, further to the right."""
        if event.shift or event.ctrl:
            self._turn(event, 1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Look further up; with shift or ctrl, further to the left."""
        if event.shift or event.ctrl:
            self._turn(event, -1)

    def _turn(self, event: Turned, columns: int) -> None:
        """Look sideways, and not up or down as well."""
        event.stop()
        event.prevent_default()
        self.look_sideways(columns)
