"""The lines of the results: what is counted of a message or objective, and the bars beside them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from campaign.desk.filling import SECTIONS, Count
from campaign.desk.numbers import written_number
from campaign.desk.progress import periods
from campaign.desk.results import Results, Tally
from campaign.desk.results_told import bar
from campaign.language import _, current
from campaign.model.field_words import STATUS_MARKS
from campaign.model.messages import Message
from campaign.text import in_cells, pad, shorten
from campaign.tui.themes import LANES
from campaign.tui.titles import titled
from campaign.tui.widgets.ink import FLAG
from campaign.tui.widgets.listing import Line
from campaign.tui.widgets.plot import Lying, Standing, lying, percent, standing

if TYPE_CHECKING:
    from campaign.desk.desk import Desk

SIGNS = 4
"""Cells of the signs before a name: that its result is missing, and how far the message is."""
WITH_BAR, WITH_LONG_BAR = 66, 96
"""From so many cells on there is room for a bar, and for one of ten cells."""
CHANNELS = ((150, 38), (126, 22), (110, 16))
"""How many cells a channel has, from so many cells on; below that there is no room for it."""
BAR, LONG_BAR = 6, 10
"""Cells of a bar."""
STANDING = 8
"""Lines of standing bars at most."""


def _fill(cells: Sequence[tuple[str, str, int]], name: tuple[str, str, str], width: int) -> Line:
    """Return a line: signs, a name that takes the room that is left, and columns of so many cells."""
    signs, style, text = name
    room = max(8, width - SIGNS - sum(each[2] for each in cells))
    return [(style, pad(signs, SIGNS) + pad(in_cells(text), room)), *((kind, told) for kind, told, _cells in cells)]


def _columns(width: int) -> dict[str, int]:
    """Return the columns behind the name that there is room for, with their cells."""
    channel = next((cells for least, cells in CHANNELS if width >= least), 0)
    wide = {"channel": channel} if channel else {}
    return {**wide, "due": 12, "target": 12, "result": 10, "share": 7 + _bar_cells(width)}


def _bar_cells(width: int) -> int:
    """Return the cells of a bar on a line of so many; 0 where there is no room for one."""
    return LONG_BAR if width >= WITH_LONG_BAR else BAR if width >= WITH_BAR else 0


def head_line(width: int) -> str:
    """Return the names of the columns, for a list of so many cells."""
    names = {
        "channel": _("Channel"),
        "due": _("By"),
        "target": _("Target"),
        "result": _("Result"),
        "share": _("Share"),
    }
    line = ""
    for column, cells in _columns(width).items():
        name = names[column]
        line += f"{shorten(name, cells - 1):>{cells}}" if column in {"target", "result"} else pad(f"  {name}", cells)
    room = max(8, width - SIGNS - sum(_columns(width).values()))
    what = _("Message or objective")
    return " " * SIGNS + pad(what, room) + line


def count_line(desk: "Desk", count: Count, width: int, styles: Mapping[str, str]) -> Line:
    """Return the line of a message or an objective: what is aimed for, what came of it and how much that is."""
    entry, columns = count.entry, _columns(width)
    missing = count.section == "missing"
    status = STATUS_MARKS[entry.status] if isinstance(entry, Message) else "◎"
    sign = f"{FLAG if missing else ' '} {status}"
    channel = entry.channel if isinstance(entry, Message) else ""
    known = desk.effective.channel(channel)
    result = f"{FLAG} –" if missing else written_number(entry.result)
    cells = _bar_cells(width)
    share = bar(count.share, cells) if cells else percent(count.share)
    told = {
        "channel": ("muted", pad(f"  {in_cells(known.label if known else channel)}", columns.get("channel", 0))),
        "due": ("muted", pad(f"  {current().day(count.due) if count.due else '–'}", columns["due"])),
        "target": ("cell-target", _number(written_number(entry.target), columns["target"])),
        "result": ("cell-result", _number(result, columns["result"])),
        "share": (styles.get(channel, ""), pad(f"  {share}", columns["share"])),
    }
    behind = [(*told[column], room) for column, room in columns.items()]
    name = titled(entry) if isinstance(entry, Message) else count.name
    return _fill(behind, (sign, "warning" if missing else "", name), width)


def _number(text: str, cells: int) -> str:
    """Return a number at the right of its column; one that is too long keeps its beginning."""
    return f"{shorten(text, cells - 2):>{cells}}"


def section_head(counts: Sequence[Count], place: int) -> list[Line]:
    """Return what stands above an item: the heading of its part when it is the first of it."""
    section = counts[place].section
    if place and counts[place - 1].section == section:
        return []
    title, number = _(SECTIONS[section]), sum(each.section == section for each in counts)
    flag = f"{FLAG} " if section == "missing" else ""
    free: list[Line] = [[("head", "")]] if place else []
    return [*free, [("head", f"{flag}{title} ({number})")]]


def heights(counts: Sequence[Count]) -> list[int]:
    """Return how many lines each item has with what stands above it."""
    sections = [each.section for each in counts]
    return [
        1 if place and sections[place - 1] == section else 3 if place else 2 for place, section in enumerate(sections)
    ]


def channel_styles(channels: Iterable[str]) -> dict[str, str]:
    """Return the colours of channels, those that they have on the timeline."""
    return {channel: f"lane-{number % LANES}" for number, channel in enumerate(channels)}


def plot_lines(what: str, results: Results, styles: Mapping[str, str], width: int, height: int) -> list[Line]:
    """Return a plot of what was brought: per channel, per audience, or over time."""
    if what == "time":
        return _over_time(results, width, height)
    channels = what == "channel"
    title = _("By channel") if channels else _("By audience")
    tallies = results.channels if channels else results.audiences
    unnamed = _("no channel") if channels else _("no audience")
    bars = [Lying(each.name or unnamed, each.share, *_told(each), styles.get(each.id, "bar")) for each in tallies]
    what = _("share of the targets")
    head = [("head", title), ("muted", f"  {what}")]
    return [head, *(lying(bars, width) or [[("muted", _("Nothing to show yet."))]])]


def _told(tally: Tally) -> tuple[str, str]:
    """Return what is told behind the bar of a channel or an audience, and what more where there is room."""
    sent = _("{sent} of {count} sent").format(sent=tally.sent, count=tally.messages)
    if not tally.target:
        return sent, ""
    numbers = _("{result} of {target}")
    return numbers.format(result=written_number(tally.result), target=written_number(tally.target)), sent


def _over_time(results: Results, width: int, height: int) -> list[Line]:
    """Return how the activations went, week by week or month by month."""
    kind, found = periods(results.activations, max(4, (width - 6) // 2))
    title = _("Share per week, of what ended then") if kind == "week" else _("Share per month, of what ended then")
    if not found:
        return [[("head", title)], [("muted", _("Nothing to show yet."))]]
    words = current()
    bars = [
        Standing(words.week(each.first) if kind == "week" else words.month(each.first.month), each.share)
        for each in found
    ]
    return [[("head", title)], *standing(bars, width, min(STANDING, max(4, height - 1)))]


def title_facts(counts: Sequence[Count], results: Results) -> list[str]:
    """Return what the title tells: how many results are filled in, and how many are missing."""
    aimed = [each for each in counts if each.entry.target is not None]
    known = sum(each.entry.result is not None for each in aimed)
    told = _("{known} of {count} filled in") if known else _("{count} to fill in")
    filled = told.format(known=known, count=len(aimed)) if aimed else ""
    missing = len(results.missing)
    return [_("results"), filled, f"{missing} {FLAG}" if missing else ""]
