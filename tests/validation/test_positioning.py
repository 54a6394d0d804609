"""Satellite navigation against truth from outside; each row names its source."""

import pytest

from analysis.positioning.validation import comparisons

ROWS = comparisons()


@pytest.mark.parametrize("row", ROWS.to_dict("records"), ids=list(ROWS["quantity"]))
def test_ours_comes_as_close_to_theirs_as_it_must(row):
    assert row["source"]
    assert abs(row["ours"] - row["theirs"]) <= row["tolerance"]
