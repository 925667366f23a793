"""Slots that suit the message in hand, or several messages spread; looked for in a thread, taken with one key."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label
from textual.worker import get_current_worker

from campaign.desk.desk import Desk
from campaign.desk.fixing import Trial
from campaign.desk.openings import Period
from campaign.desk.periods import read_period, write_period
from campaign.desk.spreading import Spread, spread
from campaign.desk.staying import kept
from campaign.desk.suggesting import Proposal, Suggestion, Wish, suggest
from campaign.desk.telling import day_and_time, told_day
from campaign.desk.understood import days_echo
from campaign.errors import CampaignError
from campaign.language import _, _n, current, mark
from campaign.model.changes import Edit
from campaign.model.messages import SETTLED, Message
from campaign.model.plan import Plan
from campaign.text import in_cells
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.base import SHARE, Commanding, Dialog, failure
from campaign.tui.screens.pickers import Choice, PickOne
from campaign.tui.screens.slot_lines import MOST_COLLISIONS, placed_item, slot_item, staying_item
from campaign.tui.widgets.findings import sentence_of
from campaign.tui.widgets.listing import Item, Listing

if TYPE_CHECKING:
    from campaign.desk.checking import Checking

FEWEST_LINES = 5
"""Lines that one moment may have on the smallest screen."""
Then = Callable[[Edit | None], None]
"""What is done with the edit that was chosen; None for none."""


class SlotsDialog(Dialog[Edit | None]):
    """Moments that are looked for in a thread, one below the other."""

    SCROLLS = "Listing"
    AROUND = 12
    ACTIONS: ClassVar = (
        Command("slots.take", "take", mark("take it"), "enter,f2", "↵", footer=True, priority=True),
        Command(
            "slots.period",
            "period",
            mark("other period"),
            "f6,p",
            "p",
            footer=True,
            priority=True,
            help=mark("From when until when: a week, a month, or a first and a last day."),
        ),
        Command("slots.down", "walk(1)", mark("line below"), "down,j", priority=True),
        Command("slots.up", "walk(-1)", mark("line above"), "up,k", priority=True),
        Command("slots.page_down", "page(1)", mark("page on"), "pagedown", priority=True),
        Command("slots.page_up", "page(-1)", mark("page back"), "pageup", priority=True),
        Command("dialog.cancel", "cancel", mark("leave it as it is"), "escape", footer=True),
    )
    DEFAULT_CSS = """
    SlotsDialog {
        & > Vertical { width: 100; }
        & #summary { height: auto; max-height: 2; width: 1fr; text-style: bold; }
        & #told { height: auto; max-height: 5; width: 1fr; color: $muted; margin-bottom: 1; }
        & Listing { height: auto; min-height: 3; }
    }
    .-flat SlotsDialog #told { margin-bottom: 0; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.period: Period | None = None
        """The days to look at, when somebody chose them."""

    def fill(self) -> ComposeResult:
        """Put what was looked at above what was found."""
        yield Label(id="summary")
        yield Label(id="told")
        yield Listing(self.items)

    def on_mount(self) -> None:
        """Begin to look."""
        self.query_one(Listing).focus()
        self.begin()

    def begin(self) -> None:
        """Look for moments in a thread, and say so; what was looked for until now counts no longer."""
        self.tell(_("Looking for slots that suit …"))
        self.run_worker(self._look, thread=True, exclusive=True, exit_on_error=False, group="suggesting")

    def _look(self) -> None:
        """Look for moments; in a thread."""
        worker, plan = get_current_worker(), self.desk.plan

        def work(checking: "Checking") -> Callable[[], None]:
            try:
                return self.look(Trial.of(checking))
            except CampaignError as error:
                told = f"▲ {failure(error)}"
                return lambda: self.tell(told)

        show = self.campaign_app.inspector.ask(self.desk, work)
        if not worker.is_cancelled:
            self.app.call_from_thread(self.show, plan, show)

    def show(self, plan: Plan, then: Callable[[], None]) -> None:
        """Show what was found, when the plan is still the same."""
        if self.is_attached and self.desk.plan is plan:
            then()
            self.query_one(Listing).renew(0)

    def look(self, trial: Trial) -> Callable[[], None]:
        """Look for moments, in a thread, and return what shows them."""
        raise NotImplementedError

    def tell(self, summary: str, told: Sequence[str] = ()) -> None:
        """Write what was looked at, and what is to be known of it."""
        self.query_one("#summary", Label).update(content(in_cells(summary)))
        below = self.query_one("#told", Label)
        below.update(content_lines(told))
        below.display = bool(told)

    def items(self, width: int) -> Sequence[Item]:
        """Return what was found, line by line."""
        raise NotImplementedError

    @property
    def most(self) -> int:
        """Return how many lines one item may have, so that the next is seen too."""
        return max(FEWEST_LINES, (int(self.app.size.height * SHARE) - self.AROUND) // 2)

    def looked(self, period: Period) -> str:
        """Return which days were looked at, with the year where that is not this one."""
        first, last = (told_day(each, self.desk.today.year) for each in (period.first, period.last))
        return _("looked from {first} to {last}").format(first=first, last=last)

    def chosen(self) -> Edit | None:
        """Return the edit of what is in hand; None for nothing."""
        raise NotImplementedError

    @property
    def looked_at(self) -> Period | None:
        """Return the days that were looked at; None until they were."""
        raise NotImplementedError

    def action_period(self) -> None:
        """Ask which days to look at, and look anew."""

        def take(typed: str | None) -> None:
            if typed and typed.strip():
                self.attempt(lambda: look_at(read_period(self.desk, typed)))

        def look_at(period: Period) -> None:
            self.period = period
            self.begin()

        def reads(typed: str) -> str:
            period = read_period(self.desk, typed)
            return days_echo(period.first, period.last)

        known = self.period or self.looked_at
        question = _("From when until when? A week, a month, or 1 Mar – 30 Apr.")
        self.app.push_screen(Ask(_("Period"), question, write_period(known) if known else "", reads=reads), take)

    def action_walk(self, direction: int) -> None:
        """Go through the lines."""
        self.query_one(Listing).walk(direction)

    def action_page(self, direction: int) -> None:
        """Go a screen of lines on or back."""
        self.query_one(Listing).page(direction)

    @on(Listing.Picked)
    def action_take(self) -> None:
        """Take what is in hand, which may be to leave it as it is; while it is being looked for, nothing."""
        edit = self.chosen()
        if edit is not None and edit.changes:
            self.dismiss(edit)
        elif edit is not None:
            self.say(_("Nothing changes."))
            self.dismiss(None)


class SuggestDialog(SlotsDialog):
    """The best moments for one message, the reason below each."""

    def __init__(self, desk: Desk, message: Message) -> None:
        super().__init__(desk)
        self.message = message
        self.proposal: Proposal | None = None

    def heading(self) -> str:
        """Return for what a moment is looked for."""
        return _("Slots for {title}").format(title=self.message.title)

    def look(self, trial: Trial) -> Callable[[], None]:
        """Look for the best moments, in a thread."""
        found = suggest(self.trial(trial), self.message.id, Wish(self.period))
        return lambda: self.show_proposal(found)

    def trial(self, trial: Trial) -> Trial:
        """Return the plan for which moments are looked for."""
        return trial

    def show_proposal(self, found: Proposal) -> None:
        """Show the moments; where nothing fits, which rules collide."""
        self.proposal = found
        words = current()
        now = day_and_time(self.desk.schedule.timing(self.message.id).first, self.desk.today.year)
        looked = self.looked(found.period)
        lines = [words.render(each.text) for each in found.collisions[:MOST_COLLISIONS]]
        if self.message.status in SETTLED and self.message.when is not None:
            lines.insert(0, _("▲ it is {status}: others count on its date").format(status=_(self.message.status)))
        here = _("stays well on {moment}") if found.stands else _("now {moment}")
        if found.present and not found.slots:
            none = _("▲ no other moment fits: below the least bad")
            lines.insert(0, words.render(found.empty) if found.empty else none)
        if found.present or found.slots:
            self.tell(" · ".join([here.format(moment=now), looked]), lines)
            return
        told = words.render(found.empty) if found.empty else _("▲ nothing fits: below the least bad")
        self.tell(" · ".join([told, looked]), lines)

    @property
    def looked_at(self) -> Period | None:
        """Return the days that were looked at."""
        return self.proposal.period if self.proposal else None

    @property
    def found(self) -> tuple[Suggestion, ...]:
        """Return the moments that can be taken."""
        return self.proposal.all if self.proposal else ()

    def items(self, width: int) -> Sequence[Item]:
        """Return the moments."""
        return [slot_item(each, width, self.most, self.desk.today.year) for each in self.found]

    def chosen(self) -> Edit | None:
        """Return the edit of the moment in hand."""
        place = self.query_one(Listing).place
        return self.found[place].edit if place < len(self.found) else None


class SpreadDialog(SlotsDialog):
    """Several messages spread over the days that suit them, seen before it is done."""

    def __init__(self, desk: Desk, ids: tuple[str, ...]) -> None:
        super().__init__(desk)
        self.ids = ids
        self.spread: Spread | None = None

    def heading(self) -> str:
        """Return what is spread."""
        count = len(self.ids)
        return _n("Spread out {count} message", "Spread out {count} messages", count)

    def look(self, trial: Trial) -> Callable[[], None]:
        """Look for a moment for each, in a thread."""
        period = self.period
        found = spread(trial, self.ids, period.first, period.last) if period else spread(trial, self.ids)
        return lambda: self.show_spread(found)

    @property
    def looked_at(self) -> Period | None:
        """Return the days that were looked at."""
        return self.spread.period if self.spread else None

    def show_spread(self, found: Spread) -> None:
        """Show where each comes, and what stays."""
        self.spread = found
        moves = sum(each.moves for each in found.placed)
        well = len(found.placed) - len(found.left) - moves
        parts = [
            _n("{count} message gets a slot", "{count} messages get a slot", moves) if moves else _("nothing moves"),
            self.looked(found.period),
        ]
        if well:
            parts.append(_n("{count} stays well where it is", "{count} stay well where they are", well))
        if found.left:
            parts.append(_n("▲ {count} fits nowhere", "▲ {count} fit nowhere", len(found.left)))
        if found.stays:
            parts.append(_n("{count} stays", "{count} stay", len(found.stays)))
        if found.along:
            parts.append(_n("{count} comes along", "{count} come along", len(found.along)))
        self.tell(" · ".join(parts))

    def items(self, width: int) -> Sequence[Item]:
        """Return what comes of all of it, and then each message."""
        if self.spread is None:
            return []
        serious = [sentence_of(each, width) for each in self.spread.brings if each.severity != "hint"]
        schedule, year = self.desk.schedule, self.desk.today.year
        left = [staying_item(kept(each, schedule.timing(each.id).first), width, year) for each in self.spread.stays]
        return [*serious, *(placed_item(each, width, year) for each in self.spread.placed), *left]

    def chosen(self) -> Edit | None:
        """Return the edit of all of them; None where together they bring an error or a warning."""
        return self.spread.edit if self.spread and not self.spread.worse else None


def offer_slots(
    screen: Commanding[None], desk: Desk, message: Message | None, then: Then, marked: tuple[str, ...] = ()
) -> None:
    """Look for slots: for what is marked, else for the message in hand; for one of several without a date, or for all.

    Where one of several without a date is in hand, it is asked which of both is meant.
    """
    waiting = desk.schedule.unscheduled
    if len(marked) > 1:
        screen.app.push_screen(SpreadDialog(desk, marked), then)
    elif message is None:
        return
    elif message.id not in waiting or len(waiting) == 1:
        screen.app.push_screen(SuggestDialog(desk, message), then)
    else:
        all_of_them = _n(
            "{count} message without a date, spread", "{count} messages without a date, spread", len(waiting)
        )
        choices = [Choice("one", message.title), Choice("all", all_of_them)]

        def chosen(key: str | None) -> None:
            if key is not None:
                dialog = SuggestDialog(desk, message) if key == "one" else SpreadDialog(desk, waiting)
                screen.app.push_screen(dialog, then)

        screen.app.push_screen(PickOne(_("A slot for"), choices), chosen)
