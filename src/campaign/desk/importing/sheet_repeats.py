"""Until when a message of a spreadsheet comes back that does not say so: a plan asks an end of every repeat."""

from dataclasses import replace

from campaign.desk.importing.sheet_messages import Made
from campaign.language import Sentence, say
from campaign.model.changes import replaced
from campaign.model.messages import Message, Repeat
from campaign.model.said import called
from campaign.model.when import Anchored, OnDay
from campaign.schedule.schedule import Schedule

TIMES = 6
"""How often something comes back of which nothing tells until when; ours, to be changed by who knows better."""


def with_end(row: Made, before: Message | None, schedule: Schedule) -> Made:
    """Return a row whose repeat has an end: what is filled in is told.

    A message of the plan keeps its own; else it is go-live where that is later, the last day of the campaign, or a
    number of times.
    """
    repeat = row.values.get("repeat")
    if not isinstance(repeat, Repeat) or repeat.until or repeat.times:
        return row
    if before is not None and before.repeat is not None and before.repeat.every == repeat.every:
        return replace(row, values={name: value for name, value in row.values.items() if name != "repeat"})
    ended, told = _ended(repeat, row, schedule)
    draft = replace(row.draft, assumed=(*row.draft.assumed, told))
    return replace(row, values={**row.values, "repeat": ended}, draft=draft)


def _ended(repeat: Repeat, row: Made, schedule: Schedule) -> tuple[Repeat, Sentence]:
    """Return a repeat with an end, and what is told of that."""
    when = row.values.get("when")
    place = schedule.place(when) if when is not None else None
    first = place.first if place is not None else None
    golive, last = schedule.golive, schedule.plan.campaign.end
    day = schedule.start(golive) if golive else None
    hangs = isinstance(when, Anchored) and when.anchor == golive
    if golive and day is not None and not hangs and (first is None or first < day):
        told = say("It comes back until {name}, unless you say otherwise", name=called(schedule.plan, golive))
        return replaced(repeat, until=Anchored(golive)), told
    if last is not None and (first is None or first < last):
        return replaced(repeat, until=OnDay(last)), say("It comes back until {day}, unless you say otherwise", day=last)
    told = say("It comes back {count} times, unless you say otherwise", count=TIMES)
    return replaced(repeat, times=TIMES), told
