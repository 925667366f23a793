"""What changed in a document since it was last handed out in the same place, so that its readers can be told."""

import hashlib
from collections.abc import Mapping, Sequence
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
    there: bool = False
    """Something stands there of which nothing is known: it went out elsewhere, or before this was kept."""
    kept: Path | None = None
    """Where a spreadsheet is now that stood there and was not as it went out."""

    @property
    def told(self) -> str:
        """Return it in a line."""
        if self.on is None and self.there:
            return _("What stood there did not go out from this computer, so what changed cannot be told.")
        if self.on is None:
            return _("Handed out here for the first time.")
        day = current().full_day(self.on)
        if not (self.new or self.changed or self.gone):
            return _("Nothing changed since {day}.").format(day=day)
        text = _("Since {day}: {new} new, {changed} changed, {gone} gone.")
        return text.format(day=day, new=self.new, changed=self.changed, gone=self.gone)

    def remarks(self, target: Path) -> Sequence[str]:
        """Return what became of a spreadsheet that stood there, when that was not as it went out."""
        if self.kept is None:
            return ()
        text = _(
            "{path} was changed meanwhile, or came from elsewhere. That version is now {kept}; "
            "import it to take over the changes."
        )
        return (text.format(path=target, kept=self.kept),)


def since(target: Path, contents: Contents) -> Since:
    """Return what changed in what goes to a place since it last went there."""
    record = record_of(target)
    before, now = kept(record, "messages"), _digests(contents)
    try:
        on = date.fromisoformat(kept(record, "made")["on"])
    except (KeyError, ValueError):
        return Since(None, there=_is_there(target))
    changed = sum(before[each] != digest for each, digest in now.items() if each in before)
    return Since(on, len(now.keys() - before.keys()), changed, len(before.keys() - now.keys()))


def _is_there(target: Path) -> bool:
    """Tell whether something stands in a place; no, where that cannot be told."""
    try:
        return target.exists()
    except OSError:
        return False


def went_out(target: Path) -> str:
    """Return the digest of what last went to a place; "" when nothing is known of it."""
    return kept(record_of(target), "made").get("digest", "")


def remember(target: Path, contents: Contents, digest: str) -> None:
    """Keep what went to a place; of each message only what tells whether it is another."""
    made = {"on": contents.today.isoformat(), "target": str(target.resolve()), "digest": digest}
    keep(record_of(target), {"made": made, "messages": _digests(contents)})


def _digests(contents: Contents) -> Mapping[str, str]:
    """Return what tells one state of each message from another, by its id."""
    timing = contents.schedule.timing
    return {
        each.id: hashlib.sha256(f"{each!r}{timing(each.id).slots!r}".encode("utf-8", "replace")).hexdigest()[:DIGEST]
        for each in contents.plan.messages
    }
