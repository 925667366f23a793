"""What moving go-live brings, worked out before it happens: beside all checks of the same plan."""

import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from campaign.checks.report import report_on
from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.foreseeing import foresee, with_fixes
from campaign.desk.moving import milestone_target
from campaign.schedule.workdays import no_holidays
from tools.bench.figures import Figure, milliseconds
from tools.bench.plans import full_plan_text

SIZES = (100, 1_000, 10_000)
"""Messages."""


def figures() -> Iterator[Figure]:
    """Measure a move of 19 days, which puts much on a weekend, without and with trying the safe fixes."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.toml"
            path.write_text(full_plan_text(size).replace("wd ", "d "), "utf-8")
            yield from _on(_desk(path), size)


def _desk(path: Path) -> Desk:
    """Open a plan on a day that stands still."""
    now = datetime(2027, 2, 15).astimezone()
    return Desk.open(path, today=now.date(), now=lambda: now, holidays=no_holidays)


def _on(desk: Desk, size: int) -> Iterator[Figure]:
    """Measure on one plan."""
    checking = Checking(desk)
    golive = desk.schedule.golive or ""
    shift = milestone_target(desk, golive, golive).by("+19d")
    reference = milliseconds(lambda: report_on(checking.situation()), 3)
    seen = foresee(checking, shift)
    bare = milliseconds(lambda: len(foresee(checking, shift).arisen), 3)
    yield Figure(f"foreseeing a go-live that moves, {size:,} messages", bare, "ms", "all checks", reference)
    start = time.perf_counter()
    safe = with_fixes(seen)
    taken = 1000 * (time.perf_counter() - start)
    yield Figure(f"its {safe.mended} safe fixes, tried, {size:,} messages", taken, "ms", "all checks", reference)
