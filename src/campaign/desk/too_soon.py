"""What to look at before something goes out: what is not filled in, and what tells of news that is confidential yet."""

from collections.abc import Iterator
from datetime import date

from campaign.desk.desk import Desk
from campaign.desk.unfilled import named_first, unfilled_told
from campaign.language import _, current, say_many
from campaign.model.messages import Message
from campaign.model.when import Anchored
from campaign.schedule.landmarks import secrets
from campaign.schedule.slots import Slot


def before_sending(desk: Desk, taken: frozenset[str], *, titles_only: bool = False) -> list[str]:
    """Return what to look at before some messages go out: a line each; that there are none is worth a look too."""
    if not taken:
        return [_("▲ No message is in it.")]
    return [*unfilled_told(desk, taken, titles_only=titles_only), *too_soon_told(desk, taken)]


def too_soon_told(desk: Desk, taken: frozenset[str]) -> Iterator[str]:
    """Give which messages tell of news that is confidential until a day to come: a line for each such day.

    In a calendar that goes round now, their titles tell it before anybody said it ("a shared calendar that leaks").
    """
    secrets = dict(_secrets(desk, taken))
    found: dict[date, list[Message]] = {}
    for message in desk.effective.messages:
        slot = desk.schedule.timing(message.id).first
        if message.id in taken and slot is not None and isinstance(message.when, Anchored):
            secret = secrets.get(message.when.anchor)
            if secret is not None and slot.first >= secret.first:
                found.setdefault(secret.first, []).append(message)
    for day, messages in sorted(found.items()):
        line = say_many(
            "▲ {count} message is about what is confidential until {day}; may it go now?",
            "▲ {count} messages are about what is confidential until {day}; may they go now?",
            len(messages),
            day=day,
        )
        yield f"{current().render(line)} {named_first(messages)}"


def _secrets(desk: Desk, taken: frozenset[str]) -> Iterator[tuple[str, Slot]]:
    """Give what a confidential message that stays here hangs on, the go-live excepted, and when that message comes.

    Of several the last one counts: the ways are long in which it is told, and until then not everybody knows.
    """
    slots = [(each, desk.schedule.timing(each.id).first) for each in secrets(desk.effective, taken)]
    coming = [(each, slot) for each, slot in slots if slot is not None and slot.last >= desk.today]
    for message, slot in sorted(coming, key=lambda each: each[1].first):
        yield message.id, slot
        if isinstance(message.when, Anchored) and message.when.anchor != desk.schedule.golive:
            yield message.when.anchor, slot
