"""Handing a plan out as documents for people: pages, spreadsheets and pictures."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.since import Since, remember, since
from campaign.documents.contents import Contents
from campaign.model.defaults import carrying
from campaign.model.plan import Plan
from campaign.outgoing import put


class Format(NamedTuple):
    """A kind of document."""

    suffix: str
    """How its file ends, without the dot."""
    maker: str
    """The function that makes it from a `Contents`, as `module:name` in `documents/`; loaded when it is asked for."""
    text: bool = True
    """It can go to a terminal."""

    def make(self, contents: Contents) -> bytes:
        """Return the document."""
        module, name = self.maker.split(":")
        maker: Callable[[Contents], bytes] = getattr(import_module(f"campaign.documents.{module}"), name)
        return maker(contents)


FORMATS: Mapping[str, Format] = {
    "html": Format("html", "page:page"),
    "md": Format("md", "markdown:markdown"),
    "svg": Format("svg", "picture:svg"),
    "png": Format("png", "picture:png", text=False),
    "pdf": Format("pdf", "picture:pdf", text=False),
    "json": Format("json", "data:data"),
    "xlsx": Format("xlsx", "book.workbook:workbook", text=False),
    "csv": Format("csv", "book.separated:separated"),
}
"""Every kind of document by the name that the command line has for it."""


def contents_of(desk: Desk, request: Request, *, titles_only: bool = False) -> Contents:
    """Return what goes out of a plan; a request says which messages do, as for a calendar."""
    taken = frozenset(each.id for each in desk.effective.messages if request.takes(each))
    return Contents(desk.schedule, taken, desk.today, titles_only, carried(desk))


def carried(desk: Desk) -> Plan:
    """Return the plan as it is written, with what it takes from its workspace, so that it can do without."""
    counted = desk.effective
    return carrying(desk.plan, desk.workspace).model_copy(
        update={"campaign": counted.campaign, "checks": counted.checks}
    )


def document_path(desk: Desk, kind: str) -> Path:
    """Return where a document goes when no place is named: beside the plan."""
    return desk.file.path.with_suffix(f".{FORMATS[kind].suffix}")


def publish(
    desk: Desk, contents: Contents, kind: str, path: Path, *, ready: Callable[[], None] = lambda: None
) -> Since:
    """Write what goes out of a plan as a document, and return what changed since it last went there.

    `ready` is called when it is made and not yet written; what it raises keeps it from being written.

    Raises:
        SaveError: it cannot be written there; a file that was there is whole.
    """
    made = FORMATS[kind].make(contents)
    ready()
    changed = since(path, contents)
    put(path, made, desk.file.path)
    remember(path, contents)
    return changed
