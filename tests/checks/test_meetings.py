"""M: an overleg and its agenda."""

from datetime import date

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import bare, table

DAY = "2027-01-18 09:00"  # ten working days after today


def overleg(agenda: list[dict] | None = None, when: str = DAY, **keys: object) -> str:
    given = {} if agenda is None else {"agenda": agenda}
    return bare(when, **{"channel": "overleg", "status": "review", **given, **keys})


def item(minutes: int | None, mode: str = "talk", name: str = "Wat er verandert") -> dict:
    return {"item": name, "mode": mode, **({} if minutes is None else {"minutes": minutes})}


def test_m001_fires_on_an_overleg_in_review_or_near(check: Check):
    (finding,) = check(overleg(when="2027-06-01"))("M001")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "agenda")
    (finding,) = check(overleg(status="draft"))("M001")
    assert finding.severity == "hint"
    assert len(check(overleg(when=""))("M001")) == 1


@pytest.mark.parametrize(
    "text",
    [
        overleg([item(30)]),
        overleg(status="idea"),
        overleg(status="sent"),
        overleg(when="2026-12-01"),  # held
        overleg(when="2027-06-01", status="draft"),
        overleg(channel="training"),
        overleg(channel="gesprek"),
        overleg(title="Inloopspreekuur verhuizing"),
        overleg(title="Vragen?", medium="één-op-één"),
        overleg(channel="vragen") + table("channels", id="vragen", kind="overleg", name="Spreekuur"),
    ],
)
def test_m001_is_silent_about_what_has_an_agenda_or_needs_none(check: Check, text: str):
    assert check(text)("M001") == ()


def test_m001_threshold_is_ten_working_days(check: Check):
    assert len(check(overleg(status="draft"))("M001")) == 1
    assert check(overleg(status="draft", when="2027-01-19"))("M001") == ()
    assert check("[checks.M001]\nworking_days = 9\n" + overleg(status="draft"))("M001") == ()


def test_m001_wording(check: Check):
    assert check(overleg()).texts("M001") == [
        "Start is op ma 18 jan en heeft nog geen agenda. Schrijf op waar jullie het over hebben en wat jullie doen."
    ]
    assert check(overleg(when="")).texts("M001", "en") == [
        "Start has no agenda. Write down what you talk about, and what you do."
    ]


def shares(talk: int, do: int) -> list[dict]:
    return [item(talk), *([item(do, "do")] if do else [])]


@pytest.mark.parametrize(
    ("talk", "do", "severity"),
    [(60, 0, "warning"), (30, 0, "warning"), (29, 0, "hint"), (90, 10, "hint"), (10, 20, "hint")],
)
def test_m002_fires_on_too_little_doing_and_on_too_much(check: Check, talk: int, do: int, severity: str):
    (finding,) = check(overleg(shares(talk, do)))("M002")
    assert (finding.severity, finding.subject.key) == (severity, "agenda")


@pytest.mark.parametrize(
    "text",
    [
        overleg(shares(40, 20)),
        overleg([item(60), item(None, "do")]),
        overleg([item(None), item(None)]),
        overleg([item(15, name="Opening"), item(40), item(15, name="Koffiepauze"), item(20, "do")]),
        overleg([item(5, name="Opening")]),
        overleg(shares(60, 0), status="sent"),
        overleg(shares(60, 0), when="2026-12-01"),
        overleg(shares(0, 60), channel="training"),
        overleg(),
    ],
)
def test_m002_is_silent_about_a_good_share_and_about_what_it_cannot_know(check: Check, text: str):
    assert check(text)("M002") == ()


def test_m002_threshold_is_15_to_50_percent(check: Check):
    assert check(overleg(shares(85, 15)))("M002") == ()
    assert check(overleg(shares(50, 50)))("M002") == ()
    assert len(check(overleg(shares(86, 14)))("M002")) == 1
    assert len(check(overleg(shares(49, 51)))("M002")) == 1
    assert check("[checks.M002]\nleast = 14\nmost = 60\n" + overleg(shares(86, 14)))("M002") == ()
    (finding,) = check("[checks.M002]\nminutes = 61\n" + overleg(shares(60, 0)))("M002")
    assert finding.severity == "hint"


def test_m002_wording(check: Check):
    assert check(overleg(shares(60, 0))).texts("M002") == [
        "In Start gaan alle 60 minuten op aan praten. Houd een derde over om samen iets te doen."
    ]
    assert check(overleg(shares(90, 10))).texts("M002") == [
        "In Start zijn maar 10 van de 100 minuten om samen iets te doen. Maak daar een derde van."
    ]
    assert check(overleg(shares(10, 20))).texts("M002", "en") == [
        "In Start 20 of 30 minutes are for doing. Keep two thirds to talk about how it will be."
    ]


@pytest.mark.parametrize("name", ["Stand van zaken", "Voortgang project", "Rondvraag", "Mededelingen uit de teams"])
def test_m003_fires_on_a_status_round(check: Check, name: str):
    (finding,) = check(overleg([item(20, name=name), item(20, "do")]))("M003")
    assert (finding.severity, finding.subject.key) == ("warning", "agenda")


