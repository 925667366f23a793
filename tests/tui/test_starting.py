"""A new plan from a template, and a plan kept as one, by key, by mouse and from the palette."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from campaign.desk.desk import Desk
from campaign.storage.planfile import read_plan
from campaign.storage.templates import own_templates
from campaign.tui.screens.starting import StartDialog
from campaign.tui.screens.timeline import TimelineScreen
from tests.tui.driving import app_on, screen_text, settled, type_text

TEMPLATE = """# Voor een nieuw pakket.
format = 1
[campaign]
title = "Nieuw pakket"
[[milestones]]
id = "livegang"
title = "Livegang"
golive = true
[[messages]]
id = "mwaarom1"
title = "Waarom"
channel = "overleg"
when = "livegang - 3wd 10:00"
[[messages]]
id = "mklaar01"
title = "Klaar"
channel = "intranet"
when = "livegang + 1d"
"""


@pytest.fixture
def folder(own_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("campaign.storage.templates.PACKAGED", tmp_path / "geen")
    own_templates().mkdir(parents=True)
    (own_templates() / "pakket.toml").write_text(TEMPLATE, "utf-8")
    place = tmp_path / "campaigns"
    place.mkdir()
    return place


async def test_a_date_shows_every_day_that_results_and_enter_opens_the_plan(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "enter")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, StartDialog)
        await type_text(pilot, "Naar Odoo")  # in place of the title of the template
        assert dialog.query_one("#title-field", Input).value == "Naar Odoo"
        assert "next ▲" not in screen_text(app)
        await pilot.press("tab")
        await type_text(pilot, "2 apr 2027")
        shown = screen_text(app)
        assert "Fri 2 Apr 2027 · wk 13" in shown
        assert "2 messages · Tue 30 Mar 2027 – Sat 3 Apr 2027" in shown
        assert "▲ weekend" in shown
        assert "F8 next ▲" in shown
        await pilot.press("f8")
        assert dialog.seen is not None
        assert dialog.seen.coming[dialog.query_one("Listing").place].title == "Klaar"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
    (path,) = folder.glob("*.toml")
    plan = read_plan(path).plan
    assert path.read_text("utf-8").startswith("# Voor een nieuw pakket.")
    assert (plan.campaign.title, str(plan.milestones[0].date)) == ("Naar Odoo", "2027-04-02")


async def test_without_the_date_nothing_is_made_and_it_is_said_which_is_missing(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "enter")
        await pilot.pause()
        await pilot.press("enter")
        assert "▲ Livegang needs a date." in screen_text(app)
        await type_text(pilot, "nooit")
        await pilot.press("enter")
        assert isinstance(app.screen, StartDialog)
        assert app.screen.query_one("#date-0", Input).value == "nooit"
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, StartDialog)
    assert not list(folder.iterdir())


async def test_a_template_is_picked_with_the_mouse_and_an_empty_plan_stays_possible(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.click(app.screen.query_one(OptionList), offset=(3, 0))
        await pilot.pause()
        assert isinstance(app.screen, StartDialog)
        await pilot.press("escape", "n", *"empty", "enter")
        await pilot.pause()
        await type_text(pilot, "Koffie")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
    assert [path.name for path in folder.glob("*.toml")] == ["koffie.toml"]


@pytest.mark.parametrize("way", [["T"], ["ctrl+p", *"save as template", "enter"]])
async def test_a_plan_is_kept_as_a_template(desk: Desk, way: list[str]):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*(" " if key == " " else key for key in way))
        await pilot.pause()
        await type_text(pilot, "Roosters")
        await pilot.pause()
        assert "as roosters, in " in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "templates/roosters.toml" in app.notices[-1].text
        assert not app.screen.desk.dirty  # type: ignore[attr-defined]
        await pilot.press("T")
        await pilot.pause()
        await type_text(pilot, "Roosters")
        await pilot.press("enter")
        await settled(app, pilot)
        assert any(each.severity == "error" for each in app._notifications)
    assert [path.name for path in own_templates().iterdir()] == ["roosters.toml"]
