"""What a move breaks is told in its preview: on the line of what moves, or in a sentence."""

import shutil
from pathlib import Path

import pytest
from textual.widgets import OptionList

from campaign.language import current
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, screen_text
from tests.tui.test_moving import asked, looked

EDITIONS = """format = 1
[campaign]
title = "Nieuw rooster"
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-03-22
[[channels]]
id = "nieuwsbrief"
name = "Maandagnieuws"
rhythm = { every = "1w", on = "mo", from = 2027-01-04 }
capacity = 1
[[messages]]
id = "meen0001"
title = "Nog een week"
channel = "nieuwsbrief"
when = "livegang - 1w"
[[messages]]
id = "mtwee001"
title = "Dank je wel"
channel = "nieuwsbrief"
when = 2027-03-22
"""
"""An edition a week with room for one message, which the second one has."""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("+1d", "▲ no edition → Mon 15 Mar"),
        ("+1w", "▲ edition full"),
    ],
)
async def test_a_draft_that_misses_its_edition_or_finds_it_full_says_so(tmp_path: Path, typed: str, told: str):
    path = tmp_path / "rooster.toml"
    path.write_text(EDITIONS, "utf-8")
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(app, pilot, typed)
        (row,) = (
            line for line in screen_text(app).splitlines() if "Nog een week" in line and "→" in line and "▲" in line
        )
        assert told in row


@pytest.mark.parametrize("typed", ["+1d", "+2d", "+3w", "-1w"])
async def test_nothing_that_a_move_breaks_goes_untold(typed: str, tmp_path: Path):
    path = shutil.copy(EXAMPLES / "poliklinieken-een-plein.toml", tmp_path)
    app = app_on(Path(path))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        picker = app.screen.query_one(OptionList)
        names = [str(picker.get_option_at_index(each).prompt) for each in range(picker.option_count)]
        picker.highlighted = next(number for number, each in enumerate(names) if "Eerste spreekuur" in each)
        await pilot.press("enter")
        await pilot.pause()
        dialog = await looked(app, pilot, typed)
        assert dialog.seen is not None
        seen = dialog.seen[2]
        told = "".join(text for item in dialog.items(110) for line in item for _style, text in line)
        told = "".join(told.split())
        assert seen.arisen
        rows = {each.id: each for each in seen.moves}
        for each in seen.arisen:
            sentence = "".join(current().render(each.text).split())
            moving = rows.get(each.message or "")
            marked = moving is not None and each.code in moving.codes
            assert marked or sentence in told, f"{each.code} {current().render(each.text)}"
