"""A planner's desk: one open plan, with its schedule, its undo and its file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from campaign.desk.state import Kept, State, Step
from campaign.errors import CampaignError, PlanReadOnlyError, Problem, Subject
from campaign.language import Sentence, say
from campaign.model.changes import Edit, apply, difference
from campaign.model.defaults import with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule, revise_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.workdays import HolidaySource
from campaign.storage.folders import cache_folder
from campaign.storage.holidays import holiday_source, known_country
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.workspace import read_workspace


class Desk:
    """One open plan. Edits make new plans; the desk holds the current one and the way back."""

    def __init__(
        self, file: PlanFile, *, today: date, now: Callable[[], datetime], holidays: HolidaySource | None = None
    ) -> None:
        self.state = State(file, file.plan, Step())
        """The file, the plan in hand and what led to it: one value, so that another thread may read it."""
        self.happened: Callable[[], None] = lambda: None
        """Called when the state or a draft became another: whoever keeps a journal hears of it."""
        self.journal: Kept | None = None
        """The journal that is kept of it; None where nobody keeps one."""
        self.saving = False
        """A save is under way in another thread."""
        self.failure: CampaignError | None = None
        """Why the last save failed; None when it did not."""
        self.today = today
        self.now = now
        self.workspace, self._workspace_problems = read_workspace(file.path.parent)
        self.effective = with_defaults(self.plan, self.workspace)
        self.holidays: HolidaySource = holidays or holiday_source(cache_folder(), self.effective.campaign.language)
        self.schedule: Schedule = build_schedule(self.effective, self.holidays, file.unread)
        self.drafts: dict[str, dict[str, str]] = {}
        """What was typed in a form that was left: texts by field, by table and id ("new" for a new entry)."""
        self._countries: dict[str, tuple[Problem, ...]] = {}
        self._problems: tuple[PlanFile, Schedule, tuple[Problem, ...]] | None = None
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @classmethod
    def open(
        cls, path: Path, *, today: date, now: Callable[[], datetime], holidays: HolidaySource | None = None
    ) -> "Desk":
        """Open a plan.

        Raises:
            NotFoundError: there is no such file.
            PlanUnreadableError: it is no plan.
        """
        return cls(read_plan(path), today=today, now=now, holidays=holidays)

    @property
    def file(self) -> PlanFile:
        """Return the file, as it was last read or written."""
        return self.state.file

    @property
    def plan(self) -> Plan:
        """Return the plan in hand."""
        return self.state.plan

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the file, the workspace and the moments, each with its place."""
        file, schedule, found = self._problems or (None, None, ())
        if file is not self.file or schedule is not self.schedule:
            moments = self.file.located((*self.schedule.problems, *self._country_problems()))
            found = (*self.file.problems, *self._unsettled(), *self._workspace_problems, *moments)
            self._problems = self.file, self.schedule, found
        return found

    def _unsettled(self) -> tuple[Problem, ...]:
        """Return the conflicts that a merge left in the file; hardly any file has one."""
        if not self.file.conflicted:
            return ()
        from campaign.storage.marks import unsettled  # noqa: PLC0415 - what reads them is a room of its own

        return unsettled(self.file)

    def _country_problems(self) -> tuple[Problem, ...]:
        """Return the complaint about a country whose public holidays nobody knows; asked once per country."""
        country = self.effective.campaign.country
        if country not in self._countries:
            known = bool(self.holidays(country, self.today.year)) or known_country(country)
            text = say("No public holidays are known for {country}", country=country)
            remedy = say("Write a code such as NL, BE or DE-BY; until then no day counts as a holiday.")
            problem = Problem("E001", text, Subject("campaign", None, "country"), remedy)
            self._countries[country] = () if known else (problem,)
        return self._countries[country]

    @property
    def dirty(self) -> bool:
        """Tell whether there is anything that a save would write."""
        return self.state.dirty

    @property
    def read_only(self) -> Sentence | None:
        """Return why the plan may not be changed; None when it may."""
        return self.file.read_only

    @property
    def undo_label(self) -> Sentence | None:
        """Return the name of what undo would take back."""
        return self._done[-1].label if self._done else None

    def do(self, edit: Edit) -> None:
        """Do an edit.

        Raises:
            PlanReadOnlyError: the plan may only be read.
        """
        if self.read_only is not None:
            raise PlanReadOnlyError(self.read_only, say("Save it under another name, or install a newer version."))
        self._take(edit)
        self._done.append(edit)
        self._undone.clear()

    def undo(self) -> Edit | None:
        """Take the last edit back and return it; None when there is nothing to take back."""
        if not self._done:
            return None
        edit = self._done.pop()
        self._take(edit.inverse())
        self._undone.append(edit)
        return edit

    def redo(self) -> Edit | None:
        """Do the last undone edit again and return it; None when there is none."""
        if not self._undone:
            return None
        edit = self._undone.pop()
        self._take(edit)
        self._done.append(edit)
        return edit

    def drop_drafts(self, edit: Edit) -> None:
        """Forget the drafts of what an edit has put in the plan."""
        for change in edit.changes:
            self.drafts.pop(f"{change.table}/{change.id if change.before is not None else 'new'}", None)

    def affected(self, edit: Edit) -> frozenset[str] | None:
        """Return the messages that an edit changed or moved; None when it may be any of them."""
        if any(table != "messages" for table, _ in edit.touched):
            return None
        ids = {entry_id for _, entry_id in edit.touched}
        return frozenset(ids.union(*(self.schedule.dependents(entry_id) for entry_id in ids)))

    def preview(self, edit: Edit) -> Schedule:
        """Return the schedule as it would be after an edit; nothing changes."""
        plan = with_defaults(apply(self.plan, edit.changes), self.workspace)
        return revise_schedule(self.schedule, plan, edit.touched)

    def take_in(self, file: PlanFile, plan: Plan, label: Sentence) -> Edit | None:
        """Take a merged plan in hand, over a file as somebody else left it, and return the edit.

        None when that changes nothing but which file the plan is saved over.

        Raises:
            PlanReadOnlyError: the file may only be read.
        """
        if file.read_only is not None:
            raise PlanReadOnlyError(file.read_only, say("Save it under another name, or install a newer version."))
        from campaign.model.merging import with_root_of  # noqa: PLC0415 - a plan is shown without what merges it

        edit = Edit(label, difference(self.plan, plan))
        self._take(edit, State(file, with_root_of(apply(self.plan, edit.changes), plan), Step()))
        if not edit.changes:
            return None
        self._done.append(edit)
        self._undone.clear()
        return edit

    def save(self) -> None:
        """Write the plan to its file. A failure leaves file and edits as they are.

        Raises:
            PlanReadOnlyError: the plan may only be read.
            PlanChangedError: somebody else changed the file.
            SaveError: writing failed.
        """
        from campaign.storage.saving import save_plan  # noqa: PLC0415 - a plan is shown without what saves it

        self.saved(save_plan(self.file, self.plan))

    def saved(self, file: PlanFile) -> None:
        """Take note of a save: this is the file as it now is. What was done meanwhile is not in it."""
        self._become(replace(self.state, file=file))

    def saved_as(self, file: PlanFile) -> None:
        """Take note that the plan was written to another file; from now on that is its file."""
        self.saved(file)
        self.workspace, self._workspace_problems = read_workspace(file.path.parent)
        self.effective = with_defaults(self.plan, self.workspace)
        self.schedule = build_schedule(self.effective, self.holidays, self.file.unread)

    def keep_draft(self, name: str, typed: Mapping[str, str]) -> None:
        """Keep what was typed in a form, by its table and id; nothing typed is no draft."""
        if typed:
            self.drafts[name] = dict(typed)
        else:
            self.drafts.pop(name, None)

    def _take(self, edit: Edit, state: State | None = None) -> None:
        """Make the changes of an edit, here and in the schedule; `state` is what comes of it, where that is more."""
        step = Step(edit.changes, self.state.step)
        self._become(state or State(self.file, apply(self.plan, edit.changes), step))
        self.effective = with_defaults(self.plan, self.workspace)
        self.schedule = revise_schedule(self.schedule, self.effective, edit.touched)

    def _become(self, state: State) -> None:
        """Be as something that happened left it, and tell of it."""
        self.state = state
        self.happened()
