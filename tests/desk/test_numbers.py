"""Numbers as people type them in both languages, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.desk.numbers import MOST, read_number, written_number
from campaign.documents.sheets.tables import written
from campaign.errors import NotUnderstoodError
from campaign.language import current, use
from campaign.model.written import edited_number


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("nl", "1.250", 1250),
        ("en", "1.250", 1.25),
        ("en", "1,250", 1250),
        ("nl", "1,250", 1.25),
        ("nl", "12,5", 12.5),
        ("nl", "12.5", 12.5),
        ("en", "12,5", 12.5),
        ("nl", "1.250.000", 1_250_000),
        ("en", "1.250.000", 1_250_000),
        ("nl", "1.250,5", 1250.5),
        ("nl", "1,250.5", 1250.5),
        ("nl", "1 250", 1250),
        ("nl", "1\u00a0250\u202f000,5", 1_250_000.5),
        ("nl", "0.125", 0.125),
        ("nl", "80%", 80),
        ("nl", "12,5 %", 12.5),
        ("nl", "-1.250", -1250),
        ("nl", "1250", 1250),
        ("nl", "", None),
        ("nl", "€ 1.250,00", 1250),
        ("nl", "1.250,-", 1250),
        ("nl", "€ 1.250,--", 1250),
        ("nl", "EUR 1250", 1250),
        ("nl", "1250 euro", 1250),
        ("en", "€1,250.50", 1250.5),
        ("en", "€ 1.250", 1250),
        ("nl", "€ 0,50", 0.5),
        ("nl", "ca. € 500", 500),
        ("nl", "45 procent", 45),
        ("en", "12.5 percent", 12.5),
    ],
)
def test_a_number_is_read_as_the_language_in_use_writes_it(code: str, text: str, value: float | None):
    use(code)
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "veel",
        "%",
        "€",
        "12 - 14",
        "€ -",
        "euro",
        "1.25.000",
        "1 25",
        "12 mensen",
        "1e15",
        "nan",
        "inf",
        "1.250.5",
        "--1",
    ],
)
def test_what_is_no_number_is_refused_with_a_remedy(text: str):
    with pytest.raises(NotUnderstoodError) as wrong:
        read_number(text)
    assert wrong.value.remedy is not None


@given(st.sampled_from(["nl", "en"]), st.integers(-(10**14), 10**14) | st.floats(-1e14, 1e14))
def test_a_number_is_edited_as_a_text_that_reads_back_as_the_same(code: str, value: float):
    use(code)
    assert abs(value) < MOST
    assert read_number(edited_number(value, current())) == value


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (1250, "1.250", "1,250"),
        (12.5, "12,5", "12.5"),
        (1_250_000.125, "1.250.000,12", "1,250,000.12"),
        (7, "7", "7"),
        (None, "–", "–"),
    ],
)
def test_a_number_is_written_as_the_language_in_use_writes_it(value: float | None, dutch: str, english: str):
    use("nl")
    assert written_number(value) == dutch
    use("en")
    assert written_number(value) == english


@given(st.permutations(["nl", "en"]), st.integers(-(10**6), 10**6))
def test_a_number_that_was_written_in_one_language_is_read_as_the_same_in_the_other(codes: list[str], thousandths: int):
    use(codes[0])
    text = edited_number(thousandths / 1000, current())
    use(codes[1])
    assert read_number(text) == thousandths / 1000


@given(st.sampled_from(["nl", "en"]), st.integers(-(10**6), 10**6))
def test_a_number_in_a_cell_of_a_workbook_is_read_as_the_same_in_both_languages(code: str, thousandths: int):
    use(code)
    assert read_number(written(thousandths / 1000) or "0") == thousandths / 1000


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (0, "0", "0"),
        (40, "40", "40"),
        (2500, "2.500", "2,500"),
        (6790.5, "6.790,50", "6,790.50"),
        (0.25, "0,25", "0.25"),
    ],
)
def test_an_amount_is_whole_or_has_both_decimals(value: float, dutch: str, english: str):
    use("nl")
    assert current().amount(value) == dutch
    use("en")
    assert current().amount(value) == english
