"""From what somebody types in the fields of a message to its values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from campaign.desk.entering import EFFECTS, EntryReader, listed, missing, one_of, yes_or_no
from campaign.desk.numbers import read_number
from campaign.desk.rhythms import read_repeat
from campaign.errors import CampaignError, NotUnderstoodError, did_you_mean
from campaign.language import say
from campaign.model.lengths import read_length, read_reminder
from campaign.model.messages import STATUSES, AgendaItem, IgnoredCheck, Message, Task
from campaign.model.plan import REQUIRED_KEYS
from campaign.model.typed import Span, read_deadline

STATUS_NAMES: dict[str, str] = {
    "idee": "idea",
    "concept": "draft",
    "nakijken": "review",
    "akkoord": "approved",
    "ingepland": "scheduled",
    "verstuurd": "sent",
    "vervallen": "cancelled",
    **{status: status for status in STATUSES},
}
MODES = {"praten": "talk", "talk": "talk", "doen": "do", "do": "do"}
KEYS = {"except": "excluded"}
"""Keys of the file whose field has another name."""
MADE = ("id", "status_log")
"""Fields that nobody types: the program makes them."""


@dataclass(frozen=True, slots=True)
class MessageReader(EntryReader):
    """What typed texts for a message are read against."""

    def field(self, key: str) -> str:
        """Return the field that a key of the file means; both - and _ are read."""
        return KEYS.get(key, key).replace("-", "_")

    def _ends(self, span: Span) -> dict[str, object]:
        """Return the fields that the end of a message goes in."""
        return span.ends

    def _emptied(self, values: Mapping[str, object]) -> Iterator[tuple[str, CampaignError]]:
        """Give what was typed empty and cannot be."""
        for field in REQUIRED_KEYS["messages"]:
            if field in values and not values[field]:
                yield field, missing(field)

    def _readers(self) -> dict[str, Callable[[str], object]]:
        """Return what reads the fields that are no plain text."""
        return {
            "when": self._start,
            "until": self._after,
            "not_before": self._before,
            "activation_by": self._deadline,
            **dict.fromkeys(("target", "result", "cost"), read_number),
            **dict.fromkeys(("teaches", "personal", "story", "confidential"), yes_or_no),
            **dict.fromkeys(("contributors", "tags"), listed),
            "ignore": _ignored,
            "duration": lambda text: read_length(text) if text else None,
            "reminders": lambda text: tuple(read_reminder(each) for each in listed(text)),
            "status": lambda text: one_of(text, STATUS_NAMES, "status") if text else "draft",
            "effect": lambda text: one_of(text, EFFECTS, "effect") if text else None,
            "channel": lambda text: self.named(text, "channels"),
            "objective": lambda text: self.named(text, "objectives") if text else None,
            "audiences": lambda text: self._references(text, "audiences"),
            "excluded": lambda text: self._references(text, "audiences"),
            "key_messages": lambda text: self._references(text, "key_messages"),
            "follows": lambda text: self._references(text, "messages"),
            "agenda": _agenda,
            "tasks": self._tasks,
            "repeat": lambda text: read_repeat(text, self.context) if text else None,
        }

    def _known(self) -> list[str]:
        """Return the fields that people type in."""
        return [name for name in Message.model_fields if name not in MADE]

    def _unknown(self, field: str) -> NotUnderstoodError:
        """Return the complaint about a field that there is not."""
        return NotUnderstoodError(say("A message has no {key}", key=field), did_you_mean(field, self._known()))

    def _due(self, text: str) -> object:
        """Read a deadline that comes before the start of the entry; nothing typed is none."""
        return read_deadline(text, self.context, -1) if text else None

    def _tasks(self, text: str) -> tuple[Task, ...]:
        """Read tasks, a line each: what | by when | who | x when it is done."""
        tasks = []
        for line in text.splitlines():
            parts = [part.strip() for part in line.split("|")]
            if parts[0]:
                parts += [""] * (4 - len(parts))
                values: dict[str, Any] = {
                    "title": parts[0],
                    "due": self._due(parts[1]),
                    "owner": parts[2],
                    "done": yes_or_no(parts[3]),
                }
                said = {key: value for key, value in values.items() if value not in (None, "", False)}
                tasks.append(Task.model_construct(**said))
        return tuple(tasks)


def _ignored(text: str) -> tuple[str | IgnoredCheck, ...]:
    """Read the checks that are switched off: codes, or a line each with why: "T005: met opzet"."""
    found: list[str | IgnoredCheck] = []
    for line in text.splitlines():
        code, colon, why = (part.strip() for part in line.partition(":"))
        found += [IgnoredCheck.model_construct(code=code, why=why)] if colon and why else listed(line.rstrip(": "))
    return tuple(found)


def _agenda(text: str) -> tuple[AgendaItem, ...]:
    """Read an agenda, an item each line: minutes, what, and (praten) or (doen)."""
    items = []
    for line in filter(None, map(str.strip, text.splitlines())):
        minutes, _, rest = line.partition(" ")
        count = minutes.strip("'")
        what = rest.strip() if count.isdecimal() and len(count) < 5 else line
        values: dict[str, Any] = {"item": what}
        if what != line and int(count):
            values["minutes"] = int(count)
        for word, mode in MODES.items():
            if what.casefold().endswith(f"({word})"):
                values |= {"item": what[: -len(word) - 2].strip(), "mode": mode}
        items.append(AgendaItem.model_construct(**values))
    return tuple(items)
