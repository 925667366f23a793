"""From what somebody types in a field to the value of that field, for a message, and back to text to edit.

Both faces use it: the form on the screen, and `campaign add` and `edit`. Everything wrong is told at once.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from campaign.desk.desk import Desk
from campaign.desk.numbers import read_number
from campaign.desk.rhythms import read_repeat
from campaign.errors import CampaignError, NotUnderstoodError, did_you_mean
from campaign.language import current, say
from campaign.model.context import Context, shared_name
from campaign.model.duration import Duration, parse_duration, parse_reminder
from campaign.model.messages import STATUSES, AgendaItem, IgnoredCheck, Message, Task
from campaign.model.plan import Plan, Row
from campaign.model.typed import read_deadline, read_when

YES = ("ja", "j", "yes", "y", "true", "waar", "1", "x")
NO = ("nee", "n", "no", "false", "onwaar", "0", "")
EFFECTS = {"weten": "know", "voelen": "feel", "doen": "do", "know": "know", "feel": "feel", "do": "do"}
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


def context_of(desk: Desk) -> Context:
    """Return what typed dates of a plan are read against."""
    anchors = [(each.id, each.title) for each in desk.plan.milestones]
    anchors += [(each.id, "" if each.confidential else each.title) for each in desk.plan.messages]
    return Context(desk.today, tuple(anchors), desk.schedule.golive, day_first=current().code == "nl")


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, read: the values, and what could not be read, by the key that was typed in."""

    values: Mapping[str, object]
    problems: tuple[tuple[str, CampaignError], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What typed texts are read against."""

    plan: Plan
    """The plan as it counts: with every channel and audience."""
    context: Context
    """The day, and what a moment may hang on."""

    def enter(self, typed: Mapping[str, str]) -> Entered:
        """Read what was typed for a message, key by key."""
        values: dict[str, object] = {}
        problems: list[tuple[str, CampaignError]] = []
        for key, text in typed.items():
            field = self.field(key)
            try:
                values[field] = self._reader(field)(text.strip() if field != "body" else text)
            except CampaignError as error:
                problems.append((key, error))
        problems.extend(self._emptied(values))
        return Entered(values, tuple(problems))

    def field(self, key: str) -> str:
        """Return the field that a key of the file means; both - and _ are read."""
        return KEYS.get(key, key).replace("-", "_")

    def _emptied(self, values: Mapping[str, object]) -> Iterator[tuple[str, CampaignError]]:
        """Give what was typed empty and cannot be."""
        if "title" in values and not values["title"]:
            yield "title", NotUnderstoodError(say("A message needs a title"), say("Type one."))

    def _reader(self, field: str) -> Callable[[str], object]:
        """Return what reads the text of a field; what has no reader of its own is plain text.

        Raises:
            NotUnderstoodError: there is no such field.
        """
        readers = self._readers()
        if field in readers:
            return readers[field]
        if field in self._known():
            return str
        raise self._unknown(field)

    def _readers(self) -> dict[str, Callable[[str], object]]:
        """Return what reads the fields that are no plain text."""
        return {
            **dict.fromkeys(("when", "until", "not_before"), self._when),
            **dict.fromkeys(("activation_by",), self._deadline),
            **dict.fromkeys(("target", "result", "cost"), read_number),
            **dict.fromkeys(("teaches", "personal", "story", "confidential"), yes_or_no),
            **dict.fromkeys(("contributors", "tags"), listed),
            "ignore": _ignored,
            "duration": lambda text: parse_duration(plain_duration(text)) if text else None,
            "reminders": lambda text: tuple(parse_reminder(each) for each in listed(text)),
            "status": lambda text: one_of(text, STATUS_NAMES) if text else "draft",
            "effect": lambda text: one_of(text, EFFECTS) if text else None,
            "channel": lambda text: self._reference(text, "channels"),
            "objective": lambda text: self._reference(text, "objectives") if text else None,
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

    def _when(self, text: str) -> object:
        """Read a moment; nothing typed is no moment."""
        return read_when(text, self.context) if text else None

    def _deadline(self, text: str) -> object:
        """Read a deadline; nothing typed is none."""
        return read_deadline(text, self.context) if text else None

    def _reference(self, text: str, table: str) -> str:
        """Read the id or the name of an entry."""
        if not text:
            raise NotUnderstoodError(say("Nothing is chosen yet"), say("Pick one from the list, or type its name."))
        names: dict[str, set[str]] = {}
        ids = {row.id for row in self.plan.table(table)}  # type: ignore[arg-type]
        for row in self.plan.table(table):  # type: ignore[arg-type]
            for name in _names_of(row):
                names.setdefault(name.casefold(), set()).add(row.id)
        found = {text} & ids or names.get(text.casefold(), set())
        if len(found) == 1:
            return found.pop()
        if found:
            raise shared_name(text, found)
        raise NotUnderstoodError(
            say("{value} is not in this plan", value=text),
            did_you_mean(text, list(names)) or say("Add it in the plan first."),
        )

    def _references(self, text: str, table: str) -> tuple[str, ...]:
        """Read ids or names with commas between them; one name may hold commas itself."""
        names = {name.casefold() for row in self.plan.table(table) for name in _names_of(row)}  # type: ignore[arg-type]
        alone = "," in text and text.casefold() in names
        return tuple(self._reference(each, table) for each in ([text] if alone else listed(text)))

    def _tasks(self, text: str) -> tuple[Task, ...]:
        """Read tasks, a line each: what | by when | who | x when it is done."""
        tasks = []
        for line in text.splitlines():
            parts = [part.strip() for part in line.split("|")]
            if parts[0]:
                parts += [""] * (4 - len(parts))
                values = {
                    "title": parts[0],
                    "due": self._deadline(parts[1]),
                    "owner": parts[2],
                    "done": yes_or_no(parts[3]),
                }
                said = {key: value for key, value in values.items() if value not in (None, "", False)}
                tasks.append(Task.model_construct(**said))  # type: ignore[arg-type]
        return tuple(tasks)


def _names_of(row: Row) -> list[str]:
    """Return what an entry may be called."""
    names = (row.id, getattr(row, "title", ""), getattr(row, "name", ""), getattr(row, "label", ""))
    return [str(name) for name in names if name]


def _ignored(text: str) -> tuple[str | IgnoredCheck, ...]:
    """Read the checks that are switched off: codes, or a line each with why: "T005: met opzet"."""
    found: list[str | IgnoredCheck] = []
    for line in text.splitlines():
        code, colon, why = (part.strip() for part in line.partition(":"))
        found += [IgnoredCheck.model_construct(code=code, why=why)] if colon and why else listed(line.rstrip(": "))
    return tuple(found)


def listed(text: str) -> tuple[str, ...]:
    """Read texts with commas between them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def yes_or_no(text: str) -> bool:
    """Read yes or no."""
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise NotUnderstoodError(say("{value} is not yes or no", value=text[:80]), say("Write yes or no."))


def one_of(text: str, words: Mapping[str, str]) -> str:
    """Read one of some words."""
    if text.casefold() in words:
        return words[text.casefold()]
    raise NotUnderstoodError(
        say("{value} is not one of the words for this key", value=text[:80]),
        did_you_mean(text, list(words)) or say("Write one of {words}.", words=list(dict.fromkeys(words))),
    )


def plain_duration(text: str) -> str:
    """Return a typed duration as the plan file writes it: "1 uur" is 1h, "1,5 uur" is 90m."""
    folded = text.casefold().replace(",", ".")
    for name, minutes in (("uur", 60), ("hours", 60), ("hour", 60), ("minuten", 1), ("minutes", 1), ("min", 1)):
        if folded.endswith(name):
            try:
                return str(Duration(minutes=round(float(folded.removesuffix(name)) * minutes)))
            except (ValueError, OverflowError):
                return text
    return text


def _agenda(text: str) -> tuple[AgendaItem, ...]:
    """Read an agenda, an item each line: minutes, what, and (praten) or (doen)."""
    items = []
    for line in filter(None, map(str.strip, text.splitlines())):
        minutes, _, rest = line.partition(" ")
        count = minutes.strip("'")
        what = rest.strip() if count.isdecimal() and len(count) < 5 else line
        values: dict[str, object] = {"item": what}
        if what != line and int(count):
            values["minutes"] = int(count)
        for word, mode in MODES.items():
            if what.casefold().endswith(f"({word})"):
                values |= {"item": what[: -len(word) - 2].strip(), "mode": mode}
        items.append(AgendaItem.model_construct(**values))  # type: ignore[arg-type]
    return tuple(items)
