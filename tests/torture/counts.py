"""How often: a few times with every `make test`, and as often as `docs/safety.md` says with `make torture`.

What must hold of saving is tried as often as that in CI too (`times`); what readers make of odd files is left to
`make torture` (`examples`), which takes other ones each time.
"""

import os


def times(few: int, many: int) -> int:
    """Return how often something is done in this run."""
    return many if os.environ.get("CAMPAIGN_TORTURE") else few


def examples(few: int, many: int) -> int:
    """Return how many odd files are read in this run."""
    return many if os.environ.get("CAMPAIGN_CHANCE") else few
