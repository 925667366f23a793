"""Slots that suit one message, and a few messages spread, in plans of several sizes."""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.fixing import Trial
from campaign.desk.spreading import spread
from campaign.desk.suggesting import suggest
from campaign.model.messages import SETTLED
from campaign.schedule.workdays import no_holidays
from tools.bench.figures import Figure, milliseconds
from tools.bench.plans import full_plan_text

SIZES = (100, 1_000)
"""Messages."""
GOAL = 300.0
"""Milliseconds for one message, in a thread beside the screen."""
SPREAD = 5
"""Messages that are spread."""


def figures() -> Iterator[Figure]:
    """Measure one message in the middle of a plan, and some beside it."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.toml"
            path.write_text(full_plan_text(size), "utf-8")
            now = datetime(2027, 1, 4).astimezone()
            desk = Desk.open(path, today=now.date(), now=partial(_same, now), holidays=no_holidays)
            trial = Trial.of(Checking(desk))
            open_ones = [each.id for each in desk.plan.messages if each.status not in {*SETTLED, "cancelled"}]
            chosen = open_ones[len(open_ones) // 2 :][:SPREAD]
            found = suggest(trial, chosen[0])
            one = milliseconds(lambda: suggest(trial, chosen[0]), 3)  # noqa: B023 - called at once
            name = f"slots for a message among {found.looked}, {size:,} messages"
            note = f"{len(found.slots)} good" if found.slots else "nothing fits"
            yield Figure(name, one, "ms", goal=GOAL if size == 1_000 else 0.0, note=note)
            several = milliseconds(lambda: spread(trial, chosen), 1)  # noqa: B023
            yield Figure(f"{SPREAD} messages spread, {size:,} messages", several, "ms")


def _same(moment: datetime) -> datetime:
    """Return a moment as the clock of a desk."""
    return moment
