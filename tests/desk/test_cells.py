"""A plan as a table: what stands in a cell, in what order a column brings the messages, and what a cell becomes."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.cells import Cells, Count, cell_edit, copied_table, kept_draft, written_cell
from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.language import use
from campaign.model.when import parse_when
from campaign.schedule.columns import CHOOSABLE, FIXED, USUAL, Order
from tests.conftest import EXAMPLES

PLAN = """format = 1
[campaign]
title = "Koffie"
start = 2027-02-01
[[audiences]]
id = "kcc"
name = "Klantcontact"
[[audiences]]
id = "zorg"
[[objectives]]
id = "weten"
text = "Iedereen weet waarom"
[[milestones]]
id = "livegang"
title = "Livegang"
date = "2027-03"
golive = true
[[messages]]
id = "een"
title = "éclair"
channel = "mail"
audiences = ["kcc", "zorg", "weg"]
when = 2027-03-01T10:00:00
status = "review"
owner = "Bo"
goal = "Iedereen weet \\u001b[31m wie"
effect = "do"
objective = "weten"
activation_by = "+3d"
target = 0
result = 2.5
personal = true
duration = "45m"
tasks = [{ title = "Foto", done = true }, { title = "Tekst" }]
notes = "Regel een\\n\\nRegel twee"
[[messages]]
id = "twee"
title = "Zaak"
channel = "mail"
when = "livegang - 2w"
repeat = { every = "1w", times = 3 }
owner = "an"
effect = "know"
target = 10
[[messages]]
id = "drie"
title = "Dag"
channel = "intranet"
when = 2027-02-08
status = "sent"
owner = "Bo"
target = 9
[[messages]]
id = "vier"
title = "eerst"
channel = "mail"
"""


@pytest.fixture
def opened(tmp_path: Path) -> Desk:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9, 0))


def text(desk: Desk, message: str, column: str) -> str:
    found = desk.effective.message(message)
    assert found is not None
    return Cells(desk, {"een": Count(2, 3), "twee": Count(0, 1)}).text(found, column)


@pytest.mark.parametrize(
    ("message", "column", "told"),
    [
        ("een", "when", "Mon 1 Mar 10:00"),
        ("twee", "when", "~Mon 15 Feb ↻3"),
        ("vier", "when", "–"),
        ("een", "audiences", "Klantcontact, zorg, weg"),
        ("een", "objective", "Iedereen weet waarom"),
        ("een", "status", "review"),
        ("een", "activation_by", "Thu 4 Mar"),
        ("een", "target", "0"),
        ("een", "result", "2.5"),
        ("vier", "target", ""),
        ("een", "personal", "yes"),
        ("twee", "personal", ""),
        ("een", "tasks", "1 of 2 done"),
        ("een", "duration", "45 min"),
        ("een", "notes", "Regel een · Regel twee"),
        ("een", "findings", "▲ 2"),
        ("twee", "findings", "· 1"),
        ("drie", "findings", ""),
    ],
)
def test_a_cell_says_it_as_people_do(opened: Desk, message: str, column: str, told: str):
    assert text(opened, message, column) == told


def test_words_of_a_cell_are_in_the_language_of_who_reads(opened: Desk):
    use("nl")
    assert text(opened, "een", "status") == "nakijken"
    assert text(opened, "een", "result") == "2,5"


@pytest.mark.parametrize(
    ("column", "ascending", "descending"),
    [
        ("when", "drie twee een vier", "een twee drie vier"),
        ("title", "drie een vier twee", "twee vier een drie"),
        ("owner", "twee drie een vier", "drie een twee vier"),
        ("target", "een drie twee vier", "twee drie een vier"),
        ("status", "twee vier een drie", "drie een twee vier"),
        ("effect", "twee een drie vier", "een twee drie vier"),
        ("findings", "twee een drie vier", "een twee drie vier"),
        ("tasks", "een drie twee vier", "een drie twee vier"),
    ],
)
def test_a_column_brings_its_messages_in_order_and_what_it_lacks_last(
    opened: Desk, column: str, ascending: str, descending: str
):
    cells = Cells(opened, {"een": Count(2, 3), "twee": Count(0, 1)})
    assert cells.ordered(lambda _message: True, Order(column)) == ascending.split()
    assert cells.ordered(lambda _message: True, Order(column, descending=True)) == descending.split()
    kept = cells.ordered(lambda message: message.owner == "Bo", Order(column))
    assert kept == [each for each in ascending.split() if each in {"een", "drie"}]


def test_the_same_column_again_turns_the_order_round():
    order = Order().by("owner")
    assert order == Order("owner")
    assert order.by("owner") == Order("owner", descending=True)
    assert order.by("owner").by("owner") == Order("owner")
    assert order.by("owner").by("title") == Order("title")


@pytest.mark.parametrize("name", ["salarisverwerking-odoo.toml", "poliklinieken-een-plein.toml"])
def test_every_column_has_a_text_and_an_order_for_every_message_of_an_example(name: str):
    desk = Desk.open(EXAMPLES / name, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9, 0))
    cells = Cells(desk, {})
    ids = {message.id for message in desk.plan.messages}
    for column in (FIXED, *CHOOSABLE):
        assert all("\n" not in cells.text(message, column) for message in desk.effective.messages)
        kept = cells.ordered(lambda _message: True, Order(column))
        assert set(kept) == ids
        assert cells.ordered(None, Order(column)) == kept
    assert set(USUAL) < set(CHOOSABLE)


@pytest.mark.parametrize("column", ["activation_by", "until", "not_before"])
def test_an_order_that_is_taken_over_is_the_one_that_is_made_anew(column: str):
    path = EXAMPLES / "poliklinieken-een-plein.toml"
    desk = Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9, 0))
    cells, first = Cells(desk, {}), desk.plan.messages[40]
    moment = f"{desk.plan.messages[3].id} + 2w"

    def check() -> None:
        nonlocal cells
        cells = Cells(desk, {}, cells)
        order = Order(column)
        assert cells.ordered(bool, order) == Cells(desk, {}).ordered(bool, order)

    check()
    desk.do(cell_edit(desk, first, column, moment))
    check()
    for number in (3, 40):  # what the moment hangs on, and the message itself
        desk.do(edits.move_to(desk.schedule, desk.plan.messages[number], parse_when(f"2027-08-{number % 28 + 1:02}")))
        check()
    golive = desk.schedule.golive or ""
    desk.do(edits.move_milestone(desk.plan, desk.schedule, golive, parse_when("2027-12-01")))
    check()
    desk.undo()
    check()
    for typed in ("2027-06-01", "2027-12-05", ""):
        desk.do(cell_edit(desk, desk.plan.message(desk.schedule.unscheduled[0]), column, typed))
        check()


@pytest.mark.parametrize(
    ("column", "typed", "field"),
    [
        ("when", "livegang - 1w", "livegang - 1w"),
        ("owner", "Cor", "Cor"),
        ("audiences", "klantcontact", ("kcc",)),
        ("target", "2,5", 2.5),
        ("target", "", None),
        ("effect", "voelen", "feel"),
        ("personal", "nee", False),
    ],
)
def test_what_is_typed_in_a_cell_is_read_as_the_form_reads_it_and_undone(
    opened: Desk, column: str, typed: str, field: object
):
    message = opened.plan.message("een")
    edit = cell_edit(opened, message, column, typed)
    opened.do(edit)
    value = getattr(opened.plan.message("een"), column)
    assert (str(value) if column == "when" else value) == field
    opened.undo()
    assert opened.plan.message("een") == message


def test_a_cell_that_is_emptied_leaves_no_key_in_the_file(opened: Desk):
    for column in ("owner", "target", "audiences"):
        opened.do(cell_edit(opened, opened.plan.message("een"), column, " "))
    opened.save()
    written = opened.file.path.read_text("utf-8").split("[[messages]]")[1]
    assert not any(key in written for key in ("owner", "target", "audiences"))
    assert "result = 2.5" in written


def test_a_status_that_is_typed_has_a_line_in_the_history(opened: Desk):
    edit = cell_edit(opened, opened.plan.message("een"), "status", "akkoord")
    assert [each.status for each in edit.changes[0].after.status_log] == ["approved"]


@pytest.mark.parametrize("column", ["goal", "title", "when", "target", "audiences"])
def test_what_stands_in_a_cell_already_is_no_edit(opened: Desk, column: str):
    message = opened.plan.message("een")
    assert cell_edit(opened, message, column, f" {written_cell(opened, message, column)} ") is None


def test_a_text_that_a_terminal_must_not_get_is_cleaned_in_the_cell_and_stays_in_the_plan(opened: Desk):
    message = opened.plan.message("een")
    assert "\x1b" not in written_cell(opened, message, "goal")
    assert "\x1b" in message.goal


@pytest.mark.parametrize(("column", "typed"), [("title", " "), ("when", "ooit"), ("audiences", "niemand")])
def test_what_cannot_be_read_is_told(opened: Desk, column: str, typed: str):
    with pytest.raises(CampaignError):
        cell_edit(opened, opened.plan.message("een"), column, typed)


def test_a_draft_of_the_form_keeps_all_but_the_cell_that_was_edited(opened: Desk):
    opened.keep_draft("messages/een", {"owner": "Dirk", "goal": "Half"})
    edit = cell_edit(opened, opened.plan.message("een"), "owner", "Cor")
    kept_draft(opened, edit, ["owner"])
    assert opened.drafts == {"messages/een": {"goal": "Half"}}
    kept_draft(opened, edit, ["goal"])
    assert not opened.drafts


def test_the_table_is_copied_as_cells_that_a_spreadsheet_does_not_calculate(opened: Desk):
    opened.do(cell_edit(opened, opened.plan.message("drie"), "title", "=1+1"))
    text = copied_table(Cells(opened, {}), ["drie", "een"], {"title": "Title", "owner": "Owner", "goal": "Goal"})
    first, second, third = (line.split("\t") for line in text.splitlines())
    assert first == ["Title", "Owner", "Goal"]
    assert second == ["'=1+1", "Bo", ""]
    assert third[:2] == ["éclair", "Bo"]
    assert "\x1b" not in text


def test_a_moment_is_copied_as_a_date_that_a_spreadsheet_knows(opened: Desk):
    cells = Cells(opened, {})
    columns = {"when": "When", "activation_by": "Until"}
    lines = copied_table(cells, ["een", "drie", "twee", "vier"], columns).splitlines()[1:]
    assert lines == ["2027-03-01 10:00\t2027-03-04", "2027-02-08\t", f"{opened.schedule.start('twee')}\t", "–\t"]
