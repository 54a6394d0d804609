"""Our numbers against those of others; each row names its source and what its tolerance rests on.

Rows that validate have a tolerance from outside. The others guard against change: theirs was set
by us, so that coming within it says little of how right we are.
"""

import functools

import pytest

from analysis.parameters.validation import Parameters
from analysis.validation import all_topics
from analysis.validation.frame import Comparison

ROWS = all_topics.comparisons()
named = functools.partial(pytest.mark.parametrize, ids=lambda row: f"{row.topic}: {row.quantity}")


def agrees(row: Comparison) -> None:
    assert row.source
    assert row.within, f"{row.ours} against {row.theirs} of {row.source}: {row.reason}"


@named("row", [row for row in ROWS if row.basis in ("rounding", "stated")])
def test_ours_comes_as_close_as_their_digits_or_their_words_allow(row):
    agrees(row)


@named("row", [row for row in ROWS if row.basis == "regression"])
def test_regression_guard_holds(row):
    agrees(row)


def test_every_row_has_one_of_the_three_bases_and_says_why():
    assert {row.basis for row in ROWS} == {"rounding", "stated", "regression"}
    assert all(row.reason and row.unit for row in ROWS)


def test_rows_are_told_apart():
    assert len({(row.topic, row.quantity) for row in ROWS}) == len(ROWS)


def test_signs_are_kept():
    """Navigation once showed distances only."""
    assert min(row.difference for row in ROWS if row.topic == "positioning") < 0


def test_each_topic_that_can_be_asked_for_is_compared():
    assert Parameters().topics == tuple(all_topics.COMPARISONS) == tuple(all_topics.TABLES)
    assert {row.topic for row in ROWS} == set(all_topics.COMPARISONS)
