"""How often: a few times with every `make test`, and as often as `docs/safety.md` says with `make torture`."""

import os


def times(few: int, many: int) -> int:
    """Return how often something is done in this run."""
    return many if os.environ.get("CAMPAIGN_TORTURE") else few
