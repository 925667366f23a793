"""The channel of a row that names none: a plan asks one of every message, so one is proposed, and told."""

from collections import Counter
from collections.abc import Iterable

from campaign.documents.sheets.cells import channel_kind
from campaign.language import Sentence, say
from campaign.model.plan import Plan, name_of

WORDED = ("title", "medium", "location", "body", "goal")
"""The fields in which the words for a channel are looked for, in this order."""
LAST_RESORT = "mail"
"""The channel where nothing tells: it is there in every organisation."""


def usual_of(channels: Iterable[str]) -> str | None:
    """Return the channel that comes most, the first of several; None where there is none."""
    found = Counter(filter(None, channels))
    return found.most_common(1)[0][0] if found else None


def worded(text: str, plan: Plan) -> tuple[str, Sentence] | None:
    """Return the channel that somebody's words come to, and what is told of that; None for one that the plan has.

    `plan` has every channel.
    """
    names = {name.casefold() for each in plan.channels for name in (each.id, each.label)}
    kind = None if text.strip().casefold() in names else channel_kind(text)
    if kind is None:
        return None
    there = plan.get("channels", kind)
    return kind, say("‘{written}’ is taken for {what}", written=text, what=name_of(there) if there else kind)


def proposed(texts: Iterable[str], usual: str | None, plan: Plan) -> tuple[str, Sentence]:
    """Return the channel that some texts name, else the usual one, and why; `plan` has every channel."""
    kind = next(filter(None, map(channel_kind, texts)), None)
    channel = kind or usual or LAST_RESORT
    there = plan.get("channels", channel)
    name = name_of(there) if there is not None else channel
    if kind:
        return channel, say("No channel is named: {channel}, after its words", channel=name)
    if usual:
        return channel, say("No channel is named: {channel}, which is used most", channel=name)
    return channel, say("No channel is named: {channel}, until you choose one", channel=name)
