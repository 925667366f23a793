"""Finding words in texts: whole words, whatever their capitals and punctuation."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from unicodedata import normalize

WORD = re.compile(r"[\w']+")
PAUSE = re.compile(r"[.,:;!?()…–—\n]| - ")
"""What stands between the parts of a sentence; a hyphen inside a word is none."""
Words = tuple[str, ...]


def plain(text: str) -> str:
    """Return a text as it is compared: without capitals, with straight apostrophes and accents in one piece."""
    folded = text.casefold()
    return folded if folded.isascii() else normalize("NFC", folded).replace("’", "'")


def words_of(text: str) -> Words:
    """Return the words of a text: "Ter info: n.v.t." has the words ter, info, n, v and t."""
    return tuple(WORD.findall(plain(text)))


@dataclass(frozen=True, slots=True)
class Phrases:
    """Some runs of words to look for. A single word with an asterisk in front is any word with that ending."""

    by_first: Mapping[str, tuple[Words, ...]]
    """The phrases by their first word, the longest first."""
    endings: tuple[str, ...] = ()
    """Ends of words that count as well."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Phrases":
        """Return these texts as phrases."""
        found: dict[str, list[Words]] = {}
        endings: list[str] = []
        for text in texts:
            words = words_of(text)
            if text.startswith("*"):
                endings += words
            elif words:
                found.setdefault(words[0], []).append(words)
        longest_first = {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}
        return cls(longest_first, tuple(endings))

    def at(self, words: Words, place: int = 0) -> int:
        """Return how many words the phrase takes that begins at a place; 0 without one."""
        if place >= len(words):
            return 0
        for phrase in self.by_first.get(words[place], ()):
            if words[place : place + len(phrase)] == phrase:
                return len(phrase)
        return int(bool(self.endings) and words[place].endswith(self.endings))

    def within(self, words: Words) -> bool:
        """Tell whether any of them stands anywhere in these words."""
        if not self.endings and self.by_first.keys().isdisjoint(words):
            return False
        return any(self.at(words, place) for place in range(len(words)))

    def are(self, words: Words) -> bool:
        """Tell whether these words are one of them, and nothing else."""
        return words in self.by_first.get(words[0], ()) if words else False

    def and_also(self, texts: Iterable[str]) -> "Phrases":
        """Return these phrases and some more."""
        known = [" ".join(words) for each in self.by_first.values() for words in each]
        return Phrases.of([*known, *(f"*{ending}" for ending in self.endings), *texts])


NO_PHRASES = Phrases({})
MOST_IN_FRONT = 3
"""Words that may stand in front of what opens a text from behind them."""


@dataclass(frozen=True)
class Openings:
    """Ways to open a text, and what takes them back."""

    openings: Phrases = NO_PHRASES
    """What a text may open with."""
    vetoes: Phrases = NO_PHRASES
    """What makes the opening harmless, wherever it stands in the text."""
    leading: Phrases = NO_PHRASES
    """What may stand in front of an opening: "to", "we will"."""
    behind: Phrases = NO_PHRASES
    """What is an opening with a few other words in front of it as well: "iedereen op de hoogte brengen"."""

    @cached_property
    def _first(self) -> frozenset[str]:
        return frozenset({*self.openings.by_first, *self.leading.by_first})

    @cached_property
    def _behind_first(self) -> frozenset[str]:
        return frozenset(self.behind.by_first)

    def end(self, text: str) -> int:
        """Return how many words the opening takes, with what stands in front of it; 0 when there is none, or a veto."""
        if not self._behind_first and not self.openings.endings:
            first = WORD.search(plain(text))
            if first is None or first[0] not in self._first:
                return 0  # most texts, and without cutting them in words
        words = words_of(text)
        end = self._end(words)
        return end if end and not self.vetoes.within(words) else 0

    def _end(self, words: Words) -> int:
        """Return how many words the opening takes, whatever its vetoes say."""
        place = 0
        while lead := self.leading.at(words, place):
            place += lead
        length = self.openings.at(words, place)
        if length or self._behind_first.isdisjoint(words[1 : MOST_IN_FRONT + 1]):
            return place + length if length else 0
        found = ((place, self.behind.at(words, place)) for place in range(1, MOST_IN_FRONT + 1))
        return next((place + length for place, length in found if length), 0)

    def with_own(self, also: Sequence[str], never: Sequence[str]) -> "Openings":
        """Return these with the openings and vetoes of a plan added."""
        if not also and not never:
            return self
        return replace(self, openings=self.openings.and_also(also), vetoes=self.vetoes.and_also(never))


@dataclass(frozen=True)
class Doing:
    """Verbs of things that people can do, and how a text asks for them."""

    verbs: tuple[Words, ...] = ()
    """Each verb in its forms; the first is how it is asked: "sign", "meld"."""
    infinitive: int = 0
    """Which of the forms is the infinitive, counted from 0."""
    prefixes: tuple[str, ...] = ()
    """What may be glued to a form: "aan" of "aanmelden"."""
    starters: frozenset[str] = frozenset()
    """Words behind which something may be asked: "and", "to"."""
    knowing: frozenset[str] = field(default_factory=frozenset)
    """Words of knowing and feeling."""

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(verb[0] for verb in self.verbs)

    @cached_property
    def _infinitives(self) -> frozenset[str]:
        return frozenset(verb[self.infinitive] for verb in self.verbs if len(verb) > self.infinitive)

    @cached_property
    def _in_goals(self) -> frozenset[str]:
        return frozenset(form for verb in self.verbs for form in verb[self.infinitive :])

    def _has(self, known: frozenset[str], word: str) -> bool:
        """Tell whether a word is one of these forms, with or without a prefix."""
        if word in known:
            return True
        return word.startswith(self.prefixes) and any(
            word.startswith(each) and word[len(each) :] in known for each in self.prefixes
        )

    def names_any(self, words: Iterable[str]) -> bool:
        """Tell whether any verb of doing is among these words, in whatever form."""
        return any(word in self._asked or self._has(self._in_goals, word) for word in words)

    def is_goal_of(self, words: Words) -> bool:
        """Tell whether a goal is about doing: it names a verb of that, and none of knowing or feeling."""
        return self.knowing.isdisjoint(words) and any(self._has(self._in_goals, word) for word in words)

    def asked_after(self, text: str, count: int) -> bool:
        """Tell whether a text, behind its first `count` words, asks for something that people can do.

        It does so at the start of a later part of its sentence: "…, and sign up". Where the infinitive is a form of its
        own, also at the end of one: "…: vóór vrijdag je uren invullen". The first part still belongs to those words.
        """
        later = self._parts(text, count)[1:]
        return any(
            part[0] in self._asked
            or self._has(self._infinitives, part[0])
            or (self.infinitive > 0 and self._has(self._infinitives, part[-1]))
            for part in later
        )

    def _parts(self, text: str, count: int) -> list[list[str]]:
        """Return what stands behind the first words of a text, in parts; only the first may be empty."""
        source = plain(text)
        parts: list[list[str]] = [[]]
        words = list(WORD.finditer(source))[count - 1 :]
        for before, word in pairwise(words):
            started = before is not words[0] and before[0] in self.starters
            if started or PAUSE.search(source, before.end(), word.start()):
                parts.append([])
            parts[-1].append(word[0])
        return parts
