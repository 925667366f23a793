"""Values that are each right and cannot be so together: an end before its start, two go-lives."""

from collections.abc import Iterable, Iterator

from campaign.language import say
from campaign.model.people import Audience
from campaign.model.plan import Campaign, Plan, Quiet
from campaign.storage.validating import Path, Wrong


def contradictions(plan: Plan) -> Iterator[Wrong]:
    """Give what cannot be so together in a plan."""
    yield from _campaign_ends(plan.campaign)
    yield from quiet_ends(plan.campaign.quiet, ("campaign", "quiet"))
    golive = None
    for number, milestone in enumerate(plan.milestones):
        if milestone.golive and golive is not None:
            text = say("{milestone} is the go-live already", milestone=golive)
            remedy = say("Take golive away from one of them; the first counts.")
            yield Wrong(("milestones", number, "golive"), "E001", text, remedy)
        elif milestone.golive:
            golive = milestone.name
    yield from _circles(plan.audiences)


def _campaign_ends(campaign: Campaign) -> Iterator[Wrong]:
    """Give the end of a campaign that lies before its start."""
    if campaign.start and campaign.end and campaign.end < campaign.start:
        text = say("The campaign ends before it starts on {day}", day=campaign.start.isoformat())
        yield Wrong(("campaign", "end"), "E001", text, say("Let it end later."))


def quiet_ends(periods: Iterable[Quiet], path: Path) -> Iterator[Wrong]:
    """Give the quiet periods that end before they start."""
    for number, quiet in enumerate(periods):
        if quiet.end < quiet.start:
            text = say("The quiet period ends before it starts on {day}", day=quiet.start.isoformat())
            yield Wrong((*path, number, "to"), "E001", text, say("Turn from and to around."))


def _circles(audiences: tuple[Audience, ...]) -> Iterator[Wrong]:
    """Give the audiences that are part of themselves, directly or over others."""
    above = {audience.id: audience.part_of for audience in audiences}
    for number, audience in enumerate(audiences):
        seen: set[str] = set()
        waiting = list(audience.part_of)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += above.get(name, ())
        if audience.id and audience.id in seen:
            text = say("{audience} is part of itself", audience=audience.label)
            remedy = say("Take one of them out of part_of.")
            yield Wrong(("audiences", number, "part_of"), "E001", text, remedy)
