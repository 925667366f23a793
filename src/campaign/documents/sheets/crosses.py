"""Columns of crosses: the heading is the audience, and a cross says that a row is for it.

So does a letter or a word between crosses ("i", "ter info"): what it says more than that is told.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from campaign.documents.sheets.cells import NO, channel_kind, is_crossed, is_worded
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, by_heading, meaning, plain
from campaign.documents.sheets.heading_rows import MOMENT_HEADING
from campaign.documents.sheets.rows import Record

WHOM = re.compile(
    r"(?:alle |all |de |the |onze |our )*(?:iedereen|everyone|mt|mt-leden|management|managementteam|directie|bestuur|"
    r"board|leadership|or|ondernemingsraad|medezeggenschap|works council|raad|college|wethouders?|vakbond(?:en)?|"
    r"bonden|unions?|rvt|rvb|rvc|hr|p&o|ict|it|finance|financien|inkoop|facilitair|communicatie|pers|media|staf|"
    r"collega'?s|colleagues|personeel|staff|employees|workforce|people|team ?leads?|project ?(?:team|groep)|"
    r"stuurgroep|steering (?:group|committee)|klankbordgroep|ambassadeurs|ambassadors|sponsors?|partners|externen|"
    r"[\w-]*(?:medewerkers?|leiders|leidinggevenden|managers|directeuren|hoofden|coaches|afdelingen|klanten|clienten|"
    r"patienten|burgers|inwoners|bewoners|studenten|leerlingen|docenten|leraren|ouders|leden|users?|gebruikers|"
    r"leveranciers|partners|stakeholders|customers|clients|patients|suppliers|students|teachers|residents|members|"
    r"artsen|verpleegkundigen|planners|vrijwilligers|volunteers|relaties|bezoekers|visitors|zzp'?ers))(?![\w-]).*",
    re.IGNORECASE,
)
"""Headings that say for whom, or begin so."""
WORK = re.compile(
    r"\?|\b(?:nodig|needed|klaar|ready|gereed|done|tekst|text|foto'?s?|photos?|beeld|vertaling|vertaald|translat\w+|"
    r"druk\w*|print\w*|besteld|ordered|geboekt|booked|budget|check\w*|controle|prio\w*|urgent|belangrijk|opmaak|"
    r"design|ontwerp|verplicht|optioneel|intern|extern|internal|external|digitaal|fysiek|online|offline|ma|di|wo|do|vr|"
    r"mon|tue|wed|thu|fri)\b",
    re.IGNORECASE,
)
"""Headings that say of what a row still needs, or how it goes, and of nobody."""
CODE = re.compile(r"(?=.{1,20}$)[^\W\d_]+(?:[ ./&+-]{1,2}[^\W\d_]+){0,2}[.?!]?")
"""A letter or some words that say how a row is for somebody."""
LETTER = re.compile(r"[^\W\d_](?:/[^\W\d_])?")
FEWEST = 2  # columns with crosses beside each other, of which one has words too
NAMED: frozenset[Field] = frozenset({"audiences", "excluded", "owner", "contributors"})
"""What a column of crosses says by its heading."""


def crossed(
    columns: tuple[Column, ...], records: tuple[Record, ...], chosen: Mapping[str, Field | None]
) -> tuple[Column, ...]:
    """Return columns, those of nothing but crosses as the audience that their heading names.

    A heading with a word for people says so; other unknown ones do where several of them stand beside each other and
    no column names an audience by itself: a guess, which is told as one. A column with words between the crosses is
    one among others. What somebody chose is as it was chosen.
    """
    open_ = _open_columns(columns, chosen)
    free = [each for each in open_ if _only_crosses(each, records)]
    found = {each.number: replace(each, crossed=True) for each in columns if _names(each) and _marks(each, records)}
    found |= {each.number: _audience(each, sure=True) for each in free if _says_whom(each)}
    found |= _among(columns, [each for each in open_ if each.number not in found], found, records)
    if not any(each.field == "audiences" and each.number not in found for each in columns):
        unknown = {each.number for each in free if each.number not in found and _may_be_people(each, records)}
        found |= _beside_each_other(columns, found, unknown)
    return tuple(found.get(each.number, each) for each in columns)


def _open_columns(columns: tuple[Column, ...], chosen: Mapping[str, Field | None]) -> list[Column]:
    """Return the columns of which neither somebody said nor their heading surely says what they mean."""
    said = by_heading(chosen)
    return [each for each in columns if plain(each.heading) not in said and (each.field is None or not each.sure)]


def _audience(column: Column, *, sure: bool) -> Column:
    """Return a column of crosses as the audience that its heading names."""
    return replace(column, field="audiences", sure=sure, crossed=True)


def _beside_each_other(
    columns: tuple[Column, ...], found: Mapping[int, Column], unknown: Container[int]
) -> dict[int, Column]:
    """Return unknown columns as audiences where they stand beside each other or beside those found: a guess."""
    runs = _runs([each for each in columns if each.number in found or each.number in unknown])
    beside = [column for run in runs if len(run) > 1 for column in run]
    return {each.number: _audience(each, sure=False) for each in beside if each.number not in found}


def _among(
    columns: tuple[Column, ...], open_: list[Column], found: Mapping[int, Column], records: tuple[Record, ...]
) -> dict[int, Column]:
    """Return the columns with words as audiences that stand among those with crosses: by their headings, or between."""
    people = [each for each in open_ if _says_whom(each) or _may_be_people(each, records)]
    may_be = {each.number for each in people if _has_codes(each, records)}
    more: dict[int, Column] = {}
    for run in _runs([each for each in columns if each.number in found or each.number in may_be]):
        if sum(_has_crosses(each, records) for each in run) >= FEWEST:
            more |= _between(run, found)
    return more


def _between(run: list[Column], found: Mapping[int, Column]) -> dict[int, Column]:
    """Return the other columns of a run as audiences: where their heading says so, or others do on both sides."""
    named = [each.number for each in run if each.number in found or _says_whom(each)]
    more: dict[int, Column] = {}
    for column in (each for each in run if each.number not in found):
        if _says_whom(column) or (named and min(named) < column.number < max(named)):
            more[column.number] = _audience(column, sure=_says_whom(column))
    return more


def _says_whom(column: Column) -> bool:
    """Tell whether the heading of a column has a word for people, and asks nothing."""
    return bool(WHOM.fullmatch(plain(column.own))) and "?" not in column.own and channel_kind(column.own) is None


def _texts(column: Column, records: tuple[Record, ...]) -> list[str]:
    """Return what stands in a column."""
    return [each.cells[column.number].text for each in records if column.number in each.cells]


def _has_codes(column: Column, records: tuple[Record, ...]) -> bool:
    """Tell whether a column has crosses, letters and a few words, and nothing longer."""
    texts = _texts(column, records)
    return bool(texts) and all(CODE.fullmatch(each) for each in texts if is_worded(each))


def _marks(column: Column, records: tuple[Record, ...]) -> bool:
    """Tell whether a column that is somebody says so by crosses or letters, whatever words stand between them."""
    texts = _texts(column, records)
    return any(is_crossed(each) or LETTER.fullmatch(each) for each in texts) and _has_codes(column, records)


def _has_crosses(column: Column, records: tuple[Record, ...]) -> bool:
    """Tell whether a column has a cross."""
    return any(map(is_crossed, _texts(column, records)))


def _only_crosses(column: Column, records: tuple[Record, ...]) -> bool:
    """Tell whether a column has crosses, and nothing beside them that says more than no."""
    return _has_crosses(column, records) and not any(map(is_worded, _texts(column, records)))


def _names(column: Column) -> bool:
    """Tell whether the heading of a column of crosses is what its field holds, and not the word for that field."""
    if column.field not in NAMED:
        return False
    return bool(WHOM.fullmatch(plain(column.own))) or meaning(column.own) != (column.field, True)


def _may_be_people(column: Column, records: tuple[Record, ...]) -> bool:
    """Tell whether an unknown heading above crosses may name people: no work, channel or day, and never no."""
    text = plain(column.own)
    if WORK.search(column.heading) or WORK.search(text) or channel_kind(text) or MOMENT_HEADING.fullmatch(text):
        return False
    return bool(re.search(r"[^\W\d_]", text)) and not any(NO.fullmatch(each) for each in _texts(column, records))


def _runs(columns: list[Column]) -> Iterator[list[Column]]:
    """Give columns that stand beside each other together."""
    run: list[Column] = []
    for column in columns:
        if run and column.number != run[-1].number + 1:
            yield run
            run = []
        run.append(column)
    if run:
        yield run
