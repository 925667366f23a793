"""`campaign check`: findings for people, programs, editors and CI, with an exit code that scripts can go by."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import campaign

HEAD = 'format = 1\n[campaign]\ntitle = "Proef"\nwhy = "Omdat het moet."\nowner = "Communicatie"\n'
BARE = '[[messages]]\nid = "m{0}"\ntitle = "Nummer {0}"\nchannel = "intranet"\n'
GOOD = (
    'goal = "Iedereen weet het"\nactivation = "Stem vóór vrijdag op de pagina van je team"\n'
    'owner = "HR"\nactivation_link = "https://intranet.example/stem"\n'
)


def written(folder: Path, text: str, name: str = "plan.toml", head: str = HEAD) -> Path:
    path = folder / name
    path.write_text(head + text, "utf-8")
    return path


def check(*arguments: object, cwd: Path):
    return campaign("--lang", "nl", "--today", "2027-01-04", "check", *arguments, cwd=cwd)


def test_a_plan_with_a_finding_gives_1_and_tells_where(tmp_path: Path):
    written(tmp_path, BARE.format(1))
    result = check("plan.toml", "--select", "G001", cwd=tmp_path)
    assert result.returncode == 1, result.stderr
    assert result.stdout.splitlines()[:4] == [
        "Proef  (plan.toml)",
        "  Waarschuwing",
        "    6:1      G001  Nummer 1 heeft geen doel. Schrijf op wat de lezer daarna weet, voelt of doet.",
        "  1 waarschuwing",
    ]
    assert result.stdout.splitlines()[-1].startswith("Of de toon klopt")


def test_what_is_wrong_with_the_file_is_told_with_its_key(tmp_path: Path):
    unknown = '[[audiences]]\nid = "balie"\nimpact = "hoog"\nkleur = "rood"\n'
    written(tmp_path, unknown + BARE.format(1) + GOOD + 'duration = "1u"\n')
    lines = check("plan.toml", "--select", "E001,W001", "--format", "lines", cwd=tmp_path).stdout.splitlines()
    assert [line.split(": ", 2)[2].split(" –")[0] for line in lines] == [
        "balie impact: hoog zegt niet hoe hoog de impact is",
        "De sleutel kleur is onbekend",
        "duration: 1u is geen duur",
    ]


def test_nothing_to_remark_gives_0(tmp_path: Path):
    written(tmp_path, BARE.format(1) + GOOD)
    result = check("plan.toml", "--select", "G001", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Niets op te merken." in result.stdout


def test_json_is_the_promised_list(tmp_path: Path):
    path = written(tmp_path, "".join(BARE.format(number) for number in range(5)))
    result = check("plan.toml", "--select", "G001", "--json", cwd=tmp_path)
    (finding,) = json.loads(result.stdout)
    assert finding == {
        "code": "G001",
        "severity": "warning",
        "file": str(path),
        "line": 6,
        "column": 1,
        "message": None,
        "key": None,
        "text": "5 van 5 berichten hebben geen doel. Schrijf op wat de lezer daarna weet, voelt of doet.",
        "fix": None,
        "places": [{"message": f"m{number}", "line": 6 + 4 * number} for number in range(5)],
    }


def test_problems_of_the_file_come_in_the_same_list(tmp_path: Path):
    written(tmp_path, f'{BARE.format(1)}when = "nergens + 1d"\ngaol = "x"\n')
    result = check("plan.toml", "--select", "E,W", "--json", cwd=tmp_path)
    assert result.returncode == 1
    assert [(each["code"], each["line"], each["key"]) for each in json.loads(result.stdout)] == [
        ("E002", 10, "when"),
        ("W001", 11, "gaol"),
    ]


def test_a_plan_that_cannot_be_read_gives_2_and_the_others_are_checked(tmp_path: Path):
    written(tmp_path, BARE.format(1))
    written(tmp_path, "x = [\n", "stuk.toml")
    result = check(cwd=tmp_path)
    assert result.returncode == 2
    assert "E000" in result.stdout
    assert "G001" in result.stdout


def test_hints_alone_give_0(tmp_path: Path):
    written(tmp_path, BARE.format(1) + GOOD)
    found = json.loads(check("plan.toml", "--json", cwd=tmp_path).stdout)
    hints = sorted({each["code"] for each in found if each["severity"] == "hint"})
    assert hints
    result = check("plan.toml", "--select", ",".join(hints), cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")


def test_lines_are_what_editors_know(tmp_path: Path):
    written(tmp_path, BARE.format(1))
    result = check("plan.toml", "--select", "G001", "--format", "lines", cwd=tmp_path)
    assert result.stdout.startswith("plan.toml:6:1: warning: Nummer 1 heeft geen doel.")
    assert result.stdout.endswith("[G001]\n")


def test_annotations_of_github_are_escaped(tmp_path: Path):
    written(tmp_path, BARE.format(1).replace("Nummer 1", "100% klaar: ja\\n::error::"), "a,b.toml")
    result = check("a,b.toml", "--select", "G001", "--format", "github", cwd=tmp_path)
    assert result.stdout.startswith("::warning file=a%2Cb.toml,line=6,col=1,title=G001::100%25 klaar: ja ::error::")
    assert len(result.stdout.splitlines()) == 1


def test_ignore_leaves_codes_out(tmp_path: Path):
    written(tmp_path, BARE.format(1))
    codes = {each["code"] for each in json.loads(check("--ignore", "G", "--json", cwd=tmp_path).stdout)}
    assert not any(code.startswith("G") for code in codes)


def test_stats_count_per_code(tmp_path: Path):
    written(tmp_path, BARE.format(1) + BARE.format(2))
    lines = check("--select", "G001", "--stats", cwd=tmp_path).stdout.splitlines()
    assert lines == ["    2  G001", "2 waarschuwingen"]


def test_explain_tells_why_and_whose_idea_it_is():
    result = campaign("--lang", "nl", "check", "--explain", "g001")
    assert result.returncode == 0
    assert result.stdout.startswith("G001  een bericht zonder doel  (waarschuwing)")
    assert "Bron: De derde van onze vijf werkwijzen" in result.stdout


def test_explain_is_data_for_a_program():
    told = json.loads(campaign("check", "--explain", "g001", "--json").stdout)
    assert (told["code"], told["severity"], list(told)[-1]) == ("G001", "warning", "numbers")
    assert told["why"] in " ".join(campaign("check", "--explain", "G001").stdout.split())
    assert json.loads(campaign("check", "--explain", "E001", "--json").stdout).keys() == {"code", "why"}


def test_a_problem_of_a_whole_file_leaves_no_empty_place(tmp_path: Path):
    path = tmp_path / "later.toml"
    path.write_text('format = 9\n[campaign]\ntitle = "x"\n', "utf-8")
    assert f"{path}:1:10: E000: This plan has format 9" in campaign("show", path).stderr


@pytest.mark.parametrize("arguments", [["--select", "Z9"], ["--ignore", "G01"], ["--explain", "G0001"]])
def test_a_code_that_nothing_has_is_refused(tmp_path: Path, arguments: list[str]):
    result = check(*arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Er is geen controle" in result.stderr


def test_a_confidential_message_is_named_nowhere(tmp_path: Path):
    written(tmp_path, f"{BARE.format(1)}confidential = true\n")
    for form in (["--json"], ["--format", "lines"], ["--format", "github"], [], ["--stats"]):
        result = check("plan.toml", *form, cwd=tmp_path)
        assert "Nummer 1" not in result.stdout + result.stderr
        assert "vertrouwelijk" in result.stderr
    assert "Nummer 1" in check("plan.toml", "--confidential", "m1", cwd=tmp_path).stdout


def test_the_workspace_is_no_plan(tmp_path: Path):
    written(tmp_path, "", "workspace.toml", head="")
    written(tmp_path, BARE.format(1))
    result = check("plan.toml", "workspace.toml", "--select", "E", cwd=tmp_path)
    assert result.returncode == 0, result.stdout


WITH_ID = HEAD.replace("title", 'id = "c1proef2"\ntitle')
SUNDAY = f"{BARE.format(1)}{GOOD}when = 2027-02-07   # een zondag\n"


def test_diff_shows_what_fix_would_change_and_writes_nothing(tmp_path: Path):
    path = written(tmp_path, SUNDAY, head=WITH_ID)
    before = path.read_bytes()
    for arguments in (["--diff"], ["--fix", "--diff"]):
        result = check("plan.toml", "--select", "T001", *arguments, cwd=tmp_path)
        assert result.returncode == 1, result.stderr
        assert "-when = 2027-02-07   # een zondag" in result.stdout.splitlines()
        assert "+when = 2027-02-08   # een zondag" in result.stdout.splitlines()
        assert path.read_bytes() == before


def test_fix_mends_in_the_file_and_leaves_the_rest_alone(tmp_path: Path):
    path = written(tmp_path, SUNDAY, head=WITH_ID)
    before = path.read_text("utf-8")
    result = check("plan.toml", "--select", "T001", "--fix", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "plan.toml: hersteld:" in result.stderr
    assert path.read_text("utf-8") == before.replace("2027-02-07", "2027-02-08")
    assert check("plan.toml", "--select", "T001", "--diff", cwd=tmp_path).returncode == 0


def test_only_what_is_selected_is_mended(tmp_path: Path):
    path = written(tmp_path, SUNDAY, head=WITH_ID)
    before = path.read_bytes()
    check("plan.toml", "--select", "G", "--fix", cwd=tmp_path)
    check("plan.toml", "--ignore", "T", "--fix", cwd=tmp_path)
    assert path.read_bytes() == before


def test_a_confidential_message_is_mended_and_shown_only_by_name(tmp_path: Path):
    path = written(tmp_path, f"{SUNDAY}confidential = true\n", head=WITH_ID)
    before = path.read_bytes()
    result = check("plan.toml", "--select", "T001", "--fix", cwd=tmp_path)
    assert "Nummer 1" not in result.stdout + result.stderr
    assert path.read_bytes() == before
    assert check("plan.toml", "--select", "T001", "--diff", cwd=tmp_path).stdout == ""
    assert "2027-02-08" in check("plan.toml", "--select", "T001", "--diff", "--confidential", "m1", cwd=tmp_path).stdout


OVERLEG = (
    '[[messages]]\nid = "m1"\ntitle = "Proefrun"\nchannel = "overleg"\nwhen = 2027-03-02T09:30:00\nduration = "1h"\n'
)
EVENT = (
    "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Directiedag\r\nDTSTART:20270302T080000Z\r\nDTEND:20270302T100000Z\r\nEND:VEVENT"
)


def test_an_overleg_that_overlaps_a_calendar_in_the_backdrop_is_told(tmp_path: Path):
    written(tmp_path, OVERLEG)
    backdrop = tmp_path / "backdrop"
    backdrop.mkdir()
    (backdrop / "directie.ics").write_bytes(f"BEGIN:VCALENDAR\r\n{EVENT}\r\nEND:VCALENDAR\r\n".encode())
    (backdrop / "stuk.ics").write_bytes(b"geen agenda")
    found = json.loads(check("plan.toml", "--select", "T006,W005", "--json", cwd=tmp_path).stdout)
    assert [(each["code"], Path(each["file"]).name) for each in found] == [("W005", "stuk.ics"), ("T006", "plan.toml")]
    assert "Directiedag" in found[1]["text"]


def test_what_is_said_of_many_is_told_without_the_places_of_what_is_confidential(tmp_path: Path):
    """Otherwise one confidential message would keep silent that nothing was marked as sent."""
    message = '[[messages]]\nid = "m{n}"\ntitle = "Bericht {n}"\nchannel = "mail"\nwhen = 2027-01-{n:02}\n{more}\n'
    rows = [message.format(n=n, more="confidential = true" if n == 11 else "") for n in range(11, 20)]
    plan = tmp_path / "plan.toml"
    plan.write_text('format = 1\n[campaign]\ntitle = "Plan"\n' + "".join(rows), "utf-8")
    found = json.loads(campaign("--today", "2027-02-15", "--json", "check", plan, "--select", "T008").stdout)
    (told,) = [each for each in found if each["code"] == "T008"]
    assert "9 of 9 past messages" in told["text"]
    line = 1 + plan.read_text("utf-8").splitlines().index('title = "Bericht 11"')
    assert not [each for each in [told, *told["places"]] if line - 2 <= each["line"] <= line + 3]
    assert len(told["places"]) == 8
