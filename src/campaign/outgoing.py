"""Putting a file that was made from a plan in its place, the same for calendars and documents."""

import os
from collections.abc import Callable
from pathlib import Path

from campaign.errors import SaveError
from campaign.files import write_safely
from campaign.language import say
from campaign.reasons import reason


def put(
    target: Path,
    data: bytes,
    plan: Path | None,
    check: Callable[[bytes], None] | None = None,
    *,
    over_plans: bool = False,
) -> None:
    """Write a file that was made from a plan; `check` gets what reads back, before it is put in place.

    Who may not read the plan may not read a new file of it either. A link is followed within its own folder only.
    The plan itself is never written over, and neither is another plan or what plans share: nothing that is made ends in
    `.toml`, but for a plan that is passed on (`over_plans`). What was made from no plan has None for it.

    Raises:
        SaveError: it cannot be written there; a file that was there is whole.
    """
    try:
        target = _followed(target)
        if plan is not None and target.exists() and _of_plans(target, plan, over_plans):
            text = say("{path} belongs to the plans themselves", path=str(target))
            raise SaveError(text, say("Name another file; nothing was written."))
        write_safely(target, data, check, like=plan)
    except OSError as error:
        raise SaveError(say("{path} could not be saved: {reason}", path=str(target), reason=reason(error))) from error


def _followed(target: Path) -> Path:
    """Return the file that a link within its own folder leads to; the file itself when it is no link.

    Raises:
        SaveError: it leads to another folder.
        OSError: it cannot be looked at.
    """
    if not target.is_symlink():
        return target
    leads_to = Path(os.path.realpath(target))
    if leads_to.parent != Path(os.path.realpath(target.parent)):
        raise SaveError(
            say("{path} is a link to {other}, in another folder", path=str(target), other=str(leads_to)),
            say("Name that file itself if you mean it."),
        )
    return leads_to


def _of_plans(target: Path, plan: Path, over_plans: bool) -> bool:
    """Tell whether a file that is there is this plan, which may be gone by now, another one, or what plans share."""
    itself = plan.exists() and target.samefile(plan)
    return itself or (target.suffix.lower() == ".toml" and not over_plans)
