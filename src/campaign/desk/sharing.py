"""A plan to pass on: a plan file that carries all it uses, so that it reads the same in any other folder."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from campaign.documents.contents import Contents
from campaign.documents.loosened import Loosening
from campaign.documents.secrets import without_secrets
from campaign.language import Sentence, say
from campaign.model.changes import replaced
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import Anchored, When
from campaign.storage.patch import plan_to_toml
from campaign.storage.saving import verified
from campaign.text import DANGEROUS


def plan_file(contents: Contents) -> bytes:
    """Return what goes out of a plan as a plan file.

    Raises:
        SaveError: the text would not hold that plan.
    """
    plan = _whole(contents)
    text = DANGEROUS.sub(_escaped, plan_to_toml(plan))
    return verified(text, Path(), plan).text.encode()


def _escaped(found: re.Match[str]) -> str:
    """Return a character that a terminal obeys as TOML escapes it."""
    return f"\\U{ord(found[0]):08X}"


def remarks_on_plan_file(contents: Contents) -> Sequence[Sentence]:
    """Return what a plan file that is passed on has not got."""
    del contents
    return (say("Comments behind a # in your file stay behind."),)


def _whole(contents: Contents) -> Plan:
    """Return what goes out, naming nothing that stays.

    A moment that hangs on what stays hangs on what that hangs on, else it is the day that it comes to.
    """
    plan, whole = contents.written, contents.schedule.plan
    stays = frozenset(each.id for each in whole.messages) - contents.taken
    if not stays:
        return plan
    open_ones = {each.id: each for each in whole.messages if each.id in stays and not each.confidential}
    named = (without_secrets(each, stays) for each in plan.messages)
    messages = tuple(replaced(each, when=_rehung(each.when, open_ones)) if each.when else each for each in named)
    loose = Loosening(contents.schedule, stays.__contains__)
    return loose.plan(plan.model_copy(update={"messages": messages}))


def _rehung(when: When | None, stays: Mapping[str, Message]) -> When | None:
    """Return a moment that hangs on the first thing up its chain that is none of these, as far as the chain goes."""
    while isinstance(when, Anchored) and when.anchor in stays:
        base = stays[when.anchor].when
        if not isinstance(base, Anchored):
            break
        when = replace(when, anchor=base.anchor, terms=(*base.terms, *when.terms))
    return when
