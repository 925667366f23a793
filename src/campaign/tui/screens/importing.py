"""Bringing a file in: what it comes to, each change taken or left, before anything changes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.widgets import Label, LoadingIndicator
from textual.worker import get_current_worker

from campaign.desk.importing.files import Incoming, is_calendar, read_import
from campaign.desk.importing.imports import KIND_WORDS, Import, ImportChange, NotUnderstood, Understood, Use
from campaign.errors import CampaignError
from campaign.language import _, _n, current, mark
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog, failure
from campaign.tui.screens.import_choices import ask_date, choose_column, choose_sheet
from campaign.tui.widgets.listing import Item, Line, Listing

SOON = 0.5
"""Seconds after which is shown that the file is being read."""
WORD = 11  # cells of what a change is
TOLD = 20  # cells at least of what is told of a change below its title


class Taken(NamedTuple):
    """What is brought in."""

    imported: Import
    """What the file comes to."""
    keys: frozenset[str]
    """The changes that are taken."""


class ImportDialog(Dialog[Taken | None]):
    """What becomes of a file, above every change with a box, and what does not come in."""

    SCROLLS = "Listing"
    AROUND = 10
    ACTIONS: ClassVar = (
        Command("import.do", "do", mark("carry out"), "enter,f2", "↵", footer=True, priority=True),
        Command(
            "import.take", "take", mark("take or leave"), "space", footer=True, at_foot=mark("yes or no"), priority=True
        ),
        Command("import.all", "take_all", mark("all or none"), "a", footer=True, at_foot=mark("all")),
        Command(
            "import.use",
            "turn(1)",
            mark("other use"),
            "right,tab",
            "→",
            footer=True,
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
        Command(
            "import.columns",
            "columns",
            mark("what a column means"),
            "c",
            footer=True,
            at_foot=mark("columns"),
            help=mark("What a column of the spreadsheet is taken for; remembered for the same headings."),
        ),
        Command(
            "import.date",
            "date",
            mark("date of the milestone"),
            "d",
            footer=True,
            at_foot=mark("date"),
            help=mark("When the milestone in hand is, of which the spreadsheet does not tell that."),
        ),
        Command("import.sheet", "sheet", mark("which sheet is read"), "t", footer=True, at_foot=mark("sheet")),
        Command("import.down", "walk(1)", mark("line below"), "down,j", priority=True),
        Command("import.up", "walk(-1)", mark("line above"), "up", priority=True),
        Command("import.page_down", "page(1)", mark("page on"), "pagedown", priority=True),
        Command("import.page_up", "page(-1)", mark("page back"), "pageup", priority=True),
        Command("dialog.cancel", "cancel", mark("leave it as it is"), "escape", footer=True),
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
        """The changes that are left, by key."""

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
        self.set_timer(SOON, self.show_busy)
        self.find(self.incoming)

    def show_busy(self) -> None:
        """Show that the file is being read, when that takes a while."""
        if self.imported is None and not self.told_wrong:
            self.query_one(LoadingIndicator).add_class("busy")
            self.tell("", _("Reading … esc stops it."))

    @work(thread=True, exclusive=True)
    def find(self, incoming: Incoming) -> None:
        """Find out what the file comes to."""
        worker = get_current_worker()
        found: Import | CampaignError
        try:
            found = read_import(incoming)
        except CampaignError as error:
            found = error
        if not worker.is_cancelled:
            self.app.call_from_thread(self.show, incoming, found)

    told_wrong = False
    """It was told why the file does not come in."""

    def show(self, incoming: Incoming, found: Import | CampaignError) -> None:
        """Show what the file comes to, when that is still what is asked."""
        if not self.is_attached or incoming is not self.incoming:
            return
        self.query_one(LoadingIndicator).remove_class("busy")
        self.told_wrong = isinstance(found, CampaignError)
        if isinstance(found, CampaignError):
            self.tell(self.use_told(incoming.use), f"▲ {failure(found)}")
            return
        self.imported = found
        self.left.clear()
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
        kinds = [each.kind for each in imported.changes if each.key not in self.left]
        words = {kind: _(word) for kind, word in KIND_WORDS.items()}
        parts = [f"{kinds.count(kind)} {word}" for kind, word in words.items() if kind in kinds]
        if self.left:
            parts.append(_n("{count} left", "{count} left", len(self.left)))
        if imported.not_understood:
            parts.append(_n("{count} not understood ▲", "{count} not understood ▲", len(imported.not_understood)))
        yield " · ".join(parts) or _("Nothing differs.")
        if imported.use != "merge":
            target, folder = imported.target, self.incoming.folder
            near = target.relative_to(folder) if target.is_relative_to(folder) else target
            yield _("Goes to {path}").format(path=in_cells(str(near)))
        yield from (in_cells(current().render(each)) for each in imported.remarks)

    # The lines

    def items(self, width: int) -> Sequence[Item]:
        """Return every change, what was not understood and what was, each part under its heading."""
        if self.imported is None:
            return []
        items: list[Item] = [self.change(each, width) for each in self.imported.changes]
        places = _("line {number}") if self.imported.counted == "line" else _("row {number}")
        missed: Sequence[NotUnderstood | Understood] = self.imported.not_understood
        known: Sequence[NotUnderstood | Understood] = self.imported.understood
        for heading, found in ((_("Not understood"), missed), (_("Understood"), known)):
            for number, each in enumerate(found):
                line = placed(each, places, width)
                items.append([[("head", "")], [("head", heading)], line] if number == 0 else [line])
        return items

    def change(self, change: ImportChange, width: int) -> Item:
        """Return a change: its box, what it is, what it is about, and from what to what; on more lines if need be."""
        left = change.key in self.left
        start = f"{'[ ]' if left else '[x]'} {pad(_(KIND_WORDS[change.kind]), WORD)} "
        title, told = in_cells(change.title), in_cells(current().render(change.told))
        style, strong = ("muted", "muted") if left else ("", "strong")
        room = width - cell_width(start)
        if cell_width(title) + 2 + cell_width(told) <= room:
            return [[("muted", start), (strong, title), (style, f"  {told}")]]
        below = " " * (cell_width(start) + 2)
        lines = wrap(told, max(TOLD, width - len(below))) or [""]
        first: Line = [("muted", start), (strong, shorten(title, room))]
        return [first, *([(style, below + line)] for line in lines)]

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

    def action_take_all(self) -> None:
        """Leave every change, or take all of them when one is left."""
        if self.imported is not None:
            self.left = set() if self.left else set(self.imported.keys)
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
        if action == "turn":
            return len(self.uses) > 1
        if action in {"columns", "sheet"}:
            found = self.imported
            return found is not None and (bool(found.columns) if action == "columns" else len(found.sheets) > 1)
        if action == "date":
            change = self.in_hand_change if self.imported and self.imported.columns else None
            return change is not None and change.kind == "new" and change.entry[0] == "milestones"
        if action == "keep":
            return self.incoming.use == "merge" and not (self.imported and self.imported.columns)
        return True

    def action_do(self) -> None:
        """Bring in what is taken; without anything to take, go back."""
        if self.imported is None:
            return
        keys = self.imported.keys - self.left
        if keys or not self.imported.keys:
            self.dismiss(Taken(self.imported, keys) if keys else None)
        else:
            self.say(_("Nothing is taken yet; space takes what is in hand, esc goes back."))

    def action_cancel(self) -> None:
        """Stop reading, and go back without doing anything."""
        self.workers.cancel_node(self)
        self.dismiss(None)


def placed(found: NotUnderstood | Understood, places: str, width: int) -> Line:
    """Return something of the file on a line, with its place; ▲ and why when it does not come in."""
    place = places.format(number=found.place)
    text = in_cells(found.text)
    if isinstance(found, Understood):
        return [("muted", f"{place}  "), ("", shorten(text, max(0, width - cell_width(place) - 2)))]
    why = in_cells(current().render(found.why))
    room = max(8, (width - cell_width(place) - 4) // 3)
    rest = max(0, width - cell_width(place) - min(room, cell_width(text)) - 6)
    return [("muted", f"{place}  "), ("", shorten(text, room)), ("warning", f"  ▲ {shorten(why, rest)}")]
