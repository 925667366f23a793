"""Keeping a journal: what happens at the desks is on disk a moment later, written by a thread of its own.

    keeper = Keeper()
    keeper.watch(desk)
    keeper.start()
    ...
    keeper.flush(5)     # True: everything that happened until now is on disk
    keeper.stop()

The thread reads what never changes (`Desk.state`), so that it asks nobody, and goes on when the screen stands still.
What it adds to a journal is as long as what happened, however large the plan is; the plan itself is written once, with
the first thing that happens after it was opened or saved.
"""

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.desk.desk import Desk
from campaign.desk.state import State
from campaign.language import Sentence, say
from campaign.model.changes import Change, difference
from campaign.model.plan import Plan
from campaign.reasons import reason
from campaign.storage.journals import drop_journal, new_journal
from campaign.storage.sessions import Session

if TYPE_CHECKING:
    from campaign.storage.journal import Drafts, Record, Writer

REST = 2.0
"""Seconds after which writing is tried again where it failed."""
TICK = 0.5
"""Seconds after which what is being typed in a form is written, too; everything else is at once."""
LONGEST = 2_000_000
"""Bytes of records after which a journal is begun anew, with what they come to."""


class Keeper:
    """Keeps the journals of every plan that is open."""

    def __init__(self, note: Callable[[str], None] = lambda _text: None) -> None:
        self.session = Session()
        self._note = note
        self._books: list[Book] = []
        self._rounds = 0
        self._asked = False
        self._over = False
        self._wake = threading.Event()
        self._kept = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="campaign-journal", daemon=True)

    def watch(self, desk: Desk) -> None:
        """Keep the journal of a plan from now on."""
        if all(book.desk is not desk for book in self._books):
            desk.journal = book = Book(desk, self.session, len(self._books))
            self._books.append(book)
            desk.happened = self._wake.set

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def flush(self, seconds: float) -> bool:
        """Wait until everything is on disk that happened until now, what is being typed included; tell whether it is.

        What could not be written is tried once more.
        """
        with self._kept:
            enough = self._rounds + 2  # one may be under way
        self._asked = True
        return self._wait(seconds, lambda: self.whole or self._rounds >= enough) and self.whole

    def settle(self, desk: Desk, seconds: float) -> None:
        """Wait until every edit of a plan is on disk, but not for long, and not when that fails or takes longer."""
        book = desk.journal
        if book is not None and not book.up_to_date and not book.outdated and book.trouble is None:
            self._wait(seconds, lambda: book.up_to_date or book.trouble is not None)

    @property
    def whole(self) -> bool:
        """Tell whether everything that happened is on disk."""
        return all(book.whole for book in self._books)

    def _wait(self, seconds: float, done: Callable[[], bool]) -> bool:
        """Wait for something that the thread does; tell whether it did."""
        self._wake.set()
        with self._kept:
            return self._kept.wait_for(done, seconds)

    @property
    def kept(self) -> dict[Path, Path]:
        """Return the journals that hold unsaved work, by the plan that they are of."""
        return {book.desk.file.path: book.path for book in self._books if book.path and book.unsaved}

    def stop(self, *, drop: bool) -> None:
        """Write no longer, and throw away what was written when nobody will ask for it."""
        self._over = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(TICK * 10)
        for book in self._books:
            book.end(drop=drop)
        self.session.end()

    def _run(self) -> None:
        """Write what happens, until the end."""
        while not self._over:
            self._wake.wait(TICK)
            self._wake.clear()
            asked, self._asked = self._asked, False
            for book in list(self._books):
                if asked or not book.resting:
                    self._keep(book)
            with self._kept:
                self._rounds += 1
                self._kept.notify_all()

    def _keep(self, book: "Book") -> None:
        """Bring one journal up to date; what is wrong with it must not stop the others."""
        try:
            book.keep()
        except OSError as error:
            book.fail(reason(error))
        except Exception as error:  # noqa: BLE001 - the main of a thread
            book.fail(say("a mistake of the program itself"))
            self._note("".join(traceback.format_exception(error)))


