"""`campaign new`: from nothing, or from a template."""

import json
import tomllib
from pathlib import Path

import pytest

from campaign.cli.main import cli
from campaign.storage.templates import templates
from tests.cli.conftest import HOSTILE
from tests.cli.test_verbs import campaign

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
    text = path.read_text("utf-8")
    campaign_id = tomllib.loads(text)["campaign"]["id"]
    assert text == TEMPLATE.replace('title = "Een nieuw systeem"', f'id = "{campaign_id}"\ntitle = "HR"').replace(
        "2026-01-01", "2027-03-01"
    ).replace("golive = true\n", 'golive = true\n\n[[milestones]]\nid = "start"\ntitle = "Start"\ndate = 2027-01-04\n')
    assert template.read_text("utf-8") == TEMPLATE


def test_templates_are_listed_with_the_name_first(template: Path):
    result = campaign("new", "--list-templates")
    assert result.returncode == 0
    assert [line.split(maxsplit=1) for line in result.stdout.splitlines() if line.startswith("mijn")] == [
        ["mijn-invoering", "Een nieuw systeem"]
    ]
    listed = json.loads(campaign("new", "--list-templates", "--json").stdout)
    assert {"name": "mijn-invoering", "title": "Een nieuw systeem"} in listed


def test_a_template_that_is_not_there_is_one_line(tmp_path: Path, template: Path):
    result = campaign("--lang", "nl", "new", "HR", "--template", "mijn-invoerin", "-o", tmp_path / "x.toml")
    assert result.returncode == 2
    assert result.stderr == "Er is geen sjabloon mijn-invoerin – Bedoel je mijn-invoering?\n"
    assert not (tmp_path / "x.toml").exists()


def test_without_a_title_is_one_line():
    result = campaign("--lang", "nl", "new")
    assert (result.returncode, result.stderr) == (2, "Een plan heeft een titel nodig – campaign new TITEL.\n")


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
