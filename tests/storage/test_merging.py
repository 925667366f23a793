"""Merging plan files: what a colleague does to the file outside, case by case, and what comes out as text."""

from pathlib import Path

import pytest

from campaign.errors import CampaignError
from campaign.storage.marks import marked, marks_in, settled
from campaign.storage.merging import empty_base, merge_files
from campaign.storage.planfile import PlanFile, parse_plan

PATH = Path("plan.toml")
BASE = """format = 1

[campaign]
id = "cplan"
title = "Plan"
tags = ["hr"]

# Eerste
[[messages]]
id = "m1"
title = "Een"          # kop
channel = "mail"
audiences = ["hr", "ict"]
tasks = [
  { title = "Tekst", owner = "An" },
  { title = "Beeld", owner = "Bo" },
]

# Tweede
[[messages]]
id = "m2"
title = "Twee"
channel = "mail"
goal = "Doel"

# Derde
[[messages]]
id = "m3"
title = "Drie"
channel = "social"
"""
ONE, TWO = ('title = "Een"', 'title = "Eén"'), ('title = "Twee"', 'title = "Twéé"')
GOAL = ('goal = "Doel"', 'goal = "Beter doel"  # van hen')
BLOCK_TWO = BASE[BASE.index("# Tweede") : BASE.index("# Derde")]
BLOCK_THREE = BASE[BASE.index("# Derde") :]


def parsed(text: str) -> PlanFile:
    return parse_plan(text, PATH)


