"""Bringing a file in: what it comes to, each change taken or left, before anything changes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.events import Click
from textual.widgets import Label, LoadingIndicator
from textual.worker import get_current_worker

from campaign.desk.importing.files import Incoming, is_calendar, read_suited
from campaign.desk.importing.imports import Import, ImportChange, NoPlanError, Use, same_told, tally
from campaign.errors import CampaignError
from campaign.language import _, _n, current, mark
from campaign.stopping import StoppedError, stoppable
from campaign.text import in_cells
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog, failure
from campaign.tui.screens.carrying import SOON, Brought, Carrying, stop_when_cancelled
from campaign.tui.screens.import_choices import (
    SHEET_COMMANDS,
    ask_date,
    can_keep,
    choose_column,
    choose_sheet,
    choose_weeks,
    kept_told,
    offered,
    with_other_order,
)
from campaign.tui.screens.import_lines import lines_of, told_above
from campaign.tui.timers import once
from campaign.tui.widgets.listing import HAND, Item, Listing

NO_PLAN = mark(
    "This calendar is of a plan that is not here. Open that plan and bring the file in there; "
    "or choose with → what else becomes of it."
)
BOX = len(HAND) + len("[x]")  # the cells up to and with the box of a change


class ImportDialog(Dialog[Brought | None]):
    """What becomes of a file, above every change with a box, and what does not come in.

    It closes once all that is taken is worked out and written, but for an edit of the plan in hand.
    """

    SCROLLS = "Listing"
    AROUND = 10
    ACTIONS: ClassVar = (
        Command("import.do", "do", mark("carry out"), "enter,f2", "↵", footer=True, priority=True),
        Command(
            "import.take", "take", mark("take or leave"), "space", footer=True, at_foot=mark("yes or no"), priority=True
        ),
        Command("import.all", "take_all", mark("all or none"), "a", roomy=1, at_foot=mark("all")),
        Command(
            "import.use",
            "turn(1)",
            mark("other use"),
            "right,tab",
            "→",
            roomy=2,
            at_foot=mark("use"),
            help=mark("As a plan of its own, merged into the plan, or behind the plans."),
        ),
        Command("import.use_back", "turn(-1)", mark("previous use"), "left,shift+tab", "←"),
        Command(
            "import.keep",
            "keep",
            mark("distance or date"),
            "k",
            footer=True,
            at_foot=mark("or date"),
            help=mark("Whether what moved keeps hanging on its milestone, at another distance, or gets a date."),
        ),
        *SHEET_COMMANDS,
        Command("import.down", "walk(1)", mark("line below"), "down,j", priority=True),
        Command("import.up", "walk(-1)", mark("line above"), "up", priority=True),
        Command("import.page_down", "page(1)", mark("page on"), "pagedown", priority=True),
        Command("import.page_up", "page(-1)", mark("page back"), "pageup", priority=True),
        Command("dialog.cancel", "cancel", mark("leave it as it is"), "escape", footer=True, at_foot=mark("back")),
    )
    DEFAULT_CSS = """
    ImportDialog {
        & > Vertical { width: 110; }
        & Label { width: 1fr; }
        & #use { text-style: bold; }
        & #summary { margin-bottom: 1; height: auto; max-height: 4; }
        & Listing { height: auto; min-height: 3; }
        & LoadingIndicator { height: 1; display: none; }
        & LoadingIndicator.busy { display: block; }
    }
    .-flat ImportDialog #summary { margin-bottom: 0; }
    """

    def __init__(self, incoming: Incoming) -> None:
        super().__init__()
        self.incoming = incoming
        self.imported: Import | None = None
        self.left: set[str] = set()
        """The changes that are left, by key; at first those of what the plan changed too."""
        self.seen: set[str] = set()
        """The changes that were shown."""
        self.carrying: Carrying | None = None
        """The work that brings in what is taken; None before and after."""

    def heading(self) -> str:
        """Return which file comes in."""
        return _("Bring in {name}").format(name=in_cells(self.incoming.path.name))

    def fill(self) -> ComposeResult:
        """Put what becomes of the file above its changes."""
        yield Label(id="use")
        yield Label(id="summary")
        yield LoadingIndicator()
        yield Listing(self.items)

    def on_mount(self) -> None:
        """Read the file."""
        self.query_one(Listing).focus()
        self.read()

    # Reading

    def read(self) -> None:
        """Read the file for another use, in a thread."""
        self.imported = None
        self.tell("", "")
        self.query_one(Listing).renew(0)
        once(self, SOON, self.still_reading)
        self.find(self.incoming)

    def still_reading(self) -> None:
        """Show that the file is being read, when that takes a while."""
        if self.imported is None and not self.told_wrong:
            self.show_busy(_("Reading … esc stops it."))

    def show_busy(self, told: str) -> None:
        """Show what goes on; "" for nothing any more."""
        self.query_one(LoadingIndicator).set_class(bool(told), "busy")
        if told:
            self.tell("", told)

    @work(thread=True, exclusive=True)
    def find(self, incoming: Incoming) -> None:
        """Find out what the file comes to."""
        worker = get_current_worker()
        found: Import | CampaignError
        try:
            with stoppable(lambda: stop_when_cancelled(worker)):
                found = read_suited(incoming)
        except CampaignError as error:
            found = error
        except StoppedError:
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.show, incoming, found)

    told_wrong = False
    """It was told why the file does not come in."""

    def show(self, incoming: Incoming, found: Import | CampaignError) -> None:
        """Show what the file comes to, when that is still what is asked."""
        if not self.is_attached or incoming is not self.incoming:
            return
        self.show_busy("")
        self.told_wrong = isinstance(found, CampaignError)
        if isinstance(found, CampaignError):
            told = _(NO_PLAN) if isinstance(found, NoPlanError) else failure(found)
            self.tell(self.use_told(incoming.use), f"▲ {told}")
            return
        self.left |= found.keys - found.uncontested - self.seen
        self.seen |= found.keys
        self.imported = found
        self.incoming = replace(incoming, use=found.use)
        self.refresh_bindings()
        self.renew()

    def renew(self) -> None:
        """Show what is taken and what is left."""
        if self.imported is not None:
            self.tell(self.use_told(self.imported.use), "\n".join(self.summary(self.imported)))
            self.query_one(Listing).renew()
            self.refresh_bindings()

    def tell(self, use: str, summary: str) -> None:
        """Write what becomes of the file, and what it comes to."""
        self.query_one("#use", Label).update(content(use))
        self.query_one("#summary", Label).update(content_lines(summary.split("\n")))

    @property
    def uses(self) -> tuple[Use, ...]:
        """Return what can become of the file."""
        merge: tuple[Use, ...] = ("merge",) if self.incoming.desk else ()
        return (*merge, "plan", *(("backdrop",) if is_calendar(self.incoming.path, self.incoming.data) else ()))

    def use_told(self, use: Use | None) -> str:
        """Return what becomes of the file."""
        title = self.incoming.desk.plan.campaign.title if self.incoming.desk else ""
        told = {
            "merge": _("changes in {title}").format(title=in_cells(title)),
            "plan": _("a new plan"),
            "backdrop": _("behind the plans, to see clashes"),
            None: "",
        }[use]
        return f"◂ {told} ▸" if use and len(self.uses) > 1 else told

    def summary(self, imported: Import) -> Iterator[str]:
        """Give how much is taken and left, what is worth knowing, and where it goes."""
        parts = [current().render(each) for each in tally(self.taken)]
        if left := len(self.left & imported.keys):
            parts.append(_n("{count} left", "{count} left", left))
        same = [current().render(each) for each in same_told(imported)]
        if imported.not_understood:
            same.append(_n("{count} not understood ▲", "{count} not understood ▲", len(imported.not_understood)))
        elif same and not parts:
            same = [_("Nothing differs: {same}.").format(same=same[0])]
        yield " · ".join((*parts, *same)) or _("Nothing differs.")
        if can_keep(imported):
            yield kept_told(self.incoming.keep)
        if imported.use != "merge":
            target, folder = imported.target, self.incoming.folder
            near = target.relative_to(folder) if target.is_relative_to(folder) else target
            yield _("Goes to {path}").format(path=in_cells(str(near)))
        yield from told_above(imported)

    @property
    def taken(self) -> tuple[ImportChange, ...]:
        """Return the changes that are not left."""
        return tuple(each for each in self.imported.changes if each.key not in self.left) if self.imported else ()

    def items(self, width: int) -> Sequence[Item]:
        """Return what the list shows."""
        return lines_of(self.imported, self.left, width) if self.imported else []

    # What is done

    @property
    def in_hand_change(self) -> ImportChange | None:
        """Return the change in hand; None on what was understood or not."""
        place = self.query_one(Listing).place
        changes = self.imported.changes if self.imported else ()
        return changes[place] if place < len(changes) else None

    def action_walk(self, direction: int) -> None:
        """Go through the lines."""
        self.query_one(Listing).walk(direction)

    def action_page(self, direction: int) -> None:
        """Go a screen of lines on or back."""
        self.query_one(Listing).page(direction)

    def action_take(self) -> None:
        """Take the change in hand, or leave it."""
        change = self.in_hand_change
        if change is not None:
            self.left ^= {change.key}
            self.renew()
            self.action_walk(1)

    def on_listing_highlighted(self) -> None:
        """Show which keys work on what is now in hand."""
        self.refresh_bindings()

    def on_listing_picked(self) -> None:
        """Take or leave what was clicked twice."""
        self.action_take()

    def on_click(self, event: Click) -> None:
        """Take or leave the change whose box was clicked."""
        listing = self.query_one(Listing)
        x, y = event.screen_offset - listing.content_region.offset
        place = listing.place_at(y) if event.chain == 1 and len(HAND) <= x < BOX else None
        if place is not None and listing.content_region.contains_point(event.screen_offset):
            listing.take(place)
            self.action_take()

    def action_take_all(self) -> None:
        """Leave every change, or take all of them when one is left."""
        if self.imported is not None:
            keys = self.imported.keys
            self.left = self.left - keys if self.left & keys else self.left | keys
            self.renew()

    def action_turn(self, direction: int) -> None:
        """Make something else of the file."""
        uses = self.uses
        if len(uses) > 1:
            here = uses.index(self.incoming.use) if self.incoming.use in uses else -1
            self.incoming = replace(self.incoming, use=uses[(here + direction) % len(uses)])
            self.read()

    def action_keep(self) -> None:
        """Let what moved keep its distance from what it hangs on, or the date."""
        self.incoming = replace(self.incoming, keep="date" if self.incoming.keep == "anchor" else "anchor")
        self.read()

    def action_columns(self) -> None:
        """Say what a column of the spreadsheet means, and read it again."""
        if self.imported is not None:
            choose_column(self.app, self.incoming, self.imported, self.read_anew)

    def action_sheet(self) -> None:
        """Read another sheet of the workbook."""
        if self.imported is not None:
            choose_sheet(self.app, self.incoming, self.imported, self.read_anew)

    def action_weeks(self) -> None:
        """Say that weeks count otherwise, and read the spreadsheet again."""
        if self.imported is not None:
            choose_weeks(self, self.incoming, self.imported, self.read_anew)

    def action_order(self) -> None:
        """Say that the other of day and month comes first, and read the spreadsheet again."""
        if self.imported is not None:
            self.read_anew(with_other_order(self.incoming, self.imported))

    def action_date(self) -> None:
        """Say when the milestone in hand is, and read the spreadsheet again."""
        change = self.in_hand_change
        if change is not None:
            ask_date(self, self.incoming, change, self.read_anew)

    def read_anew(self, incoming: Incoming) -> None:
        """Read the file with something else said of it."""
        self.incoming = incoming
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this file has."""
        del parameters
        if self.carrying is not None and action not in {"cancel", "walk", "page"}:
            return False
        if action == "turn":
            return len(self.uses) > 1
        if action == "keep":
            return self.imported is not None and not self.imported.columns and can_keep(self.imported)
        if action in {each.action for each in SHEET_COMMANDS}:
            return self.imported is not None and offered(action, self.imported, self.in_hand_change)
        return True

    def action_do(self) -> None:
        """Bring in what is taken; without anything to take, go back."""
        if self.imported is None:
            return
        keys = self.imported.keys - self.left
        if keys:
            self.carrying = Carrying(self, self.imported, keys)
            self.refresh_bindings()
        elif not self.imported.keys:
            self.dismiss(None)
        else:
            self.say(_("Nothing is taken yet; space takes what is in hand, esc goes back."))

    def carried(self, outcome: Brought | CampaignError | None) -> None:
        """Close when all is done; else stay, with what was taken and left: it was stopped, or failed."""
        self.carrying = None
        if isinstance(outcome, Brought):
            self.dismiss(outcome)
            return
        self.show_busy("")
        self.refresh_bindings()
        self.renew()
        if outcome is not None:
            self.complain(failure(outcome))

    def action_cancel(self) -> None:
        """Stop what goes on: bringing in, which leads back to the choices; or reading, which ends the dialog."""
        if self.carrying is not None:
            self.carrying.stop()
            return
        self.workers.cancel_node(self)
        self.dismiss(None)
