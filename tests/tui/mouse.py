"""A mouse in tests: it clicks on what is read, and turns its wheel over a widget."""

from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.widget import Widget

from campaign.tui.app import CampaignApp
from campaign.tui.widgets.keyline import KeyLine
from tests.tui.driving import screen_text

RIGHT = 3
"""The right button, as terminals count them."""


class Hand:
    """A hand on a mouse, and eyes on the screen: it clicks on words."""

    def __init__(self, app: CampaignApp, pilot: Pilot[object]) -> None:
        self.app, self.pilot = app, pilot

    def place(self, words: str, *, last: bool = False) -> tuple[int, int]:
        """Return the cell of the first letter of some words, on the first or last line that holds them."""
        lines = screen_text(self.app).splitlines()
        found = [(line.index(words), y) for y, line in enumerate(lines) if words in line]
        assert found, f"{words} is not on the screen:\n" + "\n".join(lines)
        return found[-1 if last else 0]

    async def click(self, words: str, *, times: int = 1, last: bool = False, button: int = 1) -> None:
        """Click on the first or last line that holds these words, at their first letter."""
        await self.pilot.pause()
        await self.pilot.click(offset=self.place(words, last=last), times=times, button=button)
        await self.pilot.pause()

    async def key(self, shown: str) -> None:
        """Click a key at the foot of the screen on top, or one of two that have one name."""
        await self.pilot.pause()
        line = self.app.screen.query_one(KeyLine)
        places = ((start + each.shown.index(shown), each) for start, each in line._places if shown in each.shown)
        start, _key = next(places)
        await self.pilot.click(line, offset=(start + line.gutter.left, 0))
        await self.pilot.pause()

    async def wheel(
        self, over: Widget | str, steps: int = 1, at: tuple[int, int] = (2, 2), *, across: bool = False
    ) -> None:
        """Turn the wheel over a widget: towards oneself, which looks further, or back when steps is below zero.

        With shift held down it looks sideways.
        """
        turn = MouseScrollDown if steps > 0 else MouseScrollUp
        for _step in range(abs(steps)):
            await self.pilot._post_mouse_events([turn], over, at, shift=across)
        await self.pilot.pause()
