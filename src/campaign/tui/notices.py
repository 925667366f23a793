"""Notices: two lines at most, over the foot of the screen; what was cut or is gone can be read again."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from textual.app import App

from campaign.language import _, mark
from campaign.text import cell_width, in_cells, in_lines

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

KEPT = 30
"""Notices that can be read again."""
LINES = 2
"""Lines that a notice takes at most."""
AROUND = 5
"""Cells of a notice around its text: its edge, its padding and the margin of the window."""
WIDEST = 96
"""Cells of a notice at most; the style sheet says the same."""
LEAST = 12
"""Cells of a line of a notice at least, however narrow the window."""
MORE = mark("… F9: all of it")
"""What stands behind a notice that is cut."""


class Notice(NamedTuple):
    """Something that was told in passing."""

    at: datetime
    """When, by the clock of the app."""
    text: str
    """All of it."""
    wrong: bool
    """It tells of what cannot be."""


def in_brief(text: str, width: int) -> str:
    """Return a notice on two lines of a window so wide; what has no room is said to stand elsewhere."""
    room = max(LEAST, min(width, WIDEST) - AROUND)
    first, second = in_lines(text, room, LINES)
    lines = list(filter(None, (first, second)))
    if " ".join(lines) == text:
        return "\n".join(lines)
    more = _(MORE)
    if not second:  # one long word
        return f"{first}\n{more}"
    last = in_lines(second.removesuffix("…"), max(1, room - cell_width(more) - 1), 1)[0]
    return f"{first}\n{last.removesuffix('…').rstrip()} {more}"


class Noticing(App[int]):
    """An app that keeps what it told in passing."""

    now: Callable[[], datetime]

    def __init__(self) -> None:
        super().__init__()
        self.notices: deque[Notice] = deque(maxlen=KEPT)
        """What was told, the last one at the end."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: "SeverityLevel" = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Keep a notice, and show as much of it as two lines hold, in the place of what was told before."""
        text = in_cells(message)
        self.notices.append(Notice(self.now(), text, severity == "error"))
        if not self.screen_stack:  # the program ends
            return
        self.clear_notifications()
        self.screen.query("ToastHolder").remove()  # Textual takes out what is in it, and leaves an empty line
        brief = in_brief(text, self.size.width)
        super().notify(brief, title=title, severity=severity, timeout=timeout, markup=markup)
