from datetime import date

import pytest

from analysis.errors import InputError
from analysis.studies import stated


def test_fiscal_years_come_from_the_stated_value_or_else_from_the_words():
    assert stated.fiscal_years("ssa-satellites-2024-2028") == [2024, 2028]
    assert stated.fiscal_years("qzss-us-payloads") == [2023]  # 'due by FY2023'; the value is 3
    assert stated.fiscal_years("bsgc-1m") == []
    with pytest.raises(InputError, match="bsgc-1m"):
        stated.fiscal_years("bsgc-2m")


def test_a_fiscal_year_runs_from_april_to_march():
    assert stated.fiscal_year_days(2023) == (date(2023, 4, 1), date(2024, 3, 31))


def test_months_come_from_the_words_of_a_claim():
    assert stated.months("sdmu-2020") == ["2020-05"]  # 'set up in May 2020'
    assert stated.months("aegis-and-pac") == ["2021-03"]  # 'by March 2021'
    assert stated.months("kirameki-slots") == ["2017-01", "2018-04"]
    assert stated.months("bsgc-1m") == []
    with pytest.raises(InputError, match="bsgc-2m"):
        stated.months("bsgc-2m")
