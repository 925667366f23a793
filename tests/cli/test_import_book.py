"""`campaign import` of a spreadsheet that `campaign export` wrote."""

import json
import shutil
from io import BytesIO

import openpyxl
import pytest

from tests.cli.calling import campaign
from tests.conftest import EXAMPLES


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "odoo.toml"
    shutil.copy(EXAMPLES / "salarisverwerking-odoo.toml", path)
    assert campaign("export", path, "--to", "xlsx").returncode == 0
    return path


def changed(plan, key, value):
    """Change a cell of the first message, and return the workbook."""
    path = plan.with_suffix(".xlsx")
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    sheet = book["Berichten"]
    place = next(cell.column for cell in sheet[1] if cell.value == f"messages.{key}")
    sheet.cell(3, place).value = value
    book.save(path)
    return path


def test_a_changed_cell_is_one_changed_line_of_the_plan(plan):
    before = plan.read_text("utf-8").splitlines()
    path = changed(plan, "goal", "Payroll kan het zelf")
    done = campaign("--lang", "nl", "import", path, "--into", plan)
    assert done.returncode == 0, done.stderr
    assert "Doel: " in done.stdout
    assert done.stdout.endswith(" cellen gelezen; verder verandert er niets.\n")
    after = plan.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ['goal = "Payroll kan het zelf"']
    assert len(after) == len(before)


def test_a_dry_run_tells_the_change_and_makes_none(plan):
    before = plan.read_bytes()
    path = changed(plan, "goal", "Payroll kan het zelf")
    done = campaign("import", path, "--into", plan, "--dry-run", "--json")
    assert done.returncode == 1
    (change,) = json.loads(done.stdout)["changes"]
    assert (change["kind"], change["key"], change["to"]) == ("changed", "goal", "Payroll kan het zelf")
    assert plan.read_bytes() == before


def test_a_change_of_a_workbook_is_left_by_its_message(plan):
    before = plan.read_bytes()
    path = changed(plan, "goal", "Payroll kan het zelf")
    (change,) = json.loads(campaign("import", path, "--into", plan, "--dry-run", "--json").stdout)["changes"]
    left = campaign("import", path, "--into", plan, "--leave", change["message"])
    assert (left.returncode, plan.read_bytes()) == (0, before), left.stderr
    assert "Nothing changes." in left.stdout
    refused = campaign("import", path, "--into", plan, "--leave", "mweg0001")
    assert (refused.returncode, refused.stdout, plan.read_bytes()) == (2, "", before)


def test_what_the_plan_changed_too_stays_unless_the_file_is_to_count(plan):
    path = changed(plan, "goal", "Payroll kan het zelf")
    lines = plan.read_text("utf-8").splitlines()
    written = openpyxl.load_workbook(path)["Berichten"]
    first = next(place for place, line in enumerate(lines) if line == f'id = "{written.cell(3, 1).value}"')
    goal = next(place for place in range(first, len(lines)) if lines[place].startswith("goal = "))
    plan.write_text("\n".join([*lines[:goal], 'goal = "Ons eigen doel"', *lines[goal + 1 :], ""]), "utf-8")
    kept = campaign("--lang", "nl", "import", path, "--into", plan)
    assert "Er verandert niets." in kept.stdout
    assert "hier ook gewijzigd" in kept.stderr
    assert 'goal = "Ons eigen doel"' in plan.read_text("utf-8")
    assert campaign("import", path, "--into", plan, "--both", "file").returncode == 0
    assert 'goal = "Payroll kan het zelf"' in plan.read_text("utf-8")


def test_elsewhere_it_is_the_plan_again(plan, tmp_path):
    folder = tmp_path / "elders"
    folder.mkdir()
    done = campaign("--lang", "en", "import", plan.with_suffix(".xlsx"), "--into", folder / "terug.toml")
    assert done.returncode == 0, done.stderr
    told = campaign("--lang", "en", "diff", plan, folder / "terug.toml").stdout
    assert "Moved" not in told
    assert "→" not in told


def test_a_row_that_is_gone_stays_in_the_plan_unless_it_is_asked_for(plan):
    path = plan.with_suffix(".xlsx")
    book = openpyxl.load_workbook(path)
    title = book["Berichten"].cell(3, 6).value
    book["Berichten"].delete_rows(3)
    book.save(path)
    before = plan.read_text("utf-8")
    kept = campaign("--lang", "nl", "import", path, "--into", plan)
    assert (kept.returncode, plan.read_text("utf-8")) == (0, before)
    assert f"{title}: de rij staat niet meer in de spreadsheet" in kept.stderr
    assert "--gone take" in kept.stderr
    assert campaign("import", path, "--into", plan, "--gone", "take").returncode == 0
    assert f'title = "{title}"' not in plan.read_text("utf-8")
