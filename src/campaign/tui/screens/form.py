"""The forms: every field of a message or of another entry of the plan, with what was understood below each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantBlur
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Label, TextArea

from campaign.desk.changing import filled_in
from campaign.desk.desk import Desk
from campaign.desk.echo import echoes, told_moments
from campaign.desk.edited import edited, reworded
from campaign.desk.entering import Entered, EntryReader, context_of
from campaign.desk.entering_rows import MODELS, REQUIRED, reader_of
from campaign.desk.numbers import estimate_echo
from campaign.errors import CampaignError
from campaign.language import _, _n, mark
from campaign.model.changes import Edit
from campaign.model.ids import new_id
from campaign.model.messages import Message
from campaign.model.plan import Campaign, Part, Row
from campaign.model.written import shown
from campaign.text import clean, clean_lines, in_cells
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Commanding, failure
from campaign.tui.screens.fields import FORMS, Field
from campaign.tui.screens.form_findings import FormFindings
from campaign.tui.screens.form_picking import pick_for
from campaign.tui.screens.form_sections import section_parts, show_sections
from campaign.tui.screens.offers import KIND_WORDS, NEW_WORDS, WORDS
from campaign.tui.timers import once
from campaign.tui.widgets.keyline import KeyLine
from campaign.tui.widgets.rows import ECHO_AFTER, CleanInput, FieldRow, chosen_whole

NUMBERS = ("target", "result", "cost", "baseline", "size", "capacity")
"""Fields with a number."""


class EntryForm(Commanding[Edit | None]):
    """All fields of an entry of a plan. What was typed stays as a draft when the form is left."""

    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("form.save", "save", mark("take over"), "ctrl+s,f2", "F2", footer=True, priority=True),
        Command("form.back", "back", mark("back (draft stays)"), "escape", footer=True, priority=True),
        Command("form.pick", "pick", mark("pick"), "f4,ctrl+l", "↓", footer=True),
        Command(
            "form.original",
            "original",
            mark("as it was"),
            "f5,ctrl+r",
            "F5",
            footer=True,
            help=mark("As it stands in the plan; again: what you typed."),
        ),
        Command(
            "form.problems", "next_problem", mark("next problem"), "f8,ctrl+n", "F8", help=mark("Go to the next one.")
        ),
        Command(
            "form.take_back",
            "take_back",
            mark("undo"),
            "ctrl+z,f7",
            "^z",
            help=mark("What stood in the field before the last key."),
        ),
        Command(
            "form.help", "app.help", mark("help"), "f1,ctrl+g", "F1", mark("Every key of this screen."), footer=True
        ),
    )
    DEFAULT_CSS = """
    EntryForm {
        & #fields { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & .row, & .block, & #more { height: auto; max-width: 160; }
        & .section { color: $primary; text-style: bold; margin-top: 1; }
        & #said { padding: 0 1; display: none; height: auto; max-height: 4; border-top: solid $border-blurred; }
        & #wrong { color: $error; padding: 0 1; display: none; height: auto; max-height: 6; border-top: solid $error; }
    }
    """

    def __init__(
        self,
        desk: Desk,
        table: Part,
        entry: Row | Campaign | None,
        suggested: Mapping[str, str] | None = None,
        *,
        at: str | None = None,
    ) -> None:
        super().__init__()
        self.at = at
        self.desk = desk
        self.table = table
        self.sections = FORMS[table]
        self.fields = {field.key: field for section in self.sections for field in section.fields}
        self.known = entry is not None
        self.base = entry or self.blank()
        self.draft_name = f"{table}/{entry.id if entry else 'new'}"
        self.reader = self.make_reader()
        self.original = {key: self.text_of(key) for key in self.fields}
        given = {} if entry else (suggested or {})
        self.suggested = {key: reworded(key, text, self.reader) if text else "" for key, text in given.items()}
        self.typed: dict[str, str] = dict(desk.drafts.get(self.draft_name, self.suggested))
        self.dropped: dict[str, str] = {}
        """What was typed before it was shown as it was."""
        self.told_wrong = False
        self.left: set[str] = set()
        """The fields that were typed in and left: what is wrong with these is told."""
        self.reading: Timer | None = None
        self.findings = FormFindings(self)
        self.title_line, self.wrong = Label(id="title"), Label(id="wrong")

    def blank(self) -> Row | Campaign:
        """Return an entry with nothing in it yet; a campaign is always there."""
        if self.table == "campaign":
            return self.desk.plan.campaign
        taken = {*self.desk.plan.places("messages"), *self.desk.plan.places("milestones")}
        return MODELS[self.table].model_construct(id=new_id("m", taken))

    def make_reader(self) -> EntryReader:
        """Return what reads the typed texts."""
        plan, context = self.desk.effective, context_of(self.desk, self.base if self.known else None)
        return reader_of(self.table, plan, context)

    def text_of(self, key: str) -> str:
        """Return the value of a field as it is edited.

        What a terminal must not get is cleaned here; a field that nobody types in keeps it in the file.
        """
        text = edited(self.base, key, self.reader)
        if key in WORDS and text:
            return _(text)
        return clean_lines(text) if self.fields[key].kind == "lines" else clean(text)

    def compose(self) -> ComposeResult:
        """Put the fields that every entry has in view at once."""
        yield self.title_line
        with VerticalScroll(id="fields", can_focus=False):
            yield from section_parts(self.sections[0], self.made)
        yield self.findings.said
        yield self.wrong
        yield KeyLine()

    def made(self, field: Field) -> FieldRow:
        """Return the row of a field, with what was typed there before."""
        return FieldRow(field, self.typed.get(field.key, self.original[field.key]), self.inherited(field.key))

    def inherited(self, key: str) -> str:
        """Return what counts for a field that the plan leaves empty: of the workspace, or built in."""
        whole = self.counted()
        if whole is None or shown(self.base, key):
            return ""
        text = edited(whole, key, self.reader)
        return _(text) if key in WORDS and text else clean(text.replace("\n", " · "))

    def counted(self) -> Row | Campaign | None:
        """Return the entry as it counts, with what it takes over from elsewhere; None for a new one."""
        plan = self.desk.effective
        if not self.known:
            return None
        return plan.campaign if self.table == "campaign" else plan.get(self.table, self.base.id)

    def on_mount(self) -> None:
        """Show what was understood so far, and put the other fields below."""
        self.show_title()
        self.row(next(iter(self.fields))).control.focus()
        self.go_to(self.at)
        self.read()
        self.once_drawn(self.add_more)

    def show_title(self) -> None:
        """Write what entry it is, and that a draft is shown."""
        what = _((KIND_WORDS if self.known else NEW_WORDS)[self.table])
        draft = _("your draft; F5 shows it as it was") if self.draft_name in self.desk.drafts else ""
        plan = in_cells(self.desk.plan.campaign.title)
        self.title_line.update(content(" · ".join(filter(None, [what, draft, plan]))))

    async def add_more(self) -> None:
        """Put the fields that fewer entries have below the others.

        Tab goes by the place on the screen, and until they have one they would come first: only then can they be
        reached.
        """
        if len(self.sections) == 1:
            return
        more = Vertical(
            *(part for section in self.sections[1:] for part in section_parts(section, self.made)), id="more"
        )
        more.can_focus_children = False
        await self.query_one("#fields").mount(more)
        self.read()
        self.once_drawn(self.open_more, more)

    def open_more(self, more: Vertical) -> None:
        """Let the fields below be reached, and go to the one that was asked for when it is there."""
        more.can_focus_children = True
        if any(row.field.key == self.at for row in more.query(FieldRow)):
            self.go_to(self.at)

    def row(self, key: str) -> FieldRow:
        """Return the row of a field."""
        return self.query_one(f"#field-{key}", FieldRow)

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go to the next field; what stands on its line is replaced by what is typed, as in other forms."""
        return chosen_whole(super().focus_next(selector))

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go to the field before, likewise."""
        return chosen_whole(super().focus_previous(selector))

    # What was typed

    @on(FieldRow.Typed)
    def take(self, event: FieldRow.Typed) -> None:
        """Remember what was typed, and show what it comes to."""
        key = event.field.key
        if event.value == self.typed.get(key, self.original[key]):
            return
        self.typed[key] = event.value
        if event.value == self.original[key]:
            del self.typed[key]
        self.keep_draft()
        if self.reading is not None:
            self.reading.stop()
        self.reading = once(self, ECHO_AFTER, self.read)

    def entered(self) -> Entered:
        """Return what was typed, read; problems come in the order of the fields."""
        typed = {key: self.typed[key] for key in self.fields if key in self.typed}
        if not self.known:
            needed = REQUIRED.get(self.table, ()) if self.table != "campaign" else ()
            typed = {**dict.fromkeys(needed, ""), **typed}
        entered = self.reader.enter(typed)
        order = list(self.fields)
        return replace(entered, problems=tuple(sorted(entered.problems, key=lambda each: order.index(each[0]))))

    def read(self) -> None:
        """Show below each field what was understood of it, and what is wrong once that was asked."""
        entered = self.entered()
        wrong = dict(entered.problems)
        told = self.told(entered.values)
        for row in self.query(FieldRow):
            key = row.field.key
            problem = wrong.get(key)
            if problem is not None and (self.told_wrong or self.told_of(row.field)):
                row.tell(f"▲ {self.complaint(key, problem)}", wrong=True)
            else:
                row.tell(told.get(key, "") if row.value.strip() and problem is None else "")
        show_sections(self, entered.values)
        self.list_wrong(entered)
        if entered.problems:
            self.findings.forget()
        elif not self.told_wrong:
            self.findings.look(entered.values)

    def told_of(self, field: Field) -> bool:
        """Tell whether what is wrong with a field is told before it is taken over: of a moment while it is typed."""
        return bool(self.typed.get(field.key)) and (field.kind == "moment" or field.key in self.left)

    def told(self, values: Mapping[str, object]) -> dict[str, str]:
        """Return what the moments come to, by field."""
        amounts = {key: estimate_echo(self.typed[key]) for key in NUMBERS if key in self.typed and key in values}
        if isinstance(self.base, Message):
            return {**echoes(self.desk, self.base, values), **amounts}
        moments = [key for key, field in self.fields.items() if field.kind == "moment"]
        return {
            **told_moments(self.desk, {key: values.get(key, getattr(self.base, key)) for key in moments}),
            **amounts,
        }

    def list_wrong(self, entered: Entered) -> None:
        """List everything that is wrong, once that was asked."""
        self.wrong.display = self.told_wrong and bool(entered.problems)
        lines = [f"▲ {_(self.fields[key].label)}: {self.complaint(key, error)}" for key, error in entered.problems]
        head = _n("{count} thing to mend (F8 goes there)", "{count} things to mend (F8 goes there)", len(lines))
        self.wrong.update(content_lines([head, *lines]))

    def complaint(self, key: str, error: CampaignError) -> str:
        """Return what is wrong with a field, which is called here as it is called on the screen."""
        return failure(error, _(self.fields[key].label))

    def action_save(self) -> None:
        """Take over what was typed, or list everything that is wrong with it."""
        entered = self.entered()
        if entered.problems:
            self.told_wrong = True
            self.read()
            self.go_to(entered.problems[0][0])
            return
        self.keep_draft()
        if not self.typed:
            self.dismiss(None)
        else:
            from campaign.tui.screens.move_choices import show_first

            typed = self.typed.get("date", "")
            self.attempt(lambda: show_first(self, self.desk, self.edit(entered.values), entered.values, typed))

    def edit(self, values: Mapping[str, object]) -> Edit:
        """Return the edit that puts what was typed in the plan."""
        return filled_in(self.desk, self.table, self.base, values, known=self.known)

    def keep_draft(self) -> None:
        """Keep what was typed until it stands in the plan; what is only suggested is nobody's."""
        self.desk.keep_draft(self.draft_name, {} if self.typed == self.suggested else self.typed)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Tell what is wrong with a field that is left, and have the journal take it without waiting."""
        row = next((each for each in event.widget.ancestors if isinstance(each, FieldRow)), None)
        if row is not None and row.field.key in self.typed:
            self.left.add(row.field.key)
            self.read()
        self.desk.happened()

    def action_back(self) -> None:
        """Leave; what was typed stays as a draft."""
        self.keep_draft()
        self.dismiss(None)

    def action_original(self) -> None:
        """Show the entry as it stands in the plan, a new one as it began; again: what was typed."""
        if self.typed == self.suggested and self.dropped:
            shown, self.dropped = self.dropped, {}
        else:
            shown, self.dropped = dict(self.suggested), dict(self.typed)
        self.told_wrong = False
        self.typed = dict(shown)
        for row in self.query(FieldRow):
            row.value = shown.get(row.field.key, self.original[row.field.key])
        self.typed = shown
        self.keep_draft()
        if self.dropped != shown and self.dropped:
            self.say(_("As it was; F5 again brings back what you typed."))
        self.show_title()
        self.read()

    def action_next_problem(self) -> None:
        """Go to the next field with a problem; without any, to the next that a finding is about."""
        keys = [key for key, _error in self.entered().problems] or self.findings.keys
        wrong = [key for key in dict.fromkeys(keys) if self.query(f"#field-{key}")]
        if not wrong:
            return
        here = next((row.field.key for row in self.query(FieldRow) if row.control.has_focus), "")
        place = wrong.index(here) + 1 if here in wrong else 0
        self.go_to(wrong[place % len(wrong)])

    def go_to(self, key: str | None) -> None:
        """Go to a field, when the form has it."""
        if key and self.query(f"#field-{key}"):
            self.row(key).control.focus()

    def action_take_back(self) -> None:
        """Bring back what stood in the field in hand before the last key."""
        if isinstance(self.focused, CleanInput):
            self.focused.action_take_back()
        elif isinstance(self.focused, TextArea):
            self.focused.undo()

    # Picking

    def action_pick(self) -> None:
        """Pick for the field in hand."""
        for row in self.query(FieldRow):
            if row.control.has_focus and row.field.picked:
                self.pick(FieldRow.PickWanted(row.field))

    @on(FieldRow.PickWanted)
    def pick(self, event: FieldRow.PickWanted) -> None:
        """Offer what a field can hold."""
        pick_for(self, event.field)


class MessageForm(EntryForm):
    """All fields of a message, goal and activation first."""

    ACTIONS: ClassVar = (
        *EntryForm.ACTIONS,
        Command("form.slots", "slots", mark("slots that suit"), "f6,ctrl+t", "F6", roomy=1),
    )

    def __init__(self, desk: Desk, message: Message | None, suggested: Mapping[str, str] | None = None) -> None:
        super().__init__(desk, "messages", message, suggested)

    def action_slots(self) -> None:
        """Offer slots that suit the message as it is typed."""
        from campaign.tui.screens.form_slots import offer_slots_for

        self.attempt(lambda: offer_slots_for(self))
