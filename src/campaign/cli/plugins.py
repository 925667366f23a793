"""Reading plans without plug-ins of pydantic: no other package has a say in what a plan holds."""

import sys
from importlib import import_module
from types import ModuleType

LOADER = "pydantic.plugin._loader"
"""Where pydantic looks for plug-ins."""


def leave_out_plugins() -> None:
    """Keep pydantic from looking for plug-ins.

    The search loads thirty modules and reads what every installed package says of itself, before the first frame.
    pydantic's own switch (PYDANTIC_DISABLE_PLUGINS) leaves out the reading only.
    """
    sys.modules.setdefault(LOADER, NoPlugins(LOADER))


class NoPlugins(ModuleType):
    """Stands in for pydantic's search; asked for anything else, it gives way to the module itself."""

    @staticmethod
    def get_plugins() -> tuple[object, ...]:
        """Return no plug-ins."""
        return ()

    def __getattr__(self, name: str) -> object:
        """Return what another pydantic may ask for, from the module itself."""
        if name.startswith("__"):  # the import system looks for what a module need not have
            raise AttributeError(name)
        sys.modules.pop(LOADER, None)
        return getattr(import_module(LOADER), name)
