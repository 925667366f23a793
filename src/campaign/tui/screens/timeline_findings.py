"""The findings on the timeline: a panel beside it, marks on its bars, and what can be done about them."""

from typing import TYPE_CHECKING, cast

from campaign.language import _
from campaign.model.fields import Entry
from campaign.model.plan import TABLES
from campaign.tui.inspector import Inspected

if TYPE_CHECKING:
    from campaign.desk.checking import Remark
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
        screen.timeline.flag(self.said.marks())
        screen.show_title()
        screen.show_detail()
        if panel := self.panel:
            panel.show(self.said.remarks)

    async def toggle(self) -> None:
        """Open the panel, or put it away."""
        if self.panel:
            await self.close()
            return
        from campaign.tui.widgets.findings import FindingsPanel  # noqa: PLC0415 - few open it at once

        panel = FindingsPanel()
        await self.screen.mount(panel, before="#detail")
        inspector = self.screen.campaign_app.inspector
        panel.show(self.said.remarks, checked=inspector.checked(self.screen.desk))
        panel.listing.focus()
        self.show_message(panel.remark)

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
            case "explain":
                self.explain(remark)

    def show_message(self, remark: "Remark | None") -> None:
        """Take the message that a finding is about in hand."""
        folded = getattr(remark, "folded", ())
        message_id = folded[0].id if folded else remark.message if remark else None
        if message_id:
            self.screen.action_goto(message_id)

    def open(self, remark: "Remark") -> None:
        """Open the form of what a finding is about, at the field where it can be changed."""
        from campaign.tui.screens.form import EntryForm  # noqa: PLC0415 - not needed for a first frame

        screen, plan = self.screen, self.screen.desk.plan
        subject = next(iter(getattr(remark, "folded", ())), remark.subject)
        entry: Entry | None = plan.campaign if subject.table == "campaign" else None
        if subject.table in TABLES:
            entry = plan.get(subject.table, subject.id or "")
        if entry is None:
            screen.say(_("This stands in the file itself, on line {line}.").format(line=remark.place.line))
            return
        screen.app.push_screen(EntryForm(screen.desk, subject.table, entry, at=subject.key), screen.after_form)

    def explain(self, remark: "Remark") -> None:
        """Tell why a check finds what it finds, and whose idea that is."""
        from campaign.tui.screens.explaining import Explanation  # noqa: PLC0415

        self.screen.app.push_screen(Explanation(remark))
