"""What the options of `campaign import` say of a spreadsheet: what its columns mean, and when milestones are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from campaign.cli.main import Call
from campaign.cli.plans import id_and_date
from campaign.desk.importing.imports import Import, NotUnderstood, keys_of
from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.date_order import SaidOrder
from campaign.documents.sheets.header_words import FIELDS, Field
from campaign.documents.sheets.headers import field_named
from campaign.documents.sheets.moments import Doubt, SaidWeeks
from campaign.errors import UsageError, did_you_mean
from campaign.language import Sentence, _, current, mark, say
from campaign.model.context import Context
from campaign.model.typed import read_when

HINTS: Mapping[Doubt, str] = {
    "order": mark("Say whether the day or the month comes first: --order day or --order month."),
    "weeks": mark("Say what weeks count: --weeks calendar or --weeks project."),
    "start": mark("Say when the project begins: --date start=2027-01-11."),
}
"""How somebody says what a spreadsheet leaves open."""


def sheet_choices(
    call: Call,
    sheets: tuple[str, ...],
    meant: tuple[str, ...],
    dates: tuple[str, ...],
    said: tuple[SaidWeeks | None, SaidOrder | None],
) -> Choices:
    """Return what the options say.

    Raises:
        UsageError: a column is given no key that there is, or a date is not written as ID=DATE.
        NotUnderstoodError: a date cannot be read.
    """
    pairs = [id_and_date(each) for each in dates]
    context = Context(call.today, tuple((name, name) for name, _when in pairs), day_first=current().code == "nl")
    days = {name.casefold(): read_when(when, context) for name, when in pairs}
    return Choices(dict(map(_meant, meant)), days, *said, sheets)


def hints(imported: Import) -> Iterator[str]:
    """Give the options by which somebody says what a spreadsheet leaves open."""
    yield from (_(HINTS[each]) for each in HINTS if each in imported.doubts)
    if imported.sheets.others:
        yield _("Read other sheets: --sheet NAME, once for each.")
    if imported.waiting:
        yield _("Say when a milestone is: --date {example}=2027-03-01.").format(example=imported.waiting[0])


def without_unchosen(imported: Import, *, both: bool, gone: bool, private: bool, leave: Iterable[str] = ()) -> Import:
    """Return what a file comes to without what nobody chose, which is told as what does not come in.

    `both` takes what the plan changed too, `gone` what is in the file no more, `private` what somebody keeps private;
    `leave` names entries and events whose changes stay out.

    Raises:
        NotFoundError: no change is about something that is named.
    """
    left: dict[str, Sentence] = {}
    unwanted = keys_of(imported, leave)
    for each in imported.changes:
        if each.key in unwanted:
            left[each.key] = say("{told}: left, by --leave", told=each.told)
        elif each.both and not both:
            left[each.key] = say("{told}: --both file takes it", told=each.told)
        elif each.absent and not gone:
            left[each.key] = say("{told}: --gone take does so", told=each.told)
        elif each.private and not private:
            left[each.key] = say("{told}: --private takes it", told=each.told)
    told = (NotUnderstood(each.line, each.title, left[each.key]) for each in imported.changes if each.key in left)
    return replace(
        imported,
        changes=tuple(each for each in imported.changes if each.key not in left),
        not_understood=(*imported.not_understood, *told),
    )


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
