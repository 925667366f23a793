"""Bringing a file in, from choosing it to what comes of it: the same from the list of plans and from every view."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.calendars.backdrop import SUFFIXES
from campaign.desk.desk import Desk
from campaign.desk.importing.files import SHEETS, Incoming, plan_meant, read_file
from campaign.errors import CampaignError
from campaign.language import _
from campaign.model.changes import Edit
from campaign.text import in_cells
from campaign.tui.screens.base import failure
from campaign.tui.screens.carrying import Brought
from campaign.tui.screens.importing import ImportDialog
from campaign.tui.screens.opening import FileDialog

if TYPE_CHECKING:
    from campaign.tui.screens.base import View

SUFFIXES_IN = frozenset((*SUFFIXES, *SHEETS))
"""How the name of a file ends that can come in."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """A file that is brought in while a view is shown."""

    view: "View"
    """Where it is asked for."""
    folder: Path
    """The workspace."""
    desk: Desk | None = None
    """The plan in hand; None in the list of plans, where the file tells which plan it is of."""
    edit: Callable[[Edit], object] | None = None
    """How the view does an edit of the plan in hand."""

    def ask(self) -> None:
        """Ask which file it is."""
        self.view.app.push_screen(
            FileDialog(self.view.campaign_app.brought_from or self.folder, SUFFIXES_IN), self.look
        )

    def look(self, path: Path | None) -> None:
        """Show what a file comes to; it is read in a thread, since a shared disk may take its time."""
        if path is not None:
            self.view.campaign_app.brought_from = path.parent
            self.view.run_worker(partial(self._read, path), thread=True, exclusive=True, group="bringing")

    def _read(self, path: Path) -> None:
        """Read a file, and find out which plan it went out of; in a thread."""
        try:
            data = read_file(path)
            meant = plan_meant(data, self.folder) if self.desk is None else None
        except CampaignError as error:
            self.view.app.call_from_thread(self.view.complain, failure(error))
            return
        self.view.app.call_from_thread(self.view.attempt, partial(self._show, path, data, meant))

    def _show(self, path: Path, data: bytes, meant: Path | None) -> None:
        """Show what a file comes to, unless the view was left meanwhile.

        Raises:
            CampaignError: the plan that it went out of cannot be read.
        """
        if not self.view.is_current:
            return
        desk = self.desk or (self.view.campaign_app.desk_of(meant) if meant else None)
        incoming = Incoming(path, data, desk=desk, folder=self.folder, today=self.view.campaign_app.today)

        def take(brought: Brought | None) -> None:
            if brought is not None:
                self.view.attempt(lambda: self.take(brought, desk))

        self.view.app.push_screen(ImportDialog(incoming), take)

    def take(self, brought: Brought, desk: Desk | None) -> None:
        """Take over what was brought in, and show it.

        Raises:
            CampaignError: it cannot be done.
        """
        imported, edit = brought
        if imported.use == "backdrop":
            self.view.campaign_app.inspector.forget()
            self.view.folder_changed()
            self.view.say(
                _("{name} stands behind the plans of this folder.").format(name=in_cells(imported.target.name))
            )
        elif imported.use == "merge" and not edit.changes:
            self.view.say(_("That changes nothing in the plan."))
        elif imported.use == "merge" and self.edit is not None:
            self.edit(edit)
        else:
            if imported.use == "merge" and desk is not None:
                desk.do(edit)
            self.view.campaign_app.open_plan(imported.target)
