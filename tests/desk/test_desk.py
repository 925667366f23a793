"""Edits have names, and everything can be taken back."""

from datetime import date

import pytest

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.language import language
from campaign.model.when import parse_when
from campaign.storage.planfile import read_plan


def test_a_moved_message_keeps_hanging_on_its_milestone(desk: Desk):
    message = desk.plan.message("mbeheer1")
    before = desk.schedule.timing(message.id).first.first
    desk.do(edits.move_by_days(desk.schedule, message, 1))
    assert str(desk.plan.message("mbeheer1").when) == "livegang - 2wd 11:00"
    assert (desk.schedule.timing("mbeheer1").first.first - before).days == 1
    assert language("nl").render(desk.undo_label) == "‘Update, back-up en supportvenster’ verplaatst naar do 11 mrt"


def test_undo_and_redo_go_all_the_way(desk: Desk):
    start = desk.plan
    for number in range(20):
        message = desk.plan.messages[number % 10]
        desk.do(edits.move_by_days(desk.schedule, message, number + 1))
    end, placed = desk.plan, [desk.schedule.timing(each.id) for each in desk.plan.messages]
    while desk.undo():
        pass
    assert desk.plan == start
    assert not desk.dirty
    while desk.redo():
        pass
    assert desk.plan == end
    assert [desk.schedule.timing(each.id) for each in desk.plan.messages] == placed


def test_a_moved_milestone_takes_along_what_hangs_on_it_and_leaves_what_is_settled(desk: Desk):
    desk.do(edits.move_milestone(desk.plan, desk.schedule, "livegang", parse_when("2027-04-12")))
    assert desk.schedule.milestone("acceptatietest").first == date(2027, 4, 7)
    assert desk.schedule.timing("mlive001").first.first == date(2027, 4, 12)
    approved = desk.plan.message("mstart01")
    assert str(approved.when) == "2027-03-01T09:30:00"
    desk.undo()
    assert str(desk.plan.message("mstart01").when) == "start 09:30"


def test_a_save_is_what_the_next_reader_sees(desk: Desk):
    copy = edits.duplicate_message(desk.plan, desk.plan.messages[0], "Nog een keer")
    desk.do(copy)
    desk.do(edits.delete_entry(desk.plan, "messages", "mkaart01"))
    assert desk.dirty
    desk.save()
    assert not desk.dirty
    read = read_plan(desk.file.path).plan
    assert read == desk.plan
    assert read.messages[1].title == "Nog een keer"
    desk.undo()
    desk.undo()
    desk.save()
    assert len(read_plan(desk.file.path).plan.messages) == 11


@pytest.mark.parametrize(
    ("country", "told"), [("NL", 0), ("BE", 0), ("DE-BY", 0), ("XX", 1), ("Nederland", 1), ("DE-ZZ", 1)]
)
def test_a_country_without_known_holidays_is_told_with_its_place(desk: Desk, country: str, told: int):
    path = desk.file.path
    path.write_text(path.read_text("utf-8").replace('country = "NL"', f'country = "{country}"'), "utf-8")
    text = path.read_text("utf-8")
    if f'country = "{country}"' not in text:
        path.write_text(text.replace("[campaign]\n", f'[campaign]\ncountry = "{country}"\n', 1), "utf-8")
    again = Desk.open(path, today=desk.today, now=desk.now)
    found = [problem for problem in again.problems if problem.subject.key == "country"]
    assert len(found) == told
    assert all(problem.place.line > 1 for problem in found)


def test_what_is_wrong_is_put_together_once_and_follows_the_plan(desk: Desk):
    assert desk.problems is desk.problems
    assert not [each for each in desk.problems if each.code == "E003"]
    desk.do(edits.set_fields(desk.plan, "messages", "mlive001", {"when": parse_when("mlive001 + 1d")}))
    assert [each.message for each in desk.problems if each.code == "E003"] == ["mlive001"]
    line = next(each.place.line for each in desk.problems if each.code == "E003")
    desk.do(edits.set_fields(desk.plan, "messages", "mstart01", {"notes": "Een\nnotitie"}))
    desk.save()
    assert next(each.place.line for each in desk.problems if each.code == "E003") > line
    while desk.undo():
        pass
    assert not [each for each in desk.problems if each.code == "E003"]


def test_a_status_is_told_in_the_language_of_who_reads(desk: Desk):
    message = desk.plan.messages[0]
    edit = edits.set_status(message, "sent", "HR", desk.now())
    assert language("nl").render(edit.label) == f"‘{message.title}’ staat nu op verstuurd"
    assert language("en").render(edit.label) == f"‘{message.title}’ is now sent"
