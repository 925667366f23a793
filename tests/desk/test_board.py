"""The columns of the board."""

from campaign.desk.board import COLUMNS, board, next_status
from campaign.desk.desk import Desk


def test_every_message_stands_in_the_column_of_its_status_in_the_order_of_time(desk: Desk):
    found = board(desk.schedule, lambda _message: True)
    assert sum(map(len, found.values())) == len(desk.plan.messages)
    for status, messages in found.items():
        assert {each.status for each in messages} <= {status}
        days = [slot.sort_key for each in messages if (slot := desk.schedule.timing(each.id).first)]
        assert days == sorted(days)


def test_what_a_filter_hides_is_in_no_column(desk: Desk):
    found = board(desk.schedule, lambda message: message.channel == "intranet")
    assert {each.channel for messages in found.values() for each in messages} == {"intranet"}


def test_beyond_the_last_column_there_is_none():
    assert [next_status(each, 1) for each in COLUMNS] == [*COLUMNS[1:], None]
    assert next_status("idea", -1) is None
