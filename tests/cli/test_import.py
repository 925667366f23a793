"""`campaign import`, as people and scripts call it."""

import json
import shutil
from pathlib import Path

from tests.calendars.test_reading import GOOD, calendar
from tests.cli.calling import campaign

BAD = "UID:b\r\nSUMMARY:Heidag\r\nDTSTART:onzin"


def test_a_calendar_of_others_is_told_and_then_put_behind_the_plans(plan: Path):
    file = plan.parent / "directie.ics"
    file.write_bytes(calendar(GOOD, BAD).removesuffix(b"END:VCALENDAR\r\n"))
    told = campaign("--lang", "nl", "import", file, "--into", plan, "--dry-run")
    assert told.returncode == 1
    assert ": Het bestand breekt hier af" in told.stderr
    assert ": :" not in told.stderr
    file.write_bytes(calendar(GOOD, BAD))
    told = campaign("--lang", "nl", "import", file, "--into", plan, "--dry-run")
    assert told.returncode == 1
    assert "1 herkend" in told.stdout
    assert "regel 9: Heidag: " in told.stderr
    assert not (plan.parent / "backdrop").exists()
    done = campaign("import", file, "--into", plan, "--json")
    assert done.returncode == 0, done.stderr
    kept = plan.parent / "backdrop" / "directie.ics"
    assert json.loads(done.stdout) == {
        "changes": [{"message": None, "uid": None, "kind": "new", "key": None, "from": None, "to": str(kept)}],
        "understood": [{"line": 3, "text": "Directiedag", "message": None}],
        "not_understood": [{"line": 9, "text": "Heidag", "why": "This event has no start that can be read"}],
    }
    assert kept.read_bytes() == file.read_bytes()
    again = campaign("import", file, "--into", plan, "--dry-run")
    assert (again.returncode, again.stdout) == (0, "1 understood\nNothing changes.\n")


def test_what_cannot_be_read_is_a_sentence(plan: Path):
    file = plan.parent / "a.ics"
    file.write_bytes(b"<html>")
    refused = campaign("import", file, "--into", plan)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "web page" in refused.stderr


def test_what_colleagues_changed_comes_back_as_json_to_the_letter(plan: Path):
    file = plan.parent / "uit.ics"
    assert campaign("export", plan, "--to", "ics", "-o", file).returncode == 0
    assert campaign("import", file, "--into", plan, "--dry-run").returncode == 0
    file.write_bytes(file.read_bytes().replace(b"20270301T", b"20270302T"))
    told = campaign("import", file, "--into", plan, "--dry-run", "--json")
    assert told.returncode == 1
    change = {"message": "mstart01", "uid": "mstart01-codoo2h7@campaign", "kind": "moved", "key": "when"}
    assert json.loads(told.stdout)["changes"] == [{**change, "from": "start 09:30", "to": "start + 1d 09:30"}]
    pinned = campaign("import", file, "--into", plan, "--dry-run", "--json", "--keep", "date")
    assert json.loads(pinned.stdout)["changes"][0]["to"] == "2027-03-02T09:30:00"
    before = plan.read_text("utf-8")
    done = campaign("--lang", "nl", "import", file, cwd=plan.parent)
    assert done.returncode == 0, done.stderr
    assert (
        "verplaatst: Waarom Odoo, en wat vraagt dat van jou: ma 1 mrt 09:30–10:15 → di 2 mrt 09:30–10:15" in done.stdout
    )
    assert plan.read_text("utf-8") == before.replace('when = "start 09:30"', 'when = "start + 1d 09:30"')
    again = campaign("import", file, "--into", plan, "--dry-run")
    assert (again.returncode, again.stdout.splitlines()[1:]) == (0, ["16 the same", "Nothing changes."])


def test_what_is_the_same_is_counted_and_not_listed(plan: Path):
    file = plan.parent / "terug.ics"
    campaign("export", plan, "--to", "ics", "-o", file)
    file.write_bytes(file.read_bytes().replace(b":20270301T093000", b":20270302T093000"))
    told = campaign("--lang", "nl", "import", file, "--into", plan, "--as", "merge", "--dry-run")
    assert told.stdout.splitlines()[1] == "1 verplaatst · 15 gelijk"
    changes = json.loads(campaign("--json", "import", file, "--into", plan, "--dry-run").stdout)["changes"]
    assert [each["kind"] for each in changes] == ["moved"]


def test_what_is_worth_knowing_reaches_people_beside_the_json(plan: Path):
    file = plan.parent / "uit.ics"
    assert campaign("export", plan, "--to", "ics", "-o", file).returncode == 0
    shutil.rmtree(plan.parent / ".campaign")
    told = campaign("--lang", "en", "import", file, "--into", plan, "--dry-run", "--json")
    assert told.stderr == "Nothing is known of what went out before, so what is missing cannot be told\n"
    assert json.loads(told.stdout)["changes"] == []


