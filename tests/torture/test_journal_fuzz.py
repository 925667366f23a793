"""Random mornings of work, with kills, damage and other people in between: nothing that was told is lost."""

import json
import random
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.desk.recovering import recoveries, take_over
from campaign.errors import CampaignError
from campaign.language import say
from campaign.model.changes import replaced
from campaign.model.merging import Side, root_of
from campaign.model.plan import Plan
from campaign.storage import journal as storage
from campaign.storage.journal import parse_journal, read_journal
from campaign.storage.journal_changes import not_yet_in, replayed
from campaign.storage.journals import left_behind
from campaign.storage.planfile import parse_plan, read_plan
from campaign.storage.saving import save_plan
from tests.conftest import EXAMPLES, TODAY, no_holidays
from tests.torture.counts import examples, times
from tests.torture.test_plans import TEXTS, commands

SECONDS = 60
EXAMPLE = EXAMPLES / "salarisverwerking-odoo.toml"
SETTINGS = settings(
    max_examples=times(8, 150), stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


class Morning(RuleBasedStateMachine):
    """A planner at work. What was told to be on disk is there after every kill."""

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "plan.toml"
        shutil.copy(EXAMPLE, self.path)
        self.open()

    def open(self) -> None:
        self.desk = Desk.open(self.path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
        self.keeper = Keeper()
        self.keeper.watch(self.desk)
        self.keeper.start()

    @rule(count=st.integers(1, 5))
    def work(self, count: int) -> None:
        for _ in range(count):
            try:
                commands(self.desk, self.chance)
            except CampaignError:
                continue  # refused in a sentence: nothing was done

    @rule(
        name=st.sampled_from(["messages/new", "campaign/", "messages/mtestov1"]),
        typed=st.dictionaries(st.sampled_from(["title", "goal", "when"]), st.text(max_size=20)),
    )
    def type(self, name: str, typed: dict[str, str]) -> None:
        """Type in a form; fields may be as they were again, and the whole form thrown away."""
        self.desk.keep_draft(name, typed)

    @rule(text=st.sampled_from(TEXTS))
    def change_the_sponsor(self, text: str) -> None:
        """Change what a colleague changes, too."""
        self.desk.do(edits.set_campaign(self.desk.plan, {"sponsor": text}))

    @rule()
    def save(self) -> None:
        self.desk.save()

    @rule(text=st.sampled_from(TEXTS))
    def save_while_working_on(self, text: str) -> None:
        file, plan = self.desk.file, self.desk.plan
        self.desk.do(edits.set_campaign(self.desk.plan, {"owner": text}))
        self.desk.saved(save_plan(file, plan))

    @rule(value=st.integers(0, 99))
    def merge_unknown_keys(self, value: int) -> None:
        plan = self.desk.plan.model_copy(update={"x_theirs": value})
        self.desk.take_in(self.desk.file, plan, say("Changed"))

    @rule()
    def wait(self) -> None:
        assert self.keeper.flush(SECONDS)

    @rule()
    def killed_and_taken_over(self) -> None:
        """Everything that was on disk is the plan again, as it was."""
        assert self.keeper.flush(SECONDS)
        plan, drafts = self.desk.plan, dict(self.desk.drafts)
        self.keeper.stop(drop=False)
        self.open()
        for recovery in recoveries(self.desk):
            assert not recovery.merge.conflicts
            take_over(self.desk, recovery, {})
            assert self.keeper.flush(SECONDS)
            recovery.drop()
        assert self.desk.plan == plan
        assert self.desk.drafts == drafts

    def moments(self) -> list[Plan]:
        """Return the plan as it was after every step that the journals of dead runs hold."""
        moments = []
        for journal in filter(None, map(read_journal, left_behind(self.path))):
            plan = parse_plan(journal.base.text, self.path).plan
            for record in journal.records:
                plan = replayed(plan, [record])
                moments.append(plan)
        return moments

    @rule(text=st.sampled_from(TEXTS), side=st.sampled_from(["ours", "theirs"]))
    def killed_while_a_colleague_saved(self, text: str, side: Side) -> None:
        """Their change and ours are both there; where both changed the same, both can be chosen.

        A file that says what ours said at some moment is taken for one that we saved then: what we did since stands.
        """
        assert self.keeper.flush(SECONDS)
        ours, base = self.desk.plan, self.desk.file.plan
        self.keeper.stop(drop=False)
        moments = self.moments()
        file = read_plan(self.path)
        save_plan(file, file.plan.model_copy(update={"campaign": replaced(file.plan.campaign, sponsor=text)}))
        saved = read_plan(self.path).plan
        theirs = saved.campaign.sponsor
        self.open()
        for recovery in recoveries(self.desk):
            assert {each.field for each in recovery.merge.conflicts} <= {"sponsor"}
            take_over(self.desk, recovery, dict.fromkeys(recovery.merge.conflicts, side))
            assert self.keeper.flush(SECONDS)
            recovery.drop()
        mine, was = ours.campaign.sponsor, base.campaign.sponsor
        kept = mine != was and (side == "ours" or theirs == was or saved in moments)
        assert self.desk.plan.campaign.sponsor == (mine if kept else theirs)
        assert self.desk.plan.messages == ours.messages
        assert root_of(self.desk.plan) == root_of(ours)

    @rule(place=st.floats(0, 1), how=st.sampled_from(["cut", "turned", "zeros"]))
    @precondition(lambda self: self.desk.dirty)
    def killed_and_damaged(self, place: float, how: str) -> None:
        """A journal that is damaged gives the plan as it was at some moment, or is left alone and told."""
        assert self.keeper.flush(SECONDS)
        self.keeper.stop(drop=False)
        (path,) = left_behind(self.path)
        data = path.read_bytes()
        here = int(place * (len(data) - 1))
        path.write_bytes({
            "cut": data[:here],
            "turned": data[:here] + bytes([data[here] ^ 1]) + data[here + 1 :],
            "zeros": data[:here] + b"\0" * (len(data) - here),
        }[how])  # fmt: skip
        self.open()
        for recovery in recoveries(self.desk):
            take_over(self.desk, recovery, {})
        for each in left_behind(self.path):
            each.unlink()

    @invariant()
    def the_plan_holds_together(self) -> None:
        if hasattr(self, "desk"):
            assert self.desk.journal.trouble is None

    def teardown(self) -> None:
        if hasattr(self, "keeper"):
            self.keeper.stop(drop=True)
            shutil.rmtree(self.folder)


Morning.TestCase.settings = SETTINGS
TestMorning = Morning.TestCase


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
TABLES = st.sampled_from(["messages", "milestones", "campaign", "checks", "plan", "audiences", "x", ""])
IDS = st.sampled_from(["mtestov1", "livegang", "", "medewerkers", "niets"]) | st.text(max_size=5)
TOMLS = st.sampled_from([
    "title = 'x'\n",
    *("when = 2027-03-01\n", "when = 'livegang - 6w'\n", "id = 'mtestov1'\n", "tasks = [{title='a'}]\n"),
    *("x = 9e999\n", "a.b.c = 1\n", "title = 3\n", "[messages]\n", "geen toml [", "status_log = [{}]\n", ""),
    *("id = 3\n", "quiet = [{}]\n", "\0"),
]) | st.text(max_size=12)  # fmt: skip
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "table": TABLES | VALUES,
        "id": IDS | VALUES,
        "set": TOMLS | VALUES,
        "new": TOMLS | VALUES,
        "unset": st.lists(st.sampled_from(["title", "when", "id", "niets", "channel"])) | VALUES,
        "gone": st.booleans() | VALUES,
        "position": st.integers(-3, 2**70) | VALUES,
    },
)


@settings(max_examples=examples(300, 3000), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.fixed_dictionaries(
            {"at": st.just("2027-02-15T09:00:00") | VALUES},
            optional={"changes": st.lists(CHANGES, max_size=5) | VALUES, "drafts": VALUES},
        )
        | VALUES,
        max_size=5,
    )
)
def test_records_that_nobody_wrote_break_nothing(records: list[Mapping[str, object]]):
    """Records with good checksums and anything in them: they are read, passed over, or end the journal."""
    file = parse_plan(EXAMPLE.read_text("utf-8"), EXAMPLE)
    head = {"journal": 1, "plan": "x", "digest": file.digest, "at": "2027-02-15T09:00:00", "text": file.text}
    mark, lines = "", []
    for values in (head, *records):
        mark, line = storage._line(mark, values)
        lines.append(line)
    journal = parse_journal(b"".join(lines), Path("x"))
    plan = replayed(file.plan, journal.records)
    assert json.dumps(plan.model_dump(mode="json"))
    not_yet_in(plan, file.plan, journal.records)
    desk = Desk(file, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
    desk.take_in(file, plan, say("Changed"))
    assert desk.problems is not None
