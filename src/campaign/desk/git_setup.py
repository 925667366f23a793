"""Having git merge and show plans as plans: lines in `.gitattributes` for everybody, and settings of this clone."""

import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from campaign.errors import CampaignError, SaveError
from campaign.files import write_safely
from campaign.language import say
from campaign.reasons import reason
from campaign.storage.git import drop_settings, path_in, settings_of, top_of, write_settings
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import WORKSPACE, plans_in

ATTRIBUTES = "merge=campaign diff=campaign"
NOT_THESE = "!merge !diff"
SPECIAL = re.compile(r"[\\*?\[\]]")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, or taken out; nothing where it was so already."""

    attributes: Path
    """The file with the lines."""
    lines: tuple[str, ...]
    """The lines that were added or taken out."""
    settings: dict[str, str | None]
    """The settings that got another value; None: taken out."""


def set_up(folder: Path) -> Written:
    """Have git use this program for the plans of a folder.

    Raises:
        NotFoundError: there is no git, or the folder is in no repository.
        SaveError: the lines could not be written.
    """
    top = top_of(folder)
    attributes = top / ".gitattributes"
    text = _read(attributes)
    known = set(text.splitlines())
    lines = tuple(line for line in _lines(folder) if line not in known)
    if lines:
        newline = "\r\n" if "\r\n" in text else "\n"
        apart = newline if text and not text.endswith("\n") else ""
        _write(attributes, text + apart + "".join(line + newline for line in lines))
    wanted = _settings()
    current = settings_of(top, wanted)
    settings = {name: value for name, value in wanted.items() if current[name] != value}
    write_settings(top, settings)
    return Written(attributes, lines, dict(settings))


def take_down(folder: Path) -> Written:
    """Take out what `set_up` wrote for any folder of the repository; every other line and setting stays.

    Raises:
        NotFoundError: there is no git, or the folder is in no repository.
        SaveError: the lines could not be written.
    """
    top = top_of(folder)
    attributes = top / ".gitattributes"
    text = _read(attributes)
    lines = text.splitlines(keepends=True)
    plans = {line.removesuffix(ATTRIBUTES) for line in map(str.rstrip, lines) if line.endswith(ATTRIBUTES)}
    shared = {f"{_folder_of(plan)}{WORKSPACE} {NOT_THESE}" for plan in plans}
    ours = [line for line in lines if line.rstrip().endswith(ATTRIBUTES) or line.rstrip() in shared]
    if ours and len(ours) == len(lines):
        attributes.unlink()
    elif ours:
        _write(attributes, "".join(line for line in lines if line not in ours))
    known = {name: None for name, value in settings_of(top, _settings()).items() if value is not None}
    drop_settings(top, known)
    return Written(attributes, tuple(line.rstrip() for line in ours), dict(known))


def _lines(folder: Path) -> list[str]:
    """Return the lines for a folder: all its TOML files where these are plans, else each plan by its name."""
    prefix = path_in(folder, folder)
    prefix = "" if prefix == "." else f"{prefix}/"
    plans = plans_in(folder)
    named = [path.name for path in plans if _is_plan(path)]
    if len(named) < len(plans) or not prefix:
        return [f"{_pattern(prefix + name)} {ATTRIBUTES}" for name in named]
    return [f"{_pattern(prefix, '*.toml')} {ATTRIBUTES}", f"{_pattern(prefix, WORKSPACE)} {NOT_THESE}"]


def _pattern(path: str, rest: str = "") -> str:
    """Return a path as a pattern from the top of the repository, in quotes where it must."""
    pattern = "/" + SPECIAL.sub(lambda found: "\\" + found[0], path) + rest
    plain = re.fullmatch(r"[^\s\"\\]+", pattern)
    return pattern if plain else '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _folder_of(pattern: str) -> str:
    """Return the folder's part of a pattern, a quote before it included."""
    return pattern[: pattern.rfind("/") + 1]


def _is_plan(path: Path) -> bool:
    """Tell whether a file is a plan."""
    try:
        read_plan(path)
    except CampaignError:
        return False
    return True


def _settings() -> dict[str, str]:
    """Return the settings: git runs the commands in them by a shell, with a version's name for each %."""
    program = "campaign" if shutil.which("campaign") else f"{shlex.quote(Path(sys.executable).as_posix())} -m campaign"
    return {
        "merge.campaign.name": "plans of campaign",
        "merge.campaign.driver": f"{program} merge %O %A %B --marker-size %L --path %P",
        "diff.campaign.textconv": f"{program} diff --textconv",
    }


def _read(path: Path) -> str:
    """Return the text of the file with the lines; nothing where there is none."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _failed(path, error) from error


def _write(path: Path, text: str) -> None:
    """Write the file with the lines."""
    try:
        write_safely(path.resolve(), text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: OSError) -> SaveError:
    """Return the failure of a file that cannot be read or written."""
    return SaveError(say("{path} could not be saved: {reason}", path=str(path), reason=reason(error)))
