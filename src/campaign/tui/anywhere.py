"""What can be done on every view: the palette, help, notices, settings, the tour, and the ways out."""

from campaign.language import mark
from campaign.tui.commands import Command

ANYWHERE = (
    Command(
        "app.palette",
        "palette",
        mark("everything"),
        "ctrl+p,ctrl+k",
        "^p",
        mark("Find a command by typing."),
        footer=True,
    ),
    Command("app.help", "help", mark("help"), "question_mark,f1", "?", mark("Every key of this screen."), footer=True),
    Command(
        "app.notices",
        "notices",
        mark("notices"),
        "f9,ctrl+backslash",
        "F9",
        mark("What was told at the foot, whole."),
        priority=True,
    ),
    Command(
        "app.settings", "settings", mark("settings"), "comma", help=mark("Language, colours, keys and empty space.")
    ),
    Command(
        "app.shell",
        "suspend_process",
        mark("to the shell"),
        "exclamation_mark",
        help=mark("fg in the shell comes back."),
    ),
    Command(
        "app.tour",
        "tour",
        mark("tour"),
        "f10,ctrl+o",
        "F10",
        help=mark("The most important keys, in less than a minute."),
    ),
    Command("app.quit", "leave", mark("quit"), "q,ctrl+q", "q", mark("Leave; what is not saved is asked about.")),
)
"""What can be done on every view."""
