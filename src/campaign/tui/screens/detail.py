"""The message in hand on a few lines: what it is for, and what its reader does next."""

from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time, deadline_of, distance, length_of
from campaign.language import _, _n, current, mark
from campaign.model.messages import Message
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.screens.saved import saved_words

LEAST = 20
"""Cells that the moment gets at least, beside a long title."""
EFFECT_WORDS = {"know": mark("know"), "feel": mark("feel"), "do": mark("do")}


def standing(desk: Desk, shown: int | None, waiting: int) -> str:
    """Return how a plan stands: how many messages, what waits, what is wrong, and whether it is saved."""
    count = _n("{count} message", "{count} messages", len(desk.plan.messages))
    wrong = len(desk.problems)
    parts = [
        _("{shown} of {count}").format(shown=shown, count=count) if shown is not None else count,
        _("{count} unscheduled").format(count=waiting) if waiting else "",
        _n("{count} draft", "{count} drafts", len(desk.drafts)) if desk.drafts else "",
        "▲ " + _n("{count} problem", "{count} problems", wrong) if wrong else "",
        saved_words(desk),
    ]
    return " · ".join(filter(None, parts))


def detail_lines(desk: Desk, message: Message, cells: int) -> list[str]:
    """Return the lines about a message, the most telling ones first."""
    timing = desk.schedule.timing(message.id)
    width = max(20, cells)
    draft = _("form not finished") if f"messages/{message.id}" in desk.drafts else ""
    facts = [
        day_and_time(timing.first),
        length_of(desk, message),
        distance(desk, timing.anchor, timing.first.first if timing.first else None),
        _(message.status),
        draft,
    ]
    right = " · ".join(filter(None, facts))
    right = shorten(right, max(LEAST, width - 2 - min(cell_width(in_cells(message.title)), width // 2)))
    head = f"{pad(in_cells(message.title), width - cell_width(right) - 2)}  {right}"
    by = deadline_of(desk, message)
    effect = f"  ({_(EFFECT_WORDS[message.effect])})" if message.effect else ""
    reason = [current().render(timing.reason)] if timing.reason else []
    labels = [each.label if (each := desk.effective.audience(name)) else name for name in message.audiences]
    channel = desk.effective.channel(message.channel)
    goal, activation = _("goal"), _("activation")
    asked = f"{message.activation or '–'}{f'  → {by}' if by else ''}"
    return [
        shorten(head, width),
        *(shorten(f"▲ {each}", width) for each in reason),
        shorten(f"{pad(goal, 11)} {in_cells(message.goal) or '–'}{effect}", width),
        shorten(f"{pad(activation, 11)} {in_cells(asked)}", width),
        _("to {audiences}  from {sender}  by {owner}").format(
            audiences=", ".join(labels) or "–", sender=message.sender or "–", owner=message.owner or "–"
        ),
        _("in {channel}").format(channel=channel.label if channel else message.channel)
        + (f" · {message.location}" if message.location else ""),
    ]
