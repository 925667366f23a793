"""A rule: one thing that colleagues hold each other to, with its reason, its source and the function that looks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from campaign.checks.finding import Found
from campaign.checks.situation import Situation
from campaign.errors import Severity, Subject
from campaign.model.fields import Level
from campaign.model.messages import Message
from campaign.model.people import Audience

MessageLook = Callable[[Situation, Message], Found | None]
AudienceLook = Callable[[Situation, Audience], Iterable[Found] | Found | None]
PlanLook = Callable[[Situation], Iterable[Found]]
Concern = Callable[[Situation, Message], bool]
Listeners = Callable[[Situation], tuple[Audience, ...]]

LISTENING = ("audiences", "excluded", "milestones", "objectives")
"""What tells which audiences are looked at, and what reaches them."""

CONTENT = ("G", "S", "M", "P001")
"""Beginnings of the codes of rules about content: an idea is not held to them."""
EARLY_HINTS = ("S", "M", "G002")
"""Beginnings of the codes of rules that only hint until a message is in review."""


def everything(situation: Situation, message: Message) -> bool:
    """Tell that a rule is about every message."""
    return True


@dataclass(frozen=True, slots=True)
class About:
    """What is told of a rule; every text is one of the catalogue."""

    code: str
    """Its code: a letter for its family and three digits."""
    severity: Severity
    """How serious what it finds is, unless it says otherwise itself."""
    name: str
    """What it looks for, in a few words: "silence before go-live"."""
    why: str
    """Why colleagues would object; one or two sentences."""
    source: str
    """Where the rule comes from: names of other people's work, the rest in our own words."""
    numbers: str = ""
    """Which of its numbers are the source's and which are ours; empty when it has none."""
    links: tuple[str, ...] = ()
    """Addresses of the source, where they are known."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the method."""

    about: About
    """What is told of it."""
    reads: frozenset[str]
    """What its answer depends on: fields of messages, "slot", and tables of the plan ("audiences", "channels", …).
    Status and title, the campaign and the settings of the checks count for every rule."""
    folded: tuple[str, str] | None
    """What is said when it fires on most of the messages, of the catalogue, for one and for more of them; with
    {count} and {total}. A rule about audiences names {audiences} too, and has one form: they are never one. None for a
    rule about neither."""
    concerns: Concern
    """Tells which messages it looks at at all; how many those are is the total that a folded finding names."""
    at_message: MessageLook | None = None
    """Looks at one message, without looking at others."""
    at_plan: PlanLook | None = None
    """Looks at the whole plan."""
    listeners: Listeners | None = None
    """Gives the audiences that it looks at one by one; None for a rule that is not about audiences."""

    @property
    def code(self) -> str:
        """Return its code."""
        return self.about.code

    @property
    def about_content(self) -> bool:
        """Tell whether an idea is spared it."""
        return self.code.startswith(CONTENT)

    @property
    def early_hint(self) -> bool:
        """Tell whether it only hints until a message is in review."""
        return self.code.startswith(EARLY_HINTS)

    def looks_at(self, situation: Situation, message: Message) -> bool:
        """Tell whether a message is held to it: a cancelled one never is, an idea not to what is about content."""
        if message.status == "cancelled" or (message.status == "idea" and self.about_content):
            return False
        return self.concerns(situation, message)


def message_rule(
    about: About, reads: Iterable[str], folded: tuple[str, str], concerns: Concern = everything
) -> Callable[[MessageLook], Rule]:
    """Return what makes a rule of a function that looks at one message, and at no other messages.

    The function is only asked about messages that the rule looks at, by `concerns` and by the general rules.
    """

    def make(look: MessageLook) -> Rule:
        return Rule(about, frozenset(reads), folded, concerns, at_message=look)

    return make


def plan_rule(
    about: About, reads: Iterable[str], folded: tuple[str, str] | None = None, concerns: Concern = everything
) -> Callable[[PlanLook], Rule]:
    """Return what makes a rule of a function that looks at the whole plan, and says of each finding what it is about.

    Such a function goes by the general rules itself: `situation.messages` leaves out what is cancelled, and
    `situation.written` ideas as well.
    """

    def make(look: PlanLook) -> Rule:
        return Rule(about, frozenset(reads), folded, concerns, at_plan=look)

    return make


def audience_rule(
    about: About, reads: Iterable[str], folded: str, impacts: tuple[Level, ...] = ()
) -> Callable[[AudienceLook], Rule]:
    """Return what makes a rule of a function that looks at one audience, of those with one of these impacts or of all.

    What it finds is about the audience, unless it says that it is about one of its messages. A text that names the
    audience does so as {audience}, so that one that holds for several audiences can name them all.
    """

    def listeners(situation: Situation) -> tuple[Audience, ...]:
        return situation.audiences_with(*impacts) if impacts else situation.audiences

    def make(look: AudienceLook) -> Rule:
        def look_at_all(situation: Situation) -> Iterator[Found]:
            for audience in listeners(situation):
                answer = look(situation, audience)
                for found in (answer,) if isinstance(answer, Found) else answer or ():
                    subject = found.subject or Subject("audiences", audience.id, found.key)
                    yield replace(found, subject=subject, audience=audience.id)

        read = frozenset((*reads, *LISTENING))
        return Rule(about, read, (folded, ""), everything, at_plan=look_at_all, listeners=listeners)

    return make
