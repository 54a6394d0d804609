"""Derived totals against published ones; each row names whose number it is."""

import pytest

from analysis.budget.validation import comparisons

ROWS = comparisons().to_dict("records")


@pytest.mark.parametrize("row", ROWS, ids=[r["quantity"] for r in ROWS])
def test_our_total_agrees_with_the_published_one(row):
    assert abs(row["ours"] - row["theirs"]) <= row["tolerance"], row["source"]


def test_there_are_enough_of_them():
    assert len(ROWS) >= 8
    assert all(row["source"] for row in ROWS)
