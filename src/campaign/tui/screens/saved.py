"""Whether what stands on the screen is saved, in a few words."""

from campaign.desk.desk import Desk
from campaign.language import _, current
from campaign.text import in_cells, shorten

WIDEST = 40
"""Cells of a reason."""


def saved_words(desk: Desk) -> str:
    """Return whether a plan is saved: ● it is not, but the journal has it; ◌ the journal has not got it yet."""
    if not desk.dirty:
        return _("saved")
    journal = desk.journal
    if journal is None or journal.up_to_date:
        return "● " + _("not saved")
    if journal.trouble is None:
        return "◌ " + _("not saved")
    reason = shorten(in_cells(current().render(journal.trouble)), WIDEST)
    return "▲ " + _("not saved, and not in the journal: {reason}").format(reason=reason)
