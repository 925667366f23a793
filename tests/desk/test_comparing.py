"""What differs between two versions of a plan, in a colleague's words."""

from datetime import date, datetime

import pytest

from campaign import language
from campaign.desk.comparing import compare
from campaign.desk.desk import Desk
from campaign.desk.telling_differences import nothing_told, told
from campaign.model.field_words import TABLE_WORDS, WORDS
from campaign.model.plan import TABLES, Plan
from campaign.storage.planfile import parse_plan
from campaign.tui.screens.fields import FORMS
from tests.conftest import TODAY, no_holidays

PLAN = """format = 1
[campaign]
id = "cplan"
title = "Verhuizing"
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-03-22
[[milestones]]
id = "test"
title = "Test"
date = "livegang - 4w"
[[audiences]]
id = "balie"
name = "De balie"
[[messages]]
id = "m1"
title = "Kick-off"
channel = "overleg"
when = "livegang - 7w"
activation = "Stel je vraag"
[[messages]]
id = "m2"
title = "Uitnodiging"
channel = "mail"
when = "test - 1w"
[[messages]]
id = "m3"
title = "Evaluatie"
channel = "mail"
when = "m1 + 20w"
[[messages]]
id = "m4"
title = "Geheim"
channel = "mail"
when = 2027-05-03
confidential = true
"""


