"""A workbook that went out comes back: the same plan, or exactly what colleagues changed in it."""

import shutil
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.importing.book import import_book
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import edit_for
from campaign.desk.publishing import FORMATS, contents_of
from campaign.documents.book.load import load_of
from campaign.documents.book.reading import read_book
from campaign.documents.book.workbook import CARRIER, HEAD
from campaign.documents.sheets.tables import read_tables
from campaign.language import language
from campaign.model.changes import apply, changed_fields, replaced
from campaign.model.when import Anchored, AtTime, OnDay, Term
from campaign.schedule.workdays import no_holidays
from tests.conftest import EXAMPLES, TODAY

PLAIN = """format = 1
[campaign]
id = "cbooks22"
title = "Nieuwe koffie"
{language}
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-03-22
golive = true
[[audiences]]
id = "iedereen"
name = "Alle medewerkers"
[[audiences]]
id = "balie"
name = "Balie"
part_of = ["iedereen"]
[[channels]]
id = "nieuwsbrief"
name = "Maandagnieuws"
[[messages]]
id = "m1"
title = "Waarom"
channel = "nieuwsbrief"
audiences = ["iedereen"]
when = "livegang - 4w 09:30"
status = "draft"
status_log = [{{ status = "draft", by = "Jan", at = 2027-01-05T10:12:00 }}]
goal = "Iedereen weet waarom"
x_own = "blijft"
[[messages]]
id = "m2"
title = "Proef mee"
channel = "social"
when = 2027-01-14
target = 10
tasks = [{{ title = "Poster", due = "-3wd", owner = "Jan", done = false }}]
[[messages]]
id = "m3"
title = "Ooit"
channel = "mail"
notes = "=1+1"
"""


@pytest.fixture
def desk(tmp_path):
    return opened(tmp_path, PLAIN.format(language=""))


def opened(folder: Path, text: str) -> Desk:
    path = folder / "koffie.toml"
    path.write_text(text, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 1, 6, 9), holidays=no_holidays)


def made(desk, kind="xlsx", request=None) -> bytes:
    return FORMATS[kind].make(contents_of(desk, request or Request()))


