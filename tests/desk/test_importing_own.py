"""A table of ours, separated values, without the plan that it came from: a new plan that has every field again."""

from pathlib import Path

from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import edit_for
from campaign.model.changes import apply, changed_fields
from campaign.model.plan import Plan
from tests.conftest import TODAY
from tests.desk.test_importing_book import made, opened
from tests.documents.sheets import read, separated

PLAN = """format = 1
[campaign]
id = "cbooks23"
title = "Nieuwe koffie"
[[audiences]]
id = "mt"
name = "Directie en MT"
[[audiences]]
id = "balie"
name = "Balie"
[[objectives]]
id = "proeven"
text = "Iedereen heeft geproefd"
[[channels]]
id = "hal"
name = "Bijeenkomst in de hal"
kind = "overleg"
[[messages]]
id = "mkoffie1"
title = "Proef mee"
channel = "hal"
medium = "kraam"
audiences = ["mt", "balie"]
when = 2027-03-04T10:00:00
duration = "1h30m"
status = "review"
owner = "Jan"
goal = "Iedereen kiest mee"
effect = "do"
objective = "proeven"
activation_link = "https://intranet.example/koffie"
teaches = true
alternatives = "proef"
agenda = [{ item = "Proeven", minutes = 15, mode = "do" }]
tasks = [{ title = "Kraam huren", due = "-3wd", owner = "Jan", done = true }]
reminders = ["-1d", "-2h"]
repeat = { every = "1w", times = 3 }
ignore = ["G005"]
tags = ["koffie"]
cost = 12.5
[[messages]]
id = "mkoffie2"
title = "Wat is gekozen"
channel = "mail"
audiences = ["balie"]
when = "2027-W14"
follows = ["mkoffie1"]
"""


def test_every_field_comes_back_and_no_cell_becomes_a_note(tmp_path: Path):
    desk = opened(tmp_path, PLAN)
    away = tmp_path / "elders"
    away.mkdir()
    imported = read_import(Incoming(away / "koffie.csv", made(desk, "csv"), None, away, TODAY))
    assert (imported.use, imported.not_understood, imported.head) == ("plan", (), ())
    plan: Plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    assert [each.name for each in plan.audiences] == ["Directie en MT", "Balie"]
    assert [(each.name, each.kind) for each in plan.channels] == [("Bijeenkomst in de hal", "overleg")]
    assert [each.text for each in plan.objectives] == ["Iedereen heeft geproefd"]
    for before, after in zip(desk.plan.messages, plan.messages, strict=True):
        referring = {"audiences", "channel", "objective"}
        assert set(changed_fields(before, after)) <= referring, before.id


def test_an_effect_in_other_words_is_the_goal_where_no_column_has_that():
    head = ["Datum", "Kanaal", "Onderwerp", "Effect"]
    one, two = read([head, ["1 mrt 2027", "Mail", "A", "doen"], ["1 mrt 2027", "Mail", "B", "Ze gaan proeven"]]).drafts
    assert (one.typed, two.typed) == ({"effect": "doen"}, {"goal": "Ze gaan proeven"})


def test_the_words_for_a_channel_are_not_lost_to_a_column_with_the_medium(tmp_path: Path):
    rows = [["Datum", "Kanaal", "Onderwerp", "Format"], ["1 mrt 2027", "Town hall", "A", "presentatie"]]
    rows.append(["2 mrt 2027", "E-mail", "B", "brief"])
    imported = read_import(Incoming(tmp_path / "x.csv", separated(rows), None, tmp_path, TODAY))
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    assert [(each.channel, each.medium) for each in plan.messages] == [("town-hall", "presentatie"), ("mail", "brief")]
    assert [(each.name, each.kind) for each in plan.channels] == [("Town hall", "overleg")]


def test_an_id_of_the_sheet_stays_and_only_once(tmp_path: Path):
    head = ["ID", "Datum", "Kanaal", "Onderwerp"]
    rows = [head, ["mkoffie9", "1 en 2 mrt 2027", "Mail", "A"], ["K-7", "3 mrt 2027", "Mail", "B"]]
    imported = read_import(Incoming(tmp_path / "x.csv", separated(rows), None, tmp_path, TODAY))
    first, second, third = [each.entry[1] for each in imported.changes]
    assert first == "mkoffie9"
    assert len({first, second, third}) == 3
    assert "K-7" not in {second, third}
