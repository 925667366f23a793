"""What people write in the cells of a workbook of ours otherwise than a form takes it."""

import re
from typing import get_origin

from campaign.desk.entering_messages import STATUS_NAMES
from campaign.desk.entering_rows import MODELS
from campaign.documents.sheets.cells import done, status_of
from campaign.model.plan import Table
from campaign.model.references import REFERENCES

BETWEEN = re.compile(r"\s*[;\n]\s*")
"""What stands between names beside a comma."""


def meant_by(table: Table, key: str, text: str) -> str:
    """Return the text of a cell as a form takes it: names with commas between them, a status by our word for it.

    "Klaar" stays as it is, since it says that a message is made as well as that it is out.
    """
    if holds_names(table, key):
        return BETWEEN.sub(", ", text)
    if key == "status" and text.casefold() not in STATUS_NAMES and not done(text):
        return status_of(text) or text
    return text


def holds_names(table: Table, key: str) -> bool:
    """Tell whether a field holds the names of other entries."""
    field = MODELS[table].model_fields.get(key)
    return field is not None and key in REFERENCES.get(table, {}) and get_origin(field.annotation) is tuple
