"""Ignoring a check: for one message or for the whole plan, always with a reason."""

from campaign.checks.catalogue import RULES
from campaign.desk.desk import Desk
from campaign.desk.edits import wanted_message
from campaign.errors import CampaignError, NotFoundError, UsageError, did_you_mean
from campaign.language import say
from campaign.model.changes import Change, Edit, replaced
from campaign.model.messages import IgnoredCheck

Ignored = tuple[str | IgnoredCheck, ...]


def ignore_edit(desk: Desk, code: str, why: str, message_id: str | None = None) -> Edit:
    """Return the edit that makes a check count no longer, for a message or without one for the whole plan.

    A check that is ignored there already gets this reason. What a plan takes over from its workspace stays ignored.

    Raises:
        NotFoundError: there is no such check, or no such message.
        UsageError: there is no reason.
        CampaignError: it is ignored there already, for this reason.
    """
    if code not in RULES:
        raise NotFoundError(say("There is no check {code}", code=code), did_you_mean(code, list(RULES)))
    if not why.strip():
        raise UsageError(
            say("Without a reason nobody knows later why {code} does not count", code=code), say("Say why.")
        )
    entry = IgnoredCheck(code=code, why=why.strip())
    if message_id is None:
        checks = desk.plan.checks
        known = checks.ignore if "ignore" in checks.model_fields_set else desk.effective.checks.ignore
        after = replaced(checks, ignore=_with(known, entry))
        return Edit(say("Ignored {code} in this plan", code=code), (Change("checks", "", checks, after),))
    message = wanted_message(desk.plan, message_id)
    label = say("Ignored {code} for ‘{title}’", code=code, title=message.title)
    changed = replaced(message, ignore=_with(message.ignore, entry))
    return Edit(label, (Change("messages", message.id, message, changed),))


def _with(known: Ignored, entry: IgnoredCheck) -> Ignored:
    """Return a list of ignored checks with one in it, once and with this reason.

    Raises:
        CampaignError: it is in it already.
    """
    if entry in known:
        raise CampaignError(say("{code} is ignored already, for that reason", code=entry.code))
    place = next((place for place, each in enumerate(known) if _code(each) == entry.code), len(known))
    rest = (each for each in known[place + 1 :] if _code(each) != entry.code)
    return (*known[:place], entry, *rest)


def _code(ignored: str | IgnoredCheck) -> str:
    """Return the code of an ignored check."""
    return ignored if isinstance(ignored, str) else ignored.code
