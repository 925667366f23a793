"""Opening a plan, and saving one changed message, against one `tomllib.loads` of the same file."""

import tempfile
import time
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from campaign.model.changes import replaced
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import plan_text


def figures() -> Iterator[Figure]:
    """Measure at 50, 1,000 and 10,000 messages. A small plan waits for the disk, for which there is no goal."""
    with tempfile.TemporaryDirectory() as folder:
        for size in (50, 1_000, 10_000):
            path = Path(folder) / f"plan{size}.toml"
            text = plan_text(size)
            path.write_text(text, "utf-8")
            opened, saved, parse = in_turns(
                partial(read_plan, path),
                _Saver(read_plan(path)),
                partial(tomllib.loads, text),
                times=9 if size >= 1_000 else 51,
                clock=time.perf_counter,
            )
            yield Figure(f"open, {size:,} messages", opened, "ms", "one `tomllib.loads`", parse, 2)
            goal = 2.5 if size >= 1_000 else 0
            yield Figure(f"save one message of {size:,}", saved, "ms", "one `tomllib.loads`", parse, goal)


class _Saver:
    """Saves a plan with another title for one message, each time it is called."""

    def __init__(self, file: PlanFile) -> None:
        self.file = file
        self.number = 0

    def __call__(self) -> None:
        self.number += 1
        plan, middle = self.file.plan, len(self.file.plan.messages) // 2
        changed = replaced(plan.messages[middle], title=f"Bericht, versie {self.number}")
        messages = (*plan.messages[:middle], changed, *plan.messages[middle + 1 :])
        self.file = save_plan(self.file, plan.model_copy(update={"messages": messages}))
