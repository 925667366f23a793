"""The app: which plans are open, in what language and colours, and what works on every screen."""

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from textual.binding import Binding, BindingType
from textual.events import Event, Key, Resize
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.screen import Screen
from textual.theme import Theme

from campaign.desk.desk import Desk
from campaign.errors import CampaignError, Problem, SaveError
from campaign.language import _, current, use
from campaign.model.plan import Plan
from campaign.storage.folders import config_folder
from campaign.storage.newcomers import note_tour, toured
from campaign.storage.settings import FILE, Settings, read_settings, save_settings
from campaign.text import in_cells
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.commands import bindings
from campaign.tui.guard import Guarded, run_guarded
from campaign.tui.inspector import Inspector, PlanChecked
from campaign.tui.notices import Noticing
from campaign.tui.offering import offer_work
from campaign.tui.saving import Saves
from campaign.tui.screens.base import Commanding, View, failure
from campaign.tui.screens.saved import saved_words
from campaign.tui.screens.small import fit
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.themes import DARK, THEMES
from campaign.tui.timers import once
from campaign.tui.typeahead import TypeAhead

if TYPE_CHECKING:
    from campaign.tui.outside import Watch
    from campaign.tui.screens.home import HomeScreen

TURN = 0.0005
"""Seconds that a thread goes on while another waits: a key must not wait for the checks and the journal beside it."""


