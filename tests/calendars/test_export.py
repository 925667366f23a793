"""What goes out reads back as what was meant, by a parser that we did not write."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from campaign.calendars.events import Request
from campaign.calendars.export import export
from campaign.calendars.ledger import Ledger, ledger_path, read_ledger, write_ledger
from campaign.calendars.verifying import verify
from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.errors import SaveError
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.workdays import no_holidays

DAY = date(2027, 3, 1)


def events(text: str) -> dict[str, object]:
    return {str(each["UID"]): each for each in Calendar.from_ical(text).walk("VEVENT")}


def schedule(**message: object) -> Schedule:
    campaign = {"id": "ctest222", "title": "Titel, met; tekens\\", "start": date(2027, 1, 1)}
    plan = Plan.model_validate({"campaign": campaign, "messages": [{"id": "m1", "channel": "overleg", **message}]})
    return build_schedule(with_defaults(plan, Workspace()), no_holidays)


def plan_of(messages: list[dict[str, object]]) -> Schedule:
    """Return the schedule of messages of a campaign without a first day."""
    rows = [{"id": f"m{number}", "channel": "mail", **each} for number, each in enumerate(messages)]
    plan = Plan.model_validate({"campaign": {"id": "ctest222", "title": "Titel"}, "messages": rows})
    return build_schedule(with_defaults(plan, Workspace()), no_holidays)


def test_every_scheduled_message_is_one_event_at_its_own_hour(desk: Desk):
    read = events(export(desk.schedule, Request(milestones=False), Ledger()).text)
    assert len(read) == len(desk.schedule.ordered)
    for message_id in desk.schedule.ordered:
        slot = desk.schedule.timing(message_id).first
        start = read[f"{message_id}-codoo2h7@campaign"].decoded("DTSTART")
        assert start == (slot.start or slot.first)


def test_the_same_plan_gives_the_same_bytes(desk: Desk):
    first, second = (export(desk.schedule, Request(), Ledger()).text for _ in range(2))
    assert first == second
    assert first.endswith("END:VCALENDAR\r\n")
    assert first.index("METHOD:PUBLISH") < first.index("BEGIN:VEVENT")
    assert "ATTENDEE" not in first


def test_no_line_is_longer_than_75_octets(desk: Desk):
    text = export(desk.schedule, Request(), Ledger()).text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


HOSTILE = [
    "x\r\nATTENDEE:mailto:a@b.nl",
    "\x1b[2J",
    "a\u202eb",
    "[/]",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "東京" * 3000,
    'a"b;c,d\\e',
    "\u2028x",
    "\x00\x85",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["title", "goal", "activation", "sender", "owner", "location", "link"])
def test_hostile_texts_are_harmless(text: str, field: str):
    made = export(schedule(**{"title": "t", "when": datetime(2027, 1, 11, 9), field: text}), Request(), Ledger())
    verify(made.text.encode(), made.events)
    (event,) = Calendar.from_ical(made.text).walk("VEVENT")
    assert "ATTENDEE" not in event
    assert not set("\x1b\x00\x85\u202e\u2028") & set(made.text)
    assert all(len(line.encode()) <= 75 for line in made.text.split("\r\n"))


def test_a_meeting_takes_time_and_a_post_leaves_the_day_free(desk: Desk):
    read = events(export(desk.schedule, Request(), Ledger()).text)
    assert read["mstart01-codoo2h7@campaign"]["TRANSP"] == "OPAQUE"
    assert read["mlive001-codoo2h7@campaign"]["TRANSP"] == "TRANSPARENT"
    assert read["livegang-codoo2h7@campaign"]["TRANSP"] == "TRANSPARENT"


def test_a_confidential_message_stays_in_unless_it_is_named():
    placed = schedule(title="geheim", when=date(2027, 1, 11), confidential=True)
    assert "geheim" not in export(placed, Request(), Ledger()).text
    assert "geheim" in export(placed, Request(confidential=("m1",)), Ledger()).text


def test_all_day_ends_the_day_after_and_a_window_is_tentative():
    (event,) = events(export(schedule(title="t", when="2027-W12"), Request(), Ledger()).text).values()
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2027, 3, 22), date(2027, 3, 29))
    assert event["STATUS"] == "TENTATIVE"
    assert str(event["SUMMARY"]) == "t (indicatief)"


@pytest.mark.parametrize(
    ("first", "every", "rule"),
    [
        (date(2027, 1, 4), "2w", "FREQ=WEEKLY"),
        (date(2027, 1, 28), "1m", "FREQ=MONTHLY"),
        (date(2027, 1, 31), "1m", None),
        (date(2027, 1, 4), "3wd", None),
    ],
)
def test_a_repeat_is_a_rule_only_where_the_rule_gives_the_same_days(first: date, every: str, rule: str | None):
    placed = schedule(title="t", when=first, repeat={"every": every, "times": 3})
    text = export(placed, Request(), Ledger()).text
    assert (rule in text) if rule else (text.count("RDATE") == 2)


def test_the_reminder_nearest_to_the_start_comes_first():
    text = export(
        schedule(title="t", when="2027-01-11 09:00", reminders=["-1d", "0m", "-15m"]), Request(), Ledger()
    ).text
    found = [line.removeprefix("TRIGGER:") for line in text.split("\r\n") if line.startswith("TRIGGER")]
    assert found == ["PT0S", "-PT15M", "-P1D"]


def test_a_reminder_after_the_start_is_no_nearer_than_one_before_it():
    reminders = ["+30m", "-1d", "-15m", "+15m"]
    text = export(schedule(title="t", when="2027-01-11 09:00", reminders=reminders), Request(), Ledger()).text
    found = [line.removeprefix("TRIGGER:") for line in text.split("\r\n") if line.startswith("TRIGGER")]
    assert found == ["-PT15M", "PT15M", "PT30M", "-P1D"]


def test_of_many_reminders_none_is_lost_and_of_far_too_many_the_nearest_stay():
    for count in (12, 60):
        reminders = [f"-{number}h" for number in range(count, 0, -1)]
        made = export(schedule(title="t", when="2027-01-11 09:00", reminders=reminders), Request(), Ledger())
        found = [line.removeprefix("TRIGGER:") for line in made.text.split("\r\n") if line.startswith("TRIGGER")]
        assert found == [f"-PT{number}H" for number in range(1, min(count, 50) + 1)]


HEAD = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//campaign//campaign-planner//NL
METHOD:PUBLISH
CALSCALE:GREGORIAN
NAME:Titel met tekens
X-WR-CALNAME:Titel met tekens
X-WR-TIMEZONE:Europe/Amsterdam
COLOR:steelblue
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
"""


