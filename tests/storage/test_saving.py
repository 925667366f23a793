"""A save writes the plan or leaves the old file whole."""

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from campaign.errors import PlanChangedError, PlanReadOnlyError, SaveError
from campaign.model.people import Audience
from campaign.model.plan import Plan
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import create_plan, save_plan
from tests.conftest import EXAMPLES


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    path = tmp_path / "plan.toml"
    path.write_bytes((EXAMPLES / "salarisverwerking-odoo.toml").read_bytes())
    return read_plan(path)


def retitled(file: PlanFile, title: str) -> Plan:
    first = file.plan.messages[0].model_copy(update={"title": title})
    return file.plan.model_copy(update={"messages": (first, *file.plan.messages[1:])})


def test_a_save_changes_one_line_and_keeps_the_mode(file: PlanFile):
    file.path.chmod(0o640)
    before = file.text.splitlines()
    save_plan(file, retitled(file, "Anders"))
    after = file.path.read_text("utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ('title = "Waarom Odoo, en wat vraagt dat van jou"', 'title = "Anders"')
    ]
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o640
    assert [each.name for each in file.path.parent.iterdir()] == ["plan.toml"]


def test_a_symlink_stays_one(file: PlanFile, tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to(file.path)
    opened = read_plan(link)
    save_plan(opened, retitled(opened, "Anders"))
    assert link.is_symlink()
    assert read_plan(file.path).plan.messages[0].title == "Anders"


def test_a_file_that_somebody_else_changed_is_not_overwritten(file: PlanFile):
    file.path.write_text(file.text + "# van een ander\n", "utf-8")
    with pytest.raises(PlanChangedError):
        save_plan(file, retitled(file, "Anders"))
    assert file.path.read_text("utf-8").endswith("# van een ander\n")


def test_a_file_that_is_gone_is_not_made_again_unseen(file: PlanFile):
    file.path.unlink()
    with pytest.raises(PlanChangedError):
        save_plan(file, retitled(file, "Anders"))


def test_a_newer_format_is_not_saved(file: PlanFile):
    file.path.write_text(file.text.replace("format = 1", "format = 2", 1), "utf-8")
    newer = read_plan(file.path)
    with pytest.raises(PlanReadOnlyError):
        save_plan(newer, retitled(newer, "Anders"))


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "fchmod"])
def test_whatever_call_fails_the_old_file_is_whole(file: PlanFile, monkeypatch, call: str, code: int):
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(f"campaign.files.os.{call}", fail)
        with pytest.raises(SaveError):
            save_plan(file, retitled(file, "Anders"))
    assert file.path.read_text("utf-8") == file.text
    assert [each.name for each in file.path.parent.iterdir()] == ["plan.toml"]
    save_plan(file, retitled(file, "Anders"))
    assert read_plan(file.path).plan.messages[0].title == "Anders"


def test_a_comment_comes_back_with_the_message_that_was_deleted(file: PlanFile):
    without = file.plan.model_copy(update={"messages": file.plan.messages[1:]})
    saved = save_plan(file, without)
    assert "Zo werkt" in saved.text
    assert "Waarom Odoo, en wat" not in saved.text
    again = save_plan(saved, file.plan)
    assert again.text == file.text


HEADED = """format = 1

[campaign]
id = "verhuizing"
title = "Verhuizing"

[[audiences]]
id = "artsen"

[[audiences]]
id = "balie"
name = "Balie"
# de balie is nieuw

# --- Doelstellingen ---

[[objectives]]
id = "weten"
text = "Iedereen weet waarom"
"""


def test_what_is_new_comes_behind_its_kind_and_before_the_heading_of_what_follows(file: PlanFile):
    file.path.write_text(HEADED, "utf-8")
    headed = read_plan(file.path)
    nurses = Audience(id="zorg", name="Zorg")
    saved = save_plan(headed, headed.plan.model_copy(update={"audiences": (*headed.plan.audiences, nurses)}))
    new = '# de balie is nieuw\n\n[[audiences]]\nid = "zorg"\nname = "Zorg"\n\n# --- Doelstellingen ---\n\n[[obj'
    assert new in saved.text
    assert save_plan(saved, headed.plan).text == headed.text


def test_the_heading_of_what_follows_stays_when_the_entry_above_it_goes(file: PlanFile):
    file.path.write_text(HEADED, "utf-8")
    headed = read_plan(file.path)
    saved = save_plan(headed, headed.plan.model_copy(update={"audiences": headed.plan.audiences[:-1]}))
    heading, objectives = "# --- Doelstellingen ---", HEADED.partition("# --- Doelstellingen ---")[2]
    assert saved.text.endswith(f'id = "artsen"\n\n{heading}{objectives}')
    assert save_plan(saved, headed.plan).text == headed.text


def test_a_new_plan_does_not_overwrite_another(file: PlanFile):
    with pytest.raises(SaveError):
        create_plan(file.path, file.plan)
    made = create_plan(file.path.with_name("new.toml"), file.plan)
    assert made.plan == file.plan


SAVER = """
import sys
from pathlib import Path
from campaign.storage.planfile import read_plan
from campaign.storage.saving import save_plan
file = read_plan(Path(sys.argv[1]))
number = 0
print("ready", flush=True)
while True:
    number += 1
    first = file.plan.messages[0].model_copy(update={"title": f"Titel {number}" * (number % 50)})
    file = save_plan(file, file.plan.model_copy(update={"messages": (first, *file.plan.messages[1:])}))
"""


def test_a_killed_saver_never_leaves_a_broken_plan(file: PlanFile):
    for number in range(15):
        saver = subprocess.Popen([sys.executable, "-c", SAVER, str(file.path)], stdout=subprocess.PIPE)
        saver.stdout.readline()
        time.sleep(0.02 + number * 0.013)
        saver.kill()
        saver.communicate()
        assert len(read_plan(file.path).plan.messages) == 11
