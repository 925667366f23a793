"""The timeline: one plan in time, with the message in hand below it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Label

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time, filter_told, moved_echo, outside_plan
from campaign.language import _, current
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.filters import Filter, Sieve
from campaign.text import in_cells
from campaign.tui.inspector import FIRST_LOOK
from campaign.tui.safe import content
from campaign.tui.screens.detail import Counted, detail_lines, framed, hint, inked, title_line, viewed
from campaign.tui.screens.messageview import MessageView
from campaign.tui.screens.timeline_actions import TIMELINE_ACTIONS
from campaign.tui.screens.timeline_findings import TimelineFindings
from campaign.tui.timers import once
from campaign.tui.widgets.jumping import seen_on
from campaign.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from campaign.tui.screens.pickers import Choice
    from campaign.tui.widgets.findings import FindingsPanel


class TimelineScreen(MessageView):
    """One plan in time, with the message in hand below it."""

    watches = True
    ACTIONS: ClassVar = TIMELINE_ACTIONS

    def __init__(self, desk: Desk, message_id: str | None = None) -> None:
        super().__init__(desk)
        self.first_message = message_id
        self.told_below: list[str] = []
        self.cells = 0
        """Cells of a line above and below the timeline."""
        self.findings = TimelineFindings(self)

    def compose(self) -> ComposeResult:
        """Put the title above, the timeline in the middle and the message in hand below."""
        yield Label(id="title")
        yield Timeline(self.desk)
        yield Label(id="detail")
        yield self.foot()

    def on_mount(self) -> None:
        """Show the state of the plan; the screen has no size of its own yet."""
        self.fit(self.app.size.width)
        self.timeline.focus()
        if self.first_message:
            self.once_drawn(self.timeline.select, self.first_message)
        if self.desk.read_only is not None:
            self.complain(current().render(self.desk.read_only))
        self.campaign_app.inspector.soon(self.desk, FIRST_LOOK)
        once(self, FIRST_LOOK, self.read_behind)

    def on_resize(self) -> None:
        """Use the width there is."""
        self.fit(self.size.width)

    @on(Timeline.Resized)
    def beside_a_panel(self, event: Timeline.Resized) -> None:
        """Use the width that a panel leaves."""
        if event.cells != self.cells:
            self.fit(event.cells)

    def fit(self, cells: int) -> None:
        """Write what stands above and below the timeline in so many cells."""
        self.cells = cells
        self.show_title()
        self.show_detail()

    def renew(self) -> None:
        """Show the plan as it now is."""
        self.campaign_app.inspector.soon(self.desk)
        self.timeline.marked = self.marked
        self.timeline.changed()
        self.show_title()
        self.show_detail()

    @property
    def timeline(self) -> Timeline:
        """Return the timeline."""
        return self.query_one(Timeline)

    @property
    def message(self) -> Message | None:
        """Return the message in hand, as it stands in the plan."""
        return self.desk.plan.message(self.timeline.selected or "")

    def places(self) -> list["Choice"]:
        """Return every message as a place that the palette can go to."""
        from campaign.tui.screens.pickers import Choice

        return [
            Choice(f"goto({message.id!r})", message.title, day_and_time(self.desk.schedule.timing(message.id).first))
            for message in self.desk.plan.messages
        ]

    # What is told

    def show_title(self) -> None:
        """Write what plan it is, how it is shown and how it stands."""
        desk, timeline = self.desk, self.timeline
        super().show_title()
        self.follow_audiences()
        shown = sum(timeline.sieve.keeps(each) for each in desk.effective.messages) if timeline.filter.active else None
        wanted = filter_told(desk.effective, timeline.filter)
        counted = Counted(shown, len(timeline.waiting), self.findings.said.serious, len(self.marked), wanted)
        line = title_line(desk, viewed(timeline.zoom, timeline.by), counted, self.cells - 2)
        self.query_one("#title", Label).update(content(line), layout=False)

    def on_timeline_selected(self) -> None:
        """Show the message in hand, unless that was done at once with the key."""
        self.show_detail()

    def show_detail(self) -> None:
        """Show the message in hand: what it is for, and what its reader does next."""
        message = self.desk.effective.message(self.timeline.selected or "")
        if message is None:
            self.tell_below(
                framed(*hint(filtered=self.timeline.filter.active, empty=not self.desk.plan.messages), self.cells)
            )
        else:
            self.tell_below(detail_lines(self.desk, message, self.cells, self.findings.about(message)))

    def tell_below(self, lines: list[str]) -> None:
        """Write something below the timeline; what stands there already is not drawn again."""
        if lines != self.told_below:
            self.told_below = lines
            self.query_one("#detail", Label).update(inked(lines), layout=False)

    @on(Timeline.Grabbed)
    def tell_grab(self, event: Timeline.Grabbed) -> None:
        """Echo where the bar in hand would come down."""
        message = self.desk.effective.message(event.message_id)
        if message:
            keys = _("← → a day · [ ] a week · ↵ put down · esc put back")
            echo = in_cells(moved_echo(self.desk, message, event.days))
            self.tell_below(framed(message.title, "", [echo, keys], self.cells))

    # Edits

    def edit(self, make: Callable[[], Edit]) -> bool:
        """Do an edit and show what came of it."""
        before = self.desk.plan

        def work() -> None:
            edit = make()
            touched = self.desk.affected(edit)
            self.desk.do(edit)
            self.timeline.changed(touched | (self.desk.affected(edit) or frozenset()) if touched is not None else None)

        done = self.attempt(work)
        if done and self.desk.plan is not before:
            self.campaign_app.inspector.soon(self.desk)
            self.show_title()
            self.show_detail()
        return done

    def action_move(self, days: int) -> None:
        """Move the message in hand by some days."""
        if self.timeline.grab:
            self.action_step(days)
            return
        message = self.wanted()
        if message is not None:
            self.edit(lambda: edits.move_by_days(self.desk.schedule, message, days))

    def action_grab(self) -> None:
        """Take the message in hand to move it, or put it down."""
        if self.timeline.grab:
            self.timeline.let_go(drop=True)
        elif (message := self.wanted()) and self.desk.schedule.timing(message.id).first is None:
            self.say(_("This message has no date yet; enter gives it one."))
        elif message:
            self.timeline.hold()

    @on(Timeline.Dropped)
    def drop(self, event: Timeline.Dropped) -> None:
        """Move the message that was put down elsewhere."""
        message = self.desk.plan.message(event.message_id)
        if message is not None:
            self.edit(lambda: edits.move_by_days(self.desk.schedule, message, event.days))

    @on(Timeline.Opened)
    def opened(self, event: Timeline.Opened) -> None:
        """Open the message that was clicked twice."""
        self.timeline.select(event.message_id)
        self.action_open()

    def action_open(self) -> None:
        """Open the message in hand, or put it down."""
        if self.timeline.grab:
            self.timeline.let_go(drop=True)
        else:
            super().action_open()

    def action_add(self) -> None:
        """Write a new message, in the lane and on the day in hand."""
        from campaign.tui.screens.form import MessageForm

        self.app.push_screen(MessageForm(self.desk, None, self.suggested()), self.after_form)

    def suggested(self) -> dict[str, str]:
        """Return what a new message starts with: what the lane in hand is of, and the day in hand."""
        timeline, message = self.timeline, self.message
        typed: dict[str, str] = {}
        if message is not None:
            typed["channel"] = message.channel
            typed["when"] = str(message.when) if message.when else ""
            if timeline.by == "audience" and timeline.lane:
                typed["audiences"] = timeline.lane
            if timeline.by == "owner" and timeline.lane:
                typed["owner"] = timeline.lane
        return typed

    def show_again(self, edit: Edit) -> None:
        """Show the plan after an edit was taken back or done again, and take its message in hand."""
        self.timeline.changed(self.desk.affected(edit))
        shown = [
            entry_id for table, entry_id in edit.touched if table == "messages" and self.desk.plan.message(entry_id)
        ]
        if len(shown) == 1:
            self.timeline.select(shown[0])
        self.show_title()

    # Views

    def action_zoom(self, direction: int) -> None:
        """Zoom in or out."""
        if not self.timeline.change_zoom(direction):
            self.say(_("This is as far as it goes."))
        self.show_title()

    def action_lanes(self) -> None:
        """Group by the next kind of lane."""
        self.timeline.change_lanes()
        self.show_title()

    def action_filter(self) -> None:
        """Choose which messages are shown."""
        from campaign.tui.screens.filtering import FilterDialog

        def take(sieve: Sieve | None) -> None:
            if sieve is not None:
                self.show_only(sieve)

        self.app.push_screen(FilterDialog(self.desk, self.timeline.filter), take)

    def show_only(self, sieve: Sieve) -> None:
        """Show the messages that a filter lets through."""
        self.timeline.change_filter(sieve)
        self.show_title()
        self.show_detail()

    def action_step(self, direction: int) -> None:
        """Take the next or previous message of the lane, or move the one that is grabbed."""
        if grab := self.timeline.grab:
            self.timeline.hold(grab.days + direction)
        else:
            self.timeline.step(direction)
            self.show_detail()

    def action_climb(self, direction: int) -> None:
        """Take the nearest message on the line above or below."""
        if not self.timeline.grab:
            self.timeline.climb(direction)
            self.show_detail()

    def action_end(self, direction: int) -> None:
        """Take the first or the last message of the lane."""
        if not self.timeline.grab:
            self.timeline.end(direction)
            self.show_detail()

    def action_page(self, direction: int) -> None:
        """Look a screenful on."""
        if not self.timeline.grab:
            self.timeline.page(direction)
            self.show_detail()

    def action_today(self) -> None:
        """Look at today."""
        if not self.timeline.grab:
            self.timeline.to_today()
            self.show_detail()
            if told := outside_plan(self.desk.schedule, self.desk.today):
                self.say(told)

    @property
    def audience(self) -> str | None:
        """Return the audience whose lane is in hand."""
        return self.timeline.lane if self.timeline.by == "audience" else None

    def select(self, message_id: str) -> None:
        """Take a message in hand."""
        self.timeline.select(message_id)

    def seen(self) -> list[str]:
        """Return the messages that are seen."""
        return seen_on(self.timeline)

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Show what is to be typed to take each message in hand."""
        self.timeline.labels = labels
        self.timeline.refresh()

    def show_marks(self, changed: frozenset[str]) -> None:
        """Draw only the bars anew that were marked or are no longer."""
        self.show_title()
        self.timeline.marked = self.marked
        self.timeline.refresh_bars(changed)

    def take_at(self, widget: Widget, place: Offset) -> bool:
        """Take the message at a cell in hand."""
        hit = self.timeline.at(place.x, place.y) if widget is self.timeline else None
        if hit is not None:
            self.timeline.select(hit[0], hit[1])
        return hit is not None

    @property
    def sieve(self) -> Sieve:
        """Return which messages are shown."""
        return self.timeline.sieve

    def come_back(self, message_id: str | None, sieve: Sieve) -> None:
        """Be shown again after another view: with what was in hand and shown there."""
        self.renew()
        if sieve is not self.timeline.sieve:
            self.show_only(sieve)
        if message_id:
            self.select(message_id)

    def movable(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what can move together, the lane in hand among it."""
        from campaign.tui.screens.move_choices import lane_in_hand

        return [*super().movable(), *lane_in_hand(self.timeline)]

    def folder_changed(self) -> None:
        """Check the plan again, and read the calendars of others again."""
        super().folder_changed()
        self.read_behind()

    def show_behind(self, events: Sequence[BackdropEvent]) -> None:
        """Show the events of others on the ruler."""
        self.timeline.show_behind(events)

    def checked(self, path: Path) -> None:
        """Show what the checks now say of this plan."""
        if path == self.desk.file.path:
            self.findings.ready()

    async def action_findings(self) -> None:
        """Open the panel of findings, or put it away."""
        await self.findings.toggle()

    async def on_findings_panel_asked(self, event: "FindingsPanel.Asked") -> None:
        """Do what was asked in the panel of findings."""
        await self.findings.asked(event)

    def action_release(self) -> None:
        """Put back what is grabbed, take marks off, or show everything again; the plan is left by a key of its own."""
        if self.timeline.grab:
            self.timeline.let_go(drop=False)
        elif self.marked:
            self.mark_only(frozenset())
        elif self.timeline.filter.active:
            self.show_only(Sieve(Filter()))
        else:
            self.say(_("This is the timeline. o leads to all plans, q stops."))

    def action_home(self) -> None:
        """Go to the list of plans."""
        self.campaign_app.go_home()
