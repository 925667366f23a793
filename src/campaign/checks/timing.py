"""T: the days on which things go out. Weekends and holidays, the campaign's own dates, the eve of a weekend."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Literal

from campaign.checks.finding import Fix, Found, Move, Put
from campaign.checks.good_days import FURTHEST, DayOff, ahead, day_off, good_day, possible_days, to_come
from campaign.checks.quoting import titled
from campaign.checks.rule import About, message_rule, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Severity, Subject
from campaign.language import Sentence, mark, mark_many, say, say_many
from campaign.model.changes import replaced
from campaign.model.messages import Message
from campaign.model.when import Anchored, Term
from campaign.schedule.slots import Slot

FRIDAY = 4
MOST_NAMED = 5  # days in one sentence; a planner looks up the rest


def has_date(situation: Situation, message: Message) -> bool:
    """Tell whether a message is scheduled."""
    return situation.slot(message) is not None


@message_rule(
    About(
        "T001",
        "warning",
        name=mark("a message in a weekend, on a holiday or in a quiet period"),
        why=mark("Whoever is not at work misses it, or finds it under everything that came in since."),
        source=mark("Workshop, an agency for internal communication; the quiet periods are your own."),
    ),
    reads=("slot", "title", "when", "repeat", "not_before", "channel", "audiences", "channels"),
    folded=mark_many(
        "{count} of {total} messages is on a day off. Choose a working day.",
        "{count} of {total} messages are on a day off. Choose working days.",
    ),
    concerns=to_come,
)
def day_nobody_works(situation: Situation, message: Message) -> Found | None:
    """T001: a message goes out in a weekend, on a public holiday, on a day off or in a quiet period (Workshop).

    It is a hint on channels that wait for their readers, such as intranet and social. A window with one good day is
    good, and so is a day that the channel's or the audiences' `days` allow.
    """
    slots = ahead(situation, message)
    off = [found for slot in slots if (found := _all_off(situation, message, slot))]
    if not off:
        return None
    severity: Severity | None = "hint" if _waits_for_readers(situation, message) else None
    if message.repeat is not None and len(situation.schedule.timing(message.id).slots) > 1:
        text = _comes_back_on(message, [each.day for each in off])
        return Found(text, "repeat", severity=severity, fix=_on_working_days(message, slots[0], off))
    if slots[0].window:
        return Found(_window_off(message, slots[0]), "when", severity=severity)
    return Found(
        _is_off(message, off[0]), "when", severity=severity, fix=_to_a_good_day(situation, message, off[0].day)
    )


def _all_off(situation: Situation, message: Message, slot: Slot) -> DayOff | None:
    """Return why none of the days on which a slot may start is a good one."""
    found = None
    for day in possible_days(slot):
        found = day_off(situation, message, day)
        if found is None:
            return None
    return found


def _waits_for_readers(situation: Situation, message: Message) -> bool:
    """Tell whether a message lies ready for whoever comes along, rather than landing in front of people."""
    channel = situation.channel(message)
    return channel is None or not (channel.push or channel.live)


def _is_off(message: Message, off: DayOff) -> Sentence:
    """Return what is said of a message on one day off."""
    values = {"title": titled(message.title), "day": off.day, "why": off.name}
    match off.kind:
        case "weekend":
            return say("{title} is on {day}, in the weekend. Choose a working day.", **values)
        case "holiday":
            return say("{title} is on {day}, a holiday ({why}). Choose a working day.", **values)
        case "free":
            return say("{title} is on {day}, a day off. Choose a working day.", **values)
        case _ if off.name:
            return say("{title} is on {day}, in a quiet period ({why}). Choose a day before or after it.", **values)
        case _:
            return say("{title} is on {day}, in a quiet period. Choose a day before or after it.", **values)


def _window_off(message: Message, slot: Slot) -> Sentence:
    """Return what is said of a message that may come on any of some days, none of them good."""
    return say(
        "{title} is somewhere from {first} to {last}, and none of those is a working day. Choose another period.",
        title=titled(message.title),
        first=slot.first,
        last=slot.last,
    )


def _comes_back_on(message: Message, days: Sequence[date]) -> Sentence:
    """Return what is said of a message that comes back on days off."""
    return say_many(
        "{title} comes back on a day off {count} time: {days}. Choose another rhythm, or end it earlier.",
        "{title} comes back on a day off {count} times: {days}. Choose another rhythm, or end it earlier.",
        len(days),
        title=titled(message.title),
        days=named(days),
    )


def named(days: Sequence[date]) -> list[object]:
    """Return days as a sentence names them: the first few, and three dots for the rest."""
    return [*days[:MOST_NAMED], *(["…"] if len(days) > MOST_NAMED else [])]


def _on_working_days(message: Message, first: Slot, off: Sequence[DayOff]) -> Fix | None:
    """Return the mend of what comes back every day: on working days only."""
    repeat = message.repeat
    if repeat is None or repeat.every != Term(1, "d") or off[0].day == first.first:
        return None
    step = Put(Subject("messages", message.id), (("repeat", replaced(repeat, every=Term(1, "wd"))),))
    return Fix(say("Let it come back on working days"), step)


def _to_a_good_day(situation: Situation, message: Message, day: date) -> Fix | None:
    """Return the move to the nearest good day: back for what lies before its anchor, forward for what lies after it."""
    when = message.when
    direction: Literal[-1, 0, 1] = 0
    if isinstance(when, Anchored):
        direction = -1 if when.terms and when.terms[0].amount < 0 else 1
    better = good_day(situation, message, day, direction)
    return Fix(say("Move it to {day}", day=better), Move(message.id, better)) if better else None


@message_rule(
    About(
        "T002",
        "warning",
        name=mark("a message outside the dates of the campaign"),
        why=mark("What lies outside the campaign is easily forgotten: nobody looks there, or the campaign is closed."),
        source=mark("Communicate, an app for communication planning."),
    ),
    reads=("slot", "title"),
    folded=mark_many(
        "{count} of {total} messages is outside the dates of the campaign. Move it, or those dates.",
        "{count} of {total} messages are outside the dates of the campaign. Move them, or those dates.",
    ),
    concerns=has_date,
)
def outside_campaign(situation: Situation, message: Message) -> Found | None:
    """T002: a message lies before the start or after the end of its campaign (Communicate App).

    A window lies outside when all of it does. What lies outside by no more than a month can be mended by moving the
    start or the end; what lies further away is more likely a mistake in the date.
    """
    campaign, slots = situation.plan.campaign, situation.schedule.timing(message.id).slots
    first, last = slots[0], slots[-1]
    if campaign.start and (first.last if first.window else first.first) < campaign.start:
        text = say(
            "{title} is on {day}, before the campaign starts on {start}. Move it, or let the campaign start earlier.",
            title=titled(message.title),
            day=first.first,
            start=campaign.start,
        )
        return Found(text, "when", fix=_start_earlier(first.first, campaign.start))
    if campaign.end and last.first > campaign.end:
        text = say(
            "{title} is on {day}, after the campaign ends on {end}. Move it, or let the campaign end later.",
            title=titled(message.title),
            day=last.first,
            end=campaign.end,
        )
        return Found(text, "when", fix=_end_later(last.first, campaign.end))
    return None


def _start_earlier(day: date, start: date) -> Fix | None:
    """Return the mend of a message before the start: a campaign that starts on that day."""
    if (start - day).days > FURTHEST:
        return None
    return Fix(say("Let the campaign start on {day}", day=day), Put(Subject("campaign"), (("start", day),)))


def _end_later(day: date, end: date) -> Fix | None:
    """Return the mend of a message after the end: a campaign that ends on that day."""
    if (day - end).days > FURTHEST:
        return None
    return Fix(say("Let the campaign end on {day}", day=day), Put(Subject("campaign"), (("end", day),)))


@plan_rule(
    About(
        "T010",
        "hint",
        name=mark("first news just before the weekend or a holiday"),
        why=mark("People take hard news home with their questions, and for days nobody is there to answer them."),
        source=mark("Practice of change communication."),
        numbers=mark("Friday after 12:00 is ours."),
    ),
    reads=("slot", "title", "audiences", "excluded", "objectives", "milestones"),
    folded=mark_many(
        "{count} of {total} messages brings first news just before the weekend or a holiday.",
        "{count} of {total} messages bring first news just before the weekend or a holiday.",
    ),
    concerns=to_come,
)
def first_news_before_a_rest(situation: Situation) -> Iterator[Found]:
    """T010: the first news to a high-impact audience comes on Friday afternoon, or on the eve of a holiday (practice).

    The eve is the last working day before a public holiday, a day off or a quiet period. The hour of Friday is ours.
    """
    hour = time(situation.checks.T010.hour)
    firsts: dict[str, list[str]] = {}
    for audience in situation.audiences_with("high"):
        heard = situation.heard(audience.id)
        if heard and not heard[0].slot.window and "sa" not in audience.days:
            firsts.setdefault(heard[0].message.id, []).append(audience.label)
    for message_id, audiences in firsts.items():
        message = situation.plan.message(message_id)
        if message is None or not to_come(situation, message):
            continue
        text = _too_late_in_the_week(situation, situation.schedule.timing(message_id).slots[0], hour)
        if text is not None:
            told = replace(text, values={**text.values, "title": titled(message.title), "audiences": audiences})
            yield Found(told, subject=Subject("messages", message_id, "when"))


def _too_late_in_the_week(situation: Situation, slot: Slot, hour: time) -> Sentence | None:
    """Return what is said of first news on a day after which people are off; its title and audiences are not in yet."""
    rest = _rest_after(situation, slot.first)
    if rest is not None:
        return say(
            "{title} is the first news for {audiences}, on {day}, right before {rest}. "
            "Choose a day on which they can still ask their questions.",
            day=slot.first,
            rest=rest,
        )
    if slot.first.weekday() == FRIDAY and slot.start and slot.start.time() > hour:
        return say(
            "{title} is the first news for {audiences}, on {day} at {time}, and goes into the weekend with them. "
            "Choose a moment at which they can still ask their questions.",
            day=slot.first,
            time=slot.start.time(),
        )
    return None


def _rest_after(situation: Situation, day: date) -> str | Sentence | None:
    """Return the holiday or quiet period that follows right after a working day; None for work, or a mere weekend."""
    workdays = situation.workdays
    following = day + timedelta(days=1)
    while workdays.is_working(day) and not workdays.is_working(following):
        if quiet := workdays.quiet(following):
            return say("the quiet period ({why})", why=quiet.why) if quiet.why else say("the quiet period")
        if not workdays.is_weekend(following):
            return workdays.holiday(following) or say("a day off")
        following += timedelta(days=1)
    return None
