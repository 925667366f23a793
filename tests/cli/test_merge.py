"""`campaign merge`, `settle` and `diff`: files in, files and answers out."""

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.calling import campaign
from tests.cli.conftest import HOSTILE

BASE = 'format = 1\n[campaign]\nid = "c1"\ntitle = "Plan"\n[[messages]]\nid = "m1"\ntitle = "Een"\nchannel = "mail"\n'


@pytest.fixture
def three(tmp_path: Path):
    def make(ours: str, theirs: str, base: str = BASE) -> list[Path]:
        paths = [tmp_path / f"{name}.toml" for name in ("base", "ours", "theirs")]
        for path, text in zip(paths, (base, ours, theirs), strict=True):
            path.write_text(text, "utf-8")
        return paths

    return make


def toml(text: str) -> str:
    return json.dumps(text).replace("\x7f", "\\u007f")


def test_a_merge_writes_over_ours_and_leaves_the_others(three):
    files = three(BASE.replace('"Een"', '"Eén"'), BASE + 'goal = "Doel"\n')
    before = [path.read_bytes() for path in files]
    result = campaign("merge", *files)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert files[1].read_text("utf-8") == BASE.replace('"Een"', '"Eén"') + 'goal = "Doel"\n'
    assert [files[0].read_bytes(), files[2].read_bytes()] == [before[0], before[2]]


def test_a_conflict_is_told_marked_and_settled(three):
    files = three(BASE.replace('"Een"', '"Eén"'), BASE.replace('"Een"', '"Eins"'))
    result = campaign("--lang", "nl", "merge", *files, "--path", "plan.toml")
    assert result.returncode == 1
    assert [line.strip() for line in result.stdout.splitlines()] == [
        "plan.toml: 1 conflict; de waarde van hier staat in het bestand",
        "m1.title  Eén",
        "was: Een",
        "hier (ours): Eén",
        "daar (theirs): Eins",
        "Kies met: campaign settle plan.toml",
    ]
    listed = json.loads(campaign("settle", files[1], "--json").stdout)
    place = {"name": "m1.title", "table": "messages", "id": "m1", "key": "title"}
    assert listed["conflicts"] == [{**place, "base": "Een", "ours": "Eén", "theirs": "Eins"}]
    shown = campaign("show", files[1])
    assert shown.returncode == 0
    assert "W004 m1 title" in shown.stderr
    assert campaign("settle", files[1], "m1.title=theirs").returncode == 0
    assert files[1].read_text("utf-8") == BASE.replace('"Een"', '"Eins"')
    assert campaign("undo", files[1]).returncode == 0
    assert campaign("settle", files[1]).returncode == 1


def test_conflicts_are_told_of_the_file_that_has_them(three, tmp_path: Path):
    files, other = three(BASE.replace('"Een"', '"Eén"'), BASE.replace('"Een"', '"Eins"')), tmp_path / "samen.toml"
    result = campaign("merge", *files, "-o", other)
    assert result.stdout.splitlines()[0] == f"{other}: 1 conflict; ours stands in the file"
    assert result.stdout.splitlines()[-1] == f"Choose with: campaign settle {other}"
    assert campaign("settle", other).returncode == 1
    assert "settle" not in campaign("merge", *files, "-o", "-").stderr, "there is no file to settle it in"


@pytest.mark.parametrize("choice", ["m1.title", "m1.title=both", "m2.title=ours", "=", ""])
def test_a_choice_that_means_nothing_is_refused(three, choice):
    files = three(BASE.replace('"Een"', '"Eén"'), BASE.replace('"Een"', '"Eins"'))
    campaign("merge", *files)
    before = files[1].read_bytes()
    result = campaign("settle", files[1], choice)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert files[1].read_bytes() == before


def test_to_stdout_nothing_is_written(three):
    files = three(BASE.replace('"Een"', '"Eén"'), BASE + 'goal = "Doel"\n')
    before = files[1].read_bytes()
    result = campaign("merge", *files, "-o", "-")
    assert result.stdout == BASE.replace('"Een"', '"Eén"') + 'goal = "Doel"\n'
    assert files[1].read_bytes() == before


def test_a_version_that_is_not_there_is_refused_and_ours_is_left(three):
    files = three(BASE, BASE)
    files[2].unlink()
    result = campaign("merge", *files)
    assert (result.returncode, result.stdout) == (2, "")
    assert files[1].read_text("utf-8") == BASE


@pytest.mark.parametrize("broken", [b"\xff\xfe\x00", b"[[[", b"format = 1\n", b"\x00" * 64])
def test_what_is_no_plan_is_merged_by_lines_or_refused_and_never_lost(three, broken):
    files = three(BASE.replace('"Een"', '"Eén"'), BASE)
    files[2].write_bytes(broken)
    result = campaign("merge", *files)
    assert result.returncode in {1, 2}
    assert "Traceback" not in result.stderr
    assert '"Eén"'.encode() in files[1].read_bytes()


def test_hostile_texts_reach_neither_terminal_nor_markup(three):
    theirs = BASE.replace('"Een"', toml(HOSTILE)).replace('"Plan"', toml("<script>[x](http://y) *z* | @piet `q`"))
    files = three(BASE.replace('"Een"', toml("\x1b[31mrood\u202e")), theirs)
    before = [path.read_bytes() for path in files]
    outputs = [
        campaign("diff", files[0], files[2]),
        campaign("diff", files[0], files[2], "--markdown"),
        campaign("merge", *files),
        campaign("settle", files[1]),
        campaign("diff", "--textconv", files[2]),
    ]
    for result in outputs:
        assert not set(result.stdout + result.stderr) & set("\x1b\x07\u202e")
    markdown = outputs[1].stdout
    assert "<script>" not in markdown
    assert "<a " not in MarkdownIt().render(markdown)
    assert "@piet" not in markdown
    assert r"\*z\* \| " in markdown
    assert [files[0].read_bytes(), files[2].read_bytes()] == [before[0], before[2]]


def test_a_confidential_message_is_not_told(three):
    secret = BASE + "confidential = true\n"
    files = three(secret.replace('"Een"', '"Geheim A"'), secret.replace('"Een"', '"Geheim B"'), secret)
    told = [campaign("diff", files[0], files[2], *extra).stdout for extra in ([], ["--markdown"], ["--json"])]
    told += [campaign("diff", "--textconv", files[2]).stdout]
    told += [campaign("merge", *files, "--json").stdout, campaign("settle", files[1]).stdout]
    for text in told:
        assert "Geheim" not in text
        assert text.strip()
    assert "m1.title" in told[-1]


def test_diff_tells_by_its_exit_code_whether_anything_differs(three):
    files = three(BASE, BASE + "# x\n")
    assert campaign("diff", files[0], files[1]).returncode == 0
    different = campaign("diff", files[0], files[2], "--json")
    assert different.returncode == 1
    assert json.loads(different.stdout)["same_plan"] is True
    assert campaign("diff", files[0], "HEAD:nergens.toml").returncode == 2
    assert campaign("diff", files[0], "--output=x:y").returncode == 2
    assert campaign("diff", *files).returncode == 2


def test_textconv_shows_a_broken_plan_as_it_is(three):
    files = three("format = 1\n[campaign\n", BASE + "when = 'ergens in de lente, denk ik'\n")
    assert campaign("diff", "--textconv", files[1]).stdout == "format = 1\n[campaign\n"
    assert campaign("diff", "--textconv", files[2]).stdout == BASE + "when = 'ergens in de lente, denk ik'\n"
    assert campaign("diff", "--textconv", files[0].with_name("weg")).returncode == 2
