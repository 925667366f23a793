"""Commands: each one thing a planner can do, from which come its key, the footer, the palette and the help."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingsMap

from campaign.language import _


class Command(NamedTuple):
    """One thing to do on a screen."""

    id: str
    """Its name in the settings of a person: "timeline.undo"."""
    action: str
    """The method that does it, as Textual names actions."""
    label: str
    """What it is called, of the catalogue; a few words."""
    keys: str
    """Its keys, with commas between them. What a terminal may swallow has a second one."""
    shown: str = ""
    """How its key is written; the first of its keys when empty."""
    help: str = ""
    """A sentence more, of the catalogue."""
    footer: bool = False
    """It stands at the foot of the screen."""
    roomy: int = 0
    """It stands at the foot of a screen that has room for it; a higher number goes first when there is less."""
    at_foot: str = ""
    """What it is called at the foot, of the catalogue, when that is not its label."""
    pair: str = ""
    """The id of the command whose key stands beside its own at the foot, under one name."""
    priority: bool = False
    """It works while somebody types, too."""

    @property
    def name(self) -> str:
        """Return its label in the language in use."""
        return _(self.label)

    def key_on(self, keymap: Mapping[str, str]) -> str:
        """Return its keys under a person's keymap."""
        return keymap.get(self.id, self.keys)

    def shown_on(self, keymap: Mapping[str, str]) -> str:
        """Return how its key is written under a person's keymap."""
        own = keymap.get(self.id)
        return readable(own.split(",")[0]) if own else self.shown or readable(self.keys.split(",")[0])

    def binding(self, keymap: Mapping[str, str]) -> Binding:
        """Return its key as Textual wants it."""
        return Binding(
            self.key_on(keymap),
            self.action,
            self.name,
            show=self.footer or bool(self.roomy),
            key_display=self.shown_on(keymap),
            priority=self.priority,
            id=self.id,
        )


KEY_NAMES = {
    "enter": "↵",
    "escape": "esc",
    "question_mark": "?",
    "exclamation_mark": "!",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "delete": "del",
    "space": "␣",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "equals_sign": "=",
    "underscore": "_",
    "dollar_sign": "$",
    "backslash": "\\",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def readable(key: str) -> str:
    """Return a key as people write it: "^p", "F1", "?"."""
    if key.startswith("ctrl+"):
        return f"^{readable(key.removeprefix('ctrl+'))}"
    if key.startswith("shift+"):
        return f"⇧{readable(key.removeprefix('shift+'))}"
    return KEY_NAMES.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def bindings(commands: Iterable[Command], keymap: Mapping[str, str]) -> BindingsMap:
    """Return the keys of commands under a person's keymap."""
    return BindingsMap([command.binding(keymap) for command in commands])


def clashes(commands: Iterable[Command], keymap: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return the keys that two commands of one screen would share: the key, the first and the second command."""
    taken: dict[str, str] = {}
    found = []
    for command in commands:
        for key in command.key_on(keymap).split(","):
            if key in taken:
                found.append((key, taken[key], command.id))
            taken.setdefault(key, command.id)
    return found
