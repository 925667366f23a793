"""Texts of a plan as sentences quote them."""

import re

from campaign.language import Sentence, say
from campaign.text import shorten

LONGEST = 80  # cells; a finding is read on one screen

ENDS = re.compile(r"[?!.…](\s|$)")
"""What ends a sentence, at the end of a title or before more of it."""


def titled(title: str) -> Sentence | str:
    """Return a title as a sentence names it: one in which a sentence ends stands between quotation marks."""
    return say("“{words}”", words=title) if ENDS.search(title) else title


def quoted(text: str) -> Sentence:
    """Return a text between quotation marks: on one line, without its full stop, and not too long."""
    return say("“{words}”", words=shorten(" ".join(text.split()).rstrip("."), LONGEST))
