"""What the views have in common in which a planner works a list: agenda, board and edition."""

from collections.abc import Callable
from pathlib import Path

from textual.widgets import Label

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.telling import filter_told
from campaign.language import _
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.schedule.filters import Filter, Sieve
from campaign.text import cell_width, in_cells, shorten
from campaign.tui.safe import content
from campaign.tui.screens.detail import detail_lines, framed, hint, in_filter, inked
from campaign.tui.screens.messageview import MessageView
from campaign.tui.screens.saved import saved_words
from campaign.tui.screens.work_actions import view_called

LEAST = 12
"""Cells that the name of the plan gets at least, beside what is told of it."""


class WorkView(MessageView):
    """A view of the messages of one plan that lists them anew after every edit."""

    watches = True

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk)
        self.first = message.id if message else None
        """The message that is in hand when it is first shown."""
        self._sieve = sieve or Sieve(Filter())
        self.told_below: list[str] = []
        """What stands below the messages."""

    @property
    def sieve(self) -> Sieve:
        """Return which messages are shown."""
        return self._sieve

    def on_mount(self) -> None:
        """Show the plan."""
        super().on_mount()
        self.renew()
        if self.first:
            self.once_drawn(self.select, self.first)

    def on_resize(self) -> None:
        """Use the width there is."""
        self.show_title()

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand."""
        raise NotImplementedError

    @property
    def message(self) -> Message | None:
        """Return the message in hand, as it stands in the plan."""
        return self.desk.plan.message(self.hand or "")

    def frame(self, message: Message | None, whole: tuple[str, str] | None = None) -> list[str]:
        """Return a message with what the checks say of it, to stand below the others; without one, what to do.

        `whole` is the name of a field and its text, which comes first.
        """
        cells = self.app.size.width
        if message is None:
            return framed(*hint(filtered=self.sieve.wanted.active, empty=not self.desk.plan.messages), cells)
        said = self.campaign_app.inspector.said(self.desk).by_message.get(message.id, ())
        return detail_lines(self.desk, message, cells, said, whole)

    def tell_below(self, lines: list[str]) -> None:
        """Write something below the messages; what stands there already is not drawn again."""
        if lines != self.told_below:
            self.told_below = lines
            self.query_one("#detail", Label).update(inked(lines), layout=False)

    def facts(self) -> list[str]:
        """Return what stands in the title beside the name of the plan."""
        raise NotImplementedError

    def show_title(self) -> None:
        """Write what plan it is, how it is shown and whether it is saved."""
        super().show_title()
        self.follow_audiences()
        marks = len(self.marked)
        marked = _("{count} marked").format(count=marks) if marks else ""
        filtered = in_filter(filter_told(self.desk.effective, self.sieve.wanted))
        facts, stands = (
            " · ".join(filter(None, each)) for each in ([*self.facts(), filtered], [marked, saved_words(self.desk)])
        )
        free = self.app.size.width - cell_width(stands) - 8
        facts = shorten(facts, max(LEAST, free - LEAST))
        told = f"{facts} · {stands}"
        room = max(LEAST, free - cell_width(facts))
        title = shorten(in_cells(self.desk.plan.campaign.title), room)
        self.query_one("#title", Label).update(content(f"{title} · {told}"), layout=False)

    def checked(self, path: Path) -> None:
        """Show what the checks now say of this plan."""
        if path == self.desk.file.path:
            self.renew()

    def edit(self, make: Callable[[], Edit]) -> bool:
        """Do an edit and show what came of it."""
        before = self.desk.plan
        done = self.attempt(lambda: self.desk.do(make()))
        if done and self.desk.plan is not before:
            self.campaign_app.inspector.soon(self.desk)
            self.renew()
        return done

    def show_again(self, edit: Edit) -> None:
        """Show the plan after an edit was taken back or done again, and take its message in hand."""
        shown = [each for table, each in edit.touched if table == "messages" and self.desk.plan.message(each)]
        self.renew()
        if len(shown) == 1:
            self.select(shown[0])

    def show_only(self, sieve: Sieve) -> None:
        """Show the messages that a filter lets through."""
        self._sieve = sieve
        self.renew()

    def show_detail(self) -> None:
        """Show the plan as it now is: all there is of a message stands on its line or card."""
        self.renew()

    def action_move(self, days: int) -> None:
        """Move the message in hand by some days."""
        message = self.wanted()
        if message is not None:
            self.edit(lambda: edits.move_by_days(self.desk.schedule, message, days))

    def action_add(self) -> None:
        """Write a new message, through the channel of the one in hand."""
        from campaign.tui.screens.form import MessageForm

        typed = {"channel": self.message.channel} if self.message else {}
        self.app.push_screen(MessageForm(self.desk, None, typed), self.after_form)

    def action_filter(self) -> None:
        """Choose which messages are shown."""
        from campaign.tui.screens.filtering import FilterDialog

        def take(sieve: Sieve | None) -> None:
            if sieve is not None:
                self.show_only(sieve)

        self.app.push_screen(FilterDialog(self.desk, self.sieve.wanted), take)

    def action_work(self, name: str) -> None:
        """Show another view in the place of this one; the one that is shown leads back to the timeline."""
        kind = view_called(name)
        if isinstance(self, kind):
            self.action_back()
        else:
            self.app.switch_screen(kind(self.desk, self.message, self.sieve))

    def action_back(self) -> None:
        """Take the marks off; where there are none, go back to the timeline."""
        if self.marked:
            self.mark_only(frozenset())
        else:
            self.show_timeline()

    def action_timeline(self) -> None:
        """Go back to the timeline."""
        self.show_timeline()

    def show_timeline(self) -> None:
        """Go back to the timeline, with the same message in hand and the same messages shown and marked."""
        from campaign.tui.screens.timeline import TimelineScreen  # it knows these views

        hand = self.hand
        self.app.pop_screen()
        if isinstance(below := self.app.screen, TimelineScreen):
            below.come_back(hand, self.sieve)
