"""Orbits against outside truth; each row of the comparisons names its source."""

import pytest

from analysis.orbits import ages, data, validation

ROWS = validation.comparisons()


@pytest.mark.parametrize("row", list(ROWS.itertuples()), ids=lambda row: row.quantity)
def test_a_quantity_agrees_with_its_source(row):
    assert row.difference == pytest.approx(row.ours - row.theirs)
    assert abs(row.ours - row.theirs) <= row.tolerance, f"{row.ours} against {row.theirs}"
    assert row.source


def test_the_comparisons_are_told_apart_and_complete():
    assert ROWS["quantity"].is_unique
    assert not ROWS[["ours", "theirs", "tolerance", "unit"]].isna().any().any()
    assert len(ROWS) >= 30


def test_eight_weeks_of_age_cost_tens_of_kilometres_and_more():
    # The later element sets are the truth: data/orbits/elements.csv, CelesTrak / 18 SDS.
    errors = ages.error_of_age_km(data.elements_age_check(), data.elements("ALOS"))
    assert list(errors["satellite"]) == ["ALOS-2", "ALOS-4 (DAICHI-4)"]
    assert errors["age_days"].between(54, 55).all()
    assert (errors["distance_km"] > 20).all()
