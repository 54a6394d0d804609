import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.surveillance import brightness


def test_twice_the_distance_is_a_magnitude_and_a_half_fainter():
    near, far = brightness.magnitude(1.0, [18000.0, 36000.0], 0.1)
    assert far - near == pytest.approx(5 * np.log10(2))


def test_a_quarter_phase_keeps_a_third_of_the_light():
    assert brightness.phase_factor([0, 90, 180]) == pytest.approx([1, 1 / np.pi, 0], abs=1e-12)


@given(st.floats(0.01, 20), st.floats(100, 80000), st.floats(0, 150), st.floats(0.02, 1))
def test_size_and_magnitude_are_inverse(size, distance, phase, albedo):
    faint = brightness.magnitude(size, distance, albedo, phase)
    assert brightness.diameter_m(faint, distance, albedo, phase) == pytest.approx(size)


def test_at_full_phase_angle_nothing_is_seen():
    assert brightness.magnitude(1.0, 1000.0, 0.1, 180.0) > 40


@pytest.mark.parametrize("bad", [(0, 1e4, 0.1), (1, 0, 0.1), (1, 1e4, 0)])
def test_values_that_are_not_above_zero_are_refused(bad):
    with pytest.raises(InputError, match="must be above 0"):
        brightness.magnitude(*bad)


def test_a_phase_outside_the_half_circle_is_refused():
    with pytest.raises(InputError, match="0 to 180"):
        brightness.phase_factor(181)
