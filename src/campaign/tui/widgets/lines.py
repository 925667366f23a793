"""What draws its own lines and scrolls them."""

from textual.geometry import Size
from textual.scroll_view import ScrollView


class Lines(ScrollView):
    """A list, table or grid of lines. Its scroll bar is drawn again when it changed, not after every layout.

    Textual takes the size of a view that scrolls itself for another each time that anything on the screen is laid out:
    a letter that moves nothing then costs a second frame, a turn of the timer after the first.
    """

    _settled: tuple[Size, Size, tuple[int, int]] | None = None

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Take note of the size; nothing is done when size, lines and edges are those of the last time."""
        settled = (size, self.virtual_size, self.styles.gutter.totals)
        if settled == self._settled:
            return False
        self._settled = settled
        return super()._size_updated(size, virtual_size, container_size, layout)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Keep the styles: none of them hangs on the focus, and setting them would draw the scroll bar again."""
