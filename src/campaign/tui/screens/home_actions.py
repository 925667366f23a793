"""What can be done on the list of plans: keys, footer, palette and help come from this list."""

from campaign.language import mark
from campaign.tui.commands import Command
from campaign.tui.screens.timeline_actions import TIMELINE_ACTIONS

HOME_ACTIONS = (
    Command("home.open", "open", mark("open"), "enter", footer=True, priority=True),
    Command("home.new", "new", mark("new plan"), "n,a", footer=True),
    Command("home.search", "search", mark("search"), "slash", footer=True, help=mark("Find messages in all plans.")),
    Command(
        "home.archive",
        "archive",
        mark("archive"),
        "z",
        footer=True,
        help=mark("Put a plan away, or bring it back."),
    ),
    Command(
        "home.archived",
        "toggle_archived",
        mark("archived plans"),
        "Z",
        help=mark("Show or hide what was put away."),
    ),
    Command("home.export", "export", mark("export"), "e", help=mark("As a calendar, page, workbook or picture.")),
    Command("home.bring_in", "bring_in", mark("bring in a file"), "E", help=mark("A calendar or a spreadsheet.")),
    Command("home.down", "walk(1)", mark("line below"), "j"),
    Command("home.up", "walk(-1)", mark("line above"), "k"),
    Command("home.refresh", "refresh", mark("read again"), "r,f5", help=mark("Read the folder again.")),
    Command("home.clear", "clear", mark("back"), "escape"),
    Command("work.timeline", "view('timeline')", mark("timeline"), "1"),
    *(
        each._replace(action=each.action.replace("work(", "view("))
        for each in TIMELINE_ACTIONS
        if "work(" in each.action
    ),
    Command(
        "home.audiences",
        "view('audiences')",
        mark("who hears what"),
        "9",
        help=mark("How loaded each audience is each week."),
    ),
)
