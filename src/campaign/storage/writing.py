"""Values as TOML text. `tomli-w` writes every key and scalar; only the layout of lists and small tables is ours."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from campaign.model.fields import Entry

WIDTH = 120  # a list on one line is no longer than this


def toml_value(entry: Entry, field: str) -> Any:  # noqa: ANN401 - any value that TOML has
    """Return a field as the value that stands in the file; None when it is empty and has no place there."""
    if field not in type(entry).model_fields:
        return (entry.model_extra or {}).get(field)
    dumped = entry.model_dump(include={field}, by_alias=True, exclude_none=True, exclude_defaults=False)
    value = _lean(getattr(entry, field), next(iter(dumped.values()), None))
    if value is None or value == {} or (value in ("", []) and not type(entry).model_fields[field].default):
        return None
    return value


def toml_key(entry: Entry | type[Entry], field: str) -> str:
    """Return the key of a field in the file."""
    model = entry if isinstance(entry, type) else type(entry)
    known = model.model_fields.get(field)
    return known.alias or field if known else field


def toml_table(entry: Entry) -> dict[str, Any]:
    """Return all that an entry has to say, by its keys in the file and in their order."""
    fields = [*type(entry).model_fields, *(entry.model_extra or {})]
    said = ((field, toml_value(entry, field)) for field in fields if field in entry.model_fields_set)
    return {toml_key(entry, field): value for field, value in said if value is not None}


def literal(value: Any, indent: str = "") -> str:  # noqa: ANN401
    """Return a value as TOML text, on one line where it fits."""
    import tomli_w  # noqa: PLC0415 - only a save needs it

    if isinstance(value, Mapping):
        pairs = (f"{key_text(key)} = {literal(item)}" for key, item in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return _list(value, indent)
    if isinstance(value, datetime):
        return value.isoformat()  # with the T of the plan format, where tomli-w writes a space
    multiline = isinstance(value, str) and "\n" in value and "\r" not in value
    return tomli_w.dumps({"k": value}, multiline_strings=multiline)[len("k = ") : -1]


def key_text(key: str) -> str:
    """Return a key as TOML text, in quotes where it must."""
    import tomli_w  # noqa: PLC0415 - likewise

    return tomli_w.dumps({key: 0})[: -len(" = 0\n")]


def statement(key: str, value: Any) -> str:  # noqa: ANN401
    """Return `key = value` with its line break."""
    return f"{key_text(key)} = {literal(value)}\n"


def block(header: str, values: Mapping[str, Any]) -> str:
    """Return a table with its header."""
    return f"{header}\n" + "".join(statement(key, value) for key, value in values.items())


def _list(items: Iterable[Any], indent: str) -> str:
    """Return a list as TOML text: one line, or an item on each line."""
    texts = [literal(item, indent + "  ") for item in items]
    line = "[" + ", ".join(texts) + "]"
    if len(line) <= WIDTH and "\n" not in line and not any(text.startswith("{") and len(texts) > 1 for text in texts):
        return line
    return "[\n" + "".join(f"{indent}  {text},\n" for text in texts) + f"{indent}]"


def _lean(value: Any, dumped: Any) -> Any:  # noqa: ANN401
    """Return a dumped value without the defaults that its models never said."""
    if isinstance(value, Entry):
        return toml_table(value)
    if isinstance(value, tuple):
        return [_lean(item, part) for item, part in zip(value, dumped or (), strict=False)]
    return dumped
