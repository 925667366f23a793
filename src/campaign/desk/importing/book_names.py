"""Names in a cell of a workbook that came back: those that the plan has come in, the others are told one by one."""

from collections.abc import Mapping
from typing import NamedTuple

from campaign.desk.entering import EntryReader
from campaign.desk.importing.book_cells import holds_names
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
        for name in reader.names_in(text, target):
            try:
                ids.setdefault(reader.named(name, target), name)
            except CampaignError as error:
                wrong.append(Unknown(key, name, error))
        if not wrong:
            continue
        unknown += wrong
        if not ids:
            del found[key]
            continue
        for name in reader.names_in(before.get(key, ""), target):
            ids.setdefault(reader.named(name, target), name)
        found[key] = ", ".join(ids.values())
    return found, unknown
