"""What can be chosen when a plan is handed out: the form, what is in it, and in how many files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from campaign.calendars.events import Request
from campaign.desk.asking import requested
from campaign.desk.desk import Desk
from campaign.desk.handing import CALENDAR, EVERYTHING, KINDS, OUTSIDERS
from campaign.language import _, mark
from campaign.model.plan import Plan
from campaign.schedule.filters import Filter
from campaign.schedule.lanes import LaneKind
from campaign.text import pad

BOX = 40  # cells of what can be ticked


@dataclass(frozen=True, slots=True)
class Wish:
    """What is chosen and ticked."""

    kind: str = CALENDAR
    filtered: bool = False
    milestones: bool = True
    deadlines: bool = False
    tasks: bool = False
    quiet: bool = False
    feed: bool = False
    by: LaneKind | None = None
    briefed: bool | None = None
    """A document has the brief and what waits for a moment; None: unless it is for an audience."""
    confidential: tuple[str, ...] = ()
    """Confidential messages that go out after all, by id."""

    def rows(self, plan: Plan, shown: Filter | None) -> Iterator[tuple[str, str]]:
        """Give what can be chosen, each by its name and its text."""
        yield "kind", _(KINDS[self.kind])
        if shown:
            yield "filtered", _("only what is searched for")
        if self.kind in {CALENDAR, EVERYTHING}:
            yield from ((name, _(text)) for name, text in TICKS)
        if self.kind not in {CALENDAR, OUTSIDERS}:
            yield "briefed", _("with the brief and what has no date yet")
        if self.kind == CALENDAR:
            yield "by", _(dict(SPLITS)[self.by])
        yield "choose", _("choose which messages …")
        if any(each.confidential for each in plan.messages):
            yield "confidential", _("confidential messages that go along …")

    def line(self, name: str, text: str, *, ticked: bool) -> str:
        """Return a row: a box that may be ticked, a choice between two arrows, or what opens something."""
        if name in {"kind", "by"}:
            return f" ◂  {text} ▸"
        if name in {"choose", "confidential"}:
            return f" …  {text}"
        return f"{'[x]' if ticked else '[ ]'} {pad(text, BOX)}"

    def divided(self, direction: int) -> "Wish":
        """Return it with the next or previous way to divide the calendar over files."""
        kinds = [kind for kind, _text in SPLITS]
        return replace(self, by=kinds[(kinds.index(self.by) + direction) % len(kinds)])

    def request(self, desk: Desk, shown: Filter | None) -> Request:
        """Return which messages of a plan go out, and what else does."""
        request = Request(
            milestones=self.milestones,
            deadlines=self.deadlines,
            tasks=self.tasks,
            quiet=self.quiet,
            confidential=self.confidential,
        )
        return requested(desk, shown, request) if shown and self.filtered else request


TICKS = (
    ("milestones", mark("milestones")),
    ("deadlines", mark("deadlines of activations")),
    ("tasks", mark("open tasks")),
    ("quiet", mark("quiet periods")),
    ("feed", mark("as a feed that colleagues subscribe to")),
)
"""What can be ticked for a calendar."""
SPLITS: tuple[tuple[LaneKind | None, str], ...] = (
    (None, mark("one file")),
    ("channel", mark("a file per channel")),
    ("audience", mark("a file per audience")),
    ("owner", mark("a file per owner")),
    ("status", mark("a file per status")),
    ("phase", mark("a file per phase")),
)
"""How the calendar is divided over files, and what that is called."""
