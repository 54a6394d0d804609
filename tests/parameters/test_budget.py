"""What the budget notebooks refuse before they start, in one line."""

import pytest

from analysis.budget import data, series
from analysis.errors import InputError
from analysis.parameters.budget_programmes import Parameters as Programmes
from analysis.parameters.budget_trends import _CORE_YEARS
from analysis.parameters.budget_trends import Parameters as Trends
from analysis.parameters.validation import Parameters as Validation


@pytest.mark.parametrize(
    ("model", "given", "message"),
    [
        (
            Trends,
            {"first_fiscal_year": 2026, "last_fiscal_year": 2020},
            "2026 is after last_fiscal",
        ),
        (Trends, {"first_fiscal_year": 2023}, "hold 4 years of the basis fifteen_month"),
        (Trends, {"last_fiscal_year": 2016}, "hold 0 years of the basis fifteen_month"),
        (Trends, {"basis": "intial"}, "did you mean 'initial'"),
        (Trends, {"comparison_year": 2019}, "allowed are 2018, 2020, 2021, 2022, 2023, 2024"),
        (Trends, {"horizon": 2026}, "horizon = 2026: allowed is a fiscal year from 2027"),
        (Trends, {"space_share_low_percent": 5.0}, "space_share_low_percent 5 is above"),
        (Trends, {"jpy_per_usd_low": "weak"}, "jpy_per_usd_low = 'weak'"),
        (Programmes, {"first_fiscal_year": 2022}, "a fiscal year from 2008 to 2019"),
        (Programmes, {"stated_rate": 107.4}, "did you mean 'stated_jpy_per_usd'"),
        (Validation, {"topics": ["budgets"]}, "did you mean 'budget'"),
    ],
)
def test_a_bad_parameter_gets_one_line(model, given, message):
    with pytest.raises(InputError, match=message) as error:
        model.validated(given)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("basis", _CORE_YEARS)
def test_the_years_of_the_core_are_those_of_the_data(basis):
    years = series.core(data.lines(), basis).values.index
    assert (years[0], years[-1]) == _CORE_YEARS[basis]
