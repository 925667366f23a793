"""R: stories from practice."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import bare, table

PILOT = table("milestones", id="pilot", title="Start pilot", date="2027-03-01")
LIVE = table("milestones", id="live", date="2027-04-01")


def plan(*extra: str, count: int = 5) -> str:
    """Return messages that hang on the pilot and on go-live, and then some more."""
    hung = [bare("pilot + 1w" if number % 2 else "live", id=f"m{number}") for number in range(count)]
    return PILOT + LIVE + "".join(hung) + "".join(extra)


def test_r001_fires_without_a_story_after_the_first_milestone(check: Check):
    (finding,) = check(plan())("R001")
    assert (finding.severity, finding.subject.table, finding.subject.id) == ("hint", "milestones", "pilot")


def test_r001_fires_when_the_only_story_comes_before_it(check: Check):
    assert len(check(plan(bare("pilot - 1d", id="x", story=True)))("R001")) == 1


@pytest.mark.parametrize(
    "story",
    [
        bare("pilot", id="x", story=True),
        bare("2027-04-20", id="x", story=True),
        bare("2027-02-20", id="x", story=True, repeat={"every": "2w", "times": 2}),
        bare(id="x", story=True),
        bare("live", id="x", title="Mijn eerste loonrun: een collega vertelt"),
        bare("live", id="x", medium="interview"),
        bare("live", id="x", story=True, status="idea"),
    ],
    ids=["on its day", "later", "comes back later", "waiting for a day", "by its title", "by its medium", "an idea"],
)
def test_r001_is_silent_with_a_story_from_then_on(check: Check, story: str):
    assert check(plan(story))("R001") == ()


def test_r001_does_not_count_what_is_cancelled(check: Check):
    assert len(check(plan(bare("live", id="x", story=True, status="cancelled")))("R001")) == 1


def test_r001_is_silent_when_nothing_hangs_on_a_milestone(check: Check):
    loose = "".join(bare("2027-03-02", id=f"m{number}") for number in range(6))
    assert check(PILOT + loose)("R001") == ()


def test_r001_threshold_of_messages(check: Check):
    assert check(plan(count=4))("R001") == ()
    assert len(check("[checks.R001]\nmessages = 4\n" + plan(count=4))("R001")) == 1


def test_r001_wording(check: Check):
    assert check(plan()).texts("R001") == [
        "Geen verhaal uit de praktijk na Start pilot (ma 1 mrt). Laat een collega vertellen hoe het is, "
        "of vink ‘Verhaal’ aan bij het bericht dat dat al doet."
    ]
    assert check(plan()).texts("R001", "en") == [
        "No story from practice after Start pilot (Mon 1 Mar). Let a colleague tell what the change is like, "
        "or mark the message that already does as a story."
    ]
