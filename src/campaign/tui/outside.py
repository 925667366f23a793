"""What happens to plans outside the program while they are open: seen, told, taken in, or put to the planner.

File events do not arrive from network shares, so that the files are looked at every other second, in a thread: a share
that does not answer must not stop the screen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.desk.choosing import questions, summary
from campaign.desk.copies import conflict_copies, merged_copy, put_away, take_copy
from campaign.desk.desk import Desk
from campaign.desk.merging import Outside, from_outside, take_in
from campaign.desk.state import State
from campaign.errors import CampaignError, NotFoundError
from campaign.files import Stamp, stamp_of
from campaign.language import _, current, say
from campaign.model.changes import Edit
from campaign.reasons import reason
from campaign.tui.screens.base import View, failure
from campaign.tui.screens.conflicts import Choices, ConflictDialog

if TYPE_CHECKING:
    from campaign.tui.app import CampaignApp

LOOK = 2.0
"""Seconds between two looks at the files."""


@dataclass
class Watch:
    """Looks at the files of the plans that are open."""

    app: "CampaignApp"
    seen: dict[Path, Stamp] = field(default_factory=dict)
    """How each file was when it was last looked at and dealt with."""
    folder: frozenset[tuple[str, Stamp]] = frozenset()
    """What the folder held."""
    offered: set[Path] = field(default_factory=set)
    """Conflict copies whose planner was asked."""
    busy: bool = False
    """A look is under way."""

    def start(self) -> None:
        """Look from now on."""
        self.app.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Look at the files, unless a form or dialog is open: what is being typed is not pulled away."""
        if not self.busy and isinstance(self.app.screen, View) and self.app.screen.watches:
            self.busy = True
            self.app.run_worker(self._look, thread=True, exit_on_error=False, name="outside")

    def _look(self) -> None:
        """Look at each file; in a thread."""
        try:
            for path, desk in list(self.app.desks.items()):
                self._look_at(path, desk)
            self._look_around()
        finally:
            self.busy = False

    def _look_at(self, path: Path, desk: Desk) -> None:
        """Look at the file of one plan."""
        stamp = stamp_of(path)
        if desk.saving or (path in self.seen and self.seen[path] == stamp):
            return
        if stamp is None:
            self.app.call_from_thread(self._gone, desk)
            self.seen[path] = None
            return
        state = desk.state
        try:
            found = from_outside(desk)
        except NotFoundError:
            return  # it is looked at again: a sync program may hold it for a moment
        except CampaignError as error:
            self.seen[path] = stamp
            self.app.call_from_thread(self._unreadable, desk, error)
            return
        if found is None or self.app.call_from_thread(self._found, desk, state, found):
            self.seen[path] = stamp

    def _look_around(self) -> None:
        """Look at the folder: plans that came or went, and conflict copies."""
        try:
            plans = [each for each in self.app.folder.iterdir() if each.suffix == ".toml"]
        except OSError:
            return
        held = frozenset((each.name, stamp_of(each)) for each in plans)
        if held == self.folder:
            return
        first, self.folder = not self.folder, held
        for desk in list(self.app.desks.values()):
            for copy in conflict_copies(desk):
                if copy not in self.offered:
                    self.app.call_from_thread(self.offer, desk, copy)
        if not first:
            self.app.inspector.forget()
            self.app.call_from_thread(self._folder_changed)

    def _folder_changed(self) -> None:
        """Tell every view that plans of the folder came, went or became others."""
        for view in self.app.views:
            view.folder_changed()

    def _gone(self, desk: Desk) -> None:
        """Tell that a file is gone; what is in hand stays, and saving makes it again."""
        told = _("{path} is gone: renamed, moved or deleted. Your plan is still here; saving asks where to put it.")
        complain(self.app, told.format(path=desk.file.path.name))

    def _unreadable(self, desk: Desk, error: CampaignError) -> None:
        """Tell that a file was changed into what is no plan."""
        told = _("{path} was changed outside this program and cannot be read now. Your plan is still here.")
        complain(self.app, f"{told.format(path=desk.file.path.name)} {failure(error)}")

    def _found(self, desk: Desk, state: State, found: Outside) -> bool:
        """Take in what somebody else wrote, or ask; tell whether it was dealt with."""
        screen = self.app.screen
        if desk.state is not state or desk.saving or not isinstance(screen, View) or not screen.watches:
            return False
        receive(self.app, desk, found)
        return True

    def offer(self, desk: Desk, copy: Path) -> None:
        """Ask whether a conflict copy should be taken in, once."""
        from campaign.tui.screens.copies import CopyDialog

        screen = self.app.screen
        if isinstance(screen, View) and screen.watches:
            self.offered.add(copy)
            self.app.push_screen(
                CopyDialog(desk, copy), lambda answer: take_copy_in(self.app, desk, copy) if answer else None
            )
        else:
            self.folder = frozenset()  # ask when the form is closed


