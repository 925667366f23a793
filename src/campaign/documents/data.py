"""A plan as programs read it: its milestones, its messages at their first slot, and what waits for a moment."""

import json
from collections.abc import Container

from campaign.documents.contents import Contents
from campaign.language import Language, language
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import Anchored
from campaign.schedule.moments import span
from campaign.schedule.schedule import Schedule
from campaign.stopping import going_on
from campaign.text import tame


def data(contents: Contents) -> bytes:
    """Return what goes out of a plan as JSON, told in the plan's language, with nothing in it that a terminal obeys."""
    schedule = contents.schedule
    words = language(schedule.plan.campaign.language)
    told = as_data(schedule, contents.taken, words, contents.plan)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return f"{tame(text)}\n".encode()


def as_data(schedule: Schedule, shown: Container[str], words: Language, part: Plan | None = None) -> dict[str, object]:
    """Return the timeline of a plan as programs read it, with the messages that may be shown and no others.

    `part` is what goes out of the plan, when that is not all of it.
    """
    plan = part or schedule.plan
    return {
        "campaign": {"id": plan.campaign.id, "title": plan.campaign.title, "timezone": schedule.zone.key},
        "milestones": [
            {
                "id": each.id,
                "date": str(slot.first) if slot else None,
                "end": span(slot)[1] if slot and slot.last > slot.first else None,
                "certainty": slot.certainty if slot else each.certainty,
            }
            for each in plan.milestones
            for slot in [schedule.milestone(each.id)]
        ],
        "messages": [
            _message_data(schedule, message)
            for each in going_on(schedule.ordered)
            if each in shown and (message := plan.message(each))
        ],
        "unscheduled": [
            {"id": each, "reason": words.render(reason) if (reason := schedule.timing(each).reason) else None}
            for each in schedule.unscheduled
            if each in shown
        ],
    }


def message_in_full(schedule: Schedule, message: Message) -> dict[str, object]:
    """Return one message as programs read it: when it is, as far as it has a moment, what it says and what it asks."""
    due = schedule.deadline(message, message.activation_by) if message.activation_by else None
    return {
        **_message_data(schedule, message),
        "goal": message.goal or None,
        "activation": message.activation or None,
        "activation_by": str(due.last) if due else None,
        "activation_link": message.activation_link or None,
        "target": message.target,
        "result": message.result,
        "key_messages": list(message.key_messages),
        "sender": message.sender or None,
        "owner": message.owner or None,
        "location": message.location or None,
        "link": message.link or None,
        "feedback": message.feedback or None,
        "body": message.body or None,
    }


def _message_data(schedule: Schedule, message: Message) -> dict[str, object]:
    """Return one message as programs read it; one without a moment has no days."""
    timing = schedule.timing(message.id)
    slot = timing.first
    start, end = span(slot) if slot else (None, None)
    return {
        "id": message.id,
        "title": message.title,
        "channel": message.channel,
        "audiences": list(message.audiences),
        "status": message.status,
        "start": start,
        "end": end,
        "all_day": slot.all_day if slot else None,
        "certainty": slot.certainty if slot else None,
        "when": str(message.when) if message.when is not None else None,
        "anchor": timing.anchor if isinstance(message.when, Anchored) else None,
        "offset": timing.offset if isinstance(message.when, Anchored) else None,
        "repeat": {
            "every": f"{message.repeat.every.amount}{message.repeat.every.unit}",
            "occurrences": [list(span(each)) for each in timing.slots],
        }
        if message.repeat
        else None,
    }