def test_the_header_stands_in_the_order_that_programs_read_it_and_one_event_has_no_name():
    one = schedule(title="t", when=date(2027, 1, 11))
    more = schedule(title="t", when=date(2027, 1, 11), activation_by="+1w")
    head = HEAD.replace("\n", "\r\n")
    assert export(more, Request(deadlines=True), Ledger()).text.startswith(head)
    nameless = "".join(line for line in head.splitlines(keepends=True) if "NAME" not in line)
    assert export(one, Request(), Ledger()).text.startswith(nameless)


FULL = {
    "title": "Proefrun",
    "when": "2027-01-11 09:00",
    "goal": "Iedereen weet het",
    "activation": "Meld je aan",
    "activation_by": "+1w",
    "audiences": ["hr"],
    "sender": "Directie",
    "owner": "HR-adviseur",
    "link": "https://intranet.example/x",
    "agenda": [{"item": "Uitleg", "minutes": 30}, {"item": "Zelf doen", "minutes": 15, "mode": "do"}],
    "tasks": [{"title": "Presentatie af", "due": "-3d"}],
}
DESCRIPTION = """Doel: Iedereen weet het
Activatie: Meld je aan
Doelgroep: hr
Afzender: Directie
Actiehouder: HR-adviseur
Link: https://intranet.example/x
Agenda:
- 30' Uitleg (praten)
- 15' Zelf doen (doen)
Campaign-ID: m1-ctest222"""


