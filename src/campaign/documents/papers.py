"""A paper: what is told of campaigns under headings, once, to be written as text or as Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.documents.paragraphs import paragraphs
from campaign.text import cell_width, clean, in_cells, pad, shorten, wrapped

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
"""What means something anywhere in Markdown."""
OPENING = re.compile(r"([-+=]|[0-9]{1,9}(?=[.)]))")
"""What makes a list or a heading of a line that begins with it; behind a number, its sign does."""
LINKING = (("@", "&#64;"), ("://", "&#58;//"), ("www.", "www&#46;"))
"""What GitHub and others make links and mentions of, and how it is written so that they do not."""
ADDRESS = re.compile(r"https?://[!-;=?-~]+")
"""An address of a page that Markdown can hold between < and >."""
LEAST = 8
"""Cells that a column keeps, however narrow the terminal."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: a table when it has columns, else a list."""

    heading: str
    """What it is about; "" for none."""
    rows: tuple[tuple[str, ...], ...]
    """The cells of its rows; of a list the facts of its items, the first of which is what each is about."""
    columns: tuple[str, ...] = ()
    """What the cells are; none for a list."""
    numbers: tuple[int, ...] = ()
    """The columns that hold numbers, from 0; they are set to the right."""
    text: str = ""
    """A longer text that comes first, of several paragraphs."""
    level: int = 2
    """Of its heading: 2 for a part of the paper, 3 for a part of that, and so on."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A title and its parts."""

    title: str
    """What it is."""
    parts: tuple[Part, ...]
    """What stands in it."""


def as_text(paper: Paper, width: int | None = None) -> str:
    """Return a paper as plain text, to read on a terminal or to put in a mail.

    With a width, texts are broken and the widest columns of tables are cut until they fit; without one all is whole.
    """
    return "\n".join(_text_lines(paper, width)) + "\n"


def as_markdown(paper: Paper) -> str:
    """Return a paper as Markdown, every text in it escaped."""
    return "\n\n".join(_markdown_blocks(paper)) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is: no markup, link, HTML or mention comes of it.

    White space around it goes, since a line that begins with some may be code.
    """
    safe = MARKUP.sub(r"\\\1", clean(text).strip())
    for sign, inert in LINKING:
        safe = safe.replace(sign, inert)
    opening = OPENING.match(safe)
    if opening is None:
        return safe
    place = opening.end() if opening[0].isdigit() else 0
    return f"{safe[:place]}\\{safe[place:]}"


def _text_lines(paper: Paper, width: int | None) -> Iterator[str]:
    """Give the lines of the text: tables in columns, lists with a dash."""
    yield in_cells(paper.title)
    for part in paper.parts:
        yield ""
        if part.heading:
            yield in_cells(part.heading)
        for lines in paragraphs(part.text):
            yield from (each for line in lines for each in wrapped(in_cells(line), width, "  ", "  "))
        if part.columns:
            yield from _table(part, width)
        else:
            items = (" · ".join(map(in_cells, filter(None, row))) for row in part.rows)
            yield from (each for item in items for each in wrapped(item, width, "  - ", "    "))


def _table(part: Part, width: int | None) -> Iterator[str]:
    """Give the lines of a table, with two cells before each column."""
    rows = [tuple(map(in_cells, row)) for row in (part.columns, *part.rows)]
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    while width is not None and sum(widths) + 2 * len(widths) > width and max(widths) > LEAST:
        widths[widths.index(max(widths))] -= 1
    for row in rows:
        cells = [
            " " * (room - cell_width(cell)) + cell if number in part.numbers else pad(shorten(cell, room), room)
            for number, (cell, room) in enumerate(zip(row, widths, strict=True))
        ]
        yield f"  {'  '.join(cells)}".rstrip()


def _markdown_blocks(paper: Paper) -> Iterator[str]:
    """Give the blocks of the Markdown: headings, paragraphs, tables and lists."""
    yield f"# {escaped(paper.title)}"
    for part in paper.parts:
        if part.heading:
            yield f"{'#' * part.level} {escaped(part.heading)}"
        yield from ("  \n".join(map(escaped, lines)) for lines in paragraphs(part.text))
        if part.columns:
            yield "\n".join(_markdown_table(part))
        elif part.rows:
            yield "\n".join(filter(None, map(_markdown_item, part.rows)))


def _markdown_table(part: Part) -> Iterator[str]:
    """Give the lines of a table."""
    yield _markdown_row(part.columns)
    yield "|" + "|".join(" ---: " if each in part.numbers else " --- " for each in range(len(part.columns))) + "|"
    yield from map(_markdown_row, part.rows)


def _markdown_row(cells: tuple[str, ...]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(map(escaped, cells))} |"


def linked(text: str) -> str:
    """Return a text for Markdown, in which the address of a page stays one that can be followed."""
    return f"<{text}>" if ADDRESS.fullmatch(text) else escaped(text)


def _markdown_item(facts: tuple[str, ...]) -> str:
    """Return an item of a list: what it is about in bold when more is told of it."""
    told = [*filter(None, map(linked, facts))]
    if len(told) > 1:
        return f"- **{told[0]}** · {' · '.join(told[1:])}"
    return f"- {told[0]}" if told else ""
