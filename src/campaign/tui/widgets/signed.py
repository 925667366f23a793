"""A list of Textual's own whose line in hand has a sign before it, so that it is not told by colour alone."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

from campaign.tui.widgets.listing import HAND


class SignedList(OptionList):
    """Options with a sign before the one in hand."""

    DEFAULT_CSS = """
    SignedList { padding: 0; & > .option-list--option { padding: 0 0 0 2; } }
    """

    def render_line(self, y: int) -> Strip:
        """Return a line; the first with a text of the option in hand has the sign."""
        strip = super().render_line(y)
        if not self._of_hand(strip) or (y + self.scroll_offset.y > 0 and self._of_hand(super().render_line(y - 1))):
            return strip
        first = next(iter(strip))
        return Strip.join([Strip([Segment(HAND, first.style)]), strip.crop(len(HAND))])

    def _of_hand(self, strip: Strip) -> bool:
        """Tell whether a line has a text of the option in hand."""
        meta = next((segment.style.meta for segment in strip if segment.style), {})
        return meta.get("option") == self.highlighted is not None and bool(strip.text.strip())
