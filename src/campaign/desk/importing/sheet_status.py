"""How far the messages of a spreadsheet are: what is not out yet was not sent, whatever its row says."""

from dataclasses import replace
from datetime import date

from campaign.desk.importing.sheet_messages import Made
from campaign.language import say
from campaign.model.messages import SETTLED, Message
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

NOT_OUT = say("It is not out yet, so it is taken as approved and not as sent: see whether somebody approved it")
"""What is told of a message that its row calls sent, and that cannot be out."""


def is_early(slot: Slot | None, today: date, *, done: bool) -> bool:
    """Tell whether what is called sent cannot be out: its day is to come, or without one it is only said to be done."""
    return slot.first > today if slot else done


def held_back(row: Made, message: Message, before: Message | None, schedule: Schedule, today: date) -> Made:
    """Return a row whose message is not called sent while that cannot be, given the message as the row has it.

    Who writes "klaar" at a message of next month has it ready: it is approved at most, and a message of the plan
    that is as far already stays as it is. The same goes for one without a day of which is only said that it is done.
    """
    early = is_early(schedule.timing(message.id).first, today, done=row.draft.done)
    if row.values.get("status") != "sent" or not early:
        return row
    values = {name: value for name, value in row.values.items() if name != "status"}
    if before is None or before.status not in SETTLED:
        values["status"] = "approved"
    told = NOT_OUT if values.get("status") else say("It is not out yet, so it is not taken as sent")
    return replace(row, values=values, draft=replace(row.draft, assumed=(*row.draft.assumed, told)))
