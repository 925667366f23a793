"""What a rule finds in a plan: a sentence about something in it, and a way to mend it where one is safe."""

from dataclasses import dataclass, field, replace
from datetime import date

from campaign.errors import Place, Severity, Subject
from campaign.language import Sentence


@dataclass(frozen=True, slots=True)
class Move:
    """A fix: a message on another day. What hangs on a milestone keeps hanging on it."""

    message: str
    """Its id."""
    day: date
    """The day that it comes to start on."""


@dataclass(frozen=True, slots=True)
class Put:
    """A fix: other values for the keys of one entry."""

    subject: Subject
    """The entry; its key says nothing."""
    values: tuple[tuple[str, object], ...]
    """The fields, by their names in the model, and what comes in them."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a finding, without inventing a text that the planner must write."""

    text: Sentence
    """What it does, as an order: "Move it to fr 12 Mar"."""
    step: Move | Put
    """How."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says of one thing, before the report gives it its code and severity."""

    text: Sentence
    """The sentence: what is wrong with what, in counts and names, and what to do."""
    key: str | None = None
    """The key that it is about, of the message or the audience that the rule was asked about."""
    subject: Subject | None = None
    """What it is about, when that is not the message that the rule was asked about."""
    severity: Severity | None = None
    """How serious it is, when that is not what the rule says."""
    fix: Fix | None = None
    """What would mend it."""
    others: tuple[str, ...] = ()
    """The ids of other messages that it speaks of."""
    audience: str | None = None
    """The id of the audience that it speaks of."""
    brief: Sentence | None = None
    """How the audience is told in a finding that stands for many; without it, by its name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a plan that a colleague would point out."""

    code: str
    """The code of its rule."""
    severity: Severity
    """How serious it is."""
    text: Sentence
    """The sentence."""
    subject: Subject = field(default_factory=Subject)
    """What it is about."""
    fix: Fix | None = None
    """What would mend it; None when only the planner can."""
    others: tuple[str, ...] = ()
    """The ids of other messages that it speaks of."""
    audiences: tuple[str, ...] = ()
    """The ids of the audiences that it speaks of."""
    brief: Sentence | None = None
    """How its audience is told in a finding that stands for many; without it, by its name."""
    folded: tuple[Subject, ...] = ()
    """The messages or audiences that it stands for, each with its key, when it is one for many."""
    place: Place = field(default_factory=Place)
    """Where that stands in the file; unknown until the file was asked."""
    places: tuple[Place, ...] = ()
    """Where what it stands for stands in the file, in the order of `folded`."""

    @property
    def message(self) -> str | None:
        """Return the id of the message it is about, if it is about one."""
        return self.subject.id if self.subject.table == "messages" else None

    @property
    def messages(self) -> tuple[str, ...]:
        """Return the ids of all messages that it speaks of, the one it is about first."""
        folded = tuple(each.id for each in self.folded if each.id and each.table == "messages")
        about = (self.message,) if self.message else folded
        return (*about, *self.others)

    def at(self, place: Place, places: tuple[Place, ...] = ()) -> "Finding":
        """Return the same finding at a place."""
        return replace(self, place=place, places=places)
