"""A period is read as people type it, and what is written is read back the same."""

from datetime import date

import pytest

from campaign.desk.desk import Desk
from campaign.desk.openings import Period
from campaign.desk.periods import read_period, write_period
from campaign.errors import CampaignError

MARCH = Period(date(2027, 3, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2027-03", MARCH),
        ("2027-W09", Period(date(2027, 3, 1), date(2027, 3, 7))),
        ("2027-03-02", Period(date(2027, 3, 2), date(2027, 3, 2))),
        ("1 mar – 31 mar", MARCH),
        ("2027-03-01 t/m 2027-03-31", MARCH),
        ("2027-03-01 - 2027-W13", Period(date(2027, 3, 1), date(2027, 4, 4))),
        ("livegang - 2w – livegang", Period(date(2027, 3, 1), date(2027, 3, 15))),
    ],
)
def test_a_period_is_read(desk: Desk, typed: str, period: Period):
    assert read_period(desk, typed) == period
    assert read_period(desk, write_period(period)) == period


@pytest.mark.parametrize("typed", ["31 mar – 1 mar", "ooit", "1 mar – ooit", " – "])
def test_what_is_no_period_is_told(desk: Desk, typed: str):
    with pytest.raises(CampaignError):
        read_period(desk, typed)
