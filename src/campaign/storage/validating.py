"""From TOML data to a model: a wrong value costs only itself, and all that is wrong is told at once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from campaign.errors import NotUnderstoodError, Place, Problem, Subject, did_you_mean
from campaign.language import Sentence, say
from campaign.model.field_words import none_of_its_words
from campaign.model.fields import Entry
from campaign.storage.limits import MOST_WRONG
from campaign.storage.toml import unreadable

Model = TypeVar("Model", bound=Entry)
Path = tuple[str | int, ...]
MOST_ROUNDS = 10  # each round drops the wrong values that it finds; dropping one can only uncover a missing one


class Wrong(NamedTuple):
    """A wrong value: where in the data, and what is wrong with it."""

    path: Path
    code: str
    text: Sentence
    remedy: Sentence | None = None

    def problem(self, subject: Subject) -> Problem:
        """Return it as a problem of an entry."""
        return Problem(self.code, self.text, subject, self.remedy)

    @property
    def key(self) -> str | None:
        """Return the keys on the way to it, without the table and the numbers of items; None where there are none."""
        return ".".join(part for part in self.path[1:] if isinstance(part, str)) or None


def located(found: Iterable[Wrong], model: Entry, text: str, file: FilePath) -> Iterator[Problem]:
    """Give what is wrong with a file that is no plan as problems, each with the place where it stands."""
    from campaign.storage.places import place_in  # noqa: PLC0415 - in most files nothing is wrong
    from campaign.storage.spans import scan  # noqa: PLC0415 - likewise

    spans = None
    for wrong in found:
        spans = spans or scan(text)
        table = str(wrong.path[0]) if wrong.path else ""
        rows = getattr(model, table, None)
        number = wrong.path[1] if len(wrong.path) > 1 else None
        row = rows[number] if isinstance(rows, tuple) and isinstance(number, int) and number < len(rows) else None
        about = Subject(table, getattr(row, "id", None) or None, wrong.key or table or None)
        yield wrong.problem(about).at(Place(file, *place_in(spans, wrong.path)))


def validate(model: type[Model], data: Mapping[str, Any], file: FilePath) -> tuple[Model, list[Wrong]]:
    """Return the model of some data, and what had to be left out of it.

    Raises:
        PlanUnreadableError: so much is wrong that the file was never meant as this.
    """
    wrong: list[Wrong] = []
    known: set[Path] = set()
    values: Any = data
    for _ in range(MOST_ROUNDS):
        try:
            return model.model_validate(values), wrong
        except ValidationError as failure:
            if failure.error_count() > MOST_WRONG:
                text = say("More than {most} values here are not what a plan holds", most=MOST_WRONG)
                raise unreadable(file, text, remedy=say("Is it the right file?")) from None
            found = [_wrong(error) for error in failure.errors(include_url=False)]
        for each in found:
            path = _data_path(values, each.path)
            if (
                path not in known and each.path not in known
            ):  # one complaint a value, also when one that was wrong is missed
                known.add(path)
                wrong.append(Wrong(path, each.code, each.text, each.remedy))
        values = _without(values, [_data_path(values, each.path) for each in found])
    return model.model_validate({}), wrong


def unknown_keys(model: BaseModel, path: Path = ()) -> Iterator[Wrong]:
    """Give every key that a model and the models in it do not know."""
    if model.model_extra:
        known = [field.alias or name for name, field in type(model).model_fields.items()]
        for key in model.model_extra:
            remedy = did_you_mean(key, known) or say("It stays in the file, and nothing is done with it.")
            yield Wrong((*path, key), "W001", say("The key {key} is not known", key=key), remedy)
    for name, key in _fields_of_models(type(model)):
        value = getattr(model, name, None)
        if isinstance(value, BaseModel):
            yield from unknown_keys(value, (*path, key))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from unknown_keys(item, (*path, key, number))


@lru_cache(maxsize=64)
def _fields_of_models(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields that have models in them, each with its key in the file."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if _has_models(field.annotation))


def _has_models(annotation: object) -> bool:
    """Tell whether values of a type are models, or have models in them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(map(_has_models, get_args(annotation)))


def _data_path(data: Any, loc: Path) -> Path:  # noqa: ANN401 - whatever stands in somebody's file
    """Return the part of a pydantic location that is in the data: names of union members are not."""
    path: list[str | int] = []
    for part in loc:
        inside = part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        if not inside:
            break
        data = data[part]
        path.append(part)
    return tuple(path)


def _without(data: Any, paths: list[Path]) -> Any:  # noqa: ANN401
    """Return the data without the values at these paths. A list item goes as a whole when the path ends at it."""
    here = {path[0] for path in paths if len(path) == 1}
    deeper: dict[str | int, list[Path]] = {}
    for path in paths:
        if len(path) > 1 and path[0] not in here:
            deeper.setdefault(path[0], []).append(path[1:])
    if () in paths:
        return {}
    if isinstance(data, dict):
        return {
            key: _without(value, deeper[key]) if key in deeper else value
            for key, value in data.items()
            if key not in here
        }
    return [
        _without(value, deeper[number]) if number in deeper else value
        for number, value in enumerate(data)
        if number not in here
    ]


def _wrong(error: Any) -> Wrong:  # noqa: ANN401 - pydantic's own dictionary
    """Return one of pydantic's errors in our words; by its type, never by its English."""
    path, kind, context = tuple(error["loc"]), error["type"], error.get("ctx", {})
    if kind == "not_understood":
        cause: NotUnderstoodError = context["error"]
        return Wrong(path, cause.code, cause.text, cause.remedy)
    value = _shown(error["input"])
    if kind == "literal_error":
        known = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        remedy = did_you_mean(str(error["input"]), known) or say("Write one of {words}.", words=known)
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        return Wrong(path, "E001", none_of_its_words(key, value), remedy)
    if kind == "string_pattern_mismatch":
        remedy = say("Write lower case letters, digits, _ and -, a letter first.")
        return Wrong(path, "E001", say("{value} is not an id", value=value), remedy)
    if kind == "missing":
        return Wrong(path, "E001", say("The key {key} is missing", key=str(path[-1])), say("Add it."))
    wanted = next((sentence for start, sentence in WANTED if kind.startswith(start)), SCHEMA_TELLS)
    text = say("{value} is not what this key holds", value=value)
    return Wrong(path, "E001", text, wanted)


SCHEMA_TELLS = say("`campaign schema` tells what it holds.")
WANTED = (
    ("string", say("Write a text between quotes.")),
    ("int", say("Write a whole number without quotes.")),
    ("float", say("Write a number without quotes.")),
    ("bool", say("Write true or false.")),
    ("datetime", say("Write a date and time, as 2027-03-22T09:30:00.")),
    ("date", say("Write a date, as 2027-03-22.")),
    ("time", say("Write a time, as 09:30:00.")),
    ("tuple", say("Write a list between [ and ].")),
    ("model", say("Write a table between {{ and }}.")),
    ("greater", say("Write a larger number.")),
)


def _shown(value: object) -> str:
    """Return a value as a complaint shows it: short, and as the file would write it."""
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
