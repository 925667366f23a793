"""`campaign undo`: what the last save did, taken back and told."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.calling import campaign
from tests.cli.conftest import HOSTILE, refused

Said = Callable[..., str]


def test_an_edit_is_taken_back_and_undo_itself_too(plan: Path, said: Said):
    before = plan.read_bytes()
    said("edit", "mlive001", "--goal", "Nieuw")
    after = plan.read_bytes()
    told = said("undo").splitlines()
    assert told[0] == "Zoals het was vóór de laatste keer bewaren:"
    assert told[1].startswith("  Odoo is live: hier vind je hulp: Doel: Nieuw → Iedereen weet dat")
    assert plan.read_bytes() == before
    said("undo")
    assert plan.read_bytes() == after


def test_an_added_message_goes_and_a_deleted_one_comes_back(plan: Path, said: Said):
    before = plan.read_bytes()
    said("add", f"--title={HOSTILE}", "--channel", "mail")
    told = said("undo")
    assert told.splitlines()[1].endswith("is weg")
    assert not set("\x1b\x07\u202e") & set(told)
    assert plan.read_bytes() == before
    said("delete", "mkaart01")
    assert said("undo").splitlines()[1] == "  Handleiding op de kaart staat er weer bij"
    assert plan.read_bytes() == before


def test_a_program_gets_the_changes(plan: Path, said: Said):
    said("move", "mlive001", "2027-04-01")
    data = json.loads(campaign("undo", plan, "--json").stdout)
    assert data == {
        "changes": [
            {"table": "messages", "id": "mlive001", "key": "when", "from": "2027-04-01", "to": "livegang 09:00"}
        ]
    }


def test_confidential_messages_are_only_counted(plan: Path, said: Said):
    said("edit", "mlive001", "--confidential", "ja", "--goal", "Geheim")
    told = said("undo")
    assert told.splitlines()[1:] == ["  1 vertrouwelijk bericht verandert."]


def test_nothing_to_undo_is_one_line(plan: Path):
    assert len(refused(plan, "undo")) == 1


def test_what_was_written_by_hand_is_not_undone_unseen(plan: Path, said: Said):
    said("edit", "mlive001", "--goal", "Nieuw")
    plan.write_text(plan.read_text("utf-8") + "# met de hand\n", "utf-8")
    assert "--anyway" in refused(plan, "undo")[0]
    said("undo", "--anyway")
    assert "met de hand" not in plan.read_text("utf-8")


def test_only_layout_is_said_so(plan: Path, said: Said):
    before = plan.read_bytes()
    said("edit", "mlive001", "--goal", "Nieuw")
    plan.write_bytes(before + b"# met de hand\n")
    assert said("undo", "--anyway").splitlines()[1:] == ["  alleen opmerkingen en opmaak verschillen"]
    assert plan.read_bytes() == before


def test_a_plan_that_somebody_broke_is_left_alone(plan: Path, said: Said):
    said("edit", "mlive001", "--goal", "Nieuw")
    plan.write_text("format = 1\n[campaign\n", "utf-8")
    assert "E000" in refused(plan, "undo", "--anyway")[0]
