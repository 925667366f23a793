"""Texts of a plan as sentences quote them."""

from campaign.language import Sentence, say
from campaign.text import shorten

LONGEST = 80  # cells; a finding is read on one screen


ENDS = ("?", "!", ".", "…")


def titled(title: str) -> Sentence | str:
    """Return a title as a sentence names it: one that ends a sentence itself stands between quotation marks."""
    return say("“{words}”", words=title) if title.rstrip().endswith(ENDS) else title


def quoted(text: str) -> Sentence:
    """Return a text between quotation marks: on one line, without its full stop, and not too long."""
    return say("“{words}”", words=shorten(" ".join(text.split()).rstrip("."), LONGEST))
