"""What messages cost, and what that comes to.

A message costs what stands in its own `cost`, once, and the `cost` of its channel for each time that it goes out; one
that is not scheduled yet counts as going out once. A cancelled message costs nothing.
"""

from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule


def cost_of(schedule: Schedule, message: Message) -> float:
    """Return what a message costs, in the organisation's currency."""
    if message.status == "cancelled":
        return 0
    channel = schedule.channel(message)
    times = len(schedule.timing(message.id).slots) or 1
    each = channel.cost if channel and channel.cost else 0
    return (message.cost or 0) + each * times


def channel_cost(schedule: Schedule, channel: str) -> float:
    """Return what the messages of a channel cost together."""
    return sum(cost_of(schedule, message) for message in schedule.plan.messages if message.channel == channel)


def campaign_cost(schedule: Schedule) -> float:
    """Return what all messages of a campaign cost together."""
    return sum(cost_of(schedule, message) for message in schedule.plan.messages)
