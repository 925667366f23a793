"""T: days that texts name."""

from datetime import date

import pytest

from tests.checks.conftest import HEAD, Check
from tests.checks.toml import bare, milestone

DAY = date(2027, 3, 9)
NEAR = date(2027, 3, 1)
UNSURE = milestone("live", "2027-03-09", title="Livegang", certainty="indicative")


def hanging(**keys: object) -> str:
    return UNSURE + bare("live - 1d", **{"body": "Op 9 maart gaan we over.", **keys})


@pytest.mark.parametrize("key", ["title", "activation", "body"])
def test_t007_fires_on_an_uncertain_day_in_a_text(check: Check, key: str):
    text = hanging(**{"body": "", key: "We gaan over op dinsdag 9 maart"})
    (finding,) = check(text, today=NEAR)("T007")
    assert (finding.severity, finding.message, finding.subject.key) == ("hint", "m1", key)


def test_t007_fires_on_the_day_of_the_message_itself_and_on_what_its_anchor_hangs_on(check: Check):
    assert len(check(hanging(body="We zien je op 8 maart."), today=NEAR)("T007")) == 1
    text = UNSURE + milestone("les", "live - 3d") + bare("les - 1d", body="Op 9 maart gaan we over.")
    assert len(check(text, today=date(2027, 2, 27))("T007")) == 1


@pytest.mark.parametrize(
    "keys",
    [
        {"body": "Naar verwachting gaan we op 9 maart over."},
        {"title": "Onder voorbehoud"},
        {"body": "Op 22 april gaan we over."},
        {"body": "Dinsdag gaan we over."},
        {"body": ""},
        {"status": "sent"},
    ],
)
def test_t007_is_silent_about_careful_words_and_about_other_days(check: Check, keys: dict):
    assert check(hanging(**keys), today=NEAR)("T007") == ()


def test_t007_is_silent_about_a_certain_day_and_about_a_window(check: Check):
    assert check(hanging().replace('certainty = "indicative"\n', ""), today=NEAR)("T007") == ()
    assert check(bare("2027-W10", body="Op 9 maart gaan we over."), today=NEAR)("T007") == ()


def test_t007_threshold_is_ten_days(check: Check):
    assert len(check(hanging(), today=date(2027, 2, 26))("T007")) == 1
    assert check(hanging(), today=date(2027, 2, 25))("T007") == ()
    assert len(check("[checks.T007]\ndays = 11\n" + hanging(), today=date(2027, 2, 25))("T007")) == 1


def test_t007_wording(check: Check):
    bench = check(hanging(), today=NEAR)
    assert bench.texts("T007") == [
        "Start noemt 9 maart alsof dat vaststaat, maar de datum van Livegang is nog onzeker. "
        "Zet er ‘naar verwachting’ bij, of wacht tot hij vaststaat."
    ]
    assert bench.texts("T007", "en") == [
        "Start says 9 maart as if that is certain, and the date of Livegang is not. "
        'Write "expected", or wait until it is.'
    ]


LIVE = milestone("live", "2027-03-16", title="Livegang Odoo", golive=True)
TOUR = milestone("kijk", "2027-03-11", title="Kijkdagen in het gebouw", until="2027-03-12")


def wrong(check: Check, when: str = "2027-03-16", before: str = "", **keys: object) -> list[str]:
    """Return the fields in which T009 finds a day that is wrong."""
    return [str(each.subject.key) for each in check(before + bare(when, **keys))("T009")]


@pytest.mark.parametrize("written", ["dinsdag 10 maart", "wo 9 maart", "31 februari", "vrijdag 9-3-2027"])
def test_t009_fires_on_what_no_calendar_has(check: Check, written: str):
    for key in ("title", "activation", "body"):
        assert wrong(check, "2027-03-09", **{key: f"Kom op {written} langs"}) == [key]


