"""What a planner has set: language, theme, density and keys, in `config.toml` of the settings folder."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from campaign.errors import NotUnderstoodError, PlanUnreadableError, Problem, SaveError, did_you_mean
from campaign.files import write_safely
from campaign.language import say
from campaign.model.fields import Entry, Many
from campaign.reasons import reason
from campaign.schedule.columns import CHOOSABLE, FIXED, Order
from campaign.storage.folders import SETTINGS
from campaign.storage.toml import decode, parse, read_data
from campaign.storage.validating import located, unknown_keys, validate

FILE = SETTINGS


def _known_column(name: str, fixed: str = "") -> str:
    """Return the name of a column, one of those to choose or the fixed one; complain about one that there is not."""
    if name not in (*CHOOSABLE, fixed):
        text = say("{value} is not a column of the table", value=name[:80])
        remedy = did_you_mean(name, list(CHOOSABLE)) or say(
            "In the table of the app, C chooses the columns and o sorts by one."
        )
        raise PydanticCustomError("not_understood", "not understood", {"error": NotUnderstoodError(text, remedy)})
    return name


Column = Annotated[str, AfterValidator(_known_column)]
"""The name of a column of the table of messages."""
AnyColumn = Annotated[str, AfterValidator(partial(_known_column, fixed=FIXED))]
"""The name of a column, or of the one that is always there."""


class Settings(Entry):
    """The settings of one person."""

    name: str = ""
    """Who works here, as the history of messages has it; without one, the user who is logged in."""
    language: Literal["nl", "en"] | None = None
    """The language of the screen; the system's when it is not set."""
    theme: Literal["light", "dark", "contrast"] = "dark"
    """The colours."""
    compact: bool = False
    """Less empty space."""
    cursor: bool = False
    """The terminal's own cursor stands on what is in hand, for screen readers and magnifiers."""
    plain: bool = False
    """Frames and rules are drawn with plain characters."""
    checks: bool = True
    """Plans are checked while one works on them."""
    columns: Many[Column] = ()
    """The columns of the table of messages, from left to right behind the title; the usual ones when it is empty."""
    sorted_by: AnyColumn = Order().column
    """The column that the table of messages is sorted by."""
    descending: bool = False
    """The table begins with what comes last in that column."""
    keys: dict[str, str] = Field(default_factory=dict)
    """Other keys for commands: the command's id and the key."""

    @property
    def order(self) -> Order:
        """Return in what order the table has its messages."""
        return Order(self.sorted_by, self.descending)


def read_settings(folder: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings, and what is wrong with their file; the defaults where there is none."""
    path = folder / FILE
    try:
        text = decode(read_data(path), path)
        settings, wrong = validate(Settings, parse(text, path), path)
    except OSError:
        return Settings.model_construct(), ()
    except PlanUnreadableError as error:
        return Settings(), (error.problem,)
    return settings, tuple(located((*wrong, *unknown_keys(settings)), settings, text, path))


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings that are others into their file; comments and what the program does not know stay.

    Raises:
        SaveError: the folder cannot be written, or its file cannot be read and so is not written over.
    """
    from campaign.storage.patch import entry_patched  # noqa: PLC0415 - settings are read more often than written

    path = folder / FILE
    before, problems = read_settings(folder)
    if any(problem.code == "E000" for problem in problems):
        text = say("{path} cannot be read, so it is not written over", path=str(path))
        raise SaveError(text, say("Mend it or throw it away; the settings count until you leave."))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text_before = decode(read_data(path), path) if path.exists() else ""
        write_safely(path, entry_patched(text_before, before, settings).encode())
    except OSError as error:
        text = say("The settings could not be saved: {reason}", reason=reason(error))
        raise SaveError(text) from error