def with_(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def merged(base: str, ours: str, theirs: str) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the merged text and what is in conflict."""
    result = merge_files(parsed(base), parsed(ours), parsed(theirs))
    assert parsed(result.file.text).plan == result.file.plan
    return result.file.text, [(conflict.id, conflict.field) for conflict in result.conflicts]


NEW_OURS = '[[messages]]\nid = "mo"\ntitle = "Ons"\nchannel = "mail"\n'
NEW_THEIRS = '# Hun bericht\n[[messages]]\nid = "mt"\ntitle = "Hun"  # !\nchannel = "mail"\n'


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        (with_(BASE, ONE), with_(BASE, TWO), with_(BASE, ONE, TWO)),
        (with_(BASE, TWO), with_(BASE, GOAL), with_(BASE, TWO, GOAL)),
        (with_(BASE, GOAL), with_(BASE, GOAL), with_(BASE, GOAL)),
        (with_(BASE, (BLOCK_TWO, "")), with_(BASE, ONE), with_(BASE, ONE, (BLOCK_TWO, ""))),
        (f"{BASE}\n{NEW_OURS}", f"{BASE}\n{NEW_THEIRS}", f"{BASE}\n{NEW_OURS}\n{NEW_THEIRS}"),
        (with_(BASE, ONE), with_(BASE, ("# Tweede", "# Tweede, na overleg")), None),
        (with_(BASE, ("# Tweede", "# Tweede, na overleg")), with_(BASE, ONE), None),
        (with_(BASE, ONE), with_(BASE, ("[campaign]", "ons = 1\n[campaign]")), None),
        (with_(BASE, ('"Doel"', '"Doel"\nvraag = 1')), with_(BASE, ('"Doel"', '"Doel"\nmening = "ja"')), None),
        (with_(BASE, ('["hr", "ict"]', '["hr", "ict", "balie"]')), with_(BASE, ('["hr", "ict"]', '["ict"]')), None),
        (with_(BASE, ('owner = "An"', 'owner = "An", done = true')), with_(BASE, ('"Bo"', '"Cas"')), None),
    ],
    ids=[
        "another message",
        "the same message, another key",
        "the same key, the same value",
        "deleted here, another changed there",
        "both add a message",
        "their comment",
        "our comment",
        "an unknown table",
        "unknown keys on both sides",
        "an audience in, another out",
        "two tasks of one message",
    ],
)
def test_what_does_not_clash_merges_without_a_word(ours, theirs, wanted):
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == []
    if wanted is not None:
        assert text == wanted
    common = set(BASE.splitlines()) & set(ours.splitlines()) & set(theirs.splitlines())
    assert common <= set(text.splitlines())
    both = parsed(text).plan
    for side in (parsed(ours).plan, parsed(theirs).plan):
        assert {message.id for message in side.messages} & {"mo", "mt"} <= set(both.places("messages"))


def test_lists_and_unknown_keys_have_the_changes_of_both():
    ours = with_(
        BASE, ('["hr", "ict"]', '["hr", "ict", "balie"]'), ('"An"', '"An", done = true'), ('"Doel"', '"Doel"\na = 1')
    )
    theirs = with_(BASE, ('["hr", "ict"]', '["ict"]'), ('"Bo"', '"Cas"'), ('"Doel"', '"Doel"\nb = 2'))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == []
    message = parsed(text).plan.message("m1")
    assert message.audiences == ("ict", "balie")
    assert [(task.owner, task.done) for task in message.tasks] == [("An", True), ("Cas", False)]
    assert parsed(text).plan.message("m2").model_extra == {"a": 1, "b": 2}
    assert "# kop" in text


@pytest.mark.parametrize(
    ("ours", "theirs", "conflicts"),
    [
        (with_(BASE, TWO), with_(BASE, ('"Twee"', '"Zwei"')), [("m2", "title")]),
        (with_(BASE, (BLOCK_TWO, "")), with_(BASE, GOAL), [("m2", None)]),
        (with_(BASE, GOAL), with_(BASE, (BLOCK_TWO, "")), [("m2", None)]),
        (with_(BASE, ('"Plan"', '"P"')), with_(BASE, ('"Plan"', '"Q"')), [("", "title")]),
        (with_(BASE, ('["hr"]', '["zorg"]')), with_(BASE, ('["hr"]', '["ict"]')), [("", "tags")]),
        (with_(BASE, ('"An"', '"X"')), with_(BASE, ('"An"', '"Y"')), [("m1", "tasks")]),
    ],
    ids=[
        "the same key, another value",
        "deleted here, changed there",
        "changed here, deleted there",
        "the campaign's own key",
        "the same item replaced",
        "the same key of one task",
    ],
)
def test_what_clashes_is_marked_and_either_side_can_be_had(ours, theirs, conflicts):
    result = merge_files(parsed(BASE), parsed(ours), parsed(theirs))
    assert [(conflict.id, conflict.field) for conflict in result.conflicts] == conflicts
    text = marked(result.file, result.conflicts)
    file = parsed(text)
    assert file.plan == result.file.plan
    places = [conflict.place for conflict in marks_in(file)]
    assert parsed(settled(file, dict.fromkeys(places, "ours"))).plan == parsed(ours).plan
    assert parsed(settled(file, dict.fromkeys(places, "theirs"))).plan == parsed(theirs).plan


def test_a_comment_of_theirs_behind_a_value_that_both_changed_is_kept():
    ours = with_(BASE, ('title = "Twee"', 'title = "Twéé"  # van ons'))
    theirs = with_(BASE, ('title = "Twee"', 'title = "Zwei"  # van hen'))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == [("m2", "title")]
    assert 'title = "Twéé"  # van ons  # van hen\n' in text
    text, _ = merged(
        BASE, with_(BASE, ('"Een"          # kop', '"Eén"  # kop')), with_(BASE, ("# kop", "# kop van hen"))
    )
    assert 'title = "Eén"  # kop van hen\n' in text


def test_a_new_order_on_one_side_and_a_change_on_the_other():
    ours = with_(BASE, ONE)
    theirs = with_(BASE, (BLOCK_THREE, ""), (BLOCK_TWO, f"{BLOCK_THREE}\n{BLOCK_TWO.rstrip()}\n"))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == []
    assert [message.id for message in parsed(text).plan.messages] == ["m1", "m3", "m2"]
    assert 'title = "Eén"          # kop' in text


@pytest.mark.parametrize("style", ["CRLF here", "CRLF there", "no last line break", "byte order mark"])
def test_layout_stays_ours(style):
    ours, theirs = with_(BASE, ONE), with_(BASE, TWO)
    wanted = with_(BASE, ONE, TWO)
    if style == "CRLF here":
        ours, wanted = (text.replace("\n", "\r\n") for text in (ours, wanted))
    elif style == "CRLF there":
        theirs = theirs.replace("\n", "\r\n")
    elif style == "byte order mark":
        ours, wanted = "\ufeff" + ours, "\ufeff" + wanted
    else:
        ours, wanted = ours.rstrip(), wanted.rstrip()
    assert merged(BASE, ours, theirs) == (wanted, [])


NO_IDS = (
    BASE.replace('id = "m1"\n', "").replace('id = "m2"\n', "").replace('id = "m3"\n', "").replace('id = "cplan"\n', "")
)


def test_two_people_who_read_a_file_without_ids_merge_it_as_if_it_had_them():
    text, conflicts = merged(NO_IDS, with_(NO_IDS, ONE), with_(NO_IDS, GOAL))
    assert conflicts == []
    assert [message.title for message in parsed(text).plan.messages] == ["Eén", "Twee", "Drie"]
    assert GOAL[1] in text
    assert 'title = "Eén"          # kop' in text
    assert parsed(text).plan.messages[0].id == parsed(NO_IDS).plan.messages[0].id


def test_a_campaign_without_an_id_that_gets_another_title_stays_the_same_campaign():
    ours, theirs = with_(NO_IDS, ('"Plan"', '"Plannetje"')), with_(NO_IDS, ('"Plan"', '"Groot plan"'))
    result = merge_files(parsed(NO_IDS), parsed(ours), parsed(theirs))
    assert [conflict.field for conflict in result.conflicts] == ["title"]
    assert result.file.plan.campaign.id == parsed(NO_IDS).plan.campaign.id
    assert parsed(merged(NO_IDS, ours, with_(NO_IDS, GOAL))[0]).plan.campaign.id == parsed(NO_IDS).plan.campaign.id


def test_the_same_entry_without_an_id_retitled_on_both_sides_is_one_conflict():
    result = merge_files(parsed(NO_IDS), parsed(with_(NO_IDS, TWO)), parsed(with_(NO_IDS, ('"Twee"', '"Zwei"'))))
    assert [conflict.field for conflict in result.conflicts] == ["title"]
    assert len(result.file.plan.messages) == 3


def test_entries_without_an_id_and_with_the_same_title_are_not_mixed_up():
    base = with_(NO_IDS, ('"Drie"', '"Twee"'))
    ours = with_(base, ("# Tweede", '[[messages]]\ntitle = "Twee"\nchannel = "overleg"\n\n# Tweede'))
    text, conflicts = merged(base, ours, with_(base, GOAL))
    assert conflicts == []
    found = [(message.channel, message.goal) for message in parsed(text).plan.messages[1:]]
    assert found == [("overleg", ""), ("mail", "Beter doel"), ("social", "")]


def test_what_the_program_saved_with_ids_merges_with_a_file_that_has_none():
    text, conflicts = merged(NO_IDS, with_(NO_IDS, ONE), BASE_WITH_MADE_IDS)
    assert conflicts == []
    assert [message.title for message in parsed(text).plan.messages] == ["Eén", "Twee", "Drie"]


BASE_WITH_MADE_IDS = NO_IDS
for _row in parsed(NO_IDS).plan.messages:
    BASE_WITH_MADE_IDS = BASE_WITH_MADE_IDS.replace(
        f'title = "{_row.title}"', f'id = "{_row.id}"\ntitle = "{_row.title}"'
    )


def test_a_reference_by_title_follows_an_entry_without_an_id():
    base = with_(NO_IDS, ('title = "Drie"', 'title = "Drie"\nfollows = ["Twee"]'))
    ours = with_(base, TWO, ('follows = ["Twee"]', 'follows = ["Twéé"]'))
    text, conflicts = merged(base, ours, with_(base, GOAL))
    plan = parsed(text).plan
    assert conflicts == []
    assert plan.messages[2].follows == (plan.messages[1].id,)


def test_a_wrong_value_of_theirs_is_never_lost():
    theirs = with_(BASE, ("# Derde", 'when = "ergens in de lente, denk ik"\n\n# Derde'))
    assert "ergens in de lente" in merged(BASE, with_(BASE, ONE), theirs)[0]
    with pytest.raises(CampaignError):
        merge_files(parsed(BASE), parsed(with_(BASE, ("# Derde", "when = 2027-02-02\n\n# Derde"))), parsed(theirs))


def test_a_wrong_value_of_theirs_beside_ours_at_another_place_of_the_entry_is_left_to_git():
    wrong = with_(BASE, ('goal = "Doel"', 'goal = "Doel"\nwhen = "ergens in de lente, denk ik"'))
    ours = with_(BASE, ('title = "Twee"', 'when = 2027-02-02\ntitle = "Twee"'))
    with pytest.raises(CampaignError):
        merge_files(parsed(BASE), parsed(ours), parsed(wrong))


def test_two_plans_with_nothing_in_common_are_one_conflict_a_key():
    ours = 'format = 1\n[campaign]\nid = "ca"\ntitle = "A"\n'
    theirs = 'format = 1\n[campaign]\nid = "cb"\ntitle = "B"\nowner = "C"\n'
    result = merge_files(empty_base(PATH), parsed(ours), parsed(theirs))
    assert [conflict.field for conflict in result.conflicts] == ["id", "title"]
    assert result.file.plan.campaign.owner == "C"


def test_a_newer_format_is_not_merged():
    newer = with_(BASE, ("format = 1", "format = 99"))
    with pytest.raises(CampaignError):
        merge_files(parsed(BASE), parsed(with_(BASE, ONE)), parsed(newer))
