"""A calendar of others comes to lie in the backdrop as it is, once, and never over another."""

import os
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from campaign.calendars.backdrop import read_backdrop
from campaign.desk.importing.files import Incoming, carry_out, read_file, read_import
from campaign.errors import CampaignError, NotFoundError, NotUnderstoodError, SaveError, UsageError
from tests.calendars.test_bad_files import BAD
from tests.calendars.test_reading import GOOD, calendar
from tests.conftest import TODAY

DATA = b"\xef\xbb\xbf" + calendar(GOOD, "UID:b\r\nSUMMARY:Heidag\r\nDTSTART:onzin")


def bring(folder: Path, name: str, data: bytes, *, replace: bool = False) -> list[str]:
    """Bring a file to a workspace, take all of it, and return what changed."""
    incoming = Incoming(Path(name), data, None, folder, TODAY, "backdrop", replace=replace)
    imported = read_import(incoming)
    carry_out(imported, imported.keys, None)
    return [each.kind for each in imported.changes]


def test_the_file_is_kept_byte_for_byte_and_once(tmp_path: Path):
    assert bring(tmp_path, "/elders/Directie agenda.ICS", DATA) == ["new"]
    assert bring(tmp_path, "/elders/Directie agenda.ICS", DATA) == []
    assert bring(tmp_path, "onder een andere naam.ics", DATA) == []
    (kept,) = (tmp_path / "backdrop").iterdir()
    assert (kept.name, kept.read_bytes()) == ("directie-agenda.ics", DATA)


def test_what_is_left_changes_nothing(tmp_path: Path):
    imported = read_import(Incoming(Path("a.ics"), DATA, None, tmp_path, TODAY, "backdrop"))
    carry_out(imported, frozenset(), None)
    assert list(tmp_path.iterdir()) == []
    assert [each.text for each in imported.understood] == ["Directiedag"]
    assert [(each.place, each.text) for each in imported.not_understood] == [(9, "Heidag")]


def test_another_calendar_of_that_name_is_not_replaced_in_silence(tmp_path: Path):
    bring(tmp_path, "a.ics", DATA)
    with pytest.raises(SaveError):
        bring(tmp_path, "a.ics", calendar(GOOD))
    assert (tmp_path / "backdrop" / "a.ics").read_bytes() == DATA
    assert bring(tmp_path, "a.ics", calendar(GOOD), replace=True) == ["changed"]
    assert (tmp_path / "backdrop" / "a.ics").read_bytes() == calendar(GOOD)


@pytest.mark.parametrize("name", ["../../x.ics", "..\\x.ics", ".ics", "con.ics", "a/../../b.ics", "\u202e.ics", "…ics"])
def test_no_name_leads_out_of_the_backdrop(tmp_path: Path, name: str):
    folder = tmp_path / "workspace"
    folder.mkdir()
    bring(folder, name, DATA)
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert kept.parent == folder / "backdrop"
    assert kept.stem not in {"con", ""}


def test_a_link_in_the_backdrop_is_not_written_through(tmp_path: Path):
    (tmp_path / "backdrop").mkdir()
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "backdrop" / "a.ics").symlink_to(tmp_path / "mine.txt")
    with pytest.raises(CampaignError):
        bring(tmp_path, "a.ics", DATA, replace=True)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_what_is_no_calendar_is_refused(tmp_path: Path):
    with pytest.raises(NotUnderstoodError):
        bring(tmp_path, "a.ics", b"<html>")
    with pytest.raises(UsageError):
        bring(tmp_path, "a.pdf", b"%PDF")
    with pytest.raises(NotFoundError):
        read_file(tmp_path / "nergens.ics")
    os.mkfifo(tmp_path / "pijp.ics")
    with pytest.raises(NotFoundError):
        read_file(tmp_path / "pijp.ics")
    assert not (tmp_path / "backdrop").exists()


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path):
    (tmp_path / "backdrop").write_text("iets anders")
    with pytest.raises(SaveError):
        bring(tmp_path, "a.ics", DATA)
    assert (tmp_path / "backdrop").read_text() == "iets anders"


@pytest.mark.parametrize("name", ["repeat-every-second", "repeat-every-minute", "repeat-on-a-day-that-never-comes"])
def test_what_will_not_be_shown_is_told_before_it_is_brought_in(tmp_path: Path, name: str):
    data = (BAD / f"{name}.ics").read_bytes()
    imported = read_import(Incoming(Path("a.ics"), data, None, tmp_path, TODAY, "backdrop"))
    assert [each.place for each in imported.not_understood] == [10]
    carry_out(imported, imported.keys, None)
    behind = read_backdrop(tmp_path, TODAY, TODAY + timedelta(days=60), ZoneInfo("Europe/Amsterdam"))
    assert [each.place.line for each in behind.problems] == [10]
