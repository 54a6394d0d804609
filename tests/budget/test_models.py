import pytest

from analysis import tables
from analysis.budget import data, series
from analysis.budget.scenarios import Case, Start, fan, path, start_2026
from analysis.errors import InputError

START = Start(2025, 600_000.0, 1.4, 2.0)
LOW = Case(1.0, 1.4, 1.0, 2.5, 160.0)
HIGH = Case(3.0, 2.0, 4.0, 1.0, 120.0)


@pytest.fixture(scope="module")
def lines():
    return data.lines()


def test_the_core_bridges_every_year(lines):
    assert series.core(lines, "initial").values.index.tolist() == list(range(2017, 2027))
    assert series.core(lines, "fifteen_month").values.index.tolist() == list(range(2018, 2027))


def test_ministries_of_a_year_without_a_table(lines):
    with pytest.raises(
        InputError, match="no table by ministry for FY2018: there are FY2014, FY2015"
    ):
        series.ministries(lines, 2018, with_bmd=False)
    table = series.ministries(lines, 2015, with_bmd=False)
    assert table["share_percent"].sum() == pytest.approx(100, abs=0.3)
    assert table.loc[0, "entity"] == "MEXT"


def test_lines_of_the_government_total_end_at_gaps(lines):
    drawn = series.with_segments(series.government(lines), data.breaks(), ["total", "basis"])
    for _, stretch in drawn.groupby("segment"):
        assert (stretch["fiscal_year"].diff().dropna() == 1).all()


def test_a_scenario_ends_where_it_is_told():
    end = path(START, HIGH, 2035).iloc[-1]
    assert end["gdp_bn_jpy"] == pytest.approx(600_000 * 1.03**10)
    assert end["defence_bn_jpy"] == pytest.approx(end["gdp_bn_jpy"] * 0.02)
    assert end["space_bn_jpy"] == pytest.approx(end["defence_bn_jpy"] * 0.04)
    assert end["space_real_bn_jpy"] == pytest.approx(end["space_bn_jpy"] / 1.01**10)
    assert end["space_bn_usd"] == pytest.approx(end["space_bn_jpy"] / 120)


def test_the_fan_holds_its_middle_and_opens_from_one_point():
    opened = fan(START, LOW, HIGH, 2035)
    assert (opened["low"] <= opened["middle"] + 1e-9).all()
    assert (opened["middle"] <= opened["high"] + 1e-9).all()
    first = opened[(opened["fiscal_year"] == 2025) & (opened["quantity"] == "space_bn_jpy")].iloc[0]
    assert first["low"] == pytest.approx(first["high"])


def test_a_horizon_in_the_past_is_refused():
    with pytest.raises(InputError, match="horizon 2025: allowed is after FY2025"):
        path(START, LOW, 2025)


def test_an_unknown_row_gets_the_nearest(lines):
    with pytest.raises(InputError, match="did you mean 'igs-2020-initial'"):
        tables.row(lines, "igs-2020-inital")


def test_the_scenarios_start_from_the_drafts_of_fy2026(lines):
    start = start_2026(lines, data.economy())
    assert start.defence_share_percent == pytest.approx(100 * 9035.3 / start.gdp_bn_jpy)
    assert 1 < start.space_share_percent < 3
