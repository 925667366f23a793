"""Saving from the screen: in a thread of its own, while the planner works on.

A save writes the plan as it is when it begins. What is done meanwhile is not in it, and counts as not saved. The next
save of the same plan waits for the one before it.
"""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from campaign.desk.desk import Desk
from campaign.errors import CampaignError, PlanChangedError, SaveError
from campaign.language import current
from campaign.storage.planfile import PlanFile
from campaign.text import in_cells
from campaign.tui.screens.base import failure

if TYPE_CHECKING:
    from campaign.tui.app import CampaignApp

Then = Callable[[], None]


class Saves:
    """The saves of an app that are under way."""

    def __init__(self, app: "CampaignApp") -> None:
        self.app = app
        self._waiting: list[Then] = []

    @property
    def under_way(self) -> bool:
        """Tell whether any plan is being saved."""
        return any(desk.saving for desk in self.app.desks.values())

    def afterwards(self, work: Then) -> None:
        """Do something once no plan is being saved any more: at once when none is."""
        if self.under_way:
            self._waiting.append(work)
        else:
            work()

    def save(self, desk: Desk, then: Then = lambda: None) -> None:
        """Write a plan to its file, and do what follows on that.

        When it cannot be, what somebody else wrote is taken in, or another place is asked for; what follows then waits
        for that.
        """
        if desk.saving:
            self.afterwards(lambda: self.save(desk, then))
            return
        if not desk.dirty:
            then()
            return
        file, plan = desk.file, desk.plan

        def work() -> PlanFile:
            from campaign.storage.saving import save_plan

            return save_plan(file, plan)

        def saved(file: PlanFile) -> None:
            desk.saved(file)
            then()

        self.write(desk, work, saved, lambda error: self._mend(desk, error, then))

    def write(
        self,
        desk: Desk,
        work: Callable[[], PlanFile],
        done: Callable[[PlanFile], None],
        failed: Callable[[CampaignError], None],
    ) -> None:
        """Write a plan in a thread; what follows, on success or failure, is done where the screen is drawn."""
        desk.saving, desk.failure = True, None
        gc.disable()  # it would stop all threads at once; what a save makes holds no circles worth waiting for
        self.show_titles()

        def run() -> None:
            try:
                written = work()
            except CampaignError as error:
                self.app.call_from_thread(self._over, desk, failed, error)
            else:
                self.app.call_from_thread(self._over, desk, done, written)

        self.app.run_worker(run, thread=True, group="saving", name="saving")

    def _over(self, desk: Desk, follow: Callable[..., None], result: PlanFile | CampaignError) -> None:
        """Take note that a save is over, show it, and do what follows."""
        desk.saving = False
        desk.failure = result if isinstance(result, CampaignError) else None
        follow(result)
        self.show_titles()
        if isinstance(result, PlanFile) and result.notice is not None:
            self.app.notify(in_cells(current().render(result.notice)), severity="error", markup=False)
        if not self.under_way:
            gc.enable()
            waiting, self._waiting = self._waiting, []
            for work in waiting:
                work()

    def _mend(self, desk: Desk, error: CampaignError, then: Then) -> None:
        """Help with a save that failed."""
        from campaign.tui.outside import mend_save  # only when a save fails

        if isinstance(error, PlanChangedError | SaveError):
            mend_save(self.app, desk, error, lambda: self.save(desk, then))
        else:
            self.app.notify(in_cells(failure(error)), severity="error", markup=False)

    def show_titles(self) -> None:
        """Show on every screen whether its plan is saved."""
        for view in self.app.views:
            view.show_title()
