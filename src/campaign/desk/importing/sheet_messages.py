"""From the draft of a row to a message, and to what changes of a message that the plan has already."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from campaign.desk.entering import Entry
from campaign.desk.importing.sheet_entries import Referred
from campaign.documents.sheets.drafts import Draft, Untaken
from campaign.language import say
from campaign.model.changes import changed_fields, replaced
from campaign.model.ids import Coiner
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import OnDay
from campaign.schedule.schedule import Schedule

ADDED = ("notes", "tags")
"""Fields that a sheet adds to, rather than saying them anew."""


@dataclass(frozen=True, slots=True)
class Made:
    """A draft as a message."""

    draft: Draft
    values: Mapping[str, Any]
    """What the sheet says, by field."""
    notes: tuple[str, ...]
    """Lines for the notes."""
    untaken: tuple[Untaken, ...]
    """What could not be taken as it stands."""

    @property
    def message(self) -> Message:
        """Return it as a message without an id."""
        notes: dict[str, Any] = {"notes": "\n".join(self.notes)} if self.notes else {}
        return Message.model_construct(**self.values, **notes)


def made(draft: Draft, referred: Referred, entry: Entry, headings: Mapping[str, str]) -> Made:
    """Return what a draft says as values of a message; what does not fit its field goes to the notes, and is told.

    `headings` holds those of the columns, by field.
    """
    entered = entry.enter(draft.typed)
    wrong = dict(entered.problems)
    notes = (*draft.notes, *(f"{headings.get(key, key)}: {draft.typed[key]}" for key in wrong))
    untaken = (*draft.untaken, *(Untaken(draft.row, draft.typed[key], error.text) for key, error in wrong.items()))
    channel = referred.channel(draft)
    own: dict[str, Any] = {
        "title": draft.title or draft.channel,
        "channel": channel,
        "medium": draft.channel if channel == draft.kind and draft.channel.casefold() != channel else "",
        "audiences": tuple(map(referred.audience, draft.audiences.named)),
        "excluded": tuple(map(referred.audience, draft.audiences.excluded)),
        "when": draft.moment.when,
        "until": draft.moment.until,
        "not_before": draft.moment.not_before,
        "status": draft.status,
        "owner": draft.owner,
        "contributors": draft.contributors,
        "key_messages": tuple(map(referred.key_message, draft.key_messages)),
        "tags": (draft.phase,) if draft.phase else (),
    }
    values = {**own, **{name: value for name, value in entered.values.items() if value not in (None, "", (), False)}}
    values["tags"] = tuple(dict.fromkeys((*own["tags"], *entered.values.get("tags", ()))))  # type: ignore[misc]
    if not own["channel"]:
        untaken = (*untaken, Untaken(draft.row, str(own["title"]), say("It has no channel yet")))
    said = {name: value for name, value in values.items() if value not in (None, "", ())}
    return Made(draft, said, tuple(dict.fromkeys(notes)), untaken)


class Matching:
    """Finds the message of a plan that a row is about: by its id, else by title and channel, each only once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._by_name: dict[tuple[str, str], list[Message]] = defaultdict(list)
        for message in plan.messages:
            self._by_name[message.title.casefold(), message.channel].append(message)
        self._coiner = Coiner({*plan.places("messages"), *plan.places("milestones")})

    def of(self, row: Made) -> Message | None:
        """Return the message that a row is about; None when it is new."""
        found = self._plan.message(row.draft.id) if row.draft.id else None
        named = self._by_name[str(row.values.get("title", "")).casefold(), str(row.values.get("channel", ""))]
        found = found or (named[0] if named else None)
        if found in named:
            named.remove(found)
        return found

    def new_id(self, row: Made) -> str:
        """Return an id for a new message: the same each time that the same sheet is read."""
        return self._coiner.derived("m", f"{row.values.get('title')}\0{row.values.get('channel')}")


def updated(before: Message, row: Made, schedule: Schedule) -> Message:
    """Return a message as a row says it is; what the sheet leaves empty stays, and notes and tags are added to."""
    values = {name: value for name, value in row.values.items() if name not in ADDED}
    for name in ("audiences", "excluded", "key_messages", "contributors"):
        if name in values and set(values[name]) == set(getattr(before, name)):
            del values[name]
    if "when" in values and _same_day(before, values["when"], schedule):
        del values["when"]
    lines = [line for line in row.notes if line not in before.notes]
    if lines:
        values["notes"] = "\n".join(filter(None, [before.notes, *lines]))
    tags = (*before.tags, *(tag for tag in row.values.get("tags", ()) if tag not in before.tags))
    if tags != before.tags:
        values["tags"] = tags
    after = replaced(before, **values)
    return after if changed_fields(before, after) else before


def _same_day(before: Message, when: object, schedule: Schedule) -> bool:
    """Tell whether a message is on a day already, hanging on something or not."""
    slot = schedule.timing(before.id).first
    return isinstance(when, OnDay) and slot is not None and slot.start is None and slot.first == slot.last == when.day
