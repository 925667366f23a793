"""Home, palette, help, settings and export: the screens around the timeline."""

from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.language import _, use
from campaign.storage.folders import config_folder
from campaign.storage.planfile import read_plan
from campaign.storage.settings import read_settings
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.screens.audiences import AudiencesScreen
from campaign.tui.screens.home import HomeScreen
from campaign.tui.screens.settings import MEANINGS, SettingsDialog
from campaign.tui.screens.table import TableScreen
from campaign.tui.screens.timeline import TimelineScreen
from tests.desk.journals import SECONDS, kept
from tests.desk.test_keeping import moved
from tests.tui.driving import SIZES, app_on, screen_text, type_text


@pytest.fixture
def folder(desk: Desk) -> Path:
    """Return a folder with a good plan, an archived one and a broken one."""
    path = desk.file.path.parent
    (path / "kapot.toml").write_text("format = 1\n[campaign\n", "utf-8")
    (path / "oud.toml").write_text('format = 1\n[campaign]\ntitle = "Oude koffie"\narchived = true\n', "utf-8")
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_home_tells_what_comes_next_what_waits_and_what_is_broken(folder: Path, size: tuple[int, int]):
    app = app_on(folder)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "Salarisverwerking naar Odoo" in shown
        assert "next: Mon 1 Mar 09:30 Waarom Odoo" in shown
        assert "1 unscheduled" in shown
        assert "✗ kapot.toml" in shown
        assert "line 2:" in shown
        assert "Oude koffie" not in shown
        await pilot.press("enter")
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)  # one escape too many leads nowhere
        await pilot.press("o")
        assert isinstance(app.screen, HomeScreen)


async def test_a_digit_opens_the_plan_in_its_view_with_the_timeline_below_it(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        for key, view in (("4", TableScreen), ("9", AudiencesScreen), ("1", TimelineScreen)):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, view)
            if view is not TimelineScreen:
                await pilot.press("escape")
            assert isinstance(app.screen, TimelineScreen)
            await pilot.press("o")
            await pilot.pause()
        await pilot.press("slash", *"2zzz")
        await pilot.pause()
        assert app.screen.sought == "2zzz"
        assert "open" not in screen_text(app).splitlines()[-1], "nothing was found"
        await pilot.press("escape")
        while not app.screen.card.broken:
            await pilot.press("j")
        await pilot.press("4")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_search_finds_messages_in_all_plans_and_opens_one(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"loonrun")
        assert len(app.screen.hits) > 1
        hits = app.screen.hits
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)
        assert app.screen.timeline.selected == hits[1][1]
        await pilot.press("o")
        await pilot.pause()
        assert app.screen.hits == hits
        await pilot.press("backspace")
        assert app.screen.query_one("#search").has_focus
        assert len(app.screen.hits) >= len(hits)
        await pilot.press("escape")
        assert "plans" in screen_text(app).splitlines()[0]
        assert not app.screen.hits


async def test_a_search_finds_what_was_typed_and_is_not_saved_yet(folder: Path, desk: Desk):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.desk_of(desk.file.path)
        await pilot.press("enter", "a", *"Zeldzaam woord", "f2", "o")
        await pilot.press("slash", *"zeldzaam")
        assert "1 message found" in screen_text(app)
        assert "Zeldzaam woord" in screen_text(app)


async def test_the_foot_of_home_offers_only_what_works(folder: Path, tmp_path: Path):
    empty = tmp_path / "leeg"
    empty.mkdir()
    for where, shown, hidden in (
        (empty, ("new plan",), ("open", "search", "archive")),
        (folder, ("open", "search"), ()),
    ):
        app = app_on(where)
        async with app.run_test(size=(120, 24)) as pilot:
            await pilot.pause()
            foot = screen_text(app).splitlines()[-1]
            assert all(each in foot for each in shown)
            assert not any(each in foot for each in hidden)
            await pilot.press("enter", "slash", "z", "e", "j", "k")


async def test_the_foot_offers_no_archive_for_a_plan_that_is_broken(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert "archive" in screen_text(app).splitlines()[-1]
        while not app.screen.card.broken:
            await pilot.press("j")
        await pilot.pause()
        assert "archive" not in screen_text(app).splitlines()[-1]


async def test_work_that_was_never_saved_is_told_of_in_the_list(folder: Path, desk: Desk):
    app = app_on(folder)
    async with app.run_test(size=(120, 40)):
        assert "unsaved work waits" not in screen_text(app)
    with kept(desk) as keeper:
        moved(desk)
        assert keeper.flush(SECONDS)
    app = app_on(folder)
    async with app.run_test(size=(120, 40)):
        assert "▲ unsaved work waits" in screen_text(app)


async def test_a_plan_is_archived_and_brought_back(folder: Path, desk: Desk):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z")
        assert read_plan(desk.file.path).plan.campaign.archived
        assert "Salarisverwerking" not in screen_text(app).split("Archived")[0]
        await pilot.press("Z")
        await pilot.pause()
        assert "Salarisverwerking naar Odoo" in screen_text(app)
        while app.screen.card.path != desk.file.path:
            await pilot.press("down")
        await pilot.press("z")
        assert not read_plan(desk.file.path).plan.campaign.archived


async def test_an_empty_folder_offers_a_new_plan_which_is_made_and_opened(tmp_path: Path):
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "There are no plans here yet" in screen_text(app)
        await pilot.press("n", *"an empty plan", "enter", *"Nieuwe koffie", "enter")
        assert isinstance(app.screen, TimelineScreen)
        assert "Press a to write the first one" in screen_text(app)
    assert read_plan(tmp_path / "nieuwe-koffie.toml").plan.campaign.title == "Nieuwe koffie"


async def test_a_broken_plan_is_told_and_not_opened(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        while not app.screen.card.broken:
            await pilot.press("down")
        await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen)


async def test_the_palette_finds_commands_and_messages(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"zoom out", "enter")
        await pilot.pause()
        assert app.screen.timeline.zoom == "month"
        await pilot.press("ctrl+p", *"Handleiding", "enter")
        await pilot.pause()
        assert app.screen.message.title.startswith("Handleiding")
        await pilot.press("ctrl+p", *"xyzzy")
        assert "Nothing found." in screen_text(app)
        await pilot.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 12)])
