"""The results: what a campaign brought, filled in number by number where it stands, with bars beside it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Label

from campaign.checks.situation import Situation
from campaign.desk.counting import Counted, counted, recounted
from campaign.desk.desk import Desk
from campaign.desk.filling import CELLS, Count, counts
from campaign.desk.results import Results
from campaign.language import _, mark
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.schedule.filters import Sieve
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.detail import framed, hint
from campaign.tui.screens.filling import FillingView
from campaign.tui.screens.listview import WALK
from campaign.tui.screens.results_detail import count_frame
from campaign.tui.screens.results_lines import (
    channel_styles,
    count_line,
    head_line,
    heights,
    plot_lines,
    section_head,
    title_facts,
)
from campaign.tui.screens.work_actions import BACK, IN_CELLS
from campaign.tui.widgets.cells import CellListing
from campaign.tui.widgets.listing import HAND, Item, Lazy, Listing
from campaign.tui.widgets.plot import Plot

PLOTS = ("channel", "audience", "time", "")
"""What is drawn as bars, in turn; "" is nothing."""
ROOMY_WIDTH, ROOMY_HEIGHT = 150, 34
"""Cells and lines from which bars are shown unasked: beside the list, and below it."""


class ResultsScreen(FillingView):
    """What is counted of every message that asks something and of every objective, what is missing first."""

    ACTIONS: ClassVar = (
        Command(
            "results.fill",
            "fill",
            mark("fill in"),
            "i,equals_sign,f4",
            "i",
            footer=True,
            help=mark("Type the number; enter keeps it and goes to the next one, escape leaves it."),
        ),
        Command(
            "results.add",
            "fill(True)",
            mark("add to the cell"),
            "f2,I",
            "F2",
            help=mark("What is there stays, with the cursor behind it."),
        ),
        Command(
            "results.plot",
            "plot",
            mark("bars"),
            "g",
            footer=True,
            help=mark("Per channel, per audience, over time, or no bars."),
        ),
        Command("results.right", "walk_cells(1)", mark("cell at the right"), "right,l", "→"),
        Command("results.left", "walk_cells(-1)", mark("cell at the left"), "left,h", "←"),
        *IN_CELLS,
        *WALK,
        *BACK,
    )
    DEFAULT_CSS = """
    ResultsScreen {
        & #body { height: 1fr; }
        & #columns { width: 1fr; height: 1; padding: 0 1; color: $muted; }
        & #told { width: 1fr; height: auto; padding: 1 2; display: none; }
        & CellListing { padding: 0 1; }
        & Plot { height: 11; padding: 0 1; border-top: solid $border-blurred; display: none; }
        &.-plotted Plot { display: block; }
        &.-beside #body { layout: horizontal; }
        &.-beside Plot { width: 34%; min-width: 68; height: 1fr; border-top: none; border-left: solid $border-blurred; }
        &.-empty #told { display: block; }
        &.-empty #columns { display: none; }
    }
    """

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.counted: Counted | None = None
        self.results: Results | None = None
        self.filtered = False
        """Whether only some messages were counted."""
        self.styles_of: Mapping[str, str] = {}
        """The colours of the channels."""
        self.what: str | None = None
        """What is drawn as bars, once somebody chose; until then it follows from the room there is."""

    def compose(self) -> ComposeResult:
        """Put the list under its columns, the bars beside or below it, and the line in hand at the foot."""
        yield Label(id="title")
        yield Label(id="columns")
        yield Label(id="told")
        with Container(id="body"):
            yield CellListing(self.items, CELLS, "result")
            yield Plot(self.bars)
        yield Label(id="detail")
        yield from self.cell_line()
        yield self.foot()

    @property
    def plot(self) -> Plot:
        """Return the bars."""
        return self.query_one(Plot)

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand; none for an objective."""
        return self.count.entry.id if self.count and self.count.table == "messages" else None

    # What is shown

    def on_resize(self) -> None:
        """Use the room there is."""
        super().on_resize()
        self.once_drawn(self.lay_out)

    def renew(self) -> None:
        """Count anew what the campaign brought."""
        desk = self.desk
        situation = Situation(desk.schedule, desk.today)
        keeps = self.sieve.keeps if self.sieve.wanted.active else None
        mended = recounted(self.counted, situation) if self.counted and not keeps and not self.filtered else None
        self.counted = mended or counted(situation, desk.plan.places("messages"), keeps)
        self.results, self.filtered = self.counted.results, keeps is not None
        found = counts(self.results, desk.today)
        self.styles_of = channel_styles(each.id for each in desk.effective.channels)
        self.put([each for each in found if each.table == "messages" or self.serves(each)] if keeps else found)
        self.draw_marks()
        self.plot.renew()
        if not self.field.typing:
            self.listing.focus()
        self.set_class(not self.counts, "-empty")
        self.query_one("#told", Label).update(content(self.nothing()))
        self.show_title()
        self.show_count()

    def serves(self, count: Count) -> bool:
        """Tell whether a message that the filter lets through serves an objective."""
        aims = self.results.objectives if self.results else ()
        return any(each.objective.id == count.entry.id and each.messages for each in aims)

    def nothing(self) -> str:
        """Return what is told, and what to do, when there is nothing to fill in."""
        if self.sieve.wanted.active:
            return _("No message that asks something fits what you search for. Press / to change it.")
        return _(
            "There is nothing to count yet. Give messages an activation with a target in their form, or write "
            "objectives in the brief (b); then you fill in here what came of them."
        )

    def lay_out(self) -> None:
        """Show the bars where there is room for them, or where they were asked for."""
        size = self.app.size
        roomy = size.width >= ROOMY_WIDTH or size.height >= ROOMY_HEIGHT
        what = self.plotted = ("channel" if roomy else "") if self.what is None else self.what
        self.set_class(bool(what and self.counts), "-plotted")
        self.set_class(bool(what and self.counts) and size.width >= ROOMY_WIDTH, "-beside")
        self.once_drawn(self.draw)

    plotted = ""
    """What is drawn as bars now."""

    def draw(self) -> None:
        """Draw the columns and the bars for the room they now have."""
        width = max(10, self.listing.size.width - len(HAND) - 1)
        self.query_one("#columns", Label).update(content(" " * len(HAND) + head_line(width)))
        self.plot.renew()

    def facts(self) -> list[str]:
        """Return how many results are filled in, and how many are missing."""
        return title_facts(self.counts, self.results) if self.results else [_("results")]

    def items(self, width: int) -> Sequence[Item]:
        """Return what there is to fill in as lines of so many cells, each part under its heading."""
        shown_counts = self.counts

        def made(place: int) -> Item:
            count = shown_counts[place]
            return [*section_head(shown_counts, place), count_line(self.desk, count, width, self.styles_of)]

        return Lazy(heights(shown_counts), made)

    def bars(self, width: int, height: int) -> list[Sequence[tuple[str, str]]]:
        """Return the bars that are shown."""
        if self.results is None or not self.plotted:
            return []
        return plot_lines(self.plotted, self.results, self.styles_of, width, height)

    @on(Listing.Highlighted)
    def show_count(self) -> None:
        """Show what is in hand below the list: what is asked, what is counted, and how much that is."""
        count, cells = self.count, self.app.size.width
        if count is None:
            empty = not self.desk.plan.messages
            lines = framed(*hint(filtered=self.sieve.wanted.active, empty=empty), cells)
        else:
            lines = count_frame(self.desk, count, cells)
        self.tell_below(lines)

    def show_again(self, edit: Edit) -> None:
        """Show the plan after an edit was taken back or done again, and take its objective or message in hand."""
        super().show_again(edit)
        places = [place for each in edit.touched if (place := self.place_of(each)) is not None]
        if len(places) == 1:
            self.listing.take(places[0])

    def listed(self) -> Sequence[str | None]:
        """Return the ids of the messages, place by place; None for objectives."""
        return [each.entry.id if each.table == "messages" else None for each in self.counts]

    def select(self, message_id: str) -> None:
        """Take a message in hand, when something is counted of it."""
        place = self.place_of(("messages", message_id))
        if place is not None:
            self.listing.take(place)

    # What is done

    def action_open(self) -> None:
        """Open the form of the message or the objective in hand."""
        count = self.count
        if count is not None and count.table == "objectives":
            from campaign.tui.screens.form import EntryForm

            entry = self.desk.plan.get("objectives", count.entry.id)
            self.app.push_screen(EntryForm(self.desk, "objectives", entry), self.after_form)
        else:
            super().action_open()

    def action_fill(self, added: bool = False) -> None:
        """Type in the cell in hand; where there is nothing to fill in, say what to do first."""
        if self.counts:
            super().action_fill(added)
        else:
            self.say(self.nothing())

    def action_plot(self) -> None:
        """Draw other bars, or none."""
        self.what = PLOTS[(PLOTS.index(self.plotted) + 1) % len(PLOTS)]
        self.lay_out()

    def action_walk(self, steps: int) -> None:
        """Take something further on in hand, and show it in the same frame."""
        super().action_walk(steps)
        self.show_count()

    def action_page(self, direction: int) -> None:
        """Take something about a screen further on in hand, and show it in the same frame."""
        super().action_page(direction)
        self.show_count()
