"""The JSON Schema of the plan file, made from the models: their docstrings become its descriptions.

A date and a time of TOML count as their text, as editors that check TOML by a JSON Schema have it.
"""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import REQUIRED_KEYS, Campaign, Part, Plan

TABLES_OF: Mapping[str, Part] = {
    Campaign.__name__: "campaign",
    Milestone.__name__: "milestones",
    Message.__name__: "messages",
}
"""The tables with required keys, by the name of their model."""


def json_schema() -> dict[str, Any]:
    """Return the schema of a plan file, with the sentence of every key."""
    schema: dict[str, Any] = _without_null(Plan.model_json_schema(by_alias=True, mode="validation"))
    schema["title"] = "campaign plan"
    schema["required"] = ["format", "campaign"]
    for name, table in TABLES_OF.items():
        schema["$defs"][name]["required"] = list(REQUIRED_KEYS[table])
    models = {model.__name__: model for model in _models(Plan)}
    for name, part in [("Plan", schema), *schema.get("$defs", {}).items()]:
        if name in models:
            _describe(part, models[name])
    return schema


def _without_null(part: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a part of a schema without what Python calls None: TOML has no such value, a key is left out instead."""
    if isinstance(part, list):
        return [_without_null(each) for each in part if each != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    lean = {key: _without_null(value) for key, value in part.items() if (key, value) != ("default", None)}
    kinds = lean.get("anyOf", [])
    if len(kinds) != 1:
        return lean
    del lean["anyOf"]
    return {**lean, **kinds[0]}


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return a model and every model that its fields are made of."""
    found: set[type[BaseModel]] = set()
    waiting: list[Any] = [model]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in found:
            found.add(kind)
            waiting += [field.annotation for field in kind.model_fields.values()]
        waiting += getattr(kind, "__args__", ())
    return found


def _describe(part: dict[str, Any], model: type[BaseModel]) -> None:
    """Give every key of one table its sentence."""
    told = sentences(model)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in part.get("properties", {}) and name in told:
            part["properties"][key]["description"] = told[name]


def sentences(model: type[BaseModel]) -> dict[str, str]:
    """Return the sentence beneath each field of a model, those that it inherits included, from their source."""
    found: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if kind.__module__.startswith("campaign."):
            found.update(_own_sentences(kind))
    return found


def _own_sentences(model: type) -> dict[str, str]:
    """Return the sentence beneath each field that a class itself declares."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    return {
        field.target.id: sentence.value.value
        for field, sentence in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(sentence, ast.Expr)
        and isinstance(sentence.value, ast.Constant)
        and isinstance(sentence.value.value, str)
    }
