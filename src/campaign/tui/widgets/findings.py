"""The findings panel: what a colleague would point out in this plan, beside the timeline and never over it."""

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.message import Message as Event
from textual.widgets import Label

from campaign.errors import RANKS, Problem
from campaign.language import _, _n, current, mark
from campaign.text import in_cells, shorten
from campaign.tui.commands import Command, bindings
from campaign.tui.inspector import SIGNS
from campaign.tui.safe import content
from campaign.tui.widgets.listing import Item, Listing, Source
from campaign.tui.widgets.mouse import RIGHT

if TYPE_CHECKING:
    from campaign.desk.checking import Remark

FINDINGS_ACTIONS = (
    Command(
        "findings.open", "open", mark("go there"), "enter", footer=True, help=mark("Open it where it can be changed.")
    ),
    Command("findings.fix", "fix", mark("mend"), "f", footer=True, help=mark("Do what stands behind the arrow.")),
    Command("findings.fix_all", "fix_all", mark("mend all"), "F", help=mark("Do everything that is safe.")),
    Command(
        "findings.ignore", "ignore", mark("ignore"), "i", footer=True, help=mark("Leave it be here, with a reason.")
    ),
    Command(
        "findings.ignore_all",
        "ignore_all",
        mark("ignore in this plan"),
        "I",
        help=mark("Leave the check out, with a reason."),
    ),
    Command(
        "findings.explain", "explain", mark("why"), "e,w", footer=True, help=mark("Whose idea it is, and its numbers.")
    ),
    Command("findings.next", "walk(1)", mark("next"), "down,j"),
    Command("findings.previous", "walk(-1)", mark("previous"), "up,k"),
    Command("findings.page_down", "page(1)", mark("page on"), "pagedown,ctrl+f"),
    Command("findings.page_up", "page(-1)", mark("page back"), "pageup,ctrl+b"),
    Command("findings.first", "walk(-100000)", mark("first"), "home,0"),
    Command("findings.last", "walk(100000)", mark("last"), "end,dollar_sign"),
    Command("findings.close", "close", mark("close"), "escape,c", "esc", footer=True),
)
"""What can be done in the panel."""
OF_A_FINDING = frozenset(("open", "fix", "fix_all", "ignore", "ignore_all", "explain"))
"""Actions that the menu of a finding offers."""


class FindingsPanel(Vertical):
    """The findings of a plan, the most serious first."""

    DEFAULT_CSS = """
    FindingsPanel {
        height: 9;
        border-top: solid $border;
        background: $background;
        &.-empty { height: 2; }
        & > Label { width: 1fr; height: auto; max-height: 2; padding: 0 1; text-style: bold; }
    }
    """

    class Asked(Event):
        """Something is to be done with the finding in hand."""

        def __init__(self, what: str, remark: "Remark | None") -> None:
            self.what = what
            self.remark = remark
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="findings")
        self.remarks: list[Remark] = []
        self.checked = False

    def compose(self) -> ComposeResult:
        """Put the counts above the list."""
        yield Label(id="counts")
        yield FindingsList(self.items)

    @property
    def listing(self) -> "FindingsList":
        """Return the list."""
        return self.query_one(FindingsList)

    @property
    def remark(self) -> "Remark | None":
        """Return the finding in hand."""
        place = self.listing.place
        return self.remarks[place] if place < len(self.remarks) else None

    def show(self, remarks: Sequence["Remark"], *, checked: bool = True) -> None:
        """Show what is now said of the plan; the finding in hand stays in hand when it is still there."""
        before, place = self.remark, self.listing.place
        self.checked = checked
        self.remarks = sorted(remarks, key=lambda each: (RANKS[each.severity], each.code, each.place.line))
        same = [number for number, each in enumerate(self.remarks) if before and _same(each, before)]
        self.listing.renew(same[0] if same else place)
        self.query_one("#counts", Label).update(content(self.told()))
        self.set_class(not self.remarks, "-empty")
        self.screen.refresh_bindings()

    def told(self) -> str:
        """Return how many findings there are."""
        if not self.checked:
            return _("Checking …")
        if not self.remarks:
            return _("Nothing to remark. A colleague may still see more.")
        counts = {severity: sum(each.severity == severity for each in self.remarks) for severity in RANKS}
        told = [f"{SIGNS[severity]} {count}" for severity, count in counts.items() if count]
        count = _n("{count} finding", "{count} findings", len(self.remarks))
        if len(told) == 1:
            return f"{SIGNS[self.remarks[0].severity]} {count}"
        return "  ".join([count, *told])

    def items(self, width: int) -> list[Item]:
        """Return the findings as items of the list."""
        return [item_of(each, width) for each in self.remarks]

    def on_listing_highlighted(self, event: Listing.Highlighted) -> None:
        """Show the message that the finding in hand is about."""
        event.stop()
        self.screen.refresh_bindings()
        self.post_message(self.Asked("show", self.remark))

    def on_listing_picked(self, event: Listing.Picked) -> None:
        """Go to the place of a finding that was clicked twice."""
        event.stop()
        self.post_message(self.Asked("open", self.remark))


