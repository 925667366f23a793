"""A spreadsheet brought in from the screen: what a column means is said there, and counts at once."""

from pathlib import Path

from campaign.desk.desk import Desk
from campaign.tui.screens.importing import ImportDialog
from campaign.tui.screens.timeline import TimelineScreen
from tests.documents.sheets import separated, xlsx
from tests.tui.driving import app_on, screen_text, type_text, until
from tests.tui.test_importing import bring_in

ROWS = [["Datum", "Kanaal", "Groep [b]", "Onderwerp"], ["1 mei 2027", "Mail", "Teams", "Feest op het plein"]]


async def test_a_column_is_given_a_meaning_and_the_sheet_is_read_again(desk: Desk):
    path: Path = desk.file.path.with_name("feest.csv")
    path.write_bytes(separated(ROWS))
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await bring_in(pilot, app, "feest", "Feest op het plein")
        assert "To the notes: Groep [b]" in screen_text(app)
        await pilot.press("c")
        await pilot.pause()
        await type_text(pilot, "Groep")
        await pilot.press("enter")
        await pilot.pause()
        await type_text(pilot, "Audience")
        await pilot.press("enter")
        await pilot.pause()
        await until(pilot, app, "Feest op het plein")
        assert isinstance(app.screen, ImportDialog)
        assert "To the notes" not in screen_text(app)
        assert [each.heading for each in app.screen.imported.columns if each.field is None] == []
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)
        assert app.screen.desk.plan.messages[-1].audiences == ("teams",)


async def test_another_sheet_of_the_workbook_is_read(desk: Desk):
    other = [ROWS[0], ["8 mei 2027", "Mail", "Teams", "Opruimen"]]
    desk.file.path.with_name("feest.xlsx").write_bytes(xlsx({"Plan": [*ROWS, ROWS[1]], "Na": other}))
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await bring_in(pilot, app, "feest", "Feest op het plein")
        await pilot.press("t")
        await pilot.pause()
        await type_text(pilot, "Na")
        await pilot.press("enter")
        await until(pilot, app, "Opruimen")


async def test_a_milestone_that_the_sheet_speaks_of_gets_its_day_and_what_hangs_on_it_too(desk: Desk):
    rows = [["Moment", "Middel", "Onderwerp"], ["3 weken voor de verhuizing", "Mail", "Wat er verandert"]]
    desk.file.path.with_name("feest.csv").write_bytes(separated(rows))
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await bring_in(pilot, app, "feest", "Wat er verandert")
        assert "Milestone, no day yet" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        await type_text(pilot, "1 juni 2027")
        await pilot.press("enter")
        await until(pilot, app, "Milestone on Tue 1 Jun 2027")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)
        shown = app.screen.desk
        message = shown.plan.messages[-1]
        slot = shown.schedule.timing(message.id).first
        assert slot is not None
        assert str(slot.first) == "2027-05-11"


async def test_day_or_month_first_and_what_weeks_count_are_said_by_a_key(desk: Desk):
    head = ["Date", "Channel", "Subject"]
    rows = [head, ["03/04/2027", "Mail", "Start"], ["week 2", "Mail", "Klaar"], ["week 14", "Mail", "Verder"]]
    desk.file.path.with_name("feest.csv").write_bytes(separated(rows))
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await bring_in(pilot, app, "feest", "It may be Sat 3 Apr 2027 or Thu 4 Mar 2027")
        assert "None of these messages is in Salarisverwerking naar Odoo yet" in screen_text(app)
        await pilot.press("left")
        await until(pilot, app, "changes in Salarisverwerking naar Odoo")
        await pilot.press("o")
        await until(pilot, app, "Sat 3 Apr 2027, through mail")
        await pilot.press("o")
        await until(pilot, app, "Thu 4 Mar 2027, through mail")
        await pilot.press("w")
        await until(pilot, app, "wk 6, Mon 8 Feb – Sun 14 Feb 2027")
        await pilot.press("w")
        await until(pilot, app, "wk 14, Mon 5 Apr – Sun 11 Apr 2027")
        assert screen_text(app).count("The year 2027 was filled in") <= 2, "above the changes, and at its own"
        await pilot.resize_terminal(80, 24)
        await until(pilot, app, "c columns  w weeks  o day/month")
        assert "esc back" in screen_text(app)
