"""The sections of a form: how their fields stand, and which are shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Label

from campaign.language import _
from campaign.tui.safe import content
from campaign.tui.screens.fields import Field, Section
from campaign.tui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from campaign.tui.screens.form import EntryForm


def section_parts(section: Section, made: Callable[[Field], FieldRow]) -> list[Widget]:
    """Return the widgets of a section, under its title."""
    only = f" {_only(section)}" if section.only else ""
    parts: list[Widget] = [Label(content(_(section.title)), classes=f"section{only}")] if section.title else []
    rows = [Horizontal(*map(made, row), classes=f"row{only}") for row in section.rows]
    if section.side is None:
        return [*parts, *rows]
    first, last = section.beside[0], section.beside[-1] + 1
    block = Horizontal(Vertical(*rows[first:last], classes="block"), made(section.side), classes="row")
    return [*parts, *rows[:first], block, *rows[last:]]


def show_sections(form: "EntryForm", values: Mapping[str, object]) -> None:
    """Show what is for one kind of channel where the channel is of that kind, or something stands there."""
    channel = form.desk.effective.channel(str(values.get("channel", getattr(form.base, "channel", ""))))
    for section in (each for each in form.sections if each.only):
        filled = any(form.typed.get(each.key, form.original[each.key]) for each in section.fields)
        wanted = filled or (channel is not None and channel.kind == section.only)
        form.query(f".{_only(section)}").set(display=wanted)


def _only(section: Section) -> str:
    """Return the class of what is for one kind of channel."""
    return f"only-{section.only}"