class CampaignApp(Noticing, Guarded, inherit_bindings=False):
    """The program on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "leave", show=False, system=True)]
    CSS_PATH: ClassVar = ["styles/app.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares them so
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (14, "-low"), (30, "-high")]  # noqa: RUF012

    def __init__(
        self, target: Path, *, today: date, now: Callable[[], datetime], settings: Settings | None = None
    ) -> None:
        self.settings = settings or Settings()
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self._begin_in(THEMES[self.settings.theme])
        for key, known in bindings(ANYWHERE, {}).key_to_bindings.items():
            self._bindings.key_to_bindings[key] = known
        self.target = target
        self.today = today
        self.now = now
        self.desks: dict[Path, Desk] = {}
        self.offered: set[Path] = set()
        self.marked: WeakKeyDictionary[Desk, frozenset[str]] = WeakKeyDictionary()
        """The messages of each plan that are marked."""
        self.saves = Saves(self)
        self.standing: list[str] = []
        """Whether each plan was saved when that was last shown."""
        self.told_keys: set[str] = set()
        """Keys of two commands that were told of."""
        self.brought_from: Path | None = None
        """The folder of the file that was last brought in."""
        self.inspector = Inspector(self)
        self.typeahead = TypeAhead(self, super().on_event)
        self.newcomer = False
        """Nobody was shown around on this machine yet."""
        self.wrong_settings: tuple[Problem, ...] = ()
        """What is wrong with the file of the settings."""

    def _begin_in(self, theme: Theme) -> None:
        """Take a theme before anything is shown.

        Textual begins in a dark theme. Changing to another dark one as one changes themes later would have it read the
        style sheets, throw away what it read, and read them again.
        """
        if theme.dark:
            self.set_reactive(CampaignApp.theme, theme.name)
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            self.theme = theme.name

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen: the plan, or the list of the folder.

        It stands in the place of Textual's own empty screen, which would be styled, laid out and painted before it.
        """
        first = self.home() if self.target.is_dir() else TimelineScreen(self.desk_of(self.target))
        first._push_result_callback(self, None)  # noqa: SLF001 - without it Textual cannot switch away from a first screen
        return first

    @property
    def cursor_position(self) -> Offset:
        """Return where Textual leaves the terminal's cursor after a frame."""
        if not self.settings.cursor:
            return self._typed_at
        from campaign.tui.cursor import place_in_hand

        return place_in_hand(self) or self._typed_at

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._typed_at = place

    def show_own_cursor(self) -> None:
        """Show the terminal's cursor or hide it, as was asked for; Textual hides it whenever it takes the terminal."""
        from campaign.tui.cursor import show_cursor

        show_cursor(self, shown=self.settings.cursor)

    def on_mount(self) -> None:
        """Take the settings over, and offer what was not saved."""
        self.set_class(self.settings.compact, "-compact")
        if self.settings.cursor:
            self.show_own_cursor()
        self.app_resume_signal.subscribe(self, lambda _app: self.show_own_cursor())
        self.set_keymap(self.settings.keys)
        once(self, 0.5, self.watch_files)
        self.set_interval(1.0, self.follow_journals)
        if isinstance(self.screen, TimelineScreen):
            offer_work(self.screen)
        fit(self, self.size)
        if self.newcomer:
            self.call_after_refresh(self.action_tour)
        for problem in self.wrong_settings:
            place, text = f"{config_folder() / FILE}:{problem.place.line}", current().render(problem.text)
            self.notify(in_cells(f"{place}: {text}"), severity="error", markup=False)

    async def on_event(self, event: Event) -> None:
        """Handle keys one after another; one that comes when the program ends has no screen to go to."""
        if isinstance(event, Key) and not event.is_forwarded:
            await self.typeahead.take(event)
        elif self.screen_stack or not isinstance(event, Key):
            await super().on_event(event)

    def follow_journals(self) -> None:
        """Show it when a journal got what it had not yet, or cannot be written."""
        found = [saved_words(desk) for desk in self.desks.values()]
        if found != self.standing:
            self.standing = found
            self.saves.show_titles()

    def journal_caught_up(self) -> None:
        """Show whether every plan is saved."""
        self.saves.show_titles()

    def watch_files(self) -> "Watch":
        """Look from now on at what others do to the plans; what that takes is loaded after the first frame."""
        from campaign.tui.outside import Watch

        watch = Watch(self)
        watch.start()
        return watch

    def on_plan_checked(self, event: PlanChecked) -> None:
        """Show what the checks say of a plan that is on the screen."""
        for view in self.views:
            view.checked(event.path)

    def on_resize(self, event: Resize) -> None:
        """Say so when there is no room to show anything."""
        if self.screen_stack:
            fit(self, event.size)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own colours, so that the style sheets can be read under any theme."""
        return DARK.variables

    @property
    def folder(self) -> Path:
        """Return the folder whose plans are listed."""
        return self.target if self.target.is_dir() else self.target.parent

    @property
    def unsaved(self) -> list[Desk]:
        """Return the plans with something that is not saved, drafts included."""
        return [desk for desk in self.desks.values() if desk.dirty or desk.drafts]

    @property
    def views(self) -> list[View]:
        """Return the views that lie on each other, as far as they have been drawn; others will show what is then."""
        if not self.is_running:  # the program is ending: its timers may still run when the widgets are gone
            return []
        return [screen for screen in self.screen_stack if isinstance(screen, View) and screen.is_mounted]

    def desk_of(self, path: Path) -> Desk:
        """Return a plan, opened when it was not yet.

        Raises:
            CampaignError: it cannot be read.
        """
        if path not in self.desks:
            self.desks[path] = Desk.open(path, today=self.today, now=self.now)
            if self.guard is not None:
                self.guard.keeper.watch(self.desks[path])
        return self.desks[path]

    def open_plan(self, path: Path, message_id: str | None = None) -> None:
        """Show the timeline of a plan, with a message in hand when one is asked for."""
        try:
            desk = self.desk_of(path)
        except CampaignError as error:
            self.notify(in_cells(failure(error)), severity="error", markup=False)
            return
        screen = TimelineScreen(desk, message_id)
        self.push_screen(screen)
        offer_work(screen)

    def home(self) -> "HomeScreen":
        """Return a new list of plans; a plan that is opened by itself does not load it."""
        from campaign.tui.screens.home import HomeScreen

        return HomeScreen(self.folder)

    def go_home(self) -> None:
        """Show the list of plans."""
        from campaign.tui.screens.home import HomeScreen

        if any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            self.pop_screen()
        else:
            self.switch_screen(self.home())

    def action_palette(self) -> None:
        """Offer every command of this screen, and every message of this plan."""
        from campaign.tui.screens.palette import Palette

        screen = self.screen
        if isinstance(screen, Commanding):
            self.push_screen(Palette(screen), self._run)

    def _run(self, action: str | None) -> None:
        """Do what was picked in the palette."""
        if action:
            self.call_later(self.run_action, action, self.screen)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line goes through before it is drawn."""
        filters = super().get_line_filters()
        if not self.settings.plain:
            return filters
        from campaign.tui.plain import PLAIN_LINES

        return [*filters, PLAIN_LINES]

    def action_help(self) -> None:
        """Show every key of this screen."""
        from campaign.tui.screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, Commanding) and not isinstance(screen, HelpScreen):
            self.push_screen(HelpScreen(screen))

    def action_notices(self) -> None:
        """Show what was told in passing."""
        from campaign.tui.screens.noticed import NoticesDialog

        self.clear_notifications()
        if isinstance(self.screen, NoticesDialog):
            self.pop_screen()
        else:
            self.push_screen(NoticesDialog(self.notices))

    def action_tour(self) -> None:
        """Show somebody around; once is enough to offer it by itself."""
        from campaign.tui.screens.tour import TourDialog

        note_tour()
        if not isinstance(self.screen, TourDialog):
            self.push_screen(TourDialog())

    def action_settings(self) -> None:
        """Change the settings."""
        from campaign.tui.screens.settings import SettingsDialog

        self.push_screen(SettingsDialog(self.settings), self._take_settings)

    def _take_settings(self, settings: Settings | None) -> None:
        """Use other settings from now on, and keep them."""
        if settings is None or settings == self.settings:
            return
        spoken = self.settings.language or current().code
        self.keep_settings(settings)
        self.theme = THEMES[settings.theme].name
        self.set_class(settings.compact, "-compact")
        self.show_own_cursor()
        self.refresh_css(animate=False)
        if (settings.language or spoken) != spoken:
            use(settings.language or spoken)
            self._speak_anew()

    def keep_settings(self, settings: Settings) -> None:
        """Have other settings from now on, and write them to their file."""
        self.settings = settings
        try:
            save_settings(config_folder(), settings)
        except SaveError as error:
            self.notify(in_cells(failure(error)), severity="error", markup=False)

    def _speak_anew(self) -> None:
        """Show the screen again, in the language that is now in use."""
        from campaign.tui.screens.home import HomeScreen

        screen = self.screen
        if isinstance(screen, TimelineScreen):
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.switch_screen(TimelineScreen(screen.desk, screen.timeline.selected))
        elif isinstance(screen, HomeScreen):
            self.switch_screen(self.home())

    def action_leave(self) -> None:
        """Leave the program; what is not saved is asked about."""
        from campaign.tui.screens.leave import LeaveDialog

        if self.saves.under_way:
            self.notify(_("Saving; then it leaves."), markup=False)
            self.saves.afterwards(self.action_leave)
        elif not self.unsaved:
            self.exit(0)
        elif not isinstance(self.screen, LeaveDialog):
            self.push_screen(LeaveDialog(self.unsaved), self._leave)

    def _leave(self, answer: str | None, written: tuple[Plan, ...] = ()) -> None:
        """Save or not, and leave; stay when saving failed or nothing was answered."""
        left = [desk for desk in self.unsaved if desk.dirty and all(desk.plan is not each for each in written)]
        if answer == "save" and left:
            now = (*written, left[0].plan)
            self.saves.save(left[0], lambda: self._leave(answer, now))
        elif answer is not None:
            self.exit(0)


def run_app(target: Path, *, today: date, now: Callable[[], datetime]) -> int:
    """Run the app on a plan or a folder, and return the exit code.

    Raises:
        CampaignError: the plan that was named cannot be read.
    """
    sys.setswitchinterval(TURN)
    settings, problems = read_settings(config_folder())
    app = CampaignApp(target, today=today, now=now, settings=settings)
    app.wrong_settings = problems
    if target.is_dir():
        app.newcomer = not toured()
    else:
        app.desk_of(target)
    return run_guarded(app)
