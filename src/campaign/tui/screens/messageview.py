"""What every view with a message in hand can do with it."""

from collections.abc import Callable, Mapping

from textual.events import Click
from textual.geometry import Offset
from textual.widget import Widget

from campaign.desk import edits
from campaign.desk.steps import odd_step, odd_steps
from campaign.desk.telling import status_since
from campaign.desk.who import planner
from campaign.desk.worth_knowing import worth_knowing
from campaign.language import _, _n, current
from campaign.model.changes import Edit
from campaign.model.fields import Status
from campaign.model.messages import SETTLED, STATUSES, Message
from campaign.schedule.filters import Filter, Sieve, heard_in
from campaign.text import in_cells
from campaign.tui.screens.base import done_words, sentences
from campaign.tui.screens.detail import hint
from campaign.tui.screens.planview import PlanView
from campaign.tui.widgets.mouse import RIGHT


class MessageView(PlanView):
    """A view of one plan in which a message is in hand."""

    @property
    def message(self) -> Message | None:
        """Return the message in hand, as it stands in the plan; None where there is none."""
        raise NotImplementedError

    def wanted(self) -> Message | None:
        """Return the message in hand; where there is none, say which key helps."""
        if self.message is None:
            self.say_hint()
        return self.message

    def say_hint(self) -> None:
        """Say why there is no message to do something with, and which key helps."""
        told, _facts, lines = hint(filtered=self.sieve.wanted.active, empty=not self.desk.plan.messages)
        how = " ".join([told, *lines])
        self.say(how)

    def edit(self, make: Callable[[], Edit]) -> bool:
        """Do an edit, show what came of it, and tell whether it was done."""
        raise NotImplementedError

    def select(self, message_id: str) -> None:
        """Take a message in hand."""
        raise NotImplementedError

    def follow_audiences(self) -> None:
        """Show what the audiences that are asked for hear now: what they are part of may have changed."""
        wanted = heard_in(self.desk.effective, self.sieve.wanted)
        if wanted != self.sieve.wanted:
            self.show_only(Sieve(wanted))

    def show_only(self, sieve: Sieve) -> None:
        """Show the messages that a filter lets through."""
        raise NotImplementedError

    def show_timeline(self) -> None:
        """Show the timeline, where this is another view."""

    def show_detail(self) -> None:
        """Show the message in hand."""
        raise NotImplementedError

    def action_export(self) -> None:
        """Hand the plan out, or what is shown of it."""
        from campaign.tui.screens.export import ExportDialog

        self.app.push_screen(ExportDialog(self.desk, self.sieve.wanted))

    def action_bring_in(self) -> None:
        """Bring a calendar or spreadsheet in."""
        from campaign.tui.bringing import Bringing

        Bringing(self, self.desk.file.path.parent, self.desk, self.after_form).ask()

    def action_open(self) -> None:
        """Open the form of the message in hand."""
        from campaign.tui.screens.form import MessageForm

        if message := self.wanted():
            self.app.push_screen(MessageForm(self.desk, message), self.after_form)

    def action_unfinished(self) -> None:
        """Go back to a form that was left or interrupted."""
        from campaign.tui.screens.unfinished import offer_unfinished

        offer_unfinished(self)

    def after_form(self, edit: Edit | None) -> None:
        """Do what a form asks for."""
        odd = worth_knowing(self.desk, edit) if edit is not None else ()
        if edit is not None and self.edit(lambda: edit):
            self.desk.drop_drafts(edit)
            added = [change.id for change in edit.changes if change.table == "messages" and change.before is None]
            if added:
                self.action_goto(added[0])
            self.say(sentences((edit.label, *odd)))
        self.show_detail()
        self.show_title()

    def action_duplicate(self) -> None:
        """Put a copy of the message in hand behind it."""
        message = self.wanted()
        if message is not None:
            title = _("{title} (copy)").format(title=message.title)
            self.after_form(edits.duplicate_message(self.desk.plan, message, title))

    def action_delete(self) -> None:
        """Take the message in hand out of the plan."""
        message = self.wanted()
        if message is not None:
            edit = edits.delete_entry(self.desk.plan, "messages", message.id)
            told = sentences(worth_knowing(self.desk, edit))
            if self.edit(lambda: edit):
                done = _("Deleted: {title}. u brings it back.").format(title=message.title)
                self.say(f"{done} {told}".strip())

    def action_unschedule(self) -> None:
        """Let the message in hand wait for a moment."""
        message = self.wanted()
        if message is not None and message.when is not None:
            edit = edits.move_to(self.desk.schedule, message, None)
            if self.edit(lambda: edit):
                told = done_words(edit)
                count_on = _("▲ it is {status}: others count on its date").format(status=_(message.status))
                self.say(f"{told} {count_on}." if message.status in SETTLED else told)

    def action_status(self) -> None:
        """Choose how far the message in hand is."""
        from campaign.tui.screens.pickers import Choice, PickOne

        message = self.wanted()
        if message is None:
            return

        def take(status: str | None) -> None:
            if status in STATUSES:
                self.give_status(message, status)

        choices = [Choice(status, _(status), self.odd(message, status)) for status in STATUSES]
        self.app.push_screen(PickOne(_("Status"), choices, chosen=message.status), take)

    def give_status(self, message: Message, status: Status) -> None:
        """Give a message another status; its history says who did so and when."""
        if status != message.status:
            edit = edits.set_status(message, status, planner(), self.desk.now())
            odd = odd_steps(self.desk.schedule, edit, self.desk.today)
            if self.edit(lambda: edit) and odd:
                self.say(sentences(odd))
            self.show_detail()

    def odd(self, message: Message, status: Status) -> str:
        """Return the first thing that is odd about a status, or since when and by whom a message has it."""
        if status == message.status:
            return status_since(message)
        odd = odd_step(self.desk.schedule, message, status, self.desk.today)
        return f"▲ {current().render(odd[0])}" if odd else ""

    def seen(self) -> list[str]:
        """Return the messages that are seen, in the order in which they stand on the screen."""
        raise NotImplementedError

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Show what is to be typed to take each message in hand, instead of its sign; nothing when it is empty."""
        raise NotImplementedError

    def take_at(self, widget: Widget, place: Offset) -> bool:
        """Take the message at a cell of a widget in hand, and tell whether there is one."""
        raise NotImplementedError

    def on_click(self, event: Click) -> None:
        """Offer the menu of the message that was clicked with the right button."""
        if event.button == RIGHT:
            widget, region = self.get_widget_at(event.screen_x, event.screen_y)
            if self.take_at(widget, Offset(event.screen_x, event.screen_y) - region.offset):
                self.action_menu()

    @property
    def marked(self) -> frozenset[str]:
        """Return the messages that are marked, in whatever view of the plan."""
        return self.campaign_app.marked.get(self.desk, frozenset())

    def mark_only(self, ids: frozenset[str]) -> None:
        """Mark these messages, as far as they are there, and no others."""
        before = self.marked
        self.campaign_app.marked[self.desk] = frozenset(each for each in ids if self.desk.plan.message(each))
        self.show_marks(before ^ self.marked)
        if bool(before) != bool(self.marked):
            self.refresh_bindings()

    def of_use(self, action: str) -> bool:
        """Tell whether a key of the foot is of use: what is marked can be changed, which a new message gives way to."""
        return bool(self.marked) if action == "bulk" else action != "add" or not self.marked

    def show_marks(self, changed: frozenset[str]) -> None:
        """Show what is marked, after these messages were marked or are no longer."""
        del changed
        self.renew()

    def action_mark(self) -> None:
        """Mark the message in hand, or no longer."""
        if message := self.wanted():
            self.mark_only(self.marked ^ {message.id})

    def action_mark_all(self) -> None:
        """Mark every message that the filter lets through; none of them when they all are marked."""
        shown = frozenset(each.id for each in self.desk.effective.messages if self.sieve.keeps(each))
        if not shown:
            self.say_hint()
            return
        self.mark_only(self.marked - shown if shown <= self.marked else self.marked | shown)
        self.say(_n("{count} message is marked.", "{count} messages are marked.", len(self.marked)))

    def action_bulk(self) -> None:
        """Change all messages that are marked."""
        from campaign.tui.screens.bulk import offer_bulk

        offer_bulk(self)

    def action_menu(self) -> None:
        """Offer what can be done with the message in hand."""
        from campaign.tui.screens.menu import offer_menu

        offer_menu(self)

    def action_jump(self) -> None:
        """Show letters on the messages that are seen; typing them takes one in hand."""
        from campaign.tui.screens.jump import offer_jump

        offer_jump(self)

    @property
    def sieve(self) -> Sieve:
        """Return which messages are shown."""
        raise NotImplementedError

    def action_work(self, name: str) -> None:
        """Show month, board, agenda or edition, with the same message in hand and the same messages shown."""
        from campaign.tui.screens.work_actions import view_called

        self.app.push_screen(view_called(name)(self.desk, self.message, self.sieve))

    def movable(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what can move together, by its name, with the ids of its messages."""
        in_hand = (self.message.id,) if self.message else ()
        named = in_cells(self.message.title) if self.message else ""
        return [(_("what is marked"), tuple(sorted(self.marked))), (named, in_hand)]

    def action_moving(self) -> None:
        """Ask what moves and where to, and show what that brings before anything changes."""
        from campaign.tui.screens.move_choices import offer_moves

        offer_moves(self, self.desk, self.movable(), self.after_form)

    def action_suggest(self) -> None:
        """Look for slots that suit the message in hand, or spread those without a date."""
        from campaign.tui.screens.suggesting import offer_slots

        marked = tuple(sorted(self.marked))
        if marked or self.wanted():
            offer_slots(self, self.desk, self.message, self.after_form, marked)

    @property
    def audience(self) -> str | None:
        """Return the audience in hand; None where that is not told."""
        return None

    def action_brief(self) -> None:
        """Show why, for whom and with what."""
        from campaign.tui.screens.brief import BriefScreen

        self.app.push_screen(BriefScreen(self.desk), lambda _result: self.renew())

    def action_audiences(self) -> None:
        """Show who hears what."""
        from campaign.tui.screens.audiences import AudiencesScreen

        self.app.push_screen(AudiencesScreen(self.desk, self.audience, self.message))

    def action_coverage(self) -> None:
        """Show what reaches whom."""
        from campaign.tui.screens.audiences import COVERAGE, AudiencesScreen

        self.app.push_screen(AudiencesScreen(self.desk, self.audience, self.message, COVERAGE))

    def action_goto(self, message_id: str) -> None:
        """Take a message in hand: one that the filter hides is shown again, one that has no place here is told."""
        message = self.desk.effective.message(message_id)
        if message is not None and not self.sieve.keeps(message):
            self.show_only(Sieve(Filter()))
        self.select(message_id)
        if message is not None and (self.message is None or self.message.id != message_id):
            self.say(_("That message has no place in this view; 1 shows the timeline, which has them all."))

    def action_copy(self) -> None:
        """Copy the message in hand as text."""
        from campaign.tui.screens.copying import copy_message

        copy_message(self, self.desk, self.wanted())

    def action_links(self) -> None:
        """Ask whether to open a link of the message in hand."""
        from campaign.tui.screens.links import offer_links

        if message := self.wanted():
            offer_links(self, message)
