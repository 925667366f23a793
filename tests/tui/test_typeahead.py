"""Keys that come faster than a screen handles them: each finds what the one before it left."""

import asyncio
from typing import Any, ClassVar

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from campaign.tui.typeahead import TypeAhead
from tests.tui.driving import becomes


class Row(Vertical):
    """A field in a row that says in words of its own what was typed, as the rows of a form do."""

    class Typed(Message):
        """Another text stands in the field."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def __init__(self, rests: int) -> None:
        super().__init__()
        self.rests = rests

    def compose(self) -> ComposeResult:
        """Hold one field."""
        yield Input()

    @on(Input.Changed)
    async def tell(self, event: Input.Changed) -> None:
        """Say what was typed, after having let others go first."""
        event.stop()
        for _ in range(self.rests):
            await asyncio.sleep(0)
        self.post_message(self.Typed(event.value))


class Form(App[None]):
    """A form that takes over what its row told, by a key that the app gets first."""

    BINDINGS: ClassVar = [("f2", "take_over", "take over")]

    def __init__(self, rests: int) -> None:
        super().__init__()
        self.rests = rests
        self.told = ""
        self.taken: list[str] = []
        self.typeahead = TypeAhead(self, super().on_event)

    async def on_event(self, event: events.Event) -> None:
        """Hand keys on one behind the other."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.typeahead.take(event)
        else:
            await super().on_event(event)

    def compose(self) -> ComposeResult:
        """Hold one row, within others."""
        with Vertical(), Vertical():
            yield Row(self.rests)

    @on(Row.Typed)
    def note(self, event: Row.Typed) -> None:
        """Note what was told."""
        self.told = event.value

    def action_take_over(self) -> None:
        """Take over what was told."""
        self.taken.append(self.told)


async def test_keys_behind_the_one_that_ends_the_program_are_let_go():
    app = Form(0)
    async with app.run_test() as pilot:
        app.post_message(events.Key("x", "x"))
        app.post_message(events.Key("y", "y"))
        await becomes(pilot, lambda: app.told == "xy")
        screens = list(app._screen_stack)
        app._screen_stack.clear()
        await app.typeahead.take(events.Key("z", "z"))
        app._screen_stack.extend(screens)
        assert app.told == "xy"


@pytest.mark.parametrize("rests", [0, 1, 3, 10])
async def test_a_key_comes_behind_what_the_one_before_it_set_going(rests: int):
    app = Form(rests)
    async with app.run_test() as pilot:
        for number in range(10):
            keys: list[Any] = [*f"{number}x ", "f2"]
            for key in keys:
                app.post_message(events.Key("space" if key == " " else key, key if len(key) == 1 else None))
        told = ["".join(f"{each}x " for each in range(number + 1)) for number in range(10)]
        await becomes(pilot, lambda: len(app.taken) == len(told))
        assert app.taken == told
