"""The screens that are looked at: which plan, which keys lead there, and what happens on disk on the way."""

import os
import shutil
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.tui.app import CampaignApp
from campaign.tui.outside import Watch
from campaign.tui.screens.messageview import MessageView
from tests.conftest import EXAMPLES, TODAY, no_holidays
from tests.desk.journals import SECONDS, kept
from tests.tui.driving import settled, type_text
from tests.tui.test_outside import looked, retitle, rewrite

PAYROLL, LARGE = "salarisverwerking-odoo.toml", "poliklinieken-een-plein.toml"
EMPTY, BROKEN = "leeg", "gebroken"
"""Folders: one without plans, one with a plan that cannot be read beside the examples."""
WRITTEN = datetime(2027, 2, 1, 12, tzinfo=UTC).timestamp()
"""When every file was written."""
OTHERS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Rooster//NL
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20270302
SUMMARY:Studiedag HR
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Zonder datum
END:VEVENT
END:VCALENDAR
"""
SHEET = """Communicatieplan;;;
Wat;Wanneer;Kanaal;Door wie
Aankondiging;15-3-2027;Intranet;Redactie
Spreekuur;week 12;Overleg;Projectteam
Terugblik;als alles rond is;Nieuwsbrief;Redactie
"""

Step = Callable[[CampaignApp, Pilot[int], Path], Awaitable[None]]


@dataclass(frozen=True)
class Shown:
    """A screen, and how it is reached."""

    plan: str | None
    """A plan or folder among the examples; None for all of them."""
    keys: Sequence[str] = ()
    """What is pressed, at the end."""
    meanwhile: Step | None = None
    """What happens before the keys."""
    before: Callable[[Path], None] | None = None
    """What happened to the plan before it was opened."""


def lay_out(folder: Path) -> None:
    """Make the folder that the screens are of: the examples, the same with a broken plan, and an empty folder."""
    shutil.copytree(EXAMPLES, folder)
    shutil.copytree(EXAMPLES, folder / BROKEN)
    (folder / BROKEN / "kapot.toml").write_text("format = 1\n[campaign]\ntitle = 2027-13-45\n", "utf-8")
    (folder / EMPTY).mkdir()
    (folder / "rooster.ics").write_text(OTHERS, "utf-8")
    (folder / "planning.csv").write_text(SHEET, "utf-8")
    for path in folder.rglob("*"):
        os.utime(path, (WRITTEN, WRITTEN))


def choosing(name: str) -> Step:
    """Return what chooses a file to bring in."""

    async def choose(app: CampaignApp, pilot: Pilot[int], _path: Path) -> None:
        await pilot.press("E")
        await pilot.pause()
        await type_text(pilot, name)
        await pilot.press("enter")
        await settled(app, pilot)

    return choose


def stopped(path: Path) -> None:
    """Change a plan in a run of the program that stops before it is saved."""
    desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 8, 55), holidays=no_holidays)
    with kept(desk) as keeper:
        desk.do(edits.delete_entry(desk.plan, "messages", desk.plan.messages[0].id))
        desk.keep_draft("messages/m1", {"title": "Half"})
        assert keeper.flush(SECONDS)


async def saved(app: CampaignApp, pilot: Pilot[int], path: Path) -> None:
    """Save twice, so that there are earlier versions; they are as old as the plan."""
    for title in ("Eerste titel", "Tweede titel"):
        await settled(app, pilot)
        retitle(app, path, title)
        await pilot.press("s")
        await settled(app, pilot)
    for each in Path(os.environ["XDG_STATE_HOME"]).rglob("*.toml"):
        os.utime(each, (WRITTEN, WRITTEN))


async def both_changed(app: CampaignApp, pilot: Pilot[int], path: Path) -> None:
    """Change a title here and in the file."""
    watch = Watch(app)
    await looked(app, watch, pilot)
    first = app.desks[path].plan.messages[0]
    retitle(app, path, "Van mij")
    rewrite(path, f'title = "{first.title}"', 'title = "Van een ander"')
    await looked(app, watch, pilot)
    app.saves.show_titles()  # which the program does once a second
    await settled(app, pilot)


async def unscheduled(app: CampaignApp, pilot: Pilot[int], path: Path) -> None:
    """Take a message in hand that waits for a date."""
    assert isinstance(app.screen, MessageView)
    app.screen.select(app.desks[path].schedule.unscheduled[0])
    await pilot.pause()


async def gone(app: CampaignApp, pilot: Pilot[int], path: Path) -> None:
    """Take the file away, and save."""
    await settled(app, pilot)
    retitle(app, path, "Van mij")
    path.write_text("dit is geen plan [", "utf-8")
    await pilot.press("s")
    await settled(app, pilot)


async def copied(app: CampaignApp, pilot: Pilot[int], path: Path) -> None:
    """Put a copy beside the plan, as a program does that keeps folders alike."""
    copy = path.with_name(f"{path.stem}-LAPTOP42.toml")
    shutil.copy(path, copy)
    rewrite(copy, f'title = "{app.desks[path].plan.messages[1].title}"', 'title = "Uit de kopie"')
    await looked(app, Watch(app), pilot)


SCREENS = {
    "home": Shown(None),
    "timeline": Shown(PAYROLL),
    "timeline, large": Shown(LARGE),
    "timeline, per audience": Shown(LARGE, ["g"]),
    "timeline, per month": Shown(LARGE, ["minus"]),
    "timeline, per day": Shown(PAYROLL, ["plus"]),
    "timeline, grabbed": Shown(PAYROLL, ["m", "right", "right"]),
    "timeline, filtered": Shown(LARGE, ["slash", *"plein", "enter"]),
    "timeline, marked": Shown(LARGE, ["space", "down", "space"]),
    "message form": Shown(PAYROLL, ["enter"]),
    "message form, new with problems": Shown(PAYROLL, ["a", "f2"]),
    "brief": Shown(PAYROLL, ["b"]),
    "audience form": Shown(PAYROLL, ["b", *["down"] * 4, "enter"]),
    "calendar": Shown(PAYROLL, ["enter", *["tab"] * 6, "f4"]),
    "palette": Shown(PAYROLL, ["ctrl+p"]),
    "help": Shown(PAYROLL, ["question_mark"]),
    "settings": Shown(PAYROLL, ["comma"]),
    "filter": Shown(PAYROLL, ["slash"]),
    "status": Shown(PAYROLL, ["t"]),
    "export": Shown(PAYROLL, ["e"]),
    "leave": Shown(PAYROLL, ["L", "q"]),
    "home, empty": Shown(EMPTY),
    "home, new plan": Shown(EMPTY, ["n"]),
    "home, new plan from nothing": Shown(EMPTY, ["n", "up", "enter", *"Nieuw"]),
    "home, new plan from a template": Shown(EMPTY, ["n", *"nieuw systeem", "enter", "tab", *"2027-04-27"]),
    "what moves": Shown(LARGE, ["G"]),
    "home, broken and archived": Shown(BROKEN, ["z", "Z"]),
    "home, search": Shown(None, ["slash", *"loonrun", "down"]),
    "timeline, empty": Shown(EMPTY, ["n", "up", "enter", *"Nieuw", "enter"]),
    "timeline, per owner": Shown(LARGE, ["g", "g"]),
    "timeline, per status": Shown(LARGE, ["g", "g", "g"]),
    "timeline, per phase": Shown(LARGE, ["g", "g", "g", "g"]),
    "timeline, per quarter": Shown(LARGE, ["minus", "minus"]),
    "timeline, unscheduled in hand": Shown(LARGE, ["ctrl+p", *"wijkkrant", "enter"]),
    "timeline, undone": Shown(PAYROLL, ["L", "u"]),
    "message form, further on": Shown(LARGE, ["enter", *["tab"] * 24]),
    "audiences to tick": Shown(PAYROLL, ["enter", *["tab"] * 8, "f4"]),
    "channel to pick": Shown(PAYROLL, ["enter", *["tab"] * 7, "f4"]),
    "campaign form": Shown(LARGE, ["b", "enter"]),
    "objective form": Shown(PAYROLL, ["b", *["down"] * 2, "enter"]),
    "key message form": Shown(PAYROLL, ["b", *["down"] * 10, "enter"]),
    "milestone form": Shown(PAYROLL, ["b", *["down"] * 16, "enter"]),
    "phase form": Shown(PAYROLL, ["b", *["down"] * 20, "enter"]),
    "channel form": Shown(LARGE, ["b", "end", *["up"] * 12, "enter"]),
    "channel form, whole": Shown(LARGE, ["b", "end", *["up"] * 11, "enter"]),
    "help of a form": Shown(PAYROLL, ["enter", "f1"]),
    "palette, searched": Shown(LARGE, ["ctrl+p", *"zo"]),
    "board": Shown(LARGE, ["5", "right", "down"]),
    "board, cancelled": Shown(LARGE, ["5", *["right"] * 6]),
    "agenda": Shown(LARGE, ["6"]),
    "table": Shown(LARGE, ["4", "right"]),
    "table, sorted": Shown(LARGE, ["4", *["right"] * 9, "o", "o"]),
    "table, a cell that is edited": Shown(LARGE, ["4", *["right"] * 6, "enter"]),
    "table, a moment that is wrong": Shown(LARGE, ["4", "right", "enter", "ctrl+u", *"ooit", "enter"]),
    "table, columns to choose": Shown(LARGE, ["4", "C"]),
    "jump": Shown(LARGE, ["J"]),
    "menu of a message": Shown(LARGE, ["M"]),
    "what is marked": Shown(LARGE, ["4", "space", "down", "space", "B"]),
    "month": Shown(LARGE, ["2"]),
    "week": Shown(LARGE, ["3"]),
    "results": Shown(LARGE, ["8", "home"]),
    "results, a number that is typed": Shown(LARGE, ["8", "home", "down", "down", "i", *"1.250"]),
    "link": Shown(LARGE, ["ctrl+p", *"Reizen, parkeren", "enter", "v"]),
    "name of a template": Shown(PAYROLL, ["T"]),
    "tour": Shown(PAYROLL, ["f10"]),
    "notices": Shown(PAYROLL, ["u", "f9"]),
    "earlier versions": Shown(PAYROLL, ["V"], meanwhile=saved),
    "earlier version, what differs": Shown(PAYROLL, ["V", "j", "enter"], meanwhile=saved),
    "work that was not saved": Shown(PAYROLL, before=stopped),
    "both changed": Shown(PAYROLL, meanwhile=both_changed),
    "saving elsewhere": Shown(PAYROLL, meanwhile=gone),
    "conflict copy": Shown(PAYROLL, meanwhile=copied),
    "file to bring in": Shown(PAYROLL, ["E"]),
    "calendar to bring in": Shown(PAYROLL, meanwhile=choosing("rooster")),
    "spreadsheet to bring in": Shown(PAYROLL, ["down"], meanwhile=choosing("planning")),
}
CHECKED = {
    "timeline, checked": Shown(PAYROLL),
    "findings": Shown(PAYROLL, ["c", "down"]),
    "why": Shown(PAYROLL, ["c", "e"]),
    "who hears what": Shown(LARGE, ["r"]),
    "who hears what, key messages": Shown(LARGE, ["r", "g", "g"]),
    "message form, checked": Shown(PAYROLL, ["l", "l", "enter"]),
    "board, checked": Shown(LARGE, ["5"]),
    "edition": Shown(LARGE, ["7"]),
    "slots that suit": Shown(PAYROLL, ["S"]),
    "slots that suit a form": Shown(PAYROLL, ["enter", "f6"]),
    "spread": Shown(LARGE, ["S", "down", "enter"], meanwhile=unscheduled),
    "go-live moves": Shown(PAYROLL, ["G", "enter", *"+2w"]),
}
"""Screens that show what the checks say."""
