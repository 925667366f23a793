"""What an adviser insists on, for each kind of change: read from the schedule of each template, in both languages.

A milestone or a message is so many weeks from the go-live, counted from Monday to Monday: a day off moves it within
its week.
"""

from collections.abc import Iterator
from itertools import pairwise

from campaign.model.when import Anchored, Relative
from tests.templates.opening import (
    ANCHOR,
    dated,
    each_template,
    kind_of,
    reaching,
    template,
    week_of,
    words_of,
)

MILESTONES = {
    "nieuw-systeem": {"besluit": -16, "acceptatietest": -6, "gonogo": -2, ANCHOR: 0, "eerste-run": 1, "nazorg": 6},
    "reorganisatie": {
        "adviesaanvraag": -20,
        "or-advies": -14,
        "besluit": -13,
        "uitvoering": -8,
        "gesprekken": -6,
        ANCHOR: 0,
        "evaluatie": 12,
    },
    "verhuizing": {"or-advies": -40, "indeling": -16, "kijkdagen": -8, "inpakken": -2, ANCHOR: 0, "nazorg": 4},
    "fusie": {
        "gemeld": None,
        "bekend": None,
        "or-adviezen": None,
        "besluit": None,
        ANCHOR: 0,
        "samen-dag": 2,
        "honderd-dagen": 14,
    },
    "nieuwe-werkwijze": {
        "uitgangspunten": None,
        "pilot": -12,
        "lessen": -4,
        ANCHOR: 0,
        "teamafspraken": 3,
        "bijstellen": 10,
    },
    "beleidswijziging": {"or-instemming": None, "vaststelling": None, "publicatie": -4, ANCHOR: 0, "meting": 8},
    "bewustwording": {
        "nulmeting": None,
        ANCHOR: 0,
        "thema-twee": 4,
        "thema-drie": 8,
        "oefening": None,
        "nameting": None,
    },
    "cultuur": {
        "dialoog": None,
        "keuze": None,
        ANCHOR: 0,
        "kwartaal-een": 13,
        "kwartaal-twee": 26,
        "kwartaal-drie": 39,
        "terugblik": None,
    },
}
"""The milestones of a kind of change in order, and in which week they are; None where only their order counts."""
HEARERS = {
    "nieuw-systeem": ["managers", "helpdesk", "dagelijks", "iedereen"],
    "reorganisatie": ["or", "managers", "geraakt", "iedereen"],
    "verhuizing": ["or", "managers", "langer", "iedereen"],
    "fusie": ["vakbonden", "or", "managers", "dubbel", "a", "iedereen"],
    "nieuwe-werkwijze": ["or", "managers", "pilotteams", "teams", "iedereen"],
    "beleidswijziging": ["or", "uitvoerders", "managers", "verliest", "iedereen"],
    "bewustwording": ["or", "bestuur", "managers", "balie", "iedereen"],
    "cultuur": ["bestuur", "managers", "iedereen"],
}
"""The audiences of a kind of change in the order in which they are first addressed."""
AUDIENCES = {
    "nieuw-systeem": {"kerngebruikers", "dagelijks", "managers", "incidenteel", "helpdesk"},
    "reorganisatie": {"or", "vakbonden", "managers", "geraakt", "blijvers", "iedereen"},
    "verhuizing": {"langer", "vast", "managers", "facilitair", "ambassadeurs", "or"},
    "fusie": {"vakbonden", "or", "managers", "a", "b"},
    "nieuwe-werkwijze": {"pilotteams", "managers", "ondersteuning", "late-teams", "or"},
    "beleidswijziging": {"verliest", "uitvoerders", "managers", "iedereen", "or"},
    "bewustwording": {"balie", "onderweg", "geldzaken", "bestuur", "or"},
    "cultuur": {"bestuur", "managers", "vertellers", "nieuw"},
}
"""Whom an adviser asks for, by kind of change."""
OWN = {"Eigen directie", "Board of their own organisation"}
"""Who tells it to both sides of a merger: to each its own."""
HIT = {"dagelijks", "geraakt", "langer", "verliest"}
"""Those of them on whom the impact is high."""


# --- Every kind of change ------------------------------------------------------------------------------------------


@each_template
def test_every_milestone_is_in_the_week_that_an_adviser_asks_for(name: str):
    desk = dated(name)
    wanted = MILESTONES[kind_of(name)]
    days = {each: desk.schedule.milestone(each).first for each in wanted}
    assert all(one < other for one, other in pairwise(days.values())), days
    found = {each: week_of(day) for each, day in days.items()}
    assert found == {each: found[each] if week is None else week for each, week in wanted.items()}


@each_template
def test_whoever_decides_or_leads_hears_it_before_those_affected_and_they_before_everyone(name: str):
    desk = dated(name)
    hearers = HEARERS[kind_of(name)]
    firsts = [reaching(desk, each)[0] for each in hearers]
    for (one, _), (other, message) in pairwise(firsts):
        assert one.sort_key < other.sort_key, message.id


@each_template
def test_the_first_that_they_hear_is_why_from_whoever_decides(name: str):
    desk = dated(name)
    campaign = desk.plan.campaign
    why = {each.id for each in desk.plan.key_messages if each.why}
    for audience in HEARERS[kind_of(name)]:
        _, message = reaching(desk, audience)[0]
        assert why & set(message.key_messages), message.id
        assert message.sender in {campaign.sponsor, *campaign.leaders, *OWN}, message.id


@each_template
def test_everybody_is_there_whom_an_adviser_asks_for(name: str):
    audiences = {each.id: each for each in template(name).plan.audiences}
    assert audiences.keys() >= AUDIENCES[kind_of(name)]
    assert {audiences[each].impact for each in HIT & audiences.keys()} <= {"high"}


@each_template
def test_no_offset_is_in_days_on_which_nobody_may_work(name: str):
    for where, moment in moments(template(name).plan):
        if isinstance(moment, Anchored | Relative):
            assert "d" not in {term.unit for term in moment.terms}, f"{where}: {moment}"


def moments(entry: object, where: str = "") -> Iterator[tuple[str, object]]:
    """Give every moment of a plan and where it stands."""
    if isinstance(entry, Anchored | Relative):
        yield where, entry
    elif isinstance(entry, tuple):
        for each in entry:
            yield from moments(each, f"{where} {getattr(each, 'id', '')}")
    elif fields := getattr(type(entry), "model_fields", None):
        for key in fields:
            yield from moments(getattr(entry, key), f"{where}.{key}")


@each_template
def test_managers_are_briefed_with_questions_and_answers(name: str):
    desk = dated(name)
    _slot, first = reaching(desk, "managers")[0]
    told = f"{first.medium} {words_of(desk, first.id)}".casefold()
    assert "vragen en antwoorden" in told or "questions and answers" in told, first.id
