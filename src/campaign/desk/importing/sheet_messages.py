"""From the draft of a row to a message, and to what changes of a message that the plan has already."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from campaign.desk.entering import EntryReader
from campaign.desk.importing.sheet_entries import Referred
from campaign.desk.rhythms import read_repeat
from campaign.documents.sheets.cells import printed
from campaign.documents.sheets.draft import Draft, Untaken
from campaign.errors import NotUnderstoodError
from campaign.model.changes import changed_fields, replaced
from campaign.model.ids import Coiner, slug
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


def made(draft: Draft, referred: Referred, reader: EntryReader, headings: Mapping[str, str]) -> Made:
    """Return what a draft says as values of a message; what does not fit its field goes to the notes, and is told.

    `headings` holds those of the columns, by field.
    """
    typed = dict(draft.typed)
    objective = typed.pop("objective", "")
    again = typed.pop("repeat", "")
    entered = reader.enter(typed)
    wrong = dict(entered.problems)
    repeat = None
    try:
        repeat = read_repeat(again, reader.context, ended=False) if again else None  # it gets an end where it has none
    except NotUnderstoodError as error:
        wrong["repeat"] = error
    notes = (*draft.notes, *(f"{headings.get(key, key)}: {draft.typed[key]}" for key in wrong))
    untaken = (*draft.untaken, *(Untaken(draft.row, draft.typed[key], error.text) for key, error in wrong.items()))
    channel = referred.channel(draft)
    staff = [referred.told_staff(each) for each in (*draft.audiences.named, *draft.audiences.excluded)]
    own: dict[str, Any] = {
        "title": draft.title or draft.channel,
        "channel": channel,
        "medium": draft.channel if _reworded(draft, channel) else "",
        "audiences": tuple(map(referred.audience, draft.audiences.named)),
        "excluded": tuple(map(referred.audience, draft.audiences.excluded)),
        "when": draft.moment.when,
        "until": draft.moment.until,
        "not_before": draft.moment.not_before,
        "status": draft.status,
        "owner": draft.owner,
        "contributors": draft.contributors,
        "key_messages": tuple(map(referred.key_message, draft.key_messages)),
        "repeat": repeat,
        "objective": referred.objective(objective) if objective else None,
        "tags": (draft.phase,) if draft.phase else (),
    }
    values = {**own, **{name: value for name, value in entered.values.items() if value not in (None, "", (), False)}}
    tags = entered.values.get("tags")
    values["tags"] = tuple(dict.fromkeys((*own["tags"], *(tags if isinstance(tags, tuple) else ()))))
    said = {name: value for name, value in values.items() if value not in (None, "", ())}
    told = (*draft.assumed, *filter(None, staff))
    return Made(replace(draft, assumed=told), said, tuple(dict.fromkeys(notes)), untaken)


def _reworded(draft: Draft, channel: str) -> bool:
    """Tell whether the words of a sheet for a channel say more than the channel they came to."""
    taken = {draft.kind, slug(printed(draft.channel), (), "-") if draft.kind == "scherm" else None}
    return channel in taken and draft.channel.casefold() != channel


def as_set(row: Made, before: Message | None) -> Made:
    """Return a row that says to be confidential, left as the plan has its message if that had this line already.

    Who takes the mark off a message that came in confidential has read why.
    """
    line = row.draft.hushed
    if before is None or not line or before.confidential or line not in f"{before.title}\n{before.notes}":
        return row
    assumed = tuple(each for each in row.draft.assumed if each != row.draft.told_hushed)
    values = {name: value for name, value in row.values.items() if name != "confidential"}
    return replace(row, values=values, draft=replace(row.draft, assumed=assumed))


class Matching:
    """Finds the message of a plan that a row is about, each only once: by its id, else by title and channel.

    A row that names no channel is found by its title alone.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._by_name: dict[tuple[str, str], list[Message]] = defaultdict(list)
        for message in plan.messages:
            for channel in (message.channel, ""):
                self._by_name[message.title.casefold(), channel].append(message)
        self._coiner = Coiner({*plan.places("messages"), *plan.places("milestones")})

    def of(self, row: Made) -> Message | None:
        """Return the message that a row is about; None when it is new."""
        found = self._plan.message(row.draft.id) if row.draft.id else None
        named = self._by_name[str(row.values.get("title", "")).casefold(), str(row.values.get("channel", ""))]
        found = found or (named[0] if named else None)
        if found is not None:
            for channel in {found.channel, ""}:
                same = self._by_name[found.title.casefold(), channel]
                same[:] = [each for each in same if each is not found]
        return found

    def new_id(self, row: Made) -> str:
        """Return an id for a new message: that of the sheet, else one that is the same each time that it is read."""
        own = row.draft.id
        if own and own not in self._coiner.taken:
            self._coiner.taken.add(own)
            return own
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
