"""The message form: every field of a message, goal and activation first, and what was understood below each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Label

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.echo import echoes, slot_with
from campaign.desk.entering import Entered, Entry, context_of, shown
from campaign.desk.telling import day_and_time
from campaign.errors import CampaignError
from campaign.language import _, _n, mark
from campaign.model.changes import Edit
from campaign.model.ids import new_id
from campaign.model.messages import STATUSES, Message
from campaign.text import clean
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Commanding, failure
from campaign.tui.screens.fields import CORE, FIELDS, MORE, Field, Section
from campaign.tui.screens.pickers import Choice, PickMany, PickOne
from campaign.tui.widgets.rows import FieldRow

NEW = "new message"
"""The name of the draft of a message that is not in the plan yet."""
EFFECTS = ("know", "feel", "do")
WORDS = {"status", "effect"}
"""Fields whose values are words of the catalogue."""


class MessageForm(Commanding[Edit | None]):
    """All fields of a message. What was typed stays as a draft when the form is left without taking it over."""

    ACTIONS: ClassVar = (
        Command("form.save", "save", mark("take over"), "ctrl+s,f2", "F2", footer=True, priority=True),
        Command("form.back", "back", mark("back (draft stays)"), "escape", footer=True, priority=True),
        Command("form.pick", "pick", mark("pick"), "f4", "↓", footer=True),
        Command("form.original", "original", mark("as it was"), "f5", footer=True, help=mark("Drop the draft.")),
        Command(
            "form.problems",
            "next_problem",
            mark("next problem"),
            "f8",
            help=mark("Go to the next field with a problem."),
        ),
    )
    DEFAULT_CSS = """
    MessageForm {
        & #fields { height: 1fr; padding: 0 1; }
        & .row { height: auto; }
        & .section { color: $primary; text-style: bold; margin-top: 1; }
        & #wrong { color: $error; padding: 0 1; display: none; height: auto; max-height: 6; border-top: solid $error; }
    }
    """

    def __init__(self, desk: Desk, message: Message | None, suggested: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.desk = desk
        taken = {*desk.plan.places("messages"), *desk.plan.places("milestones")}
        self.known = message is not None
        self.base = message or Message.model_construct(id=new_id("m", taken))
        self.draft_name = message.id if message else NEW
        self.entry = Entry(desk.effective, context_of(desk))
        self.original = {key: self.text_of(key) for key in FIELDS}
        self.typed: dict[str, str] = dict(desk.drafts.get(self.draft_name, {} if message else (suggested or {})))
        self.told_wrong = False

    def text_of(self, key: str) -> str:
        """Return the value of a field as it is edited."""
        text = shown(self.base, key)
        return _(text) if key in WORDS and text else text

    def compose(self) -> ComposeResult:
        """Put the fields that every message has in view at once."""
        yield Label(id="title")
        with VerticalScroll(id="fields", can_focus=False):
            yield from self.section(CORE)
        yield Label(id="wrong")
        yield Footer(show_command_palette=False, compact=True)

    def section(self, section: Section) -> ComposeResult:
        """Give the rows of a section."""
        if section.title:
            yield Label(content(_(section.title)), classes="section")
        for row in section.rows:
            with Horizontal(classes="row"):
                yield from map(self.made, row)

    def made(self, field: Field) -> FieldRow:
        """Return the row of a field, with what was typed there before."""
        return FieldRow(field, self.typed.get(field.key, self.original[field.key]))

    def on_mount(self) -> None:
        """Show what was understood so far, and put the other fields below."""
        name = clean(self.base.title) if self.known else _("New message")
        back = " · " + _("your draft; F5 shows the message as it was") if self.draft_name in self.desk.drafts else ""
        self.query_one("#title", Label).update(content(f"{name}{back}"))
        self.row("title").control.focus()
        self.read()
        self.call_after_refresh(self.add_more)

    async def add_more(self) -> None:
        """Put the fields that fewer messages have below the others."""
        fields = self.query_one("#fields")
        for section in MORE:
            parts = []
            if section.title:
                parts.append(Label(content(_(section.title)), classes="section"))
            rows = [
                Horizontal(
                    *(FieldRow(field, self.typed.get(field.key, self.original[field.key])) for field in row),
                    classes="row",
                )
                for row in section.rows
            ]
            await fields.mount(*parts, *rows)
        self.read()

    def row(self, key: str) -> FieldRow:
        """Return the row of a field."""
        return self.query_one(f"#field-{key}", FieldRow)

    # What was typed

    @on(FieldRow.Typed)
    def take(self, event: FieldRow.Typed) -> None:
        """Remember what was typed, and show what it comes to."""
        if event.value == self.typed.get(event.field.key, self.original[event.field.key]):
            return
        self.typed[event.field.key] = event.value
        if event.value == self.original[event.field.key]:
            del self.typed[event.field.key]
        self.read()

    def entered(self) -> Entered:
        """Return what was typed, read; problems come in the order of the fields."""
        typed = {key: self.typed[key] for key in FIELDS if key in self.typed}
        if not self.known:
            typed.setdefault("title", "")
            typed.setdefault("channel", "")
        return self.entry.enter(typed)

    def read(self) -> None:
        """Show below each field what was understood of it, and what is wrong once that was asked."""
        entered = self.entered()
        wrong = dict(entered.problems)
        told = echoes(self.desk, self.base, entered.values)
        for key in FIELDS:
            found = self.query(f"#field-{key}")
            if not found:
                continue
            row = self.row(key)
            problem = wrong.get(key)
            if problem is not None and (self.told_wrong or (self.typed.get(key) and row.field.kind == "moment")):
                row.tell(f"▲ {failure(problem)}", wrong=True)
            else:
                row.tell(told.get(key, "") if row.value.strip() and problem is None else "")
        self.list_wrong(entered)

    def list_wrong(self, entered: Entered) -> None:
        """List everything that is wrong, once that was asked."""
        panel = self.query_one("#wrong", Label)
        panel.display = self.told_wrong and bool(entered.problems)
        lines = [f"▲ {_(FIELDS[key].label)}: {failure(error)}" for key, error in entered.problems]
        head = _n("{count} thing to mend (F8 goes there)", "{count} things to mend (F8 goes there)", len(lines))
        panel.update(content_lines([head, *lines]))

    def action_save(self) -> None:
        """Take over what was typed, or list everything that is wrong with it."""
        entered = self.entered()
        if entered.problems:
            self.told_wrong = True
            self.read()
            self.action_next_problem()
            return
        self.keep_draft()
        if not self.typed:
            self.dismiss(None)
        elif self.known:
            self.attempt(lambda: self.dismiss(self.changes(entered.values)))
        else:
            self.dismiss(edits.add_message(self.desk.plan, {**entered.values, "id": self.base.id}, self.behind()))

    def behind(self) -> str | None:
        """Return the message that a new one goes behind: the last of its channel, so that the file stays readable."""
        channel = self.entered().values.get("channel")
        return next((each.id for each in reversed(self.desk.plan.messages) if each.channel == channel), None)

    def changes(self, values: Mapping[str, object]) -> Edit:
        """Return the edit that gives the message what was typed, a change of status with its line in the log."""
        status = values.get("status")
        if status is not None and status != self.base.status:
            by = self.desk.plan.campaign.owner
            log = edits.set_status(self.base, status, by, self.desk.now()).changes[0].after  # type: ignore[arg-type]
            values = {**values, "status_log": getattr(log, "status_log", ())}
        return edits.set_fields(self.desk.plan, "messages", self.base.id, dict(values))

    def keep_draft(self) -> None:
        """Keep what was typed until it stands in the plan."""
        if self.typed:
            self.desk.drafts[self.draft_name] = dict(self.typed)
        else:
            self.desk.drafts.pop(self.draft_name, None)

    def action_back(self) -> None:
        """Leave; what was typed stays as a draft."""
        self.keep_draft()
        self.dismiss(None)

    def action_original(self) -> None:
        """Show the message as it stands in the plan."""
        self.typed.clear()
        self.told_wrong = False
        for row in self.query(FieldRow):
            row.value = self.original[row.field.key]
        self.keep_draft()
        self.read()

    def action_next_problem(self) -> None:
        """Go to the next field with a problem."""
        wrong = [key for key, _error in self.entered().problems]
        if not wrong:
            return
        here = next((row.field.key for row in self.query(FieldRow) if row.control.has_focus), "")
        place = wrong.index(here) + 1 if here in wrong else 0
        self.row(wrong[place % len(wrong)]).control.focus()

    # Picking

    def action_pick(self) -> None:
        """Pick for the field in hand."""
        for row in self.query(FieldRow):
            if row.control.has_focus and row.field.kind in {"choice", "references", "moment"}:
                self.pick(FieldRow.PickWanted(row.field))

    @on(FieldRow.PickWanted)
    def pick(self, event: FieldRow.PickWanted) -> None:
        """Offer what a field can hold."""
        field, row = event.field, self.row(event.field.key)

        def take(value: str | None) -> None:
            if value is not None:
                row.value = value
            row.control.focus()

        if field.kind == "moment":
            self.pick_day(field, take)
        elif field.kind == "choice":
            choices = self.choices(field)
            self.app.push_screen(PickOne(_(field.label), choices, chosen=row.value), take)
        else:
            chosen = [each.strip() for each in row.value.split(",")]

            def take_many(ids: tuple[str, ...] | None) -> None:
                take(None if ids is None else ", ".join(ids))

            self.app.push_screen(PickMany(_(field.label), self.choices(field), chosen=chosen), take_many)

    def choices(self, field: Field) -> list[Choice]:
        """Return what a field can hold."""
        plan = self.desk.effective
        match field.key:
            case "status":
                return [Choice(_(status), _(status)) for status in STATUSES]
            case "effect":
                return [Choice(_(effect), _(effect)) for effect in EFFECTS]
        if field.table == "messages":
            timing = self.desk.schedule.timing
            return [Choice(each.id, each.title, day_and_time(timing(each.id).first)) for each in plan.messages]
        rows = plan.table(field.table)  # type: ignore[arg-type]
        return [Choice(each.id, getattr(each, "label", each.id), each.id) for each in rows]

    def pick_day(self, field: Field, take: Callable[[str | None], None]) -> None:
        """Offer a calendar for a moment."""
        from campaign.tui.screens.calendar import CalendarDialog  # noqa: PLC0415 - few open it

        entered = self.entered()
        slot = None
        if field.key == "when" and not any(key == "when" for key, _error in entered.problems):
            told = {**entered.values}
            slot = self.slot_of(told)
        day = slot or self.desk.today
        anchor = self.desk.schedule.timing(self.base.id).anchor or self.desk.schedule.golive
        self.app.push_screen(CalendarDialog(self.desk, day, anchor, self.row(field.key).value), take)

    def slot_of(self, values: Mapping[str, object]) -> date | None:
        """Return the day that the form gives the message now."""
        try:
            return slot_with(self.desk, self.base, values)
        except CampaignError:
            return None
