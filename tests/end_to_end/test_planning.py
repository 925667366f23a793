"""An hour of planning in a real terminal: from a template to a go-live that moved twice, undone and done again."""

import os
from pathlib import Path

from campaign.storage.journals import left_behind
from campaign.storage.newcomers import note_tour
from campaign.storage.planfile import read_plan
from campaign.storage.templates import find_template
from tests.end_to_end.screens import Running

HOME, F2, ENTER, ESCAPE = "\x1b[H", "\x1bOQ", "\r", "\x1b"
EDITED = 20
"""Messages that get another title."""
STEPS = EDITED + 2
"""Edits, with the two moves of go-live."""


def write(program: Running, text: str, *shown: str) -> None:
    """Type a text in one go, and wait until something stands on the screen."""
    os.write(program.file, text.encode())
    program.wait_to_show(*shown)


def saved(program: Running, path: Path) -> bytes:
    """Save, and return what then stands in the file."""
    write(program, "s", "· bewaard")
    return path.read_bytes()


def move_golive(program: Running, typed: str, day: str) -> None:
    """Move go-live with a preview; it is carried out when what was typed is what is shown."""
    write(program, "G", "Wat verplaats je?")
    write(program, ENTER, "een datum, of een afstand")
    write(program, typed, f"→ {day} (", "schuiven mee")
    write(program, ENTER, f"verplaatst naar {day}")


def test_an_hour_of_planning_is_undone_and_done_again_to_the_byte(tmp_path: Path, own_folders: Path):
    folder = tmp_path / "campaigns"
    folder.mkdir()
    with Running("--lang", "nl", "open", folder, columns=120, rows=40) as program:
        program.wait_to_show("Welkom", "overslaan")
        write(program, ESCAPE, "Hier staan nog geen plannen")
        program.settle()
        write(program, "n", "typ om te zoeken")
        write(program, "nieuw systeem" + ENTER, "bijvoorbeeld 1 mrt 2027")
        write(program, "\t6 sep 2027", "ma 6 sep 2027 · wk 36")
        write(program, ENTER, "week · per kanaal", "berichten")
        (path,) = folder.glob("*.toml")
        begun, first = path.read_bytes(), read_plan(path).plan
        write(program, "ggg", "week · per status")
        program.press("0")
        for number in range(EDITED):
            write(program, ENTER, "overnemen")
            write(program, f"{HOME}{number:02}: {F2}", f"┌─ {number:02}: ", "● niet bewaard")
            write(program, "l")
        move_golive(program, "4 okt 2027", "ma 4 okt")
        move_golive(program, "+1w", "ma 11 okt")
        done = saved(program, path)
        assert sum(each.title[:2].isdigit() for each in read_plan(path).plan.messages) == EDITED
        write(program, "u" * (STEPS + 1), "Er is niets om ongedaan te maken")
        assert saved(program, path) == begun
        assert read_plan(path).plan == first
        write(program, "U" * (STEPS + 1), "Er is niets om opnieuw te doen")
        assert saved(program, path) == done
        os.write(program.file, b"q")
        assert program.ended() == 0
    with Running("--lang", "nl", "open", path, columns=120, rows=40) as program:
        program.wait_to_show("· bewaard", "berichten")
        os.write(program.file, b"q")
        assert program.ended() == 0
    assert path.read_bytes() == done
    assert left_behind(path) == []


def test_keys_that_come_in_one_burst_do_what_they_do_one_by_one(tmp_path: Path, own_folders: Path):
    note_tour()
    folder = tmp_path / "campaigns"
    folder.mkdir()
    with Running("--lang", "nl", "open", folder, columns=120, rows=40) as program:
        program.wait_to_show("Hier staan nog geen plannen")
        burst = f"nnieuw systeem{ENTER}\t6 sep 2027{ENTER}"
        burst += f"{ENTER}{HOME}Eerst: {F2}" + f"l{ENTER}{HOME}Daarna: {F2}" + "LLLus"
        write(program, burst, "┌─ Daarna: ", "· bewaard")
        (path,) = folder.glob("*.toml")
        program.settle()
        saved_plan = read_plan(path).plan
        template = read_plan(find_template("nieuw-systeem")).plan
        titles = {each.id: each.title for each in template.messages}
        changed = {
            each.title.removesuffix(titles[each.id]): each
            for each in saved_plan.messages
            if each.title != titles[each.id]
        }
        assert set(changed) == {"Eerst: ", "Daarna: "}
        before = {each.id: each.when for each in template.messages}
        assert changed["Daarna: "].when != before[changed["Daarna: "].id]
        os.write(program.file, b"q")
        assert program.ended() == 0
