"""From a plan to files and back: updates, secrets, splits, feeds, and places that cannot be written."""

import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from campaign import language
from campaign.calendars import export as exports
from campaign.calendars import writing
from campaign.calendars.events import CalendarEvent, Request
from campaign.calendars.export import export
from campaign.calendars.ledger import Ledger, Sent, merged, read_ledger, write_ledger
from campaign.calendars.verifying import verify
from campaign.desk import edits
from campaign.desk import exporting as desk_exporting
from campaign.desk.asking import understood
from campaign.desk.desk import Desk
from campaign.desk.exporting import export_text, hand_out, ledger_of
from campaign.schedule.lanes import lanes
from campaign.storage.folders import state_folder
from tests.calendars.plans import MESSAGES, schedule_from

SECRET = {"title": "The secret", "location": "Room 13", "when": date(2027, 1, 11)}


def events(text: str) -> dict[str, object]:
    return {str(each["UID"]): each for each in Calendar.from_ical(text).walk("VEVENT")}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".ics")


def test_a_message_that_became_confidential_is_withdrawn_without_a_word():
    first = export(schedule_from([SECRET]), Request(), Ledger()).update
    hidden = schedule_from([{**SECRET, "confidential": True}])
    second = export(hidden, Request(), first.ledger)
    event = events(second.text)["m0-cthorou2@campaign"]
    assert (event["STATUS"], int(event["SEQUENCE"])) == ("CANCELLED", 1)
    assert "secret" not in second.text
    assert "Room 13" not in second.text
    assert second.update.gone == 1
    third = export(hidden, Request(), second.update.ledger)
    assert third.text == second.text
    assert third.update.gone == 0


def test_a_confidential_message_that_went_out_by_name_stays_when_the_next_export_does_not_name_it():
    hidden = schedule_from([{**SECRET, "confidential": True}])
    first = export(hidden, Request(confidential=("m0",)), Ledger()).update
    second = export(hidden, Request(), first.ledger)
    assert "m0-" not in second.text
    assert second.update.ledger == first.ledger


def test_a_task_of_a_message_that_became_confidential_is_withdrawn_too():
    tasks = {**SECRET, "tasks": [{"title": "Tell nobody", "due": "-1d"}], "activation": "Hush", "activation_by": "+1d"}
    wish = Request(milestones=False, tasks=True, deadlines=True)
    first = export(schedule_from([tasks]), wish, Ledger()).update
    assert first.new == 3
    second = export(schedule_from([{**tasks, "confidential": True}]), wish, first.ledger)
    assert {str(each["STATUS"]) for each in events(second.text).values()} == {"CANCELLED"}
    assert not {word for word in ("secret", "nobody", "Hush", "Room") if word in second.text}


WITHOUT = {key: value for key, value in SECRET.items() if key != "when"}


@pytest.mark.parametrize("later", [{**SECRET, "status": "cancelled"}, WITHOUT], ids=["cancelled", "without a moment"])
def test_a_secret_that_takes_place_no_more_is_withdrawn_without_a_word(later: dict[str, object]):
    first = export(schedule_from([SECRET]), Request(), Ledger()).update
    second = export(schedule_from([{**later, "confidential": True}]), Request(), first.ledger)
    assert events(second.text)["m0-cthorou2@campaign"]["STATUS"] == "CANCELLED"
    assert not {word for word in ("secret", "Room") if word in second.text}


def test_what_was_cancelled_by_its_title_loses_it_once_it_is_confidential():
    first = export(schedule_from([SECRET]), Request(), Ledger()).update
    off = {**SECRET, "status": "cancelled"}
    second = export(schedule_from([off]), Request(), first.ledger)
    assert "secret" in second.text
    third = export(schedule_from([{**off, "confidential": True}]), Request(), second.update.ledger)
    assert "secret" not in third.text
    assert int(events(third.text)["m0-cthorou2@campaign"]["SEQUENCE"]) == 2
    assert third.update.gone == 0
    assert export(schedule_from([{**off, "confidential": True}]), Request(), third.update.ledger).text == third.text


@pytest.mark.parametrize("left", [[], [{"title": "Tell nobody", "due": "-1d", "done": True}]], ids=["gone", "done"])
def test_a_task_or_deadline_that_a_secret_lost_is_withdrawn_without_a_word(left: list[object], tmp_path: Path):
    tasks = {**SECRET, "tasks": [{"title": "Tell nobody", "due": "-1d"}], "activation": "Hush", "activation_by": "+1d"}
    wish = Request(milestones=False, tasks=True, deadlines=True)
    write_ledger(tmp_path / "ledger.json", export(schedule_from([tasks]), wish, Ledger()).update.ledger)
    later = schedule_from([{**SECRET, "confidential": True, "tasks": left}])
    second = export(later, wish, read_ledger(tmp_path / "ledger.json"))
    assert {str(each["STATUS"]) for each in events(second.text).values()} == {"CANCELLED"}
    assert not {word for word in ("secret", "nobody", "Hush", "Room") if word in second.text}


