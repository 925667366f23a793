"""The description of an event that comes back: which of its lines are those of the plan, and what they say now."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from campaign.calendars.texts import AGENDA, AUDIENCE, IDENTITY, LABELS
from campaign.language import Language
from campaign.text import clean_lines

FIELDS = ("goal", "activation", "", "", "sender", "owner", "")
"""The keys of a message behind the labels of a description; audiences and links stand there by their names."""


class TextChange(NamedTuple):
    """A key of a message that a description says otherwise."""

    field: str
    """The key; "notes" for lines that somebody added."""
    value: str
    """What it becomes."""


class Description(NamedTuple):
    """The lines of a description, read."""

    values: Mapping[str, str]
    """What stands behind each label, by its key in a plan."""
    others: tuple[str, ...]
    """Lines that are of no key."""


def read_description(text: str, words: Language) -> Description:
    """Return what a description says, given the language that it was written in."""
    labels = {f"{words.text(label)}:": field for label, field in zip(LABELS, FIELDS, strict=True)}
    values: dict[str, str] = {}
    others: list[str] = []
    for line in lines_of(text):
        label = next((each for each in labels if line.startswith(each)), None)
        if label is not None and labels[label] and labels[label] not in values:
            values[labels[label]] = line.removeprefix(label).strip()
        elif not line.startswith(IDENTITY):
            others.append(line)
    return Description(values, tuple(others))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something, with one space for any white space."""
    return [line for each in clean_lines(text).split("\n") if (line := " ".join(each.split()))]


def text_changes(before: str, after: str, notes: str, words: Language) -> Iterator[TextChange]:
    """Give what a description says otherwise than the plan does; a line that is missing says nothing.

    `before` is the description that the plan gives, `notes` what the message has for notes.
    """
    old, new = read_description(before, words), read_description(after, words)
    for field, value in new.values.items():
        if value != old.values.get(field, "") and value:
            yield TextChange(field, value)
    known = {*lines_of(before), *lines_of(notes), f"{words.text(AGENDA)}:"}
    addressed = next((line for line in old.others if _label(line, words)), "")
    added = [line for line in new.others if line not in known and not _part_of(line, addressed, words)]
    if added:
        yield TextChange("notes", "\n".join([*([notes.rstrip("\n")] if notes else []), *added]))


def _label(line: str, words: Language) -> str:
    """Return the label of a line that says for whom a message is; "" for another line."""
    label = f"{words.text(AUDIENCE)}:"
    return label if line.startswith(label) else ""


def _part_of(line: str, addressed: str, words: Language) -> bool:
    """Tell whether a line names audiences as the calendar of one of them does: some of those that the plan has."""
    label = _label(line, words)
    names = [each.strip() for each in line.removeprefix(label).split(",")]
    return bool(label) and all(each in addressed for each in names)
