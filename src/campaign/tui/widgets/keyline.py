"""The foot of a screen: the keys that work here and now, on one line.

One widget draws them all. Textual's own footer makes a widget per key, anew whenever a screen opens or closes, which
took longer than everything else that a dialog does; and it cuts off what does not fit.
"""

from typing import ClassVar, NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

from campaign.language import _
from campaign.text import cell_width
from campaign.tui.commands import Command
from campaign.tui.safe import content

WAY_BACK = "escape"
WIDE_GAP, GAP = 2, 1  # empty cells between two keys, where there is room and where there is not


class Key(NamedTuple):
    """One key at the foot."""

    key: str
    """The key as Textual names it."""
    shown: str
    """How it is written."""
    label: str
    """What it does."""
    enabled: bool
    """It can be done now."""
    roomy: int
    """It is shown only where there is room; a higher number goes first."""
    stays: bool
    """It is shown however little room there is."""
    other: str = ""
    """A second key under the same name, as Textual names it."""
    first: int = 0
    """The cells of the first of two keys; a click behind them is on the second."""

    @property
    def width(self) -> int:
        """Return its cells."""
        return cell_width(self.shown) + 1 + cell_width(self.label)


class KeyLine(Widget):
    """The keys of a screen from the left, those that work everywhere at the right."""

    COMPONENT_CLASSES: ClassVar = {"keyline--key", "keyline--disabled"}
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        padding: 0 1;
        color: $footer-description-foreground;
        background: $footer-background;
        & > .keyline--key { color: $footer-key-foreground; text-style: bold; }
        & > .keyline--disabled { color: $muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, Key]] = []
        self._shown: list[Key] = []

    def on_mount(self) -> None:
        """Show other keys when others work."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[object]) -> None:
        """Draw the line again when it is another one."""
        if screen is self.screen and [key for keys in self._keys() for key in keys] != self._shown:
            self.refresh()

    def _keys(self) -> tuple[list[Key], list[Key]]:
        """Return the keys of this screen, and those that work everywhere."""
        nodes = (self.screen, self.screen.focused)
        commands = {command.id: command for node in nodes for command in getattr(node, "ACTIONS", ())}
        active = self.screen.active_bindings.values()
        bindings = {each.binding.id: each.binding for each in active}
        here: dict[str, Key] = {}
        everywhere: dict[str, Key] = {}
        for node, binding, enabled, _tooltip in active:
            if binding.show and self._told_by(node, "of_use", binding, otherwise=True):
                command = commands.get(binding.id or "")
                other = bindings.get(command.pair) if command and command.pair else None
                stays = binding.key == WAY_BACK or self._told_by(node, "stays", binding, otherwise=False)
                key = self._key(binding, command, other, enabled)._replace(stays=stays)
                (everywhere if isinstance(node, App) else here).setdefault(binding.id or binding.action, key)
        return list(here.values()), list(everywhere.values())

    @staticmethod
    def _told_by(node: object, what: str, binding: Binding, *, otherwise: bool) -> bool:
        """Return what a screen or widget says of a key at the foot, where it says anything."""
        says = getattr(node, what, None)
        return otherwise if says is None else bool(says(binding.action))

    def _key(self, binding: Binding, command: Command | None, other: Binding | None, enabled: bool) -> Key:
        """Return a key with its name, and a second one beside it when the two have one name."""
        shown = self.app.get_key_display(binding)
        label = _(command.at_foot) if command and command.at_foot else binding.description
        key = Key(binding.key, shown, label, enabled, command.roomy if command else 0, stays=False)
        if other is None:
            return key
        both = f"{shown}/{self.app.get_key_display(other)}"
        return key._replace(shown=both, other=other.key, first=cell_width(shown) + 1)

    def render(self) -> Content:
        """Return the line; what does not fit is left out, the last ones of the screen first, what stays last."""
        here, everywhere = self._keys()
        self._shown = [*here, *everywhere]
        room = self.content_size.width
        plain = [key for key in (*here, *everywhere) if not key.roomy]
        gap = WIDE_GAP if _width(plain, WIDE_GAP) <= room else GAP
        while here and _width([*here, *everywhere], gap) > room:
            here.remove(max(reversed(here), key=lambda key: (not key.stays, key.roomy)))
        self._places = []
        place = self._put(here, 0, gap)
        self._put(everywhere, max(place, room - _width(everywhere, gap)), gap)
        line = Content("")
        for start, key in self._places:
            line += Content(" " * (start - line.cell_length)) + self._drawn(key)
        return line

    def _put(self, keys: list[Key], place: int, gap: int) -> int:
        """Give some keys their places from this cell on; return the cell where more may follow."""
        for key in keys:
            self._places.append((place, key))
            place += key.width + gap
        return place

    def _drawn(self, key: Key) -> Content:
        """Return one key with its name."""
        if not key.enabled:
            return content(f"{key.shown} {key.label}").stylize(self.get_visual_style("keyline--disabled"))
        return content(f"{key.shown} ").stylize(self.get_visual_style("keyline--key")) + content(key.label)

    def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        cell = event.get_content_offset_capture(self).x
        for start, key in self._places:
            if start <= cell < start + key.width and key.enabled:
                second = key.other and key.first <= cell - start < cell_width(key.shown)
                self.app.simulate_key(key.other if second else key.key)


def _width(keys: list[Key], gap: int) -> int:
    """Return the cells of some keys side by side."""
    return sum(key.width for key in keys) + gap * max(0, len(keys) - 1)
