"""T: days that texts name. They are the days of the plan, and are certain only when the plan is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.checks.finding import Found
from campaign.checks.good_days import to_come
from campaign.checks.known_days import KnownDays
from campaign.checks.quoting import titled
from campaign.checks.rule import About, plan_rule
from campaign.checks.situation import Situation
from campaign.checks.wording import words_of
from campaign.errors import Subject
from campaign.language import Sentence, mark, mark_many, say
from campaign.model.mentions import Mention, mentions
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.when import Anchored
from campaign.schedule.slots import Slot, days_between

WEEK = 7
A_DAY = timedelta(days=1)
FAR = timedelta(days=31)
"""What lies further from a day than this was hardly meant to be it. Ours."""
TEXTS = ("title", "activation", "body")
"""The fields of a message in which readers are told a day."""


@plan_rule(
    About(
        "T007",
        "hint",
        name=mark("an uncertain day that is told as certain"),
        why=mark("People plan around a day that they were told. When it moves, the next one is not believed either."),
        source=mark("Practice of change communication: say how certain a date is."),
        numbers=mark("Ten days are ours."),
    ),
    reads=("slot", "when", "title", "activation", "body", "milestones"),
    folded=mark_many(
        "{count} of {total} messages tells an uncertain day as if it is certain.",
        "{count} of {total} messages tell an uncertain day as if it is certain.",
    ),
    concerns=to_come,
)
def uncertain_day_told_as_certain(situation: Situation) -> Iterator[Found]:
    """T007: a message that hangs on an indicative date and goes out within ten days (ours) names that day as certain.

    Words such as "naar verwachting" anywhere in its texts are enough (practice; word list).
    """
    last = situation.today + timedelta(days=situation.checks.T007.days)
    for message in situation.messages:
        slot = situation.slot(message)
        if slot is None or slot.certainty == "fixed" or slot.first > last or not isinstance(message.when, Anchored):
            continue
        if not to_come(situation, message) or any(situation.wording.leaves_date_open(each) for each in texts(message)):
            continue
        found = _named_as_certain(situation, message, message.when, slot)
        if found is not None:
            yield found


def texts(message: Message) -> tuple[str, ...]:
    """Return the texts in which a message tells its readers a day."""
    return message.title, message.activation, message.body


def _named_as_certain(situation: Situation, message: Message, when: Anchored, slot: Slot) -> Found | None:
    """Return that a message names its own day, or that of what it hangs on."""
    uncertain = {slot.first, *_anchor_days(situation, when)}
    for key, text in zip(TEXTS, texts(message), strict=True):
        for mention in mentions(text, situation.plan.campaign.language):
            if mention.near(slot.first) in uncertain:
                told = say(
                    "{title} says {written} as if that is certain, and the date of {anchor} is not. "
                    'Write "expected", or wait until it is.',
                    title=titled(message.title),
                    written=mention.written,
                    anchor=_anchor_name(situation, when.anchor),
                )
                return Found(told, subject=Subject("messages", message.id, key))
    return None


def _anchor_days(situation: Situation, when: Anchored) -> Iterator[date]:
    """Give the days of everything that a moment hangs on, one over the other."""
    seen: set[str] = set()
    following: object = when
    while isinstance(following, Anchored) and following.anchor not in seen:
        seen.add(following.anchor)
        day = situation.schedule.start(following.anchor)
        if day is not None:
            yield day
        milestone, message = situation.plan.milestone(following.anchor), situation.plan.message(following.anchor)
        following = milestone.date if milestone else message.when if message else None


def _anchor_name(situation: Situation, anchor: str) -> str:
    """Return what people call what a moment hangs on."""
    milestone, message = situation.plan.milestone(anchor), situation.plan.message(anchor)
    return milestone.name if milestone else message.title if message else anchor


@dataclass(frozen=True, slots=True)
class Told:
    """A day that a text of a message names."""

    message: Message
    slot: Slot
    """The first slot of the message."""
    key: str
    """The field that the text is of."""
    text: str
    """The text."""
    mention: Mention
    """What it names."""
    day: date | None
    """The day that is meant; None for a weekday, or what no calendar has."""

    @property
    def weekday(self) -> int | None:
        """Return the weekday that is meant, where no date is."""
        return None if self.mention.dated else self.mention.weekday

    @property
    def before(self) -> str:
        """Return the word right before it."""
        return next(iter(words_of(self.text[: self.mention.start])[::-1]), "")


@plan_rule(
    About(
        "T009",
        "warning",
        name=mark("a day in a text that is not the day in the plan"),
        why=mark("When something moves, its texts are forgotten, and people come on the day that they read."),
        source=mark("A lesson from bcgov/entity, a public project whose mails named old dates."),
        links=("https://github.com/bcgov/entity/issues/33137",),
    ),
    reads=(
        *("slot", "when", "title", "activation", "body", "activation_by", "not_before", "tasks", "channel"),
        *("channels", "milestones", "phases", "objectives"),
    ),
    folded=mark_many(
        "{count} of {total} messages names a day that is not the one in the plan.",
        "{count} of {total} messages name a day that is not the one in the plan.",
    ),
    concerns=to_come,
)
def wrong_day(situation: Situation) -> Iterator[Found]:
    """T009: a date or weekday in a title, activation or text is not that of the message, its deadline or a milestone.

    Also one that no calendar has, such as a Tuesday that is a Wednesday. Silent where a day may be about something
    else: any day that the plan knows, and in a text every day that it does not say to be a milestone's (a lesson of
    bcgov/entity#33137; how careful is ours).
    """
    known = KnownDays(situation)
    for message in situation.messages:
        if to_come(situation, message):
            found = next(_wrong_days(known, message), None)
            if found is not None:
                yield found


def _wrong_days(known: KnownDays, message: Message) -> Iterator[Found]:
    """Give what is wrong with the days that the texts of a message name."""
    slot = known.situation.schedule.timing(message.id).slots[0]
    for key, text in zip(TEXTS, texts(message), strict=True):
        named = mentions(text, known.situation.plan.campaign.language)
        told = [Told(message, slot, key, text, each, each.near(slot.first)) for each in named]
        wrong = [_not_on_calendar(each) for each in told]
        elsewhere = [each for each in (_not_in_plan(known, each) for each in told) if each]
        if elsewhere and known.own(message).isdisjoint(each.day for each in told):
            wrong += elsewhere
        yield from (Found(each, subject=Subject("messages", message.id, key)) for each in wrong if each)


def _not_on_calendar(told: Told) -> Sentence | None:
    """Return what is said of a date that does not exist, or that is on another weekday."""
    values = {"title": titled(told.message.title), "written": told.mention.written, "day": told.day}
    if told.mention.dated and told.day is None:
        return say("{title} says {written}, a day that does not exist. Correct it.", **values)
    if told.day is not None and told.mention.weekday not in {None, told.day.weekday()}:
        return say("{title} says {written}, and that date is {day}. Correct it.", **values)
    return None


def _not_in_plan(known: KnownDays, told: Told) -> Sentence | None:
    """Return what is said of a day that is surely meant to be one of the plan, and is not."""
    if told.day is not None and known.knows(told.day):
        return None
    near = told.weekday is None or known.milestone_within(WEEK, told.slot.first)
    milestone = known.milestone_of(told.text, told.mention) if near else None
    if milestone is not None:
        return _not_the_milestone(told, *milestone)
    if told.key == "activation":
        return _not_the_deadline(known.situation, told)
    return _not_its_own(known.situation, told) if told.key == "title" else None


def _not_the_milestone(told: Told, milestone: Milestone, slot: Slot) -> Sentence | None:
    """Return what is said of a day that is told as the day of a milestone. A weekday means one within a week."""
    if slot.window:
        return None
    days = days_between(slot.first, slot.last)
    if told.weekday is not None:
        far = abs((slot.first - told.slot.first).days) > WEEK  # then a weekday means another one
        if far or told.weekday in {day.weekday() for day in (*days, told.slot.first)}:
            return None
    elif told.day is None or told.day in days:
        return None
    return say(
        "{title} says {written}, and {milestone} is on {day}. Correct the text, or the date.",
        title=titled(told.message.title),
        written=told.mention.written,
        milestone=milestone.name,
        day=slot.first,
    )


def _not_the_deadline(situation: Situation, told: Told) -> Sentence | None:
    """Return what is said of a day by which something is asked, and that is not its deadline."""
    by = told.message.activation_by
    deadline = situation.schedule.deadline(told.message, by) if by else None
    if deadline is None:
        return _over_already(situation, told)
    if told.weekday is not None:
        day = told.slot.first + timedelta(days=(told.weekday - told.slot.first.weekday()) % 7)
        if day <= deadline.last + A_DAY:
            return None
    elif told.day is None or not A_DAY < abs(told.day - deadline.last) <= FAR or _in_time(situation, told, deadline):
        return None
    return say(
        "{title} asks something for {written}, and its deadline is {day}. Correct the text, or the deadline.",
        title=titled(told.message.title),
        written=told.mention.written,
        day=deadline.last,
    )


def _over_already(situation: Situation, told: Told) -> Sentence | None:
    """Return what is said of a day by which something is asked, and that is over when it is asked."""
    first = told.slot.first
    if told.day is None or told.before not in situation.wording.by or not first - FAR <= told.day < first:
        return None
    return say(
        "{title} asks something for {written}, and only goes out on {day}. Correct the text, or the date.",
        title=titled(told.message.title),
        written=told.mention.written,
        day=first,
    )


def _in_time(situation: Situation, told: Told, deadline: Slot) -> bool:
    """Tell whether a day may be any day before a deadline: nothing in the text makes it the last."""
    return told.day is not None and told.day <= deadline.last and told.before not in situation.wording.by


def _not_its_own(situation: Situation, told: Told) -> Sentence | None:
    """Return what is said of a day that is surely meant to be that of the message itself.

    In an overleg people come on the day that they read. Anything else may well tell what happens later, but hardly
    what happened shortly before.
    """
    slot, channel = told.slot, situation.channel(told.message)
    live = channel is not None and bool(channel.live)
    wording = situation.wording
    if slot.window or told.before in wording.about_another or wording.looks_elsewhere(told.text):
        return None
    if told.weekday is not None:
        days = {each.first.weekday() for each in situation.schedule.timing(told.message.id).slots}
        if not live or slot.days > 1 or told.weekday in days:
            return None
    elif told.day is None or abs(told.day - slot.first) > FAR or (told.day > slot.first and not live):
        return None
    return say(
        "{title} says {written}, and it is on {day}. Correct the text, or the date.",
        title=titled(told.message.title),
        written=told.mention.written,
        day=slot.first,
    )
