"""The command line, run as people and scripts run it."""

import json
import os
from pathlib import Path

import pexpect
import pytest

from campaign.cli.exit_codes import OF_VERBS
from campaign.cli.main import VERBS
from campaign.desk.publishing import FORMATS
from tests.cli.calling import CAMPAIGN, campaign
from tests.conftest import EXAMPLES


def test_show_gives_the_promised_json():
    result = campaign("--json", "show", "salarisverwerking-odoo")
    assert result.returncode == 0, result.stderr
    shown = json.loads(result.stdout)
    assert set(shown) == {"campaign", "milestones", "messages", "unscheduled"}
    assert shown["campaign"] == {
        "id": "codoo2h7",
        "title": "Salarisverwerking naar Odoo",
        "timezone": "Europe/Amsterdam",
    }
    assert shown["messages"][0] == {
        "id": "mstart01",
        "title": "Waarom Odoo, en wat vraagt dat van jou",
        "channel": "overleg",
        "audiences": ["leidinggevenden"],
        "status": "approved",
        "start": "2027-03-01T09:30:00+01:00",
        "end": "2027-03-01T10:15:00+01:00",
        "all_day": False,
        "certainty": "indicative",
        "when": "start 09:30",
        "anchor": "start",
        "offset": 0,
        "repeat": None,
    }
    assert shown["unscheduled"] == [{"id": "mkaart01", "reason": None}]
    assert shown["milestones"][2] == {
        "id": "acceptatietest",
        "date": "2027-03-10",
        "end": "2027-03-13",
        "certainty": "indicative",
    }


@pytest.mark.parametrize("by", ["channel", "audience", "owner", "status", "phase"])
def test_show_fits_in_a_terminal_of_80_columns_and_is_whole_in_a_pipe(by: str):
    arguments = ["--lang", "nl", "show", "salarisverwerking-odoo", "--by", by]
    result = campaign(*arguments)
    assert result.returncode == 0, result.stderr
    assert "ma 15 mrt 2027" in result.stdout
    assert "…" not in result.stdout
    shown = pexpect.run(
        " ".join([str(CAMPAIGN), *arguments]),
        cwd=str(EXAMPLES.parent),
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80"},
    )
    assert "ma 15 mrt 2027" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_list_tells_of_a_broken_plan_with_its_line(tmp_path: Path):
    (tmp_path / "kapot.toml").write_text("format = 1\n[campaign\n", "utf-8")
    result = campaign("--lang", "nl", "list", tmp_path)
    assert result.returncode == 0
    assert "E000 2:10" in result.stdout


def test_a_plan_that_is_not_there_is_one_line_and_exit_2():
    result = campaign("--lang", "nl", "show", "salarisverwerking-odo")
    assert (result.returncode, result.stdout) == (2, "")
    assert "Bedoel je salarisverwerking-odoo?" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_broken_plan_is_told_with_file_line_and_column(tmp_path: Path):
    path = tmp_path / "kapot.toml"
    path.write_text("format = 1\n[campaign]\ntitle = \n", "utf-8")
    result = campaign("show", path)
    assert result.returncode == 2
    assert f"{path}:3:9: E000" in result.stderr


def test_hostile_titles_are_harmless(tmp_path: Path):
    path = tmp_path / "vreemd.toml"
    path.write_text(
        'format = 1\n[campaign]\ntitle = "\\u001b]0;x\\u0007"\n[[messages]]\ntitle = "a\\u202eb\\n[/]\\u001b[2J"\n'
        'channel = "social"\nwhen = 2027-01-14\n',
        "utf-8",
    )
    result = campaign("show", path)
    assert result.returncode == 0
    assert not set("\x1b\x07\u202e") & set(result.stdout)


