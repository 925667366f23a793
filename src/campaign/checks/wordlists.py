"""The word lists of one language, as questions about a text. The words themselves are data, in `words/`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from campaign.checks.wording import NO_PHRASES, Doing, Openings, Phrases, words_of
from campaign.model.checks import Checks

FOLDER = Path(__file__).parent / "words"
WRITTEN_PLACE = re.compile(r"\d{1,2}[:./-]\d{1,2}|\d{3,}|@|https?:|www\.")
"""A time, a date, a room or telephone number, or an address."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the rules can ask of a text in one language. One without lists knows nothing, and every answer is no."""

    activities: Openings = field(default_factory=Openings)
    """Openings that name what we do instead of the effect (G002)."""
    idle: Openings = field(default_factory=Openings)
    """Openings of an activation that ask nothing (G004)."""
    status_rounds: Openings = field(default_factory=Openings)
    """Agenda items that tell who did what, with or without a topic behind them (M003)."""
    whole_status_rounds: Phrases = NO_PHRASES
    """Agenda items that are one only when nothing else stands there (M003)."""
    none: Phrases = NO_PHRASES
    """Texts that say that there is nothing."""
    honest: Phrases = NO_PHRASES
    """Phrases that say openly that nothing needs to be done."""
    doing: Doing = field(default_factory=Doing)
    """Verbs of doing."""
    when_and_where: Phrases = NO_PHRASES
    """Words for a moment, a place or a person (G005)."""
    named: re.Pattern[str] | None = None
    """A name behind a word that makes it a place or a person: "in Mijn HR", "aan Samira" (G005)."""
    everybody: Phrases = NO_PHRASES
    """Names of an audience that everybody is part of (P000)."""
    output: Phrases = NO_PHRASES
    """What counts what was sent out, rather than what it did (G009)."""
    stories: Phrases = NO_PHRASES
    """Words in a title that give a story away (R001)."""
    frame: Phrases = NO_PHRASES
    """Agenda items that belong to every overleg: opening, pause, closing (M002, M004)."""
    without_agenda: Phrases = NO_PHRASES
    """Names of moments that need no agenda: a drop-in hour, a talk of two (M001)."""
    invitations: Phrases = NO_PHRASES
    """Words that invite an answer (M008)."""
    uncertain: Phrases = NO_PHRASES
    """Words that leave a date open (T007)."""
    answers: Phrases = NO_PHRASES
    """Words that come back to what people said before (M010)."""
    training: Phrases = NO_PHRASES
    """Words of teaching in a title or a medium (K003)."""
    joining: frozenset[str] = frozenset()
    """Words that tie a day to a milestone (T009)."""
    by: frozenset[str] = frozenset()
    """Words before a day that make it a deadline (T009)."""
    about_another: frozenset[str] = frozenset()
    """Words before a day that make it the day of something else (T009)."""
    looking_elsewhere: Phrases = NO_PHRASES
    """Words of a title about something of another day (T009)."""

    def says_nothing(self, text: str) -> bool:
        """Tell whether a text is empty, in so many words or without any: "n.v.t.", "-"."""
        words = words_of(text)
        return not words or self.none.are(words)

    def names_activity(self, goal: str) -> bool:
        """Tell whether a goal opens with what we do, instead of what it brings about."""
        return self.activities.end(goal) > 0

    def asks_nothing(self, activation: str) -> bool:
        """Tell whether an activation opens as if nothing is asked, and asks nothing behind that either."""
        count = self.idle.end(activation)
        return count > 0 and not self.is_honest(activation) and not self.doing.asked_after(activation, count)

    def is_honest(self, activation: str) -> bool:
        """Tell whether an activation says openly that nothing needs to be done."""
        return self.honest.within(words_of(activation))

    def is_status_round(self, item: str) -> bool:
        """Tell whether an agenda item, or the title of an overleg, is a round of who did what.

        A verb of doing behind it makes it something else: "Update installeren".
        """
        count = self.status_rounds.end(item)
        if count > 0 and not self.doing.names_any(words_of(item)[count:]):
            return True
        return self.whole_status_rounds.are(words_of(item))

    def aims_at_doing(self, goal: str) -> bool:
        """Tell whether a goal is about what people do, rather than know or feel."""
        return self.doing.is_goal_of(words_of(goal))

    def says_when_or_where(self, activation: str) -> bool:
        """Tell whether a text names a moment, a place, a person or an address."""
        return (
            WRITTEN_PLACE.search(activation) is not None
            or self.when_and_where.within(words_of(activation))
            or (self.named is not None and self.named.search(activation) is not None)
        )

    def means_everybody(self, name: str) -> bool:
        """Tell whether an audience is called as if everybody is part of it."""
        return self.everybody.are(words_of(name))

    def is_output(self, measure: str) -> bool:
        """Tell whether a measure counts what was sent out, rather than what it did."""
        return self.output.within(words_of(measure))

    def tells_story(self, title: str) -> bool:
        """Tell whether a title gives away that somebody tells from practice."""
        return self.stories.within(words_of(title))

    def is_frame(self, item: str) -> bool:
        """Tell whether an agenda item is one that every overleg has: opening, pause, closing."""
        return self.frame.are(words_of(item))

    def needs_no_agenda(self, name: str) -> bool:
        """Tell whether what is called so goes without an agenda: a drop-in hour, a talk of two."""
        return self.without_agenda.within(words_of(name))

    def invites_answer(self, text: str) -> bool:
        """Tell whether a text invites an answer; a question does."""
        return "?" in text or self.invitations.within(words_of(text))

    def leaves_date_open(self, text: str) -> bool:
        """Tell whether a text says that a date is not certain."""
        return self.uncertain.within(words_of(text))

    def looks_elsewhere(self, title: str) -> bool:
        """Tell whether a title is about something of another day: a look back, a preparation."""
        return self.looking_elsewhere.within(words_of(title))

    def comes_back(self, text: str) -> bool:
        """Tell whether a text comes back to what people said before."""
        return self.answers.within(words_of(text))

    def teaches(self, text: str) -> bool:
        """Tell whether a title or a medium gives away that people learn how."""
        return self.training.within(words_of(text))

    @property
    def known(self) -> bool:
        """Tell whether there are lists for this language at all."""
        return bool(self.doing.verbs)