def test_a_description_says_it_all_in_the_language_of_the_plan_and_ends_in_its_identity():
    text = export(schedule(**FULL), Request(), Ledger()).text
    (event,) = events(text).values()
    assert str(event["DESCRIPTION"]) == DESCRIPTION


def test_a_description_names_both_links_and_who_is_left_out_which_an_audience_is_not_told():
    placed = schedule(
        **FULL | {"audiences": ["hr", "all"], "except": ["works"], "activation_link": "https://intranet.example/doe"}
    )
    told = DESCRIPTION.replace(
        "Doelgroep: hr", "Doe-link: https://intranet.example/doe\nDoelgroep: hr, all (behalve works)"
    )
    (event,) = events(export(placed, Request(), Ledger()).text).values()
    assert str(event["DESCRIPTION"]) == told
    (event,) = events(export(placed, Request(heard=frozenset({"hr"})), Ledger()).text).values()
    assert str(event["DESCRIPTION"]) == told.replace("hr, all (behalve works)", "hr")


def test_a_link_to_do_it_that_is_the_only_one_is_the_link():
    placed = schedule(**FULL | {"link": "", "activation_link": "https://intranet.example/x"})
    (event,) = events(export(placed, Request(), Ledger()).text).values()
    assert str(event["DESCRIPTION"]) == DESCRIPTION


def test_a_stamp_tells_nothing_of_what_stays_here():
    secret = {"title": "In", "when": DAY, "confidential": True}
    out = plan_of([{"title": "Out", "when": date(2027, 3, 2)}, secret])
    for wish in (Request(), Request(confidential=("m1",))):
        assert stamps(export(out, wish, Ledger()).text) == {"20270302T000000Z"}
    alone = plan_of([{"title": "Some day"}, secret])
    assert stamps(export(alone, Request(confidential=("m1",)), Ledger()).text) == {"20270301T000000Z"}


def stamps(text: str) -> set[str]:
    return set(re.findall("(?:DTSTAMP|LAST-MODIFIED):(.*)\r", text))


def test_an_event_has_the_same_bytes_in_every_export():
    first = {"title": "First", "when": DAY, "channel": "mail"}
    meeting = {"title": "Meeting", "when": date(2027, 3, 9), "channel": "overleg", "confidential": True}
    placed = plan_of([first, {"title": "Post", "when": date(2027, 3, 8), "channel": "social"}, meeting])
    whole = blocks(export(placed, Request(confidential=("m2",)), Ledger()).text)
    assert len(whole) == 3
    for wish in (Request(), Request(channels=("social",)), Request(channels=("overleg",), confidential=("m2",))):
        assert blocks(export(placed, wish, Ledger()).text) < whole


def blocks(text: str) -> set[str]:
    return set(re.findall("BEGIN:VEVENT.*?END:VEVENT", text, re.DOTALL))


def test_a_message_that_is_called_as_the_deadline_of_another_is_another_event():
    one = {"title": "One", "when": DAY, "activation_by": "+1d"}
    messages = [{"id": "x", **one}, {"id": "x-activation", **one}, {"id": "x-activation-2", **one}]
    text = export(plan_of(messages), Request(deadlines=True), Ledger()).text
    uids = re.findall("UID:(.*)-ctest222@campaign\r", text)
    assert len(set(uids)) == 6
    assert {"x-activation-3", "x-activation-activation"} < set(uids)


