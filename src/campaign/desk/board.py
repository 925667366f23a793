"""The messages of a plan by how far they are: a column for each status, in the order of time."""

from collections.abc import Callable, Mapping
from typing import get_args

from campaign.model.fields import Status
from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule

COLUMNS: tuple[Status, ...] = get_args(Status)
"""The columns from left to right: from idea to sent, and what was cancelled behind them."""


def board(schedule: Schedule, keeps: Callable[[Message], bool]) -> Mapping[Status, tuple[Message, ...]]:
    """Return the messages that are kept, by status: scheduled ones in the order of time, the others below them."""
    columns: dict[Status, list[Message]] = {status: [] for status in COLUMNS}
    for message_id in (*schedule.ordered, *schedule.unscheduled):
        message = schedule.plan.message(message_id)
        if message is not None and keeps(message):
            columns[message.status].append(message)
    return {status: tuple(found) for status, found in columns.items()}


def next_status(status: Status, direction: int) -> Status | None:
    """Return the status one column further on, or back; None beyond the ends."""
    place = COLUMNS.index(status) + direction
    return COLUMNS[place] if 0 <= place < len(COLUMNS) else None