def complain(app: "CampaignApp", text: str) -> None:
    """Tell that something is wrong, on the screen in view."""
    if isinstance(app.screen, View):
        app.screen.complain(text)


def renew(app: "CampaignApp") -> None:
    """Show every screen as its plan now is."""
    for view in app.views:
        view.renew()


def receive(app: "CampaignApp", desk: Desk, found: Outside, done: Callable[[], None] | None = None) -> None:
    """Take in what somebody else wrote; where both changed the same, ask first. Then do what comes after it."""

    def take(choices: Choices | None) -> None:
        if choices is None:
            complain(app, _("Not taken in yet; saving asks again."))
            return
        edit = take_in(desk, found, choices)
        renew(app)
        if edit is not None and isinstance(app.screen, View):
            told = _("Changed by somebody else, and taken in: {names}. u takes it back.")
            app.screen.say(told.format(names=summary(found.theirs or edit.changes)))
        if done is not None:
            done()

    if found.merge.conflicts:
        who = _("Somebody else changed {path} where you did. Choose what should stand there.")
        asked = questions(desk.plan, found.merge.conflicts)
        app.push_screen(ConflictDialog(who.format(path=desk.file.path.name), asked), take)
    else:
        take({})


def take_copy_in(app: "CampaignApp", desk: Desk, copy: Path) -> None:
    """Take in a conflict copy, save, and put the copy away."""
    try:
        merged = merged_copy(desk, copy)
    except CampaignError as error:
        complain(app, failure(error))
        return

    def take(choices: Choices | None) -> None:
        if choices is None:
            return
        try:
            edit = take_copy(desk, copy, merged, choices)
        except CampaignError as error:
            complain(app, failure(error))
            return
        renew(app)
        app.saves.save(desk, lambda: away(edit))

    def away(edit: Edit | None) -> None:
        try:
            place = put_away(copy)
        except OSError as error:
            complain(
                app, _("{name} stays where it is: {why}").format(name=copy.name, why=current().render(reason(error)))
            )
            return
        if isinstance(app.screen, View):
            names = summary(edit.changes) if edit else _("nothing new")
            told = _("Taken in and saved: {names}. The copy is now in {place}.")
            app.screen.say(told.format(names=names, place=place))

    if merged.conflicts:
        who = _("{path} says something else here and there. Choose what should stand in your plan.")
        asked = questions(desk.plan, merged.conflicts)
        app.push_screen(ConflictDialog(who.format(path=copy.name), asked), take)
    else:
        take({})


def mend_save(app: "CampaignApp", desk: Desk, error: CampaignError, again: Callable[[], None]) -> None:
    """Help when a plan could not be saved: take in what somebody else wrote and save, or offer another place.

    What somebody else wrote is read in a thread, as every plan is that may be large.
    """
    state = desk.state

    def look() -> None:
        try:
            found = from_outside(desk)
        except CampaignError as unreadable:
            app.call_from_thread(help_with, None, unreadable)
        else:
            app.call_from_thread(help_with, found, None)

    def help_with(found: Outside | None, unreadable: CampaignError | None) -> None:
        if found is not None and desk.state is not state:  # the planner went on: what was read is held against the past
            again()
        elif found is not None:
            receive(app, desk, found, again)
        elif isinstance(unreadable, NotFoundError):
            elsewhere(app, desk, error, desk.file.path, again)
        else:
            elsewhere(app, desk, unreadable or error, beside(desk.file.path), again)

    app.run_worker(look, thread=True, exit_on_error=False, group="saving", name="mending")


def elsewhere(app: "CampaignApp", desk: Desk, error: CampaignError, place: Path, again: Callable[[], None]) -> None:
    """Tell why a plan could not be saved, and offer to save it in another place."""
    from campaign.tui.screens.elsewhere import ElsewhereDialog  # only when a save fails

    path = desk.file.path

    def saved(place: Path | None) -> None:
        if place is not None:
            app.desks.pop(path, None)
            app.desks[place] = desk
            renew(app)
            if isinstance(app.screen, View):
                app.screen.say(_("Saved as {path}.").format(path=place))

    app.push_screen(ElsewhereDialog(desk, error, place, again), saved)


def beside(path: Path) -> Path:
    """Return a name beside a file that is not taken: "plan (mine).toml"."""
    mine = current().render(say("mine"))
    place, number = path.with_name(f"{path.stem} ({mine}){path.suffix}"), 2
    while place.exists():
        place, number = path.with_name(f"{path.stem} ({mine} {number}){path.suffix}"), number + 1
    return place