class Book:
    """The journal of one open plan."""

    def __init__(self, desk: Desk, session: Session, number: int) -> None:
        self.desk = desk
        self.path: Path | None = None
        """Where the journal is; None when there is nothing to keep."""
        self.trouble: Sentence | None = None
        """Why what happened is not on disk."""
        self._failed = 0.0
        self._session = session
        self._number = number
        self._writer: Writer | None = None
        self._state: State = desk.state
        self._drafts: Drafts = {}

    @property
    def whole(self) -> bool:
        """Tell whether everything that happened is on disk."""
        return self.up_to_date and self._drafts == drafts_of(self.desk)

    @property
    def up_to_date(self) -> bool:
        """Tell whether every edit is on disk; what is being typed in a form may not be."""
        return self._state is self.desk.state and self.trouble is None

    @property
    def outdated(self) -> bool:
        """Tell whether the journal is to be begun anew on what the plan's file is by now, which takes a while."""
        return self._state.file is not self.desk.state.file

    @property
    def resting(self) -> bool:
        """Tell whether writing failed so short ago that it is not tried yet."""
        return self.trouble is not None and time.monotonic() < self._failed + REST

    @property
    def unsaved(self) -> bool:
        """Tell whether there is work that is not in the plan's file."""
        return bool(self.desk.drafts) or self.desk.dirty

    def keep(self) -> None:
        """Write what happened since the last time.

        Raises:
            OSError: it could not be written; the next time all of it is.
        """
        import campaign.storage.journal_changes  # noqa: F401, PLC0415 - after the first frame, before the first edit

        state, drafts = self.desk.state, drafts_of(self.desk)
        if self._writer is None or state.file is not self._state.file or self._writer.appended > LONGEST:
            self._begin(state, drafts)
        elif records := list(self._news(state, drafts)):
            self._writer.append(records)
        self._state, self._drafts, self.trouble = state, drafts, None
        state.step.before = None  # nobody asks for what was before it any more

    def fail(self, trouble: Sentence) -> None:
        """Note that what happened is not on disk; a line may be half there, so that another journal is to be begun."""
        self.trouble, self._failed = trouble, time.monotonic()
        self._close()

    def end(self, *, drop: bool) -> None:
        """Let go of the journal, and throw it away when nobody will ask for it."""
        self._close()
        if drop and self.path is not None:
            drop_journal(self.path)
            self.path = None

    def _close(self) -> None:
        """Let go of the journal's file."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _begin(self, state: State, drafts: "Drafts") -> None:
        """Begin a journal that stands on the plan's file as it now is, in place of the one before it."""
        from campaign.storage.journal import Base, Record, Writer  # noqa: PLC0415 - after the first frame
        from campaign.storage.journal_changes import written, written_root  # noqa: PLC0415 - likewise

        if not state.dirty and not drafts:
            self.end(drop=True)
            return
        self._close()
        old, file, now = self.path, state.file, self.desk.now()
        path = new_journal(file.path, self._session, self._number)
        *done, last = self._done_on(file.plan, state)
        records = [Record(now, tuple(map(written, changes))) for changes in done]
        changes = (*map(written, last), *written_root(file.plan, state.plan))
        base = Base(file.path.absolute(), file.digest, file.text, now)
        self._writer, self.path = Writer(path, base, [*records, Record(now, changes, drafts or None)]), path
        if old not in (None, path):
            drop_journal(old)

    def _done_on(self, saved: Plan, state: State) -> list[tuple[Change, ...]]:
        """Return what was done to the plan as it is saved, each thing apart where that is known.

        A save that is under way may be of any plan between two of them: were they one, what a kill leaves in the file
        would be nothing that the journal knows.
        """
        apart = state.since(self._state.step) if self._state.plan is saved else None
        return apart or [difference(saved, state.plan)]

    def _news(self, state: State, drafts: "Drafts") -> "Iterator[Record]":
        """Give a record for each thing that happened since the last time."""
        from campaign.storage.journal import Record  # noqa: PLC0415 - likewise
        from campaign.storage.journal_changes import written, written_root  # noqa: PLC0415 - likewise

        now = self.desk.now()
        if state.step is not self._state.step:
            done = state.since(self._state.step)
            if done is None:
                done = [difference(self._state.plan, state.plan)]
            yield from (Record(now, tuple(map(written, changes))) for changes in done)
        if root := written_root(self._state.plan, state.plan):
            yield Record(now, tuple(root))
        if drafts != self._drafts:
            changed = {name: typed for name, typed in drafts.items() if self._drafts.get(name) != typed}
            yield Record(now, drafts={**dict.fromkeys(self._drafts.keys() - drafts.keys()), **changed})


def drafts_of(desk: Desk) -> dict[str, dict[str, str]]:
    """Return the forms that were not finished, as they are now."""
    return {name: dict(typed) for name, typed in list(desk.drafts.items())}
