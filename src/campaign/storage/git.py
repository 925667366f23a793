"""What is asked of git, by the program of that name; nothing here writes but a repository's settings."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from campaign.errors import CampaignError, NotFoundError
from campaign.language import say

FATAL = 128
"""From this exit code on, `git merge-file` says that it failed; below it, how many conflicts there are."""


@dataclass(frozen=True, slots=True)
class ByLines:
    """Two versions of a text merged by lines, as git does it."""

    data: bytes
    conflicts: int


def at_revision(name: str, folder: Path) -> bytes:
    """Return the bytes of REVISION:PATH, as in `HEAD~1:campaigns/plan.toml`; `:./plan.toml` counts from the folder.

    Raises:
        NotFoundError: there is no git, no repository here, or no such file in it.
    """
    if name.startswith("-"):
        raise NotFoundError(say("{name} is no file and no revision of git", name=name))
    done = _git(["cat-file", "blob", name], folder)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise NotFoundError(
            say("git has no {name}: {reason}", name=name, reason=reason),
            say("Write REVISION:PATH, with the path as it is from the top of the repository."),
        )
    return done.stdout


def path_in(folder: Path, path: Path) -> str:
    """Return a path as it is from the top of the repository that a folder is in.

    Raises:
        NotFoundError: it is in none.
    """
    return path.resolve().relative_to(top_of(folder).resolve()).as_posix()


def top_of(folder: Path) -> Path:
    """Return the top folder of the repository that a folder is in.

    Raises:
        NotFoundError: it is in none.
    """
    done = _git(["rev-parse", "--show-toplevel"], folder)
    if done.returncode:
        raise NotFoundError(
            say("{path} is not in a git repository", path=str(folder)), say("Make one with `git init`.")
        )
    return Path(done.stdout.decode("utf-8", "surrogateescape").rstrip("\r\n"))


def merged_by_lines(base: bytes, ours: bytes, theirs: bytes, marker_size: int) -> ByLines:
    """Return what git makes of two versions, with its own markers around what both changed.

    Raises:
        CampaignError: it can make nothing of them.
        NotFoundError: there is no git.
    """
    with tempfile.TemporaryDirectory(prefix="campaign-merge-") as name:
        folder = Path(name)
        for side, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / side).write_bytes(data)
        done = _git(["merge-file", "-p", f"--marker-size={marker_size}", "ours", "base", "theirs"], folder, alone=True)
    if done.returncode >= FATAL or done.returncode < 0:
        raise CampaignError(say("git cannot merge these files by lines"), say("Mend them, and merge again."))
    return ByLines(done.stdout, done.returncode)


def settings_of(folder: Path, names: Iterable[str]) -> dict[str, str | None]:
    """Return what a repository's own settings say under some names; None where they say nothing."""
    found: dict[str, str | None] = {}
    for name in names:
        done = _git(["config", "--local", "--get", name], folder)
        found[name] = done.stdout.decode("utf-8", "replace").rstrip("\r\n") if done.returncode == 0 else None
    return found


def write_settings(folder: Path, settings: Mapping[str, str]) -> None:
    """Write settings of a repository, for this clone only.

    Raises:
        CampaignError: git could not.
    """
    for name, value in settings.items():
        done = _git(["config", "--local", name, value], folder)
        if done.returncode:
            reason = done.stderr.decode("utf-8", "replace").strip()
            raise CampaignError(say("git could not write {name}: {reason}", name=name, reason=reason))


def drop_settings(folder: Path, names: Iterable[str]) -> None:
    """Take settings of a repository out."""
    for name in names:
        _git(["config", "--local", "--unset-all", name], folder)


def _git(arguments: list[str], folder: Path, *, alone: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; alone, it knows nothing of the repository that git may be working on as it runs us.

    Raises:
        NotFoundError: there is none.
    """
    program = shutil.which("git")
    if program is None:
        raise NotFoundError(say("git is not installed here"), say("Install git, and try again."))
    known = {name: value for name, value in os.environ.items() if not (alone and name.startswith("GIT_"))}
    return subprocess.run(  # noqa: S603
        [program, *arguments], cwd=folder, env=known, capture_output=True, check=False
    )
