"""Shells complete verbs, options, plans and ids; help says what exit codes mean."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.calling import CAMPAIGN, campaign


def completed(words: str, cwd: Path) -> list[str]:
    """Return what bash would offer for the last word."""
    parts = words.split(" ")
    environment = {**os.environ, "_CAMPAIGN_COMPLETE": "bash_complete", "COMP_WORDS": words}
    result = subprocess.run(
        [str(CAMPAIGN)],
        env={**environment, "COMP_CWORD": str(len(parts) - 1)},
        cwd=cwd,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return [line.partition(",")[2] for line in result.stdout.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_the_program(shell: str):
    result = campaign("completion", shell)
    assert result.returncode == 0
    assert f"_CAMPAIGN_COMPLETE={shell}_complete" in result.stdout


def test_another_shell_is_bad_usage():
    assert campaign("completion", "cmd").returncode == 2


def test_verbs_plans_ids_and_keys_are_completed(plan: Path):
    folder = plan.parent
    assert completed("campaign ag", folder) == ["agenda"]
    assert completed("campaign show sal", folder) == ["salarisverwerking-odoo"]
    assert completed("campaign edit salarisverwerking-odoo ml", folder) == ["mlive001", "mloonst1"]
    assert completed("campaign edit salarisverwerking-odoo --table audiences te", folder) == ["testers"]
    assert "--activation-by" in completed("campaign add salarisverwerking-odoo --act", folder)
    assert "--json" in completed("campaign show salarisverwerking-odoo --", folder)


@pytest.mark.parametrize(
    ("words", "offered"),
    [("campaign edit nergens m", []), ("campaign delete kapot m", []), ("campaign add --goal ", ["kapot"])],
)
def test_what_cannot_be_completed_is_no_trouble(words: str, offered: list[str], tmp_path: Path):
    (tmp_path / "kapot.toml").write_text("format = 1\n[campaign\n", "utf-8")
    assert completed(words, tmp_path) == offered


def test_help_names_the_verbs_and_the_exit_codes():
    text = campaign("--lang", "nl", "--help").stdout
    for word in ("Exitcodes", "130", "Gelukt.", "agenda", "undo", "completion"):
        assert word in text


def test_behind_a_comma_the_next_id_is_completed(plan: Path):
    assert completed("campaign edit salarisverwerking-odoo mlive001,mlo", plan.parent) == ["mlive001,mloonst1"]
