"""The wheel builds, installs in an environment of its own, and runs without the repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program of a clean environment in which the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    wheels = list(folder.glob("campaign_planner-*.whl"))
    if not wheels and not os.environ.get("CAMPAIGN_OUTSIDE"):
        pytest.skip(f"no package index within reach to build with: {built.stderr[-300:]}")
    assert wheels, built.stderr
    run(sys.executable, "-m", "venv", folder / "clean", cwd=folder)
    python = folder / "clean" / "bin" / "python"
    result = run(python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheels[0], cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / "clean" / "bin" / "campaign"


@pytest.mark.xdist_group("wheel")
def test_the_wheel_shows_its_examples_in_dutch_without_the_repository(installed: Path, tmp_path: Path):
    homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "CACHE")}
    made = run(installed, "--lang", "nl", "demo", tmp_path / "demo", cwd=tmp_path, **homes)
    assert made.returncode == 0, made.stderr
    assert list((tmp_path / "demo").rglob("*.ics")), made.stdout
    listed = run(installed, "--lang", "nl", "list", tmp_path / "demo", cwd=tmp_path, **homes)
    assert listed.returncode == 0, listed.stderr
    assert "Odoo" in listed.stdout


@pytest.mark.xdist_group("wheel")
def test_the_wheel_speaks_dutch_and_english(installed: Path, tmp_path: Path):
    dutch = run(installed, "--lang", "nl", "show", "bestaat-niet", cwd=tmp_path)
    english = run(installed, "--lang", "en", "show", "bestaat-niet", cwd=tmp_path)
    assert dutch.returncode == english.returncode == 2
    assert dutch.stderr != english.stderr


@pytest.mark.xdist_group("wheel")
def test_the_wheel_has_the_word_lists_of_the_checks(installed: Path, tmp_path: Path):
    plan = tmp_path / "plan.toml"
    goal = 'title = "Start"\nchannel = "mail"\ngoal = "Organiseren van een informatieavond"\n'
    plan.write_text(f'format = 1\n[campaign]\ntitle = "Proef"\n[[messages]]\n{goal}', "utf-8")
    checked = run(installed, "check", "--select", "G002", plan, cwd=tmp_path)
    assert "G002" in checked.stdout, checked.stderr


@pytest.mark.xdist_group("wheel")
def test_the_wheel_has_the_templates(installed: Path, tmp_path: Path):
    made = run(installed, "new", "HR", "--template", "nieuw-systeem", "--date", "livegang=2027-03-01", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "Eerste echte run" in (tmp_path / "hr.toml").read_text("utf-8")
