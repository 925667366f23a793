"""Home: the campaigns of a folder, each with what comes next, what waits and what is broken."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from campaign.desk import edits
from campaign.desk.overview import Card, Cards, card_on, plans_of, search
from campaign.desk.starting import empty_plan, start_plan
from campaign.language import _, _n, current
from campaign.model.plan import Plan
from campaign.storage.folders import readable_path
from campaign.storage.planfile import read_plan
from campaign.storage.templates import find_template
from campaign.storage.workspace import plans_in
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import View
from campaign.tui.screens.detail import spread
from campaign.tui.screens.home_actions import HOME_ACTIONS
from campaign.tui.screens.messageview import MessageView

MOST_FOUND = 200
"""Messages that a search lists; more words find the others."""
GOLIVE_NAME = 24
"""Cells that the name of a go-live gets at least."""
LAST = (date.max, datetime.max.replace(tzinfo=UTC))
"""Where plans without a next message are sorted."""


class HomeScreen(View):
    """The plans of a folder, broken ones with their reason."""

    watches = True
    ACTIONS: ClassVar = HOME_ACTIONS
    DEFAULT_CSS = """
    HomeScreen {
        & OptionList { height: 1fr; border: none; padding: 0 1; background: $background; }
        & #search { display: none; border: none; height: 1; margin: 0 1; }
        & #empty { padding: 1 2; height: 1fr; display: none; }
    }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.cards: list[Card] = []
        self.hits: list[tuple[Path, str]] = []
        self.known = Cards()
        self.archived_too = False
        self.plans: dict[Path, Plan] = {}
        """The plans that are searched, read when the search begins."""

    def compose(self) -> ComposeResult:
        """Put the folder above, the plans below it."""
        yield Label(id="title")
        yield Input(id="search", placeholder=_("search in all plans"), compact=True)
        yield OptionList(id="plans")
        yield Label(id="empty")
        yield self.foot()

    def on_mount(self) -> None:
        """Read the folder."""
        self.renew()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Show plans that are open as they now are."""
        if self.cards:
            self.renew()
            self.query_one("#search" if self.sought else OptionList).focus()

    def on_resize(self) -> None:
        """Use the width there is."""
        self.show_list()

    def checked(self, path: Path) -> None:
        """Show how many findings a plan has."""
        if not self.sought and any(card.path == path for card in self.cards):
            self.show_plans()

    def folder_changed(self) -> None:
        """Show the folder as it now is."""
        self.renew()

    def action_refresh(self) -> None:
        """Read the whole folder again."""
        self.known.forget()
        self.renew()

    def renew(self) -> None:
        """Show the folder as it now is; plans that are open are shown as they are in hand."""
        app = self.campaign_app
        self.cards = [
            card_on(app.desks[path]) if path in app.desks else self.known.of(path, today=app.today, now=app.now)
            for path in plans_in(self.folder)
        ]
        self.plans.clear()
        self.show_list()
        app.inspector.look_around(card.path for card in self.cards if not card.broken and not card.archived)

    @property
    def listed(self) -> list[Card]:
        """Return the plans that are listed: archived ones last, when they are shown at all."""
        shown = [card for card in self.cards if self.archived_too or not card.archived]
        return sorted(shown, key=lambda card: (card.archived, card.coming[1].sort_key if card.coming else LAST))

    @property
    def sought(self) -> str:
        """Return what is searched for."""
        return self.query_one("#search", Input).value.strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with a plan only where there is one."""
        del parameters
        if action in {"archive", "export"}:
            return self.is_mounted and self.card is not None and not self.card.broken
        if action in {"open", "view"} and self.is_mounted and self.sought:
            return bool(self.hits)
        return action not in {"open", "search", "walk", "view"} or bool(self.cards)

    def show_list(self) -> None:
        """List what was found, or the plans when nothing is searched for."""
        if self.sought:
            self.show_hits(self.sought)
        else:
            self.show_plans()
        self.refresh_bindings()

    def show_plans(self) -> None:
        """List the plans."""
        options = self.query_one(OptionList)
        place = options.highlighted or 0
        width = max(40, self.size.width - 6)
        options.clear_options()
        self.hits = []
        listed = self.listed
        options.add_options(Option(content_lines(self.lines(card, width))) for card in listed)
        if listed:
            options.highlighted = min(place, len(listed) - 1)
        away = sum(card.archived for card in self.cards)
        parts = [_n("{count} plan", "{count} plans", len(self.cards) - away)]
        if away:
            parts.append(_("{count} archived").format(count=away))
        counts = " · ".join(parts)
        folder = shorten(readable_path(self.folder), max(10, self.size.width - cell_width(counts) - 5))
        self.query_one("#title", Label).update(content(f"{folder} · {counts}"))
        options.display = bool(listed)
        empty = self.query_one("#empty", Label)
        empty.display = not listed
        empty.update(content_lines(self.offer(away)))

    def offer(self, away: int) -> list[str]:
        """Return what can be done in a folder without plans."""
        lines = [
            _("There are no plans here yet."),
            "",
            _("n    make a new plan, from a template or from nothing"),
            _("E    bring in a calendar or a spreadsheet"),
            _("F10  the tour"),
            _("q    leave"),
        ]
        if away:
            lines.insert(2, _("Z    show the plans that were put away"))
        return [*lines, "", _("`campaign demo` shows two example plans, on a copy.")]

    def lines(self, card: Card, width: int) -> list[str]:
        """Return what is told of a plan, on two lines."""
        words = current()
        if card.broken:
            reason, line = card.broken
            told = _("line {line}: {reason}").format(line=line, reason=words.render(reason))
            return [shorten(f"✗ {in_cells(card.title)}", width), shorten(f"    {told}", width)]
        desk = self.campaign_app.desks.get(card.path)
        wrong = max(card.problems, self.campaign_app.inspector.serious(card.path))
        marks = [
            _n("{count} message", "{count} messages", card.messages),
            _("{count} unscheduled").format(count=card.unscheduled) if card.unscheduled else "",
            f"{wrong} ▲" if wrong else "",
            _("not saved") if desk and desk.dirty else "",
            "▲ " + _("unsaved work waits") if card.left else "",
            _("archived") if card.archived else "",
        ]
        facts = " · ".join(filter(None, marks))
        title = pad(in_cells(card.title), max(10, width - len(facts) - 4))
        coming = f"    {self.coming(card)}"
        return [f"● {title}  {facts}", spread(coming, self.golive(card, width - cell_width(coming)), width)]

    def coming(self, card: Card) -> str:
        """Return what comes next in a plan."""
        if card.coming is None:
            return _("nothing comes any more")
        message, slot = card.coming
        clock = f" {slot.start:%H:%M}" if slot.start else ""
        told = _("next: {day}{clock} {title}")
        return told.format(day=current().day(slot.first), clock=clock, title=in_cells(message.title))

    def golive(self, card: Card, room: int) -> str:
        """Return the go-live of a plan: its day whole, its name as far as there are so many cells."""
        if card.golive is None:
            return ""
        name, day = in_cells(card.golive[0]), current().day(card.golive[1])
        return f"◆ {shorten(name, max(GOLIVE_NAME, room - cell_width(day) - 5))} {day}"

    @property
    def card(self) -> Card | None:
        """Return the plan that is highlighted."""
        place = self.query_one(OptionList).highlighted
        listed = self.listed
        return listed[place] if not self.sought and place is not None and place < len(listed) else None

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Open the plan, or the message that was found."""
        event.stop()
        self.action_open()

    @on(OptionList.OptionHighlighted)
    def other_line(self) -> None:
        """Offer what can be done with the plan that is highlighted now."""
        self.refresh_bindings()

    def action_open(self) -> None:
        """Open what is highlighted: a plan, or a message that was found."""
        place = self.query_one(OptionList).highlighted
        if self.hits and place is not None:
            self.campaign_app.open_plan(*self.hits[place])
        elif (card := self.card) and card.broken:
            reason, line = card.broken
            told = _("line {line}: {reason}").format(line=line, reason=current().render(reason))
            self.complain(f"{card.title} – {told}")
        elif card:
            self.campaign_app.open_plan(card.path)

    def action_view(self, name: str) -> None:
        """Open what is highlighted in another view of its plan than the timeline, which lies below it."""
        self.action_open()
        opened = self.app.screen
        if isinstance(opened, MessageView) and name != "timeline":
            opened.once_drawn(opened.action_audiences if name == "audiences" else partial(opened.action_work, name))

    def action_new(self) -> None:
        """Make a new plan, from a template or from nothing, and open it."""
        from campaign.desk.starting import offers
        from campaign.tui.screens.pickers import PickOne
        from campaign.tui.screens.starting import choices

        self.app.push_screen(PickOne(_("New plan"), choices(offers())), self._start)

    def _start(self, template: str | None) -> None:
        """Ask what the new plan needs: a title, and from a template the date of go-live."""
        from campaign.tui.screens.asking import Ask
        from campaign.tui.screens.starting import EMPTY, StartDialog

        if template is None:
            return
        if template == EMPTY:
            self.app.push_screen(Ask(_("New plan"), _("What is the campaign called?")), self._make)
            return
        self.attempt(
            lambda: self.app.push_screen(StartDialog(self.folder, read_plan(find_template(template))), self._open)
        )

    def _make(self, title: str | None) -> None:
        """Make an empty plan with the title that was asked for."""
        if title and title.strip():
            plan = empty_plan(self.folder, title.strip(), current().code)
            self.attempt(lambda: self._open(start_plan(self.folder, plan)))

    def _open(self, path: Path | None) -> None:
        """Open the plan that was made."""
        if path is not None:
            self.renew()
            self.campaign_app.open_plan(path)

    def action_archive(self) -> None:
        """Put a plan away, or bring it back."""
        card = self.card
        if card is None or card.broken:
            return
        app = self.campaign_app

        def put() -> None:
            desk = app.desk_of(card.path)
            clean_before = not desk.dirty
            desk.do(edits.set_archived(desk.plan, archived=not card.archived))
            if clean_before:
                app.saves.save(desk, tell)
            else:
                tell()

        def tell() -> None:
            self.renew()
            self.say(
                _("Brought back: {title}").format(title=card.title)
                if card.archived
                else _("Archived: {title} (Z shows it)").format(title=card.title)
            )

        self.attempt(put)

    def action_toggle_archived(self) -> None:
        """Show or hide what was put away."""
        self.archived_too = not self.archived_too
        self.show_list()

    def action_export(self) -> None:
        """Hand out the plan that is highlighted."""
        from campaign.tui.screens.export import ExportDialog

        card = self.card
        if card and not card.broken:
            self.app.push_screen(ExportDialog(self.campaign_app.desk_of(card.path)))

    def action_bring_in(self) -> None:
        """Bring a calendar or spreadsheet in."""
        from campaign.tui.bringing import Bringing

        Bringing(self, self.folder).ask()

    def action_search(self) -> None:
        """Search in all plans."""
        field = self.query_one("#search", Input)
        field.display = True
        field.focus()

    def action_clear(self) -> None:
        """Leave the search."""
        field = self.query_one("#search", Input)
        field.value = ""
        field.display = False
        self.show_plans()
        self.query_one(OptionList).focus()

    def action_walk(self, direction: int) -> None:
        """Go a line on, in the list of plans or of what was found."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = ((options.highlighted or 0) + direction) % options.option_count

    def on_key(self, event: Key) -> None:
        """Let the arrows walk through what was found while somebody types."""
        if self.query_one("#search").has_focus and event.key in {"down", "up"}:
            event.stop()
            self.action_walk(1 if event.key == "down" else -1)

    @on(Input.Changed, "#search")
    def find(self) -> None:
        """List the messages that hold the typed words."""
        self.show_list()

    def show_hits(self, text: str) -> None:
        """List the messages that hold some words, of plans as they are in hand."""
        if not self.plans:
            self.plans = plans_of(card.path for card in self.cards if not card.broken)
        desks = self.campaign_app.desks
        plans = {path: desks[path].plan if path in desks else plan for path, plan in self.plans.items()}
        titles = {card.path: card.title for card in self.cards}
        found = list(search(plans, text))[:MOST_FOUND]
        self.hits = [(path, message.id) for path, message in found]
        options = self.query_one(OptionList)
        width = max(40, self.size.width - 6)
        options.display = True
        options.clear_options()
        options.add_options(
            Option(content(shorten(f"{pad(in_cells(message.title), width // 2)}  {in_cells(titles[path])}", width)))
            for path, message in found
        )
        if found:
            options.highlighted = 0
        self.query_one("#title", Label).update(
            content(_n("{count} message found", "{count} messages found", len(found)))
        )
