import pandas as pd
import pytest

from analysis.budget import data
from analysis.errors import InputError
from analysis.studies.budget_programmes import items
from analysis.studies.budget_programmes import shares as shares_of


@pytest.fixture(scope="module")
def lines():
    return data.lines()


@pytest.fixture(scope="module")
def paper():
    return data.paper_items()


def test_fourteen_per_cent_is_a_mix_and_eight_and_a_half_is_not(lines, paper):
    assert shares_of.paper_share(paper) == pytest.approx(14.36, abs=0.01)
    readings = shares_of.readings_2020(lines).set_index("reading")
    assert not readings.loc["As in the paper", "alike"]
    assert readings.loc["As in the paper", "unlike_in"] == (
        "basis: request over fifteen-month; accounting: contract over expenditure"
    )
    alike = readings[readings["alike"]]["share_percent"]
    assert alike.to_list() == pytest.approx([8.57, 8.54], abs=0.01)


def test_shares_of_the_ministry_never_mix(lines):
    shares = shares_of.ministry_shares(lines)
    assert 2025 not in set(shares["fiscal_year"])  # contract basis over a mixed total
    assert shares["share_percent"].between(0, 100).all()


def test_the_ministrys_own_total_leaves_its_gaps(lines):
    own = shares_of.ministry_own_total(lines)
    granted = own[own["basis"] == "initial"]
    assert set(granted["fiscal_year"]).isdisjoint({2021, 2022, 2023, 2024})
    assert not own.duplicated(["fiscal_year", "basis"]).any()


def test_implied_rates_and_their_rounding(paper):
    rates = items.implied_rates(paper).set_index("id")
    assert rates.loc["mod-space", "implied_jpy_per_usd"] == pytest.approx(107.377, abs=0.001)
    assert (rates["low_jpy_per_usd"] < rates["implied_jpy_per_usd"]).all()
    common = items.common_rate(rates)
    assert not common.is_empty
    assert common.holds(107.4)
    assert not common.holds(112.9)


def test_the_market_of_december_2017_is_outside(paper):
    rates = items.with_market(items.implied_rates(paper), data.economy())
    assert not rates.set_index("id").loc["jsm-2017", "market_inside"]


def test_the_sum_of_december_2017_is_two_items(lines):
    parts = ["jsm-2018-request", "jassm-er-study-2018-request"]
    assert items.sum_of(lines, parts) == pytest.approx(2.19)
    with pytest.raises(InputError, match="unlike amounts: jsm-2018-request is FY2018 request"):
        items.sum_of(lines, ["jsm-2018-request", "jsm-2020-initial"])


def test_items_are_borne_out_to_different_degrees(paper, lines):
    standing = items.standing(paper, lines).set_index("id")["standing"]
    assert standing["mod-space"] == "same request"
    assert standing["f15-2020"] == "same amount"
    assert standing["jsm-2020"] == "other amount"
    assert standing["glide-projectile-2020"] == "no other source"
    with pytest.raises(InputError, match="did you mean 'jsm-2020'"):
        items.statements(paper, lines, "jsm-20200")


def test_items_are_found_by_name(lines):
    assert {"Joint Strike Missile", "F-15, preparation"} <= set(
        items.strike_lines(lines)["programme"]
    )
    assert items.space_items(lines)["value_bn_jpy"].gt(0).all()


def test_the_space_unit_grows_from_twenty():
    strength = items.unit_strength(data.events())
    assert strength["people"].iloc[0] == 20
    assert strength["people"].is_monotonic_increasing
    assert set(strength["state"]) == {"done", "planned"}


def test_a_formation_of_march_is_of_the_fiscal_year_before():
    events = pd.DataFrame(
        [
            ("first", "2020-05-18", "space-unit", "organisation", "done"),
            ("march", "2022-03-17", "space-unit", "organisation", "done"),
            ("april", "2023-04-01", "space-unit", "organisation", "done"),
            ("year alone", "2024", "space-unit", "organisation", "done"),
            ("planned", "2026-03", "space-unit", "organisation", "planned"),
            ("law", "2024-05-10", "space-unit", "law", "done"),
        ],
        columns=["id", "date", "topic", "kind", "state"],
    )
    found = items.unit_formations(events, "first")
    assert dict(zip(found["id"], found["fiscal_year"], strict=True)) == {
        "march": 2021,
        "april": 2023,
    }


def test_other_statements_of_the_year_are_counted(paper, lines):
    standing = items.standing(paper, lines).set_index("id")
    assert standing.loc["mod-space", "same"] > 0
    assert standing.loc["jsm-2020", ["same", "others"]].tolist() == [0, 1]
    assert standing.loc["glide-projectile-2020", ["same", "others"]].tolist() == [0, 0]
