"""The screen: the only room that imports Textual."""

import os

FPS = "TEXTUAL_FPS"
"""What Textual reads its clock of frames from, once, when it is first imported."""


def _quicken() -> None:
    """Let Textual draw as soon as there is something to draw, unless somebody chose another clock.

    Of what a key brings in two frames the second waits for one or two turns of this clock: 4 to 8 ms, and not 17 to 33
    as Textual has it. It stands still while nothing changes. Programs that are started from here do not inherit it.
    """
    if FPS in os.environ:
        return
    os.environ[FPS] = "240"
    try:
        import textual.constants  # noqa: F401 - reads it
    finally:
        del os.environ[FPS]


_quicken()
