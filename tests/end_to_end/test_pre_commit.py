"""The hook for pre-commit: installed from this repository, it stops a commit of a weak plan and says where."""

import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.test_wheel import ROOT, run
from tests.outside import needs

WEAK = '[[messages]]\nid = "m1"\ntitle = "Nieuws"\nchannel = "intranet"\nactivation = "Meld je aan"\n'
PLAN = 'format = 1\n[campaign]\ntitle = "Proef"\nwhy = "Omdat het moet."\nowner = "Communicatie"\n'


def git(folder: Path, *arguments: str) -> str:
    """Return what git says in a folder."""
    identity = ["-c", "user.name=Iemand", "-c", "user.email=iemand@example.org"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.xdist_group("wheel")
def test_the_hook_checks_plans_and_leaves_the_workspace_alone(tmp_path: Path):
    program = needs("pre-commit")
    if subprocess.run(["git", "cat-file", "-e", "HEAD:.pre-commit-hooks.yaml"], cwd=ROOT).returncode:
        pytest.skip("this is no clone of the repository")
    folder = tmp_path / "plannen"
    (folder / "campaigns").mkdir(parents=True)
    hook = f"- repo: {ROOT}\n  rev: {git(ROOT, 'rev-parse', 'HEAD')}\n  hooks: [{{id: campaign-check}}]\n"
    (folder / ".pre-commit-config.yaml").write_text(f"repos:\n{hook}")
    (folder / "campaigns" / "workspace.toml").write_text('[campaign]\nlanguage = "nl"\n')
    plan = folder / "campaigns" / "proef.toml"
    plan.write_text(PLAN + WEAK)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    cache = {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "XDG_STATE_HOME": str(tmp_path / "state")}
    stopped = run(program, "run", cwd=folder, **cache)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "campaigns/proef.toml:6:1: warning: Nieuws" in stopped.stdout
    assert "workspace.toml:" not in stopped.stdout
    plan.write_text(PLAN)
    git(folder, "add", "--all")
    assert run(program, "run", cwd=folder, **cache).returncode == 0