def test_a_confidential_message_is_shown_to_who_names_it(tmp_path: Path):
    path = tmp_path / "plan.toml"
    text = (EXAMPLES / "salarisverwerking-odoo.toml").read_text("utf-8")
    path.write_text(text.replace('id = "mlive001"', 'id = "mlive001"\nconfidential = true'), "utf-8")
    for options in ([], ["--json"]):
        hidden = campaign("show", path, *options)
        named = campaign("show", path, "--confidential", "mlive001", *options)
        assert "Odoo is live" not in hidden.stdout + hidden.stderr
        assert "mlive001" not in hidden.stdout
        assert "1 confidential message is not shown" in hidden.stderr
        assert "Odoo is live" in named.stdout
    assert campaign("show", path, "--confidential", "Odoo is live: hier vind je hulp").returncode == 2


def test_nothing_is_cut_in_a_pipe():
    for lang in ("nl", "en"):
        assert "…" not in campaign("--lang", lang, "show", "poliklinieken-een-plein").stdout


def test_the_screen_says_what_to_use_without_a_terminal():
    result = campaign("open", "salarisverwerking-odoo")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "campaign show" in result.stderr


def test_the_schema_describes_every_key():
    schema = json.loads(campaign("schema").stdout)
    assert schema["$defs"]["Message"]["properties"]["except"]["description"]
    assert all(
        value.get("description") for part in schema["$defs"].values() for value in part.get("properties", {}).values()
    )


def test_a_word_that_is_no_verb_is_bad_usage():
    assert campaign("vlieg").returncode == 2


def test_an_export_is_written_beside_the_plan_and_the_next_one_is_an_update(tmp_path: Path):
    path = tmp_path / "salarisverwerking-odoo.toml"
    path.write_bytes((EXAMPLES / path.name).read_bytes())
    first = campaign("--lang", "nl", "export", path, "--to", "ics")
    assert first.returncode == 0, first.stderr
    assert "16 nieuw, 0 gewijzigd" in first.stdout
    second = campaign("--lang", "nl", "export", path, "--to", "ics")
    assert "0 nieuw, 0 gewijzigd, 0 vervallen, 16 gelijk" in second.stdout
    piped = campaign("export", path, "--to", "ics", "-o", "-")
    assert piped.stdout.startswith("BEGIN:VCALENDAR")
    assert sorted(each.name for each in tmp_path.iterdir()) == [".campaign", path.with_suffix(".ics").name, path.name]


def test_the_demo_copies_exports_and_shows_without_a_terminal(tmp_path: Path):
    result = campaign("--lang", "nl", "demo", tmp_path / "demo")
    assert result.returncode == 0, result.stderr
    assert "salarisverwerking-odoo.ics" in result.stdout
    suffixes = {path.suffix[1:] for path in (tmp_path / "demo").glob("poliklinieken-een-plein.*")}
    assert suffixes == {"toml", "ics", *(kind.suffix for kind in FORMATS.values())}
    assert "◆~ma 15 mrt 2027" in result.stdout


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "salarisverwerking-odoo.toml"
    path.write_bytes((EXAMPLES / path.name).read_bytes())
    return path


def test_a_moved_go_live_takes_its_messages_along_and_leaves_what_is_approved(plan: Path):
    before = plan.read_text("utf-8")
    tried = campaign("--lang", "nl", "move", plan, "--milestone", "livegang=2027-04-12", "--dry-run")
    assert tried.returncode == 0, tried.stderr
    assert "Odoo is live: hier vind je hulp: ma 15 mrt 2027 09:00 → ma 12 apr 2027 09:00" in tried.stdout
    assert "Waarom Odoo, en wat vraagt dat van jou blijft staan: akkoord" in tried.stdout
    assert plan.read_text("utf-8") == before
    moved = json.loads(campaign("--json", "move", plan, "--milestone", "livegang=2027-04-12").stdout)
    assert {"message": "mlive001", "from": "2027-03-15T09:00:00+01:00", "to": "2027-04-12T09:00:00+02:00"} in moved[
        "moves"
    ]
    assert moved["stays"] == [{"message": "mstart01", "why": "approved"}]
    changed = [
        new for old, new in zip(before.splitlines(), plan.read_text("utf-8").splitlines(), strict=True) if old != new
    ]
    assert changed == ["date = 2027-04-12", "when = 2027-03-01T09:30:00"]


