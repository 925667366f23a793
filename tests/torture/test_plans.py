"""Plans that are cut, edited in place and taken back, very often; everything that was not touched stays as it was."""

import random
from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.errors import CampaignError, PlanUnreadableError
from campaign.language import language
from campaign.model.changes import replaced
from campaign.model.messages import STATUSES
from campaign.storage.patch import patched
from campaign.storage.planfile import PlanFile, parse_plan, read_plan
from campaign.storage.saving import save_plan
from campaign.storage.toml import decode
from tests.conftest import EXAMPLES, TODAY, no_holidays
from tests.torture.counts import times

NAMES = ["poliklinieken-een-plein", "salarisverwerking-odoo"]
TEXTS = [
    "",
    "Kort",
    'Met "aanhalingen" en \\',
    "Regel een\nregel twee",
    "\x1b]0;x\x07",
    "# geen commentaar",
    "é 東京 ✂",
    "'''",
    '"""',
    "[messages]",
    "a = 1",
]
FIELDS = ["title", "goal", "activation", "body", "notes", "owner", "sender", "location", "link", "measure"]


def small_plan() -> bytes:
    """Return a plan of two kilobytes with a value of every kind."""
    text = (EXAMPLES / "salarisverwerking-odoo.toml").read_text("utf-8")
    blocks = text.split("\n\n")
    picked = [each for each in blocks if each.startswith(("format", "[campaign]", "[[milestones]]", "[[audiences]]"))][
        :5
    ]
    picked += [each for each in blocks if each.startswith("[[messages]]")][:2]
    return "\n\n".join(picked).encode()[:2_400]


def test_a_plan_that_is_cut_at_any_byte_opens_or_says_where_it_ends(tmp_path: Path):
    data = small_plan()
    path = tmp_path / "plan.toml"
    opened = refused = 0
    for size in range(0, len(data) + 1, times(3, 1)):
        try:
            file = parse_plan(decode(data[:size], path), path, data[:size])
        except PlanUnreadableError as failure:
            refused += 1
            place = failure.problem.place
            assert 1 <= place.line <= data[:size].count(b"\n") + 1
            assert place.column >= 1
            assert language("nl").render(failure.text)  # noqa: PT017
            assert failure.remedy is not None  # noqa: PT017
        else:
            opened += 1
            assert all(each.place.line >= 1 for each in file.problems)
    assert len(data) > 2_000
    assert opened > 30
    assert refused > 50


def as_written(name: str, kind: str) -> str:
    """Return an example with other line breaks, or without a last one."""
    text = (EXAMPLES / f"{name}.toml").read_bytes().decode()
    return {
        "as it is": text,
        "crlf": text.replace("\n", "\r\n"),
        "no final newline": text.rstrip("\n"),
        "crlf, no final newline": text.rstrip("\n").replace("\n", "\r\n"),
        "tabs and marks": "\ufeff" + text.replace(" = ", "\t=  "),
    }[kind]


@pytest.mark.parametrize("kind", ["as it is", "crlf", "no final newline", "crlf, no final newline", "tabs and marks"])
@pytest.mark.parametrize("name", NAMES)
def test_an_edit_leaves_every_other_line_as_it_was(name: str, kind: str):
    chance = random.Random(f"{name} {kind}")
    file = parse_plan(as_written(name, kind), Path("plan.toml"))
    assert file.problems == ()
    for _ in range(times(10, 200)):
        number = chance.randrange(len(file.plan.messages))
        field, value = chance.choice(FIELDS), chance.choice(TEXTS)
        message = replaced(file.plan.messages[number], **{field: value})
        rows = (*file.plan.messages[:number], message, *file.plan.messages[number + 1 :])
        plan = file.plan.model_copy(update={"messages": rows})
        text = patched(file, plan)
        assert parse_plan(text, Path("plan.toml")).plan == plan
        assert_only_that_key_changed(file, number, field, text)


def assert_only_that_key_changed(file: PlanFile, number: int, field: str, text: str) -> None:
    """Check that all before and behind the statement of a key, or around the place where it came, is as it was."""
    old, span = file.text, file.spans.get(("messages", number, field))
    if text == old:
        return
    if span is not None:
        before, behind = old[: span.start], old[span.line_end :]
        assert text.startswith(before)
        assert text.endswith(behind)
        assert len(text) >= len(before) + len(behind)
        return
    pairs = enumerate(zip(old, text, strict=False))
    head = next((place for place, (here, there) in pairs if here != there), len(old))
    added = text[head : head + len(text) - len(old)]
    assert text == old[:head] + added + old[head:], "something was replaced where only something was added"
    table = file.spans.get(("messages", number))
    assert table.start <= head <= table.end
    assert "\r\n" not in old or "\n" not in text.replace("\r\n", "")


def commands(desk: Desk, chance: random.Random) -> None:
    """Do one thing of all that a planner does."""
    message = chance.choice(desk.plan.messages) if desk.plan.messages else None
    if message is None or chance.random() < 0.1:
        desk.do(
            edits.add_message(desk.plan, {"title": chance.choice(TEXTS), "channel": "mail"}, message and message.id)
        )
        return
    match chance.randrange(7):
        case 0:
            desk.do(edits.move_by_days(desk.schedule, message, chance.choice([-7, -1, 1, 30])))
        case 1:
            desk.do(edits.set_fields(desk.plan, "messages", message.id, {chance.choice(FIELDS): chance.choice(TEXTS)}))
        case 2:
            desk.do(edits.set_status(message, chance.choice(STATUSES), "HR", datetime(2027, 2, 15)))
        case 3:
            desk.do(edits.delete_entry(desk.plan, "messages", message.id))
        case 4:
            desk.do(edits.duplicate_message(desk.plan, message, chance.choice(TEXTS)))
        case 5:
            desk.do(edits.set_campaign(desk.plan, {"why": chance.choice(TEXTS)}))
        case _:
            desk.undo() if chance.random() < 0.5 else desk.redo()


@pytest.mark.parametrize("block", range(4))
def test_everything_can_be_taken_back_and_done_again_however_long_the_run(tmp_path: Path, block: int):
    path = tmp_path / "salarisverwerking-odoo.toml"
    path.write_bytes((EXAMPLES / path.name).read_bytes())
    file = read_plan(path)
    for run in range(times(1, 50)):
        chance = random.Random(block * 1000 + run)
        desk = Desk(file, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
        start = desk.plan
        for _ in range(200):
            try:
                commands(desk, chance)
            except CampaignError:
                continue  # refused in a sentence: nothing was done
        end = desk.plan
        taken_back = 0
        while desk.undo():
            taken_back += 1
        assert desk.plan == start
        assert not desk.dirty
        assert save_plan(file, desk.plan) is file
        for _ in range(taken_back):
            desk.redo()
        assert desk.plan == end
        assert parse_plan(patched(file, end), path).plan == end
