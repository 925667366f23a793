"""How long something takes and how often it comes back, in the words in which a form shows them."""

from collections.abc import Callable

from campaign.errors import CampaignError
from campaign.language import Language
from campaign.model.channels import Rhythm
from campaign.model.distances import read_distance
from campaign.model.duration import Duration
from campaign.model.lengths import read_length, read_reminder
from campaign.model.messages import Repeat
from campaign.model.told import (
    told_count,
    told_distance,
    told_length,
    told_reminder,
    told_repeat,
    told_rhythm,
    told_when,
)
from campaign.model.when import Anchored, Relative, Term


def worded(value: object, words: Language, name: Callable[[str], str]) -> str:
    """Return a value in words that read back as that very value; "" for one that has no other words than its own.

    `name` gives what is called that a moment hangs on.
    """
    told = ""
    match value:
        case Duration():
            told = _read_back(told_length(value, words), value, read_length)
        case Relative(terms):
            told = _read_back(told_distance(terms, words), terms, read_distance)
        case Repeat():
            told = told_repeat(value, words)
        case Rhythm():
            told = told_rhythm(value, words)
        case Anchored():
            told = told_when(value, words, name)
        case Term(unit="wd" | "w"):
            told = told_count(value, words)
        case tuple() if value and all(isinstance(each, Duration) for each in value):
            said = [_read_back(told_reminder(each, words), each, read_reminder) for each in value]
            told = ", ".join(said) if all(said) else ""
    return told


def _read_back(told: str, value: object, reader: Callable[[str], object]) -> str:
    """Return a text that is read as a value; "" for one that is not."""
    try:
        return told if reader(told) == value else ""
    except CampaignError:
        return ""
