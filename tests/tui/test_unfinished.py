"""Forms that were left before they were taken over: found again, and none where nobody typed."""

import pytest
from textual.widgets import OptionList

from campaign.desk.desk import Desk
from campaign.desk.edits import delete_entry
from campaign.tui.screens.form import EntryForm
from tests.tui.driving import app_on, becomes, screen_text, type_text, until


def form(app: object) -> EntryForm:
    screen = app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, EntryForm)
    return screen


async def test_what_is_only_suggested_is_no_unfinished_form(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a")
        suggested = form(app).row("when").value
        assert suggested
        await pilot.press("escape")
        assert not app.desks[desk.file.path].drafts
        assert "unfinished" not in screen_text(app)


async def test_a_new_form_goes_back_to_how_it_began(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a")
        began = {key: form(app).row(key).value for key in ("when", "channel")}
        await type_text(pilot, "Half af")
        await pilot.press("f5")
        await pilot.pause()
        assert {key: form(app).row(key).value for key in began} == began
        assert form(app).row("title").value == ""
        await pilot.press("escape")
        assert not app.desks[desk.file.path].drafts


async def test_the_one_that_was_left_is_opened_again_by_key(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a")
        await type_text(pilot, "Half af")
        await pilot.press("escape")
        await until(pilot, app, "1 form unfinished (K)")
        await pilot.press("2", "K")  # from another view, too
        await pilot.pause()
        assert form(app).row("title").value == "Half af"
        await pilot.press("f2")
        await pilot.pause()
        assert not app.desks[desk.file.path].drafts
        await pilot.press("K")
        await pilot.pause()
        assert [each.message for each in app._notifications] == ["Every form is finished."]


@pytest.mark.parametrize("named", ["Go of no-go?", "New audience: Stagiairs"])
async def test_of_more_than_one_is_asked_which(desk: Desk, named: str):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        own = app.desks[desk.file.path]
        message = next(each for each in own.plan.messages if each.title.startswith("Go of no-go"))
        own.keep_draft(f"messages/{message.id}", {"goal": "Half af"})
        own.keep_draft("audiences/new", {"name": "Stagiairs"})
        await pilot.press("K")
        await pilot.pause()
        options = app.screen.query_one(OptionList)
        prompts = [str(options.get_option_at_index(each).prompt) for each in range(options.option_count)]
        place = next(number for number, prompt in enumerate(prompts) if named.rstrip("?") in prompt)
        await pilot.press(*["down"] * place, "enter")
        await pilot.pause()
        shown = form(app)
        assert (shown.typed.get("goal"), shown.typed.get("name")) in {("Half af", None), (None, "Stagiairs")}


async def test_what_was_typed_of_a_message_that_is_gone_becomes_a_new_one(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        own = app.desks[desk.file.path]
        own.keep_draft("messages/mlive001", {"title": "Nog bewaard", "channel": "intranet"})
        own.do(delete_entry(own.plan, "messages", "mlive001"))
        await pilot.press("K")
        await pilot.pause()
        assert form(app).row("title").value == "Nog bewaard"
        await pilot.press("f2")
        await pilot.pause()
        assert not own.drafts
        assert "Nog bewaard" in {each.title for each in own.plan.messages}


async def test_findings_of_before_are_not_told_of_what_cannot_be_read(desk: Desk):
    app = app_on(desk.file.path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a")
        await type_text(pilot, "Kort")
        screen = form(app)
        said = screen.query_one("#said")
        await becomes(pilot, lambda: said.display)
        screen.row("when").value = "ooit eens"
        await becomes(pilot, lambda: not said.display)
