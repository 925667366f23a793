"""What a plan takes from its workspace and from the program: channels, audiences, quiet periods and campaign keys."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import Field

from campaign.model.channels import KINDS, Channel, built_in
from campaign.model.checks import Checks
from campaign.model.fields import Entry, Many
from campaign.model.people import Audience
from campaign.model.plan import Campaign, Plan, Quiet

Merged = TypeVar("Merged", Channel, Audience)
SHARED_KEYS = ("timezone", "country", "language", "sponsor", "free", "works")


class Workspace(Entry):
    """`workspace.toml`: what all plans of a folder share."""

    campaign: Campaign = Field(default_factory=Campaign.model_construct)
    """Timezone, country, language, sponsor, free and works; its quiet periods add to each plan's."""
    checks: Checks = Field(default_factory=Checks.model_construct)
    """The default of each plan's own."""
    channels: Many[Channel] = ()
    """Merged with a plan's by id, key by key; the plan wins."""
    audiences: Many[Audience] = ()
    """Merged likewise."""
    quiet: Many[Quiet] = ()
    """Quiet periods for every plan."""


def with_defaults(plan: Plan, workspace: Workspace) -> Plan:
    """Return the plan as it counts: every channel complete, the workspace's tables and keys filled in.

    The result is for reading (schedule, checks, exports); edits go to the plan as written.
    """
    return plan.model_copy(
        update={
            "campaign": _campaign(plan.campaign, workspace),
            "channels": _channels(plan.channels, workspace.channels),
            "audiences": _merge(workspace.audiences, plan.audiences),
            "checks": plan.checks.over(workspace.checks),
        }
    )


def carrying(plan: Plan, workspace: Workspace) -> Plan:
    """Return the plan with the channels and audiences of its workspace that it uses, so that it can do without."""
    used = {each.channel for each in plan.messages}
    audiences = _merge(workspace.audiences, plan.audiences)
    wanted = _reached(plan, {each.id: each for each in audiences})
    own = {*plan.places("channels"), *plan.places("audiences")}
    return plan.model_copy(
        update={
            "channels": tuple(
                each for each in _merge(workspace.channels, plan.channels) if each.id in own or each.id in used
            ),
            "audiences": tuple(each for each in audiences if each.id in own or each.id in wanted),
        }
    )


def _reached(plan: Plan, audiences: Mapping[str, Audience]) -> set[str]:
    """Return the audiences that a plan names, and those that these are part of or lead."""
    waiting = {name for each in plan.messages for name in (*each.audiences, *each.excluded)}
    waiting |= {name for each in plan.milestones for name in each.audiences}
    waiting |= {each.audience for each in plan.objectives if each.audience}
    waiting |= set(plan.places("audiences"))
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in audiences and name not in found:
            found.add(name)
            waiting |= {*audiences[name].part_of, *audiences[name].leads}
    return found


def _campaign(campaign: Campaign, workspace: Workspace) -> Campaign:
    """Return the campaign with the workspace's keys where it has none of its own."""
    shared = workspace.campaign
    update: dict[str, object] = {
        key: getattr(shared, key)
        for key in SHARED_KEYS
        if key in shared.model_fields_set and key not in campaign.model_fields_set
    }
    if workspace.quiet or shared.quiet:
        update["quiet"] = (*campaign.quiet, *shared.quiet, *workspace.quiet)
    return campaign.model_copy(update=update) if update else campaign


def _channels(own: tuple[Channel, ...], shared: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """Return every channel there is, complete: the kind's behaviour, under the workspace's keys, under the plan's."""
    written = _merge(shared, own)
    named = {channel.id for channel in written}
    complete = [_completed(channel) for channel in written]
    return (*complete, *(built_in(kind) for kind in KINDS if kind not in named))


def _completed(channel: Channel) -> Channel:
    """Return the channel with its kind's behaviour where it says nothing itself."""
    kind = channel.kind or next((kind for kind in KINDS if kind == channel.id), None)
    base = built_in(kind) if kind else built_in("mail").model_copy(update={"kind": None, "push": False})
    said = {
        name: getattr(channel, name) for name in channel.model_fields_set if getattr(channel, name, None) is not None
    }
    return base.model_copy(update={**said, **(channel.model_extra or {}), "id": channel.id, "kind": kind})


def _merge(shared: tuple[Merged, ...], own: tuple[Merged, ...]) -> tuple[Merged, ...]:
    """Return the entries of both, by id, key by key; an own key wins. Own order first."""
    if not shared:
        return own
    defaults: dict[str, Merged] = {entry.id: entry for entry in shared}
    merged: tuple[Merged, ...] = tuple(_over(defaults.pop(entry.id, None), entry) for entry in own)
    return merged + tuple(defaults.values())


def _over(base: Merged | None, entry: Merged) -> Merged:
    """Return the entry with the keys of a base that it does not have itself."""
    if base is None:
        return entry
    return base.model_copy(update={name: getattr(entry, name) for name in entry.model_fields_set})
