"""A journal folder in which somebody laid something else: nothing hangs on it, is taken from it, or goes through it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.desk.recovering import journals, recoveries
from campaign.storage.folders import state_folder
from campaign.storage.journal import MOST
from campaign.storage.journals import new_journal
from campaign.storage.sessions import Session
from tests.conftest import TODAY, no_holidays


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text('format = 1\n[campaign]\ntitle = "Plan"\n', "utf-8")
    return path


def opened(plan: Path) -> Desk:
    return Desk.open(plan, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=no_holidays)


@contextmanager
def kept(desk: Desk) -> Iterator[Keeper]:
    keeper = Keeper()
    keeper.watch(desk)
    keeper.start()
    try:
        yield keeper
    finally:
        keeper.stop(drop=True)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()
    (path / "x").write_text("x", "utf-8")


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_in_a_circle(path: Path) -> None:
    path.symlink_to(path)


def larger_than_any(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST + 1)


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 400)


@pytest.mark.parametrize(
    "lay", [pipe, folder, link_to_a_device, link_in_a_circle, larger_than_any, garbage], ids=lambda lay: lay.__name__
)
def test_what_lies_in_place_of_a_journal_holds_nothing_up_and_is_left_alone(lay: Callable[[Path], None], plan: Path):
    session = Session()
    place = new_journal(plan, session, 0)
    session.end()
    lay(place)
    before = place.lstat()
    desk = opened(plan)
    assert list(recoveries(desk)) == []
    assert journals() == []
    assert place.lstat().st_ino == before.st_ino
    with kept(desk) as keeper:
        desk.do(edits.set_campaign(desk.plan, {"sponsor": "Directie"}))
        assert keeper.flush(30)
    assert place.lstat().st_ino == before.st_ino


@pytest.mark.parametrize("lay", [pipe, garbage, link_in_a_circle], ids=lambda lay: lay.__name__)
def test_a_journal_folder_that_is_none_is_told_and_stops_no_work(lay: Callable[[Path], None], plan: Path):
    place = state_folder() / "journal"
    place.parent.mkdir(parents=True, exist_ok=True)
    lay(place)
    desk = opened(plan)
    assert list(recoveries(desk)) == []
    with kept(desk) as keeper:
        desk.do(edits.set_campaign(desk.plan, {"sponsor": "Directie"}))
        assert not keeper.flush(10)
        assert desk.journal.trouble is not None
    desk.save()
    assert "Directie" in plan.read_text("utf-8")
