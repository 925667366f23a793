"""Handing a plan out in whatever form it is asked for: a calendar, a document, or all of them beside each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import advice, calendar_path, exported, files_told, hand_out, summary
from campaign.desk.publishing import FORMATS, contents_of, document_path, publish
from campaign.desk.since import since
from campaign.language import _, mark
from campaign.schedule.lanes import LaneKind

CALENDAR = "ics"
OUTSIDERS = "outsiders"
EVERYTHING = "all"
KINDS = {
    CALENDAR: mark("calendar (.ics)"),
    "html": mark("page to read and to print (.html)"),
    OUTSIDERS: mark("page for outsiders: titles and dates (.html)"),
    "pdf": mark("timeline on pages (.pdf)"),
    "png": mark("timeline as a picture for a slide (.png)"),
    "svg": mark("timeline as a drawing (.svg)"),
    "xlsx": mark("workbook for Excel (.xlsx)"),
    "csv": mark("table of the messages (.csv)"),
    "md": mark("text for a wiki or Teams (.md)"),
    "json": mark("for programs (.json)"),
    EVERYTHING: mark("all of these, beside each other"),
}
"""Every form in which a plan goes out, and what people call it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is handed out, in which form, and where to."""

    kind: str
    """One of KINDS."""
    request: Request
    """Which messages go out."""
    path: Path
    """The file; of all forms together the one whose name they share."""
    by: LaneKind | None = None
    """The kind of lane that gets a calendar file each."""
    feed: bool = False
    """The calendar is one that colleagues subscribe to."""


def known_kinds() -> tuple[str, ...]:
    """Return the forms in which a plan can go out."""
    return tuple(
        each for each in KINDS if each in {CALENDAR, EVERYTHING, *FORMATS} or (each == OUTSIDERS and "html" in FORMATS)
    )


def usual_path(desk: Desk, kind: str) -> Path:
    """Return where a form goes when no place is named: beside the plan."""
    if kind == OUTSIDERS:
        path, name = document_path(desk, "html"), _("outsiders")
        return path.with_stem(f"{path.stem}-{name}")
    return document_path(desk, kind) if kind in FORMATS else calendar_path(desk)


def last_time(desk: Desk, order: Order) -> str:
    """Return in a line what changed since this was last handed out; "" for all forms together.

    Raises:
        SaveError: what is known of the last time cannot be read.
    """
    if order.kind == EVERYTHING:
        return ""
    if order.kind == CALENDAR:
        return summary(exported(desk, order.request, feed=order.feed, by=order.by).update)
    return since(order.path, contents_of(desk, order.request)).told


def parts(order: Order) -> tuple[Order, ...]:
    """Return what an order comes to: itself, or each of all forms."""
    if order.kind != EVERYTHING:
        return (order,)
    forms = [(CALENDAR, CALENDAR), *((kind, FORMATS[kind].suffix) for kind in FORMATS)]
    return tuple(replace(order, kind=kind, path=order.path.with_suffix(f".{suffix}")) for kind, suffix in forms)


class StoppedError(Exception):
    """Nobody waits any more for what is handed out."""


def hand_over(desk: Desk, order: Order, *, ready: Callable[[], None] = lambda: None) -> Iterator[Sequence[str]]:
    """Hand out what is ordered, and give what is told of each file that is written.

    `ready` is called whenever something is made and not yet written; what it raises keeps that from being written.

    Raises:
        CampaignError: something does not read back as it was meant.
        SaveError: something cannot be written.
    """
    for each in parts(order):
        yield _calendar(desk, each, ready) if each.kind == CALENDAR else _document(desk, each, ready)


def _calendar(desk: Desk, order: Order, ready: Callable[[], None]) -> Sequence[str]:
    """Write calendars, and return what is told of them."""
    handed = hand_out(desk, order.request, order.path, by=order.by, feed=order.feed, ready=ready)
    return [*map(_written, handed.paths), summary(handed.update), *files_told(handed), *advice(feed=order.feed)]


def _document(desk: Desk, order: Order, ready: Callable[[], None]) -> Sequence[str]:
    """Write a document, and return what is told of it."""
    outsiders = order.kind == OUTSIDERS
    kind = "html" if outsiders else order.kind
    changed = publish(desk, contents_of(desk, order.request, titles_only=outsiders), kind, order.path, ready=ready)
    return [_written(order.path), changed.told]


def _written(path: Path) -> str:
    """Return that a file is written."""
    return _("{path} is written.").format(path=path)
