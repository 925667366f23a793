"""Merging plan files: the plans are merged as values, and the text keeps what people wrote around them.

The text is ours with only their changes in it. Where their lines can be taken over as they are, comments included, they
are; where both changed the same lines, their values are patched in. What comes out is read back and compared with the
merged plan before anybody sees it.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from campaign.errors import CampaignError, PlanReadOnlyError, PlanUnreadableError
from campaign.language import say
from campaign.model.merging import Conflict, merge
from campaign.model.merging_entries import in_order
from campaign.model.plan import TABLES, Plan, Row
from campaign.storage.lines import merged_lines
from campaign.storage.matching import aligned
from campaign.storage.patch import block_range, patched
from campaign.storage.planfile import MISSING, REQUIRED, PlanFile, parse_plan
from campaign.storage.scanning import TableSpan
from campaign.storage.trailing import with_their_comments

NOTHING = "format = 1\n[campaign]\n"
"""What two people began with who both made a file of the same name."""


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A merged plan file that nobody has written yet."""

    file: PlanFile
    """Its text and plan, with our value wherever there is a conflict."""
    conflicts: tuple[Conflict, ...]
    """What somebody has to choose."""


def empty_base(path: Path) -> PlanFile:
    """Return the plan file that two people began with who had none."""
    return parse_plan(NOTHING, path)


def merge_files(base: PlanFile, ours: PlanFile, theirs: PlanFile) -> MergedFile:
    """Return our file with their changes in it.

    Raises:
        PlanReadOnlyError: one of them has a newer format, of which this program does not know all.
        CampaignError: no text would hold the merged plan, or a wrong value would be lost: merge by lines.
    """
    for each in (base, ours, theirs):
        if each.read_only is not None:
            raise PlanReadOnlyError(each.read_only, say("Merge it with a newer version of this program."))
    if ours.text == base.text:
        return MergedFile(parse_plan(theirs.text, ours.path), ())
    mine, other = aligned(base, ours), aligned(base, theirs)
    merged = merge(base.plan, mine.plan, other.plan)
    lines = merged_lines(base.text, ours.text, theirs.text)
    wrong = any(map(_has_wrong_values, (base, ours, theirs)))
    if wrong and not lines.whole:
        raise CampaignError(
            say("Both changed the same lines, and a value in them is wrong"), say("Mend it, and merge again.")
        )
    wanted = [merged.plan, _in_our_order(merged.plan, mine.plan)]
    for plan in wanted if wanted[0] != wanted[1] else wanted[:1]:
        for text in (lines.text,) if wrong else dict.fromkeys((lines.text, ours.text)):
            file = _holding(text, mine, other, plan)
            if file is not None:
                return MergedFile(file if lines.whole else _commented(file, base, other), merged.conflicts)
    raise CampaignError(say("No text would hold both versions of this plan"), say("Merge it by hand."))


def _holding(text: str, ours: PlanFile, theirs: PlanFile, plan: Plan) -> PlanFile | None:
    """Return the file that a text makes, as it is or with the plan patched into it; None when that is another plan."""
    file = _read(text, ours.path)
    if file is None or _same(file.plan, plan, (ours, theirs)):
        return file
    file = aligned(ours, file)
    made = _read(patched(replace(file, removed=_new_blocks(file, theirs, plan)), plan), ours.path)
    return made if made is not None and made.plan == plan else None


def _same(plan: Plan, wanted: Plan, versions: tuple[PlanFile, PlanFile]) -> bool:
    """Tell whether two plans are the same, but for where among the others an entry stands that only one version has."""
    for table in TABLES:
        places, wanted_places = plan.places(table), wanted.places(table)
        if places == wanted_places or len(places) != len(plan.table(table)):
            continue
        both = versions[0].plan.places(table).keys() & versions[1].plan.places(table).keys()
        if [each for each in places if each in both] != [each for each in wanted_places if each in both]:
            return False
        if places.keys() == wanted_places.keys():
            rows = tuple(wanted.table(table)[wanted_places[each]] for each in places)
            wanted = wanted.model_copy(update={table: rows})
    return plan == wanted


def _commented(file: PlanFile, base: PlanFile, theirs: PlanFile) -> PlanFile:
    """Return the merged file with the comments that they put behind values, where it stays the same plan."""
    new = {line for line in theirs.text.splitlines() if "#" in line}.difference(base.text.splitlines())
    if all(line[line.index("#") :] in file.text for line in new):  # the usual case, and far quicker to see
        return file
    text = with_their_comments(file, base, theirs)
    made = _read(text, file.path) if text != file.text else None
    return made if made is not None and made.plan == file.plan else file


def _read(text: str, path: Path) -> PlanFile | None:
    """Return the plan file with this text; None when it is none."""
    try:
        return parse_plan(text, path)
    except PlanUnreadableError:
        return None


def _has_wrong_values(file: PlanFile) -> bool:
    """Tell whether a file has values that its plan has not, since they are wrong."""
    wrong = (each for each in file.problems if each.code == "E001")
    return any(each.text.text != MISSING.text or each.subject.key not in REQUIRED for each in wrong)


def _in_our_order(plan: Plan, ours: Plan) -> Plan:
    """Return the plan with the entries in the order of ours, which a patch cannot change."""
    update: dict[str, tuple[Row, ...]] = {}
    for table in TABLES:
        places = plan.places(table)
        if len(places) == len(plan.table(table)):
            order = in_order((), ours.places(table), places, places)
            update[table] = tuple(plan.table(table)[places[each]] for each in order)
    return plan.model_copy(update=update)


def _new_blocks(file: PlanFile, theirs: PlanFile, plan: Plan) -> dict[tuple[str, str], tuple[Row, str]]:
    """Return the text of the entries that are new from them, comments included, as it must stand in the file."""
    blocks: dict[tuple[str, str], tuple[Row, str]] = {}
    for table in TABLES:
        known, there = file.plan.places(table), theirs.plan.places(table)
        last: int | None = None
        for row in plan.table(table):
            if row.id in known:
                last = known[row.id]
            elif row.id in there and isinstance(theirs.spans.get((table, there[row.id])), TableSpan):
                start, end = block_range(theirs.spans, (table, there[row.id]))
                text = theirs.text[start:end].replace("\r\n", "\n").strip("\n")
                at_end = _stands_at_end(file, table, last)
                blocks[table, row.id] = (row, f"\n{text}\n" if at_end else f"{text}\n\n")
    return blocks


def _stands_at_end(file: PlanFile, table: str, last: int | None) -> bool:
    """Tell whether an entry behind the one with this number comes at the end of the text."""
    if last is None:
        return not isinstance(file.spans.get((table, 0)), TableSpan)
    if not isinstance(file.spans.get((table, last)), TableSpan):
        return True
    return block_range(file.spans, (table, last))[1] == len(file.text)
