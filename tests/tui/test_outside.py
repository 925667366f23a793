"""What somebody else does to a plan while it is open: taken in, asked about, or told; nobody's work is lost."""

import os
import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from campaign.desk.desk import Desk
from campaign.language import say
from campaign.model.changes import Change, Edit, replaced
from campaign.model.plan import name_of
from campaign.storage.planfile import read_plan
from campaign.tui.app import CampaignApp
from campaign.tui.outside import Watch
from campaign.tui.screens.conflicts import ConflictDialog
from campaign.tui.screens.copies import CopyDialog
from campaign.tui.screens.elsewhere import ElsewhereDialog
from campaign.tui.screens.timeline import TimelineScreen
from tests.tui.driving import app_on, screen_text, settled


@pytest.fixture
def path(desk: Desk) -> Path:
    """Return the file of a plan."""
    return desk.file.path


def rewrite(path: Path, before: str, after: str) -> None:
    """Change a file as another program does."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def retitle(app: CampaignApp, path: Path, title: str) -> None:
    """Change the title of the first message in the app."""
    desk = app.desks[path]
    first = desk.plan.messages[0]
    desk.do(Edit(say("Changed"), (Change("messages", first.id, first, replaced(first, title=title)),)))


def told(app: CampaignApp) -> str:
    """Return what the planner is told in passing."""
    return app.notices[-1].text if app._notifications else ""


async def looked(app: CampaignApp, watch: Watch, pilot) -> None:
    """Look at the files once, and let the screen follow."""
    await pilot.pause()
    watch.look()
    await settled(app, pilot)


async def test_a_clean_plan_follows_its_file_and_says_so(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        first = app.desks[path].plan.messages[0]
        rewrite(path, f'title = "{first.title}"', 'title = "Van een ander"')
        await looked(app, watch, pilot)
        assert app.desks[path].plan.messages[0].title == "Van een ander"
        assert not app.desks[path].dirty
        assert "taken in: Van een ander" in told(app)


async def test_work_in_hand_and_their_change_are_both_in_the_next_save(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        retitle(app, path, "Van mij")
        second = app.desks[path].plan.messages[1]
        rewrite(path, f'title = "{second.title}"', 'title = "Van een ander"')
        await looked(app, watch, pilot)
        await pilot.press("s")
        await settled(app, pilot)
        saved = read_plan(path).plan
        assert [each.title for each in saved.messages[:2]] == ["Van mij", "Van een ander"]


async def test_a_save_over_a_changed_file_takes_that_in_first(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        retitle(app, path, "Van mij")
        second = app.desks[path].plan.messages[1]
        rewrite(path, f'title = "{second.title}"', 'title = "Van een ander"')
        await pilot.press("s")
        await settled(app, pilot)
        saved = read_plan(path).plan
        assert [each.title for each in saved.messages[:2]] == ["Van mij", "Van een ander"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_where_both_changed_the_same_both_texts_are_shown_and_one_is_chosen(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        first = app.desks[path].plan.messages[0]
        retitle(app, path, "Van mij")
        rewrite(path, f'title = "{first.title}"', 'title = "Van een ander"')
        await looked(app, watch, pilot)
        assert isinstance(app.screen, ConflictDialog)
        shown = screen_text(app)
        assert "Van mij" in shown
        assert "Van een ander" in shown
        await pilot.press("enter")
        assert isinstance(app.screen, ConflictDialog), "nothing is chosen yet"
        assert app.screen.query_one("Vertical").size.height < 12, "two titles take no whole window"
        await pilot.press("right", "enter")
        await settled(app, pilot)
        assert app.desks[path].plan.messages[0].title == "Van een ander"
        await pilot.press("u")
        assert app.desks[path].plan.messages[0].title == "Van mij"


async def test_later_keeps_our_work_and_the_next_save_asks_again(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        first = app.desks[path].plan.messages[0]
        retitle(app, path, "Van mij")
        rewrite(path, f'title = "{first.title}"', 'title = "Van een ander"')
        await looked(app, watch, pilot)
        await pilot.press("escape")
        assert app.desks[path].plan.messages[0].title == "Van mij"
        await looked(app, watch, pilot)
        assert isinstance(app.screen, TimelineScreen), "asked once, not every other second"
        await pilot.press("s")
        await settled(app, pilot)
        assert isinstance(app.screen, ConflictDialog)
        await pilot.press("left", "enter")
        await settled(app, pilot)
        assert read_plan(path).plan.messages[0].title == "Van mij"


async def test_nothing_is_pulled_away_while_a_form_is_open(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        before = app.desks[path].plan
        await pilot.press("enter")
        await settled(app, pilot)
        rewrite(path, f'title = "{before.messages[0].title}"', 'title = "Van een ander"')
        await looked(app, watch, pilot)
        assert app.desks[path].plan is before
        await pilot.press("escape")
        await looked(app, watch, pilot)
        assert app.desks[path].plan.messages[0].title == "Van een ander"


async def test_a_file_that_is_no_plan_any_more_is_told_and_the_work_stays(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        retitle(app, path, "Van mij")
        path.write_text("dit is geen plan [", "utf-8")
        await looked(app, watch, pilot)
        assert "cannot be read now" in told(app)
        await pilot.press("s")
        await settled(app, pilot)
        assert isinstance(app.screen, ElsewhereDialog)
        await pilot.press("enter")
        await settled(app, pilot)
        assert path.read_text("utf-8") == "dit is geen plan ["
        elsewhere = path.with_name(f"{path.stem} (mine).toml")
        assert read_plan(elsewhere).plan.messages[0].title == "Van mij"


async def test_a_file_that_is_gone_is_told_and_saving_makes_it_again(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        text = path.read_text("utf-8")
        path.unlink()
        await looked(app, watch, pilot)
        assert "is gone" in told(app)
        retitle(app, path, "Van mij")
        await pilot.press("s")
        await settled(app, pilot)
        assert isinstance(app.screen, ElsewhereDialog)
        await pilot.press("enter")
        await settled(app, pilot)
        assert read_plan(path).plan.messages[0].title == "Van mij"
        assert path.read_text("utf-8").count("\n") >= text.count("\n") - 1


async def test_a_folder_that_is_gone_loses_nothing(path: Path, tmp_path_factory: pytest.TempPathFactory):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        retitle(app, path, "Van mij")
        shutil.rmtree(path.parent)
        await pilot.press("s")
        await settled(app, pilot)
        assert isinstance(app.screen, ElsewhereDialog)
        place = tmp_path_factory.mktemp("elders") / "gered.toml"
        app.screen.query_one(Input).value = str(place)
        await pilot.press("enter")
        await settled(app, pilot)
        assert read_plan(place).plan.messages[0].title == "Van mij"
        assert place in app.desks


@pytest.mark.parametrize(
    "name",
    [
        "{stem} (conflicted copy 2027-01-11 093000).toml",
        "{stem} (Jan's conflicted copy 2027-01-11).toml",
        "{stem} (conflicterende kopie van Jan 2027-01-11).toml",
        "{stem}.sync-conflict-20270111-093000-ABC1234.toml",
        "{stem}-LAPTOP42.toml",
        "{stem} (1).toml",
    ],
)
async def test_a_conflict_copy_is_named_and_taken_in_and_put_away(path: Path, name: str):
    copy = path.with_name(name.format(stem=path.stem))
    plan = read_plan(path).plan
    shutil.copy(path, copy)
    rewrite(copy, f'title = "{plan.messages[1].title}"', 'title = "Uit de kopie"')
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        retitle(app, path, "Van mij")
        app.desks[path].save()
        watch = Watch(app)
        await looked(app, watch, pilot)
        assert isinstance(app.screen, CopyDialog)
        assert copy.name in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        saved = read_plan(path).plan
        assert [each.title for each in saved.messages[:2]] == ["Van mij", "Uit de kopie"]
        assert not copy.exists()


async def test_another_plan_with_a_name_like_a_copy_is_left_alone(path: Path):
    other = path.with_name(f"{path.stem} (1).toml")
    other.write_text('format = 1\n[campaign]\nid = "candere1"\ntitle = "Heel iets anders"\n', "utf-8")
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(app, Watch(app), pilot)
        assert isinstance(app.screen, TimelineScreen)
        assert name_of(app.desks[path].plan.messages[0])


async def test_a_file_that_was_only_touched_changes_nothing_and_says_nothing(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        retitle(app, path, "Van mij")
        before = app.desks[path].state
        os.utime(path, (1, 1))
        await looked(app, watch, pilot)
        again = path.with_suffix(".nieuw")
        again.write_bytes(path.read_bytes())
        again.replace(path)
        await looked(app, watch, pilot)
        assert app.desks[path].state is before
        assert told(app) == ""
        await pilot.press("s")
        await settled(app, pilot)
        assert read_plan(path).plan.messages[0].title == "Van mij"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
async def test_a_pipe_in_the_place_of_a_plan_holds_up_no_other_plan(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        text, title = path.read_text("utf-8"), app.desks[path].plan.messages[0].title
        path.unlink()
        os.mkfifo(path)
        await looked(app, watch, pilot)
        assert not watch.busy
        path.unlink()
        path.write_text(text.replace(title, "Van een ander"), "utf-8")
        await looked(app, watch, pilot)
        assert app.desks[path].plan.messages[0].title == "Van een ander"


async def test_other_line_ends_are_taken_over_without_a_word(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        retitle(app, path, "Van mij")
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        await looked(app, watch, pilot)
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("s")
        await settled(app, pilot)
    data = path.read_bytes()
    assert b"Van mij" in data
    assert data.count(b"\r\n") == data.count(b"\n")


async def test_a_file_that_got_another_name_is_left_alone_and_ours_is_kept_beside_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        retitle(app, path, "Van mij")
        theirs = path.with_name("hernoemd.toml")
        path.rename(theirs)
        before = theirs.read_bytes()
        await looked(app, watch, pilot)
        assert "is gone: renamed, moved or deleted" in told(app)
        await pilot.press("s")
        await settled(app, pilot)
        assert isinstance(app.screen, ElsewhereDialog)
        await pilot.press("enter")
        await settled(app, pilot)
    assert theirs.read_bytes() == before
    assert read_plan(path).plan.messages[0].title == "Van mij"


async def test_a_file_of_a_newer_program_is_told_and_never_written_over(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        retitle(app, path, "Van mij")
        rewrite(path, "format = 1", "format = 2")
        newer = path.read_bytes()
        await looked(app, watch, pilot)
        assert "Your plan is still here" in told(app)
        assert app.desks[path].plan.messages[0].title == "Van mij"
        await pilot.press("s")
        await settled(app, pilot)
        assert isinstance(app.screen, ElsewhereDialog)
        await pilot.press("enter")
        await settled(app, pilot)
    assert path.read_bytes() == newer
    (mine,) = path.parent.glob("* (mine).toml")
    assert read_plan(mine).plan.messages[0].title == "Van mij"


def without_first(path: Path) -> None:
    """Take the first message out of a file, as another program does."""
    text = path.read_text("utf-8")
    start = text.index("[[messages]]")
    path.write_text(text[:start] + text[text.index("[[messages]]", start + 1) :], "utf-8")


@pytest.mark.parametrize(("key", "stays"), [("left", True), ("right", False)])
async def test_what_they_took_out_and_we_changed_is_asked(path: Path, key: str, stays: bool):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        retitle(app, path, "Van mij")
        without_first(path)
        await looked(app, watch, pilot)
        assert isinstance(app.screen, ConflictDialog)
        assert "Van mij" in screen_text(app)
        await pilot.press(key, "enter")
        await settled(app, pilot)
        await pilot.press("s")
        await settled(app, pilot)
    titles = [each.title for each in read_plan(path).plan.messages]
    assert ("Van mij" in titles) is stays


async def test_what_they_took_out_goes_and_what_we_did_elsewhere_stays(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch(app)
        await looked(app, watch, pilot)
        first, second = app.desks[path].plan.messages[:2]
        desk = app.desks[path]
        desk.do(Edit(say("Changed"), (Change("messages", second.id, second, replaced(second, title="Van mij")),)))
        without_first(path)
        await looked(app, watch, pilot)
        assert desk.plan.message(first.id) is None
        await pilot.press("s")
        await settled(app, pilot)
    titles = [each.title for each in read_plan(path).plan.messages]
    assert first.title not in titles
    assert titles[0] == "Van mij"
    assert len(titles) == len(app.desks[path].plan.messages)
