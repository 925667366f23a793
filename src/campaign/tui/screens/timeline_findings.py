"""The findings on the timeline: a panel beside it, marks on its bars, and what can be done about them."""

from typing import TYPE_CHECKING, cast

from campaign.errors import Problem
from campaign.language import _, current
from campaign.model.changes import Edit
from campaign.model.plan import TABLES, Campaign, Part, Plan, Row
from campaign.text import in_cells
from campaign.tui.inspector import Inspected
from campaign.tui.screens.base import done_words

if TYPE_CHECKING:
    from campaign.desk.checking import Remark
    from campaign.desk.fixing import Fixed
    from campaign.model.messages import Message
    from campaign.tui.screens.timeline import TimelineScreen
    from campaign.tui.widgets.findings import FindingsPanel


class TimelineFindings:
    """What a timeline does with the findings of its plan."""

    def __init__(self, screen: "TimelineScreen") -> None:
        self.screen = screen

    @property
    def said(self) -> Inspected:
        """Return what was last said of the plan."""
        return self.screen.campaign_app.inspector.said(self.screen.desk)

    def about(self, message: "Message") -> tuple["Remark", ...]:
        """Return what was last said of a message, the most serious first."""
        return self.said.by_message.get(message.id, ())

    @property
    def panel(self) -> "FindingsPanel | None":
        """Return the panel, when it is open."""
        found = self.screen.query("FindingsPanel")
        return cast("FindingsPanel", found.first()) if found else None

    def ready(self) -> None:
        """Show what was said of the plan just now."""
        screen = self.screen
        screen.timeline.flag(self.said.marks, self.said.crowded)
        screen.show_title()
        screen.show_detail()
        if panel := self.panel:
            panel.show(self.said.remarks)

    async def toggle(self) -> None:
        """Open the panel, or put it away."""
        if self.panel:
            await self.close()
            return
        from campaign.tui.widgets.findings import FindingsPanel

        panel = FindingsPanel()
        await self.screen.mount(panel, before="#detail")
        inspector, message = self.screen.campaign_app.inspector, self.screen.message
        panel.show(self.said.remarks, checked=inspector.checked(self.screen.desk))
        panel.listing.focus()
        about = (place for place, each in enumerate(panel.remarks) if message and about_whom(each) == message.id)
        if (place := next(about, None)) is not None:  # else the first stands there, and nothing moves yet
            panel.listing.take(place)

    async def close(self) -> None:
        """Put the panel away."""
        if panel := self.panel:
            await panel.remove()
            self.screen.timeline.focus()

    async def asked(self, event: "FindingsPanel.Asked") -> None:
        """Do what was asked in the panel."""
        remark = event.remark
        match event.what:
            case "close":
                await self.close()
            case _ if remark is None:
                self.screen.say(_("There is nothing to do here."))
            case "show":
                self.show_message(remark)
            case "open":
                self.open(remark)
            case "menu":
                self.offer_menu(remark)
            case "explain":
                self.explain(remark)
            case "fix":
                self.mend(remark)
            case "fix_all":
                self.mend_all()
            case "ignore" | "ignore_all":
                self.ignore(remark, everywhere=event.what == "ignore_all")

    def show_message(self, remark: "Remark | None") -> None:
        """Take the message that a finding is about in hand."""
        if message_id := about_whom(remark):
            self.screen.action_goto(message_id)

    def open(self, remark: "Remark") -> None:
        """Open the form of what a finding is about, at the field where it can be changed."""
        from campaign.tui.screens.form import EntryForm

        screen, plan = self.screen, self.screen.desk.plan
        subject = next(iter(getattr(remark, "folded", ())), remark.subject)
        part: Part = subject.table if subject.table in TABLES else "campaign"
        entry: Row | Campaign | None = plan.campaign if subject.table == "campaign" else None
        if part != "campaign":
            entry = plan.get(part, subject.id or "")
        if entry is None:
            screen.say(_("This stands in the file itself, on line {line}.").format(line=remark.place.line))
            return
        screen.app.push_screen(EntryForm(screen.desk, part, entry, at=subject.key), screen.after_form)

    def offer_menu(self, remark: "Remark") -> None:
        """Offer what can be done with a finding."""
        from campaign.tui.screens.menu import offer_commands
        from campaign.tui.widgets.findings import FINDINGS_ACTIONS, OF_A_FINDING

        if panel := self.panel:
            listing = panel.listing
            offered = [each for each in FINDINGS_ACTIONS if each.action in OF_A_FINDING and listing.of_use(each.action)]
            offer_commands(self.screen, f"{remark.code} {current().render(remark.text)}", offered, listing)

    def explain(self, remark: "Remark") -> None:
        """Tell why a check finds what it finds, and whose idea that is."""
        from campaign.tui.screens.explaining import Explanation

        self.screen.app.push_screen(Explanation(remark.code))

    def mend(self, remark: "Remark") -> None:
        """Do what would mend a finding, unless it would bring another error or warning."""
        from campaign.desk.fixing import mended  # only when somebody mends

        screen = self.screen
        if isinstance(remark, Problem) or remark.fix is None:
            screen.say(_("Only you can mend this; enter goes there."))
            return
        edit = screen.campaign_app.inspector.ask(screen.desk, lambda checking: mended(checking, remark))
        if edit is None:
            screen.say(_("Mending this would break something else; enter goes there."))
        else:
            self.do(edit)

    def mend_all(self) -> None:
        """Do everything that mends a finding and breaks nothing, as one edit; each is tried first, in a thread."""
        self.screen.say(_("Trying what can be mended …"))
        self.screen.run_worker(self._mend_all, thread=True, exclusive=True, exit_on_error=False, group="mending")

    def _mend_all(self) -> None:
        """Find what can be mended; in a thread."""
        from campaign.desk.fixing import fix_all

        screen = self.screen
        plan = screen.desk.plan
        fixed = screen.campaign_app.inspector.ask(screen.desk, fix_all)
        screen.app.call_from_thread(self._take_all, fixed, plan)

    def _take_all(self, fixed: "Fixed", plan: Plan) -> None:
        """Do what was found, when the plan is still the one that it was found for."""
        if self.screen.desk.plan is not plan:
            self.screen.say(_("The plan changed meanwhile; try again."))
        elif fixed.edits:
            self.do(fixed.together)
        else:
            self.screen.say(_("There is nothing that can be mended safely."))

    def ignore(self, remark: "Remark", *, everywhere: bool) -> None:
        """Ask for a reason, and let a check count no longer: for the message, or in the whole plan."""
        from campaign.desk.ignoring import ignore_edit
        from campaign.tui.screens.asking import Ask

        screen, desk = self.screen, self.screen.desk
        if isinstance(remark, Problem):
            screen.say(_("This is wrong in the file; it cannot be ignored."))
            return
        message = None if everywhere else remark.message

        def take(why: str | None) -> None:
            if why is not None:
                screen.attempt(lambda: self.do(ignore_edit(desk, remark.code, why, message)))

        known = desk.plan.message(message) if message else None
        where = known.title if known else _("this whole plan")
        question = _("Why does {code} not count for {where}?").format(code=remark.code, where=in_cells(where))
        screen.app.push_screen(Ask(_("Ignore"), question), take)

    def do(self, edit: Edit) -> None:
        """Do an edit and tell what it did."""
        if self.screen.edit(lambda: edit):
            self.screen.say(done_words(edit))


def about_whom(remark: "Remark | None") -> str | None:
    """Return the message that a finding is about; of several the first; None where it is about no message."""
    folded = getattr(remark, "folded", ())
    return folded[0].id if folded else remark.message if remark else None
