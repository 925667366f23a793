"""Saves plans, and keeps journals, in processes that are killed or whose calls to the system fail.

Run as `python -m tests.torture.saver kill PLAN TIMES SEED`, `... fail PLAN LIBRARY STRIDE` or `... journal PLAN LIBRARY
STRIDE`; it prints a line of JSON.
The modules are loaded once and every victim is a fork, so that hundreds of them take seconds.
"""

import ctypes
import errno
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.keeping import Book
from campaign.errors import CampaignError, SaveError
from campaign.model.plan import Plan
from campaign.storage.folders import state_folder
from campaign.storage.journal import Journal, parse_journal
from campaign.storage.journal_changes import replayed
from campaign.storage.planfile import PlanFile, parse_plan, read_plan
from campaign.storage.saving import save_plan
from campaign.storage.sessions import Session

CODES = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EINTR)
WHOLE, HALF, NONE = 0, 1, 2
"""What a write that is meddled with does: fail, write half, or fail after half was written by the call before."""
SAVED, REFUSED, BROKEN = 0, 3, 9


def numbered(file: PlanFile, number: int) -> Plan:
    """Return the plan with a number for its first title, and with texts of another length each time."""
    first = file.plan.messages[0].model_copy(update={"title": str(number), "notes": "x" * (number * 37 % 4000)})
    return file.plan.model_copy(update={"messages": (first, *file.plan.messages[1:])})


def save_and_tell(path: Path, told: int) -> None:
    """Save for ever, and write each number that was saved to a pipe."""
    file = read_plan(path)
    number = int(file.plan.messages[0].title)
    while True:
        number += 1
        file = save_plan(file, numbered(file, number))
        os.write(told, f"{number}\n".encode())


