"""Moving a milestone, a lane, what is marked or the whole campaign: seen before it happens.

What was typed is looked at in a thread, a moment after the last key; no key waits for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input, Label
from textual.worker import get_current_worker

from campaign.checks.finding import Finding
from campaign.desk.desk import Desk
from campaign.desk.fixing import spot_of
from campaign.desk.foreseeing import PASSED, Foresight, Moving, foresee, marks, tallied, with_fixes
from campaign.desk.loosening import loose
from campaign.desk.moving import Target
from campaign.desk.shifting import Shift
from campaign.desk.staying import Staying, folded
from campaign.desk.telling import day_and_time, days_away
from campaign.errors import CampaignError
from campaign.language import _, _n, current, mark
from campaign.model.changes import Edit
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan, name_of
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog, failure
from campaign.tui.timers import once
from campaign.tui.widgets.findings import sentence_of
from campaign.tui.widgets.listing import Item, Listing

if TYPE_CHECKING:
    from campaign.desk.checking import Checking

AFTER = 0.15
"""Seconds without a key after which what was typed is looked at."""
MOMENT, LONGEST = 18, 21
"""Cells of a moment: "za 29 – zo 30 mei" fits, and "ma 29 mrt – zo 4 apr" where there is room for that."""
ROOMY = 90
"""Cells of a line from which there is."""

LEAST_TITLE, LEAST_WHY = 24, 12
"""Cells that a title, and the reason why something stays, have at least where both do not fit on a line."""


class MoveDialog(Dialog[Edit | None]):
    """Where to, and below it everything that this brings."""

    SCROLLS = "Listing"
    AROUND = 10
    ACTIONS: ClassVar = (
        Command("moving.do", "do", mark("carry out"), "enter,f2", "↵", footer=True, priority=True),
        Command(
            "moving.mend",
            "mend",
            mark("carry out and mend"),
            "f6,ctrl+t",
            "F6",
            footer=True,
            priority=True,
            help=mark("With every fix that is safe; one undo takes all of it back."),
        ),
        Command("moving.down", "walk(1)", mark("line below"), "down", priority=True),
        Command("moving.up", "walk(-1)", mark("line above"), "up", priority=True),
        Command("moving.page_down", "page(1)", mark("page on"), "pagedown", priority=True),
        Command("moving.page_up", "page(-1)", mark("page back"), "pageup", priority=True),
        Command("dialog.cancel", "cancel", mark("leave it as it is"), "escape", footer=True),
    )
    DEFAULT_CSS = """
    MoveDialog {
        & > Vertical { width: 124; }
        & Input { border: none; height: 1; padding: 0; background: $panel; }
        & #echo { height: auto; max-height: 4; min-height: 1; width: 1fr; color: $muted; }
        & #summary { height: auto; max-height: 2; width: 1fr; margin-top: 1; text-style: bold; }
        & Listing { height: auto; min-height: 3; }
    }
    .-flat MoveDialog #summary { margin-top: 0; }
    """

    def __init__(self, desk: Desk, target: Target) -> None:
        super().__init__()
        self.desk = desk
        self.target = target
        self.waiting: Timer | None = None
        self.seen: tuple[Plan, str, Foresight, Foresight] | None = None
        """The plan that was looked at, what was typed, and what it comes to without and with fixes."""

    def heading(self) -> str:
        """Return what moves."""
        told = _("Move {name}").format(name=current().render(self.target.name))
        return told[:1].upper() + told[1:]

    def fill(self) -> ComposeResult:
        """Put where to above what it brings."""
        milestone = self.target.milestone is not None
        hint = _("a date, or a distance such as +3w") if milestone else _("a distance such as +3w, -2d or 5wd")
        yield Input(self.target.at, placeholder=hint, compact=True)
        yield Label(id="echo")
        yield Label(id="summary")
        yield Listing(self.items)

    def on_mount(self) -> None:
        """Begin with what is known of where to, mostly nothing."""
        self.query_one(Listing).can_focus = False
        self.query_one(Input).focus()
        self.look()

    @property
    def typed(self) -> str:
        """Return what is typed."""
        return self.query_one(Input).value.strip()

    @on(Input.Changed)
    def changed(self) -> None:
        """Look in a moment at what it comes to."""
        self.seen = None
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = once(self, AFTER, self.look)

    def look(self) -> None:
        """Look at what was typed: what it means at once, what it brings in a thread."""
        typed = self.typed
        shift: Shift | None = None
        echo = ""
        try:
            shift = self.target.by(typed) if typed else None
        except CampaignError as error:
            echo = f"▲ {failure(error)}"
        self.tell(echo, _("Looking at what that brings …") if shift else "")
        self.query_one(Listing).renew(0)
        if shift is not None:
            plan = self.desk.plan
            work = partial(self._foresee, plan, typed, shift)
            self.run_worker(work, thread=True, exclusive=True, exit_on_error=False, group="foreseeing")

    def _foresee(self, plan: Plan, typed: str, shift: Shift) -> None:
        """Work out what a move brings; in a thread."""
        worker = get_current_worker()

        def both(checking: "Checking") -> tuple[Foresight, Foresight] | None:
            if worker.is_cancelled:  # something else is typed by now
                return None
            seen = foresee(checking, shift)
            return None if worker.is_cancelled else (seen, with_fixes(seen))

        found = self.campaign_app.inspector.ask(self.desk, both)
        if found is not None and not worker.is_cancelled:
            self.app.call_from_thread(self.show, plan, typed, *found)

    def show(self, plan: Plan, typed: str, seen: Foresight, safe: Foresight) -> None:
        """Show what a move brings, when it is still the one that is typed."""
        if self.is_attached and self.desk.plan is plan and self.typed == typed:
            self.seen = plan, typed, seen, safe
            self.tell(self.echo(seen), self.summary(seen, safe))
            self.query_one(Listing).renew(0)

    def tell(self, echo: str, summary: str) -> None:
        """Write what was understood, and what it comes to in a line."""
        self.query_one("#echo", Label).update(content(in_cells(echo)))
        self.query_one("#summary", Label).update(content(in_cells(summary)))
        self.refresh_bindings()

    def echo(self, seen: Foresight) -> str:
        """Return what was understood: of a milestone its own days, of all else those of the first that moves."""
        own = [each for each in seen.moves if each.id == self.target.milestone]
        first = next(iter(own or seen.moves), None)
        if first is None:
            return _("→ nothing moves")
        told = f"{day_and_time(first.before)} → {day_and_time(first.after)} ({days_away(first.days)})"
        return " · ".join([told, *self.loosened(seen.edit)]) if own else f"{first.title}: {told}"

    def loosened(self, edit: Edit) -> Iterator[str]:
        """Give on what the milestone hung that gets a date of its own."""
        for change in edit.changes:
            if isinstance(change.before, Milestone) and isinstance(change.after, Milestone):
                hung = loose(self.desk.plan, change.before.date, change.after.date)
                if hung is not None and change.id == self.target.milestone:
                    yield f"▲ {current().render(hung)}"

    @staticmethod
    def summary(seen: Foresight, safe: Foresight) -> str:
        """Return how much moves, stays and goes wrong, and how much of it is mended with fixes."""
        parts = [current().render(each) for each in tallied(seen.moves, seen.stays)]
        codes = [each.code for each in seen.arisen if each.severity != "hint"]
        if serious := len(codes) - max(0, codes.count(PASSED) - 1):
            parts.append(_n("{count} new ▲", "{count} new ▲", serious))
        if safe.mended:
            parts.append(_n("{count} can be mended (F6)", "{count} can be mended (F6)", safe.mended))
        return " · ".join(parts)

    # The lines

    def items(self, width: int) -> Sequence[Item]:
        """Return everything that the move brings, the most telling first."""
        if self.seen is None:
            return []
        seen, safe = self.seen[2:]
        left = {spot_of(each) for each in safe.arisen}
        found: dict[bool, list[Item]] = {True: [], False: []}
        for each in seen.unmarked:
            mends = [] if spot_of(each) in left else mending(each, width)
            found[each.severity != "hint"].append([*sentence_of(each, width), *mends])
        items = found[True]
        items += [row(each, width) for each in with_days(seen.moves, safe)]
        alone, hanging = folded(seen.stays)
        items += [[stays(each, width)] for each in alone]
        items += [[[("muted", shorten(in_cells(current().render(each)), width))]] for each in hanging]
        items += found[False]
        items += [gone(each, width) for each in seen.gone if each.severity != "hint" and each.code != PASSED]
        return items

    # What is done

    def action_walk(self, direction: int) -> None:
        """Go through the lines."""
        self.query_one(Listing).walk(direction)

    def action_page(self, direction: int) -> None:
        """Go a screen of lines on or back."""
        self.query_one(Listing).page(direction)

    def action_do(self) -> None:
        """Carry the move out as it was seen; what was not seen yet is looked at first."""
        self.take(safe=False)

    def action_mend(self) -> None:
        """Carry the move out with every safe fix."""
        self.take(safe=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to mend once there is something to mend."""
        del parameters
        return action != "mend" or (self.seen is not None and self.seen[3].mended > 0)

    def take(self, *, safe: bool) -> None:
        """Give the edit of what was seen."""
        if self.seen is None or self.seen[0] is not self.desk.plan or self.seen[1] != self.typed:
            self.look()
            return
        _plan, _typed, seen, mended = self.seen
        if safe and not mended.mended:
            self.notify(_("Nothing of this can be mended safely; enter carries it out as it is."), markup=False)
            return
        edit = (mended if safe else seen).edit
        self.dismiss(edit if edit.changes else None)


