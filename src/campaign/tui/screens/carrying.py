"""Bringing in what was taken of a file, in a thread: the screen stays free, and esc stops it.

carrying = Carrying(dialog, imported, keys)      # dialog.carried(…) hears what became of it
carrying.stop()                                  # dialog.carried(None), and nothing was done
"""

from typing import TYPE_CHECKING, NamedTuple

from textual.worker import Worker, get_current_worker

from campaign.desk.importing.files import write_files
from campaign.desk.importing.imports import Import, edit_for
from campaign.errors import CampaignError
from campaign.language import _
from campaign.model.changes import Edit
from campaign.stopping import StoppedError

if TYPE_CHECKING:
    from campaign.tui.screens.importing import ImportDialog

SOON = 0.5
"""Seconds after which is shown that a file is being read or brought in."""


class Brought(NamedTuple):
    """What was brought in; an edit of the plan in hand is still to be done."""

    imported: Import
    """What the file comes to."""
    edit: Edit
    """What all that is taken comes to."""


def stop_when_cancelled(worker: Worker[object]) -> None:
    """Raise StoppedError where somebody stopped the work of a thread."""
    if worker.is_cancelled:
        raise StoppedError


class Carrying:
    """Work that goes on in a thread, and what is told of it meanwhile."""

    def __init__(self, dialog: "ImportDialog", imported: Import, keys: frozenset[str]) -> None:
        self.dialog = dialog
        self.imported = imported
        self.keys = keys
        self.done = 0
        """How many changes are worked out."""
        self.worker = dialog.run_worker(self._carry, thread=True, exit_on_error=False, group="carrying")
        self.timer = dialog.set_interval(SOON, self._tell)

    def stop(self) -> None:
        """Stop it before anything is written; later it is done."""
        self.worker.cancel()

    def _tell(self) -> None:
        """Show how far it is."""
        told = _("Bringing in {done} of {count} … esc stops it.").format(done=self.done, count=len(self.keys))
        self.dialog.show_busy(told)

    def _carry(self) -> None:
        """Work out what is taken, write it, and say what became of it."""
        worker = get_current_worker()

        def tell(done: int) -> None:
            self.done = done
            stop_when_cancelled(worker)

        outcome: Brought | CampaignError | None
        try:
            edit = edit_for(self.imported, self.keys, tell)
            tell(self.done)
            write_files(self.imported, self.keys, edit)
            outcome = Brought(self.imported, edit)
        except CampaignError as error:
            outcome = error
        except StoppedError:
            outcome = None
        self.dialog.app.call_from_thread(self._end, outcome)

    def _end(self, outcome: Brought | CampaignError | None) -> None:
        """Say in the dialog what became of it, unless it was left."""
        self.timer.stop()
        if self.dialog.is_attached:
            self.dialog.carried(outcome)
