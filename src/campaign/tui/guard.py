"""The guard: what is not saved outlives a signal, a terminal that is gone or not read, and a mistake of our own.

A thread keeps the plans in hand in recovery files while they are worked on. It needs nothing of the event loop, which
stands still when nobody reads the terminal; plans are values, so that it reads them without asking. Signals are handled
by Python's own handlers, because those of asyncio wait for that same loop.
"""

import contextlib
import os
import signal
import sys
import threading
import time
import traceback
from datetime import datetime
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from textual.app import App

from campaign.desk.desk import Desk
from campaign.desk.recovering import drafts_of, keep_work
from campaign.errors import CampaignError
from campaign.files import temporary_of
from campaign.language import Sentence, current, say
from campaign.storage.log import write_log
from campaign.storage.recovery import Session, drop_recovery

if TYPE_CHECKING:
    from campaign.model.plan import Plan
    from campaign.storage.planfile import PlanFile

TICK = 0.5
"""Seconds between two looks."""
REST = 5.0
"""Seconds at most before work is kept again; a large plan, which takes longer to write, is kept less often."""
QUICK = 0.05
"""Seconds that keeping may take without a key noticing; a slower one waits for a pause between two edits."""
PATIENCE = 5.0
"""Seconds that another thread gets to finish keeping the work."""
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

    def _paint_again(self) -> None:
        """Paint everything, a moment later: the terminal is only then ours again."""
        self.set_timer(0.1, lambda: self.refresh(layout=True))

    def panic(self, *renderables: RenderableType) -> None:
        """Leave after a mistake of our own; what Textual would print goes to the log."""
        text = StringIO()
        Console(file=text, width=120).print(*renderables)
        self._break(text.getvalue())

    def _fatal_error(self) -> None:
        """Leave after a mistake of our own. Textual's way prints the values of variables, plans among them."""
        self._break(described(self._exception) if self._exception else "")

    def _break(self, text: str) -> None:
        """Keep what is not saved, note what went wrong, and leave."""
        if self.guard is not None:
            self.guard.note(text)
        self._close_messages_no_wait()

    def give_back_terminal(self) -> None:
        """Turn off everything that was turned on in the terminal."""
        driver, self._driver = self._driver, None
        if driver is not None:
            with contextlib.suppress(Exception):
                driver.stop_application_mode()
                driver.close()


class Guard:
    """Keeps what is not saved of an app."""

    def __init__(self, app: Guarded) -> None:
        self.app = app
        self.session = Session()
        self.kept: dict[Path, Path] = {}
        """Recovery files by the plan they are of."""
        self.log: Path | None = None
        """Where it is written what went wrong."""
        self.broken = False
        self._seen: dict[Path, tuple[Plan, PlanFile, dict[str, dict[str, str]]]] = {}
        self._busy = threading.RLock()
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
        threading.Thread(target=self._watch, name="campaign-guard", daemon=True).start()

    def stop(self) -> None:
        """Guard no longer; what was kept goes, unless the app broke."""
        self._over.set()
        with self._busy:
            if not self.broken:
                for path in self.kept.values():
                    drop_recovery(path)
            self.session.end()

    # Keeping

    def keep(self) -> bool:
        """Keep what is not saved now, and throw away what was kept of plans that are saved; tell whether all was."""
        if not self._busy.acquire(timeout=PATIENCE):
            return False
        try:
            done = [self._keep(path, desk) for path, desk in list(self.app.desks.items())]
            return all(done)
        finally:
            self._busy.release()

    def _keep(self, path: Path, desk: Desk) -> bool:
        """Keep one plan, when anything changed since the last look."""
        plan, file, drafts = desk.plan, desk.file, drafts_of(desk)
        seen = self._seen.get(path)
        if seen and seen[0] is plan and seen[1] is file and seen[2] == drafts:
            return True
        try:
            if desk.dirty or drafts:
                self.kept[path] = keep_work(self.session, desk, plan, drafts)
            elif path in self.kept:
                drop_recovery(self.kept.pop(path))
        except Exception as error:  # noqa: BLE001 - what cannot be kept must not stop the keeping of other plans
            self.note(described(error), broken=False)
            return False
        self._seen[path] = (plan, file, drafts)
        return True

    def _watch(self) -> None:
        """Look, until the app is done, whether there is something to keep and whether the terminal is still there."""
        kept, cost = 0.0, 0.0
        before: list[Plan] = []
        while not self._over.wait(TICK):
            if gone(self._terminals):
                self.keep()
                self._exit(HUNG_UP)
            start = time.monotonic()
            plans = [desk.plan for desk in list(self.app.desks.values())]
            busy = any(here is not there for here, there in zip(plans, before, strict=False))
            before = plans
            rest = REST if busy and cost > QUICK else min(REST, 4 * cost)
            if start >= kept + rest:
                self.keep()
                kept = time.monotonic()
                cost = kept - start

    # Leaving

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        """Keep what is not saved, give the terminal back and leave with the exit code of the signal."""
        for other in ("SIGTERM", "SIGHUP", "SIGINT"):
            if hasattr(signal, other):
                signal.signal(getattr(signal, other), signal.SIG_IGN)
        complete = self.keep()
        late = threading.Timer(LAST_RESORT, self._last_resort, (128 + number,))
        late.daemon = True
        late.start()
        self.app.give_back_terminal()
        if self.kept:
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
            self.keep()

    def whereabouts(self, *, complete: bool = True) -> Sentence:
        """Return the sentence about what was not saved."""
        if not complete:
            return say("Not all that was not saved could be kept")
        if not self.kept:
            return say("Everything was saved")
        paths = [str(path) for path in self.kept.values()]
        return say("What was not saved is kept in {paths}; open the plan again to take it over", paths=paths)

    def sorry(self) -> CampaignError:
        """Return what is told when the app broke: no plan, no traceback."""
        kept = self.whereabouts(complete=self.keep())
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
    import termios  # noqa: PLC0415 - not on Windows

    for number in terminals:
        try:
            termios.tcgetattr(number)
        except termios.error:
            return True
    return False


def terminal_state(terminals: list[int]) -> list[object]:
    """Return how the terminal is set, to set it so again; empty where that is not known."""
    if sys.platform == "win32" or not terminals:
        return []
    import termios  # noqa: PLC0415

    try:
        return list(termios.tcgetattr(terminals[0]))
    except termios.error:
        return []


def give_back(terminals: list[int], state: list[object]) -> None:
    """Set the terminal as it was, without waiting for anybody to read it."""
    if sys.platform == "win32" or not state:
        return
    import termios  # noqa: PLC0415

    with contextlib.suppress(termios.error):
        termios.tcsetattr(terminals[0], termios.TCSANOW, state)  # type: ignore[arg-type]
    writing = threading.Thread(target=os.write, args=(terminals[-1], RESTORE), daemon=True)
    writing.start()
    writing.join(0.2)
