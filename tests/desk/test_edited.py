"""What a form shows of a value is in words, and reads back as that very value."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.edited import edited
from campaign.desk.entering import context_of
from campaign.desk.entering_campaign import CampaignReader
from campaign.desk.entering_rows import MODELS, reader_of
from campaign.language import use
from campaign.model.field_words import WORDS
from campaign.model.plan import Row, Table
from tests.conftest import EXAMPLES, TODAY, no_holidays

TABLES: tuple[Table, ...] = tuple(MODELS)
WORDED = ("status", "effect", "impact", "certainty")
"""Fields that a form shows by a word of the catalogue."""


def fields_of(row: Row) -> list[str]:
    """Return the fields of an entry that people type in."""
    return [field for field in type(row).model_fields if field in WORDS and field not in WORDED]


@pytest.fixture(params=sorted(EXAMPLES.glob("[!w]*.toml")), ids=lambda path: path.stem)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    path = tmp_path / request.param.name
    path.write_bytes(request.param.read_bytes())
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=no_holidays)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_value_of_an_example_reads_back_as_it_is_shown(desk: Desk, code: str):
    use(code)
    for table in TABLES:
        reader = reader_of(table, desk.effective, context_of(desk))
        for row in desk.plan.table(table)[:12]:
            for field in fields_of(row):
                text = edited(row, field, reader)
                entered = reader.enter({field: text})
                assert not text or entered.problems == (), text
                assert not text or entered.values[field] == getattr(row, field), text
    reader = CampaignReader(desk.effective, context_of(desk))
    for field in fields_of(desk.plan.campaign):
        text = edited(desk.plan.campaign, field, reader)
        assert not text or reader.enter({field: text}).values[field] == getattr(desk.plan.campaign, field), text
