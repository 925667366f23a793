"""A slot as it is told: to people in their language, to programs in ISO form."""

from datetime import timedelta

from campaign.language import Language
from campaign.schedule.slots import Slot


def moment(slot: Slot | None, words: Language) -> str:
    """Return a slot as people read it: "wo 3 mrt 2027 09:30"."""
    if slot is None:
        return "–"
    if slot.start:
        return f"{words.full_day(slot.first)} {slot.start:%H:%M}"
    day = words.full_day(slot.first)
    return day if slot.last == slot.first else f"{words.day(slot.first)} – {words.full_day(slot.last)}"


def span(slot: Slot) -> tuple[str, str]:
    """Return the start and end of a slot in ISO form; whole days end on the day after."""
    if slot.start and slot.end:
        return slot.start.isoformat(), slot.end.isoformat()
    return slot.first.isoformat(), (slot.last + timedelta(days=1)).isoformat()