def test_a_change_is_left_by_the_id_of_its_message_or_the_uid_of_its_event(plan: Path):
    file = plan.parent / "uit.ics"
    assert campaign("export", plan, "--to", "ics", "-o", file).returncode == 0
    moved = file.read_bytes().replace(b"20270301T", b"20270302T").replace(b"20270315T09", b"20270315T10")
    file.write_bytes(
        moved.replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\n" + GOOD.encode() + b"\r\nEND:VEVENT\r\nEND:VCALENDAR")
    )
    asked = ["--lang", "nl", "import", file, "--into", plan, "--as", "merge"]
    changes = json.loads(campaign(*asked, "--dry-run", "--json").stdout)["changes"]
    assert {each["message"] for each in changes if each["kind"] != "new"} == {"mstart01", "mlive001"}
    (new,) = {each["uid"] for each in changes if each["kind"] == "new"}
    before = plan.read_bytes()
    wrong = campaign(*asked, "--leave", "mstart1", "--leave", new)
    assert (wrong.returncode, wrong.stdout, plan.read_bytes()) == (2, "", before)
    assert wrong.stderr == "Er komt niets binnen over mstart1 – Bedoel je mstart01?\n"
    left = campaign(*asked, "--leave", "mstart01", "--leave", new, "--dry-run", "--json")
    assert {each["message"] for each in json.loads(left.stdout)["changes"]} == {"mlive001"}
    told = campaign(*asked, "--leave", "mstart01", "--leave", new)
    assert told.returncode == 0, told.stderr
    assert "09:30–10:15 → di 2 mrt 09:30–10:15: blijft liggen, door --leave" in told.stderr
    text = plan.read_text("utf-8")
    assert 'when = "start 09:30"' in text
    assert 'when = "livegang 10:00"' in text
    assert "Directiedag" not in text


def test_a_calendar_that_is_a_plan_already_makes_no_second_one_by_itself(plan: Path):
    file = plan.parent / "a.ics"
    file.write_bytes(calendar(GOOD))
    assert campaign("import", file, "--as", "plan", cwd=plan.parent).returncode == 0
    (made,) = {each.stem for each in plan.parent.glob("*.toml")} - {plan.stem}
    again = campaign("--lang", "en", "import", file, "--as", "plan", cwd=plan.parent)
    assert again.returncode == 2
    assert f"This calendar is the plan ‘{made}’ already" in again.stderr
    assert f"--into {made} --as merge" in again.stderr
    assert len(list(plan.parent.glob("*.toml"))) == 2
    merged = campaign("--lang", "en", "import", file, "--into", made, "--as", "merge", cwd=plan.parent)
    assert (merged.returncode, merged.stdout.splitlines()[-1]) == (0, "Nothing changes.")
    second = campaign("import", file, "--as", "plan", "--into", plan.parent / "nog-een.toml")
    assert second.returncode == 0


def test_a_spreadsheet_that_is_a_plan_already_makes_no_second_one_by_itself(plan: Path):
    file, other = plan.parent / "m1.csv", plan.parent / "m2.csv"
    file.write_text("Doelgroep;Pilot;Evaluatie\nDatum;12-4-2027;1-6-2027\nBalie;mail;intranet\n", "utf-8")
    other.write_text("Doelgroep;Pilot;Evaluatie\nDatum;12-4-2027;1-6-2027\nBalie;mail;overleg\n", "utf-8")
    assert campaign("import", file, "--as", "plan", cwd=plan.parent).returncode == 0
    again = campaign("--lang", "en", "import", file, "--as", "plan", cwd=plan.parent)
    assert again.returncode == 2
    assert "This spreadsheet is the plan ‘m1’ already" in again.stderr
    assert "--into m1 --as merge" in again.stderr
    assert campaign("import", other, "--as", "plan", cwd=plan.parent).returncode == 0
    assert {each.stem for each in plan.parent.glob("*.toml")} == {plan.stem, "m1", "m2"}


def test_a_calendar_starts_a_new_plan(plan: Path):
    file, target = plan.parent / "a.ics", plan.parent / "nieuw.toml"
    file.write_bytes(calendar(GOOD))
    assert campaign("import", file, "--as", "plan", "--into", target).returncode == 0
    assert 'title = "Directiedag"' in target.read_text("utf-8")
    refused = campaign("import", file, "--as", "plan", "--into", target)
    assert refused.returncode == 2


def test_a_private_appointment_is_left_and_told_unless_it_is_asked_for(plan: Path):
    file = plan.parent / "agenda.ics"
    file.write_bytes(calendar(GOOD, "UID:p\r\nSUMMARY:Tandarts\r\nDTSTART:20270304T090000Z\r\nCLASS:PRIVATE"))
    called = ("import", file, "--into", plan, "--as", "merge", "--dry-run")
    left = campaign(*called)
    assert "Tandarts" not in left.stdout
    assert "Tandarts" in left.stderr
    assert "--private takes it" in left.stderr
    taken = campaign(*called, "--private")
    assert "Tandarts" in taken.stdout
    assert "--private" not in taken.stderr