def test_every_event_says_whose_it_is_and_ends_its_description_in_its_identity():
    wish = Request(deadlines=True, tasks=True, quiet=True)
    campaign = {"id": "c1", "title": "t", "owner": "Team; Communicatie", "quiet": QUIET}
    milestones = [{"id": "live", "date": date(2027, 3, 22)}]
    rows = [{"id": "m1", "channel": "overleg", **FULL}, {"id": "m2", "title": "Weg", "when": date(2027, 2, 1)}]
    ledger = export(placed_in(campaign, milestones, rows), wish, Ledger()).update.ledger
    found = events(export(placed_in(campaign, milestones, rows[:1]), wish, ledger).text)
    assert {str(each["STATUS"]) for each in found.values()} == {"CONFIRMED", "CANCELLED"}
    assert len(found) == 6
    for uid, event in found.items():
        assert str(event["DESCRIPTION"]).splitlines()[-1] == f"Campaign-ID: {uid.removesuffix('@campaign')}"
        assert event["ORGANIZER"].params["CN"] == ("Directie" if uid == "m1-c1@campaign" else "Team; Communicatie")


QUIET = [{"from": date(2027, 2, 22), "to": date(2027, 2, 26)}]


def placed_in(campaign: dict[str, object], milestones: list[object], rows: list[object]) -> Schedule:
    data = {"campaign": campaign, "milestones": milestones, "messages": rows}
    return build_schedule(with_defaults(Plan.model_validate(data), Workspace()), no_holidays)


def test_a_deadline_of_what_may_still_move_may_still_move():
    placed = placed_in({"id": "c1", "title": "t"}, [], [{"id": "m1", "channel": "mail", **FULL, "when": "2027-W12"}])
    found = events(export(placed, Request(deadlines=True, tasks=True), Ledger()).text)
    assert {str(each["STATUS"]) for each in found.values()} == {"TENTATIVE"}
    assert all(str(each["SUMMARY"]).endswith(" (indicatief)") for each in found.values())


def test_the_second_of_two_doubled_hours_comes_second():
    first, second = datetime(2027, 10, 31, 2, 45), datetime(2027, 10, 31, 3, 15)
    rows = [
        {"id": "m2", "title": "b", "channel": "mail", "when": "2027-10-31T02:15:00+01:00"},
        {"id": "m1", "title": "a", "channel": "mail", "when": first},
        {"id": "m3", "title": "c", "channel": "mail", "when": second},
    ]
    text = export(placed_in({"id": "c1", "title": "t"}, [], rows), Request(), Ledger()).text
    starts = [each.decoded("DTSTART") for each in Calendar.from_ical(text).walk("VEVENT")]
    assert starts == sorted(starts)


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "UTC", "Australia/Sydney"])
def test_a_zone_has_at_most_one_rule_for_winter_and_one_for_summer(zone: str):
    campaign = {"id": "c1", "title": "t", "timezone": zone}
    message = {"id": "m1", "title": "t", "channel": "overleg", "when": datetime(2027, 7, 5, 9)}
    plan = with_defaults(Plan.model_validate({"campaign": campaign, "messages": [message]}), Workspace())
    placed = build_schedule(plan, no_holidays)
    text = export(placed, Request(), Ledger()).text
    assert text.count("BEGIN:STANDARD") == 1
    assert text.count("BEGIN:DAYLIGHT") <= 1
    (event,) = events(text).values()
    assert event.decoded("DTSTART") == placed.timing("m1").first.start


def test_a_sequence_rises_with_a_change_and_a_deleted_message_is_cancelled(desk: Desk):
    first = export(desk.schedule, Request(), Ledger()).update
    assert (first.new, first.changed, first.gone) == (17 - 1, 0, 0)
    desk.do(edits.move_by_days(desk.schedule, desk.plan.message("mlive001"), 1))
    desk.do(edits.delete_entry(desk.plan, "messages", "mverhaal"))
    made = export(desk.schedule, Request(), first.ledger)
    assert (made.update.new, made.update.changed, made.update.gone) == (0, 1, 1)
    read = events(made.text)
    assert int(read["mlive001-codoo2h7@campaign"]["SEQUENCE"]) == 1
    assert read["mverhaal-codoo2h7@campaign"]["STATUS"] == "CANCELLED"
    assert int(read["mverhaal-codoo2h7@campaign"]["SEQUENCE"]) == 1
    desk.undo()
    desk.undo()
    back = export(desk.schedule, Request(), made.update.ledger)
    read = events(back.text)
    assert int(read["mlive001-codoo2h7@campaign"]["SEQUENCE"]) == 2
    assert int(read["mverhaal-codoo2h7@campaign"]["SEQUENCE"]) == 2
    assert read["mverhaal-codoo2h7@campaign"]["STATUS"] != "CANCELLED"