class FindingsList(Listing):
    """The list of the panel, with the keys that work on it."""

    ACTIONS: ClassVar = FINDINGS_ACTIONS

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        for key, known in bindings(self.ACTIONS, {}).key_to_bindings.items():
            self._bindings.key_to_bindings[key] = known

    @property
    def panel(self) -> FindingsPanel:
        """Return the panel it is in."""
        return self.query_ancestor(FindingsPanel)

    def of_use(self, action: str) -> bool:
        """Tell whether a key of the foot is of use for the finding in hand; pressed all the same, it says why not.

        Were it not there at all, its key would be taken for the same key of the timeline.
        """
        remark = self.panel.remark
        match action:
            case "fix":
                return getattr(remark, "fix", None) is not None
            case "ignore":
                return remark is not None and not isinstance(remark, Problem)
            case _:
                return remark is not None or action == "close"

    def on_click(self, event: Click) -> None:
        """Offer the menu of the finding that was clicked with the right button."""
        place = self.place_at(event.y)
        if event.button == RIGHT and place is not None:
            event.stop()
            self.take(place)
            self.ask("menu")

    def ask(self, what: str) -> None:
        """Ask the screen to do something with the finding in hand."""
        self.post_message(FindingsPanel.Asked(what, self.panel.remark))

    def action_walk(self, steps: int) -> None:
        """Take another finding in hand."""
        self.walk(steps)

    def action_page(self, direction: int) -> None:
        """Take a finding about a screen further on in hand."""
        self.page(direction)

    def action_open(self) -> None:
        """Go where it can be changed."""
        self.ask("open")

    def action_fix(self) -> None:
        """Mend it."""
        self.ask("fix")

    def action_fix_all(self) -> None:
        """Mend everything that is safe."""
        self.ask("fix_all")

    def action_ignore(self) -> None:
        """Leave it be."""
        self.ask("ignore")

    def action_ignore_all(self) -> None:
        """Leave its check out of the whole plan."""
        self.ask("ignore_all")

    def action_explain(self) -> None:
        """Tell why."""
        self.ask("explain")

    def action_close(self) -> None:
        """Put the panel away."""
        self.ask("close")


def _same(one: "Remark", other: "Remark") -> bool:
    """Tell whether two remarks say the same of the same thing."""
    return (one.code, one.subject) == (other.code, other.subject)


def item_of(remark: "Remark", width: int) -> Item:
    """Return a finding as lines: its sign and code, the sentence wrapped, and what would mend it behind an arrow."""
    words = current()
    text = in_cells(words.render(remark.text))
    remedy, fix = getattr(remark, "remedy", None), getattr(remark, "fix", None)
    if about := getattr(remark, "about", ""):
        text = f"{in_cells(about)}: {text}"
    if remedy:
        text = f"{text}. {in_cells(words.render(remedy))}"
    item = told_of(remark, text, width)
    if fix is not None:
        indent = " " * len(start_of(remark))
        told = shorten(f"→ {in_cells(words.render(fix.text))}", width - len(indent))
        item.append([("muted", indent + told)])
    return item


def sentence_of(remark: "Remark", width: int) -> Item:
    """Return the sentence of a finding alone, as lines of so many cells."""
    return told_of(remark, in_cells(current().render(remark.text)), width)


def start_of(remark: "Remark") -> str:
    """Return what a finding begins with: its sign and its code."""
    return f"{SIGNS[remark.severity]} {remark.code} "


def told_of(remark: "Remark", text: str, width: int) -> list[list[tuple[str, str]]]:
    """Return what is said of a finding as lines of so many cells, wrapped behind its sign and code."""
    style = remark.severity if remark.severity != "hint" else "muted"
    start = start_of(remark)
    lines = wrap(text, max(10, width - len(start)), break_long_words=True) or [""]
    return [[(style, start), ("", lines[0])], *([("", " " * len(start) + line)] for line in lines[1:])]
