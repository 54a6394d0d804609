import numpy as np
import pandas as pd
import pytest

from analysis.budget import growth
from analysis.errors import InputError

YEARS = np.arange(2005, 2021)


def test_exact_growth_is_found_through_a_gap():
    values = pd.Series(100 * 1.03 ** (YEARS - 2005), index=YEARS).drop([2010, 2011])
    found = growth.log_linear(values)
    assert found.percent_per_year == pytest.approx(3)
    assert (found.first_year, found.last_year, found.points) == (2005, 2020, 14)


def test_the_interval_covers_as_often_as_it_says():
    random = np.random.default_rng(7)
    hits = 0
    for _ in range(400):
        noise = random.normal(0, 0.05, len(YEARS))
        found = growth.log_linear(
            pd.Series(np.exp(0.02 * (YEARS - 2005) + noise), index=YEARS), 0.9
        )
        hits += found.low <= 100 * np.expm1(0.02) <= found.high
    assert 0.86 <= hits / 400 <= 0.94


def test_a_known_break_is_found():
    logs = np.where(YEARS < 2014, 0.01 * (YEARS - 2005), 0.09 + 0.1 * (YEARS - 2013))
    noise = np.random.default_rng(3).normal(0, 0.01, len(YEARS))
    found = growth.break_points(pd.Series(np.exp(logs + noise), index=YEARS), trials=199)
    assert len(found.years) == 1
    assert found.years[0] in (2013, 2014)
    assert found.p_value < 0.02


def test_noise_has_few_false_breaks():
    random = np.random.default_rng(5)
    p_values = [
        growth.break_points(
            pd.Series(np.exp(random.normal(0, 0.02, 12)), index=range(12)), trials=99
        ).p_value
        for _ in range(60)
    ]
    assert np.mean(np.array(p_values) <= 0.1) < 0.25


def test_candidates_are_told_with_their_bic():
    random = np.random.default_rng(2)
    values = pd.Series(np.exp(random.normal(0, 0.1, len(YEARS))), index=YEARS)
    found = growth.break_points(values, max_breaks=2, trials=9)
    assert found.candidates["breaks"].tolist() == [0, 1, 2]
    assert found.candidates["delta_bic"].min() == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: growth.log_linear(pd.Series({2019: 1.0, 2020: 2.0})), "at least 3 years"),
        (
            lambda: growth.log_linear(pd.Series({2018: 1.0, 2019: 0.0, 2020: 2.0})),
            "FY2019 has none",
        ),
        (lambda: growth.break_points(pd.Series(1.0, index=range(5))), "at least 6 years"),
    ],
)
def test_too_little_to_go_on(call, message):
    with pytest.raises(InputError, match=message):
        call()


def test_the_trend_follows_each_stretch():
    values = pd.Series({2018: 1.0, 2019: 2.0, 2020: 4.0, 2021: 1.0, 2022: 1.0})
    found = growth.fitted(values, (2021,))
    np.testing.assert_allclose(found["trend"], values)
    assert found["stretch"].tolist() == [0, 0, 0, 1, 1]
    with pytest.raises(InputError, match="the stretch of FY2022 has one point"):
        growth.fitted(values, (2022,))
