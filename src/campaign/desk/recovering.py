"""Work that was never saved: found in the journals that dead runs of the program left, and put back in the plan.

for recovery in recoveries(desk): ...         # the newest first
recovery.changes                              # what taking it over changes in the plan
recovery.merge.conflicts                      # what somebody has to choose: the plan was changed there since
take_over(desk, recovery, choices)            # one edit, that undo takes back
recovery.drop()                               # once it is on disk again, or nobody wants it
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from campaign.desk.comparing import Comparison, compare
from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.language import say
from campaign.model.changes import Change, Edit, difference
from campaign.model.merging import Conflict, Merge, Side, merge, resolved
from campaign.storage.journal import Journal, read_journal
from campaign.storage.journal_changes import not_yet_in, replayed
from campaign.storage.journals import drop_journal, left_behind
from campaign.storage.marks import marked
from campaign.storage.matching import aligned
from campaign.storage.patch import patched
from campaign.storage.planfile import PlanFile, parse_plan
from campaign.storage.saving import create_plan, restore_plan


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work on an open plan that was never saved."""

    journal: Journal
    """Where it was kept."""
    file: PlanFile
    """The plan's file as it is now, with the ids that the journal knows."""
    merge: Merge
    """The plan with the work in it, and where the plan was changed too."""
    changes: tuple[Change, ...]
    """What taking it over changes in the plan."""
    anything: bool
    """Taking it over changes anything, keys at the top of the file that the plan format does not know included."""

    @property
    def changed_since(self) -> bool:
        """Tell whether the plan's file is another than the one that the work began with."""
        return self.file.digest != self.journal.base.digest

    def drop(self) -> None:
        """Throw the work away."""
        drop_journal(self.journal.path)


def recoveries(desk: Desk) -> Iterator[Recovery]:
    """Give the work on a plan that was never saved, the newest first; what the plan has by now is thrown away."""
    for path in left_behind(desk.file.path):
        journal = read_journal(path)
        if journal is None:
            continue
        try:
            recovery = recovery_from(desk, journal)
        except CampaignError:
            continue
        if recovery.anything or journal.drafts or journal.damaged:
            yield recovery
        else:
            recovery.drop()


def unreadable(plan: Path) -> list[Path]:
    """Return the journals of a plan that cannot be read; they are left as they are."""
    return [path for path in left_behind(plan) if read_journal(path) is None]


def recovery_from(desk: Desk, journal: Journal) -> Recovery:
    """Return what a journal comes to on the plan as it is now.

    Raises:
        PlanUnreadableError: the journal stands on what is no plan.
    """
    file, base = desk.file, desk.file.plan
    if journal.base.digest != file.digest:
        began = parse_plan(journal.base.text, file.path)
        base = began.plan
        file = file if desk.dirty else aligned(began, file)
    now = file.plan if file is not desk.file else desk.plan
    left = not_yet_in(now, base, journal.records)
    both = Merge(replayed(now, left)) if left is not None else merge(base, replayed(base, journal.records), now)
    return Recovery(journal, file, both, difference(now, both.plan), both.plan != now)


def compared(desk: Desk, recovery: Recovery) -> Comparison:
    """Return what differs between the plan as it is, and with the work in it."""
    after = replace(recovery.file, plan=recovery.merge.plan)
    return compare(desk, Desk(after, today=desk.today, now=desk.now))


def take_over(desk: Desk, recovery: Recovery, choices: Mapping[Conflict, Side]) -> Edit | None:
    """Put the work in the plan and the forms back on the desk; return the edit, None when there were only forms.

    Of a conflict that is not chosen the work stays.

    Raises:
        PlanReadOnlyError: the plan may only be read.
    """
    edit = desk.take_in(recovery.file, resolved(recovery.merge.plan, choices), say("Took over what was not saved"))
    for name, typed in recovery.journal.drafts.items():
        desk.keep_draft(name, typed)
    return edit


def save_over(desk: Desk, recovery: Recovery) -> None:
    """Put the work in the plan and save it; where the plan was changed too, the work stands and the rest is marked.

    Raises:
        PlanReadOnlyError: the plan may only be read.
        PlanChangedError: somebody else changed the file meanwhile.
        SaveError: writing failed.
    """
    take_over(desk, recovery, {})
    if not recovery.merge.conflicts:
        desk.save()
        return
    file = parse_plan(patched(desk.file, desk.plan), desk.file.path)
    desk.saved(restore_plan(desk.file, marked(file, recovery.merge.conflicts).encode()))


def write_elsewhere(journal: Journal, path: Path) -> PlanFile:
    """Write the plan of a journal to a new file, with the work in it: also when its own file is gone.

    Raises:
        PlanUnreadableError: the journal stands on what is no plan.
        SaveError: there is a file of that name already, or writing failed.
    """
    file = parse_plan(journal.base.text, journal.base.plan)
    return create_plan(path, replayed(file.plan, journal.records), file)


def journals(plan: Path | None = None) -> list[Journal]:
    """Return what dead runs left of a plan, or of every plan, also of one that is gone; the newest first."""
    return [journal for path in left_behind(plan) if (journal := read_journal(path)) is not None]
