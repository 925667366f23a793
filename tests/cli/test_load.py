"""`campaign load` and `campaign coverage`: counts of who hears what, as text and as data."""

import json
from pathlib import Path

from tests.cli.calling import campaign

PLAN = """\
format = 1
[campaign]
id = "{id}"
title = "{title}"
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-03-22
[[key_messages]]
id = "waarom"
text = "Omdat het oude pakket stopt"
[[audiences]]
id = "allen"
name = "Alle medewerkers"
size = 900
[[audiences]]
id = "payroll"
name = "Payroll"
size = 12
impact = "high"
part_of = ["allen"]
"""
MESSAGE = """\
[[messages]]
id = "{0}"
title = "Bericht {0}"
channel = "{1}"
audiences = ["{2}"]
when = {3}
effect = "know"
key_messages = ["waarom"]
"""


def written(folder: Path, name: str, *messages: tuple[str, str, str, str], more: str = "") -> None:
    text = PLAN.format(id=f"c{name}", title=name.capitalize()) + "".join(MESSAGE.format(*each) for each in messages)
    (folder / f"{name}.toml").write_text(text + more, "utf-8")


def call(folder: Path, *arguments: str):
    result = campaign("--lang", "nl", "--today", "2027-01-04", *arguments, cwd=folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def cells(folder: Path, name: str) -> dict[str, dict[str, dict]]:
    """Return the cells of a load table, by audience and Monday."""
    (matrix,) = json.loads(call(folder, "load", name, "--json"))
    weeks = [each["id"] for each in matrix["columns"]]
    return {row["id"]: dict(zip(weeks, row["cells"], strict=True)) for row in matrix["rows"]}


def test_load_counts_all_open_campaigns_and_what_larger_audiences_hear(tmp_path: Path):
    written(tmp_path, "odoo", ("m1", "mail", "allen", "2027-03-02"), ("m2", "overleg", "payroll", "2027-03-03"))
    written(tmp_path, "pand", ("m3", "mail", "payroll", "2027-03-04"))
    found = cells(tmp_path, "odoo")
    assert [found[name]["2027-03-01"]["count"] for name in ("allen", "payroll")] == [1, 3]
    heard = found["payroll"]["2027-03-01"]["messages"]
    assert [(each["campaign"], each["message"]) for each in heard] == [("Odoo", "m1"), ("Odoo", "m2"), ("Pand", "m3")]


def test_a_week_is_flagged_just_over_the_limit_for_all_staff(tmp_path: Path):
    mails = [(f"m{day}", "mail", "allen", f"2027-03-0{day}") for day in (1, 2, 3)]
    written(tmp_path, "odoo", *mails[:2])
    assert not cells(tmp_path, "odoo")["allen"]["2027-03-01"]["flagged"]
    written(tmp_path, "odoo", *mails)
    cell = cells(tmp_path, "odoo")["allen"]["2027-03-01"]
    assert (cell["count"], cell["number"], cell["flagged"]) == (3, 2, True)
    assert "3▲" in call(tmp_path, "load", "odoo")
    written(tmp_path, "odoo", *mails, more="[checks.A003]\na_week = 3\n")
    assert not cells(tmp_path, "odoo")["allen"]["2027-03-01"]["flagged"]


def test_a_day_is_flagged_for_any_audience(tmp_path: Path):
    mails = [(f"m{number}", "mail", "payroll", "2027-03-02") for number in range(3)]
    written(tmp_path, "odoo", *mails[:2])
    assert not cells(tmp_path, "odoo")["payroll"]["2027-03-01"]["flagged"]
    written(tmp_path, "odoo", *mails)
    assert cells(tmp_path, "odoo")["payroll"]["2027-03-01"]["flagged"]


def test_one_audience_is_told_message_by_message(tmp_path: Path):
    written(tmp_path, "odoo", ("m1", "mail", "allen", "2027-03-02"))
    written(tmp_path, "pand", ("m3", "mail", "payroll", "2027-03-04"))
    lines = call(tmp_path, "load", "odoo", "--audience", "payroll").splitlines()
    assert "    di 2 mrt  Bericht m1" in lines
    assert "    do 4 mrt  Bericht m3  (Pand)" in lines
    result = campaign("--lang", "nl", "load", "odoo", "--audience", "payrol", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Bedoel je payroll?" in result.stderr


def test_a_confidential_message_counts_and_is_named_nowhere(tmp_path: Path):
    written(tmp_path, "odoo", ("m1", "mail", "payroll", "2027-03-02"), more="confidential = true\n")
    assert cells(tmp_path, "odoo")["payroll"]["2027-03-01"]["count"] == 1
    for arguments in (["load", "odoo"], ["load", "odoo", "--audience", "payroll"], ["coverage"]):
        assert "Bericht m1" not in call(tmp_path, *arguments) + call(tmp_path, *arguments, "--json")


def test_coverage_tells_milestones_key_messages_and_effects(tmp_path: Path):
    written(tmp_path, "odoo", ("m1", "mail", "payroll", "2027-03-02"), ("m2", "mail", "payroll", "2027-03-10"))
    (found,) = json.loads(call(tmp_path, "coverage", "--json"))
    milestones, key_messages, effects = found["matrices"]
    counts = {row["id"]: [cell["count"] for cell in row["cells"]] for row in milestones["rows"]}
    assert counts == {"allen": [0], "payroll": [1]}  # 2 March is 20 days before
    assert [[cell["count"] for cell in row["cells"]] for row in key_messages["rows"]] == [[0], [2]]
    assert [each["id"] for each in effects["columns"]] == ["know", "feel", "do", None]
    doing = effects["rows"][1]["cells"][2]
    assert (doing["count"], doing["number"], doing["flagged"]) == (0, 1, True)
    text = call(tmp_path, "coverage")
    for part in ("doelgroepen rond mijlpalen", "kernboodschappen per doelgroep", "weten, voelen en doen", "0/1▲"):
        assert part in text


def test_in_a_pipe_no_name_of_a_column_is_cut(tmp_path: Path):
    written(tmp_path, "odoo", ("m1", "mail", "payroll", "2027-03-02"))
    path = tmp_path / "odoo.toml"
    long = "Acceptatietest van het hele pakket"
    path.write_text(
        path.read_text("utf-8") + f'[[milestones]]\nid = "test"\ntitle = "{long}"\ndate = 2027-03-08\n', "utf-8"
    )
    assert long in call(tmp_path, "coverage")


def test_a_plan_without_messages_has_empty_tables(tmp_path: Path):
    written(tmp_path, "leeg")
    nothing = "belasting per week\n\nEr valt nog niets te tellen: er zijn nog geen berichten met een datum."
    assert nothing in call(tmp_path, "load", "leeg")
    assert "Leeg" in call(tmp_path, "coverage", "leeg")


def test_what_is_somewhere_in_a_month_counts_in_no_week_and_is_told(tmp_path: Path):
    written(
        tmp_path,
        "een",
        ("a", "mail", "allen", "2027-03-01"),
        ("b", "mail", "allen", '"2027-03"'),
        ("c", "mail", "allen", '"2027-W10"'),
    )
    week = {monday: cell["count"] for monday, cell in cells(tmp_path, "een")["allen"].items() if cell["count"]}
    assert week == {"2027-03-01": 1, "2027-03-08": 1}
    told = "1 bericht telt nergens mee: de week staat nog niet vast"
    assert call(tmp_path, "load", "een").splitlines()[-1] == told
    assert call(tmp_path, "load", "een", "--audience", "payroll").splitlines()[-2:] == [told, "    mrt 2027  Bericht b"]
    assert json.loads(call(tmp_path, "load", "een", "--json"))[0]["apart"] == told
