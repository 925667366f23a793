"""The workspace: a folder of plans, and what they share in `workspace.toml`."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from campaign.errors import CampaignError, NotFoundError, Place, PlanUnreadableError, Problem, did_you_mean
from campaign.language import say
from campaign.model.defaults import Workspace
from campaign.reasons import reason
from campaign.storage.contradictions import quiet_ends
from campaign.storage.limits import MOST_TOLD
from campaign.storage.toml import decode, parse, read_data
from campaign.storage.validating import Wrong, located, unknown_keys, validate
from campaign.text import shorten

WORKSPACE = "workspace.toml"
LONGEST_NAME = 200  # cells of a name that means nothing, in the complaint about it


def read_workspace(folder: Path) -> tuple[Workspace, tuple[Problem, ...]]:
    """Return what the plans of a folder share, and what is wrong with it; nothing where there is no such file."""
    path = folder / WORKSPACE
    try:
        data = read_data(path)
    except FileNotFoundError:
        return Workspace.model_construct(), ()
    except OSError as error:
        text = say("{path} cannot be opened: {reason}", path=str(path), reason=reason(error))
        remedy = say("Check the name, and whether you may read it.")
        return Workspace.model_construct(), (Problem("E000", text, remedy=remedy, place=Place(path)),)
    try:
        text_here = decode(data, path)
        workspace, wrong = validate(Workspace, parse(text_here, path), path)
    except PlanUnreadableError as error:
        return Workspace.model_construct(), (error.problem,)
    problems = located(chain(wrong, _quiet_ends(workspace), unknown_keys(workspace)), workspace, text_here, path)
    return workspace, tuple(islice(problems, MOST_TOLD))


def _quiet_ends(workspace: Workspace) -> Iterator[Wrong]:
    """Give the quiet periods of a folder that end before they start."""
    yield from quiet_ends(workspace.quiet, ("quiet",))
    yield from quiet_ends(workspace.campaign.quiet, ("campaign", "quiet"))


def plans_in(folder: Path) -> list[Path]:
    """Return the plans of a folder, by name."""
    return sorted(path for path in folder.glob("*.toml") if path.name != WORKSPACE and path.is_file())


def expanded(text: str) -> Path:
    """Return the path that a person typed, with ~ as their home.

    Raises:
        NotFoundError: there is no such home, or no such path can be.
    """
    with suppress(RuntimeError, ValueError):
        path = Path(text).expanduser()
        if "\0" not in text:
            return path
    raise NotFoundError(say("{path} is no path", path=shorten(text, LONGEST_NAME)), say("Write it out."))


def file_named(text: str) -> Path:
    """Return the path that a person typed of a file to write, with ~ as their home.

    Raises:
        NotFoundError: it names no file, or no such path can be.
    """
    path = expanded(text)
    if path.name in {"", ".."}:
        raise NotFoundError(say("No file is named here"), say("Type where it goes, with the name of the file."))
    return path


def find_plans(named: str | None, here: Path) -> list[Path]:
    """Return the plans that a path, a name without `.toml` or a folder means; without a name, those at hand.

    Raises:
        NotFoundError: there is nothing of that name.
    """
    if named is None:
        return plans_in(default_folder(here))
    try:
        return _plans_at(places(named, here))
    except FileNotFoundError:
        raise _not_found(named, here) from None
    except (OSError, ValueError, RuntimeError) as error:  # too long, not to be looked in, or no home for ~somebody
        text = say("{path} cannot be opened: {reason}", path=shorten(named, LONGEST_NAME), reason=reason(error))
        raise NotFoundError(text, say("Check the name, and whether you may read it.")) from error


def places(named: str, here: Path) -> tuple[Path, ...]:
    """Return where a plan may stand that is named so: by its path, by that without `.toml`, and by its name alone.

    Raises:
        RuntimeError: there is no home for ~somebody.
    """
    path = here / Path(named).expanduser()
    return path, path.parent / f"{path.name}.toml", default_folder(here) / f"{named}.toml"


def _plans_at(candidates: tuple[Path, ...]) -> list[Path]:
    """Return the plans of a folder, or the one that is meant; raises FileNotFoundError when there is neither."""
    if candidates[0].is_dir():
        return plans_in(candidates[0])
    for candidate in candidates:
        if candidate.is_file():
            return [candidate]
    raise FileNotFoundError


def find_plan(named: str, here: Path) -> Path:
    """Return the one plan that is meant.

    Raises:
        NotFoundError: there is no such plan, or a folder has not exactly one.
    """
    found = find_plans(named, here)
    if len(found) == 1:
        return found[0]
    names = [path.stem for path in found]
    raise NotFoundError(
        say("{name} is a folder with {count} plans", name=named, count=len(found)),
        say("Name one of them: {names}.", names=names) if names else say("Make one with `campaign new`."),
    )


def default_folder(here: Path) -> Path:
    """Return the folder that is meant when none is named: `./campaigns`, else this one."""
    return here / "campaigns" if (here / "campaigns").is_dir() else here


def _not_found(named: str, here: Path) -> CampaignError:
    """Return the failure of a name that means no plan."""
    names = [path.stem for path in plans_in(default_folder(here))]
    hint = did_you_mean(named, names) or (say("The plans here are: {names}.", names=names) if names else None)
    return NotFoundError(say("There is no plan {name}", name=named), hint or say("Make one with `campaign new`."))
