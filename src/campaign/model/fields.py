"""The types that the fields of a plan are made of, and the base of every model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.duration import Duration, parse_duration, parse_reminder
from campaign.model.ids import LONGEST_ID
from campaign.model.when import DAY, Deadline, Relative, Term, When, parse_deadline, parse_when, to_toml, within_years

Parsed = TypeVar("Parsed")


class Entry(BaseModel):
    """The base of everything in a plan: a frozen value that keeps the keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, populate_by_name=True, defer_build=True)


def _reading(parse: Callable[[Any], Parsed], *types: type[Parsed]) -> Callable[[Any], Parsed]:
    """Return a validator that reads a written value with `parse`, and leaves a value that was read before alone."""

    def read(value: Any) -> Parsed:  # noqa: ANN401 - whatever stands in somebody's file
        if isinstance(value, types):
            return value
        try:
            return parse(value)
        except NotUnderstoodError as error:
            raise PydanticCustomError("not_understood", "not understood", {"error": error}) from None

    return read


def _read_date(value: Any) -> Any:  # noqa: ANN401
    """Take a date written as text too."""
    if isinstance(value, str) and DAY.fullmatch(value.strip()):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            return value
    if not isinstance(value, date):
        return value
    try:
        return within_years(value)
    except NotUnderstoodError as error:
        raise PydanticCustomError("not_understood", "not understood", {"error": error}) from None


def _read_step(value: Any) -> Term:  # noqa: ANN401
    """Read how often something happens: "2w", "10d", "1m", "5wd"."""
    distance = parse_deadline(f"+{value}" if isinstance(value, str) and value[:1].isdigit() else value)
    if isinstance(distance, Relative) and len(distance.terms) == 1 and distance.terms[0].amount > 0:
        return distance.terms[0]
    return _reject_step(value)


def _reject_step(value: object) -> Term:
    """Complain about something that is no interval."""
    raise NotUnderstoodError(say("{value} is not an interval", value=str(value)[:80]), say("Write 1d, 1w, 2w or 1m."))


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """How a type of our own stands in a file.

    One annotation for all of it. pydantic's own (PlainValidator, PlainSerializer, WithJsonSchema) also work out what
    the type is made of, for each field anew; nothing asks for that, and it took a fifth of opening a small plan.
    """

    read: Callable[[Any], object]
    """Makes the value of what is written; a value that was read before stays as it is."""
    write: Callable[[Any], object]
    """Makes what is written of the value."""
    schema: Mapping[str, Any]
    """What is written, as JSON Schema."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return how pydantic reads and writes it."""
        del source, handler
        written = core_schema.plain_serializer_function_ser_schema(self.write)
        return core_schema.no_info_plain_validator_function(self.read, serialization=written)

    def __get_pydantic_json_schema__(self, known: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return what an editor completes from."""
        del known, handler
        return dict(self.schema)


CLOCK = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?"
STAMP_PATTERN = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[Tt ]{CLOCK}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?$"
"""A date with a time. JSON Schema's own `date-time` asks for an offset, which a time on the wall has not."""


class Later:
    """A part that its own model reads when it is there.

    What reads a model is made at the first reading of all that holds it. Where most files say nothing, that is for
    nothing; a part that is marked so is left until one does.
    """

    def __get_pydantic_core_schema__(self, source: type[BaseModel], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return how pydantic reads it: a value that was read before stays as it is."""
        del handler
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, source) else source.model_validate(value),
            metadata={"model": source},
        )

    def __get_pydantic_json_schema__(self, known: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return what an editor completes from: the model's own."""
        model: type[BaseModel] = known["metadata"]["model"]
        model.model_rebuild()
        return handler(model.__pydantic_core_schema__)


WHEN_SCHEMA = {
    "anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": STAMP_PATTERN},
        {"type": "string", "pattern": r"^[0-9]{4}-(W[0-9]{2}|Q[1-4]|[0-9]{2})$"},
        {"type": "string", "pattern": r"^[a-z][a-z0-9_-]*(\s+[+-]\s*[0-9]+(wd|d|w|m))*(\s+[0-9]{2}:[0-9]{2})?$"},
    ]
}
DEADLINE_SCHEMA = {"anyOf": [*WHEN_SCHEMA["anyOf"], {"type": "string", "pattern": r"^(\s*[+-]\s*[0-9]+(wd|d|w|m))+$"}]}
DURATION_SCHEMA = {"type": "string", "pattern": r"^([0-9]+d)?\s*([0-9]+h)?\s*([0-9]+m)?$"}
REMINDER_SCHEMA = {"type": "string", "pattern": r"^[+-]?\s*([0-9]+d)?\s*([0-9]+h)?\s*([0-9]+m)?$"}
STEP_SCHEMA = {"type": "string", "pattern": r"^\+?[0-9]+(wd|d|w|m)$"}

_WHENS = tuple(When.__args__)
_DEADLINES = tuple(Deadline.__args__)

Moment = Annotated[When, Written(_reading(parse_when, *_WHENS), to_toml, WHEN_SCHEMA)]
"""A `when`."""
By = Annotated[Deadline, Written(_reading(parse_deadline, *_DEADLINES), to_toml, DEADLINE_SCHEMA)]
"""A `when`, or a distance from the message itself."""
Length = Annotated[Duration, Written(_reading(parse_duration, Duration), str, DURATION_SCHEMA)]
"""How long something takes."""
Reminder = Annotated[Duration, Written(_reading(parse_reminder, Duration), str, REMINDER_SCHEMA)]
"""How long before the start a reminder sounds; negative."""
Step = Annotated[Term, Written(_reading(_read_step, Term), lambda term: f"{term.amount}{term.unit}", STEP_SCHEMA)]
"""How often something happens."""
Day = Annotated[date, BeforeValidator(_read_date)]
"""A date."""
Clock = Annotated[time, WithJsonSchema({"type": "string", "pattern": rf"^{CLOCK}$"})]
"""A time on the wall clock."""
Stamp = Annotated[datetime, WithJsonSchema({"type": "string", "pattern": STAMP_PATTERN})]
"""When something was written down."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=LONGEST_ID)]
"""A name that other entries refer to: lower case letters, digits, `_` and `-`, a letter first."""
Ref = str
"""The id of another entry. Any text loads: one that names nothing is a finding, and a title is read as its id."""
MaybeRef = Annotated[str | None, AfterValidator(lambda ref: ref or None)]
"""The id of another entry, or none; an empty text is none."""
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
Level = Literal["high", "medium", "low"]
Effect = Literal["know", "feel", "do"]
Certainty = Literal["fixed", "indicative"]
Status = Literal["idea", "draft", "review", "approved", "scheduled", "sent", "cancelled"]
Number = Annotated[float | int, Field(allow_inf_nan=False)]

Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in the file, a tuple here."""
