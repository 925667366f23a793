"""Settings: language, colours, empty space, whether plans are checked along, and who works here."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from campaign.desk.who import logged_in
from campaign.language import _, current, mark
from campaign.storage.folders import config_folder
from campaign.storage.settings import FILE, Settings
from campaign.text import in_cells, pad
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog

THEME_WORDS = {"dark": mark("dark"), "light": mark("light"), "contrast": mark("high contrast")}
NAME_PLACE = 6
"""Which of the settings is the name."""
MEANINGS = (
    mark("The language of the screens; a plan keeps its own."),
    mark("Dark, light, or with more contrast."),
    mark("Less empty space, more of the plan."),
    mark("What a colleague would point out is told while you work."),
    mark("The terminal's cursor stands on what is in hand, for screen readers."),
    mark("Frames of plain characters, where lines are drawn badly."),
    mark("Who you are in the history of a message."),
)
"""What each of the settings does."""
LANGUAGE_WORDS = {"nl": mark("Dutch"), "en": mark("English")}


class SettingsDialog(Dialog[Settings | None]):
    """What a person can set; the arrows at its sides go to another value."""

    SCROLLS = "OptionList"
    AROUND = 12
    ACTIONS: ClassVar = (
        Command("settings.change", "change", mark("change"), "enter,space,right", "↵", footer=True, priority=True),
        Command("settings.back", "change(-1)", mark("value before"), "left", priority=True),
        Command("settings.done", "cancel", mark("done"), "escape,comma", "esc", footer=True),
    )
    TITLE_TEXT = mark("Settings")
    DEFAULT_CSS = """
    SettingsDialog OptionList { height: auto; border: none; padding: 0; background: $surface; }
    SettingsDialog Label { color: $muted; margin-top: 1; width: 1fr; }
    SettingsDialog.-flat Label { display: none; }
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.logged_in = in_cells(logged_in()) or "?"

    def fill(self) -> ComposeResult:
        """List the settings."""
        yield OptionList()
        yield Label()

    def on_mount(self) -> None:
        """Show the values."""
        self.show()

    def rows(self) -> list[tuple[str, str]]:
        """Return the settings with their values."""
        language = self.settings.language or current().code
        return [
            (_("Language"), _(LANGUAGE_WORDS[language])),
            (_("Colours"), _(THEME_WORDS[self.settings.theme])),
            (_("Compact"), _("yes") if self.settings.compact else _("no")),
            (_("Check along"), _("yes") if self.settings.checks else _("no")),
            (_("Own cursor"), _("yes") if self.settings.cursor else _("no")),
            (_("Plain frames"), _("yes") if self.settings.plain else _("no")),
            (
                _("Your name"),
                in_cells(self.settings.name) or _("{name} (who is logged in)").format(name=self.logged_in),
            ),
        ]

    @on(OptionList.OptionHighlighted)
    def tell(self) -> None:
        """Tell what the setting in hand does, and where all of them are kept."""
        kept, keys = (
            _("Kept in {file}").format(file=config_folder() / FILE),
            _("Keys of your own: there, under [keys]."),
        )
        told = _(MEANINGS[self.query_one(OptionList).highlighted or 0])
        self.query_one(Label).update(content_lines([told, "", kept, keys]))

    def show(self) -> None:
        """Show the values as they are."""
        options = self.query_one(OptionList)
        place = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(content(f"{pad(name, 16)} ◂ {value} ▸")) for name, value in self.rows())
        options.highlighted = place

    def action_change(self, direction: int = 1) -> None:
        """Give the highlighted setting its next value, or the one before, and show at once what that does."""
        place = self.query_one(OptionList).highlighted or 0
        values = self.settings
        if place == 0:
            spoken = values.language or current().code
            self.settings = values.model_copy(update={"language": "en" if spoken == "nl" else "nl"})
        elif place == 1:
            names = list(THEME_WORDS)
            following = names[(names.index(values.theme) + direction) % len(names)]
            self.settings = values.model_copy(update={"theme": following})
            self.app.theme = f"campaign-{following}"
        elif place == NAME_PLACE:
            self.ask_name()
            return
        else:
            key = ("compact", "checks", "cursor", "plain")[place - 2]
            self.settings = values.model_copy(update={key: not getattr(values, key)})
        self.show()

    def ask_name(self) -> None:
        """Ask who works here."""
        from campaign.tui.screens.asking import Ask

        def take(name: str | None) -> None:
            if name is not None:
                self.settings = self.settings.model_copy(update={"name": " ".join(name.split())})
                self.show()

        question = _("Who are you? The history of a message says so. Empty: who is logged in.")
        self.app.push_screen(Ask(_("Your name"), question, self.settings.name), take)

    def on_option_list_option_selected(self) -> None:
        """Change the setting that was clicked."""
        self.action_change()

    def action_cancel(self) -> None:
        """Give the settings as they now are."""
        self.dismiss(self.settings)
