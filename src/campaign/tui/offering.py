"""Offering work that was never saved, when its plan is opened."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.errors import CampaignError
from campaign.language import _
from campaign.storage.journals import left_behind
from campaign.tui.guard import Guarded
from campaign.tui.screens.base import failure
from campaign.tui.screens.timeline import TimelineScreen

if TYPE_CHECKING:
    from campaign.desk.recovering import Recovery
    from campaign.tui.screens.conflicts import Choices

PATIENCE = 5.0
"""Seconds in which work that was taken over must be in the journal of this run, before the old journal goes."""


def offer_work(screen: TimelineScreen) -> None:
    """Ask what to do with work on this plan that was never saved, once in a run and one journal after another."""
    app: Guarded = screen.campaign_app
    path = screen.desk.file.path
    if path in app.offered:
        return
    app.offered.add(path)
    if left_behind(path):
        _offer_all(screen, path)


def _offer_all(screen: TimelineScreen, path: Path) -> None:
    """Tell of journals that cannot be read, and offer what the others hold."""
    from campaign.desk.recovering import recoveries, unreadable  # mostly nothing is left behind

    for journal in unreadable(path):
        told = _("Work on this plan that was not saved cannot be read; it stays in {path}.")
        screen.complain(told.format(path=journal))
    _offer(screen, recoveries(screen.desk))


def _offer(screen: TimelineScreen, found: "Iterator[Recovery]") -> None:
    """Offer the next of what was found."""
    recovery = next(found, None)
    if recovery is None:
        return
    from campaign.tui.screens.recovery import RecoveryDialog

    def answered(answer: str | None) -> None:
        if answer == "take":
            _take(screen, recovery, found)
        elif answer == "drop":
            recovery.drop()
            screen.say(_("Thrown away."))
            _offer(screen, found)

    screen.app.push_screen(RecoveryDialog(screen.desk, recovery), answered)


def _take(screen: TimelineScreen, recovery: "Recovery", found: "Iterator[Recovery]") -> None:
    """Take the work over; where the plan was changed too, ask first."""
    conflicts = recovery.merge.conflicts

    def take(choices: "Choices | None") -> None:
        if choices is None:
            screen.say(_("Not taken over; it is offered again the next time."))
            return
        from campaign.desk.recovering import take_over

        try:
            take_over(screen.desk, recovery, choices)
        except CampaignError as error:
            screen.complain(failure(error))
            return
        screen.renew()
        guard = screen.campaign_app.guard
        if guard is not None and guard.keeper.flush(PATIENCE):
            recovery.drop()
        screen.say(_("Taken over; u takes it back, s saves it."))
        _offer(screen, found)

    if conflicts:
        from campaign.desk.choosing import questions
        from campaign.tui.screens.conflicts import ConflictDialog

        who = _("The plan was changed where the work that was not saved changed it. Choose what should stand there.")
        screen.app.push_screen(ConflictDialog(who, questions(recovery.merge.plan, conflicts)), take)
    else:
        take({})
