"""A paper: what is told of campaigns under headings, once, to be written as text or as Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.text import cell_width, clean, clean_lines, in_cells, pad, shorten

MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
"""What means something in Markdown."""
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
    """A longer text that comes first; its lines and blank lines stay."""
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

    With a width, the widest columns of its tables are cut until they fit; without one they are whole.
    """
    return "\n".join(_text_lines(paper, width)) + "\n"


def as_markdown(paper: Paper) -> str:
    """Return a paper as Markdown, every text in it escaped."""
    return "\n".join(_markdown_lines(paper)) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is: no markup, link, HTML or mention comes of it.

    White space around it goes, since a line that begins with some may be code.
    """
    safe = MARKUP.sub(r"\\\1", clean(text).strip()).replace("@", "&#64;").replace("://", "&#58;//")
    return f"\\{safe}" if safe.startswith("=") else safe


def _text_lines(paper: Paper, width: int | None) -> Iterator[str]:
    """Give the lines of the text: tables in columns, lists with a dash."""
    yield in_cells(paper.title)
    for part in paper.parts:
        yield ""
        if part.heading:
            yield in_cells(part.heading)
        yield from (f"  {in_cells(line)}".rstrip() for line in clean_lines(part.text).strip().splitlines())
        if part.columns:
            yield from _table(part, width)
        else:
            yield from (f"  - {' · '.join(map(in_cells, filter(None, row)))}" for row in part.rows)


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


def _markdown_lines(paper: Paper) -> Iterator[str]:
    """Give the lines of the Markdown: tables and lists of its own."""
    yield f"# {escaped(paper.title)}"
    for part in paper.parts:
        yield ""
        if part.heading:
            yield from (f"{'#' * part.level} {escaped(part.heading)}", "")
        if part.text.strip():
            yield from (*_markdown_paragraphs(part.text), "")
        if part.columns:
            yield _markdown_row(part.columns)
            yield (
                "|" + "|".join(" ---: " if each in part.numbers else " --- " for each in range(len(part.columns))) + "|"
            )
            yield from map(_markdown_row, part.rows)
        else:
            yield from map(_markdown_item, part.rows)


def _markdown_paragraphs(text: str) -> Iterator[str]:
    """Give the lines of a longer text: a blank line is one, a break within a paragraph stays a break."""
    lines = [escaped(line) for line in clean_lines(text).strip().splitlines()]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        yield f"{line}  " if line and following else line


def _markdown_row(cells: tuple[str, ...]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(map(escaped, cells))} |"


def linked(text: str) -> str:
    """Return a text for Markdown, in which the address of a page stays one that can be followed."""
    return f"<{text}>" if ADDRESS.fullmatch(text) else escaped(text)


def _markdown_item(facts: tuple[str, ...]) -> str:
    """Return an item of a list: what it is about in bold when more is told of it."""
    first, *more = map(linked, filter(str.strip, facts))
    return f"- **{first}** · {' · '.join(more)}" if more else f"- {first}"
