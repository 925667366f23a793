"""`campaign history`: what every save replaced can be listed, compared, shown and brought back."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from campaign.storage.planfile import read_plan
from tests.cli.calling import campaign
from tests.cli.conftest import HOSTILE, refused

Said = Callable[..., str]


def edited(said: Said) -> None:
    """Save three times."""
    said("edit", "mlive001", "--goal", "Nieuw")
    said("move", "mtestov1", "2027-04-01")
    said("delete", "mkaart01")


def test_versions_are_listed_newest_first_with_what_changed_after_each(plan: Path, said: Said):
    edited(said)
    lines = said("history").splitlines()
    assert [line.split()[0] for line in lines] == ["3", "2", "1"]
    assert all("tot " in line for line in lines)
    assert lines[0].endswith("Handleiding op de kaart")
    assert lines[2].endswith("Odoo is live: hier vind je hulp")


def test_a_version_is_compared_with_the_plan_as_it_is_now(plan: Path, said: Said):
    edited(said)
    result = campaign("--lang", "nl", "--today", "2027-02-15", "history", plan, "2")
    assert result.returncode == 1
    assert "Handleiding op de kaart" in result.stdout
    assert "1 apr" in result.stdout
    assert "Odoo is live" not in result.stdout


def test_a_version_is_shown_as_a_timeline(plan: Path, said: Said):
    edited(said)
    assert "Handleiding op de kaart" in said("history", "3", "--show")
    assert "Handleiding op de kaart" not in said("show")


def test_a_version_comes_back_to_the_byte_and_undo_takes_that_back(plan: Path, said: Said):
    before = plan.read_bytes()
    edited(said)
    after = plan.read_bytes()
    told = said("history", "1", "--restore").splitlines()
    assert told[0] == "Als versie 1:"
    assert any("Handleiding op de kaart staat er weer bij" in line for line in told)
    assert plan.read_bytes() == before
    said("undo")
    assert plan.read_bytes() == after


def test_a_version_is_written_to_a_new_file_and_never_over_one(plan: Path, said: Said, tmp_path: Path):
    before = plan.read_bytes()
    edited(said)
    place = tmp_path / "vroeger.toml"
    said("history", "1", "-o", place)
    assert place.read_bytes() == before
    assert "bestaat al" in refused(plan, "history", "1", "-o", place)[0]


def test_programs_get_the_same(plan: Path, said: Said):
    edited(said)
    listed = json.loads(campaign("history", plan, "--json").stdout)
    assert [each["number"] for each in listed] == [3, 2, 1]
    assert listed[2]["then"][0]["id"] == "mlive001"
    assert listed[0]["messages"] == listed[1]["messages"] == 11
    compared = json.loads(campaign("history", plan, "3", "--json").stdout)
    assert [(each["kind"], each["id"]) for each in compared["differences"]] == [("gone", "mkaart01")]
    shown = json.loads(campaign("history", plan, "3", "--show", "--json").stdout)
    assert "mkaart01" in json.dumps(shown)
    assert json.loads(campaign("history", plan, "3", "--restore", "--json").stdout)["changes"][0]["id"] == "mkaart01"


def test_a_plan_that_was_deleted_comes_back_as_it_was_last_saved(plan: Path, said: Said):
    edited(said)
    last = plan.read_bytes()
    plan.unlink()
    assert said("history").splitlines()[0].split()[0] == "4"
    assert "het plan is er weer" in said("history", "4", "--restore")
    assert plan.read_bytes() == last


def test_a_plan_that_somebody_wrote_over_or_broke_comes_back_as_it_was_last_saved(plan: Path, said: Said):
    edited(said)
    last = plan.read_bytes()
    plan.write_text("geen plan [", "utf-8")
    assert "is geen plan" in said("history").splitlines()[0]
    said("history", "4", "--restore")
    assert plan.read_bytes() == last
    assert b"geen plan [" in b"".join(each.read_bytes() for each in _kept())


def _kept() -> list[Path]:
    return sorted(Path(os.environ["XDG_STATE_HOME"]).rglob("versions/*/*.toml"))


def test_confidential_and_hostile_titles_do_not_show(plan: Path, said: Said):
    said("add", f"--title={HOSTILE}", "--channel", "mail")
    said("edit", "mlive001", "--confidential", "ja")
    said("edit", "mlive001", "--goal", "Geheim")
    told = said("history") + said("history", "2", "--show")
    told += campaign("--lang", "nl", "history", plan, "2").stdout
    assert not set("\x1b\x07\u202e") & set(told)
    assert "1 vertrouwelijk bericht" in told
    assert "Geheim" not in told


def test_what_cannot_be_is_one_line(plan: Path, said: Said):
    assert said("history") == ""
    assert len(refused(plan, "history", "1")) == 1
    edited(said)
    assert "1" in refused(plan, "history", "9")[0]
    assert len(refused(plan, "history", "--restore")) == 1
    (_kept()[0]).write_text("stuk", "utf-8")
    assert any("weg of beschadigd" in line for line in said("history").splitlines())


def test_a_damaged_version_is_never_brought_back(plan: Path, said: Said):
    edited(said)
    for each in _kept():
        if each.name.startswith("00000001"):
            each.write_text("format = 1\n[campaign]\ntitle = 'x'\n", "utf-8")
    assert len(refused(plan, "history", "1", "--restore")) == 1
    assert len(read_plan(plan).plan.messages) == 10
