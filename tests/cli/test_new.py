"""`campaign new`: from nothing, or from a template."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from campaign.cli.main import cli
from campaign.storage.templates import templates
from tests.cli.calling import campaign
from tests.cli.conftest import HOSTILE

TEMPLATE = """# Zo begint elke invoering.
format = 1

[campaign]
title = "Een nieuw systeem"

[[milestones]]
id = "livegang"      # de dag zelf
title = "Livegang"
date = 2026-01-01
golive = true

[[messages]]
id = "mwaarom1"
title = "Waarom"
channel = "overleg"
when = "livegang - 6w"
"""


@pytest.fixture
def template(own_folders: Path) -> Path:
    path = own_folders / "config" / "campaign-planner" / "templates" / "mijn-invoering.toml"
    path.parent.mkdir(parents=True)
    path.write_text(TEMPLATE, "utf-8")
    return path


def test_a_template_keeps_its_comments_and_gets_a_title_an_id_and_dates(tmp_path: Path, template: Path):
    path = tmp_path / "hr.toml"
    made = campaign(
        "new",
        "HR",
        "--template",
        template.stem,
        "--date",
        "livegang=2027-03-01",
        "--date",
        "start=2027-01-04",
        "-o",
        path,
    )
    assert (made.returncode, made.stdout) == (0, f"{path}\n"), made.stderr
    assert made.stderr.startswith("1 message · ")
    text = path.read_text("utf-8")
    campaign_id = tomllib.loads(text)["campaign"]["id"]
    assert text == TEMPLATE.replace('title = "Een nieuw systeem"', f'id = "{campaign_id}"\ntitle = "HR"').replace(
        "2026-01-01", "2027-03-01"
    ).replace("golive = true\n", 'golive = true\n\n[[milestones]]\nid = "start"\ntitle = "Start"\ndate = 2027-01-04\n')
    assert template.read_text("utf-8") == TEMPLATE


def test_templates_are_listed_with_the_name_first(template: Path):
    result = campaign("new", "--list-templates")
    assert result.returncode == 0
    (line,) = (line for line in result.stdout.splitlines() if line.startswith("mijn"))
    assert re.split(r"\s{2,}", line) == ["mijn-invoering", "Een nieuw systeem", "Zo begint elke invoering."]
    listed = json.loads(campaign("new", "--list-templates", "--json").stdout)
    assert {"name": "mijn-invoering", "title": "Een nieuw systeem", "about": "Zo begint elke invoering."} in listed


def test_templates_in_ones_own_language_come_first_and_one_that_cannot_be_read_says_why(template: Path):
    broken = template.with_name("aaa.toml")
    broken.write_text("geen toml", "utf-8")
    english = template.with_name("aab.toml")
    english.write_text('# For you.\nformat = 1\n[campaign]\ntitle = "Mine"\nlanguage = "en"\n', "utf-8")
    names = [each["name"] for each in json.loads(campaign("--lang", "nl", "new", "--list-templates", "--json").stdout)]
    assert names.index("mijn-invoering") < names.index("aaa") < names.index("aab")
    lines = campaign("--lang", "en", "new", "--list-templates").stdout.splitlines()
    assert lines.index(next(line for line in lines if line.startswith("aab"))) < len(lines) / 2
    assert re.split(r"\s{2,}", next(line for line in lines if line.startswith("aaa")))[1] == "–"


def test_a_template_without_a_date_for_a_milestone_asks_for_it(tmp_path: Path, template: Path):
    template.write_text(TEMPLATE.replace("date = 2026-01-01\n", ""), "utf-8")
    path = tmp_path / "hr.toml"
    refused = campaign("--lang", "nl", "new", "HR", "--template", template.stem, "-o", path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "Dit sjabloon heeft een datum nodig voor Livegang – Zet erbij: --date livegang=2027-03-01.\n"
    )
    assert not path.exists()
    made = campaign("new", "HR", "--template", template.stem, "--date", "livegang=2027-03-01", "-o", path)
    assert made.returncode == 0, made.stderr
    assert tomllib.loads(path.read_text("utf-8"))["milestones"][0]["date"] == date(2027, 3, 1)


def test_a_template_that_is_not_there_is_one_line(tmp_path: Path, template: Path):
    result = campaign("--lang", "nl", "new", "HR", "--template", "mijn-invoerin", "-o", tmp_path / "x.toml")
    assert result.returncode == 2
    assert result.stderr == "Er is geen sjabloon mijn-invoerin – Bedoel je mijn-invoering?\n"
    assert not (tmp_path / "x.toml").exists()


def test_without_a_title_is_one_line():
    result = campaign("--lang", "nl", "new")
    assert (result.returncode, result.stderr) == (2, "Een plan heeft een titel nodig – campaign new TITEL.\n")


def test_without_a_title_a_plan_has_that_of_its_template(tmp_path: Path):
    asked = ["--template", "reorganisatie", "--date", "livegang=2027-03-01"]
    made = campaign("--lang", "en", "--today", "2026-06-01", "new", *asked, cwd=tmp_path)
    path = tmp_path / "een-reorganisatie.toml"
    assert (made.returncode, made.stdout) == (0, f"{path}\n"), made.stderr
    head = tomllib.loads(path.read_text("utf-8"))["campaign"]
    assert (head["title"], head["language"]) == ("Een reorganisatie", "nl")
    assert campaign("new", *asked, cwd=tmp_path).returncode == 2, "it never writes over another"
    empty = campaign("--lang", "nl", "new", "", *asked, cwd=tmp_path)
    assert (empty.returncode, empty.stderr) == (2, "Een plan heeft een titel nodig – campaign new TITEL.\n")


def test_a_hostile_title_is_kept_and_named_harmlessly(tmp_path: Path):
    made = campaign("new", HOSTILE, "--json", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    path = Path(json.loads(made.stdout)["file"])
    assert tomllib.loads(path.read_text("utf-8"))["campaign"]["title"] == HOSTILE
    assert path.parent == tmp_path


def test_that_there_are_no_templates_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys):
    monkeypatch.setattr("campaign.storage.templates.PACKAGED", tmp_path / "geen")
    cli(["new", "--list-templates"], standalone_mode=False)
    out, err = capsys.readouterr()
    assert out == ""
    assert "There are no templates" in err
    assert templates() == {}


@pytest.mark.parametrize(("shared", "lang", "own"), [("", "en", "en"), ('language = "nl"', "en", None)])
def test_a_new_plan_is_in_the_language_that_its_folder_shares(tmp_path: Path, shared: str, lang: str, own: str | None):
    (tmp_path / "workspace.toml").write_text(f"[campaign]\n{shared}\n", "utf-8")
    made = campaign("--lang", lang, "new", "HR", "-o", tmp_path / "hr.toml")
    assert made.returncode == 0, made.stderr
    assert tomllib.loads((tmp_path / "hr.toml").read_text("utf-8"))["campaign"].get("language") == own


def test_a_plan_is_saved_as_a_template_and_a_new_one_made_from_it(tmp_path: Path, own_folders: Path):
    saved = campaign("--lang", "nl", "template", "save", "salarisverwerking-odoo", "Nieuw pakket")
    path = own_folders / "config" / "campaign-planner" / "templates" / "nieuw-pakket.toml"
    assert (saved.returncode, saved.stdout) == (0, f"{path}\n"), saved.stderr
    assert f"campaign new --template {path.stem}" in saved.stderr
    again = campaign("--lang", "nl", "template", "save", "salarisverwerking-odoo", "Nieuw pakket")
    assert (again.returncode, again.stdout) == (2, "")
    made = campaign(
        "new", "Roosters", "--template", path.stem, "--date", "livegang=2027-09-06", "-o", tmp_path / "rooster.toml"
    )
    assert made.returncode == 0, made.stderr
    shown = json.loads(campaign("show", tmp_path / "rooster.toml", "--json").stdout)
    assert {"id": "start", "date": "2027-08-23", "end": None, "certainty": "indicative"} in shown["milestones"]
