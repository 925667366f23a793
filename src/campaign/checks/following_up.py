"""P: what must still be done. Tasks that are late, and results that nobody filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from campaign.checks.finding import Found
from campaign.checks.quoting import quoted, titled
from campaign.checks.rule import About, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import Sentence, mark, mark_many, say, say_many
from campaign.model.messages import Message, Task, codes_in
from campaign.schedule.schedule import Schedule

MOST_NAMED = 3
"""Tasks that one sentence names; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class Late:
    """A task that should have been done."""

    due: date
    """The day by which."""
    message: Message
    """What it is for."""
    task: Task
    """What must be done."""

    @property
    def told(self) -> Sentence:
        """Return how it is told among others."""
        values = {"title": titled(self.message.title), "day": self.due}
        if not self.task.title.strip():
            return say("{title} ({day})", **values)
        return say("{task} for {title} ({day})", task=quoted(self.task.title), **values)


@plan_rule(
    About(
        "P004",
        "warning",
        name=mark("a task that is overdue"),
        why=mark("A message goes out as well as what had to be done for it."),
        source=mark("Practice of planning."),
    ),
    reads=("tasks", "slot", "owner", "title", "ignore", "confidential", "milestones"),
)
def overdue(situation: Situation) -> Iterator[Found]:
    """P004: tasks are overdue; one finding for each owner, the oldest first (practice).

    A task without an owner is its message's owner's. What had to be done before a message that was sent is done, or no
    longer needed. Confidential messages are told apart, so that the rest can be shown.
    """
    found: dict[tuple[str, bool], list[Late]] = {}
    for message in situation.messages:
        if message.tasks and "P004" not in codes_in(message.ignore):
            for late in _late(situation, message):
                owner = " ".join((late.task.owner or message.owner).split())
                found.setdefault((owner, message.confidential), []).append(late)
    for (owner, _confidential), tasks in found.items():
        yield _one_for(owner, sorted(tasks, key=lambda each: each.due))


def _late(situation: Situation, message: Message) -> Iterator[Late]:
    """Give the tasks of a message that should have been done."""
    slot = situation.slot(message)
    for task in message.tasks:
        if task.done or task.due is None:
            continue
        due = situation.schedule.deadline(message, task.due)
        if due is None or due.last >= situation.today:
            continue
        if not (message.status == "sent" and slot is not None and due.last <= slot.first):
            yield Late(due.last, message, task)


def _one_for(owner: str, tasks: Sequence[Late]) -> Found:
    """Return one finding for all tasks of an owner."""
    told = [each.told for each in tasks[:MOST_NAMED]]
    rest = len(tasks) - len(told)
    if rest:
        told.append(say_many("{count} more", "{count} more", rest))
    if owner:
        text = say_many(
            "{count} task of {owner} is overdue: {tasks}. Finish it, give it another day, or tick it off.",
            "{count} tasks of {owner} are overdue: {tasks}. Finish them, give them another day, or tick them off.",
            len(tasks),
            owner=owner,
            tasks=told,
        )
    else:
        text = say_many(
            "{count} task of nobody is overdue: {tasks}. Give it an owner and another day, or tick it off.",
            "{count} tasks of nobody are overdue: {tasks}. Give them an owner and another day, or tick them off.",
            len(tasks),
            tasks=told,
        )
    first, *others = dict.fromkeys(each.message.id for each in tasks)
    return Found(text, subject=Subject("messages", first, "tasks"), others=tuple(others))


def counted(situation: Situation, message: Message) -> bool:
    """Tell whether a message was sent and something is counted of it."""
    return message.status == "sent" and message.target is not None


@plan_rule(
    About(
        "P005",
        "hint",
        name=mark("a result that nobody filled in"),
        why=mark("Who sets a target and never looks back learns nothing for the next message."),
        source=mark("Practice of planning."),
        numbers=mark("The working days are ours."),
    ),
    reads=("target", "result", "activation_by", "slot", "title", "milestones"),
    folded=mark_many(
        "{count} of {total} messages that were sent with a target has no result. Fill it in, whatever it is.",
        "{count} of {total} messages that were sent with a target have no result. Fill them in, whatever they are.",
    ),
    concerns=counted,
)
def no_result(situation: Situation) -> Iterator[Found]:
    """P005: a message that was sent with a target has no result some working days after its deadline (ours: 3).

    The deadline is that of its activation; without one, its own last day.
    """
    for message in without_result(situation):
        text = say(
            "{title} has no result yet (target {target}, deadline {day}). Fill it in, whatever it is.",
            title=titled(message.title),
            target=message.target,
            day=activation_ends(situation.schedule, message),
        )
        yield Found(text, subject=Subject("messages", message.id, "result"))


def without_result(situation: Situation) -> Iterator[Message]:
    """Give the messages that were sent with a target and whose result should be known by now (P005)."""
    return (message for message in situation.messages if lacks_result(situation, message))


def lacks_result(situation: Situation, message: Message) -> bool:
    """Tell whether a message was sent with a target and has no result that should be known by now."""
    if not counted(situation, message) or message.result is not None:
        return False
    due = activation_ends(situation.schedule, message)
    return due is not None and situation.working_day(due, situation.checks.P005.working_days) < situation.today


def activation_ends(schedule: Schedule, message: Message) -> date | None:
    """Return the last day on which what a message asks for can be done."""
    slots = schedule.timing(message.id).slots
    if message.activation_by is None:
        return slots[-1].last if slots else None
    due = schedule.deadline(message, message.activation_by)
    return due.last if due else None
