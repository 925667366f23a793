"""Nothing of Textual's own English shows in Dutch."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path

import pytest
from textual import widgets
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from campaign.language import use
from tests import snapshots
from tests.snapshots.screens import lay_out
from tests.tui.driving import app_on, screen_text

SNAPSHOTS = Path(snapshots.__file__).parent / "__snapshots__"
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


@cache
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


def strange(shown: str) -> set[str]:
    """Return what a screen shows of Textual's own English."""
    return {each for each in TOLD | described() if each.casefold() in shown.casefold()}


def test_no_english_of_textual_shows_on_any_screen_as_it_is_kept():
    kept = (SNAPSHOTS / "test_screens.ambr").read_text("utf-8").split("\n# name: ")[1:]
    dutch = [each for each in kept if "-nl-" in each.partition("\n")[0]]
    assert len(dutch) > 200
    assert {each.partition("\n")[0]: strange(each) for each in dutch if strange(each)} == {}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("place", ELSEWHERE.values(), ids=ELSEWHERE)
async def test_no_english_of_textual_shows_in_dutch(tmp_path: Path, place: tuple, size: tuple[int, int]):
    use("nl")
    lay_out(tmp_path / "plannen")
    plan, keys = place
    app = app_on(tmp_path / "plannen" / plan if plan else tmp_path / "plannen")
    async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert strange(screen_text(app)) == set()
