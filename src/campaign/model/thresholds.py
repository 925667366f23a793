"""The numbers of the method's checks: one model per check that has any, each number with its sentence.

A workspace or plan sets them as `[checks.A002] high_days = 10`. Which numbers are other people's and which are ours is
told by each check itself (`campaign check --explain CODE`).
"""

from typing import Annotated

from pydantic import Field

from campaign.model.fields import Entry, Many

Days = Annotated[int, Field(ge=0, le=3650)]
"""A number of days."""
Amount = Annotated[int, Field(ge=0, le=100_000)]
"""A number of messages, people, characters, words or minutes."""
Percent = Annotated[int, Field(ge=0, le=100)]
"""A share of a hundred."""


class WordedCheck(Entry):
    """A check that goes by a list of words."""

    also: Many[str] = ()
    """More openings that count, in the language of the plan."""
    never: Many[str] = ()
    """Words that make the check keep silent about a text that holds them."""


class AimCheck(Entry):
    """G006: something in the campaign aims at doing."""

    messages: Amount = 5
    """Messages from which on a campaign is looked at."""
    share: Percent = 50
    """Share of the messages that must have an effect before it is looked at."""


class ServedCheck(Entry):
    """G008: objectives that messages work on."""

    messages: Amount = 1
    """Messages that must serve each objective."""


class MeasuredCheck(Entry):
    """G009: something is measured that people then know or do."""

    messages: Amount = 5
    """Messages from which on a campaign is looked at."""


class SilenceCheck(Entry):
    """A002: how long an audience may hear nothing."""

    high_days: Days = 14
    """Days without a message after which silence is told, at high impact."""
    serious_days: Days = 21
    """Days after which that is told as serious."""
    medium_days: Days = 28
    """Days after which silence is told, at medium impact."""
    after_days: Days = 7
    """Days after go-live until which silence counts."""


class OverloadCheck(Entry):
    """A003: how much may be pushed at one audience."""

    a_day: Amount = 2
    """Pushed messages that one audience may get on a day."""
    a_week: Amount = 2
    """Pushed messages that go to all staff in a week."""
    milestone_week: Amount = 3
    """The same, in a week with a milestone."""


class LiveMomentCheck(Entry):
    """A004: a live moment with questions for each hard hit audience."""

    shared_size: Amount = 50
    """People of a larger audience with whom such a moment may be shared."""


class CascadeCheck(Entry):
    """A006: managers hear it before their people."""

    working_days: Days = 1
    """Working days that managers need before their people hear it."""


class MilestoneCheck(Entry):
    """A007: no milestone passes in silence."""

    before_days: Days = 14
    """Days before the milestone in which a message counts."""
    after_days: Days = 7
    """Days after the milestone in which a message counts."""


class OneChannelCheck(Entry):
    """A008: not everything through one channel."""

    share: Percent = 60
    """Share of what an audience gets that may come through one channel."""
    messages: Amount = 5
    """Messages to an audience from which on the share is looked at."""


class QuestionsCheck(Entry):
    """A011: somewhere to go with questions after go-live."""

    working_days: Days = 20
    """Working days after go-live in which such a moment must lie."""


class NoManagersCheck(Entry):
    """A012: who leads a large audience."""

    size: Amount = 25
    """People from which on an audience needs managers that are named."""


class KeyMessageCheck(Entry):
    """K001: how often a key message must be heard."""

    times: Amount = 5
    """Times that a key message must reach an audience."""
    small_times: Amount = 3
    """The same, for a small audience."""
    small: Amount = 25
    """People below which an audience is small."""
    weeks: Amount = 6
    """Weeks that a campaign must last for this to count."""


class WhyReturnsCheck(Entry):
    """K004: the why comes back towards go-live."""

    weeks: Amount = 6
    """Weeks before go-live in which the why must return."""


class AgendaCheck(Entry):
    """M001: an overleg has an agenda in time."""

    working_days: Days = 10
    """Working days before an overleg from which on it needs an agenda."""


class DoingCheck(Entry):
    """M002: a third of an overleg is doing."""

    least: Percent = 15
    """Share of the minutes that doing takes at least."""
    most: Percent = 50
    """Share of the minutes that doing takes at most."""
    minutes: Amount = 30
    """Minutes of an agenda from which on no doing at all is told as serious."""


class StatusRoundCheck(WordedCheck):
    """M003: no status rounds."""

    minutes: Amount = 5
    """Minutes up to which a status round is only hinted at."""


class FullAgendaCheck(Entry):
    """M004: an agenda that fits."""

    items: Amount = 5
    """Items that an agenda holds at most."""
    under: Percent = 20
    """Share of an overleg that may be left without an item."""


class NewsletterCheck(Entry):
    """M007: short pieces in a newsletter."""

    title: Amount = 42
    """Characters of a title at most."""
    words: Amount = 250
    """Words of a text at most."""


class FeedbackCheck(Entry):
    """M010: what people say comes back to them."""

    messages: Amount = 2
    """Messages that ask for feedback, from which on one must come back to it."""


class StoryCheck(Entry):
    """R001: a story from practice."""

    messages: Amount = 5
    """Messages from which on a campaign is looked at."""


class CertainDayCheck(Entry):
    """T007: no certain words about an uncertain day."""

    days: Days = 10
    """Days before a message from which on its text is looked at."""


class PastCheck(Entry):
    """T008: what went out is marked so."""

    working_days: Days = 1
    """Working days after a message until which it may still wait to be marked."""


class FirstNewsCheck(Entry):
    """T010: no first news just before the weekend."""

    hour: Annotated[int, Field(ge=0, le=23)] = 12
    """Hour of a Friday after which news counts as just before the weekend."""


class ResultCheck(Entry):
    """P005: results are filled in."""

    working_days: Days = 3
    """Working days after a deadline within which its result is filled in."""
