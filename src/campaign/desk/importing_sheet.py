"""A spreadsheet that comes in: rows as messages of a plan."""

from campaign.desk.importing import Import
from campaign.desk.importing_files import Incoming
from campaign.errors import UsageError
from campaign.language import say


def import_sheet(incoming: Incoming) -> Import:
    """Return what a spreadsheet comes to.

    Raises:
        UsageError: spreadsheets are not read.
    """
    raise UsageError(
        say("{path} is a spreadsheet, which is not read yet", path=str(incoming.path)),
        say("Save it as a calendar (.ics)."),
    )
