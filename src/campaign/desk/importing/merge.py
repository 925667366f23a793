"""A calendar that went out of a plan and comes back: what somebody moved, renamed, added or removed in it.

What an event says is held against the plan, and against what went out last, as the ledger has it: what nobody touched
in the calendar is no change, also when the plan went on since.
"""

from collections.abc import Iterator

from campaign.calendars.events import CalendarEvent, activation_uid, every_event, task_uids
from campaign.calendars.reading import Complaint, ReadCalendar
from campaign.calendars.returned import Returned, returned
from campaign.calendars.texts import DOMAIN, MILESTONE
from campaign.desk.desk import Desk
from campaign.desk.exporting import ledger_of
from campaign.desk.importing.along import with_along
from campaign.desk.importing.backdrop import told_of
from campaign.desk.importing.compare import Compared, compared, with_length
from campaign.desk.importing.events import message_id, new_message, told_apart
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.gone import local_of, missing
from campaign.desk.importing.imports import (
    Import,
    ImportChange,
    Kind,
    NoPlanError,
    NotUnderstood,
    Standing,
    Understood,
)
from campaign.desk.importing.matches import matches
from campaign.desk.importing.places import times_of
from campaign.desk.importing.steps import Steps
from campaign.language import Sentence, language, mark, say, say_many
from campaign.model.messages import Message
from campaign.model.when import Anchored
from campaign.stopping import going_on

UNTITLED = mark("Untitled")
KINDS: tuple[Kind, ...] = ("moved", "changed", "new", "gone")
"""The kinds of changes in the order in which they are made."""


def import_merge(incoming: Incoming, read: ReadCalendar, standing: Standing) -> Import:
    """Return what somebody changed in a calendar that went out of a plan.

    Raises:
        NoPlanError: nobody says which plan.
        SaveError: there is a ledger that cannot be read.
    """
    desk = incoming.desk
    if desk is None:
        raise NoPlanError(say("This calendar is of none of the plans here"), say("Name the plan: --into PLAN."))
    found = list(returned(read.events, standing.schedule.zone))
    merging = _Merging(desk, standing, incoming)
    merging.merge([each for each in found if isinstance(each, Returned)], read)
    unread = told_of((*read.complaints, *(each for each in found if isinstance(each, Complaint))))
    return Import(
        "merge",
        say("Took over what changed in ‘{name}’", name=incoming.path.name),
        desk.file.path,
        standing,
        tuple(with_along(sorted(merging.changes, key=merging.order), standing)),
        tuple(sorted(merging.understood)),
        tuple(sorted((*unread, *merging.left), key=lambda each: each.place)),
        tuple(merging.remarks),
        same=merging.same,
    )


