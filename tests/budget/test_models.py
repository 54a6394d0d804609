import pytest

from analysis import tables
from analysis.budget import data, like_for_like, programmes, series
from analysis.budget.scenarios import Case, Start, fan, path, start_2026
from analysis.errors import InputError

START = Start(2025, 600_000.0, 1.4, 2.0)
LOW = Case(1.0, 1.4, 1.0, 2.5, 160.0)
HIGH = Case(3.0, 2.0, 4.0, 1.0, 120.0)


@pytest.fixture(scope="module")
def lines():
    return data.lines()


@pytest.fixture(scope="module")
def items():
    return data.paper_items()


def test_fourteen_per_cent_is_a_mix_and_eight_and_a_half_is_not(lines, items):
    assert like_for_like.paper_share(items) == pytest.approx(14.36, abs=0.01)
    readings = like_for_like.readings_2020(lines).set_index("reading")
    assert not readings.loc["As in the paper", "alike"]
    assert "contract over expenditure" in readings.loc["As in the paper", "unlike_in"]
    alike = readings[readings["alike"]]["share_percent"]
    assert alike.to_list() == pytest.approx([8.57, 8.54], abs=0.01)


def test_shares_of_the_ministry_never_mix(lines):
    shares = like_for_like.ministry_shares(lines)
    assert 2025 not in set(shares["fiscal_year"])  # contract basis over a mixed total
    assert shares["share_percent"].between(0, 100).all()


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


def test_implied_rates_and_their_rounding(items):
    rates = programmes.implied_rates(items).set_index("id")
    assert rates.loc["mod-space", "implied_jpy_per_usd"] == pytest.approx(107.377, abs=0.001)
    assert (rates["low_jpy_per_usd"] < rates["implied_jpy_per_usd"]).all()
    common = programmes.common_rate(rates)
    assert not common.is_empty
    assert common.holds(107.4)
    assert not common.holds(112.9)


def test_the_market_of_december_2017_is_outside(items):
    rates = programmes.with_market(programmes.implied_rates(items), data.economy())
    assert not rates.set_index("id").loc["jsm-2017", "market_inside"]


def test_the_sum_of_december_2017_is_two_items(lines):
    parts = ["jsm-2018-request", "jassm-er-study-2018-request"]
    assert programmes.sum_of(lines, parts) == pytest.approx(2.19)
    with pytest.raises(InputError, match="unlike amounts: jsm-2018-request is FY2018 request"):
        programmes.sum_of(lines, ["jsm-2018-request", "jsm-2020-initial"])


def test_items_are_borne_out_to_different_degrees(items, lines):
    standing = programmes.standing(items, lines).set_index("id")["standing"]
    assert standing["mod-space"] == "same request"
    assert standing["f15-2020"] == "same amount"
    assert standing["jsm-2020"] == "other amount"
    assert standing["glide-projectile-2020"] == "no other source"
    with pytest.raises(InputError, match="did you mean 'jsm-2020'"):
        programmes.statements(items, lines, "jsm-20200")


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


def test_items_are_found_by_name(lines):
    assert {"Joint Strike Missile", "F-15, preparation"} <= set(
        programmes.strike_lines(lines)["programme"]
    )
    assert programmes.space_items(lines)["value_bn_jpy"].gt(0).all()


def test_the_space_unit_grows_from_twenty():
    strength = programmes.unit_strength(data.events())
    assert strength["people"].iloc[0] == 20
    assert strength["people"].is_monotonic_increasing
    assert set(strength["state"]) == {"done", "planned"}


def test_the_ministrys_own_total_leaves_its_gaps(lines):
    own = series.ministry_own_total(lines)
    granted = own[own["basis"] == "initial"]
    assert set(granted["fiscal_year"]).isdisjoint({2021, 2022, 2023, 2024})
    assert not own.duplicated(["fiscal_year", "basis"]).any()
