"""Calls of the command line as people and scripts make them: a process, its streams, and the code it ends with.

A process that has loaded the program already makes a copy of itself for each call. That is the program as it is, in a
process of its own, without the quarter of a second that every start takes to load it; `afresh` is a start as people
make it, and what a call loads and how it begins has tests of its own.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.conftest import EXAMPLES

CAMPAIGN = Path(sys.executable).parent / "campaign"
SERVER = """
import atexit, gc, importlib, json, os, pkgutil, socket, sys
import campaign
for each in pkgutil.walk_packages(campaign.__path__, "campaign."):
    if not each.name.startswith("campaign.tui") and not each.name.endswith("__main__"):
        importlib.import_module(each.name)
from campaign.__main__ import main
line = socket.socket(fileno=int(sys.argv[1]))
gc.freeze()
while True:
    data, streams, _flags, _from = socket.recv_fds(line, 2**20, 3)
    if not data:
        sys.exit()
    if child := os.fork():
        [os.close(each) for each in streams]
        line.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())
        continue
    line.close()
    call = json.loads(data)
    [os.dup2(each, number) for number, each in enumerate(streams)]
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = ["campaign", *call["arguments"]]
    break
try:
    main()
    code = 0
except SystemExit as end:
    if isinstance(end.code, str):
        raise
    code = end.code or 0
atexit._run_exitfuncs()
sys.stdout.flush()
sys.stderr.flush()
os._exit(code)  # taking down all that is loaded would take longer than the call
"""
FROM_THE_START = ("LANG", "LC_", "PYTHON", "TZ", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
"""How names of the environment begin that count when a process starts."""


def campaign(*arguments: object, cwd: Path = EXAMPLES.parent, afresh: bool = False) -> subprocess.CompletedProcess[str]:
    """Call the program, and return what it wrote and the code it ended with."""
    command = [str(CAMPAIGN), *map(str, arguments)]
    if afresh or _counts_at_start() != _started_with():
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    call = {"arguments": command[1:], "cwd": str(cwd), "environment": dict(os.environ)}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, Path(os.devnull).open("rb") as nothing:
        line = _server()
        socket.send_fds(line, [json.dumps(call).encode()], [each.fileno() for each in (nothing, out, err)])
        code = int(line.recv(64))
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(command, code, _text(out.read()), _text(err.read()))


def _text(data: bytes) -> str:
    """Return what was written, its ends of lines as those of every text."""
    return data.decode().replace("\r\n", "\n").replace("\r", "\n")


def _counts_at_start() -> dict[str, str]:
    """Return the environment that counts when a process starts."""
    return {name: value for name, value in os.environ.items() if name.startswith(FROM_THE_START)}


@cache
def _started_with() -> dict[str, str]:
    """Return the environment that counted when the process started that is copied."""
    return _counts_at_start()


@cache
def _server() -> socket.socket:
    """Start the process that is copied, once, and return the line to it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(theirs.fileno())], pass_fds=[theirs.fileno()], cwd="/"
        )

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours
