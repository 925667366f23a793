"""LibreOffice opens a workbook, and what it saves comes back into the plan as no change."""

import shutil
import subprocess

from tests.cli.calling import campaign
from tests.conftest import EXAMPLES
from tests.outside import needs

NAME = "poliklinieken-een-plein"


def test_libreoffice_saves_a_workbook_that_comes_back_as_it_was(tmp_path):
    office = needs("soffice")
    plan = tmp_path / "plein.toml"
    shutil.copy(EXAMPLES / f"{NAME}.toml", plan)
    before = plan.read_bytes()
    assert campaign("export", plan, "--to", "xlsx").returncode == 0
    for source, suffix, folder in (("plein.xlsx", "ods", "first"), ("first/plein.ods", "xlsx", "second")):
        converted = subprocess.run(
            [
                *(office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
                *("--convert-to", suffix, "--outdir", str(tmp_path / folder), str(tmp_path / source)),
            ],
            capture_output=True,
            timeout=120,
        )
        assert converted.returncode == 0, converted.stderr
        done = campaign("--lang", "en", "import", tmp_path / folder / f"plein.{suffix}", "--into", plan)
        assert done.returncode == 0, done.stderr
        assert "Nothing changes." in done.stdout
        assert not done.stderr
    assert plan.read_bytes() == before
