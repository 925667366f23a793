"""Frames and rules of plain characters, for terminals, fonts and readers that stumble over drawn lines."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

PLAIN = str.maketrans({
    **dict.fromkeys("─━═╌╍┄┅┈┉", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬", "+"),
})  # fmt: skip
"""What stands in the place of each drawn line and corner; all of them are one cell wide."""


class PlainLines(LineFilter):
    """Draws every line and corner of the screen with a plain character."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments of a line with plain characters in them."""
        return [Segment(text.translate(PLAIN), style, control) for text, style, control in segments]


PLAIN_LINES = PlainLines()
"""The one there is, so that what it made of a line is remembered."""