def kill(path: Path, times: int, seed: int) -> dict[str, int]:
    """Kill a saver so many times, each at another moment, and count what came of it."""
    chance = random.Random(seed)
    file = read_plan(path)
    save_plan(file, numbered(file, 0))
    result = {"kills": 0, "saves": 0, "corrupt": 0, "lost": 0}
    for _ in range(times):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            save_and_tell(path, writing)
        os.close(writing)
        time.sleep(chance.uniform(0.005, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read().split()
        result["kills"] += 1
        result["saves"] += len(told)
        try:
            found = int(read_plan(path).plan.messages[0].title)
        except (CampaignError, ValueError):
            result["corrupt"] += 1
            continue
        result["lost"] += bool(told) and found < int(told[-1])
    return result


def fail(path: Path, library: str, stride: str) -> dict[str, object]:
    """Make every call of a save fail in every way, one at a time, and tell what was not as it should be."""
    shim = ctypes.CDLL(library)
    folder = str(path.parent.resolve())
    file = read_plan(path)
    file = save_plan(file, numbered(file, 1))  # loads what a save loads
    before = path.read_bytes()
    plan = numbered(file, 2)
    calls = _attempt(shim, folder, lambda: save_plan(file, plan), 0, 0, WHOLE)[1]
    after = path.read_bytes()
    bad: list[str] = []
    tried = 0
    for number in range(1, calls + 1, int(stride)):
        for code, how in [*((code, WHOLE) for code in CODES), (errno.EIO, HALF), (errno.ENOSPC, NONE)]:
            path.write_bytes(before)
            ended, _ = _attempt(shim, folder, lambda: save_plan(file, plan), number, code, how)
            tried += 1
            bad += [
                f"call {number}, {errno.errorcode[code]}, {how}: {each}" for each in _wrong(path, ended, before, after)
            ]
            _clean(path)
    return {"calls": calls, "tried": tried, "bad": bad}


def _attempt(  # noqa: PLR0917 - what to do, and what fails
    shim: ctypes.CDLL, folder: str, work: Callable[[], object], number: int, code: int, how: int
) -> tuple[int, int]:
    """Work in a fork in which one call fails, and return how it ended and how many calls it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        shim.arm(folder.encode(), number, code, how)
        try:
            work()
            ended = SAVED
        except (SaveError, OSError):
            ended = REFUSED
        except BaseException:  # noqa: BLE001 - whatever it is, it is told
            ended = BROKEN
        calls = shim.disarm()
        os.write(writing, str(calls).encode())
        os._exit(ended)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        calls = int(pipe.read() or -1)
    return os.waitstatus_to_exitcode(status), calls


def _wrong(path: Path, ended: int, before: bytes, after: bytes) -> list[str]:
    """Return what is not as it should be after a save that was meddled with."""
    data = path.read_bytes() if path.exists() else None
    wrong = []
    if ended not in (SAVED, REFUSED):
        wrong.append(f"ended with {ended}")
    if data not in (before, after):
        wrong.append("the plan is neither the old nor the new one")
    if ended == SAVED and data != after:
        wrong.append("a save that was told is not there")
    if list(path.parent.glob(".*")):
        wrong.append("something is left beside the plan")
    return wrong


def _clean(path: Path) -> None:
    """Take away what was left, so that the next attempt starts clean."""
    for each in path.parent.glob(".*"):
        each.unlink()


def journal(path: Path, library: str, stride: str) -> dict[str, object]:
    """Make every call of keeping a journal fail in every way: when it is begun, added to, and begun anew."""
    shim = ctypes.CDLL(library)
    folder = str(state_folder())
    result: dict[str, object] = {"calls": 0, "tried": 0, "bad": []}
    for what in ("begun", "added to", "begun anew"):
        shim.arm(folder.encode(), 0, 0, WHOLE)  # so that the files that are open already count
        desk, book = _at_work(path, what)
        held = _journals()
        before = 0 if what == "begun" else 1
        desk.do(edits.set_campaign(desk.plan, {"why": "2"}))
        calls = _attempt(shim, folder, book.keep, 0, 0, WHOLE)[1]
        result["calls"] += calls
        for number in range(1, calls + 1, int(stride)):
            for code, how in [*((code, WHOLE) for code in CODES), (errno.EIO, HALF), (errno.ENOSPC, NONE)]:
                _put_back(held)
                ended, _ = _attempt(shim, folder, book.keep, number, code, how)
                result["tried"] += 1
                wrong = _wrong_journal(ended, before)
                result["bad"] += [f"{what}, call {number}, {errno.errorcode[code]}, {how}: {each}" for each in wrong]
        _put_back({})
    return result


def _at_work(path: Path, what: str) -> tuple[Desk, Book]:
    """Return a desk, and its journal as it is before what is to be done to it."""
    desk = Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15), holidays=lambda _c, _y: {})
    book = Book(desk, Session(), 0)
    if what != "begun":
        desk.do(edits.set_campaign(desk.plan, {"why": "1"}))
        book.keep()
    if what == "begun anew":
        desk.saved(replace(desk.file, notice=None))  # another file, as a save or a merge leaves it
    return desk, book


def _journals() -> dict[Path, bytes]:
    """Return the journals that there are."""
    return {path: path.read_bytes() for path in state_folder().glob("journal/*")}


def _put_back(held: dict[Path, bytes]) -> None:
    """Have the journals as they were; into the same files, since the program has them open."""
    for path in state_folder().glob("journal/*"):
        if path not in held:
            path.unlink()
    for path, data in held.items():
        path.write_bytes(data)


def _wrong_journal(ended: int, before: int) -> list[str]:
    """Return what is not as it should be after keeping a journal that was meddled with."""
    read = [parse_journal(data, path) for path, data in _journals().items() if path.suffix == ".journal"]
    numbers = [_number(each) for each in read if each is not None]
    wrong = [f"ended with {ended}"] if ended not in (SAVED, REFUSED) else []
    wrong += ["a journal cannot be read"] if None in read or any(each.damaged for each in read if each) else []
    wrong += [f"{numbers} where {before} was told"] if before and not set(numbers) & {before, 2} else []
    wrong += [f"{numbers} where 2 was told"] if ended == SAVED and numbers != [2] else []
    return wrong


def _number(found: Journal) -> int:
    """Return the number that a journal comes to."""
    why = replayed(parse_plan(found.base.text, Path("plan.toml")).plan, found.records).campaign.why
    return int(why) if why.isdecimal() else 0


if __name__ == "__main__":
    what, plan, *rest = sys.argv[1:]
    if what == "kill":
        print(json.dumps(kill(Path(plan), *map(int, rest))))  # noqa: T201
    else:
        print(json.dumps({"fail": fail, "journal": journal}[what](Path(plan), *rest)))  # noqa: T201
