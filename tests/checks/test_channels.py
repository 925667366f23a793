"""M: what a channel can carry."""

from datetime import date

import pytest

from tests.checks.conftest import HEAD, Check
from tests.checks.toml import audience, bare, milestone, table

FORTNIGHT = {"every": "2w", "on": "mo", "from": date(2027, 1, 4)}
NEWS = table("channels", id="nieuws", kind="nieuwsbrief", name="Maandagnieuws", rhythm=FORTNIGHT, capacity=2)
DAYS = table("channels", id="mail", name="Mail", days=["tu", "th"])


def piece(when: str, **keys: object) -> str:
    return bare(when, **{"channel": "nieuws", "status": "review", **keys})


def test_m005_fires_outside_the_rhythm_and_the_days_of_a_channel(check: Check):
    (finding,) = check(NEWS + piece("2027-01-25"))("M005")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "when")
    assert finding.fix.step.day == date(2027, 1, 18)
    (finding,) = check(DAYS + bare("2027-01-20"))("M005")
    assert (finding.severity, finding.fix.step.day) == ("hint", date(2027, 1, 19))


def test_m005_fires_on_what_comes_back_between_editions(check: Check):
    bench = check(NEWS + piece("2027-01-18", repeat={"every": "1w", "times": 4}))
    (finding,) = bench("M005")
    assert (finding.subject.key, finding.fix) == ("repeat", None)
    assert bench.texts("M005") == [
        "Start valt 2 keer op een dag dat Maandagnieuws niet uitgaat, voor het eerst op ma 25 jan. "
        "Laat het meelopen met de uitgaven."
    ]


@pytest.mark.parametrize(
    "text",
    [
        NEWS + piece("2027-01-18"),
        NEWS + piece("2027-01-18 14:00"),
        NEWS + piece("2027-01"),
        NEWS + piece("2027-W03"),
        NEWS + piece("2027-01-18", repeat={"every": "2w", "times": 3}),
        NEWS + piece("2027-01-25", status="sent"),
        NEWS + piece("2027-01-25", status="idea"),
        NEWS + piece("2026-12-15"),
        NEWS + piece(""),
        DAYS + bare("2027-01-19"),
        bare("2027-01-20", channel="intranet"),
        bare("2027-01-20", channel="radio"),
    ],
)
def test_m005_is_silent_about_what_goes_along(check: Check, text: str):
    assert check(text)("M005") == ()


def test_m005_is_silent_about_the_start_where_a_rhythm_names_only_its_day(check: Check):
    monday = table("channels", id="nieuws", kind="nieuwsbrief", rhythm={"every": "2w", "on": "mo"})
    assert check(monday + piece("2027-01-25"))("M005") == ()
    assert len(check(monday + piece("2027-01-26"))("M005")) == 1


def test_m005_moves_to_an_earlier_edition_that_is_no_day_off_and_not_past(check: Check):
    def day(text: str, **keys: object) -> date | None:
        (finding,) = check(NEWS + text, **keys)("M005")
        return finding.fix.step.day if finding.fix else None

    assert day(piece("2027-04-01")) == date(2027, 3, 15)  # the edition of 29 March is Easter Monday
    assert day(piece("2027-01-21"), today=date(2027, 1, 19)) is None
    assert day(piece("2027-01-21", not_before="2027-01-19")) is None
    people = audience("deeltijd", None, days=["tu"])
    assert day(people + piece("2027-01-21", audiences=["deeltijd"])) is None
    assert day(milestone("live", "2027-02-10") + piece("live - 1d")) == date(2027, 2, 1)


def test_m005_wording(check: Check):
    bench = check(NEWS + piece("2027-01-25"))
    assert bench.texts("M005") == [
        "Start staat op ma 25 jan, maar dan gaat Maandagnieuws niet uit. Het kan op ma 18 jan."
    ]
    assert bench.texts("M005", "en") == [
        "Start is on Mon 25 Jan, and Maandagnieuws does not go out then. It can on Mon 18 Jan."
    ]
    assert bench.fixes("M005") == ["Verplaats het naar ma 18 jan"]


def pieces(count: int, when: str = "2027-01-18", **keys: object) -> str:
    return "".join(piece(when, id=f"m{number}", title=f"Stuk {number}", **keys) for number in range(count))