UNKNOWN = Wording()
"""The wording of a language without lists."""


def wording_of(language: str, checks: Checks) -> Wording:
    """Return the wording of a language, with the openings and vetoes of a plan's own `[checks]`."""
    own = tuple((check.also, check.never) for check in (checks.G002, checks.G004, checks.M003))
    return _with_own(language, own)


Own = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@lru_cache(maxsize=32)
def _with_own(language: str, own: Own) -> Wording:
    """Return the wording of a language with own openings and vetoes for goals, activations and status rounds."""
    base = _wording(language)
    if not any(also or never for also, never in own):
        return base
    activities, idle, rounds = (
        openings.with_own(*words)
        for openings, words in zip((base.activities, base.idle, base.status_rounds), own, strict=True)
    )
    return replace(base, activities=activities, idle=idle, status_rounds=rounds)


def names_everybody(name: str) -> bool:
    """Tell whether an audience is called as if everybody is part of it, in any language that there are lists for."""
    return any(_read(code).means_everybody(name) for code in sorted(_languages()))


@cache
def _languages() -> Mapping[str, Path]:
    """Return the files of the languages that there are lists for, by their codes."""
    return {path.stem: path for path in FOLDER.glob("*.toml")}


def _wording(language: str) -> Wording:
    """Return the wording of a language: "nl", or "nl-BE" where that has no lists of its own."""
    code = language.casefold().replace("_", "-")
    return next((_read(each) for each in (code, code.partition("-")[0]) if each in _languages()), UNKNOWN)


@cache
def _lists(code: str) -> Mapping[str, Any]:
    """Return the lists of a language as they are written."""
    return tomllib.loads(_languages()[code].read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Words for who says something, of all languages together."""

    leaders: Phrases
    """Who leads an organisation."""
    managers: Phrases
    """Somebody's own manager."""
    managers_alone: Phrases
    """The same, when nothing else stands there."""

    def is_leader(self, sender: str) -> bool:
        """Tell whether a sender leads the organisation: "Raad van Bestuur", "de directeur", "CEO"."""
        return self.leaders.within(words_of(sender))

    def is_manager(self, sender: str) -> bool:
        """Tell whether a sender is somebody's own manager: "je teamleider", "line managers"."""
        words = words_of(sender)
        return self.managers.within(words) or self.managers_alone.are(words)


@cache
def roles() -> Roles:
    """Return the words for who says something, in all languages that there are lists for."""
    lists = [_lists(code)["roles"] for code in sorted(_languages())]
    names = ("leaders", "managers", "managers_alone")
    return Roles(*(Phrases.of(word for each in lists for word in each[name]) for name in names))


@cache
def _read(code: str) -> Wording:
    """Return the lists of a language, ready to be asked."""
    lists = _lists(code)
    leading = Phrases.of(lists["leading"])
    activities, idle, rounds, doing = (lists[name] for name in ("activities", "idle", "status_rounds", "doing"))
    names_after = lists["when_and_where"]["names_after"]
    return Wording(
        activities=Openings(
            Phrases.of(activities["openings"]),
            Phrases.of(activities["vetoes"]),
            leading,
            behind=Phrases.of(activities["behind"]),
        ),
        idle=Openings(Phrases.of(idle["openings"]), Phrases.of(idle["vetoes"]), leading),
        status_rounds=Openings(
            Phrases.of(rounds["openings"]), Phrases.of(rounds["vetoes"]), Phrases.of(rounds["leading"])
        ),
        whole_status_rounds=Phrases.of(rounds["whole"]),
        none=Phrases.of(lists["none"]["texts"]),
        honest=Phrases.of(idle["honest"]),
        doing=Doing(
            verbs=tuple(words_of(verb) for verb in doing["verbs"]),
            infinitive=doing["infinitive"],
            prefixes=tuple(doing["prefixes"]),
            starters=frozenset(doing["starters"]),
            knowing=frozenset(doing["knowing"]),
        ),
        when_and_where=Phrases.of(lists["when_and_where"]["words"]),
        named=re.compile(rf"\b(?i:{'|'.join(names_after)})\s+(?:\w+\s+)?['\"‘“]?[A-ZÀ-Þ]"),
        everybody=Phrases.of(lists["everybody"]["names"]),
        output=Phrases.of(lists["output"]["words"]),
        stories=Phrases.of(lists["stories"]["words"]),
        frame=Phrases.of(lists["agenda"]["frame"]),
        without_agenda=Phrases.of(lists["agenda"]["without"]),
        invitations=Phrases.of(lists["invitations"]["words"]),
        uncertain=Phrases.of(lists["uncertain"]["words"]),
        answers=Phrases.of(lists["answers"]["words"]),
        training=Phrases.of(lists["training"]["words"]),
        joining=frozenset(lists["days"]["joining"]),
        by=frozenset(lists["days"]["by"]),
        about_another=frozenset(lists["days"]["about_another"]),
        looking_elsewhere=Phrases.of(lists["days"]["looking_elsewhere"]),
    )
