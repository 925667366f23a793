"""Days in running text: what is surely one is found, and what may be anything else is left alone."""

from datetime import date

import pytest

from campaign.model.mentions import Mention, mentions


def found(text: str, language: str = "nl") -> list[tuple[int | None, ...]]:
    return [(each.weekday, each.day, each.month, each.year) for each in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Op 5 mei zijn we dicht", (None, 5, 5, None)),
        ("dinsdag 9 maart", (1, 9, 3, None)),
        ("Dinsdag, 9 maart: kijkdag", (1, 9, 3, None)),
        ("di 9 maart", (1, 9, 3, None)),
        ("wo. 10 mrt 2027", (2, 10, 3, 2027)),
        ("donderdag de 9e maart", (3, 9, 3, None)),
        ("vóór 1 mrt. insturen", (None, 1, 3, None)),
        ("9-3-2027", (None, 9, 3, 2027)),
        ("vrijdag 9.3.2027", (4, 9, 3, 2027)),
        ("dinsdag 2027-03-09", (1, 9, 3, 2027)),
        ("31 februari", (None, 31, 2, None)),
        ("Dinsdag gaan we open", (1, None, None, None)),
        ("Kom dinsdagmiddag langs", (1, None, None, None)),
        ("Dinsdag 10.00 uur: kijkdag", (1, None, None, None)),
        ("We doen het zo 9 maart", (None, 9, 3, None)),  # so, or Sunday
    ],
)
def test_a_day_is_found_in_dutch(text: str, day: tuple):
    assert found(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Tuesday, March 9", (1, 9, 3, None)),
        ("March 9th, 2027", (None, 9, 3, 2027)),
        ("the 9th of March", (None, 9, 3, None)),
        ("Tue 9 Mar", (1, 9, 3, None)),
        ("May 5th", (None, 5, 5, None)),
        ("on May 5.", (None, 5, 5, None)),
        ("the 4th of May", (None, 4, 5, None)),
        ("25/3/2027", (None, 25, 3, 2027)),
        ("3/25/2027", (None, 25, 3, 2027)),
        ("Come on Tuesday", (1, None, None, None)),
    ],
)
def test_a_day_is_found_in_english(text: str, day: tuple):
    assert found(text, "en") == [day]


@pytest.mark.parametrize(
    "text",
    [
        "2/3 praten, 1/3 doen",
        "versie 2.3.2027",
        "bouw 1.2.3",
        "om 9.30 uur, of 14:15",
        "pagina 5 mei",
        "kamer 12 maart",
        "5 mei-viering",
        "9 en 10 maart",
        "9-12 maart",
        "van 9 t/m 12 maart",
        "maandag 9 en dinsdag 10 maart",
        "het wo en de ma van de do en vr",
        "Mei Li en Jan komen ook",
        "juni wordt druk, in mei niet",
        "45 mei",
        "0 maart",
        "9-0-2027",
        "de dinsdagse markt",
        "13-13-2027",
        "3,5 maart",
        "https://intranet.example/2027-03-09/dinsdag-9-maart",
        "Maandagnieuws en dinsdagse markt",
        "elke dinsdag",
        "volgende week dinsdag",
        "maandag tot en met donderdag",
        "dinsdag en donderdag",
        "dinsdag over twee weken",
        "Goede Vrijdag",
        "Black Friday",
        "dinsdag 9",
        "",
    ],
)
def test_what_may_be_something_else_is_left_alone_in_dutch(text: str):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "do it, we may, and mo is in",
        "the first 5 may leave",
        "May 5 people join?",
        "may 5 of you come",
        "you should march 9 times",
        "9/3/2027",
        "March 9-12",
        "March 9 and 10",
        "in March 2027",
        "release 3.9.2027",
        "every Tuesday",
        "Good Friday",
        "Sunday-best",
    ],
)
def test_what_may_be_something_else_is_left_alone_in_english(text: str):
    assert found(text, "en") == []


def test_several_days_come_in_the_order_of_the_text_with_how_they_stand_there():
    text = "Dinsdag 9 maart open, vrijdag dicht. Zie 10-3-2027."
    assert [each.written for each in mentions(text, "nl")] == ["Dinsdag 9 maart", "vrijdag", "10-3-2027"]
    assert all(text[each.start :].startswith(each.written) for each in mentions(text, "nl"))


def test_letters_that_grow_without_their_capital_move_nothing():
    (found,) = mentions("İİİ dinsdag 9 maart", "nl")
    assert (found.written, found.start) == ("dinsdag 9 maart", 4)


def test_a_text_in_another_language_names_no_days_that_we_know():
    assert mentions("9 maart 2027", "fr") == ()
    assert mentions("9 maart 2027", "nl-BE") != ()


def test_a_day_without_a_year_is_the_one_that_is_nearest():
    new_year = Mention("2 januari", 0, None, 2, 1)
    assert new_year.near(date(2027, 12, 20)) == date(2028, 1, 2)
    assert new_year.near(date(2027, 3, 1)) == date(2027, 1, 2)
    assert Mention("2 januari 2030", 0, None, 2, 1, 2030).near(date(2027, 3, 1)) == date(2030, 1, 2)


def test_a_day_that_no_calendar_has_is_nowhere_near():
    assert Mention("31 februari", 0, None, 31, 2).near(date(2027, 2, 1)) is None
    assert Mention("29 februari 2027", 0, None, 29, 2, 2027).near(date(2027, 2, 1)) is None
    assert Mention("29 februari", 0, None, 29, 2).near(date(2028, 2, 1)) == date(2028, 2, 29)
