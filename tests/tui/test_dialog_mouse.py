"""The dialogs by mouse: every key at their foot, and every line, tick and text that a key can do something with."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from campaign.desk.choosing import Question, questions
from campaign.desk.copying import COPY_WORDS
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Use
from campaign.desk.linking import read_link
from campaign.desk.moving import milestone_target
from campaign.errors import SaveError
from campaign.language import say
from campaign.model.merging import Conflict
from campaign.schedule.columns import USUAL
from campaign.schedule.filters import Filter
from campaign.storage.planfile import read_plan
from campaign.storage.settings import Settings
from campaign.storage.templates import find_template
from campaign.tui import screens
from campaign.tui.app import CampaignApp
from campaign.tui.bringing import SUFFIXES_IN
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.base import Dialog
from campaign.tui.screens.calendar import CalendarDialog
from campaign.tui.screens.conflicts import ConflictDialog
from campaign.tui.screens.copies import CopyDialog
from campaign.tui.screens.differences import DifferencesDialog
from campaign.tui.screens.elsewhere import ElsewhereDialog
from campaign.tui.screens.explaining import Explanation
from campaign.tui.screens.export import ExportDialog
from campaign.tui.screens.filtering import FilterDialog
from campaign.tui.screens.form_slots import FormSlotsDialog
from campaign.tui.screens.help import HelpScreen
from campaign.tui.screens.history import HistoryDialog
from campaign.tui.screens.importing import ImportDialog
from campaign.tui.screens.leave import LeaveDialog
from campaign.tui.screens.links import OpenLink
from campaign.tui.screens.moving import MoveDialog
from campaign.tui.screens.noticed import NoticesDialog
from campaign.tui.screens.opening import FileDialog
from campaign.tui.screens.palette import Palette
from campaign.tui.screens.pickers import Choice, PickMany, PickOne
from campaign.tui.screens.recovery import RecoveryDialog
from campaign.tui.screens.settings import SettingsDialog
from campaign.tui.screens.starting import StartDialog
from campaign.tui.screens.suggesting import SpreadDialog, SuggestDialog
from campaign.tui.screens.table_columns import ColumnsDialog
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.screens.tour import TourDialog
from campaign.tui.widgets.keyline import KeyLine
from campaign.tui.widgets.listing import Listing
from tests.snapshots.screens import OTHERS, stopped
from tests.tui.driving import app_on, screen_text, settled, until
from tests.tui.mouse import Hand
from tests.tui.test_doors import Doors
from tests.tui.test_outside import retitle

SIZE = (120, 40)
TURNS = {"change(-1)", "turn(-1)"}
"""What goes round the other way: a click that goes on comes by everything."""
DAYS = {f"move({days})" for days in (1, -1, 7, -7)}
"""What the mouse does by clicking on a day."""
WALKS = DAYS | {f"{walk}({way})" for walk in ("walk", "page", "scroll") for way in (1, -1, 5, -5)}
"""What the mouse does by clicking on a line or day, and by its wheel."""


def asked(desk: Desk) -> list[Question]:
    """Return two things that both changed."""
    first, second = desk.plan.messages[:2]
    ids = [(first.id, first.title), (second.id, second.title)]
    return questions(
        desk.plan, [Conflict("messages", each, "title", title, f"{title} mij", f"{title} jij") for each, title in ids]
    )


def incoming(desk: Desk, use: Use | None = None) -> Incoming:
    """Return a calendar of others with two days in it."""
    event = "BEGIN:VEVENT\nUID:9\nDTSTART;VALUE=DATE:20270309\nSUMMARY:Tweede dag\nEND:VEVENT\nEND:VCALENDAR"
    data = OTHERS.replace("END:VCALENDAR", event).encode()
    return Incoming(desk.file.path.with_name("rooster.ics"), data, desk, desk.file.path.parent, desk.today, use)


def elsewhere(desk: Desk) -> ElsewhereDialog:
    """Return the dialog of a plan that cannot be saved."""
    return ElsewhereDialog(desk, SaveError(say("Full")), desk.file.path.with_name("anders.toml"), lambda: None)


def opened(name: str) -> Callable[[TimelineScreen], Dialog[object]]:
    """Return what makes a dialog of a plan."""
    return lambda below: BY_DESK[name](below.desk)


def slots(desk: Desk) -> FormSlotsDialog:
    """Return the slots for what a form holds."""
    message = desk.plan.messages[0]
    return FormSlotsDialog(desk, message, set_fields(desk.plan, "messages", message.id, {"title": "Anders"}))


BY_DESK: dict[str, Callable[[Desk], Dialog[object]]] = {
    "ask": lambda _desk: Ask("Naam", "Hoe heet je?"),
    "calendar": lambda desk: CalendarDialog(desk, desk.today, desk.plan.milestones[0].id, "2027-03-09 09:30"),
    "columns": lambda _desk: ColumnsDialog(USUAL),
    "conflict": lambda desk: ConflictDialog("Iemand anders", asked(desk)),
    "conflict copy": lambda desk: CopyDialog(desk, desk.file.path),
    "copy of a message": lambda _desk: PickOne("Copy", []),
    "elsewhere": elsewhere,
    "explanation": lambda _desk: Explanation("A005"),
    "export": ExportDialog,
    "file": lambda desk: FileDialog(desk.file.path.parent, SUFFIXES_IN),
    "filter": lambda desk: FilterDialog(desk, Filter()),
    "history": HistoryDialog,
    "import": lambda desk: ImportDialog(incoming(desk)),
    "leave": lambda desk: LeaveDialog([desk]),
    "link": lambda _desk: OpenLink(read_link("https://voorbeeld.nl")),
    "move": lambda desk: MoveDialog(desk, milestone_target(desk, "livegang", "Livegang")),
    "notices": lambda _desk: NoticesDialog(()),
    "pick several": lambda _desk: PickMany("Kies", [Choice("a", "Aap"), Choice("b", "Beer")]),
    "settings": lambda _desk: SettingsDialog(Settings()),
    "slots": lambda desk: SuggestDialog(desk, desk.plan.messages[0]),
    "slots for a form": slots,
    "spread": lambda desk: SpreadDialog(desk, tuple(each.id for each in desk.plan.messages[:2])),
    "start": lambda desk: StartDialog(desk.file.path.parent, read_plan(find_template("reorganisatie"))),
    "tour": lambda _desk: TourDialog(),
}
"""Dialogs of a plan."""
DIALOGS: dict[str, Callable[[TimelineScreen], Dialog[object]]] = {
    **{name: opened(name) for name in BY_DESK},
    "help": HelpScreen,
    "palette": Palette,
}
"""Every dialog there is, but for the two that a test of their own comes by."""
COME_BY = (RecoveryDialog, DifferencesDialog)


def every_dialog(kind: type = Dialog) -> set[type]:
    """Return every kind of dialog that is made as it is, and not only for others to go by."""
    for module in iter_modules(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    below = {each for child in kind.__subclasses__() for each in (child, *every_dialog(child))}
    return {each for each in below if each.__module__.startswith("campaign.") and not each.__subclasses__()} | (
        below & {PickOne, SuggestDialog}
    )


async def shown(app: CampaignApp, pilot: Pilot[object], dialog: Dialog[object]) -> list[object]:
    """Show a dialog, and return the list that gets what it gives."""
    given: list[object] = []
    app.push_screen(dialog, given.append)
    await settled(app, pilot)
    assert app.screen is dialog
    return given


async def every_key_is_clicked(app: CampaignApp, pilot: Pilot[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Click every key at the foot of a dialog, which together are all that it can do besides walking."""
    dialog = app.screen
    assert isinstance(dialog, Dialog)
    line = dialog.query_one(KeyLine)
    with monkeypatch.context() as patched:
        doors = Doors(app, patched)
        for start, key in line._places:
            for cell in (0, key.first) if key.other else (0,):
                await pilot.click(line, offset=(line.gutter.left + start + cell, 0))
    offered = {each.action for each in dialog.ACTIONS if dialog.check_action(each.action.split("(")[0], ()) is True}
    assert set(doors.asked) | WALKS | TURNS >= offered, dialog
    assert len(doors.asked) == sum(1 + bool(key.other) for _start, key in line._places)


