"""Putting a file that was made from a plan in its place, the same for calendars and documents."""

import os
from collections.abc import Callable
from pathlib import Path

from campaign.errors import SaveError
from campaign.files import write_safely
from campaign.language import say
from campaign.reasons import reason


def put(target: Path, data: bytes, plan: Path, check: Callable[[bytes], None] | None = None) -> None:
    """Write a file that was made from a plan; `check` gets what reads back, before it is put in place.

    Who may not read the plan may not read a new file of it either. A link is followed within its own folder only.

    Raises:
        SaveError: it cannot be written there; a file that was there is whole.
    """
    if target.is_symlink():
        leads_to = os.path.realpath(target)
        if Path(leads_to).parent != Path(os.path.realpath(target.parent)):
            raise SaveError(
                say("{path} is a link to {other}, in another folder", path=str(target), other=leads_to),
                say("Name that file itself if you mean it."),
            )
        target = Path(leads_to)
    try:
        write_safely(target, data, check, like=plan)
    except OSError as error:
        raise SaveError(say("{path} could not be saved: {reason}", path=str(target), reason=reason(error))) from error
