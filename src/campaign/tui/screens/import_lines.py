"""What becomes of a file, as lines: every change with its box, what was not understood, what was, and the remarks."""

from collections.abc import Container, Sequence
from itertools import takewhile
from textwrap import wrap

from campaign.desk.importing.imports import KIND_WORDS, Import, ImportChange, NotUnderstood, Understood
from campaign.language import _, current
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.widgets.listing import Item, Line

WORD = 11  # cells of what a change is
TOLD = 20  # cells at least of what is told of a change below its title
ABOVE, ABOVE_CELLS = 2, 70  # the remarks that stand above the changes, and the cells of the longest that does


def told_above(imported: Import) -> list[str]:
    """Return the remarks that stand above the changes: the first few, as long as they have room on a line there."""
    told = [in_cells(current().render(each)) for each in imported.remarks]
    return list(takewhile(lambda each: cell_width(each) <= ABOVE_CELLS, told[:ABOVE]))


def lines_of(imported: Import, left: Container[str], width: int) -> Sequence[Item]:
    """Return every change, what was not understood, what was, and the other remarks, each part under its heading.

    `left` has the keys of the changes that are not taken; `width` is in cells.
    """
    items = [_change(each, width, left=each.key in left) for each in imported.changes]
    places = _("line {number}") if imported.counted == "line" else _("row {number}")
    missed: Sequence[NotUnderstood | Understood] = imported.not_understood
    known: Sequence[NotUnderstood | Understood] = imported.understood
    for heading, found in ((_("Not understood"), missed), (_("Understood"), known)):
        for number, each in enumerate(found):
            line = _placed(each, places, width)
            items.append([[("head", "")], [("head", heading)], line] if number == 0 else [line])
    if remarks := [in_cells(current().render(each)) for each in imported.remarks[len(told_above(imported)) :]]:
        lines = [line for each in remarks for line in wrap(each, max(TOLD, width), subsequent_indent="  ")]
        items.append([[("head", "")], [("head", _("Worth knowing"))], *([("", line)] for line in lines)])
    return items


def _change(change: ImportChange, width: int, *, left: bool) -> Item:
    """Return a change: its box, what it is, what it is about, and from what to what; on more lines if need be."""
    start = f"{'[ ]' if left else '[x]'} {pad(_(KIND_WORDS[change.kind]), WORD)} "
    title, told = in_cells(change.title), in_cells(current().render(change.told))
    style, strong = ("muted", "muted") if left else ("", "strong")
    room = width - cell_width(start)
    if cell_width(title) + 2 + cell_width(told) <= room:
        return [[("muted", start), (strong, title), (style, f"  {told}")]]
    below = " " * (cell_width(start) + 2)
    lines = wrap(told, max(TOLD, width - len(below))) or [""]
    first: Line = [("muted", start), (strong, shorten(title, room))]
    return [first, *([(style, below + line)] for line in lines)]


def _placed(found: NotUnderstood | Understood, places: str, width: int) -> Line:
    """Return something of the file on a line, with its place; ▲ and why when it does not come in.

    What stands there already is not said again: "als alles rond is  ▲ is geen moment".
    """
    place = places.format(number=found.place)
    text = in_cells(found.text)
    if isinstance(found, Understood):
        return [("muted", f"{place}  "), ("", shorten(text, max(0, width - cell_width(place) - 2)))]
    why = in_cells(current().render(found.why)).removeprefix(f"{text} ")
    room = max(8, (width - cell_width(place) - 4) // 3)
    rest = max(0, width - cell_width(place) - min(room, cell_width(text)) - 6)
    return [("muted", f"{place}  "), ("", shorten(text, room)), ("warning", f"  ▲ {shorten(why, rest)}")]