async def test_help_shows_its_way_back_and_scrolls_by_key(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        before = screen_text(app)
        assert "esc back" in before
        await pilot.press("j", "j")
        await pilot.pause()
        assert screen_text(app) != before
        await pilot.press("k", "k")
        await pilot.pause()
        assert screen_text(app) == before


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_help_lists_every_command_of_the_screen(desk: Desk, language: str):
    use(language)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 120)) as pilot:
        commands = [*app.screen.ACTIONS, *ANYWHERE] if isinstance(app.screen, TimelineScreen) else []
        await pilot.press("question_mark")
        await pilot.pause()
        shown = str(app.screen.query_one("VerticalScroll Label").render())
        for command in commands:
            assert command.id not in shown
            assert command.name in shown
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)


async def test_settings_change_language_and_colours_at_once_and_are_kept(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("comma", "enter", "down", "enter", "escape")
        await pilot.pause()
        assert app.theme == "campaign-light"
        assert "per kanaal" in screen_text(app)
    settings, problems = read_settings(config_folder())
    assert (settings.language, settings.theme, problems) == ("nl", "light", ())


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_setting_tells_what_it_does_and_goes_back_to_the_value_before(desk: Desk, language: str):
    use(language)
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, SettingsDialog)
        assert len(MEANINGS) == len(dialog.rows())
        for meaning in MEANINGS:
            await pilot.pause()
            assert _(meaning) in screen_text(app)
            assert "[keys]" in screen_text(app)
            await pilot.press("down")
        await pilot.press("home", "down", "left")
        assert dialog.settings.theme == "contrast"
        await pilot.press("right")
        assert dialog.settings.theme == "dark"


async def test_who_works_here_is_asked_in_the_settings_and_stands_in_the_history_of_a_message(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("comma", "end", "enter")
        await type_text(pilot, "Sanne  de Wit")
        await pilot.press("enter")
        await pilot.pause()
        assert "Your name        ◂ Sanne de Wit ▸" in screen_text(app)
        await pilot.press("escape", "t")
        await type_text(pilot, "review")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.message.status_log[-1].by == "Sanne de Wit"
    settings, problems = read_settings(config_folder())
    assert (settings.name, problems) == ("Sanne de Wit", ())


async def test_a_persons_own_key_takes_the_place_of_ours_everywhere(desk: Desk):
    app = app_on(desk.file.path, keys={"timeline.undo": "z"})
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("L")
        assert app.screen.desk.dirty
        await pilot.press("u")
        assert app.screen.desk.dirty
        await pilot.press("z")
        assert not app.screen.desk.dirty
        assert "z undo" in screen_text(app)


async def test_a_persons_own_key_that_two_commands_share_is_told_once(desk: Desk):
    app = app_on(desk.file.path, keys={"timeline.undo": "s"})
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        assert "The key s is of two commands: undo and save" in screen_text(app)
        app.clear_notifications()
        await pilot.press("b", "escape", "o")
        await pilot.pause()
        assert "of two commands" not in screen_text(app)


async def test_the_export_dialog_writes_a_calendar_and_says_what_changed(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e", "down", "down", "space", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = screen_text(app)
        assert "is written" in shown
        assert "new, 0 changed" in shown
        await pilot.press("escape", "L", "e", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "1 changed" in screen_text(app)
    assert desk.file.path.with_suffix(".ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")


async def test_an_export_that_cannot_be_written_says_why(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e", "up", "end", *"/nergens/x.ics", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "▲" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)


async def test_settings_that_cannot_be_read_are_told_and_never_written_over(folder: Path):
    place = config_folder() / "config.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text('theme = "dark\n[keys]\n"timeline.undo" = "z"  # van mij\n', "utf-8")
    before = place.read_text("utf-8")
    settings, problems = read_settings(config_folder())
    assert problems
    app = app_on(folder)
    app.wrong_settings = problems
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert any("config.toml" in notice.message for notice in app._notifications)
        app._take_settings(settings.model_copy(update={"theme": "light"}))
        assert place.read_text("utf-8") == before


async def test_another_theme_leaves_the_rest_of_the_settings_as_they_stand(folder: Path):
    place = config_folder() / "config.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text('# mijn kleuren\ntheme = "dark"  # thuis\n[keys]\n"timeline.undo" = "z"  # van mij\n', "utf-8")
    settings, _ = read_settings(config_folder())
    app = app_on(folder)
    app.settings = settings
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app._take_settings(settings.model_copy(update={"theme": "light"}))
    assert place.read_text("utf-8") == (
        '# mijn kleuren\ntheme = "light"  # thuis\n[keys]\n"timeline.undo" = "z"  # van mij\n'
    )
