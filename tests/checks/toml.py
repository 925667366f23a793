"""Pieces of a plan as TOML, so that a test says only what it is about."""

import json
from datetime import date, timedelta


def _value(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_value(each) for each in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_value(each)}' for key, each in value.items())} }}"
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def table(name: str, /, **keys: object) -> str:
    """Return an entry of a table; `id` first, a trailing underscore of a key is left out."""
    lines = "".join(f"{key.rstrip('_')} = {_value(value)}\n" for key, value in keys.items())
    return f"[[{name}]]\n{lines}"


def audience(entry: str, impact: str | None = "high", /, **keys: object) -> str:
    """Return an audience, hard hit unless it says otherwise."""
    return table("audiences", id=entry, **({"impact": impact} if impact else {}), **keys)


def message(entry: str, to: str | list[str], when: object = None, /, channel: str = "intranet", **keys: object) -> str:
    """Return a message to some audiences."""
    to = [to] if isinstance(to, str) else to
    moment = {} if when is None else {"when": when if isinstance(when, date) else str(when)}
    values = {"id": entry, "title": entry.capitalize(), "channel": channel, "audiences": to, **moment, **keys}
    return table("messages", **values)


def bare(when: object = None, /, **keys: object) -> str:
    """Return a message "Start", m1, that goes out by mail and to nobody in particular, unless it says otherwise."""
    moment = {"when": str(when)} if when else {}
    return table("messages", **{"id": "m1", "title": "Start", "channel": "mail", **moment, **keys})


def milestone(entry: str, day: object, /, **keys: object) -> str:
    """Return a milestone."""
    return table("milestones", id=entry, date=str(day), **keys)


def on(day: str, days: int = 0) -> str:
    """Return the date so many days on, as it is written."""
    return str(date.fromisoformat(day) + timedelta(days=days))
