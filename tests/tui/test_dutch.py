"""Nothing of Textual's own English shows in Dutch."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual import widgets
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from campaign.language import use
from tests.snapshots.test_screens import SCREENS, lay_out
from tests.tui.driving import app_on, screen_text

TOLD = {
    "No matches found",
    "Search for commands",
    "Select an option",
    "Must be a valid",
    "Command palette",
    "Press ctrl+q to quit",
    "to quit the app",
    "Maximize",
    "Minimize",
    "Screenshot",
    "Show help panel",
    "Hide help panel",
    "Change theme",
    "Loading",
}
"""What Textual writes on a screen by itself: the palette, empty lists, validators, the notice of ctrl+c."""
ELSEWHERE = {
    "nonsense in the palette": ("salarisverwerking-odoo.toml", ["ctrl+p", *"qqqq"]),
    "nonsense in the search": ("salarisverwerking-odoo.toml", ["slash", *"qqqq"]),
    "nonsense in the plans": (None, ["slash", *"qqqq"]),
    "ctrl+c": ("salarisverwerking-odoo.toml", ["L", "ctrl+c"]),
    "ctrl+c in a form": ("salarisverwerking-odoo.toml", ["enter", "ctrl+c"]),
    "help of a form": ("salarisverwerking-odoo.toml", ["enter", "f1"]),
    "a problem in a form": ("salarisverwerking-odoo.toml", ["a", "ctrl+s"]),
    "a picker": ("salarisverwerking-odoo.toml", ["enter", *["tab"] * 7, "f4"]),
    "a notice": ("salarisverwerking-odoo.toml", ["s"]),
    "a new plan": (None, ["n"]),
}


def described() -> set[str]:
    """Return what Textual calls the keys of its own widgets, as far as it cannot be a Dutch word."""
    for module in pkgutil.iter_modules(widgets.__path__):
        importlib.import_module(f"textual.widgets.{module.name}")
    found, queue = set(), [DOMNode]
    while queue:
        kind = queue.pop()
        queue += kind.__subclasses__()
        if kind.__module__.startswith("textual."):
            made = [each if isinstance(each, Binding) else Binding(*each) for each in vars(kind).get("BINDINGS", ())]
            found |= {each.description for each in made if " " in each.description}
    return found


def test_there_is_something_to_look_for():
    assert {"Move cursor left", "Page down"} & described()
    assert issubclass(App, DOMNode)
    assert issubclass(Screen, DOMNode)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("place", [*SCREENS.values(), *ELSEWHERE.values()], ids=[*SCREENS, *ELSEWHERE])
async def test_no_english_of_textual_shows_in_dutch(tmp_path: Path, place: tuple, size: tuple[int, int]):
    use("nl")
    lay_out(tmp_path / "plannen")
    plan, keys = place
    app = app_on(tmp_path / "plannen" / plan if plan else tmp_path / "plannen")
    async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        shown = screen_text(app)
        assert {each for each in TOLD | described() if each.casefold() in shown.casefold()} == set()
