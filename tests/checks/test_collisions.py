"""T: what happens at the same time elsewhere."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.slots import Slot
from tests.checks.conftest import HEAD, Check
from tests.checks.toml import audience, bare, table

DAY = "2027-03-10"
STAFF = audience("alle", None, name="Alle medewerkers")
BALIE = audience("balie", None, name="Balie", part_of=["alle"])
OTHER = HEAD.replace("Proef", "Nieuw rooster") + STAFF + BALIE


def mine(**keys: object) -> str:
    return STAFF + BALIE + bare(DAY, **{"audiences": ["alle"], **keys})


def theirs(when: str = DAY, **keys: object) -> str:
    return OTHER + bare(when, **{"id": "x1", "title": "Roosters", "audiences": ["balie"], **keys})


def test_t005_fires_when_another_campaign_tells_the_same_people_something(check: Check):
    (finding,) = check(mine(), ander=theirs())("T005")
    assert (finding.severity, finding.message, finding.subject.key) == ("hint", "m1", "when")
    assert len(check(mine(repeat={"every": "1w", "times": 3}), ander=theirs("2027-03-24 09:00"))("T005")) == 1


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (mine(), theirs("2027-03-11")),
        (mine(), theirs("2027-W10")),
        (mine(), theirs(status="idea")),
        (mine(), theirs(status="cancelled")),
        (mine(), theirs(except_=["balie"])),
        (mine(audiences=["balie"]), OTHER + audience("lab", None) + bare(DAY, id="x1", audiences=["lab"])),
        (mine(), theirs(audiences=[])),
        (mine(status="sent"), theirs()),
        (mine(channel="nieuwsbrief"), theirs(channel="nieuwsbrief")),
        (mine(), theirs().replace('title = "Nieuw rooster"', 'title = "Nieuw rooster"\narchived = true')),
    ],
)
def test_t005_is_silent_about_other_days_people_and_editions(check: Check, own: str, other: str):
    assert check(own, ander=other)("T005") == ()


def test_t005_is_silent_about_one_edition_of_a_channel_with_a_rhythm(check: Check):
    flash = table("channels", id="flits", rhythm={"every": "1w"})
    assert check(flash + mine(channel="flits"), ander=theirs(channel="flits"))("T005") == ()
    assert len(check(mine(channel="intranet"), ander=theirs(channel="intranet"))("T005")) == 1


def test_t005_is_silent_where_a003_speaks(check: Check):
    three = mine() + "".join(bare(f"{DAY} 1{hour}:00", id=f"n{hour}", audiences=["alle"]) for hour in range(3))
    bench = check(three, ander=theirs())
    assert bench("A003") != ()
    assert bench("T005") == ()


def test_t005_names_no_confidential_title_of_another_campaign(check: Check):
    (text,) = check(mine(), ander=theirs(confidential=True)).texts("T005")
    assert "Roosters" not in text
    assert "een bericht van Nieuw rooster" in text


def test_t005_says_once_what_is_called_the_same(check: Check):
    several = "".join(bare(DAY, id=f"x{n}", channel="social", audiences=["balie"], confidential=True) for n in range(5))
    (text,) = check(mine(), ander=OTHER + several).texts("T005")
    assert text.count("een bericht van Nieuw rooster") == 1
    assert "…" not in text


def test_t005_wording(check: Check):
    assert check(mine(), ander=theirs()).texts("T005") == [
        "Op wo 10 mrt komt bij Balie naast Start ook dit binnen: Roosters (Nieuw rooster). "
        "Verplaats er een, of vertel het samen."
    ]
    assert check(mine(), ander=theirs(audiences=["alle"])).texts("T005", "en") == [
        "On Wed 10 Mar Alle medewerkers get Roosters (Nieuw rooster) besides Start. Move one, or tell it together."
    ]


AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def event(title: str, start: str, end: str) -> BackdropEvent:
    first, last = (datetime.fromisoformat(f"2027-03-{each}").replace(tzinfo=AMSTERDAM) for each in (start, end))
    return BackdropEvent(title, Slot(first.date(), last.date(), first, last), "directie")


def all_day(day: date) -> BackdropEvent:
    return BackdropEvent("Studiedag", Slot(day, day), "directie")


def meeting(when: str = f"{DAY} 10:00", **keys: object) -> str:
    return bare(when, **{"channel": "overleg", "duration": "1h", **keys})


def test_t006_fires_on_an_overleg_that_overlaps_an_event(check: Check):
    events = (event("Ontbijt", "10 08:00", "10 09:00"), event("MT", "10 10:30", "10 12:00"))
    (finding,) = check(meeting(), backdrop=events)("T006")
    assert (finding.severity, finding.message) == ("hint", "m1")


@pytest.mark.parametrize(
    ("start", "end", "fires"),
    [
        ("10 09:00", "10 10:00", False),
        ("10 09:00", "10 10:01", True),
        ("10 11:00", "10 12:00", False),
        ("10 10:59", "10 12:00", True),
        ("09 22:00", "10 11:00", True),
        ("09 10:30", "10 10:30", True),  # a whole day at most
        ("09 10:30", "10 10:31", False),
        ("08 09:00", "12 17:00", False),  # days, rather than an appointment
        ("11 10:00", "11 11:00", False),
    ],
)
def test_t006_fires_on_shared_time_and_not_on_times_that_touch(check: Check, start: str, end: str, fires: bool):
    assert len(check(meeting(), backdrop=(event("MT", start, end),))("T006")) == fires


def test_t006_fires_on_each_time_of_what_comes_back(check: Check):
    text = meeting("2027-03-03 10:00", repeat={"every": "1w", "times": 3})
    assert len(check(text, backdrop=(event("MT", "17 10:30", "17 11:30"),))("T006")) == 1


def test_t006_finds_its_event_among_many(check: Check):
    before = [event(f"Voor {hour}", f"09 {hour:02}:00", f"09 {hour:02}:30") for hour in range(24)]
    after = [event(f"Na {hour}", f"11 {hour:02}:00", f"11 {hour:02}:30") for hour in range(24)]
    events = (*before, event("MT", "10 10:30", "10 11:30"), *after)
    assert "MT" in check(meeting(), backdrop=events).texts("T006")[0]
    assert check(meeting(), backdrop=(*before, *after))("T006") == ()


@pytest.mark.parametrize(
    "text",
    [
        meeting(DAY),
        meeting("2027-W10"),
        meeting(channel="intranet"),
        meeting(status="sent"),
        meeting(title="MT"),  # the overleg itself, in somebody's calendar
    ],
)
def test_t006_is_silent_about_what_has_no_hours_or_is_no_overleg(check: Check, text: str):
    assert check(text, backdrop=(event("MT", "10 10:30", "10 11:30"),))("T006") == ()


def test_t006_is_silent_about_whole_days_and_without_other_calendars(check: Check):
    assert check(meeting(), backdrop=(all_day(date(2027, 3, 10)),))("T006") == ()
    assert check(meeting())("T006") == ()


def test_t006_wording(check: Check):
    events = tuple(event(name, "10 10:30", "10 11:30") for name in ("MT", "Lab", "OR", "Brand"))
    assert check(meeting(), backdrop=events[:1]).texts("T006") == [
        "Start valt op wo 10 mrt om 10:00 samen met MT. Kies een andere tijd, of vraag wie er kan komen."
    ]
    assert "MT, Lab, OR." in check(meeting(), backdrop=events[:3]).texts("T006")[0]
    assert check(meeting(), backdrop=events).texts("T006", "en") == [
        "Start overlaps MT, Lab, OR, … on Wed 10 Mar at 10:00. Choose another time, or ask who can come."
    ]
