import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.surveillance import sizes

S_BAND = sizes.wavelength_m(3250)


def test_wavelength_of_s_band():
    assert pytest.approx(0.09224, abs=1e-5) == S_BAND


def test_optical_region_is_the_disc_of_a_sphere():
    assert sizes.rcs_m2(1.6, S_BAND) == pytest.approx(np.pi * 0.8**2)


def test_rayleigh_region_grows_with_the_sixth_power():
    small, twice = sizes.rcs_m2([0.002, 0.004], S_BAND)
    assert twice / small == pytest.approx(64)


def test_the_three_regions_meet():
    lower, upper = 0.10997 * S_BAND, 1.8975 * S_BAND
    for edge in (lower, upper):
        below, above = sizes.rcs_m2([edge * (1 - 1e-9), edge * (1 + 1e-9)], S_BAND)
        assert above / below == pytest.approx(1, rel=5e-3)


@given(st.floats(1e-3, 50), st.floats(0.02, 1.0))
def test_size_and_cross_section_are_inverse(diameter, wavelength):
    again = sizes.diameter_m(sizes.rcs_m2(diameter, wavelength), wavelength)
    assert again == pytest.approx(diameter, rel=5e-3)  # the table's edges have four digits


def test_size_grows_with_cross_section():
    assert (np.diff(sizes.diameter_m(np.logspace(-7, 2, 400), S_BAND)) > 0).all()


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan])
def test_a_size_or_section_that_is_not_above_zero_is_refused(bad):
    with pytest.raises(InputError, match="must be above 0"):
        sizes.diameter_m(bad, S_BAND)
    with pytest.raises(InputError, match="must be above 0"):
        sizes.rcs_m2(bad, S_BAND)
    with pytest.raises(InputError, match="must be above 0"):
        sizes.rcs_m2(1.0, bad)
    with pytest.raises(InputError, match="must be above 0"):
        sizes.wavelength_m(bad)