OTHER = HEAD.replace("Proef", "Ander") + NEWS


def test_m006_fires_on_a_full_edition(check: Check):
    (finding,) = check(NEWS + pieces(3))("M006")
    assert (finding.severity, finding.message, finding.others) == ("warning", "m2", ("m0", "m1"))


def test_m006_fires_on_what_all_campaigns_put_in_together(check: Check):
    bench = check(NEWS + pieces(2), ander=OTHER + piece("2027-01-18", id="x1"))
    assert bench.texts("M006") == [
        "Te veel in Maandagnieuws: 3 berichten op ma 18 jan, waarvan 1 van andere campagnes (grens 2). "
        "Verplaats Stuk 1, of een ander bericht."
    ]


def test_m006_is_silent_about_what_fits_is_past_or_may_move(check: Check):
    assert check(NEWS + pieces(2) + piece("2027-02-01", id="m9"))("M006") == ()
    assert check(NEWS + pieces(2) + piece("2027-01-18", id="m9", status="idea"))("M006") == ()
    assert check(NEWS + pieces(2) + piece("2027-01-18", id="m9", status="cancelled"))("M006") == ()
    assert check(NEWS + pieces(2) + piece("2027-W03", id="m9"))("M006") == ()
    assert check(NEWS + pieces(3, "2026-12-21"))("M006") == ()
    assert check(NEWS.replace("capacity = 2\n", "") + pieces(3))("M006") == ()
    assert check(NEWS + pieces(2), ander=OTHER + piece("2027-02-01", id="x1"))("M006") == ()


def test_m006_threshold_is_the_capacity_of_the_channel(check: Check):
    assert check(NEWS.replace("capacity = 2", "capacity = 3") + pieces(3))("M006") == ()
    assert len(check(NEWS.replace("capacity = 2", "capacity = 3") + pieces(4))("M006")) == 1


def test_m006_tells_once_of_what_comes_back(check: Check):
    bench = check(NEWS + pieces(3, repeat={"every": "2w", "times": 5}))
    assert len(bench("M006")) == 1
    assert "…" in bench.texts("M006")[0]


def test_m006_wording(check: Check):
    bench = check(NEWS + pieces(3))
    assert bench.texts("M006") == [
        "Te veel in Maandagnieuws: 3 berichten op ma 18 jan (grens 2). Verplaats Stuk 2, of een ander bericht."
    ]
    assert bench.texts("M006", "en") == [
        "Too much in Maandagnieuws: 3 messages on Mon 18 Jan (limit 2). Move Stuk 2, or another message."
    ]


LONG = "Waarom de nieuwe ingang op een andere plek komt"


def test_m007_fires_on_a_long_title_and_on_a_long_text(check: Check):
    (finding,) = check(NEWS + piece("2027-01-18", title=LONG))("M007")
    assert (finding.severity, finding.subject.key) == ("hint", "title")
    (finding,) = check(NEWS + piece("2027-01-18", body="woord " * 300))("M007")
    assert finding.subject.key == "body"


@pytest.mark.parametrize("keys", [{"status": "draft"}, {"status": "sent"}, {"channel": "mail"}])
def test_m007_is_silent_before_review_afterwards_and_elsewhere(check: Check, keys: dict):
    assert check(NEWS + piece("2027-01-18", **{"title": LONG, **keys}))("M007") == ()


def test_m007_threshold_is_42_characters_and_250_words(check: Check):
    for title, body, fires in (("x" * 42, "w " * 250, 0), ("x" * 43, "", 1), ("x", "w " * 251, 1)):
        assert len(check(NEWS + piece("2027-01-18", title=title, body=body))("M007")) == fires
    head = "[checks.M007]\ntitle = 50\nwords = 300\n"
    assert check(head + NEWS + piece("2027-01-18", title="x" * 50, body="w " * 300))("M007") == ()


def test_m007_wording(check: Check):
    assert check(NEWS + piece("2027-01-18", title=LONG)).texts("M007") == [
        f"De titel van {LONG} telt 47 tekens (grens 42). Zet het nieuws vooraan en haal de rest weg."
    ]
    assert check(NEWS + piece("2027-01-18", body="w " * 251)).texts("M007", "en") == [
        "The text of Start has 251 words (limit 250). Keep the core, and link to the rest."
    ]
