"""M: an overleg and its agenda. Two thirds talking, about the how, and one third doing."""

from datetime import date

from campaign.checks.finding import Found
from campaign.checks.good_days import not_over
from campaign.checks.quoting import titled
from campaign.checks.rule import About, message_rule
from campaign.checks.situation import UNREVIEWED, Situation
from campaign.errors import Severity
from campaign.language import Sentence, mark, mark_many, say
from campaign.model.channels import built_in
from campaign.model.messages import AgendaItem, Message
from campaign.schedule.clock import minutes_between


def overleg(situation: Situation, message: Message) -> bool:
    """Tell whether a message is an overleg that is still to be held."""
    return situation.kind(message) == "overleg" and not_over(situation, message)


def with_agenda(situation: Situation, message: Message) -> bool:
    """Tell whether a message is an overleg that is still to be held, and has an agenda."""
    return bool(message.agenda) and overleg(situation, message)


def _needs_agenda(situation: Situation, message: Message) -> bool:
    """Tell whether a message is an overleg that people prepare: no drop-in hour, and not one to one."""
    if not overleg(situation, message):
        return False
    channel = situation.channel(message)
    names = (message.title, message.medium, channel.label if channel else "")
    return not any(situation.wording.needs_no_agenda(each) for each in names)


@message_rule(
    About(
        "M001",
        "warning",
        name=mark("an overleg without an agenda"),
        why=mark("Without an agenda an overleg becomes a round of news, and nobody can prepare to do anything in it."),
        source=mark("The first of our five practices: the how."),
        numbers=mark("Ten working days are ours."),
    ),
    reads=("slot", "title", "medium", "agenda", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} meetings has no agenda. Write down what you talk about, and what you do.",
        "{count} of {total} meetings have no agenda. Write down what you talk about, and what you do.",
    ),
    concerns=_needs_agenda,
)
def no_agenda(situation: Situation, message: Message) -> Found | None:
    """M001: an overleg has no agenda while it is near, or in review (practice 1; ten working days are ours)."""
    if message.agenda:
        return None
    slot = situation.slot(message)
    near = slot is not None and _is_near(situation, slot.first)
    if message.status in UNREVIEWED and not near:
        return None
    if slot is None or slot.window:  # no day to name
        text = say(
            "{title} has no agenda. Write down what you talk about, and what you do.", title=titled(message.title)
        )
    else:
        text = say(
            "{title} is on {day} and has no agenda. Write down what you talk about, and what you do.",
            title=titled(message.title),
            day=slot.first,
        )
    return Found(text, "agenda")


def _is_near(situation: Situation, day: date) -> bool:
    """Tell whether a day is so near that an overleg on it needs its agenda."""
    return day <= situation.working_day(situation.today, situation.checks.M001.working_days)


@message_rule(
    About(
        "M002",
        "hint",
        name=mark("an overleg with too little doing, or too much"),
        why=mark(
            "What people do together they remember. An overleg of only talk is news that could have been a message."
        ),
        source=mark("The first of our five practices: two thirds talking, one third doing."),
        numbers=mark("A third for doing is the practice's; under 15 % and over 50 % are ours, and so are 30 minutes."),
    ),
    reads=("slot", "title", "agenda", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} meetings has too little doing in it, or too much. A third is a good share.",
        "{count} of {total} meetings have too little doing in them, or too much. A third is a good share.",
    ),
    concerns=with_agenda,
)
def too_little_doing(situation: Situation, message: Message) -> Found | None:
    """M002: doing takes too small or too large a part of an overleg (a third: practice 1; the limits are ours).

    No doing at all in half an hour or more is told as a warning. Opening, pause and closing do not count, and without
    the minutes of every other item nothing is said.
    """
    limits = situation.checks.M002
    items = _business(situation, message)
    minutes = [item.minutes or 0 for item in items]
    total = sum(minutes)
    if total <= 0 or not all(minutes):
        return None
    doing = sum(item.minutes or 0 for item in items if item.mode == "do")
    values = {"title": titled(message.title), "doing": doing, "total": total}
    if doing == 0 and limits.least > 0:
        text = say("In {title} all {total} minutes are talk. Keep a third of them to do something together.", **values)
        severity: Severity = "warning" if total >= limits.minutes else "hint"
        return Found(text, "agenda", severity=severity)
    if 100 * doing < limits.least * total:
        text = say("In {title} only {doing} of {total} minutes are for doing. Make that a third.", **values)
        return Found(text, "agenda")
    if 100 * doing > limits.most * total:
        text = say(
            "In {title} {doing} of {total} minutes are for doing. Keep two thirds to talk about how it will be.",
            **values,
        )
        return Found(text, "agenda")
    return None


