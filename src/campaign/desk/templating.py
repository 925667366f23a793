"""A plan as a template: its dates become distances from go-live, and what happened in it is left behind.

Go-live itself has no date in a template: whoever starts from it gives one. With the date that go-live had, the new plan
has the days of the plan that the template was made of.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from campaign.desk.desk import Desk
from campaign.desk.hanging import Hanging
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say, say_many
from campaign.model.changes import replaced, without
from campaign.model.defaults import carrying, with_defaults
from campaign.model.ids import file_stem, new_id
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.when import Anchored
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.storage.saving import create_plan
from campaign.storage.templates import own_templates

FIRST = "start"
"""The milestone that everything hangs on when a plan has none."""
LEFT = ("id", "start", "end", "archived", "quiet", "free", "works")
"""Keys of a campaign that are its own, or of its own year."""


class Template(NamedTuple):
    """A plan as a template."""

    plan: Plan
    """The plan that others are made from."""
    told: tuple[Sentence, ...]
    """What of the plan it was made of is not in it."""


def template_path(name: str) -> Path:
    """Return the file of somebody's own template of this name.

    Raises:
        NotUnderstoodError: there is no letter or digit in the name.
    """
    if not any(char.isalnum() for char in name):
        raise NotUnderstoodError(
            say("{value} is no name for a template", value=name), say("Write for example verhuizing.")
        )
    return own_templates() / f"{file_stem(name)}.toml"


def save_template(desk: Desk, name: str) -> tuple[Path, Template]:
    """Write the plan in hand as one of somebody's own templates, with its comments; the plan stays as it is.

    Raises:
        NotUnderstoodError: there is no letter or digit in the name.
        SaveError: there is a template of that name already, or writing failed.
    """
    path, template = template_path(name), as_template(desk)
    create_plan(path, template.plan, desk.file)
    return path, template


def as_template(desk: Desk) -> Template:
    """Return the plan in hand as a template; it carries the channels and audiences of the workspace that it uses."""
    kept, cancelled = _without_cancelled(carrying(desk.plan, desk.workspace))
    campaign = replaced(without(kept.campaign, *LEFT), language=desk.effective.campaign.language)
    plan = kept.model_copy(update={"campaign": campaign, "messages": tuple(map(_afresh, kept.messages))})
    plan = plan.model_copy(update={"objectives": tuple(without(each, "result") for each in plan.objectives)})
    told = []
    if cancelled:
        told.append(
            say_many("{count} cancelled message is left out.", "{count} cancelled messages are left out.", cancelled)
        )
    hung = _hung(plan, build_schedule(with_defaults(plan, desk.workspace), desk.holidays))
    return Template(hung.plan, (*told, *hung.told))


def _hung(plan: Plan, schedule: Schedule) -> Template:
    """Return the plan with its dates as distances from go-live; without one, from a milestone on its first day."""
    golive = plan.milestone(schedule.golive or "")
    slot = schedule.milestone(golive.id) if golive else None
    if golive is not None and slot is not None:
        undated = without(golive, "date")  # it may have hung on another; from now on others hang on it
        rows = tuple(undated if each.id == golive.id else each for each in plan.milestones)
        return _hanging(plan.model_copy(update={"milestones": rows}), schedule, undated, slot.first)
    if schedule.span is None:
        return Template(plan, ())
    first = schedule.span[0]
    taken = {*plan.places("milestones"), *plan.places("messages")}
    free = FIRST if FIRST not in taken else new_id("d", taken)
    made = Milestone.model_construct(id=free, title="Start", golive=golive is None)
    hung = _hanging(plan, schedule, made, first)
    text = say("There was no go-live: everything hangs on a new milestone, {id}.", id=free)
    return Template(hung.plan.model_copy(update={"milestones": (made, *hung.plan.milestones)}), (text, *hung.told))


def _hanging(plan: Plan, schedule: Schedule, anchor: Milestone, day: date) -> Template:
    """Return the plan with its dates as distances from a milestone on a day."""
    hanging = Hanging(schedule, anchor, day)
    hung = hanging.plan(plan)
    if not hanging.windows:
        return Template(hung, ())
    text = say_many(
        "{count} week, month or quarter became its first working day.",
        "{count} weeks, months or quarters became their first working day.",
        hanging.windows,
    )
    return Template(hung, (text,))


def _without_cancelled(plan: Plan) -> tuple[Plan, int]:
    """Return the plan without the cancelled messages that nothing hangs on, and how many those are."""
    named = {each.when.anchor for each in plan.messages if isinstance(each.when, Anchored)}
    named |= {name for each in plan.messages for name in each.follows}
    kept = tuple(each for each in plan.messages if each.status != "cancelled" or each.id in named)
    return plan.model_copy(update={"messages": kept}), len(plan.messages) - len(kept)


def _afresh(message: Message) -> Message:
    """Return a message to which nothing has happened yet: an idea stays one, all others are drafts."""
    fresh = without(message, "status_log", "result", "cost")
    if message.status not in ("idea", "draft"):
        fresh = without(fresh, "status")
    if any(task.done for task in message.tasks):
        fresh = replaced(fresh, tasks=tuple(without(task, "done") for task in message.tasks))
    return fresh
