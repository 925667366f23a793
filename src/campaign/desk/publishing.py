"""Handing a plan out as documents for people: pages, spreadsheets and pictures."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from campaign.calendars.events import Request
from campaign.desk.aside import Aside
from campaign.desk.desk import Desk
from campaign.desk.since import Since, remember, since, went_out
from campaign.documents.contents import Contents
from campaign.errors import SaveError
from campaign.language import Sentence, _, current, say
from campaign.model.defaults import carrying
from campaign.model.plan import Plan
from campaign.outgoing import put
from campaign.reasons import reason
from campaign.storage.workspace import WORKSPACE


class Format(NamedTuple):
    """A kind of document."""

    suffix: str
    """How its file ends, without the dot."""
    maker: str
    """The function that makes it from a `Contents`, as `room.module:name`; loaded when it is asked for."""
    text: bool = True
    """It can go to a terminal."""
    comes_back: bool = False
    """People fill it in, and what they change is imported."""
    remarked: str = ""
    """The function that gives what is told of the document of a `Contents`, in sentences; "" when that is nothing."""
    plan: bool = False
    """It is a plan itself: it goes to a folder of its own, and is none of all forms together."""

    def make(self, contents: Contents) -> bytes:
        """Return the document."""
        maker: Callable[[Contents], bytes] = _function(self.maker)
        return maker(contents)

    def remarks(self, contents: Contents) -> Sequence[Sentence]:
        """Return what is told of the document: what it cannot show, and where that is shown."""
        if not self.remarked:
            return ()
        remarked: Callable[[Contents], Sequence[Sentence]] = _function(self.remarked)
        return remarked(contents)


def _function(name: str) -> Any:  # noqa: ANN401 - any of them
    """Return a function of the program."""
    module, _dot, function = name.partition(":")
    return getattr(import_module(f"campaign.{module}"), function)


FORMATS: Mapping[str, Format] = {
    "html": Format("html", "documents.page:page"),
    "md": Format("md", "documents.markdown:markdown"),
    "svg": Format("svg", "documents.picture:svg", remarked="documents.picture:remarks_on_svg"),
    "png": Format("png", "documents.picture:png", text=False, remarked="documents.picture:remarks_on_png"),
    "pdf": Format("pdf", "documents.picture:pdf", text=False, remarked="documents.picture:remarks_on_pdf"),
    "json": Format("json", "documents.data:data"),
    "xlsx": Format("xlsx", "documents.book.workbook:workbook", text=False, comes_back=True),
    "csv": Format("csv", "documents.book.separated:separated", comes_back=True),
    "toml": Format(
        "toml", "desk.sharing:plan_file", comes_back=True, remarked="desk.sharing:remarks_on_plan_file", plan=True
    ),
}
"""Every kind of document by the name that the command line has for it."""


def contents_of(desk: Desk, request: Request, *, titles_only: bool = False, briefed: bool | None = None) -> Contents:
    """Return what goes out of a plan; a request says which messages do, as for a calendar.

    Unless it is asked for, an audience gets neither the brief nor what has no date yet: those are for planners.
    """
    briefed = is_briefed(request, asked=briefed)
    taken = taken_of(desk, request, dated=not briefed)
    return Contents(
        schedule=desk.schedule,
        taken=taken,
        today=desk.today,
        titles_only=titles_only,
        briefed=briefed,
        carried=carried(desk),
        whom=request.whom,
        heard=request.heard,
    )


def is_briefed(request: Request, *, asked: bool | None) -> bool:
    """Tell whether a document has the brief: as it is asked, else unless it is for an audience."""
    return not request.heard if asked is None else asked


def taken_of(desk: Desk, request: Request, *, dated: bool) -> frozenset[str]:
    """Return the messages that a request takes, of those with a moment or of all."""
    taken = frozenset(each.id for each in desk.effective.messages if request.takes(each))
    return taken - frozenset(desk.schedule.unscheduled) if dated else taken


def carried(desk: Desk) -> Plan:
    """Return the plan as it is written, with what it takes from its workspace, so that it can do without."""
    counted = desk.effective
    return carrying(desk.plan, desk.workspace).model_copy(
        update={"campaign": counted.campaign, "checks": counted.checks}
    )


def document_path(desk: Desk, kind: str) -> Path:
    """Return where a document goes when no place is named: beside the plan; a plan itself to a folder of its own."""
    path = desk.file.path.with_suffix(f".{FORMATS[kind].suffix}")
    return path.parent / _("shared") / path.name if FORMATS[kind].plan else path


def remarks(kind: str, contents: Contents) -> Sequence[str]:
    """Return what is told of a document of what goes out, in the language in use."""
    return tuple(map(current().render, FORMATS[kind].remarks(contents)))


def publish(
    desk: Desk, contents: Contents, kind: str, path: Path, *, ready: Callable[[], None] = lambda: None
) -> Since:
    """Write what goes out of a plan as a document, and return what changed since it last went there.

    `ready` is called when it is made and not yet written; what it raises keeps it from being written.

    Raises:
        SaveError: it cannot be written there; a file that was there is whole. Or it is a plan itself, and would stand
            among the plans.
    """
    form = FORMATS[kind]
    made = form.make(contents)
    ready()
    changed, digest = since(path, contents), hashlib.sha256(made).hexdigest()
    aside = Aside(path, (digest, went_out(path)))
    if form.plan:
        _set_apart(path, desk.file.path)
    put(path, made, desk.file.path, aside.keep if form.comes_back else None, over_plans=form.plan)
    remember(path, contents, digest)
    return changed._replace(kept=aside.copy)


def _set_apart(path: Path, plan: Path) -> None:
    """See to it that a plan that is passed on has a folder to go to, which is not that of the plans.

    Raises:
        SaveError: it would stand among the plans, or the folder cannot be made.
    """
    if path.resolve().parent == plan.resolve().parent or path.name == WORKSPACE:
        text = say("{path} would stand among the plans, and count as one more campaign", path=str(path))
        raise SaveError(text, say("Name a file in another folder."))
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise SaveError(say("{path} could not be saved: {reason}", path=str(path), reason=reason(error))) from error
