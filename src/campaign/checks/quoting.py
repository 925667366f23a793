"""Texts of a plan as sentences quote them."""

from campaign.language import Sentence, say
from campaign.text import shorten

LONGEST = 80  # cells; a finding is read on one screen


def quoted(text: str) -> Sentence:
    """Return a text between quotation marks: on one line, without its full stop, and not too long."""
    return say("“{words}”", words=shorten(" ".join(text.split()).rstrip("."), LONGEST))
