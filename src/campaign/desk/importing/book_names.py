"""Names in a cell of a workbook that came back: those that the plan has come in, the others are told one by one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from campaign.desk.entering import EntryReader
from campaign.desk.importing.book_cells import holds_names
from campaign.desk.importing.sheet_entries import names_of_audiences
from campaign.documents.sheets.cells import audiences
from campaign.errors import CampaignError
from campaign.model.plan import Table
from campaign.model.references import REFERENCES


class Unknown(NamedTuple):
    """A name that the plan does not have."""

    key: str
    """The key of its column."""
    name: str
    error: CampaignError


def known_names(
    table: Table, texts: Mapping[str, str], before: Mapping[str, str], reader: EntryReader
) -> tuple[dict[str, str], list[Unknown]]:
    """Return the texts of cells without the names that a plan does not have, and those names.

    With an unknown name in a cell nobody that stood there `before` goes: it may be one of them, mistyped.
    """
    found, unknown = dict(texts), []
    for key, text in texts.items():
        if not holds_names(table, key):
            continue
        target = REFERENCES[table][key]
        ids: dict[str, str] = {}
        wrong: list[Unknown] = []
        written = reader.names_in(text, target)
        names = list(_divided(written, target, reader))
        for name in names:
            try:
                ids.setdefault(reader.named(name, target), name)
            except CampaignError as error:
                wrong.append(Unknown(key, name, error))
        if not wrong:
            found[key] = ", ".join(ids.values()) if names != written else text
            continue
        unknown += wrong
        if not ids:
            del found[key]
            continue
        for name in reader.names_in(before.get(key, ""), target):
            ids.setdefault(reader.named(name, target), name)
        found[key] = ", ".join(ids.values())
    return found, unknown


def _divided(names: Iterable[str], target: str, reader: EntryReader) -> Iterator[str]:
    """Give names, and of a cell of audiences in other words ("Testers en OR") those that it names.

    They are divided as those of any spreadsheet, where that finds one that the plan has.
    """
    alone = names_of_audiences(reader.plan)
    for name in names:
        found = audiences(name, alone, alone) if target == "audiences" and name.casefold() not in alone else None
        parts = [each.name for each in found.named] if found and not found.excluded else []
        yield from parts if any(each.casefold() in alone for each in parts) else [name]