@pytest.mark.parametrize("name", DIALOGS)
async def test_every_key_at_the_foot_of_a_dialog_is_clicked(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await shown(app, pilot, DIALOGS[name](app.screen))
        await every_key_is_clicked(app, pilot, monkeypatch)


async def test_no_dialog_is_left_out(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        made = {type(make(app.screen)) for make in DIALOGS.values()}
    assert every_dialog() == made | {*COME_BY}


async def test_work_that_was_not_saved_is_looked_at_by_mouse(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    stopped(desk.file.path)
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(app, pilot)
        assert isinstance(app.screen, RecoveryDialog)
        await every_key_is_clicked(app, pilot, monkeypatch)
        hand = Hand(app, pilot)
        await hand.key("d")
        assert isinstance(app.screen, DifferencesDialog)
        await every_key_is_clicked(app, pilot, monkeypatch)
        await hand.key("esc")
        await hand.key("↵")
        assert app.desks[desk.file.path].dirty


async def test_every_setting_is_changed_by_a_click(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        dialog = SettingsDialog(Settings(language="en"))
        given = await shown(app, pilot, dialog)
        options = dialog.query_one(OptionList)
        for place in range(len(dialog.rows())):
            before = dialog.settings
            await pilot.click(options, offset=(3, place))
            if isinstance(app.screen, Ask):
                await pilot.press(*"Noor")
                await Hand(app, pilot).key("↵")
            assert dialog.settings != before, place
        await Hand(app, pilot).key("esc")
        assert given == [
            Settings(language="nl", theme="light", compact=True, checks=False, cursor=True, plain=True, name="Noor")
        ]


async def test_what_goes_out_is_ticked_turned_and_chosen_by_clicks(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        dialog = ExportDialog(app.screen.desk)
        await shown(app, pilot, dialog)
        options = dialog.query_one(OptionList)
        rows = dialog.rows()
        for place, (name, _text) in enumerate(rows):
            before = screen_text(app)
            await pilot.click(options, offset=(5, place))
            await pilot.pause()
            if name == "kind":
                assert isinstance(app.screen, PickOne)
                await pilot.press("escape")
            elif name == "choose":
                assert isinstance(app.screen, FilterDialog)
                await pilot.press("escape")
            else:
                assert screen_text(app) != before, name
            await pilot.pause()
            assert app.screen is dialog
        assert {name for name, _text in rows} >= {"kind", "milestones", "deadlines", "tasks", "feed", "by", "choose"}
        assert (dialog.wish.milestones, dialog.wish.feed, dialog.wish.by) == (False, True, "channel")
        await pilot.click(dialog.query_one(Input))
        assert dialog.query_one(Input).has_focus
        hand = Hand(app, pilot)
        await pilot.click(options, offset=(5, 0))
        await hand.click("(.json)")
        assert dialog.wish.kind == "json"
        await hand.key("↵")
        await until(pilot, app, "is written")
    assert desk.file.path.with_suffix(".json").exists()


async def test_a_change_is_taken_or_left_by_a_click_on_its_box(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        dialog = ImportDialog(incoming(app.screen.desk, "plan"))
        await shown(app, pilot, dialog)
        await until(pilot, app, "Tweede dag")
        hand, listing = Hand(app, pilot), dialog.query_one(Listing)
        await hand.click("[x]", last=True)
        assert [each.title for each in dialog.taken] == ["Studiedag HR"]
        await hand.click("[x]")
        assert dialog.taken == ()
        await hand.click("[ ]", last=True)
        assert [each.title for each in dialog.taken] == ["Tweede dag"]
        await hand.click("Studiedag")
        assert listing.place == 0
        assert len(dialog.taken) == 1, "a click beside the box takes it in hand, and no more"
        await hand.click("Studiedag", times=2)
        assert len(dialog.taken) == 2


async def test_earlier_versions_are_walked_and_brought_back_by_clicks(desk: Desk):
    path = desk.file.path
    app = app_on(path)
    async with app.run_test(size=SIZE) as pilot:
        for title in ("Eerste", "Tweede"):
            await pilot.pause()
            retitle(app, path, title)
            await pilot.press("s")
            await settled(app, pilot)
        dialog = HistoryDialog(app.screen.desk)
        given = await shown(app, pilot, dialog)
        hand = Hand(app, pilot)
        for place, title in ((1, "Eerste"), (0, "Tweede"), (1, "Eerste")):
            await pilot.click(dialog.query_one(OptionList), offset=(3, place))
            await until(pilot, app, f"Then changed: {title}")
        await hand.key("↵")
        assert isinstance(app.screen, DifferencesDialog)
        await hand.key("esc")
        await hand.key("r")
        assert [each.number for each in given] == [1]  # type: ignore[attr-defined]


async def test_what_both_changed_is_chosen_by_clicks_on_the_texts(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        both = asked(desk)
        dialog = ConflictDialog("Iemand anders", both)
        given = await shown(app, pilot, dialog)
        hand = Hand(app, pilot)
        first, second = (desk.plan.messages[number].title for number in (0, 1))
        await pilot.click(dialog.query_one(OptionList), offset=(5, 1))
        await pilot.pause()
        assert f"{second} jij" in screen_text(app)
        await hand.click(f"{second} jij")
        assert f"{first} mij" in screen_text(app), "the next that is open"
        await hand.click(f"{first} mij")
        await hand.key("↵")
        assert given == [{both[0].conflict: "ours", both[1].conflict: "theirs"}]


async def test_columns_are_ticked_and_put_in_order_by_clicks(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        dialog = ColumnsDialog(USUAL)
        given = await shown(app, pilot, dialog)
        options, hand = dialog.query_one(OptionList), Hand(app, pilot)
        order = list(dialog.order)
        for place in range(len(order)):
            await hand.wheel(options, max(0, place - round(options.scroll_y) - options.size.height + 1))
            ticked = order[place] in dialog.chosen
            await pilot.click(options, offset=(2, place - round(options.scroll_y)))
            assert (order[place] in dialog.chosen) != ticked, order[place]
        await hand.key("F8")
        await hand.key("L")
        await hand.key("↵")
        assert given == [(USUAL[1], USUAL[0], *USUAL[2:])]


@pytest.mark.parametrize("kind", COPY_WORDS)
async def test_a_message_is_copied_for_what_was_clicked(desk: Desk, kind: str, own_folders: Path):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("y")
        await pilot.pause()
        await Hand(app, pilot).click(COPY_WORDS[kind])
        await settled(app, pilot)
        (copied,) = own_folders.rglob("copied.txt")
        text = copied.read_text("utf-8")
    assert desk.plan.messages[0].title in text
    assert text.startswith("# ") == (kind == "intranet")


async def test_a_plan_is_saved_elsewhere_by_mouse(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        dialog = elsewhere(app.screen.desk)
        given = await shown(app, pilot, dialog)
        await pilot.click(dialog.query_one(Input), offset=(3, 0))
        assert dialog.query_one(Input).has_focus
        await Hand(app, pilot).key("↵")
        await settled(app, pilot)
        assert given == [desk.file.path.with_name("anders.toml")]
    assert given[0].exists()  # type: ignore[attr-defined]
