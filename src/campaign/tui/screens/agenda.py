"""The agenda: what is due and whose turn it is, under headings; a planner works it from the top."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.agenda import KIND_WORDS, SECTIONS, Due, agenda, owners, task_done
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time, turn
from campaign.language import _, current, mark
from campaign.model.messages import Message
from campaign.schedule.filters import Sieve
from campaign.schedule.rows import monday
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.screens.detail import hint
from campaign.tui.screens.listview import WALK, ListView, column_room
from campaign.tui.screens.pickers import Choice, PickOne
from campaign.tui.screens.work_actions import BACK, SHARED
from campaign.tui.titles import CONFIDENTIAL
from campaign.tui.widgets.listing import Item, Line, Listing

LEAST_OF = 12
"""Cells from which on it is told of which message something is."""
MOMENT, KIND = 17, 14
"""Cells of when something is due at least, and of what it is."""
SPANS = (2, 4, 8)
"""Weeks that can be shown, the one that runs among them."""


class AgendaScreen(ListView):
    """What is due in this week and the next, what is late and what waits for approval."""

    ACTIONS: ClassVar = (
        Command(
            "agenda.whose", "whose", mark("whose turn"), "o", footer=True, help=mark("Only what one person has to do.")
        ),
        Command("agenda.done", "done", mark("task done"), "D", footer=True, help=mark("The task in hand is done.")),
        Command(
            "agenda.further",
            "span(1)",
            mark("look further"),
            "plus,equals_sign",
            "+",
            footer=True,
            at_foot=mark("weeks"),
            pair="agenda.nearer",
            help=mark("Two weeks, four or eight, the one that runs among them."),
        ),
        Command("agenda.nearer", "span(-1)", mark("look less far"), "minus,underscore", "-"),
        Command(
            "agenda.digest",
            "digest",
            mark("copy digest"),
            "W",
            help=mark("What goes out in seven days, as text; from what is in hand in a later week, that week."),
        ),
        *SHARED,
        *WALK,
        *BACK,
    )
    DEFAULT_CSS = """
    AgendaScreen Listing { margin: 1 0 0 0; padding: 0 1; }
    """

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.owner: str | None = None
        self.dues: Sequence[Due] = ()
        self.weeks = SPANS[0]
        """How many weeks are shown."""

    def compose(self) -> ComposeResult:
        """Put the title above the list."""
        yield Label(id="title")
        yield Listing(self.items)
        yield self.foot()

    @property
    def due(self) -> Due | None:
        """Return what is in hand."""
        return self.dues[self.listing.place] if self.dues else None

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand, or of the one that what is in hand belongs to."""
        return self.due.message.id if self.due else None

    def renew(self) -> None:
        """Look anew what is due until the end of the last week that is shown."""
        desk, before = self.desk, self.due
        days = self.weeks * 7 - desk.today.weekday()
        found = agenda(desk.schedule, desk.today, days, self.owner)
        shown = [each for each in found if self.sieve.keeps(each.message)]
        order = list(SECTIONS)
        self.dues = sorted(shown, key=lambda due: order.index(due.section(desk.today)))
        places = [number for number, each in enumerate(self.dues) if before and _same(each, before)]
        self.listing.renew(places[0] if places else None)
        self.draw_marks()
        self.listing.focus()
        self.show_title()

    def facts(self) -> list[str]:
        """Return until when, whose turn, and how much there is."""
        last = self.desk.today + timedelta(days=self.weeks * 7 - 1 - self.desk.today.weekday())
        until = _("until {day}").format(day=current().day(last))
        return [_("agenda"), until, in_cells(self.owner or ""), _("{count} to do").format(count=len(self.dues))]

    def items(self, width: int) -> list[Item]:
        """Return what is due as lines of so many cells, each section under its heading."""
        today, before = self.desk.today, None
        found: list[Item] = []
        sections = [due.section(today) for due in self.dues]
        for line, section in zip(self.lines(width), sections, strict=True):
            lines: list[Line] = [line]
            if section != before:
                title = _(SECTIONS[section])
                heading: Line = [("head", f"{title} ({sections.count(section)})")]
                lines = [*([[("head", "")]] if before else []), heading, *lines]
                before = section
            found.append(lines)
        return found or [[[("muted", self.nothing())]]]

    def nothing(self) -> str:
        """Return what is told when nothing is due."""
        if self.owner:
            return _("{name} has nothing to do until then; o chooses somebody else.").format(name=self.owner)
        if not self.desk.plan.messages:
            told, _facts, lines = hint(filtered=False, empty=True)
            return " ".join([told, *lines])
        return _("Nothing is due until then.")

    def lines(self, width: int) -> list[Line]:
        """Return a line for each thing that is due: when, what it is, what it is called, and whose turn it is."""
        moments = [moment_of(due) for due in self.dues]
        moment = max(MOMENT, *(cell_width(each) + 1 for each in moments)) if moments else MOMENT
        room = width - moment - KIND - 2
        whats = [what_of(due) for due in self.dues]
        left = room - max(map(cell_width, whats), default=0)
        tails = [shorten(tail_of(due), max(18, width // 3, left)) for due in self.dues]
        column = column_room(list(map(told_of, self.dues)), tails, room) or column_room(whats, tails, room)
        return [
            [
                ("warning" if due.overdue else "", pad(when, moment)),
                ("muted", pad(_(KIND_WORDS[due.kind]), KIND)),
                *told_within(due, max(10, room - cell_width(tail)) if column is None else column),
                ("muted", f"  {tail}"),
            ]
            for due, when, tail in zip(self.dues, moments, tails, strict=True)
        ]

    def listed(self) -> Sequence[str]:
        """Return the ids of the messages, place by place."""
        return [each.message.id for each in self.dues]

    def select(self, message_id: str) -> None:
        """Take the first thing of a message in hand."""
        places = [number for number, each in enumerate(self.dues) if each.message.id == message_id]
        if places and self.hand != message_id:
            self.listing.take(places[0])

    def action_whose(self) -> None:
        """Choose whose turn is shown."""

        def take(name: str | None) -> None:
            if name is not None:
                self.owner = name or None
                self.renew()

        choices = [Choice("", _("everybody")), *(Choice(name, name) for name in owners(self.desk.schedule))]
        self.app.push_screen(PickOne(_("Whose turn"), choices, chosen=self.owner or ""), take)

    def action_digest(self) -> None:
        """Copy what goes out in seven days from today; with something of a later week in hand, in that week."""
        from campaign.tui.screens.copying import copy_digest

        due = self.due
        later = due is not None and due.slot is not None and due.section(self.desk.today) in {"next", "later"}
        copy_digest(self, self.desk, monday(due.slot.first) if later and due and due.slot else self.desk.today)

    def action_span(self, direction: int) -> None:
        """Show more weeks, or fewer."""
        place = SPANS.index(self.weeks) + direction
        if place in range(len(SPANS)):
            self.weeks = SPANS[place]
            self.renew()
        else:
            self.say(_("This is as far as it goes."))

    def action_done(self) -> None:
        """Say that the task in hand is done."""
        due = self.due
        if due is None or due.task is None:
            self.say(_("Only a task is done with this key; t says how far a message is."))
            return
        message = self.desk.plan.message(due.message.id)
        number = due.task
        if message is not None and self.edit(lambda: task_done(message, number)):
            self.say(_("Done: {task}. u takes it back.").format(task=due.what))


def moment_of(due: Due) -> str:
    """Return when something is due: of a message its moment, of all else the day."""
    if due.slot is None:
        return "–"
    return day_and_time(due.slot) if due.kind == "message" else current().day(due.slot.first)


def what_of(due: Due) -> str:
    """Return what is due, as its message says it: the sign of a confidential one before it."""
    what = in_cells(due.what)
    return f"{CONFIDENTIAL} {what}" if due.message.confidential else what


def told_of(due: Due) -> str:
    """Return what is due, with the message that it belongs to where that is called otherwise."""
    what, title = what_of(due), in_cells(due.message.title)
    return what if due.what == due.message.title else f"{what} – {title}"


def told_within(due: Due, cells: int) -> Line:
    """Return what is due in so many cells, and of which message as far as there is room."""
    what = shorten(what_of(due), cells)
    room = cells - cell_width(what)
    of = told_of(due)[len(what_of(due)) :] if room >= LEAST_OF else ""
    return [("", what), ("muted", pad(of, room))]


def tail_of(due: Due) -> str:
    """Return whose turn it is, and since when."""
    since = _("since {day}").format(day=current().day(due.since)) if due.since else ""
    return " · ".join(filter(None, [in_cells(turn(due)) or _("nobody"), since]))


def _same(one: Due, other: Due) -> bool:
    """Tell whether two things that are due are the same one, before and after an edit."""
    return (one.kind, one.message.id, one.task) == (other.kind, other.message.id, other.task)
