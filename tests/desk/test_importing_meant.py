"""Which plan of a folder a calendar went out of, without reading every plan."""

from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import export_text
from campaign.desk.importing import files
from campaign.desk.importing.files import plan_meant


@pytest.fixture
def others(desk: Desk) -> Path:
    folder = desk.file.path.parent
    for number in range(5):
        text = f'format = 1\n[campaign]\nid = "canders{number}"\ntitle = "Ander {number}"\n'
        (folder / f"ander-{number}.toml").write_text(text, "utf-8")
    return folder


def test_it_is_found_and_the_others_are_not_read(desk: Desk, others: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[Path] = []
    monkeypatch.setattr(files, "read_plan", lambda path, real=files.read_plan: read.append(path) or real(path))
    assert plan_meant(export_text(desk, Request()).encode(), others) == desk.file.path
    assert read == [desk.file.path]


def test_a_plan_without_an_id_of_its_own_is_found_by_the_one_that_is_made_for_it(desk: Desk, others: Path):
    text = desk.file.path.read_text("utf-8")
    desk.file.path.write_text(text.replace(f'id = "{desk.plan.campaign.id}"\n', "", 1), "utf-8")
    bare = Desk.open(desk.file.path, today=desk.today, now=desk.now)
    assert bare.plan.campaign.id != desk.plan.campaign.id
    assert plan_meant(export_text(bare, Request()).encode(), others) == desk.file.path


def test_a_calendar_of_somebody_else_is_of_no_plan(desk: Desk, others: Path):
    assert plan_meant(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", others) is None
    assert plan_meant(b"UID:m1-cnergens1@campaign\r\n", others) is None
