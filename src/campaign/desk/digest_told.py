"""What is told in a digest: what goes out per day, what ends, what waits for approval, as a paper."""

from collections.abc import Iterator

from campaign.desk.digest import Digest, Item
from campaign.desk.numbers import written_number
from campaign.desk.steps import UNDECIDED
from campaign.desk.telling import approval_turn, day_and_time
from campaign.documents.papers import Paper, Part
from campaign.language import _, current
from campaign.model.messages import Message


def paper_of(digest: Digest, *, several: bool) -> Paper:
    """Return a digest to read; with `several` each message says which campaign it is from."""
    words = current()
    span = f"{words.full_day(digest.first)} – {words.full_day(digest.last)}"
    title = _("This goes out: {days}").format(days=span)
    return Paper(title, tuple(_parts(digest, several=several)))


def _parts(digest: Digest, *, several: bool) -> Iterator[Part]:
    """Give a part per day, and the parts below them."""
    words = current()
    for day, items in digest.days:
        heading = f"{words.weekday_name(day).capitalize()} {day.day} {words.month_name(day.month)}"
        yield Part(heading, tuple(_goes_out(item, several=several) for item in items))
    if not digest.days:
        yield Part("", ((_("Nothing goes out in these days."),),))
    if digest.ends:
        yield Part(_("Ends in these days"), tuple(_end(item, several=several) for item in digest.ends))
    if digest.waits:
        yield Part(_("Waits for approval"), tuple(_approval(item, several=several) for item in digest.waits))


def _goes_out(item: Item, *, several: bool) -> tuple[str, ...]:
    """Return what is told of a message: its title, hour, channel, audiences, sender, what it asks and where."""
    message, plan, slot = item.message, item.desk.effective, item.slot
    channel = plan.channel(message.channel)
    hour = f"{slot.start:%H:%M}" if slot and slot.start else day_and_time(slot) if slot and slot.days > 1 else ""
    whom = ", ".join(_audience_names(item))
    return (
        message.title,
        hour,
        f"({_(message.status)})" if message.status in UNDECIDED else "",
        channel.label if channel else message.channel,
        _("to {audiences}").format(audiences=whom) if whom else "",
        _("from {sender}").format(sender=message.sender) if message.sender else "",
        message.activation,
        message.activation_link or message.link,
        _campaign(item, several=several),
    )


def _end(item: Item, *, several: bool) -> tuple[str, ...]:
    """Return what is told of an activation that ends."""
    message, day = item.message, current().day(item.slot.first) if item.slot else ""
    return (
        message.activation or message.title,
        day,
        _deadline_count(message),
        message.activation_link,
        _campaign(item, several=several),
    )


def _approval(item: Item, *, several: bool) -> tuple[str, ...]:
    """Return what is told of a message that waits for approval."""
    by = _deadline_day(item)
    return item.message.title, approval_turn(item.message), by, _campaign(item, several=several)


def _deadline_day(item: Item) -> str:
    """Return by when approval is due."""
    return _("before the end of {day}").format(day=current().day(item.slot.first)) if item.slot else ""


def _deadline_count(message: Message) -> str:
    """Return how many did what was asked, of how many."""
    if message.target is None or message.result is None:
        return ""
    return _("{result} of {target}").format(
        result=written_number(message.result), target=written_number(message.target)
    )


def _audience_names(item: Item) -> list[str]:
    """Return what the audiences of a message are called."""
    plan = item.desk.effective
    return [each.label if (each := plan.audience(name)) else name for name in item.message.audiences]


def _campaign(item: Item, *, several: bool) -> str:
    """Return which campaign a message is from, where there are several."""
    return item.desk.plan.campaign.title if several else ""
