"""`campaign check --fix` and `--diff`: doing what mends findings, or showing what that would change."""

from collections.abc import Collection, Iterator
from difflib import unified_diff

import click

from campaign.checks.catalogue import RULES
from campaign.cli.check_text import near
from campaign.cli.plans import notice
from campaign.desk.checking import Checking
from campaign.desk.fixing import fix_all
from campaign.language import _, current
from campaign.model.changes import Edit, apply
from campaign.storage.patch import patched
from campaign.text import clean_lines, in_cells


def chosen_codes(wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> list[str]:
    """Return the codes of the rules whose fixes are asked for; the beginning of a code means all that begin so."""
    return [
        code
        for code in RULES
        if (not wanted or code.startswith(wanted)) and not (unwanted and code.startswith(unwanted))
    ]


def fixes(checking: Checking, codes: list[str], hidden: Collection[str]) -> tuple[Edit, ...]:
    """Return the edits that mend findings and break nothing; those of hidden messages are left to the planner."""
    found = fix_all(checking, codes).edits
    return tuple(edit for edit in found if not any(change.id in hidden for change in edit.changes))


def do_fixes(checking: Checking, edits: tuple[Edit, ...]) -> None:
    """Make edits and save the plan; what was mended is told on stderr.

    Raises:
        CampaignError: the plan may only be read, or saving failed; then it is as it was.
    """
    desk = checking.desk
    for edit in edits:
        desk.do(edit)
    if edits:
        desk.save()
        notice(desk.file.notice)
    for edit in edits:
        told = _("{file}: mended: {edit}").format(file=near(desk.file.path), edit=current().render(edit.label))
        click.echo(in_cells(told), err=True)


def difference_of(checking: Checking, edits: tuple[Edit, ...], *, context: int) -> Iterator[str]:
    """Give what edits would change in the file, as a unified diff; nothing is written."""
    if not edits:
        return
    desk = checking.desk
    plan = apply(desk.plan, [change for edit in edits for change in edit.changes])
    before, after = desk.file.text, patched(desk.file, plan)
    name = near(desk.file.path)
    lines = unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=context)
    yield from map(clean_lines, lines)