class Edited:
    """A workbook in somebody's hands."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(BytesIO(data))

    def place(self, sheet, key):
        return next(cell.column for cell in self.book[sheet][1] if str(cell.value).partition(".")[2] == key)

    def row(self, sheet, entry_id):
        return next(each[0].row for each in self.book[sheet].iter_rows(min_row=HEAD) if each[0].value == entry_id)

    def put(self, sheet, entry_id, key, value):
        self.book[sheet].cell(self.row(sheet, entry_id), self.place(sheet, key)).value = value
        return self

    def add(self, sheet, **values):
        number = self.book[sheet].max_row + 1
        for key, value in values.items():
            self.book[sheet].cell(number, self.place(sheet, key.replace("at_", "="))).value = value
        return self

    @property
    def data(self) -> bytes:
        kept = BytesIO()
        self.book.save(kept)
        return kept.getvalue()


def imported(desk, data, *, into=True, **options):
    read = read_book(read_tables(data))
    folder = desk.file.path.parent
    return import_book(Incoming(Path("terug.xlsx"), data, desk if into else None, folder, TODAY, **options), read)


def after(desk, data, **options):
    """Return the plan after taking over everything, and what was not understood."""
    found = imported(desk, data, **options)
    return apply(desk.plan, edit_for(found, found.keys).changes), [text for _row, text, _why in found.not_understood]


def changes(desk, data, **options):
    """Return what differs afterwards, by entry and field."""
    plan, left = after(desk, data, **options)
    assert left == []
    return differences(desk.plan, plan)


def differences(before, plan):
    found = {}
    for table in ("milestones", "phases", "audiences", "objectives", "key_messages", "channels", "messages"):
        old, new = ({row.id: row for row in each.table(table)} for each in (before, plan))
        for entry_id in {**old, **new}:
            if entry_id not in new or entry_id not in old:
                found[entry_id] = "new" if entry_id in new else "gone"
            elif fields := changed_fields(old[entry_id], new[entry_id]):
                found[entry_id] = {name: getattr(new[entry_id], name) for name in fields}
    if fields := changed_fields(before.campaign, plan.campaign):
        found["campaign"] = {name: getattr(plan.campaign, name) for name in fields}
    return found


def test_what_nobody_touched_changes_nothing(desk):
    for kind in ("xlsx", "csv"):
        assert imported(desk, made(desk, kind)).changes == ()
        assert imported(desk, made(desk, kind)).not_understood == ()


def test_it_comes_back_as_the_same_plan(desk, tmp_path):
    other = tmp_path / "elders"
    other.mkdir()
    found = imported(desk, made(desk), into=False)
    plan = apply(found.standing.plan, edit_for(found, found.keys).changes)
    assert found.use == "plan"
    assert plan.campaign.id != desk.plan.campaign.id  # a plan with that id is in the folder
    assert plan.model_copy(update={"campaign": desk.plan.campaign}) == desk.plan


def test_cells_that_a_colleague_changed_are_exactly_what_changes(desk):
    book = Edited(made(desk))
    book.put("Berichten", "m1", "title", "Waarom nu").put("Berichten", "m2", "target", 12.5)
    book.put("Berichten", "m1", "audiences", "Balie, Alle medewerkers").put("Berichten", "m1", "channel", "social")
    book.put("Berichten", "m2", "confidential", "ja").put("Berichten", "m3", "notes", None)
    book.put("Berichten", "m2", "tasks", "Poster | -2wd | Piet | x").put("Doelgroepen", "balie", "size", 12)
    found = changes(desk, book.data)
    (task,) = found["m2"].pop("tasks")
    assert (task.title, task.owner, task.done, str(task.due)) == ("Poster", "Piet", True, "-2wd")
    assert found == {
        "m1": {"title": "Waarom nu", "audiences": ("balie", "iedereen"), "channel": "social"},
        "m2": {"target": 12.5, "confidential": True},
        "m3": {"notes": ""},
        "balie": {"size": 12},
    }


def test_the_brief_comes_back_too(desk):
    book = Edited(made(desk))
    sheet = book.book["Briefing"]
    for row in sheet.iter_rows():
        if row[0].value in {"owner", "start"}:
            row[2].value = {"owner": "Redactie", "start": datetime(2027, 1, 4)}[row[0].value]
    assert changes(desk, book.data) == {"campaign": {"owner": "Redactie", "start": date(2027, 1, 4)}}


def test_a_status_is_noted_in_the_history(desk):
    found = changes(desk, Edited(made(desk)).put("Berichten", "m1", "status", "akkoord").data)["m1"]
    assert found["status"] == "approved"
    assert [each.status for each in found["status_log"]] == ["draft", "approved"]


def test_a_day_moves_what_hangs_on_a_milestone_with_its_anchor_or_without(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "=day", datetime(2027, 3, 1))
    kept = changes(desk, book.data)["m1"]["when"]
    assert kept == Anchored("livegang", (Term(-3, "w"),), time(9, 30))
    assert changes(desk, book.data, keep="date")["m1"]["when"] == AtTime(datetime(2027, 3, 1, 9, 30))


def test_a_time_a_plain_day_and_a_day_taken_away(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "=time", time(14, 0))
    book.put("Berichten", "m2", "=day", "15-1-2027").put("Berichten", "m3", "=day", datetime(2027, 2, 1))
    found = changes(desk, book.data)
    assert found["m1"]["when"] == Anchored("livegang", (Term(-4, "w"),), time(14, 0))
    assert found["m2"]["when"] == OnDay(date(2027, 1, 15))
    assert found["m3"]["when"] == OnDay(date(2027, 2, 1))
    assert changes(desk, Edited(made(desk)).put("Berichten", "m2", "=day", None).data) == {"m2": {"when": None}}


def test_a_moment_may_be_typed_as_anywhere(desk):
    found = changes(desk, Edited(made(desk)).put("Berichten", "m2", "when", "3 weken voor livegang").data)
    assert str(found["m2"]["when"]) == "livegang - 3w"
    found = changes(desk, Edited(made(desk)).put("Berichten", "m2", "=day", "week 5 2027").data)
    assert str(found["m2"]["when"]) == "2027-W05"
    assert changes(desk, Edited(made(desk)).put("Berichten", "m1", "when", None).data) == {
        "m1": {"when": AtTime(datetime(2027, 2, 22, 9, 30))}
    }


def test_a_milestone_that_moves_takes_along_what_hangs_on_it(desk):
    plan, left = after(desk, Edited(made(desk)).put("Mijlpalen", "livegang", "=day", datetime(2027, 3, 29)).data)
    assert left == []
    assert differences(desk.plan, plan) == {"livegang": {"date": OnDay(date(2027, 3, 29))}}


def test_a_milestone_that_moves_tells_what_moves_along_and_what_was_changed_besides_where_it_ends_up(desk):
    later = opened(desk.file.path.parent, desk.file.path.read_text("utf-8") + HANGING)
    book = Edited(made(later)).put("Mijlpalen", "livegang", "=day", datetime(2027, 3, 29))
    book.put("Berichten", "m1", "=time", time(11)).put("Berichten", "m1", "title", "Waarom nu")
    book.put("Berichten", "m5", "goal", "Iedereen is er klaar voor")
    book.put("Berichten", "m6", "=day", datetime(2027, 3, 20))
    lines = {each.key: language("nl").render(each.told) for each in imported(later, book.data).changes}
    assert lines == {
        "milestones.livegang.date": "ma 22 mrt → ma 29 mrt; 2 berichten verschuiven mee: Straks, Klaar",
        "messages.m1.when": "09:30 → 11:00; komt uit op ma 1 mrt 11:00",
        "messages.m1.title": "Titel: Waarom → Waarom nu",
        "messages.m5.goal": "Doel: – → Iedereen is er klaar voor; komt uit op ma 22 mrt",
        "messages.m6.when": "do 18 mrt → za 20 mrt",
    }


HANGING = """
[[messages]]
id = "m4"
title = "Klaar"
channel = "mail"
when = "livegang"
[[messages]]
id = "m5"
title = "Straks"
channel = "mail"
when = "livegang - 1w"
[[messages]]
id = "m6"
title = "Bijna"
channel = "mail"
when = "livegang - 4d"
"""


def test_what_cannot_be_read_is_told_and_changes_nothing(desk):
    book = (
        Edited(made(desk)).put("Berichten", "m1", "audiences", "Marsmannen").put("Berichten", "m1", "status", "klaar")
    )
    book.put("Berichten", "m2", "=week", "wk 40").put("Berichten", "m2", "target", "veel")
    book.put("Berichten", "m1", "=day", datetime(2027, 2, 1)).put("Berichten", "m1", "when", "livegang - 1w")
    plan, left = after(desk, book.data)
    assert differences(desk.plan, plan) == {}
    assert sorted(left) == [
        *("Berichten B4, Datum: 2027-02-01 / livegang - 1w", "Berichten E3, Week: wk 40"),
        *("Berichten H4, Doelgroep: Marsmannen", "Berichten I4, Status: klaar", "Berichten V3, Streefgetal: veel"),
    ]


def test_a_row_more_is_an_entry_more_once_however_often_it_comes(desk):
    book = Edited(made(desk)).add("Berichten", title="Nog een", channel="Maandagnieuws", at_day=datetime(2027, 2, 3))
    book.add("Doelgroepen", name="Directie")
    plan, left = after(desk, book.data)
    assert left == []
    assert differences(desk.plan, plan).keys() - {"directie"} == {plan.messages[-1].id}
    message = plan.messages[-1]
    assert (message.title, message.channel, message.when) == ("Nog een", "nieuwsbrief", OnDay(date(2027, 2, 3)))
    assert plan.audience("directie").name == "Directie"
    desk.do(edit_for(found := imported(desk, book.data), found.keys))
    assert imported(desk, book.data).changes == ()


def test_a_copied_row_is_a_message_of_its_own(desk):
    book = Edited(made(desk))
    sheet = book.book["Berichten"]
    sheet.append([cell.value for cell in sheet[book.row("Berichten", "m2")]])
    sheet.cell(sheet.max_row, book.place("Berichten", "title")).value = "Proef nog eens"
    plan, left = after(desk, book.data)
    assert left == []
    assert [each.title for each in plan.messages] == ["Waarom", "Proef mee", "Ooit", "Proef nog eens"]
    assert plan.messages[-1].target == 10


def test_a_row_without_a_title_or_channel_is_told(desk):
    plan, left = after(desk, Edited(made(desk)).add("Berichten", goal="Zomaar").data)
    assert plan == desk.plan
    assert left == ["Berichten: Zomaar"]


def test_a_row_that_was_deleted_is_taken_out_but_an_emptied_sheet_takes_out_nothing(desk):
    book = Edited(made(desk))
    book.book["Berichten"].delete_rows(book.row("Berichten", "m3"))
    assert changes(desk, book.data) == {"m3": "gone"}
    found = imported(desk, book.data)
    assert found.uncontested == frozenset()
    assert language("nl").render(found.changes[0].told) == (
        "de rij staat niet meer in de spreadsheet; neem je dit over, dan gaat dit uit Berichten"
    )
    book.book["Berichten"].delete_rows(HEAD + 1, 9)
    assert changes(desk, book.data) == {}


def test_a_part_that_comes_back_takes_nothing_out(desk):
    data = made(desk, request=Request(channels=("social",)))
    assert changes(desk, Edited(data).put("Berichten", "m2", "title", "Proef").data) == {"m2": {"title": "Proef"}}


def test_what_the_plan_changed_meanwhile_stays(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "goal", "Iedereen snapt waarom")
    path = desk.file.path
    path.write_text(path.read_text("utf-8").replace('"Waarom"', '"Waarom wij"').replace("- 4w", "- 5w"), "utf-8")
    later = Desk.open(path, today=TODAY, now=desk.now, holidays=no_holidays)
    assert changes(later, book.data) == {"m1": {"goal": "Iedereen snapt waarom"}}


def test_what_both_changed_is_told_as_such_and_taken_by_choice(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "goal", "Iedereen snapt waarom")
    book.put("Berichten", "m1", "=day", date(2027, 1, 20)).put("Berichten", "m1", "title", "Waarom wij")
    book.put("Berichten", "m2", "title", "Proef")
    text = desk.file.path.read_text("utf-8").replace('"Waarom"', '"Waarom wij"').replace("- 4w", "- 5w")
    later = opened(desk.file.path.parent, text.replace('"Iedereen weet waarom"', '"Ons eigen doel"'))
    found = imported(later, book.data)
    told = {each.key: language("nl").render(each.told) for each in found.changes if each.both}
    assert told == {
        "messages.m1.when": "ma 15 feb 09:30 → wo 20 jan 09:30 ▲ hier ook gewijzigd; "
        "bij het exporteren stond er ma 22 feb 09:30",
        "messages.m1.goal": "Doel: Ons eigen doel → Iedereen snapt waarom ▲ hier ook gewijzigd; "
        "bij het exporteren stond er Iedereen weet waarom",
    }
    assert found.keys - found.uncontested == told.keys()
    kept = apply(later.plan, edit_for(found, found.uncontested).changes)
    assert differences(later.plan, kept) == {"m2": {"title": "Proef"}}
    taken = apply(later.plan, edit_for(found, found.keys).changes)
    assert taken.message("m1").goal == "Iedereen snapt waarom"


def test_what_was_taken_out_there_and_changed_here_is_a_choice_too(desk):
    book = Edited(made(desk))
    book.book["Berichten"].delete_rows(book.row("Berichten", "m2"))
    assert not any(each.both for each in imported(desk, book.data).changes)
    later = opened(desk.file.path.parent, desk.file.path.read_text("utf-8").replace('"Proef mee"', '"Doe mee"'))
    assert [each.both for each in imported(later, book.data).changes] == [True]


def test_sheets_and_columns_may_be_renamed_moved_sorted_and_hidden(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "title", "Waarom nu")
    sheet = book.book["Berichten"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1)]
    for number, values in enumerate(sorted(rows, key=lambda each: str(each[0]), reverse=True), HEAD + 1):
        for place, value in enumerate(values, 1):
            sheet.cell(number, place).value = value
            sheet.cell(number, place).data_type = "s" if isinstance(value, str) else sheet.cell(number, place).data_type
    sheet.insert_cols(3)
    sheet.insert_rows(1)
    sheet.title = "Planning Q1"
    sheet.cell(HEAD + 1, 5).value = "Kop"
    assert changes(desk, book.data) == {"m1": {"title": "Waarom nu"}}


def test_without_what_it_carries_it_is_held_against_the_plan(desk):
    book = Edited(made(desk)).put("Berichten", "m1", "title", "Waarom nu")
    book.book["Berichten"].delete_rows(book.row("Berichten", "m3"))
    del book.book[CARRIER]
    assert changes(desk, book.data) == {"m1": {"title": "Waarom nu"}}
    assert imported(desk, book.data, into=False) is None


def test_separated_values_come_back_as_what_changed(desk):
    text = made(desk, "csv").decode("utf-8-sig")
    assert ";'=1+1;" in text
    text = text.replace("Waarom;Maandagnieuws", "Waarom nu;Maandagnieuws").replace("2027-01-14", "15-1-2027")
    found = changes(desk, text.encode("cp1252"))
    assert found == {"m1": {"title": "Waarom nu"}, "m2": {"when": OnDay(date(2027, 1, 15))}}


def test_the_channel_of_a_workspace_gets_an_entry_with_what_differs(tmp_path):
    (tmp_path / "workspace.toml").write_text('[[channels]]\nid = "mail"\nname = "Post"\ncost = 3\n', "utf-8")
    desk = opened(tmp_path, PLAIN.format(language=""))
    book = Edited(made(desk)).put("Kanalen", "mail", "cost", 5)
    plan, left = after(desk, book.data)
    assert left == []
    (channel,) = [each for each in plan.channels if each.id == "mail"]
    assert channel.model_dump(exclude_unset=True) == {"id": "mail", "cost": 5}


def test_an_example_comes_back_whole(tmp_path):
    path = tmp_path / "plein.toml"
    shutil.copy(EXAMPLES / "poliklinieken-een-plein.toml", path)
    desk = Desk.open(path, today=TODAY, now=lambda: None)
    found = imported(desk, made(desk), into=False)
    plan = apply(found.standing.plan, edit_for(found, found.keys).changes)
    secret = {each.id for each in desk.plan.messages if each.confidential}
    kept = tuple(
        each if secret.isdisjoint(each.follows) else replaced(each, follows=tuple(set(each.follows) - secret))
        for each in desk.plan.messages
        if Request().takes(each)
    )
    wanted = desk.plan.model_copy(update={"messages": kept, "campaign": plan.campaign})
    assert plan == wanted
    assert imported(desk, made(desk)).changes == ()


def test_a_plan_of_its_own_goes_beside_one_of_that_name(desk, tmp_path):
    (tmp_path / "nieuwe-koffie.toml").write_text(desk.file.text, "utf-8")
    assert imported(desk, made(desk), into=False).target == tmp_path / "nieuwe-koffie-2.toml"


def test_white_space_before_the_sign_of_a_formula_comes_back_as_it_was(tmp_path):
    desk = opened(tmp_path, PLAIN.format(language="").replace('"Ooit"', '" \'=som"'))
    assert imported(desk, made(desk, "csv")).changes == ()


SECRET = """
[[messages]]
id = "stilste"
title = "Wie het eerst hoort"
channel = "mail"
when = 2027-01-20
confidential = true
[[messages]]
id = "mdaarna"
title = "Daarna"
channel = "mail"
audiences = ["balie"]
when = 2027-01-21
follows = ["stilste", "m1"]
"""


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_stays_here_is_not_named_and_is_followed_still(tmp_path: Path, kind: str):
    path = tmp_path / "plan.toml"
    path.write_text(PLAIN.format(language="") + SECRET, "utf-8")
    desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 1, 6, 9), holidays=no_holidays)
    contents = contents_of(desk, Request())
    assert "stilste" not in str(contents.written)
    assert "stilste" not in str(contents.plan)
    assert load_of(contents).heading == "Doelgroep, van wat in dit bestand staat"
    assert load_of(contents_of(desk, Request(confidential=("stilste",)))).heading == "Doelgroep"
    data = FORMATS[kind].make(contents)

    def back(data: bytes) -> tuple[str, ...]:
        incoming = Incoming(Path(f"terug.{kind}"), data, desk, tmp_path, TODAY)
        found = import_book(incoming, read_book(read_tables(data)))
        assert found is not None
        edit = edit_for(found, found.keys)
        assert {each.id for each in edit.changes} <= {"mdaarna"}
        return apply(desk.plan, edit.changes).message("mdaarna").follows

    assert back(data) == ("stilste", "m1")
    if kind == "xlsx":
        book, changed = openpyxl.load_workbook(BytesIO(data)), BytesIO()
        sheet = next(each for each in book if each.cell(1, 1).value == "messages.id")
        place = next(cell.column for cell in sheet[1] if cell.value == "messages.follows")
        row = next(number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 1).value == "mdaarna")
        sheet.cell(row, place).value = "m2"
        book.save(changed)
        assert back(changed.getvalue()) == ("stilste", "m2")


def test_the_first_day_of_a_phase_follows_from_its_start_and_says_so(tmp_path):
    phase = '[[phases]]\nid = "p1"\ntitle = "Voorbereiding"\nstart = "livegang - 4w"\nend = "livegang"\n'
    desk = opened(tmp_path, PLAIN.format(language="") + phase)
    book = Edited(made(desk))
    plan, left = after(desk, book.put("Fasen", "p1", "=day", datetime(2027, 3, 1)).data)
    assert (plan, len(left)) == (desk.plan, 1)
