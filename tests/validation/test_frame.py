"""The row type of a comparison, and the tolerance that printed digits give."""

import pytest

from analysis.errors import InputError
from analysis.validation.frame import COLUMNS, Comparison, frame_of, half_unit


def made(**other) -> Comparison:
    given = {
        "topic": "orbits",
        "quantity": "altitude",
        "ours": 627.25,
        "theirs": 628.0,
        "unit": "km",
        "tolerance": 0.5,
        "basis": "rounding",
        "reason": "the number as printed",
        "source": "an operator",
    }
    return Comparison(**(given | other))


def test_a_difference_keeps_its_sign():
    assert made().difference == -0.75
    assert made(ours=628.25).difference == 0.25


@pytest.mark.parametrize(
    ("ours", "within"),
    [(627.25, False), (627.5, True), (628.5, True), (628.75, False), (float("nan"), False)],
)
def test_a_row_is_within_up_to_its_tolerance_on_both_sides(ours, within):
    assert made(ours=ours).within is within


def test_only_a_tolerance_from_outside_validates():
    assert made().validates
    assert made(basis="stated").validates
    assert not made(basis="regression").validates


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"basis": "guess"}, "guess"),
        ({"tolerance": -0.1}, "altitude: a tolerance of -0.1"),
        ({"tolerance": float("nan")}, "altitude: a tolerance of nan"),
        ({"source": ""}, "altitude: no source"),
    ],
)
def test_a_row_that_says_too_little_is_refused(other, message):
    with pytest.raises(InputError, match=message):
        made(**other)


def test_the_frame_holds_a_line_for_each_row():
    frame = frame_of([made(), made(quantity="inclination", ours=628.5)])
    assert list(frame.columns) == list(COLUMNS)
    assert frame["difference"].tolist() == [-0.75, 0.5]
    assert frame["within"].tolist() == [False, True]
    assert list(frame_of([]).columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("printed", "decimals", "half"),
    [
        (193.0, None, 0.5),
        (40_000.0, None, 0.5),
        (97.9, None, 0.05),
        (0.005, None, 0.0005),
        (7.25e-5, None, 5e-8),
        (47.9, 2, 0.005),
        (0.95, 3, 0.0005),
    ],
)
def test_rounding_moves_a_number_by_half_of_its_last_digit(printed, decimals, half):
    assert half_unit(printed, decimals) == pytest.approx(half, rel=1e-12)
