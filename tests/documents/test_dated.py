"""Tables of audiences against milestones that say when those are; and no text of any table gets lost."""

from contextlib import suppress
from datetime import date
from random import Random

import pytest

from campaign.errors import NotUnderstoodError
from tests.documents.sheets import read, xlsx

CELLS = [["Balie", "mail", "intranet", ""], ["Managers", "overleg", "", "mail"]]
DAYS = ["12-4-2027", "3-5-2027", "1-6-2027"]
NAMES = ["Pilot", "Livegang", "Evaluatie"]
ON_MILESTONES = [
    ("Balie", "mail", "pilot"),
    ("Balie", "intranet", "livegang"),
    ("Managers", "overleg", "pilot"),
    ("Managers", "mail", "evaluatie"),
]
ON_DAYS = [
    ("Balie", "mail", "2027-04-12"),
    ("Balie", "intranet", "2027-05-03"),
    ("Managers", "overleg", "2027-04-12"),
    ("Managers", "mail", "2027-06-01"),
]


def whom(reading):
    return [(each.audiences.named[0].name, each.title, str(each.moment.when)) for each in reading.drafts]


@pytest.mark.parametrize(
    "rows",
    [
        [["Doelgroep", *NAMES], ["Datum", *DAYS], *CELLS],
        [["Doelgroep", *NAMES], ["", *DAYS], *CELLS],
        [["", *NAMES], ["Datum", *DAYS], *CELLS],
        [["Mijlpaal", *NAMES], ["Datum", *DAYS], *CELLS],
        [["Datum", *DAYS], ["Mijlpaal", *NAMES], *CELLS],
        [["Communicatiematrix"], ["Doelgroep", *NAMES], ["Datum", *DAYS], *CELLS],
        [["Doelgroep", "Pilot 12-4", "Livegang (3 mei 2027)", "Evaluatie: 1 juni"], *CELLS],
        xlsx(
            {
                "Matrix": [
                    ["Doelgroep", *NAMES],
                    ["Datum", date(2027, 4, 12), date(2027, 5, 3), date(2027, 6, 1)],
                    *CELLS,
                ]
            }
        ),
    ],
    ids=["below", "no word", "no label", "milestone", "above", "title", "behind", "typed"],
)
def test_milestones_have_the_days_that_stand_with_their_names(rows):
    reading = read(rows)
    assert whom(reading) == ON_MILESTONES
    assert {each.name: str(each.moment.when) for each in reading.milestones} == {
        "Pilot": "2027-04-12",
        "Livegang": "2027-05-03",
        "Evaluatie": "2027-06-01",
    }
    assert [text for _row, text in reading.aside] in ([], ["Communicatiematrix"])


@pytest.mark.parametrize("label", ["Datum", "Wanneer", "Doelgroep", ""])
def test_a_first_column_below_days_is_whom_it_is_for(label):
    assert whom(read([[label, "12-4-2027", "3-5-2027", "13-6-2027"], *CELLS])) == [
        *ON_DAYS[:3],
        ("Managers", "mail", "2027-06-13"),
    ]


def test_what_is_guessed_of_a_first_column_is_told_and_can_be_said_otherwise():
    rows = [["Datum", *DAYS], ["Startmail", "x", "", "x"], ["Terugblik", "", "", "x"]]
    reading = read(rows)
    assert [(each.heading, each.field, each.sure) for each in reading.columns] == [("Datum", "title", False)]
    assert [each.title for each in reading.drafts] == ["Startmail (12-4-2027)", "Startmail (1-6-2027)", "Terugblik"]
    assert whom(read(rows, meant={"Datum": "audiences"}))[0][0] == "Startmail"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Kick-off 1 maart 2027", "Kick-off"),
        ("Kick-off: ma 1 maart 2027", "Kick-off"),
        ("Kick-off - 1 maart 2027", "Kick-off"),
        ("Kick-off (1-3-2027)", "Kick-off"),
        ("Kick-off-1-3-2027", "Kick-off"),
        ("Go live 1 maart 2027", "Livegang"),
        ("Pilot - maandag 1 maart 2027", "Pilot"),
        ("Eerste loonrun 1 maart 2027", "Eerste loonrun"),
    ],
)
def test_the_day_behind_a_name_takes_no_word_of_it(heading, name):
    reading = read([["", heading, "Evaluatie 3 mei 2027"], ["Directie", "Memo", "Gesprek"]])
    assert {each.name: str(each.moment.when) for each in reading.milestones} == {
        name: "2027-03-01",
        "Evaluatie": "2027-05-03",
    }
    assert len(reading.drafts) == 2


