"""The message form: everything can be typed, what is understood is echoed, nothing typed is lost."""

import asyncio
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.language import use
from campaign.model.messages import Message
from campaign.tui.screens.calendar import CalendarDialog
from campaign.tui.screens.fields import MESSAGE
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.rows import FieldRow
from tests.tui.driving import SIZES, app_on, becomes, screen_text, settled, until


async def put(pilot, key: str, text: str) -> None:
    """Type a text in a field, in place of what is there."""
    row = pilot.app.screen.row(key)
    row.control.focus()
    row.value = text
    await read(pilot)


async def read(pilot) -> None:
    """Wait until what was typed in a form is read, and what that says is shown."""
    await pilot.pause()
    await becomes(pilot, lambda: (timer := pilot.app.screen.reading) is None or timer._task is None)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_goal_and_activation_are_in_view_at_once(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(app)
        for text in (
            "Goal",
            "Leidinggevenden kunnen",
            "Activation",
            "Bespreek de planning",
            "When",
            "Channel",
            "Audience",
        ):
            assert text in shown


def test_the_form_has_every_field_that_a_person_can_fill_in():
    made = {"id", "status_log"}
    assert {field.key for section in MESSAGE for field in section.fields} == set(Message.model_fields) - made


@pytest.mark.parametrize(
    ("language", "typed", "echo"),
    [
        ("nl", "wo 3 mrt 9u", "→ wo 3 mrt 2027 09:00 · wk 9"),
        ("nl", "3 weken voor livegang", "21 dagen vóór Livegang Odoo"),
        ("en", "week 12", "→ somewhere in week 12 2027 (Mon 22 – Sun 28 Mar 2027)"),
        ("nl", "18 maart 9:00-10:30", "→ do 18 mrt 2027 09:00 · wk 11 · tot 10:30"),
        ("nl", "ma 3 mrt", "▲"),
        ("nl", "29-03-2027", "▲ "),
    ],
)
async def test_a_moment_is_echoed_while_it_is_typed(desk: Desk, language: str, typed: str, echo: str):
    use(language)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await put(pilot, "when", typed)
        await until(pilot, app, echo)


async def test_tab_chooses_a_line_whole_and_what_was_typed_over_comes_back(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        form = app.screen
        title, owner = form.row("title").value, form.row("owner").value
        await pilot.press("end", "X")
        assert form.row("title").value == f"{title}X"  # nothing was chosen when it opened
        await pilot.press("ctrl+z")
        assert form.row("title").value == title
        form.row("sender").control.focus()
        await pilot.press("tab", "A", "n")
        assert form.row("owner").value == "An"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert form.row("owner").value == owner
        await pilot.press("shift+tab", "tab", "end", "X")
        assert form.row("owner").value == f"{owner}X"


async def test_a_goal_is_read_whole_and_enter_goes_on_without_a_break_in_it(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        form = app.screen
        goal = "Iedereen weet wat er verandert, waarom dat nodig is en wat dat van hem of haar vraagt in de eerste week"
        await put(pilot, "goal", goal)
        assert goal in " ".join(
            screen_text(app).replace("Effect", "").replace("○ know", "").replace("◉ know", "").split()
        )
        await pilot.press("end", "enter")
        assert form.focused is form.row("activation").control or form.focused is form.row("effect").control
        form.row("goal").control.insert("een\ntwee")
        assert "\n" not in form.row("goal").value


async def test_a_wrong_channel_is_told_when_the_field_is_left_and_an_agenda_is_asked_of_a_meeting_only(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        form = app.screen
        await put(pilot, "channel", "intranet")
        assert "Agenda" not in screen_text(app)
        await put(pilot, "channel", "overleg")
        assert "Agenda" in screen_text(app)
        await put(pilot, "channel", "intranot")
        assert "▲" not in screen_text(app)
        await pilot.press("tab")
        await until(pilot, app, "▲ intranot is not in")
        assert not form.told_wrong


async def test_what_is_typed_comes_into_the_plan_and_is_undone_by_name(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await put(pilot, "goal", "Iedereen weet het")
        await put(pilot, "when", "livegang - 2w 10:00")
        await put(pilot, "tasks", "Presentatie af | -3wd | HR |")
        await pilot.press("f2")
        screen = app.screen
        message = screen.desk.plan.message("mstart01")
        assert message.goal == "Iedereen weet het"
        assert str(message.when) == "livegang - 2w 10:00"
        assert message.tasks[0].owner == "HR"
        await pilot.press("u")
        assert screen.desk.plan == desk.plan


async def test_all_problems_are_listed_at_once_and_nothing_is_saved(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await put(pilot, "title", "")
        await put(pilot, "when", "ooit eens")
        await put(pilot, "target", "veel")
        await put(pilot, "channel", "rooksignaal")
        await pilot.press("f2")
        assert isinstance(app.screen, EntryForm)
        shown = screen_text(app)
        assert "4 things to mend" in shown
        for label in ("Title:", "When:", "Target:", "Channel:"):
            assert f"▲ {label}" in shown
        assert app.screen.row("title").control.has_focus
        await pilot.press("f8")
        assert not app.screen.row("title").control.has_focus
        assert app.screen.desk.plan == desk.plan


async def test_a_draft_survives_escape_and_is_dropped_when_asked(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "end", *" abc", "escape")
        assert "form not finished" in screen_text(app) or app.screen.desk.drafts
        await pilot.press("enter")
        assert app.screen.row("title").value.endswith(" abc")
        await pilot.press("f5")
        assert app.screen.row("title").value == desk.plan.message("mstart01").title
        await pilot.press("escape")
        assert not app.screen.desk.drafts
        assert not app.screen.desk.dirty


async def test_a_new_message_needs_a_title_and_gets_an_id(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "f2")
        assert isinstance(app.screen, EntryForm)
        await until(pilot, app, "1 thing to mend")
        assert "needs a title" in screen_text(app) or "cannot be empty" in screen_text(app)
        await pilot.press(*"Koffie", "f2")
        added = app.screen.desk.plan.message(app.screen.timeline.selected)
        assert added.title == "Koffie"
        assert len(added.id) == 8
        assert not app.screen.desk.drafts


async def test_audiences_and_channel_are_picked_from_lists(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        app.screen.row("audiences").control.focus()
        await pilot.press("down", "space", "enter")
        assert app.screen.row("audiences").value.count(",") == 1
        app.screen.row("channel").control.focus()
        await pilot.press("f4", *"intra", "enter")
        assert app.screen.row("channel").value == "intranet"


async def test_typing_finds_what_is_ticked_and_enter_picks_what_was_found(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        row = app.screen.row("audiences")
        row.value = ""
        row.control.focus()
        await pilot.press("down", *"testers", "enter")
        assert row.value == "Testers"
        await pilot.press("down", *"beh", "space", *"payroll", "enter")
        await pilot.pause()
        assert row.value == "HR en payrollmedewerkers, Testers, Beheer en ondersteuning"
        await pilot.press("down", "enter")
        assert row.value == "HR en payrollmedewerkers, Testers, Beheer en ondersteuning"
        await pilot.press("f2")
        message = app.screen.desk.plan.message(app.screen.timeline.selected)
        assert sorted(message.audiences) == ["beheer", "hr-payroll", "testers"]


async def test_a_form_shows_days_names_and_lengths_in_words(desk: Desk):
    use("nl")
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        for key, text in (("when", "18 maart '27 half 10"), ("duration", "ca 1,5 uur"), ("audiences", "testers")):
            await put(pilot, key, text)
        await pilot.press("f2", "enter")
        await pilot.pause()
        shown = [app.screen.row(key).value for key in ("when", "duration", "audiences")]
        assert shown == ["do 18 mrt 2027 09:30", "1 uur 30 minuten", "Testers"]
        await pilot.press("f2")
        message = app.screen.desk.plan.message(app.screen.timeline.selected)
        assert str(message.when) == "2027-03-18T09:30:00"


async def test_a_day_is_picked_from_the_calendar_as_a_date_or_a_distance(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        app.screen.row("when").control.focus()
        await pilot.press("down")
        assert isinstance(app.screen, CalendarDialog)
        await pilot.press("right", "down", "enter")
        assert app.screen.row("when").value == "Tue 9 Mar 2027 09:30"
        await pilot.press("down", "left", "a")
        assert app.screen.row("when").value.endswith(" 09:30")
        assert app.screen.row("when").value == "1 week after Start voorbereiding 09:30"


async def test_the_mouse_opens_a_picker_and_ticks_a_box(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click("#field-status .pick")
        await pilot.press(*"sent", "enter")
        assert app.screen.row("status").value == "sent"
        await read(pilot)  # what is odd about the status comes below it
        before = app.screen.row("story").value
        await pilot.click("#field-story Checkbox")
        assert app.screen.row("story").value != before


async def test_the_effect_is_chosen_from_what_is_in_view_by_key_and_by_mouse(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(app)
        for line in ("◉ know", "○ feel", "○ do"):
            assert line in shown
        await pilot.press("tab", "tab", "tab")
        assert app.screen.row("effect").control.has_focus
        await pilot.press("down", "space")
        assert app.screen.row("effect").value == "feel"
        assert "◉ feel" in screen_text(app)
        await pilot.press("delete")
        assert app.screen.row("effect").value == ""
        assert "◉" not in screen_text(app)
        lines = screen_text(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "○ do" in line)
        await pilot.click(offset=(lines[y].index("○ do") + 2, y))
        assert app.screen.row("effect").value == "do"
        await pilot.press("f2")
        assert app.screen.desk.plan.message("mstart01").effect == "do"
        await pilot.press("enter")
        await pilot.pause()
        app.screen.row("effect").control.focus()
        await pilot.press("delete", "f2")
        assert app.screen.desk.plan.message("mstart01").effect is None
        await pilot.press("u", "u")
        assert app.screen.desk.plan == desk.plan


async def test_a_draft_of_the_effect_survives_escape(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab", "tab", "tab", "down", "space", "escape", "enter")
        await pilot.pause()
        assert "◉ feel" in screen_text(app)
        await pilot.press("f5")
        assert "◉ know" in screen_text(app)


async def test_what_goal_and_activation_are_for_stays_in_view(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "what do they know, feel or do afterwards?" in shown
        assert "what do you ask the reader to do?" in shown


async def test_an_agenda_tells_how_much_of_it_is_talk(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "→ ████████░░░░ 30 min talk + 15 min do = 45 min, 33 % doing (aim for a third)" in " ".join(
            screen_text(app).split()
        )
        await put(pilot, "agenda", "30 Praten\n30 Oefenen (doen)")
        shown = " ".join(screen_text(app).split())
        assert "→ ██████░░░░░░ 30 min talk + 30 min do = 60 min, 50 % doing (aim for a third)" in shown
        assert "▲ 15 min too long" in shown
        await put(pilot, "agenda", "30 Praten\nOefenen (doen)")
        shown = " ".join(screen_text(app).split())
        assert "1 item without minutes · 15 min left" in shown


async def test_a_field_that_is_missing_is_called_as_the_form_calls_it(desk: Desk):
    use("nl")
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a", "f2")
        await pilot.pause()
        shown = screen_text(app)
        assert "Titel kan niet leeg zijn" in shown
        assert "title" not in shown


async def test_two_months_stand_side_by_side_and_the_mouse_picks_in_either(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        app.screen.row("when").control.focus()
        await pilot.press("down")
        lines = screen_text(app).splitlines()
        assert "March 2027 – April 2027" in "\n".join(lines)
        y = next(number for number, line in enumerate(lines) if "[ 1]" in line)
        x = lines[y].rindex(" 2 ")
        await pilot.click(offset=(x + 1, y))
        assert "Fri 2 Apr 2027" in screen_text(app)
        await pilot.press("enter")
        assert app.screen.row("when").value == "Fri 2 Apr 2027 09:30"


@pytest.mark.parametrize("table", ["objectives", "audiences", "key_messages", "milestones", "phases", "channels"])
async def test_every_table_of_the_brief_takes_a_new_entry_and_gives_it_back(desk: Desk, table: str):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b")
        screen = app.screen
        place = next(number for number, line in enumerate(screen.lines) if line.table == table and not line.id)
        for _ in range(place):
            await pilot.press("down")
        await pilot.press("a", *"Nieuw ding")
        if table == "milestones":
            await put(pilot, "date", "livegang + 3w")
        if table == "channels":
            await put(pilot, "kind", "social")
        if table == "phases":
            await put(pilot, "start", "2027-02-01")
            await put(pilot, "end", "livegang")
        await pilot.press("f2")
        assert app.screen is screen
        added = screen.desk.plan.table(table)[-1]
        assert added.id.startswith("nieuw-ding")
        assert "Nieuw ding" in screen_text(app) or "nieuw-ding" in str(screen.desk.plan.table(table))
        await pilot.press("u")
        assert screen.desk.plan == desk.plan


async def test_the_campaign_itself_is_changed_in_the_brief_and_saved(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "enter")
        await put(pilot, "sponsor", "Raad van bestuur")
        await put(pilot, "quiet", "2027-05-01 – 2027-05-09 meivakantie")
        await pilot.press("f2", "s")
        await settled(app, pilot)
        assert not app.screen.desk.dirty
    saved = Desk.open(desk.file.path, today=desk.today, now=desk.now).plan.campaign
    assert saved.sponsor == "Raad van bestuur"
    assert [each.why for each in saved.quiet] == ["meivakantie"]


async def test_what_is_deleted_in_the_brief_comes_back(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "down", "down", "x")
        assert len(app.screen.desk.plan.objectives) == len(desk.plan.objectives) - 1
        await pilot.press("u", "escape", "q")
    assert app.return_value == 0


async def test_tab_typed_before_all_fields_stand_there_goes_down_the_first_ones(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.simulate_key("enter")
        await asyncio.sleep(0.1)
        for _ in range(6):
            app.simulate_key("tab")
            await asyncio.sleep(0.01)
        await pilot.pause(0.5)
        order = [row.field.key for row in app.screen.query(FieldRow)]
        focused = next(row for row in app.screen.query(FieldRow) if row.control is app.focused)
        assert order.index(focused.field.key) <= 6


async def test_what_an_entry_takes_over_from_the_workspace_is_in_sight(tmp_path: Path):
    (tmp_path / "workspace.toml").write_text(
        '[campaign]\nsponsor = "Directie"\n'
        'quiet = [{ start = 2027-02-22, end = 2027-02-26, why = "[/b] dicht" }, '
        "{ start = 2027-05-03, end = 2027-05-07 }]\n"
        '[[channels]]\nid = "nieuwsbrief"\nname = "Maandagnieuws"\nowner = "Redactie"\n',
        "utf-8",
    )
    path = tmp_path / "plan.toml"
    path.write_text(
        'format = 1\n[campaign]\ntitle = "Plan"\n[[channels]]\nid = "nieuwsbrief"\ncapacity = 3\n', encoding="utf-8"
    )
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "enter")
        await pilot.pause()
        assert "Directie (shared)" in screen_text(app)
        assert "[/b] dicht · Mon 3 – Fri 7 May 2027 (shared)" in screen_text(app)
        await pilot.press("f2", "end", "enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "Maandagnieuws (shared)" in shown
        assert "Redactie (shared)" in shown
        await pilot.press("f2")
        assert not app.screen.desk.dirty
    assert "Maandagnieuws" not in path.read_text("utf-8")


async def test_help_leaves_out_the_keys_that_are_typed_in_a_field(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("home", "enter")
        await settled(app, pilot)
        await pilot.press("f1")
        await until(pilot, app, "Every key of this screen")
        told = [line.strip(" │▌▐█┃") for line in screen_text(app).splitlines()]
        assert any(line.startswith("F1 ") for line in told)
        assert not any(line.startswith(("? ", ", ", "! ", "q ")) for line in told)


@pytest.mark.parametrize("gone", ["#field-notes Horizontal > *", "#field-notes > *", "FieldRow", "#fields > *", "*"])
async def test_a_form_whose_parts_are_being_taken_away_can_still_be_read(desk: Desk, gone: str):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        screen = app.screen
        assert isinstance(screen, EntryForm)
        assert screen.query(gone)
        await screen.query(gone).remove()
        screen.told_wrong = True
        screen.read()
        screen.show_title()
        screen.findings.forget()
        screen.action_next_problem()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)


async def test_what_was_typed_comes_back_after_a_look_at_how_it_was(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("enter", "end", "!", "tab", "end", "?")
        screen = app.screen
        assert isinstance(screen, EntryForm)
        typed = dict(screen.typed)
        assert len(typed) == 2
        await pilot.press("f5")
        assert screen.typed == {}
        assert {key: screen.row(key).value for key in typed} == {key: screen.original[key] for key in typed}
        assert "F5 again brings back what you typed" in list(app._notifications)[-1].message
        await pilot.press("f5")
        assert screen.typed == typed
        assert {key: screen.row(key).value for key in typed} == typed
        await pilot.press("f5", "f5", "escape", "K")
        assert isinstance(app.screen, EntryForm)
        assert app.screen.typed == typed


async def test_what_was_to_be_done_once_a_screen_is_drawn_is_not_done_when_it_is_left(desk: Desk):
    app = app_on(desk.file.path)
    done: list[str] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        screen = app.screen
        assert isinstance(screen, EntryForm)
        screen.once_drawn(done.append, "drawn")
        await pilot.pause()
        assert done == ["drawn"]
        screen.once_drawn(done.append, "left")
        screen._pruning = True  # as Textual marks a screen before it takes away the first of its parts
        await pilot.pause()
        assert done == ["drawn"]
        screen._pruning = False
