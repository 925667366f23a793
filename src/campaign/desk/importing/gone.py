"""What is in a calendar no more though it went out: only what was in the file that came back counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from campaign.calendars.ledger import Ledger
from campaign.calendars.texts import DOMAIN


@dataclass(frozen=True, slots=True)
class Missing:
    """What a calendar lacks of the file that went out."""

    uids: tuple[str, ...] = ()
    """The events that went away."""
    partial: int = 0
    """How many are not there because it is only a part of that file; then none went away."""
    known: bool = True
    """It is known what went out."""


def missing(ledger: Ledger, present: Collection[str]) -> Missing:
    """Return what went away, given the UIDs of what is there.

    Of the files that went out, the one counts that has most of what is there, and of those the smallest. Where more is
    absent than there is, somebody sent a part of the calendar: one absent event is always one that went away.
    """
    live = tuple(uid for uid, sent in ledger.sent.items() if not sent.cancelled)
    files: Mapping[str, tuple[str, ...]] = ledger.files or ({"": live} if live else {})
    if not files:
        return Missing(known=False)
    here = frozenset(present)
    went_out = min(files.values(), key=lambda uids: (-len(here.intersection(uids)), len(uids)))
    absent = tuple(uid for uid in went_out if uid not in here and not _cancelled(ledger, uid))
    if len(absent) > max(1, len(here.intersection(went_out))):
        return Missing(partial=len(absent))
    return Missing(absent)


def _cancelled(ledger: Ledger, uid: str) -> bool:
    """Tell whether an event went out as cancelled since."""
    return uid in ledger.sent and ledger.sent[uid].cancelled


def local_of(uid: str, campaign: str) -> str:
    """Return the first part of a UID that went out: the id of an entry, or what a deadline has."""
    return uid.removesuffix(DOMAIN).removesuffix(f"-{campaign}")
