"""Debris models against outside truth; each row of the comparisons names its source."""

import pytest

from analysis.debris import validation

ROWS = validation.comparisons()


@pytest.mark.parametrize("row", list(ROWS.itertuples()), ids=lambda row: row.quantity)
def test_a_quantity_agrees_with_its_source(row):
    assert row.difference == pytest.approx(row.ours - row.theirs)
    assert abs(row.ours - row.theirs) <= row.tolerance, f"{row.ours} against {row.theirs}"
    assert row.source


def test_the_comparisons_are_told_apart_and_complete():
    assert ROWS["quantity"].is_unique
    assert not ROWS[["ours", "theirs", "tolerance", "unit", "source"]].isna().any().any()
    assert len(ROWS) >= 14