def moment_cells(width: int) -> int:
    """Return the cells of a moment on lines of so many."""
    return LONGEST if width >= ROOMY else MOMENT


def row(moving: Moving, width: int) -> Item:
    """Return what moves: from, to, what it is, and what is odd about the day, below it where a line is narrow."""
    said = _("confidential")
    title = f"{in_cells(moving.title)} ({said})" if moving.confidential else in_cells(moving.title)
    cells = moment_cells(width)
    when = f"{pad(day_and_time(moving.before), cells)} → {pad(day_and_time(moving.after), cells)} "
    odd = "  ".join(f"▲ {in_cells(current().render(each))}" for each in marks(moving))
    free = width - cell_width(when) - 2
    below = bool(odd) and width < ROOMY and cell_width(title) + cell_width(odd) + 2 > free
    room = max(8, free - (cell_width(odd) + 2 if odd and not below else 0))
    name = ("◆ " if moving.milestone else "  ") + pad(shorten(title, room), room)
    line = [("muted", when), ("strong" if moving.milestone else "", name)]
    if below:
        return [line, [("warning", shorten(f"{pad('', cell_width(when))}  {odd}", width))]]
    return [[*line, ("warning", f"  {odd}")] if odd else line]


def stays(staying: Staying, width: int) -> list[tuple[str, str]]:
    """Return one line of what stays, and why."""
    why = _("stays: {why}").format(why=in_cells(current().render(staying.why)))
    cells = moment_cells(width)
    below = pad("", cells) if width >= ROOMY else ""
    when = f"{pad(day_and_time(staying.slot), cells)} = {below} "
    both = width - cell_width(when) - 4
    name = in_cells(name_of(staying.entry))
    why = shorten(why, max(LEAST_WHY, both - min(cell_width(name), LEAST_TITLE)))
    room = max(8, both - cell_width(why))
    title = shorten(name, room)
    sign = "◆ " if isinstance(staying.entry, Milestone) else "  "
    return [("muted", when), ("", sign + pad(title, room)), ("muted", f"  {why}")]


def mending(finding: Finding, width: int) -> Item:
    """Return what F6 does about a finding that a move brings; nothing where that is mended by something else."""
    if finding.fix is None:
        return []
    text = _("F6: {text}").format(text=current().render(finding.fix.text))
    return [[("muted", shorten(f"  {in_cells(text)}", width))]]


def with_days(moves: Iterable[Moving], safe: Foresight) -> Iterator[Moving]:
    """Give what moves with the day that F6 gives it, where that is another; it may be the day that it has now."""
    days = {each.id: each.after.first for each in safe.moves if each.after}
    for moving in moves:
        day = days.get(moving.id, moving.before.first if moving.before else None)
        yield replace(moving, better=day if moving.after and day != moving.after.first else None)


def gone(finding: Finding, width: int) -> Item:
    """Return a finding that the move mends, on one line."""
    text = _("mended: {text}").format(text=current().render(finding.text))
    return [[("muted", shorten(in_cells(f"✓ {finding.code} {text}"), width))]]
