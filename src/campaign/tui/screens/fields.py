"""The fields of the message form: in what order, how they are called, and how each is typed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from campaign.language import mark
from campaign.model.plan import Part, Table

Kind = Literal["text", "sentence", "choice", "radio", "references", "moment", "lines", "flag"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form."""

    key: str
    """Its name in the model."""
    label: str
    """What it is called, of the catalogue."""
    kind: Kind = "text"
    """How it is typed in: a text on a line, a sentence on as many as it takes; a choice, references and a moment have
    something to pick from."""
    hint: str = ""
    """What to type, of the catalogue."""
    table: Table | None = None
    """The table that a choice or a reference is of."""
    words: tuple[str, ...] = ()
    """What a radio can be set to, of the catalogue."""
    explained: bool = False
    """Its hint stands below it, also once something was typed."""

    @property
    def picked(self) -> bool:
        """Tell whether there is something to pick from."""
        return self.kind in {"choice", "references", "moment"}


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, row by row."""

    title: str
    """What stands above them, of the catalogue; nothing above the first."""
    rows: tuple[tuple[Field, ...], ...]
    """The fields, at most two on a row."""
    side: Field | None = None
    """A field at the right of some rows."""
    beside: range = range(0)
    """The rows that it stands beside."""
    only: str = ""
    """The kind of channel that it is for; "" for all."""

    @property
    def fields(self) -> Iterator[Field]:
        """Give all fields in their order: the one at the side comes behind those it stands beside."""
        for number, row in enumerate(self.rows):
            yield from row
            if self.side is not None and number == self.beside[-1]:
                yield self.side


CORE = Section(
    "",
    (
        (Field("title", mark("Title")),),
        (
            Field(
                "goal", mark("Goal"), "sentence", hint=mark("what do they know, feel or do afterwards?"), explained=True
            ),
        ),
        (
            Field(
                "activation",
                mark("Activation"),
                "sentence",
                hint=mark("what do you ask the reader to do?"),
                explained=True,
            ),
        ),
        (
            Field("activation_by", mark("By"), "moment", mark("1 week later, Friday")),
            Field("activation_link", mark("Link to do it"), hint="https://"),
        ),
        (Field("when", mark("When"), "moment", mark("Mon 11 Jan 9:00, week 12, 6 weeks before go-live")),),
        (
            Field("channel", mark("Channel"), "choice", table="channels"),
            Field("audiences", mark("Audience"), "references", table="audiences"),
        ),
        (
            Field("sender", mark("Sender"), hint=mark("whose voice")),
            Field("owner", mark("Owner"), hint=mark("who sees to it")),
        ),
        (Field("duration", mark("Duration"), hint=mark("45 minutes, 2 days")), Field("location", mark("Place"))),
        (
            Field("status", mark("Status"), "choice"),
            Field("feedback", mark("Reactions"), hint=mark("how readers answer back")),
        ),
    ),
    side=Field("effect", mark("Effect"), "radio", words=(mark("know"), mark("feel"), mark("do"))),
    beside=range(1, 3),
)
MORE = (
    Section(
        mark("Meeting: two thirds talk, one third doing"),
        ((Field("agenda", mark("Agenda"), "lines", mark("30 What changes (talk), a line per item")),),),
        only="overleg",
    ),
    Section(
        mark("What it says"),
        (
            (Field("body", mark("Text"), "lines"),),
            (Field("key_messages", mark("Key message"), "references", table="key_messages"),),
            (Field("link", mark("Link")),),
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
            (Field("reminders", mark("Reminders"), hint=mark("1 day earlier")), Field("cost", mark("Cost"))),
        ),
    ),
    Section(
        mark("Planning"),
        (
            (Field("until", mark("Until"), "moment"), Field("not_before", mark("Embargo"), "moment")),
            (
                Field("repeat", mark("Repeat"), hint=mark("every 2 weeks, 6 times")),
                Field("alternatives", mark("Alternatives")),
            ),
            (Field("follows", mark("Follows"), "references", table="messages"),),
            (Field("excluded", mark("Except"), "references", table="audiences"),),
            (Field("ignore", mark("Ignore"), "lines", mark("A008, or a line each with why: T005: on purpose")),),
            (Field("notes", mark("Notes"), "lines"),),
        ),
    ),
)
MESSAGE = (CORE, *MORE)
CAMPAIGN = (
    Section(
        "",
        (
            (Field("title", mark("Title")),),
            (Field("why", mark("Why"), "lines", mark("why, why now, and what happens if nothing is done")),),
            (
                Field("owner", mark("Plan owner")),
                Field("sponsor", mark("Sponsor"), hint=mark("sender of the why")),
            ),
            (Field("leaders", mark("Leaders"), hint=mark("senders that count as leaders")),),
            (Field("start", mark("Start"), "moment"), Field("end", mark("End"), "moment")),
            (Field("quiet", mark("Quiet"), "lines", mark("22 – 26 feb 2027 spring holiday, a line each")),),
            (
                Field("free", mark("Days off"), hint=mark("5 may 2027")),
                Field("works", mark("Worked on"), hint=mark("26 mar 2027")),
            ),
            (Field("country", mark("Country"), hint="NL"), Field("timezone", mark("Time zone"))),
            (Field("language", mark("Language"), hint="nl"), Field("tags", mark("Tags"))),
        ),
    ),
)
OBJECTIVE = (
    Section(
        "",
        (
            (Field("text", mark("Objective"), hint=mark("who does what differently")),),
            (
                Field("audience", mark("Audience"), "choice", table="audiences"),
                Field("effect", mark("Effect"), "choice", mark("know, feel or do")),
            ),
            (Field("measure", mark("Measure")), Field("by", mark("By"), "moment")),
            (Field("baseline", mark("Baseline")), Field("target", mark("Target"))),
            (Field("result", mark("Result")),),
        ),
    ),
)
AUDIENCE = (
    Section(
        "",
        (
            (Field("name", mark("Name")),),
            (Field("size", mark("How many")), Field("impact", mark("Impact"), "choice", mark("high, medium or low"))),
            (Field("benefit", mark("What it means"), hint=mark("gain and loss for them")),),
            (Field("part_of", mark("Part of"), "references", table="audiences"),),
            (Field("leads", mark("Leads"), "references", mark("whose managers they are"), "audiences"),),
            (
                Field("channels", mark("Channels"), "references", mark("empty: all channels"), "channels"),
                Field("days", mark("Days"), hint=mark("Mon, Tue; empty: Mon–Fri")),
            ),
        ),
    ),
)
KEY_MESSAGE = (
    Section(
        "",
        (
            (Field("text", mark("Key message")),),
            (Field("why", mark("Says why"), "flag"), Field("must", mark("Must land"), "flag")),
        ),
    ),
)
MILESTONE = (
    Section(
        "",
        (
            (Field("title", mark("Title")),),
            (Field("date", mark("When"), "moment"),),
            (Field("until", mark("Until"), "moment"), Field("certainty", mark("Certainty"), "choice")),
            (Field("golive", mark("Go-live"), "flag"),),
            (Field("after", mark("Not before"), "references", table="milestones"),),
            (Field("audiences", mark("Audience"), "references", mark("empty: everyone"), "audiences"),),
        ),
    ),
)
PHASE = (
    Section(
        "",
        (
            (Field("title", mark("Title")),),
            (Field("start", mark("From"), "moment"),),
            (Field("end", mark("Until"), "moment"),),
        ),
    ),
)
CHANNEL = (
    Section(
        "",
        (
            (Field("name", mark("Name")), Field("kind", mark("Kind"), "choice")),
            (Field("owner", mark("Publisher")), Field("capacity", mark("Items"), hint=mark("per edition"))),
            (Field("rhythm", mark("Rhythm"), hint=mark("2w mo from 2027-01-04 09:00")),),
            (
                Field("copy_deadline", mark("Copy due"), hint="-3wd"),
                Field("approval", mark("Approval"), hint="5wd"),
            ),
            (Field("days", mark("Days"), hint=mark("Mon, Tue; empty: all")), Field("duration", mark("Duration"))),
            (
                Field("push", mark("Pushes"), "choice", mark("reaches them unasked")),
                Field("live", mark("Live"), "choice", mark("together at one moment")),
            ),
            (Field("two_way", mark("Two-way"), "choice", mark("people can answer")), Field("cost", mark("Cost"))),
        ),
    ),
)
FORMS: dict[Part, tuple[Section, ...]] = {
    "messages": MESSAGE,
    "campaign": CAMPAIGN,
    "objectives": OBJECTIVE,
    "audiences": AUDIENCE,
    "key_messages": KEY_MESSAGE,
    "milestones": MILESTONE,
    "phases": PHASE,
    "channels": CHANNEL,
}
"""The fields of each table of a plan, as its form has them."""
