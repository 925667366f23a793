"""A message as a row of a sheet has it, before it is one of a plan."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from campaign.documents.sheets.cells import NOBODY, Audiences
from campaign.documents.sheets.moments import UNSAID, Doubt, Moment
from campaign.language import Sentence, say
from campaign.model.channels import Kind
from campaign.model.fields import Status

LONGEST_TITLE = 80  # characters of a title that is made from a longer text
SENTENCE = re.compile(r"(?<!^\d\.)(?<!^\d\d\.)(?<=[.!?])\s+")
"""Where a sentence ends; not behind the number of a heading ("1. Voorbereiding")."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A cell that says something that the plan has no place for; its text goes to the notes."""

    row: int
    text: str
    why: Sentence
    doubt: Doubt | None = None
    """What would make something of it, when somebody says so."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as a row of a sheet has it."""

    row: int
    title: str
    channel: str = ""
    """The channel in the words of the sheet."""
    kind: Kind | None = None
    """The built-in kind that those words mean."""
    audiences: Audiences = NOBODY
    moment: Moment = UNSAID
    status: Status | None = None
    done: bool = False
    """Its status only says that work is done, of sending it or of making it."""
    owner: str = ""
    contributors: tuple[str, ...] = ()
    key_messages: tuple[str, ...] = ()
    phase: str = ""
    id: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What the cells of other fields say, as if it were typed in a form."""
    notes: tuple[str, ...] = ()
    """Lines for the notes: what has no place of its own, with its heading."""
    untaken: tuple[Untaken, ...] = ()
    assumed: tuple[Sentence, ...] = ()
    """What was filled in or taken for granted beside its moment."""
    sheet: str = ""
    """The sheet that it stands in, where several are read."""
    hushed: str = ""
    """The line by which its row says that it is confidential, outside a column for that."""

    @property
    def told_hushed(self) -> Sentence:
        """Return what is told of a row that says so."""
        return say("It comes in confidential, for its row says ‘{line}’", line=shortened(self.hushed))


def shortened(text: str) -> str:
    """Return a title made of a text: its first line or sentence, at most so long."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = " ".join((lines or [""])[0].split())
    sentence = SENTENCE.split(first)[0].rstrip(".")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
