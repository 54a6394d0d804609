import pandas as pd
import pytest

from analysis.budget import data, money
from analysis.errors import InputError


@pytest.fixture(scope="module")
def economy():
    return data.economy()


def test_real_terms_leave_the_base_year_as_it_is(economy):
    real = money.real_terms(pd.Series({2015: 100.0, 2020: 100.0}), economy, 2020)
    assert real[2020] == pytest.approx(100)
    level = money.indicator(economy, "gdp-nominal") / money.indicator(economy, "gdp-real")
    assert real[2015] == pytest.approx(100 * level[2020] / level[2015])


def test_a_year_without_a_price_level_is_left_out_not_invented(economy):
    real = money.real_terms(pd.Series({2020: 1.0, 2026: 1.0}), economy, 2020)
    assert real.index.tolist() == [2020]


def test_rates_by_mode(economy):
    fiscal = money.exchange_rate(economy, "fiscal")
    calendar = money.exchange_rate(economy, "calendar")
    assert fiscal[2022] != calendar[2022]
    assert set(money.exchange_rate(economy, "fixed", 107.4)) == {107.4}
    assert money.in_dollars(pd.Series({2020: 107.4}), pd.Series({2020: 107.4}))[2020] == 1


def test_a_share_is_per_cent_of_the_years_that_both_have():
    share = money.share_of_gdp(pd.Series({2018: 5.0, 2019: 5.0}), pd.Series({2019: 500.0}))
    assert share.to_dict() == {2019: 1.0}


def test_one_share_by_two_vintages(economy):
    defence = pd.Series({2019: 5257.4})
    first = money.share_of_gdp(
        defence, money.indicator(economy, "gdp-nominal", vintage="june-2020")
    )
    now = money.share_of_gdp(defence, money.indicator(economy, "gdp-nominal"))
    assert first[2019] > now[2019]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda e: money.real_terms(pd.Series(dtype=float), e, 1980),
            "base_year 1980: allowed is FY",
        ),
        (lambda e: money.exchange_rate(e, "fiscall"), "did you mean 'fiscal'"),
        (lambda e: money.exchange_rate(e, "fixed"), "must be above 0, not None"),
        (lambda e: money.exchange_rate(e, "fixed", -1.0), "must be above 0"),
        (lambda e: money.indicator(e, "gdp-nominal", vintage="june-2021"), "did you mean"),
        (lambda e: money.month_rate(e, 2016, 1), "no exchange rate for 2016-01: there are 2017-12"),
    ],
)
def test_bad_calls_get_one_line(economy, call, message):
    with pytest.raises(InputError, match=message) as error:
        call(economy)
    assert "\n" not in str(error.value)


def test_three_terms_start_at_one_hundred(economy):
    found = money.indexed(
        pd.Series({2018: 10.0, 2019: 11.0}), economy, 2020, money.exchange_rate(economy, "fiscal")
    )
    assert found.groupby("terms")["index"].first().to_list() == pytest.approx([100] * 3)
    assert found["terms"].nunique() == 3
