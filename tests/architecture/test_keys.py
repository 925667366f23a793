"""Every command of every screen has a key that reaches the program, and no two commands of a screen share one."""

import importlib
import pkgutil
import re

import pytest
from textual.binding import Binding
from textual.widgets import Input

from campaign.tui import screens
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.commands import Command, clashes
from campaign.tui.screens.base import Commanding, Dialog
from campaign.tui.screens.small import TooSmall

LOST = re.compile(r"ctrl\+(i|m|h|j|left_square_bracket|shift\+.*)|alt\+.*|super\+.*|ctrl\+alt\+.*")
"""Keys that arrive as tab, enter, backspace or escape, or not at all."""
FAMILIES = {
    "function keys, which desktops and terminals keep": re.compile(r"f\d+"),
    "shift with an arrow, which terminals select or scroll with": re.compile(r"shift\+(left|right|up|down)"),
    "flow control, which stops and starts a terminal": re.compile(r"ctrl\+[sq]"),
    "the prefix of tmux or screen, or suspending": re.compile(r"ctrl\+[abz]"),
}
"""Keys that some terminals keep to themselves: only beside a key that is kept for another reason, or for none."""


def every_screen() -> list[type[Commanding]]:
    """Return every screen that has commands."""
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"campaign.tui.screens.{module.name}")
    found, queue = [], [Commanding]
    while queue:
        kind = queue.pop()
        queue += kind.__subclasses__()
        if kind.ACTIONS:
            found.append(kind)
    return sorted(set(found), key=lambda kind: kind.__name__)


def every_command() -> list[Command]:
    """Return every command, once."""
    return list(dict.fromkeys([*ANYWHERE, *(command for kind in every_screen() for command in kind.ACTIONS)]))


def test_there_are_screens_to_look_at():
    assert len(every_screen()) >= 10
    assert len({command.id for command in every_command()}) >= 60


@pytest.mark.parametrize("command", every_command(), ids=lambda command: command.id)
def test_a_command_has_a_key_that_arrives(command: Command):
    keys = command.keys.split(",")
    assert all(keys)
    assert [key for key in keys if LOST.fullmatch(key)] == []
    reasons = [next((name for name, keys_ in FAMILIES.items() if keys_.fullmatch(key)), key) for key in keys]
    fragile = [reason for reason in reasons if reason in FAMILIES]
    assert len(fragile) < len(keys) or len(set(reasons)) > 1, f"{command.id} has only {fragile}"


@pytest.mark.parametrize("kind", every_screen(), ids=lambda kind: kind.__name__)
def test_no_two_commands_of_a_screen_share_a_key(kind: type[Commanding]):
    alone = issubclass(kind, Dialog | TooSmall)  # nothing below a dialog gets a key
    commands = [*kind.ACTIONS, *(() if alone else ANYWHERE)]
    labels = {command.id: command.label for command in commands}
    assert [clash for clash in clashes(commands, {}) if labels[clash[1]] != labels[clash[2]]] == []


def test_keys_of_a_person_that_clash_are_found():
    timeline = next(kind for kind in every_screen() if kind.__name__ == "TimelineScreen").ACTIONS
    assert clashes(timeline, {"timeline.undo": "s"}) == [("s", "timeline.undo", "timeline.save")]
    assert clashes(timeline, {"timeline.undo": "f9"}) == []
    assert clashes(timeline, {"timeline.undo": "s", "timeline.save": "f9"}) == []


def test_no_command_takes_a_key_from_whoever_edits_a_line():
    editing = {key for each in Binding.make_bindings(Input.BINDINGS) for key in each.key.split(",")} - {"enter"}
    assert {"ctrl+x", "ctrl+w", "home", "left"} <= editing
    fieldless = {"settings", "conflicts"}
    first = [each for each in every_command() if each.priority and each.id.split(".")[0] not in fieldless]
    assert len(first) > 5
    taken = {command.id: editing & set(command.keys.split(",")) for command in first}
    assert {each: keys for each, keys in taken.items() if keys} == {}
