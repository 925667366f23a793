"""A folder from a stranger: pipes, devices, sockets, loops and links where files are expected."""

import json
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES

SECONDS = 120
PLAN = "salarisverwerking-odoo.toml"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders, no links without rights")


def campaign(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "campaign", "--lang", "en", "--today", "2027-02-15", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, stdin=subprocess.DEVNULL, **options)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a good plan, to which something strange is added."""
    (tmp_path / PLAN).write_bytes((EXAMPLES / PLAN).read_bytes())
    return tmp_path


def fifo(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # an address has room for about a hundred bytes
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def nowhere(path: Path) -> None:
    path.symlink_to("/nergens/plan.toml")


def folder_of_that_name(path: Path) -> None:
    path.mkdir()


STRANGE = [fifo, unix_socket, loop, device, nowhere, folder_of_that_name]


@pytest.mark.parametrize("make", STRANGE)
@pytest.mark.parametrize("verb", [["show"], ["export", "--to", "ics"], ["edit", "campaign", "title=x"]])
def test_something_strange_named_as_a_plan_is_told_at_once(folder: Path, make, verb: list[str]):
    make(folder / "vreemd.toml")
    done = campaign(verb[0], folder / "vreemd.toml", *verb[1:])
    assert done.returncode == 2
    assert done.stderr.strip()


@pytest.mark.parametrize("make", STRANGE)
def test_something_strange_beside_a_plan_does_not_stop_the_list(folder: Path, make):
    make(folder / "vreemd.toml")
    assert "Odoo" in campaign("list", folder).stdout


@pytest.mark.parametrize("make", STRANGE)
@pytest.mark.parametrize("name", ["workspace.toml", ".campaign", "salarisverwerking-odoo.ics"])
def test_something_strange_where_the_program_keeps_a_file_is_told_and_nothing_hangs(folder: Path, make, name: str):
    make(folder / name)
    done = campaign("export", folder / PLAN, "--to", "ics")
    assert done.returncode == 0 or done.stderr.strip()
    assert campaign("show", folder / PLAN).returncode == 0
    assert not stat.S_ISREG((folder / name).lstat().st_mode) or make is nowhere


@pytest.mark.parametrize("named", ["/dev/stdin", "/dev/zero", "/dev/null", "x" * 300, "x" * 5000, "../../../../etc"])
def test_a_device_or_an_endless_name_is_told(folder: Path, named: str):
    assert campaign("show", named, cwd=folder).returncode == 2
    assert campaign("edit", named, "campaign", "title=x", cwd=folder).returncode == 2


def test_a_workspace_from_a_stranger_costs_only_itself(folder: Path):
    for text in (
        b"\xff",
        b"[" * 100_000,
        b"a." * 100_000 + b"a=1",
        b"[campaign]\ntimezone=3\nfree=[0001-01-01]\n",
        b"x=" + b"9" * 9_999,
    ):
        (folder / "workspace.toml").write_bytes(text)
        done = campaign("show", folder / PLAN)
        assert done.returncode == 0
        assert "workspace.toml:" in done.stderr


LEDGERS = [
    b"",
    b"[" * 100_000,
    b"{}",
    b'{"sent": []}',
    b'{"sent": {"a": {"sequence": 1e400}}}',
    b'{"sent": {"a": {"sequence": 1, "start": "x", "end": "", "place": "", "title": ""}}}',
    b'{"sent": {"a": {"__class__": "os.system", "sequence": 1}}}',
    b'{"sent": {"a\\r\\nATTENDEE:x": '
    b'{"sequence": 1, "start": "2027-01-01", "end": "2027-01-02", "place": "", "title": ""}}}',
    b"\xff\xfe",
    b"9" * 100_000,
]


@pytest.mark.parametrize("data", LEDGERS)
def test_a_ledger_from_a_stranger_is_refused_or_writes_a_sound_calendar(folder: Path, data: bytes):
    campaign("export", folder / PLAN, "--to", "ics")
    ledger = next((folder / ".campaign").iterdir())
    ledger.write_bytes(data)
    (folder / "salarisverwerking-odoo.ics").unlink()
    done = campaign("export", folder / PLAN, "--to", "ics")
    if done.returncode == 0:
        lines = (folder / "salarisverwerking-odoo.ics").read_bytes().split(b"\r\n")
        assert not [line for line in lines if line.startswith(b"ATTENDEE")]
    else:
        assert "does not say what went out" in done.stderr or "calendar" in done.stderr
        assert ledger.read_bytes() == data


def test_an_export_does_not_follow_a_link_out_of_its_folder(folder: Path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "precious"
    outside.write_text("mine")
    (folder / "salarisverwerking-odoo.ics").symlink_to(outside)
    done = campaign("export", folder / PLAN, "--to", "ics")
    assert done.returncode == 2
    assert str(outside) in done.stderr
    assert outside.read_text() == "mine"


def test_a_ledger_is_not_written_through_a_link_to_another_folder(folder: Path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (folder / ".campaign").symlink_to(outside, target_is_directory=True)
    assert campaign("export", folder / PLAN, "--to", "ics").returncode == 0
    assert list(outside.iterdir()) == []


NAMES = [
    "../../x",
    "/etc/x",
    "CON",
    "nul",
    "",
    " ",
    "x" * 300,
    "-rf",
    "a\nb",
    "a\u202eb",
    "..",
    ".",
    "a/b",
    "a\\b",
    "com1",
    "é",
    "😀",
]


@pytest.mark.parametrize("title", NAMES)
def test_a_new_plan_stays_in_its_folder_whatever_its_title(tmp_path: Path, title: str):
    campaign("--json", "new", "--", title, cwd=tmp_path)
    made = list(tmp_path.iterdir())
    assert len(made) == (1 if title.strip() else 0)
    for each in made:
        assert each.name.endswith(".toml")
        assert each.stem.casefold() not in {"con", "nul", "com1"}
        assert not each.name.startswith(("-", "."))


def test_lanes_with_names_that_look_alike_have_a_file_each(tmp_path: Path):
    path = tmp_path / "plan.toml"
    rows = "".join(
        f"[[messages]]\nid = 'm{number}'\ntitle = 't'\nchannel = 'mail'\nwhen = 2027-03-01\n"
        f"owner = {json.dumps(name, ensure_ascii=False)}\n"
        for number, name in enumerate([*NAMES, "a b", "A B", "a-b", "a.b", "x-2", "X 2", "X", "x"])
    )
    path.write_text(f"format = 1\n[campaign]\ntitle = 't'\n{rows}", "utf-8")
    done = campaign("--json", "export", path, "--to", "ics", "--split-by", "owner")
    files = [Path(each) for each in json.loads(done.stdout)["files"]]
    assert len({each.name.casefold() for each in files}) == len(files)
    assert all(each.parent == tmp_path and each.is_file() for each in files)
    events = sum(each.read_bytes().count(b"BEGIN:VEVENT") for each in files)
    assert events == len(NAMES) + 8


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o400])
def test_what_is_made_of_a_plan_is_no_wider_than_the_plan(folder: Path, mode: int):
    old = os.umask(0)
    try:
        (folder / PLAN).chmod(mode)
        campaign("export", folder / PLAN, "--to", "ics")
    finally:
        os.umask(old)
    made = [folder / "salarisverwerking-odoo.ics", *(folder / ".campaign").iterdir()]
    assert len(made) == 2
    assert [stat.S_IMODE(each.stat().st_mode) & ~mode for each in made] == [0, 0]