def test_t009_fires_on_an_overleg_whose_title_says_another_day(check: Check):
    for title in ("Kijkdag 9 maart", "Kijkdag op dinsdag 9 maart", "Kijkdag, 23 maart", "Woensdag: kijkdag"):
        assert wrong(check, title=title, channel="overleg") == ["title"]


def test_t009_fires_on_a_title_that_says_a_day_that_is_over(check: Check):
    assert wrong(check, title="Maandagnieuws van dinsdag: 9 maart") == ["title"]
    assert wrong(check, title="Nieuwe roosters 9 april") == []


def test_t009_fires_on_an_activation_that_says_another_deadline(check: Check):
    for text in ("Meld je aan vóór 12 maart", "Meld je uiterlijk 25 maart aan", "Vul het in op 2 april"):
        assert wrong(check, activation=text, activation_by="2027-03-19") == ["activation"]
    assert wrong(check, activation="Meld je vóór maandag aan", activation_by="2027-03-18") == ["activation"]
    assert wrong(check, activation="Meld je aan vóór 12 maart") == ["activation"]  # before it is asked


def test_t009_fires_on_a_milestone_on_another_day(check: Check):
    for body in (
        "We gaan live op 15 maart.",
        "De livegang is gepland op maandag 15 maart 2027.",
        "Op 15 maart gaan we live.",
        "Maandag gaan we live!",
        "Livegang Odoo: 15 maart",
    ):
        assert wrong(check, "live - 4d", LIVE, body=f"Beste collega. {body} Tot dan.") == ["body"], body
    assert wrong(check, "live - 4d", TOUR + LIVE, body="De kijkdagen zijn op 15 maart.") == ["body"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("title", "Kijkdag dinsdag 16 maart"),
        ("title", "Kijkdag op 16-3-2027"),
        ("title", "Dinsdag: kijkdag"),
        ("title", "Wat er per 9 maart verandert"),
        ("title", "Terugblik op de training van 9 maart"),
        ("title", "Terugblik op 9 maart"),
        ("title", "Voorbereiding op vrijdag"),
        ("title", "Goede Vrijdag 26 maart zijn we dicht"),
        ("title", "Kijkdag 29 maart"),  # Easter Monday
        ("title", "Koningsdag 2026"),
        ("title", "2/3 praten, 1/3 doen"),
        ("activation", "Houd 12 mei vrij"),
        ("activation", "Kijk wat er sinds 9 maart veranderd is"),
        ("activation", "Meld je aan vóór vrijdag 19 maart"),
        ("activation", "Meld je aan vóór 20 maart"),  # so the 19th is the last day
        ("activation", "Kom op 17 maart langs"),
        ("activation", "Loop donderdag binnen"),
        ("activation", "Vul het elke maandag in"),
        ("body", "Vanaf 15 maart is de kantine dicht."),
        ("body", "Na de livegang werkt het oude pakket tot 1 april."),
        ("body", "Maandag is de kantine dicht."),
        ("body", "Op 9 en 10 maart is de kantine dicht."),
    ],
)
def test_t009_is_silent_about_its_own_days_and_about_what_may_be_something_else(check: Check, key: str, text: str):
    golive = milestone("live", "2027-03-22", title="Livegang", golive=True)
    found = wrong(check, before=golive, **{key: text, "channel": "overleg", "activation_by": "2027-03-19"})
    assert found == []


@pytest.mark.parametrize(
    "known",
    [
        milestone("kijk", "2027-03-09"),
        milestone("kijk", "2027-03-08", until="2027-03-10"),
        bare("2027-03-09", id="m2"),
        bare("2027-03-01", id="m2", activation_by="2027-03-09"),
        bare("2027-03-02", id="m2", repeat={"every": "1w", "times": 2}),
        '[[phases]]\nid = "een"\nfrom = 2027-03-09\nto = 2027-03-20\n',
        '[[objectives]]\nid = "doel"\ntext = "Doel"\nby = 2027-03-09\n',
    ],
)
def test_t009_is_silent_about_a_day_that_the_plan_knows(check: Check, known: str):
    assert wrong(check, before=known, title="Kijkdag 9 maart", channel="overleg") == []