@pytest.mark.parametrize(
    "when", [["livegang", "-", "2w", "10:00"], ["2 weken voor livegang 10u"], ["ma", "1", "maart", "10u"]]
)
def test_a_message_moves_to_what_is_typed(plan: Path, when: list[str]):
    result = campaign("--lang", "nl", "--today", "2027-02-15", "move", plan, "mlive001", *when)
    assert result.returncode == 0, result.stderr
    assert result.stdout == "Odoo is live: hier vind je hulp: ma 15 mrt 2027 09:00 → ma 1 mrt 2027 10:00\n"


@pytest.mark.parametrize(("arguments", "said"), [
    (["mlive01", "morgen"], "Bedoel je mlive001?"),
    (["mlive001", "di", "11", "maart"], "Dag en datum kloppen niet"),
    (["--milestone", "livegang"], "geen ID=DATUM"),
    (["--milestone", "livgang=2027-04-12"], "Bedoel je livegang?"),
    ([], "Zeg wat je verplaatst"),
])  # fmt: skip
def test_a_move_that_cannot_be_is_one_line_and_changes_nothing(plan: Path, arguments: list[str], said: str):
    before = plan.read_bytes()
    result = campaign("--lang", "nl", "--today", "2027-02-15", "move", plan, *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert plan.read_bytes() == before


def test_a_new_plan_can_be_opened_and_is_never_written_over_another(tmp_path: Path):
    path = tmp_path / "koffie.toml"
    made = campaign("--lang", "nl", "new", "Nieuwe koffie", "--date", "livegang=2027-03-01", "-o", path)
    assert (made.returncode, made.stdout) == (0, f"{path}\n")
    shown = json.loads(campaign("--json", "show", path).stdout)
    assert shown["campaign"]["title"] == "Nieuwe koffie"
    assert shown["milestones"] == [{"id": "livegang", "date": "2027-03-01", "end": None, "certainty": "fixed"}]
    assert campaign("new", "Nieuwe koffie", "-o", path).returncode == 2


def test_help_tells_what_exit_codes_mean_of_a_verb_and_of_all():
    whole = " ".join(campaign("--help").stdout.split())
    of_suggest = "1 when nothing fits; of several, when not all of them do."
    assert f"suggest {of_suggest}" in whole
    assert "list 0 also when a plan cannot be read: the list says why; with --search 2." in whole
    assert f"Exit code: {of_suggest}" in " ".join(campaign("suggest", "--help").stdout.split())
    assert "Exitcode: 1 als er niets past" in campaign("--lang", "nl", "suggest", "--help").stdout
    assert "Exit code" not in campaign("show", "--help").stdout
    assert set(OF_VERBS) <= set(VERBS)


def test_what_click_says_is_dutch_too():
    told = campaign("--lang", "nl", "show", "--help")
    assert "Gebruik:" in told.stdout
    assert "Toon deze hulp en stop." in told.stdout
    whole = campaign("--lang", "nl", "--help").stdout
    assert "Plan de communicatie over een verandering in je organisatie." in whole
    assert "Een antwoord voor programma's." in whole
    wrong = campaign("--lang", "nl", "laat-zien")
    assert wrong.returncode == 2
    assert "bestaat niet" in wrong.stderr


def test_the_language_of_the_settings_counts_where_none_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "campaign-planner").mkdir()
    (tmp_path / "campaign-planner" / "config.toml").write_text('language = "nl"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert "Hier staan geen plannen" in campaign("list", tmp_path).stderr
    assert "geen plannen" not in campaign("--lang", "en", "list", tmp_path).stderr
