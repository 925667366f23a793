"""The guard: what is not saved outlives a signal, a terminal that is gone or not read, and a mistake of our own.

Journals are kept by a thread of `desk/keeping.py`, and another one watches the terminal. Neither needs the event loop,
which stands still when nobody reads the terminal. Signals are handled by Python's own handlers, because those of
asyncio wait for that same loop.
"""

import contextlib
import os
import signal
import sys
import threading
import traceback
from datetime import datetime
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

from rich.console import Console, RenderableType
from textual._context import active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.worker import Worker, WorkerState

from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.errors import CampaignError
from campaign.files import temporary_of
from campaign.language import Sentence, current, say
from campaign.storage.log import write_log
from campaign.tui.leaving import is_left
from campaign.tui.timers import once

TICK = 0.5
"""Seconds between two looks at the terminal."""
PATIENCE = 5.0
"""Seconds that the journal gets to be brought up to date before the program ends."""
SETTLED = 0.02
"""Seconds at most that a frame waits for the journal: less than a key that is held down repeats in."""
AGAIN = 0.1
"""Seconds after which it is looked again whether a slow journal has everything."""
LAST_RESORT = 2.0
"""Seconds that the terminal gets to take what restores it."""
HUNG_UP = 128 + 1
"""The exit code when the terminal is gone: that of SIGHUP."""
RESTORE = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What turns off everything that Textual turns on."""


class Guarded(App[int]):
    """An app whose plans are guarded, and that shows nothing of them when it breaks."""

    desks: dict[Path, Desk]
    guard: "Guard | None" = None
    offered: set[Path]
    """Plans whose planner was asked about work that was never saved."""

    def on_mount(self) -> None:
        """Paint everything again when the planner comes back from the shell."""
        self.app_resume_signal.subscribe(self, lambda _app: self._paint_again())

    def settle(self, desk: Desk) -> None:
        """Give the journal a moment to get what was just done, so that what is shown is on disk; else look again."""
        if self.guard is None:
            return
        self.guard.keeper.settle(desk, SETTLED)
        if desk.journal is not None and not desk.journal.up_to_date:
            once(self, AGAIN, lambda: self._late(desk))

    def _late(self, desk: Desk) -> None:
        """Show it once a journal has what it had not when the title was last shown, or cannot get it."""
        journal = desk.journal
        if journal is None or journal.up_to_date or journal.trouble is not None:
            self.journal_caught_up()
        else:
            once(self, AGAIN, lambda: self._late(desk))

    def journal_caught_up(self) -> None:
        """Show whether every plan is saved."""

    def _paint_again(self) -> None:
        """Paint everything, a moment later: the terminal is only then ours again."""
        once(self, 0.1, lambda: self.refresh(layout=True))

    def panic(self, *renderables: RenderableType) -> None:
        """Leave after a mistake of our own; what Textual would print goes to the log."""
        text = StringIO()
        Console(file=text, width=120).print(*renderables)
        self._break(text.getvalue())

    def _handle_exception(self, error: Exception) -> None:
        """Note a mistake of our own, and leave.

        What a screen looked for on itself while its parts were taken away ends only that screen, which ends anyhow.
        """
        if self.guard is not None and isinstance(error, NoMatches) and is_left(active_message_pump.get(None)):
            self.guard.note(described(error), broken=False)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave after a mistake of our own. Textual's way prints the values of variables, plans among them."""
        self._break(described(self._exception) if self._exception else "")

    def _break(self, text: str) -> None:
        """Keep what is not saved, note what went wrong, and leave."""
        if self.guard is not None:
            self.guard.note(text)
        self._close_messages_no_wait()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Note a mistake of our own in a thread of the app."""
        self.stumbled(event)

    def stumbled(self, event: Worker.StateChanged) -> None:
        """Note what went wrong in a thread, and tell of it: the work beside the screen is lost, the screen goes on.

        Raises:
            whatever it was, where nobody guards the app.
        """
        error = event.worker.error
        if event.state is not WorkerState.ERROR or error is None:
            return
        if self.guard is None:
            raise error
        self.guard.note(described(error), broken=False)
        told = say("Something went wrong beside the screen, noted in {log}", log=str(self.guard.log or "–"))
        self.notify(current().render(told), severity="error", markup=False)

    def give_back_terminal(self) -> None:
        """Turn off everything that was turned on in the terminal."""
        driver, self._driver = self._driver, None
        if driver is not None:
            with contextlib.suppress(Exception):
                driver.stop_application_mode()
                driver.close()


class Guard:
    """Sees to it that what is not saved of an app is on disk, whatever becomes of the app."""

    def __init__(self, app: Guarded) -> None:
        self.app = app
        self.keeper = Keeper(lambda text: self.note(text, broken=False))
        self.log: Path | None = None
        """Where it is written what went wrong."""
        self.broken = False
        self._over = threading.Event()
        self._terminals = [number for number in (0, 2) if os.isatty(number)]
        self._before = terminal_state(self._terminals)

    def start(self) -> None:
        """Guard from now on."""
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup ignores a hang-up
                signal.signal(number, self._signalled)
        threading.excepthook = lambda args: self.note(described(args.exc_value), broken=False)
        for desk in self.app.desks.values():
            self.keeper.watch(desk)
        self.keeper.start()
        threading.Thread(target=self._watch, name="campaign-guard", daemon=True).start()

    def stop(self) -> None:
        """Guard no longer; what was kept goes, unless the app broke."""
        self._over.set()
        self.keeper.stop(drop=not self.broken)

    def _watch(self) -> None:
        """Look, until the app is done, whether the terminal is still there."""
        while not self._over.wait(TICK):
            if gone(self._terminals):
                self.keeper.flush(PATIENCE)
                self._exit(HUNG_UP)

    # Leaving

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        """Keep what is not saved, give the terminal back and leave with the exit code of the signal."""
        for other in ("SIGTERM", "SIGHUP", "SIGINT"):
            if hasattr(signal, other):
                signal.signal(getattr(signal, other), signal.SIG_IGN)
        complete = self.keeper.flush(PATIENCE)
        late = threading.Timer(LAST_RESORT, self._last_resort, (128 + number,))
        late.daemon = True
        late.start()
        self.app.give_back_terminal()
        if self.keeper.kept or not complete:
            self._tell(self.whereabouts(complete=complete))
        self._exit(128 + number)

    def _last_resort(self, code: int) -> None:
        """Leave although the terminal does not take what would restore it."""
        give_back(self._terminals, self._before)
        self._exit(code)

    def _exit(self, code: int) -> None:
        """Leave at once: the loop may stand still for ever. A save that was under way leaves no `.tmp` behind."""
        for desk in list(self.app.desks.values()):
            with contextlib.suppress(OSError):
                temporary_of(desk.file.path.resolve()).unlink()
        os._exit(code)

    def _tell(self, sentence: Sentence) -> None:
        """Write a sentence on the terminal that was given back."""
        if sys.__stderr__ is not None:
            with contextlib.suppress(OSError, ValueError):
                sys.__stderr__.write(current().render(sentence) + "\n")
                sys.__stderr__.flush()

    # What went wrong

    def note(self, text: str, *, broken: bool = True) -> None:
        """Write in the log what went wrong; keep what is not saved when that is the end of the app."""
        with contextlib.suppress(OSError):
            self.log = write_log(text, datetime.now().astimezone())
        if broken:
            self.broken = True
            self.keeper.flush(PATIENCE)

    def whereabouts(self, *, complete: bool = True) -> Sentence:
        """Return the sentence about what was not saved."""
        if not complete:
            return say("Not all that was not saved could be kept")
        kept = self.keeper.kept
        if not kept:
            return say("Everything was saved")
        paths = [str(path) for path in kept.values()]
        return say("What was not saved is kept in {paths}; open the plan again to take it over", paths=paths)

    def sorry(self) -> CampaignError:
        """Return what is told when the app broke: no plan, no traceback."""
        kept = self.whereabouts(complete=self.keeper.flush(PATIENCE))
        if self.log is None:
            return CampaignError(say("The program stopped by a mistake of its own"), kept)
        return CampaignError(
            say("The program stopped by a mistake of its own, noted in {log}", log=str(self.log)), kept
        )


def run_guarded(app: Guarded) -> int:
    """Run an app under guard, and return its exit code.

    Raises:
        CampaignError: it broke; tells where the log and what was not saved are.
    """
    guard = app.guard = Guard(app)
    guard.start()
    code = None
    try:
        code = app.run()
    except Exception as error:  # noqa: BLE001 - the outermost funnel of the screen
        guard.note(described(error))
        app.give_back_terminal()
    sorry = guard.sorry() if guard.broken else None
    guard.stop()
    if sorry is not None:
        raise sorry
    return code or 0


def described(error: BaseException | None) -> str:
    """Return an error as the log holds it: where it came from, without the values of variables."""
    return "".join(traceback.format_exception(error)) if error is not None else ""


def gone(terminals: list[int]) -> bool:
    """Tell whether one of these terminals is gone; a hang-up that was ignored is seen here."""
    if sys.platform == "win32":
        return False
    import termios  # not on Windows

    for number in terminals:
        try:
            termios.tcgetattr(number)
        except termios.error:
            return True
    return False


def terminal_state(terminals: list[int]) -> list[Any]:
    """Return how the terminal is set, to set it so again; empty where that is not known."""
    if sys.platform == "win32" or not terminals:
        return []
    import termios

    try:
        return list(termios.tcgetattr(terminals[0]))
    except termios.error:
        return []


def give_back(terminals: list[int], state: list[Any]) -> None:
    """Set the terminal as it was, without waiting for anybody to read it."""
    if sys.platform == "win32" or not state:
        return
    import termios

    with contextlib.suppress(termios.error):
        termios.tcsetattr(terminals[0], termios.TCSANOW, state)
    writing = threading.Thread(target=os.write, args=(terminals[-1], RESTORE), daemon=True)
    writing.start()
    writing.join(0.2)