def test_a_ledger_survives_a_round_trip(desk: Desk, tmp_path: Path):
    ledger = export(desk.schedule, Request(), Ledger()).update.ledger
    path = ledger_path(tmp_path / "plan.toml", "c1")
    assert read_ledger(path) == Ledger()
    write_ledger(path, ledger)
    assert read_ledger(path) == ledger


ENTRY = '{"sent": {"x": {"sequence": %s, "start": "%s", "end": "2027-01-02", "place": "", "title": ""}}}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"sent": {"x": 3}}',
        ENTRY % ('"1"', "2027-01-01"),
        ENTRY % ("1e400", "2027-01-01"),
        ENTRY % ("99999999999999", "2027-01-01"),
        ENTRY % ("-5", "2027-01-01"),
        ENTRY % ("1", "hello"),
        ENTRY % ("1", "2027-01-01T09:00:00"),
    ],
)
def test_a_broken_ledger_stops_the_export_before_any_sequence_falls(tmp_path: Path, text: str):
    path = tmp_path / "c1.json"
    path.write_text(text, "utf-8")
    with pytest.raises(SaveError):
        read_ledger(path)
    assert path.read_text("utf-8") == text


def test_a_cancelled_confidential_message_tells_nothing():
    placed = schedule(title="geheim", location="kamer 13", when=date(2027, 1, 11), confidential=True)
    ledger = export(placed, Request(confidential=("m1",)), Ledger()).update.ledger
    empty = with_defaults(Plan.model_validate({"campaign": {"id": "ctest222", "title": "t"}}), Workspace())
    text = export(build_schedule(empty, no_holidays), Request(), ledger).text
    assert "STATUS:CANCELLED" in text
    assert "geheim" not in text
    assert "kamer 13" not in text


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://intranet.example/a,b;c?d=1#e", "https://intranet.example/a,b;c?d=1#e"),
        ("https://intranet.example/mijn map/é%20", "https://intranet.example/mijn%20map/%C3%A9%20"),
        ("https://x.example/\\,\r\nATTENDEE:x", "https://x.example/%5C,%20ATTENDEE:x"),
        ("intranet/page", "intranet/page"),
        ("zie de intranetpagina", None),
        ("\\\\server\\map", None),
    ],
)
def test_a_link_goes_out_as_an_address_or_not_at_all(link: str, url: str | None):
    made = export(schedule(title="t", when=date(2027, 1, 11), link=link), Request(), Ledger())
    verify(made.text.encode(), made.events)
    (event,) = events(made.text).values()
    assert event.get("URL") == url


def test_a_task_keeps_its_identity_when_another_is_removed():
    tasks = [{"title": "A", "due": "-1d"}, {"title": "B", "due": "-1d"}]
    both = schedule(title="t", when=date(2027, 1, 11), tasks=tasks)
    one = schedule(title="t", when=date(2027, 1, 11), tasks=tasks[1:])
    before, after = (events(export(each, Request(tasks=True), Ledger()).text) for each in (both, one))
    assert set(after) < set(before)
    assert all(before[uid]["SUMMARY"] == event["SUMMARY"] for uid, event in after.items())


def test_cancelled_events_stand_among_the_others_by_their_start(desk: Desk):
    ledger = export(desk.schedule, Request(), Ledger()).update.ledger
    desk.do(edits.delete_entry(desk.plan, "messages", "mstart01"))
    made = export(desk.schedule, Request(), ledger)
    starts = [str(each.decoded("DTSTART"))[:10] for each in Calendar.from_ical(made.text).walk("VEVENT")]
    assert starts == sorted(starts)
