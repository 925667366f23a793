"""Plans in git, with the real git: branches, conflicts, rebases, and what `git diff` shows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.storage.marks import marks_in
from campaign.storage.planfile import read_plan
from tests.outside import needs

PLAN = """format = 1

[campaign]
id = "cgitplan"
title = "Verhuizing"
# Waarom: nog met de directie te bespreken.
why = "We verhuizen omdat het oude pand te klein is."

[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-03-22

# De aftrap hoort bij het teamoverleg.
[[messages]]
id = "maftrap1"
title = "Kick-off"
channel = "overleg"
when = "livegang - 7w"   # na de vakantie
goal = "Iedereen weet waarom"
activation = "Stel je vraag"

[[messages]]
id = "mposter1"
title = "Poster"
channel = "scherm"
when = "livegang - 2w"

# Altijd het laatst.
[[messages]]
id = "mslot001"
title = "Afsluiting"
channel = "intranet"
when = 2027-04-12
"""


class Repository:
    """A repository with one plan, and a person who works in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "campaigns" / "verhuizing.toml"
        self.plan.parent.mkdir()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            **{
                f"GIT_{who}_{what}": "tester@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true",
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
        }

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            list(map(str, command)), cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8"
        )

    def git(self, *arguments: object, code: int = 0) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def campaign(self, *arguments: object, code: int = 0) -> str:
        done = self.run(sys.executable, "-m", "campaign", *arguments)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def write(self, text: str) -> None:
        self.plan.write_bytes(text.encode())

    def change(self, *changes: tuple[str, str]) -> None:
        text = self.plan.read_text("utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after, 1)
        self.write(text)

    def commit(self, *changes: tuple[str, str], on: str | None = None) -> None:
        if on:
            self.git("switch", "-q", on)
        self.change(*changes)
        self.git("commit", "-qam", "x")

    @property
    def text(self) -> str:
        return self.plan.read_bytes().decode()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    needs("git")
    made = Repository(tmp_path)
    made.write(PLAN)
    made.git("init", "-q", "-b", "main")
    made.campaign("git-setup")
    made.git("add", "-A")
    made.git("commit", "-qm", "x")
    made.git("branch", "hers")
    return made


def replaced(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        text = text.replace(before, after, 1)
    return text


GOAL = ('goal = "Iedereen weet waarom"', 'goal = "Iedereen weet waarom en wanneer"')
ACTIVATION = ('activation = "Stel je vraag"', 'activation = "Stel je vraag vooraf"')
POSTER = ('title = "Poster"', 'title = "Posters in de hal"  # drie')
NOON = ('when = "livegang - 7w"', 'when = "livegang - 6w"')
LATER = ('when = "livegang - 7w"', "when = 2027-02-10")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([GOAL], [POSTER]),
        ([GOAL], [ACTIVATION]),
        ([NOON, GOAL], [ACTIVATION, POSTER]),
        ([GOAL, POSTER], [GOAL]),
        ([("# Altijd het laatst.", "# Altijd het allerlaatst.")], [POSTER]),
    ],
    ids=["other message", "other key", "several", "same change", "comment"],
)
def test_branches_that_do_not_clash_merge_by_themselves_and_comments_stay(repository, ours, theirs):
    repository.commit(*theirs, on="hers")
    repository.commit(*ours, on="main")
    repository.git("merge", "-q", "--no-edit", "hers")
    assert repository.text == replaced(PLAN, *dict.fromkeys([*ours, *theirs]))
    assert repository.git("status", "--porcelain") == ""


def test_without_the_setup_git_itself_stops_at_neighbouring_lines(repository):
    repository.campaign("git-setup", "--undo")
    repository.git("commit", "-qam", "x")
    repository.git("branch", "-qf", "hers")
    repository.commit(ACTIVATION, on="hers")
    repository.commit(GOAL, on="main")
    assert "CONFLICT" in repository.git("merge", "hers", code=1)