def test_m003_fires_as_a_hint_where_only_the_title_says_so(check: Check):
    (finding,) = check(overleg(shares(20, 10), title="Voortgang verhuizing"))("M003")
    assert (finding.severity, finding.subject.key) == ("hint", "title")


@pytest.mark.parametrize(
    "name",
    ["Update installeren", "Rondje langs drie proefopstellingen", "Statusvelden invullen", "Voortgangsgesprek oefenen"],
)
def test_m003_is_silent_about_what_only_looks_like_one(check: Check, name: str):
    assert check(overleg([item(20, name=name)]))("M003") == ()


def test_m003_is_silent_about_other_channels_and_about_what_was_held(check: Check):
    agenda = [item(20, name="Stand van zaken")]
    assert check(overleg(agenda, channel="training"))("M003") == ()
    assert check(overleg(agenda, status="sent"))("M003") == ()
    assert check(overleg(agenda, when="2026-12-01"))("M003") == ()


def test_m003_threshold_is_five_minutes(check: Check):
    def severity(minutes: int | None, head: str = "") -> str:
        (finding,) = check(head + overleg([item(minutes, name="Rondvraag")]))("M003")
        return finding.severity

    assert [severity(each) for each in (5, 6, None)] == ["hint", "warning", "warning"]
    assert severity(10, "[checks.M003]\nminutes = 10\n") == "hint"


def test_m003_takes_words_of_the_plan_itself(check: Check):
    agenda = [item(20, name="Ronde wijken")]
    assert check(overleg(agenda))("M003") == ()
    assert len(check('[checks.M003]\nalso = ["ronde wijken"]\n' + overleg(agenda))("M003")) == 1
    assert check('[checks.M003]\nnever = ["tramlijn"]\n' + overleg([item(20, name="Voortgang tramlijn")]))("M003") == ()


def test_m003_wording(check: Check):
    agenda = [item(20, name="Stand van zaken"), item(20, name="Rondvraag")]
    assert check(overleg(agenda)).texts("M003") == [
        "Op de agenda van Start staat een statusronde: Stand van zaken, Rondvraag. "
        "Zet het nieuws in de uitnodiging en gebruik de tijd voor het hoe."
    ]
    assert check(overleg(shares(20, 10), title="Voortgang")).texts("M003", "en") == [
        "Voortgang sounds like a status round. Name it after what people come to do."
    ]


def test_m004_fires_on_an_agenda_that_takes_too_long(check: Check):
    (finding,) = check(overleg(shares(40, 30)))("M004")  # in the hour that an overleg takes
    assert (finding.severity, finding.subject.key) == ("warning", "agenda")
    assert len(check(overleg([item(50), item(None)], duration="45m"))("M004")) == 1


def test_m004_fires_on_too_many_items_and_on_time_left_over(check: Check):
    for agenda, keys in (([item(5)] * 6, {}), (shares(20, 10), {"duration": "1h"}), (shares(20, 10), {"when": ""})):
        (finding,) = check(overleg(agenda, **{"duration": "1h", **keys}))("M004")
        assert finding.severity == "hint"


@pytest.mark.parametrize(
    "text",
    [
        overleg(shares(40, 20)),
        overleg(shares(20, 10)),  # nobody said that it takes the hour
        overleg([item(10), item(None)], duration="1h"),
        overleg([item(10)] * 5 + [item(5, name="Opening"), item(5, name="Sluiting")]),
        overleg(shares(60, 30), until="2027-01-18 10:30"),
        overleg(shares(60, 30), when="2027-01-18"),
        overleg(shares(600, 300), duration="2d"),
        overleg(shares(60, 30), status="sent"),
    ],
)
def test_m004_is_silent_about_an_agenda_that_fits_and_about_what_it_cannot_know(check: Check, text: str):
    assert check(text)("M004") == ()


def test_m004_threshold_is_five_items_and_a_fifth_of_the_time(check: Check):
    assert check(overleg([item(12)] * 5))("M004") == ()
    assert check(overleg(shares(40, 8), duration="1h"))("M004") == ()
    assert len(check(overleg(shares(40, 7), duration="1h"))("M004")) == 1
    assert check("[checks.M004]\nitems = 6\nunder = 50\n" + overleg([item(5)] * 6, duration="1h"))("M004") == ()


def test_m004_counts_the_length_that_a_plan_gives_its_channel(check: Check):
    text = table("channels", id="overleg", duration="45m") + overleg(shares(20, 10))
    assert len(check(text)("M004")) == 1


def test_m004_wording(check: Check):
    assert check(overleg(shares(40, 30))).texts("M004") == [
        "De agenda van Start duurt 70 minuten, het overleg 60. Haal er iets af, of plan meer tijd."
    ]
    assert check(overleg(shares(20, 10), duration="1h")).texts("M004") == [
        "De agenda van Start vult 30 van de 60 minuten. Plan het korter, of maak tijd om iets te doen."
    ]
    assert check(overleg([item(5)] * 6, duration="30m")).texts("M004", "en") == [
        "The agenda of Start has 6 items (limit 5). Choose what matters most."
    ]


def test_an_overleg_that_was_just_held_is_left_alone(check: Check):
    assert check(overleg(shares(60, 0)), today=date(2027, 1, 18))("M002") != ()
    assert check(overleg(shares(60, 0)), today=date(2027, 1, 19))("M002") == ()
