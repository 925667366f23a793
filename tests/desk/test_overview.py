"""The list of plans reads a file again when that changed, and only then."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk import overview
from campaign.desk.overview import Card, Cards
from tests.conftest import TODAY

PLAN = 'format = 1\n[campaign]\ntitle = "{}"\n'


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that are read, as they are."""
    found: list[Path] = []
    card_of = overview.card_of

    def noting(path: Path, **options: object) -> Card:
        found.append(path)
        return card_of(path, **options)

    monkeypatch.setattr(overview, "card_of", noting)
    return found


def test_a_plan_is_read_again_when_its_file_or_what_plans_share_changed(tmp_path: Path, read: list[Path]):
    path, cards = tmp_path / "plan.toml", Cards()

    def title(today: date = TODAY) -> str:
        return cards.of(path, today=today, now=lambda: datetime(2027, 2, 15, 9)).title

    path.write_text(PLAN.format("Een"), "utf-8")
    assert (title(), title()) == ("Een", "Een")
    assert len(read) == 1
    path.write_text(PLAN.format("Twee"), "utf-8")
    assert (title(), len(read)) == ("Twee", 2)
    os.utime(path, (1, 1))
    assert (title(), len(read)) == ("Twee", 3)
    (tmp_path / "workspace.toml").write_text("", "utf-8")
    assert (title(), len(read)) == ("Twee", 4)
    assert (title(date(2027, 2, 16)), len(read)) == ("Twee", 5)  # what comes next is another thing by then
    cards.forget()
    assert (title(date(2027, 2, 16)), len(read)) == ("Twee", 6)
    path.unlink()
    assert (title(), len(read)) == ("plan.toml", 7)
