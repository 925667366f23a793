"""What can be chosen in the cells of a spreadsheet, in the words of the plan's language."""

from collections.abc import Mapping, Sequence
from typing import get_args

from campaign.documents.book.cells import Cells
from campaign.model.channels import KINDS
from campaign.model.field_words import STATUS_NAMES
from campaign.model.fields import Certainty, Effect, Level
from campaign.model.plan import Plan


def choices(plan: Plan, cells: Cells) -> Mapping[str, Sequence[str]]:
    """Return the lists from which a cell is chosen, by their name."""
    words = cells.words
    names = cells.names.get("channels", {})
    return {
        "channels": [names.get(each.id, each.id) for each in plan.channels],
        "status": [words.text(each) for each in STATUS_NAMES.values()],
        "effect": [words.text(each) for each in get_args(Effect)],
        "impact": [words.text(each) for each in get_args(Level)],
        "certainty": [words.text(each) for each in get_args(Certainty)],
        "kind": list(KINDS),
        "yes": [str(cells.yes_or_no(value=True)), str(cells.yes_or_no(value=False))],
    }
