"""Who works on a plan, for the history of its messages."""

import getpass

from campaign.storage.folders import config_folder
from campaign.storage.settings import read_settings


def planner() -> str:
    """Return the name in the settings, else that of the user who is logged in; "" when neither is known."""
    settings, _problems = read_settings(config_folder())
    return settings.name.strip() or logged_in()


def logged_in() -> str:
    """Return the name of the user who is logged in; "" when it is not known."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
