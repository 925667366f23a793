"""From what somebody types to the values of any entry of a plan: milestones, audiences, channels and the rest.

Each table has its keys here with what reads them; messages have theirs in `entering_messages`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import get_args

from pydantic.fields import FieldInfo

from campaign.desk.entering import EFFECTS, EntryReader, listed, missing, one_of, yes_or_no
from campaign.desk.entering_campaign import CampaignReader
from campaign.desk.entering_messages import MADE, MessageReader
from campaign.desk.numbers import read_number
from campaign.desk.rhythms import read_rhythm
from campaign.errors import CampaignError, NotUnderstoodError, did_you_mean
from campaign.language import current, say
from campaign.model.channels import KINDS, Channel
from campaign.model.context import Context
from campaign.model.distances import is_distance, read_distance
from campaign.model.fields import Certainty, Level, Weekday
from campaign.model.lengths import read_length
from campaign.model.messages import Message
from campaign.model.milestones import Milestone, Phase
from campaign.model.people import Audience, KeyMessage, Objective
from campaign.model.plan import Campaign, Part, Plan, Row, Table
from campaign.model.told import MONDAY
from campaign.model.typed import Span
from campaign.model.words import WEEKDAYS

MODELS: dict[Table, type[Row]] = {
    "milestones": Milestone,
    "phases": Phase,
    "audiences": Audience,
    "objectives": Objective,
    "key_messages": KeyMessage,
    "channels": Channel,
    "messages": Message,
}
"""What the entries of each table are."""
REQUIRED: dict[Part, tuple[str, ...]] = {
    "campaign": ("title",),
    "messages": ("title", "channel"),
    "milestones": ("date",),
}
"""The fields that an entry cannot do without."""
SPANS = {"from": "start", "to": "end"}
"""The keys of a phase whose fields have another name."""
DAY_CODES = get_args(Weekday)
LEVELS = {"hoog": "high", "midden": "medium", "laag": "low", **{each: each for each in get_args(Level)}}
CERTAINTIES = {"vast": "fixed", "indicatief": "indicative", **{each: each for each in get_args(Certainty)}}


@dataclass(frozen=True, slots=True)
class RowReader(EntryReader):
    """What typed texts for an entry of some table are read against; messages have more to read."""

    table: Table
    """Whose keys these are."""

    def field(self, key: str) -> str:
        """Return the field that a key of the file means; both - and _ are read."""
        return (SPANS.get(key, key) if self.table == "phases" else key).replace("-", "_")

    def _ends(self, span: Span) -> dict[str, object]:
        """Return the fields that the end of an entry goes in, which takes whole days.

        Raises:
            NotUnderstoodError: its end is a time.
        """
        if span.length is not None:
            raise NotUnderstoodError(say("This has days, and no end at a time"), say("Type only when it starts."))
        return {"end" if self.table == "phases" else "until": span.until} if span.until else {}

    def _emptied(self, values: Mapping[str, object]) -> Iterator[tuple[str, CampaignError]]:
        """Give what was typed empty and cannot be."""
        for field in REQUIRED.get(self.table, ()):
            if field in values and not values[field]:
                yield field, missing(field)

    def _known(self) -> list[str]:
        """Return the fields that people type in."""
        return keys_of(self.table)

    def _unknown(self, field: str) -> NotUnderstoodError:
        """Return the complaint about a field that there is not."""
        return unknown_key(self.table, field)

    def _readers(self) -> dict[str, Callable[[str], object]]:
        """Return what reads the fields of the table that are no plain text."""
        match self.table:
            case "milestones":
                return {
                    "date": self._start,
                    "until": self._after,
                    "certainty": lambda text: one_of(text, CERTAINTIES, "certainty") if text else "fixed",
                    "golive": yes_or_no,
                    "after": self._many("milestones"),
                    "audiences": self._many("audiences"),
                }
            case "phases":
                return {"start": self._start, "end": self._after}
            case "audiences":
                return {
                    "size": whole_number,
                    "impact": lambda text: one_of(text, LEVELS, "impact") if text else None,
                    **dict.fromkeys(("part_of", "leads"), self._many("audiences")),
                    "channels": self._many("channels"),
                    "days": weekdays,
                }
            case "objectives":
                return {
                    "audience": lambda text: self.named(text, "audiences") if text else None,
                    "effect": lambda text: one_of(text, EFFECTS, "effect") if text else None,
                    **dict.fromkeys(("baseline", "target", "result"), read_number),
                    "by": self._deadline,
                }
            case "key_messages":
                return {"why": yes_or_no, "must": lambda text: yes_or_no(text or "yes")}
            case _:
                return self._channel_readers()

    def _channel_readers(self) -> dict[str, Callable[[str], object]]:
        """Return what reads the fields of a channel that are no plain text; what is empty follows its kind again."""
        return {
            "kind": lambda text: one_of(text, {each: each for each in KINDS}, "kind") if text else None,
            **dict.fromkeys(("push", "live", "two_way"), lambda text: yes_or_no(text) if text else None),
            "rhythm": lambda text: read_rhythm(text, self.context) if text else None,
            "copy_deadline": self._deadline,
            "approval": lead_time,
            "capacity": whole_number,
            "days": weekdays,
            "duration": lambda text: read_length(text) if text else None,
            "cost": read_number,
        }

    def _many(self, table: Table) -> Callable[[str], object]:
        """Return what reads ids or names of a table, with commas between them."""
        return lambda text: self._references(text, table)


def reader_of(part: Part, plan: Plan, context: Context) -> EntryReader:
    """Return what reads the texts that are typed for an entry of a table, or for the campaign itself."""
    match part:
        case "campaign":
            return CampaignReader(plan, context)
        case "messages":
            return MessageReader(plan, context)
        case _:
            return RowReader(plan, context, part)


def keys_of(part: Part) -> list[str]:
    """Return the keys that entries of a table take, by their names in the file."""
    return [field.alias or name for name, field in _fields_of(part) if name not in MADE]


def many_of(part: Part) -> list[str]:
    """Return the keys that hold a list, and so may be typed more than once."""
    return [key for key, _kind in listed_fields(part)]


def listed_fields(part: Part) -> Iterator[tuple[str, object]]:
    """Give the keys that hold a list, by their names in the file, each with the kind of what is in it."""
    for name, field in _fields_of(part):
        if field.default == ():
            yield field.alias or name, get_args(field.annotation)[0]


def _fields_of(part: Part) -> Iterable[tuple[str, FieldInfo]]:
    """Return the fields of the entries of a table, or of the campaign."""
    return (Campaign if part == "campaign" else MODELS[part]).model_fields.items()


def unknown_key(table: Part, key: str) -> NotUnderstoodError:
    """Return the complaint about a key that entries of a table do not have."""
    return NotUnderstoodError(
        say("There is no {key} in {table}", key=key, table=table), did_you_mean(key, keys_of(table))
    )


def whole_number(text: str) -> int | None:
    """Read a whole number of things or people."""
    found = read_number(text)
    if found is None or (isinstance(found, int) and found >= 0):
        return found
    raise NotUnderstoodError(say("{value} is not a whole number", value=text[:80]), say("Write for example 12."))


def weekdays(text: str) -> tuple[str, ...]:
    """Read days of the week in Dutch or English, with commas between them; the file gets their codes."""
    spoken = {current().weekday_name(MONDAY + timedelta(days=day)).casefold(): day for day in range(7)}
    names = {name: DAY_CODES[day] for name, day in (spoken | WEEKDAYS).items()}
    return tuple(dict.fromkeys(one_of(each, names, "days") for each in listed(text)))


def lead_time(text: str) -> object:
    """Read how long something takes beforehand: working days or weeks, else a duration."""
    if not text:
        return None
    try:
        return read_length(text)
    except NotUnderstoodError:
        steps = read_distance(text) if is_distance(text) else ()
        if len(steps) == 1 and steps[0].amount > 0:
            return steps[0]
        raise
