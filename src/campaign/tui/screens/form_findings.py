"""What the checks say of an entry while it is typed, below its form: told in passing, never in the way."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.widgets import Label

from campaign.errors import RANKS, CampaignError
from campaign.language import _n, current
from campaign.model.changes import Edit
from campaign.text import in_cells, shorten
from campaign.tui.inspector import SIGNS
from campaign.tui.safe import content_lines

if TYPE_CHECKING:
    from campaign.checks.finding import Finding
    from campaign.tui.screens.form import EntryForm

MOST = 3
"""Lines that are told; a low screen has room for no more."""


class FormFindings:
    """The findings of the entry in a form, looked for beside the typing."""

    def __init__(self, form: "EntryForm") -> None:
        self.form = form
        self.said = Label(id="said")
        self.asked: object = None
        self.keys: list[str] = []
        """The fields that the findings are about, the most serious first."""

    def look(self, values: Mapping[str, object]) -> None:
        """Look what the checks would say if this were taken over."""
        form = self.form
        if not form.campaign_app.settings.checks:
            return
        try:
            edit = form.edit(values)
        except CampaignError:
            return
        asked = self.asked = object()
        form.run_worker(lambda: self._look(edit, asked), thread=True, exit_on_error=False, group="form findings")

    def forget(self) -> None:
        """Tell nothing while something that is typed cannot be read: what was found was of something else."""
        self.asked, self.keys = object(), []
        self.said.display = False

    def _look(self, edit: Edit, asked: object) -> None:
        """Ask the checks; in a thread. What was asked before something else was typed is not told any more."""
        form = self.form
        found = form.campaign_app.inspector.ask(form.desk, lambda checking: checking.foreseen(edit))
        form.app.call_from_thread(self._tell, [each for each in found if self.concerns(each)], asked)

    def concerns(self, finding: "Finding") -> bool:
        """Tell whether a finding is about the entry in the form."""
        entry_id = getattr(self.form.base, "id", "")
        subjects = finding.folded or (finding.subject,)
        return any((each.table, each.id or "") == (self.form.table, entry_id) for each in subjects)

    def _tell(self, findings: Sequence["Finding"], asked: object) -> None:
        """Show what was found, unless something else was typed since."""
        if asked is not self.asked or not self.form.is_mounted:
            return
        width = max(20, self.form.size.width - 2)
        ordered = sorted(findings, key=lambda each: RANKS[each.severity])
        self.keys = [subject.key for each in ordered for subject in each.folded or (each.subject,) if subject.key]
        told = [f"{SIGNS[each.severity]} {each.code} {in_cells(current().render(each.text))}" for each in ordered]
        wrapped = [wrap(each, width, subsequent_indent="       ") for each in told]
        lines = [line for each in wrapped for line in each]
        if len(lines) > MOST:  # one line each, so that all of them are told
            lines = [shorten(each, width) for each in told[:MOST]]
        if len(told) > MOST:
            more = len(told) - MOST
            lines.append(_n("  and {count} more", "  and {count} more", more))
        self.said.display = bool(lines)
        self.said.update(content_lines(lines))