@pytest.mark.parametrize(("side", "when"), [("ours", NOON[1]), ("theirs", LATER[1])])
def test_the_same_key_stops_git_until_it_is_settled(repository, side, when):
    repository.commit(LATER, POSTER, on="hers")
    repository.commit(NOON, GOAL, on="main")
    told = repository.git("merge", "hers", code=1)
    assert "maftrap1.when" in told
    assert "campaign settle campaigns/verhuizing.toml" in told
    file = read_plan(repository.plan)
    assert not file.problems
    assert [conflict.place for conflict in marks_in(file)] == [("messages", "maftrap1", "when")]
    assert repository.git("status", "--porcelain").startswith("UU ")
    listed = repository.campaign("--lang", "nl", "settle", "verhuizing", code=1)
    assert "maftrap1.when  Kick-off" in listed
    assert "2027-02-10" in listed
    repository.campaign("settle", "verhuizing", f"maftrap1.when={side}")
    assert repository.text == replaced(PLAN, ('when = "livegang - 7w"', when), GOAL, POSTER)
    repository.git("commit", "-qam", "x")
    assert repository.git("status", "--porcelain") == ""


def test_a_message_deleted_here_and_changed_there_is_chosen_as_a_whole(repository):
    start, end = PLAN.index('[[messages]]\nid = "mposter1"'), PLAN.index("# Altijd")
    block = PLAN[start:end]
    repository.commit(POSTER, on="hers")
    repository.commit((block, ""), on="main")
    repository.git("merge", "hers", code=1)
    assert [conflict.field for conflict in marks_in(read_plan(repository.plan))] == [None]
    repository.campaign("settle", "verhuizing", "mposter1=theirs")
    plan = read_plan(repository.plan).plan
    assert plan.message("mposter1").title == "Posters in de hal"
    assert [message.id for message in plan.messages] == ["maftrap1", "mposter1", "mslot001"]


def test_both_add_a_message_at_the_same_place(repository):
    theirs = '# van haar\n[[messages]]\nid = "mhaar001"\ntitle = "Van haar"  # !\nchannel = "mail"\n\n# Altijd'
    ours = '[[messages]]\nid = "mons0001"\ntitle = "Van ons"\nchannel = "mail"\n\n# Altijd'
    repository.commit(("# Altijd", theirs), on="hers")
    repository.commit(("# Altijd", ours), on="main")
    repository.git("merge", "-q", "--no-edit", "hers")
    ids = [message.id for message in read_plan(repository.plan).plan.messages]
    assert ids == ["maftrap1", "mposter1", "mons0001", "mhaar001", "mslot001"]
    assert '# van haar\n[[messages]]\nid = "mhaar001"\ntitle = "Van haar"  # !\n' in repository.text
    assert '# Altijd het laatst.\n[[messages]]\nid = "mslot001"' in repository.text


def test_a_rebase_and_a_cherry_pick_merge_the_same_way(repository):
    repository.commit(ACTIVATION, on="hers")
    repository.commit(POSTER, on="hers")
    repository.commit(GOAL, on="main")
    repository.git("switch", "-qc", "picked", "main")
    repository.git("cherry-pick", "hers~1")
    assert repository.text == replaced(PLAN, GOAL, ACTIVATION)
    repository.git("switch", "-q", "hers")
    repository.git("rebase", "-q", "main")
    assert repository.text == replaced(PLAN, GOAL, ACTIVATION, POSTER)


def test_a_rebase_that_stops_is_settled_and_continued(repository):
    repository.commit(LATER, on="hers")
    repository.commit(POSTER, on="hers")
    repository.commit(NOON, on="main")
    repository.git("switch", "-q", "hers")
    repository.git("rebase", "main", code=1)
    repository.campaign("settle", "verhuizing", "--all", "theirs")
    repository.git("add", "-A")
    repository.git("rebase", "--continue")
    assert repository.text == replaced(PLAN, LATER, POSTER)


@pytest.mark.parametrize("style", ["\r\n", "no end"])
def test_our_line_breaks_and_our_last_line_stay(repository, style):
    text = PLAN.replace("\n", "\r\n") if style == "\r\n" else PLAN.rstrip("\n")
    repository.git("switch", "-q", "hers")
    repository.commit(POSTER)
    repository.git("switch", "-q", "main")
    repository.write(replaced(text, GOAL))
    repository.git("-c", "core.autocrlf=false", "commit", "-qam", "x")
    repository.git("merge", "-q", "--no-edit", "hers")
    assert repository.text == replaced(text, GOAL, POSTER)