def test_what_is_cancelled_simply_disappears_from_a_feed_and_still_reaches_the_next_file():
    first = export(schedule_from([SECRET]), Request(), Ledger()).update
    empty = schedule_from([])
    feed = export(empty, Request(), first.ledger, feed=True)
    assert set(events(feed.text)) == {"golive-cthorou2@campaign"}
    assert feed.update.gone == 1
    file = export(empty, Request(), feed.update.ledger)
    assert events(file.text)["m0-cthorou2@campaign"]["STATUS"] == "CANCELLED"


def test_one_file_per_lane_holds_each_message_where_it_belongs(desk: Desk, tmp_path: Path):
    handed = hand_out(desk, Request(), tmp_path / "plan.ics", by="channel")
    assert handed.paths[0].name == "plan-mijlpalen.ics"
    assert sorted(path.name for path in handed.paths) == names(tmp_path)
    assert len(handed.paths) == 1 + len(lanes(desk.schedule, "channel"))
    for path in handed.paths[1:]:
        found = events(path.read_text("utf-8"))
        categories = {each["CATEGORIES"].to_ical().decode() for each in found.values()}
        assert len(categories) == 1
        assert len(found) > 0
    together = [uid for path in handed.paths for uid in events(path.read_text("utf-8"))]
    assert sorted(together) == sorted(events(export(desk.schedule, Request(), Ledger()).text))


@pytest.mark.parametrize("by", ["audience", "owner", "status", "phase"])
def test_every_way_of_splitting_hands_out_every_event(desk: Desk, tmp_path: Path, by):
    handed = hand_out(desk, Request(), tmp_path / "plan.ics", by=by)
    assert len(set(handed.paths)) == len(handed.paths) > 1
    found = {uid for path in handed.paths for uid in events(path.read_text("utf-8"))}
    assert found == set(events(export(desk.schedule, Request(), Ledger()).text))


@pytest.mark.parametrize(
    ("written", "screen", "parts"),
    [("nl", "en", ["mijlpalen", "akkoord", "concept"]), ("en", "nl", ["milestones", "approved", "draft"])],
)
def test_a_status_is_called_as_the_plan_calls_it_whatever_the_language_of_the_screen(
    desk: Desk, tmp_path: Path, written: str, screen: str, parts: list[str]
):
    desk.do(edits.set_campaign(desk.plan, {"language": written}))
    language.use(screen)
    hand_out(desk, Request(), tmp_path / "plan.ics", by="status")
    assert names(tmp_path) == sorted(f"plan-{each}.ics" for each in parts)
    calendar = Calendar.from_ical((tmp_path / f"plan-{parts[-1]}.ics").read_text("utf-8"))
    assert str(calendar["NAME"]).endswith(f" – {parts[-1]}")


@pytest.mark.parametrize(("written", "word"), [("nl", "concept"), ("en", "draft")])
def test_a_status_that_no_message_has_any_more_keeps_its_file(desk: Desk, tmp_path: Path, written: str, word: str):
    desk.do(edits.set_campaign(desk.plan, {"language": written}))
    hand_out(desk, Request(), tmp_path / "plan.ics", by="status")
    for message in desk.plan.messages:
        desk.do(edits.set_fields(desk.plan, "messages", message.id, {"status": "approved"}))
    hand_out(desk, Request(), tmp_path / "plan.ics", by="status")
    assert "STATUS:CANCELLED" in (tmp_path / f"plan-{word}.ics").read_text("utf-8")


def test_a_cancellation_goes_to_the_lane_where_its_message_went(desk: Desk, tmp_path: Path):
    hand_out(desk, Request(), tmp_path / "plan.ics", by="channel")
    desk.do(edits.delete_entry(desk.plan, "messages", "mverhaal"))
    hand_out(desk, Request(), tmp_path / "plan.ics", by="channel")
    holders = [name for name in names(tmp_path) if "UID:mverhaal" in (tmp_path / name).read_text("utf-8")]
    assert len(holders) == 1
    assert "STATUS:CANCELLED" in (tmp_path / holders[0]).read_text("utf-8")


