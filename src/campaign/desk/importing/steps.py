"""What taking over a change of a calendar does to a plan, each as a change of an import."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from campaign.calendars.events import CalendarEvent, bounds
from campaign.calendars.returned import Returned, Times
from campaign.calendars.texts import bare_title
from campaign.desk.edits import set_status
from campaign.desk.importing.compare import Compared
from campaign.desk.importing.events import told_move
from campaign.desk.importing.imports import ImportChange, Keep, Standing, Step
from campaign.desk.importing.places import deadline_on, message_at, milestone_at, times_of
from campaign.desk.importing.texts import text_changes
from campaign.desk.who import planner
from campaign.language import Language, Sentence, say
from campaign.model.changes import Change, replaced
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan, Table, name_of
from campaign.schedule.schedule import Schedule


@dataclass(frozen=True)
class Steps:
    """Makes the changes of an import."""

    plan: Plan
    """The plan as it is written."""
    schedule: Schedule
    words: Language
    """The language of the plan."""
    keep: Keep
    now: datetime
    held: dict[tuple[Table, str], Times] = field(default_factory=dict)
    """What stands in the calendar as in the plan, without a ledger that tells whether anybody saw to that: it stays
    where it is when what it hangs on moves."""

    def message(
        self, message: Message, event: Returned, said: Compared, planned: CalendarEvent | None
    ) -> Iterator[ImportChange]:
        """Give what somebody changed in the event of a message."""
        key: tuple[Table, str] = ("messages", message.id)
        zone = self.schedule.zone
        if said.times:
            before = times_of(self.schedule.timing(message.id))
            told = told_move(before, event.times, zone)
            step = self._moved(key, event.times)
            yield ImportChange(
                f"{message.id}.when",
                "moved",
                title=message.title,
                told=told,
                step=step,
                entry=key,
                uid=event.uid,
                line=event.line,
            )
        texts = {"title": bare_title(event.title or ""), "location": event.place or "", "link": event.link}
        flags = {"title": said.title, "location": said.place, "link": said.link}
        values = {name: value for name, value in texts.items() if flags[name]}
        if said.text and planned is not None:
            changed = text_changes(planned.description, event.text, message.notes, self.words)
            values |= {each.field: each.value for each in changed}
        for name, value in values.items():
            yield self._set(message, name, value, event)

    def milestone(self, milestone: Milestone, event: Returned, said: Compared) -> Iterator[ImportChange]:
        """Give what somebody changed in the event of a milestone."""
        key: tuple[Table, str] = ("milestones", milestone.id)
        zone = self.schedule.zone
        slot = self.schedule.milestone(milestone.id)
        if said.times:
            first, last = event.times.days
            days = Times(first, last.fromordinal(last.toordinal() + 1))
            told = told_move(Times(*bounds(slot)) if slot else None, days, zone)
            step = self._moved(key, days)
            yield ImportChange(
                f"{milestone.id}.date",
                "moved",
                title=milestone.name,
                told=told,
                step=step,
                entry=key,
                uid=event.uid,
                line=event.line,
            )
        if said.title:
            yield self._set(milestone, "title", bare_title(event.title or ""), event)

    def deadline(self, message: Message, event: Returned, task: int | None) -> ImportChange:
        """Return the change of a deadline that somebody moved: of the activation, or of the task at a place."""
        day, schedule = event.times.days[0], self.schedule
        by = message.activation_by if task is None else message.tasks[task].due
        assert by is not None  # noqa: S101 - it went out
        due = deadline_on(schedule, message, by, day, self.keep)
        before = schedule.deadline(message, by)
        told = say("{before} → {after}", before=before.first if before else say("–"), after=day)

        def step(standing: Standing) -> tuple[Change, ...]:
            now = standing.plan.message(message.id)
            if now is None:
                return ()
            tasks = tuple(replaced(each, due=due) if place == task else each for place, each in enumerate(now.tasks))
            after = replaced(now, activation_by=due) if task is None else replaced(now, tasks=tasks)
            return (Change("messages", now.id, now, after),)

        name = f"{message.id}.{'activation_by' if task is None else f'task{task}'}"
        title = message.activation if task is None else message.tasks[task].title
        return ImportChange(
            name,
            "moved",
            title=title or message.title,
            told=told,
            step=step,
            entry=("messages", message.id),
            uid=event.uid,
            line=event.line,
        )

    def gone(self, message: Message, uid: str, line: int) -> ImportChange:
        """Return the change of a message that somebody removed from the calendar: it is cancelled, and stays."""
        told = say("{before} → {after}", before=Sentence(message.status), after=Sentence("cancelled"))

        def step(standing: Standing) -> tuple[Change, ...]:
            now = standing.plan.message(message.id)
            return set_status(now, "cancelled", planner(), self.now).changes if now else ()

        return ImportChange(
            f"{message.id}.gone",
            "gone",
            title=message.title,
            told=told,
            step=step,
            entry=("messages", message.id),
            uid=uid,
            line=line,
        )

    def _set(self, entry: Message | Milestone, name: str, value: str, event: Returned) -> ImportChange:
        """Return the change that gives a key of an entry another text."""
        key: tuple[Table, str] = ("messages" if isinstance(entry, Message) else "milestones", entry.id)

        def step(standing: Standing) -> tuple[Change, ...]:
            now = standing.plan.get(*key)
            return (Change(*key, now, replaced(now, **{name: value})),) if now else ()

        told = say("‘{before}’ → ‘{after}’", before=str(getattr(entry, name)), after=value)
        return ImportChange(
            f"{entry.id}.{name}",
            "changed",
            title=name_of(entry),
            told=told,
            step=step,
            entry=key,
            uid=event.uid,
            line=event.line,
        )

    def _moved(self, key: tuple[Table, str], times: Times) -> Step:
        """Return the step that moves an entry, and keeps what stands in the calendar as it is."""

        def step(standing: Standing) -> tuple[Change, ...]:
            changes = _placed(standing, key, times, self.keep)
            after = standing.after(changes)
            hanging = standing.schedule.dependents(key[1])
            for held, wanted in sorted(self.held.items(), key=lambda each: each[0][0] != "milestones"):
                if held[1] in hanging and not _stands(after, held, wanted):
                    back = _placed(after, held, wanted, "anchor")
                    changes, after = (*changes, *back), after.after(back)
            return changes

        return step


def _placed(standing: Standing, key: tuple[Table, str], times: Times, keep: Keep) -> tuple[Change, ...]:
    """Return the changes by which a message or milestone is at these times; none where a plan cannot say them."""
    place = message_at if key[0] == "messages" else milestone_at
    return place(standing, key[1], times, keep) or ()


def _stands(standing: Standing, key: tuple[Table, str], wanted: Times) -> bool:
    """Tell whether a message or milestone is at these times; a milestone on these days."""
    if key[0] == "messages":
        now = times_of(standing.schedule.timing(key[1]))
        return now is not None and now.told == wanted.told
    slot = standing.schedule.milestone(key[1])
    return slot is not None and Times(*bounds(slot)).days == wanted.days
