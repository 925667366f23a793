"""Plans in which every key may hold anything that it can hold, made from the models themselves."""

import types
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from campaign.model.checks import Checks
from campaign.model.duration import Duration
from campaign.model.fields import Entry
from campaign.model.plan import TABLES, Campaign, Plan
from campaign.model.when import MAX_AMOUNT, Anchored, AtTime, OnDay, Relative, Term, Window

AWKWARD = "\"'\\\n\r\t#=[]{},.\x00\x1b\u2028\u202e é"
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(AWKWARD, max_size=20)
IDS = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True)
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
DAYS = st.dates(FIRST, LAST)
WALLS = st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30))
OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
UNITS = st.sampled_from(["d", "wd", "w", "m"])
AMOUNTS = st.integers(-MAX_AMOUNT, MAX_AMOUNT)
TERMS = st.builds(Term, AMOUNTS, UNITS)
YEARS = st.integers(1900, 2199)
WINDOWS = st.one_of(
    DAYS.filter(lambda day: 1900 <= day.isocalendar().year < 2200).map(
        lambda day: Window("week", *day.isocalendar()[:2])
    ),
    st.builds(Window, st.just("month"), YEARS, st.integers(1, 12)),
    st.builds(Window, st.just("quarter"), YEARS, st.integers(1, 4)),
)
INTEGERS = st.integers(-(2**63), 2**63 - 1)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: INTEGERS,
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: DAYS,
    time: st.times(),
    datetime: WALLS,
    OnDay: st.builds(OnDay, DAYS),
    AtTime: st.builds(AtTime, WALLS | st.builds(datetime.replace, WALLS, tzinfo=OFFSETS)),
    Window: WINDOWS,
    Anchored: st.builds(Anchored, IDS, st.lists(TERMS, max_size=3).map(tuple), st.none() | CLOCKS),
    Relative: st.builds(Relative, st.lists(TERMS, min_size=1, max_size=3).map(tuple)),
    Duration: st.builds(Duration, st.integers(0, 99_999), st.integers(0, 99_999 * 60)),
    Term: st.builds(Term, st.integers(1, MAX_AMOUNT), UNITS),
    type(None): st.none(),
}
"""What a key of each type can hold."""
OWN: dict[str, st.SearchStrategy[Any]] = {
    "Message.reminders": st.lists(
        st.tuples(VALUES[Duration], st.sampled_from([1, -1])).map(
            lambda made: Duration(made[0].days * made[1], made[0].minutes * made[1])
        ),
        max_size=3,
    ).map(tuple),
    "Repeat.times": st.none() | st.integers(1, 2**63 - 1),
    "Channel.approval": st.none()
    | VALUES[Duration]
    | st.builds(Term, st.integers(1, 99), st.sampled_from(["wd", "w"])),
    "Message.objective": st.none() | IDS,
    "Objective.audience": st.none() | IDS,
}
"""What keys can hold that their type does not tell."""
UNKNOWN = st.dictionaries(
    st.from_regex(r"x[A-Za-z0-9_ .\"é-]{0,12}", fullmatch=True),
    st.one_of(TEXTS, st.booleans(), INTEGERS, DAYS, st.lists(TEXTS, max_size=3)),
    max_size=2,
)


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return the values of a type."""
    if get_origin(kind) is Annotated:
        return values_of(get_args(kind)[0])
    if get_origin(kind) in {Union, types.UnionType}:
        return st.one_of(*map(values_of, get_args(kind)))
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is tuple:
        return st.lists(values_of(get_args(kind)[0]), max_size=3).map(tuple)
    return entries(kind) if isinstance(kind, type) and issubclass(kind, Entry) else VALUES[kind]


@cache
def entries(model: type[Entry]) -> st.SearchStrategy[Any]:
    """Return entries of a model with any of its keys, and some that nobody knows."""
    optional = {name: _values_at(model, name) for name in model.model_fields}
    needed = {name: optional.pop(name) for name, field in model.model_fields.items() if field.is_required()}
    said = st.fixed_dictionaries(needed, optional=optional)
    return st.builds(lambda known, unknown: model.model_validate({**unknown, **known}), said, UNKNOWN)


def _values_at(model: type[Entry], name: str) -> st.SearchStrategy[Any]:
    """Return the values of a key of a model, within its bounds."""
    if name == "id":
        return IDS
    own, field = OWN.get(f"{model.__name__}.{name}"), model.model_fields[name]
    bounds = [each for each in field.metadata if hasattr(each, "ge") or hasattr(each, "le")]
    if own is not None or not bounds:
        return values_of(field.annotation) if own is None else own
    least = max([each.ge for each in bounds if hasattr(each, "ge")], default=-(2**63))
    most = min([each.le for each in bounds if hasattr(each, "le")], default=2**63 - 1)
    numbers = {int: st.integers(least, most), float: st.floats(least, most)}
    kinds = get_args(field.annotation) or (field.annotation,)
    return st.one_of(*(numbers[kind] for kind in kinds if kind in numbers))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Give a plan with up to two entries in every table, each with an id that no other has."""
    tables = {}
    for table in TABLES:
        (model,) = (each for each in get_args(Plan.model_fields[table].annotation) if each is not Ellipsis)
        rows = draw(st.lists(entries(model), max_size=2))
        tables[table] = tuple(row.model_copy(update={"id": f"{table[:2]}{place}"}) for place, row in enumerate(rows))
    head = draw(entries(Campaign)).model_copy(update={"id": "cplan"})
    checks = draw(entries(Checks))
    return Plan.model_validate({**draw(UNKNOWN), "campaign": head, "checks": checks, **tables})
