"""Offering work that was never saved, once, when its plan is opened."""

from campaign.desk.recovering import offered, take_drafts, taking_over
from campaign.errors import CampaignError
from campaign.language import _
from campaign.storage.recovery import Recovery, drop_recovery
from campaign.tui.guard import Guarded
from campaign.tui.screens.base import failure
from campaign.tui.screens.timeline import TimelineScreen


def offer_work(screen: TimelineScreen) -> None:
    """Ask what to do with work on this plan that was never saved, when there is any."""
    app: Guarded = screen.campaign_app
    path = screen.desk.file.path
    if path in app.offered:
        return
    app.offered.add(path)
    recovery = offered(screen.desk)
    if recovery is not None:
        from campaign.tui.screens.recovery import RecoveryDialog  # noqa: PLC0415 - few see it

        app.push_screen(RecoveryDialog(screen.desk, recovery), lambda answer: _answered(screen, recovery, answer))


def _answered(screen: TimelineScreen, recovery: Recovery, answer: str | None) -> None:
    """Do what was answered; without an answer the work stays for the next time."""
    if answer == "take":
        _take(screen, recovery)
    elif answer == "drop":
        drop_recovery(recovery.path)
        screen.say(_("Thrown away."))


def _take(screen: TimelineScreen, recovery: Recovery) -> None:
    """Take the work over. Its file goes once the guard keeps what is in it anew."""
    try:
        edit = taking_over(screen.desk, recovery)
    except CampaignError as error:
        screen.complain(failure(error))
        return
    if edit is not None and not screen.edit(lambda: edit):
        return
    take_drafts(screen.desk, recovery)
    screen.renew()
    guard = screen.campaign_app.guard
    if guard is not None and guard.keep():
        drop_recovery(recovery.path)
    screen.say(_("Taken over; u takes it back, s saves it."))
