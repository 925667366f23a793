"""Whether somebody has had the tour: a file of the state folder, so that it is offered once."""

import contextlib

from campaign.files import make_folder
from campaign.storage.folders import state_folder

FILE = "toured"


def toured() -> bool:
    """Tell whether the tour was shown before on this machine."""
    return (state_folder() / FILE).exists()


def note_tour() -> None:
    """Note that the tour was shown; where that cannot be noted, it is shown again."""
    with contextlib.suppress(OSError):
        make_folder(state_folder())
        (state_folder() / FILE).touch()
