"""The fields of the message form: in what order, how they are called, and how each is typed in."""

from dataclasses import dataclass
from typing import Literal

from campaign.language import mark

Kind = Literal["text", "choice", "references", "moment", "lines", "flag"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form."""

    key: str
    """Its name in the model."""
    label: str
    """What it is called, of the catalogue."""
    kind: Kind = "text"
    """How it is typed in; all but text, lines and flag have something to pick from."""
    hint: str = ""
    """What to type, of the catalogue."""
    table: str = ""
    """The table that a choice or a reference is of."""


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, row by row."""

    title: str
    """What stands above them, of the catalogue; nothing above the first."""
    rows: tuple[tuple[Field, ...], ...]
    """The fields, at most two on a row."""


CORE = Section(
    "",
    (
        (Field("title", mark("Title")),),
        (Field("goal", mark("Goal"), hint=mark("what does the reader know, feel or do afterwards?")),),
        (Field("activation", mark("Activation"), hint=mark("what do you ask the reader to do?")),),
        (
            Field("effect", mark("Effect"), "choice", mark("know, feel or do")),
            Field("activation_by", mark("By"), "moment", mark("+1w, Friday, 5 March")),
        ),
        (Field("activation_link", mark("Link to do it"), hint="https://"),),
        (
            Field("when", mark("When"), "moment", mark("Mon 11 Jan 9:00, week 12, golive - 6w")),
            Field("duration", mark("Duration"), hint=mark("45m, 1h, 3d")),
        ),
        (
            Field("channel", mark("Channel"), "choice", table="channels"),
            Field("audiences", mark("Audience"), "references", table="audiences"),
        ),
        (
            Field("sender", mark("Sender"), hint=mark("whose voice")),
            Field("owner", mark("Owner"), hint=mark("who sees to it")),
        ),
        (Field("status", mark("Status"), "choice"), Field("location", mark("Place"))),
    ),
)
MORE = (
    Section(
        mark("Meeting: two thirds talk, one third doing"),
        ((Field("agenda", mark("Agenda"), "lines", mark("30 What changes (talk), a line per item")),),),
    ),
    Section(
        mark("What it says"),
        (
            (Field("body", mark("Text"), "lines"),),
            (Field("key_messages", mark("Key messages"), "references", table="key_messages"),),
            (Field("feedback", mark("Reactions"), hint=mark("how readers answer back")), Field("link", mark("Link"))),
            (Field("story", mark("Story"), "flag"), Field("teaches", mark("Says how"), "flag")),
            (Field("personal", mark("Personal"), "flag"), Field("confidential", mark("Confidential"), "flag")),
            (Field("medium", mark("Medium"), hint=mark("presentation, hand-out")), Field("tags", mark("Tags"))),
        ),
    ),
    Section(
        mark("What it brings"),
        (
            (Field("objective", mark("Objective"), "choice", table="objectives"), Field("measure", mark("Measure"))),
            (Field("target", mark("Target")), Field("result", mark("Result"))),
        ),
    ),
    Section(
        mark("Work to be done"),
        (
            (Field("tasks", mark("Tasks"), "lines", mark("what | by when | who | x when done, a line per task")),),
            (Field("contributors", mark("With")), Field("approver", mark("Approver"))),
            (Field("reminders", mark("Reminders"), hint="-1d, -15m"), Field("cost", mark("Cost"))),
        ),
    ),
    Section(
        mark("Planning"),
        (
            (Field("until", mark("Until"), "moment"), Field("not_before", mark("Embargo"), "moment")),
            (
                Field("repeat", mark("Repeat"), hint=mark("2w x 6, 2w until golive")),
                Field("alternatives", mark("Alternatives")),
            ),
            (Field("follows", mark("Follows"), "references", table="messages"),),
            (Field("excluded", mark("Except"), "references", table="audiences"),),
            (Field("ignore", mark("Ignore"), hint="A008"),),
            (Field("notes", mark("Notes"), "lines"),),
        ),
    ),
)
SECTIONS = (CORE, *MORE)
FIELDS = {field.key: field for section in SECTIONS for row in section.rows for field in row}
"""Every field by its name."""
