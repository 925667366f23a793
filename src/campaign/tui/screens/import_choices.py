"""Saying what a file does not tell: which sheets are read, what columns, weeks and dates mean, what hangs on what."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.app import App

from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Import, ImportChange, Keep
from campaign.desk.outlook import read_date
from campaign.desk.understood import date_echo
from campaign.documents.sheets.header_words import FIELDS, Field
from campaign.documents.sheets.headers import word_of
from campaign.language import _, mark
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.when import Anchored, When
from campaign.tui.commands import Command
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.pickers import Choice, PickOne

NOTES: Field = "notes"
SHEET_COMMANDS = (
    Command(
        "import.columns",
        "columns",
        mark("what a column means"),
        "c",
        footer=True,
        at_foot=mark("columns"),
        help=mark("What a column of the spreadsheet is taken for; remembered for the same headings."),
    ),
    Command(
        "import.date",
        "date",
        mark("date of the milestone"),
        "d",
        footer=True,
        at_foot=mark("date"),
        help=mark("When the milestone in hand is, of which the spreadsheet does not tell that."),
    ),
    Command("import.sheet", "sheet", mark("which sheet is read"), "t", footer=True, at_foot=mark("sheet")),
    Command(
        "import.weeks",
        "weeks",
        mark("what weeks count"),
        "w",
        footer=True,
        at_foot=mark("weeks"),
        help=mark("Those of the calendar, or those of the project from its first; remembered for the same headings."),
    ),
    Command(
        "import.order",
        "order",
        mark("day or month first"),
        "o",
        footer=True,
        at_foot=mark("day/month"),
        help=mark("What comes first in dates such as 03/04/2027; remembered for the same headings."),
    ),
)
"""What can be said of a spreadsheet that it does not tell."""
TOGETHER = "/"
"""Stands for all sheets that are laid out alike; no sheet of a workbook may be called so."""


def offered(action: str, imported: Import, change: ImportChange | None) -> bool:
    """Tell whether there is something to say of a spreadsheet, with the change in hand."""
    match action:
        case "columns":
            return bool(imported.columns)
        case "sheet":
            return len(imported.sheets.names) > 1
        case "date":
            found = change if imported.columns else None
            return found is not None and found.kind == "new" and found.entry[0] == "milestones"
        case "weeks":
            return "weeks" in imported.settles
        case _:
            return "order" in imported.settles


def choose_column(app: App[object], incoming: Incoming, imported: Import, then: Callable[[Incoming], None]) -> None:
    """Ask which column means something else, and what; `then` gets the file with that said of it."""
    choices = [Choice(each.heading, each.heading, named(each.field)) for each in imported.columns]

    def choose_field(heading: str | None) -> None:
        if heading is not None:
            fields = [Choice(each, named(each)) for each in FIELDS]
            current = next((each.field for each in imported.columns if each.heading == heading), None)
            title = _("What {heading} means").format(heading=heading)
            app.push_screen(PickOne(title, fields, chosen=current or NOTES), lambda field: done(heading, field))

    def done(heading: str, field: str | None) -> None:
        if field is not None:
            then(with_meaning(incoming, heading, next(each for each in FIELDS if each == field)))

    app.push_screen(PickOne(_("Which column means something else?"), choices), choose_field)


def choose_sheet(app: App[object], incoming: Incoming, imported: Import, then: Callable[[Incoming], None]) -> None:
    """Ask which sheet is read, or several that are laid out alike; `then` gets the file with that said of it."""
    together = imported.sheets.together
    choices = [Choice(each, each) for each in sorted(imported.sheets.names)]
    if len(together) > 1:
        choices.insert(0, Choice(TOGETHER, ", ".join(together), _("together")))

    def done(name: str | None) -> None:
        if name is not None:
            sheets = () if name == TOGETHER else (name,)
            then(replace(incoming, choices=replace(incoming.choices, sheets=sheets)))

    app.push_screen(PickOne(_("Which sheet?"), choices), done)


def with_other_order(incoming: Incoming, imported: Import) -> Incoming:
    """Return a file of which is said that the other of day and month comes first."""
    now = imported.said.order or imported.order
    return replace(incoming, choices=replace(incoming.choices, order="month" if now == "day" else "day"))


def choose_weeks(
    screen: Commanding[Any], incoming: Incoming, imported: Import, then: Callable[[Incoming], None]
) -> None:
    """Say that weeks count otherwise; of weeks of the project is asked when it begins, where nobody said so yet."""
    if imported.said.weeks == "project" or (imported.said.weeks is None and "weeks" in imported.doubts):
        then(replace(incoming, choices=replace(incoming.choices, weeks="calendar")))
        return
    said = replace(incoming, choices=replace(incoming.choices, weeks="project"))
    if incoming.choices.start or (incoming.desk and incoming.desk.plan.campaign.start):
        then(said)
    else:
        ask_moment(screen, said, "start", (_("Week 1 of the project"), _("On which day does it begin?")), then)


def ask_date(
    screen: Commanding[Any], incoming: Incoming, change: ImportChange, then: Callable[[Incoming], None]
) -> None:
    """Ask when a milestone is that the sheet speaks of; `then` gets the file with that said of it."""
    asked = (change.title, _("When is it? What hangs on it gets its day from that."))
    ask_moment(screen, incoming, change.entry[1], asked, then)


def ask_moment(
    screen: Commanding[Any], incoming: Incoming, name: str, asked: tuple[str, str], then: Callable[[Incoming], None]
) -> None:
    """Ask when something is, by a title and a question; `then` gets the file with that said of it."""

    def done(typed: str | None) -> None:
        if typed and typed.strip():
            dates = {**incoming.choices.dates, name: read_date(typed, incoming.today)}
            then(replace(incoming, choices=replace(incoming.choices, dates=dates)))

    screen.app.push_screen(Ask(*asked, reads=lambda text: date_echo(read_date(text, incoming.today))), done)


def named(field: Field | None) -> str:
    """Return what a field is called in the language in use."""
    return _(word_of(field or NOTES))


def with_meaning(incoming: Incoming, heading: str, field: Field) -> Incoming:
    """Return a file of which is said what a column means."""
    meant = {**incoming.choices.meant, heading: None if field == NOTES else field}
    return replace(incoming, choices=replace(incoming.choices, meant=meant))


def can_keep(imported: Import) -> bool:
    """Tell whether something moves that hangs on something else, so that it can keep doing so or get a date."""
    moved = (imported.standing.plan.anchor(each.entry[1]) for each in imported.changes if each.kind == "moved")
    return imported.use == "merge" and any(isinstance(_moment(each), Anchored) for each in moved)


def kept_told(keep: Keep) -> str:
    """Return what becomes of what moves and hangs on something."""
    if keep == "date":
        return _("What hangs on a milestone gets a date; k lets it keep hanging.")
    return _("What hangs on a milestone keeps hanging on it; k gives it a date.")


def _moment(entry: Message | Milestone | None) -> When | None:
    """Return the moment of a message or milestone."""
    if isinstance(entry, Message):
        return entry.when
    return entry.date if isinstance(entry, Milestone) else None
