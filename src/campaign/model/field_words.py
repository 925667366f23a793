"""What the keys of a plan are called by people: the words of the forms, for whoever tells about a plan in text."""

from collections.abc import Mapping

from campaign.language import Sentence, mark, say
from campaign.model.fields import Effect, Level, Status
from campaign.model.messages import STATUS_WORDS, STATUSES

TABLE_WORDS = {
    "campaign": mark("Campaign"),
    "checks": mark("Checks"),
    "milestones": mark("Milestones"),
    "phases": mark("Phases"),
    "audiences": mark("Audiences"),
    "objectives": mark("Objectives"),
    "key_messages": mark("Key messages"),
    "channels": mark("Channels"),
    "messages": mark("Messages"),
}
"""What the tables are called."""
WORDS = {
    "activation": mark("Activation"),
    "activation_by": mark("By"),
    "activation_link": mark("Link to do it"),
    "after": mark("Not before"),
    "agenda": mark("Agenda"),
    "alternatives": mark("Alternatives"),
    "approval": mark("Approval"),
    "approver": mark("Approver"),
    "archived": mark("Archived"),
    "audience": mark("Audience"),
    "audiences": mark("Audience"),
    "baseline": mark("Baseline"),
    "benefit": mark("What it means"),
    "body": mark("Text"),
    "by": mark("By"),
    "capacity": mark("Items"),
    "certainty": mark("Certainty"),
    "channel": mark("Channel"),
    "channels": mark("Channels"),
    "confidential": mark("Confidential"),
    "contributors": mark("With"),
    "copy_deadline": mark("Copy due"),
    "cost": mark("Cost"),
    "country": mark("Country"),
    "date": mark("When"),
    "days": mark("Days"),
    "duration": mark("Duration"),
    "effect": mark("Effect"),
    "end": mark("End"),
    "excluded": mark("Except"),
    "feedback": mark("Reactions"),
    "follows": mark("Follows"),
    "free": mark("Days off"),
    "goal": mark("Goal"),
    "golive": mark("Go-live"),
    "ignore": mark("Ignore"),
    "impact": mark("Impact"),
    "key_messages": mark("Key message"),
    "kind": mark("Kind"),
    "language": mark("Language"),
    "leaders": mark("Leaders"),
    "leads": mark("Leads"),
    "link": mark("Link"),
    "live": mark("Live"),
    "location": mark("Place"),
    "measure": mark("Measure"),
    "medium": mark("Medium"),
    "must": mark("Must land"),
    "name": mark("Name"),
    "not_before": mark("Embargo"),
    "notes": mark("Notes"),
    "objective": mark("Objective"),
    "owner": mark("Owner"),
    "part_of": mark("Part of"),
    "personal": mark("Personal"),
    "push": mark("Pushes"),
    "quiet": mark("Quiet"),
    "reminders": mark("Reminders"),
    "repeat": mark("Repeat"),
    "result": mark("Result"),
    "rhythm": mark("Rhythm"),
    "sender": mark("Sender"),
    "size": mark("How many"),
    "sponsor": mark("Sponsor"),
    "start": mark("Start"),
    "status": mark("Status"),
    "story": mark("Story"),
    "tags": mark("Tags"),
    "target": mark("Target"),
    "tasks": mark("Tasks"),
    "teaches": mark("Says how"),
    "text": mark("Text"),
    "timezone": mark("Time zone"),
    "title": mark("Title"),
    "two_way": mark("Two-way"),
    "until": mark("Until"),
    "when": mark("When"),
    "why": mark("Why"),
    "works": mark("Worked on"),
}
"""What a field is called, by its name in the model; a key of somebody's own is called what it is."""
STATUS_NAMES: Mapping[Status, str] = dict(zip(STATUSES, STATUS_WORDS, strict=True))
"""What a status is called."""
STATUS_MARKS: Mapping[Status, str] = {
    "idea": "○",
    "draft": "◔",
    "review": "◑",
    "approved": "◕",
    "scheduled": "●",
    "sent": "✓",
    "cancelled": "✗",
}
"""How far a message is, in one cell."""
EFFECT_WORDS: Mapping[Effect, str] = {"know": mark("know"), "feel": mark("feel"), "do": mark("do")}
"""What a reader does with a message."""
LEVEL_WORDS: Mapping[Level, str] = {"high": mark("high"), "medium": mark("medium"), "low": mark("low")}
"""How much a change does to an audience."""
MODE_WORDS = {"talk": mark("talk"), "do": mark("do")}
"""What people do with an item of an overleg."""
INDICATIVE = mark("(indicative)")
"""What stands behind what may still change, outside the screen."""
CHOSEN = ("effect", "impact", "certainty")
"""Keys whose values are words of the catalogue."""
NONE_OF_ITS_WORDS: Mapping[str, str] = {
    "status": mark("{value} is not a status"),
    "effect": mark("{value} is not an effect"),
    "impact": mark("{value} does not say how high the impact is"),
    "certainty": mark("{value} does not say how certain it is"),
    "kind": mark("{value} is not a kind of channel"),
    "mode": mark("{value} is neither talk nor do"),
    "days": mark("{value} is not a day of the week"),
}
"""What is told of a word that a field cannot hold, by the name of the field."""


def status_word(value: str) -> str:
    """Return what a status is called; another text is what it is."""
    return STATUS_NAMES[value] if value in STATUSES else value


def none_of_its_words(key: str, value: str) -> Sentence:
    """Return that a word is none of those that a field can hold."""
    if key in NONE_OF_ITS_WORDS:
        return Sentence(NONE_OF_ITS_WORDS[key], {"value": value})
    return say("{value} is not one of the words for {key}", value=value, key=key)
