"""What can go wrong, as sentences with a place, a remedy and an exit code.

A **problem** is a value: something in somebody's file that costs only itself. A **failure** is an exception: an
operation that could not be done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple

from campaign.language import Sentence, say

Severity = Literal["error", "warning", "hint"]
RANKS: Mapping[Severity, int] = {"error": 0, "warning": 1, "hint": 2}
"""How serious each severity is, the most serious first."""


class Subject(NamedTuple):
    """What a sentence is about: a table of the plan, the id of one of its entries, and a key of that entry."""

    table: str = "campaign"
    id: str | None = None
    key: str | None = None
    item: int | None = None
    """Which item it is of a key that holds a list, counted from 0."""


class Place(NamedTuple):
    """Where something stands in a file; line and column count from 1."""

    file: Path | None = None
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a plan, told and lived with.

    Codes: E000 the plan cannot be loaded, E001 a wrong type or value, E002 a moment that cannot be resolved, E003 a
    circle of moments, W001 an unknown key, W002 a date-time with an offset that was converted, W003 a time that a
    daylight-saving night skips, W004 a conflict of a merge that nobody has settled,
    W005 something in a calendar of the backdrop that cannot be read.
    """

    code: str
    text: Sentence
    subject: Subject = field(default_factory=Subject)
    remedy: Sentence | None = None
    place: Place = field(default_factory=Place)

    @property
    def severity(self) -> Severity:
        """Return how serious it is, which the first letter of its code tells."""
        return "error" if self.code.startswith("E") else "warning"

    @property
    def message(self) -> str | None:
        """Return the id of the message it is about, if it is about one."""
        return self.subject.id if self.subject.table == "messages" else None

    @property
    def about(self) -> str:
        """Return the key that it is about, behind the id of an entry that has one of its own.

        Empty where the sentence names the key itself. The id of a message says nothing to people: it was mostly made.
        """
        if self.subject.key is None or "key" in self.text.values:
            return ""
        return " ".join(part for part in (None if self.message else self.subject.id, self.subject.key) if part)

    def at(self, place: Place) -> "Problem":
        """Return the same problem at a place."""
        return replace(self, place=place)


class CampaignError(Exception):
    """An operation that could not be done: a sentence, what would help, and the exit code that scripts see."""

    exit_code: ClassVar[int] = 2

    def __init__(self, text: Sentence, remedy: Sentence | None = None) -> None:
        super().__init__(text, remedy)
        self.text = text
        self.remedy = remedy


class PlanUnreadableError(CampaignError):
    """A file that is no plan: broken TOML, no `format`, no `[campaign]`. Carries its E000 problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text, problem.remedy)
        self.problem = problem


class PlanReadOnlyError(CampaignError):
    """A plan that may be read but not written: a newer format."""


class PlanChangedError(CampaignError):
    """A save refused because the file is no longer the one that was read."""


class SaveError(CampaignError):
    """A save that failed; the old file is whole and the edit is still in the program."""


class NotFoundError(CampaignError):
    """A plan, message or other thing that was named and is not there."""


class NotUnderstoodError(CampaignError):
    """Something typed that could not be read as what it should be."""

    code = "E001"
    """What the problem is called when it stands in a plan."""


class ImpossibleMomentError(NotUnderstoodError):
    """A moment that is written well and that no calendar has."""

    code = "E002"


class UsageError(CampaignError):
    """A call that makes no sense."""


LONGEST_WORD = 200  # characters of what may be a mistyped name; comparing takes quadratic time


LEAST_BEGUN = 3
"""Letters of the first word of a name that say which name is meant."""
MOST_BEGUN = 3
"""Names that are told at most."""


def did_you_mean(word: str, known: list[str]) -> Sentence | None:
    """Return "did you mean …?" where something known begins with `word` or looks like it, else None."""
    if len(word) > LONGEST_WORD:
        return None
    by_folded = {each.casefold(): each for each in known}
    folded = word.casefold().strip()
    begun = [each for key, each in by_folded.items() if len(folded) >= LEAST_BEGUN and key.startswith(f"{folded} ")]
    if len(begun) > 1:
        return say("Did you mean {words} or {word}?", words=begun[: MOST_BEGUN - 1], word=begun[:MOST_BEGUN][-1])
    if begun:
        return say("Did you mean {word}?", word=begun[0])
    close = get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=0.6)
    return say("Did you mean {word}?", word=by_folded[close[0]]) if close else None