def told_in(folder: Path, message_id: str) -> dict[str, tuple[str, int]]:
    """Return status and sequence of a message in every calendar file of a folder that has it."""
    found = {}
    for name in names(folder):
        event = events((folder / name).read_text("utf-8")).get(f"{message_id}-codoo2h7@campaign")
        if event is not None:
            found[name.removeprefix("plan-").removesuffix(".ics")] = str(event["STATUS"]), int(event["SEQUENCE"])
    return found


def give_channel(desk: Desk, message_id: str, channel: str) -> None:
    desk.do(edits.set_fields(desk.plan, "messages", message_id, {"channel": channel}))


def test_a_message_that_moves_to_another_lane_is_cancelled_in_the_file_of_the_old_one(desk: Desk, tmp_path: Path):
    target = tmp_path / "plan.ics"
    hand_out(desk, Request(), target, by="channel")
    assert told_in(tmp_path, "mverhaal") == {"social": ("TENTATIVE", 0)}
    give_channel(desk, "mverhaal", "mail")
    assert hand_out(desk, Request(), target, by="channel").update.changed == 1
    assert told_in(tmp_path, "mverhaal") == {"social": ("CANCELLED", 1), "mail": ("TENTATIVE", 2)}
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    assert hand_out(desk, Request(), target, by="channel").update.changed == 0
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before
    give_channel(desk, "mverhaal", "social")
    hand_out(desk, Request(), target, by="channel")
    assert told_in(tmp_path, "mverhaal") == {"social": ("TENTATIVE", 4), "mail": ("CANCELLED", 3)}
    desk.do(edits.delete_entry(desk.plan, "messages", "mverhaal"))
    hand_out(desk, Request(), target, by="channel")
    assert told_in(tmp_path, "mverhaal") == {"social": ("CANCELLED", 5), "mail": ("CANCELLED", 5)}


def test_another_lane_changes_nothing_in_a_calendar_of_all_lanes(desk: Desk, tmp_path: Path):
    hand_out(desk, Request(), tmp_path / "plan.ics")
    give_channel(desk, "mverhaal", "mail")
    assert hand_out(desk, Request(), tmp_path / "plan.ics").update.changed == 0
    assert told_in(tmp_path, "mverhaal") == {"plan": ("TENTATIVE", 0)}
    hand_out(desk, Request(), tmp_path / "plan.ics", by="owner")
    give_channel(desk, "mverhaal", "social")
    assert hand_out(desk, Request(), tmp_path / "plan.ics", by="owner").update.changed == 0


def test_one_of_two_audiences_left_is_cancelled_for_them_alone(desk: Desk, tmp_path: Path):
    hand_out(desk, Request(), tmp_path / "plan.ics", by="audience")
    desk.do(edits.set_fields(desk.plan, "messages", "mnazorg1", {"audiences": ("beheer",)}))
    hand_out(desk, Request(), tmp_path / "plan.ics", by="audience")
    assert told_in(tmp_path, "mnazorg1") == {
        "beheer-en-ondersteuning": ("TENTATIVE", 2),
        "hr-en-payrollmedewerkers": ("CANCELLED", 1),
    }


def test_a_selection_does_not_tell_of_what_was_never_in_it(desk: Desk, tmp_path: Path):
    hand_out(desk, Request(), tmp_path / "all.ics")
    desk.do(edits.delete_entry(desk.plan, "messages", "mverhaal"))
    meetings = hand_out(desk, Request(channels=("overleg",)), tmp_path / "meetings.ics")
    assert meetings.update.gone == 0
    assert "mverhaal" not in (tmp_path / "meetings.ics").read_text("utf-8")
    for wish in (Request(owners=("HR-adviseur",)), understood(desk, Request(audiences=("testers",)))):
        hand_out(desk, wish, tmp_path / "meetings.ics")
    assert "CANCELLED" in (tmp_path / "meetings.ics").read_text("utf-8")  # testers are part of whom it was for
    posts = hand_out(desk, Request(channels=("social",)), tmp_path / "posts.ics")
    assert "mverhaal" in (tmp_path / "posts.ics").read_text("utf-8")
    assert posts.update.gone == 0  # it was told just now, to others


