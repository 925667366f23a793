"""Words more or less in the lists of entries: tags, audiences, key messages, contributors and the like."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_origin

from campaign.desk.entering import EntryReader, listed
from campaign.desk.entering_rows import keys_of, listed_fields, unknown_key
from campaign.errors import CampaignError, NotUnderstoodError
from campaign.language import say
from campaign.model.fields import Entry
from campaign.model.plan import Part


@dataclass(frozen=True, slots=True)
class Words:
    """What comes in lists of entries, and what goes, by field; an entry keeps all else that it has in them."""

    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What comes at the end, unless it is there, in whatever case it is written."""
    less: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What goes, in whatever case it is written."""

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields whose lists change."""
        return frozenset((*self.more, *self.less))

    def contradictions(self) -> Iterator[CampaignError]:
        """Give what is to come and to go at once."""
        for each, words in self.more.items():
            gone = {word.casefold() for word in self.less.get(each, ())}
            for word in words:
                if word.casefold() in gone:
                    text = say("{value} cannot be added and removed at once", value=word)
                    yield NotUnderstoodError(text, say("Do one of the two."))

    def values(self, entry: Entry) -> dict[str, object]:
        """Return the lists of an entry that become others; an audience that comes is no exception any more."""
        changed = {each: self._list(entry, each) for each in self.fields}
        exceptions: tuple[str, ...] = changed.get("excluded", getattr(entry, "excluded", ()))
        reached = self.more.get("audiences", ())
        if any(each in reached for each in exceptions):
            changed["excluded"] = tuple(each for each in exceptions if each not in reached)
        return {each: words for each, words in changed.items() if words != getattr(entry, each)}

    def _list(self, entry: Entry, name: str) -> tuple[str, ...]:
        """Return the list of a field as it becomes."""
        before: tuple[str, ...] = getattr(entry, name)
        gone = {each.casefold() for each in self.less.get(name, ())}
        kept = tuple(each for each in before if each.casefold() not in gone)
        there = {each.casefold() for each in kept}
        return (*kept, *(each for each in self.more.get(name, ()) if each.casefold() not in there))


NO_WORDS = Words()
"""No list changes."""


def lists_of(part: Part) -> list[str]:
    """Return the keys of a table, or of the campaign, that hold a list of words, by their names in the file."""
    return [key for key, kind in listed_fields(part) if kind is str or get_origin(kind) is Literal]


def read_words(
    reader: EntryReader, part: Part, typed: Iterable[tuple[str, str]], entries: Sequence[Entry] = ()
) -> tuple[dict[str, tuple[str, ...]], list[CampaignError]]:
    """Return the words that were typed for lists by key, by field, and what is wrong with them.

    They are read as for the key itself; what `entries` have in a list is taken as it stands there, known or not.
    """
    found: dict[str, tuple[str, ...]] = {}
    problems: list[CampaignError] = []
    for key, text in typed:
        try:
            name = _field(reader, part, key)
            words = _words_there(entries, name, text) or _words_read(reader, key, name, text)
        except CampaignError as error:
            problems.append(error)
        else:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *words)))
    return found, problems


def _field(reader: EntryReader, part: Part, key: str) -> str:
    """Return the field of a key.

    Raises:
        NotUnderstoodError: there is none, or it holds no list of words.
    """
    written = key.replace("-", "_")
    if written not in keys_of(part):
        raise unknown_key(part, key)
    if written not in lists_of(part):
        text = say("{key} holds no list of words", key=key)
        raise NotUnderstoodError(text, say("Lists are {keys}.", keys=lists_of(part)))
    return reader.field(written)


def _words_there(entries: Sequence[Entry], name: str, text: str) -> tuple[str, ...]:
    """Return the words in a text with commas between them; none unless each is in the list of an entry."""
    there = {each.casefold() for entry in entries for each in getattr(entry, name)}
    words = listed(text)
    return words if all(each.casefold() in there for each in words) else ()


def _words_read(reader: EntryReader, key: str, name: str, text: str) -> tuple[str, ...]:
    """Return the words in a text with commas between them, as they are read for the key itself.

    Raises:
        NotUnderstoodError: one of them cannot be read, or there is none.
    """
    entered = reader.enter({key.replace("-", "_"): text})
    for _key, error in entered.problems:
        raise error
    words = entered.values[name]
    if not isinstance(words, tuple) or not words:
        raise NotUnderstoodError(say("{key} has no value behind it", key=key), say("Write for example tags=pilot."))
    return words
