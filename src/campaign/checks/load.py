"""A: load. Too much at once, and too much through one channel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.checks.finding import Found
from campaign.checks.pushes import Crowd
from campaign.checks.rule import About, audience_rule
from campaign.checks.situation import Situation
from campaign.language import Sentence, mark, say, say_many
from campaign.model.channels import Channel
from campaign.model.people import Audience

MOST_TOLD = 3
"""Peaks that one finding names; of more it says how many there are."""


@dataclass(frozen=True, slots=True)
class Peak:
    """A day or week with too much in it."""

    first: date
    """The day, or the Monday of the week."""
    week: bool
    """It is a week."""
    crowd: Crowd
    """What is pushed in it."""
    limit: int
    """How much it may be."""

    @property
    def told(self) -> Sentence:
        """Return it in words: "4 messages in week 12 (limit 2)"."""
        count, others = self.crowd.pushes, self.crowd.elsewhere
        when = (
            say("in week {week}", week=self.first.isocalendar().week) if self.week else say("on {day}", day=self.first)
        )
        if others:
            return say(
                "{count} messages {when}, {others} of other campaigns (limit {limit})",
                count=count,
                when=when,
                others=others,
                limit=self.limit,
            )
        return say("{count} messages {when} (limit {limit})", count=count, when=when, limit=self.limit)


@audience_rule(
    About(
        "A003",
        "warning",
        name=mark("too much at once for one audience"),
        why=mark("What lands in front of people all at once is read by nobody, the important thing included."),
        source=mark(
            "Dutch national government, communication calendar: it shows who is overfed. "
            "PoliteMail 2026: 14 mails a month to an employee on average."
        ),
        numbers=mark(
            "2 messages to all staff in a week is the source's; 3 in a week with a milestone and 2 a day for any "
            "audience are ours. All open campaigns count; one edition counts once, and so do alternative sessions."
        ),
    ),
    reads=("slot", "channel", "alternatives", "channels", "milestones"),
    folded=mark("Too much at once for {count} of {total} audiences: {audiences}. Move some, or bundle it."),
)
def overload(situation: Situation, audience: Audience) -> Found | None:
    """A003: more than 2 pushed messages a day, or for all staff more than 2 a week (3 in a week with a milestone).

    Counts all open campaigns; the week's 2 is the source's, the others are ours. Silent where a larger audience has
    that same day, about what is past, and where only other campaigns push.
    """
    peaks = [*_crowded_days(situation, audience), *_crowded_weeks(situation, audience)]
    if not peaks:
        return None
    peaks.sort(key=lambda peak: peak.limit - peak.crowd.pushes)
    told = [peak.told for peak in sorted(peaks[:MOST_TOLD], key=lambda peak: peak.first)]
    if len(peaks) > MOST_TOLD:
        more = len(peaks) - MOST_TOLD
        told.append(say_many("and {count} more day or week", "and {count} more days or weeks", more))
    text = say(
        "Too much at once for {audience}: {peaks}. Move some, or bundle it.", audience=audience.label, peaks=told
    )
    own = dict.fromkeys(message for peak in peaks for message in peak.crowd.own)
    brief = say("{audience} ({peak})", audience=audience.label, peak=peaks[0].told)
    return Found(text, others=tuple(own), brief=brief)


def _crowded_days(situation: Situation, audience: Audience) -> Iterator[Peak]:
    """Give the days with too much for an audience, but not for a larger one that is told so."""
    limit = situation.checks.A003.a_day
    larger = situation.larger(audience.id)
    above = {day for each in larger for day, crowd in situation.pushes.crowded_days(each, limit).items() if crowd.own}
    for day, crowd in situation.pushes.crowded_days(audience.id, limit).items():
        if crowd.own and day >= situation.today and day not in above:
            yield Peak(day, False, crowd, limit)


def _crowded_weeks(situation: Situation, audience: Audience) -> Iterator[Peak]:
    """Give the weeks with too much for all staff."""
    if not situation.is_all_staff(audience):
        return
    numbers = situation.checks.A003
    least = min(numbers.a_week, numbers.milestone_week)
    for monday, crowd in situation.pushes.crowded_weeks(audience.id, least).items():
        limit = weekly_limit(situation, audience, monday)
        if limit is not None and crowd.own and crowd.pushes > limit and monday + timedelta(days=6) >= situation.today:
            yield Peak(monday, True, crowd, limit)


def weekly_limit(situation: Situation, audience: Audience, monday: date) -> int | None:
    """Return how much may be pushed at an audience in a week; None for others than all staff."""
    if not situation.is_all_staff(audience):
        return None
    numbers = situation.checks.A003
    return numbers.milestone_week if monday in situation.milestone_weeks else numbers.a_week


@audience_rule(
    About(
        "A008",
        "hint",
        name=mark("everything through one channel"),
        why=mark("Who misses that one channel misses everything."),
        source=mark("Google's guide to change: several channels for one message."),
        numbers=mark("60 % is ours, and so is that it only counts from 5 messages on. An overleg may carry more."),
    ),
    reads=("channel", "alternatives", "channels"),
    folded=mark("One channel carries nearly everything for {count} of {total} audiences: {audiences}. Use others too."),
)
def one_channel(situation: Situation, audience: Audience) -> Found | None:
    """A008: one channel carries over 60 % of what an audience gets; the number is ours.

    A message that comes back counts once, and so do alternative sessions. Silent below 5 messages, about an overleg,
    and where a larger audience has the same.
    """
    channel, count, total = _main_channel(situation, audience.id)
    if channel is None:
        return None
    larger = situation.larger(audience.id)
    if any(_main_channel(situation, each)[0] is channel for each in larger):
        return None
    text = say(
        "{count} of the {total} messages for {audience} come through {channel}: {share} % (limit {limit} %). "
        "Use another channel too.",
        count=count,
        total=total,
        audience=audience.label,
        channel=channel.label,
        share=100 * count // total,
        limit=situation.checks.A008.share,
    )
    return Found(text)


def _main_channel(situation: Situation, audience: str) -> tuple[Channel | None, int, int]:
    """Return the channel that carries too much of what an audience gets, how many messages that is, and of how many."""
    numbers = situation.checks.A008
    counts = situation.told(audience).by_channel
    total = counts.total()
    if total < max(numbers.messages, 1):
        return None, 0, total
    ((name, count),) = counts.most_common(1)
    channel = situation.plan.channel(name)
    if channel is None or channel.kind == "overleg" or 100 * count <= numbers.share * total:
        return None, count, total
    return channel, count, total
