"""For whom and what for: audiences, objectives and key messages."""

from pydantic import Field

from campaign.model.fields import By, Effect, Entry, Id, Level, Many, MaybeRef, Number, Ref, Weekday


class Audience(Entry):
    """A doelgroep: people who hear the same."""

    id: Id = ""
    """Its name in messages."""
    name: str = ""
    """What it is called; without one, its id is shown."""
    size: int | None = Field(None, ge=0)
    """How many people."""
    impact: Level | None = None
    """How much the change does to them."""
    benefit: str = ""
    """What it means for them: gain and loss."""
    part_of: Many[Ref] = ()
    """Larger audiences; what reaches those reaches these people too."""
    leads: Many[Ref] = ()
    """The audiences whose managers they are, and before whom they hear it."""
    channels: Many[Ref] = ()
    """Channels that reach them; empty: all."""
    days: Many[Weekday] = ()
    """Their working days; empty: Monday to Friday."""

    @property
    def label(self) -> str:
        """Return what people call it."""
        return self.name or self.id


class Objective(Entry):
    """A doelstelling: an effect, on whom, how much, by when."""

    id: Id = ""
    """Its name in messages."""
    audience: MaybeRef = None
    """On whom."""
    effect: Effect | None = None
    """Whether they then know, feel or do."""
    text: str = ""
    """The objective in a sentence."""
    measure: str = ""
    """What is counted."""
    baseline: Number | None = None
    """The count before the campaign."""
    target: Number | None = None
    """The count to reach."""
    result: Number | None = None
    """The count so far."""
    by: By | None = None
    """By when."""

    @property
    def label(self) -> str:
        """Return what people call it."""
        return self.text or self.id


class KeyMessage(Entry):
    """A kernboodschap: what must stick, whatever the message is about."""

    id: Id = ""
    """Its name in messages."""
    text: str = ""
    """The key message in a sentence."""
    why: bool = False
    """It says why."""
    must: bool = True
    """It must land, rather than support."""

    @property
    def label(self) -> str:
        """Return what people call it."""
        return self.text or self.id
