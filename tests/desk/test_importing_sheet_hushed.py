"""What a row says to keep among few comes in as a confidential message, and the import says so."""

from pathlib import Path

import pytest

from campaign.desk.importing.imports import edit_for
from campaign.language import language, say
from campaign.model.changes import Change, Edit, apply, replaced
from tests.desk.test_importing_sheet import come, desk, into
from tests.documents.sheets import separated

__all__ = ["desk"]
HEAD = ["Datum", "Titel", "Kanaal", "Opmerkingen"]
ROW = ["12 maart 2027", "OR informeren", "gesprek"]


def brought(path: Path, remark: str, *, title: str = ROW[1], head: str = HEAD[3]):
    imported = come(path, separated([[*HEAD[:3], head], [ROW[0], title, ROW[2], remark]]))
    (message,) = apply(imported.standing.plan, edit_for(imported, imported.keys).changes).messages
    return message, " ".join(language("nl").render(each.told) for each in imported.changes)


@pytest.mark.parametrize(
    "remark",
    [
        *(
            "vertrouwelijk",
            "Nog niet delen!",
            "onder embargo tot het besluit",
            "Strictly confidential",
            "embargo tot 1 mei",
        ),
        *("zaal reserveren; nog even geheim houden", "let op: niet verspreiden", "do not share yet", "not yet public"),
    ],
)
def test_a_remark_that_says_so_makes_it_confidential_and_is_told(tmp_path: Path, remark: str):
    message, told = brought(tmp_path, remark)
    assert message.confidential
    assert remark in message.notes
    assert f"▲ Komt vertrouwelijk binnen, want de rij zegt ‘{remark}’" in told


@pytest.mark.parametrize(
    "remark", ["niet vertrouwelijk", "niet meer vertrouwelijk", "met iedereen delen", "No longer confidential"]
)
def test_other_remarks_do_not(tmp_path: Path, remark: str):
    message, told = brought(tmp_path, remark)
    assert not message.confidential
    assert "vertrouwelijk" not in told


@pytest.mark.parametrize(
    ("head", "cell"), [("Status", "vertrouwelijk"), ("Classificatie", "Vertrouwelijk"), ("Vertrouwelijkheid", "hoog")]
)
def test_nor_is_it_let_in_by_another_column(tmp_path: Path, head: str, cell: str):
    assert brought(tmp_path, cell, head=head)[0].confidential


@pytest.mark.parametrize(
    ("title", "found"),
    [("Brief aan OR (vertrouwelijk)", True), ("Vertrouwelijk: brief", True), ("Vertrouwelijke gegevens: hoe?", False)],
)
def test_a_title_says_so_in_brackets_or_before_a_colon(tmp_path: Path, title: str, found: bool):
    assert brought(tmp_path, "", title=title)[0].confidential is found


@pytest.mark.parametrize(
    ("cell", "found"),
    [("ja", True), ("✓", True), ("nee", False), ("tot het besluit", True), ("??", True), ("n.v.t.", False)],
)
def test_a_column_for_it_means_yes_unless_it_says_no(tmp_path: Path, cell: str, found: bool):
    assert brought(tmp_path, cell, head="Vertrouwelijk")[0].confidential is found


def test_who_takes_it_off_keeps_it_off(desk):
    rows = [HEAD, [*ROW, "vertrouwelijk"]]
    imported = into(desk, rows)
    desk.do(edit_for(imported, imported.keys))
    message = desk.plan.messages[-1]
    assert message.confidential
    assert into(desk, rows).changes == ()
    shown = replaced(message, confidential=False)
    desk.do(Edit(say("Changed"), (Change("messages", message.id, message, shown),)))
    again = into(desk, rows)
    assert again.changes == ()
    assert not any("onfidential" in each.text for each in again.remarks)
