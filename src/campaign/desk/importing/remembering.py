"""What somebody said of a spreadsheet before, which counts again for one with the same headings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from campaign.desk.importing.imports import Import
from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.date_order import SaidOrder
from campaign.documents.sheets.header_words import FIELDS
from campaign.documents.sheets.headers import plain
from campaign.documents.sheets.moments import SaidWeeks
from campaign.storage.folders import state_folder
from campaign.storage.headings import Remembered, keep_headings, read_headings


def remembered(choices: Choices, headed: Iterable[Sequence[str]]) -> Choices:
    """Return what is said of a sheet, now or before, given the headings of each of its tables; now counts first."""
    for headings in headed:
        before = read_headings(state_folder(), headings)
        meant = {heading: field for heading, field in before.meant.items() if field is None or field in FIELDS}
        choices = replace(
            choices,
            meant={**meant, **choices.meant},
            order=choices.order or next((each for each in get_args(SaidOrder) if each == before.order), None),
            weeks=choices.weeks or next((each for each in get_args(SaidWeeks) if each == before.weeks), None),
        )
    return choices


def remember(imported: Import) -> None:
    """Remember what was said of a sheet, for each of its tables what is about its own columns."""
    said = imported.said
    for headings in imported.headed:
        own = {plain(each) for each in headings}
        meant = {heading: field for heading, field in said.meant.items() if plain(heading) in own}
        if meant or said.order or said.weeks:
            keep_headings(state_folder(), headings, Remembered(meant, said.order, said.weeks))
