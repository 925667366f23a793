"""The agenda: what is due and whose turn it is, under headings; a planner works it from the top."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.agenda import KIND_WORDS, SECTIONS, Due, agenda, owners, task_done
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time
from campaign.language import _, current, mark
from campaign.model.messages import Message
from campaign.schedule.filters import Sieve
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.screens.listview import WALK, ListView
from campaign.tui.screens.pickers import Choice, PickOne
from campaign.tui.screens.work_actions import BACK, SHARED
from campaign.tui.widgets.listing import Item, Listing

MOMENT, KIND = 17, 14
"""Cells of when something is due, and of what it is."""


class AgendaScreen(ListView):
    """What is due in this week and the next, what is late and what waits for approval."""

    ACTIONS: ClassVar = (
        Command(
            "agenda.whose", "whose", mark("whose turn"), "o", footer=True, help=mark("Only what one person has to do.")
        ),
        Command("agenda.done", "done", mark("task done"), "D", footer=True, help=mark("The task in hand is done.")),
        Command(
            "agenda.digest", "digest", mark("copy digest"), "W", help=mark("What goes out in seven days, as text.")
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
        """Look anew what is due until the end of next week."""
        desk, before = self.desk, self.due
        days = 14 - desk.today.weekday()
        found = agenda(desk.schedule, desk.today, days, self.owner, named=None)
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
        last = self.desk.today + timedelta(days=13 - self.desk.today.weekday())
        until = _("until {day}").format(day=current().day(last))
        return [_("agenda"), until, in_cells(self.owner or ""), _("{count} to do").format(count=len(self.dues))]

    def items(self, width: int) -> list[Item]:
        """Return what is due as lines of so many cells, each section under its heading."""
        today, before = self.desk.today, None
        found: list[Item] = []
        sections = [due.section(today) for due in self.dues]
        for due, section in zip(self.dues, sections, strict=True):
            lines = [self.line(due, width)]
            if section != before:
                title = _(SECTIONS[section])
                heading = [("head", f"{title} ({sections.count(section)})")]
                lines = [*([[("head", "")]] if before else []), heading, *lines]
                before = section
            found.append(lines)
        return found or [[[("muted", self.nothing())]]]

    def nothing(self) -> str:
        """Return what is told when nothing is due."""
        if self.owner:
            return _("{name} has nothing to do until then; o chooses somebody else.").format(name=self.owner)
        return _("Nothing is due until then.")

    def line(self, due: Due, width: int) -> list[tuple[str, str]]:
        """Return the line of one thing: when, what it is, what it is called, and whose turn it is."""
        when = "–" if due.slot is None else day_and_time(due.slot)
        if due.slot and due.kind != "message":
            when = current().day(due.slot.first)
        since = _("since {day}").format(day=current().day(due.since)) if due.since else ""
        tail = " · ".join(filter(None, [in_cells(due.owner) or _("nobody"), since]))
        tail = shorten(tail, max(18, width // 3))
        room = max(10, width - MOMENT - KIND - cell_width(tail) - 2)
        late = "warning" if due.overdue else ""
        return [
            (late, pad(when, MOMENT)),
            ("muted", pad(_(KIND_WORDS[due.kind]), KIND)),
            ("", pad(in_cells(due.what), room)),
            ("muted", f"  {tail}"),
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
        """Copy what goes out in seven days from today."""
        from campaign.tui.screens.copying import copy_digest  # noqa: PLC0415

        copy_digest(self, self.desk)

    def action_done(self) -> None:
        """Say that the task in hand is done."""
        due = self.due
        if due is None or due.task is None:
            self.say(_("Only a task is done with this key; t says how far a message is."))
            return
        message = self.desk.plan.message(due.message.id)
        number = due.task
        if message is not None and self.edit(lambda: task_done(message, number)):
            self.say(_("Done: {task} (u takes it back)").format(task=due.what))


def _same(one: Due, other: Due) -> bool:
    """Tell whether two things that are due are the same one, before and after an edit."""
    return (one.kind, one.message.id, one.task) == (other.kind, other.message.id, other.task)
