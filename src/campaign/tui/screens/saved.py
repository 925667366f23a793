"""Whether what stands on the screen is saved, in a few words."""

from campaign.desk.desk import Desk
from campaign.errors import CampaignError, PlanChangedError
from campaign.language import _, current
from campaign.reasons import reason
from campaign.text import in_cells, shorten

WIDEST = 40
"""Cells of a reason."""


def saved_words(desk: Desk) -> str:
    """Return whether a plan is saved: ● it is not, but the journal has all of it; ◌ the journal has not yet."""
    if desk.saving:
        return _("saving…")
    if not desk.dirty:
        return _("saved")
    journal = desk.journal
    if journal is not None and journal.trouble is not None:
        reason = in_cells(current().render(journal.trouble))
        return "▲ " + _("not saved, and not in the journal: {reason}").format(reason=shorten(reason, WIDEST))
    if desk.failure is not None:
        return "▲ " + _("not saved: {reason}").format(reason=shorten(reason_of(desk.failure), WIDEST))
    return ("● " if journal is None or journal.up_to_date else "◌ ") + _("not saved")


def reason_of(error: CampaignError) -> str:
    """Return why a save failed, in as few words as it can be said."""
    if isinstance(error.__cause__, OSError):
        return in_cells(current().render(reason(error.__cause__)))
    if isinstance(error, PlanChangedError):
        return _("the file was changed, or is gone")
    return in_cells(current().render(error.text))
