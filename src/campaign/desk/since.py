"""What changed in a document since it was last handed out in the same place, so that its readers can be told."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from campaign.desk.leftovers import keep, kept, record_of
from campaign.documents.contents import Contents
from campaign.language import _, current

DIGEST = 16  # characters of what tells one state of a message from another


class Since(NamedTuple):
    """What changed since the last time."""

    on: date | None
    """The day of the last time; None when this is the first."""
    new: int = 0
    """Messages that were not in it."""
    changed: int = 0
    """Messages that say something else, or come at another moment."""
    gone: int = 0
    """Messages that are in it no more."""

    @property
    def told(self) -> str:
        """Return it in a line."""
        if self.on is None:
            return _("Handed out here for the first time.")
        day = current().full_day(self.on)
        if not (self.new or self.changed or self.gone):
            return _("Nothing changed since {day}.").format(day=day)
        text = _("Since {day}: {new} new, {changed} changed, {gone} gone.")
        return text.format(day=day, new=self.new, changed=self.changed, gone=self.gone)


def since(target: Path, contents: Contents) -> Since:
    """Return what changed in what goes to a place since it last went there."""
    record = record_of(target)
    before, now = kept(record, "messages"), _digests(contents)
    try:
        on = date.fromisoformat(kept(record, "made")["on"])
    except (KeyError, ValueError):
        return Since(None)
    changed = sum(before[each] != digest for each, digest in now.items() if each in before)
    return Since(on, len(now.keys() - before.keys()), changed, len(before.keys() - now.keys()))


def remember(target: Path, contents: Contents) -> None:
    """Keep what went to a place; of each message only what tells whether it is another."""
    made = {"on": contents.today.isoformat(), "target": str(target.resolve())}
    keep(record_of(target), {"made": made, "messages": _digests(contents)})


def _digests(contents: Contents) -> Mapping[str, str]:
    """Return what tells one state of each message from another, by its id."""
    timing = contents.schedule.timing
    return {
        each.id: hashlib.sha256(f"{each!r}{timing(each.id).slots!r}".encode("utf-8", "replace")).hexdigest()[:DIGEST]
        for each in contents.plan.messages
    }
