"""A whole plan: one campaign with its tables, and the ways to find an entry in it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import ConfigDict, Field

from campaign.model.channels import Channel
from campaign.model.checks import Checks
from campaign.model.fields import Day, Entry, Id, Later, Many
from campaign.model.messages import Message
from campaign.model.milestones import Milestone, Phase
from campaign.model.people import Audience, KeyMessage, Objective

FORMAT = 1
Table = Literal["milestones", "phases", "audiences", "objectives", "key_messages", "channels", "messages"]
TABLES: tuple[Table, ...] = get_args(Table)
Part = Table | Literal["campaign"]
"""What can be edited: an entry of a table, or the campaign itself."""
REQUIRED_KEYS: Mapping[Part, tuple[str, ...]] = {
    "campaign": ("title",),
    "milestones": ("id", "date"),
    "messages": ("title", "channel"),
}
"""The keys that a plan file must say, by table. A plan without one still loads, and is told of it."""


class Quiet(Entry):
    """A rustige periode: days on which nothing should go out."""

    start: Day = Field(alias="from")
    """Its first day."""
    end: Day = Field(alias="to")
    """Its last day, included."""
    why: str = ""
    """Why it is quiet."""


class Campaign(Entry):
    """What the campaign is, whose it is, and where and when it runs."""

    id: Id = ""
    """Made once, never changed: part of every calendar UID."""
    title: str = ""
    """What it is called."""
    why: str = ""
    """Why, why now, and what happens if nothing is done."""
    owner: str = ""
    """Whose plan it is."""
    sponsor: str = ""
    """The opdrachtgever: sender of the why."""
    leaders: Many[str] = ()
    """Senders that count as leaders, beside the built-in role list."""
    language: str = "nl"
    """The language of the texts."""
    timezone: str = "Europe/Amsterdam"
    """The zone of every time in the plan."""
    country: str = "NL"
    """Whose public holidays count: "NL", "BE", "DE-BY"."""
    free: Many[Day] = ()
    """Days free here though no public holiday."""
    works: Many[Day] = ()
    """Public holidays on which this organisation works."""
    start: Day | None = None
    """The first day; a message before it is a finding."""
    end: Day | None = None
    """The last day; a message after it is a finding."""
    archived: bool = False
    """Put away."""
    quiet: Many[Quiet] = ()
    """Periods in which nothing should go out."""
    tags: Many[str] = ()
    """Words to find it by."""


Row = Milestone | Phase | Audience | Objective | KeyMessage | Channel | Message
"""An entry of one of the tables."""


def as_table(name: str) -> Table:
    """Return the table with this name.

    Raises:
        ValueError: there is none.
    """
    if name not in TABLES:
        raise ValueError(name)
    return name


def name_of(entry: Row) -> str:
    """Return what people call an entry: its title, its name or its text; without one, its id."""
    return str(getattr(entry, "title", "") or getattr(entry, "name", "") or getattr(entry, "text", "") or entry.id)


class Plan(Entry):
    """One campaign. A value: an edit makes a new plan (`changes.apply`)."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    format: int = FORMAT
    """The version of the plan format."""
    campaign: Campaign = Field(default_factory=Campaign.model_construct)
    """The campaign itself."""
    checks: Annotated[Checks, Later()] = Field(default_factory=Checks.model_construct)
    """What the checks leave alone."""
    milestones: Many[Milestone] = ()
    """What messages hang on."""
    phases: Many[Phase] = ()
    """Stretches of the campaign."""
    audiences: Many[Audience] = ()
    """For whom."""
    objectives: Many[Objective] = ()
    """What for."""
    key_messages: Many[KeyMessage] = ()
    """What must stick."""
    channels: Many[Channel] = ()
    """Through what."""
    messages: Many[Message] = ()
    """What is told."""

    def table(self, name: Table) -> tuple[Row, ...]:
        """Return the entries of a table, in the order of the file."""
        rows: tuple[Row, ...] = getattr(self, name)
        return rows

    def get(self, name: Table, entry_id: str) -> Row | None:
        """Return the entry of a table with this id."""
        place = self.places(name).get(entry_id)
        return None if place is None else self.table(name)[place]

    def places(self, name: Table) -> Mapping[str, int]:
        """Return where in a table each id stands, counted from 0."""
        places = self._places.get(name)
        if places is None:
            places = self._places[name] = {entry.id: place for place, entry in enumerate(self.table(name))}
        return places

    def remember_places(self, places: Mapping[Table, Mapping[str, int]]) -> None:
        """Take over where ids stand from whoever just made this plan and knows it."""
        self._places.update(places)

    @cached_property
    def _places(self) -> dict[Table, Mapping[str, int]]:
        return {}

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with other tables; where each id stands is kept only for the tables that stay."""
        copy = super().model_copy(update=update, deep=deep)
        known = copy.__dict__.pop("_places", {})
        copy.__dict__["_places"] = {name: places for name, places in known.items() if name not in (update or {})}
        return copy

    def message(self, message_id: str) -> Message | None:
        """Return the message with this id."""
        place = self.places("messages").get(message_id)
        return None if place is None else self.messages[place]

    def milestone(self, milestone_id: str) -> Milestone | None:
        """Return the milestone with this id."""
        place = self.places("milestones").get(milestone_id)
        return None if place is None else self.milestones[place]

    def anchor(self, entry_id: str) -> Milestone | Message | None:
        """Return the milestone or message with this id, on which a moment may hang."""
        return self.milestone(entry_id) or self.message(entry_id)

    def audience(self, audience_id: str) -> Audience | None:
        """Return the audience with this id."""
        place = self.places("audiences").get(audience_id)
        return None if place is None else self.audiences[place]

    def channel(self, channel_id: str) -> Channel | None:
        """Return the channel with this id."""
        place = self.places("channels").get(channel_id)
        return None if place is None else self.channels[place]
