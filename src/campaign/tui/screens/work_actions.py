"""What can be done in the views in which a planner works a list: the timeline's own commands, and the way between."""

from importlib import import_module
from typing import TYPE_CHECKING

from campaign.language import mark
from campaign.tui.commands import Command
from campaign.tui.screens.timeline_actions import TIMELINE_ACTIONS

if TYPE_CHECKING:
    from campaign.tui.screens.working import WorkView

OF_A_MESSAGE = ("open", "add", "move", "duplicate", "delete", "status", "unschedule", "suggest", "copy", "links")
OF_THE_PLAN = (
    "moving",
    "filter",
    "undo",
    "redo",
    "save",
    "history",
    "template",
    "unfinished",
    "export",
    "bring_in",
    "work",
    "menu",
    "jump",
    "brief",
    "audiences",
    "coverage",
    "mark",
    "mark_all",
    "bulk",
)
"""Actions that every view has, whatever it shows."""
SHARED = tuple(each for each in TIMELINE_ACTIONS if each.action.split("(")[0] in OF_A_MESSAGE + OF_THE_PLAN)
IN_CELLS = tuple(each._replace(keys="s,ctrl+s") if each.id == "timeline.save" else each for each in SHARED)
"""Those of a view whose cells are typed in: F2 is that of a spreadsheet there."""
BACK = (
    Command("work.back", "back", mark("back"), "escape", "esc", footer=True, at_foot=mark("timeline")),
    Command("work.timeline", "timeline", mark("timeline"), "1"),
)
"""The ways back to the timeline: the first takes marks off before it goes."""
PLACES = {
    "month": "month:MonthScreen",
    "week": "week:WeekScreen",
    "table": "table:TableScreen",
    "board": "board:BoardScreen",
    "agenda": "agenda:AgendaScreen",
    "edition": "edition:EditionScreen",
    "results": "results:ResultsScreen",
}
"""The modules of the views among the screens, and their classes."""


def view_called(name: str) -> "type[WorkView]":
    """Return the class of a view; it is loaded when it is first asked for."""
    module, kind = PLACES[name].split(":")
    found: type[WorkView] = getattr(import_module(f"campaign.tui.screens.{module}"), kind)
    return found
