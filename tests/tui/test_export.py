"""Exporting from the screen: which messages, in how many files, as a file or a feed; and what came of it is told."""

import json
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.handing import Order, known_kinds
from campaign.desk.starting import plan_from
from campaign.documents import data
from campaign.documents.contents import Contents
from campaign.model.when import OnDay
from campaign.storage.planfile import read_plan
from campaign.storage.saving import create_plan
from campaign.storage.templates import find_template
from campaign.tui.app import CampaignApp
from campaign.tui.screens import export
from campaign.tui.screens.export import ExportDialog
from tests.tui.driving import SIZES, app_on, screen_text, type_text, until


async def walk_to(pilot: Pilot[object], app: CampaignApp, text: str) -> None:
    """Go to the row with a text."""
    dialog = app.screen
    assert isinstance(dialog, ExportDialog)
    rows = [told for _name, told in dialog.rows()]
    place = next(number for number, told in enumerate(rows) if text in told)
    while (dialog.query_one("OptionList").highlighted or 0) != place:  # type: ignore[attr-defined]
        await pilot.press("down")


async def written(pilot: Pilot[object], app: CampaignApp) -> list[Path]:
    """Write, wait until that is told, and return the calendars that are there."""
    await pilot.press("enter")
    await until(pilot, app, "is written")
    return sorted(app.target.parent.rglob("*.ics"))


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_per_channel(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await walk_to(pilot, app, "one file")
        await pilot.press("space")
        assert "a file per channel" in screen_text(app)
        names = [path.name for path in await written(pilot, app)]
    channels = {message.channel for message in desk.effective.messages if message.when}
    assert names == sorted(f"{desk.file.path.stem}-{each}.ics" for each in {*channels, "mijlpalen"})


@pytest.mark.parametrize(("feed", "cancelled"), [(False, 1), (True, 0)])
async def test_what_is_gone_is_cancelled_in_a_file_and_simply_gone_from_a_feed(desk: Desk, feed: bool, cancelled: int):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await written(pilot, app)
        await pilot.press("escape", "x", "e")
        await pilot.pause()
        if feed:
            await walk_to(pilot, app, "subscribe")
            await pilot.press("space")
        (path,) = await written(pilot, app)
    assert path.read_text("utf-8").count("STATUS:CANCELLED") == cancelled


async def test_only_some_messages_chosen_in_the_dialog(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await walk_to(pilot, app, "choose")
        await pilot.press("space")
        await pilot.pause()
        await type_text(pilot, "proefrun")
        await pilot.press("enter")
        await pilot.pause()
        assert "[x] only what is searched for" in screen_text(app)
        (path,) = await written(pilot, app)
    shown = [
        each for each in desk.effective.messages if "proefrun" in f"{each.title} {each.goal} {each.activation}".lower()
    ]
    assert 0 < path.read_text("utf-8").count("BEGIN:VEVENT") <= len(shown) * 4 + len(desk.plan.milestones)


async def test_another_form_by_key_takes_its_own_place_and_tells_what_changed_since(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        kinds = known_kinds()
        await pilot.press(*["right"] * kinds.index("json"))
        assert "for programs (.json)" in screen_text(app)
        assert "deadlines of activations" not in screen_text(app)
        await pilot.press("enter")
        await until(pilot, app, "is written")
        assert json.loads(desk.file.path.with_suffix(".json").read_bytes())["campaign"]["id"] == desk.plan.campaign.id
        await pilot.press("escape", "L", "e")
        await pilot.pause()
        await pilot.press(*["right"] * kinds.index("json"))
        await until(pilot, app, "0 new, 1 changed, 0 gone")


async def test_a_confidential_message_goes_along_when_it_is_chosen(desk: Desk):
    message = next(each for each in desk.plan.messages if each.when)
    desk.do(set_fields(desk.plan, "messages", message.id, {"confidential": True}))
    desk.save()
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "1 confidential message stays here" in screen_text(app)
        await walk_to(pilot, app, "confidential messages")
        await pilot.press("space", "space", "enter")
        await pilot.pause()
        assert "confidential and stays" not in screen_text(app)
        (path,) = await written(pilot, app)
    assert f"UID:{message.id}-" in path.read_text("utf-8")


async def test_everything_goes_out_beside_each_other(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*["right"] * known_kinds().index("all"), "enter")
        await until(pilot, app, ".json is written")
    assert desk.file.path.with_suffix(".ics").exists()
    assert desk.file.path.with_suffix(".json").exists()


@pytest.mark.held
async def test_escape_stops_what_is_being_made_and_nothing_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    goes_on = Event()
    whole = data.data

    def slow(contents: Contents) -> bytes:
        goes_on.wait(10)
        return whole(contents)

    monkeypatch.setattr(data, "data", slow)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*["right"] * known_kinds().index("json"), "enter")
        await until(pilot, app, "esc stops it")
        await pilot.press("escape")
        goes_on.set()
        await until(pilot, app, "nothing more is written")
        await pilot.pause(0.2)
    assert not desk.file.path.with_suffix(".json").exists()


async def test_a_place_that_names_no_file_is_told_and_another_form_fills_it_in(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        place = app.screen.query_one(Input)
        place.value = ""
        await pilot.press("enter")
        assert "No file is named here" in screen_text(app)
        await pilot.press("right")
        assert place.value == str(desk.file.path.with_suffix(".html"))


async def test_what_changed_is_looked_up_once_when_the_keys_rest(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def told(_desk: Desk, order: Order) -> str:
        asked.append(order.path.name)
        return f"told of {order.path.name}"

    monkeypatch.setattr(export, "last_time", told)
    monkeypatch.setattr(export, "PAUSE", 1.0)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await until(pilot, app, "told of salarisverwerking-odoo.ics")
        asked.clear()
        for name in ("a.ics", "ab.ics", "abc.ics"):
            app.screen.query_one(Input).value = name
        await until(pilot, app, "told of abc.ics")
    assert asked == ["abc.ics"]


async def test_what_is_chosen_has_a_name_of_its_own_and_no_brief(desk: Desk):
    message = next(each for each in desk.plan.messages if each.when and "testers" in each.audiences)
    desk.do(set_fields(desk.plan, "messages", message.id, {"body": "Kom naar [plek]"}))
    desk.save()
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("right")
        place = app.screen.query_one(Input)
        assert place.value.endswith("salarisverwerking-odoo.html")
        assert "[x] with the brief" in screen_text(app)
        assert "1 message still has something between [brackets]" in screen_text(app)
        await walk_to(pilot, app, "choose")
        await pilot.press("space", "down", "down", "enter")
        await pilot.pause()
        names = [each.id for each in desk.effective.audiences]
        await pilot.press(*["down"] * names.index("testers"), "space", "enter", "f2")
        await pilot.pause()
        assert place.value.endswith("salarisverwerking-odoo-testers.html")
        assert "[ ] with the brief" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, app, "is written")
        path = Path(place.value)
    assert not desk.file.path.with_suffix(".html").exists()
    assert 'id="brief"' not in path.read_text("utf-8")


async def test_the_cursor_stands_behind_the_place_also_when_another_form_has_a_longer_one(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "up", "X")
        place = app.screen.query_one(Input)
        assert place.value.endswith(".icsX")
        await pilot.press("backspace", "down", "right", "up", "X")
        assert place.value.endswith("X")
        assert not place.value.endswith("icsX")


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_however_much_there_is_to_say_the_way_back_is_in_sight_and_the_rest_is_scrolled_to(
    tmp_path: Path, size: tuple[int, int]
):
    template = read_plan(find_template("reorganisatie")).plan
    path = tmp_path / "plan.toml"
    create_plan(path, plan_from(template, "Samen verder", {"livegang": OnDay(date(2027, 9, 6))}))
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("e")
        await until(pilot, app, "messages go out")
        assert "esc back" in screen_text(app)
        assert "confidential until Wed 9 Jun" not in screen_text(app)
        for _page in range(6):
            await pilot.press("pagedown")
        assert "esc back" in screen_text(app)
        assert "and 3 more" in screen_text(app).replace("│", "")
