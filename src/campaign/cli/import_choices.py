"""What the options of `campaign import` say of a spreadsheet: what its columns mean, and when milestones are."""

from campaign.cli.main import Call
from campaign.cli.plans import id_and_date
from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.header_words import FIELDS, Field
from campaign.documents.sheets.headers import field_named
from campaign.documents.sheets.moments import Weeks
from campaign.errors import UsageError, did_you_mean
from campaign.language import current, say
from campaign.model.context import Context
from campaign.model.typed import read_when


def sheet_choices(
    call: Call, sheet: str | None, meant: tuple[str, ...], dates: tuple[str, ...], weeks: Weeks | None
) -> Choices:
    """Return what the options say.

    Raises:
        UsageError: a column is given no key that there is, or a date is not written as ID=DATE.
        NotUnderstoodError: a date cannot be read.
    """
    pairs = [id_and_date(each) for each in dates]
    context = Context(call.today, tuple((name, name) for name, _when in pairs), day_first=current().code == "nl")
    days = {name.casefold(): read_when(when, context) for name, when in pairs}
    return Choices(dict(map(_meant, meant)), days, weeks, sheet)


def _meant(text: str) -> tuple[str, Field | None]:
    """Return the heading of a column and what it means; nothing behind the = is the notes."""
    heading, equals, key = text.rpartition("=")
    if not equals or not heading.strip():
        raise UsageError(say("{written} does not say what a column means", written=text), say("Write COLUMN=KEY."))
    field = field_named(key) if key.strip() else None
    if key.strip() and field is None:
        raise UsageError(
            say("A column cannot mean {key}", key=key),
            did_you_mean(key, list(FIELDS)) or say("Keys are {keys}.", keys=list(FIELDS)),
        )
    return heading.strip(), None if field == "notes" else field
