"""What the views have in common that show a plan without its messages in hand: the way back, and on to any other."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from campaign.language import mark
from campaign.tui.commands import Command
from campaign.tui.screens.planview import PlanView
from campaign.tui.screens.timeline_actions import TIMELINE_ACTIONS
from campaign.tui.screens.work_actions import view_called

if TYPE_CHECKING:
    from campaign.tui.screens.messageview import MessageView

ONWARDS = ("work", "brief", "audiences", "coverage")
"""Actions that show another view."""


def ways_from(action: str) -> tuple[Command, ...]:
    """Return the commands that lead from a view to every other one, when `action` is the one that leads to it."""
    ways = [each for each in TIMELINE_ACTIONS if each.action.split("(")[0] in ONWARDS and each.action != action]
    return (Command("beside.timeline", "timeline", mark("timeline"), "1"), *ways)


class BesideView(PlanView):
    """A view that lies over one of messages, which keeps its message in hand, its filter and its marks."""

    def action_back(self) -> None:
        """Go back to the view that this one lies over."""
        self.dismiss(None)

    def action_timeline(self) -> None:
        """Show the timeline."""
        self.go_on(self.below.show_timeline)

    def action_work(self, name: str) -> None:
        """Show another view of messages."""
        below = self.below
        self.go_on(lambda: None if isinstance(below, view_called(name)) else below.action_work(name))

    def action_brief(self) -> None:
        """Show why, for whom and with what."""
        self.go_on(self.below.action_brief)

    def action_audiences(self) -> None:
        """Show who hears what."""
        self.go_on(self.below.action_audiences)

    def action_coverage(self) -> None:
        """Show what reaches whom."""
        self.go_on(self.below.action_coverage)

    @property
    def below(self) -> "MessageView":
        """Return the view of messages that this one lies over."""
        stack = self.app.screen_stack
        return cast("MessageView", stack[stack.index(self) - 1])

    def go_on(self, show: Callable[[], object]) -> None:
        """Leave, and have the view below show another."""
        self.dismiss(None)
        self.app.call_later(show)
