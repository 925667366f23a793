"""What every view of one plan can do: take the last edit back, do it again, and save."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from campaign.desk.desk import Desk
from campaign.language import _, current
from campaign.model.changes import Edit
from campaign.tui.screens.base import View

if TYPE_CHECKING:
    from campaign.desk.checking import Checking
    from campaign.schedule.backdrop import BackdropEvent


class PlanView(View):
    """A view of one plan."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._unsaved = False
        """The foot was drawn while there was something to save."""

    def show_title(self) -> None:
        """Have the journal get what was just done before the title tells how it stands, and the key to save shown."""
        self.campaign_app.settle(self.desk)
        if self.desk.dirty != self._unsaved:
            self._unsaved = self.desk.dirty
            self.refresh_bindings()

    def folder_changed(self) -> None:
        """Check the plan again: the checks look at the other campaigns of the folder, too."""
        self.campaign_app.inspector.soon(self.desk)

    def stays(self, action: str) -> bool:
        """Tell whether a key stays at the foot however narrow it is: saving, while there is anything to save."""
        return action == "save" and self.desk.dirty

    def show_behind(self, events: Sequence["BackdropEvent"]) -> None:
        """Show the events of others behind the plan; a view without days has no place for them."""

    def read_behind(self) -> None:
        """Read the calendars of others in a thread, where the workspace has any: there may be many."""
        from campaign.calendars.backdrop import calendars_in

        if calendars_in(self.desk.file.path.parent):
            self.run_worker(self._read_behind, thread=True, exclusive=True, exit_on_error=False, group="reading")
        else:
            self.show_behind(())

    def _read_behind(self) -> None:
        """Read the calendars of others; in a thread."""

        def events(checking: "Checking") -> Sequence["BackdropEvent"]:
            return checking.backdrop().events

        self.app.call_from_thread(self.show_behind, self.campaign_app.inspector.ask(self.desk, events))

    def action_undo(self) -> None:
        """Take the last edit back."""
        edit = self.desk.undo()
        self.went(edit, _("Undone: {edit}") if edit else _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Do the last undone edit again."""
        edit = self.desk.redo()
        self.went(edit, _("Done again: {edit}") if edit else _("There is nothing to redo."))

    def went(self, edit: Edit | None, told: str) -> None:
        """Show the plan after an edit was taken back or done again, and say which one it was."""
        if edit is not None:
            self.campaign_app.inspector.soon(self.desk)
            self.show_again(edit)
            told = told.format(edit=current().render(edit.label))
        self.say(told)

    def show_again(self, edit: Edit) -> None:
        """Show the plan after an edit was taken back or done again."""
        del edit
        self.renew()

    def action_history(self) -> None:
        """Offer the earlier versions of the plan."""
        from campaign.desk.history import Earlier, bring_back, earlier
        from campaign.tui.screens.history import HistoryDialog

        def take(version: Earlier | None) -> None:
            if version is None:
                return
            edits = []
            if not self.attempt(lambda: edits.append(bring_back(self.desk, version))):
                return
            self.campaign_app.inspector.soon(self.desk)
            self.renew()
            told = _("As version {number}; u takes it back, s saves it.") if any(edits) else _("The plan is the same.")
            self.say(told.format(number=version.number))

        if earlier(self.desk.file.path):
            self.app.push_screen(HistoryDialog(self.desk), take)
        else:
            self.say(_("There are no earlier versions yet: each save keeps one."))

    def action_template(self) -> None:
        """Keep the plan as a template, under a name that is asked for; what it has not is told."""
        from campaign.desk.templating import save_template, template_path
        from campaign.storage.folders import readable_path
        from campaign.tui.screens.asking import Ask

        def take(name: str | None) -> None:
            if name and name.strip():
                self.attempt(lambda: save(name.strip()))

        def save(name: str) -> None:
            path, template = save_template(self.desk, name)
            left = " ".join(current().render(each) for each in template.told)
            told = _("Template {name} is there for new plans; its file is {path}.")
            self.say(told.format(name=path.stem, path=readable_path(path)) + f" {left}".rstrip())

        def reads(name: str) -> str:
            told = _("For new plans (n on the list of plans) as {name}, in {path}")
            path = template_path(name)
            return told.format(name=path.stem, path=readable_path(path))

        question = _("What is the template called?")
        self.app.push_screen(Ask(_("Save as template"), question, reads=reads), take)

    def action_save(self) -> None:
        """Write the plan to its file."""
        self.save(self.desk)
