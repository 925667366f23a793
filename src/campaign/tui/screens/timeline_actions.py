"""What can be done on the timeline: keys, footer, palette and help come from this list."""

from campaign.language import mark
from campaign.tui.commands import Command

TIMELINE_ACTIONS = (
    Command(
        "timeline.open", "open", mark("open"), "enter", footer=True, help=mark("All fields of the message in hand.")
    ),
    Command(
        "timeline.add", "add", mark("new"), "a", footer=True, help=mark("A new message in this lane, on this day.")
    ),
    Command(
        "timeline.earlier",
        "move(-1)",
        mark("day earlier"),
        "H,less_than_sign,shift+left",
        "H",
        footer=True,
        at_foot=mark("day"),
        pair="timeline.later",
    ),
    Command("timeline.later", "move(1)", mark("day later"), "L,greater_than_sign,shift+right", "L"),
    Command("timeline.week_later", "move(7)", mark("week later"), "right_square_bracket", "]"),
    Command("timeline.week_earlier", "move(-7)", mark("week earlier"), "left_square_bracket", "["),
    Command(
        "timeline.grab",
        "grab",
        mark("grab"),
        "m",
        roomy=5,
        help=mark("Move with the arrows; enter puts it down."),
    ),
    Command(
        "timeline.moving",
        "moving",
        mark("move with preview"),
        "G",
        roomy=4,
        at_foot=mark("go-live"),
        help=mark("A milestone, this lane or the whole campaign; you see first what that brings."),
    ),
    Command("timeline.duplicate", "duplicate", mark("duplicate"), "d", help=mark("A draft like the message in hand.")),
    Command("timeline.delete", "delete", mark("delete"), "x,delete", help=mark("Undo brings it back.")),
    Command("timeline.status", "status", mark("status"), "t", help=mark("How far the message is.")),
    Command(
        "timeline.unschedule",
        "unschedule",
        mark("off the calendar"),
        "w",
        help=mark("Let the message wait for a moment."),
    ),
    Command(
        "timeline.zoom_in",
        "zoom(-1)",
        mark("zoom in"),
        "plus,equals_sign",
        "+",
        roomy=1,
        at_foot=mark("zoom"),
        pair="timeline.zoom_out",
    ),
    Command("timeline.zoom_out", "zoom(1)", mark("zoom out"), "minus,underscore", "-"),
    Command(
        "timeline.group",
        "lanes",
        mark("group"),
        "g",
        roomy=3,
        at_foot=mark("lanes"),
        help=mark("Lanes per channel, audience, owner, status or phase."),
    ),
    Command(
        "timeline.filter",
        "filter",
        mark("search"),
        "slash,f",
        "/",
        footer=True,
        help=mark("Show only some messages."),
    ),
    Command("timeline.undo", "undo", mark("undo"), "u,ctrl+z", "u", footer=True),
    Command("timeline.redo", "redo", mark("redo"), "U,ctrl+r,ctrl+y", "U"),
    Command("timeline.save", "save", mark("save"), "s,ctrl+s,f2", "s", footer=True),
    Command(
        "timeline.history", "history", mark("earlier versions"), "V", help=mark("What was saved before, to bring back.")
    ),
    Command(
        "timeline.template",
        "template",
        mark("save as template"),
        "T",
        help=mark("To start other plans from: dates become distances from go-live."),
    ),
    Command(
        "timeline.brief",
        "brief",
        mark("brief"),
        "b",
        roomy=4,
        help=mark("Why, objectives, audiences, key messages, milestones, channels."),
    ),
    Command("timeline.export", "export", mark("calendar"), "e", roomy=6, help=mark("Export a calendar file.")),
    Command("timeline.copy", "copy", mark("copy"), "y", help=mark("The message as text, to paste elsewhere.")),
    Command(
        "timeline.links", "links", mark("link"), "v", help=mark("Show where a link of the message leads, and open it.")
    ),
    Command(
        "timeline.findings",
        "findings",
        mark("findings"),
        "c,p",
        roomy=2,
        help=mark("What a colleague would point out, and what is wrong with the file."),
    ),
    Command(
        "timeline.audiences",
        "audiences",
        mark("who hears what"),
        "r",
        roomy=3,
        help=mark("How loaded each audience is each week, and what reaches it."),
    ),
    Command("timeline.next", "step(1)", mark("next in the lane"), "right,l", "→"),
    Command("timeline.previous", "step(-1)", mark("previous in the lane"), "left,h", "←"),
    Command("timeline.down", "climb(1)", mark("line below"), "down,j", "↓"),
    Command("timeline.up", "climb(-1)", mark("line above"), "up,k", "↑"),
    Command("timeline.first", "end(-1)", mark("first in the lane"), "home,0", "home"),
    Command("timeline.last", "end(1)", mark("last in the lane"), "end,dollar_sign", "end"),
    Command("timeline.page_later", "page(1)", mark("screen later"), "pagedown,ctrl+f"),
    Command("timeline.page_earlier", "page(-1)", mark("screen earlier"), "pageup,ctrl+b"),
    Command("timeline.today", "today", mark("today"), "full_stop"),
    Command("timeline.home", "home", mark("all plans"), "escape,o", help=mark("Back to the list of plans.")),
)
