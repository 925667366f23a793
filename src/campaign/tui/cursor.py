"""The terminal's own cursor, on what is in hand: screen readers and magnifiers follow it.

Textual hides it, and moves it to where somebody types only. A planner who needs it asks for it in the settings.
"""

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

SHOW, HIDE = "\x1b[?25h", "\x1b[?25l"  # DECTCEM


@runtime_checkable
class Pointed(Protocol):
    """A widget of ours that knows where on it what is in hand stands."""

    def place_in_hand(self) -> Offset | None:
        """Return the cell, counted from the widget's own first one; None when nothing is in hand."""


def show_cursor(app: App[int], *, shown: bool) -> None:
    """Show the terminal's cursor, or hide it."""
    if app._driver is not None:  # noqa: SLF001 - Textual writes escapes to the terminal in no other way
        app._driver.write(SHOW if shown else HIDE)  # noqa: SLF001


def place_in_hand(app: App[int]) -> Offset | None:
    """Return the cell of the screen where what is in hand stands; None when there is no such cell."""
    if not app.screen_stack:
        return None
    waiting = [each for each in app.screen.query(OptionList) if not each.can_focus and each.highlighted is not None]
    widget = waiting[0] if waiting else app.focused  # a list below a field that is typed in is walked through with it
    if isinstance(widget, Input | TextArea):
        return widget.cursor_screen_offset
    place = _place_on(widget) if widget is not None else None
    return None if widget is None or place is None else widget.content_region.offset + place


def _place_on(widget: Widget) -> Offset | None:
    """Return the cell of a widget where what is in hand stands."""
    if isinstance(widget, OptionList):
        if widget.highlighted is None:
            return None
        line = widget._index_to_line[widget.highlighted] - round(widget.scroll_offset.y)  # noqa: SLF001 - told nowhere else
        return Offset(0, max(0, min(line, widget.size.height - 1)))
    return widget.place_in_hand() if isinstance(widget, Pointed) else Offset(0, 0)