def lines(tmp_path, *changes, base=PLAN):
    text = base
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / "plan.toml"
    desks = [
        Desk(parse_plan(each, path), today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
        for each in (base, text)
    ]
    comparison = compare(*desks)
    return comparison, [f"{line.name}: {line.text}" for part in told(comparison) for line in part.lines]


@pytest.fixture(autouse=True)
def dutch():
    language.use("nl")


def test_a_moved_anchor_is_told_once_with_what_moves_along(tmp_path):
    comparison, found = lines(tmp_path, ("2027-03-22", "2027-04-19"))
    assert found == ["Livegang: ma 22 mrt → ma 19 apr; 3 berichten en 1 mijlpaal schuiven mee"]
    assert comparison.differences[0].along == ("test", "m1", "m2", "m3")


def test_a_message_that_was_moved_says_how_it_hangs_now_and_what_comes_with_it(tmp_path):
    _, found = lines(tmp_path, ("livegang - 7w", "livegang - 6w"))
    assert found == ["Kick-off: ma 1 feb → ma 8 feb (6 weken vóór Livegang); 1 bericht schuift mee"]


def test_two_moves_each_tell_what_follows_from_them(tmp_path):
    _, found = lines(tmp_path, ("2027-03-22", "2027-04-19"), ("livegang - 7w", "livegang - 6w"))
    assert found == [
        "Livegang: ma 22 mrt → ma 19 apr; 1 bericht en 1 mijlpaal schuiven mee",
        "Kick-off: ma 1 feb → ma 8 mrt (6 weken vóór Livegang); 1 bericht schuift mee",
    ]


def test_what_hangs_otherwise_on_the_same_day_has_not_moved(tmp_path):
    comparison, found = lines(tmp_path, ('"livegang - 7w"', "2027-02-01"))
    assert not comparison.differences[0].moved
    assert found == ["Kick-off: wanneer: 7 weken vóór Livegang → ma 1 feb 2027"]


@pytest.mark.parametrize(
    ("before", "after", "told_as"),
    [
        ("Stel je vraag", "Stel je vraag vooraf", "activatie: Stel je vraag → Stel je vraag vooraf"),
        ("Stel je vraag", "Stel je vraag " * 9, "activatie gewijzigd"),
        ('activation = "Stel je vraag"', "", "activatie: Stel je vraag → –"),
        ('activation = "Stel', 'status = "approved"\nactivation = "Stel', "status: concept → akkoord"),
        ('activation = "Stel', 'audiences = ["balie"]\nactivation = "Stel', "doelgroep: + De balie"),
        ('activation = "Stel', 'effect = "know"\nactivation = "Stel', "effect: – → weten"),
        ('activation = "Stel', 'eigen = 1\nactivation = "Stel', "eigen: – → 1"),
        (
            'activation = "Stel',
            'activation_by = "+3d"\nactivation = "Stel',
            "uiterlijk: – → do 4 feb (3 dagen later)",
        ),
        ('activation = "Stel', 'personal = true\nactivation = "Stel', "persoonlijk: nee → ja"),
    ],
)
def test_a_changed_key_is_told_by_its_name(tmp_path, before, after, told_as):
    _, found = lines(tmp_path, (before, after))
    assert found == [f"Kick-off: {told_as}"]


def test_another_moment_is_told_by_the_days_that_it_stands_for_before_its_distance(tmp_path):
    anchored = PLAN.replace(
        'activation = "Stel', 'activation_by = "+3d"\nnot_before = "livegang - 8w"\nactivation = "Stel'
    )
    _, found = lines(tmp_path, ("+3d", "+1w"), ("livegang - 8w", "2027-01-27"), base=anchored)
    assert found == ["Kick-off: embargo: ma 25 jan → wo 27 jan · uiterlijk: do 4 feb → ma 8 feb (1 week later)"]
    _, found = lines(tmp_path, ("livegang - 8w", "livegang - 56d"), base=anchored)
    assert found == ["Kick-off: embargo: 8 weken vóór Livegang → 56 dagen vóór Livegang (ma 25 jan)"]


def test_new_and_gone_messages_are_told_with_their_day(tmp_path):
    new = '[[messages]]\nid = "m9"\ntitle = "Flyer"\nchannel = "mail"\nwhen = "livegang"\n'
    start, end = PLAN.index('[[messages]]\nid = "m3"'), PLAN.index('[[messages]]\nid = "m4"')
    _, found = lines(tmp_path, (PLAN[start:end], new))
    assert found == ["Flyer: ma 22 mrt", "Evaluatie: ma 21 jun"]


def test_a_confidential_message_is_only_counted(tmp_path):
    _, found = lines(tmp_path, ("Geheim", "Nog geheimer"), ("2027-05-03", "2027-05-10"))
    assert found == [": 1 vertrouwelijk bericht verschilt"]


def test_other_days_off_move_what_counts_in_working_days(tmp_path):
    base = PLAN.replace('"livegang - 7w"', '"livegang - 2wd"')
    comparison, found = lines(
        tmp_path, ('title = "Verhuizing"', 'title = "Verhuizing"\nfree = [2027-03-19]'), base=base
    )
    assert comparison.adrift == ("m1", "m3")
    assert found[0] == ": 2 berichten schuiven doordat andere dagen vrij zijn"


def test_comments_and_order_alone_are_the_same_plan(tmp_path):
    comparison, found = lines(tmp_path, ("[campaign]", "# iets\n[campaign]"))
    assert (comparison.same, comparison.same_plan, found) == (False, True, [])
    assert nothing_told(comparison) == "Alleen opmerkingen, opmaak of volgorde verschillen."


def test_a_move_over_the_year_says_the_years(tmp_path):
    _, found = lines(tmp_path, ("2027-03-22", "2028-03-22"))
    assert found[0].startswith("Livegang: ma 22 mrt 2027 → wo 22 mrt 2028;")
    assert date(2028, 3, 22).isoweekday() == 3


def test_every_key_has_a_word_and_the_forms_use_the_same_one():
    for table in TABLES:
        model = Plan.model_fields[table].annotation.__args__[0]
        assert {name for name in model.model_fields if name not in {"id", "status_log"}} <= set(WORDS)
    labels = {field.key: field.label for section in FORMS["messages"] for field in section.fields}
    assert labels == {key: WORDS[key] for key in labels}
    assert set(TABLE_WORDS) == {*TABLES, "campaign", "checks"}