def test_a_broken_side_is_left_to_git_and_nothing_is_lost(repository):
    repository.commit(('title = "Kick-off"', 'title = "Kick-off'), on="hers")
    repository.commit(('title = "Kick-off"', 'title = "Aftrap"'), on="main")
    told = repository.git("merge", "hers", code=1)
    assert "merged by lines" in told
    assert "<<<<<<<" in repository.text
    assert 'title = "Aftrap"\n' in repository.text
    assert 'title = "Kick-off\n' in repository.text
    assert "# na de vakantie" in repository.text


def test_both_made_the_file(repository):
    new = repository.plan.with_name("nieuw.toml")
    for branch, title in (("hers", "Van haar"), ("main", "Van ons")):
        repository.git("switch", "-q", branch)
        new.write_text(f'format = 1\n[campaign]\nid = "cnieuw"\ntitle = "Nieuw"\nowner = "{title}"\n', "utf-8")
        repository.git("add", "-A")
        repository.git("commit", "-qm", "x")
    repository.git("merge", "hers", code=1)
    [conflict] = marks_in(read_plan(new))
    assert (conflict.base, conflict.ours, conflict.theirs) == (None, "Van ons", "Van haar")


def test_git_diff_shows_a_plan_in_words_and_a_broken_one_as_it_is(repository):
    repository.change(("date = 2027-03-22", "date = 2027-04-19"))
    shown = repository.git("diff")
    assert "-  When: 2027-03-22" in shown
    assert "+  When: 2027-04-19" in shown
    assert "Livegang" in shown
    assert "-date" in repository.git("diff", "--no-textconv")
    repository.change(("# Altijd het laatst.", "# Voortaan het eerst."))
    assert "+  # Voortaan het eerst." in repository.git("diff")
    repository.change(('title = "Verhuizing"', 'title = "Verhuizing'))
    assert '+title = "Verhuizing\n' in repository.git("diff")


def test_campaign_diff_reads_revisions(repository):
    repository.commit(("date = 2027-03-22", "date = 2027-04-19"), POSTER)
    path = "campaigns/verhuizing.toml"
    told = repository.campaign("--lang", "nl", "diff", f"HEAD~1:{path}", f"HEAD:{path}", code=1)
    assert "Livegang: ma 22 mrt → ma 19 apr; 2 berichten schuiven mee" in told
    assert "Poster" in told
    assert "The same." in repository.campaign("diff", "verhuizing")
    repository.change(GOAL)
    assert "Kick-off" in repository.campaign("diff", "verhuizing", code=1)
    assert repository.campaign("diff", "HEAD:campaigns/nergens.toml", path, code=2) == ""


def test_setting_up_twice_is_setting_up_once_and_undo_leaves_the_rest(repository):
    attributes = repository.folder / ".gitattributes"
    attributes.write_text("*.png binary\n" + attributes.read_text("utf-8") + "*.txt text\n", "utf-8")
    before = attributes.read_bytes()
    repository.campaign("git-setup")
    assert attributes.read_bytes() == before
    repository.campaign("git-setup", "--undo")
    assert attributes.read_text("utf-8") == "*.png binary\n*.txt text\n"
    assert "campaign" not in repository.git("config", "--local", "--list")


def test_plans_beside_other_toml_files_are_set_up_by_name(repository):
    (repository.folder / "pyproject.toml").write_text("[project]\n", "utf-8")
    (repository.folder / "mijn plan.toml").write_text(PLAN, "utf-8")
    repository.campaign("git-setup", ".")
    for name, value in (
        ("mijn plan.toml", "campaign"),
        ("pyproject.toml", "unspecified"),
        (repository.plan, "campaign"),
    ):
        assert repository.git("check-attr", "merge", "--", name).strip().endswith(value)


def test_outside_a_repository_it_says_so(tmp_path):
    needs("git")
    done = subprocess.run(
        [sys.executable, "-m", "campaign", "git-setup"], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert "git" in done.stderr
    assert "Traceback" not in done.stderr
