"""A calendar of somebody else as a new plan, and a plan that was lost as its calendar has it."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from campaign.calendars.backdrop import read_backdrop
from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import export_text
from campaign.desk.importing.files import Incoming, carry_out, read_import
from campaign.desk.importing.imports import Import, edit_for
from campaign.model.when import AtTime, OnDay
from campaign.storage.planfile import read_plan
from tests.calendars.test_reading import GOOD, calendar
from tests.conftest import TODAY, no_holidays

DAYS = "UID:b\r\nSUMMARY:Nieuwsbrief over de verhuizing\r\nDTSTART;VALUE=DATE:20270405\r\nDTEND;VALUE=DATE:20270407"
WEEKLY = "UID:c\r\nSUMMARY:Spreekuur\r\nDTSTART:20270301T090000\r\nDTEND:20270301T093000\r\nRRULE:FREQ=WEEKLY;COUNT=4"
ENDLESS = "UID:d\r\nSUMMARY:Koffie\r\nDTSTART:20270301T090000\r\nRRULE:FREQ=DAILY"
OFF = "UID:e\r\nSUMMARY:Gaat niet door\r\nSTATUS:CANCELLED\r\nDTSTART:20270301T090000"
HEAD = "X-WR-CALNAME:Agenda van de directie\r\nX-WR-TIMEZONE:Europe/London\r\n"


def plan_of(folder: Path, data: bytes, target: Path | None = None) -> Import:
    """Return what a calendar comes to as a plan, made."""
    imported = read_import(Incoming(Path("in.ics"), data, None, folder, TODAY, "plan", target=target))
    carry_out(imported, imported.keys, None)
    return imported


def test_every_event_becomes_a_message_at_its_times(tmp_path: Path):
    imported = plan_of(tmp_path, calendar(GOOD, DAYS, WEEKLY, ENDLESS, OFF, head=HEAD))
    file = read_plan(imported.target)
    assert file.problems == ()
    assert file.path.name == "agenda-van-de-directie.toml"
    campaign = file.plan.campaign
    assert (campaign.title, campaign.timezone) == ("Agenda van de directie", "Europe/London")
    rows = [(each.title, each.channel, each.when, str(each.duration)) for each in file.plan.messages]
    assert rows == [
        ("Directiedag", "overleg", AtTime(datetime(2027, 3, 2, 9)), "1h"),
        ("Nieuwsbrief over de verhuizing", "nieuwsbrief", OnDay(date(2027, 4, 5)), "2d"),
        ("Spreekuur", "overleg", AtTime(datetime(2027, 3, 1, 9)), "30m"),
        ("Koffie", "overleg", AtTime(datetime(2027, 3, 1, 9)), "0m"),
    ]
    repeat = file.plan.messages[2].repeat
    assert repeat
    assert (str(repeat.every), repeat.times) == ("+ 1w", 4)
    assert [each.text for each in imported.not_understood] == ["Koffie", "Gaat niet door"]


def test_what_is_left_is_no_message_and_no_file_is_replaced(tmp_path: Path):
    data = calendar(GOOD, DAYS)
    first = plan_of(tmp_path, data)
    second = read_import(Incoming(Path("in.ics"), data, None, tmp_path, TODAY, "plan"))
    carry_out(second, {second.changes[0].key}, None)
    assert second.target != first.target
    assert [each.title for each in read_plan(second.target).plan.messages] == ["Directiedag"]


def test_a_calendar_of_a_plan_gives_its_milestones_and_its_slots(desk: Desk, tmp_path: Path):
    text = export_text(desk, Request())
    imported = plan_of(tmp_path / "elders", text.encode())
    made = Desk.open(imported.target, today=TODAY, now=desk.now, holidays=no_holidays)
    milestones = [(each.name, desk.schedule.milestone(each.id)) for each in desk.plan.milestones]
    slots = [desk.schedule.timing(each).first for each in desk.schedule.ordered]
    assert {each.title for each in made.plan.milestones} == {name for name, slot in milestones if slot}
    now = [made.schedule.timing(each).first for each in made.schedule.ordered]
    assert [each[:4] for each in now if each] == [
        each[:4] for each, name in zip(slots, desk.schedule.ordered, strict=True) if each and goes_out(desk, name)
    ]


def goes_out(desk: Desk, message_id: str) -> bool:
    """Tell whether a message goes out with an export."""
    message = desk.plan.message(message_id)
    return message is not None and Request().takes(message)


def test_a_private_appointment_comes_in_when_somebody_chooses_it_and_is_confidential(desk: Desk, tmp_path: Path):
    data = calendar(GOOD, f"{DAYS}\r\nCLASS:Private", f"{WEEKLY}\r\nCLASS:CONFIDENTIAL", f"{OFF}\r\nCLASS:PUBLIC")
    data = data.replace(b"STATUS:CANCELLED", b"STATUS:CONFIRMED")
    for use in ("plan", "merge"):
        imported = read_import(Incoming(Path("in.ics"), data, desk, tmp_path, TODAY, use))
        private = {each.key for each in imported.changes if each.title.startswith(("Nieuwsbrief", "Spreekuur"))}
        assert len(imported.keys) == 4
        assert imported.keys - imported.uncontested == private
        edit = edit_for(imported, imported.keys)
        assert {f"{each.id}.new" for each in edit.changes if each.after.confidential} == private


def test_a_private_appointment_stands_behind_the_plans_without_its_title(tmp_path: Path):
    data = calendar(GOOD, f"{DAYS}\r\nCLASS:PRIVATE")
    imported = read_import(Incoming(Path("in.ics"), data, None, tmp_path, TODAY, "backdrop"))
    assert [each.text for each in imported.understood] == ["Directiedag", "Busy"]
    carry_out(imported, imported.keys, None)
    behind = read_backdrop(tmp_path, date(2027, 1, 1), date(2027, 12, 31), ZoneInfo("Europe/Amsterdam"))
    assert [each.title for each in behind.events] == ["Directiedag", "Busy"]