@pytest.mark.parametrize(
    "keys",
    [{"repeat": {"every": "1w", "times": 2}}, {"until": "2027-03-18"}, {"tasks": [{"title": "Af", "due": "+1d"}]}],
)
def test_t009_is_silent_about_all_days_of_a_message(check: Check, keys: dict):
    day = "23 maart" if "repeat" in keys else "17 maart"
    assert wrong(check, title=f"Kijkdag {day}", channel="overleg", **keys) == []


def test_t009_is_silent_about_quiet_periods_and_about_what_was_sent(check: Check):
    quiet = HEAD + "quiet = [{ from = 2027-03-08, to = 2027-03-12 }]\n"
    text = bare("2027-03-16", title="Kijkdag 9 maart", channel="overleg")
    assert check(text, head=quiet)("T009") == ()
    assert check(text + 'status = "sent"\n')("T009") == ()
    assert check(text, today=date(2027, 3, 17))("T009") == ()
    assert len(check(text)("T009")) == 1


def test_t009_is_silent_where_two_milestones_have_one_name(check: Check):
    two = milestone("een", "2027-03-11", title="Kijkdagen Noord") + milestone(
        "twee", "2027-03-18", title="Kijkdagen Zuid"
    )
    assert wrong(check, "2027-03-05", two, body="De kijkdagen zijn op 15 maart.") == []
    assert wrong(check, "2027-03-05", two, body="De kijkdagen Noord op 15 maart.") == ["body"]


@pytest.mark.parametrize("title", ["Pilot in Noord", "Eerste spreekuur"])
def test_t009_is_silent_where_a_milestone_has_no_name_in_one_word(check: Check, title: str):
    known = milestone("mijl", "2027-03-11", title=title)
    first = title.partition(" ")[0]
    assert wrong(check, "2027-03-05", known, body=f"{first} is op 15 maart.") == []
    assert wrong(check, "2027-03-05", known, body=f"{title} is op 15 maart.") == ["body"]


def test_t009_takes_a_weekday_for_one_within_a_week(check: Check):
    for days, found in ((7, ["body"]), (8, [])):
        assert wrong(check, f"live - {days}d", LIVE, body="Maandag gaan we live.") == found


def test_t009_reads_english_texts_too(check: Check):
    head = HEAD + 'language = "en"\n'
    golive = milestone("live", "2027-03-16", title="Go-live", golive=True)
    for body, fires in (
        ("We go live on March 15th.", 1),
        ("We go live on March 16th.", 0),
        ("The first 5 may come", 0),
    ):
        assert len(check(golive + bare("live - 1w", body=body), head=head)("T009")) == fires, body


def test_t009_wording(check: Check):
    assert check(bare("2027-03-09", body="Kom op dinsdag 10 maart")).texts("T009") == [
        "Start noemt dinsdag 10 maart, maar die datum is wo 10 mrt. Verbeter de tekst."
    ]
    assert check(bare("2027-03-16", title="Kijkdag 9 maart", channel="overleg")).texts("T009") == [
        "Kijkdag 9 maart noemt 9 maart, maar staat op di 16 mrt. Pas de tekst aan, of de datum."
    ]
    assert check(LIVE + bare("live - 4d", body="We gaan live op 15 maart")).texts("T009", "en") == [
        "Start says 15 maart, and Livegang Odoo is on Tue 16 Mar. Correct the text, or the date."
    ]
    assert check(bare("2027-03-09", activation="Meld je aan vóór 12 maart", activation_by="2027-03-19")).texts(
        "T009"
    ) == ["Start vraagt iets voor 12 maart, maar de uiterste datum is vr 19 mrt. Pas de tekst aan, of die datum."]
