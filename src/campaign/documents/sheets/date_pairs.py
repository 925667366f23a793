"""Moments that run on in fewer words than two of them take: "21/22 juni", "tussen 10 en 20 mei", "week na livegang"."""

import re
from contextlib import suppress

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import plain, read
from campaign.documents.sheets.date_spans import spans
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.when import Anchored, Term
from campaign.model.words import AFTER, BEFORE

TWO_DAYS = re.compile(
    rf"(?:{words.WEEKDAY}\.?\s*/\s*{words.WEEKDAY}\.?\s+)?(?P<one>\d{{1,2}})\s*/\s*(?P<two>\d{{1,2}})\s+"
    rf"(?P<month>{words.MONTH}\b.*)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?:tussen|between)\s+(?P<one>.+?)\s+(?:en|and)\s+(?P<two>.+)", re.IGNORECASE)
BESIDE = re.compile(
    rf"(?:(?:in|during|tijdens)\s+)?(?:(?:de|the)\s+)?week\s+(?P<side>{words.one_of((*BEFORE, *AFTER))})\s+"
    r"(?:(?:de|het|the)\s+)?(?P<name>.+)",
    re.IGNORECASE,
)
"""The week beside a milestone; "1 week na livegang" and "een week na livegang" are a day."""


def two_days(text: str, around: Surroundings) -> Moment | None:
    """Read "21/22 juni": both days, where one follows the other; of two that do not, it is not said which they are."""
    found = TWO_DAYS.fullmatch(text)
    if found is None:
        return None
    if int(found["two"]) == int(found["one"]) + 1:
        return spans(f"{found['one']} - {found['two']} {found['month']}", around)
    with suppress(NotUnderstoodError, ValueError, OverflowError):
        plain(f"{found['two']} {found['month']}", around)
        return Moment(why=say("It may be two days, or all from the first to the last"))
    return None


def between(text: str, around: Surroundings) -> Moment | None:
    """Read "tussen 10 en 20 mei": all of those days, as the one that is meant is not said."""
    found = BETWEEN.fullmatch(text)
    moment = spans(f"{found['one']} - {found['two']}", around) if found else None
    if moment is None or moment.when is None:
        return moment
    return moment.assuming(say("It is somewhere between these days"))


def beside(text: str, around: Surroundings) -> Moment | None:
    """Read "week na livegang", "in de week voor livegang": the seven days behind or before that day, and told."""
    found = BESIDE.fullmatch(text)
    base = read(found["name"], around)[0] if found else None
    if found is None or not isinstance(base, Anchored) or base.terms:
        return None
    before = found["side"].casefold() in BEFORE
    days = (-7, -1) if before else (1, 7)
    told = say("The seven days before it are taken") if before else say("The seven days after it are taken")
    first, last = (Anchored(base.anchor, (Term(each, "d"),)) for each in days)
    return Moment(first, last).assuming(told)
