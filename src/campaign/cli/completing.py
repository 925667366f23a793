"""What the shell completes: plans by name, and the ids of what stands in them."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from campaign.errors import CampaignError
from campaign.model.messages import Message
from campaign.model.plan import TABLES, Row, Table, name_of
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import find_plan, plans_in
from campaign.text import in_cells


def plan_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Complete a plan by its name; paths are the shell's own."""
    here = Path.cwd()
    folder = here / "campaigns" if (here / "campaigns").is_dir() else here
    names = [path.stem for path in plans_in(folder) if path.stem.startswith(incomplete)]
    return [CompletionItem(name) for name in names] or [CompletionItem(incomplete, type="file")]


def entry_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Complete the id of a message, or of an entry of the table that is named; its title beside it, where it may.

    Behind a comma the next one is completed.
    """
    before, comma, started = incomplete.rpartition(",")
    table: Table = next((each for each in TABLES if each == ctx.params.get("table")), "messages")
    try:
        plan = read_plan(find_plan(ctx.params.get("plan") or "", Path.cwd())).plan
    except (CampaignError, OSError):
        return []
    rows = [row for row in plan.table(table) if row.id.startswith(started)]
    return [CompletionItem(f"{before}{comma}{row.id}", help=_told(row)) for row in rows]


def _told(row: Row) -> str | None:
    """Return what stands beside an id; nothing of what is confidential."""
    return None if isinstance(row, Message) and row.confidential else in_cells(name_of(row))
