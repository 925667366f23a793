"""The settings of the checks, told: which numbers a check has, what they are by themselves, and what they mean."""

from campaign.model.checks import Checks
from campaign.model.fields import Entry
from campaign.storage.schema import sentences


def numbers_of(code: str) -> list[tuple[str, object, str]]:
    """Return every setting of a check: its key, its value when nobody sets it, and its sentence."""
    settings = getattr(Checks.model_construct(), code, None)
    if not isinstance(settings, Entry):
        return []
    told = sentences(type(settings))
    return [
        (name, [] if isinstance(value := getattr(settings, name), tuple) else value, told.get(name, ""))
        for name in type(settings).model_fields
    ]
