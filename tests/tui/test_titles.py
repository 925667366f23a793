"""A message that is confidential says so wherever it is shown, so that nobody reads it aloud by mistake."""

from pathlib import Path

import pytest

from campaign.tui.titles import CONFIDENTIAL
from tests.cli.test_load import written
from tests.tui.driving import app_on, screen_text, settled, until

SECRET, OPEN = "m6", "m7"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    messages = [(SECRET, "mail", "payroll", "2027-02-16"), (OPEN, "mail", "payroll", "2027-02-18")]
    written(tmp_path, "odoo", *messages)
    place = tmp_path / "odoo.toml"
    text = place.read_text("utf-8")
    text = text.replace(f'id = "{SECRET}"\n', f'id = "{SECRET}"\nconfidential = true\ntarget = 5\nmeasure = "x"\n')
    text += '[[channels]]\nid = "mail"\nrhythm = { every = "1w", on = "tu", from = 2027-02-16 }\n'
    place.write_text(text, "utf-8")
    return place


async def test_it_is_told_in_every_view_that_has_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        title = app.screen.desk.plan.message(SECRET).title  # type: ignore[attr-defined,union-attr]
        other = app.screen.desk.plan.message(OPEN).title  # type: ignore[attr-defined,union-attr]
        for key in "123456789":
            await pilot.press(key)
            await settled(app, pilot)
            shown = screen_text(app)
            assert f"{CONFIDENTIAL} {title}" in shown, (key, shown)
            assert f"{CONFIDENTIAL} {other}" not in shown, (key, shown)
        await pilot.press("1")
        await settled(app, pilot)
        assert app.screen.message.id == SECRET  # type: ignore[attr-defined]
        assert "confidential" in screen_text(app)


async def test_a_digest_that_is_copied_says_what_is_not_in_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(app, pilot)
        await pilot.press("6", "W")
        await until(pilot, app, "1 confidential")
