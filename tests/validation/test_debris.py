"""What the rows of debris say of their source follows the tables."""

import numpy as np

from analysis.debris import data
from analysis.validation import debris


def test_the_rows_of_decay_name_the_last_month_for_which_reentries_are_known(monkeypatch):
    monkeypatch.setattr(data, "last_decay_day", lambda: np.datetime64("2021-02-01"))
    rows = list(debris._decay())
    assert {row.source for row in rows} == {
        "Satellite catalogue of February 2021, 18th Space Defense Squadron"
    }
    assert sum("May 2020 to February 2021" in row.quantity for row in rows) == 2
