"""Campaigns to start from: those that come with the program, and somebody's own in the settings folder."""

import re
from pathlib import Path

from campaign.errors import NotFoundError, PlanUnreadableError, did_you_mean
from campaign.language import say
from campaign.storage.folders import config_folder
from campaign.storage.planfile import PlanFile, parse_plan, read_bytes
from campaign.storage.toml import decode
from campaign.storage.workspace import plans_in

PACKAGED = Path(__file__).resolve().parents[1] / "templates"
LIST = re.compile(r"^[ \t]*\[\[", re.MULTILINE)
"""The beginning of an entry of a list, such as a milestone."""


def own_templates() -> Path:
    """Return the folder of somebody's own templates."""
    return config_folder() / "templates"


def templates() -> dict[str, Path]:
    """Return the templates by name; an own one stands before one of the program with the same name."""
    found = {path.stem: path for folder in (PACKAGED, own_templates()) for path in plans_in(folder)}
    return dict(sorted(found.items()))


def about(text: str) -> str:
    """Return what a template is for: the comment on its first line; empty where there is none."""
    first = text.partition("\n")[0]
    return first.removeprefix("#").strip() if first.startswith("#") else ""


def head_of(path: Path) -> PlanFile:
    """Return a template as far as its first list, which tells its title and language; all of it where that is no plan.

    Reading all of it takes ten times as long, and whoever starts a plan waits for all templates.

    Raises:
        NotFoundError: it cannot be read.
        PlanUnreadableError: it is no plan.
    """
    data = read_bytes(path)
    text = decode(data, path)
    try:
        return parse_plan(LIST.split(text, maxsplit=1)[0], path)
    except PlanUnreadableError:
        return parse_plan(text, path, data)


def find_template(name: str) -> Path:
    """Return the template of this name.

    Raises:
        NotFoundError: there is none.
    """
    known = templates()
    if name in known:
        return known[name]
    remedy = did_you_mean(name, list(known)) or (
        say("There is: {names}.", names=list(known))
        if known
        else say("There are no templates; put plan files in {folder}.", folder=str(own_templates()))
    )
    raise NotFoundError(say("There is no template {name}", name=name), remedy)