def test_a_milestone_without_a_day_among_others():
    reading = read([["Doelgroep", *NAMES], ["Datum", "12-4-2027", "n.t.b.", "1-6-2027"], *CELLS])
    assert whom(reading) == ON_MILESTONES
    assert {each.name: each.moment.when for each in reading.milestones}["Livegang"] is None
    assert [each.text for each in reading.untaken] == ["Livegang – : n.t.b."]


def test_a_row_of_days_that_is_a_message_stays_one():
    reading = read([["Onderwerp", "Van", "Tot", "Kanaal"], ["Rooster", "1-3-2027", "4-3-2027", "mail"]])
    assert [each.title for each in reading.drafts] == ["Rooster"]
    reading = read([["Onderwerp", "Van", "Tot"], ["", "1-3-2027", "4-3-2027"], ["Rooster", "5-3-2027", "6-3-2027"]])
    assert "Rooster" in [each.title for each in reading.drafts]


LABELS = ["Doelgroep", "Datum", "Week", "Kanaal", "Onderwerp", "Fase", "Mijlpaal", "", "Actie", "Wat", "Nr"]
HEADS = [
    *("Pilot", "Livegang", "Evaluatie", "Training", "Datum", "Kanaal", "Intranet", "Nieuwsbrief", "Overleg", "Doel"),
    *("12-4-2027", "wk 14", "wk 15", "Aankondiging", "Herinnering", "Datum aankondiging", "Datum herinnering", "Balie"),
    *("Opmerkingen", "Kosten", "Status", "Pilot 12-4", "Livegang (3 mei 2027)", "Fase", "Tijd", "Tot", "Doelgroep"),
]
WORDS = ["mail", "intranet", "Balie", "Managers", "12-4-2027", "3-5-2027", "wk 16", "Pilot", "overleg", "kom kijken"]


def sheet(random: Random) -> tuple[list[list[str]], list[str]]:
    """Return rows, and the texts in them that are in no other cell."""
    width = random.randint(2, 6)
    heads = [random.choice(LABELS), *random.sample(HEADS, width - 1)]
    rows, own = [heads], []
    if random.random() < 0.3:
        rows.append(
            [
                random.choice(["Datum", ""]),
                *(f"{random.randint(1, 28)}-{random.randint(1, 12)}-2027" for _ in heads[1:]),
            ]
        )
    for _ in range(random.randint(1, 5)):
        row = []
        for _head in heads:
            if random.random() < 0.25:
                row.append("")
            elif random.random() < 0.5:
                row.append(random.choice(WORDS))
            else:
                own.append(f"{random.choice(['mail', 'zaal', 'Team', 'wk', ''])} q{len(own)}z".strip())
                row.append(own[-1])
        rows.append(row)
    return rows, own


def said(reading) -> str:
    """Return all that a reading says, in a plan, in notes or as not understood."""
    drafts = [repr(each) for each in reading.drafts]
    return "\n".join(
        [*drafts, *map(repr, (reading.columns, reading.milestones, reading.phases, reading.aside, reading.untaken))]
    )


@pytest.mark.parametrize("seeds", [range(60), range(460, 500), range(580, 590), range(700, 715)], ids=str)
def test_no_text_of_any_sheet_is_lost(seeds):
    for seed in seeds:
        rows, own = sheet(Random(seed))
        with suppress(NotUnderstoodError):
            text = said(read(rows))
            assert [each for each in own if each.split()[-1] not in text] == [], (seed, rows)
