"""Where settings, state and cache belong on this platform; asked each time, never at import."""

from pathlib import Path

APPLICATION = "campaign-planner"
SETTINGS = "config.toml"
"""The file of the settings, in their folder."""


def config_folder() -> Path:
    """Return the folder of the settings."""
    from platformdirs import user_config_path  # noqa: PLC0415 - `campaign --version` must not load it

    return user_config_path(APPLICATION, appauthor=False)


def state_folder() -> Path:
    """Return the folder of earlier versions, locks and journals."""
    from platformdirs import user_state_path  # noqa: PLC0415 - likewise

    return user_state_path(APPLICATION, appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what can be made again."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - likewise

    return user_cache_path(APPLICATION, appauthor=False)


def readable_path(path: Path) -> str:
    """Return a path as people write it, with ~ for their own folder."""
    try:
        return f"~/{path.resolve().relative_to(Path.home())}" if path.is_absolute() else str(path)
    except (ValueError, RuntimeError):
        return str(path)
