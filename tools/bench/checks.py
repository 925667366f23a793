"""The checks: all rules over a whole plan of 20 audiences, and the rules that one edit concerns."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from campaign.checks.finding import Finding
from campaign.checks.report import Report, report_on
from campaign.checks.situation import Situation
from campaign.model.changes import Change, apply, replaced
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule, revise_schedule
from campaign.schedule.workdays import no_holidays
from campaign.storage.planfile import parse_plan
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import full_plan_text

TODAY = date(2027, 6, 1)
SIZES = (100, 1_000, 10_000, 100_000)


def figures() -> Iterator[Figure]:
    """Measure whole reports at every size, how they grow, and the report after one edit."""
    whole: dict[int, float] = {}
    for size in SIZES:
        plan = parse_plan(full_plan_text(size), Path("plan.toml")).plan
        situation = situation_of(plan)
        (taken,) = in_turns(partial(checked_anew, situation), times=3)
        whole[size] = taken
        goal = {10_000: 1_000}.get(size, 0)
        yield Figure(f"all checks, {size:,} messages in 20 audiences", taken, "ms", goal=goal)
        if size in {1_000, 10_000}:
            yield from _after_an_edit(size, plan, report_on(situation))
    for small, large in ((1_000, 10_000), (10_000, 100_000)):
        steps = {size: size * math.log2(size) for size in (small, large)}
        expected = whole[small] * steps[large] / steps[small]
        name = f"all checks, {large:,} messages"
        yield Figure(name, whole[large], "ms", f"n log n from {small:,}", expected, 1)


def situation_of(plan: Plan) -> Situation:
    """Return a plan as the checks see it."""
    schedule = build_schedule(with_defaults(plan, Workspace()), no_holidays)
    return Situation(schedule, TODAY, frozenset(plan.places("audiences")))


def _after_an_edit(size: int, plan: Plan, report: Report) -> Iterator[Figure]:
    """Measure the report after a text is changed, and after a message is moved."""
    message = plan.messages[size // 2]
    edits: Mapping[str, Mapping[str, object]] = {
        "a goal is changed": {"goal": ""},
        "a message is moved": {"when": plan.messages[size // 3].when},
    }
    for what, values in edits.items():
        change = Change("messages", message.id, message, replaced(message, **values))
        changed = with_defaults(apply(plan, (change,)), Workspace())
        schedule = revise_schedule(report.situation.schedule, changed, {("messages", message.id)})
        situation = replace(report.situation, schedule=schedule)
        (taken,) = in_turns(partial(_checked_again, report, situation, change), times=7)
        yield Figure(f"checks after {what}, {size:,} messages", taken, "ms", goal=50 if size == 1_000 else 0)


def checked_anew(situation: Situation) -> Sequence[Finding]:
    """Return the findings of a plan, looked for anew."""
    return report_on(replace(situation)).findings


def _checked_again(report: Report, situation: Situation, change: Change) -> Sequence[Finding]:
    """Return the findings of a plan after a change, mended from those before it."""
    return report.revised(replace(situation), (change,)).findings
