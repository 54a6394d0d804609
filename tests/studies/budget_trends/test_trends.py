import pytest

from analysis.budget import data, series
from analysis.budget.bases import select
from analysis.errors import InputError
from analysis.studies.budget_trends import budget_lines, countries


@pytest.fixture(scope="module")
def lines():
    return data.lines()


def test_the_rise_of_fy2015_is_a_fall_like_for_like(lines):
    change = budget_lines.announced_rise(lines).set_index("comparison")["change_percent"]
    assert change.iloc[0] > 18
    assert change.loc["Fifteen months"] == pytest.approx(-2.5, abs=0.05)


def test_defence_is_spliced_where_the_sources_agree(lines):
    defence = budget_lines.defence(lines)
    assert defence.index.is_unique
    book = select(lines, "defence", "initial", first=2017, last=2020).values
    assert (defence.loc[2017:2020] - book).abs().max() < 0.1


def test_shares_of_the_economy_by_vintage(lines):
    share = budget_lines.defence_share(lines, data.economy(), data.comparators())
    fy2019 = share[share["fiscal_year"] == 2019].set_index("measure")["share_percent"]
    assert fy2019["GDP of June 2020"] == pytest.approx(0.951, abs=0.001)
    assert fy2019["GDP of 2026"] == pytest.approx(0.921, abs=0.001)


def test_ministries_together_make_the_whole(lines):
    table = budget_lines.ministries_by_year(lines)
    assert table.groupby("fiscal_year")["share_percent"].sum().to_list() == pytest.approx(
        [100] * 4, abs=0.3
    )
    assert table["entity"].nunique() == 6


def test_halves_of_the_core_make_the_core(lines):
    halves = budget_lines.core_by_half(lines).groupby("fiscal_year")["value_bn_jpy"].sum()
    assert halves.to_list() == pytest.approx(series.core(lines, "fifteen_month").values.to_list())


def test_countries_side_by_side():
    shares = countries.space_share_of_gdp(data.comparators(), 2022)
    assert {"Japan", "United States"} <= set(shares["entity"])
    assert shares["share_percent"].is_monotonic_decreasing
    with pytest.raises(InputError, match="no estimates by country for 2010: there are"):
        countries.space_share_of_gdp(data.comparators(), 2010)
    assert countries.world_totals(data.comparators())["value"].between(60, 140).all()