def _business(situation: Situation, message: Message) -> list[AgendaItem]:
    """Return the items of an agenda without opening, pause and closing."""
    return [item for item in message.agenda if not situation.wording.is_frame(item.item)]


@message_rule(
    About(
        "M003",
        "warning",
        name=mark("a status round on the agenda"),
        why=mark("Who did what can be read. Time together is for how it will be, and what stands in the way."),
        source=mark("The first of our five practices: the how."),
        numbers=mark("Five minutes are ours."),
    ),
    reads=("slot", "title", "agenda", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} meetings has a status round. Put the news in the invitation, and talk about the how.",
        "{count} of {total} meetings have a status round. Put the news in the invitation, and talk about the how.",
    ),
    concerns=overleg,
)
def status_round(situation: Situation, message: Message) -> Found | None:
    """M003: an item of an agenda is a round of who did what (practice 1; word list).

    It is a hint where it takes five minutes or less (ours), and where only the title says so.
    """
    wording, short = situation.wording, situation.checks.M003.minutes
    rounds = [item for item in message.agenda if wording.is_status_round(item.item)]
    if rounds:
        severity: Severity = "hint" if all(0 < (item.minutes or 0) <= short for item in rounds) else "warning"
        text = say(
            "On the agenda of {title} stands {items}: a status round. "
            "Put the news in the invitation, and use the time for the how.",
            title=titled(message.title),
            items=[item.item for item in rounds],
        )
        return Found(text, "agenda", severity=severity)
    if wording.is_status_round(message.title):
        text = say(
            "{title} sounds like a status round. Name it after what people come to do.", title=titled(message.title)
        )
        return Found(text, "title", severity="hint")
    return None


@message_rule(
    About(
        "M004",
        "hint",
        name=mark("an agenda that does not fit"),
        why=mark("Who has to hurry skips the doing at the end; a half-filled hour fills itself with talk."),
        source=mark("Practice of team briefings, which keep to five items."),
        numbers=mark("Five items are the practice's; 20 % of the time left over is ours."),
    ),
    reads=("slot", "title", "agenda", "duration", "until", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} meetings has an agenda that does not fit. Choose what matters most.",
        "{count} of {total} meetings have an agenda that does not fit. Choose what matters most.",
    ),
    concerns=with_agenda,
)
def agenda_does_not_fit(situation: Situation, message: Message) -> Found | None:
    """M004: an agenda takes longer than its overleg, has too many items, or leaves too much time over.

    Five items are the practice of team briefings, opening, pause and closing aside. Time left over is told only where
    somebody said how long the overleg takes, and all its items have minutes.
    """
    limits = situation.checks.M004
    planned = sum(item.minutes or 0 for item in message.agenda)
    length = _minutes(situation, message)
    items = len(_business(situation, message))
    if length and planned > length:
        return Found(_over(message, planned, length), "agenda", severity="warning")
    if items > limits.items:
        text = say(
            "The agenda of {title} has {items} items (limit {limit}). Choose what matters most.",
            title=titled(message.title),
            items=items,
            limit=limits.items,
        )
        return Found(text, "agenda")
    if length and 100 * planned < (100 - limits.under) * length and _length_was_chosen(situation, message):
        complete = all(item.minutes for item in message.agenda)
        return Found(_under(message, planned, length), "agenda") if complete else None
    return None


def _over(message: Message, planned: int, length: int) -> Sentence:
    """Return what is said of an agenda that takes longer than its overleg."""
    return say(
        "The agenda of {title} takes {planned} minutes, and the overleg {length}. "
        "Take something off, or plan more time.",
        title=titled(message.title),
        planned=planned,
        length=length,
    )


def _under(message: Message, planned: int, length: int) -> Sentence:
    """Return what is said of an agenda that leaves much time over."""
    return say(
        "The agenda of {title} fills {planned} of {length} minutes. Plan a shorter overleg, or time to do something.",
        title=titled(message.title),
        planned=planned,
        length=length,
    )


def _minutes(situation: Situation, message: Message) -> int | None:
    """Return how many minutes an overleg takes; None for one of whole days."""
    slot = situation.slot(message)
    if slot is not None:
        return minutes_between(slot.start, slot.end) if slot.start and slot.end else None
    length = situation.schedule.length(message)
    return None if length.days else length.minutes


def _length_was_chosen(situation: Situation, message: Message) -> bool:
    """Tell whether somebody said how long an overleg takes, for it or for its channel."""
    channel = situation.channel(message)
    default = built_in("overleg").duration
    return bool(message.duration or message.until) or (channel is not None and channel.duration != default)
