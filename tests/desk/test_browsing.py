"""Looking for a file: a path as terminals paste it, and what a folder holds."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.desk.browsing import UP, listed, pasted
from campaign.errors import CampaignError, NotFoundError


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/tmp/plan.ics", "/tmp/plan.ics"),
        ("  /tmp/plan.ics \n", "/tmp/plan.ics"),
        ("'/tmp/mijn plan.ics'", "/tmp/mijn plan.ics"),
        ('"/tmp/mijn plan.ics"', "/tmp/mijn plan.ics"),
        ("/tmp/mijn\\ plan\\ (1).ics", "/tmp/mijn plan (1).ics"),
        ("file:///tmp/mijn%20plan.ics", "/tmp/mijn plan.ics"),
        ("C:\\Users\\Eva\\plan.ics", "C:\\Users\\Eva\\plan.ics"),
        ("file://[plan.ics", "file://[plan.ics"),
        ("'", "'"),
    ],
)
def test_a_path_as_terminals_paste_it(text: str, path: str):
    assert pasted(text) == path


def names(typed: str, start: Path) -> list[str]:
    return [each.name for each in listed(typed, start, {".ics", ".xlsx"}).items]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Oud").mkdir()
    (tmp_path / ".git").mkdir()
    for age, name in enumerate(("nieuw.ics", "plan.xlsx", "oudste.ICS", "brief.docx", ".verborgen.ics")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (1e9 - age * 1e6, 1e9 - age * 1e6))
    return tmp_path


def test_folders_come_first_and_then_the_newest_files(folder: Path):
    assert names("", folder) == [UP, "Oud", "nieuw.ics", "plan.xlsx", "oudste.ICS"]


def test_typing_narrows_in_any_case_and_a_dot_shows_what_is_hidden(folder: Path):
    assert names("OUD", folder) == ["Oud", "oudste.ICS"]
    assert names(".v", folder) == [".verborgen.ics"]
    assert names(f"{folder}/pl", folder) == ["plan.xlsx"]
    assert names("Oud/", folder) == [UP]
    assert names("niets", folder) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(NotFoundError, match="cannot be opened"):
        listed("nergens/x", tmp_path, {".ics"})


@given(st.text(max_size=30))
def test_whatever_is_typed_is_looked_at_or_told(typed: str):
    with suppress(CampaignError):
        listed(typed, Path("/"), {".ics"})
