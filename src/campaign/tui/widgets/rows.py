"""A field of a form: its name, where it is typed, and what was understood."""

from collections import deque
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message as Event
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Label, RadioButton, RadioSet, TextArea
from textual.widgets.text_area import Edit, EditResult

from campaign.language import _
from campaign.text import clean, clean_lines
from campaign.tui.safe import content
from campaign.tui.screens.fields import Field

EARLIER = 200
"""Keys that are taken back at most."""
ECHO_AFTER = 0.12
"""Seconds after the last key before what was typed is read: keys are never slower than the user types them."""


class PickLabel(Label):
    """The mark behind a field that has something to pick from."""

    def on_click(self, event: Click) -> None:
        """Ask for the picker."""
        event.stop()
        parent = self.parent
        while parent is not None and not isinstance(parent, FieldRow):
            parent = parent.parent
        if parent is not None:
            self.post_message(FieldRow.PickWanted(parent.field))


class Tick(Checkbox):
    """A box that shows its tick by a glyph rather than by its colour alone."""

    @property
    def _button(self) -> Content:
        return Content("[x]" if self.value else "[ ]")


class Dot(RadioButton):
    """A choice of which one can hold; it says so by a glyph rather than by its colour alone."""

    @property
    def _button(self) -> Content:
        return Content("◉" if self.value else "○")


class Radio(RadioSet):
    """At most one of a few words, all in view."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,backspace", "clear", show=False)]

    def __init__(self, words: tuple[str, ...], chosen: str) -> None:
        self.dots = [Dot(content(word), word == chosen, compact=True) for word in words]
        super().__init__(*self.dots, compact=True)
        self.words = words

    @property
    def value(self) -> str:
        """Return the word that holds; "" when none does."""
        return next((word for dot, word in zip(self.dots, self.words, strict=True) if dot.value), "")

    @value.setter
    def value(self, word: str) -> None:
        with self.prevent(RadioButton.Changed):
            for button, each in zip(self.dots, self.words, strict=True):
                button.value = each == word
        self._pressed_button = next((button for button in self.dots if button.value), None)

    def action_clear(self) -> None:
        """Let none of them hold any more."""
        if self.pressed_button is not None:
            pressed = self.pressed_button
            self.value = ""
            self.post_message(self.Changed(self, pressed))


class CleanInput(Input):
    """A line to type on that takes nothing a terminal must not get, pasted or not, and takes back what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "take_back", show=False)]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self.earlier: deque[str] = deque(maxlen=EARLIER)
        """What stood here before, the last one at the end."""

    def watch_value(self, before: str, after: str) -> None:
        """Remember what stood here."""
        if before != after and self.has_focus:
            self.earlier.append(before)

    def action_take_back(self) -> None:
        """Bring back what stood here before the last key."""
        if self.earlier:
            *others, before = self.earlier
            self.value = before
            self.cursor_position = len(before)
            self.earlier = deque(others, EARLIER)  # what is taken back is no step of its own

    def validate_value(self, value: str) -> str:
        """Return what was typed without control characters."""
        return clean(value)


class CleanArea(TextArea):
    """Lines to type on that take nothing a terminal must not get, pasted or not."""

    def edit(self, edit: Edit) -> EditResult:
        """Put in what was typed without control characters."""
        edit.text = clean_lines(edit.text)
        return super().edit(edit)


class SentenceArea(CleanArea):
    """A sentence on as many lines as it takes, without a break of its own; enter goes on to the next field."""

    def edit(self, edit: Edit) -> EditResult:
        """Put in what was typed, on one line as the plan has it."""
        edit.text = " ".join(edit.text.splitlines()) if "\n" in edit.text else edit.text
        return super().edit(edit)

    def on_key(self, event: Key) -> None:
        """Go on where an arrow or enter leads out of it."""
        line, last = self.wrapped_document.location_to_offset(self.cursor_location).y, self.wrapped_document.height - 1
        leads = {"enter": True, "down": line >= last, "up": line == 0}
        if leads.get(event.key):
            event.stop()
            event.prevent_default()
            self.screen.focus_previous() if event.key == "up" else self.screen.focus_next()


Control = CleanInput | CleanArea | Tick | Radio
"""What is typed in, ticked or chosen from."""


