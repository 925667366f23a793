"""Handing a plan out in whatever form it is asked for: a calendar, a document, or all of them beside each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import HandedOut, advice, calendar_path, exported, files_told, hand_out, summary
from campaign.desk.publishing import FORMATS, contents_of, document_path, is_briefed, publish, remarks, taken_of
from campaign.desk.since import since
from campaign.documents.contents import Contents
from campaign.language import _, mark
from campaign.model.ids import slug
from campaign.schedule.lanes import LaneKind
from campaign.text import in_cells

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
    "toml": mark("plan to pass on, with all that it uses (.toml)"),
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
    briefed: bool | None = None
    """A document has the brief, and what waits for a moment; None: unless it is for an audience."""

    @property
    def outsiders(self) -> bool:
        """Tell whether it is for outsiders: titles and dates only."""
        return self.kind == OUTSIDERS

    @property
    def form(self) -> str:
        """Return the form that its kind is made in: the page for outsiders is a page."""
        return form_of(self.kind)

    def contents(self, desk: Desk) -> Contents:
        """Return what goes out of a plan."""
        return contents_of(desk, self.request, titles_only=self.outsiders, briefed=self.briefed)


def form_of(kind: str) -> str:
    """Return the form that a kind is made in: the page for outsiders is a page."""
    return "html" if kind == OUTSIDERS else kind


def known_kinds() -> tuple[str, ...]:
    """Return the forms in which a plan can go out."""
    return tuple(
        each for each in KINDS if each in {CALENDAR, EVERYTHING, *FORMATS} or (each == OUTSIDERS and "html" in FORMATS)
    )


def usual_path(desk: Desk, kind: str, chosen: Sequence[str] = ()) -> Path:
    """Return where a form goes when no place is named: beside the plan; what is chosen of a plan has its own name."""
    if kind == OUTSIDERS:
        path = _for_outsiders(document_path(desk, "html"))
    else:
        path = document_path(desk, kind) if kind in FORMATS else calendar_path(desk)
    return named_for(path, chosen)


def _for_outsiders(path: Path) -> Path:
    """Return the name of the page for outsiders, given that of the page."""
    name = _("outsiders")
    return path.with_stem(f"{path.stem}-{name}")


def named_for(path: Path, chosen: Sequence[str]) -> Path:
    """Return a path with what is chosen behind its name, so that it does not take the place of the whole."""
    return path.with_stem(f"{path.stem}-{slug('-'.join(chosen))}") if chosen else path


ENDINGS = {"html": (".html", ".htm"), "md": (".md", ".markdown", ".txt"), "csv": (".csv", ".txt")}
"""How the names of forms may end; of the others only in their own way."""


def ending_told(kind: str, path: Path) -> str:
    """Return that a name does not end as its form does, so that no program may know what it is; "" when it does."""
    form = form_of(kind)
    endings = ENDINGS.get(form, (f".{FORMATS[form].suffix if form in FORMATS else CALENDAR}",))
    if kind == EVERYTHING or path.suffix.lower() in endings:
        return ""
    told = _("▲ {name} does not end in {ending}: programs may not know what it is.")
    return told.format(name=in_cells(path.name), ending=endings[0])


def outgoing(desk: Desk, order: Order) -> frozenset[str]:
    """Return the messages that go out; a calendar has only those with a moment."""
    briefed = is_briefed(order.request, asked=order.briefed)
    return taken_of(desk, order.request, dated=order.kind == CALENDAR or not briefed)


def last_time(desk: Desk, order: Order) -> str:
    """Return in a line what changed since this was last handed out; "" for all forms together.

    Raises:
        SaveError: what is known of the last time cannot be read.
    """
    if order.kind == EVERYTHING:
        return ""
    if order.kind == CALENDAR:
        return summary(exported(desk, order.request, feed=order.feed, by=order.by).update)
    return since(order.path, order.contents(desk)).told


def parts(order: Order) -> tuple[Order, ...]:
    """Return what an order comes to: itself, or each of all forms."""
    if order.kind != EVERYTHING:
        return (order,)
    forms = [(CALENDAR, CALENDAR), *((kind, each.suffix) for kind, each in FORMATS.items() if not each.plan)]
    found = [replace(order, kind=kind, path=order.path.with_suffix(f".{suffix}")) for kind, suffix in forms]
    return (*found, replace(order, kind=OUTSIDERS, path=_for_outsiders(order.path.with_suffix(".html"))))


class Told(NamedTuple):
    """What is told of a form that is handed out."""

    paths: Sequence[Path]
    """The files that are written."""
    changed: str
    """What changed since the last time, in a line."""
    advice: Sequence[str] = ()
    """Of a calendar: what the programs of readers do with it."""
    remarks: Sequence[str] = ()
    """What a document cannot show, and where something is now that stood in its place; what became of calendars."""
    calendar: HandedOut | None = None
    """Of a calendar: what was written and taken away, with the numbers of what changed."""

    @property
    def lines(self) -> Sequence[str]:
        """Return that the files are written, what changed since the last time, and the advice."""
        written = (_("{path} is written.").format(path=path) for path in self.paths)
        return (*written, self.changed, *self.advice)


def hand_over(desk: Desk, order: Order, *, ready: Callable[[], None] = lambda: None) -> Iterator[Told]:
    """Hand out what is ordered, and give what is told of each file that is written.

    `ready` is called whenever something is made and not yet written; what it raises keeps that from being written.

    Raises:
        CampaignError: something does not read back as it was meant.
        SaveError: something cannot be written.
    """
    for each in parts(order):
        yield _calendar(desk, each, ready) if each.kind == CALENDAR else _document(desk, each, ready)


def _calendar(desk: Desk, order: Order, ready: Callable[[], None]) -> Told:
    """Write calendars, and return what is told of them."""
    handed = hand_out(desk, order.request, order.path, by=order.by, feed=order.feed, ready=ready)
    told, about = advice(feed=order.feed), files_told(handed)
    return Told(handed.paths, summary(handed.update), advice=told, remarks=about, calendar=handed)


def _document(desk: Desk, order: Order, ready: Callable[[], None]) -> Told:
    """Write a document, and return what is told of it."""
    contents = order.contents(desk)
    changed = publish(desk, contents, order.form, order.path, ready=ready)
    told = (*changed.remarks(order.path), *remarks(order.form, contents))
    return Told((order.path,), changed.told, remarks=told)
