"""A save is whole or did not happen: killed, out of room, in a place that is gone, and among others that save too."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.errors import PlanChangedError, SaveError
from campaign.storage.planfile import read_plan
from campaign.storage.saving import save_plan
from tests.conftest import EXAMPLES
from tests.outside import needs
from tests.torture.counts import times
from tests.torture.saver import numbered

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals")
SECONDS = 900
HERE = Path(__file__).parent


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "plan.toml"
    path.parent.mkdir()
    shutil.copy(EXAMPLES / "salarisverwerking-odoo.toml", path)
    return path


def run(*arguments: object, **environment: str) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.torture.saver", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr[-2000:]
    print(done.stdout)  # noqa: T201 - the counts, for `pytest -rP`
    return json.loads(done.stdout)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_saver_leaves_a_whole_plan_with_every_save_it_told_of(plan: Path, seed: int):
    kills = times(15, 150)
    result = run("kill", plan, kills, seed)
    assert (result["kills"], result["corrupt"], result["lost"]) == (kills, 0, 0)
    assert result["saves"] > 0


def test_whichever_call_fails_the_plan_is_whole_and_nothing_is_left(plan: Path, tmp_path: Path):
    """Every call of a save that touches the plan's folder, with five errors, and with short writes and reads."""
    library = tmp_path / "failing.so"
    subprocess.run([needs("gcc"), "-shared", "-fPIC", "-o", library, HERE / "failing.c", "-ldl"], check=True)
    result = run("fail", plan, library, times(4, 1), LD_PRELOAD=str(library))
    assert result["calls"] > 20
    assert result["tried"] >= result["calls"] // times(4, 1) * 7
    assert result["bad"] == []


def test_whichever_call_fails_in_the_state_folder_the_save_is_told_as_it_is(plan: Path, tmp_path: Path):
    library = tmp_path / "failing.so"
    subprocess.run([needs("gcc"), "-shared", "-fPIC", "-o", library, HERE / "failing.c", "-ldl"], check=True)
    result = run("fail", plan, library, times(4, 1), LD_PRELOAD=str(library), XDG_STATE_HOME=str(plan.parent / "state"))
    assert result["bad"] == []


def test_whichever_call_fails_the_journal_is_whole_and_says_so(plan: Path, tmp_path: Path):
    library = tmp_path / "failing.so"
    subprocess.run([needs("gcc"), "-shared", "-fPIC", "-o", library, HERE / "failing.c", "-ldl"], check=True)
    state = tmp_path / "state"
    result = run("journal", plan, library, times(4, 1), LD_PRELOAD=str(library), XDG_STATE_HOME=str(state))
    assert result["calls"] > 30
    assert result["bad"] == []


COUNTER = """
import random, sys, time
from datetime import date, datetime
from pathlib import Path
from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.errors import PlanChangedError, SaveError
path, times = Path(sys.argv[1]), int(sys.argv[2])
refused = 0
for _ in range(times):
    while True:
        desk = Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15), holidays=lambda c, y: {})
        count = int(desk.plan.campaign.why or 0)
        desk.do(edits.set_campaign(desk.plan, {"why": str(count + 1)}))
        try:
            desk.save()
            break
        except (PlanChangedError, SaveError):
            refused += 1
            time.sleep(random.uniform(0, 0.02))
print(refused)
"""


@pytest.mark.parametrize("machines", ["one", "several"])
def test_four_writers_lose_no_edit(tmp_path: Path, machines: str):
    """Each adds one to the same number, over and over; on several machines only the lock file keeps them apart."""
    edits = times(12, 300 if machines == "one" else 100)
    path = tmp_path / "plan.toml"
    path.write_text('format = 1\n[campaign]\ntitle = "Teller"\nwhy = "0"\n', "utf-8")
    writers = []
    for number in range(4):
        environment = {**os.environ}
        if machines == "several":
            environment |= {"XDG_STATE_HOME": str(tmp_path / f"machine{number}"), "CAMPAIGN_LOCK_FILES": "1"}
        command = [sys.executable, "-c", COUNTER, str(path), str(edits)]
        writers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment))
    refused = [int(writer.communicate(timeout=SECONDS)[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert sum(refused) > 0, "they never met"
    assert read_plan(path).plan.campaign.why == str(4 * edits)


MOUNTED = """
set -e
mount -t tmpfs -o size=1m none "$1"
cp "$2" "$1/plan.toml"
exec "$3" -m tests.torture.full "$1"
"""


def test_a_full_and_a_read_only_disk_leave_the_plan_whole(plan: Path, tmp_path: Path):
    """A file system of 1 MB in a name space of our own, filled to the last block, then made read-only."""
    place = tmp_path / "small"
    place.mkdir()
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode:
        pytest.skip("this user may not mount: `unshare -rm` is refused here")
    command = ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", str(place), str(plan), sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == {"full": "ENOSPC", "read-only": "EROFS", "room again": "saved"}


def test_a_folder_that_vanished_costs_no_work(plan: Path):
    file = read_plan(plan)
    away = plan.parent.with_name("away")
    plan.parent.rename(away)
    with pytest.raises((PlanChangedError, SaveError)):
        save_plan(file, numbered(file, 1))
    away.rename(plan.parent)
    assert save_plan(file, numbered(file, 1)).plan.messages[0].title == "1"


def test_a_folder_that_may_not_be_written_costs_no_work(plan: Path):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; the read-only disk above is for everybody")
    file = read_plan(plan)
    plan.parent.chmod(0o500)
    try:
        with pytest.raises(SaveError):
            save_plan(file, numbered(file, 1))
    finally:
        plan.parent.chmod(0o700)
    assert plan.read_text("utf-8") == file.text
