"""Saves plans in processes that are killed, or whose calls to the system fail.

Run as `python -m tests.torture.saver kill PLAN TIMES SEED` or `... fail PLAN LIBRARY STRIDE`; it prints a line of JSON.
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
from pathlib import Path

from campaign.errors import CampaignError, SaveError
from campaign.model.plan import Plan
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan

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
    calls = _attempt(shim, folder, file, 0, 0, WHOLE)[1]
    after = path.read_bytes()
    bad: list[str] = []
    tried = 0
    for number in range(1, calls + 1, int(stride)):
        for code, how in [*((code, WHOLE) for code in CODES), (errno.EIO, HALF), (errno.ENOSPC, NONE)]:
            path.write_bytes(before)
            ended, _ = _attempt(shim, folder, file, number, code, how)
            tried += 1
            bad += [
                f"call {number}, {errno.errorcode[code]}, {how}: {each}" for each in _wrong(path, ended, before, after)
            ]
            _clean(path)
    return {"calls": calls, "tried": tried, "bad": bad}


def _attempt(  # noqa: PLR0917 - what to do, and what fails
    shim: ctypes.CDLL, folder: str, file: PlanFile, number: int, code: int, how: int
) -> tuple[int, int]:
    """Save in a fork in which one call fails, and return how it ended and how many calls it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        plan = numbered(file, 2)
        shim.arm(folder.encode(), number, code, how)
        try:
            save_plan(file, plan)
            ended = SAVED
        except SaveError:
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


if __name__ == "__main__":
    what, plan, *rest = sys.argv[1:]
    print(json.dumps(kill(Path(plan), *map(int, rest)) if what == "kill" else fail(Path(plan), *rest)))  # noqa: T201
