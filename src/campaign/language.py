"""Dutch and English: sentences, dates and weeks in the language of the reader.

A layer that cannot know who reads makes a `Sentence` with `say`; the edge that does know renders it with a `Language`.
The faces of the program, and what the desk tells them as text, write `_("…")`, which follows the language that the
edge set with `use`. English is the language of the source; every other language is a gettext catalogue in `locale/`.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from campaign.text import clean

LANGUAGES = ("nl", "en")
CATALOGUES = Path(__file__).parent / "locale"


def mark(text: str) -> str:
    """Return `text` as it is, and put it in the catalogue: for constants that are translated where they are shown."""
    return text


def mark_many(singular: str, plural: str) -> tuple[str, str]:
    """Return the forms for one and for more as they are, and put them in the catalogue together."""
    return singular, plural


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in no language yet: a text of the catalogue and the values that go in its `{places}`.

    A value may be a text, a number, a date, a time, a list of these or another sentence; texts are cleaned when the
    sentence is rendered, so that a title can never reach a terminal raw.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""
    count: int = 1

    def __hash__(self) -> int:
        """Hash by the text alone; values may be lists."""
        return hash((self.text, self.count))


def say(text: str, **values: object) -> Sentence:
    """Return a sentence to be rendered later; `text` is a constant, found by the catalogue's extractor."""
    return Sentence(text, values)


def say_many(singular: str, plural: str, count: int, **values: object) -> Sentence:
    """Return a sentence that has another form for one than for more; `{count}` is filled in by itself."""
    return Sentence(singular, {"count": count, **values}, plural, count)


@dataclass(frozen=True)
class Language:
    """One language: its texts, and how it writes dates."""

    code: str
    translations: gettext.NullTranslations

    def text(self, message: str) -> str:
        """Return a text of the catalogue in this language."""
        return self.translations.gettext(message) if message else ""

    def many(self, singular: str, plural: str, count: int) -> str:
        """Return the form of a text that goes with `count`, with `{count}` still in it."""
        return self.translations.ngettext(singular, plural, count)

    def render(self, sentence: Sentence) -> str:
        """Return the sentence in this language, its values cleaned."""
        template = (
            self.many(sentence.text, sentence.plural, sentence.count) if sentence.plural else self.text(sentence.text)
        )
        return template.format(**{name: self.show(value) for name, value in sentence.values.items()})

    def show(self, value: object) -> str:
        """Return one value as this language writes it."""
        match value:
            case Sentence():
                return self.render(value)
            case datetime():
                return f"{self.day(value.date())} {value:%H:%M}"
            case date():
                return self.day(value)
            case time():
                return f"{value:%H:%M}"
            case list() | tuple():
                return ", ".join(self.show(each) for each in value)
            case _:
                return clean(str(value))

    @property
    def group_sign(self) -> str:
        """Return what stands between the thousands of a number."""
        return "." if self.code == "nl" else ","

    @property
    def decimal_sign(self) -> str:
        """Return what stands before the decimals of a number."""
        return "," if self.code == "nl" else "."

    def number(self, value: float) -> str:
        """Return a number as people write it, its thousands apart, with two decimals at most."""
        whole, _point, part = f"{value:,.2f}".partition(".")
        part = part.rstrip("0")
        return whole.replace(",", self.group_sign) + (f"{self.decimal_sign}{part}" if part else "")

    def amount(self, value: float) -> str:
        """Return an amount of money as people write it: whole, or with both decimals; its currency is not known."""
        whole, sign, part = self.number(value).partition(self.decimal_sign)
        return f"{whole}{sign}{part:0<2}" if part else whole

    def weekday(self, day: date) -> str:
        """Return the short name of a day of the week: "wo", "Wed"."""
        return self._days[day.weekday()]

    def weekday_name(self, day: date) -> str:
        """Return the whole name of a day of the week: "woensdag", "Wednesday"."""
        return self._day_names[day.weekday()]

    def month(self, number: int) -> str:
        """Return the short name of month 1 to 12: "mrt", "Mar"."""
        return self._months[number - 1]

    def month_name(self, number: int) -> str:
        """Return the whole name of month 1 to 12: "maart", "March"."""
        return self._month_names[number - 1]

    def day(self, day: date) -> str:
        """Return a date without its year: "wo 3 mrt", "Wed 3 Mar"."""
        return f"{self.weekday(day)} {day.day} {self.month(day.month)}"

    def full_day(self, day: date) -> str:
        """Return a date with its year: "wo 3 mrt 2027", "Wed 3 Mar 2027"."""
        return f"{self.day(day)} {day.year}"

    def week(self, day: date) -> str:
        """Return the ISO week of a date: "wk 9"."""
        return self.text(mark("wk {number}")).format(number=day.isocalendar().week)

    @property
    def _days(self) -> list[str]:
        return self.text(mark("Mon Tue Wed Thu Fri Sat Sun")).split()

    @property
    def _day_names(self) -> list[str]:
        return self.text(mark("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")).split()

    @property
    def _months(self) -> list[str]:
        return self.text(mark("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")).split()

    @property
    def _month_names(self) -> list[str]:
        names = mark("January February March April May June July August September October November December")
        return self.text(names).split()


@cache
def language(code: str) -> Language:
    """Return the language with this code; one without a catalogue speaks English."""
    translations = gettext.translation("campaign", CATALOGUES, [code], fallback=True)
    return Language(code if code in LANGUAGES else "en", translations)


class _Current:
    """The language of this run of the program, set once by its edge."""

    language: Language | None = None


def use(code: str) -> Language:
    """Make `code` the language of `_`, `_n` and `current`, and return it."""
    _Current.language = language(code)
    return _Current.language


def current() -> Language:
    """Return the language in use; English until `use` was called."""
    return _Current.language or language("en")


def _(message: str) -> str:
    """Return a text of the catalogue in the language in use."""
    return current().text(message)


def _n(singular: str, plural: str, count: int) -> str:
    """Return the form that goes with `count`, filled in, in the language in use."""
    return current().many(singular, plural, count).format(count=count)
