"""Texts from a plan on the screen: never markup, never an escape sequence."""

from collections.abc import Iterable

from rich.text import Text
from textual.content import Content

from campaign.text import in_cells


def content(text: str) -> Content:
    """Return a text for a widget, on one line, with nothing in it that is read as markup."""
    return Content(in_cells(text))


def cell_text(text: str) -> Text:
    """Return a text for a table or tree, likewise."""
    return Text(in_cells(text))


def content_lines(lines: Iterable[str]) -> Content:
    """Return several texts for a widget, a line each."""
    return Content("\n".join(map(in_cells, lines)))
