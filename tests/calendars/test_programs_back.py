"""What went through a calendar program that others wrote and comes back is no change, but for what was moved there."""

import subprocess
from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import hand_out
from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import Import
from tests.calendars.plans import MESSAGES
from tests.calendars.test_programs import Khal, Radicale, put_and_get, radicale
from tests.conftest import TODAY
from tests.outside import needs
from tests.property.test_import import desk_of

__all__ = ["radicale"]
THROUGH = """
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const ICAL = (await import(pathToFileURL(`${process.argv[2]}/dist/ical.js`))).default;
writeFileSync(process.argv[4], ICAL.stringify(ICAL.parse(readFileSync(process.argv[3], "utf8"))));
"""


@pytest.fixture
def thorough(tmp_path: Path) -> Desk:
    """Return a desk with a moment and a text of every kind."""
    return desk_of(tmp_path, [dict(each) for each in MESSAGES])


def went_out(desk: Desk) -> str:
    """Return the calendar of a plan, which went out."""
    path = desk.file.path.with_suffix(".ics")
    hand_out(desk, Request(), path)
    return path.read_bytes().decode()


def back(desk: Desk, data: bytes) -> Import:
    """Return what a calendar comes to."""
    return read_import(Incoming(Path("in.ics"), data, desk, desk.file.path.parent, TODAY, "merge"))


def told(imported: Import) -> list[tuple[str, str | None]]:
    """Return what changed."""
    return [(each.kind, each.message) for each in imported.changes]


def test_through_khal_nothing_changes(desk: Desk, thorough: Desk, tmp_path: Path):
    for number, each in enumerate((desk, thorough)):
        khal = Khal(tmp_path / f"khal{number}")
        khal.take(went_out(each))
        kept = [path.read_bytes() for path in sorted((khal.folder / "work").glob("*.ics"))]
        imported = back(each, b"".join(kept))
        assert (told(imported), imported.not_understood, imported.remarks) == ([], (), ())
        assert len(imported.understood) == len(kept)


def test_through_radicale_nothing_changes_but_what_was_moved_there(desk: Desk, radicale: Radicale):
    text = went_out(desk)
    put_and_get(radicale, text)
    whole = radicale.ask("GET", "/planner/work/")
    assert told(back(desk, whole)) == []
    assert told(back(desk, whole.replace(b"20270301T", b"20270302T"))) == [("moved", "mstart01")]


def test_through_icaljs_nothing_changes(desk: Desk, thorough: Desk, tmp_path: Path):
    script = tmp_path / "through.mjs"
    script.write_text(THROUGH, "utf-8")
    for each in (desk, thorough):
        before, after = tmp_path / "before.ics", tmp_path / "after.ics"
        before.write_bytes(went_out(each).encode())
        subprocess.run([needs("node"), script, needs("ical.js"), before, after], check=True, capture_output=True)
        imported = back(each, after.read_bytes())
        assert (told(imported), imported.not_understood) == ([], ())
