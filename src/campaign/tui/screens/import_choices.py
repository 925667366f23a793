"""Saying what a spreadsheet does not tell: which sheet is read, what a column means, and when a milestone is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.app import App

from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Import, ImportChange
from campaign.documents.sheets.header_words import FIELDS, Field
from campaign.documents.sheets.headers import word_of
from campaign.errors import CampaignError
from campaign.language import _, current
from campaign.model.context import Context
from campaign.model.typed import read_when
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.base import Commanding, failure
from campaign.tui.screens.pickers import Choice, PickOne

NOTES: Field = "notes"


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
    """Ask which sheet is read; `then` gets the file with that said of it."""

    def done(name: str | None) -> None:
        if name is not None:
            then(replace(incoming, choices=replace(incoming.choices, sheet=name)))

    app.push_screen(PickOne(_("Which sheet?"), [Choice(each, each) for each in imported.sheets]), done)


def ask_date(
    screen: Commanding[Any], incoming: Incoming, change: ImportChange, then: Callable[[Incoming], None]
) -> None:
    """Ask when a milestone is that the sheet speaks of; `then` gets the file with that said of it."""

    def done(typed: str | None) -> None:
        if typed and typed.strip():
            try:
                when = read_when(typed, Context(incoming.today, (), day_first=current().code == "nl"))
            except CampaignError as error:
                screen.complain(failure(error))
            else:
                dates = {**incoming.choices.dates, change.entry[1]: when}
                then(replace(incoming, choices=replace(incoming.choices, dates=dates)))

    screen.app.push_screen(Ask(change.title, _("When is it? What hangs on it gets its day from that.")), done)


def named(field: Field | None) -> str:
    """Return what a field is called in the language in use."""
    return _(word_of(field or NOTES))


def with_meaning(incoming: Incoming, heading: str, field: Field) -> Incoming:
    """Return a file of which is said what a column means."""
    meant = {**incoming.choices.meant, heading: None if field == NOTES else field}
    return replace(incoming, choices=replace(incoming.choices, meant=meant))
