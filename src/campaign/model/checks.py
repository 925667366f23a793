"""What a plan or workspace says of the method's checks: which do not count, and with which numbers."""

from pydantic import Field

from campaign.model.fields import Entry, Many
from campaign.model.messages import IgnoredCheck
from campaign.model.thresholds import (
    AgendaCheck,
    AimCheck,
    CascadeCheck,
    CertainDayCheck,
    DoingCheck,
    FeedbackCheck,
    FirstNewsCheck,
    FullAgendaCheck,
    KeyMessageCheck,
    LiveMomentCheck,
    MeasuredCheck,
    MilestoneCheck,
    NewsletterCheck,
    NoManagersCheck,
    OneChannelCheck,
    OverloadCheck,
    PastCheck,
    QuestionsCheck,
    ResultCheck,
    ServedCheck,
    SilenceCheck,
    StatusRoundCheck,
    StoryCheck,
    WhyReturnsCheck,
    WordedCheck,
)


class Checks(Entry):
    """Which checks count, and the numbers of those that have any."""

    ignore: Many[str | IgnoredCheck] = ()
    """Checks that do not count in this plan."""
    G002: WordedCheck = Field(default_factory=WordedCheck.model_construct)
    """Openings that make a goal an activity."""
    G004: WordedCheck = Field(default_factory=WordedCheck.model_construct)
    """Openings that make an activation ask nothing."""
    G006: AimCheck = Field(default_factory=AimCheck.model_construct)
    """From when on something must aim at doing."""
    G008: ServedCheck = Field(default_factory=ServedCheck.model_construct)
    """How many messages serve an objective."""
    G009: MeasuredCheck = Field(default_factory=MeasuredCheck.model_construct)
    """From when on an effect is measured."""
    A002: SilenceCheck = Field(default_factory=SilenceCheck.model_construct)
    """How long an audience may hear nothing."""
    A003: OverloadCheck = Field(default_factory=OverloadCheck.model_construct)
    """How much may be pushed at one audience."""
    A004: LiveMomentCheck = Field(default_factory=LiveMomentCheck.model_construct)
    """With how many others a live moment may be shared."""
    A006: CascadeCheck = Field(default_factory=CascadeCheck.model_construct)
    """How long before their people managers hear it."""
    A007: MilestoneCheck = Field(default_factory=MilestoneCheck.model_construct)
    """How near to a milestone a message must be."""
    A008: OneChannelCheck = Field(default_factory=OneChannelCheck.model_construct)
    """How much may come through one channel."""
    A011: QuestionsCheck = Field(default_factory=QuestionsCheck.model_construct)
    """How soon after go-live people can ask questions."""
    A012: NoManagersCheck = Field(default_factory=NoManagersCheck.model_construct)
    """From how many people on managers are named."""
    K001: KeyMessageCheck = Field(default_factory=KeyMessageCheck.model_construct)
    """How often a key message must be heard."""
    K004: WhyReturnsCheck = Field(default_factory=WhyReturnsCheck.model_construct)
    """How near to go-live the why returns."""
    M001: AgendaCheck = Field(default_factory=AgendaCheck.model_construct)
    """How long before an overleg its agenda is there."""
    M002: DoingCheck = Field(default_factory=DoingCheck.model_construct)
    """How much of an overleg is doing."""
    M003: StatusRoundCheck = Field(default_factory=StatusRoundCheck.model_construct)
    """What counts as a status round."""
    M004: FullAgendaCheck = Field(default_factory=FullAgendaCheck.model_construct)
    """How much fits an agenda."""
    M007: NewsletterCheck = Field(default_factory=NewsletterCheck.model_construct)
    """How long a piece in a newsletter is."""
    M010: FeedbackCheck = Field(default_factory=FeedbackCheck.model_construct)
    """From when on feedback must be answered."""
    R001: StoryCheck = Field(default_factory=StoryCheck.model_construct)
    """From when on there is a story."""
    T007: CertainDayCheck = Field(default_factory=CertainDayCheck.model_construct)
    """When an uncertain day is looked for in a text."""
    T008: PastCheck = Field(default_factory=PastCheck.model_construct)
    """How soon what went out is marked so."""
    T010: FirstNewsCheck = Field(default_factory=FirstNewsCheck.model_construct)
    """What counts as just before the weekend."""
    P005: ResultCheck = Field(default_factory=ResultCheck.model_construct)
    """How soon a result is filled in."""

    def over(self, default: "Checks") -> "Checks":
        """Return these settings with those of a default where they say nothing: check by check, number by number."""
        update: dict[str, object] = {}
        for name in default.model_fields_set:
            own, other = getattr(self, name), getattr(default, name)
            if name not in self.model_fields_set:
                update[name] = other
            elif isinstance(own, Entry):
                update[name] = other.model_copy(update={each: getattr(own, each) for each in own.model_fields_set})
        return self.model_copy(update=update) if update else self