class FieldRow(Vertical):
    """One field.

    It holds what is typed in and the line below, so that a form that is being left, whose widgets are taken away one by
    one, can still be read.
    """

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        width: 1fr;
        margin-right: 1;
        & Horizontal { height: auto; width: 1fr; }
        & .name { width: 14; color: $muted; }
        & .pick { width: 2; color: $primary; }
        & .echo { padding-left: 14; color: $muted; height: auto; width: 1fr; display: none; }
        & .echo.shown { display: block; }
        & .echo.wrong { color: $error; }
        & Input { border: none; height: 1; width: 1fr; padding: 0 1; }
        & TextArea { border: none; height: 4; width: 1fr; padding: 0 1 0 0; }
        & SentenceArea { height: auto; min-height: 1; max-height: 3; }
        & Checkbox { border: none; height: 1; padding: 0; background: $background; }
        & RadioSet { width: 1fr; background: $background; }
        & RadioSet:blur > RadioButton.-selected > .toggle--label { background: $background; }
        &.side { width: 14; & Vertical { height: auto; } & .name { width: 1fr; } }
    }
    """

    class Typed(Event):
        """Something else stands in the field."""

        def __init__(self, field: Field, value: str) -> None:
            self.field = field
            self.value = value
            super().__init__()

    class PickWanted(Event):
        """The picker of the field is asked for."""

        def __init__(self, field: Field) -> None:
            self.field = field
            super().__init__()

    def __init__(self, field: Field, value: str, inherited: str = "") -> None:
        super().__init__(id=f"field-{field.key}", classes="side" if field.kind == "radio" else None)
        self.field = field
        self.inherited = inherited
        self.control = self.made_control(value)
        self.echo = Label(classes="echo")

    def compose(self) -> ComposeResult:
        """Put the name before the place to type, the echo below."""
        with Vertical() if self.field.kind == "radio" else Horizontal():
            yield Label(content(_(self.field.label)), classes="name")
            yield self.control
            if self.field.picked:
                yield PickLabel("▾", classes="pick")
        yield self.echo

    def made_control(self, value: str) -> Control:
        """Return what is typed in."""
        hint = "" if self.field.explained else _(self.field.hint)
        hint = _("{value} (shared)").format(value=self.inherited) if self.inherited else hint
        match self.field.kind:
            case "lines":
                area = CleanArea(value, compact=True, tab_behavior="focus", soft_wrap=True)
                area.placeholder = content(hint)
                return area
            case "sentence":
                sentence = SentenceArea(value, compact=True, tab_behavior="focus", soft_wrap=True)
                sentence.placeholder = content(hint)
                return sentence
            case "flag":
                return Tick(content(hint or _("yes")), value == "ja", compact=True)
            case "radio":
                return Radio(tuple(map(_, self.field.words)), value)
            case _:
                return CleanInput(value, placeholder=hint)

    @property
    def value(self) -> str:
        """Return what stands in the field."""
        control = self.control
        if isinstance(control, Checkbox):
            return "ja" if control.value else "nee"
        return control.text if isinstance(control, TextArea) else control.value

    @value.setter
    def value(self, text: str) -> None:
        control = self.control
        if isinstance(control, Checkbox):
            control.value = text == "ja"
        elif isinstance(control, TextArea):
            control.text = text
        else:
            control.value = text
            if isinstance(control, Input):
                control.cursor_position = len(text)

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Show below the field what was understood, or what is wrong; else its hint, when that belongs there."""
        text = text or (_(self.field.hint) if self.field.explained else "")
        self.echo.update(content(text))
        self.echo.set_class(bool(text), "shown")
        self.echo.set_class(wrong, "wrong")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(self.field, event.value))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(self.field, event.text_area.text))

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """Pass on what was ticked."""
        event.stop()
        self.post_message(self.Typed(self.field, "ja" if event.value else "nee"))

    def on_radio_set_changed(self, event: Radio.Changed) -> None:
        """Pass on what was chosen."""
        event.stop()
        self.post_message(self.Typed(self.field, self.value))

    def on_key(self, event: Key) -> None:
        """Let down open the picker, as a list under a field does, and go to the next field elsewhere."""
        if isinstance(self.control, TextArea | Radio) or event.key not in {"down", "up", "f4"}:
            return
        event.stop()
        event.prevent_default()
        if event.key == "up":
            self.screen.focus_previous()
        elif self.field.picked:
            self.post_message(self.PickWanted(self.field))
        elif event.key == "down":
            self.screen.focus_next()


def chosen_whole(widget: Widget | None) -> Widget | None:
    """Return a widget; what stands on a line is chosen whole, so that the first key replaces it. ^z brings it back."""
    if isinstance(widget, CleanInput):
        widget.action_select_all()
    elif isinstance(widget, SentenceArea):
        widget.select_all()
    return widget