def test_what_an_earlier_export_left_is_taken_away_unless_somebody_changed_it(desk: Desk, tmp_path: Path, monkeypatch):
    target, limit = tmp_path / "plan.ics", 3_000
    (tmp_path / "plan-99.ics").write_text("of somebody else", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(exports, "LARGE", limit)
        first = hand_out(desk, Request(), target)
    assert len(first.paths) > 3
    first.paths[1].write_text("mine now", "utf-8")
    second = hand_out(desk, Request(), target)
    assert second.removed == (first.paths[0], *first.paths[2:])
    assert names(tmp_path) == sorted(["plan.ics", "plan-2.ics", "plan-99.ics"])
    assert desk_exporting.files_told(second)[0].startswith("Taken away, left by an earlier export: plan-1.ics")
    split = hand_out(desk, Request(), target, by="channel")
    assert split.removed == ()  # another export than that of the whole, which stays
    assert target.exists()
    assert hand_out(desk, Request(channels=("overleg",)), target, by="channel").removed == ()  # and so is a part of it


def test_the_feed_of_a_lane_that_is_gone_is_emptied(desk: Desk, tmp_path: Path):
    hand_out(desk, Request(), tmp_path / "plan.ics", by="channel", feed=True)
    give_channel(desk, "mverhaal", "mail")
    handed = hand_out(desk, Request(), tmp_path / "plan.ics", by="channel", feed=True)
    assert handed.removed == ()
    assert tmp_path / "plan-social.ics" in handed.paths
    assert events((tmp_path / "plan-social.ics").read_text("utf-8")) == {}
    assert told_in(tmp_path, "mverhaal") == {"mail": ("TENTATIVE", 0)}
    give_channel(desk, "mverhaal", "social")
    hand_out(desk, Request(), tmp_path / "plan.ics", by="channel", feed=True)
    assert told_in(tmp_path, "mverhaal") == {"social": ("TENTATIVE", 0)}


def test_what_is_too_large_goes_out_as_several_files_of_their_own(desk: Desk, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(exports, "LARGE", 6_000)
    handed = hand_out(desk, Request(), tmp_path / "plan.ics")
    assert handed.too_large
    assert [path.name for path in handed.paths] == [f"plan-{number}.ics" for number in range(1, len(handed.paths) + 1)]
    assert all(path.stat().st_size <= 6_000 for path in handed.paths)
    found = [uid for path in handed.paths for uid in events(path.read_text("utf-8"))]
    assert sorted(found) == sorted(events(export(desk.schedule, Request(), Ledger()).text))
    assert desk_exporting.files_told(handed)
    assert "feed" not in desk_exporting.files_told(handed)[0]
    feed = hand_out(desk, Request(), tmp_path / "feed.ics", feed=True)
    assert [path.name for path in feed.paths] == ["feed.ics"]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_feed_that_is_too_large_stays_one_and_is_told_with_what_helps(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
):
    language.use(code)
    assert desk_exporting.files_told(hand_out(desk, Request(), tmp_path / "feed.ics", feed=True)) == []
    monkeypatch.setattr(desk_exporting, "LARGE", 6_000)
    (told,) = desk_exporting.files_told(hand_out(desk, Request(), tmp_path / "feed.ics", feed=True))
    assert told.startswith("feed.ics: ")
    assert all(word in told for word in ("Google", "filter", "feed per"))
    monkeypatch.setattr(desk_exporting, "LARGE", 4_000)
    (told,) = desk_exporting.files_told(hand_out(desk, Request(), tmp_path / "feed.ics", feed=True, by="channel"))
    assert set(told.partition(":")[0].split(", ")) < set(names(tmp_path))


@pytest.mark.parametrize("code", ["nl", "en"])
def test_what_keeps_a_calendar_up_to_date_is_named(code: str):
    language.use(code)
    assert "CalDAV" in desk_exporting.advice()[1]
    assert "feed" in desk_exporting.advice()[1]


@pytest.mark.parametrize("feed", [True, False])
def test_a_calendar_for_a_pipe_that_is_too_large_is_told(feed: bool):
    assert desk_exporting.size_told("x" * exports.LARGE, feed=feed) == []
    (told,) = desk_exporting.size_told("é" * (exports.LARGE // 2 + 1), feed=feed)
    assert "Google" in told
    assert ("divided" in told) is not feed


def test_one_event_that_is_too_large_by_itself_is_still_written(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(exports, "LARGE", 100)
    files = export(schedule_from([{**SECRET, "goal": "x" * 5000}]), Request(), Ledger()).files()
    assert [len(file.events) for file in files] == [1, 1]
    for file in files:
        verify(file.text.encode(), file.events)


def test_a_thousand_messages_are_handed_out_below_the_limit():
    many = [{**SECRET, "title": f"Message {number}", "goal": "why " * 200} for number in range(1000)]
    files = export(schedule_from(many), Request(), Ledger()).files()
    assert len(files) > 1
    assert all(len(file.text.encode()) <= exports.LARGE for file in files)


def test_files_that_are_split_hold_every_event_once_in_order_and_are_as_full_as_they_may_be(monkeypatch):
    monkeypatch.setattr(exports, "LARGE", 20_000)
    written: list[str] = []
    lines_of = writing._event_lines
    monkeypatch.setattr(
        writing, "_event_lines", lambda event, *rest: written.append(event.uid) or lines_of(event, *rest)
    )
    made = export(schedule_from([*MESSAGES, *MESSAGES, *MESSAGES]), Request(), Ledger())
    files = made.files()
    assert written == [event.uid for event in made.events]
    assert tuple(event for file in files for event in file.events) == made.events
    for file, following in zip(files, [*files[1:], None], strict=True):
        verify(file.text.encode(), file.events)
        size, text = len(file.text.encode()), following.text if following else ""
        first = text.partition("BEGIN:VEVENT")[2].partition("END:VEVENT\r\n")[0]
        assert size <= 20_000
        assert following is None or size + len(f"BEGIN:VEVENT{first}END:VEVENT\r\n".encode()) > 20_000
    blocks = ["".join(file.text.partition("BEGIN:VEVENT")[1:]).removesuffix("END:VCALENDAR\r\n") for file in files]
    assert "".join(blocks) == "".join(made.text.partition("BEGIN:VEVENT")[1:]).removesuffix("END:VCALENDAR\r\n")


def test_what_an_export_leaves_out_is_worked_out_only_when_something_is_missing(monkeypatch):
    def nothing(*_: object) -> list[CalendarEvent]:
        raise AssertionError

    everything = schedule_from(MESSAGES)
    first = export(everything, Request(), Ledger())
    with monkeypatch.context() as patched:
        patched.setattr(exports, "every_event", nothing)
        assert export(everything, Request(), first.update.ledger).text == first.text
        with pytest.raises(AssertionError):
            export(everything, Request(milestones=False), first.update.ledger)
    assert export(everything, Request(milestones=False), first.update.ledger).update.gone == 0


def read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the ledger beside the plan impossible to write, also for root."""
    write = desk_exporting.write_ledger

    def refuse(target: Path, ledger: Ledger, plan: Path) -> None:
        if target.is_relative_to(path):
            raise PermissionError(13, "read-only")
        write(target, ledger, plan)

    monkeypatch.setattr(desk_exporting, "write_ledger", refuse)


def test_the_ledger_of_a_place_that_is_read_only_goes_to_the_state_folder(desk: Desk, tmp_path: Path, monkeypatch):
    with monkeypatch.context() as patched:
        read_only(tmp_path, patched)
        first = hand_out(desk, Request(), tmp_path / "plan.ics").update
        assert not (tmp_path / ".campaign").exists()
        assert json.loads((state_folder() / "ledgers" / "codoo2h7.json").read_text("utf-8"))["sent"]
        assert ledger_of(desk) == first.ledger
        assert hand_out(desk, Request(), tmp_path / "plan.ics").update.same == first.new
        desk.do(edits.move_by_days(desk.schedule, desk.plan.message("mlive001"), 1))
        assert hand_out(desk, Request(), tmp_path / "plan.ics").update.changed == 1
    last = hand_out(desk, Request(), tmp_path / "plan.ics").update
    assert (last.new, last.changed) == (0, 0)
    assert (tmp_path / ".campaign" / "codoo2h7.json").exists()
    assert last.ledger.sent["mlive001-codoo2h7@campaign"].sequence == 1


def test_of_two_ledgers_the_higher_sequence_counts():
    low, high = (Sent(number, "2027-01-01", "2027-01-02", "", str(number)) for number in (1, 2))
    assert merged(Ledger({"a": low, "b": high}), Ledger({"a": high, "b": low, "c": low})) == Ledger(
        {"a": high, "b": high, "c": low}
    )


def test_text_for_a_pipe_reads_the_ledger_and_writes_none(desk: Desk, tmp_path: Path):
    hand_out(desk, Request(), tmp_path / "plan.ics")
    path = tmp_path / ".campaign" / "codoo2h7.json"
    before = path.read_bytes()
    desk.do(edits.move_by_days(desk.schedule, desk.plan.message("mlive001"), 1))
    assert int(events(export_text(desk, Request()))["mlive001-codoo2h7@campaign"]["SEQUENCE"]) == 1
    assert path.read_bytes() == before


def test_a_ledger_of_an_earlier_version_is_read(tmp_path: Path):
    entry = {"sequence": 1, "start": "2027-01-01", "end": "2027-01-02", "place": "", "title": "x"}
    path = tmp_path / "c1.json"
    path.write_text(json.dumps({"sent": {"m1-c1@campaign": entry}}), "utf-8")
    assert read_ledger(path).sent["m1-c1@campaign"].lanes == {}