class _Merging:
    """The events of a calendar against a plan and its ledger."""

    def __init__(self, desk: Desk, standing: Standing, incoming: Incoming) -> None:
        self.standing, self.plan, self.schedule = standing, standing.plan, standing.schedule
        self.words = language(desk.effective.campaign.language)
        self.ledger = ledger_of(desk)
        self.expected = {each.uid: each for each in every_event(self.schedule, self.words)}
        self.steps = Steps(self.plan, self.schedule, self.words, incoming.keep, desk.now())
        self.today = incoming.today
        self.changes: list[ImportChange] = []
        self.same = 0
        self.understood: list[Understood] = []
        self.left: list[NotUnderstood] = []
        self.remarks: list[Sentence] = []

    def merge(self, events: list[Returned], read: ReadCalendar) -> None:
        """Find what changed."""
        matched = matches(self.plan, self.expected, events)
        self.left += matched.left
        for local, event in going_on(matched.own.items()):
            self._take(local, event)
        for event in going_on(matched.new):
            self._new(event)
        if read.whole:
            self._gone([*(self._uid(local) for local in matched.own), *(each.uid for each in read.complaints)])
        else:
            self.remarks.append(say("The file cannot be read as a whole, so what is missing cannot be told"))

    def order(self, change: ImportChange) -> tuple[int, int, int]:
        """Return what changes are sorted by: their kind; of what moved, what others hang on first; as in the file."""
        return KINDS.index(change.kind), self._depth(change.entry[1]) if change.kind == "moved" else 0, change.line

    def _depth(self, entry: str) -> int:
        """Return how many entries stand between an entry and a date."""
        seen: set[str] = set()
        while entry not in seen:
            seen.add(entry)
            milestone, message = self.plan.milestone(entry), self.plan.message(entry)
            when = milestone.date if milestone else message.when if message else None
            entry = when.anchor if isinstance(when, Anchored) else entry
        return len(seen)

    def _uid(self, local: str) -> str:
        """Return the UID that something goes out with."""
        return f"{local}-{self.plan.campaign.id}{DOMAIN}"

    def _take(self, local: str, event: Returned) -> None:
        """Take an event of the plan, and note what somebody changed in it."""
        message, uid = self.plan.message(local), self._uid(local)
        planned, sent = self.expected.get(uid), self.ledger.sent.get(uid)
        event = with_length(event, planned)
        title = event.title or (planned.summary if planned else "")
        self.understood.append(Understood(event.line, title.removeprefix(MILESTONE), message.id if message else None))
        said = compared(event, planned, sent, days=message is None)
        if message is not None and message.status == "cancelled" and event.cancelled:
            self.same += 1
            return
        if sent is None and planned is not None and not said.times and (message or self.plan.milestone(local)):
            self.steps.held["messages" if message else "milestones", local] = event.times
        left = len(self.left)
        changes = self._changes(local, event, said, planned)
        self.same += not changes and event.odd is None and len(self.left) == left
        if said.stale and changes:
            if not event.cancelled:
                self._leave(event, say("This is older than what went out last, so it is left alone"))
            return
        if event.odd is not None:
            self._leave(event, event.odd)
            changes = [each for each in changes if each.kind != "moved"]
        self.changes += [each for each in changes if each.kind != "moved" or self._possible(each, event)]

    def _possible(self, change: ImportChange, event: Returned) -> bool:
        """Tell whether a plan can say when an event is; else that is noted."""
        possible = bool(change.step(self.standing))
        if not possible:
            before = times_of(self.schedule.timing(change.entry[1])) if change.message else None
            apart = told_apart(before, event.times, self.schedule.zone)
            cannot = say("A plan cannot say these times ({times}); move it by hand", times=change.told)
            self._leave(event, apart or cannot)
        return possible

    def _changes(
        self, local: str, event: Returned, said: Compared, planned: CalendarEvent | None
    ) -> list[ImportChange]:
        """Return what somebody changed in an event."""
        message, milestone = self.plan.message(local), self.plan.milestone(local)
        if said.cancelled:
            return [self._gone_change(self._uid(local), event.line)]
        if message is not None:
            return list(self.steps.message(message, event, said, planned))
        if milestone is not None:
            return list(self.steps.milestone(milestone, event, said))
        return list(self._other(local, event, said))

    def _other(self, local: str, event: Returned, said: Compared) -> Iterator[ImportChange]:
        """Give what changed in a deadline or a quiet period."""
        if said.title:
            self._leave(event, say("Its name follows from the plan; change it there"))
        if not said.times:
            return
        uid = self._uid(local)
        for message in self.plan.messages:
            if message.activation_by is not None and activation_uid(self.schedule, message) == uid:
                yield self.steps.deadline(message, event, None)
                return
            uids = task_uids(self.schedule, message) if message.tasks else []
            if uid in uids:
                yield self.steps.deadline(message, event, uids.index(uid))
                return
        self._leave(event, say("A quiet period moves in the plan only; change it there"))

    def _new(self, event: Returned) -> None:
        """Note an event that somebody added."""
        untitled = self.words.text(UNTITLED)
        self.changes.append(new_message(self.schedule.plan, event, self.schedule.zone, untitled))
        self.understood.append(Understood(event.line, event.title or untitled, message_id(event)))
        if event.odd is not None:
            self._leave(event, say("Only its first time comes in: {why}", why=event.odd))

    def _gone(self, present: list[str]) -> None:
        """Note what is in the calendar no more."""
        found = missing(self.ledger, present)
        if not found.known and self.understood:
            self.remarks.append(say("Nothing is known of what went out before, so what is missing cannot be told"))
        if found.partial:
            text = say_many(
                "{count} event that went out is not in this file; it is taken for a part of the calendar",
                "{count} events that went out are not in this file; it is taken for a part of the calendar",
                found.partial,
            )
            self.remarks.append(text)
        for uid in found.uids:
            message = self.plan.message(local_of(uid, self.plan.campaign.id))
            if uid in self.expected and not (message and message.status == "cancelled"):
                self.changes.append(self._gone_change(uid, 0))

    def _gone_change(self, uid: str, line: int) -> ImportChange:
        """Return the change of an event that somebody removed; what it was stays in the plan."""
        local = local_of(uid, self.plan.campaign.id)
        message = self.plan.message(local)
        if message is None:
            told = say("it stays in the plan; take it out there if you mean it")
            title, entry = self.expected[uid].summary, ("", local)
        elif self._past(message):
            told = say("it was sent, and stays so")
            title, entry = message.title, ("messages", local)
        else:
            return self.steps.gone(message, uid, line)
        return ImportChange(
            f"{local}.gone", "gone", title=title, told=told, step=_nothing, entry=entry, uid=uid, line=line
        )

    def _past(self, message: Message) -> bool:
        """Tell whether a message was sent and is over: calendars put away what is past."""
        return message.status == "sent" and self.schedule.timing(message.id).over(self.today)

    def _leave(self, event: Returned, why: Sentence) -> None:
        """Note what does not come in."""
        self.left.append(NotUnderstood(event.line, event.title or "", why))


def _nothing(_standing: Standing) -> tuple[()]:
    """Change nothing."""
    return ()
